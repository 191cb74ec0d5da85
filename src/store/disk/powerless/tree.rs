//! The files and folders of the disk that loses its power: each as it is now, and as the disk holds it, with what lies
//! between the two.

use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// What was done to a file since its last sync.
#[derive(Debug, Clone)]
pub(super) enum Piece {
    /// Written behind what was there.
    Data(Vec<u8>),
    /// Made empty.
    Cut,
}

/// What was done to a folder since its last sync.
#[derive(Debug, Clone)]
pub(super) enum Change {
    Put(String, usize),
    Rename(String, String, usize),
    Remove(String),
}

pub(super) type Names = BTreeMap<String, usize>;

#[derive(Debug, Clone)]
pub(super) enum Kind {
    File {
        now: Vec<u8>,
        held: Vec<u8>,
        since: Vec<Piece>,
    },
    Folder {
        now: Names,
        held: Names,
        since: Vec<Change>,
    },
}

/// A file or a folder.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    private: bool,
    written: u64,
}

impl Node {
    pub(super) fn file(private: bool) -> Self {
        Self::of(
            Kind::File {
                now: Vec::new(),
                held: Vec::new(),
                since: Vec::new(),
            },
            private,
        )
    }

    pub(super) fn folder(private: bool) -> Self {
        Self::of(
            Kind::Folder {
                now: Names::new(),
                held: Names::new(),
                since: Vec::new(),
            },
            private,
        )
    }

    fn of(kind: Kind, private: bool) -> Self {
        Self {
            kind,
            private,
            written: 0,
        }
    }

    pub(super) fn is_private(&self) -> bool {
        self.private
    }

    pub(super) fn set_private(&mut self, private: bool) {
        self.private = private;
    }

    pub(super) fn written(&self) -> u64 {
        self.written
    }

    /// What a file holds.
    pub(super) fn bytes(&self) -> io::Result<&[u8]> {
        match &self.kind {
            Kind::File { now, .. } => Ok(now),
            Kind::Folder { .. } => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    /// What a folder holds.
    pub(super) fn names(&self) -> io::Result<&Names> {
        match &self.kind {
            Kind::Folder { now, .. } => Ok(now),
            Kind::File { .. } => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    /// Waits until the disk holds it as it is now.
    pub(super) fn settle(&mut self) {
        match &mut self.kind {
            Kind::File { now, held, since } => {
                held.clone_from(now);
                since.clear();
            }
            Kind::Folder { now, held, since } => {
                held.clone_from(now);
                since.clear();
            }
        }
    }
}

/// Does a change to the names of a folder.
pub(super) fn apply(names: &mut Names, change: &Change) {
    match change {
        Change::Put(name, node) => {
            names.insert(name.clone(), *node);
        }
        Change::Rename(from, to, node) => {
            names.remove(from);
            names.insert(to.clone(), *node);
        }
        Change::Remove(name) => {
            names.remove(name);
        }
    }
}

/// All that is on the disk; the first node is the root. A node without a name is a file that was removed.
#[derive(Debug, Clone)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    clock: u64,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            nodes: vec![Node::folder(false)],
            clock: 0,
        }
    }
}

impl Tree {
    /// The node at a path.
    pub(super) fn find(&self, path: &Path) -> io::Result<usize> {
        let mut node = 0;
        for part in path.components() {
            let Component::Normal(name) = part else { continue };
            let name = name.to_str().ok_or(io::ErrorKind::InvalidInput)?;
            node = *self.nodes[node]
                .names()?
                .get(name)
                .ok_or(io::ErrorKind::NotFound)?;
        }
        Ok(node)
    }

    pub(super) fn name_of(path: &Path) -> io::Result<String> {
        let name = path.file_name().and_then(|name| name.to_str());
        name.map(str::to_owned)
            .ok_or_else(|| io::ErrorKind::InvalidInput.into())
    }

    /// Changes the name of a path in its folder.
    pub(super) fn change(&mut self, path: &Path, change: impl FnOnce(String) -> Change) -> io::Result<()> {
        let change = change(Self::name_of(path)?);
        let folder = self.find(path.parent().unwrap_or(Path::new("/")))?;
        let Kind::Folder { now, since, .. } = &mut self.nodes[folder].kind else {
            return Err(io::ErrorKind::NotADirectory.into());
        };
        apply(now, &change);
        since.push(change);
        Ok(())
    }

    pub(super) fn write(&mut self, node: usize, piece: Piece) {
        self.clock += 1;
        self.nodes[node].written = self.clock;
        let Kind::File { now, since, .. } = &mut self.nodes[node].kind else {
            return;
        };
        match &piece {
            Piece::Data(bytes) => now.extend_from_slice(bytes),
            Piece::Cut => now.clear(),
        }
        since.push(piece);
    }

    pub(super) fn settle(&mut self) {
        self.nodes.iter_mut().for_each(Node::settle);
    }

    pub(super) fn names_of(&self, node: usize) -> u64 {
        let folders = self.nodes.iter().filter_map(|node| node.names().ok());
        folders
            .flat_map(Names::values)
            .filter(|named| **named == node)
            .count() as u64
    }

    pub(super) fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![(0, PathBuf::from("/"))];
        while let Some((folder, path)) = folders.pop() {
            let Ok(names) = self.nodes[folder].names() else {
                continue;
            };
            for (name, node) in names {
                let path = path.join(name);
                match self.nodes[*node].names() {
                    Ok(_) => folders.push((*node, path)),
                    Err(_) => files.push(path),
                }
            }
        }
        files.sort_unstable();
        files
    }
}
