//! Saving a file so that at every instant either the old one or the new one stands there, whole.
//!
//! A temporary file in the same folder is written, synced, and renamed into place; then the folder is synced. The
//! steps go through [`Disk`], so that tests can make each of them fail.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::disk::{Access, Disk, DiskFile, FileFacts};
use super::error::{Problem, SaveStep, StoreError};

/// How many symbolic links are followed to a file that is not there yet.
const LINK_LIMIT: usize = 40;
/// How many names are tried for a temporary file.
const NAME_LIMIT: u32 = 100;

/// Writes `bytes` to `path`, whole or not at all. A symbolic link is followed; the old file's permissions stay.
///
/// # Errors
/// Says at which step the disk refused. The old file is then untouched, and no temporary file stays.
pub fn write_atomically(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write(disk, path, bytes, Access::Usual).map_err(|problem| StoreError::new(path, problem))
}

/// As [`write_atomically`], and only the user may read the file.
pub(super) fn write_privately(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write(disk, path, bytes, Access::Private).map_err(|problem| StoreError::new(path, problem))
}

fn write(disk: &dyn Disk, path: &Path, bytes: &[u8], access: Access) -> Result<(), Problem> {
    let target = resolved(disk, path).map_err(|error| Problem::Unsaved {
        step: SaveStep::Create,
        error,
        keeps_old: false,
    })?;
    let old = replaceable(disk, &target)?;
    let failed = |step| {
        move |error| Problem::Unsaved {
            step,
            error,
            keeps_old: old.is_some(),
        }
    };
    let folder = folder_of(&target);
    let (temporary, file) = create_beside(disk, folder, access).map_err(failed(SaveStep::Create))?;
    let written = fill(
        disk,
        file,
        &temporary,
        &target,
        bytes,
        old.is_some() && access == Access::Usual,
    );
    if let Err((step, error)) = written {
        let _ = disk.remove(&temporary);
        return Err(failed(step)(error));
    }
    // Failing is no error: the new file stands there whole, and some file systems do not offer this.
    let _ = disk.sync_folder(folder);
    Ok(())
}

/// Writes, syncs and renames the temporary file.
fn fill(
    disk: &dyn Disk,
    mut file: Box<dyn DiskFile>,
    temporary: &Path,
    target: &Path,
    bytes: &[u8],
    like_old: bool,
) -> Result<(), (SaveStep, io::Error)> {
    let at = |step| move |error| (step, error);
    if like_old {
        disk.copy_attributes(target, temporary)
            .map_err(at(SaveStep::Create))?;
    }
    file.write(bytes).map_err(at(SaveStep::Write))?;
    file.sync().map_err(at(SaveStep::Sync))?;
    file.close().map_err(at(SaveStep::Sync))?;
    disk.rename(temporary, target).map_err(at(SaveStep::Rename))
}

/// Makes a temporary file under a name that nothing has.
fn create_beside(disk: &dyn Disk, folder: &Path, access: Access) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    for _ in 0..NAME_LIMIT {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = folder.join(format!(".speechwright-{}-{number}.tmp", std::process::id()));
        match disk.create(&path, access) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|file| (path, file)),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// The folder in which a file stands.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The old file, if there is one that may be replaced.
fn replaceable(disk: &dyn Disk, target: &Path) -> Result<Option<FileFacts>, Problem> {
    let failed = |error, keeps_old| Problem::Unsaved {
        step: SaveStep::Create,
        error,
        keeps_old,
    };
    match disk.facts(target) {
        Ok(old) if !old.is_file => Err(Problem::NotAFile),
        Ok(old) if old.read_only => {
            let error = io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only");
            Err(failed(error, true))
        }
        Ok(old) => Ok(Some(old)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(error, false)),
    }
}

/// Follows symbolic links, also to a file that is not there yet.
fn resolved(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINK_LIMIT {
        match disk.link(&path) {
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
    use super::super::disk::SystemDisk;
    use super::super::disk::watched::{Operation, Passing, Watched};
    use super::*;

    /// Fails at one step and does the others.
    #[derive(Debug)]
    struct FailingDisk(SaveStep);

    fn full() -> io::Error {
        io::Error::new(io::ErrorKind::StorageFull, "no space")
    }

    impl Passing for FailingDisk {
        fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
            let fails = match operation {
                Operation::Create => self.0 == SaveStep::Create,
                Operation::Write => self.0 == SaveStep::Write,
                Operation::Sync => self.0 == SaveStep::Sync,
                Operation::Rename => self.0 == SaveStep::Rename,
                _ => false,
            };
            if fails { Err(full()) } else { Ok(()) }
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
            let error = write_atomically(&Watched::new(SystemDisk, FailingDisk(step)), &path, b"new text")
                .unwrap_err();
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
            write_atomically(&Watched::new(SystemDisk, FailingDisk(step)), &path, b"new").unwrap_err();
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
