//! A draft's file that is changed while it is open, noticed without a save: nobody presses a key here before the bar
//! stands.

use std::fs;
use std::path::Path;

use egui::Key;
use speechwright::model::Inline;
use speechwright::store::{load_speech, write_speech};
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk};

const CHANGED: &str = "《draft》被其他程序改动了";

/// What another program makes of the draft.
fn theirs(desk: &Desk, title: &str) -> Vec<u8> {
    let mut speech =
        load_speech(&desk.path("draft.speech")).unwrap_or_else(|_| desk.session().speech().clone());
    speech.information.title = Inline::from_text(title);
    write_speech(&speech, Path::new("theirs")).expect("a speech to write")
}

fn change(desk: &Desk, title: &str) {
    fs::write(desk.path("draft.speech"), theirs(desk, title)).expect("the draft");
}

/// A saved draft with words of one's own, whose file another program has changed.
fn changed() -> Desk {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("我的");
    change(&desk, "别人的题目");
    desk.comes_to_see(CHANGED);
    desk
}

fn title(path: &Path) -> String {
    let speech = load_speech(path).expect("a draft");
    speech.information.title.text().to_owned()
}

/// Opens the dialog of former versions, and shows the newest by itself.
fn show_newest_version(desk: &mut Desk) {
    desk.choose("menu-file", "command-former-versions");
    desk.answer("versions-preview");
}

#[test]
fn a_change_shows_by_itself_and_can_be_compared() {
    let mut desk = changed();
    assert!(!desk.sees("没有保存："), "nothing was refused");
    desk.answer("changed-compare");
    assert!(desk.sees("文件里的版本") && desk.sees("我的版本"));
    assert!(desk.sees("别人的题目") && desk.sees("我的"));
    // The dialog's button, and not the bar's behind it.
    let keep = desk.texts().get("changed-keep-mine").to_owned();
    desk.press_starting_with(&keep);
    assert!(!desk.sees(CHANGED));
    let content = fs::read_to_string(desk.path("draft.speech")).expect("the draft");
    assert!(content.contains("我的为的是") && !content.contains("别人的题目"));
}

#[test]
fn what_is_written_over_becomes_a_former_version() {
    let mut desk = changed();
    desk.answer("changed-keep-mine");
    assert!(!desk.session().is_unsaved());
    show_newest_version(&mut desk);
    assert!(desk.sees("别人的题目"));
    desk.answer("versions-restore");
    assert!(desk.manuscript().contains("别人的题目") && !desk.manuscript().contains("我的为的是"));
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("我的为的是"), "restored as one step");
}

#[test]
fn what_gives_way_to_theirs_becomes_a_former_version_and_can_be_undone() {
    let mut desk = changed();
    desk.answer("changed-take-theirs");
    assert!(desk.manuscript().contains("别人的题目") && !desk.session().is_unsaved());
    show_newest_version(&mut desk);
    assert!(desk.sees("我的为的是"));
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("我的为的是") && desk.session().is_unsaved());
}

#[test]
fn theirs_is_watched_on_once_it_is_taken() {
    let mut desk = changed();
    desk.answer("changed-take-theirs");
    assert!(!desk.sees(CHANGED));
    change(&desk, "又改了题目");
    desk.comes_to_see(CHANGED);
    // Who changes it back has changed nothing.
    fs::write(desk.path("draft.speech"), theirs(&desk, "别人的题目")).expect("the draft");
    desk.loses_sight_of(CHANGED);
}

#[test]
fn the_file_that_it_was_saved_to_elsewhere_is_watched_and_the_former_is_not() {
    let mut desk = changed();
    let other = desk.path("other.speech");
    let answer = FileAnswer::Chosen(other.clone());
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.answer("button-save-elsewhere");
    assert_eq!(title(&desk.path("draft.speech")), "别人的题目");
    change(&desk, "又改了题目");
    fs::write(&other, theirs(&desk, "另一处改了")).expect("the other");
    desk.comes_to_see("《other》被其他程序改动了");
    desk.answer("changed-take-theirs");
    assert!(desk.manuscript().contains("另一处改了"));
}

#[test]
fn one_s_own_saves_are_no_change() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    for _ in 0..20 {
        desk.write("字");
        desk.keys(CTRL, Key::S);
        assert!(!desk.sees(CHANGED));
    }
    // What the watching says of all that comes before what it says of this.
    change(&desk, "别人的题目");
    desk.comes_to_see(CHANGED);
    desk.answer("changed-keep-mine");
    assert!(!desk.sees(CHANGED));
}

