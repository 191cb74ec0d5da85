//! Typing, keys, pasting and offers.

use super::*;
use crate::session::Effect;

#[test]
fn what_is_typed_stands_at_the_caret() {
    let mut room = room_of(sample());
    room.caret_at(body(1, 9));
    room.write("和朋友们");
    assert_eq!(room.line_of(TextPlace::Body(SectionId(1), 0)), "同志们和朋友们：");
}

#[test]
fn arrows_step_over_labels_and_fields() {
    let mut room = room_of(sample());
    room.caret_at(heading(3, 0));
    room.press(Key::ArrowLeft);
    assert_eq!(room.head().place, TextPlace::Body(SectionId(2), 0));
    room.press(Key::ArrowRight);
    assert_eq!(room.head(), heading(3, 0), "the label 一是 is stepped over");
    room.caret_at(body(2, 9));
    room.press(Key::ArrowRight);
    assert_eq!(room.head(), body(2, 12), "a field is one step");
    room.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!(room.selected(), "〔单位〕");
}

#[test]
fn words_and_paragraphs_are_steps_with_control() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 12));
    room.press_with(Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(room.head(), body(2, 18));
    room.press_with(Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(room.head(), heading(3, 0));
    room.press_with(Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(room.head(), body(2, 0));
    room.press_with(Modifiers::COMMAND, Key::Home);
    assert_eq!(room.head(), TextPosition::start_of(TextPlace::Title));
    room.press_with(Modifiers::COMMAND, Key::End);
    assert_eq!(room.head(), body(4, "敢打硬仗。".len()));
}

#[test]
fn up_and_down_keep_the_distance_from_the_left() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 0));
    let left = room.caret().left();
    room.press(Key::ArrowUp);
    assert_eq!(
        room.head(),
        body(1, 6),
        "indented by two characters, so under the third"
    );
    assert!((room.caret().left() - left).abs() < 1.0);
    room.press(Key::ArrowUp);
    assert_eq!(
        room.head().place,
        TextPlace::Title,
        "the byline cannot be entered"
    );
    room.press(Key::ArrowDown);
    room.press(Key::ArrowDown);
    assert_eq!(room.head(), body(2, 0));
    room.press_with(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(room.selected().trim_end(), "们：");
}

#[test]
fn home_and_end_go_by_row() {
    let long = "今天的会议内容很多".repeat(8);
    let mut room = room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(1, SectionKind::Opening, Scheme::None, "", &[&long])],
    ));
    room.caret_at(body(1, 40 * 3));
    room.press(Key::Home);
    assert_eq!(
        room.head(),
        body(1, 32 * 3),
        "the first row is indented by two of 34"
    );
    room.press(Key::End);
    assert_eq!(room.head(), body(1, 66 * 3));
    let end = room.caret();
    room.press(Key::ArrowLeft);
    room.press(Key::ArrowRight);
    assert!(
        room.caret().top() > end.top(),
        "the same place also begins the next row"
    );
    room.press_with(Modifiers::SHIFT, Key::End);
    assert_eq!(room.selected().chars().count(), 6);
}

#[test]
fn enter_backspace_and_delete_edit() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    room.press(Key::Enter);
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 1)), "硬仗。");
    room.press(Key::Backspace);
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 0)), "敢打硬仗。");
    room.press_with(Modifiers::COMMAND, Key::Delete);
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 0)), "敢打。");
    room.press(Key::Delete);
    room.press_with(Modifiers::COMMAND, Key::Enter);
    assert!(room.text().contains("三是"), "{}", room.text());
}

#[test]
fn a_field_is_deleted_as_a_whole() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 12));
    room.press(Key::Backspace);
    assert_eq!(
        room.line_of(TextPlace::Body(SectionId(2), 0)),
        "今天在开会，任务有三项。"
    );
}

#[test]
fn a_selection_reaches_over_sections() {
    let mut room = room_of(sample());
    room.press_with(Modifiers::COMMAND, Key::A);
    assert!(room.selected().starts_with("总结会") && room.selected().ends_with("敢打硬仗。"));
    room.select(body(3, 6), body(4, 6));
    room.write("、");
    assert!(
        room.text().ends_with("一是站位高。站位、硬仗。"),
        "{}",
        room.text()
    );
}

#[test]
fn tab_asks_for_the_next_blank_and_enter_fills_it() {
    let mut room = room_of(sample());
    room.press(Key::Tab);
    room.press(Key::Escape);
    room.caret_at(body(1, 0));
    room.press(Key::Tab);
    assert_eq!(room.selected(), "〔单位〕");
    room.write("档案馆");
    room.press(Key::Enter);
    assert_eq!(
        room.state().session.speech().field_value(UNIT).as_deref(),
        Some("档案馆")
    );
}

#[test]
fn escape_closes_the_question_and_gives_the_keyboard_back() {
    let mut room = room_of(sample());
    room.caret_at(body(1, 0));
    room.press(Key::Tab);
    room.write("档");
    room.press(Key::Escape);
    assert_eq!(room.state().session.speech().field_value(UNIT), None);
    room.press_with(Modifiers::COMMAND, Key::End);
    room.write("完");
    assert!(room.text().ends_with("敢打硬仗。完"));
}

