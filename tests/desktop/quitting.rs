//! Closing the window with unsaved work: it asks, and does what it is told.

use std::fs;

use crate::desk::Desktop;

const QUESTION: &str = "要保存对";

/// A desk with an opened draft that was changed, and what the draft's file holds.
fn desk_with_changes(name: &'static str) -> (Desktop, String) {
    let mut desk = Desktop::start(name);
    let path = desk.draft("half-year-review", "review.speech");
    let content = fs::read_to_string(path).expect("the draft");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk.write("changed");
    desk.manuscript_with("changed为的是");
    desk.close_window();
    desk.wait_for_text(QUESTION);
    (desk, content)
}

fn content(desk: &Desktop) -> String {
    fs::read_to_string(desk.document("review.speech")).expect("the draft")
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn cancelling_keeps_the_window_and_the_changes() {
    let (mut desk, before) = desk_with_changes("quit-cancel");
    desk.shot("question");
    desk.press("取消");
    desk.wait_until_gone(QUESTION);
    desk.manuscript_with("changed为的是");
    assert!(desk.runs());
    assert_eq!(content(&desk), before, "the file is not touched");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn discarding_ends_the_program_and_leaves_the_file() {
    let (mut desk, before) = desk_with_changes("quit-discard");
    desk.press("不保存");
    assert!(desk.wait_for_end().success(), "an orderly end");
    assert_eq!(content(&desk), before, "the file is not touched");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn saving_writes_the_file_and_then_ends_the_program() {
    let (mut desk, _) = desk_with_changes("quit-save");
    desk.press("保存");
    assert!(desk.wait_for_end().success(), "an orderly end");
    assert!(content(&desk).contains("changed"), "the change is in the file");
}
