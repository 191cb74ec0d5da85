//! Who is writing a draft: a small file beside it, so that two windows, or two people on a share, do not write over
//! each other unawares.
//!
//! Of those who make the file at the same time one succeeds. Where the file system offers locks of its own, the file
//! is also held by one as long as its process runs, whatever ends it: a file that nobody holds is left over. Where it
//! does not, the file says which process of which start of the machine wrote it. Another machine's lock is never taken
//! for left over unless that machine says so itself.

mod claim;

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::atomic::real_path;
use super::disk::{Access, Disk, Hold, uninterrupted};
use claim::Claim;

/// How often to look anew while others come and go.
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(5);

/// Who has a draft open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockHolder {
    /// The user's name.
    pub user: String,
    /// The machine's name.
    pub machine: String,
    /// The process on that machine.
    pub process: u32,
    /// Since when.
    pub since: SystemTime,
    /// Whether it is certain that this process is gone: only then may the lock be taken over.
    pub is_gone: bool,
}

/// Whose a draft is to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockState {
    /// Ours.
    Ours,
    /// Somebody else's.
    Held(LockHolder),
    /// Nobody's: no lock can be written there, or none is wanted. The comparison before every save guards then.
    Unlocked,
}

/// The lock of a draft. It stays until it is released or its process ends.
#[derive(Debug)]
pub struct DraftLock {
    path: PathBuf,
    content: Vec<u8>,
    hold: Option<Box<dyn Hold>>,
}

/// What came of taking a lock.
#[derive(Debug)]
pub enum TakenLock {
    /// It is ours.
    Ours(DraftLock),
    /// Somebody has it.
    Held(LockHolder),
    /// No lock can be written there.
    Unlocked,
}

/// Where the lock of a draft stands: beside the file itself, also where the path is a link to it.
#[must_use]
pub fn lock_path(disk: &dyn Disk, draft: &Path) -> PathBuf {
    let target = real_path(disk, draft);
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".lock");
    target.with_file_name(name)
}

/// Takes the lock of a draft. What is left over of a process that is gone is taken over.
#[must_use]
pub fn take_lock(disk: &dyn Disk, draft: &Path, now: SystemTime) -> TakenLock {
    let path = lock_path(disk, draft);
    let claim = Claim::ours(now);
    let content = claim.written();
    let taking = Taking {
        disk,
        path: &path,
        claim: &claim,
        content: &content,
    };
    for _ in 0..ATTEMPTS {
        if let Some(taken) = taking.attempt() {
            return taken;
        }
        thread::sleep(PAUSE);
    }
    taking.settle()
}

/// Who holds the lock of a draft just now, if anybody does.
#[must_use]
pub fn lock_holder(disk: &dyn Disk, draft: &Path, now: SystemTime) -> Option<LockHolder> {
    let path = lock_path(disk, draft);
    let content = disk.read(&path, claim::LIMIT).ok()?;
    let claim = Claim::ours(now);
    let found = Claim::read(&content);
    let is_left_over = match disk.hold(&path) {
        Ok(None) => false,
        Ok(Some(_)) => found.as_ref().is_none_or(|found| is_left_unheld(found, &claim)),
        Err(_) => found.as_ref().is_some_and(|found| found.is_gone(&claim)),
    };
    (!is_left_over).then(|| holder(found, now))
}

/// Whether a lock that nobody holds is left over: not another machine's, whose holding need not show here, nor that of
/// a process that is there, which may be about to hold it.
fn is_left_unheld(found: &Claim, us: &Claim) -> bool {
    found.is_of_machine_of(us) && !found.is_there(us)
}

fn holder(found: Option<Claim>, now: SystemTime) -> LockHolder {
    found.map_or_else(
        || LockHolder {
            user: "?".to_owned(),
            machine: "?".to_owned(),
            process: 0,
            since: now,
            is_gone: false,
        },
        Claim::into_holder,
    )
}

/// One taking of a lock.
struct Taking<'a> {
    disk: &'a dyn Disk,
    path: &'a Path,
    claim: &'a Claim,
    content: &'a [u8],
}

