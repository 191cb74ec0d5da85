//! The manual keeps its promises: it is whole in both languages, and names only what there is.

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::Context;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};
use regex::Regex;

use super::*;
use crate::ui::command::{Command, shown_shortcut};
use crate::ui::fonts::{self, Marks};
use crate::ui::i18n::Texts;

/// Keys that do something though they are no shortcut of a command: in texts, lists, menus and dialogs.
const OTHER_KEYS: &[&str] = &[
    "Tab",
    "Shift+Tab",
    "Enter",
    "Esc",
    "Backspace",
    "Delete",
    "F10",
    "Shift+F10",
    "↑",
    "↓",
    "←",
    "→",
    "PageUp",
    "PageDown",
    "Ctrl+↑",
    "Ctrl+↓",
    "Alt+↑",
    "Alt+↓",
    "Alt+Shift",
    "F7",
    "Shift+F7",
];

/// Words in bold that the window shows though no locale file has them by themselves.
const OTHER_NAMES: &[&str] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn all() -> impl Iterator<Item = (Language, ManualPage, PageText)> {
    Language::ALL.into_iter().flat_map(|language| {
        let pages = ManualPage::ALL.iter();
        pages.map(move |&page| (language, page, PageText::of(page, language)))
    })
}

/// The stretches of a page, block by block.
fn spans(read: &PageText) -> impl Iterator<Item = &Span> {
    read.blocks.iter().flat_map(|block| match block {
        Block::Heading(spans) | Block::Paragraph(spans) | Block::Item { spans, .. } => spans.as_slice(),
        Block::Code(_) | Block::Picture(_) => &[],
    })
}

#[test]
fn every_page_begins_with_a_title_what_it_is_for_and_a_picture_with_words() {
    for (language, page, read) in all() {
        let name = format!("{}/{}", language.code(), page.stem());
        let longest = if language == Language::Chinese { 10 } else { 32 };
        let title = read.title.chars().count();
        assert!((2..=longest).contains(&title), "{name}: {:?}", read.title);
        assert_eq!(read.title, page.title(language), "{name}");
        assert!(matches!(read.blocks.first(), Some(Block::Paragraph(_))), "{name}");
        let Some(Block::Picture(words)) = read.blocks.get(1) else {
            panic!("{name} has no picture behind its first paragraph");
        };
        assert!(words.chars().count() >= 8, "{name}: {words}");
        let picture = picture::decoded(page.picture(language)).expect("a picture");
        let [width, height] = picture.size;
        assert!((480..=800).contains(&width), "{name} is {width} wide");
        assert!((200..=520).contains(&height), "{name} is {height} high");
        assert!(read.blocks.len() > 3, "{name} says more");
    }
}

#[test]
fn titles_are_not_shared() {
    for language in Language::ALL {
        let titles: BTreeSet<&str> = ManualPage::ALL.iter().map(|page| page.title(language)).collect();
        assert_eq!(titles.len(), ManualPage::ALL.len());
    }
}

