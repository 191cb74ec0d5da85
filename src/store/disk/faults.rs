//! Makes every operation of a piece of work fail in turn, in every way, and then stops the process dead at it: a test
//! says what must hold after each.
//!
//! The work is done once on a disk that lets everything pass, and its operations are counted. It is then done anew,
//! in a fresh place each time, for every operation and every [`Fault`].

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::Disk;
use super::watched::{Operation, Passing, Watched};

/// Why an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// EIO.
    Broken,
    /// ENOSPC.
    Full,
    /// EACCES.
    Forbidden,
    /// EROFS.
    ReadOnly,
    /// EDQUOT.
    OverQuota,
    /// EINTR.
    Interrupted,
    /// ETIMEDOUT.
    TimedOut,
}

impl Failure {
    pub(crate) const ALL: [Self; 7] = [
        Self::Broken,
        Self::Full,
        Self::Forbidden,
        Self::ReadOnly,
        Self::OverQuota,
        Self::Interrupted,
        Self::TimedOut,
    ];

    /// The error as the system gives it.
    #[cfg(unix)]
    pub(crate) fn error(self) -> io::Error {
        use rustix::io::Errno;
        match self {
            Self::Broken => Errno::IO,
            Self::Full => Errno::NOSPC,
            Self::Forbidden => Errno::ACCESS,
            Self::ReadOnly => Errno::ROFS,
            Self::OverQuota => Errno::DQUOT,
            Self::Interrupted => Errno::INTR,
            Self::TimedOut => Errno::TIMEDOUT,
        }
        .into()
    }

    /// The error as the system gives it.
    #[cfg(not(unix))]
    pub(crate) fn error(self) -> io::Error {
        match self {
            Self::Broken => io::ErrorKind::Other,
            Self::Full => io::ErrorKind::StorageFull,
            Self::Forbidden => io::ErrorKind::PermissionDenied,
            Self::ReadOnly => io::ErrorKind::ReadOnlyFilesystem,
            Self::OverQuota => io::ErrorKind::QuotaExceeded,
            Self::Interrupted => io::ErrorKind::Interrupted,
            Self::TimedOut => io::ErrorKind::TimedOut,
        }
        .into()
    }
}

/// What goes wrong at an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It fails, and what follows works again. Of a write, the first half is done.
    Once(Failure),
    /// It fails, and so does everything that follows, clearing up too: a share that is gone.
    Lasting(Failure),
    /// A write does its first half and tells nobody.
    ShortWrite,
    /// The process stops dead: neither this is done nor anything that follows. Of a write, the first half is.
    Stop,
}

impl Fault {
    /// Every fault there is at an operation.
    fn at(operation: Operation) -> Vec<Self> {
        let mut faults: Vec<Self> = Failure::ALL.into_iter().map(Self::Once).collect();
        faults.extend(Failure::ALL.into_iter().map(Self::Lasting));
        if operation == Operation::Write {
            faults.push(Self::ShortWrite);
        }
        faults.push(Self::Stop);
        faults
    }
}

/// Where something goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Point {
    /// The operation's number among those of the work, from 0.
    pub(crate) number: usize,
    /// Which operation it is.
    pub(crate) operation: Operation,
    /// Of which file or folder.
    pub(crate) path: PathBuf,
    /// What goes wrong.
    pub(crate) fault: Fault,
}

/// Work that was done with a fault in it.
pub(crate) struct Tried<S, D, R> {
    /// The place it was done in.
    pub(crate) place: S,
    /// The disk, which works again.
    pub(crate) disk: D,
    /// What the work returned. After [`Fault::Stop`] nobody was there to see it.
    pub(crate) result: R,
    /// Where something went wrong; none when nothing did.
    pub(crate) point: Option<Point>,
}

impl<S, D, R> Tried<S, D, R> {
    /// Whether the process stopped dead.
    pub(crate) fn stopped(&self) -> bool {
        self.fault() == Some(Fault::Stop)
    }

    /// What went wrong.
    pub(crate) fn fault(&self) -> Option<Fault> {
        self.point.as_ref().map(|point| point.fault)
    }
}

/// Does `run` once without a fault and then once for every fault at every operation, each time in a new place on a
/// new disk of `set_up`, and hands each trial to `check`, which panics where something does not hold. Returns the
/// number of points, and prints it under `name`; a test asserts that it does not fall.
///
/// Work of several threads is possible; its operations are then numbered as they come.
pub(crate) fn every_fault<S, D, R>(
    name: &str,
    set_up: impl Fn() -> (S, D),
    run: impl Fn(&S, Arc<dyn Disk>) -> R,
    check: impl Fn(&Tried<S, D, R>),
) -> usize
where
    D: Disk + Clone + 'static,
{
    let attempt = |planned: Option<(usize, Fault)>| {
        let (place, disk) = set_up();
        let watched = Watched::new(disk.clone(), Plan::new(planned));
        let plan = watched.passing();
        let result = run(&place, Arc::new(watched));
        let passed = std::mem::take(&mut *plan.passed.lock().unwrap_or_else(PoisonError::into_inner));
        // Of several threads, one may not have come so far.
        let point = planned.and_then(|(number, fault)| {
            let (operation, path) = passed.get(number)?.clone();
            Some(Point {
                number,
                operation,
                path,
                fault,
            })
        });
        let tried = Tried {
            place,
            disk,
            result,
            point,
        };
        check(&tried);
        passed
    };
    let operations = attempt(None);
    let mut points = 0;
    for (number, (operation, _)) in operations.iter().enumerate() {
        for fault in Fault::at(*operation) {
            attempt(Some((number, fault)));
            points += 1;
        }
    }
    println!("{name}: {} operations, {points} points", operations.len());
    points
}

/// Lets operations pass but for one, or but for one and all after it.
#[derive(Debug)]
struct Plan {
    planned: Option<(usize, Fault)>,
    next: AtomicUsize,
    /// Whether the next write is to do its half only.
    shortens: AtomicBool,
    passed: Mutex<Vec<(Operation, PathBuf)>>,
}

impl Plan {
    fn new(planned: Option<(usize, Fault)>) -> Self {
        Self {
            planned,
            next: AtomicUsize::new(0),
            shortens: AtomicBool::new(false),
            passed: Mutex::default(),
        }
    }
}

impl Passing for Plan {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let number = self.next.fetch_add(1, Ordering::SeqCst);
        passed.push((operation, path.to_owned()));
        let Some((planned, fault)) = self.planned else {
            return Ok(());
        };
        match fault {
            Fault::Once(failure) if number == planned => Err(failure.error()),
            Fault::Lasting(failure) if number >= planned => Err(failure.error()),
            Fault::Stop if number >= planned => Err(Failure::Broken.error()),
            Fault::ShortWrite if number == planned => {
                self.shortens.store(true, Ordering::SeqCst);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn done_of(&self, length: usize) -> usize {
        if self.shortens.swap(false, Ordering::SeqCst) {
            length / 2
        } else {
            length
        }
    }

    fn half_is_done(&self) -> bool {
        // What follows a stop is not done at all.
        let done = self.next.load(Ordering::SeqCst);
        self.planned.is_none_or(|(number, _)| done <= number + 1)
    }
}
