//! What the middle button pastes.

use egui::OutputCommand;
use egui::os::OperatingSystem;

use super::*;

fn settled(room: &Room) -> Vec<String> {
    let commands = room.output().platform_output.commands.iter();
    commands
        .filter_map(|command| match command {
            OutputCommand::TextSelectionSettled(text) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

#[test]
fn what_is_selected_is_told_once() {
    let mut room = room_of(sample());
    room.ctx.set_os(OperatingSystem::Nix);
    room.caret_at(body(4, 0));
    let key = pressed(Modifiers::SHIFT, Key::ArrowRight);
    room.input_mut().events.push(key);
    let mut told = Vec::new();
    for _ in 0..6 {
        room.step();
        told.extend(settled(&room));
    }
    assert_eq!(told, ["敢"]);
}

#[test]
fn a_blank_that_tab_went_to_is_not_told() {
    let mut room = room_of(sample());
    room.ctx.set_os(OperatingSystem::Nix);
    room.caret_at(body(1, 0));
    let key = pressed(Modifiers::NONE, Key::Tab);
    room.input_mut().events.push(key);
    for _ in 0..6 {
        room.step();
        assert!(settled(&room).iter().all(|text| !text.contains("〔单位〕")));
    }
    assert_eq!(room.selected(), "〔单位〕");
}

#[test]
fn the_middle_button_pastes_where_it_is_pressed() {
    let mut room = room_of(sample());
    let pos = room.within(body(4, 6));
    room.caret_at(body(1, 0));
    room.event(Event::PointerMoved(pos));
    room.send(Event::MiddleClickPaste {
        pos,
        text: "甲".to_owned(),
    });
    assert_eq!(room.head(), body(4, 6));
    let paste = room.state_mut().output.paste.take().unwrap();
    assert_eq!((paste.text.as_str(), paste.plain), ("甲", false));
}
