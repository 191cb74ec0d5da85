//! The statistics: figures, a way to the longest sentence, and a table for other programs.

use std::time::Duration;

use egui::Key;
use speechwright::store::{SystemDisk, written_days};

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

#[test]
fn the_longest_sentence_is_gone_to_by_a_click() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL_SHIFT, Key::K);
    let longest = desk.session().statistics().longest.expect("a sentence");
    let name = desk
        .texts()
        .with("statistics-go-to", &[("sentence", longest.text.as_str().into())]);
    desk.press_starting_with(&name);
    assert_eq!(desk.session().selection(), longest.selection);
    let title = desk.texts().get("statistics-sections").to_owned();
    assert!(!desk.sees(&title), "the dialog is gone");
}

#[test]
fn the_table_is_put_on_the_clipboard() {
    let mut desk = Desk::with_review();
    desk.choose("menu-view", "command-statistics");
    let copy = desk.texts().get("statistics-copy").to_owned();
    desk.press(&copy);
    let words = desk.session().manuscript().length().count.words;
    let first = format!("{}\t{words}\n", desk.texts().get("statistics-words"));
    let table = desk.clipboard.last().expect("a table");
    assert!(table.starts_with(&first), "{table}");
}

#[test]
fn a_speech_without_a_word_has_statistics_too() {
    let mut desk = Desk::start();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press(&blank);
    desk.keys(CTRL_SHIFT, Key::K);
    let none = desk.texts().get("statistics-no-long").to_owned();
    assert!(desk.sees(&none));
    desk.key(Key::Escape);
    assert!(!desk.sees(&none));
}

#[test]
fn what_is_written_is_counted_by_day_if_the_writer_wishes_it() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("为的是办三件事");
    desk.write("不算");
    count_days(&mut desk);
    desk.put_caret_behind("为的是办三件事");
    desk.write("五个字，算");
    desk.paste("粘贴的不算");
    desk.keys(CTRL_SHIFT, Key::K);
    let today = |desk: &Desk, count: &str| {
        let words = desk.texts().with("statistics-today", &[("count", count.into())]);
        desk.sees(&words)
    };
    assert!(today(&desk, "5"), "{:?}", desk.notices());
    desk.key(Key::Escape);
    desk.around.borrow_mut().now += Duration::from_secs(90);
    desk.settle();
    let days = written_days(&SystemDisk, &desk.path("state"));
    assert_eq!(days.values().copied().collect::<Vec<_>>(), [5]);
    desk.keys(CTRL_SHIFT, Key::K);
    assert!(today(&desk, "5"));
}

/// Has what is written counted from now on.
fn count_days(desk: &mut Desk) {
    desk.keys(CTRL, Key::Comma);
    desk.write("meitian");
    desk.key(Key::Enter);
    desk.key(Key::Space);
    let save = desk.texts().get("button-save").to_owned();
    desk.press(&save);
}

#[test]
fn what_is_to_leave_no_traces_is_not_counted() {
    let mut speech = review();
    speech.leaves_traces = false;
    let mut desk = Desk::open(&speech);
    count_days(&mut desk);
    desk.put_caret_behind("为的是办三件事");
    desk.write("不算");
    desk.around.borrow_mut().now += Duration::from_secs(90);
    desk.settle();
    assert!(written_days(&SystemDisk, &desk.path("state")).is_empty());
}
