//! The gallery of templates: finding one, keeping the own ones in order, a shared folder, and applying one.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::Key;
use speechwright::model::Template;
use speechwright::store::{
    InterfaceLanguage, Settings, built_in, load_settings, load_template, pack_templates, unpack_templates,
    write_template,
};
use speechwright::ui::command::Command;
use speechwright::ui::surroundings::FileAnswer;
use tempfile::TempDir;

use crate::around::Around;
use crate::desk::{Beginning, CTRL, Desk};

fn template(id: &str, name: &str) -> Template {
    Template {
        id: id.to_owned(),
        name: name.to_owned(),
        ..built_in("symposium").expect("the template")
    }
}

/// Puts a template into a folder.
fn put(folder: &Path, id: &str, name: &str) -> PathBuf {
    std::fs::create_dir_all(folder).expect("a folder");
    let file = folder.join(format!("{id}.ron"));
    let bytes = write_template(&template(id, name), &file).expect("a template to write");
    std::fs::write(&file, bytes).expect("a file");
    file
}

/// The gallery on a start page, with a template of the user's own in which `sought` is typed.
fn seeking(sought: &str) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    put(&folder.path().join("templates"), "mine", "本馆例会");
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1280.0, 720.0], None);
    desk.give(Command::Gallery);
    desk.write(sought);
    desk
}

/// A start page with settings, in a folder.
fn with_settings(folder: TempDir, settings: Settings) -> Desk {
    let builder = egui_kittest::Harness::builder().with_size([1280.0, 720.0]);
    let beginning = Beginning {
        file: None,
        edits: false,
        settings: Settings {
            language: InterfaceLanguage::Chinese,
            ..settings
        },
        note: None,
    };
    Desk::made(builder, folder, Around::default(), beginning)
}

fn press(desk: &mut Desk, key: &str) {
    let words = desk.texts().get(key).to_owned();
    desk.press(&words);
}

/// Shows frames until something holds that comes from outside.
fn wait_until(desk: &mut Desk, what: &str, holds: impl Fn(&Desk) -> bool) {
    let begun = Instant::now();
    while !holds(desk) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
        std::thread::sleep(Duration::from_millis(50));
        desk.settle();
    }
}

#[test]
fn a_template_is_found_by_pinyin_and_begun_by_keyboard_alone() {
    let mut desk = seeking("zuotanhui");
    assert!(desk.sees("座谈会讲话，内置"));
    desk.key(Key::Enter);
    assert_eq!(desk.session().speech().template, "symposium");
}

