//! A disk on which every operation asks leave first: a test lets it pass, makes it fail, or waits.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Access, Disk, DiskFile, FileFacts, Hold};

/// Which operation is about to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Operation {
    Create,
    Overwrite,
    Write,
    Sync,
    Close,
    Read,
    Facts,
    Link,
    CopyAttributes,
    Rename,
    Remove,
    Trash,
    List,
    MakeFolder,
    RemoveFolder,
    SyncFolder,
    Hold,
}

/// What lets operations pass.
pub(crate) trait Passing: fmt::Debug + Send + Sync {
    /// Called before every operation; an error is what the operation then ends with. Of a write that fails, the first
    /// half is done.
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()>;

    /// How many bytes are done of a write that passes, of which nobody is told.
    fn done_of(&self, length: usize) -> usize {
        length
    }

    /// Whether a write that fails does its first half all the same.
    fn half_is_done(&self) -> bool {
        true
    }
}

/// A disk whose operations ask leave.
#[derive(Debug)]
pub(crate) struct Watched<D, P> {
    disk: D,
    passing: Arc<P>,
}

impl<D: Clone, P> Clone for Watched<D, P> {
    fn clone(&self) -> Self {
        Self {
            disk: self.disk.clone(),
            passing: Arc::clone(&self.passing),
        }
    }
}

impl<D: Disk, P: Passing> Watched<D, P> {
    pub(crate) fn new(disk: D, passing: P) -> Self {
        Self {
            disk,
            passing: Arc::new(passing),
        }
    }

    /// What lets its operations pass.
    pub(crate) fn passing(&self) -> Arc<P> {
        Arc::clone(&self.passing)
    }

    fn file(&self, file: Box<dyn DiskFile>, path: &Path) -> Box<dyn DiskFile>
    where
        P: 'static,
    {
        Box::new(WatchedFile {
            file,
            path: path.to_owned(),
            passing: Arc::clone(&self.passing),
        })
    }
}

struct WatchedFile<P> {
    file: Box<dyn DiskFile>,
    path: PathBuf,
    passing: Arc<P>,
}

impl<P: Passing> DiskFile for WatchedFile<P> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.passing.before(Operation::Write, &self.path) {
            if self.passing.half_is_done() {
                self.file.write(&bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        self.file.write(&bytes[..self.passing.done_of(bytes.len())])
    }

    fn sync(&mut self) -> io::Result<()> {
        self.passing.before(Operation::Sync, &self.path)?;
        self.file.sync()
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        self.passing.before(Operation::Close, &self.path)?;
        self.file.close()
    }
}

#[derive(Debug)]
struct WatchedHold<P> {
    hold: Box<dyn Hold>,
    path: PathBuf,
    passing: Arc<P>,
}

impl<P: Passing> Hold for WatchedHold<P> {
    fn identity(&self) -> Option<(u64, u64)> {
        self.hold.identity()
    }

    fn rewrite(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.passing.before(Operation::Write, &self.path) {
            if self.passing.half_is_done() {
                self.hold.rewrite(&bytes[..bytes.len() / 2])?;
            }
            return Err(error);
        }
        self.hold.rewrite(&bytes[..self.passing.done_of(bytes.len())])
    }
}

impl<D: Disk, P: Passing + 'static> Disk for Watched<D, P> {
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        self.passing.before(Operation::Create, path)?;
        Ok(self.file(self.disk.create(path, access)?, path))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        self.passing.before(Operation::Overwrite, path)?;
        Ok(self.file(self.disk.overwrite(path)?, path))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.passing.before(Operation::Read, path)?;
        self.disk.read(path, limit)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        self.passing.before(Operation::Facts, path)?;
        self.disk.facts(path)
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        self.passing.before(Operation::Link, path)?;
        self.disk.link(path)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.passing.before(Operation::CopyAttributes, to)?;
        self.disk.copy_attributes(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.passing.before(Operation::Rename, to)?;
        self.disk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.passing.before(Operation::Remove, path)?;
        self.disk.remove(path)
    }

    fn trash(&self, path: &Path) -> io::Result<()> {
        self.passing.before(Operation::Trash, path)?;
        self.disk.trash(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.passing.before(Operation::List, folder)?;
        self.disk.list(folder)
    }

    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()> {
        self.passing.before(Operation::MakeFolder, folder)?;
        self.disk.make_folder(folder, access)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.passing.before(Operation::RemoveFolder, folder)?;
        self.disk.remove_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.passing.before(Operation::SyncFolder, folder)?;
        self.disk.sync_folder(folder)
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        self.passing.before(Operation::Hold, path)?;
        let hold = self.disk.hold(path)?;
        Ok(hold.map(|hold| {
            Box::new(WatchedHold {
                hold,
                path: path.to_owned(),
                passing: Arc::clone(&self.passing),
            }) as Box<dyn Hold>
        }))
    }
}
