//! What is typed beside the text, for a field or a connective, is in the speech as it is typed.

use super::*;

fn value(room: &Room) -> Option<String> {
    room.state().session.speech().field_value(UNIT)
}

fn connective(words: &str) -> Room {
    room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(
            1,
            SectionKind::Part,
            Scheme::Connective(words.to_owned()),
            "谈印象",
            &["好。"],
        )],
    ))
}

#[test]
fn a_click_into_the_text_keeps_the_value() {
    let mut room = room_of(sample());
    let elsewhere = room.within(body(1, 3));
    room.caret_at(body(1, 0));
    room.press(Key::Tab);
    room.write("档案馆");
    room.click(elsewhere, 1);
    assert_eq!(value(&room).as_deref(), Some("档案馆"));
    assert_eq!(room.head(), body(1, 3));
}

#[test]
fn double_and_triple_clicks_keep_the_value() {
    for times in [2, 3] {
        let mut room = room_of(sample());
        let elsewhere = room.within(body(1, 3));
        room.caret_at(body(1, 0));
        room.press(Key::Tab);
        room.write("档案馆");
        room.click(elsewhere, times);
        assert_eq!(value(&room).as_deref(), Some("档案馆"));
    }
}

#[test]
fn another_question_keeps_the_value() {
    let mut room = room_of(sample());
    room.caret_at(body(1, 0));
    room.press(Key::Tab);
    room.write("档案馆");
    let date = FieldRef::Information(crate::model::InformationItem::Date);
    room.state_mut().view.ask_field(date);
    room.run();
    assert_eq!(value(&room).as_deref(), Some("档案馆"));
}

#[test]
fn escape_brings_the_former_value_back() {
    let mut room = room_of(sample());
    let fill = Action::FillField {
        field: UNIT,
        value: "馆".to_owned(),
    };
    room.state_mut().session.perform(fill, Duration::ZERO);
    room.state_mut().view.ask_field(UNIT);
    room.run();
    room.write("档案");
    assert_eq!(value(&room).as_deref(), Some("馆档案"));
    room.press(Key::Escape);
    assert_eq!(value(&room).as_deref(), Some("馆"));
    room.press_with(Modifiers::COMMAND, Key::End);
    assert_eq!(room.head(), body(4, 15), "the keyboard is the manuscript's again");
}

#[test]
fn figures_that_cannot_be_taken_are_left_out() {
    let mut room = room_of(sample());
    let minutes = FieldRef::Information(crate::model::InformationItem::Minutes);
    room.state_mut().view.ask_field(minutes);
    room.run();
    room.write("３０");
    let given = |room: &Room| room.state().session.speech().field_value(minutes);
    assert_eq!(given(&room).as_deref(), Some("30"));
    room.write("分");
    assert_eq!(given(&room).as_deref(), Some("30"));
    assert!(
        room.state().output.effects.is_empty(),
        "not refused at every letter"
    );
}

#[test]
fn a_click_into_the_text_keeps_a_connective() {
    let mut room = connective("首先");
    let label = room.within(heading(1, 0)) - vec2(30.0, 0.0);
    let elsewhere = room.within(TextPosition::start_of(TextPlace::Title));
    room.click(label, 2);
    room.press_with(Modifiers::COMMAND, Key::A);
    room.write("下面 ");
    room.click(elsewhere, 1);
    assert!(room.text().contains("下面，谈印象"), "{}", room.text());
}

#[test]
fn escape_brings_a_connective_back_and_nothing_typed_changes_nothing() {
    let mut room = connective("首先");
    let before = room.text();
    let label = room.within(heading(1, 0)) - vec2(30.0, 0.0);
    room.click(label, 2);
    room.press_with(Modifiers::COMMAND, Key::A);
    room.write("下面");
    room.press(Key::Escape);
    assert_eq!(room.text(), before);
    room.run_steps(60);
    room.click(label, 2);
    room.press_with(Modifiers::COMMAND, Key::A);
    room.press(Key::Delete);
    room.press(Key::Enter);
    assert_eq!(room.text(), before);
}

#[test]
fn escape_leaves_no_step_that_changes_nothing() {
    let mut room = room_of(sample());
    room.state_mut().view.ask_field(UNIT);
    room.run();
    for letters in ["档", "案"] {
        room.write(letters);
        // Longer than what is typed goes on to be one step.
        room.state_mut().now += Duration::from_mins(1);
    }
    room.press(Key::Escape);
    assert_eq!(value(&room), None);
    let session = &room.state().session;
    assert_eq!(session.undo_name(), None);
    assert!(!session.is_unsaved());
}

#[test]
fn escape_keeps_the_step_before_the_question() {
    let mut room = room_of(sample());
    let fill = Action::FillField {
        field: UNIT,
        value: "馆".to_owned(),
    };
    let now = room.state().now;
    room.state_mut().session.perform(fill, now);
    let state = room.state().session.state();
    room.state_mut().view.ask_field(UNIT);
    room.run();
    room.write("档案");
    room.press(Key::Escape);
    assert_eq!(value(&room).as_deref(), Some("馆"));
    assert_eq!(room.state().session.state(), state);
    let now = room.state().now;
    room.state_mut().session.perform(Action::Undo, now);
    assert_eq!(value(&room), None);
}
