//! What is kept outside a draft's own file: cleared on request, and not kept at all where it is not wanted.

use std::fs;
use std::path::{Path, PathBuf};

use egui::{Event, Key};
use speechwright::model::Inline;
use speechwright::store::{InterfaceLanguage, load_speech, write_speech};
use tempfile::TempDir;

use crate::desk::{CTRL, Desk, review};

/// All files in a folder and below.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let found = entries.map(|entry| entry.path());
    found
        .flat_map(|path| {
            if path.is_dir() {
                files_in(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

/// The files that speak of something, in the places where the program keeps what is not a draft.
fn that_speak_of(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut kept = files_in(&folder.join("state"));
    kept.push(folder.join("settings.ron"));
    kept.retain(|path| fs::read(path).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(words)));
    kept
}

fn open(folder: TempDir, name: &str) -> Desk {
    let path = folder.path().join(name);
    Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], Some(path))
}

fn write(path: &Path, title: &str) {
    let mut speech = review();
    speech.information.title = Inline::from_text(title);
    fs::write(path, write_speech(&speech, path).expect("a speech")).expect("a draft");
}

/// Leaves history of every kind of a draft: a version, a journal that was put aside, what was copied, a recent entry.
fn with_history(folder: TempDir, name: &str, words: &str) -> TempDir {
    write(&folder.path().join(name), words);
    let mut desk = open(folder, name);
    desk.put_caret_before("为的是办三件事");
    for _ in 0..2 {
        desk.write(words);
        desk.keys(CTRL, Key::S);
    }
    desk.keys(CTRL, Key::A);
    desk.event(Event::Copy);
    desk.key(Key::End);
    desk.write("不要了");
    desk.close_window();
    desk.answer("button-discard");
    desk.struck_down()
}

fn with_two_histories() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = with_history(folder, "one.speech", "头一篇的话");
    with_history(folder, "two.speech", "另一篇的话")
}

#[test]
fn the_history_of_one_draft_is_cleared_and_the_other_s_stays() {
    let folder = with_two_histories();
    for words in ["头一篇的话", "另一篇的话"] {
        let kept = that_speak_of(folder.path(), words);
        for part in ["backups", "journals", "clipboard"] {
            let is_there = kept.iter().any(|path| path.to_string_lossy().contains(part));
            assert!(is_there, "no {part} in {kept:#?}");
        }
    }
    let names = that_speak_of(folder.path(), "one.speech");
    assert!(names.contains(&folder.path().join("settings.ron")), "{names:#?}");
    let mut desk = open(folder, "one.speech");
    desk.choose("menu-file", "command-former-versions");
    desk.answer("versions-clear");
    assert!(desk.sees("从“最近打开”中去掉"));
    desk.answer("clear-clear");
    assert!(desk.notices().iter().any(|notice| notice == "历史已清除"));
    assert_eq!(desk.app().settings().recent, [desk.path("two.speech")]);
    let folder = desk.struck_down();
    for words in ["头一篇的话", "one.speech"] {
        let left = that_speak_of(folder.path(), words);
        assert!(left.is_empty(), "{words}: {left:#?}");
    }
    let kept = that_speak_of(folder.path(), "另一篇的话");
    assert!(kept.iter().any(|path| path.to_string_lossy().contains("backups")));
    assert!(
        kept.iter()
            .any(|path| path.to_string_lossy().contains("journals"))
    );
    assert!(load_speech(&folder.path().join("one.speech")).is_ok());
}

#[test]
fn all_history_is_cleared_at_once() {
    let folder = with_two_histories();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    desk.choose("menu-file", "command-safety");
    desk.answer("safety-clear-all");
    desk.answer("clear-clear");
    assert!(desk.app().settings().recent.is_empty());
    let folder = desk.struck_down();
    for words in ["头一篇的话", "另一篇的话", "one.speech", "two.speech"] {
        let left = that_speak_of(folder.path(), words);
        assert!(left.is_empty(), "{words}: {left:#?}");
    }
    assert!(load_speech(&folder.path().join("one.speech")).is_ok());
}

#[test]
fn a_draft_that_keeps_no_traces_leaves_none_whatever_is_done_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("secret.speech");
    let mut speech = review();
    speech.information.title = Inline::from_text("密件的话");
    speech.leaves_traces = false;
    let bytes = write_speech(&speech, &path).expect("a speech");
    fs::write(&path, &bytes).expect("a draft");
    let mut desk = open(folder, "secret.speech");
    // Which lies in the draft's own folder.
    desk.comes_to_hold(&[".secret.speech.lock"]);
    desk.put_caret_before("为的是办三件事");
    for _ in 0..2 {
        desk.write("密件的话");
        desk.keys(CTRL, Key::S);
    }
    desk.keys(CTRL, Key::A);
    desk.event(Event::Copy);
    desk.key(Key::End);
    desk.write("密件的话");
    // Another program takes the old one back; it is written over, and then taken.
    for answer in ["changed-keep-mine", "changed-take-theirs"] {
        fs::write(&path, &bytes).expect("the draft");
        desk.comes_to_see("被其他程序改动了");
        desk.answer(answer);
    }
    desk.write("密件的话");
    desk.choose("menu-file", "command-former-versions");
    assert!(desk.sees("没有历史版本。这份讲稿不留痕迹"));
    let folder = desk.struck_down();
    for words in ["密件的话", "secret"] {
        let left = that_speak_of(folder.path(), words);
        assert!(left.is_empty(), "{words}: {left:#?}");
    }
    let names: Vec<_> = fs::read_dir(folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| name.to_string_lossy().contains("secret"))
        .collect();
    assert_eq!(names, ["secret.speech"], "nor a lock, once it is closed");
}
