//! What one undo takes back, and what redo brings again.

use super::*;
use crate::model::TransactionName;

#[test]
fn a_pasted_label_that_is_dropped_costs_no_undo_of_its_own() {
    for action in [
        Action::InsertText("二是敢于".into()),
        Action::Paste {
            text: "二是敢于".into(),
            fragment: None,
        },
    ] {
        let mut session = review();
        select(&mut session, heading(4, 0), heading(4, 0));
        perform(&mut session, action);
        assert!(text(&session).contains("二是敢于能攻坚。"), "{}", text(&session));
        assert_eq!(session.selection().head, heading(4, "敢于".len()));
        perform(&mut session, Action::Undo);
        assert_eq!(text(&session), WHOLE);
        assert_eq!(session.undo_name(), Some(TransactionName::AddSection));
    }
}

/// Performs, takes back and repeats; the caret must stand where it stood.
#[track_caller]
fn repeats_with_its_caret(session: &mut Session, action: Action) {
    let before = session.selection();
    perform(session, action);
    let after = session.selection();
    assert_ne!(before, after);
    perform(session, Action::Undo);
    assert_eq!(session.selection(), before);
    perform(session, Action::Redo);
    assert_eq!(session.selection(), after);
}

#[test]
fn redo_puts_the_caret_into_the_section_that_it_brings_back() {
    for action in [
        Action::AddSibling(SectionId(3)),
        Action::AddSibling(SectionId(9)),
        Action::AddChild(SectionId(5)),
        Action::DuplicateSection(SectionId(4)),
        Action::DuplicateSection(SectionId(9)),
    ] {
        let mut session = review();
        select(&mut session, body(3, 0), body(3, 0));
        repeats_with_its_caret(&mut session, action);
    }
}

#[test]
fn redo_puts_the_caret_into_the_section_made_of_an_offer() {
    for typed in ["（四）", "（四）要团结。手拉手"] {
        let mut session = review();
        let end = body(8, "守底线。".len());
        select(&mut session, end, end);
        perform(&mut session, Action::NewParagraph);
        let (label, rest) = typed.split_at("（四）".len());
        perform(&mut session, Action::InsertText(label.into()));
        perform(&mut session, Action::InsertText(rest.into()));
        repeats_with_its_caret(&mut session, Action::AcceptOffer);
    }
}

#[test]
fn a_connective_that_is_chosen_without_words_takes_its_own_or_the_usual_ones() {
    let connective = |id| Action::SetGroupScheme {
        id: SectionId(id),
        scheme: Scheme::Connective(String::new()),
    };
    let mut session = review();
    perform(&mut session, connective(7));
    assert!(
        text(&session).contains("首先，要学习\n多读书。\n其次，要实干\n多跑腿。\n最后，要清廉\n守底线。"),
        "{}",
        text(&session)
    );
    perform(&mut session, Action::Undo);
    perform(&mut session, connective(5));
    assert_eq!(text(&session), WHOLE);
}
