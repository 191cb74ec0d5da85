//! All settings in one window: in groups, found by a part of their name or its pinyin, each with what is usual and a way
//! back to it. Nothing is changed before it is confirmed.

mod list;

use std::path::PathBuf;

use egui::{
    Align, Button, ComboBox, Context, Id, Key, Label, Layout, Modifiers, Response, RichText, Role,
    ScrollArea, Ui, WidgetInfo, vec2,
};

use super::path::expanded;
use super::{Answer, buttons, modal, shortened};
use crate::store::Settings;
use crate::text::pinyin::Sounds;
use crate::ui::command::Command;
use crate::ui::controls::{Tick, choice_list};
use crate::ui::fonts;
use crate::ui::i18n::{Language, Texts};
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};
use list::{GROUPS, Kind, Setting, is_chosen};

/// How wide what is chosen is, in points.
const CHOICE: f32 = 176.0;
/// How wide what is usual is.
const USUAL: f32 = 148.0;
/// How wide the button is that resets.
const RESET: f32 = 56.0;

/// Settings, with what was changed of them so far.
#[derive(Debug)]
pub struct SettingsDialog {
    before: Settings,
    settings: Settings,
    usual: Settings,
    sought: String,
    has_focus: bool,
    /// The folder as it is being typed.
    typed: Option<String>,
    /// Whether the desktop is to be asked for the folder.
    asks_folder: bool,
    /// Whether the keyboard goes to the first setting that is shown.
    enters: bool,
    /// What each is found by, in the order of the list; known once the dialog is shown.
    index: Vec<Indexed>,
}

/// What a setting is found by.
#[derive(Debug)]
struct Indexed {
    words: Vec<String>,
    sounds: [Sounds; 2],
}

impl Indexed {
    fn of(group: &str, setting: &Setting, texts: &Texts, others: &[Texts]) -> Self {
        let mut words = vec![
            texts.get(setting.key).to_lowercase(),
            texts.get(group).to_lowercase(),
        ];
        words.extend(others.iter().map(|other| other.get(setting.key).to_lowercase()));
        if let Kind::Named(names) = &setting.kind {
            words.extend(names.iter().map(|(key, _)| texts.get(key).to_lowercase()));
        }
        Self {
            words,
            sounds: [setting.key, group].map(|key| Sounds::of(texts.get(key))),
        }
    }

    fn is_found(&self, sought: &str) -> bool {
        sought.is_empty()
            || self.words.iter().any(|words| words.contains(sought))
            || self.sounds.iter().any(|sounds| sounds.find(sought).is_some())
    }
}

