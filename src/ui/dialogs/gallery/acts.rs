//! What can be done with the chosen template and with those that are marked: the buttons at the foot, and their keys.

use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, Key, Layout, Modifiers, Ui, vec2};

use super::{Answer, Gallery, GalleryAct};
use crate::model::Template;
use crate::session::files::TemplateChange;
use crate::ui::i18n::Texts;
use crate::ui::start_page;
use crate::ui::theme::{self, Tokens, space};

/// From this width on all buttons stand in the row, below it some in a menu.
const ONE_ROW: f32 = 700.0;
/// The same with the buttons that otherwise stand in the preview.
const ONE_LONG_ROW: f32 = 1_000.0;
/// How wide the menu is at least.
const MENU: f32 = 160.0;
/// With less room than this left of it, a button has fewer words.
const SHORT_WORDS: f32 = 420.0;

/// What a button at the foot does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Duplicate,
    Rename,
    Delete,
    Export,
    ExportMarked,
}

/// Whether a key is struck, and not merely held: what is asked of it once must not be done again and again.
fn is_struck(input: &mut egui::InputState, sought: Key) -> bool {
    let is_once = input.events.iter().any(
        |event| matches!(event, egui::Event::Key { key, pressed: true, repeat: false, .. } if *key == sought),
    );
    input.consume_key(Modifiers::NONE, sought) && is_once
}

