//! One wins, what is left over is no nuisance, and nobody's lock is taken who may still be there.

use std::fs;
use std::sync::{Arc, Barrier};
use std::time::UNIX_EPOCH;

use tempfile::{TempDir, tempdir};

use super::*;
use crate::store::SystemDisk;
use crate::store::faults::every_fault;
use crate::store::watched::{Operation, Passing, Watched};

fn now() -> SystemTime {
    UNIX_EPOCH + Duration::from_hours(500_000)
}

fn draft() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("讲话.speech");
    fs::write(&path, "draft").unwrap();
    (folder, path)
}

fn take(draft: &Path) -> TakenLock {
    take_lock(&SystemDisk, draft, now())
}

#[track_caller]
fn ours(taken: TakenLock) -> DraftLock {
    match taken {
        TakenLock::Ours(lock) => lock,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn held(taken: TakenLock) -> LockHolder {
    match taken {
        TakenLock::Held(holder) => holder,
        other => panic!("{other:?}"),
    }
}

/// Writes a lock as it would stand there with something changed in it.
fn leave(draft: &Path, change: impl Fn(&str) -> String) {
    let lock = ours(take(draft));
    let text = String::from_utf8(lock.content.clone()).unwrap();
    let path = lock.path.clone();
    lock.release(&SystemDisk);
    fs::write(path, change(&text)).unwrap();
}

/// A file system that offers no locks.
#[derive(Debug)]
struct NoLocks;

impl Passing for NoLocks {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        if operation == Operation::Hold {
            return Err(io::ErrorKind::Unsupported.into());
        }
        Ok(())
    }
}

fn without_locks() -> Watched<SystemDisk, NoLocks> {
    Watched::new(SystemDisk, NoLocks)
}

#[test]
fn who_comes_second_is_told_who_has_the_draft_and_since_when() {
    let (folder, path) = draft();
    let lock = ours(take(&path));
    assert_eq!(lock.path(), folder.path().join(".讲话.speech.lock"));
    let holder = held(take(&path));
    assert_eq!(
        (holder.process, holder.since, holder.is_gone),
        (std::process::id(), now(), false)
    );
    assert!(!holder.user.is_empty() && !holder.machine.is_empty());
    assert_eq!(lock_holder(&SystemDisk, &path, now()), Some(holder));
    lock.release(&SystemDisk);
    assert_eq!(lock_holder(&SystemDisk, &path, now()), None);
    ours(take(&path)).release(&SystemDisk);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_draft_that_is_opened_by_a_link_has_the_lock_of_its_file() {
    let (folder, path) = draft();
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let _lock = ours(take(&link));
    held(take(&path));
}

#[test]
fn of_many_at_the_same_time_exactly_one_wins() {
    for is_left_over in [false, true] {
        for _ in 0..20 {
            let (_folder, path) = draft();
            if is_left_over {
                leave(&path, str::to_owned);
            }
            let barrier = Arc::new(Barrier::new(8));
            let threads: Vec<_> = (0..8)
                .map(|number| {
                    let (path, barrier) = (path.clone(), Arc::clone(&barrier));
                    thread::spawn(move || {
                        barrier.wait();
                        // Each is another process, as far as its lock tells.
                        take_lock(&SystemDisk, &path, now() + Duration::from_secs(number))
                    })
                })
                .collect();
            let taken: Vec<_> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
            let winners = taken.iter().filter(|taken| matches!(taken, TakenLock::Ours(_)));
            assert_eq!(winners.count(), 1, "{taken:?}");
            assert!(!taken.iter().any(|taken| matches!(taken, TakenLock::Unlocked)));
        }
    }
}

#[test]
fn what_a_crash_left_is_taken_over_silently() {
    let (_folder, path) = draft();
    leave(&path, str::to_owned);
    let lock = ours(take(&path));
    held(take(&path));
    lock.release(&SystemDisk);
    for damaged in ["", "(", "\u{0}\u{0}\u{0}"] {
        leave(&path, |_| damaged.to_owned());
        ours(take(&path)).release(&SystemDisk);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_reboot_left_is_taken_over_where_the_file_system_offers_no_locks_too() {
    let disk = without_locks();
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap();
    let (_folder, path) = draft();
    leave(&path, |text| text.replace(boot.trim(), "another"));
    let lock = ours(take_lock(&disk, &path, now()));
    held(take_lock(&disk, &path, now() + Duration::from_secs(1)));
    lock.release(&disk);
    let own = format!("process: {}", std::process::id());
    leave(&path, |text| text.replace(&own, "process: 4194305"));
    ours(take_lock(&disk, &path, now())).release(&disk);
    // Nothing is certain of what cannot be read.
    leave(&path, |_| "(".to_owned());
    held(take_lock(&disk, &path, now()));
}

#[test]
fn another_machines_lock_is_never_taken() {
    let (_folder, path) = draft();
    let disk = without_locks();
    leave(&path, |text| {
        let lines = text.lines().map(|line| match line.trim().split_once(':') {
            Some(("machine", _)) => "machine: \"another\",".to_owned(),
            Some(("process", _)) => "process: 4194305,".to_owned(),
            Some(("boot", _)) => "boot: \"another\",".to_owned(),
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    });
    for taken in [take(&path), take_lock(&disk, &path, now())] {
        let holder = held(taken);
        assert_eq!((holder.machine.as_str(), holder.is_gone), ("another", false));
    }
}

#[test]
fn a_lock_that_was_taken_away_does_not_stand_and_is_not_removed() {
    let (_folder, path) = draft();
    for disk in [&SystemDisk as &dyn Disk, &without_locks()] {
        let lock = ours(take_lock(disk, &path, now()));
        assert!(lock.stands(disk));
        let file = lock.path.clone();
        fs::remove_file(&file).unwrap();
        assert!(!lock.stands(disk));
        fs::write(&file, "another's").unwrap();
        assert!(!lock.stands(disk));
        lock.release(disk);
        assert_eq!(fs::read_to_string(&file).unwrap(), "another's");
        fs::remove_file(&file).unwrap();
    }
}

/// A folder that takes no files.
#[derive(Debug)]
struct TakesNone;

impl Passing for TakesNone {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        match operation {
            Operation::Create | Operation::Remove => Err(io::ErrorKind::PermissionDenied.into()),
            _ => Ok(()),
        }
    }
}

#[test]
fn where_no_lock_can_be_written_work_goes_on_but_not_over_somebody_elses() {
    let (_folder, path) = draft();
    let disk = Watched::new(SystemDisk, TakesNone);
    assert!(matches!(take_lock(&disk, &path, now()), TakenLock::Unlocked));
    let _lock = ours(take(&path));
    held(take_lock(&disk, &path, now()));
}

#[test]
fn whatever_fails_nobody_is_locked_out_afterwards_and_no_two_have_the_draft() {
    for is_left_over in [false, true] {
        let points = every_fault(
            if is_left_over {
                "taking over a lock"
            } else {
                "taking a lock"
            },
            || {
                let place = draft();
                if is_left_over {
                    leave(&place.1, str::to_owned);
                }
                (place, SystemDisk)
            },
            |(_, path), disk| take_lock(&*disk, path, now()),
            |tried| {
                let path = &tried.place.1;
                let second = take_lock(&tried.disk, path, now() + Duration::from_secs(1));
                if matches!(tried.result, TakenLock::Ours(_)) && !tried.stopped() {
                    // Without the system's lock a process of this number is there all the same.
                    assert!(
                        !matches!(second, TakenLock::Ours(_))
                            || tried
                                .point
                                .as_ref()
                                .is_some_and(|point| point.operation == Operation::Hold),
                        "{:?}",
                        tried.point
                    );
                }
                if !matches!(tried.result, TakenLock::Ours(_)) {
                    assert!(
                        matches!(second, TakenLock::Ours(_)),
                        "{:?}: {second:?}",
                        tried.point
                    );
                }
            },
        );
        assert!(points >= 60, "{points}");
    }
}