impl SettingsDialog {
    /// Shows settings as they are.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            before: settings.clone(),
            settings: settings.clone(),
            usual: Settings::default(),
            sought: String::new(),
            has_focus: false,
            typed: None,
            asks_folder: false,
            enters: false,
            index: Vec::new(),
        }
    }

    /// Whether the shared folder of templates is to be asked for, once.
    pub fn takes_question(&mut self) -> bool {
        std::mem::take(&mut self.asks_folder)
    }

    /// Puts the folder that was chosen in the place of the former one.
    pub fn take_template_folder(&mut self, folder: PathBuf) {
        self.settings.template_folder = Some(folder);
        self.typed = None;
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        if self.index.is_empty() {
            self.index = index(texts);
        }
        let title = texts.get("command-settings").trim_end_matches('…');
        modal(ctx, texts, "settings", title, 760.0, |ui| {
            self.head(ui, texts);
            ui.add_space(space::SMALL);
            let mut leads_on = None;
            ScrollArea::vertical()
                .id_salt("settings")
                .auto_shrink([false, false])
                .max_height((ctx.content_rect().height() - 260.0).clamp(160.0, 520.0))
                .show(ui, |ui| leads_on = self.groups(ui, texts));
            let answer = |then| Answer::Settings {
                before: Box::new(self.before.clone()),
                after: Box::new(self.settings.clone()),
                then,
            };
            if leads_on.is_some() {
                return Some(answer(leads_on));
            }
            if self.settings == self.before {
                return buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)]);
            }
            let choices = [
                (texts.get("button-save"), answer(None)),
                (texts.get("button-cancel"), Answer::Dismissed),
            ];
            buttons(ui, &choices)
        })
    }

    fn head(&mut self, ui: &mut Ui, texts: &Texts) {
        let name = texts.get("settings-sought");
        let field = TextInput {
            id: Id::unique("settings-sought"),
            name,
            hint: name,
            rows: 1,
            blank: false,
        }
        .show(ui, &self.sought);
        if !std::mem::replace(&mut self.has_focus, true) {
            field.response.request_focus();
        }
        if let Some(sought) = field.changed {
            self.sought = sought;
        }
        self.enters = field.entered;
        if field.entered {
            // It leads to what was found, and confirms nothing.
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        }
    }

    /// Shows what is found, and returns the command that one of them leads to.
    fn groups(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Command> {
        let sought = self.sought.trim().to_lowercase();
        let mut numbers = 0..self.index.len();
        let mut leads_on = None;
        let mut none = true;
        for group in &GROUPS {
            let found: Vec<&Setting> = group
                .settings
                .iter()
                .filter(|_| {
                    let number = numbers.next().and_then(|number| self.index.get(number));
                    number.is_some_and(|indexed| indexed.is_found(&sought))
                })
                .collect();
            if found.is_empty() {
                continue;
            }
            if !none {
                ui.add_space(space::MEDIUM);
            }
            none = false;
            let heading = ui.label(RichText::new(texts.get(group.key)).font(fonts::bold(text_size::BODY)));
            heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, texts.get(group.key)));
            for setting in found {
                leads_on = self.row(ui, setting, texts).or(leads_on);
            }
        }
        if none {
            self.has_focus &= !std::mem::take(&mut self.enters);
            ui.label(RichText::new(texts.get("settings-none-found")).color(Tokens::of(ui).dim));
        }
        leads_on
    }

    fn row(&mut self, ui: &mut Ui, setting: &Setting, texts: &Texts) -> Option<Command> {
        let height = ui.spacing().interact_size.y;
        let name = texts.get(setting.key);
        let mut leads_on = None;
        let enters = std::mem::take(&mut self.enters);
        ui.horizontal(|ui| {
            let width = ui.available_width() - CHOICE - USUAL - RESET - space::LARGE * 2.0;
            ui.allocate_ui_with_layout(vec2(width, height), Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(name).truncate());
            });
            let size = vec2(CHOICE, height);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(CHOICE);
                let response = self.control(ui, setting, name, texts);
                if matches!(setting.kind, Kind::Shortcuts) && response.as_ref().is_some_and(Response::clicked)
                {
                    leads_on = Some(Command::Shortcuts);
                }
                if let Some(response) = response.filter(|_| enters) {
                    response.request_focus();
                }
            });
            let usual = setting.words(&self.usual, texts);
            let usual = texts.with("settings-usual", &[("usual", usual.into())]);
            let size = vec2(USUAL, height);
            ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(USUAL);
                let words = RichText::new(usual).size(text_size::SMALL);
                ui.add(Label::new(words.color(Tokens::of(ui).dim)).truncate());
            });
            if setting.differs(&self.usual, &self.settings) {
                self.reset(ui, setting, name, texts);
            }
        });
        if let Kind::Folder(at) = setting.kind {
            let field = self.folder(ui, setting, at, texts);
            if enters {
                field.request_focus();
            }
        }
        leads_on
    }

    /// What chooses, where that stands in the line; what it is called is told to those who cannot see the line.
    fn control(&mut self, ui: &mut Ui, setting: &Setting, name: &str, texts: &Texts) -> Option<Response> {
        let words = setting.words(&self.settings, texts);
        Some(match &setting.kind {
            Kind::Switch(at) => {
                let on = at(&mut self.settings);
                ui.add(Tick::new(on, words)).accessible_name(name)
            }
            Kind::Named(names) => {
                let list = combo(setting, &words).show_ui(ui, |ui| {
                    for (key, choose) in *names {
                        let chosen = is_chosen(&self.settings, *choose);
                        if ui.selectable_label(chosen, texts.get(key)).clicked() {
                            choose(&mut self.settings);
                        }
                    }
                });
                list.response.accessible_name(name)
            }
            Kind::Figure(figure) => {
                let now = (figure.get)(&self.settings);
                let mut figures = figure.offered.to_vec();
                if !figures.contains(&now) {
                    figures.push(now);
                    figures.sort_unstable();
                }
                let list = combo(setting, &words).show_ui(ui, |ui| {
                    for offered in figures {
                        let text = (figure.words)(offered, texts);
                        if ui.selectable_label(offered == now, text).clicked() {
                            (figure.set)(&mut self.settings, offered);
                        }
                    }
                });
                list.response.accessible_name(name)
            }
            Kind::Shortcuts => ui.button(texts.get("settings-change-keys")),
            Kind::Folder(_) => return None,
        })
    }

    /// A folder is typed or chosen in a line of its own, for paths are long; there is none as long as what is typed is
    /// no whole path.
    fn folder(
        &mut self,
        ui: &mut Ui,
        setting: &Setting,
        at: fn(&mut Settings) -> &mut Option<PathBuf>,
        texts: &Texts,
    ) -> Response {
        let folder = at(&mut self.settings);
        let shown = match &self.typed {
            Some(typed) => typed.clone(),
            None => folder
                .as_ref()
                .map_or_else(String::new, |folder| shortened(folder).display().to_string()),
        };
        let input = TextInput {
            id: Id::unique(setting.key),
            name: texts.get(setting.key),
            hint: texts.get("settings-folder-hint"),
            rows: 1,
            blank: folder.is_none() && !shown.trim().is_empty(),
        };
        let why = texts.get("settings-template-folder-why");
        // As wide as all that stands above it but the way back.
        let size = vec2(
            ui.available_width() - RESET - space::LARGE,
            ui.spacing().interact_size.y,
        );
        let layout = Layout::right_to_left(Align::Center);
        let (field, asks) = ui
            .allocate_ui_with_layout(size, layout, |ui| {
                ui.set_min_size(size);
                let button = ui.button(texts.get("settings-choose-folder")).on_hover_text(why);
                let button = button.accessible_name(texts.get("dialog-path-template-folder"));
                let field = ui.with_layout(Layout::left_to_right(Align::Center), |ui| input.show(ui, &shown));
                (field.inner, button.clicked())
            })
            .inner;
        self.asks_folder |= asks;
        if let Some(typed) = field.changed {
            let path = expanded(typed.trim());
            *folder = path.is_absolute().then_some(path);
            self.typed = Some(typed);
        }
        field.response.on_hover_text(why)
    }

    fn reset(&mut self, ui: &mut Ui, setting: &Setting, name: &str, texts: &Texts) {
        let height = ui.spacing().interact_size.y;
        let spoken = texts.with("settings-reset-one", &[("setting", name.to_owned().into())]);
        let button = Button::new(texts.get("shortcuts-reset-short")).min_size(vec2(RESET, height));
        let reset = ui.add(button).accessible_name(&spoken);
        if reset.on_hover_text(&spoken).clicked() {
            setting.take_from(&self.usual, &mut self.settings);
            if matches!(setting.kind, Kind::Folder(_)) {
                self.typed = None;
            }
        }
    }
}

