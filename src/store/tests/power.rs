//! The power goes in the middle of saves, and the disk comes back with any part of what was not synced.

use std::path::Path;
use std::sync::Arc;

use crate::store::atomic::mend_left_by;
use crate::store::disk::Disk;
use crate::store::powerless::{Cut, PowerlessDisk, power_cuts, schedules};
use crate::store::write_with_rescue;

const DRAFT: &str = "/drafts/a.speech";
const STATE: &str = "/home/user/.local/state/speechwright";

/// The versions of a draft, of different lengths.
fn version(number: usize) -> Vec<u8> {
    format!("version {number}, {}", "and more ".repeat(600 - 150 * number)).into_bytes()
}

const SAVES: usize = 3;

/// Saves one version after the other; returns how many were promised to be saved.
fn save_all(disk: &Arc<dyn Disk>) -> usize {
    (1..=SAVES)
        .take_while(|number| {
            let bytes = version(*number);
            write_with_rescue(&**disk, Path::new(DRAFT), &bytes, Some(Path::new(STATE))).is_ok()
        })
        .count()
}

/// The draft is a version, whole, and none before the last that was promised.
fn assert_whole(cut: &Cut<usize>, first: Option<usize>) {
    mend_left_by(&cut.disk, Path::new(STATE), &|_, _| true);
    let found = cut.disk.content(Path::new(DRAFT));
    let least = if cut.result == 0 { first } else { Some(cut.result) };
    let number = found
        .as_ref()
        .and_then(|found| (0..=SAVES).find(|number| version(*number) == *found));
    assert_eq!(
        found.is_some(),
        number.is_some(),
        "schedule {}: torn: {found:?}",
        cut.seed
    );
    assert!(
        number >= least,
        "schedule {}, power gone at {} of {}: version {number:?}, but {least:?} was saved",
        cut.seed,
        cut.at,
        cut.of,
    );
}

#[test]
fn a_draft_is_whole_after_lost_power_and_what_was_saved_stays() {
    let old = |disk: &PowerlessDisk| disk.put(Path::new(DRAFT), &version(0));
    power_cuts(
        "saving over a file",
        schedules(),
        old,
        |disk| save_all(&disk),
        |cut| {
            assert_whole(cut, Some(0));
        },
    );
    let none = |disk: &PowerlessDisk| disk.put(Path::new("/drafts/other"), b"");
    power_cuts(
        "saving anew",
        schedules(),
        none,
        |disk| save_all(&disk),
        |cut| {
            assert_whole(cut, None);
        },
    );
}

#[test]
fn a_file_of_two_names_is_whole_after_lost_power_and_a_start() {
    let set_up = |disk: &PowerlessDisk| {
        disk.put(Path::new(DRAFT), &version(0));
        disk.name_too(Path::new(DRAFT), Path::new("/drafts/other"));
    };
    let check = |cut: &Cut<usize>| {
        assert_whole(cut, Some(0));
        let other = cut.disk.content(Path::new("/drafts/other"));
        assert_eq!(other, cut.disk.content(Path::new(DRAFT)));
    };
    power_cuts(
        "saving over a file of two names",
        schedules(),
        set_up,
        |disk| save_all(&disk),
        check,
    );
}

#[test]
fn what_is_kept_while_a_file_is_overwritten_is_the_users_alone() {
    let run = |disk: Arc<dyn Disk>| save_all(&disk);
    // Whatever stands in the state folder at any instant is private.
    power_cuts(
        "privacy of the copies",
        200,
        |disk| {
            disk.put(Path::new(DRAFT), b"old");
            disk.name_too(Path::new(DRAFT), Path::new("/drafts/other"));
        },
        run,
        |cut| {
            let state = Path::new(STATE);
            for file in cut.disk.files() {
                assert!(!file.starts_with(state) || cut.disk.is_private(&file), "{file:?}");
            }
        },
    );
}
