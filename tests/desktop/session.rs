//! A desktop of a test's own: X server, window manager, buses and input method, all of them private to it.
//!
//! Nothing of the developer's session is used or touched, so the tests behave the same everywhere and may run side
//! by side. The session bus activates no services: there is no file dialog portal, and the program has to fall back
//! on its own way of asking for a path.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use crate::sockets::Traced;

const BUS_CONFIG: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// Without key bindings but Alt+F4: openbox's own take Alt+Shift+arrows, which move sections.
const OPENBOX_CONFIG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
    <context name="Close">
      <mousebind button="Left" action="Click"><action name="Close"/></mousebind>
    </context>
  </mouse>
</openbox_config>
"#;

const INPUT_METHODS: &str = "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n\
    [Groups/0/Items/0]\nName=keyboard-us\nLayout=\n\n[Groups/0/Items/1]\nName=pinyin\nLayout=\n\n\
    [GroupOrder]\n0=Default\n";

/// One state for all windows, so that pinyin stays on when a test goes from one field to another.
const INPUT_METHOD_CONFIG: &str = "[Behavior]\nActiveByDefault=False\nShareInputState=All\n";

/// Whatever reaches for the network or for services that are not here.
const UNUSED_ADDONS: &str =
    "--disable=wayland,waylandim,cloudpinyin,notifications,notificationitem,kimpanel,clipboard";

/// Programs that a desktop with X11 needs, and the packages that they are in.
const X11_PACKAGES: [(&str, &str); 5] = [
    ("Xvfb", "xvfb"),
    ("openbox", "openbox"),
    ("fcitx5", "fcitx5"),
    ("xdotool", "xdotool"),
    ("xclip", "xclip"),
];

/// Programs that a desktop with Wayland needs, and the packages that they are in.
pub const WAYLAND_PACKAGES: [(&str, &str); 4] = [
    ("sway", "sway"),
    ("grim", "grim"),
    ("wtype", "wtype"),
    ("wl-copy", "wl-clipboard"),
];

/// What draws the program's window.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Renderer {
    Auto,
    Gpu,
    Software,
}

impl Default for Renderer {
    /// What most of the program's users have, unless `SPEECHWRIGHT_RENDERER` says otherwise.
    fn default() -> Self {
        match std::env::var("SPEECHWRIGHT_RENDERER").as_deref() {
            Ok("auto") => Self::Auto,
            Ok("gpu") => Self::Gpu,
            Ok("software") | Err(_) => Self::Software,
            Ok(other) => panic!("SPEECHWRIGHT_RENDERER is auto, gpu or software, not {other}"),
        }
    }
}

impl Renderer {
    /// The argument that asks for it.
    pub fn argument(self) -> &'static str {
        match self {
            Self::Auto => "--renderer=auto",
            Self::Gpu => "--renderer=gpu",
            Self::Software => "--renderer=software",
        }
    }
}

/// Who shows windows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum WindowSystem {
    X11,
    Wayland,
}

/// Which way the program's keys come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// An input method sees them first, and hands on what it does not want.
    ByInputMethod,
    /// Straight from the X server.
    Straight,
}

impl Keys {
    /// What X11 programs are told of it.
    fn modifiers(self) -> &'static str {
        match self {
            Self::ByInputMethod => "@im=fcitx",
            Self::Straight => "@im=none",
        }
    }
}

/// What a test may choose about its desktop.
#[derive(Clone, Copy)]
pub struct Options {
    /// Who shows windows.
    pub window_system: WindowSystem,
    /// Whether the screen is somewhere else, and seen through a viewer (VNC, under X11).
    pub remote: bool,
    /// Width and height of the screen in pixels.
    pub screen: (u16, u16),
    /// `LANG` of the program.
    pub lang: &'static str,
    /// What draws the program's window: `software`, `gpu` or `auto`.
    pub renderer: Renderer,
    /// Whether OpenGL fails.
    pub opengl_fails: bool,
    /// Pixels for a point, if they are not what the display says.
    pub scale: Option<&'static str>,
    /// Whether the input method leaves its preedit to the program instead of showing it in its own window.
    pub preedit_in_text: bool,
    /// Which way the program's keys come.
    pub keys: Keys,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            window_system: WindowSystem::X11,
            remote: false,
            screen: (1440, 900),
            lang: "zh_CN.UTF-8",
            renderer: Renderer::default(),
            opengl_fails: false,
            scale: Some("1"),
            preedit_in_text: false,
            keys: Keys::ByInputMethod,
        }
    }
}

