//! What a fault of the program's own leaves of a session: the speech as it was, and all that follows from it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::*;
use crate::model::{Manuscript, TransactionName};

fn fails_half_way(session: &mut Session) {
    let failed = catch_unwind(AssertUnwindSafe(|| {
        // As `perform` does.
        session.is_performing = true;
        session.transact(TransactionName::AddSection, |editing| {
            let section = Section::new(SectionId(100), Part);
            editing.insert_leaf(None, 0, section)?;
            panic!("a fault of the program's own")
        })
    }));
    assert!(failed.is_err());
}

#[test]
fn a_step_that_fails_half_way_is_taken_back() {
    let mut session = review();
    let speech = session.speech().clone();
    let state = session.state();
    fails_half_way(&mut session);
    assert_eq!(session.speech(), &speech);
    assert_eq!(session.state(), state);
}

#[test]
fn a_session_is_mended_after_a_fault_and_goes_on() {
    let mut session = review();
    assert!(!session.mend(), "nothing is wrong with it");
    fails_half_way(&mut session);
    // As though it had failed while it was composed.
    session.manuscript = Manuscript::compose(&Speech::new(Language::Chinese));
    assert!(session.mend());
    assert!(!session.mend(), "once is enough");
    assert_eq!(text(&session), WHOLE);
    let end = body(8, "守底线。".len());
    select(&mut session, end, end);
    perform(&mut session, Action::InsertText("加一句。".into()));
    assert!(text(&session).contains("守底线。加一句。"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}
