//! The program under test: the release binary, run as a user's desktop would run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::session::{Session, end};
use crate::sockets::strace;
use crate::wait;

/// A running program; dropped, it ends.
pub struct Program {
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts its window with `arguments`, in the folder of the test's documents.
    pub fn start(session: &Session, arguments: &[&str]) -> Self {
        let renderer = [session.renderer.argument()];
        Self::start_plainly(session, &[&renderer, arguments].concat())
    }

    fn start_plainly(session: &Session, arguments: &[&str]) -> Self {
        let path = binary();
        let mut command = session.program();
        command.args(arguments);
        let child = command
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", path.display()));
        Self {
            child,
            log: session.log_path(&path),
        }
    }

    /// Runs it to its end, for what its command line does.
    pub fn start_and_wait(session: &Session, arguments: &[&str]) {
        let mut program = Self::start_plainly(session, arguments);
        let status = program.wait_for_end();
        assert!(
            status.success(),
            "{arguments:?} ended with {status}:\n{}",
            program.log()
        );
    }

    /// Runs it to its end and returns what it wrote to standard output.
    pub fn say(session: &Session, arguments: &[&str]) -> String {
        let mut command = session.program();
        let output = command
            .args(arguments)
            .stdout(Stdio::piped())
            .output()
            .expect("the program starts");
        assert!(
            output.status.success(),
            "{arguments:?} ended with {}",
            output.status
        );
        String::from_utf8(output.stdout).expect("it writes UTF-8")
    }

    /// How often the program's threads have gone to sleep so far.
    pub fn wake_ups(&self) -> u64 {
        let path = format!("/proc/{}/task", self.id());
        let threads = fs::read_dir(path).expect("the program's threads");
        threads
            .filter_map(|thread| fs::read_to_string(thread.ok()?.path().join("status")).ok())
            .filter_map(|status| {
                let line = status
                    .lines()
                    .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
                line?.trim().parse::<u64>().ok()
            })
            .sum()
    }

    /// Its process id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a signal.
    pub fn signal(&self, signal: Signal) {
        let process = i32::try_from(self.id()).ok().and_then(Pid::from_raw);
        kill_process(process.expect("a process"), signal).expect("a signal can be sent");
    }

    /// How it ended, when it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child
            .try_wait()
            .expect("a child can be asked for its status")
    }

    /// Waits until it has ended by itself.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        wait::until("the program to end", || self.ended())
    }

    /// Ends it as a power cut would: nothing of it gets to do anything more.
    pub fn kill(&mut self) {
        self.child.kill().expect("a child can be killed");
        self.child.wait().expect("a killed child ends");
    }

    /// What it and its earlier runs wrote to standard error.
    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Session {
    /// The program, set up to run in this session.
    pub fn program(&self) -> Command {
        let mut command = match &self.traced {
            None => self.command(binary()),
            Some(traced) => {
                let mut command = self.command(strace());
                command.args(traced.arguments(true)).arg(binary());
                command
            }
        };
        // Nothing on the path, so that no dialog helper such as zenity is found, whatever this machine has.
        command.env("PATH", self.path("bin")).env("RUST_BACKTRACE", "1");
        command
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

/// Cargo's folder for what it builds.
pub fn target_folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .unwrap_or(Path::new("."))
        .to_owned()
}

fn binary() -> PathBuf {
    let chosen = std::env::var_os("SPEECHWRIGHT_BIN").map(PathBuf::from);
    let path = chosen.unwrap_or_else(|| target_folder().join("release/speechwright"));
    assert!(
        path.exists(),
        "there is no {}: run `cargo build --release` first",
        path.display()
    );
    path
}
