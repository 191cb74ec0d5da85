//! Hands: keys and mouse, given to the X server as a keyboard and a mouse would give them (XTEST, through xdotool).

use crate::session::Session;

/// Milliseconds between keys: a fast typist's, which the input method keeps up with.
const KEY_DELAY_MS: &str = "30";

/// Pointer positions along a drag, enough for a program to see movement rather than a jump.
const DRAG_STEPS: i32 = 12;

/// Presses one combination after another, such as `ctrl+s` or `ctrl+Home shift+End`.
pub fn press(session: &Session, combinations: &str) {
    let mut arguments = vec!["key", "--delay", KEY_DELAY_MS];
    arguments.extend(combinations.split_whitespace());
    xdotool(session, &arguments);
}

/// Types ASCII text, key by key.
pub fn write(session: &Session, text: &str) {
    type_with(session, text, KEY_DELAY_MS);
}

/// Types ASCII text with so many milliseconds from key to key.
pub fn write_at(session: &Session, text: &str, delay_ms: u32) {
    type_with(session, text, &delay_ms.to_string());
}

fn type_with(session: &Session, text: &str, delay_ms: &str) {
    assert!(text.is_ascii(), "no keyboard has keys for {text:?}");
    xdotool(session, &["type", "--delay", delay_ms, "--", text]);
}

/// Minimises a window.
pub fn minimise(session: &Session, window: u32) {
    xdotool(session, &["windowminimize", &window.to_string()]);
}

/// Brings a minimised window back.
pub fn bring_back(session: &Session, window: u32) {
    xdotool(session, &["windowactivate", &window.to_string()]);
}

/// Gives a window a size in pixels, in a place where it fits: a window manager may have moved it.
pub fn resize(session: &Session, window: u32, (width, height): (u32, u32)) {
    let (window, width, height) = (window.to_string(), width.to_string(), height.to_string());
    xdotool(session, &["windowsize", "--sync", &window, &width, &height]);
    xdotool(session, &["windowmove", &window, "40", "40"]);
}

/// Gives a window one size after the other, without waiting for it: a thousand in ten seconds.
pub fn storm(session: &Session, window: u32, sizes: impl IntoIterator<Item = (u32, u32)>) {
    let window = window.to_string();
    let words: Vec<String> = sizes
        .into_iter()
        .flat_map(|(width, height)| {
            let size = [width.to_string(), height.to_string()];
            let pause = ["sleep", "0.01"].map(str::to_owned);
            ["windowsize".to_owned(), window.clone()]
                .into_iter()
                .chain(size)
                .chain(pause)
        })
        .collect();
    xdotool(session, &words.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Clicks the middle button at a place on the screen.
pub fn click_middle(session: &Session, (x, y): (i32, i32)) {
    let (x, y) = (x.to_string(), y.to_string());
    xdotool(session, &["mousemove", &x, &y, "sleep", "0.05", "click", "2"]);
}

/// Clicks the left button `times` in a row at a place on the screen.
pub fn click(session: &Session, (x, y): (i32, i32), times: u8) {
    let (x, y, times) = (x.to_string(), y.to_string(), times.to_string());
    xdotool(
        session,
        &[
            "mousemove",
            &x,
            &y,
            "sleep",
            "0.05",
            "click",
            "--delay",
            "60",
            "--repeat",
            &times,
            "1",
        ],
    );
}

/// Drags with the left button from one place on the screen to another.
pub fn drag(session: &Session, from: (i32, i32), to: (i32, i32)) {
    let mut words: Vec<String> = ["mousemove".to_owned(), from.0.to_string(), from.1.to_string()].into();
    words.extend(["sleep", "0.05", "mousedown", "1"].map(str::to_owned));
    for step in 1..=DRAG_STEPS {
        let along = |from: i32, to: i32| (from + (to - from) * step / DRAG_STEPS).to_string();
        words.extend(["sleep".to_owned(), "0.03".to_owned(), "mousemove".to_owned()]);
        words.extend([along(from.0, to.0), along(from.1, to.1)]);
    }
    words.extend(["sleep", "0.1", "mouseup", "1"].map(str::to_owned));
    xdotool(session, &words.iter().map(String::as_str).collect::<Vec<_>>());
}

fn xdotool(session: &Session, arguments: &[&str]) {
    let status = session
        .command("xdotool")
        .args(arguments)
        .status()
        .expect("xdotool starts");
    assert!(status.success(), "xdotool {arguments:?} failed: {status}");
}