/// The running desktop; dropped, all of it ends.
pub struct Session {
    options: Options,
    /// What draws the program's window from its next start on.
    pub renderer: Renderer,
    /// What writes down the program's sockets from its next start on.
    pub traced: Option<Traced>,
    /// As in `DISPLAY` or `WAYLAND_DISPLAY`.
    pub display: String,
    /// The session bus's address.
    pub bus: String,
    children: Vec<Child>,
    root: TempDir,
}

impl Session {
    /// Starts everything and returns when all of it answers.
    ///
    /// # Panics
    /// When a package is missing (all of them are named) or a part does not start.
    pub fn start(options: Options) -> Self {
        let accessibility_bus = require_packages(options);
        let mut session = Self::prepare(options);
        session.start_bus();
        match options.window_system {
            WindowSystem::X11 => {
                session.start_display();
                session.spawn(&mut session.command("openbox"));
            }
            WindowSystem::Wayland => session.start_compositor(options.screen),
        }
        let mut launcher = session.command(&accessibility_bus);
        session.spawn(launcher.args(["--launch-immediately", "--a11y=1"]));
        if options.window_system == WindowSystem::X11 {
            session.spawn(session.command("fcitx5").args(["-D", UNUSED_ADDONS]));
        }
        session
    }

    /// The session's folders, with nothing that runs in them.
    fn prepare(options: Options) -> Self {
        let root = tempfile::Builder::new()
            .prefix("desk")
            .tempdir()
            .expect("a temporary folder");
        let session = Self {
            options,
            renderer: options.renderer,
            traced: None,
            display: String::new(),
            bus: String::new(),
            children: Vec::new(),
            root,
        };
        session.write_configuration();
        session
    }

    /// A folder for the test's files, empty at first.
    pub fn documents(&self) -> PathBuf {
        self.path("documents")
    }

