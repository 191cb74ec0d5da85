//! Changing what a field is: its name, kind, hint and default. Nothing changes before it is confirmed, and a name
//! that cannot be is refused here, in words.

use egui::{Id, Ui};

use super::Shown;
use super::values::kind_key;
use super::widgets::{choice, error, labelled};
use crate::model::{Field, FieldId, FieldKind};
use crate::session::Action;
use crate::ui::field_names;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space};

/// How a form was closed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    Dismissed,
    Accepted(Action),
}

/// A field being changed, or a new one.
#[derive(Debug)]
pub(super) struct FieldEditor {
    field: Field,
    is_new: bool,
    refusal: Option<String>,
    has_focus: bool,
}

impl FieldEditor {
    /// For a new field.
    pub(super) fn new() -> Self {
        Self {
            field: Field::new(FieldId(0), ""),
            is_new: true,
            refusal: None,
            has_focus: false,
        }
    }

    /// For a field that there is.
    pub(super) fn of(field: &Field) -> Self {
        Self {
            field: field.clone(),
            is_new: false,
            refusal: None,
            has_focus: false,
        }
    }

    /// The field that is changed; none for a new one.
    pub(super) fn field(&self) -> Option<FieldId> {
        (!self.is_new).then_some(self.field.id)
    }

    /// Shows the form. Returns how it was closed, once it is.
    pub(super) fn ui(&mut self, ui: &mut Ui, shown: Shown<'_>) -> Option<Outcome> {
        let texts = shown.texts;
        let id = Id::unique(("field-editor", self.field()));
        let input = |part: &str, name, hint| TextInput {
            id: id.with(part),
            name,
            hint,
            rows: 1,
            blank: false,
        };
        let name = labelled(ui, input("name", texts.get("fields-name"), ""), &self.field.name);
        if !std::mem::replace(&mut self.has_focus, true) {
            name.response.request_focus();
        }
        let (mut entered, mut escaped) = (name.entered, name.escaped);
        if let Some(name) = name.changed {
            self.field.name = name;
            self.refusal = None;
        }
        if let Some(refusal) = &self.refusal {
            error(ui, refusal);
        }
        let kinds = FieldKind::ALL.map(|kind| (kind, texts.get(kind_key(kind))));
        let kind = choice(
            ui,
            id.with("kind"),
            texts.get("fields-kind"),
            &self.field.kind,
            &kinds,
        );
        self.field.kind = kind.unwrap_or(self.field.kind);
        for (part, name, value) in [
            ("hint", texts.get("fields-hint"), &mut self.field.hint),
            ("default", texts.get("fields-default"), &mut self.field.default),
        ] {
            let output = labelled(ui, input(part, name, ""), value);
            entered |= output.entered;
            escaped |= output.escaped;
            if let Some(changed) = output.changed {
                *value = changed;
            }
        }
        let (accepted, dismissed) = self.buttons(ui, shown);
        if escaped || dismissed {
            return Some(Outcome::Dismissed);
        }
        if entered || accepted {
            return self.accept(shown).map(Outcome::Accepted);
        }
        None
    }

    fn buttons(&self, ui: &mut Ui, shown: Shown<'_>) -> (bool, bool) {
        ui.add_space(space::TIGHT);
        ui.horizontal(|ui| {
            let accept = if self.is_new { "button-create" } else { "button-ok" };
            let accept = Tokens::of(ui).primary_button(shown.texts.get(accept));
            let accepted = ui.add(accept).clicked();
            (accepted, ui.button(shown.texts.get("button-cancel")).clicked())
        })
        .inner
    }

    fn accept(&mut self, shown: Shown<'_>) -> Option<Action> {
        let name = self.field.name.trim().to_owned();
        let speech = shown.session.speech();
        if let Some(refusal) = field_names::refusal(speech, &name, self.field(), shown.texts) {
            self.refusal = Some(refusal);
            self.has_focus = false;
            return None;
        }
        let mut field = Field {
            name,
            ..self.field.clone()
        };
        if self.is_new {
            return Some(Action::DefineField { field, insert: false });
        }
        // The value may have been filled in meanwhile.
        if let Some(present) = speech.field(field.id) {
            field.value.clone_from(&present.value);
        }
        Some(Action::SetField(field))
    }
}
