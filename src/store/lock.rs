//! Who is writing a draft: a small file beside it, so that two windows, or two people on a share, do not write over
//! each other unawares.

use std::time::SystemTime;

/// Who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockHolder {
    /// The user's name.
    pub user: String,
    /// The machine's name.
    pub machine: String,
    /// The process on that machine.
    pub process: u32,
    /// Since when.
    pub since: SystemTime,
    /// Whether it is certain that this process is gone: only then may the lock be taken over.
    pub is_gone: bool,
}

/// Whose a draft is to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockState {
    /// Ours.
    Ours,
    /// Somebody else's.
    Held(LockHolder),
    /// Nobody's: no lock can be written there, or none is wanted. The comparison before every save guards then.
    Unlocked,
}
