//! The menu bar: which commands stand in which menu, in what order.

use std::path::PathBuf;

use egui::{
    Button, MenuBar, RichText, ScrollArea, Ui, containers::menu::MenuConfig, containers::menu::SubMenuButton,
};

use super::command::{Command, shown_shortcut};
use super::controls::menu_choice;
use super::focus::keep_in_sight;
use super::fonts;
use super::i18n::Texts;
use super::menu_keys::{self, Shown};
use super::situation::Situation;
use super::theme::{self, Tokens, space, text_size};
use crate::model::{Scheme, SectionKind};

/// What was chosen in a menu.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// A command.
    Command(Command),
    /// A speech opened before.
    Recent(PathBuf),
    /// To forget the speeches opened before.
    ForgetRecent,
    /// A kind for the caret's section.
    Kind(SectionKind),
    /// A numbering for the caret's section and its siblings.
    Scheme(Scheme),
}

/// A line of a menu.
#[derive(Debug, Clone, Copy)]
enum Item {
    Command(Command),
    Separator,
    Recent,
    Kinds,
    Schemes,
    Group(&'static str, &'static [Command]),
}

use Item::Command as Do;

const FILE: &[Item] = &[
    Do(Command::New),
    Do(Command::NewWindow),
    Item::Separator,
    Do(Command::Open),
    Do(Command::OpenPath),
    Item::Recent,
    Item::Separator,
    Do(Command::Save),
    Do(Command::SaveAs),
    Do(Command::SaveAsPath),
    Item::Separator,
    Do(Command::FormerVersions),
    Do(Command::Recoveries),
    Do(Command::Safety),
    Do(Command::Settings),
    Item::Separator,
    Do(Command::ExportText),
    Do(Command::CopySpeech),
    Item::Separator,
    Do(Command::Close),
    Do(Command::Quit),
];

const EDIT: &[Item] = &[
    Do(Command::Undo),
    Do(Command::Redo),
    Item::Separator,
    Do(Command::Cut),
    Do(Command::Copy),
    Do(Command::Paste),
    Do(Command::PastePlain),
    Do(Command::SelectAll),
    Item::Separator,
    Do(Command::Find),
    Do(Command::FindNext),
    Do(Command::FindPrevious),
    Do(Command::Replace),
    Item::Separator,
    Do(Command::InsertField),
    Do(Command::MakeField),
    Do(Command::NextUnfilled),
    Do(Command::PreviousUnfilled),
    Do(Command::BindCount),
    Item::Separator,
    Do(Command::Characters),
    Do(Command::TypingAids),
    Item::Separator,
    Do(Command::GoBack),
    Do(Command::GoForward),
];

const SECTION: &[Item] = &[
    Do(Command::AddSibling),
    Do(Command::AddChild),
    Do(Command::DuplicateSection),
    Do(Command::RenameSection),
    Do(Command::DeleteSection),
    Item::Separator,
    Do(Command::MoveUp),
    Do(Command::MoveDown),
    Do(Command::Promote),
    Do(Command::Demote),
    Item::Separator,
    Item::Kinds,
    Item::Schemes,
    Item::Separator,
    Do(Command::FitTime),
    Do(Command::Bookmark),
    Do(Command::NextBookmark),
    Item::Separator,
    Do(Command::FoldAll),
    Do(Command::UnfoldAll),
];

const VIEW: &[Item] = &[
    Do(Command::Outline),
    Do(Command::Helper),
    Do(Command::Statistics),
    Do(Command::Checklist),
    Do(Command::NextPane),
    Do(Command::PreviousPane),
    Item::Separator,
    Item::Group(
        "menu-focus",
        &[
            Command::FocusSentence,
            Command::FocusParagraph,
            Command::FocusSection,
        ],
    ),
    Do(Command::Typewriter),
    Do(Command::OneSection),
    Do(Command::Cards),
    Do(Command::Siblings),
    Do(Command::SideBySide),
    Do(Command::OtherSide),
    Do(Command::FullScreen),
    Item::Separator,
    Do(Command::ZoomIn),
    Do(Command::ZoomOut),
    Do(Command::ZoomReset),
    Item::Separator,
    Item::Group(
        "menu-theme",
        &[Command::ThemeLight, Command::ThemeDark, Command::ThemeSystem],
    ),
    Item::Group(
        "menu-language",
        &[
            Command::LanguageChinese,
            Command::LanguageEnglish,
            Command::LanguageSystem,
        ],
    ),
];

