//! The journal's state, saving of its own accord, and what is not kept where no traces are wanted.

use super::*;
use crate::session::files::{FileChange, WriteError};
use crate::store::{Problem, StoreError};

const SECOND: Duration = Duration::from_secs(1);

fn autosaving() -> Desk {
    Desk::with(|settings| settings.safety.autosave = true, true)
}

fn on_disk(desk: &Desk) -> String {
    std::fs::read_to_string(desk.path()).expect("the draft")
}

#[test]
fn the_status_bar_tells_how_the_journal_fares() {
    let mut desk = Desk::open();
    for (state, words) in [
        (JournalState::Keeping, "实时备份"),
        (JournalState::Waiting, "备份暂停"),
        (JournalState::Failing("磁盘已满".to_owned()), "无法备份"),
    ] {
        desk.hear(Outcome::Journal(state));
        assert!(desk.sees(words), "{words}");
    }
    assert!(desk.notices().contains("万一中断无法恢复"), "it is told at once");
    desk.hear(Outcome::Journal(JournalState::Keeping));
    desk.pass(10 * SECOND);
    assert!(desk.sees("实时备份") && !desk.sees("无法备份"));
}

#[test]
fn a_draft_is_saved_of_its_own_accord_so_long_after_a_change() {
    let mut desk = autosaving();
    desk.write("自动");
    desk.pass(29 * SECOND);
    assert!(!on_disk(&desk).contains("自动"));
    desk.pass(2 * SECOND);
    assert!(on_disk(&desk).contains("自动"));
    assert!(!desk.session().is_unsaved());
}

#[test]
fn nothing_is_saved_of_its_own_accord_unless_it_is_wanted() {
    let mut desk = Desk::open();
    desk.write("自动");
    desk.pass(3_600 * SECOND);
    assert!(!on_disk(&desk).contains("自动"));
}

#[test]
fn saving_of_its_own_accord_waits_while_a_bar_stands() {
    let mut desk = autosaving();
    desk.write("自动");
    let path = desk.path();
    let change = FileChange::Gone;
    desk.hear(Outcome::FileChanged { path, change });
    desk.pass(3_600 * SECOND);
    assert!(!on_disk(&desk).contains("自动"));
    let path = desk.path();
    let change = FileChange::AsBefore;
    desk.hear(Outcome::FileChanged { path, change });
    desk.pass(SECOND);
    desk.pass(31 * SECOND);
    assert!(on_disk(&desk).contains("自动"));
}

#[test]
fn a_save_of_its_own_accord_that_fails_pauses_and_asks_nothing() {
    let mut desk = autosaving();
    desk.write("自动");
    let path = desk.path();
    let document = desk.app_mut().document.as_mut().expect("a speech");
    document.saving = Some((path.clone(), document.session.state()));
    document.is_autosave = true;
    let state = document.session.state();
    let problem = Problem::Unsaved {
        step: crate::store::SaveStep::Write,
        error: std::io::ErrorKind::StorageFull.into(),
        keeps_old: true,
    };
    let result = Err(WriteError::Store(StoreError::new(&path, problem)));
    desk.hear(Outcome::Saved { path, state, result });
    assert!(desk.sees("自动保存没有成功"));
    assert!(
        desk.app().dialogs.is_empty(),
        "no question comes between the keys"
    );
    desk.pass(3_600 * SECOND);
    assert!(!on_disk(&desk).contains("自动"), "it is paused");
    desk.press("重新保存");
    assert!(on_disk(&desk).contains("自动"));
    assert!(!desk.sees("自动保存没有成功"));
}

#[test]
fn a_save_that_takes_long_says_so() {
    let mut desk = Desk::open();
    let path = desk.path();
    let now = desk.app().now();
    let document = desk.app_mut().document.as_mut().expect("a speech");
    document.saving = Some((path, document.session.state()));
    document.saving_since = Some(now);
    desk.pass(SECOND);
    assert!(desk.sees("正在保存…"));
    desk.pass(2 * SECOND);
    assert!(desk.sees("还在保存…"));
}

#[test]
fn without_traces_nothing_is_remembered_and_no_version_kept() {
    let mut desk = Desk::open();
    assert_eq!(desk.app().settings().recent, [desk.path()]);
    assert!(desk.app().backup_limit().is_some());
    let settings = desk.app().settings.safety;
    let ctx = desk.harness.ctx.clone();
    let act = SafetyAct::Set {
        settings,
        leaves_traces: Some(false),
    };
    desk.app_mut().decide(act, &ctx);
    desk.settle();
    assert!(desk.app().settings().recent.is_empty());
    assert_eq!(desk.app().backup_limit(), None);
    assert!(desk.session().is_unsaved(), "the file does not say so yet");
    assert!(desk.sees("以前的历史也清除吗？"));
    desk.press("保留");
    assert!(desk.sees("不留痕迹"));
    desk.app_mut().save();
    desk.settle();
    assert!(!load_speech(&desk.path()).expect("the draft").leaves_traces);
    assert!(desk.app().settings().recent.is_empty());
}
