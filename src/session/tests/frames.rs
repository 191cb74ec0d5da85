//! Frames of groups, and headings that are changed from outside the manuscript.

use super::*;
use crate::model::SectionProperty;

/// A speech with a part and three numbered requirements, the last without a heading.
fn session() -> (Session, Vec<SectionId>) {
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    let mut run = |action| {
        session.perform(action, Duration::ZERO);
    };
    run(Action::AddSection {
        parent: None,
        index: 0,
        like: None,
    });
    run(Action::AddChild(SectionId(1)));
    run(Action::SetGroupScheme {
        id: SectionId(2),
        scheme: Scheme::ParenthesisedChinese,
    });
    run(Action::AddSibling(SectionId(2)));
    run(Action::AddSibling(SectionId(3)));
    let group = session.speech().sections.children(Some(SectionId(1))).to_vec();
    (session, group)
}

fn frames(session: &Session, group: &[SectionId]) -> Vec<String> {
    let frame = |&id: &SectionId| session.speech().sections.get(id).unwrap().frame.clone();
    group.iter().map(frame).collect()
}

fn set(session: &mut Session, id: SectionId, frame: &str) {
    let frame = frame.to_owned();
    session.perform(Action::SetGroupFrame { id, frame }, Duration::ZERO);
}

#[test]
fn a_frame_is_given_to_the_whole_group_and_taken_back_as_one_step() {
    let (mut session, group) = session();
    set(&mut session, group[1], "要争做…的X");
    assert_eq!(frames(&session, &group), ["要争做…的X"; 3]);
    assert!(session.manuscript().text().contains("（一）要争做…的…"));
    session.perform(Action::Undo, Duration::ZERO);
    assert_eq!(frames(&session, &group), [""; 3]);
    assert!(!session.manuscript().text().contains("要争做"));
    session.perform(Action::Redo, Duration::ZERO);
    assert_eq!(frames(&session, &group), ["要争做…的X"; 3]);
}

#[test]
fn a_new_member_has_the_frame_of_its_group() {
    let (mut session, group) = session();
    set(&mut session, group[0], "要争做…的X");
    session.perform(Action::AddSibling(group[2]), Duration::ZERO);
    let grown = session.speech().sections.children(Some(SectionId(1))).to_vec();
    assert_eq!(frames(&session, &grown), ["要争做…的X"; 4]);
}

#[test]
fn a_heading_changed_from_outside_is_typed_as_one_step_and_keeps_its_fields() {
    let (mut session, group) = session();
    let place = TextPlace::Heading(group[0]);
    session.perform(
        Action::Select(Selection::caret(TextPosition::start_of(place))),
        Duration::ZERO,
    );
    let field = Field {
        value: "办公室".to_owned(),
        ..Field::new(FieldId(0), "单位")
    };
    session.perform(Action::DefineField { field, insert: true }, Duration::ZERO);
    session.perform(Action::Seal, Duration::ZERO);
    for text in ["办公室要", "办公室要实", "办公室要实干"] {
        let text = text.to_owned();
        session.perform(Action::SetHeading { id: group[0], text }, Duration::ZERO);
    }
    let heading = session.speech().line(place).unwrap().clone();
    assert_eq!(session.speech().plain_text(&heading), "办公室要实干");
    assert_eq!(heading.fields().len(), 1);
    assert_eq!(session.selection().head, TextPosition::new(place, heading.end()));
    session.perform(Action::Undo, Duration::ZERO);
    let heading = session.speech().line(place).unwrap().clone();
    assert_eq!(session.speech().plain_text(&heading), "办公室");
}

#[test]
fn todos_and_bookmarks_are_set_and_taken_back() {
    let (mut session, group) = session();
    let before = session.speech().clone();
    for property in [
        SectionProperty::Todos(vec![crate::model::Todo {
            text: "核对\n数字".to_owned(),
            done: false,
        }]),
        SectionProperty::Bookmark(true),
    ] {
        let id = group[0];
        session.perform(Action::SetProperty { id, property }, Duration::ZERO);
    }
    let section = session.speech().sections.get(group[0]).unwrap();
    assert!(section.bookmark);
    assert_eq!(section.todos[0].text, "核对 数字");
    session.perform(Action::Undo, Duration::ZERO);
    session.perform(Action::Undo, Duration::ZERO);
    assert_eq!(session.speech(), &before);
}