const TEMPLATE: &[Item] = &[
    Do(Command::Gallery),
    Item::Separator,
    Do(Command::LoadTemplate),
    Do(Command::LoadTemplatePath),
    Item::Separator,
    Do(Command::SaveAsTemplate),
    Do(Command::EditTemplate),
    Do(Command::TemplatePreview),
    Do(Command::TemplateInformation),
    Item::Separator,
    Do(Command::TemplateFolder),
];

const HELP: &[Item] = &[
    Do(Command::Help),
    Do(Command::Tour),
    Item::Separator,
    Do(Command::Shortcuts),
    Do(Command::FindCommand),
    Item::Separator,
    Do(Command::About),
];

/// The menus in their order, with the keys of their names.
const MENUS: [(&str, &[Item]); 6] = [
    ("menu-file", FILE),
    ("menu-edit", EDIT),
    ("menu-section", SECTION),
    ("menu-view", VIEW),
    ("menu-template", TEMPLATE),
    ("menu-help", HELP),
];

/// The schemes that a menu offers for a section and its siblings, with the keys of their names.
pub(super) static SCHEMES: [(Scheme, &str); 10] = [
    (Scheme::ItemIs, "scheme-item-is"),
    (Scheme::ParenthesisedChinese, "scheme-bracketed-chinese"),
    (Scheme::ChineseComma, "scheme-chinese-comma"),
    (Scheme::Arabic, "scheme-arabic-dot"),
    (Scheme::ParenthesisedArabic, "scheme-bracketed-arabic"),
    (Scheme::OrdinalChinese, "scheme-ordinal-comma"),
    (Scheme::Sequence, "scheme-first-next-last"),
    (Scheme::OrdinalEnglish, "scheme-english-ordinal"),
    (Scheme::Connective(String::new()), "scheme-connective"),
    (Scheme::None, "scheme-none"),
];

/// The key of a kind's name.
pub(super) fn kind_key(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Salutation => "kind-salutation",
        SectionKind::Opening => "kind-opening",
        SectionKind::Part => "kind-part",
        SectionKind::Impression => "kind-impression",
        SectionKind::Requirement => "kind-requirement",
        SectionKind::Closing => "kind-closing",
        SectionKind::Custom => "kind-custom",
    }
}

/// Shows the menu bar and returns what was chosen. `focus` gives the first menu the keyboard; arrows and Enter lead on.
pub fn bar(ui: &mut Ui, situation: &Situation, texts: &Texts, focus: bool) -> Option<Choice> {
    let mut choice = None;
    let config = MenuConfig::new().style(theme::menu_style);
    MenuBar::new().config(config).ui(ui, |ui| {
        let name = RichText::new(texts.get("app-name"))
            .font(fonts::bold(text_size::BODY))
            .color(Tokens::of(ui).accent);
        ui.label(name);
        ui.add_space(space::SMALL);
        let mut row = Vec::new();
        for (key, items) in MENUS {
            let menu = ui.menu_button(texts.get(key), |ui| {
                ui.set_min_width(240.0);
                within_window(ui, height_of(items), |ui| {
                    for item in items {
                        let chosen = line(ui, item, situation, texts);
                        choice = choice.take().or(chosen);
                    }
                });
                menu_keys::within(ui)
            });
            row.push(Shown {
                name: menu.response,
                way: menu.inner.flatten(),
            });
        }
        menu_keys::follow(ui, &row);
        if let Some(first) = row.first().filter(|_| focus) {
            first.name.request_focus();
        }
    });
    choice
}

/// What stands in each menu, by the key of its name.
pub(super) fn commands_by_menu() -> impl Iterator<Item = (&'static str, Vec<Command>)> {
    MENUS.into_iter().map(|(key, items)| {
        let commands = items.iter().flat_map(|item| match item {
            Item::Command(command) => std::slice::from_ref(command),
            Item::Group(_, commands) => *commands,
            Item::Separator | Item::Recent | Item::Kinds | Item::Schemes => &[],
        });
        (key, commands.copied().collect())
    })
}

/// How high a menu is, or a little more.
fn height_of(items: &[Item]) -> f32 {
    let heights = items.iter().map(|item| match item {
        Item::Separator => 12.0,
        _ => 34.0,
    });
    heights.sum()
}

/// Shows a menu's entries; in a window that is too low for them all they scroll.
fn within_window(ui: &mut Ui, height: f32, entries: impl FnOnce(&mut Ui)) {
    let room = ui.ctx().content_rect().bottom() - ui.cursor().top() - space::LARGE;
    if height <= room {
        entries(ui);
        return;
    }
    ScrollArea::vertical().max_height(room).show(ui, |ui| {
        entries(ui);
        keep_in_sight(ui);
    });
}

