//! Former versions of drafts, kept in the state folder at every save and thinned out with time.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::model::DraftId;

/// A former version of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupEntry {
    /// Of which draft.
    pub draft: DraftId,
    /// When it was replaced by a newer one.
    pub at: SystemTime,
    /// The draft's file at that time.
    pub path: PathBuf,
    /// The backup's own file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub length: u64,
}
