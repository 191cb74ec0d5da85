//! The program's own faults: whatever thread panics, a report is kept in the state folder, standard error says where,
//! and the next window tells of it.
//!
//! No text of the speech may get into a report, and messages of panics quote what they were about, so that they are
//! cut where a quotation could begin (`harmless`). A report must not make things worse either: it is written by a
//! thread of its own, which is waited for only so long, and nothing in here fails for a disk that is full or gone, or
//! for a standard error that nobody reads.

#[cfg(test)]
mod tests;

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::Write as _;
use std::io::Write as _;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::store::{Disk, SystemDisk, keep_report};

/// The thread that writes reports. What fails there is not reported again.
const WRITER: &str = "reports";
/// How long the disk is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// No process writes more reports than that: a fault that comes with every frame has been told by then.
const MOST: u32 = 8;

/// What the window is busy with, for reports: a fault is often explained by it.
static STAGE: Mutex<&str> = Mutex::new("");

/// Notes what the window is busy with, and returns what it was busy with before.
pub fn enter(stage: &'static str) -> &'static str {
    let mut busy_with = STAGE.lock().unwrap_or_else(PoisonError::into_inner);
    std::mem::replace(&mut *busy_with, stage)
}

/// What the window is busy with; empty when that is not known.
#[must_use]
pub fn stage() -> &'static str {
    STAGE.try_lock().map_or("", |stage| *stage)
}

/// Something that went wrong with the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// What happened, without any text of the speech.
    pub what: String,
    /// The place in the sources, where it is known.
    pub place: Option<String>,
    /// The name of the thread.
    pub thread: String,
    /// How the program came there, where that is known.
    pub backtrace: Option<String>,
}

/// Writes reports.
#[derive(Debug, Clone)]
pub struct Reporter {
    disk: Arc<dyn Disk>,
    /// None where there is no home: reports then go to standard error only.
    state: Option<PathBuf>,
    written: Arc<AtomicU32>,
    patience: Duration,
}

impl Reporter {
    /// Writes reports below the state folder.
    #[must_use]
    pub fn new(state: Option<PathBuf>) -> Self {
        Self::with_disk(state, Arc::new(SystemDisk), PATIENCE)
    }

    fn with_disk(state: Option<PathBuf>, disk: Arc<dyn Disk>, patience: Duration) -> Self {
        Self {
            disk,
            state,
            written: Arc::new(AtomicU32::new(0)),
            patience,
        }
    }

    /// From now on every panic of this process is reported, in place of what Rust says of it.
    pub fn report_panics(&self) {
        let reporter = self.clone();
        std::panic::set_hook(Box::new(move |panic| reporter.panicked(panic)));
    }

    fn panicked(&self, panic: &PanicHookInfo<'_>) {
        let current = thread::current();
        let name = current.name().unwrap_or("unnamed");
        let message = panic.payload_as_str().unwrap_or("");
        let fault = Fault {
            what: harmless(message),
            place: panic.location().map(ToString::to_string),
            thread: name.to_owned(),
            backtrace: (name != WRITER).then(backtrace).flatten(),
        };
        if name == WRITER {
            say(&format!("a report cannot be written: {}", in_one_line(&fault)));
        } else {
            self.report(&fault);
        }
    }

    /// Keeps a report, says so on standard error, and returns where it stands.
    #[expect(clippy::must_use_candidate, reason = "whoever reports need not know where")]
    pub fn report(&self, fault: &Fault) -> Option<PathBuf> {
        say(&format!("a fault in the program: {}", in_one_line(fault)));
        if self.written.fetch_add(1, Ordering::Relaxed) >= MOST {
            return None;
        }
        let kept = self.keep(fault);
        match &kept {
            Some(path) => say(&format!("a report lies at {}", path.display())),
            None => say("no report of it could be kept"),
        }
        kept
    }

    /// Writes it on a thread of its own: there a second fault, or a disk that does not answer, does no harm.
    fn keep(&self, fault: &Fault) -> Option<PathBuf> {
        let state = self.state.clone()?;
        let disk = Arc::clone(&self.disk);
        let now = DateTime::<Utc>::from(std::time::SystemTime::now());
        let name = format!("{}-{}", now.format("%Y%m%dT%H%M%SZ"), std::process::id());
        let text = written_out(fault, now);
        let (sender, kept) = channel();
        let write = move || {
            // Whoever waited may have given up.
            let _ = sender.send(keep_report(&*disk, &state, &name, &text).ok());
        };
        thread::Builder::new().name(WRITER.to_owned()).spawn(write).ok()?;
        kept.recv_timeout(self.patience).ok().flatten()
    }
}

fn backtrace() -> Option<String> {
    let backtrace = Backtrace::force_capture();
    // Alternate: with addresses, by which a stripped program's frames are found in one that has symbols.
    (backtrace.status() == BacktraceStatus::Captured).then(|| format!("{backtrace:#}"))
}

fn in_one_line(fault: &Fault) -> String {
    let place = fault.place.as_deref().unwrap_or("unknown place");
    format!("{} ({place}, thread “{}”)", fault.what, fault.thread)
}

fn written_out(fault: &Fault, now: DateTime<Utc>) -> String {
    let mut text = format!(
        "Speechwright {}\nsystem: {}\ntime: {}\nthread: {}\n",
        env!("CARGO_PKG_VERSION"),
        system(),
        now.format("%Y-%m-%d %H:%M:%S UTC"),
        fault.thread,
    );
    let stage = stage();
    // Writing to a string does not fail.
    if !stage.is_empty() {
        let _ = writeln!(text, "busy with: {stage}");
    }
    if let Some(place) = &fault.place {
        let _ = writeln!(text, "place: {place}");
    }
    let _ = writeln!(text, "what: {}", fault.what);
    text += "\nThis report holds no text of any speech; messages are cut where they could quote one.\n";
    if let Some(backtrace) = &fault.backtrace {
        let here = written_out as *const () as usize;
        let _ = write!(
            text,
            "\nbacktrace ({here:#x} is session::reports::written_out):\n{backtrace}"
        );
    }
    text
}

#[cfg(unix)]
fn system() -> String {
    let name = rustix::system::uname();
    let (kernel, release) = (name.sysname().to_string_lossy(), name.release().to_string_lossy());
    format!("{} {kernel} {release}", std::env::consts::ARCH)
}

#[cfg(not(unix))]
fn system() -> String {
    format!("{} {}", std::env::consts::ARCH, std::env::consts::OS)
}

/// What Rust itself writes between quotation marks.
const RUSTS_OWN: [&str; 7] = [
    "`Option::unwrap()`",
    "`Option::expect()`",
    "`None`",
    "`Result::unwrap()`",
    "`Ok`",
    "`Err`",
    "`RefCell`",
];

/// As much of a panic's message as cannot be text of a speech: it is cut before the first quotation mark that is not
/// Rust's own, before the first character beyond ASCII, and before a line's end.
fn harmless(message: &str) -> String {
    let mut kept = String::new();
    let mut rest = message;
    while let Some(next) = rest.chars().next() {
        if let Some(own) = RUSTS_OWN.iter().find(|own| rest.starts_with(**own)) {
            kept += own;
            rest = rest.get(own.len()..).unwrap_or_default();
            continue;
        }
        if matches!(next, '`' | '"' | '\'' | '\n' | '\r') || !next.is_ascii() {
            kept += "[…]";
            return kept;
        }
        kept.push(next);
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
    }
    if kept.is_empty() {
        kept += "no message";
    }
    kept
}

/// A line on standard error. Unlike `eprintln!` it does not fail where nobody listens.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "speechwright: {line}");
}