fn line(ui: &mut Ui, item: &Item, situation: &Situation, texts: &Texts) -> Option<Choice> {
    match item {
        Item::Command(command) => entry(ui, *command, situation, texts),
        Item::Separator => {
            ui.separator();
            None
        }
        Item::Recent => submenu(ui, texts.get("menu-open-recent"), true, |ui| {
            recent(ui, &situation.recent, texts)
        }),
        Item::Group(key, commands) => submenu(ui, texts.get(key), true, |ui| {
            let chosen = commands
                .iter()
                .map(|&command| entry(ui, command, situation, texts));
            chosen.fold(None, Option::or)
        }),
        Item::Kinds => of_section(ui, "menu-kind", situation, texts, |ui, section| {
            let kinds = SectionKind::ALL.into_iter().map(|kind| {
                let on = section.kind == kind;
                radio(ui, texts.get(kind_key(kind)), on).then_some(Choice::Kind(kind))
            });
            kinds.fold(None, Option::or)
        }),
        Item::Schemes => of_section(ui, "menu-numbering", situation, texts, |ui, section| {
            let schemes = SCHEMES.iter().map(|(scheme, key)| {
                let on = section.scheme.is_like(scheme);
                // A connective that is chosen already has words of its own.
                (radio(ui, texts.get(key), on) && !on).then(|| Choice::Scheme(scheme.clone()))
            });
            schemes.fold(None, Option::or)
        }),
    }
}

fn of_section(
    ui: &mut Ui,
    key: &str,
    situation: &Situation,
    texts: &Texts,
    content: impl FnOnce(&mut Ui, &super::situation::CurrentSection) -> Option<Choice>,
) -> Option<Choice> {
    let section = situation
        .speech
        .as_ref()
        .and_then(|speech| speech.section.as_ref());
    submenu(ui, texts.get(key), section.is_some(), |ui| {
        section.and_then(|section| content(ui, section))
    })
}

fn submenu(
    ui: &mut Ui,
    text: &str,
    enabled: bool,
    content: impl FnOnce(&mut Ui) -> Option<Choice>,
) -> Option<Choice> {
    ui.add_enabled_ui(enabled, |ui| {
        let (_, inner) = submenu_button(ui, text).ui(ui, |ui| {
            ui.set_min_width(200.0);
            content(ui)
        });
        inner.and_then(|inner| inner.inner)
    })
    .inner
}

/// The entry of a menu that opens another, with a mark that stays behind the words.
pub(super) fn submenu_button<'a>(ui: &Ui, text: &'a str) -> SubMenuButton<'a> {
    let mark = SubMenuButton::arrow_atom(Some(Tokens::of(ui).dim));
    SubMenuButton::from_button(Button::new(text).right_text(mark))
}

fn recent(ui: &mut Ui, paths: &[PathBuf], texts: &Texts) -> Option<Choice> {
    if paths.is_empty() {
        ui.add_enabled(false, Button::new(texts.get("menu-open-recent-empty")));
        return None;
    }
    let mut choice = None;
    for path in paths {
        let name = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        let button = ui.button(&*name).on_hover_text(path.display().to_string());
        if button.clicked() {
            choice = Some(Choice::Recent(path.clone()));
        }
    }
    ui.separator();
    if ui.button(texts.get("menu-open-recent-clear")).clicked() {
        choice = Some(Choice::ForgetRecent);
    }
    choice
}

fn radio(ui: &mut Ui, text: &str, on: bool) -> bool {
    menu_choice(ui, on, text).clicked() && {
        ui.close();
        true
    }
}

fn entry(ui: &mut Ui, command: Command, situation: &Situation, texts: &Texts) -> Option<Choice> {
    let text = situation.text(command, texts);
    let mut button = match situation.is_on(command) {
        Some(on) => Button::selectable(on, text),
        None => Button::new(text),
    };
    if let Some(shortcut) = situation.shortcuts(command).first() {
        button = button.shortcut_text(shown_shortcut(ui.ctx(), shortcut));
    }
    let response = ui
        .add_enabled(situation.allows(command), button)
        .on_hover_text(texts.get(command.tooltip_key()));
    let response = match situation.why_not(command) {
        Some(key) => response.on_disabled_hover_text(texts.get(key)),
        None => response,
    };
    if response.clicked() {
        ui.close();
    }
    response.clicked().then_some(Choice::Command(command))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_stands_in_one_menu() {
        let mut shown: Vec<Command> = commands_by_menu().flat_map(|(_, commands)| commands).collect();
        for &command in Command::ALL {
            let before = shown.len();
            shown.retain(|&other| other != command);
            assert_eq!(before - shown.len(), 1, "{command:?}");
        }
    }
}
