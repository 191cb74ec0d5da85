//! Files that others hold or change, and what was left by windows that are gone.

use super::*;
use crate::session::files::{FileChange, Opened};
use crate::store::{LockHolder, LockState, RecoveredFile};

fn held(desk: &mut Desk, is_gone: bool) {
    let path = desk.path();
    let holder = LockHolder {
        user: "李四".to_owned(),
        machine: "PC-12".to_owned(),
        process: 4_242,
        since: SystemTime::UNIX_EPOCH + Duration::from_hours(9),
        is_gone,
    };
    let opened = Opened::Draft {
        speech: Box::new(review()),
        stamp: stamp_of(&path).expect("the draft"),
        lock: LockState::Held(holder),
    };
    desk.hear(Outcome::Opened {
        path,
        result: Ok(opened),
    });
}

fn on_start_page() -> Desk {
    Desk::with(|_| {}, false)
}

fn entry(desk: &Desk, file: RecoveredFile) -> RecoveryEntry {
    RecoveryEntry {
        id: RecoveryId("one".to_owned()),
        draft: Some(DraftId(7)),
        path: Some(desk.path()),
        title: "上半年总结".to_owned(),
        changed_at: SystemTime::UNIX_EPOCH + Duration::from_hours(21),
        differing: 132,
        file,
        is_discarded: false,
    }
}

fn recovered(desk: &Desk, standing: RecoveredFile) -> Outcome {
    let mut session = Session::new(review(), false);
    session.perform(
        crate::session::Action::InsertText("恢复的".to_owned()),
        Duration::ZERO,
    );
    let stamp = stamp_of(&desk.path()).expect("the draft");
    let there = Some((Box::new(review()), stamp));
    Outcome::RecoveryLoaded {
        id: RecoveryId("one".to_owned()),
        result: Ok(Box::new(Recovered {
            session,
            file: Some((desk.path(), there)),
            standing,
        })),
    }
}

/// What the worker answers to what was just asked, instead of what it has.
fn answer(desk: &mut Desk, what_for: RecoveryUse, outcome: Outcome) {
    let id = RecoveryId("one".to_owned());
    desk.app_mut().dialogs.clear();
    desk.app_mut().safety.loading = vec![(id, what_for)];
    desk.hear(outcome);
}

#[test]
fn a_held_draft_says_who_has_it_and_can_be_read() {
    let mut desk = on_start_page();
    held(&mut desk, false);
    assert!(desk.sees("李四正在“PC-12”上编辑，今天 09:00 打开的"));
    assert!(!desk.sees("接管"), "the other is at work");
    desk.press("只读打开");
    let before = desk.session().speech().clone();
    desk.write("改");
    assert_eq!(*desk.session().speech(), before, "nothing can be written");
    assert!(desk.notices().contains("只读打开"));
    assert!(desk.sees("只读"));
    assert!(desk.app().title.contains("（只读）"), "{}", desk.app().title);
    let other = desk.folder.path().join("other.speech");
    desk.around
        .borrow_mut()
        .answers
        .push(FileAnswer::Chosen(other.clone()));
    desk.press("另存为…");
    assert!(other.exists());
    desk.write("改");
    assert_ne!(*desk.session().speech(), before, "one's own can be written");
}

#[test]
fn a_draft_that_is_read_only_is_not_written_where_it_stands() {
    let mut desk = on_start_page();
    held(&mut desk, false);
    desk.press("只读打开");
    let before = std::fs::read(desk.path()).expect("the draft");
    let path = desk.path();
    desk.around.borrow_mut().answers.push(FileAnswer::Chosen(path));
    desk.app_mut().save();
    desk.settle();
    assert_eq!(std::fs::read(desk.path()).expect("the draft"), before);
    assert!(desk.notices().contains("只读打开"));
}

#[test]
fn a_copy_of_a_held_draft_is_a_draft_of_its_own() {
    let mut desk = on_start_page();
    held(&mut desk, false);
    desk.press("打开副本");
    assert_ne!(desk.session().speech().draft, Some(DraftId(7)));
    assert!(desk.session().is_unsaved());
    assert!(desk.app().title.contains("draft 副本"), "{}", desk.app().title);
    desk.write("改");
    assert!(desk.session().manuscript().text().contains("改同志们"));
}

#[test]
fn a_draft_whose_holder_is_gone_is_taken_over() {
    let mut desk = on_start_page();
    held(&mut desk, true);
    desk.press("接管");
    assert!(!desk.session().is_read_only());
    assert_eq!(desk.app().title, "draft — 讲稿工坊");
}

#[test]
fn whoever_cancels_stays_on_the_start_page() {
    let mut desk = on_start_page();
    held(&mut desk, false);
    desk.press("取消");
    assert!(desk.app().session().is_none());
    assert!(desk.sees("从模板开始"));
}

#[test]
fn a_file_that_is_gone_is_written_again_when_asked() {
    let mut desk = Desk::open();
    std::fs::remove_file(desk.path()).expect("the draft");
    let path = desk.path();
    let change = FileChange::Gone;
    desk.hear(Outcome::FileChanged { path, change });
    assert!(desk.sees("文件不见了"));
    desk.press("重新保存");
    assert!(load_speech(&desk.path()).is_ok());
    assert!(!desk.sees("文件不见了"));
}

#[test]
fn a_file_that_comes_back_while_it_is_thought_gone_is_not_overwritten() {
    let mut desk = Desk::open();
    desk.write("我的");
    let path = desk.path();
    let change = FileChange::Gone;
    desk.hear(Outcome::FileChanged { path, change });
    let before = std::fs::read(desk.path()).expect("the draft");
    desk.press("重新保存");
    assert_eq!(std::fs::read(desk.path()).expect("the draft"), before);
    assert!(desk.sees("没有保存：《draft》被其他程序改动了"));
}

