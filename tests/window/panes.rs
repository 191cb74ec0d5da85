//! The window by keyboard, and for those who cannot see it: F6 goes from pane to pane, Tab goes on within one in reading
//! order, what has the keyboard shows it, and everything that can be used has a name.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect};
use speechwright::store::InterfaceLanguage;
use speechwright::ui::command::Command;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

/// What has the keyboard, by its name; the outline's list tells of the row that its keys act on.
fn named(desk: &Desk) -> String {
    match desk.focused() {
        Some((Role::TreeItem, ..)) => desk.texts().get("outline-title").to_owned(),
        Some((_, name, _)) => name,
        None => String::new(),
    }
}

fn words(desk: &Desk, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| desk.texts().get(key).to_owned()).collect()
}

#[test]
fn f6_goes_from_pane_to_pane_and_back() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let [text, helper, outline, find] = &words(
        &desk,
        &["manuscript-name", "helper-guide", "outline-title", "find-sought"],
    )[..] else {
        panic!("four panes");
    };
    for pane in [helper, outline, text] {
        desk.key(Key::F6);
        assert_eq!(named(&desk), *pane);
    }
    desk.keys(CTRL, Key::F);
    assert_eq!(named(&desk), *find);
    for pane in [outline, helper, text, find] {
        desk.keys(Modifiers::SHIFT, Key::F6);
        assert_eq!(named(&desk), *pane);
    }
    desk.key(Key::F6);
    desk.write("字");
    assert!(desk.manuscript().contains("字为的是办三件事"));
}

#[test]
fn f6_goes_on_from_within_a_pane_and_passes_over_what_is_hidden() {
    let mut desk = Desk::with_review();
    let text = desk.texts().get("manuscript-name").to_owned();
    desk.key(Key::F6);
    for _ in 0..6 {
        desk.key(Key::Tab);
    }
    desk.keys(Modifiers::SHIFT, Key::F6);
    assert_eq!(named(&desk), text);
    desk.give(Command::Helper);
    desk.key(Key::F6);
    assert_eq!(named(&desk), desk.texts().get("outline-title"));
    desk.give(Command::Outline);
    desk.key(Key::F6);
    desk.key(Key::F6);
    assert_eq!(named(&desk), text);
}

#[test]
fn tab_goes_through_the_helper_as_it_is_read_and_shows_where_it_is() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = Desk::open_in(&review(), language, [1440.0, 900.0]);
        desk.put_caret_before("为的是办三件事");
        desk.key(Key::F6);
        let mut before = desk.focused().expect("the page's name").2;
        let mut drawn = desk.frame([]).0;
        for step in 0..14 {
            desk.key(Key::Tab);
            let (role, name, place) = desk.focused().expect("something has the keyboard");
            if place.right() < 1100.0 {
                // On the way round again.
                assert!(step > 8, "only {step} stops");
                break;
            }
            assert!(!name.is_empty(), "{role:?} at {place:?}");
            assert!(
                place.top() > 60.0 && place.bottom() < 900.0,
                "{name} is out of sight: {place:?}"
            );
            let now = desk.frame([]).0;
            assert!(now != drawn, "{name} does not show that it has the keyboard");
            let goes_on = place.top() > before.top() - 1.0 || place.left() > before.left();
            assert!(goes_on, "{name} at {place:?} comes behind {before:?}");
            (before, drawn) = (place, now);
        }
    }
}

#[test]
fn everything_that_can_be_used_has_a_name_and_a_role() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = Desk::with(language, [1440.0, 900.0], None);
        assert_eq!(desk.nameless(), Vec::<String>::new(), "on the start page");
        drop(desk);
        for page in [
            "helper-guide",
            "helper-fields",
            "helper-checklist",
            "helper-information",
        ] {
            desk = Desk::open_in(&review(), language, [1440.0, 900.0]);
            desk.put_caret_behind("提五点");
            let page = desk.texts().get(page).to_owned();
            desk.press(&page);
            assert_eq!(desk.nameless(), Vec::<String>::new(), "on the page {page}");
            for menu in ["file", "edit", "section", "view", "template", "help"] {
                let menu = desk.texts().get(&format!("menu-{menu}")).to_owned();
                desk.press(&menu);
                assert_eq!(desk.nameless(), Vec::<String>::new(), "in the menu {menu}");
                desk.key(Key::Escape);
            }
        }
    }
}

