//! What a template says of itself is changed as everything else is.

use super::*;
use crate::model::{EditError, TemplateHead, TransactionName};

fn head_of(session: &Session) -> TemplateHead {
    session.speech().head.as_deref().cloned().expect("a template")
}

#[test]
fn what_a_template_says_of_itself_is_a_step_and_its_first_length_the_minutes() {
    let template = crate::store::built_in("en-toast").expect("the template");
    let mut session = Session::new(template.to_edit(), true);
    let began = head_of(&session);
    let set = |session: &mut Session, head: &TemplateHead| {
        session.perform(Action::SetTemplateHead(Box::new(head.clone())), Duration::ZERO)
    };
    assert!(set(&mut session, &began).is_empty());
    assert_eq!(session.undo_name(), None, "nothing was changed");

    let mut head = began.clone();
    "another-id".clone_into(&mut head.id);
    "Another name".clone_into(&mut head.name);
    head.lengths = vec![9, 3];
    set(&mut session, &head);
    assert_eq!(
        session.undo_name(),
        Some(TransactionName::EditTemplateInformation)
    );
    assert_eq!(session.speech().information.minutes, Some(9));
    assert_eq!(head_of(&session).id, began.id, "the id is the file's");
    session.perform(Action::Undo, Duration::ZERO);
    assert_eq!(head_of(&session), began);
    assert_eq!(*session.speech(), template.to_edit());
    session.perform(Action::Redo, Duration::ZERO);
    assert_eq!(head_of(&session).name, "Another name");

    // Minutes that were changed elsewhere stay when only the name is changed.
    let (item, value) = (InformationItem::Minutes, "12".to_owned());
    session.perform(Action::SetInformation { item, value }, Duration::ZERO);
    let mut head = session.speech().template_head().expect("a template");
    "A third".clone_into(&mut head.name);
    set(&mut session, &head);
    assert_eq!(session.speech().information.minutes, Some(12));
    assert_eq!(
        session.speech().to_template().expect("a template").lengths,
        [12, 9, 3]
    );

    let mut speech = Session::new(Speech::blank(Language::English), true);
    let refused = set(&mut speech, &head);
    assert_eq!(
        refused,
        [Effect::Notice(Notice::Refused(EditError::NotATemplate))]
    );
}
