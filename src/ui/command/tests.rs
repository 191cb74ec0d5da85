use std::collections::{HashMap, HashSet};

use super::*;
use crate::ui::i18n::{Language, Texts};

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut taken: HashMap<KeyboardShortcut, Command> = HashMap::new();
    for &command in Command::ALL {
        for &shortcut in command.usual_shortcuts() {
            let former = taken.insert(shortcut, command);
            assert_eq!(former, None, "{shortcut:?} of {command:?}");
        }
    }
}

#[test]
fn input_methods_keep_their_shortcuts() {
    let theirs = [
        (CTRL, Key::Space),
        (CTRL_SHIFT, Key::Space),
        (Modifiers::SHIFT, Key::Space),
        (CTRL, Key::Period),
        (CTRL, Key::Semicolon),
        (CTRL_SHIFT, Key::F),
        (CTRL_SHIFT, Key::U),
    ];
    for &command in Command::ALL {
        for shortcut in command.usual_shortcuts() {
            assert!(
                !theirs.contains(&(shortcut.modifiers, shortcut.logical_key)),
                "{command:?} takes {shortcut:?}"
            );
        }
    }
}

#[test]
fn shortcuts_that_writers_know_from_word_are_there() {
    for (modifiers, key, command) in [
        (CTRL, Key::N, Command::New),
        (CTRL, Key::O, Command::Open),
        (CTRL, Key::S, Command::Save),
        (Modifiers::NONE, Key::F12, Command::SaveAs),
        (CTRL, Key::F, Command::Find),
        (CTRL, Key::H, Command::Replace),
        (CTRL, Key::Z, Command::Undo),
        (CTRL, Key::Y, Command::Redo),
        (ALT_SHIFT, Key::ArrowUp, Command::MoveUp),
        (Modifiers::NONE, Key::F1, Command::Help),
    ] {
        assert!(
            command
                .usual_shortcuts()
                .contains(&KeyboardShortcut::new(modifiers, key)),
            "{command:?}"
        );
    }
}

#[test]
fn every_command_has_its_words_in_both_languages() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut seen = HashSet::new();
        for &command in Command::ALL {
            for key in [command.text_key(), command.tooltip_key()] {
                assert_ne!(texts.get(key), key, "{language:?}");
            }
            assert!(
                seen.insert(texts.get(command.text_key())),
                "{command:?} reads like another"
            );
        }
    }
}

#[test]
fn signs_are_shown_as_keyboards_print_them() {
    let ctx = egui::Context::default();
    let shown: Vec<String> = Command::ZoomIn
        .usual_shortcuts()
        .iter()
        .map(|shortcut| shown_shortcut(&ctx, shortcut))
        .collect();
    assert!(shown[0].ends_with("+=") && shown[1].ends_with("++"), "{shown:?}");
}
