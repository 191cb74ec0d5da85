//! What a window that ended without having been closed leaves to the next.

use egui::Key;
use speechwright::store::{InterfaceLanguage, load_speech, write_speech};
use tempfile::TempDir;

use crate::desk::{CTRL, Desk};

/// What is left of a window in which “记得” was written into a saved draft.
fn left() -> TempDir {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("记得");
    desk.struck_down()
}

/// What is left of a window with a speech that was never saved.
fn left_unsaved() -> TempDir {
    let mut desk = Desk::start();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.write("没存过的题目");
    desk.struck_down()
}

fn start(folder: TempDir) -> Desk {
    Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None)
}

fn open(folder: TempDir) -> Desk {
    let path = folder.path().join("draft.speech");
    Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], Some(path))
}

/// Presses what is offered for the one thing that can be recovered.
fn press(desk: &mut Desk, key: &str) {
    let action = desk.texts().get(key).to_owned();
    desk.press_starting_with(&format!("{action}："));
}

const HEADING: &str = "上次没来得及保存的内容";

#[test]
fn work_of_a_draft_is_offered_with_how_it_differs_and_goes_on_where_it_ended() {
    let mut desk = start(left());
    assert!(desk.sees(HEADING));
    assert!(desk.sees("与文件相差 2 字 · 文件没有变"));
    press(&mut desk, "recovery-recover");
    assert!(desk.manuscript().contains("记得为的是"));
    assert!(desk.session().is_unsaved());
    assert_eq!(desk.title(), "• draft — 讲稿工坊");
    desk.keys(CTRL, Key::Z);
    assert!(!desk.manuscript().contains("记得"), "with what can be undone");
    desk.keys(CTRL, Key::Y);
    desk.keys(CTRL, Key::S);
    assert!(!desk.session().is_unsaved());
    let saved = std::fs::read_to_string(desk.path("draft.speech")).expect("the draft");
    assert!(saved.contains("记得为的是"));
    desk.keys(CTRL, Key::W);
    assert!(!desk.sees(HEADING), "what was saved is decided");
}

#[test]
fn a_speech_that_was_never_saved_comes_back() {
    let mut desk = start(left_unsaved());
    assert!(desk.sees("没存过的题目") && desk.sees("从未保存过"));
    press(&mut desk, "recovery-recover");
    assert!(desk.manuscript().contains("没存过的题目"));
    assert!(desk.session().is_unsaved());
    desk.keys(CTRL, Key::S);
    assert_eq!(desk.around.borrow().questions.len(), 1, "it asks for a name");
}

#[test]
fn what_is_discarded_is_offered_no_more_and_can_be_found_all_the_same() {
    let mut desk = start(left());
    press(&mut desk, "recovery-discard");
    assert!(!desk.sees(HEADING));
    assert!(desk.notices().iter().any(|notice| notice.contains("30 天")));
    let mut desk = start(desk.struck_down());
    assert!(!desk.sees(HEADING), "nor the next time");
    desk.choose("menu-file", "command-recoveries");
    assert!(desk.sees("已放弃（保留 30 天）"));
    press(&mut desk, "recovery-recover");
    assert!(desk.manuscript().contains("记得为的是"));
}

#[test]
fn work_is_compared_with_its_file_before_it_is_decided() {
    let mut desk = start(left());
    press(&mut desk, "recovery-compare");
    assert!(desk.sees("加上 2 字，删去 0 字，共 1 处"));
    assert!(desk.sees("可恢复的版本"));
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press(&recover);
    assert!(desk.manuscript().contains("记得为的是"));
}

#[test]
fn a_draft_that_is_opened_offers_its_own_work_at_once() {
    let mut desk = open(left());
    assert!(!desk.manuscript().contains("记得"), "nothing comes of itself");
    assert!(desk.sees("写的内容没来得及保存，与文件相差 2 字"));
    let recover = desk.texts().get("recovery-recover").to_owned();
    desk.press(&recover);
    assert!(desk.manuscript().contains("记得为的是"));
    assert!(!desk.sees("没来得及保存"));
}

#[test]
fn a_file_that_was_changed_since_is_not_written_over_unasked() {
    let folder = left();
    let path = folder.path().join("draft.speech");
    let mut newer = load_speech(&path).expect("the draft");
    newer.information.title = speechwright::model::Inline::from_text("后来的题目");
    std::fs::write(&path, write_speech(&newer, &path).expect("a speech")).expect("the draft");
    let mut desk = start(folder);
    assert!(desk.sees("文件后来被改过"));
    press(&mut desk, "recovery-recover");
    assert!(desk.manuscript().contains("记得为的是"));
    assert!(desk.sees("《draft》被其他程序改动了"));
    desk.keys(CTRL, Key::S);
    let content = std::fs::read_to_string(&path).expect("the draft");
    assert!(content.contains("后来的题目"), "the newer file stands");
    let keep = desk.texts().get("changed-keep-mine").to_owned();
    desk.press(&keep);
    let content = std::fs::read_to_string(&path).expect("the draft");
    assert!(content.contains("记得为的是"), "until it is decided");
}

#[test]
fn both_are_opened_when_neither_is_to_be_given_up() {
    let mut desk = start(left());
    press(&mut desk, "recovery-open-both");
    let path = desk.path("draft.speech");
    assert_eq!(desk.around.borrow().windows, [Some(path)]);
    assert!(desk.manuscript().contains("记得为的是"));
    assert_eq!(desk.title(), "• draft（恢复） — 讲稿工坊");
}

#[test]
fn a_window_that_was_closed_properly_leaves_nothing_to_decide() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("不要了");
    desk.close_window();
    let discard = desk.texts().get("button-discard").to_owned();
    desk.press(&discard);
    let desk = start(desk.struck_down());
    assert!(!desk.sees(HEADING));
}

#[test]
fn a_draft_without_traces_cannot_be_recovered() {
    let mut desk = Desk::with_review();
    desk.choose("menu-file", "command-safety");
    let none = desk.texts().get("safety-no-traces-of-draft").to_owned();
    desk.press(&none);
    let agree = desk.texts().get("button-ok").to_owned();
    desk.press(&agree);
    if desk.sees("以前的历史也清除吗？") {
        let keep = desk.texts().get("clear-keep").to_owned();
        desk.press(&keep);
    }
    assert!(desk.sees("不留痕迹"));
    desk.put_caret_before("为的是办三件事");
    desk.write("记得");
    let desk = start(desk.struck_down());
    assert!(!desk.sees(HEADING));
}

#[test]
fn the_status_bar_says_that_what_is_written_is_kept() {
    let desk = Desk::with_review();
    assert!(desk.sees("实时备份"));
}
