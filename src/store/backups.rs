//! Former versions of drafts, kept in the state folder at every save and thinned out with time.
//!
//! Each draft has a folder named by its identity, so that its versions are found after its file was moved or renamed.
//! A version is an ordinary draft, byte for byte as it stood in its file; its name says when it was replaced. Where
//! the file stood then says a small file beside it, written only when that changes.

mod naming;
mod thinning;

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::atomic::write_privately;
use super::disk::{Access, Disk, listed, make_lasting_folder, remove_all, sync_names, uninterrupted};
use super::error::{Problem, SaveStep, StoreError};
use super::hash::{bytes_of, path_of};
use super::reading::SIZE_LIMIT;
use crate::model::DraftId;

pub use naming::{DraftHead, draft_in};
use naming::{Name, backup_name, content_mark, path_file_name};
use thinning::kept_of;

/// How long a path is read.
const PATH_LIMIT: u64 = 64 << 10;

/// A former version of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupEntry {
    /// Of which draft.
    pub draft: DraftId,
    /// When it was replaced by a newer one.
    pub at: SystemTime,
    /// The draft's file at that time.
    pub path: PathBuf,
    /// The backup's own file.
    pub file: PathBuf,
    /// Its size in bytes.
    pub length: u64,
}

/// The backups of all drafts.
#[derive(Debug, Clone, Copy)]
pub struct Backups<'a> {
    disk: &'a dyn Disk,
    state: &'a Path,
}

/// What a draft's folder holds.
#[derive(Debug, Default)]
struct Found {
    /// The versions: when, and the file. The oldest first.
    versions: Vec<(SystemTime, PathBuf)>,
    /// From when on the draft stood at a path, and the file that says which. The oldest first.
    paths: Vec<(SystemTime, PathBuf)>,
}

impl Found {
    /// The file that says where the draft stood at that time.
    fn path_at(&self, at: SystemTime) -> Option<&PathBuf> {
        let before = self.paths.iter().rev().find(|(since, _)| *since <= at);
        before.or(self.paths.first()).map(|(_, file)| file)
    }
}

impl<'a> Backups<'a> {
    /// The backups in a state folder.
    #[must_use]
    pub fn new(disk: &'a dyn Disk, state: &'a Path) -> Self {
        Self { disk, state }
    }

    fn root(&self) -> PathBuf {
        self.state.join("backups")
    }

    fn folder(&self, draft: DraftId) -> PathBuf {
        self.root().join(draft.to_string())
    }

    /// Keeps `bytes`, which stand at `path` and are about to be replaced, unless the newest version is the same.
    /// Then thins out, and removes the oldest versions of all drafts while they take more than `limit` bytes; each
    /// draft keeps its newest.
    ///
    /// # Errors
    /// The version could not be written. What cannot be removed is tried again next time.
    pub fn keep(
        &self,
        draft: DraftId,
        path: &Path,
        bytes: &[u8],
        now: SystemTime,
        limit: u64,
    ) -> Result<(), StoreError> {
        let folder = self.folder(draft);
        self.make_folders(&folder)?;
        let found = self.look(&folder).map_err(|error| unread(&folder, error))?;
        if !self.is_newest(&found, bytes) {
            self.keep_path(&folder, &found, path, now)?;
            write_privately(self.disk, &folder.join(backup_name(now, bytes)), bytes)?;
        }
        self.thin(&folder, now);
        self.keep_within(limit);
        Ok(())
    }

    fn make_folders(&self, folder: &Path) -> Result<(), StoreError> {
        make_lasting_folder(self.disk, self.state, Access::Private)
            .map_err(|error| StoreError::unsaved(self.state, SaveStep::Create, error))?;
        for wanted in [&self.root(), folder] {
            uninterrupted(|| self.disk.make_folder(wanted, Access::Private))
                .map_err(|error| StoreError::unsaved(wanted, SaveStep::Create, error))?;
        }
        for changed in [self.state, &self.root()] {
            sync_names(self.disk, changed)
                .map_err(|error| StoreError::unsaved(changed, SaveStep::SyncFolder, error))?;
        }
        Ok(())
    }

    fn look(&self, folder: &Path) -> io::Result<Found> {
        let mut found = Found::default();
        for path in uninterrupted(|| self.disk.list(folder))? {
            match Name::of(&path) {
                Some(Name::Version(at)) => found.versions.push((at, path)),
                Some(Name::Path(since)) => found.paths.push((since, path)),
                None => {}
            }
        }
        found.versions.sort_unstable();
        found.paths.sort_unstable();
        Ok(found)
    }

    fn is_newest(&self, found: &Found, bytes: &[u8]) -> bool {
        let Some((_, newest)) = found.versions.last() else {
            return false;
        };
        let mark = content_mark(bytes);
        let is_alike = newest
            .file_stem()
            .is_some_and(|stem| stem.to_string_lossy().ends_with(&mark));
        is_alike && self.disk.read(newest, SIZE_LIMIT).is_ok_and(|kept| kept == bytes)
    }

