//! What bad surroundings do to the window: sizes that come faster than frames, a broken scale, no display; and what
//! an idle window costs.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use crate::desk::Desktop;
use crate::options::{Options, Renderer};
use crate::session::Session;
use crate::wait;

/// How much more memory may be held after the storm, in KiB: other sizes need other buffers.
const GROWTH: u64 = 32 * 1024;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_thousand_sizes_leave_a_whole_window_and_no_memory_behind() {
    let mut desk = Desktop::start("storm");
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.resize((1000, 700));
    let before = desk.wait_until_still();
    let held = desk.memory();
    // Never so narrow that the outline goes, and the focus with it; nor so large that the window manager moves it.
    let sizes = (0..1000_u32).map(|step| (1010 + step * 37 % 300, 420 + step * 53 % 360));
    desk.storm(sizes);
    desk.resize((1000, 700));
    let now = desk.shot("after");
    let changed = now.changes_since(&before, now.area());
    assert!(changed < 150, "{changed} pixels differ after the storm");
    let grown = desk.memory().saturating_sub(held);
    assert!(grown < GROWTH, "{grown} KiB more are held");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_window_that_was_huge_gives_its_memory_back() {
    let mut desk = Desktop::start_with(
        "huge",
        Options {
            // Only the processor's pictures are ours to give back.
            renderer: Renderer::Software,
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.resize((1000, 700));
    let held = desk.memory();
    desk.storm([(16384, 2160)]);
    wait::until("a huge window", || (desk.memory() > held + GROWTH).then_some(()));
    desk.resize((1000, 700));
    wait::until("the memory to come back", || {
        (desk.memory() < held + GROWTH).then_some(())
    });
    desk.put_caret_before("为的是办三件事");
    desk.write("ok");
    desk.manuscript_with("ok为的是办三件事");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_broken_scale_shows_the_text_where_it_is_clicked() {
    let mut desk = Desktop::start_with(
        "scale",
        Options {
            screen: (2600, 1700),
            scale: Some("3.7"),
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.put_caret_before("同志们");
    desk.write("ok");
    desk.manuscript_with("ok同志们");
    desk.shot("large");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_scale_that_changes_is_followed() {
    let mut desk = Desktop::start_with(
        "rescale",
        Options {
            scale: None,
            // Under eframe winit has its way: see docs/architecture.md.
            renderer: Renderer::Software,
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.set_dots_per_inch(96);
    desk.run(&["review.speech"]);
    // So that a larger window fits, too: otherwise the window manager moves it.
    desk.resize((900, 560));
    let before = desk.place_of_text("同志们");
    desk.set_dots_per_inch(144);
    wait::until("larger letters", || {
        (desk.place_of_text("同志们").height > before.height * 5 / 4).then_some(())
    });
    desk.wait_until_still();
    desk.put_caret_before("同志们");
    desk.write("ok");
    desk.manuscript_with("ok同志们");
    desk.shot("larger");
    desk.set_dots_per_inch(96);
    wait::until("letters as before", || {
        (desk.place_of_text("同志们").height == before.height).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn without_a_display_one_sentence_says_so() {
    let session = Session::start(Options::default());
    for renderer in [Renderer::Software, Renderer::Gpu, Renderer::Auto] {
        let mut command = session.program();
        command.arg(renderer.argument()).stderr(Stdio::piped());
        for display in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
            command.env_remove(display);
        }
        let mut child = command.spawn().expect("the program starts");
        let status = wait::until("the program to end", || {
            child.try_wait().expect("a child can be asked for its status")
        });
        let mut said = String::new();
        let mut output = child.stderr.take().expect("a piped output");
        output.read_to_string(&mut said).expect("words");
        assert_eq!(status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains("no display answers"), "{said}");
    }
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_window_that_is_left_alone_wakes_up_for_nothing() {
    let mut desk = Desktop::start("idle");
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk.write("ok");
    let mut before = None;
    wait::until("three seconds in which no thread wakes up", || {
        let now = desk.wake_ups();
        let is_still = before == Some(now);
        before = Some(now);
        std::thread::sleep(std::time::Duration::from_secs(3));
        (is_still && desk.wake_ups() == now).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_file_dropped_on_the_window_is_opened() {
    let mut desk = Desktop::start("drop");
    let path = desk.document("年中 总结.txt");
    fs::write(&path, "同志们：\n请大家坐好。\n").expect("a document");
    desk.run(&[]);
    desk.wait_for_text("从模板开始");
    desk.drop_file("%E5%B9%B4%E4%B8%AD%20%E6%80%BB%E7%BB%93.txt");
    desk.manuscript_with("请大家坐好");
    desk.shot("opened");
}
