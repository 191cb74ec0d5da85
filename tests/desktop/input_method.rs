//! The pinyin input methods: fcitx5 and `IBus`'s libpinyin. Whether one is on, and turning it on and off.

use std::process::Stdio;

use zbus::{Connection, connection};

use crate::keys;
use crate::options::{Keys, Options, WindowSystem};
use crate::session::Session;
use crate::wait;

const METHODS: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n\
    [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n\n\
    [GroupOrder]\n0=Default\n";

/// One state for all windows, so that pinyin stays on when a test goes from one field to another.
const CONFIG: &str = "[Behavior]\nActiveByDefault=False\nShareInputState=All\n";

/// Whatever reaches for the network or for services that are not here.
const UNUSED_ADDONS: &str = "cloudpinyin,notifications,notificationitem,kimpanel,clipboard";

const SERVICE: &str = "org.fcitx.Fcitx5";
const CONTROLLER: &str = "org.fcitx.Fcitx.Controller1";

/// fcitx5's word for an input method that is on; 1 is off, 0 is no text field that takes one.
const ON: i32 = 2;
const OFF: i32 = 1;

/// `IBus`'s words for pinyin and for the plain keyboard.
const PINYIN: &str = "libpinyin";
const PLAIN: &str = "xkb:us::eng";

/// The files that the input methods read, and what stands in them.
pub fn configuration(options: Options) -> [(&'static str, String); 3] {
    let preedit = if options.preedit_in_text { "True" } else { "False" };
    [
        ("config/fcitx5/profile", METHODS.to_owned()),
        ("config/fcitx5/config", CONFIG.to_owned()),
        ("config/fcitx5/conf/xim.conf", format!("UseOnTheSpot={preedit}\n")),
    ]
}

impl Session {
    /// Starts the input method that was chosen.
    pub fn start_input_method(&mut self) {
        if self.options.keys == Keys::ByIbus {
            let mut daemon = self.command("ibus-daemon");
            // Its settings in memory, its candidates in a window.
            daemon.args(["--xim", "--config=/usr/libexec/ibus-memconf", "--cache=none"]);
            daemon.args(["--panel=/usr/libexec/ibus-ui-gtk3", "--emoji-extension=disable"]);
            self.spawn(&mut daemon);
            return;
        }
        if (self.options.window_system, self.options.keys) == (WindowSystem::Wayland, Keys::Straight) {
            return;
        }
        let other_side = match self.options.window_system {
            WindowSystem::X11 => "wayland,waylandim",
            WindowSystem::Wayland => "xcb,xim",
        };
        let unused = format!("--disable={other_side},{UNUSED_ADDONS}");
        self.spawn(self.command("fcitx5").args(["-D", &unused]));
    }
}

/// The running input method.
pub enum InputMethod {
    /// fcitx5, over the session bus.
    Fcitx(Connection),
    /// `IBus`, through its command.
    Ibus,
}

impl InputMethod {
    /// Finds the session's, once it answers.
    pub fn connect(session: &Session) -> Self {
        if session.options.keys == Keys::ByIbus {
            wait::until("pinyin among the input methods", || {
                let mut command = session.command("ibus");
                let output = command
                    .args(["list-engine", "--name-only"])
                    .stdout(Stdio::piped())
                    .output();
                let said = String::from_utf8(output.ok()?.stdout).ok()?;
                said.lines().any(|line| line == PINYIN).then_some(())
            });
            return Self::Ibus;
        }
        let address = session.bus.as_str();
        let connect = async { connection::Builder::address(address)?.build().await };
        let method = Self::Fcitx(zbus::block_on(connect).expect("a connection to the session bus"));
        wait::until("the input method to start", || method.fcitx_state());
        method
    }

    /// Turns it on or off for the field that has the keyboard. fcitx5 by Ctrl+Space, as a writer does; `IBus`, which has
    /// its key from the desktop, by its command.
    pub fn turn(&self, session: &Session, on: bool) {
        match self {
            Self::Fcitx(_) => self.turn_fcitx(session, on),
            Self::Ibus => turn_ibus(session, if on { PINYIN } else { PLAIN }),
        }
    }

    fn turn_fcitx(&self, session: &Session, on: bool) {
        let wanted = if on { ON } else { OFF };
        let state = wait::until("a field that takes an input method", || {
            self.fcitx_state().filter(|&state| state > 0)
        });
        if state != wanted {
            match session.options.window_system {
                WindowSystem::X11 => keys::press(session, "ctrl+space"),
                WindowSystem::Wayland => session.press_on_wayland("ctrl+space"),
            }
            wait::until("the input method to be switched", || {
                self.fcitx_state().filter(|&state| state == wanted)
            });
        }
    }

    fn fcitx_state(&self) -> Option<i32> {
        let Self::Fcitx(connection) = self else {
            return None;
        };
        zbus::block_on(async {
            let reply = connection
                .call_method(Some(SERVICE), "/controller", Some(CONTROLLER), "State", &())
                .await;
            reply.ok()?.body().deserialize().ok()
        })
    }
}

fn turn_ibus(session: &Session, engine: &str) {
    wait::until("the input method to be switched", || {
        let is_on = |output: std::process::Output| output.stdout.trim_ascii() == engine.as_bytes();
        let ask = |arguments: &[&str]| {
            let mut command = session.command("ibus");
            command.args(arguments).stdout(Stdio::piped()).output().ok()
        };
        if ask(&["engine"]).is_some_and(is_on) {
            return Some(());
        }
        ask(&["engine", engine]);
        None
    });
}
