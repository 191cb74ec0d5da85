//! What a template holds, and what can be done with one that was read from a file.

use std::path::PathBuf;

use egui::{Context, Id, Label, RichText, ScrollArea, Ui};

use super::{Answer, buttons, modal};
use crate::model::{Section, Speech, Template};
use crate::ui::i18n::Texts;
use crate::ui::request::TemplateToEdit;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{Tokens, space, text_size};

/// A template that was read from a file: it can be begun from, edited where it is, or taken over among the writer's own.
#[derive(Debug)]
pub struct TemplateOffer {
    template: Box<Template>,
    path: PathBuf,
    /// Whether it is among the writer's own already.
    is_own: bool,
    contents: String,
}

impl TemplateOffer {
    /// Offers a template that stands in a file.
    #[must_use]
    pub fn new(template: Box<Template>, path: PathBuf, is_own: bool, texts: &Texts) -> Self {
        Self {
            contents: report(&template, texts),
            template,
            path,
            is_own,
        }
    }

    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.with(
            "template-offer-title",
            &[("name", self.template.name.as_str().into())],
        );
        modal(ctx, texts, "template-offer", &title, 560.0, |ui| {
            let height = (ctx.content_rect().height() - 220.0).clamp(60.0, 320.0);
            ScrollArea::vertical().max_height(height).show(ui, |ui| {
                ui.add(Label::new(&self.contents).wrap());
            });
            ui.add_space(space::TIGHT);
            let path = RichText::new(self.path.display().to_string())
                .size(text_size::SMALL)
                .color(Tokens::of(ui).dim);
            ui.add(Label::new(path).wrap());
            let begun = || Answer::BeginSpeech(Box::new(self.template.instantiate(None)));
            let edited = || Answer::EditTemplate(TemplateToEdit::Own(self.path.clone()));
            // Made when it is chosen: a template may be long.
            let mut choices = vec![
                (texts.get("start-use-template"), Answer::Accepted),
                (texts.get("start-edit"), Answer::Alternative),
            ];
            if !self.is_own {
                let add = Answer::AddTemplate(self.path.clone());
                choices.push((texts.get("template-offer-add"), add));
            }
            choices.push((texts.get("button-cancel"), Answer::Dismissed));
            Some(match buttons(ui, &choices)? {
                Answer::Accepted => begun(),
                Answer::Alternative => edited(),
                other => other,
            })
        })
    }
}

/// What stands in a template.
fn report(template: &Template, texts: &Texts) -> String {
    let mut lines = contents(&template.speech, texts);
    let lengths: Vec<String> = template
        .lengths
        .iter()
        .map(|&minutes| texts.with("duration-minutes", &[("minutes", minutes.into())]))
        .collect();
    if !lengths.is_empty() {
        let lengths = lengths.join(texts.get("list-separator"));
        lines.push(texts.with("template-report-lengths", &[("lengths", lengths.into())]));
    }
    lines.join("\n")
}

/// What a template of a speech holds: sections, fields and guidance.
pub(super) fn contents(speech: &Speech, texts: &Texts) -> Vec<String> {
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
    if guidance > 0 {
        lines.push(texts.with("template-guidance", &[("count", guidance.into())]));
    }
    lines
}

/// A line of text with what it is called above it.
pub(super) fn labelled_input(ui: &mut Ui, id: Id, name: &str, hint: &str, text: &str) -> TextInputOutput {
    let label = ui.label(name);
    let mut output = TextInput {
        id,
        name,
        hint,
        rows: 1,
        blank: false,
    }
    .show(ui, text);
    output.response = output.response.labelled_by(label.id);
    output
}
