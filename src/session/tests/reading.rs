//! A speech that is open for reading only, and whether it leaves traces.

use super::*;

#[test]
fn nothing_changes_a_speech_that_is_open_for_reading_only() {
    let mut session = review();
    let at = TextPosition::start_of(TextPlace::Title);
    session.set_read_only(true);
    let before = (session.speech().clone(), session.state());
    for action in [
        Action::InsertText("改".to_owned()),
        Action::Cut,
        Action::Undo,
        Action::DeleteSection(SectionId(1)),
        Action::SetByline(false),
        Action::Restore(Box::new(Speech::new(Language::English))),
        Action::ApplyTemplate(Box::new(Speech::new(Language::English))),
        Action::LeaveTraces(false),
    ] {
        let effects = session.perform(action.clone(), Duration::ZERO);
        assert_eq!(effects, [Effect::Notice(Notice::ReadOnly)], "{action:?}");
        assert_eq!((session.speech().clone(), session.state()), before, "{action:?}");
    }
    session.perform(Action::SelectAll, Duration::ZERO);
    assert!(!session.selection().is_caret(), "reading goes on");
    let copied = session.perform(Action::Copy, Duration::ZERO);
    assert!(matches!(copied[..], [Effect::Copy { .. }]));
    session.set_read_only(false);
    session.perform(Action::Select(Selection::caret(at)), Duration::ZERO);
    session.perform(Action::InsertText("改".to_owned()), Duration::ZERO);
    assert_ne!(session.speech(), &before.0);
}

#[test]
fn a_file_that_does_not_know_about_traces_yet_is_never_taken_for_the_speech() {
    let mut session = review();
    session.perform(Action::InsertText("一".to_owned()), Duration::ZERO);
    let being_saved = session.state();
    session.mark_saved(being_saved);
    session.perform(Action::LeaveTraces(true), Duration::ZERO);
    assert!(!session.is_unsaved(), "as it was already");
    session.perform(Action::LeaveTraces(false), Duration::ZERO);
    assert!(session.is_unsaved());
    // A save that was under way arrives late, with the speech as it was.
    session.mark_saved(being_saved);
    for action in [Action::Undo, Action::Redo] {
        session.perform(action, Duration::ZERO);
        assert!(session.is_unsaved());
        assert!(!session.speech().leaves_traces);
    }
    session.mark_saved(session.state());
    assert!(!session.is_unsaved());
}
