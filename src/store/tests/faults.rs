//! Every operation of every save fails in turn, in every way; then the process stops dead there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::{TempDir, tempdir};

use crate::store::atomic::mend_left_by;
use crate::store::disk::Disk;
use crate::store::faults::{Tried, every_fault};
use crate::store::watched::{Operation, Passing, Watched};
use crate::store::{MendedHow, Problem, StoreError, SystemDisk, write_atomically, write_with_rescue};

const OLD: &[u8] = b"the old text, whole";
const NEW: &[u8] = b"the new text, whole, and longer than the old";

/// A draft in a folder of its own, and a state folder.
struct Place {
    root: TempDir,
    path: PathBuf,
}

impl Place {
    fn new(old: Option<&[u8]>) -> Self {
        let root = tempdir().unwrap();
        let folder = root.path().join("drafts");
        fs::create_dir(&folder).unwrap();
        let path = folder.join("a.speech");
        if let Some(old) = old {
            fs::write(&path, old).unwrap();
        }
        Self { root, path }
    }

    fn state(&self) -> PathBuf {
        self.root.path().join("home/state")
    }

    fn names(&self) -> usize {
        fs::read_dir(self.path.parent().unwrap()).unwrap().count()
    }

    /// What the rescue folder holds.
    fn rescued(&self) -> usize {
        fs::read_dir(self.state().join("rescue")).map_or(0, Iterator::count)
    }

    fn save(&self, disk: &Arc<dyn Disk>) -> Result<(), StoreError> {
        write_with_rescue(&**disk, &self.path, NEW, Some(&self.state()))
    }
}

type Saved = Result<(), StoreError>;

/// The file is the old or the new one, and whoever saved was told which.
fn assert_old_or_new<D>(old: Option<&[u8]>, tried: &Tried<Place, D, Saved>) {
    let found = fs::read(&tried.place.path).ok();
    let is_new = found.as_deref() == Some(NEW);
    assert!(is_new || found.as_deref() == old, "{:?}: {found:?}", tried.point);
    if !tried.stopped() && tried.result.is_ok() {
        assert!(is_new, "{:?}: the old file, and no error", tried.point);
    }
    if tried.point.is_none() {
        assert!(is_new && tried.result.is_ok());
    }
}

#[test]
fn a_save_leaves_the_old_or_the_new_file_whatever_fails() {
    for (name, old, least) in [("saving anew", None, 130), ("saving over a file", Some(OLD), 160)] {
        let points = every_fault(
            name,
            || (Place::new(old), SystemDisk),
            |place, disk| place.save(&disk),
            |tried| {
                assert_old_or_new(old, tried);
                if tried.point.is_none() {
                    assert_eq!(tried.place.names(), 1);
                }
            },
        );
        assert!(points >= least, "{points}");
    }
}

/// After a stop, the next start makes the file whole; without one it is whole at once, or the copy is told.
fn assert_mendable<D: Disk>(tried: &Tried<Place, D, Saved>) {
    let place = &tried.place;
    if let Err(StoreError {
        problem: Problem::Torn { copy, .. },
        ..
    }) = &tried.result
        && !tried.stopped()
    {
        assert_eq!(fs::read(copy).unwrap(), NEW);
    }
    let mended = mend_left_by(&tried.disk, &place.state(), &|_, _| true);
    assert_old_or_new(Some(OLD), tried);
    let kept = mended.iter().any(|mended| mended.how == MendedHow::Former);
    let tells = mended.iter().all(|mended| {
        mended.file == place.path
            && match mended.how {
                MendedHow::PutRight => fs::read(&place.path).unwrap() == NEW,
                MendedHow::Former => fs::read(&mended.copy).unwrap() == NEW,
                _ => false,
            }
    });
    assert!(tells, "{:?}: {mended:?}", tried.point);
    // The copies are gone, but for those of which the user is told: a note and two copies.
    assert_eq!(place.rescued(), if kept { 3 } else { 0 }, "{:?}", tried.point);
    assert!(mend_left_by(&tried.disk, &place.state(), &|_, _| true).is_empty());
}

#[cfg(unix)]
#[test]
fn a_file_of_two_names_stays_one_and_whole_whatever_fails() {
    let set_up = || {
        let place = Place::new(Some(OLD));
        fs::hard_link(&place.path, place.root.path().join("other.speech")).unwrap();
        (place, SystemDisk)
    };
    let check = |tried: &Tried<Place, SystemDisk, Saved>| {
        assert_mendable(tried);
        let other = fs::read(tried.place.root.path().join("other.speech")).unwrap();
        assert_eq!(other, fs::read(&tried.place.path).unwrap());
    };
    let points = every_fault(
        "saving over a file of two names",
        set_up,
        |place, disk| place.save(&disk),
        check,
    );
    assert!(points >= 400, "{points}");
}

/// A folder that takes no new files.
#[derive(Debug)]
struct NoNewFiles;

impl Passing for NoNewFiles {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_there = path.parent().is_some_and(|folder| folder.ends_with("drafts"));
        if is_there && operation == Operation::Create {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }
}

#[test]
fn a_file_in_a_folder_that_takes_no_new_ones_is_saved_whole_whatever_fails() {
    let set_up = || (Place::new(Some(OLD)), Watched::new(SystemDisk, NoNewFiles));
    let points = every_fault(
        "saving where no file can be made",
        set_up,
        |place, disk| place.save(&disk),
        assert_mendable,
    );
    assert!(points >= 420, "{points}");
}

#[test]
fn without_a_state_folder_a_folder_that_takes_no_new_files_is_told() {
    let place = Place::new(Some(OLD));
    let disk = Watched::new(SystemDisk, NoNewFiles);
    assert!(write_atomically(&disk, &place.path, NEW).is_err());
    assert_eq!(fs::read(&place.path).unwrap(), OLD);
}
