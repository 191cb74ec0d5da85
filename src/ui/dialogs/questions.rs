//! Questions with two or three answers, and messages with one.

use std::path::PathBuf;

use egui::{Context, Label, RichText, ScrollArea};

use super::{Answer, bare_modal, buttons};
use crate::model::{FieldId, FieldRef};
use crate::session::Session;
use crate::ui::helper::count_of_uses;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

/// A question, asked in words that are already those of the window's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub title: String,
    /// What follows from the answers.
    pub text: String,
    /// The file it is about.
    pub path: Option<PathBuf>,
    /// The answer that does what was asked for.
    pub accept: String,
    /// Another answer that goes on.
    pub alternative: Option<String>,
    /// Whether accepting destroys something: Enter then does not accept, but takes the other answer or cancels.
    pub dangerous: bool,
}

impl Question {
    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        bare_modal(ctx, "question", &self.title, 440.0, |ui| {
            ui.add(Label::new(&self.text).wrap());
            if let Some(path) = &self.path {
                let path = RichText::new(path.display().to_string())
                    .size(text_size::SMALL)
                    .color(Tokens::of(ui).dim);
                ui.add(Label::new(path).wrap());
            }
            let mut choices = vec![(self.accept.as_str(), Answer::Accepted)];
            if let Some(alternative) = &self.alternative {
                choices.push((alternative, Answer::Alternative));
            }
            choices.push((texts.get("button-cancel"), Answer::Dismissed));
            if self.dangerous {
                choices.rotate_left(1);
            }
            buttons(ui, &choices)
        })
    }
}

/// Asks what becomes of a field's text where it is used: accepting keeps it, the alternative deletes it too. None for a
/// field that is used nowhere, or unknown.
#[must_use]
pub fn delete_field_question(session: &Session, id: FieldId, texts: &Texts) -> Option<Question> {
    let field = session.speech().field(id)?;
    let count = count_of_uses(session, FieldRef::Named(id));
    (count > 0).then(|| Question {
        title: texts.with(
            "dialog-delete-field-title",
            &[("name", field.name.as_str().into())],
        ),
        text: texts.with("dialog-delete-field-text", &[("count", count.into())]),
        path: None,
        accept: texts.get("dialog-delete-field-keep").to_owned(),
        alternative: Some(texts.get("dialog-delete-field-delete").to_owned()),
        dangerous: false,
    })
}

/// Something to know, such as why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub title: String,
    /// Why, and what to do next.
    pub text: String,
    /// The file it is about.
    pub path: Option<PathBuf>,
}

impl Message {
    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        bare_modal(ctx, "message", &self.title, 480.0, |ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                ui.add(Label::new(&self.text).wrap().selectable(true));
            });
            if let Some(path) = &self.path {
                ui.add_space(space::TIGHT);
                let path = RichText::new(path.display().to_string())
                    .size(text_size::SMALL)
                    .color(Tokens::of(ui).dim);
                ui.add(Label::new(path).wrap().selectable(true));
            }
            buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
        })
    }
}
