//! Saving a file so that at every instant either the old one or the new one stands there, whole.
//!
//! A temporary file in the same folder is written, synced, closed, read back and compared, and renamed into place;
//! then the folder is synced. A file with several names, and one in a folder that takes no new files, is overwritten
//! [in its place](in_place) instead, after a complete copy stands in the state folder. The steps go through [`Disk`],
//! so that tests can make each of them fail.

mod in_place;
mod left_over;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

#[cfg(test)]
pub(crate) use in_place::mend_left_by;
pub use in_place::{Mended, MendedHow, clear_told, mend_rescued};

use super::disk::{Access, Disk, DiskFile, FileFacts, sync_names, uninterrupted};
use super::error::{Problem, SaveStep, StoreError};

/// How many symbolic links are followed to a file that is not there yet.
const LINK_LIMIT: usize = 40;
/// How many names are tried for a temporary file.
const NAME_LIMIT: u32 = 100;

/// A step at which saving failed, and why.
type Failed = (SaveStep, io::Error);

/// Writes `bytes` to `path`, whole or not at all. A symbolic link is followed; the old file's permissions stay, and
/// where possible its owner, group and extended attributes. Without a state folder a file of several names becomes
/// one of its own: [`write_with_rescue`] keeps the names together.
///
/// # Errors
/// Says at which step the disk refused. The old file is then untouched, and no temporary file stays.
pub fn write_atomically(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write_with_rescue(disk, path, bytes, None)
}

/// As [`write_atomically`], and a file that cannot be replaced, since it has several names or its folder takes no new
/// ones, is overwritten after a complete copy stands in the state folder.
///
/// # Errors
/// Says at which step the disk refused. The old file is then untouched but for [`Problem::Torn`], which says where
/// the copy is.
pub fn write_with_rescue(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    state: Option<&Path>,
) -> Result<(), StoreError> {
    write(disk, path, bytes, Access::Usual, state).map_err(|problem| StoreError::new(path, problem))
}

/// As [`write_atomically`], and only the user may read the file.
pub(super) fn write_privately(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    write(disk, path, bytes, Access::Private, None).map_err(|problem| StoreError::new(path, problem))
}

fn write(
    disk: &dyn Disk,
    path: &Path,
    bytes: &[u8],
    access: Access,
    state: Option<&Path>,
) -> Result<(), Problem> {
    let unsaved = |(step, error), keeps_old| Problem::Unsaved {
        step,
        error,
        keeps_old,
    };
    let target = resolved(disk, path).map_err(|error| unsaved((SaveStep::Create, error), false))?;
    let old = replaceable(disk, &target)?;
    if let (Some(old), Some(state)) = (old, state)
        && old.names > 1
    {
        return in_place::overwrite(disk, &target, old, bytes, state);
    }
    let attempt = replace(disk, &target, bytes, access, old.is_some());
    if let (Some(old), Some(state), Err((SaveStep::Create, error))) = (old, state, &attempt)
        && takes_no_new_files(error)
    {
        return in_place::overwrite(disk, &target, old, bytes, state);
    }
    attempt.map_err(|failed| {
        let keeps_old = old.is_some() && failed.0 != SaveStep::SyncFolder;
        unsaved(failed, keeps_old)
    })?;
    left_over::clear(disk, folder_of(&target), &target);
    Ok(())
}

/// Whether making a file failed in a way that overwriting one need not.
fn takes_no_new_files(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    matches!(
        error.kind(),
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem | Kind::QuotaExceeded
    )
}

/// Puts a new file in the target's place.
fn replace(
    disk: &dyn Disk,
    target: &Path,
    bytes: &[u8],
    access: Access,
    has_old: bool,
) -> Result<(), Failed> {
    let folder = folder_of(target);
    let like_old = has_old && access == Access::Usual;
    // What the old file let nobody read, nobody may read before the permissions are given, either.
    let access = if like_old { Access::Private } else { access };
    let (temporary, file) = create_beside(disk, folder, access).map_err(|error| (SaveStep::Create, error))?;
    let written = fill(disk, file, &temporary, bytes, like_old.then_some(target));
    let renamed = written.and_then(|()| {
        uninterrupted(|| disk.rename(&temporary, target)).map_err(|error| (SaveStep::Rename, error))
    });
    if renamed.is_err() {
        let _ = uninterrupted(|| disk.remove(&temporary));
    }
    renamed?;
    // The new file stands there whole, but until this is done lost power can bring the old one back.
    sync_names(disk, folder).map_err(|error| (SaveStep::SyncFolder, error))
}

