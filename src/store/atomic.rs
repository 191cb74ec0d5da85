//! Saving a file so that at every instant either the old one or the new one stands there, whole.
//!
//! A temporary file in the same folder is written, synced, and renamed into place; then the folder is synced. The
//! steps go through [`Disk`], so that tests can make each of them fail.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::error::{Problem, SaveStep, StoreError};

/// How many symbolic links are followed to a file that is not there yet.
const LINK_LIMIT: usize = 40;

/// The file operations of saving.
pub trait Disk {
    /// Makes a temporary file in `folder`, which removes itself unless it is renamed.
    ///
    /// # Errors
    /// As the system says.
    fn create(&self, folder: &Path) -> io::Result<NamedTempFile>;

    /// Writes all of `bytes`.
    ///
    /// # Errors
    /// As the system says.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()>;

    /// Waits until the disk holds the file.
    ///
    /// # Errors
    /// As the system says.
    fn sync(&self, file: &NamedTempFile) -> io::Result<()>;

    /// Puts the file in the place of `target`.
    ///
    /// # Errors
    /// As the system says.
    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()>;
}

/// The operations as the system does them.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemDisk;

impl Disk for SystemDisk {
    fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".speechwright-").suffix(".tmp");
        // As any new file: the system takes away what the user's mask forbids.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(folder)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        file.persist(target).map(drop).map_err(|error| error.error)
    }
}

/// Writes `bytes` to `path`, whole or not at all. A symbolic link is followed; the old file's permissions stay.
///
/// # Errors
/// Says at which step the disk refused. The old file is then untouched, and no temporary file stays.
pub fn write_atomically(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write(disk, path, bytes, None).map_err(|problem| StoreError::new(path, problem))
}

/// As [`write_atomically`], and only the user may read the file.
pub(super) fn write_privately(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write(disk, path, bytes, owner_only().into_iter().next())
        .map_err(|problem| StoreError::new(path, problem))
}

/// Permissions for the user alone, where the system has such.
#[cfg(unix)]
fn owner_only() -> [Permissions; 1] {
    [std::os::unix::fs::PermissionsExt::from_mode(0o600)]
}

/// Permissions for the user alone, where the system has such.
#[cfg(not(unix))]
fn owner_only() -> [Permissions; 0] {
    []
}

fn write(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    permissions: Option<Permissions>,
) -> Result<(), Problem> {
    let target = resolved(path).map_err(|error| Problem::Unsaved {
        step: SaveStep::Create,
        error,
        keeps_old: false,
    })?;
    let old = replaceable(&target)?;
    let keeps_old = old.is_some();
    let failed = |step| {
        move |error| Problem::Unsaved {
            step,
            error,
            keeps_old,
        }
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = disk.create(folder).map_err(failed(SaveStep::Create))?;
    if let Some(permissions) = permissions.or_else(|| old.map(|old| old.permissions())) {
        file.as_file()
            .set_permissions(permissions)
            .map_err(failed(SaveStep::Create))?;
    }
    disk.write(&mut file, bytes).map_err(failed(SaveStep::Write))?;
    disk.sync(&file).map_err(failed(SaveStep::Sync))?;
    disk.rename(file, &target).map_err(failed(SaveStep::Rename))?;
    sync_folder(folder);
    Ok(())
}

/// The old file, if there is one that may be replaced.
fn replaceable(target: &Path) -> Result<Option<Metadata>, Problem> {
    let failed = |error, keeps_old| Problem::Unsaved {
        step: SaveStep::Create,
        error,
        keeps_old,
    };
    match fs::metadata(target) {
        Ok(old) if !old.is_file() => Err(Problem::NotAFile),
        Ok(old) if old.permissions().readonly() => {
            let error = io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only");
            Err(failed(error, true))
        }
        Ok(old) => Ok(Some(old)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error, false)),
    }
}

/// Follows symbolic links, also to a file that is not there yet.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINK_LIMIT {
        match fs::read_link(&path) {
            Ok(link) => {
                path = path
                    .parent()
                    .map_or_else(|| link.clone(), |folder| folder.join(&link));
            }
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::other("the symbolic links lead in a circle"))
}

