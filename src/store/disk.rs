//! The file operations that everything the program keeps goes through, so that tests can make each of them fail, stop
//! the program at it, or forget what was not synced. Paths only: no handle of the system shows.

#[cfg(test)]
pub(crate) mod faults;
#[cfg(test)]
pub(crate) mod powerless;
mod system;
#[cfg(test)]
pub(crate) mod watched;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use system::SystemDisk;

/// Who may read a new file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// As the system gives new files: what the user's mask leaves.
    Usual,
    /// The user alone.
    Private,
}

/// What is known of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFacts {
    /// Whether it is a file, and not a folder or a device.
    pub is_file: bool,
    /// Its length in bytes.
    pub length: u64,
    /// When it was last written, as the system says.
    pub modified: Option<SystemTime>,
    /// What tells it from every other file of this machine: device and number, where the system has such.
    pub identity: Option<(u64, u64)>,
    /// By how many names it is known; 1 where the system does not say.
    pub names: u64,
    /// Whether writing to it is forbidden.
    pub read_only: bool,
}

/// A file that is being written.
pub trait DiskFile: Send {
    /// Writes all of `bytes` behind what was written before.
    ///
    /// # Errors
    /// As the system says; a part may then have been written.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Waits until the disk holds what was written.
    ///
    /// # Errors
    /// As the system says; nothing is then known about what the disk holds.
    fn sync(&mut self) -> io::Result<()>;

    /// Closes the file and says whether that went well.
    ///
    /// # Errors
    /// As the system says: some network shares only now tell that a write failed.
    fn close(self: Box<Self>) -> io::Result<()>;
}

/// A file or folder that is held: no other process can hold it until this is dropped, or its process ends.
pub trait Hold: fmt::Debug + Send {
    /// What tells it from every other file: device and number, where the system has such.
    fn identity(&self) -> Option<(u64, u64)>;

    /// Puts `bytes` in the place of what it holds, and waits until the disk has them.
    ///
    /// # Errors
    /// As the system says; nothing is then known about what it holds.
    fn rewrite(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// The file operations.
pub trait Disk: fmt::Debug + Send + Sync {
    /// Makes a file that must not be there yet.
    ///
    /// # Errors
    /// As the system says; `AlreadyExists` where something has that name.
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>>;

    /// Opens a file that must be there, to be written from its beginning; it is empty then.
    ///
    /// # Errors
    /// As the system says.
    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;

    /// Reads a whole file, but not more than `limit` bytes and one: so it shows when it is too large.
    ///
    /// # Errors
    /// As the system says.
    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>>;

    /// What is known of a file; links are followed.
    ///
    /// # Errors
    /// As the system says.
    fn facts(&self, path: &Path) -> io::Result<FileFacts>;

    /// Where a symbolic link leads.
    ///
    /// # Errors
    /// As the system says; also when it is no link.
    fn link(&self, path: &Path) -> io::Result<PathBuf>;

    /// Gives `to` what `from` has: permissions, and where possible owner, group and extended attributes.
    ///
    /// # Errors
    /// The permissions could not be given; what else cannot be given is no error.
    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Puts a file in the place of `to`, whether or not something stands there.
    ///
    /// # Errors
    /// As the system says; `to` is then as it was.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// As the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Moves a file to the trash of the desktop, from which it can be taken back.
    ///
    /// # Errors
    /// As the system says; also where there is no trash. The file is then where it was.
    fn trash(&self, path: &Path) -> io::Result<()> {
        let _ = path;
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Whether new files can be put into a folder, as far as is known without trying.
    fn takes_files(&self, folder: &Path) -> bool {
        self.facts(folder).is_ok_and(|facts| !facts.read_only)
    }

    /// The paths of what is in a folder, in any order.
    ///
    /// # Errors
    /// As the system says.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;

    /// Makes a folder with all above it; one that is there already is no error. A private one is made private.
    ///
    /// # Errors
    /// As the system says.
    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()>;

    /// Removes a folder that is empty.
    ///
    /// # Errors
    /// As the system says.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Waits until the disk holds the names in a folder.
    ///
    /// # Errors
    /// As the system says; some file systems do not offer this.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Holds a file or folder against other processes; none where one of them holds it. Nobody is kept from reading
    /// or writing who does not ask in this way.
    ///
    /// # Errors
    /// As the system says; some file systems do not offer this.
    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        let _ = path;
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// How often an operation is done again when a signal interrupts it: more signals than this mean something else.
const INTERRUPTIONS: u32 = 20;

/// Does an operation again when a signal interrupts it.
pub(crate) fn uninterrupted<T>(mut operation: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 0..INTERRUPTIONS {
        match operation() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
    operation()
}

/// Removes files; one that is gone already is no error. All are tried; says which could not be removed first, and why.
pub(crate) fn remove_all(disk: &dyn Disk, files: &[PathBuf]) -> Result<(), (PathBuf, io::Error)> {
    let mut result = Ok(());
    for file in files {
        match uninterrupted(|| disk.remove(file)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                result = result.and(Err((file.clone(), error)));
            }
            _ => {}
        }
    }
    result
}

/// What is in a folder; nothing where there is none.
pub(crate) fn listed(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<PathBuf>> {
    match uninterrupted(|| disk.list(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}

/// How it is told that a folder cannot be synced.
const NOT_OFFERED: [io::ErrorKind; 3] = [
    io::ErrorKind::InvalidInput,
    io::ErrorKind::Unsupported,
    io::ErrorKind::PermissionDenied,
];

/// Waits until the disk holds the names in a folder, where it offers that.
pub(crate) fn sync_names(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match uninterrupted(|| disk.sync_folder(folder)) {
        // Some file systems keep names without being asked, and refuse to be; and a folder that may not be listed cannot
        // be opened to ask.
        Err(error) if NOT_OFFERED.contains(&error.kind()) => Ok(()),
        other => other,
    }
}

/// Makes a folder with all above it, and waits until the disk holds the names of those that were not there.
pub(crate) fn make_lasting_folder(disk: &dyn Disk, folder: &Path, access: Access) -> io::Result<()> {
    let is_missing = |folder: &&Path| matches!(uninterrupted(|| disk.facts(folder)), Err(error) if error.kind() == io::ErrorKind::NotFound);
    let missing: Vec<&Path> = folder
        .ancestors()
        .filter(|folder| !folder.as_os_str().is_empty())
        .take_while(is_missing)
        .collect();
    uninterrupted(|| disk.make_folder(folder, access))?;
    for made in missing.iter().rev() {
        match made.parent() {
            Some(above) if !above.as_os_str().is_empty() => sync_names(disk, above)?,
            _ => sync_names(disk, Path::new("."))?,
        }
    }
    Ok(())
}