#[test]
fn a_share_that_cannot_be_reached_stops_nobody_from_writing() {
    let mut desk = Desk::open();
    let path = desk.path();
    let change = FileChange::Unreachable;
    desk.hear(Outcome::FileChanged { path, change });
    assert!(desk.sees("所在的文件夹连不上"));
    desk.write("接着写");
    assert!(desk.session().manuscript().text().contains("接着写"));
    let path = desk.path();
    let change = FileChange::AsBefore;
    desk.hear(Outcome::FileChanged { path, change });
    assert!(!desk.sees("所在的文件夹连不上"));
}

#[test]
fn reports_about_another_file_concern_nobody() {
    let mut desk = Desk::open();
    let path = desk.folder.path().join("other.speech");
    let change = FileChange::Gone;
    desk.hear(Outcome::FileChanged { path, change });
    assert!(!desk.sees("文件不见了"));
}

#[test]
fn what_can_be_recovered_stands_on_the_start_page_until_it_is_decided() {
    let mut desk = on_start_page();
    let entries = vec![entry(&desk, RecoveredFile::Same)];
    desk.hear(Outcome::Recoveries(entries));
    assert!(desk.sees("上次没来得及保存的内容"));
    assert!(desk.sees("今天 21:00 写到这里 · 与文件相差 132 字 · 文件没有变"));
    let id = RecoveryId("one".to_owned());
    let ctx = desk.harness.ctx.clone();
    desk.app_mut().put_aside(id);
    desk.harness.step();
    assert!(!desk.sees("上次没来得及保存的内容"));
    let entries = vec![RecoveryEntry {
        is_discarded: true,
        ..entry(&desk, RecoveredFile::Same)
    }];
    desk.settle();
    desk.app_mut()
        .carry_out(crate::ui::command::Command::Recoveries, &ctx);
    desk.settle();
    desk.hear(Outcome::Recoveries(entries));
    assert!(desk.sees("已放弃（保留 30 天）"));
    assert!(desk.sees("恢复：上半年总结"));
}

#[test]
fn recovering_goes_on_where_the_window_ended() {
    let mut desk = on_start_page();
    let entries = vec![entry(&desk, RecoveredFile::Same)];
    desk.hear(Outcome::Recoveries(entries));
    let outcome = recovered(&desk, RecoveredFile::Same);
    answer(&mut desk, RecoveryUse::Recover, outcome);
    assert!(desk.session().is_unsaved());
    assert!(desk.session().undo_name().is_some(), "with what can be undone");
    assert!(
        desk.notices().contains("已恢复到今天 21:00"),
        "{}",
        desk.notices()
    );
    desk.app_mut().save();
    desk.settle();
    let saved = load_speech(&desk.path()).expect("the draft");
    assert_eq!(saved.information, desk.session().speech().information);
    assert!(!desk.session().is_unsaved());
}

#[test]
fn recovering_over_a_file_that_was_changed_since_saves_nothing_unasked() {
    let mut desk = on_start_page();
    let entries = vec![entry(&desk, RecoveredFile::Changed)];
    desk.hear(Outcome::Recoveries(entries));
    let before = std::fs::read(desk.path()).expect("the draft");
    let outcome = recovered(&desk, RecoveredFile::Changed);
    answer(&mut desk, RecoveryUse::Recover, outcome);
    assert!(desk.sees("《draft》被其他程序改动了"));
    let path = desk.path();
    let change = FileChange::AsBefore;
    desk.hear(Outcome::FileChanged { path, change });
    desk.app_mut().save();
    desk.settle();
    assert_eq!(std::fs::read(desk.path()).expect("the draft"), before);
    assert!(desk.sees("没有保存"));
    desk.press("保留我的");
    assert_ne!(std::fs::read(desk.path()).expect("the draft"), before);
}

#[test]
fn both_can_be_opened_each_in_a_window() {
    let mut desk = on_start_page();
    let entries = vec![entry(&desk, RecoveredFile::Changed)];
    desk.hear(Outcome::Recoveries(entries));
    let outcome = recovered(&desk, RecoveredFile::Changed);
    answer(&mut desk, RecoveryUse::OpenBoth, outcome);
    assert_eq!(desk.around.borrow().windows, [Some(desk.path())]);
    assert!(desk.app().title.contains("draft（恢复）"), "{}", desk.app().title);
    assert_ne!(desk.session().speech().draft, Some(DraftId(7)));
}

#[test]
fn what_can_be_recovered_is_compared_with_the_file() {
    let mut desk = on_start_page();
    let entries = vec![entry(&desk, RecoveredFile::Same)];
    desk.hear(Outcome::Recoveries(entries));
    let outcome = recovered(&desk, RecoveredFile::Same);
    answer(&mut desk, RecoveryUse::Compare, outcome);
    assert!(desk.sees("对比“上半年总结”"));
    assert!(desk.sees("加上 3 字，删去 0 字，共 1 处"));
}

#[test]
fn opening_a_draft_with_something_to_recover_offers_it_in_a_bar() {
    let mut desk = Desk::open();
    let own = entry(&desk, RecoveredFile::Same);
    let other = RecoveryEntry {
        id: RecoveryId("two".to_owned()),
        draft: None,
        path: None,
        ..own.clone()
    };
    desk.hear(Outcome::Recoveries(vec![own, other]));
    assert!(desk.sees("这份稿子今天 21:00 写的内容没来得及保存，与文件相差 132 字"));
    assert!(desk.sees("另有 1 份稿子的内容没来得及保存"));
    desk.press("以后再说");
    assert!(!desk.sees("另有 1 份稿子"));
    assert!(desk.sees("这份稿子今天 21:00"));
}
