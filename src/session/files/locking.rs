//! The lock of the draft that is open here. One process has one draft; its lock is taken when it is opened or first
//! saved, and goes with it when it is saved elsewhere.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use super::WriteError;
use crate::store::{Disk, DraftLock, Hold, LockState, TakenLock, folder_of_file, lock_path, take_lock};

/// How long a save waits for another that goes on in the same folder.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(5);

/// The lock that is held, if any.
#[derive(Debug, Default)]
pub(super) struct Locks {
    held: Mutex<Option<DraftLock>>,
}

/// The lock under which a draft is saved.
#[derive(Debug)]
pub(super) enum SavingLock {
    /// The one that is held already, or none where none can be written.
    AsBefore,
    /// One that was taken for this save: it stays if the draft is saved.
    New(DraftLock),
}

impl Locks {
    fn held(&self) -> MutexGuard<'_, Option<DraftLock>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the lock of a draft that is opened; that of another is given up.
    pub(super) fn take(&self, disk: &dyn Disk, draft: &Path) -> LockState {
        let mut held = self.held();
        if is_of(held.as_ref(), disk, draft) {
            return LockState::Ours;
        }
        if let Some(former) = held.take() {
            former.release(disk);
        }
        match take_lock(disk, draft, SystemTime::now()) {
            TakenLock::Ours(lock) => {
                *held = Some(lock);
                LockState::Ours
            }
            TakenLock::Held(holder) => LockState::Held(holder),
            TakenLock::Unlocked => LockState::Unlocked,
        }
    }

    /// The lock to save a draft under.
    ///
    /// # Errors
    /// Somebody else has the draft open.
    pub(super) fn for_saving(&self, disk: &dyn Disk, draft: &Path) -> Result<SavingLock, WriteError> {
        if is_of(self.held().as_ref(), disk, draft) {
            return Ok(SavingLock::AsBefore);
        }
        match take_lock(disk, draft, SystemTime::now()) {
            TakenLock::Ours(lock) => Ok(SavingLock::New(lock)),
            TakenLock::Held(holder) => Err(WriteError::Held {
                path: draft.to_owned(),
                holder: Box::new(holder),
            }),
            TakenLock::Unlocked => Ok(SavingLock::AsBefore),
        }
    }

    /// Keeps the lock under which a draft was saved, or gives it up where that failed.
    pub(super) fn settle(&self, disk: &dyn Disk, lock: SavingLock, is_saved: bool) {
        let SavingLock::New(lock) = lock else { return };
        let given_up = if is_saved {
            self.held().replace(lock)
        } else {
            Some(lock)
        };
        if let Some(given_up) = given_up {
            given_up.release(disk);
        }
    }

    /// Gives the draft free.
    pub(super) fn let_go(&self, disk: &dyn Disk) {
        let held = self.held().take();
        if let Some(lock) = held {
            lock.release(disk);
        }
    }
}

fn is_of(held: Option<&DraftLock>, disk: &dyn Disk, draft: &Path) -> bool {
    held.is_some_and(|lock| lock.path() == lock_path(disk, draft) && lock.stands(disk))
}

/// Holds the folder in which a file is about to be replaced, so that of two saves at the same time the second sees
/// what the first has written. Where the file system does not offer this, or another holds the folder for long, the
/// save goes on without.
pub(super) fn hold_folder(disk: &dyn Disk, file: &Path) -> Option<Box<dyn Hold>> {
    let folder = folder_of_file(disk, file);
    let attempts = PATIENCE.as_millis() / PAUSE.as_millis();
    for _ in 0..attempts {
        match disk.hold(&folder) {
            Ok(Some(hold)) => return Some(hold),
            Ok(None) => thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
    None
}
