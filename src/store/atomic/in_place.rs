//! Overwriting a file in its place, where it cannot be replaced: it has several names, which are to stay the same file,
//! or its folder takes no new files.
//!
//! Such a file is torn for an instant. So before it is touched, what it is to hold and what it holds stand complete
//! and synced in the state folder, with a note of their lengths and hashes; the note appears last, and as a whole. It
//! is gone again when the file has been read back. A note that is still there when its process is not tells the next
//! start to look at the file, and to put it right.

mod mending;
mod rescue;

use std::io;
use std::path::Path;

#[cfg(test)]
pub(crate) use mending::mend_left_by;
pub use mending::{Mended, MendedHow, clear_told, mend_rescued};
use rescue::Rescue;

use super::{Failed, finish, holds};
use crate::store::disk::{Disk, FileFacts, uninterrupted};
use crate::store::error::{Problem, SaveStep};

/// Overwrites `target`.
pub(super) fn overwrite(
    disk: &dyn Disk,
    target: &Path,
    old: FileFacts,
    bytes: &[u8],
    state: &Path,
) -> Result<(), Problem> {
    let unsaved = |(step, error)| Problem::Unsaved {
        step,
        error,
        keeps_old: true,
    };
    let former = uninterrupted(|| disk.read(target, old.length.max(bytes.len() as u64)))
        .map_err(|error| unsaved((SaveStep::Rescue, error)))?;
    let rescue = Rescue::begin(disk, state, target, &former, bytes)
        .map_err(|error| unsaved((SaveStep::Rescue, error)))?;
    let Err((step, error)) = fill_in_place(disk, target, bytes) else {
        rescue.end(disk);
        return Ok(());
    };
    // Whoever says that writing failed may have written all the same, or nothing at all.
    let is_whole = holds(disk, target, &former).is_ok() || fill_in_place(disk, target, &former).is_ok();
    if is_whole {
        rescue.end(disk);
        return Err(unsaved((step, error)));
    }
    Err(Problem::Torn {
        error,
        copy: rescue.copy(),
    })
}

/// Makes a file that is there hold `bytes`, and reads it back.
fn fill_in_place(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    let opened: io::Result<_> = uninterrupted(|| disk.overwrite(path));
    let mut file = opened.map_err(|error| (SaveStep::Create, error))?;
    file.write(bytes).map_err(|error| (SaveStep::Write, error))?;
    finish(disk, file, path, bytes)
}
