//! Better signs for what was just typed, and pairs of marks.

use proptest::prelude::*;

use super::*;
use crate::model::TransactionName;
use crate::text::substitutions::Substitutions;

/// Types key by key, as the window does.
fn type_keys(session: &mut Session, keys: &str) {
    for key in keys.chars() {
        perform(session, Action::InsertText(key.to_string()));
        perform(session, Action::Substitute(Substitutions::ALL));
    }
}

fn at_the_end() -> Session {
    let mut session = review();
    select(
        &mut session,
        body(3, "站位很高。".len()),
        body(3, "站位很高。".len()),
    );
    session
}

fn has(session: &Session, words: &str) -> bool {
    text(session).contains(&format!("站位很高。{words}\n"))
}

#[test]
fn backspace_takes_back_the_sign_and_nothing_else() {
    for (keys, better) in [("目标--", "目标——"), ("还有...", "还有……"), ("说\"", "说“")] {
        let mut session = at_the_end();
        type_keys(&mut session, keys);
        assert!(has(&session, better), "{}", text(&session));
        assert_eq!(perform(&mut session, backspace()), []);
        assert!(has(&session, keys), "{}", text(&session));
        type_keys(&mut session, "好");
        assert!(has(&session, &format!("{keys}好")), "it is not made anew");
    }
}

#[test]
fn a_later_backspace_deletes() {
    let mut session = at_the_end();
    type_keys(&mut session, "目标--好");
    perform(&mut session, backspace());
    perform(&mut session, backspace());
    assert!(has(&session, "目标—"), "{}", text(&session));
    let mut session = at_the_end();
    type_keys(&mut session, "目标--");
    let end = session.selection();
    perform(
        &mut session,
        Action::Move {
            motion: Motion::Start,
            extend: false,
        },
    );
    perform(&mut session, Action::Select(end));
    perform(
        &mut session,
        Action::Delete {
            direction: Direction::Backward,
            unit: Unit::Word,
        },
    );
    assert!(!has(&session, "目标--"));
}

#[test]
fn the_sign_is_a_step_of_its_own() {
    let mut session = at_the_end();
    type_keys(&mut session, "目标--争");
    perform(&mut session, Action::Undo);
    assert!(has(&session, "目标——"));
    assert_eq!(session.undo_name(), Some(TransactionName::Substitute));
    perform(&mut session, Action::Undo);
    assert!(has(&session, "目标--"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
    for _ in 0..3 {
        perform(&mut session, Action::Redo);
    }
    assert!(has(&session, "目标——争"));
}

#[test]
fn nothing_is_replaced_while_text_is_selected() {
    let mut session = at_the_end();
    perform(&mut session, Action::InsertText("--".into()));
    let end = "站位很高。--".len();
    select(&mut session, body(3, 0), body(3, end));
    perform(&mut session, Action::Substitute(Substitutions::ALL));
    assert!(has(&session, "--"));
}

#[test]
fn a_pair_goes_around_the_selection_or_the_caret() {
    let pair = || Action::InsertPair {
        opening: "《".into(),
        closing: "》".into(),
    };
    let mut session = at_the_end();
    perform(&mut session, pair());
    perform(&mut session, Action::InsertText("条例".into()));
    assert!(has(&session, "《条例》"));
    let mut session = review();
    select(&mut session, body(6, 0), body(6, "多读书".len()));
    perform(&mut session, pair());
    assert!(text(&session).contains("《多读书》。"));
    assert_eq!(session.selection(), Selection::caret(body(6, "《多读书》".len())));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

proptest! {
    /// Whatever stands there, in whatever language: one Backspace behind a replacement leaves what was typed, to the
    /// letter, with the caret behind it, and nothing that can be undone but what was typed.
    #[test]
    fn a_replacement_and_one_backspace_change_nothing(
        before in "[甲a1“”‘’\"'.—…-]{0,6}",
        keys in "[\"'.甲a -]{1,8}",
        english in any::<bool>(),
    ) {
        let mut session = at_the_end();
        if english {
            perform(&mut session, Action::SetLanguage(Language::English));
        }
        perform(&mut session, Action::InsertText(before));
        let mut replaced = 0;
        for key in keys.chars() {
            perform(&mut session, Action::InsertText(key.to_string()));
            let typed = (session.speech().clone(), session.selection(), session.undo_name());
            perform(&mut session, Action::Substitute(Substitutions::ALL));
            if *session.speech() != typed.0 {
                replaced += 1;
                let step = session.undo_name();
                prop_assert_eq!(step, Some(TransactionName::Substitute));
                perform(&mut session, backspace());
                prop_assert_eq!((session.speech().clone(), session.selection(), session.undo_name()), typed);
                if replaced % 2 == 0 {
                    perform(&mut session, Action::Redo);
                }
            }
        }
    }
}
