//! Ways of seeing: what is dimmed, where the caret's row stays, and one section only.

use egui::Shape;
use egui::epaint::ClippedShape;

use super::*;
use crate::store::FocusScope;
use crate::ui::manuscript::focus::FADE;

fn room_seen(views: Views) -> Room {
    let mut room = room_of(sample());
    see(&mut room, views);
    room
}

fn see(room: &mut Room, views: Views) {
    room.state_mut().views = views;
    room.run();
}

fn alone() -> Views {
    Views {
        one_section: true,
        ..Views::default()
    }
}

/// The texts on the paper with how much of its colour each keeps, and the width of what is drawn of it.
fn drawn(room: &Room) -> Vec<(String, f32, f32)> {
    let texts = |clipped: &ClippedShape| match &clipped.shape {
        Shape::Text(text) => {
            let row = text.galley.rect.translate(text.pos.to_vec2());
            let width = row.intersect(clipped.clip_rect).width();
            Some((text.galley.text().to_owned(), text.opacity_factor, width))
        }
        _ => None,
    };
    room.output().shapes.iter().filter_map(texts).collect()
}

fn bright(room: &Room) -> String {
    let shown = drawn(room);
    let bright = shown
        .iter()
        .filter(|(_, opacity, width)| *opacity > 0.99 && *width > 1.0);
    bright.map(|(text, _, _)| text.as_str()).collect()
}

fn focus(scope: FocusScope) -> Views {
    Views {
        focus: Some(scope),
        ..Views::default()
    }
}

#[test]
fn all_but_the_caret_s_paragraph_is_dimmed() {
    let mut room = room_seen(focus(FocusScope::Paragraph));
    room.caret_at(body(4, 3));
    assert_eq!(bright(&room), "二是干劲足。敢打硬仗。");
    let dimmed = drawn(&room)
        .iter()
        .filter(|(_, opacity, _)| *opacity == FADE)
        .count();
    assert_eq!(
        dimmed, 5,
        "title, byline, salutation, opening and the other impression"
    );
    room.select(body(3, 0), body(4, 3));
    assert_eq!(bright(&room), "一是站位高。站位很高。二是干劲足。敢打硬仗。");
    see(&mut room, Views::default());
    assert!(drawn(&room).iter().all(|(_, opacity, _)| *opacity > 0.99));
}

#[test]
fn within_a_row_only_the_caret_s_sentence_is_bright() {
    let mut room = room_seen(focus(FocusScope::Sentence));
    room.caret_at(body(4, 3));
    let row: Vec<(f32, f32)> = drawn(&room)
        .into_iter()
        .filter(|(text, _, _)| text == "二是干劲足。敢打硬仗。")
        .map(|(_, opacity, width)| (opacity, width))
        .collect();
    let [(before, label), (own, sentence), (_, rest)] = row[..] else {
        panic!("three parts: {row:?}");
    };
    assert_eq!((before, own), (FADE, 1.0));
    assert!((label - 6.0 * 18.0).abs() < 3.0 && (sentence - 5.0 * 18.0).abs() < 3.0);
    assert!(rest <= 0.0);
}

#[test]
fn a_section_in_focus_is_bright_without_the_others() {
    let mut room = room_of(sample());
    room.caret_at(body(2, 0));
    room.press_with(Modifiers::COMMAND, Key::End);
    room.caret_at(body(2, 0));
    room.write("第一段。");
    room.press(Key::Enter);
    see(&mut room, focus(FocusScope::Section));
    assert_eq!(bright(&room), "第一段。今天在单位开会，任务有三项。");
    room.press_with(Modifiers::COMMAND, Key::Home);
    assert_eq!(bright(&room), "总结会上的讲话讲话人", "title and byline are one");
}

#[test]
fn the_caret_s_row_stays_at_one_height_from_the_first_row_to_the_last() {
    let mut room = room_seen(Views {
        typewriter: true,
        ..Views::default()
    });
    room.caret_at(body(4, 0));
    room.write("好");
    let height = room.caret().top();
    assert!((200.0..300.0).contains(&height), "{height}");
    for _ in 0..30 {
        room.press(Key::Enter);
        room.write("又一段");
        assert!((room.caret().top() - height).abs() < 1.5);
    }
    room.press_with(Modifiers::COMMAND, Key::Home);
    room.write("题");
    assert!(
        (room.caret().center().y - height).abs() < 30.0,
        "also in the title"
    );
    see(&mut room, Views::default());
    room.write("题");
    assert!(room.caret().top() < 200.0, "the sheet ends where it ends again");
}

#[test]
fn only_the_caret_s_section_is_shown_and_it_is_out_of_nobody_s_reach() {
    let mut room = room_seen(alone());
    assert!(bright(&room).contains("干劲足"), "in the title all is shown");
    room.caret_at(body(3, 0));
    assert_eq!(bright(&room), "一是站位高。站位很高。");
    let text = room.text();
    for (modifiers, key) in [
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::COMMAND, Key::End),
        (Modifiers::NONE, Key::ArrowRight),
        (Modifiers::COMMAND, Key::ArrowDown),
        (Modifiers::NONE, Key::PageDown),
        (Modifiers::NONE, Key::Delete),
    ] {
        room.press_with(modifiers, key);
    }
    assert_eq!(room.head(), body(3, "站位很高。".len()));
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::Home),
        (Modifiers::NONE, Key::ArrowLeft),
        (Modifiers::NONE, Key::ArrowUp),
        (Modifiers::COMMAND, Key::ArrowUp),
        (Modifiers::NONE, Key::PageUp),
        (Modifiers::NONE, Key::Backspace),
    ] {
        room.press_with(modifiers, key);
    }
    assert_eq!(room.head(), heading(3, 0));
    assert_eq!(room.text(), text, "nothing unseen was deleted");
    room.press_with(Modifiers::COMMAND, Key::A);
    room.write("新");
    assert!(room.text().contains("同志们：") && room.text().contains("敢打硬仗。"));
    assert!(!room.text().contains("站位很高"));
}

#[test]
fn whoever_goes_elsewhere_sees_the_section_there_and_going_back_shows_all() {
    let mut room = room_seen(alone());
    room.caret_at(body(3, 0));
    room.caret_at(body(4, 0));
    assert_eq!(bright(&room), "二是干劲足。敢打硬仗。");
    let state = room.state();
    assert_eq!(state.view.alone(), Some(SectionId(4)));
    see(&mut room, Views::default());
    assert!(bright(&room).contains("总结会上的讲话") && bright(&room).contains("站位高"));
}

#[test]
fn what_stands_under_the_section_is_shown_with_it() {
    let mut speech = sample();
    let child = section(5, SectionKind::Custom, Scheme::None, "下级", &["里面。"]);
    let insert = Edit::InsertSection {
        parent: Some(SectionId(3)),
        index: 0,
        subtree: Box::new(Subtree::leaf(child)),
    };
    insert.apply(&mut speech).unwrap();
    let mut room = room_of(speech);
    see(&mut room, alone());
    room.caret_at(body(3, 0));
    assert!(bright(&room).ends_with("里面。"), "{}", bright(&room));
    room.press_with(Modifiers::COMMAND, Key::End);
    assert_eq!(room.head().place, TextPlace::Body(SectionId(5), 0));
    assert!(
        bright(&room).starts_with("一是站位高"),
        "it does not narrow by itself"
    );
}
