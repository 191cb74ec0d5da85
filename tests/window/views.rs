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
        let shortcut = command.usual_shortcuts()[0];
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

/// The first part of the middle of the window, or the second: what stands at the left and at the right of the line.
fn middle(desk: &Desk, right: bool) -> egui::Pos2 {
    let outline = desk.app().settings().panes.outline_width;
    let helper = desk.app().settings().panes.helper_width;
    let room = 1440.0 - outline - helper;
    let share = if right { 0.75 } else { 0.25 };
    egui::pos2(outline + room * share, if right { 760.0 } else { 300.0 })
}

#[test]
fn two_places_stand_side_by_side_and_both_are_written_in() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let first = desk.caret();
    desk.keys(CTRL, Key::Backslash);
    desk.write("左");
    let right = middle(&desk, true);
    desk.click_at(right);
    let there = desk.caret();
    assert_ne!(there.place, first.place, "another place of the speech");
    desk.write("右");
    assert_eq!(desk.caret().place, there.place);
    desk.keys(CTRL, Key::F6);
    assert_eq!(desk.caret().place, first.place, "where it was at the left");
    desk.write("又");
    assert!(
        desk.manuscript().contains("左又为的是办三件事"),
        "{}",
        desk.manuscript()
    );
    assert!(desk.line(there.place).contains('右'));
    for _ in 0..3 {
        desk.keys(CTRL, Key::Z);
    }
    assert!(!desk.manuscript().contains('左') && !desk.line(there.place).contains('右'));
}

#[test]
fn beside_a_section_that_stands_alone_another_stays() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.keys(CTRL_SHIFT, Key::I);
    desk.keys(CTRL, Key::Backslash);
    let opening = desk.session().current_section();
    desk.keys(CTRL, Key::F6);
    desk.put_caret_before("对下半年工作提");
    let other = desk.session().current_section();
    assert_ne!(opening, other);
    let left = middle(&desk, false);
    desk.click_at(left);
    assert_eq!(desk.session().current_section(), opening);
    let right = middle(&desk, true);
    desk.click_at(right);
    let tree = &desk.session().speech().sections;
    let there = desk.session().current_section().expect("a section");
    assert!(tree.is_within(there, other.expect("a section")), "{there:?}");
}

#[test]
fn closing_one_side_leaves_the_caret_where_it_is() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::Backslash);
    let right = middle(&desk, true);
    desk.click_at(right);
    let there = desk.caret();
    desk.keys(CTRL, Key::Backslash);
    assert_eq!(desk.caret(), there);
    desk.write("字");
    assert!(desk.line(there.place).contains('字'));
    assert!(!views(&desk).side_by_side);
}

#[test]
fn the_outline_stands_as_cards_in_the_manuscript_s_place_until_one_is_opened() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let before = desk.session().current_section();
    desk.keys(CTRL_SHIFT, Key::G);
    let manuscript = desk.texts().get("manuscript-name").to_owned();
    assert!(!desk.sees(&manuscript));
    desk.write("这些字没有地方放");
    assert!(!desk.manuscript().contains("这些字没有地方放"));
    desk.key(Key::ArrowRight);
    desk.key(Key::ArrowRight);
    let there = desk.session().current_section();
    assert_ne!(there, before);
    let order = desk.session().speech().sections.reading_order();
    let at = |id| {
        order
            .iter()
            .position(|&other| Some(other) == id)
            .expect("a section")
    };
    assert_eq!(at(there), at(before) + 2);
    desk.key(Key::Enter);
    assert!(desk.sees(&manuscript));
    desk.write("写在这里");
    assert!(desk.manuscript().contains("写在这里"));
    assert_eq!(desk.session().current_section(), there);
}

#[test]
fn cards_are_moved_by_the_keys_of_the_outline_and_escape_leaves_them() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let id = desk.session().current_section().expect("a section");
    let index = |desk: &Desk| {
        desk.session()
            .speech()
            .sections
            .place_of(id)
            .map(|(_, index)| index)
    };
    let before = index(&desk);
    desk.keys(CTRL_SHIFT, Key::G);
    desk.keys(crate::desk::ALT_SHIFT, Key::ArrowDown);
    assert_eq!(index(&desk), before.map(|before| before + 1));
    desk.keys(CTRL, Key::Z);
    assert_eq!(index(&desk), before);
    desk.key(Key::Escape);
    assert!(!views(&desk).cards);
    desk.write("字");
    assert!(desk.manuscript().contains("字为的是办三件事"));
}
