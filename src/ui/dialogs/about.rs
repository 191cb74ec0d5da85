//! What the program is, and under which licences it and its typeface stand.

use egui::{Context, Label, RichText};

use super::{Answer, buttons, modal};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

pub(super) fn show(ctx: &Context, texts: &Texts) -> Option<Answer> {
    modal(ctx, "about", texts.get("app-name"), 400.0, |ui| {
        ui.add(Label::new(texts.get("dialog-about-text")).wrap());
        ui.add_space(space::SMALL);
        let dim = Tokens::of(ui).dim;
        let version = texts.with(
            "dialog-about-version",
            &[("version", env!("CARGO_PKG_VERSION").into())],
        );
        ui.label(RichText::new(version).size(text_size::SMALL).color(dim));
        let licences = RichText::new(texts.get("dialog-about-licences"))
            .size(text_size::SMALL)
            .color(dim);
        ui.add(Label::new(licences).wrap());
        buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
    })
}
