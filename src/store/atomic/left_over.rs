//! Temporary files that a process left when it was stopped in the middle of a save: cleared away by a later save in
//! that folder, once that process is gone and they are older than a day.

use std::path::Path;
use std::time::Duration;

use crate::store::disk::Disk;
use crate::store::process::is_gone;

/// How old a temporary file is when it is cleared away: on a share its process may be another machine's.
const AGE: Duration = Duration::from_hours(24);

/// The name of a process's temporary file.
pub(super) fn name(process: u32, number: u32) -> String {
    format!(".speechwright-{process}-{number}.tmp")
}

/// The process that a temporary file is named after.
fn process_of(name: &str) -> Option<u32> {
    let named = name.strip_prefix(".speechwright-")?.strip_suffix(".tmp")?;
    let (process, number) = named.split_once('-')?;
    number.parse::<u32>().ok()?;
    process.parse().ok()
}

/// Removes what was left in a folder. `newest` was written just now: it tells the time that the folder's machine has.
/// Nothing of this can fail a save.
pub(super) fn clear(disk: &dyn Disk, folder: &Path, newest: &Path) {
    let Ok(entries) = disk.list(folder) else { return };
    let left: Vec<_> = entries
        .into_iter()
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.and_then(process_of).is_some_and(is_gone)
        })
        .collect();
    if left.is_empty() {
        return;
    }
    let written = |path: &Path| disk.facts(path).ok()?.modified;
    let Some(now) = written(newest) else { return };
    for path in left {
        let age = written(&path).and_then(|then| now.duration_since(then).ok());
        if age.is_some_and(|age| age > AGE) {
            let _ = disk.remove(&path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_temporary_files_name_a_process() {
        assert_eq!(process_of(&name(17, 4)), Some(17));
        for other in [
            "a.speech",
            ".speechwright-17.tmp",
            ".speechwright-17-x.tmp",
            ".speechwright-17-4.tmp~",
        ] {
            assert_eq!(process_of(other), None);
        }
    }
}
