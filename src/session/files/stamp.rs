//! What tells whether a file is still the one that was read or written: by another program, by another window, or
//! by somebody on the same share.

use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};

use super::FileChange;
use crate::store::{Disk, FileFacts, SIZE_LIMIT, SystemDisk, folder_of_file};

/// What tells whether a file is still the one that was read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, as the system says.
    pub modified: Option<SystemTime>,
    /// Device and number, where the system has such.
    pub identity: Option<(u64, u64)>,
    /// The SHA-256 of what it holds, where that was read or written.
    pub hash: Option<[u8; 32]>,
}

impl FileStamp {
    /// The stamp of a file of which that is known; `content` is what was read of it or written to it.
    #[must_use]
    pub fn new(facts: FileFacts, content: Option<&[u8]>) -> Self {
        Self {
            length: facts.length,
            modified: facts.modified,
            identity: facts.identity,
            hash: content.map(hash_of),
        }
    }

    /// The stamp of whatever file holds `content`: each later look at it reads it.
    #[must_use]
    pub fn of_content(content: &[u8]) -> Self {
        Self {
            length: content.len() as u64,
            modified: None,
            identity: None,
            hash: Some(hash_of(content)),
        }
    }

    /// Whether a file needs no reading to be known as the same: its identity, length and time are. Where times are
    /// whole seconds, two writes in one second have the same, so the file is read.
    fn is_plainly(&self, facts: FileFacts) -> bool {
        let is_exact = |time: SystemTime| {
            time.duration_since(UNIX_EPOCH)
                .is_ok_and(|since| since.subsec_nanos() != 0)
        };
        self.length == facts.length
            && self.identity == facts.identity
            && self.modified == facts.modified
            && self.modified.is_some_and(is_exact)
    }
}

/// What stands at a path, compared with what was known of it.
#[derive(Debug)]
pub(super) enum Standing {
    /// The file as it was; another that holds the same is none. With its stamp as it is now.
    Same(FileStamp),
    /// Another file, or the file with other contents.
    Other(FileStamp),
    /// A folder or a device.
    NotAFile,
    /// Nothing.
    Nothing,
    /// It cannot be told.
    Unknown(io::Error),
}

/// Compares what stands at `path` with what was known of it; reads it only where that is needed.
pub(super) fn compare(disk: &dyn Disk, path: &Path, known: &FileStamp) -> Standing {
    match disk.facts(path) {
        Ok(facts) if !facts.is_file => Standing::NotAFile,
        Ok(facts) if known.is_plainly(facts) => Standing::Same(*known),
        Ok(facts) => compare_content(disk, path, known, facts),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Nothing,
        Err(error) => Standing::Unknown(error),
    }
}

fn compare_content(disk: &dyn Disk, path: &Path, known: &FileStamp, facts: FileFacts) -> Standing {
    let plain = FileStamp::new(facts, None);
    let Some(hash) = known.hash.filter(|_| facts.length == known.length) else {
        let is_same = known.hash.is_none() && *known == plain;
        return if is_same {
            Standing::Same(plain)
        } else {
            Standing::Other(plain)
        };
    };
    match disk.read(path, SIZE_LIMIT) {
        Ok(content) => {
            let found = FileStamp::new(facts, Some(&content));
            if found.hash == Some(hash) {
                Standing::Same(found)
            } else {
                Standing::Other(found)
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Standing::Nothing,
        Err(error) => Standing::Unknown(error),
    }
}

/// What became of a file, as the window is told.
#[must_use]
pub fn change_of(disk: &dyn Disk, path: &Path, known: &FileStamp) -> FileChange {
    change_in(disk, path, &compare(disk, path, known))
}

/// As [`change_of`], where it was compared already.
pub(super) fn change_in(disk: &dyn Disk, path: &Path, standing: &Standing) -> FileChange {
    match standing {
        Standing::Same(_) => FileChange::AsBefore,
        Standing::Other(found) => FileChange::Changed(*found),
        Standing::Unknown(_) => FileChange::Unreachable,
        // What stands there now is no draft any more; saving says what it is.
        Standing::NotAFile => FileChange::Gone,
        Standing::Nothing => match disk.facts(&folder_of_file(disk, path)) {
            Ok(_) => FileChange::Gone,
            Err(_) => FileChange::Unreachable,
        },
    }
}

/// The stamp of the file at `path`, when there is one that can be asked. It is not read.
#[must_use]
pub fn stamp_of(path: &Path) -> Option<FileStamp> {
    let facts = SystemDisk.facts(path).ok()?;
    Some(FileStamp::new(facts, None))
}

fn hash_of(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

#[cfg(test)]
mod tests;
