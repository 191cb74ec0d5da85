//! Writing to where something may stand already: what may be replaced is asked last, directly before the write.

use std::io;
use std::path::Path;

use super::locking::hold_folder;
use super::stamp::{Standing, compare};
use super::{FileStamp, Replacing, WriteError};
use crate::store::{Disk, Problem, SIZE_LIMIT, StoreError, write_with_rescue};

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

/// As [`write()`]; a file that can only be overwritten in its place is, with a copy in the state folder meanwhile.
///
/// # Errors
/// As [`write()`].
pub fn write_with_state(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    replacing: Replacing,
    state: Option<&Path>,
) -> Result<FileStamp, WriteError> {
    let _folder = hold_folder(disk, path);
    check(disk, path, replacing)?;
    write_with_rescue(disk, path, bytes, state)?;
    Ok(stamp_of_written(disk, path, bytes))
}

/// Whether what stands at `path` may be replaced.
pub(super) fn check(disk: &dyn Disk, path: &Path, replacing: Replacing) -> Result<(), WriteError> {
    let unknown = |error| StoreError::new(path, Problem::Unreadable(error)).into();
    match replacing {
        Replacing::Anything => Ok(()),
        Replacing::Nothing => match disk.facts(path) {
            // A folder is told to be one, which no consent to replacing helps.
            Ok(facts) if !facts.is_file => Err(not_a_file(path)),
            Ok(_) => Err(WriteError::Exists(path.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(unknown(error)),
        },
        Replacing::Only(known) => match compare(disk, path, &known) {
            Standing::Same(_) | Standing::Nothing => Ok(()),
            Standing::Other(_) => Err(WriteError::Changed(path.to_owned())),
            Standing::NotAFile => Err(not_a_file(path)),
            Standing::Unknown(error) => Err(unknown(error)),
        },
    }
}

fn not_a_file(path: &Path) -> WriteError {
    StoreError::new(path, Problem::NotAFile).into()
}

/// The stamp of a file that was written just now. Where another program was quicker, what stands there is not taken
/// for what was written.
pub(super) fn stamp_of_written(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> FileStamp {
    let facts = disk.facts(path);
    let content = disk.read(path, SIZE_LIMIT);
    match (facts, content) {
        (Ok(facts), Ok(content)) if content == bytes => FileStamp::new(facts, Some(bytes)),
        _ => FileStamp::of_content(bytes),
    }
}
