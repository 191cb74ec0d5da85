//! What a start does about files that were being overwritten when a process was stopped.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::fill_in_place;
use super::rescue::{Content, NOTE, Note, Rescue, TOLD};
use crate::model::DraftId;
use crate::store::atomic::numbers_used;
use crate::store::backups::draft_in;
use crate::store::disk::{Disk, listed, remove_all, uninterrupted};
use crate::store::error::{SaveStep, StoreError};
use crate::store::process::is_gone;

/// By how much of a file a disk writes at once; a torn file is made of such pieces.
const SECTOR: usize = 512;
/// More than any note has.
const NOTE_LIMIT: u64 = 64 << 10;

/// A file whose overwriting was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub file: PathBuf,
    /// Where what it was to hold stands; gone when the file was put right.
    pub copy: PathBuf,
    /// What was found and done.
    pub how: MendedHow,
}

/// What was found and done about a file whose overwriting was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MendedHow {
    /// It was torn, and holds now what it was to hold.
    PutRight,
    /// It was torn, and holds now what it held before: the copy of the newer text was damaged.
    PutBack,
    /// It holds what it held before. It was left so, and the copy is kept.
    Former,
    /// It is gone, or holds something else, written since then. It was left so, and the copy is kept.
    Other,
    /// It cannot be put right at present; in the system's words. The next start tries again.
    Failed(String),
}

/// Looks at the files that were being overwritten when a process was stopped that is gone now, and puts right those
/// that are torn. Returns what the user is to be told; each finding but a failure is told once.
pub fn mend_rescued(disk: &dyn Disk, state: &Path) -> Vec<Mended> {
    let used = numbers_used();
    mend_left_by(disk, state, &|process, number| {
        // A process that had our number before us left what we have not begun.
        is_gone(process) || (process == std::process::id() && number >= used)
    })
}

/// As [`mend_rescued`], of those processes and their numbers.
pub(crate) fn mend_left_by(disk: &dyn Disk, state: &Path, is_left: &dyn Fn(u32, u32) -> bool) -> Vec<Mended> {
    let entries = uninterrupted(|| disk.list(&Rescue::folder(state)));
    let mut left: Vec<PathBuf> = entries.unwrap_or_default();
    left.retain(|path| maker_of(path).is_some_and(|(process, number)| is_left(process, number)));
    left.sort_unstable();
    let ends = |path: &&PathBuf, ending: &str| path.extension().is_some_and(|found| found == ending);
    let to_do: Vec<&PathBuf> = left.iter().filter(|path| ends(path, NOTE)).collect();
    let mended = to_do.iter().filter_map(|note| mend(disk, note)).collect();
    // What has no note was not complete when its process was stopped, or is of no use any more.
    let kept: BTreeSet<_> = left
        .iter()
        .filter(|path| ends(path, NOTE) || ends(path, TOLD))
        .filter_map(|path| maker_of(path))
        .collect();
    for path in &left {
        if maker_of(path).is_some_and(|maker| !kept.contains(&maker)) {
            let _ = disk.remove(path);
        }
    }
    mended
}

/// Removes the copies of which the user was told: those of one draft, or all. What a start has still to put right
/// stays.
///
/// # Errors
/// Something could not be removed; what could is.
pub fn clear_told(disk: &dyn Disk, state: &Path, draft: Option<DraftId>) -> Result<(), StoreError> {
    let folder = Rescue::folder(state);
    let failed = |path: &Path, error| StoreError::unsaved(path, SaveStep::Write, error);
    let entries = listed(disk, &folder).map_err(|error| failed(&folder, error))?;
    let is_told = |path: &&PathBuf| path.extension().is_some_and(|found| found == TOLD);
    let mut meant = Vec::new();
    for told in entries.iter().filter(is_told) {
        let maker = maker_of(told);
        let copies = entries
            .iter()
            .filter(|path| *path != told && maker_of(path) == maker);
        let copies: Vec<PathBuf> = copies.cloned().collect();
        if draft.is_none_or(|draft| copies.iter().any(|copy| is_of(disk, copy, draft))) {
            // Without the note the others mean nothing.
            meant.push(told.clone());
            meant.extend(copies);
        }
    }
    remove_all(disk, &meant).map_err(|(path, error)| failed(&path, error))
}

/// Whether a copy is of that draft.
fn is_of(disk: &dyn Disk, copy: &Path, draft: DraftId) -> bool {
    let head = uninterrupted(|| disk.read(copy, NOTE_LIMIT)).ok();
    head.and_then(|bytes| draft_in(&bytes)).and_then(|head| head.id) == Some(draft)
}

