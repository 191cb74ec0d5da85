//! Scrolling: the view stands still while heights above it become known, and follows the caret.

use super::*;

fn long_speech() -> Speech {
    let paragraph = "全馆同志把“马上查”落到实处，接待群众三千二百人次。".repeat(12);
    let lines: Vec<&str> = (0..40).map(|_| paragraph.as_str()).collect();
    let part = |id| section(id, SectionKind::Opening, Scheme::None, "", &lines);
    speech_of(Language::Chinese, "题", (1..=5).map(part).collect())
}

/// A speech of which every height is guessed wrong.
fn uneven_speech() -> Speech {
    let paragraph = "WWMW MWMW ".repeat(40);
    let lines: Vec<&str> = (0..5).map(|_| paragraph.as_str()).collect();
    let part = |id| section(id, SectionKind::Opening, Scheme::None, "", &lines);
    speech_of(Language::Chinese, "题", (1..=1).map(part).collect())
}

fn in_paragraph(id: u32, paragraph: usize) -> TextPosition {
    TextPosition::new(TextPlace::Body(SectionId(id), paragraph), ByteIndex(0))
}

#[test]
fn only_what_is_near_the_view_is_laid_out() {
    let room = room_of(long_speech());
    let sheet = &room.state().view.sheet;
    let known = (0..sheet.len())
        .filter(|&index| sheet.known_layout(index).is_some())
        .count();
    assert!(known < 12, "{known} of {}", sheet.len());
}

#[test]
fn the_view_does_not_jump_when_heights_above_are_corrected() {
    let mut room = room_of(long_speech());
    room.caret_at(in_paragraph(3, 20));
    room.state_mut().view.reveal();
    room.run();
    let before = room.caret();
    assert!(
        (before.top() - 200.0).abs() < 40.0,
        "in the upper third: {before}"
    );
    let sheet = &mut room.state_mut().view.sheet;
    let top = sheet.visible().start;
    assert!(top > 80);
    room.send(Event::PointerMoved(pos2(400.0, 300.0)));
    room.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, 300.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    room.run();
    let after = room.caret();
    let moved = after.top() - before.top();
    assert!((moved - 300.0).abs() < 2.0, "{moved}");
}

#[test]
fn the_caret_is_kept_in_view() {
    let mut room = room_of(long_speech());
    room.press_with(Modifiers::COMMAND, Key::End);
    let rect = room.caret();
    assert!(rect.top() > 0.0 && rect.bottom() < 600.0, "{rect}");
    room.write("完");
    room.press_with(Modifiers::COMMAND, Key::Home);
    assert!(room.caret().top() > 0.0);
}

#[test]
fn page_keys_move_view_and_caret() {
    let mut room = room_of(long_speech());
    room.caret_at(in_paragraph(1, 0));
    let mut last = room.head();
    for _ in 0..3 {
        room.press(Key::PageDown);
        let order = |position| room.state().session.manuscript().order_key(position);
        assert!(order(room.head()) > order(last));
        last = room.head();
        let rect = room.caret();
        assert!(rect.top() >= 0.0 && rect.bottom() <= 600.0, "{rect}");
    }
    for _ in 0..4 {
        room.press(Key::PageUp);
    }
    assert_eq!(room.head().place, TextPlace::Title);
}

#[test]
fn zooming_keeps_the_rows_as_long_as_they_fit() {
    let mut room = room_of(long_speech());
    let rows = |room: &Room| room.state().view.sheet.known_layout(2).unwrap().rows.clone();
    let before: Vec<usize> = rows(&room).iter().map(|row| row.end).collect();
    room.state_mut().zoom = 0.8;
    room.run();
    let smaller: Vec<usize> = rows(&room).iter().map(|row| row.end).collect();
    assert_eq!(before, smaller);
    room.set_size(vec2(420.0, 600.0));
    room.run();
    let narrow = rows(&room);
    assert!(narrow.len() > before.len());
    let widest = narrow.iter().map(|row| row.width).fold(0.0, f32::max);
    assert!(widest <= 420.0 - 40.0, "{widest}");
}

#[test]
fn nothing_is_drawn_again_while_nothing_happens() {
    let mut room = room_with(sample(), false);
    room.run_steps(60 * 11);
    let delay = room.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, Duration::MAX);
}

#[test]
fn an_edit_above_the_view_leaves_it_where_it_is() {
    let mut room = room_of(long_speech());
    room.caret_at(in_paragraph(3, 20));
    room.state_mut().view.reveal();
    room.run();
    let before = room.caret();
    let session = &mut room.state_mut().session;
    session.perform(Action::DuplicateSection(SectionId(1)), Duration::ZERO);
    session.perform(
        Action::Select(Selection::caret(in_paragraph(3, 20))),
        Duration::ZERO,
    );
    room.run();
    assert!((room.caret().top() - before.top()).abs() < 1.0);
}

#[test]
fn the_caret_is_in_view_even_where_heights_were_guessed_wrong() {
    for reduced_motion in [true, false] {
        for reveals in [true, false] {
            let mut room = room_with(uneven_speech(), reduced_motion);
            room.run_steps(30);
            if reveals {
                let place = Selection::caret(in_paragraph(1, 4));
                let session = &mut room.state_mut().session;
                session.perform(Action::Select(place), Duration::ZERO);
                room.state_mut().view.reveal();
            } else {
                room.key_press_modifiers(Modifiers::COMMAND, Key::End);
            }
            room.run_steps(60);
            let output = room.output().platform_output.ime.as_ref();
            let rect = output.unwrap().cursor_rect;
            assert!(rect.top() >= 0.0 && rect.bottom() <= 600.0, "{rect}");
        }
    }
}

/// A long speech whose title and last paragraph hold the same field.
fn held_at_both_ends() -> Room {
    let paragraph = "全馆同志落到实处。".repeat(20);
    let lines: Vec<&str> = (0..30).map(|_| paragraph.as_str()).collect();
    let mut last = section(1, SectionKind::Opening, Scheme::None, "", &lines);
    last.body.push(Inline::from_field(UNIT));
    let mut speech = speech_of(Language::Chinese, "在", vec![last]);
    speech.information.title.push_field(UNIT);
    room_of(speech)
}

#[test]
fn a_field_at_both_ends_is_no_other_speech() {
    let mut room = held_at_both_ends();
    room.state_mut().view.sheet.scroll_by(900.0);
    room.run();
    room.state_mut().hold = true;
    room.write("乙");
    let before = room.state().view.sheet.scrolled();
    let now = room.state().now;
    let fill = Action::FillField {
        field: UNIT,
        value: "馆里".to_owned(),
    };
    room.state_mut().session.perform(fill, now);
    room.run();
    let after = room.state().view.sheet.scrolled();
    assert!((before - after).abs() < 1.0, "the view stays: {before} {after}");
    room.state_mut().hold = false;
    room.run();
    assert!(room.text().contains('乙'), "what waits stays");
}
