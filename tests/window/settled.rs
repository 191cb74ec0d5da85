//! A frame that calls itself settled shows all that follows from what was typed: the host makes no other then.

use egui::{Event, ImeEvent, Key, Modifiers};
use speechwright::ui::command::Command;

use crate::desk::{CTRL, Desk};

fn key(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let pressed = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    vec![pressed(true), pressed(false)]
}

fn text(text: &str) -> Vec<Event> {
    vec![Event::Text(text.to_owned())]
}

fn ime(event: ImeEvent) -> Vec<Event> {
    vec![Event::Ime(event)]
}

/// All that one types.
fn typed() -> Vec<Vec<Event>> {
    let preedit = ImeEvent::Preedit {
        text: "ni hao".to_owned(),
        active_range_chars: None,
    };
    let mut all = vec![
        text("好"),
        text("a"),
        ime(preedit),
        ime(ImeEvent::Commit("你好".to_owned())),
        key(CTRL, Key::Z),
        key(CTRL, Key::Y),
        key(CTRL, Key::Enter),
        text("又一节"),
        key(CTRL, Key::A),
    ];
    for pressed in [
        Key::Backspace,
        Key::Delete,
        Key::Enter,
        Key::ArrowLeft,
        Key::ArrowUp,
        Key::PageDown,
        Key::PageUp,
        Key::Home,
        Key::End,
        Key::Tab,
        Key::Escape,
    ] {
        all.push(key(Modifiers::NONE, pressed));
        all.push(text("字"));
    }
    all
}

fn everything_is_shown_in_the_frame_of(desk: &mut Desk) -> usize {
    let mut settled = 0;
    for events in typed() {
        let (drawn, is_settled) = desk.frame(events.clone());
        if is_settled {
            settled += 1;
            let titles = desk.title();
            let (later, _) = desk.frame([]);
            assert!(
                drawn == later,
                "another frame draws something else after {events:?}"
            );
            assert_eq!(desk.title(), titles, "the title comes late after {events:?}");
        }
        desk.settle();
    }
    settled
}

#[test]
fn what_is_typed_into_a_body_shows_everywhere_in_its_own_frame() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let settled = everything_is_shown_in_the_frame_of(&mut desk);
    assert!(settled > typed().len() / 2, "only {settled} frames are settled");
}

#[test]
fn what_is_typed_into_a_title_or_heading_shows_everywhere_in_its_own_frame() {
    for place in ["上的讲话", "对下半年工作提"] {
        let mut desk = Desk::with_review();
        desk.put_caret_before(place);
        let settled = everything_is_shown_in_the_frame_of(&mut desk);
        assert!(settled > typed().len() / 2, "only {settled} frames are settled");
    }
}

#[test]
fn what_is_typed_elsewhere_is_not_called_settled() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    assert!(desk.frame(text("好")).1);
    assert!(!desk.frame(key(Modifiers::NONE, Key::F10)).1, "the menus take it");
    desk.settle();
    assert!(!desk.frame(text("好")).1);
}

#[test]
fn what_is_typed_shows_in_its_own_frame_however_the_speech_is_seen() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    for command in [
        Command::FocusSentence,
        Command::Typewriter,
        Command::OneSection,
        Command::SideBySide,
    ] {
        let shortcut = command.usual_shortcuts()[0];
        desk.keys(shortcut.modifiers, shortcut.logical_key);
    }
    let settled = everything_is_shown_in_the_frame_of(&mut desk);
    assert!(settled > typed().len() / 2, "only {settled} frames are settled");
}
