//! Holding a file or folder against other processes, until its process ends.

use std::fs::{File, OpenOptions};
use std::io::{self, Seek as _, Write as _};
use std::path::Path;

use super::super::Hold;

/// A file or folder that is held.
#[derive(Debug)]
struct Held {
    file: File,
    identity: Option<(u64, u64)>,
}

impl Hold for Held {
    fn identity(&self) -> Option<(u64, u64)> {
        self.identity
    }

    fn rewrite(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(bytes)?;
        self.file.sync_all()
    }
}

/// Closing alone would not do: a program that is being started just now has the file open until it runs.
#[cfg(unix)]
impl Drop for Held {
    fn drop(&mut self) {
        // On failure it is let go of as soon as all who have it open have closed it.
        let _ = self.file.unlock();
    }
}

/// Holds what stands at `path`; none where another process does.
#[cfg(unix)]
pub(super) fn hold(path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
    use std::fs::TryLockError;
    use std::os::unix::fs::MetadataExt as _;
    // Shares want a file that is held to be open for writing; a folder, or another user's file, cannot be.
    let file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => File::open(path)?,
        other => other?,
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let metadata = file.metadata()?;
    let identity = Some((metadata.dev(), metadata.ino()));
    Ok(Some(Box::new(Held { file, identity })))
}

/// Holds what stands at `path`; none where another process does. Others may read it and remove it meanwhile, which
/// the system's own locks would forbid.
#[cfg(windows)]
pub(super) fn hold(path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
    use std::os::windows::fs::OpenOptionsExt as _;
    const SHARE_READ_AND_DELETE: u32 = 0x1 | 0x4;
    const SHARING_VIOLATION: i32 = 32;
    let mut options = OpenOptions::new();
    options.read(true).write(true).share_mode(SHARE_READ_AND_DELETE);
    match options.open(path) {
        Ok(file) => Ok(Some(Box::new(Held { file, identity: None }))),
        Err(error) if error.raw_os_error() == Some(SHARING_VIOLATION) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(not(any(unix, windows)))]
pub(super) fn hold(_path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_let_go_can_be_held_while_a_program_is_being_started() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("draft");
        std::fs::write(&path, "text").unwrap();
        let file = File::open(&path).unwrap();
        file.try_lock().unwrap();
        // As a child has it between being forked and becoming another program.
        let _inherited = file.try_clone().unwrap();
        let held = Held { file, identity: None };
        assert!(hold(&path).unwrap().is_none());
        drop(held);
        assert!(hold(&path).unwrap().is_some());
    }
}
