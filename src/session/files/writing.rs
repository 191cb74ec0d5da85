//! Writing to where something may stand already: what may be replaced is asked last, directly before the write.

use std::fs;
use std::path::Path;

use super::{FileStamp, Replacing, WriteError};
use crate::store::{Disk, write_with_rescue};

/// The stamp of the file at `path`, when there is one that can be asked.
#[must_use]
pub fn stamp_of(path: &Path) -> Option<FileStamp> {
    let metadata = fs::metadata(path).ok()?;
    Some(FileStamp {
        length: metadata.len(),
        modified: metadata.modified().ok(),
    })
}

/// Writes `bytes` to `path`, whole or not at all, if what stands there may be replaced. A file that is gone is
/// written anew. Returns the stamp of the file as it now stands.
///
/// # Errors
/// Something else stands there, or the disk refuses; what stood there is then untouched.
pub fn write(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    replacing: Replacing,
) -> Result<FileStamp, WriteError> {
    write_with_state(disk, path, bytes, replacing, None)
}

/// As [`write`]; a file that can only be overwritten in its place is, with a copy in the state folder meanwhile.
pub fn write_with_state(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    replacing: Replacing,
    state: Option<&Path>,
) -> Result<FileStamp, WriteError> {
    match (replacing, stamp_of(path)) {
        // A folder is told to be one, which no consent to replacing helps.
        (Replacing::Nothing, Some(_)) if !path.is_dir() => return Err(WriteError::Exists(path.to_owned())),
        (Replacing::Only(known), Some(found)) if known != found => {
            return Err(WriteError::Changed(path.to_owned()));
        }
        _ => {}
    }
    write_with_rescue(disk, path, bytes, state)?;
    Ok(stamp_of(path).unwrap_or(FileStamp {
        length: bytes.len() as u64,
        modified: None,
    }))
}
