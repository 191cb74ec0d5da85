//! A disk in memory that remembers what was synced, and can lose its power: of what was not synced it then keeps any
//! part that POSIX allows, after the method of ALICE (Pillai and others, OSDI 2014).
//!
//! What is allowed: of the writes to a file since its last sync, any set of sectors, and any length that the file had
//! since then, zeros standing where data is missing; of the names made, renamed and removed in a folder since its last
//! sync, any set, a rename within a folder as a whole, one between two folders as two. A file's sync keeps its data
//! and not its name. Names that concern each other are kept in their order: no file system turns those about.

mod cut;
mod tree;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

pub(crate) use cut::{Cut, power_cuts, schedules};

use super::{Access, Disk, DiskFile, FileFacts};
use tree::{Change, Node, Piece, Tree};

/// The disk; what is cloned is the same disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct PowerlessDisk {
    tree: Arc<Mutex<Tree>>,
}

impl PowerlessDisk {
    /// An empty disk.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn tree(&self) -> MutexGuard<'_, Tree> {
        self.tree.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts a file there, with the folders above it, as though it had been there for long.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) {
        let folder = path.parent().unwrap_or(Path::new("/"));
        self.make_folder(folder, Access::Usual).unwrap();
        let _ = self.remove(path);
        self.create(path, Access::Usual).unwrap().write(bytes).unwrap();
        self.settle();
    }

    /// Gives a file another name, as though it had had it for long.
    pub(crate) fn name_too(&self, path: &Path, other: &Path) {
        let mut tree = self.tree();
        let file = tree.find(path).unwrap();
        tree.change(other, |name| Change::Put(name, file)).unwrap();
        drop(tree);
        self.settle();
    }

    /// Syncs everything.
    pub(crate) fn settle(&self) {
        self.tree().settle();
    }

    /// What a file holds.
    pub(crate) fn content(&self, path: &Path) -> Option<Vec<u8>> {
        self.read(path, u64::MAX - 1).ok()
    }

    /// The paths of all files, in order.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        self.tree().files()
    }

    /// Whether only the user may read a file or enter a folder.
    pub(crate) fn is_private(&self, path: &Path) -> bool {
        let tree = self.tree();
        tree.find(path).is_ok_and(|node| tree.nodes[node].is_private())
    }
}

struct PowerlessFile {
    disk: PowerlessDisk,
    node: usize,
}

impl DiskFile for PowerlessFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.disk.tree().write(self.node, Piece::Data(bytes.to_vec()));
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.tree().nodes[self.node].settle();
        Ok(())
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        Ok(())
    }
}

impl Disk for PowerlessDisk {
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        let mut tree = self.tree();
        if tree.find(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let node = tree.nodes.len();
        tree.change(path, |name| Change::Put(name, node))?;
        tree.nodes.push(Node::file(access == Access::Private));
        tree.write(node, Piece::Data(Vec::new()));
        let disk = self.clone();
        Ok(Box::new(PowerlessFile { disk, node }))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut tree = self.tree();
        let node = tree.find(path)?;
        tree.nodes[node].bytes()?;
        tree.write(node, Piece::Cut);
        let disk = self.clone();
        Ok(Box::new(PowerlessFile { disk, node }))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        let tree = self.tree();
        let bytes = tree.nodes[tree.find(path)?].bytes()?;
        let length = usize::try_from(limit.saturating_add(1)).unwrap_or(usize::MAX);
        Ok(bytes[..bytes.len().min(length)].to_vec())
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        let tree = self.tree();
        let node = tree.find(path)?;
        let length = tree.nodes[node].bytes().map_or(0, <[u8]>::len) as u64;
        Ok(FileFacts {
            is_file: tree.nodes[node].bytes().is_ok(),
            length,
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(tree.nodes[node].written())),
            identity: Some((0, node as u64)),
            names: tree.names_of(node),
            read_only: false,
        })
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        self.tree().find(path)?;
        Err(io::ErrorKind::InvalidInput.into())
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        let (from, to) = (tree.find(from)?, tree.find(to)?);
        let private = tree.nodes[from].is_private();
        tree.nodes[to].set_private(private);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        let node = tree.find(from)?;
        let from_name = Tree::name_of(from)?;
        if from.parent() == to.parent() {
            return tree.change(to, |to| Change::Rename(from_name, to, node));
        }
        tree.change(to, |name| Change::Put(name, node))?;
        tree.change(from, Change::Remove)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        let node = tree.find(path)?;
        tree.nodes[node].bytes()?;
        tree.change(path, Change::Remove)
    }

    /// What is trashed is gone from its folder; the trash itself is none of this disk's.
    fn trash(&self, path: &Path) -> io::Result<()> {
        self.remove(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let tree = self.tree();
        let names = tree.nodes[tree.find(folder)?].names()?;
        Ok(names.keys().map(|name| folder.join(name)).collect())
    }

    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()> {
        let mut tree = self.tree();
        let above: Vec<&Path> = folder.ancestors().collect();
        for path in above.into_iter().rev() {
            if let Ok(node) = tree.find(path) {
                tree.nodes[node].names()?;
            } else {
                let node = tree.nodes.len();
                tree.change(path, |name| Change::Put(name, node))?;
                tree.nodes.push(Node::folder(access == Access::Private));
            }
        }
        if access == Access::Private {
            let node = tree.find(folder)?;
            tree.nodes[node].set_private(true);
        }
        Ok(())
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        let node = tree.find(folder)?;
        if !tree.nodes[node].names()?.is_empty() {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        tree.change(folder, Change::Remove)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut tree = self.tree();
        let node = tree.find(folder)?;
        tree.nodes[node].names()?;
        tree.nodes[node].settle();
        Ok(())
    }
}
