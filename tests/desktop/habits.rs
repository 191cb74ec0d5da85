//! What people and their desktops do: several windows, recent speeches, a dark evening, larger letters, a lid that is
//! closed, a share that takes its time.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use rustix::process::Signal;

use crate::desk::{Desktop, around};
use crate::desktop_wishes::DesktopWishes;
use crate::wait;

fn desk_with_review(name: &'static str) -> Desktop {
    let mut desk = Desktop::start(name);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn another_window_is_a_process_of_its_own_and_outlives_the_first() {
    let mut desk = desk_with_review("windows");
    desk.keys("ctrl+shift+n");
    let other = desk.wait_for_another_window();
    desk.kill();
    desk.wait_until_still();
    assert!(around::runs(other), "the second window goes on");
    desk.shot("alone");
    around::end(other);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_recent_speech_is_one_click_away() {
    let mut desk = desk_with_review("recent");
    desk.keys("ctrl+q");
    assert!(desk.wait_for_end().success(), "an orderly end");
    desk.run(&[]);
    let row = desk.wait_for("the recent speech", |node| node.name.contains("review"));
    let place = desk.place_of(&row);
    desk.click(place.centre());
    desk.manuscript_with("同志们：");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_window_that_was_suspended_takes_what_was_typed_meanwhile() {
    let mut desk = desk_with_review("suspended");
    desk.signal(Signal::STOP);
    desk.write_blindly("late");
    sleep(Duration::from_secs(5));
    desk.signal(Signal::CONT);
    desk.manuscript_with("late为的是");
    desk.keys("ctrl+s");
    let path = desk.document("review.speech");
    wait::until("the draft to be saved", || {
        fs::read_to_string(&path).ok()?.contains("late").then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn dark_evenings_and_larger_letters_are_followed_at_once() {
    let mut desk = Desktop::start("wishes");
    desk.draft("half-year-review", "review.speech");
    let wishes = DesktopWishes::start(desk.bus());
    desk.run(&["review.speech"]);
    // So that a larger window fits, too.
    desk.resize((1100, 700));
    let light = desk.brightness();
    let before = desk.place_of_text("同志们");
    wishes.set_dark(true);
    wait::until("a dark window", || (desk.brightness() * 2 < light).then_some(()));
    desk.shot("dark");
    wishes.set_dark(false);
    wait::until("a light window", || (desk.brightness() == light).then_some(()));
    wishes.set_text_scale(1.5);
    wait::until("larger letters", || {
        (desk.place_of_text("同志们").height > before.height * 5 / 4).then_some(())
    });
    desk.shot("larger");
    desk.put_caret_before("同志们");
    desk.write("ok");
    desk.manuscript_with("ok同志们");
    wishes.set_text_scale(1.0);
    wait::until("letters as before", || {
        (desk.place_of_text("同志们").height == before.height).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_share_that_answers_after_five_seconds_holds_nobody_up() {
    let mut desk = desk_with_review("slow");
    desk.write("first");
    desk.manuscript_with("first为的是");
    let path = desk.document("review.speech");
    let Some(_slow) = desk.slow_down("slow") else {
        return;
    };
    desk.keys("ctrl+s");
    sleep(Duration::from_secs(1));
    desk.write_blindly("second");
    desk.manuscript_with("firstsecond为的是");
    let saved = fs::read_to_string(&path).expect("the draft");
    assert!(
        !saved.contains("first"),
        "the window answers before the share does"
    );
    desk.shot("saving");
    wait::until("the draft to be saved", || {
        fs::read_to_string(&path).ok()?.contains("first").then_some(())
    });
    desk.keys("ctrl+s");
    desk.wait_for_title("without a mark", |title| title.starts_with("review"));
    assert!(
        fs::read_to_string(&path)
            .expect("the draft")
            .contains("firstsecond")
    );
}
