//! Saving a draft: under its lock, after one more look at what stands there, and with the former version kept.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::locking::hold_folder;
use super::opening::speech_in;
use super::work::Means;
use super::writing::{check, stamp_of_written};
use super::{FileStamp, Outcome, Replacing, WriteError};
use crate::model::{DraftId, Speech};
use crate::store::{
    BackupEntry, Backups, Problem, StoreError, draft_in, read_bounded_on, write_open_speech,
    write_with_rescue,
};

/// What is to be saved.
pub(super) struct Wanted {
    pub(super) path: PathBuf,
    pub(super) speech: Box<Speech>,
    pub(super) state: u64,
    pub(super) replacing: Replacing,
    /// How many bytes all backups may take; none to keep none.
    pub(super) backups: Option<u64>,
}

pub(super) fn save(means: Means<'_>, wanted: Wanted) -> Outcome {
    let result = attempt(means, &wanted);
    Outcome::Saved {
        path: wanted.path,
        state: wanted.state,
        result,
    }
}

fn attempt(means: Means<'_>, wanted: &Wanted) -> Result<FileStamp, WriteError> {
    let speech = &wanted.speech;
    let bytes = write_open_speech(speech, &wanted.path)?;
    let replacement = Replacement {
        path: &wanted.path,
        bytes: &bytes,
        draft: speech.draft,
        leaves_traces: speech.leaves_traces,
        replacing: wanted.replacing,
        backups: wanted.backups,
    };
    let lock = means.locks.for_saving(means.disk, &wanted.path)?;
    let result = means.watched.save(&wanted.path, || replace(means, &replacement));
    means.locks.settle(means.disk, lock, result.is_ok());
    result
}

/// What is put in a file's place.
pub(super) struct Replacement<'a> {
    pub(super) path: &'a Path,
    pub(super) bytes: &'a [u8],
    /// What the former version is kept for, where it does not say so itself.
    pub(super) draft: Option<DraftId>,
    pub(super) leaves_traces: bool,
    pub(super) replacing: Replacing,
    /// How many bytes all backups may take; none to keep none.
    pub(super) backups: Option<u64>,
}

/// Replaces a file whose lock is held: after one more look at it, and with what stood there kept.
pub(super) fn replace(means: Means<'_>, wanted: &Replacement<'_>) -> Result<FileStamp, WriteError> {
    let Means { disk, folders, .. } = means;
    let path = wanted.path;
    let _folder = hold_folder(disk, path);
    check(disk, path, wanted.replacing)?;
    let state = folders
        .map(|folders| folders.state.as_path())
        .filter(|_| wanted.leaves_traces);
    if let (Some(limit), Some(state)) = (wanted.backups, state)
        && let Err(error) = keep_former(means, state, wanted, limit)
    {
        // A former version less is no reason not to save the newest.
        (means.also)(Outcome::BackupKept(Err(error)));
    }
    write_with_rescue(disk, path, wanted.bytes, state)?;
    Ok(stamp_of_written(disk, path, wanted.bytes))
}

/// Keeps what is about to be replaced, where it is another than what is saved, and does not ask to leave no traces. What
/// is no draft any more is kept all the same: somebody may miss it.
fn keep_former(
    means: Means<'_>,
    state: &Path,
    wanted: &Replacement<'_>,
    limit: u64,
) -> Result<(), StoreError> {
    let former = match read_bounded_on(means.disk, wanted.path) {
        Err(error) if matches!(error.problem, Problem::NotFound | Problem::NotAFile) => return Ok(()),
        other => other?,
    };
    let head = draft_in(&former);
    let leaves_traces = head.is_none_or(|head| head.leaves_traces);
    let draft = head.and_then(|head| head.id).or(wanted.draft);
    let Some(draft) = draft.filter(|_| leaves_traces && !former.is_empty() && former != wanted.bytes) else {
        return Ok(());
    };
    let path = std::path::absolute(wanted.path).unwrap_or_else(|_| wanted.path.to_owned());
    Backups::new(means.disk, state).keep(draft, &path, &former, SystemTime::now(), limit)
}

/// Keeps a version that is about to be replaced otherwise than by saving.
pub(super) fn keep_backup(
    means: Means<'_>,
    path: &Path,
    speech: &Speech,
    limit: u64,
) -> Result<(), StoreError> {
    let (Some(folders), Some(draft), true) = (means.folders, speech.draft, speech.leaves_traces) else {
        return Ok(());
    };
    let bytes = write_open_speech(speech, path)?;
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Backups::new(means.disk, &folders.state).keep(draft, &path, &bytes, SystemTime::now(), limit)
}

pub(super) fn list_backups(means: Means<'_>, draft: DraftId) -> Result<Vec<BackupEntry>, StoreError> {
    means.folders.map_or_else(
        || Ok(Vec::new()),
        |folders| Backups::new(means.disk, &folders.state).list(draft),
    )
}

/// Reads a former version. It belongs to the draft in whose folder it lies, also where it is from before identities.
pub(super) fn load_backup(means: Means<'_>, entry: &BackupEntry) -> Result<Box<Speech>, StoreError> {
    let bytes = read_bounded_on(means.disk, &entry.file)?;
    let mut speech = speech_in(&bytes, &entry.file)?;
    speech.draft = Some(entry.draft);
    Ok(Box::new(speech))
}

pub(super) fn clear_backups(means: Means<'_>, draft: Option<DraftId>) -> Result<(), StoreError> {
    means.folders.map_or(Ok(()), |folders| {
        Backups::new(means.disk, &folders.state).clear(draft)
    })
}

/// Whether a path lies in the state folder: what is opened from there is looked at, and not worked on.
pub(super) fn is_kept(means: Means<'_>, path: &Path) -> bool {
    let absolute = |path: &Path| -> io::Result<PathBuf> { std::path::absolute(path) };
    means
        .folders
        .is_some_and(|folders| match (absolute(path), absolute(&folders.state)) {
            (Ok(path), Ok(state)) => path.starts_with(state),
            _ => false,
        })
}
