//! The structured clipboard. Other programs get plain text; the sections and fields behind it wait here, under the
//! hash of that text, so that a paste of the very same text finds them, in this window or another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::atomic::write_privately;
use super::disk::SystemDisk;
use super::error::{Problem, SaveStep, StoreError};
use super::fragment_file::{read_fragment, write_fragment};
use crate::model::Fragment;

/// How many copies are kept.
const KEPT: usize = 8;

/// Keeps `fragment` for whoever pastes `text`; only the user may read it. Only the newest few are kept.
///
/// # Errors
/// When the fragment is too large, or the disk refuses. The copied text is not concerned.
pub fn store_fragment(state: &Path, text: &str, fragment: &Fragment) -> Result<(), StoreError> {
    let folder = state.join("clipboard");
    let path = path_of(&folder, text);
    let bytes = write_fragment(fragment, &path)?;
    make_private_folder(&folder).map_err(|error| {
        let step = SaveStep::Create;
        StoreError::new(
            &folder,
            Problem::Unsaved {
                step,
                error,
                keeps_old: false,
            },
        )
    })?;
    write_privately(&SystemDisk, &path, &bytes)?;
    forget_oldest(&folder);
    Ok(())
}

/// The fragment that was copied as `text`, if it is still kept and whole.
#[must_use]
pub fn find_fragment(state: &Path, text: &str) -> Option<Fragment> {
    let path = path_of(&state.join("clipboard"), text);
    let bytes = super::reading::read_bounded(&path).ok()?;
    read_fragment(&bytes, &path).ok()
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
    let mut name = String::new();
    for byte in hash.finalize() {
        name.extend(
            [byte >> 4, byte & 0xf]
                .into_iter()
                .filter_map(|half| char::from_digit(half.into(), 16)),
        );
    }
    folder.join(name + ".ron")
}

/// Makes a folder that only the user may enter: its files are then out of others' reach from their first byte.
fn make_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn forget_oldest(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut files: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|extension| extension == "ron")
        })
        .filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())))
        .collect();
    files.sort_unstable_by(|one, other| other.cmp(one));
    for (_, path) in files.into_iter().skip(KEPT) {
        // Another window may have removed it already.
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Field, FieldId, FieldRef, Inline, Piece, Section, SectionId, SectionKind, Subtree};

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
        store_fragment(state.path(), "在单位\n（一）", &fragment()).unwrap();
        for text in ["在单位\n（一）", "在单位\r\n（一）\r\n"] {
            assert_eq!(find_fragment(state.path(), text), Some(fragment()));
        }
        assert_eq!(find_fragment(state.path(), "在单位（一）"), None);
    }

    #[test]
    fn only_the_newest_are_kept() {
        let state = tempfile::tempdir().unwrap();
        let folder = state.path().join("clipboard");
        for number in 0..KEPT + 4 {
            store_fragment(state.path(), &number.to_string(), &fragment()).unwrap();
            let path = path_of(&folder, &number.to_string());
            let file = fs::File::options().write(true).open(path).unwrap();
            let age = std::time::Duration::from_secs(1000 - number as u64);
            file.set_modified(SystemTime::now() - age).unwrap();
        }
        assert_eq!(fs::read_dir(folder).unwrap().count(), KEPT);
        assert_eq!(find_fragment(state.path(), "0"), None);
        assert!(find_fragment(state.path(), &(KEPT + 3).to_string()).is_some());
    }

    #[test]
    fn a_damaged_fragment_is_none() {
        let state = tempfile::tempdir().unwrap();
        store_fragment(state.path(), "a", &fragment()).unwrap();
        fs::write(path_of(&state.path().join("clipboard"), "a"), "(").unwrap();
        assert_eq!(find_fragment(state.path(), "a"), None);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let state = tempfile::tempdir().unwrap();
        store_fragment(state.path(), "a", &fragment()).unwrap();
        let folder = state.path().join("clipboard");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&path_of(&folder, "a")), 0o600);
    }
}
