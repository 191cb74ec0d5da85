//! The manual inside the window, and the tour: opened where one is, searched, followed and left again.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use speechwright::store::InterfaceLanguage;
use speechwright::ui::command::Command;
use speechwright::ui::i18n::{Language, Texts};
use speechwright::ui::manual::ManualPage;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

const ALT: Modifiers = Modifiers::ALT;

/// Whether the page is the one that is read: its title stands over it as a heading.
fn reads(desk: &Desk, page: ManualPage) -> bool {
    desk.headings()
        .first()
        .is_some_and(|heading| heading == page.title(desk.texts().language()))
}

fn word(key: &str) -> String {
    Texts::new(Language::Chinese).get(key).to_owned()
}

#[test]
fn f1_opens_the_manual_and_escape_gives_the_keyboard_back() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("同志们");
    desk.key(Key::F1);
    assert_eq!(desk.told_dialogs(), [word("help-title")]);
    assert!(reads(&desk, ManualPage::Window), "{:?}", desk.headings());
    desk.key(Key::Escape);
    assert!(desk.told_dialogs().is_empty());
    desk.write("好");
    assert!(desk.manuscript().contains("好同志们"));
}

#[test]
fn f1_opens_the_page_that_belongs_to_where_one_is() {
    let mut desk = Desk::with_review();
    desk.key(Key::F6);
    desk.key(Key::F1);
    assert!(
        reads(&desk, ManualPage::Notes),
        "the guide: {:?}",
        desk.headings()
    );
    desk.key(Key::Escape);
    desk.key(Key::F6);
    let outline = desk.focused().expect("the outline has the keyboard");
    desk.key(Key::F1);
    assert!(reads(&desk, ManualPage::Outline), "{:?}", desk.headings());
    desk.key(Key::Escape);
    assert_eq!(desk.focused(), Some(outline), "and has it again");
    desk.keys(CTRL, Key::F);
    desk.key(Key::F1);
    assert!(reads(&desk, ManualPage::Find), "{:?}", desk.headings());
    desk.key(Key::Escape);
    desk.write("同志");
    assert!(
        !desk.manuscript().contains("同志同志"),
        "the bar has the keyboard again"
    );
}

#[test]
fn f1_over_a_dialog_tells_of_it_and_leaves_it_as_it_was() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::J);
    desk.write("年度");
    desk.key(Key::F1);
    assert!(reads(&desk, ManualPage::Fields), "{:?}", desk.headings());
    desk.key(Key::Escape);
    desk.write("报告");
    assert_eq!(desk.focused().map(|(role, ..)| role), Some(Role::TextInput));
    assert!(desk.sees("年度报告"), "what was typed goes on");
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::E);
    desk.press(&word("help-here"));
    assert!(reads(&desk, ManualPage::Export), "the button does the same");
    desk.key(Key::Escape);
    assert!(desk.shows(&word("button-export")), "the dialog is still there");
}

#[test]
fn the_sheet_of_shortcuts_can_give_f1_away() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::Slash);
    desk.write(&word("command-theme-dark"));
    desk.press_starting_with("深色：");
    desk.key(Key::F1);
    assert_eq!(desk.told_dialogs(), [word("dialog-shortcuts-title")]);
    assert!(desk.sees("已用于“帮助”"));
}

#[test]
fn what_is_typed_finds_pages_and_enter_opens_them() {
    let mut desk = Desk::with_review();
    desk.key(Key::F1);
    let title = ManualPage::Numbering.title(Language::Chinese).to_owned();
    desk.write(&title);
    desk.key(Key::Enter);
    assert!(reads(&desk, ManualPage::Numbering), "{:?}", desk.headings());
    desk.keys(CTRL, Key::A);
    desk.write("没有这样的话");
    assert!(desk.sees(&word("help-none")));
    desk.key(Key::Enter);
    assert!(reads(&desk, ManualPage::Numbering), "nothing else was opened");
}

