//! Writing a journal: segments that replace one another whole, records that are appended, and the mark by which others
//! see that the window is still there.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::{EXTENSION, JournalHead, Misfit, journals_in, write_head, write_record};
use crate::model::{Record, Replica};
use crate::store::disk::{Access, Disk, DiskFile, make_lasting_folder, sync_names};
use crate::store::error::{Problem, SaveStep, StoreError};

/// The file that is locked while the window is there.
pub(in crate::store) const ALIVE: &str = "alive";
/// The file that says that the writer has put the journal aside.
pub(in crate::store) const DISCARDED: &str = "discarded";

/// Writes one journal.
pub struct JournalWriter {
    disk: Arc<dyn Disk>,
    folder: PathBuf,
    number: u32,
    file: Option<Box<dyn DiskFile>>,
    /// How many bytes the segment has, and how many of them it had at first.
    length: usize,
    first_length: usize,
    alive: Option<File>,
    /// A segment that was written, but of which it is not known whether the disk holds it.
    doubtful: Option<PathBuf>,
}

impl JournalWriter {
    /// A journal of that name in the state folder. Nothing is written before the first segment.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, state: &Path, name: &str) -> Self {
        Self {
            disk,
            folder: journals_in(state).join(name),
            number: 0,
            file: None,
            length: 0,
            first_length: 0,
            alive: None,
            doubtful: None,
        }
    }

    /// Whether a segment is being written.
    #[must_use]
    pub fn has_segment(&self) -> bool {
        self.file.is_some()
    }

    /// How many bytes of records were appended to the segment.
    #[must_use]
    pub fn appended(&self) -> usize {
        self.length - self.first_length
    }

    /// How many bytes the segment began with.
    #[must_use]
    pub fn first_length(&self) -> usize {
        self.first_length
    }

    /// Begins a segment: all that `replica` is now, with all that it can undo. Once it is on the disk, the one before
    /// is removed.
    ///
    /// # Errors
    /// The disk refuses; the segment before is then still there, and nothing can be appended.
    pub fn begin_segment(&mut self, head: &JournalHead, replica: &Replica) -> Result<(), StoreError> {
        self.file = None;
        let path = self.segment(self.number + 1);
        let (base, records) = replica.unwound().map_err(|_| misfit(&path))?;
        let mut bytes = write_head(head, &base, records.len())?;
        for record in &records {
            write_record(record, &mut bytes).map_err(|_| misfit(&path))?;
        }
        self.make_folder()?;
        self.number += 1;
        let disk = Arc::clone(&self.disk);
        let failed = |step, error| unsaved(&path, step, error);
        let mut file = disk
            .create(&path, Access::Private)
            .map_err(|error| failed(SaveStep::Create, error))?;
        if let Err(error) = file.write(&bytes) {
            // On a full disk it would take the room that saving the draft needs.
            let _ = disk.remove(&path);
            return Err(failed(SaveStep::Write, error));
        }
        if let Err(error) = self.held(&mut *file, &path, &bytes) {
            if let Some(former) = self.doubtful.replace(path.clone()) {
                let _ = disk.remove(&former);
            }
            return Err(failed(SaveStep::Sync, error));
        }
        self.doubtful = None;
        self.file = Some(file);
        self.first_length = bytes.len();
        self.length = bytes.len();
        self.remove_segments(Some(&path));
        Ok(())
    }

    /// Waits until the disk holds a segment. The one before goes only for a whole one: some disks and shares lose what
    /// they took.
    fn held(&self, file: &mut dyn DiskFile, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        file.sync()?;
        sync_names(&*self.disk, &self.folder)?;
        if self.disk.read(path, bytes.len() as u64)? == bytes {
            Ok(())
        } else {
            Err(lost())
        }
    }

    fn make_folder(&mut self) -> Result<(), StoreError> {
        // Somebody may have removed it meanwhile.
        if self.alive.is_some() && self.disk.facts(&self.folder.join(ALIVE)).is_ok() {
            return Ok(());
        }
        self.alive = None;
        let folder = self.folder.clone();
        let failed = |error| unsaved(&folder, SaveStep::Create, error);
        make_lasting_folder(&*self.disk, &folder, Access::Private).map_err(failed)?;
        // Where the file system has no locks, the journal may be offered while the window is still there, which is
        // better than never.
        let mut options = File::options();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        self.alive = options.open(folder.join(ALIVE)).ok().filter(holds);
        Ok(())
    }

    /// Appends records. They are on the disk after [`JournalWriter::sync`].
    ///
    /// # Errors
    /// The disk refuses; nothing more can be appended to this segment then.
    pub fn append(&mut self, records: &[Record]) -> Result<(), StoreError> {
        let path = self.segment(self.number);
        let mut bytes = Vec::new();
        for record in records {
            write_record(record, &mut bytes).map_err(|_| misfit(&path))?;
        }
        let Some(file) = &mut self.file else {
            return Err(misfit(&path));
        };
        if let Err(error) = file.write(&bytes) {
            self.file = None;
            return Err(unsaved(&path, SaveStep::Write, error));
        }
        self.length += bytes.len();
        Ok(())
    }

    /// Waits until the disk holds what was appended.
    ///
    /// # Errors
    /// The disk refuses; what it holds is then not known, and nothing more can be appended to this segment.
    pub fn sync(&mut self) -> Result<(), StoreError> {
        let path = self.segment(self.number);
        let Some(file) = &mut self.file else { return Ok(()) };
        let length = file.sync().and_then(|()| self.disk.facts(&path));
        let result = match length {
            Ok(facts) if facts.length == self.length as u64 => return Ok(()),
            Ok(_) => lost(),
            Err(error) => error,
        };
        self.file = None;
        Err(unsaved(&path, SaveStep::Sync, result))
    }

    /// Removes the segment: what it held stands in the draft's file. Later changes begin another.
    pub fn clear(&mut self) {
        self.file = None;
        (self.length, self.first_length) = (0, 0);
        self.remove_segments(None);
    }

    /// Ends the journal for good: what it held stands in the draft's file, or is not wanted.
    pub fn remove(mut self) {
        if self.number == 0 {
            return;
        }
        self.file = None;
        self.alive = None;
        // What cannot be removed is looked at when recoveries are listed, and removed then.
        let _ = remove_folder(&*self.disk, &self.folder);
    }

    /// Ends the journal and keeps it for some time: the writer did not want what it holds, but may come to.
    pub fn put_aside(mut self) {
        if self.file.is_none() {
            return;
        }
        let _ = self.sync();
        let _ = put_aside(&*self.disk, &self.folder);
    }

    fn segment(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:06}.{EXTENSION}"))
    }

    /// Removes all segments but one. What cannot be removed is passed over: the newest counts.
    fn remove_segments(&self, kept: Option<&Path>) {
        if self.number == 0 {
            return;
        }
        for path in self.disk.list(&self.folder).unwrap_or_default() {
            let is_segment = path.extension().is_some_and(|extension| extension == EXTENSION);
            if is_segment && Some(&*path) != kept {
                let _ = self.disk.remove(&path);
            }
        }
    }
}

