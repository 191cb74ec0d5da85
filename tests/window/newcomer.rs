//! From the start page to plain text as a newcomer goes, counted: beside the words themselves, two clicks, a key for
//! each blank, and four more.

use egui::Key;
use speechwright::model::unfilled;
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk};

/// What the hands did, beside writing words.
#[derive(Default)]
struct Steps {
    clicks: usize,
    keys: usize,
}

#[test]
fn a_template_becomes_plain_text_in_two_clicks_a_key_for_each_blank_and_four_more() {
    let mut desk = Desk::start();
    let mut steps = Steps::default();
    desk.press_starting_with("半年工作总结会讲话");
    let begin = desk.texts().get("start-use-template").to_owned();
    desk.press_starting_with(&begin);
    steps.clicks += 2;
    let blanks = unfilled(desk.session().speech()).len();
    assert!(blanks > 3, "there is something to fill in");

    desk.key(Key::F9);
    steps.keys += 1;
    while !unfilled(desk.session().speech()).is_empty() {
        assert!(steps.keys <= blanks, "{}", desk.manuscript());
        desk.write("甲");
        desk.key(Key::Tab);
        steps.keys += 1;
    }

    desk.keys(CTRL, Key::E);
    let chosen = FileAnswer::Chosen(desk.path("讲话.txt"));
    desk.around.borrow_mut().file_answers.push_back(chosen);
    desk.key(Key::Enter);
    // The desktop's own dialog takes an Enter, too: it proposes folder and name.
    steps.keys += 3;

    let text = std::fs::read_to_string(desk.path("讲话.txt")).expect("the text");
    assert!(text.contains("甲"), "{text}");
    assert!(!text.contains('〔'), "nothing is left open: {text}");
    assert_eq!((steps.clicks, steps.keys), (2, blanks + 4));
}
