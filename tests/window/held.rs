//! Two of anything: a draft that somebody else has open, and that one's own lock goes when the draft is left.

use std::path::Path;
use std::time::{Duration, SystemTime};

use egui::Key;
use speechwright::model::Inline;
use speechwright::store::{
    DraftLock, InterfaceLanguage, SystemDisk, TakenLock, load_speech, take_lock, write_speech,
};
use speechwright::ui::surroundings::FileAnswer;
use tempfile::TempDir;

use crate::desk::{CTRL, Desk, review};

/// A folder with a draft.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("draft.speech"), "她的题目");
    folder
}

fn write(path: &Path, title: &str) {
    let mut speech = review();
    speech.information.title = Inline::from_text(title);
    std::fs::write(path, write_speech(&speech, path).expect("a speech")).expect("a draft");
}

/// The draft's lock, as another window holds it.
fn lock(folder: &TempDir) -> DraftLock {
    match take_lock(
        &SystemDisk,
        &folder.path().join("draft.speech"),
        SystemTime::now(),
    ) {
        TakenLock::Ours(lock) => lock,
        other => panic!("{other:?}"),
    }
}

fn open(folder: TempDir) -> Desk {
    let path = folder.path().join("draft.speech");
    Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], Some(path))
}

fn title(path: &Path) -> String {
    let speech = load_speech(path).expect("a draft");
    speech.information.title.text().to_owned()
}

const QUESTION: &str = "“draft.speech”正被占用";