#[test]
fn titles_are_found_by_pinyin_here_and_in_the_palette() {
    let title = ManualPage::Statistics.title(Language::Chinese);
    let initials = initials(title);
    let mut desk = Desk::with_review();
    desk.key(Key::F1);
    desk.write(&initials);
    desk.key(Key::Enter);
    assert!(
        reads(&desk, ManualPage::Statistics),
        "{initials}: {:?}",
        desk.headings()
    );
    desk.key(Key::Escape);
    for (page, sought) in [
        (
            ManualPage::ScreenReaders,
            ManualPage::ScreenReaders.title(Language::Chinese),
        ),
        (
            ManualPage::CommandLine,
            ManualPage::CommandLine.title(Language::Chinese),
        ),
    ] {
        desk.keys(CTRL_SHIFT, Key::P);
        desk.write(sought);
        desk.key(Key::Enter);
        assert!(reads(&desk, page), "{sought}: {:?}", desk.headings());
        desk.key(Key::Escape);
        assert!(desk.told_dialogs().is_empty(), "the palette is gone");
    }
}

/// The first letters by which a title is typed.
fn initials(title: &str) -> String {
    use pinyin::ToPinyin as _;
    let letter = |character: char| {
        let sound = character.to_pinyin().map(pinyin::Pinyin::plain);
        sound.and_then(|sound| sound.chars().next()).unwrap_or(character)
    };
    title.chars().map(letter).collect()
}

#[test]
fn arrows_choose_in_the_list_while_one_goes_on_typing() {
    let mut desk = Desk::with_review();
    desk.key(Key::F1);
    desk.key(Key::ArrowDown);
    desk.key(Key::ArrowDown);
    assert!(reads(&desk, ManualPage::Window), "only chosen");
    desk.key(Key::Enter);
    assert!(reads(&desk, ManualPage::Open), "{:?}", desk.headings());
    let focused = desk.focused().expect("something has the keyboard");
    assert_eq!((focused.0, focused.1), (Role::TextInput, word("help-sought")));
}

#[test]
fn a_link_is_followed_and_gone_back_from() {
    let mut desk = Desk::with_review();
    desk.key(Key::F1);
    let links = desk.links();
    let (name, _) = links.first().expect("the first page links to others").clone();
    desk.press_link(&name);
    assert!(!reads(&desk, ManualPage::Window), "{name}");
    let other = desk.headings();
    desk.keys(ALT, Key::ArrowLeft);
    assert!(reads(&desk, ManualPage::Window));
    desk.keys(ALT, Key::ArrowRight);
    assert_eq!(desk.headings(), other);
    desk.press(&word("help-back"));
    assert!(reads(&desk, ManualPage::Window));
}

#[test]
fn the_page_is_scrolled_by_keys_while_the_field_has_the_keyboard() {
    let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, [1280.0, 540.0]);
    desk.key(Key::F1);
    let title = ManualPage::Window.title(Language::Chinese).to_owned();
    let top = desk.heading_place(&title).top();
    desk.key(Key::PageDown);
    let scrolled = desk.heading_place(&title).top();
    assert!(scrolled < top - 50.0, "{top} {scrolled}");
    desk.key(Key::PageUp);
    desk.key(Key::PageUp);
    assert!((desk.heading_place(&title).top() - top).abs() < 1.0);
}

#[test]
fn the_page_read_last_is_opened_again() {
    let mut desk = Desk::start();
    desk.key(Key::F1);
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    desk.key(Key::Escape);
    desk.key(Key::F1);
    assert!(reads(&desk, ManualPage::NewSpeech), "{:?}", desk.headings());
}

#[test]
fn in_a_narrow_window_list_and_page_share_the_room() {
    let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, [640.0, 360.0]);
    desk.key(Key::F1);
    assert!(desk.headings().is_empty(), "the list comes first");
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    assert!(reads(&desk, ManualPage::NewSpeech), "{:?}", desk.headings());
    desk.press(&word("help-list"));
    assert!(desk.headings().is_empty());
    let focused = desk.focused().expect("the field has the keyboard");
    assert_eq!(focused.1, word("help-sought"));
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::F);
    desk.key(Key::F1);
    assert!(
        reads(&desk, ManualPage::Find),
        "a page that was asked for comes at once"
    );
}

