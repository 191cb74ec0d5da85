//! Runs a program under strace and says which sockets it opens.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Where strace writes down the sockets of a program and all that it starts.
pub struct Traced {
    log: PathBuf,
}

impl Traced {
    /// Writes to a file of a name of its own; none where strace is missing or may not look into programs, which is said
    /// aloud.
    pub fn to(log: PathBuf, test: &str) -> Option<Self> {
        let traced = Self { log };
        let works = Command::new(strace())
            .args(traced.arguments(false))
            .arg("true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match works {
            Ok(status) if status.success() => Some(traced),
            Ok(status) => {
                println!("SKIPPED {test}: strace may not look into programs here ({status})");
                None
            }
            Err(error) => {
                println!("SKIPPED {test}: no strace here ({error})");
                None
            }
        }
    }

    /// What strace is started with, before the program and its arguments. `as_itself` lets the program keep the process
    /// that was started, and strace run beside it.
    pub fn arguments(&self, as_itself: bool) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = ["-f", "-e", "trace=socket", "-o"].map(OsString::from).into();
        arguments.push(self.log.clone().into_os_string());
        if as_itself {
            arguments.push("-D".into());
        }
        arguments
    }

    /// The sockets that were opened so far, a line for each.
    pub fn sockets(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.log).expect("what strace wrote");
        let is_socket = |line: &&str| line.contains("socket(");
        text.lines().filter(is_socket).map(str::to_owned).collect()
    }

    /// Whether all of the program has ended, and strace with it.
    pub fn has_ended(&self) -> bool {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let first = text.split_whitespace().next().unwrap_or_default();
        let is_end = |line: &str| line.starts_with(first) && line.contains("+++ exited");
        !text.is_empty() && text.lines().any(is_end)
    }

    /// Those that lead to other machines.
    pub fn to_other_machines(&self) -> Vec<String> {
        let mut sockets = self.sockets();
        sockets.retain(|line| !line.contains("AF_UNIX") && !line.contains("AF_NETLINK"));
        sockets
    }
}

/// The program, with its path, since some tests run programs without one.
pub fn strace() -> PathBuf {
    let path = Path::new("/usr/bin/strace");
    if path.exists() {
        path.to_owned()
    } else {
        PathBuf::from("strace")
    }
}
