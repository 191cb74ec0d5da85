//! The window on Wayland: it opens, is drawn, takes keys, follows its size, saves and closes, whoever draws it.
//!
//! What the window holds is the same as under X11, where everything else is tested; this is about the host.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use crate::access::{Access, Node};
use crate::compositor;
use crate::program::{Program, target_folder};
use crate::screen::Picture;
use crate::session::{Options, Renderer, Session, WindowSystem};
use crate::wait;

/// As many pixels as a blinking caret may change in a picture that counts as still.
const CARET_PIXELS: usize = 150;

/// What the manuscript is called in the desktop's language.
const MANUSCRIPT: &str = "讲稿正文";

/// A Wayland desktop with the program on it.
struct Desk {
    name: &'static str,
    program: Program,
    access: Access,
    session: Session,
}

impl Desk {
    /// The program with a draft; none where the packages are missing, which is said aloud.
    fn start(name: &'static str, renderer: Renderer) -> Option<Self> {
        if let Some(lack) = compositor::lacks() {
            eprintln!("SKIPPED: {name}, since {lack}");
            return None;
        }
        let session = Session::start(Options {
            window_system: WindowSystem::Wayland,
            renderer,
            ..Options::default()
        });
        let access = Access::connect(&session.bus);
        Program::start_and_wait(
            &session,
            &["new", "--template", "half-year-review", "-o", "review.speech"],
        );
        let program = Program::start(&session, &["review.speech"]);
        let mut desk = Self {
            name,
            program,
            access,
            session,
        };
        desk.manuscript_with("同志们：");
        desk.wait_until_still();
        Some(desk)
    }

    /// The manuscript, once it holds `text`.
    fn manuscript_with(&mut self, text: &str) -> Node {
        let id = self.program.id();
        wait::until(&format!("{text:?} in the manuscript"), || {
            let ended = self.program.ended();
            assert!(
                ended.is_none(),
                "the program ended: {ended:?}\n{}",
                self.program.log()
            );
            let mut nodes = self.access.nodes(id).into_iter();
            nodes.find(|node| node.name == MANUSCRIPT && node.says(text))
        })
    }

    /// The screen once nothing but a caret moves on it.
    fn wait_until_still(&self) -> Picture {
        let mut before = self.session.compositor_picture();
        let mut still = 0;
        wait::until("the picture to stand still", || {
            sleep(Duration::from_millis(100));
            let now = self.session.compositor_picture();
            let is_still = now.changes_since(&before, now.area()) < CARET_PIXELS;
            still = if is_still { still + 1 } else { 0 };
            before = now;
            (still >= 3).then(|| before.clone())
        })
    }

    /// Keeps a picture of the screen for a person to look at.
    fn shot(&self, when: &str) -> Picture {
        let picture = self.wait_until_still();
        let path = target_folder().join(format!("desktop-pictures/{}-{when}.png", self.name));
        picture.save(&path).expect("a picture can be kept");
        picture
    }

    /// Has the compositor do something with the window.
    fn window(&self, command: &str) {
        self.session
            .tell_compositor(&format!("[app_id=speechwright] {command}"));
        self.wait_until_still();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let folder = target_folder().join("desktop-failures");
            let picture = self.session.compositor_picture();
            let kept = picture.save(&folder.join(format!("{}.png", self.name)));
            let nodes = self.access.nodes(self.program.id());
            let tree: Vec<String> = nodes.iter().map(Node::to_string).collect();
            eprintln!(
                "picture kept: {}\n{}\n{}",
                kept.is_ok(),
                tree.join("\n"),
                self.program.log()
            );
        }
    }
}

/// What everybody does, with the window drawn by `renderer`.
fn writes_saves_and_closes(name: &'static str, renderer: Renderer) {
    let Some(mut desk) = Desk::start(name, renderer) else {
        return;
    };
    let opened = desk.wait_until_still();
    desk.session.press_on_wayland("ctrl+Home");
    desk.session.type_on_wayland("Draft ");
    desk.manuscript_with("Draft ");
    let written = desk.shot("written");
    let changed = written.changes_since(&opened, written.area());
    assert!(
        changed > CARET_PIXELS,
        "{changed} pixels tell of what was written"
    );

    desk.session.press_on_wayland("ctrl+s");
    let path = desk.session.documents().join("review.speech");
    wait::until("the draft to be saved", || {
        let saved = fs::read_to_string(&path).ok()?;
        saved.contains("Draft ").then_some(())
    });
    desk.session.press_on_wayland("ctrl+q");
    let status = desk.program.wait_for_end();
    assert!(status.success(), "{status}\n{}", desk.program.log());
}

/// Other sizes and scales, and all as before when they are gone.
fn follows_size_and_scale(name: &'static str, renderer: Renderer) {
    let Some(desk) = Desk::start(name, renderer) else {
        return;
    };
    let before = desk.wait_until_still();
    desk.window("resize set 1200 px 800 px, move position 40 px 40 px");
    let large = desk.shot("large");
    assert!(differs(&large, &before), "a larger window");
    desk.window("fullscreen enable");
    let full = desk.shot("full");
    assert!(differs(&full, &large), "a full screen");
    desk.window("fullscreen disable");
    desk.window("resize set 1000 px 700 px, move position 40 px 40 px");
    let back = desk.wait_until_still();
    assert!(!differs(&back, &before), "after other sizes");

    desk.session.tell_compositor("output HEADLESS-1 scale 2");
    let fine = desk.shot("fine");
    assert!(differs(&fine, &before), "twice as fine");
    desk.session.tell_compositor("output HEADLESS-1 scale 1");
    desk.window("resize set 1000 px 700 px, move position 40 px 40 px");
    let coarse = desk.wait_until_still();
    assert!(!differs(&coarse, &before), "after another scale");
}

fn differs(one: &Picture, other: &Picture) -> bool {
    one.changes_since(other, one.area()) > CARET_PIXELS
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_what_is_written_is_shown_and_saved() {
    writes_saves_and_closes("wayland-software", Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_what_is_written_is_shown_and_saved_under_opengl() {
    writes_saves_and_closes("wayland-gpu", Renderer::Gpu);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_sizes_and_scales_are_followed() {
    follows_size_and_scale("wayland-sizes-software", Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_sizes_and_scales_are_followed_under_opengl() {
    follows_size_and_scale("wayland-sizes-gpu", Renderer::Gpu);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_text_goes_to_other_programs_and_comes_from_them() {
    let Some(mut desk) = Desk::start("wayland-clipboard", Renderer::Software) else {
        return;
    };
    desk.session.copy_on_wayland("别处来的话");
    desk.session.press_on_wayland("ctrl+Home");
    desk.session.press_on_wayland("ctrl+v");
    desk.manuscript_with("别处来的话");
    // The whole speech.
    desk.session.press_on_wayland("ctrl+shift+c");
    wait::until("the speech to be copied", || {
        let copied = desk.session.copied_on_wayland();
        (copied.contains("别处来的话") && copied.contains("同志们：")).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_a_window_that_is_left_alone_wakes_up_for_nothing() {
    let Some(desk) = Desk::start("wayland-idle", Renderer::Software) else {
        return;
    };
    desk.session.type_on_wayland("ok");
    let mut before = None;
    wait::until("three seconds in which no thread wakes up", || {
        let now = desk.program.wake_ups();
        let is_still = before == Some(now);
        before = Some(now);
        sleep(Duration::from_secs(3));
        (is_still && desk.program.wake_ups() == now).then_some(())
    });
}