/// Makes the renaming last through a power cut. Failing is no error: the new file stands there whole, and some
/// file systems do not offer this.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Puts a damaged file aside under a name of its own and returns that.
pub(super) fn put_aside(path: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(path.as_os_str());
    name.push(".damaged");
    let aside = PathBuf::from(name);
    fs::rename(path, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails at one step and does the others.
    struct FailingDisk(SaveStep);

    impl FailingDisk {
        fn pass(&self, step: SaveStep) -> io::Result<()> {
            if self.0 == step {
                Err(io::Error::new(io::ErrorKind::StorageFull, "no space"))
            } else {
                Ok(())
            }
        }
    }

    impl Disk for FailingDisk {
        fn create(&self, folder: &Path) -> io::Result<NamedTempFile> {
            self.pass(SaveStep::Create)?;
            SystemDisk.create(folder)
        }

        fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
            SystemDisk.write(file, &bytes[..bytes.len() / 2])?;
            self.pass(SaveStep::Write)?;
            SystemDisk.write(file, &bytes[bytes.len() / 2..])
        }

        fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
            self.pass(SaveStep::Sync).and_then(|()| SystemDisk.sync(file))
        }

        fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
            self.pass(SaveStep::Rename)?;
            SystemDisk.rename(file, target)
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_failure_at_any_step_leaves_the_old_file_and_nothing_else() {
        for step in [
            SaveStep::Create,
            SaveStep::Write,
            SaveStep::Sync,
            SaveStep::Rename,
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.speech");
            fs::write(&path, "old").unwrap();
            let error = write_atomically(&FailingDisk(step), &path, b"new text").unwrap_err();
            assert!(matches!(error.problem, Problem::Unsaved { step: at, .. } if at == step));
            assert_eq!(fs::read_to_string(&path).unwrap(), "old");
            assert_eq!(names(folder.path()), ["a.speech"]);
        }
    }

    #[test]
    fn a_failure_leaves_no_new_file_where_none_was() {
        for step in [
            SaveStep::Create,
            SaveStep::Write,
            SaveStep::Sync,
            SaveStep::Rename,
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.speech");
            write_atomically(&FailingDisk(step), &path, b"new").unwrap_err();
            assert!(names(folder.path()).is_empty());
        }
    }

    #[test]
    fn the_new_file_replaces_the_old_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.speech");
        write_atomically(&SystemDisk, &path, b"first and longer").unwrap();
        write_atomically(&SystemDisk, &path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["a.speech"]);
    }

    #[test]
    fn folders_are_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let error = write_atomically(&SystemDisk, folder.path(), b"x").unwrap_err();
        assert!(matches!(error.problem, Problem::NotAFile));
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::os::unix::fs::{PermissionsExt, symlink};

        #[test]
        fn permissions_stay_and_read_only_files_are_refused() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.speech");
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
            write_atomically(&SystemDisk, &path, b"new").unwrap();
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o640);
            fs::set_permissions(&path, PermissionsExt::from_mode(0o444)).unwrap();
            let error = write_atomically(&SystemDisk, &path, b"newer").unwrap_err();
            assert!(error.to_string().contains("read-only"), "{error}");
            assert_eq!(fs::read(&path).unwrap(), b"new");
        }

        #[test]
        fn links_are_followed_also_to_files_that_are_not_there_yet() {
            let folder = tempfile::tempdir().unwrap();
            let link = folder.path().join("link.speech");
            symlink("real.speech", &link).unwrap();
            for text in ["first", "second"] {
                write_atomically(&SystemDisk, &link, text.as_bytes()).unwrap();
                let real = folder.path().join("real.speech");
                assert_eq!(fs::read_to_string(real).unwrap(), text);
                assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
            }
        }

        #[test]
        fn links_in_a_circle_are_refused() {
            let folder = tempfile::tempdir().unwrap();
            let (one, other) = (folder.path().join("one"), folder.path().join("other"));
            symlink(&one, &other).unwrap();
            symlink(&other, &one).unwrap();
            assert!(write_atomically(&SystemDisk, &one, b"x").is_err());
        }
    }
}
