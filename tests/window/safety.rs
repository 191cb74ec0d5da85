//! What keeps the work safe: files changed by other programs, saving of its own accord, traces and former versions.

use std::time::Duration;

use egui::{Event, Key};
use speechwright::store::{load_speech, write_speech};
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk, review};

/// A draft with words of one's own, whose file another program has given another title meanwhile; saving it was
/// refused.
fn changed() -> Desk {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("我的");
    let path = desk.path("draft.speech");
    let mut theirs = load_speech(&path).expect("the draft");
    theirs.information.title = speechwright::model::Inline::from_text("别人的题目");
    std::fs::write(&path, write_speech(&theirs, &path).expect("a speech")).expect("the draft");
    desk.keys(CTRL, Key::S);
    assert!(desk.sees("没有保存：《draft》被其他程序改动了"));
    desk
}

fn press(desk: &mut Desk, key: &str) {
    let words = desk.texts().get(key).to_owned();
    desk.press(&words);
}

fn on_disk(desk: &Desk) -> String {
    std::fs::read_to_string(desk.path("draft.speech")).expect("the draft")
}

fn pass(desk: &mut Desk, seconds: u64) {
    desk.around.borrow_mut().now += Duration::from_secs(seconds);
    desk.settle();
}

#[test]
fn a_changed_file_is_compared_before_anything_is_decided() {
    let mut desk = changed();
    press(&mut desk, "changed-compare");
    assert!(desk.sees("对比“draft”"));
    assert!(desk.sees("文件里的版本") && desk.sees("我的版本"));
    assert!(desk.sees("别人的题目") && desk.sees("我的"));
    desk.key(Key::Enter);
    assert!(!desk.sees("对比“draft”"), "Enter closes");
    assert!(on_disk(&desk).contains("别人的题目"), "and decides nothing");
    assert!(desk.sees("被其他程序改动了"), "so the bar still stands");
}

#[test]
fn keeping_ones_own_writes_the_file() {
    let mut desk = changed();
    press(&mut desk, "changed-keep-mine");
    assert!(on_disk(&desk).contains("我的为的是") && !on_disk(&desk).contains("别人的题目"));
    assert!(!desk.session().is_unsaved());
    assert!(!desk.sees("被其他程序改动了"));
}

#[test]
fn taking_the_file_is_one_step_that_can_be_undone() {
    let mut desk = changed();
    press(&mut desk, "changed-take-theirs");
    assert!(desk.manuscript().contains("别人的题目") && !desk.manuscript().contains("我的为的是"));
    assert!(!desk.session().is_unsaved());
    assert!(!desk.sees("被其他程序改动了"));
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("我的为的是") && !desk.manuscript().contains("别人的题目"));
    assert!(desk.session().is_unsaved());
    desk.keys(CTRL, Key::S);
    assert!(
        on_disk(&desk).contains("我的为的是"),
        "the file is known as it is"
    );
}

#[test]
fn saving_elsewhere_leaves_the_changed_file_alone() {
    let mut desk = changed();
    let other = desk.path("other.speech");
    desk.around
        .borrow_mut()
        .file_answers
        .push_back(FileAnswer::Chosen(other.clone()));
    press(&mut desk, "button-save-elsewhere");
    assert!(load_speech(&other).is_ok());
    assert!(on_disk(&desk).contains("别人的题目"));
    assert!(!desk.sees("被其他程序改动了"));
    assert_eq!(desk.title(), "other — 讲稿工坊");
}

#[test]
fn a_window_whose_draft_was_changed_does_not_close_by_saving() {
    let mut desk = changed();
    desk.close_window();
    press(&mut desk, "button-save");
    assert!(!desk.closes());
    assert!(desk.sees("没有保存：《draft》被其他程序改动了"));
    press(&mut desk, "changed-keep-mine");
    assert!(!desk.closes(), "whoever decides goes on writing");
}

#[test]
fn a_draft_is_saved_of_its_own_accord_where_that_is_set() {
    let mut desk = Desk::with_review();
    desk.choose("menu-file", "command-safety");
    press(&mut desk, "safety-autosave");
    press(&mut desk, "button-ok");
    desk.put_caret_before("为的是办三件事");
    desk.write("自动");
    pass(&mut desk, 29);
    assert!(!on_disk(&desk).contains("自动为的是"));
    pass(&mut desk, 2);
    assert!(on_disk(&desk).contains("自动为的是"));
    assert!(!desk.session().is_unsaved());
}

#[test]
fn a_speech_without_a_file_is_never_saved_of_its_own_accord() {
    let mut desk = Desk::start();
    desk.choose("menu-file", "command-safety");
    press(&mut desk, "safety-autosave");
    press(&mut desk, "button-ok");
    let blank = desk.texts().get("start-blank").to_owned();
    desk.press_starting_with(&blank);
    desk.write("新的");
    pass(&mut desk, 3_600);
    assert!(desk.session().is_unsaved());
    assert!(
        desk.around.borrow().questions.is_empty(),
        "nobody is asked for a name"
    );
}

#[test]
fn a_draft_that_leaves_no_traces_says_so_in_its_file_and_nowhere_else() {
    let mut desk = Desk::with_review();
    desk.choose("menu-file", "command-safety");
    press(&mut desk, "safety-no-traces-of-draft");
    assert!(desk.sees("上次保存之后写的就没了"), "what it costs is said");
    press(&mut desk, "button-ok");
    if desk.sees("以前的历史也清除吗？") {
        press(&mut desk, "clear-clear");
    }
    desk.keys(CTRL, Key::S);
    desk.keys(CTRL, Key::A);
    desk.event(Event::Copy);
    assert!(
        !load_speech(&desk.path("draft.speech"))
            .expect("the draft")
            .leaves_traces
    );
    assert!(desk.app().settings().recent.is_empty());
    assert_eq!(traces(&desk), Vec::<String>::new());
}

/// Whatever in the state folder speaks of the draft.
fn traces(desk: &Desk) -> Vec<String> {
    let mut folders = vec![desk.path("state")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).is_ok_and(|bytes| speaks(&bytes)) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

fn speaks(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.contains("为的是办三件事") || text.contains("draft.speech")
}

#[test]
fn where_traces_are_left_the_copied_structure_is_one() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::A);
    desk.event(Event::Copy);
    assert!(!traces(&desk).is_empty(), "so that the test above can fail");
}

#[test]
fn clearing_all_history_is_asked_about() {
    let mut desk = Desk::open(&review());
    desk.choose("menu-file", "command-safety");
    press(&mut desk, "safety-clear-all");
    assert!(desk.sees("讲稿文件不受影响"));
    press(&mut desk, "clear-clear");
    assert!(desk.notices().iter().any(|notice| notice == "历史已清除"));
    assert!(load_speech(&desk.path("draft.speech")).is_ok());
}
