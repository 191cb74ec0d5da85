//! What the window remembers comes back, also where two windows write it.

use super::*;
use crate::store::SystemDisk;

#[test]
fn settings_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/settings.ron");
    let mut settings = Settings {
        zoom: 1.25,
        theme: ThemeChoice::Dark,
        language: InterfaceLanguage::English,
        ..Settings::default()
    };
    settings.remember(Path::new("/home/甲/讲话.speech"));
    save_settings(&SystemDisk, &path, &settings).unwrap();
    let (read, note) = load_settings(&path);
    assert!(note.is_none());
    assert_eq!(read, settings);
    assert_eq!(read.last_folder, Some(PathBuf::from("/home/甲")));
}

#[test]
fn two_windows_keep_each_others_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let mut start = Settings::default();
    for name in ["a", "b", "c"] {
        start.remember(Path::new(name));
    }
    save_settings(&SystemDisk, &path, &start).unwrap();
    let mut one = start.clone();
    one.theme = ThemeChoice::Dark;
    one.panes.outline_width = 400.0;
    one.remember(Path::new("b"));
    one.remember(Path::new("d"));
    one.forget(Path::new("c"));
    save_changed_settings(&SystemDisk, &path, &start, &one).unwrap();
    assert_eq!(load_settings(&path).0, one);
    let mut other = start.clone();
    other.zoom = 1.5;
    other.panes.helper = false;
    other.remember(Path::new("e"));
    save_changed_settings(&SystemDisk, &path, &start, &other).unwrap();
    let both = Settings {
        theme: ThemeChoice::Dark,
        zoom: 1.5,
        panes: Panes {
            outline_width: 400.0,
            helper: false,
            ..Panes::default()
        },
        recent: ["e", "d", "b", "a"].map(PathBuf::from).to_vec(),
        ..other
    };
    assert_eq!(load_settings(&path).0, both);
}

#[test]
fn windows_that_write_at_the_same_instant_keep_each_others_changes() {
    let changes: [fn(&mut Settings); 6] = [
        |settings| settings.zoom = 1.5,
        |settings| settings.theme = ThemeChoice::Dark,
        |settings| settings.panes.helper = false,
        |settings| settings.views.typewriter = true,
        |settings| settings.typing.dashes = false,
        |settings| settings.safety.autosave = true,
    ];
    let folder = tempfile::tempdir().unwrap();
    let start = Settings::default();
    for round in 0..10 {
        let path = folder.path().join(format!("new{round}/settings.ron"));
        let together = std::sync::Barrier::new(changes.len());
        thread::scope(|scope| {
            for change in &changes {
                scope.spawn(|| {
                    let mut after = start.clone();
                    change(&mut after);
                    together.wait();
                    save_changed_settings(&SystemDisk, &path, &start, &after).unwrap();
                });
            }
        });
        let mut all = start.clone();
        for change in &changes {
            change(&mut all);
        }
        assert_eq!(load_settings(&path).0, all);
    }
}

#[test]
fn a_settings_file_that_is_missing_or_damaged_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let before = Settings {
        theme: ThemeChoice::Dark,
        ..Settings::default()
    };
    let after = Settings {
        zoom: 1.5,
        ..before.clone()
    };
    for damage in [None, Some("(zoom: ")] {
        if let Some(damage) = damage {
            std::fs::write(&path, damage).unwrap();
        }
        save_changed_settings(&SystemDisk, &path, &before, &after).unwrap();
        assert_eq!(load_settings(&path).0, after);
    }
}

#[test]
fn damage_gives_the_usual_settings_and_keeps_the_file_aside() {
    let deep = vec![b'('; 200_000];
    for damage in [&b""[..], b"(zoom: ", b"\0\0\0\0", b"\xFF\xFE(", &deep] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        std::fs::write(&path, damage).unwrap();
        let (settings, note) = load_settings(&path);
        assert_eq!(settings, Settings::default());
        let kept = note.and_then(|note| note.kept).unwrap();
        assert_eq!(std::fs::read(kept).unwrap(), damage);
        save_settings(&SystemDisk, &path, &settings).unwrap();
        assert!(load_settings(&path).1.is_none());
    }
}

#[test]
fn missing_settings_are_no_damage() {
    let folder = tempfile::tempdir().unwrap();
    let (settings, note) = load_settings(&folder.path().join("settings.ron"));
    assert_eq!(settings, Settings::of_first_start());
    assert!(note.is_none());
}

#[test]
fn foreign_keys_and_wild_figures_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let text =
        "(zoom: NaN, interface_scale: 9.0, window: (width: 1e30, height: -5.0), spelling: On, theme: Dark)";
    std::fs::write(&path, text).unwrap();
    let (settings, note) = load_settings(&path);
    assert!(note.is_none(), "{note:?}");
    assert_eq!(settings.theme, ThemeChoice::Dark);
    assert!((settings.zoom - 1.0).abs() < f32::EPSILON);
    assert!((settings.interface_scale - 3.0).abs() < f32::EPSILON);
    assert!((settings.window.width - 16_000.0).abs() < 1.0);
    assert!((settings.window.height - 320.0).abs() < 1.0);
}

#[test]
fn recent_drafts_are_few_and_each_stands_once() {
    let mut settings = Settings::default();
    for number in 0..30 {
        settings.remember(Path::new(&format!("{number}.speech")));
    }
    settings.remember(Path::new("25.speech"));
    assert_eq!(settings.recent.len(), RECENT);
    assert_eq!(settings.recent[0], Path::new("25.speech"));
    assert_eq!(
        settings
            .recent
            .iter()
            .filter(|path| path.ends_with("25.speech"))
            .count(),
        1
    );
}

#[test]
fn the_tour_is_offered_from_the_first_start_until_that_is_decided() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let start = load_settings(&path).0;
    assert!(start.offers_tour);
    let wider = Settings {
        zoom: 1.5,
        ..start.clone()
    };
    save_changed_settings(&SystemDisk, &path, &start, &wider).unwrap();
    assert!(
        load_settings(&path).0.offers_tour,
        "another change decides nothing"
    );
    let decided = Settings {
        offers_tour: false,
        ..start.clone()
    };
    save_changed_settings(&SystemDisk, &path, &start, &decided).unwrap();
    let kept = load_settings(&path).0;
    assert!(!kept.offers_tour && (kept.zoom - 1.5).abs() < f32::EPSILON);
    std::fs::write(&path, "(zoom: 1.5)").unwrap();
    assert!(
        !load_settings(&path).0.offers_tour,
        "settings from before the tour"
    );
}
