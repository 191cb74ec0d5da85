//! The window on Wayland: it opens, is drawn, takes keys, follows its size, saves and closes, whoever draws it.
//!
//! What the window holds is the same as under X11, where everything else is tested; this is about the host.

use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::access::{Access, Node};
use crate::compositor;
use crate::input_method::InputMethod;
use crate::options::{Keys, Options, Renderer, WindowSystem};
use crate::program::{Program, target_folder};
use crate::screen::Picture;
use crate::session::Session;
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
        Self::start_with(name, renderer, Keys::Straight, 1)
    }

    /// The same with an input method perhaps, and so many screens.
    fn start_with(name: &'static str, renderer: Renderer, keys: Keys, screens: u8) -> Option<Self> {
        if let Some(lack) = compositor::lacks() {
            eprintln!("SKIPPED: {name}, since {lack}");
            return None;
        }
        let session = Session::start(Options {
            window_system: WindowSystem::Wayland,
            renderer,
            keys,
            ..Options::default()
        });
        for _ in 1..screens {
            session.tell_compositor("create_output");
        }
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

    /// Ends the program as a power cut would, and starts it again.
    fn start_again(&mut self, arguments: &[&str]) {
        self.program.kill();
        self.program = Program::start(&self.session, arguments);
    }

    /// The first node that says `text`, waiting for it.
    fn wait_for_text(&mut self, text: &str) -> Node {
        let id = self.program.id();
        wait::until(&format!("the text {text:?}"), || {
            let mut nodes = self.access.nodes(id).into_iter();
            nodes.find(|node| node.says(text))
        })
    }

    /// Types a path where the window asks for one.
    fn type_path(&mut self, path: &Path) {
        let id = self.program.id();
        wait::until("the field for a path", || {
            let mut nodes = self.access.nodes(id).into_iter();
            // Between two keyboards of the hands' no window has one, and nothing in it.
            nodes.find(|node| node.name == "文件路径" && node.text.is_some())
        });
        let path = path.to_string_lossy();
        let words = [
            "-d", "30", "-M", "ctrl", "-k", "a", "-m", "ctrl", &path, "-s", "100",
        ];
        self.session.wtype(&[&words[..], &["-k", "Return"]].concat());
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

/// A text exported, the program killed, what was written recovered, and another draft opened.
fn exports_recovers_and_opens(name: &'static str, renderer: Renderer) {
    let Some(mut desk) = Desk::start(name, renderer) else {
        return;
    };
    desk.session.press_on_wayland("ctrl+e");
    desk.wait_for_text("预览");
    desk.shot("exporting");
    desk.session.press_on_wayland("Return");
    let text = desk.session.documents().join("review.txt");
    desk.type_path(&text);
    desk.wait_for_text("已导出");
    let exported = fs::read_to_string(&text).expect("the text was written");
    assert!(exported.contains("同志们："), "{exported}");

    desk.session.press_on_wayland("ctrl+Home");
    desk.session.type_on_wayland("survives ");
    desk.manuscript_with("survives ");
    sleep(Duration::from_secs(1));
    desk.start_again(&["review.speech"]);
    let recover = desk.wait_for_text("恢复");
    desk.shot("offer");
    desk.access.press(&recover);
    desk.manuscript_with("survives ");

    Program::start_and_wait(
        &desk.session,
        &["new", "--template", "training-closing", "-o", "other.speech"],
    );
    desk.start_again(&[]);
    desk.wait_for_text("从模板开始");
    desk.session.press_on_wayland("ctrl+o");
    let other = desk.session.documents().join("other.speech");
    desk.type_path(&other);
    desk.manuscript_with("结业");
    desk.shot("opened");
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
fn on_wayland_a_text_is_exported_a_draft_recovered_and_another_opened() {
    exports_recovers_and_opens("wayland-recover", Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_a_text_is_exported_a_draft_recovered_and_another_opened_under_opengl() {
    exports_recovers_and_opens("wayland-recover-gpu", Renderer::Gpu);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_pinyin_is_composed_and_committed() {
    let Some(mut desk) = Desk::start_with("wayland-pinyin", Renderer::Software, Keys::ByFcitx, 1) else {
        return;
    };
    let input_method = InputMethod::connect(&desk.session);
    desk.session.press_on_wayland("ctrl+Home");
    input_method.turn(&desk.session, true);
    desk.session.type_on_wayland("nihao ");
    desk.manuscript_with("你好");
    // Corrected while it is composed.
    let back = ["-k", "BackSpace"].repeat(3);
    desk.session
        .wtype(&[&["-d", "30", "nihao"], &back[..], &["men "]].concat());
    desk.manuscript_with("你好你们");
    input_method.turn(&desk.session, false);
    desk.session.type_on_wayland("abc ");
    desk.manuscript_with("你好你们abc ");
    input_method.turn(&desk.session, true);
    desk.session.type_on_wayland("xiexie ");
    desk.manuscript_with("你好你们abc 谢谢");
    desk.session.press_on_wayland("ctrl+z");
    wait::until("the last to be taken back, and no half of it left", || {
        let manuscript = desk.manuscript_with("会议名称");
        (!manuscript.says("谢")).then_some(())
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn on_wayland_a_screen_that_is_taken_away_leaves_the_window() {
    for renderer in [Renderer::Software, Renderer::Gpu] {
        let Some(mut desk) = Desk::start_with("wayland-screens", renderer, Keys::Straight, 2) else {
            return;
        };
        desk.window("move window to output HEADLESS-2");
        desk.session.tell_compositor("output HEADLESS-2 scale 2");
        desk.wait_until_still();
        desk.session.tell_compositor("output HEADLESS-2 disable");
        desk.window("focus");
        desk.session.press_on_wayland("ctrl+Home");
        desk.session.type_on_wayland("Still ");
        desk.manuscript_with("Still ");
        desk.shot("one-screen");
    }
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
