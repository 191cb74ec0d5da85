//! A Wayland compositor of a test's own, without a screen: sway, whose picture `grim` takes and whose keyboard
//! `wtype` is.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use rustix::process::getuid;

use crate::packages::{WAYLAND_PACKAGES, in_path};
use crate::screen::Picture;
use crate::session::Session;
use crate::wait;

/// Milliseconds between keys.
const KEY_DELAY_MS: &str = "30";

/// Milliseconds until a new keyboard is used: each call makes one.
const SETTLE_MS: &str = "300";

/// No key bindings, no bar; a window that floats can be given a size.
const CONFIG: &str = "output HEADLESS-1 resolution SIZE position 0 0\n\
    output * bg #5a6b7c solid_color\n\
    default_border normal\n\
    floating_modifier none\n\
    for_window [app_id=\"speechwright\"] floating enable, resize set 1000 px 700 px, move position 40 px 40 px\n\
    xwayland disable\n";

/// Why there can be no desktop with Wayland here.
pub fn lacks() -> Option<String> {
    let missing: Vec<&str> = WAYLAND_PACKAGES
        .iter()
        .filter(|(program, _)| in_path(program).is_none())
        .map(|&(_, package)| package)
        .collect();
    if !missing.is_empty() {
        return Some(format!(
            "these Debian packages are missing: {}",
            missing.join(" ")
        ));
    }
    let words = without_root("true");
    let status = Command::new(words[0]).args(&words[1..]).status();
    let can_start = status.is_ok_and(|status| status.success());
    (!can_start).then(|| "the compositor does not start for root, and no other user can be had".to_owned())
}

/// The words that start `program`. The compositor refuses to start for a user who could become root, so root is
/// somebody else in a namespace of its own, where it ends with the test all the same.
fn without_root(program: &str) -> Vec<&str> {
    let mut words = Vec::new();
    if getuid().is_root() {
        words.extend(["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"]);
        words.extend(["setpriv", "--pdeathsig", "TERM", "--"]);
    }
    words.push(program);
    words
}

impl Session {
    /// Starts the compositor and returns when programs can connect to it.
    pub fn start_compositor(&mut self, (width, height): (u16, u16)) {
        let config = self.path("config/sway");
        let size = format!("{width}x{height}");
        fs::write(&config, CONFIG.replace("SIZE", &size)).expect("a configuration file of the session");
        let words = without_root("sway");
        let mut compositor = self.command(words[0]);
        compositor
            .args(&words[1..])
            .arg("--config")
            .arg(config)
            .env_remove("WAYLAND_DISPLAY")
            .env("SWAYSOCK", self.control_socket())
            // Neither screen nor keyboard nor graphics card.
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman");
        self.spawn(&mut compositor);
        // The first name it takes; nobody else is in this folder.
        "wayland-1".clone_into(&mut self.display);
        let socket = self.path("run/wayland-1");
        wait::until("the compositor", || {
            (socket.exists() && self.asks_compositor(&["-t", "get_outputs"])).then_some(())
        });
    }

    /// Has the compositor do something, in its own words.
    pub fn tell_compositor(&self, command: &str) {
        assert!(
            self.asks_compositor(&[command]),
            "the compositor does not {command}"
        );
    }

    fn asks_compositor(&self, arguments: &[&str]) -> bool {
        let mut command = self.swaymsg();
        command.arg("--quiet").args(arguments);
        command.status().expect("swaymsg starts").success()
    }

    fn swaymsg(&self) -> Command {
        let mut command = self.command("swaymsg");
        command.arg("--socket").arg(self.control_socket());
        command
    }

    fn control_socket(&self) -> PathBuf {
        self.path("run/sway.sock")
    }

    /// The whole screen as it is now.
    pub fn compositor_picture(&self) -> Picture {
        let mut command = self.command("grim");
        let output = command.args(["-t", "ppm", "-"]).stdout(Stdio::piped()).output();
        let output = output.expect("grim starts");
        Picture::from_ppm(&output.stdout).expect("a picture of the screen")
    }

    /// Copies a text as another program would.
    pub fn copy_on_wayland(&self, text: &str) {
        let status = self.command("wl-copy").arg(text).status();
        assert!(status.expect("wl-copy starts").success());
    }

    /// What other programs would paste.
    pub fn copied_on_wayland(&self) -> String {
        let mut command = self.command("wl-paste");
        let output = command.arg("--no-newline").stdout(Stdio::piped()).output();
        String::from_utf8_lossy(&output.expect("wl-paste starts").stdout).into_owned()
    }

    /// Types ASCII text, key by key.
    pub fn type_on_wayland(&self, text: &str) {
        self.wtype(&["-d", KEY_DELAY_MS, "--", text]);
    }

    /// Presses a key with modifiers, such as `ctrl+s`.
    pub fn press_on_wayland(&self, combination: &str) {
        let mut modifiers: Vec<&str> = combination.split('+').collect();
        let key = modifiers.pop().unwrap_or_default();
        let held = modifiers.iter().flat_map(|modifier| ["-M", *modifier]);
        let words: Vec<&str> = held
            .chain(["-s", KEY_DELAY_MS, "-k", key, "-s", KEY_DELAY_MS])
            .collect();
        self.wtype(&words);
    }

    /// Does on one keyboard what wtype's arguments say.
    pub fn wtype(&self, arguments: &[&str]) {
        // The program hears of a keyboard a moment after it is there.
        let status = self
            .command("wtype")
            .args(["-s", SETTLE_MS])
            .args(arguments)
            .status();
        assert!(
            status.expect("wtype starts").success(),
            "wtype {arguments:?} failed"
        );
    }
}
