//! What the journals of windows that ended without saving hold.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::disk::Disk;
use super::error::{Problem, StoreError};
use super::journal::{
    ALIVE, DISCARDED, EXTENSION, JOURNAL_LIMIT, Journal, journals_in, put_aside, read_journal, remove_folder,
};
use super::template_file::has_template_name;
use crate::model::DraftId;

/// The journal of one window that is gone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecoveryId(pub String);

/// How the draft's file stands to what can be recovered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveredFile {
    /// The draft was never saved.
    Never,
    /// The file is the one that was being worked on.
    Same,
    /// The file was changed since: recovering must not be written over it unasked.
    Changed,
    /// The file is gone, or cannot be reached.
    Gone,
}

/// What can be recovered of one draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryEntry {
    /// Which journal.
    pub id: RecoveryId,
    /// Which draft, where it has an identity.
    pub draft: Option<DraftId>,
    /// The draft's file; none where it was never saved.
    pub path: Option<PathBuf>,
    /// The speech's title as it reads; may be empty.
    pub title: String,
    /// When the last change was written down.
    pub changed_at: SystemTime,
    /// How many characters were added to or taken from what the file holds.
    pub differing: usize,
    /// How the file stands to it.
    pub file: RecoveredFile,
    /// Whether the writer has put it aside already; it is then kept for 30 days.
    pub is_discarded: bool,
}

impl RecoveryEntry {
    /// Whether it is of a template that was edited.
    #[must_use]
    pub fn is_template(&self) -> bool {
        self.path.as_deref().is_some_and(has_template_name)
    }
}

/// For how long a journal is kept that was put aside.
const KEPT: Duration = Duration::from_hours(24 * 30);

/// A journal without a segment that is younger may be that of a window which is about to write one.
const FRESH: Duration = Duration::from_mins(1);

/// A journal whose window is gone.
#[derive(Debug)]
pub struct FoundJournal {
    /// Which.
    pub id: RecoveryId,
    /// What it holds, or why that cannot be read.
    pub journal: Result<Journal, StoreError>,
    /// When something was written to it last.
    pub changed_at: SystemTime,
    /// Whether it was put aside.
    pub is_discarded: bool,
}

/// The journals of windows that are gone, in any order. What was put aside 30 days before `now` is removed, and so is
/// what holds nothing.
#[must_use]
pub fn find_journals(disk: &dyn Disk, state: &Path, now: SystemTime) -> Vec<FoundJournal> {
    // What cannot be listed now is offered the next time.
    let folders = folders_in(disk, state).unwrap_or_default();
    folders
        .into_iter()
        .filter(|folder| !is_alive(folder))
        .filter_map(|folder| look_into(disk, &folder, now))
        .collect()
}

fn look_into(disk: &dyn Disk, folder: &Path, now: SystemTime) -> Option<FoundJournal> {
    let id = RecoveryId(folder.file_name()?.to_str()?.to_owned());
    let segments = segments_in(disk, folder).ok()?;
    let Some(newest) = segments.first() else {
        // A window that died before it had written anything, unless it is just about to.
        let made = disk.facts(folder).ok().and_then(|facts| facts.modified);
        if made.is_some_and(|made| now.duration_since(made).is_ok_and(|age| age > FRESH)) {
            let _ = remove_folder(disk, folder);
        }
        return None;
    };
    let changed_at = disk
        .facts(newest)
        .ok()
        .and_then(|facts| facts.modified)
        .unwrap_or(now);
    let discarded = disk.facts(&folder.join(DISCARDED)).ok();
    if let Some(since) = discarded.and_then(|facts| facts.modified)
        && now.duration_since(since).is_ok_and(|age| age > KEPT)
    {
        let _ = remove_folder(disk, folder);
        return None;
    }
    Some(FoundJournal {
        id,
        journal: read_newest(disk, folder, &segments),
        changed_at,
        is_discarded: discarded.is_some(),
    })
}

/// The segments of a journal, newest first.
fn segments_in(disk: &dyn Disk, folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut segments = disk.list(folder)?;
    segments.retain(|path| path.extension().is_some_and(|extension| extension == EXTENSION));
    segments.sort_unstable_by(|one, other| other.cmp(one));
    Ok(segments)
}

