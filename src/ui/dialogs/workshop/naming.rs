//! What a template is called: its name, when to use it, and the id that is also its file's name.

use egui::{Color32, Id, Label, RichText, Ui};

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
    /// Whether the id was typed, and no longer follows the name.
    id_typed: bool,
    /// The digits of the speech's date, for ids of names without Latin letters.
    date: String,
    has_focus: bool,
}

impl Naming {
    /// Proposes a speech's title as the name, and an id for it.
    pub(super) fn new(name: String, date: &str) -> Self {
        let date = hyphenated(date);
        Self {
            id: proposed_id(&name, &date),
            name,
            summary: String::new(),
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
        let name_note = self
            .name_fault(texts)
            .map_or(("", tokens.dim), |fault| (fault, tokens.error));
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
                        "",
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

/// An id made of a name's Latin letters and digits; where it has none, of the speech's date.
fn proposed_id(name: &str, date: &str) -> String {
    let id = hyphenated(name);
    match (id.chars().any(|letter| letter.is_ascii_alphabetic()), date) {
        (true, _) => id,
        (false, "") => "my-template".to_owned(),
        (false, date) => format!("my-template-{date}"),
    }
}

/// The Latin letters and digits of a text, lower case, with hyphens for what stands between.
fn hyphenated(text: &str) -> String {
    const MOST: usize = 60;
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let joined = words.join("-");
    joined
        .chars()
        .take(MOST)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_proposed_from_the_name_or_the_date() {
        assert_eq!(proposed_id("Weekly Meeting (2)", ""), "weekly-meeting-2");
        assert_eq!(proposed_id("每周例会", "2026-7-15"), "my-template-2026-7-15");
        assert_eq!(proposed_id("2026年例会", ""), "my-template");
        assert_eq!(hyphenated("2026年7月15日"), "2026-7-15");
        assert!(is_template_id(&proposed_id(&"Long name ".repeat(40), "")));
    }
}
