//! Former versions as saves really leave them: listed, looked at, compared, restored, opened as a copy, cleared.

use egui::Key;
use speechwright::store::{InterfaceLanguage, load_speech};
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk};

/// A draft that was saved with “一稿”, with “一稿二稿”, and with “一稿二稿三稿” in it.
fn saved_thrice() -> Desk {
    let mut desk = Desk::with_review();
    for words in ["一稿", "二稿", "三稿"] {
        desk.put_caret_before("为的是办三件事");
        desk.write(words);
        desk.keys(CTRL, Key::S);
        assert!(!desk.session().is_unsaved());
    }
    desk
}

fn show(desk: &mut Desk) {
    desk.choose("menu-file", "command-former-versions");
}

/// How many versions the list shows: each is called by its moment.
fn versions(desk: &Desk) -> usize {
    desk.count("今天 ")
}

#[test]
fn every_save_leaves_the_version_before_it() {
    let mut desk = saved_thrice();
    show(&mut desk);
    assert_eq!(versions(&desk), 3, "the file as it was opened, and two saves");
    assert!(
        desk.sees("加上 2 字，删去 0 字，共 1 处"),
        "the newest, against now"
    );
    desk.answer("versions-preview");
    assert!(desk.sees("一稿二稿为的是"));
    desk.press_starting_with("今天 ");
    assert!(!desk.sees("一稿"), "the oldest is the file as it was");
    desk.answer("versions-compare");
    assert!(desk.sees("加上 6 字，删去 0 字，共 1 处"));
}

#[test]
fn a_version_is_restored_as_one_step_and_saved_like_any_other() {
    let mut desk = saved_thrice();
    show(&mut desk);
    desk.press_starting_with("今天 ");
    desk.answer("versions-restore");
    assert!(!desk.manuscript().contains("一稿") && desk.session().is_unsaved());
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("一稿二稿三稿") && !desk.session().is_unsaved());
    desk.keys(CTRL, Key::Y);
    desk.keys(CTRL, Key::S);
    show(&mut desk);
    assert_eq!(versions(&desk), 4, "what gave way is a version, too");
    desk.answer("versions-preview");
    assert!(desk.sees("一稿二稿三稿为的是"));
}

#[test]
fn a_version_that_is_opened_as_a_copy_is_a_draft_of_its_own() {
    let mut desk = saved_thrice();
    let id = desk.session().speech().draft;
    show(&mut desk);
    desk.answer("versions-copy");
    let opened = desk.around.borrow().windows.clone();
    let [Some(file)] = &opened[..] else {
        panic!("{opened:?}")
    };
    let file = file.clone();
    let size = [1440.0, 900.0];
    let mut other = Desk::in_folder(
        desk.into_folder(),
        InterfaceLanguage::Chinese,
        size,
        Some(file.clone()),
    );
    assert!(other.manuscript().contains("一稿二稿为的是"));
    assert!(other.session().is_unsaved() && other.session().speech().draft != id);
    let kept = file.parent().expect("a folder");
    let is_locked = std::fs::read_dir(kept)
        .expect("the versions")
        .flatten()
        .any(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "lock")
        });
    assert!(!is_locked);
    let before = std::fs::read(&file).expect("the version");
    let answer = FileAnswer::Chosen(other.path("copy.speech"));
    other.around.borrow_mut().file_answers.push_back(answer);
    other.keys(CTRL, Key::S);
    assert!(load_speech(&other.path("copy.speech")).is_ok());
    assert_eq!(std::fs::read(&file).expect("the version"), before);
}

#[test]
fn where_no_window_can_be_opened_the_copy_opens_here() {
    let mut desk = saved_thrice();
    desk.around.borrow_mut().no_windows = true;
    show(&mut desk);
    desk.answer("versions-copy");
    assert!(desk.manuscript().contains("一稿二稿为的是") && desk.session().is_unsaved());
    assert!(desk.title().starts_with("• draft（今天 "), "{}", desk.title());
    desk.comes_to_hold(&[]);
}

#[test]
fn versions_are_found_after_the_file_was_renamed() {
    let desk = saved_thrice();
    let folder = desk.into_folder();
    let moved = folder.path().join("改名.speech");
    std::fs::rename(folder.path().join("draft.speech"), &moved).expect("the draft");
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], Some(moved));
    show(&mut desk);
    assert_eq!(versions(&desk), 3);
}

#[test]
fn a_draft_without_a_save_has_none_and_says_where_they_come_from() {
    let mut desk = Desk::with_review();
    show(&mut desk);
    assert_eq!(versions(&desk), 0);
    assert!(desk.sees("每次保存，都会把文件原来的内容留作一个版本"));
}
