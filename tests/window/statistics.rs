//! The statistics: figures, a way to the longest sentence, and a table for other programs.

use egui::Key;

use crate::desk::{CTRL_SHIFT, Desk};

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