#[test]
fn an_own_template_is_copied_renamed_and_deleted() {
    let mut desk = seeking("benguan");
    press(&mut desk, "gallery-duplicate");
    let copy = desk.path("templates/mine-2.ron");
    assert_eq!(load_template(&copy).expect("the copy").name, "本馆例会 副本");
    assert!(
        desk.sees("已复制为“本馆例会 副本”"),
        "the copy is chosen, and told"
    );
    desk.key(Key::F2);
    desk.write("馆务会");
    desk.key(Key::Enter);
    let renamed = load_template(&copy).expect("the same file");
    assert_eq!((renamed.name.as_str(), renamed.id.as_str()), ("馆务会", "mine-2"));
    assert!(desk.sees("馆务会，我的"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_deleted_lies_in_the_trash() {
    let mut desk = seeking("benguan");
    let file = desk.path("templates/mine.ron");
    press(&mut desk, "gallery-delete");
    assert!(!file.exists());
    assert!(desk.sees("已移到回收站") && !desk.sees("本馆例会，我的"));
    let folder = desk.path("templates").canonicalize().expect("the folder");
    let trashed = trash::os_limited::list().expect("a trash");
    let own: Vec<_> = trashed
        .into_iter()
        .filter(|item| item.original_parent == folder)
        .collect();
    assert_eq!(own.len(), 1, "it can be taken back from there");
    trash::os_limited::purge_all(own).expect("the test leaves nothing behind");
}

#[test]
fn an_archive_is_taken_over_and_told_of() {
    let mut desk = seeking("");
    let archive = desk.path("office.zip");
    let packed = [template("mine", "外单位例会"), template("fresh", "新模板")];
    std::fs::write(&archive, pack_templates(&packed, &archive).expect("packed")).expect("a file");
    let answer = FileAnswer::Chosen(archive);
    desk.around.borrow_mut().file_answers.push_back(answer);
    press(&mut desk, "gallery-import");
    assert!(desk.sees("“外单位例会”：标识 mine 已有，改为 mine-2。"));
    press(&mut desk, "button-close");
    assert!(desk.sees("新模板，我的"), "back in the gallery, and listed");
    assert!(desk.path("templates/fresh.ron").exists());
    // And together into another archive.
    for name in ["新模板", "外单位例会"] {
        desk.focus_field("按名称、用途或拼音查找模板");
        desk.keys(CTRL, Key::A);
        desk.write(name);
        desk.press(&format!("选中“{name}”，以便一起导出"));
    }
    let out = desk.path("out.zip");
    let answer = FileAnswer::Chosen(out.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.press("导出选中的 2 个…");
    let bytes = std::fs::read(&out).expect("the archive");
    let unpacked = unpack_templates(&bytes, &out).expect("unpacked");
    assert_eq!(unpacked.templates.len(), 2);
    assert!(desk.sees("模板已导出到“out.zip”"));
}

#[test]
fn what_cannot_be_taken_over_is_told_in_words() {
    let mut desk = seeking("");
    let file = desk.path("broken.ron");
    std::fs::write(&file, "(format: \"speechwright-template\", version: 1, oops: 2)").expect("a file");
    desk.around
        .borrow_mut()
        .file_answers
        .push_back(FileAnswer::Chosen(file));
    press(&mut desk, "gallery-import");
    assert!(desk.sees("“broken.ron”没有导入") && desk.sees("oops"));
}

#[test]
fn what_another_program_puts_there_shows_by_itself() {
    let mut desk = seeking("");
    assert!(!desk.sees("外来模板，我的"));
    // The folder is watched a moment after the start.
    std::thread::sleep(Duration::from_millis(500));
    put(&desk.path("templates"), "other", "外来模板");
    wait_until(&mut desk, "it shows in the gallery", |desk| {
        desk.sees("外来模板，我的")
    });
    desk.key(Key::Escape);
    desk.key(Key::Escape);
    let file = desk.path("templates/other.ron");
    std::fs::write(&file, "(format: ").expect("a file");
    wait_until(&mut desk, "the start page tells of it", |desk| {
        desk.sees("1 个模板无法读取")
    });
}

#[test]
fn a_shared_folder_is_listed_and_its_absence_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let shared = folder.path().join("share");
    put(&shared, "office", "全市通稿");
    let settings = Settings {
        template_folder: Some(shared.clone()),
        ..Settings::default()
    };
    let mut desk = with_settings(folder, settings);
    desk.give(Command::Gallery);
    assert!(desk.sees("全市通稿，共享"));
    let open = desk.texts().get("gallery-shared-open").to_owned();
    assert!(desk.sees(&open));
    std::fs::remove_dir_all(&shared).expect("removed");
    let gone = desk.texts().get("gallery-shared-unreachable").to_owned();
    wait_until(&mut desk, "its absence is told", |desk| desk.sees(&gone));
    assert!(!desk.sees("全市通稿，共享") && desk.sees("座谈会讲话"));
    put(&shared, "office", "全市通稿");
    wait_until(&mut desk, "it is back", |desk| desk.sees("全市通稿，共享"));
}

#[test]
fn a_shared_folder_is_set_in_the_settings_and_reset_there() {
    let mut desk = Desk::start();
    let shared = desk.path("share");
    put(&shared, "office", "全市通稿");
    desk.keys(CTRL, Key::Comma);
    desk.write("gongxiangmoban");
    desk.key(Key::Enter);
    let (_, _, typed) = desk.focused().expect("the field");
    let choose = desk.place_of(desk.texts().get("dialog-path-template-folder"));
    assert!(
        (typed.center().y - choose.center().y).abs() < 1.0,
        "{typed}, {choose}"
    );
    assert!(typed.right() < choose.left(), "{typed}, {choose}");
    desk.write(&shared.display().to_string());
    press(&mut desk, "button-save");
    assert_eq!(desk.app().settings().template_folder, Some(shared.clone()));
    desk.give(Command::Gallery);
    assert!(desk.sees("全市通稿，共享"), "it is in force at once");
    desk.key(Key::Escape);
    desk.key(Key::Escape);
    desk.around.borrow_mut().now += Duration::from_secs(5);
    desk.settle();
    let (kept, _) = load_settings(&desk.path("settings.ron"));
    assert_eq!(kept.template_folder, Some(shared));
    desk.keys(CTRL, Key::Comma);
    desk.write("gongxiangmoban");
    let name = desk.texts().get("settings-template-folder").to_owned();
    let reset = desk
        .texts()
        .with("settings-reset-one", &[("setting", name.into())]);
    desk.press(&reset);
    press(&mut desk, "button-save");
    assert_eq!(desk.app().settings().template_folder, None);
}

#[test]
fn a_template_is_applied_to_the_speech_and_taken_back() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("同志们：");
    desk.write("大家好。");
    let before = desk.session().speech().clone();
    desk.give(Command::Gallery);
    desk.write("年终总结大会");
    press(&mut desk, "gallery-apply");
    assert!(desk.sees("套用模板“年终总结大会讲话”"));
    press(&mut desk, "apply-accept");
    let after = desk.session().speech().clone();
    assert_eq!(after.template, "year-end-summary");
    for section in before.sections.sections() {
        let found = after.sections.get(section.id).expect("every section stays");
        assert_eq!((&found.heading, &found.body), (&section.heading, &section.body));
    }
    let applied = desk
        .texts()
        .with("notice-template-applied", &[("name", "年终总结大会讲话".into())]);
    assert_eq!(desk.notices(), [applied]);
    desk.give(Command::Undo);
    assert_eq!(*desk.session().speech(), before);
}

#[test]
fn where_a_section_goes_can_be_chosen() {
    let mut desk = Desk::with_review();
    let speech = desk.session().speech().clone();
    let opening = speech.sections.children(None)[1];
    let name = speech.outline_name(opening);
    desk.give(Command::Gallery);
    desk.write("年终总结大会");
    press(&mut desk, "gallery-apply");
    let keeps = desk.texts().get("apply-keeps").to_owned();
    let choice = desk.texts().with("apply-choice", &[("name", name.into())]);
    desk.press(&choice);
    desk.press_starting_with(&keeps);
    assert!(desk.sees("个段落在模板中没有对应的位置，留在原上级的末尾"));
    assert!(!desk.sees(&keeps), "no line repeats it");
    press(&mut desk, "apply-accept");
    let after = desk.session().speech();
    assert_eq!(after.sections.children(None).last(), Some(&opening));
}

#[test]
fn applying_can_be_answered_in_a_small_window_and_everything_has_a_name() {
    for size in [[640.0, 360.0], [1280.0, 720.0]] {
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let review = built_in("half-year-review")
            .expect("the template")
            .instantiate(None);
        let mut desk = Desk::open_in(&review, InterfaceLanguage::English, size);
        desk.give(Command::Gallery);
        press(&mut desk, "gallery-apply");
        assert_eq!(desk.nameless(), Vec::<String>::new());
        let answers = desk.answers();
        assert!(answers.len() >= 2, "{answers:?}");
        for (_, name, place) in answers {
            assert!(window.contains_rect(place), "{name} at {place:?} in {size:?}");
        }
    }
}

#[test]
fn dismissing_applies_nothing() {
    let mut desk = Desk::with_review();
    let before = desk.session().speech().clone();
    desk.give(Command::Gallery);
    press(&mut desk, "gallery-apply");
    desk.key(Key::Escape);
    assert_eq!(*desk.session().speech(), before);
}
