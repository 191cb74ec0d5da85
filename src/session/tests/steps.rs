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
