//! A text on paper, to be read within a dialog: what a version holds, what a file will hold.

use egui::{Frame, Label, Margin, RichText, Role, ScrollArea, Ui};

use crate::text::language::Language;
use crate::ui::fonts::{self, Weight};
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

/// Shows a text in what is left of a height, but never in less than `least` points; `below` stands under its last line.
pub(super) fn on_paper(
    ui: &mut Ui,
    name: &str,
    (text, language): (&str, Language),
    (left, least): (f32, f32),
    below: impl FnOnce(&mut Ui),
) {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.paper)
        .stroke(border_of(ui))
        .corner_radius(corner::SMALL)
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            // A screen reader reads out the labels of a dialog that opens, but not of what stands in a document.
            ui.ctx()
                .accesskit_node_builder(ui.unique_id(), |node| node.set_role(Role::Document));
            let room = (left - 2.0 * space::LARGE - 2.0).max(least);
            ScrollArea::vertical()
                .id_salt(name)
                .max_height(room)
                .min_scrolled_height(room)
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    let face = fonts::face(text_size::BODY, Weight::Regular, language.into());
                    let words = RichText::new(text).font(face).line_height(Some(22.0));
                    ui.add(Label::new(words).wrap());
                    below(ui);
                });
        });
}