#[test]
fn screen_readers_are_told_of_headings_links_and_what_the_picture_shows() {
    for language in [InterfaceLanguage::Chinese, InterfaceLanguage::English] {
        let mut desk = Desk::open_in(&review(), language, [1280.0, 720.0]);
        desk.key(Key::F1);
        assert!(reads(&desk, ManualPage::Window), "{:?}", desk.headings());
        assert_eq!(desk.pictures().len(), 1, "the picture has words");
        assert!(desk.pictures()[0].chars().count() > 8, "{:?}", desk.pictures());
        assert!(!desk.links().is_empty());
    }
}

/// The number of the stop, as the tour shows it.
fn stop(desk: &Desk, number: usize) -> bool {
    desk.shows(&format!("{number} / {}", ManualPage::TOUR.len()))
}

#[test]
fn the_tour_is_offered_to_newcomers_and_walked_through() {
    let mut desk = Desk::first_start([1280.0, 720.0]);
    assert!(desk.sees(&word("tour-offer")));
    desk.press(&word("tour-offer-take"));
    assert!(stop(&desk, 1));
    desk.press(&word("tour-next"));
    assert!(stop(&desk, 2));
    desk.key(Key::ArrowRight);
    assert!(stop(&desk, 3));
    desk.press(&word("tour-back"));
    desk.key(Key::ArrowLeft);
    desk.key(Key::ArrowLeft);
    assert!(stop(&desk, 1), "there is nothing before the first");
    for _ in 1..ManualPage::TOUR.len() {
        desk.key(Key::Enter);
    }
    assert!(stop(&desk, ManualPage::TOUR.len()));
    desk.press(&word("tour-done"));
    assert!(desk.told_dialogs().is_empty());
    assert!(!desk.sees(&word("tour-offer")));
    let folder = desk.into_folder();
    let desk = Desk::in_folder(folder, InterfaceLanguage::Chinese, [1280.0, 720.0], None);
    assert!(!desk.sees(&word("tour-offer")), "nor at the next start");
}

#[test]
fn the_tour_leads_to_the_whole_page_and_waits_meanwhile() {
    let mut desk = Desk::start();
    desk.choose("menu-help", "command-tour");
    desk.key(Key::ArrowRight);
    desk.press(&word("tour-more"));
    assert!(reads(&desk, ManualPage::NewSpeech), "{:?}", desk.headings());
    desk.key(Key::Escape);
    assert!(stop(&desk, 2));
    desk.key(Key::Escape);
    assert!(desk.told_dialogs().is_empty());
}

#[test]
fn who_declines_is_not_asked_again() {
    let mut desk = Desk::first_start([1280.0, 720.0]);
    desk.press(&word("tour-offer-decline"));
    assert!(!desk.sees(&word("tour-offer")));
    assert!(!desk.app().settings().offers_tour);
    let mut settings = desk.into_folder();
    for _ in 0..2 {
        let desk = Desk::in_folder(settings, InterfaceLanguage::Chinese, [1280.0, 720.0], None);
        assert!(!desk.app().settings().offers_tour);
        assert!(!desk.sees(&word("tour-offer")));
        settings = desk.into_folder();
    }
}

#[test]
fn whoever_begins_a_speech_or_has_settings_is_not_offered_the_tour() {
    let mut desk = Desk::first_start([1280.0, 720.0]);
    desk.press(&word("start-blank"));
    assert!(!desk.app().settings().offers_tour);
    desk.give(Command::Close);
    assert!(!desk.sees(&word("tour-offer")));
    assert!(!Desk::start().sees(&word("tour-offer")));
}

#[test]
fn in_a_low_window_the_tour_keeps_its_buttons_in_sight() {
    for size in [[640.0, 360.0], [900.0, 480.0], [1280.0, 720.0]] {
        let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, size);
        desk.choose("menu-help", "command-tour");
        for key in ["tour-next", "tour-back", "tour-more", "button-close"] {
            let place = desk.place_of(&word(key));
            assert!(
                place.min.x >= 0.0 && place.min.y >= 0.0 && place.max.x <= size[0] && place.max.y <= size[1],
                "{key} in {size:?}: {place}"
            );
        }
    }
}