#[test]
fn everything_in_bars_views_and_dialogs_has_a_name_and_a_role() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        for command in [
            Command::Find,
            Command::Replace,
            Command::Cards,
            Command::SideBySide,
            Command::OneSection,
            Command::Siblings,
            Command::FindCommand,
            Command::Shortcuts,
            Command::InsertField,
            Command::ExportText,
            Command::Gallery,
            Command::RenameSection,
        ] {
            let mut desk = Desk::open_in(&review(), language, [1440.0, 900.0]);
            desk.put_caret_before("为的是办三件事");
            if command == Command::Siblings {
                desk.put_caret_before("要当好攻坚克难的突击手");
            }
            if command.usual_shortcuts().is_empty() {
                continue;
            }
            desk.give(command);
            assert_eq!(desk.nameless(), Vec::<String>::new(), "after {command:?}");
        }
        for (menu, command) in [
            ("menu-section", "command-fit-time"),
            ("menu-file", "command-former-versions"),
            ("menu-file", "command-safety"),
            ("menu-template", "command-save-as-template"),
            ("menu-help", "command-about"),
        ] {
            let mut desk = Desk::open_in(&review(), language, [1440.0, 900.0]);
            desk.choose(menu, command);
            assert_eq!(desk.nameless(), Vec::<String>::new(), "after {command}");
        }
    }
}

/// Gives a command by its name, through the palette.
fn find(desk: &mut Desk, command: &str) {
    desk.keys(CTRL_SHIFT, Key::P);
    if command != "command-palette" {
        let name = desk.texts().get(command).to_owned();
        desk.write(&name);
        desk.key(Key::Enter);
    }
}

#[test]
fn a_menu_that_is_higher_than_the_window_scrolls_to_what_has_the_keyboard() {
    let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, [640.0, 360.0]);
    let window = Rect::from_min_size(Pos2::ZERO, [640.0, 360.0].into());
    let menu = desk.texts().get("menu-view").to_owned();
    desk.press(&menu);
    let mut seen = Vec::new();
    for _ in 0..24 {
        desk.key(Key::Tab);
        let (_, name, place) = desk.focused().expect("something has the keyboard");
        assert!(window.contains_rect(place), "{name} is out of sight: {place:?}");
        seen.push(name);
    }
    let last = desk.texts().get("menu-language");
    assert!(seen.iter().any(|name| name.contains(last)), "{seen:?}");
}

/// The window at 80, 100, 150, 200 and 300 % of a screen of 1920 × 1080, in points.
const SCALED: [[f32; 2]; 5] = [
    [2400.0, 1350.0],
    [1920.0, 1080.0],
    [1280.0, 720.0],
    [960.0, 540.0],
    [640.0, 360.0],
];

#[test]
fn at_every_scale_of_the_interface_dialogs_can_be_answered_and_the_text_is_seen() {
    let commands = [
        "command-palette",
        "command-insert-field",
        "command-export-text",
        "command-former-versions",
        "command-safety",
        "command-fit-time",
        "command-shortcuts",
        "command-gallery",
        "command-about",
    ];
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        for size in SCALED {
            let window = Rect::from_min_size(Pos2::ZERO, size.into());
            let mut desk = Desk::open_in(&review(), language, size);
            let text = desk.texts().get("manuscript-name").to_owned();
            let paper = desk.place_of(&text);
            assert!(
                window.contains_rect(paper) && paper.width() > 300.0 && paper.height() > 150.0,
                "{size:?}: {paper:?}"
            );
            let mut bad = Vec::new();
            for command in commands {
                find(&mut desk, command);
                let answers = desk.answers();
                assert!(!answers.is_empty(), "{command} at {size:?} has answers");
                for (role, name, place) in answers {
                    if !window.contains_rect(place) {
                        bad.push(format!("{command}: {role:?} {name} {place:?}"));
                    }
                }
                desk.key(Key::Escape);
                desk.key(Key::Escape);
            }
            assert_eq!(bad, Vec::<String>::new(), "in a window of {size:?}");
        }
    }
}

#[test]
fn the_window_and_its_dialogs_are_called_by_their_names() {
    let mut desk = Desk::with_review();
    assert_eq!(desk.told_name().as_deref(), Some("draft — 讲稿工坊"));
    desk.put_caret_before("为的是办三件事");
    desk.write("甲");
    assert_eq!(
        desk.told_name().as_deref(),
        Some("draft — 讲稿工坊"),
        "a letter is no news of the window's name"
    );
    assert!(desk.told_dialogs().is_empty());
    desk.give(Command::FindCommand);
    assert_eq!(desk.told_dialogs(), ["命令面板"]);
    desk.key(Key::Escape);
    desk.give(Command::ExportText);
    assert_eq!(desk.told_dialogs(), ["导出文本"]);
}
