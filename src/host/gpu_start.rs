//! Remembers starts with the graphics card that never came to show anything, since a driver may take the program
//! with it, and then nothing in the program can tell.
//!
//! A file in the state folder is written before the start and removed at the first frame. It is locked as long as
//! the start goes on, so that a window that opens at the same time does not take it for one that failed.

use std::fs::{File, TryLockError};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::choice::LastStart;
use crate::store::{Access, Disk as _, SystemDisk};

const NAME: &str = "gpu-start";
const BEGUN: &str = "begun";
const TOLD: &str = "told";

/// After that long, drivers and machines may be other ones.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(7 * 24);

/// A start with the graphics card that is going on.
pub(super) struct GpuStart {
    path: PathBuf,
    /// None where nothing can be written, or another start is going on; then this one is not remembered.
    file: Option<File>,
}

impl GpuStart {
    /// How the last start went.
    pub fn last(folder: &Path) -> LastStart {
        let Ok(mut file) = File::open(folder.join(NAME)) else {
            return LastStart::Fine;
        };
        let modified = file.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|time| time.elapsed().ok());
        let mut written = String::new();
        if matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock))
            || age.is_some_and(|age| age > FORGOTTEN_AFTER)
            || file.read_to_string(&mut written).is_err()
        {
            return LastStart::Fine;
        }
        match written.as_str() {
            BEGUN => LastStart::Failed,
            TOLD => LastStart::FailedAsTold,
            _ => LastStart::Fine,
        }
    }

    /// Notes that a window has said that the last start failed.
    pub fn told(folder: &Path) {
        // Where nothing can be written, it is said again.
        if let Some(mut file) = opened(folder) {
            let _ = file.set_len(0).and_then(|()| file.write_all(TOLD.as_bytes()));
        }
    }

    /// Notes that a start begins.
    pub fn begin(folder: &Path) -> Self {
        let path = folder.join(NAME);
        let begin = || -> Option<File> {
            let mut file = opened(folder)?;
            file.try_lock().ok()?;
            file.set_len(0).ok()?;
            file.write_all(BEGUN.as_bytes()).ok()?;
            Some(file)
        };
        let file = begin();
        Self { path, file }
    }

    /// Notes that it came to its first frame.
    pub fn reached(self) {
        if let Some(file) = self.file {
            // Empty, it tells nothing, should it be impossible to remove it.
            let _ = file.set_len(0);
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Opens the file to be written, and makes it and the folder for the user alone where they are missing.
fn opened(folder: &Path) -> Option<File> {
    SystemDisk.make_folder(folder, Access::Private).ok()?;
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(folder.join(NAME)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_start_that_never_came_to_its_first_frame_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        assert_eq!(GpuStart::last(&state), LastStart::Fine);
        let start = GpuStart::begin(&state);
        assert_eq!(GpuStart::last(&state), LastStart::Fine, "while it goes on");
        drop(start);
        assert_eq!(GpuStart::last(&state), LastStart::Failed);
        GpuStart::told(&state);
        assert_eq!(GpuStart::last(&state), LastStart::FailedAsTold);
    }

    #[test]
    fn a_start_that_came_to_its_first_frame_clears_what_was_remembered() {
        let folder = tempfile::tempdir().unwrap();
        GpuStart::told(folder.path());
        GpuStart::begin(folder.path()).reached();
        assert_eq!(GpuStart::last(folder.path()), LastStart::Fine);
        assert!(!folder.path().join(NAME).exists());
    }

    #[test]
    fn two_starts_at_once_do_not_disturb_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let first = GpuStart::begin(folder.path());
        GpuStart::begin(folder.path()).reached();
        drop(first);
        assert_eq!(GpuStart::last(folder.path()), LastStart::Failed);
    }

    #[test]
    fn what_is_long_ago_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        GpuStart::told(folder.path());
        let options = File::options().write(true).open(folder.path().join(NAME));
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        options.unwrap().set_modified(long_ago).unwrap();
        assert_eq!(GpuStart::last(folder.path()), LastStart::Fine);
    }
}
