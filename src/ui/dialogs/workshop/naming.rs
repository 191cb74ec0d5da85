//! What a template is called: its name, when to use it, and the id that is also its file's name.

use egui::{Color32, Id, Label, RichText, Ui};

use super::proposed::{hyphenated, proposed_id};
use crate::store::is_template_id;
use crate::ui::dialogs::templates::labelled_input;
use crate::ui::i18n::Texts;
use crate::ui::text_input::TextInputOutput;
use crate::ui::theme::{Tokens, space, text_size};

/// How the row of inputs is shared: name, summary, id.
const SHARES: [f32; 3] = [0.34, 0.40, 0.26];

/// What a template is to be called.
#[derive(Debug)]
pub(super) struct Naming {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) summary: String,
    /// Whether the name was typed: that there was none to propose is no fault of the writer's.
    name_typed: bool,
    /// Whether the id was typed, and no longer follows the name.
    id_typed: bool,
    /// The digits of the speech's date, for ids of names without Latin letters.
    date: String,
    has_focus: bool,
}

impl Naming {
    /// Proposes a name that may be empty, and an id for it.
    pub(super) fn new(name: String, date: &str) -> Self {
        let date = hyphenated(date);
        Self {
            id: proposed_id(&name, &date),
            name,
            summary: String::new(),
            name_typed: false,
            id_typed: false,
            date,
            has_focus: false,
        }
    }

    /// Shows the inputs beside each other. Returns whether Enter was pressed in one.
    pub(super) fn inputs(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let hint = texts.get("template-summary-hint");
        let width = ui.available_width() - 2.0 * space::MEDIUM;
        let tokens = Tokens::of(ui);
        let color = if self.name_typed { tokens.error } else { tokens.dim };
        let name_note = self.name_fault(texts).map_or(("", color), |fault| (fault, color));
        let rule = (texts.get("template-id-rule"), tokens.dim);
        let id_note = self.id_fault(texts).map_or(rule, |fault| (fault, tokens.error));
        let [name, summary, id] = ui
            .horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::MEDIUM;
                [
                    input(
                        ui,
                        "name",
                        texts.get("template-name"),
                        texts.get("template-name-hint"),
                        &self.name,
                        width * SHARES[0],
                        name_note,
                    ),
                    input(
                        ui,
                        "summary",
                        texts.get("template-summary"),
                        hint,
                        &self.summary,
                        width * SHARES[1],
                        ("", tokens.dim),
                    ),
                    input(
                        ui,
                        "id",
                        texts.get("template-id"),
                        "",
                        &self.id,
                        width * SHARES[2],
                        id_note,
                    ),
                ]
            })
            .inner;
        if !std::mem::replace(&mut self.has_focus, true) {
            name.response.request_focus();
        }
        let entered = name.entered || summary.entered || id.entered;
        if let Some(name) = name.changed {
            self.name = name;
            self.name_typed = true;
            if !self.id_typed {
                self.id = proposed_id(&self.name, &self.date);
            }
        }
        if let Some(summary) = summary.changed {
            self.summary = summary;
        }
        if let Some(id) = id.changed {
            self.id = id;
            self.id_typed = true;
        }
        entered
    }

    /// Why it cannot be called like this.
    pub(super) fn fault<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        self.name_fault(texts).or_else(|| self.id_fault(texts))
    }

    fn name_fault<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        self.name
            .trim()
            .is_empty()
            .then(|| texts.get("template-name-missing"))
    }

    fn id_fault<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        if self.id.is_empty() {
            Some(texts.get("template-id-missing"))
        } else if !is_template_id(&self.id) {
            Some(texts.get("template-id-wrong"))
        } else {
            None
        }
    }
}

/// An input, and under it what there is to say of it.
fn input(
    ui: &mut Ui,
    id: &str,
    name: &str,
    hint: &str,
    text: &str,
    width: f32,
    (note, color): (&str, Color32),
) -> TextInputOutput {
    ui.vertical(|ui| {
        ui.set_width(width);
        let output = labelled_input(ui, Id::unique(("make-template", id)), name, hint, text);
        if !note.is_empty() {
            ui.add(Label::new(RichText::new(note).size(text_size::SMALL).color(color)).wrap());
        }
        output
    })
    .inner
}
