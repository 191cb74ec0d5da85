//! Making a field of the selected text and of every other place where the same text stands.

use egui::{Context, Id, Label, RichText};

use super::{Answer, buttons, modal};
use crate::model::{Field, TextPlace};
use crate::session::{Action, Session};
use crate::ui::field_names;
use crate::ui::i18n::Texts;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, text_size};

/// A field to make of the selected text.
#[derive(Debug)]
pub struct MakeField {
    /// The selected text, which becomes the field's value.
    text: String,
    /// In how many places beside the selection it stands.
    others: usize,
    /// The fields there are: their names cannot be taken again.
    fields: Vec<Field>,
    name: String,
    refusal: Option<String>,
    has_focus: bool,
}

impl MakeField {
    /// For the selection; none unless it is text within one line, without fields in it.
    #[must_use]
    pub fn new(session: &Session) -> Option<Self> {
        let speech = session.speech();
        let (start, end) = session.selected_range();
        let line = speech.line(start.place).filter(|_| start.place == end.place)?;
        let selected = line.slice(start.offset..end.offset);
        if !selected.fields().is_empty() || selected.text().trim().is_empty() {
            return None;
        }
        let text = selected.text().to_owned();
        let places: usize = speech
            .places()
            .into_iter()
            .filter_map(|place: TextPlace| speech.line(place))
            .map(|line| line.text().matches(text.as_str()).count())
            .sum();
        Some(Self {
            text,
            others: places.saturating_sub(1),
            fields: speech.fields.clone(),
            name: String::new(),
            refusal: None,
            has_focus: false,
        })
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let title = texts.get("dialog-make-field-title");
        modal(ctx, texts, "make-field", title, 420.0, |ui| {
            let tokens = Tokens::of(ui);
            let selected = RichText::new(format!(" {} ", self.text))
                .color(tokens.field_text)
                .background_color(tokens.field_fill);
            ui.add(Label::new(selected).truncate());
            let label = ui.label(texts.get("fields-name"));
            let field = TextInput {
                id: Id::unique("make-field-name"),
                name: texts.get("fields-name"),
                hint: texts.get("dialog-make-field-hint"),
                rows: 1,
                blank: false,
            }
            .show(ui, &self.name);
            let response = field.response.labelled_by(label.id);
            if !std::mem::replace(&mut self.has_focus, true) {
                response.request_focus();
            }
            if let Some(name) = field.changed {
                self.name = name;
                self.refusal = None;
            }
            if let Some(refusal) = &self.refusal {
                let refusal = RichText::new(refusal).size(text_size::SMALL).color(tokens.error);
                ui.add(Label::new(refusal).wrap());
            }
            if self.others > 0 {
                let count = ("count", self.others.into());
                let words = texts.with("dialog-make-field-everywhere", &[count]);
                let words = RichText::new(words).size(text_size::SMALL).color(tokens.dim);
                ui.add(Label::new(words).wrap());
            }
            let answer = buttons(
                ui,
                &[
                    (texts.get("button-ok"), Answer::Accepted),
                    (texts.get("button-cancel"), Answer::Dismissed),
                ],
            );
            if field.entered || answer == Some(Answer::Accepted) {
                return self.accept(texts);
            }
            answer.or(field.escaped.then_some(Answer::Dismissed))
        })
    }

    fn accept(&mut self, texts: &Texts) -> Option<Answer> {
        let name = self.name.trim().to_owned();
        self.refusal = self.refused(&name, texts);
        if self.refusal.is_some() {
            self.has_focus = false;
            return None;
        }
        Some(Answer::Act(Box::new(Action::MakeField { name })))
    }

    /// A field of that name can be used if it has no other value.
    fn refused(&self, name: &str, texts: &Texts) -> Option<String> {
        let known = self.fields.iter().find(|field| field.name == name);
        match known.map(Field::shown_value) {
            None => field_names::refusal_of_form(name, texts),
            Some(None) => None,
            Some(Some(value)) if value == self.text => None,
            Some(Some(value)) => Some(texts.with(
                "dialog-make-field-other-value",
                &[
                    ("name", name.to_owned().into()),
                    ("value", value.to_owned().into()),
                ],
            )),
        }
    }
}
