//! A desktop of a test's own: X server, window manager, buses and input method, all of them private to it.
//!
//! Nothing of the developer's session is used or touched, so the tests behave the same everywhere and may run side
//! by side. The session bus activates no services: unless a test asks for one there is no file dialog portal, and the
//! program has to fall back on its own way of asking for a path.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use crate::input_method;
use crate::options::{Options, Renderer, WindowSystem};
use crate::packages::{in_path, require_packages};
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

/// The running desktop; dropped, all of it ends.
pub struct Session {
    /// What was chosen.
    pub options: Options,
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
        session.start_input_method();
        session.start_dialogs();
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

    /// Puts a shell script where the program looks for other programs.
    pub fn add_program(&self, name: &str, script: &str) {
        let path = self.path("bin").join(name);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("a script is written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a script can be run");
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
        for (file, content) in input_method::configuration(self.options).into_iter().chain([
            ("config/openbox/rc.xml", OPENBOX_CONFIG.to_owned()),
            (
                "bus.conf",
                BUS_CONFIG.replace("SOCKET", &self.path("run/bus").to_string_lossy()),
            ),
        ]) {
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
