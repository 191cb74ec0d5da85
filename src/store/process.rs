//! Whether another process of this machine still runs.

/// Whether it is certain that a process of this machine is gone. Its number may have gone to another since then: a
/// program of another name has not written our files.
#[must_use]
pub(crate) fn is_gone(process: u32) -> bool {
    if process == std::process::id() {
        return false;
    }
    !exists(process) || is_other_program(process)
}

/// When a process started, as the system counts it: a number that it shares with no other of its number. None where
/// there is no such process, or where the system does not say.
#[cfg(target_os = "linux")]
pub(crate) fn start_of(process: u32) -> Option<String> {
    /// The 22nd entry of the line, of which three stand before those counted here.
    const START: usize = 22 - 3;
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second entry is the program's name in brackets, and may hold spaces and brackets of its own.
    let (_, behind) = line.rsplit_once(')')?;
    behind.split_ascii_whitespace().nth(START).map(str::to_owned)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn start_of(_process: u32) -> Option<String> {
    None
}

#[cfg(unix)]
fn exists(process: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    pid.is_some_and(|pid| test_kill_process(pid) != Err(Errno::SRCH))
}

/// Elsewhere nothing is certain.
#[cfg(not(unix))]
fn exists(_process: u32) -> bool {
    true
}

#[cfg(target_os = "linux")]
fn is_other_program(process: u32) -> bool {
    let name = |process: &str| std::fs::read(format!("/proc/{process}/comm")).ok();
    match (name(&process.to_string()), name("self")) {
        (Some(its), Some(own)) => its != own,
        _ => false,
    }
}

#[cfg(not(target_os = "linux"))]
fn is_other_program(_process: u32) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn we_are_there() {
        assert!(!is_gone(std::process::id()));
    }

    #[cfg(unix)]
    #[test]
    fn who_has_ended_is_gone() {
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let process = child.id();
        child.wait().unwrap();
        assert!(is_gone(process));
        assert!(is_gone(u32::MAX));
    }
}
