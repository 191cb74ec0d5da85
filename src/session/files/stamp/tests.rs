//! What is a change, and what only looks like one.

use std::fs;
use std::time::Duration;

use tempfile::{TempDir, tempdir};

use super::*;
use crate::store::watched::{Operation, Passing, Watched};

/// A file that was read, and its stamp.
fn known(content: &[u8]) -> (TempDir, std::path::PathBuf, FileStamp) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("a.speech");
    fs::write(&path, content).unwrap();
    let stamp = FileStamp::new(SystemDisk.facts(&path).unwrap(), Some(content));
    (folder, path, stamp)
}

fn set_time(path: &Path, time: SystemTime) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_modified(time).unwrap();
}

/// A disk from which nothing can be read.
#[derive(Debug)]
struct Unread;

impl Passing for Unread {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        if operation == Operation::Read {
            return Err(io::ErrorKind::Other.into());
        }
        Ok(())
    }
}

#[test]
fn a_file_as_it_was_is_not_read() {
    let (_folder, path, stamp) = known(b"one");
    set_time(&path, UNIX_EPOCH + Duration::from_millis(1_500));
    let stamp = FileStamp {
        modified: Some(UNIX_EPOCH + Duration::from_millis(1_500)),
        ..stamp
    };
    let disk = Watched::new(SystemDisk, Unread);
    assert_eq!(change_of(&disk, &path, &stamp), FileChange::AsBefore);
}

#[test]
fn a_touched_file_and_one_of_the_same_content_in_its_place_are_no_change() {
    let (folder, path, stamp) = known(b"one");
    set_time(&path, SystemTime::now() + Duration::from_mins(5));
    assert_eq!(change_of(&SystemDisk, &path, &stamp), FileChange::AsBefore);
    let other = folder.path().join("other");
    fs::write(&other, b"one").unwrap();
    fs::rename(&other, &path).unwrap();
    assert_eq!(change_of(&SystemDisk, &path, &stamp), FileChange::AsBefore);
}

#[test]
fn other_contents_are_a_change_whatever_their_time_and_length() {
    for (content, time) in [
        (&b"two"[..], true),
        (b"longer", true),
        (b"", false),
        (b"two", false),
    ] {
        let (_folder, path, stamp) = known(b"one");
        fs::write(&path, content).unwrap();
        if time {
            set_time(&path, SystemTime::now() + Duration::from_mins(5));
        }
        let found = change_of(&SystemDisk, &path, &stamp);
        let FileChange::Changed(found) = found else {
            panic!("{content:?}: {found:?}");
        };
        assert_eq!(found.length, content.len() as u64);
    }
}

#[test]
fn a_write_within_the_second_is_seen_where_times_are_whole_seconds() {
    let (_folder, path, stamp) = known(b"one");
    let second = UNIX_EPOCH + Duration::from_secs(1_000_000);
    let stamp = FileStamp {
        modified: Some(second),
        ..stamp
    };
    fs::write(&path, b"two").unwrap();
    set_time(&path, second);
    assert!(matches!(
        change_of(&SystemDisk, &path, &stamp),
        FileChange::Changed(_)
    ));
}

#[test]
fn a_file_that_is_gone_is_told_from_a_folder_that_is() {
    let (folder, path, stamp) = known(b"one");
    fs::remove_file(&path).unwrap();
    assert_eq!(change_of(&SystemDisk, &path, &stamp), FileChange::Gone);
    fs::create_dir(&path).unwrap();
    assert!(matches!(compare(&SystemDisk, &path, &stamp), Standing::NotAFile));
    drop(folder);
    assert_eq!(change_of(&SystemDisk, &path, &stamp), FileChange::Unreachable);
}

#[test]
fn a_file_that_cannot_be_read_is_not_taken_for_the_same() {
    let (_folder, path, stamp) = known(b"one");
    set_time(&path, SystemTime::now() + Duration::from_mins(5));
    let disk = Watched::new(SystemDisk, Unread);
    assert!(matches!(compare(&disk, &path, &stamp), Standing::Unknown(_)));
}
