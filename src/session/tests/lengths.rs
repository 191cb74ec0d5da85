//! The lengths that outline, helper and reports tell.

use super::*;
use crate::text::counting::Count;
use crate::text::length::Length;

fn added_up(session: &Session, id: SectionId) -> Count {
    let children = session.speech().sections.children(Some(id)).iter();
    let own = session.manuscript().own_length(id).count;
    children.fold(own, |sum, &child| sum + added_up(session, child))
}

#[test]
fn a_sections_length_with_children_is_that_of_its_parts() {
    let mut session = review();
    for typed in ["", "我们觉得", "第一段\n第二段"] {
        select(&mut session, body(4, 0), body(4, 0));
        perform(&mut session, Action::InsertText(typed.into()));
        for id in session.speech().sections.reading_order() {
            let whole = session.manuscript().length_with_children(id);
            assert_eq!(whole.count, added_up(&session, id));
            assert!(whole.spoken_units > 0.0);
        }
    }
    let roots = session.speech().sections.children(None).iter();
    let whole = roots.fold(Count::default(), |sum, &id| {
        sum + session.manuscript().length_with_children(id).count
    });
    assert_eq!(whole, session.manuscript().length().count);
    let unknown = session.manuscript().length_with_children(SectionId(99));
    assert_eq!(unknown, Length::default());
}