fn combo<'a>(setting: &Setting, words: &'a str) -> ComboBox<'a> {
    choice_list(setting.key).width(CHOICE).selected_text(words)
}

fn index(texts: &Texts) -> Vec<Indexed> {
    let other = |language: &Language| *language != texts.language();
    let others: Vec<Texts> = Language::ALL.into_iter().filter(other).map(Texts::new).collect();
    let of_group = |group: &'static list::Group| {
        let settings = group.settings.iter();
        settings.map(|setting| Indexed::of(group.key, setting, texts, &others))
    };
    GROUPS.iter().flat_map(of_group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &Texts, sought: &str) -> Vec<&'static str> {
        let settings = GROUPS.iter().flat_map(|group| group.settings);
        let index = index(texts);
        let found = settings
            .zip(&index)
            .filter(|(_, indexed)| indexed.is_found(sought));
        found.map(|(setting, _)| setting.key).collect()
    }

    #[test]
    fn settings_are_found_by_words_of_both_languages_and_by_pinyin() {
        let chinese = Texts::new(Language::Chinese);
        for (sought, key) in [
            ("自动保存", "safety-autosave"),
            ("zdbc", "safety-autosave"),
            ("zidongbaocun", "safety-autosave"),
            ("automatic", "safety-autosave"),
            ("深色", "menu-theme"),
            ("pozhehao", "typing-dashes"),
        ] {
            assert!(found(&chinese, sought).contains(&key), "{sought}");
        }
        assert_eq!(found(&chinese, "没有这样的"), [""; 0]);
        let english = Texts::new(Language::English);
        assert_eq!(found(&english, "ellipsis"), ["typing-ellipses"]);
        assert_eq!(found(&english, "打字机"), ["command-typewriter"]);
    }
}
