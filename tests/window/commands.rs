//! The menus: every command does something, in both languages; and what is chosen is remembered.

use egui::{Key, Modifiers};
use speechwright::store::{InterfaceLanguage, built_in};
use speechwright::ui::command::Command;
use speechwright::ui::i18n::{Language, Texts};
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

const LANGUAGES: [InterfaceLanguage; 2] = [InterfaceLanguage::Chinese, InterfaceLanguage::English];

#[test]
fn the_language_is_switched_live_and_remembered() {
    let mut desk = Desk::with_review();
    let language = desk.texts().get("menu-language").to_owned();
    let view = desk.texts().get("menu-view").to_owned();
    desk.press(&view);
    desk.press_starting_with(&language);
    desk.press("English");
    assert_eq!(desk.texts().language(), Language::English);
    assert!(desk.sees("Outline"));
    let folder = desk.into_folder();
    let desk = Desk::in_folder(folder, InterfaceLanguage::System, [1280.0, 720.0], None);
    assert_eq!(desk.texts().language(), Language::English);
}

#[test]
fn the_theme_follows_the_desktop_until_one_is_chosen() {
    let mut desk = Desk::with_review();
    assert!(!desk.is_dark());
    desk.around.borrow_mut().wishes.theme = Some(egui::Theme::Dark);
    desk.settle();
    assert!(desk.is_dark());
    let light = desk.texts().get("command-theme-light").to_owned();
    let (view, theme) = (
        desk.texts().get("menu-view").to_owned(),
        desk.texts().get("menu-theme").to_owned(),
    );
    desk.press(&view);
    desk.press_starting_with(&theme);
    desk.press(&light);
    assert!(!desk.is_dark());
}

#[test]
fn zoom_changes_the_paper_and_control_zero_brings_it_back() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::Plus);
    desk.keys(CTRL, Key::Plus);
    assert!((desk.app().settings().zoom - 1.2).abs() < 0.001);
    assert!(desk.sees("120%"));
    desk.keys(CTRL, Key::Minus);
    desk.keys(CTRL, Key::Num0);
    assert!((desk.app().settings().zoom - 1.0).abs() < 0.001);
}

#[test]
fn panes_are_shown_and_hidden_and_become_drawers_in_a_narrow_window() {
    for size in [[1440.0, 900.0], [1280.0, 720.0], [900.0, 700.0]] {
        let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, size);
        let guide = desk.texts().get("helper-guide").to_owned();
        let shown = desk.sees(&guide);
        assert_eq!(shown, size[0] >= 1440.0);
        desk.keys(CTRL_SHIFT, Key::H);
        assert_eq!(desk.sees(&guide), !shown);
        let filter = desk.texts().get("outline-filter").to_owned();
        let outline = desk.sees(&filter);
        assert_eq!(outline, size[0] >= 1000.0);
        desk.keys(CTRL_SHIFT, Key::O);
        assert_eq!(desk.sees(&filter), !outline);
    }
}

#[test]
fn help_shows_shortcuts_commands_and_what_the_program_is() {
    for language in LANGUAGES {
        let mut desk = Desk::open_in(&review(), language, [1280.0, 720.0]);
        for (command, title) in [
            ("command-shortcuts", "dialog-shortcuts-title"),
            ("command-palette", "palette-label"),
            ("command-about", "dialog-about-text"),
        ] {
            desk.choose("menu-help", command);
            let title = desk.texts().get(title).to_owned();
            assert!(desk.sees(&title), "{title}");
            desk.key(Key::Escape);
            assert!(!desk.sees(&title), "{title} goes with Escape");
        }
    }
}

#[test]
fn a_command_is_found_by_its_name_and_carried_out() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL_SHIFT, Key::P);
    desk.write("深色");
    desk.key(Key::Enter);
    assert!(desk.is_dark());
}

#[test]
fn the_palette_leads_to_sections_fields_and_templates_by_pinyin_and_its_first_letters() {
    let mut desk = Desk::with_review();
    for sought in ["敢碰硬", "ganpengy", "gpy"] {
        desk.put_caret_before("同志们");
        desk.keys(CTRL_SHIFT, Key::P);
        desk.write(sought);
        desk.key(Key::Enter);
        desk.write("好");
        assert!(
            desk.manuscript().contains("好敢碰硬"),
            "{sought}: {}",
            desk.manuscript()
        );
        desk.keys(CTRL, Key::Z);
    }
    desk.keys(CTRL_SHIFT, Key::P);
    desk.write("banjieshixian");
    desk.key(Key::Enter);
    desk.write("11月30日");
    desk.key(Key::Enter);
    assert!(desk.manuscript().contains("11月30日"), "the field was asked for");
    desk.keys(CTRL, Key::S);
    let template = built_in("symposium").expect("a template").name;
    desk.keys(CTRL_SHIFT, Key::P);
    desk.write(&template);
    desk.key(Key::Enter);
    assert!(!desk.manuscript().contains("敢碰硬"), "a new speech was begun");
    assert!(desk.has_speech());
}

