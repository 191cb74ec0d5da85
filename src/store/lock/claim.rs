//! What stands in a lock's file: who, on which machine, in which process of which start of it.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use chrono::{DateTime, SecondsFormat, Utc};
use ron::extensions::Extensions;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::super::hash::hex;
use super::super::process::{is_gone, start_of};
use super::super::writer::Writer;
use super::LockHolder;

/// As many bytes of a lock are read.
pub(super) const LIMIT: u64 = 4 << 10;
const FORMAT: &str = "speechwright-lock";
const VERSION: u32 = 1;

/// Keys that a later version may add are read over: its locks count here, too.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Claim {
    format: String,
    user: String,
    machine: String,
    /// Tells machines of one name apart.
    #[serde(default)]
    machine_id: Option<String>,
    process: u32,
    /// When the process started, as the system counts it.
    #[serde(default)]
    started: Option<String>,
    /// Which start of the machine it is.
    #[serde(default)]
    boot: Option<String>,
    /// Tells the locks of one process apart.
    #[serde(default)]
    number: u32,
    /// In UTC, as RFC 3339 writes it.
    since: String,
}

impl Claim {
    /// What this process writes.
    pub(super) fn ours(now: SystemTime) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let process = std::process::id();
        let first_line = |path: &str| {
            let text = fs::read_to_string(path).ok()?;
            Some(text.lines().next()?.trim().to_owned()).filter(|line| !line.is_empty())
        };
        Self {
            format: FORMAT.to_owned(),
            user: user(),
            machine: machine(),
            // The machine's own number is nobody's business: what is written cannot be turned back into it.
            machine_id: first_line("/etc/machine-id").map(|id| hex(&Sha256::digest(id)[..8])),
            process,
            started: start_of(process),
            boot: first_line("/proc/sys/kernel/random/boot_id"),
            number: COUNT.fetch_add(1, Ordering::Relaxed),
            since: DateTime::<Utc>::from(now).to_rfc3339_opts(SecondsFormat::Nanos, true),
        }
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let claim: Self = options.from_str(text).ok()?;
        (claim.format == FORMAT).then_some(claim)
    }

    pub(super) fn written(&self) -> Vec<u8> {
        let mut writer = Writer::new(FORMAT, VERSION);
        writer.text("user", &self.user);
        writer.text("machine", &self.machine);
        let mut text_if_known = |key, value: &Option<String>| {
            if let Some(value) = value {
                writer.text(key, value);
            }
        };
        text_if_known("machine_id", &self.machine_id);
        text_if_known("started", &self.started);
        text_if_known("boot", &self.boot);
        writer.value("process", self.process);
        writer.value("number", self.number);
        writer.text("since", &self.since);
        writer.finish()
    }

    pub(super) fn since(&self) -> SystemTime {
        DateTime::parse_from_rfc3339(&self.since).map_or(UNIX_EPOCH, Into::into)
    }

    /// Whether both are of one machine, as far as can be told.
    pub(super) fn is_of_machine_of(&self, other: &Self) -> bool {
        let is_other_id =
            self.machine_id.is_some() && other.machine_id.is_some() && self.machine_id != other.machine_id;
        self.machine == other.machine && !is_other_id
    }

    /// Whether it is certain that whoever wrote this is gone, seen by `us`.
    pub(super) fn is_gone(&self, us: &Self) -> bool {
        if !self.is_of_machine_of(us) {
            return false;
        }
        if self.boot.is_some() && us.boot.is_some() && self.boot != us.boot {
            return true;
        }
        match (&self.started, start_of(self.process)) {
            (Some(started), Some(now)) => *started != now,
            _ => is_gone(self.process),
        }
    }

    /// Whether it is certain that another process of this machine wrote this and still runs.
    pub(super) fn is_there(&self, us: &Self) -> bool {
        let started = self.started.is_some() && self.started == start_of(self.process);
        self.process != us.process && self.is_of_machine_of(us) && self.boot == us.boot && started
    }

    pub(super) fn into_holder(self) -> LockHolder {
        LockHolder {
            since: self.since(),
            user: self.user,
            machine: self.machine,
            process: self.process,
            is_gone: false,
        }
    }
}

fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()))
        .unwrap_or_else(user_number)
}

#[cfg(unix)]
fn user_number() -> String {
    rustix::process::getuid().as_raw().to_string()
}

#[cfg(not(unix))]
fn user_number() -> String {
    "?".to_owned()
}

#[cfg(unix)]
fn machine() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn machine() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_else(|_| "?".to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn ours() -> Claim {
        Claim::ours(UNIX_EPOCH + Duration::from_nanos(1_800_000_000_123_456_789))
    }

    #[test]
    fn a_claim_is_read_as_it_was_written_and_a_later_versions_too() {
        let claim = ours();
        assert_eq!(Claim::read(&claim.written()).as_ref(), Some(&claim));
        let later = String::from_utf8(claim.written()).unwrap();
        let later = later.replace("version: 1,", "version: 2,\n    more: [(a: 1)],");
        assert_eq!(Claim::read(later.as_bytes()), Some(claim));
        for damaged in [&b""[..], b"(", b"\xff", b"(format: \"speechwright-settings\")"] {
            assert_eq!(Claim::read(damaged), None);
        }
    }

    #[test]
    fn the_documentation_shows_a_lock_as_it_is() {
        let page = include_str!("../../../docs/file-formats.md");
        let mut examples = page.split("```ron\n").filter_map(|rest| rest.split("```").next());
        let example = examples.find(|example| example.contains(FORMAT)).unwrap();
        let claim = Claim::read(example.as_bytes()).unwrap();
        assert_eq!(String::from_utf8(claim.written()).unwrap(), example);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn who_is_gone_is_known_by_start_process_and_time() {
        let us = ours();
        assert!(!us.is_gone(&us));
        let (process, started) = (1, start_of(1));
        let other = Claim {
            process,
            started,
            ..us.clone()
        };
        assert!(other.is_there(&us) && !other.is_gone(&us));
        let boot = Some("another".to_owned());
        assert!(Claim { boot, ..us.clone() }.is_gone(&us));
        let started = Some("1".to_owned());
        assert!(
            Claim {
                started,
                ..us.clone()
            }
            .is_gone(&us)
        );
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let process = child.id();
        child.wait().unwrap();
        assert!(
            Claim {
                process,
                ..us.clone()
            }
            .is_gone(&us)
        );
    }

    #[test]
    fn of_another_machine_nothing_is_certain() {
        let us = ours();
        let machine = "another".to_owned();
        let boot = Some("another".to_owned());
        let process = u32::MAX;
        assert!(
            !Claim {
                machine,
                boot: boot.clone(),
                process,
                ..us.clone()
            }
            .is_gone(&us)
        );
        let machine_id = Some("another".to_owned());
        let named_alike = Claim {
            machine_id,
            process,
            boot,
            ..us.clone()
        };
        assert_eq!(named_alike.is_gone(&us), us.machine_id.is_none());
    }
}
