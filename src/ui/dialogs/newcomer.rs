//! A template that is edited, as whoever begins a speech from it will see it.

use egui::{Context, Label, RichText};

use super::{Answer, buttons, modal};
use crate::model::Template;
use crate::ui::i18n::Texts;
use crate::ui::newcomer::NewcomerView;
use crate::ui::theme::{Tokens, space};

/// Shows a template as a newcomer will see it.
#[derive(Debug)]
pub struct NewcomerDialog {
    view: NewcomerView,
    summary: String,
}

impl NewcomerDialog {
    /// For a template as it is now.
    #[must_use]
    pub fn new(template: &Template) -> Self {
        Self {
            view: NewcomerView::new(template),
            summary: template.summary.clone(),
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - 250.0).clamp(160.0, 640.0);
        let title = texts.get("workshop-newcomer");
        modal(ctx, texts, "newcomer", title, 760.0, |ui| {
            let tokens = Tokens::of(ui);
            if !self.summary.is_empty() {
                ui.add(Label::new(RichText::new(&self.summary).color(tokens.dim)).wrap());
                ui.add_space(space::SMALL);
            }
            self.view.ui(ui, height, texts);
            buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)])
        })
    }
}