/// Writes a new file, waits until the disk holds it, and reads it back. It gets the attributes of `like`.
fn fill(
    disk: &dyn Disk,
    mut file: Box<dyn DiskFile>,
    path: &Path,
    bytes: &[u8],
    like: Option<&Path>,
) -> Result<(), Failed> {
    if let Some(like) = like {
        uninterrupted(|| disk.copy_attributes(like, path)).map_err(|error| (SaveStep::Attributes, error))?;
    }
    file.write(bytes).map_err(|error| (SaveStep::Write, error))?;
    finish(disk, file, path, bytes)
}

/// Syncs and closes a file that was written, reads it back and compares.
fn finish(disk: &dyn Disk, mut file: Box<dyn DiskFile>, path: &Path, bytes: &[u8]) -> Result<(), Failed> {
    uninterrupted(|| file.sync()).map_err(|error| (SaveStep::Sync, error))?;
    file.close().map_err(|error| (SaveStep::Sync, error))?;
    holds(disk, path, bytes).map_err(|error| (SaveStep::Compare, error))
}

/// Fails where a file does not hold exactly `bytes`.
fn holds(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let found = uninterrupted(|| disk.read(path, bytes.len() as u64))?;
    if found == bytes {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidData,
        "the disk gives back something else than was written",
    ))
}

/// Makes a temporary file under a name that nothing has.
fn create_beside(disk: &dyn Disk, folder: &Path, access: Access) -> io::Result<(PathBuf, Box<dyn DiskFile>)> {
    for _ in 0..NAME_LIMIT {
        let path = folder.join(left_over::name(std::process::id(), next_number()));
        match uninterrupted(|| disk.create(&path, access)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            other => return other.map(|file| (path, file)),
        }
    }
    Err(io::Error::from(io::ErrorKind::AlreadyExists))
}

/// How many numbers this process has used for names of temporary files and copies.
static NUMBERS: AtomicU32 = AtomicU32::new(0);

/// A number that this process has not used yet.
fn next_number() -> u32 {
    NUMBERS.fetch_add(1, Ordering::Relaxed)
}

/// All numbers that this process has used are below this.
fn numbers_used() -> u32 {
    NUMBERS.load(Ordering::Relaxed)
}

/// The folder in which a file stands, also where the path is a link to it.
#[must_use]
pub fn folder_of_file(disk: &dyn Disk, path: &Path) -> PathBuf {
    folder_of(&real_path(disk, path)).to_owned()
}

/// The path of the file itself, where a path is a link to it.
#[must_use]
pub fn real_path(disk: &dyn Disk, path: &Path) -> PathBuf {
    resolved(disk, path).unwrap_or_else(|_| path.to_owned())
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
    match uninterrupted(|| disk.facts(target)) {
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
        match uninterrupted(|| disk.link(&path)) {
            Ok(link) => {
                path = path
                    .parent()
                    .map_or_else(|| link.clone(), |folder| folder.join(&link));
            }
            Err(error) if is_no_link(&error) => return Ok(path),
            // Taken for a file, a link would be replaced by one.
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("the symbolic links lead in a circle"))
}

/// Whether asking where a link leads failed because there is none.
fn is_no_link(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    // Each system but these says in a code of its own that something is no link.
    cfg!(not(unix)) || matches!(error.kind(), Kind::InvalidInput | Kind::NotFound)
}

/// Puts a damaged file aside under a name of its own and returns that.
pub(super) fn put_aside(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut name = OsString::from(path.as_os_str());
    name.push(".damaged");
    let aside = PathBuf::from(name);
    uninterrupted(|| disk.rename(path, &aside))?;
    Ok(aside)
}
