//! The file operations as the system does them.

mod attributes;
mod holding;
#[cfg(windows)]
mod replacing;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::{Access, Disk, DiskFile, FileFacts, Hold};

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
        attributes::copy(from, to)
    }

    #[cfg(not(windows))]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(windows)]
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        replacing::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        trash::delete(path).map_err(of_trash)
    }

    #[cfg(unix)]
    fn takes_files(&self, folder: &Path) -> bool {
        rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok()
    }

    #[cfg(not(unix))]
    fn takes_files(&self, folder: &Path) -> bool {
        // There a folder's attributes say nothing of it, and nothing in use here asks the access lists: so it is tried.
        let trial = folder.join(format!(".speechwright-{}-trial.tmp", std::process::id()));
        let made = OpenOptions::new().write(true).create_new(true).open(&trial);
        let is_made = made.is_ok();
        if is_made {
            let _ = fs::remove_file(&trial);
        }
        is_made
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
        builder.create(folder)?;
        #[cfg(unix)]
        if access == Access::Private {
            make_private(folder);
        }
        Ok(())
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

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        holding::hold(path)
    }
}

/// What went wrong with the trash, as the other operations say it.
fn of_trash(error: trash::Error) -> io::Error {
    match error {
        #[cfg(all(unix, not(target_os = "macos")))]
        trash::Error::FileSystem { source, .. } => source,
        trash::Error::CanonicalizePath { .. } => io::ErrorKind::NotFound.into(),
        other => io::Error::other(other.to_string()),
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
        close(self.0)
    }
}

/// Closes a file and says what the system says of it, which dropping keeps quiet about. Whatever that is, the file is
/// closed: an interrupted close must not be done again.
#[cfg(unix)]
fn close(file: File) -> io::Result<()> {
    use std::os::fd::IntoRawFd as _;
    #[expect(
        unsafe_code,
        reason = "no crate in use here closes a file and says how that went"
    )]
    unsafe extern "C" {
        /// The system's own; a number that is no open file is an error and nothing worse.
        safe fn close(file: std::ffi::c_int) -> std::ffi::c_int;
    }
    if close(file.into_raw_fd()) == 0 {
        return Ok(());
    }
    match io::Error::last_os_error() {
        error if error.kind() == io::ErrorKind::Interrupted => Ok(()),
        error => Err(error),
    }
}

/// Elsewhere the system says nothing of closing: what it could still say, a sync has said before.
#[cfg(not(unix))]
fn close(file: File) -> io::Result<()> {
    drop(file);
    Ok(())
}

/// Takes from others what a folder from before lets them do. Where the file system knows no permissions, or the folder
/// is another user's, it stays as it is.
#[cfg(unix)]
fn make_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(metadata) = fs::metadata(folder) else {
        return;
    };
    let mode = metadata.permissions().mode();
    if mode & 0o077 != 0 {
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode & !0o077));
    }
}