impl Gallery {
    /// The buttons; `begins` adds those that otherwise stand in the preview. What ends the gallery is returned.
    pub(super) fn foot(&mut self, ui: &mut Ui, begins: bool, texts: &Texts) -> Option<Answer> {
        ui.add_space(space::SMALL);
        let mut act = self.keys(ui);
        let mut answer = None;
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let is_narrow = size.x < if begins { ONE_LONG_ROW } else { ONE_ROW };
        ui.allocate_ui_with_layout(size, Layout::right_to_left(egui::Align::Center), |ui| {
            answer = self.ends(ui, begins, texts);
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let chosen = if is_narrow {
                    self.more(ui, texts)
                } else {
                    self.buttons(ui, texts)
                };
                act = act.take().or(chosen);
            });
        });
        if let Some(act) = act {
            self.act(act, texts);
        }
        answer
    }

    /// The same buttons in a menu, where there is no room for them.
    fn more(&self, ui: &mut Ui, texts: &Texts) -> Option<Act> {
        let config = MenuConfig::new().style(theme::menu_style);
        let menu = MenuButton::new(texts.get("gallery-more")).config(config);
        let (_, shown) = menu.ui(ui, |ui| {
            ui.set_min_width(MENU);
            self.buttons(ui, texts)
        });
        shown.and_then(|shown| shown.inner)
    }

    /// The buttons that end the gallery.
    fn ends(&self, ui: &mut Ui, begins: bool, texts: &Texts) -> Option<Answer> {
        let mut answer = None;
        let edit_keys = self.card().map(start_page::edit_keys);
        if begins {
            let key = match edit_keys {
                Some((words, _)) if self.edits() => words,
                _ if self.edits() => "start-edit",
                _ => "start-use-template",
            };
            let button = Tokens::of(ui).primary_button(texts.get(key));
            if ui.add_enabled(self.template().is_some(), button).clicked() {
                answer = self.take_chosen();
            }
        }
        if ui.button(texts.get("button-close")).clicked() {
            answer = answer.or(Some(Answer::Dismissed));
        }
        if self.edits() {
            return answer;
        }
        let applied = self.apply_button(ui, texts);
        if begins && let Some((words, tooltip)) = edit_keys {
            let button = ui.button(texts.get(words)).on_hover_text(texts.get(tooltip));
            if button.clicked() {
                answer = answer.or(self.edit());
            }
        }
        applied.or(answer)
    }

    fn apply_button(&self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        let words = texts.get("gallery-apply");
        let is_short = ui.available_width() < SHORT_WORDS;
        let key = if is_short {
            "gallery-apply-short"
        } else {
            "gallery-apply"
        };
        let applies = self.has_speech && self.template().is_some();
        let button = Button::new(texts.get(key));
        let mut response = ui.add_enabled(applies, button).accessible_name(words);
        if is_short {
            response = response.on_hover_text(words);
        }
        let why_not = texts.get("gallery-apply-why-not");
        if !response.on_disabled_hover_text(why_not).clicked() {
            return None;
        }
        let template = self.template().cloned();
        template.map(|template| Answer::ApplyTemplate(Box::new(template)))
    }

    fn buttons(&self, ui: &mut Ui, texts: &Texts) -> Option<Act> {
        let row = self.row().map(|(_, row)| row);
        let may_change = row.is_some_and(|row| row.may_change);
        let mut act = None;
        let choices = [
            (Act::Duplicate, "gallery-duplicate", row.is_some()),
            (Act::Rename, "gallery-rename", may_change),
            (Act::Delete, "gallery-delete", may_change),
            (Act::Export, "gallery-export", row.is_some()),
        ];
        for (choice, key, is_possible) in choices {
            let button = ui.add_enabled(is_possible && !self.works(), Button::new(texts.get(key)));
            let why_not = texts.get("gallery-unchangeable");
            if button.on_disabled_hover_text(why_not).clicked() {
                act = Some(choice);
            }
        }
        if !self.marked.is_empty() {
            let words = texts.with("gallery-export-marked", &[("count", self.marked.len().into())]);
            if ui.add_enabled(!self.works(), Button::new(words)).clicked() {
                act = Some(Act::ExportMarked);
            }
        }
        act
    }

    /// F2 renames, wherever the keyboard is; Delete deletes where no text is typed.
    fn keys(&self, ui: &Ui) -> Option<Act> {
        let may_change = self.row().is_some_and(|(_, row)| row.may_change);
        if !may_change || self.works() || self.renaming.is_some() {
            return None;
        }
        let types = ui
            .memory(egui::Memory::focused)
            .is_some_and(|id| egui::text_edit::TextEditState::load(ui.ctx(), id).is_some());
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::F2) {
                Some(Act::Rename)
            } else if !types && is_struck(input, Key::Delete) {
                Some(Act::Delete)
            } else {
                None
            }
        })
    }

    fn act(&mut self, act: Act, texts: &Texts) {
        match act {
            Act::Rename => self.begin_renaming(),
            Act::Duplicate => {
                let template = self.template().cloned();
                self.acts.extend(template.map(|template| {
                    let name = texts.with("gallery-copy-name", &[("name", template.name.as_str().into())]);
                    GalleryAct::Change(Box::new(TemplateChange::Duplicate {
                        template: Box::new(template),
                        name,
                    }))
                }));
            }
            Act::Delete => {
                let change = self.row().and_then(|(_, row)| {
                    Some(TemplateChange::Trash {
                        file: row.key.0.file()?.to_owned(),
                        is_shared: row.key.0.is_shared(),
                        name: row.name.clone(),
                    })
                });
                self.leaving = self.neighbour();
                self.acts
                    .extend(change.map(|change| GalleryAct::Change(Box::new(change))));
            }
            Act::Export => {
                let template = self.template().cloned();
                self.acts
                    .extend(template.map(|template| GalleryAct::Export(Box::new(template))));
            }
            Act::ExportMarked => {
                let templates = self.marked_templates();
                self.acts.push(GalleryAct::ExportMany(templates));
            }
        }
    }

    /// The marked templates in the order of the listing.
    fn marked_templates(&self) -> Vec<Template> {
        let Some(stock) = &self.stock else {
            return Vec::new();
        };
        let marked = stock.rows.iter().enumerate();
        let marked = marked.filter(|(_, row)| self.marked.contains(&row.key));
        marked
            .filter_map(|(place, _)| Some(stock.entry(place)?.template.clone()))
            .collect()
    }

    /// Takes the name that was typed; none, or the one it has, changes nothing.
    pub(super) fn finish_renaming(&mut self, texts: &Texts) {
        let Some(renaming) = self.renaming.take() else {
            return;
        };
        let name = renaming.name.trim();
        if name.is_empty() {
            self.say(texts.get("template-name-missing").to_owned(), true);
            return;
        }
        let former = self.stock.as_ref().and_then(|stock| {
            let row = stock.rows.get(stock.place_of(&renaming.key)?)?;
            Some(row.name.clone())
        });
        if former.as_deref() == Some(name) {
            return;
        }
        if let Some(file) = renaming.key.0.file() {
            let change = TemplateChange::Rename {
                file: file.to_owned(),
                is_shared: renaming.key.0.is_shared(),
                name: name.to_owned(),
            };
            self.acts.push(GalleryAct::Change(Box::new(change)));
        }
    }
}
