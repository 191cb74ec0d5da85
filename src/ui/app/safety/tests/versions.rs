//! Former versions in the window, and the settings of safety.

use super::*;
use crate::session::Action;
use crate::store::BackupEntry;
use crate::ui::command::Command;

/// Two former versions, of nine and ten o'clock; the newer begins with “新的”.
fn with_versions() -> Desk {
    let mut desk = Desk::open();
    let mut entries = Vec::new();
    for (hour, words) in [(10, "新的"), (9, "老的")] {
        let mut session = Session::new(review(), false);
        session.perform(Action::InsertText(words.to_owned()), Duration::ZERO);
        let file = desk.folder.path().join(format!("state/{hour}.speech"));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        let bytes = write_speech(session.speech(), &file).expect("a speech to write");
        std::fs::write(&file, &bytes).expect("a version");
        entries.push(BackupEntry {
            draft: DraftId(7),
            at: SystemTime::UNIX_EPOCH + Duration::from_hours(hour),
            path: desk.path(),
            file,
            length: bytes.len() as u64,
        });
    }
    let ctx = desk.harness.ctx.clone();
    desk.app_mut().carry_out(Command::FormerVersions, &ctx);
    desk.settle();
    desk.hear(Outcome::Backups {
        draft: DraftId(7),
        result: Ok(entries),
    });
    desk
}

fn title(desk: &Desk) -> String {
    let speech = desk.session().speech();
    speech.plain_text(&speech.information.title)
}

#[test]
fn former_versions_are_listed_by_time_and_held_against_the_present() {
    let mut desk = with_versions();
    assert!(desk.sees("今天 10:00") && desk.sees("今天 09:00"));
    assert!(desk.sees("加上 0 字，删去 2 字，共 1 处"));
    desk.press("预览");
    assert!(desk.sees("新的"));
    desk.press("今天 09:00");
    assert!(desk.sees("老的") && !desk.sees("新的"));
}

#[test]
fn a_version_is_restored_as_one_step_and_undone_as_one() {
    let mut desk = with_versions();
    let before = title(&desk);
    desk.press("恢复成这个版本");
    assert_eq!(title(&desk), format!("新的{before}"));
    assert!(desk.session().is_unsaved());
    desk.press("撤销");
    assert_eq!(title(&desk), before);
    assert!(!desk.session().is_unsaved());
}

#[test]
fn a_version_opens_as_a_copy_in_a_window_of_its_own() {
    let mut desk = with_versions();
    let before = title(&desk);
    desk.press("另开一份");
    assert_eq!(title(&desk), before, "the present one is left alone");
    let opened = desk.around.borrow().windows.clone();
    let [Some(file)] = &opened[..] else {
        panic!("{opened:?}")
    };
    assert!(
        desk.app().is_kept(file),
        "which the other window takes for a copy"
    );
}

#[test]
fn a_file_that_the_program_keeps_is_opened_as_a_copy() {
    let mut desk = with_versions();
    let file = desk.folder.path().join("state/9.speech");
    let before = std::fs::read(&file).expect("the version");
    desk.app_mut().document = None;
    desk.app_mut().dialogs.clear();
    desk.app_mut()
        .workers
        .start(crate::session::files::Job::Open(file.clone()));
    desk.settle();
    assert!(title(&desk).starts_with("老的"));
    assert_ne!(desk.session().speech().draft, Some(DraftId(7)));
    assert!(desk.session().is_unsaved());
    assert_eq!(desk.app().settings().recent, [desk.path()]);
    desk.around.borrow_mut().answers.push(FileAnswer::Cancelled);
    desk.app_mut().save();
    desk.settle();
    assert_eq!(std::fs::read(&file).expect("the version"), before);
}

#[test]
fn clearing_asks_first() {
    let mut desk = with_versions();
    desk.press("清除历史…");
    assert!(desk.sees("讲稿文件不受影响"));
    desk.press("取消");
    assert!(!desk.notices().contains("历史已清除"));
    let ctx = desk.harness.ctx.clone();
    desk.app_mut().carry_out(Command::Safety, &ctx);
    desk.settle();
    desk.press("清除全部历史…");
    desk.press("清除");
    assert!(desk.notices().contains("历史已清除"));
}

#[test]
fn without_former_versions_it_is_said_where_they_come_from() {
    let mut desk = Desk::open();
    let ctx = desk.harness.ctx.clone();
    desk.app_mut().carry_out(Command::FormerVersions, &ctx);
    desk.settle();
    assert!(desk.sees("还没有历史版本"));
    assert!(!desk.sees("清除历史…"), "there is nothing to clear");
}

#[test]
fn settings_of_safety_are_set_when_they_are_agreed_to() {
    let mut desk = Desk::open();
    let ctx = desk.harness.ctx.clone();
    for (button, on) in [("取消", false), ("确定", true)] {
        desk.app_mut().carry_out(Command::Safety, &ctx);
        desk.settle();
        desk.press("自动保存到文件");
        desk.press(button);
        assert_eq!(desk.app().settings().safety.autosave, on, "{button}");
    }
    desk.app_mut().carry_out(Command::Safety, &ctx);
    desk.settle();
    assert!(!desk.sees("不列入最近打开"));
    desk.press("所有讲稿都不留痕迹");
    assert!(desk.sees("不列入最近打开"), "what it costs is said");
    desk.press("确定");
    assert!(!desk.app().settings().safety.traces);
    assert!(desk.app().settings().recent.is_empty());
    assert!(desk.sees("以前的历史也清除吗？"));
    desk.press("清除");
    assert!(desk.notices().contains("历史已清除"));
}