    fn keep_path(
        &self,
        folder: &Path,
        found: &Found,
        path: &Path,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        let wanted = bytes_of(path);
        let newest = found.paths.last().map(|(_, file)| file);
        if newest.is_some_and(|file| {
            self.disk
                .read(file, PATH_LIMIT)
                .is_ok_and(|known| known == wanted)
        }) {
            return Ok(());
        }
        write_privately(self.disk, &folder.join(path_file_name(now)), &wanted)
    }

    /// Removes the versions of a draft that are not kept any more, and the paths that no version stood at.
    fn thin(&self, folder: &Path, now: SystemTime) {
        let Ok(found) = self.look(folder) else { return };
        let times: Vec<SystemTime> = found.versions.iter().map(|(at, _)| *at).collect();
        let kept = kept_of(&times, now);
        let mut needed = Vec::new();
        for ((at, file), kept) in found.versions.iter().zip(kept) {
            if kept {
                needed.extend(found.path_at(*at));
            } else {
                // Another window may have removed it already.
                let _ = self.disk.remove(file);
            }
        }
        for (_, file) in &found.paths {
            if !needed.contains(&file) {
                let _ = self.disk.remove(file);
            }
        }
    }

    fn keep_within(&self, limit: u64) {
        let Ok(folders) = self.disk.list(&self.root()) else {
            return;
        };
        let mut total = 0_u64;
        let mut removable = Vec::new();
        for folder in folders {
            let Ok(found) = self.look(&folder) else { continue };
            let newest = found.versions.len().saturating_sub(1);
            for (number, (at, file)) in found.versions.into_iter().enumerate() {
                let Ok(facts) = self.disk.facts(&file) else {
                    continue;
                };
                total = total.saturating_add(facts.length);
                if number != newest {
                    removable.push((at, file, facts.length));
                }
            }
        }
        removable.sort_unstable();
        for (_, file, length) in removable {
            if total <= limit {
                return;
            }
            if self.disk.remove(&file).is_ok() {
                total = total.saturating_sub(length);
            }
        }
    }

    /// The versions of a draft, the newest first.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn list(&self, draft: DraftId) -> Result<Vec<BackupEntry>, StoreError> {
        let folder = self.folder(draft);
        let found = match self.look(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other.map_err(|error| unread(&folder, error))?,
        };
        let entry = |(at, file): &(SystemTime, PathBuf)| BackupEntry {
            draft,
            at: *at,
            path: self.path_in(found.path_at(*at)),
            length: self.disk.facts(file).map_or(0, |facts| facts.length),
            file: file.clone(),
        };
        Ok(found.versions.iter().rev().map(entry).collect())
    }

    /// The path that a file names; empty where it cannot be read.
    fn path_in(&self, file: Option<&PathBuf>) -> PathBuf {
        let bytes = file.and_then(|file| self.disk.read(file, PATH_LIMIT).ok());
        path_of(bytes.unwrap_or_default())
    }

    /// The draft that stood at a path last, for a file that does not say any more which draft it is.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn draft_at(&self, path: &Path) -> Result<Option<DraftId>, StoreError> {
        let root = self.root();
        let folders = match self.disk.list(&root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            other => other.map_err(|error| unread(&root, error))?,
        };
        let mut newest = None;
        for folder in folders {
            let name = folder.file_name().and_then(|name| name.to_str());
            let Some(draft) = name.and_then(|name| name.parse().ok()) else {
                continue;
            };
            let Ok(found) = self.look(&folder) else { continue };
            let Some((at, _)) = found.versions.last() else {
                continue;
            };
            if self.path_in(found.path_at(*at)) == path && newest.is_none_or(|(since, _)| since < *at) {
                newest = Some((*at, draft));
            }
        }
        Ok(newest.map(|(_, draft)| draft))
    }

    /// Removes all versions of a draft, or of all.
    ///
    /// # Errors
    /// Something could not be removed; what could is.
    pub fn clear(&self, draft: Option<DraftId>) -> Result<(), StoreError> {
        let root = self.root();
        let folders = match draft {
            Some(draft) => vec![self.folder(draft)],
            None => listed(self.disk, &root).map_err(|error| unread(&root, error))?,
        };
        let cleared = folders.iter().map(|folder| self.clear_folder(folder));
        let cleared: Vec<_> = cleared.collect();
        cleared.into_iter().collect::<Result<(), _>>()?;
        match sync_names(self.disk, &root) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(StoreError::unsaved(&root, SaveStep::SyncFolder, error))
            }
            _ => Ok(()),
        }
    }

    fn clear_folder(&self, folder: &Path) -> Result<(), StoreError> {
        let failed = |path: &Path, error| StoreError::unsaved(path, SaveStep::Write, error);
        let files = listed(self.disk, folder).map_err(|error| unread(folder, error))?;
        remove_all(self.disk, &files).map_err(|(path, error)| failed(&path, error))?;
        match uninterrupted(|| self.disk.remove_folder(folder)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(folder, error)),
            _ => Ok(()),
        }
    }
}

fn unread(path: &Path, error: io::Error) -> StoreError {
    StoreError::new(path, Problem::Unreadable(error))
}

#[cfg(test)]
mod tests;
