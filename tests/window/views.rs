//! Ways of seeing: every one is a command, all are remembered, and the way back is on the screen.

use egui::{Key, Modifiers, ViewportCommand};
use speechwright::store::{FocusScope, InterfaceLanguage, Views};
use speechwright::ui::command::Command;

use crate::desk::{CTRL, CTRL_SHIFT, Desk};

fn views(desk: &Desk) -> Views {
    desk.app().settings().views
}

#[test]
fn views_are_switched_by_keys_and_menus_and_remembered() {
    let mut desk = Desk::with_review();
    for command in [
        Command::FocusParagraph,
        Command::Typewriter,
        Command::OneSection,
        Command::FullScreen,
    ] {
        let shortcut = command.shortcuts()[0];
        desk.keys(shortcut.modifiers, shortcut.logical_key);
    }
    let all = views(&desk);
    assert_eq!(all.focus, Some(FocusScope::Paragraph));
    assert!(all.typewriter && all.one_section && all.full_screen);
    let folder = desk.into_folder();
    let mut desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1440.0, 900.0], None);
    assert_eq!(views(&desk), all);
    desk.key(Key::F11);
    assert!(!views(&desk).full_screen);
}

#[test]
fn one_focus_takes_the_place_of_another_and_the_same_once_more_ends_it() {
    let mut desk = Desk::with_review();
    desk.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(views(&desk).focus, Some(FocusScope::Sentence));
    let (view, focus) = (
        desk.texts().get("menu-view").to_owned(),
        desk.texts().get("menu-focus").to_owned(),
    );
    let section = desk.texts().get("command-focus-section").to_owned();
    for expected in [Some(FocusScope::Section), None] {
        desk.press(&view);
        desk.press_starting_with(&focus);
        desk.press_starting_with(&section);
        assert_eq!(views(&desk).focus, expected);
    }
}

#[test]
fn the_window_is_brought_to_the_whole_screen_and_back() {
    let mut desk = Desk::start();
    desk.key(Key::F11);
    desk.key(Key::F11);
    let asked: Vec<&ViewportCommand> = desk
        .asked
        .iter()
        .filter(|command| matches!(command, ViewportCommand::Fullscreen(_)))
        .collect();
    assert_eq!(
        asked,
        [
            &ViewportCommand::Fullscreen(true),
            &ViewportCommand::Fullscreen(false)
        ]
    );
}

#[test]
fn a_section_alone_is_named_and_the_whole_is_one_click_away() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = Desk::with_review();
        desk.put_caret_before("为的是办三件事");
        if language == InterfaceLanguage::English {
            desk.choose("menu-view", "command-one-section");
        } else {
            desk.keys(CTRL_SHIFT, Key::I);
        }
        let whole = desk.texts().get("views-whole").to_owned();
        let section = desk.session().current_section().expect("a section");
        let name = desk.session().speech().outline_name(section);
        let words = desk.texts().with("views-only", &[("name", name.into())]);
        assert!(desk.sees(&words), "{words}");
        desk.press_starting_with(&whole);
        assert!(!views(&desk).one_section);
        assert!(!desk.sees(&words));
    }
}

#[test]
fn selecting_all_from_the_menu_takes_only_what_is_shown() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.keys(CTRL_SHIFT, Key::I);
    let before = desk.session().speech().sections.len();
    desk.choose("menu-edit", "command-select-all");
    desk.write("新写的。");
    assert_eq!(desk.session().speech().sections.len(), before);
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("为的是办三件事"));
}
