//! Closing and quitting with unsaved work.

use egui::{Key, ViewportCommand};

use crate::desk::{CTRL, Desk};

fn changed() -> Desk {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("改动");
    desk
}

fn content(desk: &Desk) -> String {
    std::fs::read_to_string(desk.path("draft.speech")).expect("the draft")
}

#[test]
fn the_title_bar_names_the_file_and_marks_unsaved_work() {
    let desk = changed();
    assert_eq!(desk.title(), "• draft — 讲稿工坊");
}

#[test]
fn a_window_without_changes_closes_at_once() {
    let mut desk = Desk::with_review();
    desk.close_window();
    assert!(!desk.asked.contains(&ViewportCommand::CancelClose));
}

#[test]
fn a_speech_from_a_template_that_was_not_touched_is_left_without_a_question() {
    let mut desk = Desk::start();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    assert!(desk.has_speech());
    desk.keys(CTRL, Key::W);
    assert!(!desk.has_speech());
}

#[test]
fn cancelling_keeps_the_window_and_the_changes() {
    let mut desk = changed();
    desk.close_window();
    assert!(desk.asked.contains(&ViewportCommand::CancelClose));
    assert!(desk.sees("要保存对"));
    let cancel = desk.texts().get("button-cancel").to_owned();
    desk.press(&cancel);
    assert!(!desk.sees("要保存对"));
    assert!(desk.manuscript().contains("改动为的是"));
    assert!(!desk.closes());
}

#[test]
fn discarding_closes_and_leaves_the_file() {
    let mut desk = changed();
    let before = content(&desk);
    desk.close_window();
    let discard = desk.texts().get("button-discard").to_owned();
    desk.press(&discard);
    assert!(desk.closes());
    assert_eq!(content(&desk), before);
}

#[test]
fn saving_writes_the_file_and_then_closes() {
    let mut desk = changed();
    desk.close_window();
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
    assert!(desk.closes());
    assert!(content(&desk).contains("改动为的是"));
}

#[test]
fn closing_a_speech_leads_to_the_start_page() {
    let mut desk = changed();
    desk.keys(CTRL, Key::W);
    let discard = desk.texts().get("button-discard").to_owned();
    desk.press(&discard);
    assert!(!desk.has_speech());
    assert!(desk.sees("从模板开始"));
}

#[test]
fn asking_twice_shows_one_question() {
    let mut desk = changed();
    desk.close_window();
    desk.close_window();
    let cancel = desk.texts().get("button-cancel").to_owned();
    desk.press(&cancel);
    assert!(!desk.sees("要保存对"));
}

#[test]
fn a_window_that_is_too_large_for_the_screen_fills_it() {
    for (screen, fills) in [([1280.0, 720.0], true), ([1920.0, 1080.0], false)] {
        let mut desk = Desk::with_review();
        desk.asked.clear();
        desk.put_on_screen(screen, [1280.0, 720.0]);
        assert_eq!(desk.asked.contains(&ViewportCommand::Maximized(true)), fills);
    }
}