impl Taking<'_> {
    fn ours(&self, hold: Option<Box<dyn Hold>>) -> TakenLock {
        TakenLock::Ours(DraftLock {
            path: self.path.to_owned(),
            content: self.content.to_owned(),
            hold,
        })
    }

    /// None where somebody came or went meanwhile.
    fn attempt(&self) -> Option<TakenLock> {
        match uninterrupted(|| self.disk.create(self.path, Access::Usual)) {
            Ok(file) => {
                // Nothing is written before the file is held: who was quicker at that has written already.
                let _ = file.close();
                match self.disk.hold(self.path) {
                    Ok(Some(hold)) if self.leads_to(&*hold) => self.write_held(hold),
                    Ok(_) => None,
                    Err(_) => Some(self.write()),
                }
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => self.look(),
            // Some systems say first that the folder takes no files, and not that one is there.
            Err(_) if self.disk.facts(self.path).is_ok() => self.look(),
            Err(_) => Some(TakenLock::Unlocked),
        }
    }

    fn write_held(&self, mut hold: Box<dyn Hold>) -> Option<TakenLock> {
        if hold.rewrite(self.content).is_ok() {
            return Some(self.ours(Some(hold)));
        }
        // A disk that is full, or another user's file.
        match self.disk.remove(self.path) {
            Ok(()) => None,
            Err(_) => Some(TakenLock::Unlocked),
        }
    }

    /// Writes the file that was made just now where the file system offers no locks.
    fn write(&self) -> TakenLock {
        let written = uninterrupted(|| self.disk.overwrite(self.path)).and_then(|mut file| {
            file.write(self.content)?;
            uninterrupted(|| file.sync())?;
            file.close()
        });
        if written.is_ok() {
            return self.ours(None);
        }
        let _ = self.disk.remove(self.path);
        TakenLock::Unlocked
    }

    /// Whether the lock's path still leads to what is held.
    fn leads_to(&self, hold: &dyn Hold) -> bool {
        self.disk
            .facts(self.path)
            .is_ok_and(|facts| facts.identity == hold.identity())
    }

    fn found(&self) -> io::Result<(Vec<u8>, Option<Claim>)> {
        let content = self.disk.read(self.path, claim::LIMIT)?;
        let found = Claim::read(&content);
        Ok((content, found))
    }

    fn held(&self, found: Option<Claim>) -> TakenLock {
        TakenLock::Held(holder(found, self.claim.since()))
    }

    /// A lock file is there.
    fn look(&self) -> Option<TakenLock> {
        match self.disk.hold(self.path) {
            Ok(Some(hold)) if self.leads_to(&*hold) => self.take_unheld(hold),
            Ok(Some(_)) => None,
            Ok(None) => match self.found() {
                // Somebody is only looking at it.
                Ok((content, _)) if content == self.content => None,
                Ok((_, found)) => Some(self.held(found)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(_) => Some(self.held(None)),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(_) => match self.found() {
                Ok((content, _)) if content == self.content => Some(self.ours(None)),
                // It is being written just now.
                Ok((content, _)) if content.is_empty() => None,
                Ok((_, Some(found))) if found.is_gone(self.claim) => self.remove(),
                Ok((_, found)) => Some(self.held(found)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => None,
                Err(_) => Some(self.held(None)),
            },
        }
    }

    /// Nobody of this machine holds the file; we do now.
    fn take_unheld(&self, hold: Box<dyn Hold>) -> Option<TakenLock> {
        let found = self.found().ok().and_then(|(_, found)| found);
        if let Some(found) = found
            && !is_left_unheld(&found, self.claim)
        {
            return Some(self.held(Some(found)));
        }
        self.write_held(hold)
    }

    /// Removes a lock that is left over, so that the next attempt makes one.
    fn remove(&self) -> Option<TakenLock> {
        match self.disk.remove(self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Some(TakenLock::Unlocked),
            _ => None,
        }
    }

    /// What is said when others came and went all the time.
    fn settle(&self) -> TakenLock {
        match self.found() {
            Ok((content, _)) if content == self.content => self.ours(None),
            Ok((_, found)) => self.held(found),
            Err(_) => TakenLock::Unlocked,
        }
    }
}

impl DraftLock {
    /// Where the lock's file stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the lock is still there, and ours. Where that cannot be asked it is taken to be.
    pub fn stands(&self, disk: &dyn Disk) -> bool {
        self.is_there(disk).unwrap_or(true)
    }

    fn is_there(&self, disk: &dyn Disk) -> io::Result<bool> {
        let held = self.hold.as_ref().and_then(|hold| hold.identity());
        let found = match held {
            Some(identity) => disk
                .facts(&self.path)
                .map(|facts| facts.identity == Some(identity)),
            None => disk
                .read(&self.path, claim::LIMIT)
                .map(|content| content == self.content),
        };
        match found {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            other => other,
        }
    }

    /// Gives the draft free.
    pub fn release(self, disk: &dyn Disk) {
        // Whose lock it has become meanwhile keeps it.
        if self.is_there(disk).unwrap_or(false) {
            // What stays there is known as left over.
            let _ = uninterrupted(|| disk.remove(&self.path));
        }
    }
}

#[cfg(test)]
mod tests;
