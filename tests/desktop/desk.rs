//! A writer at a desk: everything a test needs, in one place and in few words.
//!
//! ```ignore
//! let mut desk = Desktop::start("saving");
//! desk.run(&["draft.speech"]);
//! desk.pinyin("nihao ");
//! desk.keys("ctrl+s");
//! ```

use std::fs;
use std::path::PathBuf;
use std::process::ExitStatus;
use std::thread::sleep;
use std::time::Duration;

use atspi::Role;
use rustix::process::Signal;

use crate::access::{Access, Node};
use crate::answering::Asking;
use crate::clipboard::{self, Copied};
use crate::desktop_settings::DesktopSettings;
use crate::dropping;
use crate::input_method::InputMethod;
use crate::keys;
use crate::options::{Options, Renderer};
use crate::program::{Program, target_folder};
use crate::screen::{Picture, Rect, Screen};
use crate::session::Session;
use crate::sockets::Traced;
use crate::viewer::Viewer;
use crate::wait;

pub mod around;
mod hearing;

/// As many pixels as a blinking caret may change in a picture that counts as still.
const CARET_PIXELS: usize = 150;

/// What the manuscript is called in the desktop's language.
const MANUSCRIPT: &str = "讲稿正文";

/// A desktop with the program on it. Its parts end in this order: the program first, the X server last.
pub struct Desktop {
    name: &'static str,
    program: Option<Program>,
    copied: Option<Copied>,
    settings: Option<DesktopSettings>,
    input_method: InputMethod,
    access: Access,
    screen: Screen,
    session: Session,
}

impl Desktop {
    /// A desktop in Chinese on a screen of 1440 × 900; `name` names the pictures a failure leaves.
    pub fn start(name: &'static str) -> Self {
        Self::start_with(name, Options::default())
    }

    /// A desktop of the test's choice.
    pub fn start_with(name: &'static str, options: Options) -> Self {
        let session = Session::start(options);
        let screen = Screen::connect(&session.display);
        let access = Access::connect(&session.bus);
        let input_method = InputMethod::connect(&session);
        wait::until("the window manager", || screen.is_managed().then_some(()));
        wait::until("the input method's X11 side", || {
            screen.has_input_method().then_some(())
        });
        Self {
            name,
            program: None,
            copied: None,
            settings: None,
            input_method,
            access,
            screen,
            session,
        }
    }

    /// Starts the program, in place of the one before, and waits until its window has the keyboard and speaks to
    /// screen readers.
    pub fn run(&mut self, arguments: &[&str]) {
        self.run_until_active(arguments);
        wait::until("the program's accessibility tree", || {
            (self.nodes().len() > 2).then_some(())
        });
        self.wait_until_still();
    }

    /// Starts the program, in place of the one before, and waits until its window has the keyboard.
    pub fn run_until_active(&mut self, arguments: &[&str]) {
        self.program = None;
        let program = self.program.insert(Program::start(&self.session, arguments));
        let pid = program.id();
        wait::until("the program's window", || {
            let ended = self.program().ended();
            assert!(
                ended.is_none(),
                "the program ended at once: {ended:?}\n{}",
                self.program().log()
            );
            let window = self.screen.window_of(pid)?;
            (self.screen.active_window() == Some(window)).then_some(())
        });
    }

    /// Has the window drawn by something else from its next start on.
    pub fn set_renderer(&mut self, renderer: Renderer) {
        self.session.renderer = renderer;
    }

    /// Someone who looks at a remote screen.
    pub fn viewer(&self) -> Viewer {
        Viewer::connect(&self.session.viewers_socket())
    }

    /// Hides the window and brings it back, as the taskbar does.
    pub fn hide_and_show(&mut self) {
        self.hide();
        let window = self.window();
        keys::bring_back(&self.session, window);
        self.wait_until_still();
    }

    /// Hides the window, as the taskbar does.
    pub fn hide(&mut self) {
        let window = self.window();
        keys::minimise(&self.session, window);
        self.wait_until_still();
    }

    /// Has the sockets written down that the program opens from its next start on.
    pub fn trace(&mut self, traced: Traced) {
        self.session.traced = Some(traced);
    }

