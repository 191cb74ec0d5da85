//! The settings window, by keyboard alone and as a screen reader hears it.

use egui::Key;
use speechwright::store::{InterfaceLanguage, Settings, load_settings};
use speechwright::ui::surroundings::{FileAnswer, FileUse};

use crate::desk::{CTRL, Desk};

/// A desk with the settings shown, of which those of this name are sought.
fn seeking(words: &str) -> Desk {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::Comma);
    desk.write(words);
    desk.key(Key::Enter);
    desk
}

fn shows(desk: &Desk, key: &str) -> bool {
    let words = desk.texts().get(key).to_owned();
    desk.sees(&words)
}

#[test]
fn a_setting_is_found_by_pinyin_and_switched_by_keyboard_alone() {
    let mut desk = seeking("pozhehao");
    assert!(shows(&desk, "typing-dashes") && !shows(&desk, "typing-quotes"));
    desk.key(Key::Space);
    assert!(
        desk.app().settings().typing.dashes,
        "nothing before it is confirmed"
    );
    // Past the way back to the default, to the button that saves.
    for _ in 0..2 {
        desk.key(Key::Tab);
    }
    desk.key(Key::Space);
    assert!(!desk.app().settings().typing.dashes);
    assert!(!shows(&desk, "settings-writing"), "the window is gone");
    desk.put_caret_behind("为的是办三件事");
    desk.write("-");
    desk.write("-");
    assert!(
        desk.manuscript().contains("为的是办三件事--"),
        "and it is in force"
    );
}

#[test]
fn each_has_its_default_and_a_way_back_to_it() {
    let mut desk = seeking("dazijimoshi");
    let name = desk.texts().get("command-typewriter").to_owned();
    let reset = desk
        .texts()
        .with("settings-reset-one", &[("setting", name.clone().into())]);
    let off = desk.texts().get("settings-off").to_owned();
    let usual = desk.texts().with("settings-usual", &[("usual", off.into())]);
    assert!(desk.sees(&usual));
    assert!(!desk.shows(&reset), "it is as usual");
    desk.key(Key::Space);
    assert!(desk.shows(&reset));
    desk.press(&reset);
    assert!(!desk.shows(&reset));
    desk.key(Key::Escape);
    assert_eq!(desk.app().settings().views, Settings::default().views);
}

#[test]
fn escape_leaves_everything_as_it_was() {
    let mut desk = seeking("pozhehao");
    let before = desk.app().settings().clone();
    desk.key(Key::Space);
    desk.key(Key::Escape);
    assert_eq!(*desk.app().settings(), before);
    assert!(!shows(&desk, "settings-writing"));
}

#[test]
fn another_language_speaks_at_once_and_stands_in_the_file() {
    let mut desk = seeking("yuyan");
    desk.key(Key::Space);
    desk.press("English");
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
    assert!(desk.sees("File"));
    desk.around.borrow_mut().now += std::time::Duration::from_secs(5);
    desk.settle();
    let (kept, note) = load_settings(&desk.path("settings.ron"));
    assert!(note.is_none());
    assert_eq!(kept.language, InterfaceLanguage::English);
}

#[test]
fn the_sheet_of_shortcuts_is_led_to_and_what_was_changed_before_is_kept() {
    let mut desk = seeking("dazijimoshi");
    desk.key(Key::Space);
    let sought = desk.texts().get("settings-sought").to_owned();
    desk.press(&sought);
    desk.keys(CTRL, Key::A);
    desk.write("kuaijiejian");
    desk.key(Key::Enter);
    desk.key(Key::Space);
    assert!(shows(&desk, "dialog-shortcuts-title"));
    assert!(desk.app().settings().views.typewriter);
}

#[test]
fn the_shared_folder_is_chosen_in_the_desktops_dialog_or_else_typed() {
    let mut desk = seeking("gongxiangmoban");
    let chosen = desk.path("share");
    let answer = FileAnswer::Chosen(chosen.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    let choose = desk.texts().get("dialog-path-template-folder").to_owned();
    desk.press(&choose);
    let question = desk.around.borrow().questions[0].clone();
    assert_eq!(question.purpose, FileUse::TemplateFolder);
    assert_eq!(
        (question.title.as_str(), question.name.as_str()),
        (choose.as_str(), "")
    );
    assert_eq!(
        desk.app().settings().template_folder,
        None,
        "not before it is confirmed"
    );
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
    assert_eq!(desk.app().settings().template_folder, Some(chosen.clone()));
    // Where the question is withdrawn, all stays as it is; where there is no dialog, the path is typed.
    desk.keys(CTRL, Key::Comma);
    desk.write("gongxiangmoban");
    desk.around
        .borrow_mut()
        .file_answers
        .push_back(FileAnswer::Cancelled);
    desk.press(&choose);
    assert!(shows(&desk, "settings-template-folder") && shows(&desk, "button-close"));
    let begun_in = desk.around.borrow().questions[1].folder.clone();
    assert_eq!(begun_in, Some(chosen));
    desk.press(&choose);
    desk.keys(CTRL, Key::A);
    let typed = desk.path("other");
    desk.write(&typed.to_string_lossy());
    let accept = desk.texts().get("button-choose").to_owned();
    desk.press(&accept);
    desk.press(&save);
    assert_eq!(desk.app().settings().template_folder, Some(typed));
}

#[test]
fn what_is_found_nowhere_is_told() {
    let desk = seeking("qqqq");
    assert!(shows(&desk, "settings-none-found"));
}

#[test]
fn the_whole_window_is_made_larger_and_comes_back() {
    let mut desk = seeking("jiemiandaxiao");
    assert!((desk.scale() - 1.0).abs() < 0.001);
    desk.key(Key::Space);
    desk.press("150%");
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
    assert!((desk.scale() - 1.5).abs() < 0.001);
    desk.around.borrow_mut().now += std::time::Duration::from_secs(5);
    desk.settle();
    let (kept, _) = load_settings(&desk.path("settings.ron"));
    assert!((kept.interface_scale - 1.5).abs() < 0.001);
    // The desktop's wish and the writer's go together.
    desk.around.borrow_mut().wishes.text_scale = 1.2;
    desk.settle();
    assert!((desk.scale() - 1.8).abs() < 0.001);
}
