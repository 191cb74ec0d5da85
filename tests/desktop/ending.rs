//! The end that the system asks for: at once, without a question, and with nothing lost.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::desk::Desktop;
use crate::options::Renderer;

fn ends_at_once(name: &'static str, signal: Signal, renderer: Renderer) {
    let mut desk = Desktop::start(name);
    desk.set_renderer(renderer);
    let path = desk.draft("half-year-review", "review.speech");
    let before = fs::read_to_string(&path).expect("the draft");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk.write("changed");
    desk.manuscript_with("changed为的是");
    desk.signal(signal);
    let asked = Instant::now();
    let status = desk.wait_for_end();
    let taken = asked.elapsed();
    assert!(status.success(), "{signal:?}: {status}");
    // What whoever asks waits for at least; it takes a few hundredths of that.
    assert!(taken < Duration::from_secs(2), "{signal:?}: {taken:?}");
    let after = fs::read_to_string(&path).expect("the draft");
    assert_eq!(after, before, "{signal:?}: nothing is saved unasked");

    let left: serde_json::Value = serde_json::from_str(&desk.say(&["recover", "--json"])).expect("JSON");
    let left = left.as_array().expect("a list");
    assert_eq!(left.len(), 1, "{signal:?}: {left:?}");
    let id = left[0]["id"].as_str().expect("an id");
    let draft = desk.say(&["recover", id, "-o", "-"]);
    assert!(draft.contains("changed为的是"), "{signal:?}: {draft}");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn sigterm_ends_the_window_at_once_and_what_was_written_is_recovered() {
    ends_at_once("ending-term", Signal::TERM, Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn sighup_ends_the_window_at_once_and_what_was_written_is_recovered() {
    ends_at_once("ending-hup", Signal::HUP, Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn sigint_ends_the_window_at_once_and_what_was_written_is_recovered() {
    ends_at_once("ending-int", Signal::INT, Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_window_that_opengl_draws_ends_at_once_too() {
    ends_at_once("ending-gpu", Signal::TERM, Renderer::Gpu);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_hidden_window_ends_too() {
    let mut desk = Desktop::start("ending-hidden");
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.hide();
    desk.signal(Signal::TERM);
    assert!(desk.wait_for_end().success(), "an orderly end");
}