    /// What was written down of the program's sockets, once it has ended.
    pub fn traced(&self) -> &Traced {
        let traced = self.session.traced.as_ref().expect("a test traces first");
        wait::until("strace to end", || traced.has_ended().then_some(()));
        traced
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, signal: Signal) {
        self.program().signal(signal);
    }

    /// Gives the window a size in pixels.
    pub fn resize(&mut self, (width, height): (u32, u32)) {
        let window = self.window();
        keys::resize(&self.session, window, (width, height));
        self.wait_until_still();
    }

    /// Gives the window one size in pixels after the other, without waiting.
    pub fn storm(&mut self, sizes: impl IntoIterator<Item = (u32, u32)>) {
        let window = self.window();
        keys::storm(&self.session, window, sizes);
    }

    /// The memory of the program that is in use, in KiB.
    pub fn memory(&mut self) -> u64 {
        let path = format!("/proc/{}/smaps_rollup", self.program().id());
        let text = fs::read_to_string(path).expect("the program's memory");
        let line = text.lines().find_map(|line| line.strip_prefix("Rss:"));
        let number = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kibibytes = number.and_then(|number| number.trim().parse().ok());
        kibibytes.expect("a number of kB")
    }

    /// How often the program's threads have gone to sleep so far.
    pub fn wake_ups(&mut self) -> u64 {
        self.program().wake_ups()
    }

    /// Has the desktop say how fine the screen is; the first time before the program runs.
    pub fn set_dots_per_inch(&mut self, dots: u32) {
        let display = &self.session.display;
        self.settings
            .get_or_insert_with(|| DesktopSettings::start(display))
            .set_dots_per_inch(dots);
    }

    /// Lets a file of the test's, named as in a URI, fall on the middle of the window.
    pub fn drop_file(&mut self, name: &str) {
        let window = self.window();
        let place = self.screen.place_of(window).expect("the window's place").centre();
        let folder = self.session.documents();
        let uri = format!("file://{}/{name}", folder.display());
        dropping::drop_file(&self.session.display, window, &uri, place);
    }

    fn window(&mut self) -> u32 {
        let pid = self.program().id();
        self.screen.window_of(pid).expect("the program's window")
    }

    /// The path of a document of the test's, whether it exists or not.
    pub fn document(&self, name: &str) -> PathBuf {
        self.session.documents().join(name)
    }

    /// Puts a shell script where the program looks for other programs.
    pub fn add_program(&self, name: &str, script: &str) {
        self.session.add_program(name, script);
    }

    /// Makes a document from a template, through the command line.
    pub fn draft(&self, template: &str, name: &str) -> PathBuf {
        let path = self.document(name);
        Program::start_and_wait(&self.session, &["new", "--template", template, "-o", name]);
        path
    }

    /// Presses key combinations, such as `ctrl+Home shift+End`.
    pub fn keys(&mut self, combinations: &str) {
        keys::press(&self.session, combinations);
    }

    /// Types ASCII text with the input method off.
    pub fn write(&mut self, text: &str) {
        self.input_method.turn(&self.session, false);
        keys::write(&self.session, text);
    }

    /// Types with the pinyin input method on; a space takes its first candidate. It stays on.
    pub fn pinyin(&mut self, letters: &str) {
        self.input_method.turn(&self.session, true);
        keys::write(&self.session, letters);
    }

    /// Clicks at a place on the screen.
    pub fn click(&mut self, place: (i32, i32)) {
        keys::click(&self.session, place, 1);
    }

    /// Clicks the middle button at a place on the screen.
    pub fn click_middle(&mut self, place: (i32, i32)) {
        keys::click_middle(&self.session, place);
    }

    /// Clicks twice at a place on the screen.
    pub fn double_click(&mut self, place: (i32, i32)) {
        keys::click(&self.session, place, 2);
    }

    /// The manuscript, once it holds `text`.
    pub fn manuscript_with(&mut self, text: &str) -> Node {
        self.wait_for(&format!("{text:?} in the manuscript"), |node| {
            node.name == MANUSCRIPT && node.text.as_ref().is_some_and(|held| held.contains(text))
        })
    }

