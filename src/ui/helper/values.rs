//! Values of fields and information: what they are, what they may be, and the input for one.

use egui::{Id, Ui};

use super::Shown;
use super::widgets;
use crate::model::{FieldKind, FieldRef, InformationItem};
use crate::session::Action;
use crate::text::speaking_time::SpeakingRate;
use crate::ui::i18n::Texts;
use crate::ui::properties::plain_figures;
use crate::ui::request::Request;
use crate::ui::text_input::{TextInput, TextInputOutput};

/// The most minutes that a speech can be given.
const LONGEST_MINUTES: u32 = 600;

/// The input whose text cannot be taken as it is, and why not.
#[derive(Debug, Default)]
pub(super) struct Refusal(Option<(Id, String)>);

impl Refusal {
    /// Remembers why what stands in an input is not taken, or that it is.
    pub(super) fn set(&mut self, id: Id, reason: Option<String>) {
        match reason {
            Some(reason) => self.0 = Some((id, reason)),
            None if self.0.as_ref().is_some_and(|(refused, _)| *refused == id) => self.0 = None,
            None => {}
        }
    }

    /// Says under the input why its text is not taken, as long as it is being typed; and until a click elsewhere is
    /// over, which would miss its aim if the rows below moved up in the middle of it.
    pub(super) fn show(&mut self, ui: &mut Ui, output: &TextInputOutput) {
        let id = output.response.id;
        let clicking = ui.input(|input| input.pointer.any_down());
        if !clicking && !ui.memory(|memory| memory.has_focus(id)) {
            self.set(id, None);
        }
        match self.0.as_ref().filter(|(refused, _)| *refused == id) {
            Some((_, reason)) => {
                ui.scope(|ui| widgets::error(ui, reason));
            }
            // What is shown below is then the same to egui with the words and without them.
            None => ui.skip_ahead_auto_ids(1),
        }
    }
}

/// What a writer filled in, without defaults.
pub(super) fn filled_in(shown: Shown<'_>, field: FieldRef) -> String {
    let speech = shown.session.speech();
    match field {
        FieldRef::Named(id) => speech
            .field(id)
            .map_or_else(String::new, |field| field.value.clone()),
        FieldRef::Information(_) | FieldRef::Count(_) => speech.field_value(field).unwrap_or_default(),
    }
}

/// The value as it can be kept: figures in their usual form. Otherwise says what is wanted.
pub(in crate::ui) fn accepted(field: FieldRef, text: &str, texts: &Texts) -> Result<String, String> {
    let (least, most, may_be_empty) = match field {
        FieldRef::Information(InformationItem::Minutes) => (1, LONGEST_MINUTES, true),
        FieldRef::Information(InformationItem::Rate) => (SpeakingRate::SLOWEST, SpeakingRate::FASTEST, false),
        _ => return Ok(text.to_owned()),
    };
    let digits = plain_figures(text);
    let fits = digits
        .parse::<u32>()
        .is_ok_and(|number| (least..=most).contains(&number));
    if fits || (digits.is_empty() && may_be_empty) {
        return Ok(digits);
    }
    Err(texts.with(
        "fields-number-range",
        &[("least", least.into()), ("most", most.into())],
    ))
}

/// The input for a field's value. What is typed goes into the speech as it is typed.
pub(super) fn input(
    ui: &mut Ui,
    shown: Shown<'_>,
    id: Id,
    field: FieldRef,
    refusal: &mut Refusal,
    requests: &mut Vec<Request>,
) -> TextInputOutput {
    let speech = shown.session.speech();
    let named = match field {
        FieldRef::Named(id) => speech.field(id),
        FieldRef::Information(_) | FieldRef::Count(_) => None,
    };
    let default = named.map_or("", |field| field.default.as_str());
    let hint = if default.is_empty() {
        shown.texts.get("fields-value-hint")
    } else {
        default
    };
    let output = TextInput {
        id,
        name: &speech.field_name(field),
        hint,
        rows: 1,
        blank: speech.field_value(field).is_none(),
    }
    .show(ui, &filled_in(shown, field));
    if let Some(text) = &output.changed {
        let taken = accepted(field, text, shown.texts);
        if let Ok(value) = &taken {
            let value = value.clone();
            requests.push(Request::Act(Action::FillField { field, value }));
        }
        refusal.set(id, taken.err());
    }
    if let Some(explanation) = named
        .map(|field| field.hint.trim())
        .filter(|hint| !hint.is_empty())
    {
        output.response.clone().on_hover_text(explanation);
    }
    output
}

/// The key of a field kind's name.
pub(super) fn kind_key(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "field-kind-text",
        FieldKind::Person => "field-kind-person",
        FieldKind::Place => "field-kind-place",
        FieldKind::Date => "field-kind-date",
        FieldKind::Number => "field-kind-number",
    }
}
