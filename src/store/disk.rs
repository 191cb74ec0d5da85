//! The file operations that everything the program keeps goes through, so that tests can make each of them fail, stop
//! the program at it, or forget what was not synced. Paths only: no handle of the system shows.

#[cfg(test)]
pub(crate) mod watched;

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

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
}

/// The operations as the system does them.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        set_mode(&mut options, access);
        Ok(Box::new(SystemFile(options.open(path)?)))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let file = OpenOptions::new().write(true).truncate(true).open(path)?;
        Ok(Box::new(SystemFile(file)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?
            .take(limit.saturating_add(1))
            .read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        let metadata = fs::metadata(path)?;
        #[cfg(unix)]
        let (identity, names) = {
            use std::os::unix::fs::MetadataExt as _;
            (Some((metadata.dev(), metadata.ino())), metadata.nlink())
        };
        #[cfg(not(unix))]
        let (identity, names) = (None, 1);
        Ok(FileFacts {
            is_file: metadata.is_file(),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            identity,
            names,
            read_only: metadata.permissions().readonly(),
        })
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect()
    }

    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        if access == Access::Private {
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        }
        #[cfg(not(unix))]
        let _ = access;
        builder.create(folder)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) {
            File::open(folder)?.sync_all()
        } else {
            Ok(())
        }
    }
}

#[cfg(unix)]
fn set_mode(options: &mut OpenOptions, access: Access) {
    if access == Access::Private {
        std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    }
}

#[cfg(not(unix))]
fn set_mode(_options: &mut OpenOptions, _access: Access) {}

struct SystemFile(File);

impl DiskFile for SystemFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        // The system's own close is done by dropping; what it could still say, a sync has said before.
        drop(self.0);
        Ok(())
    }
}