    /// Puts the caret right before the first `text` of the manuscript by a click, and returns where it stands.
    pub fn put_caret_before(&mut self, text: &str) -> Rect {
        let (offset, character) = self.character_of(text);
        // A quarter into the character, so that its left edge is the nearest.
        self.click((character.x + character.width / 4, character.centre().1));
        self.wait_for(&format!("the caret before {text:?}"), |node| {
            node.name == MANUSCRIPT && node.caret == Some(offset)
        });
        Rect {
            width: 1,
            ..character
        }
    }

    /// Where the first `text` of the manuscript begins on the screen.
    pub fn place_of_text(&mut self, text: &str) -> Rect {
        self.character_of(text).1
    }

    fn character_of(&mut self, text: &str) -> (i32, Rect) {
        let manuscript = self.manuscript_with(text);
        let held = manuscript.text.clone().unwrap_or_default();
        let before = held.split(text).next().map_or(0, |before| before.chars().count());
        let offset = i32::try_from(before).expect("a text that AT-SPI can count");
        (offset, self.place_of_character(&manuscript, offset))
    }

    /// Drags from one place on the screen to another.
    pub fn drag(&mut self, from: (i32, i32), to: (i32, i32)) {
        keys::drag(&self.session, from, to);
    }

    /// Clicks the button, menu entry, row or field that `name` names, once it is there.
    pub fn press(&mut self, name: &str) {
        let node = self.wait_for(&format!("something to press called {name:?}"), |node| {
            node.name == name && node.role != Role::Label
        });
        let place = self.place_of(&node);
        self.click(place.centre());
    }

    /// All that a screen reader finds in the program now.
    pub fn nodes(&mut self) -> Vec<Node> {
        let pid = self.program().id();
        self.access.nodes(pid)
    }

    /// The first node that `matches`, waiting for it.
    pub fn wait_for(&mut self, what: &str, matches: impl Fn(&Node) -> bool) -> Node {
        wait::until(what, || self.nodes().into_iter().find(|node| matches(node)))
    }

    /// The first node whose name or text holds `text`, waiting for it.
    pub fn wait_for_text(&mut self, text: &str) -> Node {
        self.wait_for(&format!("the text {text:?}"), |node| node.says(text))
    }

    /// Waits until no node says `text` any more.
    pub fn wait_until_gone(&mut self, text: &str) {
        wait::until(&format!("the text {text:?} to go"), || {
            let nodes = self.nodes();
            (!nodes.is_empty() && !nodes.iter().any(|node| node.says(text))).then_some(())
        });
    }

    /// Where a node stands on the screen.
    pub fn place_of(&self, node: &Node) -> Rect {
        self.access
            .place_of(node)
            .unwrap_or_else(|| panic!("{node} has no place on the screen"))
    }

    /// Where a character of a node's text stands on the screen.
    pub fn place_of_character(&self, node: &Node, offset: i32) -> Rect {
        let place = self.access.place_of_character(node, offset);
        place.unwrap_or_else(|| panic!("character {offset} of {node} has no place on the screen"))
    }

    /// The input method's candidate window, once it stands still.
    pub fn candidate_window(&self) -> Rect {
        wait::until("the candidate window", || self.screen.candidate_window());
        self.wait_until_still();
        self.screen
            .candidate_window()
            .expect("a candidate window that stays")
    }

    /// Whether the input method shows candidates now.
    pub fn shows_candidates(&self) -> bool {
        self.screen.candidate_window().is_some()
    }

    /// What the title bar says.
    pub fn title(&mut self) -> String {
        let pid = self.program().id();
        let window = self.screen.window_of(pid);
        window
            .and_then(|window| self.screen.title_of(window))
            .unwrap_or_default()
    }

    /// The program, as its window says, whose window has the keyboard.
    pub fn active_class(&self) -> Option<String> {
        self.screen.class_of(self.screen.active_window()?)
    }

    /// Waits until the title bar `matches`.
    pub fn wait_for_title(&mut self, what: &str, matches: impl Fn(&str) -> bool) {
        wait::until(&format!("a title bar {what}"), || {
            Some(self.title()).filter(|title| matches(title))
        });
    }

