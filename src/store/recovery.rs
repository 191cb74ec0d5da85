//! What the journals of windows that ended without saving hold.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::model::DraftId;

/// The journal of one window that is gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecoveryId(pub String);

/// How the draft's file stands to what can be recovered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveredFile {
    /// The draft was never saved.
    Never,
    /// The file is the one that was being worked on.
    Same,
    /// The file was changed since: recovering must not be written over it unasked.
    Changed,
    /// The file is gone, or cannot be reached.
    Gone,
}

/// What can be recovered of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryEntry {
    /// Which journal.
    pub id: RecoveryId,
    /// Which draft, where it has an identity.
    pub draft: Option<DraftId>,
    /// The draft's file; none where it was never saved.
    pub path: Option<PathBuf>,
    /// The speech's title as it reads; may be empty.
    pub title: String,
    /// When the last change was written down.
    pub changed_at: SystemTime,
    /// How many characters were added to or taken from what the file holds.
    pub differing: usize,
    /// How the file stands to it.
    pub file: RecoveredFile,
    /// Whether the writer has put it aside already; it is then kept for 30 days.
    pub is_discarded: bool,
}
