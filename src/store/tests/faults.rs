//! Every operation of every save fails in turn, in every way; then the process stops dead there. On a disk in memory,
//! but for one run on the system's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::tempdir;

use crate::model::{Fragment, Speech};
use crate::store::atomic::mend_left_by;
use crate::store::disk::Disk;
use crate::store::faults::{Tried, every_fault};
use crate::store::powerless::PowerlessDisk;
use crate::store::watched::{Operation, Passing, Watched};
use crate::store::{
    MendedHow, Problem, Settings, StoreError, SystemDisk, find_fragment, load_settings_from,
    load_speech_from, save_settings, save_speech, store_fragment, write_atomically, write_with_rescue,
};
use crate::text::language::Language;

const OLD: &[u8] = b"the old text, whole";
const NEW: &[u8] = b"the new text, whole, and longer than the old";
const DRAFT: &str = "/drafts/a.speech";
const OTHER: &str = "/drafts/other.speech";
const STATE: &str = "/home/state";

type Saved = Result<(), StoreError>;

fn disk(old: Option<&[u8]>) -> PowerlessDisk {
    let disk = PowerlessDisk::new();
    disk.put(Path::new("/drafts/beside"), b"");
    if let Some(old) = old {
        disk.put(Path::new(DRAFT), old);
    }
    disk
}

fn save(disk: &Arc<dyn Disk>) -> Saved {
    write_with_rescue(&**disk, Path::new(DRAFT), NEW, Some(Path::new(STATE)))
}

fn held(disk: &dyn Disk, path: &str) -> Option<Vec<u8>> {
    disk.read(Path::new(path), 1 << 20).ok()
}

/// What the rescue folder holds.
fn rescued(disk: &dyn Disk) -> usize {
    disk.list(&Path::new(STATE).join("rescue"))
        .map_or(0, |names| names.len())
}

/// What was found is the old or the new, and whoever saved was told which.
fn assert_old_or_new<S, D, T: PartialEq + std::fmt::Debug>(
    tried: &Tried<S, D, Saved>,
    found: Option<&T>,
    old: Option<&T>,
    new: &T,
) {
    let is_new = found == Some(new);
    assert!(is_new || found == old, "{:?}: {found:?}", tried.point);
    if tried.point.is_none() {
        assert!(is_new && tried.result.is_ok());
    }
    if tried.result.is_ok() && !tried.stopped() {
        assert!(is_new, "{:?}: the old one, and no error", tried.point);
    }
}

#[test]
fn a_save_leaves_the_old_or_the_new_file_whatever_fails() {
    for (name, old, least) in [("saving anew", None, 151), ("saving over a file", Some(OLD), 166)] {
        let points = every_fault(
            name,
            || ((), disk(old)),
            |(), disk| save(&disk),
            |tried| {
                let found = held(&tried.disk, DRAFT);
                let old = old.map(<[u8]>::to_vec);
                assert_old_or_new(tried, found.as_ref(), old.as_ref(), &NEW.to_vec());
                if tried.point.is_none() {
                    assert_eq!(tried.disk.files().len(), 2);
                }
            },
        );
        assert!(points >= least, "{points}");
    }
}

#[test]
fn the_systems_own_disk_behaves_as_the_one_in_memory() {
    let set_up = || {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("a.speech"), OLD).unwrap();
        (folder, SystemDisk)
    };
    let path = |folder: &tempfile::TempDir| folder.path().join("a.speech");
    let points = every_fault(
        "saving over a file of the system's own disk",
        set_up,
        |folder, disk| write_atomically(&*disk, &path(folder), NEW),
        |tried| {
            let found = fs::read(path(&tried.place)).ok();
            assert_old_or_new(tried, found.as_ref(), Some(&OLD.to_vec()), &NEW.to_vec());
        },
    );
    assert!(points >= 166, "{points}");
}

/// After a stop, the next start makes the file whole; without one it is whole at once, or the copy is told.
fn assert_mendable<D: Disk>(tried: &Tried<(), D, Saved>) {
    if let Err(StoreError {
        problem: Problem::Torn { copy, .. },
        ..
    }) = &tried.result
        && !tried.stopped()
    {
        assert_eq!(tried.disk.read(copy, 1 << 20).unwrap(), NEW);
    }
    let mended = mend_left_by(&tried.disk, Path::new(STATE), &|_, _| true);
    let found = held(&tried.disk, DRAFT);
    assert_old_or_new(tried, found.as_ref(), Some(&OLD.to_vec()), &NEW.to_vec());
    let kept = mended.iter().any(|mended| mended.how == MendedHow::Former);
    let tells = mended.iter().all(|mended| {
        mended.file == Path::new(DRAFT)
            && match mended.how {
                MendedHow::PutRight => found.as_deref() == Some(NEW),
                MendedHow::Former => tried.disk.read(&mended.copy, 1 << 20).unwrap() == NEW,
                _ => false,
            }
    });
    assert!(tells, "{:?}: {mended:?}", tried.point);
    // The copies are gone, but for those of which the user is told: a note and two copies.
    let left = if kept { 3 } else { 0 };
    assert_eq!(rescued(&tried.disk), left, "{:?}", tried.point);
    assert!(mend_left_by(&tried.disk, Path::new(STATE), &|_, _| true).is_empty());
}

fn of_two_names() -> PowerlessDisk {
    let disk = disk(Some(OLD));
    disk.name_too(Path::new(DRAFT), Path::new(OTHER));
    disk
}