    /// Copies `text` in another program.
    pub fn copy_elsewhere(&mut self, text: &str) {
        self.hold_elsewhere("clipboard", text);
    }

    /// Selects `text` in another program.
    pub fn select_elsewhere(&mut self, text: &str) {
        self.hold_elsewhere("primary", text);
    }

    fn hold_elsewhere(&mut self, selection: &str, text: &str) {
        self.copied = Some(Copied::new(&self.session, selection, text));
        wait::until("another program to hold the text", || {
            clipboard::paste(&self.session, selection).filter(|held| held == text)
        });
    }

    /// What another program would paste with its middle button, waiting until that `matches`.
    pub fn paste_selected_elsewhere(&self, what: &str, matches: impl Fn(&str) -> bool) -> String {
        wait::until(what, || {
            clipboard::paste(&self.session, "primary").filter(|text| matches(text))
        })
    }

    /// What another program would paste, waiting until that `matches`.
    pub fn paste_elsewhere(&self, what: &str, matches: impl Fn(&str) -> bool) -> String {
        wait::until(what, || {
            clipboard::paste(&self.session, "clipboard").filter(|text| matches(text))
        })
    }

    /// The screen once nothing but a caret moves on it.
    pub fn wait_until_still(&self) -> Picture {
        let mut before = self.screen.picture();
        let mut still = 0;
        wait::until("the picture to stand still", || {
            sleep(Duration::from_millis(100));
            let now = self.screen.picture();
            still = if now.changes_since(&before, now.area()) < CARET_PIXELS {
                still + 1
            } else {
                0
            };
            before = now;
            (still >= 3).then(|| before.clone())
        })
    }

    /// Keeps a picture of the screen as `target/desktop-pictures/NAME-WHEN.png`, for a person to look at.
    pub fn shot(&self, when: &str) -> Picture {
        let picture = self.wait_until_still();
        let path = target_folder().join(format!("desktop-pictures/{}-{when}.png", self.name));
        picture.save(&path).expect("the picture can be written");
        picture
    }

    /// Closes the window as its title bar's button does.
    pub fn close_window(&mut self) {
        self.keys("alt+F4");
    }

    /// Waits until the program has ended by itself.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        self.program().wait_for_end()
    }

    /// Removes what windows that ended have left to be recovered.
    pub fn forget_journals(&self) {
        let journals = self.session.path("state").join("speechwright/journals");
        if journals.exists() {
            fs::remove_dir_all(&journals).expect("the journals can be removed");
        }
    }

    /// Begins to ask the program's window whether it has heard what was typed.
    pub fn ask(&mut self) -> Asking {
        let window = self.window();
        Asking::begin(&self.session.display, window)
    }

    /// Ends the program without warning.
    pub fn kill(&mut self) {
        self.program().kill();
    }

    /// What the program's command line answers.
    pub fn say(&self, arguments: &[&str]) -> String {
        Program::say(&self.session, arguments)
    }

    /// Whether the program still runs.
    pub fn runs(&mut self) -> bool {
        self.program().ended().is_none()
    }

    fn program(&mut self) -> &mut Program {
        self.program.as_mut().expect("a test runs the program first")
    }

    /// Leaves what a person needs to see why a test failed.
    fn keep_evidence(&mut self) {
        let folder = target_folder().join("desktop-failures");
        let picture = folder.join(format!("{}.png", self.name));
        if let Err(error) = self.screen.picture().save(&picture) {
            eprintln!("no picture of the failure: {error}");
        }
        let runs = self.program.is_some();
        let nodes = if runs { self.nodes() } else { Vec::new() };
        let tree: Vec<String> = nodes.iter().map(Node::to_string).collect();
        let log = self.program.as_ref().map(Program::log).unwrap_or_default();
        let text = format!("{}\n--- standard error\n{log}", tree.join("\n"));
        if let Err(error) = fs::write(folder.join(format!("{}.txt", self.name)), text) {
            eprintln!("no tree of the failure: {error}");
        }
        eprintln!("see {}/{}.png and .txt", folder.display(), self.name);
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
    }
}
