//! Settings reach the file change by change.

use super::*;

fn change(before: &Settings, after: &Settings) -> Job {
    Job::SaveSettings {
        before: Box::new(before.clone()),
        after: Box::new(after.clone()),
    }
}

fn zoomed(zoom: f32, settings: &Settings) -> Settings {
    Settings {
        zoom,
        ..settings.clone()
    }
}

#[test]
fn a_change_leaves_what_another_window_wrote() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let start = Settings::default();
    let mut named = start.clone();
    named.remember(Path::new("a.speech"));
    for after in [&named, &zoomed(1.5, &start)] {
        let mut window = workers_of(&root);
        let outcome = only(&mut window, change(&start, after));
        assert!(matches!(outcome, Outcome::SettingsSaved(Ok(()))));
    }
    assert_eq!(load_settings(&folders.settings).0, zoomed(1.5, &named));
}

#[test]
fn changes_that_were_passed_over_or_refused_are_saved_with_the_next() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(Some(folders.clone()), quiet(), gate);
    let start = Settings::default();
    let first = zoomed(1.5, &start);
    let mut second = first.clone();
    second.remember(Path::new("a.speech"));
    let mut third = second.clone();
    third.panes.helper = false;
    passes.send(false).unwrap();
    assert!(matches!(
        only(&mut workers, change(&start, &first)),
        Outcome::SettingsSaved(Err(_))
    ));
    workers.start(change(&first, &second));
    workers.start(change(&second, &third));
    for _ in 0..2 {
        passes.send(true).unwrap();
    }
    workers.finish();
    assert_eq!(load_settings(&folders.settings).0, third);
}
