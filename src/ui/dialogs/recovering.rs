//! All that can be recovered, what was put aside as well.

use egui::Context;

use super::{Answer, buttons, modal};
use crate::ui::i18n::Texts;
use crate::ui::recoveries::{self, RecoveryRow};

/// Lists what can be recovered.
#[derive(Debug)]
pub struct RecoveryList {
    /// The rows, newest first.
    pub rows: Vec<RecoveryRow>,
}

impl RecoveryList {
    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - 260.0).clamp(120.0, 560.0);
        let title = texts.get("recoveries-title");
        modal(ctx, texts, "recoveries", title, 640.0, |ui| {
            let decided = recoveries::list(ui, &self.rows, height, texts);
            let decided = decided.map(|act| Answer::Safety(Box::new(act)));
            let closed = buttons(ui, &[(texts.get("button-close"), Answer::Dismissed)]);
            decided.or(closed)
        })
    }
}