#[test]
fn a_draft_that_another_has_open_is_read_only_and_saved_elsewhere() {
    let folder = folder();
    let lock = lock(&folder);
    let mut desk = open(folder);
    assert!(desk.sees(QUESTION) && !desk.has_speech());
    assert!(desk.sees("上编辑，从今天"), "who, and since when");
    assert!(!desk.sees("接管"), "the other is at work");
    desk.answer("held-read-only");
    assert!(desk.session().is_read_only());
    desk.put_caret_before("为的是办三件事");
    desk.write("我的");
    assert!(!desk.manuscript().contains("我的"));
    let other = desk.path("other.speech");
    let answer = FileAnswer::Chosen(other.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.keys(CTRL, Key::S);
    assert_eq!(title(&other), "她的题目");
    assert!(!desk.session().is_read_only(), "one's own can be written");
    desk.comes_to_hold(&[".draft.speech.lock", ".other.speech.lock"]);
    // Hers was never touched, and what she does now concerns nobody here.
    write(&desk.path("draft.speech"), "她的新题目");
    desk.write("我的");
    desk.keys(CTRL, Key::S);
    assert!(!desk.sees("被其他程序改动了"));
    lock.release(&SystemDisk);
}

#[test]
fn what_is_read_only_is_told_when_the_other_saves() {
    let folder = folder();
    let lock = lock(&folder);
    let mut desk = open(folder);
    desk.answer("held-read-only");
    write(&desk.path("draft.speech"), "她的新题目");
    desk.comes_to_see("被其他程序改动了");
    assert!(!desk.sees("保留我的"), "there is nothing of one's own");
    desk.answer("changed-take-theirs");
    assert!(desk.manuscript().contains("她的新题目") && desk.session().is_read_only());
    assert!(!desk.session().is_unsaved());
    write(&desk.path("draft.speech"), "她最后的题目");
    desk.comes_to_see("被其他程序改动了");
    lock.release(&SystemDisk);
}

#[test]
fn what_is_read_only_can_be_edited_once_the_other_is_gone() {
    let folder = folder();
    let lock = lock(&folder);
    let mut desk = open(folder);
    desk.answer("held-read-only");
    assert!(desk.sees("上编辑，这里只能看"));
    write(&desk.path("draft.speech"), "她最后的题目");
    desk.pass(Duration::from_secs(3));
    assert!(!desk.sees("现在没有人在编辑"));
    lock.release(&SystemDisk);
    desk.pass(Duration::from_secs(3));
    assert!(desk.sees("现在没有人在编辑") && desk.session().is_read_only());
    desk.answer("held-go-on");
    assert!(desk.manuscript().contains("她最后的题目") && !desk.session().is_read_only());
    assert!(!desk.sees("没有人在编辑") && !desk.sees("这里只能看"));
    desk.comes_to_hold(&[".draft.speech.lock"]);
}

#[test]
fn a_copy_of_it_is_a_draft_of_its_own() {
    let folder = folder();
    let lock = lock(&folder);
    let mut desk = open(folder);
    desk.answer("held-copy");
    assert_eq!(desk.title(), "• draft 副本 — 讲稿工坊");
    assert!(desk.session().is_unsaved() && !desk.session().is_read_only());
    assert_ne!(
        desk.session().speech().draft,
        load_speech(&desk.path("draft.speech")).expect("hers").draft
    );
    desk.keys(CTRL, Key::S);
    assert_eq!(desk.around.borrow().questions.len(), 1, "it asks for a name");
    lock.release(&SystemDisk);
}

#[test]
fn whoever_waits_is_told_that_it_is_free_and_gets_what_was_saved_last() {
    let folder = folder();
    let lock = lock(&folder);
    let mut desk = open(folder);
    desk.pass(Duration::from_secs(3));
    assert!(desk.sees(QUESTION) && !desk.sees("接管"));
    write(&desk.path("draft.speech"), "她最后的题目");
    lock.release(&SystemDisk);
    desk.pass(Duration::from_secs(3));
    assert!(desk.sees("“draft.speech”现在可以编辑了"));
    desk.answer("held-take-over");
    assert!(desk.manuscript().contains("她最后的题目"));
    assert!(!desk.session().is_read_only());
    desk.comes_to_hold(&[".draft.speech.lock"]);
    desk.write("我的");
    desk.keys(CTRL, Key::S);
    assert!(!desk.session().is_unsaved());
    // What was taken over once has no part in what is asked later.
    desk.keys(CTRL, Key::W);
    desk.comes_to_hold(&[]);
    let path = desk.path("draft.speech");
    let TakenLock::Ours(later) = take_lock(&SystemDisk, &path, SystemTime::now()) else {
        panic!("it is free");
    };
    desk.drop_file(&path);
    assert!(desk.sees(QUESTION));
    assert!(!desk.notices().iter().any(|notice| notice.contains("没能接管")));
    later.release(&SystemDisk);
}

#[test]
fn whoever_comes_too_late_to_take_over_is_asked_again() {
    let folder = folder();
    let first = lock(&folder);
    let mut desk = open(folder);
    first.release(&SystemDisk);
    desk.pass(Duration::from_secs(3));
    let path = desk.path("draft.speech");
    let TakenLock::Ours(second) = take_lock(&SystemDisk, &path, SystemTime::now()) else {
        panic!("it is free");
    };
    desk.answer("held-take-over");
    assert!(desk.sees(QUESTION) && !desk.has_speech());
    assert!(desk.notices().iter().any(|notice| notice.contains("没能接管")));
    second.release(&SystemDisk);
}

#[test]
fn a_lock_that_was_left_over_is_no_question() {
    let folder = folder();
    // Whoever is stopped leaves the file, and holds it no longer.
    drop(lock(&folder));
    let desk = open(folder);
    assert!(desk.has_speech() && !desk.sees(QUESTION));
    assert!(!desk.session().is_read_only());
}

#[test]
fn the_lock_stands_as_long_as_the_draft_is_open() {
    let mut desk = open(folder());
    desk.comes_to_hold(&[".draft.speech.lock"]);
    desk.keys(CTRL, Key::W);
    assert!(!desk.has_speech());
    desk.comes_to_hold(&[]);
    let folder = open(desk.into_folder()).into_folder();
    assert!(
        !folder.path().join(".draft.speech.lock").exists(),
        "nor after the end"
    );
}

#[test]
fn a_draft_that_is_left_for_another_in_the_same_window_is_free() {
    let mut desk = open(folder());
    write(&desk.path("other.speech"), "另一篇");
    desk.around.borrow_mut().no_windows = true;
    let other = desk.path("other.speech");
    desk.drop_file(&other);
    assert!(desk.manuscript().contains("另一篇"));
    desk.comes_to_hold(&[".other.speech.lock"]);
    desk.keys(CTRL, Key::N);
    desk.comes_to_hold(&[]);
}

#[test]
fn opening_both_leaves_the_file_to_the_other_window() {
    let mut desk = open(folder());
    desk.put_caret_before("为的是办三件事");
    desk.write("记得");
    let folder = desk.struck_down();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    let both = desk.texts().get("recovery-open-both").to_owned();
    desk.press_starting_with(&format!("{both}："));
    assert!(desk.manuscript().contains("记得为的是"));
    desk.comes_to_hold(&[]);
    // From a draft that is open here, too.
    let mut desk = open(desk.struck_down());
    desk.comes_to_hold(&[".draft.speech.lock"]);
    let original = desk.texts().get("recovery-open-both").to_owned();
    desk.press(&original);
    desk.comes_to_hold(&[]);
}

#[test]
fn a_recovered_draft_is_locked_and_says_when_another_has_it() {
    let mut desk = open(folder());
    desk.put_caret_before("为的是办三件事");
    desk.write("记得");
    let folder = desk.struck_down();
    let held = lock(&folder);
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press_starting_with(&format!("{recover}："));
    assert!(desk.manuscript().contains("记得为的是"));
    let told = desk.notices();
    assert!(told.iter().any(|notice| notice.contains("正在")), "{told:?}");
    desk.keys(CTRL, Key::S);
    assert_eq!(title(&desk.path("draft.speech")), "她的题目");
    assert!(desk.sees("没能保存") && desk.session().is_unsaved());
    held.release(&SystemDisk);
    desk.answer("button-retry");
    assert!(!desk.session().is_unsaved());
    desk.comes_to_hold(&[".draft.speech.lock"]);
}

#[test]
fn of_two_files_that_come_at_once_the_first_stays_locked_and_watched() {
    let mut desk = Desk::start();
    let (one, other) = (desk.path("draft.speech"), desk.path("other.speech"));
    write(&one, "第一篇");
    write(&other, "第二篇");
    desk.drop_files(&[&one, &other, &one]);
    assert!(desk.manuscript().contains("第一篇"));
    assert_eq!(desk.around.borrow().windows, [Some(other)]);
    desk.comes_to_hold(&[".draft.speech.lock"]);
    write(&one, "她的题目");
    desk.comes_to_see("被其他程序改动了");
}

#[test]
fn a_draft_that_is_open_here_is_not_opened_again() {
    let mut desk = open(folder());
    let path = desk.path("draft.speech");
    desk.drop_file(&path);
    assert!(desk.around.borrow().windows.is_empty());
    assert!(
        desk.notices()
            .iter()
            .any(|notice| notice.contains("已在这个窗口打开"))
    );
}
