//! What goes on around the window: other windows of the program, a share that is slow.

use std::fs;
use std::path::Path;
use std::process::Command;

use rustix::process::{Pid, Signal, kill_process};

use super::Desktop;
use crate::access::Node;
use crate::keys;
use crate::sockets::strace;
use crate::wait;

/// How long the first file that a thread opens takes, in microseconds.
const DELAY: &str = "inject=openat:delay_enter=5000000:when=1";

/// What holds the program's files up; dropped, nothing does any more.
pub struct Slow {
    child: std::process::Child,
}

impl Drop for Slow {
    fn drop(&mut self) {
        // It lets go of the program when it is asked to end, and not when it is killed.
        let strace = Pid::from_child(&self.child);
        let _ = kill_process(strace, Signal::INT);
        let _ = self.child.wait();
    }
}

impl Desktop {
    /// The session bus's address.
    pub fn bus(&self) -> &str {
        &self.session.bus
    }

    /// Types ASCII text, key by key, whether or not anyone answers.
    pub fn write_blindly(&self, text: &str) {
        keys::write(&self.session, text);
    }

    /// Presses key combinations, each when what the one before did is seen.
    pub fn keys_one_by_one(&mut self, combinations: &str) {
        for combination in combinations.split(' ') {
            self.keys(combination);
            self.wait_until_still();
        }
    }

    /// Types ASCII text with so many milliseconds from key to key, with the input method as it is.
    pub fn write_steadily(&self, text: &str, delay_ms: u32) {
        keys::write_at(&self.session, text, delay_ms);
    }

    /// Clicks a field for text, writes a word with pinyin there, and takes it away again. A field that has gone, or that
    /// is out of sight, is passed over, and this is false.
    pub fn compose_in(&mut self, field: &Node, place: &str) -> bool {
        let Some(rect) = self.access.place_of(field).filter(|rect| rect.width > 4) else {
            return false;
        };
        self.click(rect.centre());
        self.wait_until_still();
        let has_keyboard = |node: &Node| node.focused && node.text.is_some();
        if !self.nodes().iter().any(has_keyboard) {
            return false;
        }
        self.pinyin("nihao ");
        let what = format!("你好 in {field} of {place}");
        self.wait_for(&what, |node| {
            has_keyboard(node) && node.text.as_ref().is_some_and(|text| text.contains("你好"))
        });
        self.keys("BackSpace BackSpace");
        // Keys go by way of the input method, and may come behind a click that was made after them.
        self.wait_until_still();
        true
    }

    /// The mean of the screen's pixels, from 0 for black to 255.
    pub fn brightness(&self) -> u64 {
        self.wait_until_still().brightness()
    }

    /// The process of a second window of the program, once it is there.
    pub fn wait_for_another_window(&mut self) -> u32 {
        let first = self.program().id();
        wait::until("a second window", || {
            let owners = self.screen.owners();
            owners.into_iter().find(|&owner| owner != first)
        })
    }

    /// Has each thread of the program wait five seconds for the next file that it opens, as on a slow share; nothing
    /// where strace is missing or may not look into programs, which is said aloud.
    pub fn slow_down(&mut self, test: &str) -> Option<Slow> {
        let program = self.program().id().to_string();
        let log = self.session.path("log/slow");
        let child = Command::new(strace())
            .args(["-f", "-e", DELAY, "-o"])
            .arg(&log)
            .args(["-p", &program])
            .stderr(fs::File::create(self.session.path("log/strace")).expect("a log"))
            .spawn();
        let mut slow = match child {
            Ok(child) => Slow { child },
            Err(error) => {
                println!("SKIPPED {test}: no strace here ({error})");
                return None;
            }
        };
        let has_begun = |path: &Path| fs::read_to_string(path).is_ok_and(|text| text.contains("attached"));
        wait::until("strace to begin or to end", || {
            if has_begun(&self.session.path("log/strace")) {
                return Some(true);
            }
            let ended = slow
                .child
                .try_wait()
                .expect("a child can be asked for its status");
            ended.map(|_| false)
        })
        .then_some(slow)
        .or_else(|| {
            println!("SKIPPED {test}: strace may not look into programs here");
            None
        })
    }
}

/// Whether a process runs.
pub fn runs(process: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let after_name = state.rsplit(')').next().unwrap_or_default();
    !matches!(after_name.trim_start().chars().next(), None | Some('Z' | 'X'))
}

/// Ends a process that no handle is held of.
pub fn end(process: u32) {
    let process = i32::try_from(process).ok().and_then(Pid::from_raw);
    kill_process(process.expect("a process"), Signal::KILL).expect("it can be killed");
}
