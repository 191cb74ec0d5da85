//! Waiting, because everything on a desktop happens a little later: each wait names what it waits for and ends.

use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long anything may take before a test fails: generous, since software OpenGL on a loaded machine is slow.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What `probe` finds, asked again and again until it finds something.
///
/// # Panics
/// After [`PATIENCE`], saying that `what` did not happen.
pub fn until<T>(what: &str, probe: impl FnMut() -> Option<T>) -> T {
    found_within(PATIENCE, probe).unwrap_or_else(|| panic!("waited {PATIENCE:?} in vain for {what}"))
}

/// What `probe` finds within `limit`, or nothing.
pub fn found_within<T>(limit: Duration, mut probe: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    loop {
        if let Some(found) = probe() {
            return Some(found);
        }
        if Instant::now() >= end {
            return None;
        }
        sleep(Duration::from_millis(50));
    }
}