/// The process and the number that a name in the rescue folder begins with.
fn maker_of(path: &Path) -> Option<(u32, u32)> {
    let name = path.file_name()?.to_str()?;
    let name = name.strip_prefix(".speechwright-").unwrap_or(name);
    let (process, number) = name.split('.').next()?.split_once('-')?;
    Some((process.parse().ok()?, number.parse().ok()?))
}

/// Looks at one file and tells what is to be told of it.
fn mend(disk: &dyn Disk, path: &Path) -> Option<Mended> {
    let text = uninterrupted(|| disk.read(path, NOTE_LIMIT)).ok()?;
    let Ok(note) = ron::de::from_bytes::<Note>(&text) else {
        // It came here by a rename after a sync: what cannot be read is no note of ours.
        return None;
    };
    let rescue = Rescue::of_note(path, &note.target)?;
    let how = match judged(disk, &note, &rescue) {
        Ok(None) => {
            rescue.end(disk);
            return None;
        }
        Ok(Some(how)) => how,
        Err(error) => MendedHow::Failed(error.to_string()),
    };
    match how {
        MendedHow::PutRight | MendedHow::PutBack => rescue.end(disk),
        MendedHow::Former | MendedHow::Other => {
            // Told again at the next start, if this fails.
            let _ = uninterrupted(|| disk.rename(&rescue.note(), &rescue.told()));
        }
        MendedHow::Failed(_) => {}
    }
    Some(Mended {
        copy: rescue.copy(),
        file: note.target,
        how,
    })
}

/// Compares the file with its copies, and puts it right where it is torn. None when it is as it was to be.
fn judged(disk: &dyn Disk, note: &Note, rescue: &Rescue) -> io::Result<Option<MendedHow>> {
    let longest = note.former.length().max(note.new.length());
    let found = match uninterrupted(|| disk.read(&note.target, longest)) {
        Ok(found) => found,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Some(MendedHow::Other)),
        Err(error) => return Err(error),
    };
    let content = Content::of(&found);
    if content == note.new {
        return Ok(None);
    }
    if content == note.former {
        return Ok(Some(MendedHow::Former));
    }
    let new = whole(disk, &rescue.copy(), &note.new)?;
    let former = whole(disk, &rescue.former(), &note.former)?;
    let known = |copy: &Option<Vec<u8>>| copy.clone().unwrap_or_default();
    if !is_torn(&found, &known(&former), &known(&new)) {
        return Ok(Some(MendedHow::Other));
    }
    let (bytes, how) = match (new, former) {
        (Some(new), _) => (new, MendedHow::PutRight),
        (None, Some(former)) => (former, MendedHow::PutBack),
        (None, None) => return Err(io::ErrorKind::InvalidData.into()),
    };
    fill_in_place(disk, &note.target, &bytes).map_err(|(_, error)| error)?;
    Ok(Some(how))
}

/// What a copy holds; none when it is damaged or gone. One that cannot be read now may be whole: that is an error.
fn whole(disk: &dyn Disk, path: &Path, content: &Content) -> io::Result<Option<Vec<u8>>> {
    match uninterrupted(|| disk.read(path, content.length())) {
        Ok(bytes) => Ok((Content::of(&bytes) == *content).then_some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether every piece of a file is of the one content or of the other, or was never written: so only an interrupted
/// writing leaves it, and nobody's work is in it.
fn is_torn(found: &[u8], former: &[u8], new: &[u8]) -> bool {
    found.chunks(SECTOR).enumerate().all(|(number, piece)| {
        let of = |content: &[u8]| {
            let rest = content.get(number * SECTOR..).unwrap_or_default();
            // A length that is ahead of its data shows zeros behind what was written.
            let same = rest
                .iter()
                .zip(piece)
                .take_while(|(one, other)| one == other)
                .count();
            piece[same..].iter().all(|byte| *byte == 0)
        };
        of(former) || of(new)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn torn_is_what_is_made_of_both_contents_and_nothing_else() {
        let former = vec![b'a'; 1300];
        let new = vec![b'b'; 2000];
        let mix = [&new[..512], &former[512..1024], &[0; 300]].concat();
        for torn in [&[][..], &new[..700], &former[..600], &mix] {
            assert!(is_torn(torn, &former, &new));
        }
        let mut other = new.clone();
        other[600] = b'c';
        assert!(!is_torn(&other, &former, &new));
        assert!(!is_torn(b"somebody else's", &former, &new));
    }
}
