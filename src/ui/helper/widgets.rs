//! Small pieces that the helper's pages are put together from.

use egui::{Align, Button, Color32, Id, Label, Layout, Response, RichText, Stroke, StrokeKind, Ui};

use crate::ui::controls::choice_list;
use crate::ui::fonts;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{Tokens, corner, space, text_size};

/// A card as wide as the pane.
pub(super) fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    Tokens::of(ui)
        .card()
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            content(ui)
        })
        .inner
}

/// The dimmed heading of a card.
pub(super) fn caption(ui: &mut Ui, text: &str) -> Response {
    let text = RichText::new(text)
        .font(fonts::bold(text_size::SMALL))
        .color(Tokens::of(ui).dim);
    ui.add(Label::new(text).wrap())
}

/// Text of second rank.
pub(super) fn dim(ui: &mut Ui, text: &str) -> Response {
    colored(ui, text, Tokens::of(ui).dim)
}

/// Small text in a colour.
pub(super) fn colored(ui: &mut Ui, text: &str, color: Color32) -> Response {
    let text = RichText::new(text).size(text_size::SMALL).color(color);
    ui.add(Label::new(text).wrap())
}

/// What is wrong with what was typed, under the place where it was.
pub(super) fn error(ui: &mut Ui, text: &str) {
    colored(ui, text, Tokens::of(ui).error);
}

/// A name above a text field.
pub(super) fn labelled(ui: &mut Ui, input: TextInput<'_>, value: &str) -> TextInputOutput {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        let label = dim(ui, input.name);
        let mut output = input.show(ui, value);
        output.response = output.response.labelled_by(label.id);
        output
    })
    .inner
}

/// A small text at the left and one at the right, under each other where there is no room.
pub(super) fn ends(ui: &mut Ui, left: &str, right: (&str, Color32)) {
    let font = fonts::regular(text_size::SMALL);
    let width = |text: &str| {
        let galley = ui
            .painter()
            .layout_no_wrap(text.to_owned(), font.clone(), right.1);
        galley.size().x
    };
    let fits = width(left) + space::MEDIUM + width(right.0) <= ui.available_width();
    if !fits {
        dim(ui, left);
        colored(ui, right.0, right.1);
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        dim(ui, left);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            colored(ui, right.0, right.1);
        });
    });
}

/// A name and a list to choose from beside it. Returns what was chosen.
pub(super) fn choice<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: Id,
    name: &str,
    current: &T,
    options: &[(T, &str)],
) -> Option<T> {
    ui.horizontal(|ui| {
        let width = name_width(ui);
        let label = named(ui, name, width);
        let width = ui.available_width();
        list(ui, id, &label, width, current, options)
    })
    .inner
}

/// A name of that width, before an input.
pub(super) fn named(ui: &mut Ui, name: &str, width: f32) -> Response {
    ui.scope(|ui| {
        ui.set_width(width);
        dim(ui, name)
    })
    .inner
}

/// A list to choose from, called as the label beside it. Returns what was chosen.
pub(super) fn list<T: Clone + PartialEq>(
    ui: &mut Ui,
    id: Id,
    label: &Response,
    width: f32,
    current: &T,
    options: &[(T, &str)],
) -> Option<T> {
    let shown = options
        .iter()
        .find(|(option, _)| option == current)
        .map_or("", |(_, text)| *text);
    let mut chosen = None;
    choice_list(id)
        .width(width)
        .truncate()
        .selected_text(shown)
        .show_ui(ui, |ui| {
            for (option, text) in options {
                if ui.selectable_label(option == current, *text).clicked() && option != current {
                    chosen = Some(option.clone());
                }
            }
        })
        .response
        .labelled_by(label.id);
    chosen
}

/// The width of a name that stands before an input.
fn name_width(ui: &Ui) -> f32 {
    (ui.available_width() * 0.36).floor()
}

/// A quiet button that looks like a link.
pub(super) fn link(ui: &mut Ui, text: &str) -> Response {
    let text = RichText::new(text)
        .size(text_size::SMALL)
        .color(Tokens::of(ui).field_text);
    ui.add(Button::new(text).frame_when_inactive(false).wrap())
}

/// Shows which of the pane's own widgets has the keyboard.
pub(super) fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.0, Tokens::of(ui).accent);
        ui.painter()
            .rect_stroke(response.rect, corner::SMALL, stroke, StrokeKind::Inside);
    }
}
