//! The lengths that outline, helper and reports tell.

use super::*;
use crate::text::counting::Count;

fn added_up(session: &Session, id: SectionId) -> Count {
    let children = session.speech().sections.children(Some(id)).iter();
    let (own, _) = session.manuscript().own_length(id);
    children.fold(own, |sum, &child| sum + added_up(session, child))
}

#[test]
fn a_sections_length_with_children_is_that_of_its_parts() {
    let mut session = review();
    for typed in ["", "我们觉得", "第一段\n第二段"] {
        select(&mut session, body(4, 0), body(4, 0));
        perform(&mut session, Action::InsertText(typed.into()));
        for id in session.speech().sections.reading_order() {
            let (whole, units) = session.manuscript().length_with_children(id);
            assert_eq!(whole, added_up(&session, id));
            assert!(units > 0.0);
        }
    }
    let roots = session.speech().sections.children(None).iter();
    let whole = roots.fold(Count::default(), |sum, &id| {
        sum + session.manuscript().length_with_children(id).0
    });
    assert_eq!(whole, session.manuscript().length().0);
    let (unknown, units) = session.manuscript().length_with_children(SectionId(99));
    assert_eq!((unknown, units.to_bits()), (Count::default(), 0));
}