#[test]
fn pages_hold_nothing_that_is_not_drawn_and_link_to_pages_only() {
    for (language, page, _) in all() {
        let name = format!("{}/{}", language.code(), page.stem());
        let mut lists = 0;
        for event in Parser::new(page.source(language)) {
            match event {
                Event::Start(Tag::List(_)) => {
                    lists += 1;
                    assert_eq!(lists, 1, "{name}: a list within a list");
                }
                Event::End(pulldown_cmark::TagEnd::List(_)) => lists -= 1,
                Event::Start(Tag::Heading { level, .. }) => {
                    assert!(level <= HeadingLevel::H2, "{name}: {level:?}");
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let leads = ManualPage::of_link(&dest_url);
                    assert!(leads.is_some_and(|other| other != page), "{name}: {dest_url}");
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let picture = format!("../pictures/{}/{}.png", language.code(), page.stem());
                    assert_eq!(*dest_url, *picture, "{name}");
                }
                Event::Start(Tag::CodeBlock(_)) => assert_eq!(page, ManualPage::CommandLine, "{name}: code"),
                Event::Start(Tag::Paragraph | Tag::Item | Tag::Strong)
                | Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak => {}
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

/// A shortcut as the manual writes it.
fn written(keys: &str) -> String {
    let arrows = [("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓")];
    let arrow = arrows.into_iter().find_map(|(name, sign)| {
        let held = keys
            .strip_suffix(name)
            .filter(|held| held.is_empty() || held.ends_with('+'))?;
        Some(format!("{held}{sign}"))
    });
    arrow.unwrap_or_else(|| keys.to_owned())
}

#[test]
fn keys_are_those_of_commands_or_well_known() {
    let ctx = Context::default();
    ctx.set_os(egui::os::OperatingSystem::Nix);
    let shortcuts = Command::ALL.iter().flat_map(|command| command.usual_shortcuts());
    let mut known: BTreeSet<String> = shortcuts
        .map(|keys| written(&shown_shortcut(&ctx, keys)))
        .collect();
    known.extend(OTHER_KEYS.iter().map(|keys| (*keys).to_owned()));
    let mut unknown = BTreeSet::new();
    for (language, page, read) in all() {
        let keys = spans(&read).filter(|span| span.kind == Kind::Key);
        let bad = keys.filter(|span| !known.contains(&span.text));
        unknown.extend(bad.map(|span| format!("{}/{}: {}", language.code(), page.stem(), span.text)));
    }
    assert_eq!(unknown, BTreeSet::new(), "no command has these keys");
}

/// What the window says in a language, as patterns in which anything may stand where something is filled in.
fn words_of_the_window(language: Language) -> Vec<Regex> {
    let folder = root().join("assets/locales").join(language.code());
    let mut words = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the locale files") {
        let file = std::fs::read_to_string(entry.expect("a file").path()).expect("a text");
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let value = line.split_once(['=', ']']).map_or(line, |(_, value)| value);
            words.extend(pattern(value.trim()));
        }
    }
    let templates = crate::store::BUILT_IN_IDS.iter();
    let names = templates.filter_map(|id| Some(crate::store::built_in(id).ok()?.name));
    words.extend(names.filter_map(|name| pattern(&name)));
    words
}

/// A text as a pattern; none where it is little more than what is filled in.
fn pattern(value: &str) -> Option<Regex> {
    let value = value.trim_end_matches(['…', '：', ':']);
    let filled_in = Regex::new(r"\{[^}]*\}").expect("an expression");
    let plain = filled_in.replace_all(value, "");
    if plain.trim().chars().count() < 2 && plain != value {
        return None;
    }
    let parts: Vec<String> = filled_in.split(value).map(regex::escape).collect();
    Regex::new(&format!("^(?i:{})$", parts.join(".+"))).ok()
}

#[test]
fn names_in_bold_are_those_that_the_window_shows() {
    let mut unknown = BTreeSet::new();
    for language in Language::ALL {
        let words = words_of_the_window(language);
        for &page in ManualPage::ALL {
            let read = PageText::of(page, language);
            for span in spans(&read).filter(|span| span.kind == Kind::Strong) {
                let names = span.text.split(['→', '>']).map(str::trim);
                for name in names.map(|name| name.trim_end_matches('…')) {
                    let is_known =
                        OTHER_NAMES.contains(&name) || words.iter().any(|word| word.is_match(name));
                    if !is_known {
                        unknown.insert(format!("{}/{}: {name}", language.code(), page.stem()));
                    }
                }
            }
        }
    }
    assert_eq!(unknown, BTreeSet::new(), "the window shows no such names");
}

#[test]
fn the_index_names_every_page_in_both_languages_and_there_are_no_others() {
    let manual = root().join("docs/manual");
    let index = std::fs::read_to_string(manual.join("README.md")).expect("the index");
    let files = |folder: &str| -> BTreeSet<String> {
        let entries = std::fs::read_dir(manual.join(folder)).expect("a folder");
        entries
            .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
            .filter(|name| {
                ![".new.png", ".diff.png", ".old.png"]
                    .iter()
                    .any(|end| name.ends_with(end))
            })
            .collect()
    };
    let named = |end: &str| -> BTreeSet<String> {
        let pages = ManualPage::ALL.iter();
        pages.map(|page| format!("{}.{end}", page.stem())).collect()
    };
    for language in Language::ALL {
        let code = language.code();
        let texts = Texts::new(language);
        for page in ManualPage::ALL {
            let link = format!("[{}]({code}/{}.md)", page.title(language), page.stem());
            assert!(index.contains(&link), "the index has no {link}");
            let group = format!("**{}**", texts.get(page.group().key()));
            assert!(index.contains(&group), "the index has no {group}");
        }
        assert_eq!(files(code), named("md"), "{code}");
        assert_eq!(files(&format!("pictures/{code}")), named("png"), "{code}");
    }
}

#[test]
fn every_character_of_the_manual_has_a_glyph() {
    let ctx = Context::default();
    fonts::install(&ctx, Marks::Chinese);
    let mut missing = BTreeSet::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        ui.fonts_mut(|fonts| {
            for (language, page, _) in all() {
                let text = page.source(language).chars();
                let shown = text.filter(|character| !character.is_control());
                let lacking = shown.filter(|character| !fonts.has_glyph(&fonts::regular(13.0), *character));
                missing.extend(lacking);
            }
        });
    });
    output.textures_delta.clear();
    assert_eq!(missing, BTreeSet::new());
}

#[test]
fn pictures_take_little_room_in_the_program() {
    let sizes = Language::ALL.into_iter().flat_map(|language| {
        let pages = ManualPage::ALL.iter();
        pages.map(move |page| page.picture(language).len())
    });
    let all: usize = sizes.sum();
    assert!(all < 2_500_000, "{all} bytes");
}

#[test]
fn links_are_of_files_beside() {
    assert_eq!(ManualPage::of_link("fields.md"), Some(ManualPage::Fields));
    for nowhere in [
        "fields",
        "zh/fields.md",
        "https://example.org/fields.md",
        "#fields",
    ] {
        assert_eq!(ManualPage::of_link(nowhere), None);
    }
}
