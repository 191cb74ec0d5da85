//! Templates going out and coming in: what to call one that is made of the speech, and what was taken over from a
//! file.

use std::path::Path;

use egui::{Context, Id, Label, RichText, Ui};

use super::{Answer, Message, buttons_if, modal};
use crate::model::{Section, Speech, Template};
use crate::session::Session;
use crate::store::is_template_id;
use crate::ui::i18n::Texts;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{Tokens, space, text_size};

/// Asks what to call a template that is made of the speech.
#[derive(Debug)]
pub struct SaveTemplate {
    name: String,
    id: String,
    /// Whether the id was typed, and no longer follows the name.
    id_typed: bool,
    /// The digits of the speech's date, for ids of names without Latin letters.
    date: String,
    summary: String,
    /// What will be in it, in words.
    contents: Vec<String>,
    has_focus: bool,
}

impl SaveTemplate {
    /// Asks what to call a template made of a speech as it stands.
    #[must_use]
    pub fn new(session: &Session, texts: &Texts) -> Self {
        let speech = session.speech();
        let name = speech.plain_text(&speech.information.title);
        let date = hyphenated(&speech.information.date);
        Self {
            id: proposed_id(&name, &date),
            name,
            id_typed: false,
            date,
            summary: String::new(),
            contents: contents(speech, texts),
            has_focus: false,
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let answer = modal(
            ctx,
            "save-template",
            texts.get("dialog-path-save-template"),
            480.0,
            |ui| {
                let entered = self.inputs(ui, texts);
                ui.add_space(space::MEDIUM);
                self.say_contents(ui, texts);
                let complete = self.fault(texts).is_none();
                let chosen = buttons_if(
                    ui,
                    complete,
                    &[
                        (texts.get("button-save"), Answer::Accepted),
                        (texts.get("button-cancel"), Answer::Dismissed),
                    ],
                );
                chosen.or_else(|| (entered && complete).then_some(Answer::Accepted))
            },
        );
        match answer? {
            Answer::Accepted => Some(Answer::SaveTemplate {
                id: self.id.clone(),
                name: self.name.trim().to_owned(),
                summary: self.summary.trim().to_owned(),
            }),
            other => Some(other),
        }
    }

    /// Shows the inputs and returns whether Enter was pressed in one.
    fn inputs(&mut self, ui: &mut Ui, texts: &Texts) -> bool {
        let name = input(ui, "name", texts.get("template-name"), "", &self.name);
        if !std::mem::replace(&mut self.has_focus, true) {
            name.response.request_focus();
        }
        if let Some(name) = name.changed {
            self.name = name;
            if !self.id_typed {
                self.id = proposed_id(&self.name, &self.date);
            }
        }
        let hint = texts.get("template-summary-hint");
        let summary = input(ui, "summary", texts.get("template-summary"), hint, &self.summary);
        if let Some(summary) = summary.changed {
            self.summary = summary;
        }
        let id = input(ui, "id", texts.get("template-id"), "", &self.id);
        if let Some(id) = id.changed {
            self.id = id;
            self.id_typed = true;
        }
        let tokens = Tokens::of(ui);
        let (words, color) = match self.fault(texts) {
            Some(fault) => (fault, tokens.error),
            None => (texts.get("template-id-rule"), tokens.dim),
        };
        ui.add(Label::new(RichText::new(words).size(text_size::SMALL).color(color)).wrap());
        name.entered || summary.entered || id.entered
    }

    /// Why it cannot be saved like this.
    fn fault<'a>(&self, texts: &'a Texts) -> Option<&'a str> {
        if self.name.trim().is_empty() {
            Some(texts.get("template-name-missing"))
        } else if self.id.is_empty() {
            Some(texts.get("template-id-missing"))
        } else if !is_template_id(&self.id) {
            Some(texts.get("template-id-wrong"))
        } else {
            None
        }
    }

    fn say_contents(&self, ui: &mut Ui, texts: &Texts) {
        let tokens = Tokens::of(ui);
        tokens.card().show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(texts.get("template-contents")).color(tokens.dim));
            for line in &self.contents {
                ui.add(Label::new(line).wrap());
            }
            let words = RichText::new(texts.get("template-left-out")).color(tokens.dim);
            ui.add(Label::new(words).wrap());
        });
    }
}

fn input(ui: &mut Ui, id: &str, name: &str, hint: &str, text: &str) -> TextInputOutput {
    let label = ui.label(name);
    let mut output = TextInput {
        id: Id::unique(("save-template", id)),
        name,
        hint,
        rows: 1,
        blank: false,
    }
    .show(ui, text);
    output.response = output.response.labelled_by(label.id);
    ui.add_space(space::TIGHT);
    output
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

/// What was taken over from a template file.
#[must_use]
pub fn template_report(template: &Template, path: &Path, texts: &Texts) -> Message {
    let mut lines = vec![texts.with("template-report-name", &[("name", template.name.as_str().into())])];
    lines.extend(contents(&template.speech, texts));
    let lengths: Vec<String> = template
        .lengths
        .iter()
        .map(|&minutes| texts.with("duration-minutes", &[("minutes", minutes.into())]))
        .collect();
    if !lengths.is_empty() {
        let lengths = lengths.join(texts.get("list-separator"));
        lines.push(texts.with("template-report-lengths", &[("lengths", lengths.into())]));
    }
    Message {
        title: texts.get("dialog-template-report-title").to_owned(),
        text: lines.join("\n"),
        path: Some(path.to_owned()),
    }
}

/// What a template of a speech holds: sections, fields and guidance.
fn contents(speech: &Speech, texts: &Texts) -> Vec<String> {
    let sections = speech.sections.len();
    let guided = |section: &Section| !section.guidance.is_empty();
    let guidance = speech
        .sections
        .sections()
        .filter(|section| guided(section))
        .count();
    let mut lines = vec![texts.with("template-sections", &[("count", sections.into())])];
    if speech.fields.is_empty() {
        lines.push(texts.get("template-no-fields").to_owned());
    } else {
        let names: Vec<&str> = speech.fields.iter().map(|field| field.name.as_str()).collect();
        let names = names.join(texts.get("list-separator"));
        let count = speech.fields.len().into();
        lines.push(texts.with("template-fields", &[("count", count), ("names", names.into())]));
    }
    lines.push(texts.with("template-guidance", &[("count", guidance.into())]));
    lines
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
