//! What saving promises, on the system's own disk.

use std::fs;

use super::*;
use crate::store::disk::SystemDisk;
use crate::store::disk::watched::{Operation, Passing, Watched};

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
        let error =
            write_atomically(&Watched::new(SystemDisk, FailingDisk(step)), &path, b"new text").unwrap_err();
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

    #[test]
    fn a_new_file_is_readable_by_nobody_who_could_not_read_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.speech");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o600)).unwrap();
        // Stopped before the permissions are given: what is left is the user's alone, too.
        let disk = Watched::new(SystemDisk, Stopping(Operation::CopyAttributes));
        write_atomically(&disk, &path, b"new").unwrap_err();
        let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
        for entry in left {
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
        assert_eq!(names(folder.path()).len(), 2);
    }

    /// Does nothing any more from an operation on.
    #[derive(Debug)]
    struct Stopping(Operation);

    impl Passing for Stopping {
        fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
            if operation == self.0 || operation == Operation::Remove {
                return Err(io::ErrorKind::NotConnected.into());
            }
            Ok(())
        }
    }

    #[test]
    fn hard_links_stay_one_file_where_the_state_folder_is_known() {
        use std::os::unix::fs::MetadataExt as _;
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let (path, other) = (folder.path().join("a.speech"), folder.path().join("b.speech"));
        fs::write(&path, "old and longer than the new").unwrap();
        fs::hard_link(&path, &other).unwrap();
        write_with_rescue(&SystemDisk, &path, b"new", Some(&state)).unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"new");
        assert_eq!(
            fs::metadata(&path).unwrap().ino(),
            fs::metadata(&other).unwrap().ino()
        );
        let rescue = state.join("rescue");
        assert_eq!(fs::read_dir(&rescue).unwrap().count(), 0);
        for folder in [state, rescue] {
            assert_eq!(fs::metadata(folder).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_temporary_file_of_a_dead_process_is_cleared_away_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let gone = child.id();
        child.wait().unwrap();
        let day = std::time::Duration::from_hours(24);
        let make = |process: u32, number: u32, age: std::time::Duration| {
            let path = folder.path().join(left_over::name(process, number));
            let file = fs::File::create(&path).unwrap();
            file.set_modified(std::time::SystemTime::now() - age).unwrap();
            path
        };
        let old = make(gone, 1, day * 2);
        let young = make(gone, 2, day / 2);
        let ours = make(std::process::id(), u32::MAX, day * 2);
        write_atomically(&SystemDisk, &folder.path().join("a.speech"), b"new").unwrap();
        assert!(!old.exists() && young.exists() && ours.exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn extended_attributes_stay() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.speech");
        fs::write(&path, "old").unwrap();
        if setxattr(&path, "user.origin", b"registry", XattrFlags::empty()).is_err() {
            println!("skipped: this file system has no extended attributes");
            return;
        }
        write_atomically(&SystemDisk, &path, b"new").unwrap();
        let mut value = [0; 32];
        let length = getxattr(&path, "user.origin", &mut value).unwrap();
        assert_eq!(&value[..length], b"registry");
    }

    #[test]
    fn a_folder_from_before_is_made_private() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        fs::create_dir(&state).unwrap();
        fs::set_permissions(&state, PermissionsExt::from_mode(0o755)).unwrap();
        SystemDisk.make_folder(&state, Access::Usual).unwrap();
        assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o755);
        SystemDisk.make_folder(&state, Access::Private).unwrap();
        assert_eq!(fs::metadata(&state).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