    /// A folder under the private home: `config`, `state`, `data`, `run`, `log`.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// `program`, set up to run inside this desktop and no other, in a process group of its own, and to end with
    /// the test even if the test is killed.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let program = program.as_ref();
        // By its full path: the program under test runs with a search path of nothing.
        let mut command = Command::new(in_path("setpriv").unwrap_or_default());
        command
            .args(["--pdeathsig", "TERM", "--"])
            .arg(program)
            .process_group(0)
            .current_dir(self.documents());
        command
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(self.log_of(program));
        command.envs(std::env::vars_os().filter(|(name, _)| name == "PATH"));
        for (name, folder) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_RUNTIME_DIR", "run"),
        ] {
            command.env(name, self.path(folder));
        }
        let display = match self.options.window_system {
            WindowSystem::X11 => "DISPLAY",
            WindowSystem::Wayland => "WAYLAND_DISPLAY",
        };
        command
            .env(display, &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        // X11 reads its input encoding from LC_CTYPE, and a locale that is not installed would leave it at ASCII.
        command
            .env("LANG", self.options.lang)
            .env("LC_CTYPE", "C.UTF-8")
            .env("XMODIFIERS", self.options.keys.modifiers());
        if self.options.opengl_fails {
            // No driver is found there.
            command
                .env("LIBGL_DRIVERS_PATH", self.path("bin"))
                .env("__EGL_VENDOR_LIBRARY_DIRS", self.path("bin"));
        }
        command
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("GSETTINGS_BACKEND", "memory");
        if let Some(scale) = self.options.scale {
            command.env("WINIT_X11_SCALE_FACTOR", scale);
        }
        command
    }

    /// Where a program's complaints go.
    pub fn log_path(&self, program: &Path) -> PathBuf {
        let name = program
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        self.path("log").join(name)
    }

    fn log_of(&self, program: &Path) -> Stdio {
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.log_path(program));
        log.map_or_else(|_| Stdio::null(), Stdio::from)
    }

    /// Starts a part of the session.
    pub fn spawn(&mut self, command: &mut Command) {
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        self.children.push(child);
    }

    /// Starts `command` and returns the first line it prints: how servers tell their address.
    fn spawn_announcing(&mut self, command: &mut Command) -> String {
        self.spawn(command.stdout(Stdio::piped()));
        let output = self
            .children
            .last_mut()
            .and_then(|child| child.stdout.take())
            .expect("a piped output");
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("a line from a starting server");
        assert!(
            !line.trim().is_empty(),
            "{command:?} ended without naming its address"
        );
        line.trim().to_owned()
    }

    fn write_configuration(&self) {
        for folder in [
            "home",
            "config/openbox",
            "config/fcitx5/conf",
            "state",
            "data",
            "cache",
            "run",
            "log",
            "documents",
            "bin",
        ] {
            fs::create_dir_all(self.path(folder)).expect("a folder of the session");
        }
        fs::set_permissions(self.path("run"), fs::Permissions::from_mode(0o700))
            .expect("a private run folder");
        let preedit = if self.options.preedit_in_text {
            "True"
        } else {
            "False"
        };
        for (file, content) in [
            ("config/openbox/rc.xml", OPENBOX_CONFIG.to_owned()),
            ("config/fcitx5/profile", INPUT_METHODS.to_owned()),
            ("config/fcitx5/config", INPUT_METHOD_CONFIG.to_owned()),
            ("config/fcitx5/conf/xim.conf", format!("UseOnTheSpot={preedit}\n")),
            (
                "bus.conf",
                BUS_CONFIG.replace("SOCKET", &self.path("run/bus").to_string_lossy()),
            ),
        ] {
            fs::write(self.path(file), content).expect("a configuration file of the session");
        }
    }

    fn start_display(&mut self) {
        let (width, height) = self.options.screen;
        let size = format!("{width}x{height}");
        let mut server;
        if self.options.remote {
            server = self.command("Xtigervnc");
            server.args(["-geometry", &size, "-depth", "24"]);
            // For nobody but who may open its socket; and sending what programs draw, without looking whether it differs.
            server.args(["-SecurityTypes", "None", "-rfbport", "-1", "-CompareFB", "0"]);
            server.arg("-rfbunixpath").arg(self.viewers_socket());
        } else {
            server = self.command("Xvfb");
            server.args(["-screen", "0", &format!("{size}x24")]);
        }
        server.args(["-displayfd", "1", "-nolisten", "tcp"]);
        let number = self.spawn_announcing(&mut server);
        self.display = format!(":{number}");
    }

    /// Where viewers of a remote screen connect.
    pub fn viewers_socket(&self) -> PathBuf {
        self.path("run/viewers")
    }

    fn start_bus(&mut self) {
        let mut bus = self.command("dbus-daemon");
        bus.arg("--config-file")
            .arg(self.path("bus.conf"))
            .args(["--nofork", "--print-address=1"]);
        self.bus = self.spawn_announcing(&mut bus);
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Clients before the servers they speak to.
        for child in self.children.iter_mut().rev() {
            end(child);
        }
    }
}

/// Ends `child` and all it started.
pub fn end(child: &mut Child) {
    // Either may have ended by itself already.
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
    let _ = child.wait();
}

/// The path of the accessibility bus launcher, when everything the tests need is installed.
fn require_packages(options: Options) -> PathBuf {
    let launcher = [
        "/usr/libexec/at-spi-bus-launcher",
        "/usr/lib/at-spi2-core/at-spi-bus-launcher",
        "/usr/lib/at-spi-bus-launcher",
    ]
    .map(PathBuf::from)
    .into_iter()
    .find(|path| path.exists());
    let of_window_system: &[(&str, &str)] = match options.window_system {
        WindowSystem::X11 => &X11_PACKAGES,
        WindowSystem::Wayland => &WAYLAND_PACKAGES,
    };
    let mut missing: Vec<&str> = [("dbus-daemon", "dbus"), ("setpriv", "util-linux")]
        .iter()
        .chain(of_window_system)
        .filter(|(program, _)| in_path(program).is_none())
        .map(|&(_, package)| package)
        .collect();
    if options.window_system == WindowSystem::X11
        && !Path::new("/usr/share/fcitx5/inputmethod/pinyin.conf").exists()
    {
        missing.push("fcitx5-pinyin");
    }
    if options.remote && in_path("Xtigervnc").is_none() {
        missing.push("tigervnc-standalone-server");
    }
    if launcher.is_none() {
        missing.push("at-spi2-core");
    }
    assert!(
        missing.is_empty(),
        "the desktop tests need these Debian packages: {}",
        missing.join(" ")
    );
    launcher.unwrap_or_default()
}

/// The path of a program that is installed.
pub fn in_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.exists())
}
