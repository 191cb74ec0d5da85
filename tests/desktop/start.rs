//! Starting: the start page and the ways from it into a speech, with the keyboard alone.

use crate::desk::Desktop;
use crate::options::Options;

/// More steps than there are things on the start page.
const MOST_STEPS: usize = 60;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn an_untouched_program_opens_and_closes_without_a_question() {
    let mut desk = Desktop::start("start");
    desk.run(&[]);
    desk.wait_for_text("从模板开始");
    desk.shot("page");
    desk.close_window();
    assert!(desk.wait_for_end().success(), "an orderly end");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_template_is_picked_with_the_keyboard_alone() {
    let mut desk = Desktop::start("start-keyboard");
    desk.run(&[]);
    desk.wait_for_text("从模板开始");
    let reached = (0..MOST_STEPS).any(|_| {
        desk.keys("Tab");
        desk.nodes()
            .iter()
            .any(|node| node.focused && node.says("半年工作总结会讲话"))
    });
    assert!(reached, "Tab reaches the template");
    desk.keys("Return");
    let manuscript = desk.manuscript_with("同志们：");
    assert!(manuscript.says("一是"), "the template's numbering: {manuscript}");
    desk.shot("picked");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_file_given_opens_at_once_in_the_language_of_the_desktop() {
    let mut desk = Desktop::start_with(
        "start-file",
        Options {
            lang: "en_GB.UTF-8",
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.wait_for_text("同志们：");
    desk.wait_for_text("Outline");
    desk.wait_for_title("with the file's name", |title| title.contains("review"));
    desk.shot("opened");
}