#[test]
fn a_file_of_two_names_stays_one_and_whole_whatever_fails() {
    let points = every_fault(
        "saving over a file of two names",
        || ((), of_two_names()),
        |(), disk| save(&disk),
        |tried| {
            assert_mendable(tried);
            assert_eq!(held(&tried.disk, OTHER), held(&tried.disk, DRAFT));
        },
    );
    assert!(points >= 544, "{points}");
}

/// A folder that takes no new files.
#[derive(Debug)]
struct NoNewFiles;

impl Passing for NoNewFiles {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        if path.starts_with("/drafts") && operation == Operation::Create {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(())
    }
}

#[test]
fn a_file_in_a_folder_that_takes_no_new_ones_is_saved_whole_whatever_fails() {
    let points = every_fault(
        "saving where no file can be made",
        || ((), Watched::new(disk(Some(OLD)), NoNewFiles)),
        |(), disk| save(&disk),
        assert_mendable,
    );
    assert!(points >= 559, "{points}");
}

#[test]
fn without_a_state_folder_a_folder_that_takes_no_new_files_is_told() {
    let disk = Watched::new(disk(Some(OLD)), NoNewFiles);
    assert!(write_atomically(&disk, Path::new(DRAFT), NEW).is_err());
    assert_eq!(held(&disk, DRAFT).as_deref(), Some(OLD));
}

/// A disk on which saving over a file of two names was interrupted: the file is torn.
fn torn() -> PowerlessDisk {
    let disk = of_two_names();
    let broken = Watched::new(disk.clone(), BreaksAtDraft);
    let error = write_with_rescue(&broken, Path::new(DRAFT), NEW, Some(Path::new(STATE))).unwrap_err();
    assert!(matches!(error.problem, Problem::Torn { .. }));
    let found = held(&disk, DRAFT).unwrap();
    assert!(found != OLD && found != NEW);
    disk
}

/// Breaks when the draft is written.
#[derive(Debug)]
struct BreaksAtDraft;

impl Passing for BreaksAtDraft {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_write = operation == Operation::Write && path == Path::new(DRAFT);
        if is_write {
            Err(io::ErrorKind::NotConnected.into())
        } else {
            Ok(())
        }
    }

    fn half_is_done(&self) -> bool {
        true
    }
}

#[test]
fn mending_is_finished_by_a_later_start_whatever_fails() {
    let mend = |disk: &dyn Disk| mend_left_by(disk, Path::new(STATE), &|_, _| true);
    let points = every_fault(
        "mending a torn file",
        || ((), torn()),
        |(), disk| mend(&*disk),
        |tried| {
            mend(&tried.disk);
            assert_eq!(
                held(&tried.disk, DRAFT).as_deref(),
                Some(NEW),
                "{:?}",
                tried.point
            );
            mend(&tried.disk);
            assert_eq!(rescued(&tried.disk), 0, "{:?}", tried.point);
        },
    );
    assert!(points >= 196, "{points}");
}

#[test]
fn somebody_elses_text_is_never_mended_over() {
    let disk = torn();
    let theirs = b"what a colleague wrote over the torn file since then";
    disk.overwrite(Path::new(DRAFT)).unwrap().write(theirs).unwrap();
    let mended = mend_left_by(&disk, Path::new(STATE), &|_, _| true);
    assert_eq!(mended[0].how, MendedHow::Other);
    assert_eq!(held(&disk, DRAFT).unwrap(), theirs);
    assert_eq!(disk.content(&mended[0].copy).unwrap(), NEW);
}

#[test]
fn settings_are_the_old_or_the_new_whatever_fails() {
    let path = Path::new("/home/config/settings.ron");
    let new = Settings {
        zoom: 1.5,
        ..Settings::default()
    };
    let points = every_fault(
        "saving the settings",
        || ((), PowerlessDisk::new()),
        |(), disk| save_settings(&*disk, path, &new),
        |tried| {
            let (found, note) = load_settings_from(&tried.disk, path);
            assert!(note.is_none(), "{:?}: {note:?}", tried.point);
            assert_old_or_new(tried, Some(&found), Some(&Settings::of_first_start()), &new);
        },
    );
    assert!(points >= 241, "{points}");
}

#[test]
fn a_draft_is_the_old_or_the_new_whatever_fails() {
    let (old, new) = (Speech::new(Language::Chinese), Speech::new(Language::English));
    let set_up = || {
        let disk = disk(None);
        save_speech(&disk, Path::new(DRAFT), &old).unwrap();
        disk.settle();
        ((), disk)
    };
    let points = every_fault(
        "saving a draft",
        set_up,
        |(), disk| save_speech(&*disk, Path::new(DRAFT), &new),
        |tried| {
            let found = load_speech_from(&tried.disk, Path::new(DRAFT)).unwrap();
            assert_old_or_new(tried, Some(&found), Some(&old), &new);
        },
    );
    assert!(points >= 166, "{points}");
}

#[test]
fn a_copied_fragment_is_kept_or_not_whatever_fails() {
    let fragment = Fragment {
        pieces: Vec::new(),
        fields: Vec::new(),
    };
    let state = PathBuf::from(STATE);
    let points = every_fault(
        "keeping a copied fragment",
        || ((), PowerlessDisk::new()),
        |(), disk| store_fragment(&*disk, &state, "a", &fragment),
        |tried| {
            let found = find_fragment(&tried.disk, &state, "a");
            assert_old_or_new(tried, found.as_ref(), None, &fragment);
        },
    );
    assert!(points >= 301, "{points}");
}
