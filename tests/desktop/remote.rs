//! The window on a remote screen (VNC): what is typed sends what changed, and not the window.

use crate::desk::Desktop;
use crate::options::{Options, Renderer};
use crate::screen::Rect;

/// A letter sends less than one part in so many of the screen, wherever it is written.
const PARTS: usize = 20;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_letter_sends_small_rectangles_only() {
    let mut desk = Desktop::start_with(
        "remote",
        Options {
            remote: true,
            // OpenGL draws the whole window each time.
            renderer: Renderer::Software,
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    let mut viewer = desk.viewer();
    for place in ["同志们", "开这次", "请各科室会后认真对照落实"] {
        desk.put_caret_before(place);
        // The first letter also tells that the draft is not saved any more.
        desk.write("o");
        viewer.changes();
        desk.write("k");
        let sent = viewer.changes();
        let pixels: usize = sent.iter().map(area).sum();
        println!(
            "before {place}: {} rectangles, {pixels} of {} pixels: {sent:?}",
            sent.len(),
            viewer.screen()
        );
        assert!(!sent.is_empty(), "the letter is sent");
        assert!(
            pixels * PARTS < viewer.screen(),
            "{pixels} pixels are sent for a letter before {place}"
        );
    }
}

fn area(rect: &Rect) -> usize {
    usize::try_from(rect.width * rect.height).expect("a size")
}
