//! Whether another process of this machine still runs.

/// Whether it is certain that a process of this machine is gone. Its number may have gone to another since then: a
/// program of another name has not written our files.
#[must_use]
pub(crate) fn is_gone(process: u32) -> bool {
    if process == std::process::id() {
        return false;
    }
    !exists(process) || has_ended(process) || is_other_program(process)
}

/// When a process started, as the system counts it: a number that it shares with no other of its number. None where
/// there is no such process, where it has ended, or where the system does not say.
#[cfg(target_os = "linux")]
pub(crate) fn start_of(process: u32) -> Option<String> {
    let (state, start) = told_of(process)?;
    (!is_end(state)).then_some(start)
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn start_of(_process: u32) -> Option<String> {
    None
}

/// Whether a process has ended, though its parent was not told yet: until then the system goes on listing it.
#[cfg(target_os = "linux")]
fn has_ended(process: u32) -> bool {
    told_of(process).is_some_and(|(state, _)| is_end(state))
}

#[cfg(not(target_os = "linux"))]
fn has_ended(_process: u32) -> bool {
    false
}

#[cfg(target_os = "linux")]
fn is_end(state: char) -> bool {
    matches!(state, 'Z' | 'X' | 'x')
}

/// A process's state, as one letter, and when it started.
#[cfg(target_os = "linux")]
fn told_of(process: u32) -> Option<(char, String)> {
    /// The 22nd entry of the line, of which three stand before those that are left.
    const START: usize = 22 - 1 - 3;
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The second entry is the program's name in brackets, and may hold spaces and brackets of its own.
    let (_, behind) = line.rsplit_once(')')?;
    let mut entries = behind.split_ascii_whitespace();
    let state = entries.next()?.chars().next()?;
    Some((state, entries.nth(START)?.to_owned()))
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

    #[cfg(target_os = "linux")]
    #[test]
    fn who_has_ended_is_gone_before_its_parent_is_told() {
        let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        let process = child.id();
        assert!(start_of(process).is_some());
        child.kill().unwrap();
        while !has_ended(process) {
            std::thread::yield_now();
        }
        let after = (start_of(process), is_gone(process));
        child.wait().unwrap();
        assert_eq!(after, (None, true));
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
