//! The fields of the speech: every one that is defined, and the information that is used as one.

use egui::{Align, Button, Id, Label, Layout, RichText, Ui};

use super::Shown;
use super::editor::{FieldEditor, Outcome};
use super::uses::next_use;
use super::values::{self, Refusal, kind_key};
use super::widgets::{caption, card, dim};
use crate::model::FieldRef;
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::icons::{Icon, small_icon_button};
use crate::ui::request::Request;
use crate::ui::theme::{Tokens, space, text_size};

/// The fields page.
#[derive(Debug, Default)]
pub(super) struct Fields {
    editor: Option<FieldEditor>,
}

impl Fields {
    /// Shows the page.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        shown: Shown<'_>,
        refusal: &mut Refusal,
        requests: &mut Vec<Request>,
    ) {
        let speech = shown.session.speech();
        let named = speech.fields.iter().map(|field| FieldRef::Named(field.id));
        let information = shown
            .uses
            .used()
            .filter(|field| matches!(field, FieldRef::Information(_)));
        let fields: Vec<FieldRef> = named.chain(information).collect();
        self.head(ui, shown, fields.is_empty(), requests);
        self.new_field(ui, shown, requests);
        if fields.is_empty() && self.editor.is_none() {
            card(ui, |ui| {
                dim(ui, shown.texts.get("fields-empty"));
            });
        }
        let mut entered: Option<&FieldRef> = None;
        for (place, &field) in fields.iter().enumerate() {
            card(ui, |ui| {
                if self.edited(field) {
                    self.edit(ui, shown, requests);
                    return;
                }
                self.row_head(ui, shown, field, requests);
                let output = values::input(ui, shown, input_id(field), field, refusal, requests);
                refusal.show(ui, &output);
                if output.entered {
                    entered = fields.get(place + 1);
                }
            });
        }
        // Now that all are shown: an input shown later would act on the same Enter.
        if let Some(&next) = entered {
            ui.memory_mut(|memory| memory.request_focus(input_id(next)));
        }
    }

    fn edited(&self, field: FieldRef) -> bool {
        let edited = self.editor.as_ref().and_then(FieldEditor::field);
        edited.is_some_and(|id| FieldRef::Named(id) == field)
    }

    fn head(&mut self, ui: &mut Ui, shown: Shown<'_>, none: bool, requests: &mut Vec<Request>) {
        let texts = shown.texts;
        let unfilled = shown.uses.unfilled(shown.session).count();
        ui.horizontal(|ui| {
            let words = match unfilled {
                0 if none => String::new(),
                0 => texts.get("fields-all-filled").to_owned(),
                count => texts.with("fields-unfilled", &[("count", count.into())]),
            };
            let color = if unfilled == 0 {
                Tokens::of(ui).ok
            } else {
                Tokens::of(ui).warn_text
            };
            ui.label(RichText::new(words).size(text_size::SMALL).color(color));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if small_icon_button(ui, Icon::Plus, texts.get("fields-add")).clicked() {
                    self.editor = Some(FieldEditor::new());
                }
                let next = ui.add_enabled_ui(unfilled > 0, |ui| {
                    small_icon_button(ui, Icon::ArrowDown, texts.get("fields-next"))
                });
                if next.inner.clicked() {
                    requests.push(Request::Command(Command::NextUnfilled));
                }
            });
        });
    }

    fn new_field(&mut self, ui: &mut Ui, shown: Shown<'_>, requests: &mut Vec<Request>) {
        if self
            .editor
            .as_ref()
            .is_some_and(|editor| editor.field().is_none())
        {
            card(ui, |ui| {
                caption(ui, shown.texts.get("fields-add"));
                self.edit(ui, shown, requests);
            });
        }
    }

    fn edit(&mut self, ui: &mut Ui, shown: Shown<'_>, requests: &mut Vec<Request>) {
        let Some(editor) = &mut self.editor else { return };
        let Some(outcome) = editor.ui(ui, shown) else {
            return;
        };
        if let Outcome::Accepted(action) = outcome {
            requests.push(Request::Act(action));
        }
        self.editor = None;
    }

    /// Name, kind and uses, and what can be done with the field.
    fn row_head(&mut self, ui: &mut Ui, shown: Shown<'_>, field: FieldRef, requests: &mut Vec<Request>) {
        let texts = shown.texts;
        let named = match field {
            FieldRef::Named(id) => shown.session.speech().field(id),
            FieldRef::Information(_) | FieldRef::Count(_) => None,
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::HAIR;
            ui.spacing_mut().interact_size.y = 20.0;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(named) = named {
                    if small_icon_button(ui, Icon::Trash, texts.get("fields-delete")).clicked() {
                        requests.push(Request::DeleteField(named.id));
                    }
                    if small_icon_button(ui, Icon::Pencil, texts.get("fields-edit")).clicked() {
                        self.editor = Some(FieldEditor::of(named));
                    }
                }
                if small_icon_button(ui, Icon::InsertField, texts.get("fields-insert")).clicked() {
                    requests.push(Request::Act(Action::InsertField(field)));
                }
                uses(ui, shown, field, requests);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    name(ui, shown, field, named.map(|named| named.kind));
                });
            });
        });
    }
}

/// The identity of the page's input for a field.
fn input_id(field: FieldRef) -> Id {
    Id::unique(("field-value", field))
}

fn name(ui: &mut Ui, shown: Shown<'_>, field: FieldRef, kind: Option<crate::model::FieldKind>) {
    let tokens = Tokens::of(ui);
    let kind = match kind {
        Some(kind) => shown.texts.get(kind_key(kind)),
        None => shown.texts.get("helper-information"),
    };
    let mut job = egui::text::LayoutJob::default();
    let format = |size, color| egui::TextFormat::simple(crate::ui::fonts::regular(size), color);
    let name = shown.session.speech().field_name(field);
    job.append(&name, 0.0, format(text_size::BODY, tokens.text));
    job.append(kind, space::TIGHT, format(text_size::CAPTION, tokens.dim));
    ui.add(Label::new(job).truncate());
}

/// How often the field is used; a click shows the next use.
fn uses(ui: &mut Ui, shown: Shown<'_>, field: FieldRef, requests: &mut Vec<Request>) {
    let texts = shown.texts;
    let count = shown.uses.count(field);
    let text = texts.with("fields-uses", &[("count", count.into())]);
    let text = RichText::new(text)
        .size(text_size::SMALL)
        .color(Tokens::of(ui).dim);
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = space::TIGHT;
        ui.add_enabled(count > 0, Button::new(text).frame_when_inactive(false))
    });
    let tooltip = texts.with("fields-uses-tooltip", &[("count", count.into())]);
    let response = response
        .inner
        .on_hover_text(&tooltip)
        .on_disabled_hover_text(&tooltip);
    if response.clicked()
        && let Some(place) = next_use(shown.session, field)
    {
        requests.push(Request::Show(place));
    }
}
