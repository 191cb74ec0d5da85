//! Replacing a file on Windows, where whoever has it open for a moment (a virus scanner, an indexer) stands in the way.

use std::fs;
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// How often it is tried, and how long is waited in between.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(50);
/// `ERROR_ACCESS_DENIED`, `ERROR_SHARING_VIOLATION` and `ERROR_LOCK_VIOLATION`.
const IN_USE: [i32; 3] = [5, 32, 33];

/// Replaces `to` by `from` in one step of the file system, and tries again while somebody has one of them open.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let mut tries = 1;
    loop {
        match fs::rename(from, to) {
            Err(error)
                if tries < TRIES && error.raw_os_error().is_some_and(|code| IN_USE.contains(&code)) =>
            {
                tries += 1;
                sleep(PAUSE);
            }
            other => return other,
        }
    }
}
