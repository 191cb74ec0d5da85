//! Who may read what a session leaves behind: the user alone.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use egui::{Event, Key};
use speechwright::store::{SystemDisk, keep_report};
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk};

/// Everything in a folder and below, the folder itself first.
fn everything_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    let entries = fs::read_dir(folder).expect("a folder that can be read");
    for entry in entries.map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(everything_in(&entry));
        } else {
            found.push(entry);
        }
    }
    found
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("what was found").permissions().mode() & 0o777
}

#[test]
fn whatever_a_session_keeps_only_the_user_may_read() {
    let mut desk = Desk::start();
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.write("开头");
    // A journal, a copied structure, a former version, a lock, settings, a report.
    let path = desk.path("draft.speech");
    for sentence in ["第一句", "第二句"] {
        let answer = FileAnswer::Chosen(path.clone());
        desk.around.borrow_mut().file_answers.push_back(answer);
        desk.write(sentence);
        desk.keys(CTRL, Key::S);
    }
    desk.keys(CTRL, Key::A);
    desk.event(Event::Copy);
    desk.write("未保存");
    let state = desk.path("state");
    keep_report(&SystemDisk, &state, "20260102T030405Z-7", "a report").expect("a report");
    desk.end_now();
    let folder = desk.into_folder();

    let found = everything_in(&folder.path().join("state"));
    for part in ["journal", "clipboard", "reports"] {
        let is_there = found
            .iter()
            .any(|path| path.to_string_lossy().contains(part) && path.is_file());
        assert!(is_there, "no {part} in {found:#?}");
    }
    for path in &found {
        let wanted = if path.is_dir() { 0o700 } else { 0o600 };
        let mode = mode(path);
        assert_eq!(mode, wanted, "{} is {mode:o}", path.display());
    }
}
