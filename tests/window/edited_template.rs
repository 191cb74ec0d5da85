//! A template that is edited, with what it says of itself: undone, recovered, saved elsewhere, copied, and changed underneath.

use std::path::{Path, PathBuf};

use egui::Key;
use speechwright::store::{InterfaceLanguage, Settings, load_template, write_speech};
use speechwright::ui::command::Command;
use speechwright::ui::surroundings::FileAnswer;

use crate::around::Around;
use crate::desk::{Beginning, Desk, review};
use crate::workshop::{edit_own, own, own_path, with_former_version, with_own};

/// Gives the edited template another name in its dialog.
fn call(desk: &mut Desk, ending: &str) {
    desk.answer("workshop-information");
    desk.write(ending);
    desk.key(Key::Enter);
}

#[test]
fn what_a_template_says_of_itself_is_undone_repeated_and_comes_back_after_a_crash() {
    let mut desk = with_own();
    edit_own(&mut desk);
    call(&mut desk, "（新）");
    assert!(desk.sees("正在编辑模板“每周例会（新）”"));
    desk.give(Command::Undo);
    assert!(desk.sees("正在编辑模板“每周例会”"));
    assert!(!desk.session().is_unsaved(), "as it stands in the file");
    desk.give(Command::Redo);
    assert!(desk.sees("正在编辑模板“每周例会（新）”"));
    let folder = desk.struck_down();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press_starting_with(&format!("{recover}："));
    assert!(desk.sees("正在编辑模板“每周例会（新）”"));
    desk.give(Command::Save);
    assert_eq!(own(&desk).name, "每周例会（新）");
}

#[test]
fn a_template_that_is_edited_is_saved_elsewhere_under_another_id() {
    let mut desk = with_own();
    edit_own(&mut desk);
    let path = desk.path("templates/another.ron");
    let answer = FileAnswer::Chosen(path.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.give(Command::SaveAs);
    assert_eq!(load_template(&path).expect("the other").id, "another");
    assert_eq!(own(&desk).id, "mine");
    assert!(desk.sees("正在编辑模板“每周例会”"));
    assert!(!desk.session().is_unsaved());
    call(&mut desk, "二");
    let folder = desk.struck_down();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    assert!(desk.sees("模板“another”"), "it is another template from there on");
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press_starting_with(&format!("{recover}："));
    desk.give(Command::Save);
    let saved = load_template(&path).expect("the other");
    assert_eq!(
        (saved.id.as_str(), saved.name.as_str()),
        ("another", "每周例会二")
    );
}

/// The one former version that is kept.
fn former_version(backups: &Path) -> PathBuf {
    let below = |folder: &Path| std::fs::read_dir(folder).expect("a folder").flatten();
    let mut files = below(backups).flat_map(|draft| below(&draft.path()));
    let is_version = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "speech");
    let found = files.find_map(|file| Some(file.path()).filter(is_version));
    found.expect("a former version")
}

#[test]
fn a_former_version_of_a_template_in_a_window_of_its_own_is_another_template() {
    let desk = with_former_version();
    let folder = desk.struck_down();
    let kept = former_version(&folder.path().join("state/backups"));
    let desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], Some(kept));
    assert!(desk.sees("正在编辑模板“每周例会（副本）”"));
    let head = desk.session().speech().head.clone().expect("a template");
    assert_eq!(
        head.id, "mine-2",
        "saved without a thought, it does not take the other's place"
    );
}

#[test]
fn a_template_that_became_a_draft_underneath_is_opened_as_one() {
    let mut desk = with_own();
    edit_own(&mut desk);
    desk.write("改");
    let path = own_path(&desk);
    std::fs::write(&path, write_speech(&review(), &path).expect("a draft")).expect("the draft");
    let take = desk.texts().get("changed-take-theirs").to_owned();
    desk.comes_to_see(&take);
    desk.answer("changed-take-theirs");
    desk.settle();
    assert!(!desk.sees("正在编辑模板"));
    assert!(desk.session().speech().head.is_none());
    assert!(desk.manuscript().contains("为的是办三件事"));
}

#[test]
fn both_are_opened_of_a_template_and_its_file_is_edited_there() {
    let mut desk = with_own();
    edit_own(&mut desk);
    desk.put_caret_before("请XX同志记录");
    desk.write("会前");
    let folder = desk.struck_down();
    let size = [1440.0, 900.0];
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, size, None);
    let both = desk.texts().get("recovery-open-both").to_owned();
    desk.press_starting_with(&format!("{both}："));
    assert!(desk.manuscript().contains("会前请"));
    let head = desk.session().speech().head.clone().expect("a template");
    assert_eq!(head.id, "mine-2", "it is a template of its own");
    let path = own_path(&desk);
    assert_eq!(desk.around.borrow().edited, std::slice::from_ref(&path));
    assert_eq!(desk.around.borrow().windows, []);
    // The other window.
    let folder = desk.struck_down();
    let beginning = Beginning {
        file: Some(path),
        edits: true,
        settings: Settings {
            language: InterfaceLanguage::Chinese,
            ..Settings::default()
        },
        note: None,
    };
    let builder = egui_kittest::Harness::builder().with_size(size);
    let desk = Desk::made(builder, folder, Around::default(), beginning);
    assert!(desk.sees("正在编辑模板“每周例会”"));
    assert!(!desk.manuscript().contains("会前"));
}
