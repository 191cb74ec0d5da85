//! What is told of a file that is changed from outside, and that our own saves are no change.

use std::fs;

use tempfile::{TempDir, tempdir};

use super::*;
use crate::store::SystemDisk;

/// A file that is watched from now on, on the system's disk.
fn watched(content: &str) -> (TempDir, PathBuf, Arc<WatchedFile>) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("讲话.speech");
    fs::write(&path, content).unwrap();
    let file = Arc::new(WatchedFile::default());
    file.known().watch(Some((path.clone(), stamp(&path))));
    (folder, path, file)
}

fn stamp(path: &Path) -> FileStamp {
    let content = fs::read(path).unwrap();
    FileStamp::new(SystemDisk.facts(path).unwrap(), Some(&content))
}

fn save(file: &WatchedFile, path: &Path, content: &str) -> FileStamp {
    let saved = file.save(path, || -> Result<_, ()> {
        fs::write(path, content).unwrap();
        Ok(stamp(path))
    });
    saved.unwrap()
}

fn news(file: &WatchedFile) -> Option<FileChange> {
    match file.look(&SystemDisk) {
        Looked::Nothing => None,
        Looked::News(_, change) => Some(change),
        Looked::Again => panic!("somebody saves"),
    }
}

#[test]
fn each_change_is_told_once() {
    let (folder, path, file) = watched("one");
    assert_eq!(news(&file), None);
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
    assert_eq!(news(&file), None);
    fs::write(&path, "theirs again").unwrap();
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
    fs::write(&path, "one").unwrap();
    assert_eq!(news(&file), Some(FileChange::AsBefore));
    fs::remove_file(&path).unwrap();
    assert_eq!(news(&file), Some(FileChange::Gone));
    drop(folder);
    assert_eq!(news(&file), Some(FileChange::Unreachable));
    assert_eq!(news(&file), None);
}

#[test]
fn our_own_saves_are_no_change_also_before_the_window_hears_of_them() {
    let (_folder, path, file) = watched("one");
    let first = save(&file, &path, "two");
    assert_eq!(news(&file), None);
    save(&file, &path, "three");
    // The window knows of the first by now.
    file.known().watch(Some((path.clone(), first)));
    assert_eq!(news(&file), None);
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
    // The window has taken theirs.
    file.known().watch(Some((path.clone(), stamp(&path))));
    assert_eq!(news(&file), None);
}

#[test]
fn a_change_that_is_told_before_the_save_itself_is_told_again() {
    let (_folder, path, file) = watched("one");
    let ours = save(&file, &path, "ours");
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
    // Only now does the window hear that it has saved, and takes the file for its own.
    file.known().watch(Some((path.clone(), ours)));
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
}

#[test]
fn what_is_seen_while_a_save_goes_on_counts_for_nothing() {
    let (_folder, path, file) = watched("one");
    let saved = file.save(&path, || -> Result<FileStamp, ()> {
        fs::write(&path, "half").unwrap();
        assert!(matches!(file.look(&SystemDisk), Looked::Again));
        Err(())
    });
    assert!(saved.is_err());
    assert!(matches!(news(&file), Some(FileChange::Changed(_))));
}

#[test]
fn a_save_elsewhere_is_no_change_of_the_watched_file() {
    let (folder, path, file) = watched("one");
    save(&file, &folder.path().join("other"), "two");
    assert_eq!(news(&file), None);
    assert_eq!(file.known().file.as_ref().map(|(path, _)| path), Some(&path));
}

/// Waits for what the thread tells.
struct Told {
    keeper: WatchKeeper,
    changes: Receiver<FileChange>,
}

impl Told {
    fn of(path: &Path) -> Self {
        let (sender, changes) = channel();
        let mut keeper = WatchKeeper::new();
        let disk: Arc<dyn Disk> = Arc::new(SystemDisk);
        keeper.watch(Some((path.to_owned(), stamp(path))), &disk, move |outcome| {
            if let Outcome::FileChanged { change, .. } = outcome {
                let _ = sender.send(change);
            }
        });
        Self { keeper, changes }
    }

    fn next(&self) -> FileChange {
        self.changes.recv_timeout(Duration::from_mins(1)).unwrap()
    }
}

#[test]
fn the_thread_tells_of_changes_and_of_folders_that_come_back() {
    let root = tempdir().unwrap();
    let folder = root.path().join("drafts");
    let aside = root.path().join("aside");
    fs::create_dir(&folder).unwrap();
    let path = folder.join("讲话.speech");
    fs::write(&path, "one").unwrap();
    let told = Told::of(&path);
    fs::write(folder.join("other"), "two").unwrap();
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(told.next(), FileChange::Changed(_)));
    fs::write(&path, "one").unwrap();
    assert_eq!(told.next(), FileChange::AsBefore);
    fs::rename(&folder, &aside).unwrap();
    assert_eq!(told.next(), FileChange::Unreachable);
    fs::rename(&aside, &folder).unwrap();
    assert_eq!(told.next(), FileChange::AsBefore);
    fs::remove_file(&path).unwrap();
    assert_eq!(told.next(), FileChange::Gone);
}

#[cfg(unix)]
#[test]
fn a_draft_that_is_opened_by_a_link_is_watched_where_it_lies() {
    let root = tempdir().unwrap();
    let (folder, link) = (root.path().join("drafts"), root.path().join("link.speech"));
    fs::create_dir(&folder).unwrap();
    let path = folder.join("讲话.speech");
    fs::write(&path, "one").unwrap();
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut told = Told::of(&link);
    fs::write(&path, "theirs").unwrap();
    assert!(matches!(told.next(), FileChange::Changed(_)));
    let disk: Arc<dyn Disk> = Arc::new(SystemDisk);
    told.keeper.watch(None, &disk, |_| ());
    assert!(told.keeper.file().known().file.is_none());
}
