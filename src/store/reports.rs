//! Reports of the program's own faults: one file each in the state folder, for the user alone, and the newest few only.
//!
//! Which of them a window has told of is kept in a list beside them, so that each is told of once and keeps its name.

use std::io;
use std::path::{Path, PathBuf};

use super::atomic::write_privately;
use super::disk::{Access, Disk, make_lasting_folder, uninterrupted};
use super::error::{SaveStep, StoreError};

/// How many reports are kept.
const KEPT: usize = 20;
/// How many names are tried for a report.
const NAMES: u32 = 100;
/// The list of reports that were told of.
const TOLD: &str = "told";
/// No list of told reports is longer than this.
const TOLD_LIMIT: u64 = 64 << 10;

/// The folder of the reports.
#[must_use]
pub fn reports_in(state: &Path) -> PathBuf {
    state.join("reports")
}

/// Keeps a report called `name`, which sorts by time, and returns where it stands. Where that name is taken, it gets a
/// number. The oldest reports beyond the newest 20 are removed.
///
/// # Errors
/// When the disk refuses.
pub fn keep_report(disk: &dyn Disk, state: &Path, name: &str, text: &str) -> Result<PathBuf, StoreError> {
    let folder = reports_in(state);
    make_lasting_folder(disk, &folder, Access::Private)
        .map_err(|error| StoreError::unsaved(&folder, SaveStep::Create, error))?;
    for number in 1..=NAMES {
        let path = match number {
            1 => folder.join(format!("{name}.txt")),
            _ => folder.join(format!("{name}-{number}.txt")),
        };
        match uninterrupted(|| disk.create(&path, Access::Private)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StoreError::unsaved(&path, SaveStep::Create, error)),
            Ok(mut file) => {
                let written = file
                    .write(text.as_bytes())
                    .and_then(|()| file.sync())
                    .and_then(|()| file.close());
                // What was written of it may still say something, and stays.
                written.map_err(|error| StoreError::unwritten(&path, error))?;
                forget_oldest(disk, &folder);
                return Ok(path);
            }
        }
    }
    let taken = io::Error::from(io::ErrorKind::AlreadyExists);
    Err(StoreError::unsaved(&folder, SaveStep::Create, taken))
}

/// The reports that no window has told of, oldest first.
#[must_use]
pub fn untold_reports(disk: &dyn Disk, state: &Path) -> Vec<PathBuf> {
    let folder = reports_in(state);
    let mut found = reports(disk, &folder);
    if !found.is_empty() {
        let told = told(disk, &folder);
        found.retain(|path| name_of(path).is_some_and(|name| !told.iter().any(|told| told == name)));
    }
    found
}

/// Notes that a window has told of reports.
///
/// # Errors
/// When the disk refuses; they are then told of again.
pub fn mark_told(disk: &dyn Disk, state: &Path, reports_told: &[PathBuf]) -> Result<(), StoreError> {
    let folder = reports_in(state);
    let before = told(disk, &folder);
    // What was removed meanwhile need not be remembered.
    let list: String = reports(disk, &folder)
        .iter()
        .filter(|path| {
            reports_told.contains(path)
                || name_of(path).is_some_and(|name| before.iter().any(|told| told == name))
        })
        .filter_map(|path| Some(format!("{}\n", name_of(path)?)))
        .collect();
    write_privately(disk, &folder.join(TOLD), list.as_bytes())
}

/// The reports in a folder, oldest first.
fn reports(disk: &dyn Disk, folder: &Path) -> Vec<PathBuf> {
    let mut found = uninterrupted(|| disk.list(folder)).unwrap_or_default();
    found.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    found.sort_unstable();
    found
}

fn told(disk: &dyn Disk, folder: &Path) -> Vec<String> {
    let read = uninterrupted(|| disk.read(&folder.join(TOLD), TOLD_LIMIT)).unwrap_or_default();
    String::from_utf8_lossy(&read)
        .lines()
        .map(str::to_owned)
        .collect()
}

fn name_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn forget_oldest(disk: &dyn Disk, folder: &Path) {
    let found = reports(disk, folder);
    for path in found.iter().take(found.len().saturating_sub(KEPT)) {
        // Another window may have removed it already.
        let _ = disk.remove(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SystemDisk;

    fn names(paths: &[PathBuf]) -> Vec<&str> {
        paths.iter().filter_map(|path| name_of(path)).collect()
    }

    #[test]
    fn each_report_is_told_of_once() {
        let state = tempfile::tempdir().unwrap();
        let state = state.path();
        assert!(untold_reports(&SystemDisk, state).is_empty(), "no folder yet");
        let first = keep_report(&SystemDisk, state, "20260102T030405Z-7", "a").unwrap();
        assert_eq!(std::fs::read_to_string(&first).unwrap(), "a");
        mark_told(&SystemDisk, state, &untold_reports(&SystemDisk, state)).unwrap();
        assert!(untold_reports(&SystemDisk, state).is_empty());
        keep_report(&SystemDisk, state, "20260102T030406Z-7", "b").unwrap();
        let untold = untold_reports(&SystemDisk, state);
        assert_eq!(names(&untold), ["20260102T030406Z-7.txt"]);
        mark_told(&SystemDisk, state, &untold).unwrap();
        assert!(
            untold_reports(&SystemDisk, state).is_empty(),
            "the first one, too"
        );
    }

    #[test]
    fn two_reports_of_one_second_are_both_kept() {
        let state = tempfile::tempdir().unwrap();
        for text in ["a", "b"] {
            keep_report(&SystemDisk, state.path(), "20260102T030405Z-7", text).unwrap();
        }
        let found = untold_reports(&SystemDisk, state.path());
        assert_eq!(
            names(&found),
            ["20260102T030405Z-7-2.txt", "20260102T030405Z-7.txt"]
        );
    }

    #[test]
    fn only_the_newest_are_kept() {
        let state = tempfile::tempdir().unwrap();
        for second in 0..25 {
            keep_report(
                &SystemDisk,
                state.path(),
                &format!("20260102T0304{second:02}Z-7"),
                "",
            )
            .unwrap();
        }
        let found = untold_reports(&SystemDisk, state.path());
        assert_eq!(found.len(), KEPT);
        assert_eq!(names(&found)[0], "20260102T030405Z-7.txt");
    }

    #[test]
    fn what_cannot_be_written_is_an_error_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        std::fs::write(&state, "a file where the folder should be").unwrap();
        assert!(keep_report(&SystemDisk, &state, "20260102T030405Z-7", "").is_err());
        assert!(untold_reports(&SystemDisk, &state).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_user_may_read_them() {
        use std::os::unix::fs::PermissionsExt as _;
        let state = tempfile::tempdir().unwrap();
        let path = keep_report(&SystemDisk, state.path(), "20260102T030405Z-7", "").unwrap();
        mark_told(&SystemDisk, state.path(), std::slice::from_ref(&path)).unwrap();
        let folder = reports_in(state.path());
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&folder), 0o700);
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(&folder.join(TOLD)), 0o600);
    }
}