/// The newest segment that is whole: one that was just begun when the power went may be torn. Where none is, whatever
/// the newest still holds.
fn read_newest(disk: &dyn Disk, folder: &Path, segments: &[PathBuf]) -> Result<Journal, StoreError> {
    let mut best = Err(StoreError::new(folder, Problem::NotFound));
    for (number, path) in segments.iter().enumerate() {
        match read_segment(disk, path) {
            Ok(journal) if journal.is_whole => return Ok(journal),
            Ok(torn) if best.is_err() => best = Ok(torn),
            Err(error) if number == 0 => best = Err(error),
            _ => {}
        }
    }
    best
}

fn read_segment(disk: &dyn Disk, path: &Path) -> Result<Journal, StoreError> {
    let bytes = disk
        .read(path, JOURNAL_LIMIT)
        .map_err(|error| StoreError::new(path, Problem::Unreadable(error)))?;
    if bytes.len() as u64 > JOURNAL_LIMIT {
        let (bytes, limit) = (bytes.len() as u64, JOURNAL_LIMIT);
        return Err(StoreError::new(path, Problem::TooLarge { bytes, limit }));
    }
    read_journal(&bytes, path)
}

/// Whether a window still writes to a journal.
fn is_alive(folder: &Path) -> bool {
    let mark = File::open(folder.join(ALIVE));
    mark.is_ok_and(|mark| matches!(mark.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// The folder of a journal; none for a name that is no journal's.
fn folder_of(state: &Path, id: &RecoveryId) -> Result<PathBuf, StoreError> {
    let is_name = !id.0.is_empty()
        && id
            .0
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    let folder = journals_in(state).join(if is_name { &id.0 } else { "" });
    if is_name && !is_alive(&folder) {
        Ok(folder)
    } else {
        Err(StoreError::new(Path::new(&id.0), Problem::NotFound))
    }
}

/// Reads a journal whose window is gone.
///
/// # Errors
/// There is none of that name, or it cannot be read.
pub fn load_journal(disk: &dyn Disk, state: &Path, id: &RecoveryId) -> Result<Journal, StoreError> {
    let folder = folder_of(state, id)?;
    let segments = segments_in(disk, &folder).map_err(|error| {
        let problem = match error.kind() {
            std::io::ErrorKind::NotFound => Problem::NotFound,
            _ => Problem::Unreadable(error),
        };
        StoreError::new(Path::new(&id.0), problem)
    })?;
    read_newest(disk, &folder, &segments)
}

/// Puts a journal aside; it is kept for 30 days.
///
/// # Errors
/// There is none of that name, or the disk refuses.
pub fn discard_journal(disk: &dyn Disk, state: &Path, id: &RecoveryId) -> Result<(), StoreError> {
    let folder = folder_of(state, id)?;
    put_aside(disk, &folder).map_err(|error| StoreError::unwritten(&folder, error))
}

/// Removes a journal for good.
///
/// # Errors
/// There is none of that name, or the disk refuses.
pub fn remove_journal(disk: &dyn Disk, state: &Path, id: &RecoveryId) -> Result<(), StoreError> {
    let folder = folder_of(state, id)?;
    remove_folder(disk, &folder).map_err(|error| StoreError::unwritten(&folder, error))
}

/// Removes the journals of windows that are gone: of one draft, or all.
///
/// # Errors
/// The disk refuses; the others are removed all the same.
pub fn clear_journals(disk: &dyn Disk, state: &Path, draft: Option<DraftId>) -> Result<(), StoreError> {
    let folders =
        folders_in(disk, state).map_err(|error| StoreError::unwritten(&journals_in(state), error))?;
    let mut result = Ok(());
    for folder in folders.iter().filter(|folder| !is_alive(folder)) {
        let is_meant = draft.is_none_or(|draft| {
            let segments = segments_in(disk, folder).unwrap_or_default();
            let journal = read_newest(disk, folder, &segments);
            journal.is_ok_and(|journal| journal.head.draft == Some(draft))
        });
        if is_meant {
            result =
                result.and(remove_folder(disk, folder).map_err(|error| StoreError::unwritten(folder, error)));
        }
    }
    result
}

/// The folders of all journals; none where there never was one.
fn folders_in(disk: &dyn Disk, state: &Path) -> std::io::Result<Vec<PathBuf>> {
    match disk.list(&journals_in(state)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}
