//! Starting: the window is there, speaks to screen readers, and ends when its close button is pressed.

use crate::desk::Desktop;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn an_untouched_program_opens_and_closes_without_a_question() {
    let mut desk = Desktop::start("start");
    desk.run(&[]);
    desk.shot("opened");
    desk.close_window();
    assert!(desk.wait_for_end().success(), "an orderly end");
}