#[test]
fn a_file_that_is_gone_is_said_to_be_and_may_come_back() {
    let mut desk = Desk::with_review();
    let (path, aside) = (desk.path("draft.speech"), desk.path("aside"));
    fs::rename(&path, &aside).expect("the draft");
    desk.comes_to_see("《draft》的文件不见了");
    fs::rename(&aside, &path).expect("the draft");
    desk.loses_sight_of("《draft》的文件不见了");
    fs::remove_file(&path).expect("the draft");
    desk.comes_to_see("《draft》的文件不见了");
    desk.answer("changed-save-again");
    assert!(load_speech(&path).is_ok() && !desk.sees("文件不见了"));
}

#[test]
fn a_file_that_is_cut_short_or_replaced_is_changed() {
    let mut desk = Desk::with_review();
    let path = desk.path("draft.speech");
    let whole = fs::read(&path).expect("the draft");
    fs::write(&path, "").expect("the draft");
    desk.comes_to_see(CHANGED);
    desk.answer("changed-take-theirs");
    assert!(desk.sees("读不了“draft.speech”"), "nothing is there to take");
    desk.key(Key::Escape);
    assert!(desk.sees(CHANGED) && desk.manuscript().contains("为的是办三件事"));
    fs::write(&path, &whole).expect("the draft");
    desk.loses_sight_of(CHANGED);
    let other = desk.path("other.speech");
    fs::write(&other, theirs(&desk, "别人的题目")).expect("another");
    fs::rename(&other, &path).expect("the draft");
    desk.comes_to_see(CHANGED);
    // One of the same content is none.
    fs::write(&other, &whole).expect("another");
    fs::rename(&other, &path).expect("the draft");
    desk.loses_sight_of(CHANGED);
    desk.put_caret_before("为的是办三件事");
    desk.write("我的");
    desk.keys(CTRL, Key::S);
    assert!(!desk.session().is_unsaved());
}

#[test]
fn what_is_written_over_is_kept_also_when_it_is_no_draft() {
    let mut desk = Desk::with_review();
    fs::write(desk.path("draft.speech"), "谁的笔记").expect("the draft");
    desk.comes_to_see(CHANGED);
    desk.answer("changed-keep-mine");
    assert!(load_speech(&desk.path("draft.speech")).is_ok());
    let mut folders = vec![desk.path("state/backups")];
    let mut kept = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                kept.push(fs::read(entry.path()).expect("a file"));
            }
        }
    }
    assert!(kept.contains(&"谁的笔记".as_bytes().to_vec()));
}

#[test]
fn a_folder_that_cannot_be_reached_stops_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let share = folder.path().join("share");
    fs::create_dir(&share).expect("a share");
    let path = share.join("draft.speech");
    let bytes = write_speech(&crate::desk::review(), &path).expect("a speech");
    fs::write(&path, bytes).expect("a draft");
    let language = speechwright::store::InterfaceLanguage::Chinese;
    let mut desk = Desk::in_folder(folder, language, [1440.0, 900.0], Some(path.clone()));
    let aside = desk.path("aside");
    fs::rename(&share, &aside).expect("the share");
    desk.comes_to_see("所在的文件夹连不上");
    desk.put_caret_before("为的是办三件事");
    desk.write("我的");
    fs::rename(&aside, &share).expect("the share");
    desk.loses_sight_of("所在的文件夹连不上");
    desk.keys(CTRL, Key::S);
    assert!(
        fs::read_to_string(&path)
            .expect("the draft")
            .contains("我的为的是")
    );
}

#[test]
fn a_draft_that_was_left_is_watched_no_longer() {
    let mut desk = Desk::with_review();
    let bytes = theirs(&desk, "别人的题目");
    desk.keys(CTRL, Key::W);
    fs::write(desk.path("draft.speech"), bytes).expect("the draft");
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    let answer = FileAnswer::Chosen(desk.path("new.speech"));
    desk.around.borrow_mut().file_answers.push_back(answer);
    desk.write("新的");
    desk.keys(CTRL, Key::S);
    // What the watching says of the new file comes after whatever it would say of the other.
    fs::remove_file(desk.path("new.speech")).expect("the new one");
    desk.comes_to_see("《new》的文件不见了");
    assert!(!desk.sees("被其他程序改动了"));
}
