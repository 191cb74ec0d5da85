//! Runs a program under strace and says which sockets it opens.

use std::ffi::OsStr;
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
        let works = traced
            .command(OsStr::new("true"))
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

    /// A command that runs `program`.
    pub fn command(&self, program: &OsStr) -> Command {
        let mut command = Command::new(strace());
        command
            .args(["-f", "-qq", "-A", "-e", "trace=socket", "-o"])
            .arg(&self.log)
            .arg(program);
        command
    }

    /// The sockets that were opened so far, a line for each.
    pub fn sockets(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.log).expect("what strace wrote");
        let is_socket = |line: &&str| line.contains("socket(");
        text.lines().filter(is_socket).map(str::to_owned).collect()
    }

    /// Those that lead to other machines.
    pub fn to_other_machines(&self) -> Vec<String> {
        let mut sockets = self.sockets();
        sockets.retain(|line| !line.contains("AF_UNIX") && !line.contains("AF_NETLINK"));
        sockets
    }
}

/// With its path, since some tests run programs without one.
fn strace() -> PathBuf {
    let path = Path::new("/usr/bin/strace");
    if path.exists() {
        path.to_owned()
    } else {
        PathBuf::from("strace")
    }
}