/// Removes a journal with all that is in its folder.
pub(in crate::store) fn remove_folder(disk: &dyn Disk, folder: &Path) -> std::io::Result<()> {
    for path in disk.list(folder)? {
        disk.remove(&path)?;
    }
    disk.remove_folder(folder)
}

/// Puts a journal aside.
pub(in crate::store) fn put_aside(disk: &dyn Disk, folder: &Path) -> std::io::Result<()> {
    let mut file = match disk.create(&folder.join(DISCARDED), Access::Private) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
        other => other?,
    };
    file.sync()?;
    file.close()?;
    sync_names(disk, folder)
}

/// Whether the lock could be had. Whoever lists journals holds it for an instant.
fn holds(file: &File) -> bool {
    (0..10).any(|_| {
        let held = file.try_lock().is_ok();
        if !held {
            std::thread::sleep(Duration::from_millis(5));
        }
        held
    })
}

/// The disk says that it holds what was written, and does not.
fn lost() -> std::io::Error {
    std::io::Error::other("the disk does not hold what was written")
}

fn unsaved(path: &Path, step: SaveStep, error: std::io::Error) -> StoreError {
    let keeps_old = false;
    StoreError::new(
        path,
        Problem::Unsaved {
            step,
            error,
            keeps_old,
        },
    )
}

fn misfit(path: &Path) -> StoreError {
    unsaved(path, SaveStep::Write, std::io::Error::other(Misfit))
}
