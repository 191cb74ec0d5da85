//! The copies that stand in the state folder while a file is overwritten.

use std::io;
use std::path::{Path, PathBuf};

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::super::{create_beside, finish, next_number};
use crate::store::disk::{Access, Disk, DiskFile, make_lasting_folder, sync_names, uninterrupted};
use crate::store::hash::hex;

/// How many numbers are tried for the copies' names.
const NAME_LIMIT: u32 = 100;
/// How the name of a note ends that tells the next start to look at a file.
pub(super) const NOTE: &str = "note";
/// How it ends when the user was told and only the copies are kept.
pub(super) const TOLD: &str = "told";
const FORMER: &str = "former";
const COPY: &str = "new";

/// What tells a file's content from every other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Content {
    length: u64,
    sha256: String,
}

impl Content {
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) fn of(bytes: &[u8]) -> Self {
        Self {
            length: bytes.len() as u64,
            sha256: hex(&Sha256::digest(bytes)),
        }
    }
}

/// What the note says.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Note {
    /// The file that is being overwritten.
    pub(super) target: PathBuf,
    /// What it held.
    pub(super) former: Content,
    /// What it is to hold.
    pub(super) new: Content,
}

/// The copies of one save. Their names begin with the process's number and one of its own.
#[derive(Debug)]
pub(super) struct Rescue {
    folder: PathBuf,
    stem: String,
    /// How the target's name ends: by that the copy can be opened.
    extension: String,
}

impl Rescue {
    /// The folder in the state folder where the copies stand.
    pub(super) fn folder(state: &Path) -> PathBuf {
        state.join("rescue")
    }

    /// The copies that belong to a note.
    pub(super) fn of_note(note: &Path, target: &Path) -> Option<Self> {
        Some(Self {
            folder: note.parent()?.to_owned(),
            stem: note.file_stem()?.to_str()?.to_owned(),
            extension: extension_of(target),
        })
    }

    /// Puts the copies there. When this returns, the disk holds them.
    pub(super) fn begin(
        disk: &dyn Disk,
        state: &Path,
        target: &Path,
        former: &[u8],
        new: &[u8],
    ) -> io::Result<Self> {
        let note = Note {
            target: std::path::absolute(target)?,
            former: Content::of(former),
            new: Content::of(new),
        };
        let note = ron::ser::to_string_pretty(&note, PrettyConfig::new()).map_err(io::Error::other)?;
        let folder = Self::folder(state);
        make_lasting_folder(disk, &folder, Access::Private)?;
        let (rescue, file) = Self::create(disk, folder, extension_of(target))?;
        let put = rescue.put(disk, file, former, new, note.as_bytes());
        if put.is_err() {
            rescue.end(disk);
        }
        put.map(|()| rescue)
    }

    fn create(disk: &dyn Disk, folder: PathBuf, extension: String) -> io::Result<(Self, Box<dyn DiskFile>)> {
        let mut rescue = Self {
            folder,
            stem: String::new(),
            extension,
        };
        for _ in 0..NAME_LIMIT {
            rescue.stem = format!("{}-{}", std::process::id(), next_number());
            match uninterrupted(|| disk.create(&rescue.copy(), Access::Private)) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                other => return other.map(|file| (rescue, file)),
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn put(
        &self,
        disk: &dyn Disk,
        copy: Box<dyn DiskFile>,
        former: &[u8],
        new: &[u8],
        note: &[u8],
    ) -> io::Result<()> {
        fill(disk, copy, &self.copy(), new)?;
        let file = uninterrupted(|| disk.create(&self.former(), Access::Private))?;
        fill(disk, file, &self.former(), former)?;
        let (temporary, file) = create_beside(disk, &self.folder, Access::Private)?;
        let written = fill(disk, file, &temporary, note);
        let renamed = written.and_then(|()| uninterrupted(|| disk.rename(&temporary, &self.note())));
        if renamed.is_err() {
            let _ = disk.remove(&temporary);
        }
        renamed?;
        sync_names(disk, &self.folder)
    }

    /// Takes the copies away, the note first: without it the others mean nothing.
    pub(super) fn end(&self, disk: &dyn Disk) {
        for path in [self.note(), self.copy(), self.former()] {
            let _ = uninterrupted(|| disk.remove(&path));
        }
    }

    /// What the file is to hold.
    pub(super) fn copy(&self) -> PathBuf {
        let ending = if self.extension.is_empty() { "" } else { "." };
        self.folder
            .join(format!("{}.{COPY}{ending}{}", self.stem, self.extension))
    }

    /// What the file held.
    pub(super) fn former(&self) -> PathBuf {
        self.folder.join(format!("{}.{FORMER}", self.stem))
    }

    /// What tells the next start to look.
    pub(super) fn note(&self) -> PathBuf {
        self.folder.join(format!("{}.{NOTE}", self.stem))
    }

    /// The note when the user was told.
    pub(super) fn told(&self) -> PathBuf {
        self.folder.join(format!("{}.{TOLD}", self.stem))
    }
}

fn fill(disk: &dyn Disk, mut file: Box<dyn DiskFile>, path: &Path, bytes: &[u8]) -> io::Result<()> {
    file.write(bytes)?;
    finish(disk, file, path, bytes).map_err(|(_, error)| error)
}

fn extension_of(path: &Path) -> String {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.unwrap_or_default().to_owned()
}
