//! The structured clipboard. Other programs get plain text; the sections and fields behind it wait here, under the
//! hash of that text, so that a paste of the very same text finds them, in this window or another.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::atomic::write_privately;
use super::disk::{Access, Disk, listed, make_lasting_folder, remove_all, uninterrupted};
use super::error::{SaveStep, StoreError};
use super::fragment_file::{read_fragment, write_fragment};
use super::hash::hex;
use super::reading::read_bounded_on;
use crate::model::Fragment;

/// How many copies are kept.
const KEPT: usize = 8;

/// Keeps `fragment` for whoever pastes `text`; only the user may read it. Only the newest few are kept.
///
/// # Errors
/// When the fragment is too large, or the disk refuses. The copied text is not concerned.
pub fn store_fragment(
    disk: &dyn Disk,
    state: &Path,
    text: &str,
    fragment: &Fragment,
) -> Result<(), StoreError> {
    let folder = state.join("clipboard");
    let path = path_of(&folder, text);
    let bytes = write_fragment(fragment, &path)?;
    // A folder that only the user may enter: its files are then out of others' reach from their first byte.
    make_lasting_folder(disk, &folder, Access::Private)
        .map_err(|error| StoreError::unsaved(&folder, SaveStep::Create, error))?;
    write_privately(disk, &path, &bytes)?;
    forget_oldest(disk, &folder);
    Ok(())
}

/// The fragment that was copied as `text`, if it is still kept and whole.
#[must_use]
pub fn find_fragment(disk: &dyn Disk, state: &Path, text: &str) -> Option<Fragment> {
    let path = path_of(&state.join("clipboard"), text);
    let bytes = read_bounded_on(disk, &path).ok()?;
    read_fragment(&bytes, &path).ok()
}

/// Removes all that was copied.
///
/// # Errors
/// Something could not be removed; what could is.
pub fn clear_fragments(disk: &dyn Disk, state: &Path) -> Result<(), StoreError> {
    let folder = state.join("clipboard");
    let failed = |path: &Path, error| StoreError::unsaved(path, SaveStep::Write, error);
    let files = listed(disk, &folder).map_err(|error| failed(&folder, error))?;
    remove_all(disk, &files).map_err(|(path, error)| failed(&path, error))
}

/// What two copies of a text have in common: clipboards may change the ends of lines.
pub fn copied_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\r', '\n']).filter(|line| !line.is_empty())
}

fn path_of(folder: &Path, text: &str) -> PathBuf {
    let mut hash = Sha256::new();
    for line in copied_lines(text) {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    folder.join(hex(&hash.finalize()) + ".ron")
}

fn forget_oldest(disk: &dyn Disk, folder: &Path) {
    let Ok(entries) = uninterrupted(|| disk.list(folder)) else {
        return;
    };
    let is_fragment = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "ron");
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .into_iter()
        .filter(is_fragment)
        .filter_map(|path| Some((disk.facts(&path).ok()?.modified?, path)))
        .collect();
    files.sort_unstable_by(|one, other| other.cmp(one));
    for (_, path) in files.into_iter().skip(KEPT) {
        // Another window may have removed it already.
        let _ = disk.remove(&path);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::{Field, FieldId, FieldRef, Inline, Piece, Section, SectionId, SectionKind, Subtree};
    use crate::store::SystemDisk;

    fn fragment() -> Fragment {
        let field = Field::new(FieldId(4), "单位");
        let mut line = Inline::from_text("在");
        line.push_field(FieldRef::Named(field.id));
        let mut parent = Section::new(SectionId(9), SectionKind::Part);
        parent.heading = line.clone();
        let child = Subtree::leaf(Section::new(SectionId(2), SectionKind::Requirement));
        Fragment {
            pieces: vec![
                Piece::Line(line),
                Piece::Section(Subtree {
                    section: parent,
                    children: vec![child],
                }),
            ],
            fields: vec![field],
        }
    }

    #[test]
    fn the_same_text_finds_its_fragment_whatever_ends_its_lines() {
        let state = tempfile::tempdir().unwrap();
        store_fragment(&SystemDisk, state.path(), "在单位\n（一）", &fragment()).unwrap();
        for text in ["在单位\n（一）", "在单位\r\n（一）\r\n"] {
            assert_eq!(find_fragment(&SystemDisk, state.path(), text), Some(fragment()));
        }
        assert_eq!(find_fragment(&SystemDisk, state.path(), "在单位（一）"), None);
    }

    #[test]
    fn only_the_newest_are_kept() {
        let state = tempfile::tempdir().unwrap();
        let folder = state.path().join("clipboard");
        for number in 0..KEPT + 4 {
            store_fragment(&SystemDisk, state.path(), &number.to_string(), &fragment()).unwrap();
            let path = path_of(&folder, &number.to_string());
            let file = fs::File::options().write(true).open(path).unwrap();
            let age = std::time::Duration::from_secs(1000 - number as u64);
            file.set_modified(SystemTime::now() - age).unwrap();
        }
        assert_eq!(fs::read_dir(folder).unwrap().count(), KEPT);
        assert_eq!(find_fragment(&SystemDisk, state.path(), "0"), None);
        assert!(find_fragment(&SystemDisk, state.path(), &(KEPT + 3).to_string()).is_some());
    }

    #[test]
    fn what_was_copied_can_be_cleared() {
        let state = tempfile::tempdir().unwrap();
        clear_fragments(&SystemDisk, state.path()).unwrap();
        store_fragment(&SystemDisk, state.path(), "a", &fragment()).unwrap();
        clear_fragments(&SystemDisk, state.path()).unwrap();
        assert_eq!(fs::read_dir(state.path().join("clipboard")).unwrap().count(), 0);
        assert_eq!(find_fragment(&SystemDisk, state.path(), "a"), None);
    }

    #[test]
    fn a_damaged_fragment_is_none() {
        let state = tempfile::tempdir().unwrap();
        store_fragment(&SystemDisk, state.path(), "a", &fragment()).unwrap();
        fs::write(path_of(&state.path().join("clipboard"), "a"), "(").unwrap();
        assert_eq!(find_fragment(&SystemDisk, state.path(), "a"), None);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let state = tempfile::tempdir().unwrap();
        store_fragment(&SystemDisk, state.path(), "a", &fragment()).unwrap();
        let folder = state.path().join("clipboard");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&path_of(&folder, "a")), 0o600);
    }
}
