//! Input methods: nothing but what is committed reaches the speech.

use egui::ImeEvent;

use super::*;

fn preedit(text: &str) -> Event {
    Event::Ime(ImeEvent::Preedit {
        text: text.to_owned(),
        active_range_chars: None,
    })
}

#[test]
fn a_composition_is_shown_and_not_in_the_speech() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    let before = room.caret();
    let text = room.text();
    room.send(preedit("ni hao"));
    assert!(
        room.caret().left() > before.left() + 20.0,
        "candidates follow what is composed"
    );
    assert_eq!(room.text(), text);
    room.send(Event::Ime(ImeEvent::Commit("你好".to_owned())));
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 0)), "敢打你好硬仗。");
}

#[test]
fn escape_leaves_nothing_behind() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    let (before, text) = (room.caret(), room.text());
    room.send(preedit("ni"));
    room.press(Key::Escape);
    assert_eq!(room.caret(), before);
    room.send(preedit("ni"));
    room.send(preedit(""));
    assert_eq!(room.caret(), before);
    assert_eq!(room.text(), text);
}

#[test]
fn losing_the_keyboard_leaves_nothing_behind() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    let (before, text) = (room.caret(), room.text());
    room.send(preedit("ni"));
    room.ctx
        .memory_mut(|memory| memory.request_focus(egui::Id::unique("elsewhere")));
    room.run();
    room.state_mut().view.take_focus();
    room.run();
    assert_eq!(room.caret(), before);
    assert_eq!(room.text(), text);
}

#[test]
fn an_empty_commit_keeps_the_selection() {
    let mut room = room_of(sample());
    room.select(body(4, 0), body(4, 6));
    room.send(preedit(""));
    room.send(Event::Ime(ImeEvent::Commit(String::new())));
    assert_eq!(room.selected(), "敢打");
    room.send(preedit("ni"));
    room.send(Event::Ime(ImeEvent::Commit("你".to_owned())));
    assert_eq!(room.line_of(TextPlace::Body(SectionId(4), 0)), "你硬仗。");
}

#[test]
fn a_hint_gives_way_to_a_composition() {
    let mut room = room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(1, SectionKind::Opening, Scheme::None, "", &[""])],
    ));
    room.caret_at(body(1, 0));
    room.send(preedit("ni"));
    let shown = room.state().view.sheet.shown(2).unwrap().text.clone();
    assert_eq!(shown, "ni");
    room.press(Key::Escape);
    assert_eq!(room.state().view.sheet.shown(2).unwrap().text, "在此写正文");
}

#[test]
fn a_composition_between_two_fields_has_a_place() {
    let mut speech = sample();
    let mut line = Inline::from_field(UNIT);
    line.push_field(UNIT);
    let place = TextPlace::Body(SectionId(4), 0);
    let range = ByteIndex(0)..speech.line(place).unwrap().end();
    let edit = Edit::ReplaceText {
        place,
        range,
        with: line,
    };
    edit.apply(&mut speech).unwrap();
    let mut room = room_of(speech);
    room.caret_at(body(4, 3));
    room.send(preedit("ni"));
    let shown = std::sync::Arc::clone(room.state().view.sheet.shown(5).unwrap());
    assert_eq!(shown.text, "二是干劲足。单位ni单位");
    let tiles: String = shown
        .segments
        .iter()
        .map(|segment| &shown.text[segment.range.start.0..segment.range.end.0])
        .collect();
    assert_eq!(tiles, shown.text);
    room.send(Event::Ime(ImeEvent::Commit("和".to_owned())));
    assert!(room.text().ends_with("单位和单位"));
}

#[test]
fn a_composition_leaves_no_letters_where_paragraphs_moved() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    room.send(preedit("ni"));
    let now = room.state().now;
    let add = Action::AddSibling(SectionId(1));
    room.state_mut().session.perform(add, now);
    room.run();
    room.send(preedit(""));
    let view = &room.state().view;
    let shown: Vec<&str> = (0..view.sheet.len())
        .filter_map(|index| Some(view.sheet.shown(index)?.text.as_str()))
        .collect();
    assert!(shown.iter().all(|text| !text.contains("ni")), "{shown:?}");
}
