//! Clicks and drags.

use super::*;

#[test]
fn a_click_puts_the_caret_at_the_nearest_edge() {
    let mut room = room_of(sample());
    let at = room.within(body(4, 6));
    room.click(at, 1);
    assert_eq!(room.head(), body(4, 6));
    room.click(at + vec2(9.0, 0.0), 1);
    assert_eq!(room.head(), body(4, 9));
}

#[test]
fn a_click_on_a_label_goes_to_the_heading() {
    let mut room = room_of(sample());
    let at = room.within(heading(3, 0));
    room.click(at - vec2(30.0, 0.0), 1);
    assert_eq!(room.head(), heading(3, 0));
}

#[test]
fn a_click_on_a_chip_selects_it_whole() {
    let mut room = room_of(sample());
    let at = room.within(body(2, 9)) + vec2(10.0, 0.0);
    room.click(at, 1);
    assert_eq!(room.selected(), "〔单位〕");
    room.run_steps(60);
    room.click(at, 2);
    room.write("馆");
    room.press(Key::Enter);
    assert_eq!(
        room.state().session.speech().field_value(UNIT).as_deref(),
        Some("馆")
    );
}

#[test]
fn double_and_triple_clicks_select_word_and_paragraph() {
    let mut room = room_of(sample());
    let at = room.within(body(2, 24));
    room.click(at, 2);
    assert_eq!(room.selected(), "任务");
    room.state_mut().now += Duration::from_secs(5);
    room.run_steps(60);
    room.click(at, 3);
    assert_eq!(room.selected(), "今天在〔单位〕开会，任务有三项。");
}

#[test]
fn shift_click_and_drag_extend_over_sections() {
    let mut room = room_of(sample());
    let from = room.within(body(3, 0));
    let to = room.within(body(4, 6));
    room.click(from, 1);
    room.click_with(Modifiers::SHIFT, to);
    assert_eq!(room.state().session.selected_range(), (body(3, 0), body(4, 6)));
    room.click(from, 1);
    room.drag_at(from);
    room.step();
    room.hover_at(to);
    room.step();
    room.drop_at(to);
    room.run();
    assert_eq!(room.state().session.selected_range(), (body(3, 0), body(4, 6)));
}

#[test]
fn a_double_click_on_a_label_offers_the_schemes() {
    let mut room = room_of(sample());
    let at = room.within(heading(3, 0)) - vec2(30.0, 0.0);
    room.click(at, 2);
    room.get_by_label("（一）（二）（三）").click();
    room.run();
    assert!(room.text().contains("（一）站位高") && room.text().contains("（二）干劲足"));
}

#[test]
fn a_connective_is_edited_in_place() {
    let mut room = room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(
            1,
            SectionKind::Part,
            Scheme::Connective("首先".to_owned()),
            "谈印象",
            &["好。"],
        )],
    ));
    let at = room.within(heading(1, 0)) - vec2(30.0, 0.0);
    room.click(at, 2);
    room.press_with(Modifiers::COMMAND, Key::A);
    room.write("下面");
    room.press(Key::Enter);
    assert!(room.text().contains("下面，谈印象"), "{}", room.text());
}

#[test]
fn a_right_click_keeps_the_selection_it_hits() {
    let mut room = room_of(sample());
    let at = room.within(body(4, 3));
    room.select(body(4, 0), body(4, 6));
    room.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        room.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        room.step();
    }
    room.run();
    assert_eq!(room.selected(), "敢打");
    room.get_by_label_contains("将所选设为字段").click();
    room.run();
    let requests = std::mem::take(&mut room.state_mut().output.requests);
    let wanted = crate::ui::request::Request::Command(crate::ui::command::Command::MakeField);
    assert_eq!(requests, [wanted]);
}
