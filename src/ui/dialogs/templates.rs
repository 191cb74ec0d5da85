//! What a template holds, and what was taken over from a file.

use std::path::Path;

use egui::{Id, Ui};

use super::Message;
use crate::model::{Section, Speech, Template};
use crate::ui::i18n::Texts;
use crate::ui::text_input::{TextInput, TextInputOutput};

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