#[test]
fn a_shortcut_is_changed_a_clash_is_named_and_both_are_remembered() {
    let mut desk = Desk::with_review();
    let texts = Texts::new(Language::Chinese);
    let open = |desk: &mut Desk| {
        desk.keys(CTRL, Key::Slash);
        desk.write(texts.get("command-theme-dark"));
        desk.press_starting_with("深色：");
    };
    open(&mut desk);
    desk.keys(CTRL, Key::S);
    assert!(desk.sees("已用于“保存”"), "the clash is named");
    desk.press_starting_with("深色：");
    desk.keys(CTRL, Key::D);
    desk.press(texts.get("button-save"));
    desk.keys(CTRL, Key::D);
    assert!(desk.is_dark());
    assert_eq!(desk.app().settings().shortcuts["theme-dark"], ["Ctrl+D"]);
    open(&mut desk);
    desk.keys(CTRL, Key::Z);
    desk.press(texts.get("shortcuts-take"));
    desk.press(texts.get("button-save"));
    assert!(desk.app().settings().shortcuts["undo"].is_empty());
    desk.keys(CTRL, Key::Slash);
    desk.press(texts.get("shortcuts-reset"));
    desk.press(texts.get("button-save"));
    assert!(desk.app().settings().shortcuts.is_empty());
    desk.put_caret_before("为的是办三件事");
    desk.write("好");
    desk.keys(CTRL, Key::Z);
    assert!(!desk.manuscript().contains("好为的是"), "Ctrl+Z undoes again");
}

#[test]
fn the_palette_opens_a_recent_draft() {
    let mut desk = Desk::with_review();
    desk.choose("menu-file", "command-close");
    assert!(!desk.has_speech());
    desk.keys(CTRL_SHIFT, Key::P);
    desk.write("draft");
    desk.key(Key::Enter);
    assert!(desk.manuscript().contains("敢碰硬"));
}

/// Every command of the menus is given once in each language on a fresh window: none may panic, and the window
/// goes on taking what is typed.
#[test]
fn every_command_can_be_given_in_both_languages() {
    for language in LANGUAGES {
        for &command in Command::ALL {
            let mut desk = Desk::open_in(&review(), language, [1280.0, 720.0]);
            desk.put_caret_before("为的是办三件事");
            let (start, end) = (desk.caret(), desk.position_of("办三件事", false));
            desk.select(start, end);
            for _ in 0..3 {
                desk.around
                    .borrow_mut()
                    .file_answers
                    .push_back(FileAnswer::Cancelled);
            }
            desk.keys(CTRL_SHIFT, Key::P);
            let name = desk.texts().get(command.text_key()).to_owned();
            desk.write(name.trim_end_matches('…'));
            desk.key(Key::Enter);
            desk.key(Key::Escape);
            desk.key(Key::Escape);
            if desk.has_speech() {
                desk.put_caret_before("没有白干");
                desk.write("好");
                assert!(desk.manuscript().contains("好没有白干"), "after {command:?}");
            }
        }
    }
}

#[test]
fn whoever_clicks_a_menu_or_the_toolbar_can_write_on() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("甲");
    desk.choose("menu-edit", "command-undo");
    desk.write("乙");
    assert!(desk.manuscript().contains("，乙为的是"), "{}", desk.manuscript());
    let edit = desk.texts().get("menu-edit").to_owned();
    desk.press(&edit);
    desk.key(Key::Escape);
    desk.write("丙");
    assert!(desk.manuscript().contains("，乙丙为的是"));
}

#[test]
fn the_menus_are_reached_by_a_key() {
    let mut desk = Desk::with_review();
    desk.key(Key::F10);
    desk.key(Key::Enter);
    let open = desk.texts().get("command-open").to_owned();
    assert!(desk.sees(&open));
    desk.key(Key::Escape);
}

#[test]
fn the_arrow_keys_open_menus_and_go_from_one_to_the_next() {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, Enter, F10};
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    let undone_by = |desk: &mut Desk, keys: &[Key]| {
        desk.put_caret_before("为的是办三件事");
        desk.write("甲");
        assert_ne!(desk.manuscript(), before);
        for &key in keys {
            desk.key(key);
        }
        assert_eq!(desk.manuscript(), before, "{keys:?}");
    };
    // Undo is the first entry of the second menu.
    undone_by(&mut desk, &[F10, ArrowRight, ArrowDown, Enter]);
    undone_by(&mut desk, &[F10, ArrowDown, ArrowRight, Enter]);
    undone_by(&mut desk, &[F10, Enter, ArrowRight, Enter]);
    let round = [F10, ArrowDown, ArrowLeft, ArrowRight, ArrowRight, Enter];
    undone_by(&mut desk, &round);
    desk.key(F10);
    desk.key(ArrowLeft);
    desk.key(ArrowDown);
    let about = desk.texts().get("command-about").to_owned();
    assert!(desk.sees(&about), "the last menu comes before the first");
    desk.key(Key::Escape);
    assert!(!desk.sees(&about));
}

#[test]
fn input_methods_keep_their_keys() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let before = desk.manuscript();
    for (modifiers, key) in [
        (CTRL, Key::Space),
        (CTRL, Key::Period),
        (CTRL, Key::Semicolon),
        (CTRL_SHIFT, Key::F),
        (Modifiers::SHIFT, Key::Space),
    ] {
        desk.keys(modifiers, key);
        assert_eq!(desk.manuscript(), before);
        assert!(desk.notices().is_empty());
    }
}

#[test]
fn undo_is_named_in_the_menu() {
    let mut desk = Desk::open_in(&review(), InterfaceLanguage::English, [1440.0, 900.0]);
    desk.put_caret_before("要当好攻坚克难的突击手");
    desk.keys(crate::desk::ALT_SHIFT, Key::ArrowUp);
    desk.press("Edit");
    assert!(desk.sees("Undo move section"));
    let texts = Texts::new(Language::English);
    assert_eq!(texts.get("command-redo"), "Redo");
}
