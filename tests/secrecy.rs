//! Nothing is sent anywhere: no command opens a socket. That of the window is looked at on a desktop, in
//! `tests/desktop/secrecy.rs`.

#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    reason = "where the program cannot be run, the test has failed"
)]

use std::path::Path;
use std::process::{Command, Stdio};

#[path = "support/sockets.rs"]
mod sockets;

use sockets::{Traced, strace};

const COMMANDS: [&[&str]; 8] = [
    &["--version"],
    &["templates"],
    &["new", "--template", "half-year-review", "-o", "draft.speech"],
    &["outline", "draft.speech"],
    &["count", "draft.speech"],
    &["export", "draft.speech", "-o", "draft.txt"],
    &["recover", "--list"],
    // The window, which has no display here.
    &["draft.speech"],
];

#[test]
fn no_command_opens_a_socket() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("sockets");
    let Some(traced) = Traced::to(log, "no_command_opens_a_socket") else {
        return;
    };
    for arguments in COMMANDS {
        let status = run(&traced, folder.path(), arguments);
        let is_window = arguments == ["draft.speech"];
        assert_eq!(status, !is_window, "{arguments:?}");
        assert!(traced.has_ended(), "{arguments:?}");
        let opened = traced.sockets();
        let elsewhere = traced.to_other_machines();
        assert!(elsewhere.is_empty(), "{arguments:?}: {elsewhere:#?}");
        assert!(is_window || opened.is_empty(), "{arguments:?}: {opened:#?}");
    }
    assert!(folder.path().join("draft.txt").exists());
}

/// A program that does open one, so that it shows when none is seen for another reason.
#[test]
fn a_socket_would_be_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("sockets");
    let Some(traced) = Traced::to(log, "a_socket_would_be_seen") else {
        return;
    };
    let program = std::env::current_exe().expect("this program");
    let status = traced_command(&traced, &program)
        .args(["--exact", "opening", "--ignored"])
        .stdout(Stdio::null())
        .status();
    assert!(status.expect("the process").success());
    assert_eq!(traced.to_other_machines().len(), 1, "{:#?}", traced.sockets());
}

#[test]
#[ignore = "the other tests start it, in a process of its own"]
fn opening() {
    std::net::UdpSocket::bind("127.0.0.1:0").expect("a socket");
}

fn traced_command(traced: &Traced, program: &Path) -> Command {
    let mut command = Command::new(strace());
    command.args(traced.arguments(false)).arg(program);
    command
}

fn run(traced: &Traced, folder: &Path, arguments: &[&str]) -> bool {
    let mut command = traced_command(traced, Path::new(env!("CARGO_BIN_EXE_speechwright")));
    command
        .args(arguments)
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().expect("strace").success()
}
