//! How much was written on which day, for writers who wish to know: one figure a day, of no draft in particular, in the
//! state folder. It is no one's work: a damaged file is put aside, and counting begins anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::atomic::{put_aside, write_privately};
use super::disk::{Access, Disk, listed, make_lasting_folder, remove_all};
use super::error::{Problem, SaveStep, StoreError};
use super::reading::read_bounded_on;
use super::settings_file::held;

/// So many days are kept: a year, and some to compare with.
const KEPT: usize = 400;

/// A day as ISO 8601 writes it (`2026-11-30`), so that days sort as they come.
pub type Day = String;

/// Characters (Word's count) that were written, by day.
pub type WrittenDays = BTreeMap<Day, u64>;

fn folder_in(state: &Path) -> PathBuf {
    state.join("written")
}

/// What was written on which day; nothing where that was never counted or cannot be read.
#[must_use]
pub fn written_days(disk: &dyn Disk, state: &Path) -> WrittenDays {
    read(disk, &folder_in(state).join("days.ron")).unwrap_or_default()
}

/// Adds what was written to a day, and returns all days. Days beyond the newest 400 are dropped.
///
/// # Errors
/// When the disk refuses; what was counted before is then still there.
pub fn add_to_day(
    disk: &dyn Disk,
    state: &Path,
    day: &str,
    characters: u64,
) -> Result<WrittenDays, StoreError> {
    let folder = folder_in(state);
    let path = folder.join("days.ron");
    make_lasting_folder(disk, &folder, Access::Private)
        .map_err(|error| StoreError::unsaved(&path, SaveStep::Create, error))?;
    // Another window may be counting, too.
    let _held = held(disk, &folder);
    let mut days = match read(disk, &path) {
        Ok(days) => days,
        Err(error) if matches!(error.problem, Problem::NotFound) => WrittenDays::new(),
        Err(error) if matches!(error.problem, Problem::Unreadable(_)) => return Err(error),
        Err(error) => {
            put_aside(disk, &path).map_err(|_| error)?;
            WrittenDays::new()
        }
    };
    let sum = days.entry(day.to_owned()).or_default();
    *sum = sum.saturating_add(characters);
    while days.len() > KEPT {
        days.pop_first();
    }
    let text = ron::ser::to_string_pretty(&days, ron::ser::PrettyConfig::new())
        .map_err(|error| StoreError::unsaved(&path, SaveStep::Create, std::io::Error::other(error)))?;
    write_privately(disk, &path, (text + "\n").as_bytes())?;
    Ok(days)
}

/// Removes all that was counted.
///
/// # Errors
/// Something could not be removed.
pub fn clear_days(disk: &dyn Disk, state: &Path) -> Result<(), StoreError> {
    let folder = folder_in(state);
    let files = listed(disk, &folder).map_err(|error| StoreError::unwritten(&folder, error))?;
    remove_all(disk, &files).map_err(|(path, error)| StoreError::unwritten(&path, error))
}

fn read(disk: &dyn Disk, path: &Path) -> Result<WrittenDays, StoreError> {
    let bytes = read_bounded_on(disk, path)?;
    ron::de::from_bytes(&bytes)
        .map_err(|error| StoreError::new(path, Problem::Syntax(error.code.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SystemDisk;
    use crate::store::faults::every_fault;
    use crate::store::powerless::PowerlessDisk;

    #[test]
    fn what_is_written_adds_up_by_day_and_old_days_go() {
        let state = tempfile::tempdir().unwrap();
        assert!(written_days(&SystemDisk, state.path()).is_empty());
        add_to_day(&SystemDisk, state.path(), "2026-11-29", 40).unwrap();
        add_to_day(&SystemDisk, state.path(), "2026-11-30", 2).unwrap();
        let days = add_to_day(&SystemDisk, state.path(), "2026-11-29", 2).unwrap();
        assert_eq!(days, written_days(&SystemDisk, state.path()));
        assert_eq!(days.into_values().collect::<Vec<_>>(), [42, 2]);
        for number in 0..KEPT {
            add_to_day(&SystemDisk, state.path(), &format!("2027-{number:03}"), 1).unwrap();
        }
        let days = written_days(&SystemDisk, state.path());
        assert_eq!(days.len(), KEPT);
        assert_eq!(days.first_key_value().unwrap().0, "2027-000");
        clear_days(&SystemDisk, state.path()).unwrap();
        assert!(written_days(&SystemDisk, state.path()).is_empty());
    }

    #[test]
    fn a_damaged_count_is_put_aside_and_counting_goes_on() {
        let state = tempfile::tempdir().unwrap();
        add_to_day(&SystemDisk, state.path(), "2026-11-29", 40).unwrap();
        let file = folder_in(state.path()).join("days.ron");
        std::fs::write(&file, "{\"2026-11").unwrap();
        let days = add_to_day(&SystemDisk, state.path(), "2026-11-30", 5).unwrap();
        assert_eq!(days.len(), 1);
        let files = std::fs::read_dir(folder_in(state.path())).unwrap();
        assert_eq!(files.count(), 2, "the damaged one is kept");
    }

    #[test]
    fn two_windows_that_count_at_once_lose_nothing() {
        let state = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        add_to_day(&SystemDisk, state.path(), "2026-11-30", 1).unwrap();
                    }
                });
            }
        });
        assert_eq!(written_days(&SystemDisk, state.path())["2026-11-30"], 40);
    }

    #[test]
    fn a_day_has_its_old_or_its_new_sum_whatever_fails() {
        let state = Path::new("/home/state");
        let points = every_fault(
            "counting what is written",
            || {
                let disk = PowerlessDisk::new();
                add_to_day(&disk, state, "2026-11-29", 7).unwrap();
                add_to_day(&disk, state, "2026-11-30", 40).unwrap();
                ((), disk)
            },
            |(), disk| add_to_day(&*disk, state, "2026-11-30", 2),
            |tried| {
                let found = read(&tried.disk, &folder_in(state).join("days.ron")).unwrap();
                assert_eq!(found["2026-11-29"], 7, "{:?}", tried.point);
                let sum = found["2026-11-30"];
                assert!([40, 42].contains(&sum), "{:?}: {sum}", tried.point);
                if let Ok(told) = &tried.result
                    && !tried.stopped()
                {
                    assert_eq!((told, sum), (&found, 42), "{:?}", tried.point);
                }
            },
        );
        assert!(points >= 226, "{points}");
    }
}