#[test]
fn copy_and_cut_go_to_the_clipboard() {
    let mut room = room_of(sample());
    room.select(body(4, 0), body(4, 6));
    room.send(Event::Copy);
    room.send(Event::Cut);
    let effects = std::mem::take(&mut room.state_mut().output.effects);
    let texts: Vec<String> = effects
        .into_iter()
        .filter_map(|effect| match effect {
            Effect::Copy { text, .. } => Some(text),
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["敢打", "敢打"]);
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 0)), "硬仗。");
}

#[test]
fn a_paste_is_handed_out_and_what_follows_waits() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 15));
    room.event(Event::Paste("甲".to_owned()));
    room.event(Event::Text("乙".to_owned()));
    room.step();
    room.write("丙");
    let paste = room.state_mut().output.paste.take().unwrap();
    assert_eq!((paste.text.as_str(), paste.plain), ("甲", false));
    assert!(room.text().ends_with("敢打硬仗。"), "nothing overtakes the paste");
    let action = Action::Paste {
        text: paste.text,
        fragment: None,
    };
    room.state_mut().session.perform(action, Duration::ZERO);
    room.state_mut().hold = false;
    room.run();
    assert!(room.text().ends_with("敢打硬仗。甲乙丙"), "{}", room.text());
}

#[test]
fn a_paste_is_plain_when_asked_for() {
    let mut room = room_of(sample());
    room.state_mut().view.paste_plain_next();
    room.send(Event::Paste("甲".to_owned()));
    assert!(room.state_mut().output.paste.take().unwrap().plain);
    room.state_mut().hold = false;
    room.send(Event::Paste("甲".to_owned()));
    assert!(!room.state_mut().output.paste.take().unwrap().plain);
}

#[test]
fn shift_insert_pastes_with_structure() {
    let mut room = room_of(sample());
    room.event_modifiers(Event::Paste("甲".to_owned()), Modifiers::SHIFT);
    room.run();
    assert!(!room.state_mut().output.paste.take().unwrap().plain);
}

#[test]
fn an_empty_clipboard_leaves_no_wish_for_plain_text() {
    let mut room = room_of(sample());
    room.state_mut().view.paste_plain_next();
    room.run();
    room.state_mut().now += Duration::from_secs(2);
    room.send(Event::Paste("甲".to_owned()));
    assert!(!room.state_mut().output.paste.take().unwrap().plain);
}

#[test]
fn a_typed_label_is_offered_as_a_section() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 0));
    room.write("（一）");
    room.get_by_label_contains("设为新段落“（一）”");
    room.press(Key::Escape);
    assert!(room.query_by_label_contains("设为新段落").is_none());
    room.press_with(Modifiers::COMMAND, Key::Backspace);
    room.caret_at(body(2, 0));
    room.write("（一）");
    room.press(Key::Tab);
    assert!(room.query_by_label_contains("设为新段落").is_none());
    let made = room.head().place.section().unwrap();
    let scheme = room
        .state()
        .session
        .speech()
        .sections
        .get(made)
        .unwrap()
        .scheme
        .clone();
    assert_eq!(scheme, Scheme::ParenthesisedChinese);
}

#[test]
fn an_offer_is_taken_by_a_click() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 0));
    room.write("（一）");
    room.get_by_label_contains("设为新段落").click();
    room.run();
    assert_ne!(room.head().place.section(), Some(SectionId(2)));
    room.write("字");
    assert!(
        room.text().contains('字'),
        "the keyboard is the manuscript's again"
    );
}

#[test]
fn undo_and_redo_keep_their_place_among_what_is_typed() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 15));
    let undo = pressed(Modifiers::COMMAND, Key::Z);
    let events = [Event::Text("甲".to_owned()), undo];
    room.input_mut().events.extend(events);
    room.run();
    assert!(room.text().ends_with("敢打硬仗。"), "{}", room.text());
    room.press_with(Modifiers::COMMAND, Key::Y);
    assert!(room.text().ends_with("敢打硬仗。甲"), "{}", room.text());
    room.press_with(Modifiers::COMMAND, Key::Z);
    room.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(room.text().ends_with("敢打硬仗。甲"), "{}", room.text());
}

#[test]
fn undo_waits_for_a_paste() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 15));
    room.write("甲");
    room.send(Event::Paste("乙".to_owned()));
    room.press_with(Modifiers::COMMAND, Key::Z);
    assert!(room.text().ends_with("敢打硬仗。甲"), "{}", room.text());
    let paste = Action::Paste {
        text: "乙".to_owned(),
        fragment: None,
    };
    room.state_mut().session.perform(paste, Duration::ZERO);
    room.state_mut().hold = false;
    room.run();
    assert!(room.text().ends_with("敢打硬仗。甲"), "{}", room.text());
}

#[test]
fn the_window_can_ask_who_has_the_keyboard() {
    let mut room = room_of(sample());
    assert!(room.state().view.has_keyboard(&room.ctx));
    room.caret_at(body(1, 0));
    room.press(Key::Tab);
    assert!(!room.state().view.has_keyboard(&room.ctx), "a field is asked for");
}
