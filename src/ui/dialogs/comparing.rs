//! A comparison of two versions, with what can be decided upon it.

use egui::Context;

use super::{Answer, buttons, modal};
use crate::ui::comparison::Comparison;
use crate::ui::i18n::Texts;
use crate::ui::safety::SafetyAct;

/// Shows how two versions differ.
#[derive(Debug)]
pub struct CompareDialog {
    /// Its title.
    pub title: String,
    /// The versions.
    pub comparison: Comparison,
    /// What can be decided, as buttons; the usual first.
    pub choices: Vec<(String, SafetyAct)>,
}

impl CompareDialog {
    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let room = ctx.content_rect();
        let height = (room.height() - 220.0).clamp(160.0, 900.0);
        let title = self.title.clone();
        modal(ctx, texts, "comparison", &title, 1_200.0, |ui| {
            self.comparison.ui(ui, height, texts);
            // It comes when the file was read: a key that was meant for the text must decide nothing.
            let mut choices = vec![(texts.get("button-close"), Answer::Dismissed)];
            for (words, act) in &self.choices {
                choices.push((words, Answer::Safety(Box::new(act.clone()))));
            }
            buttons(ui, &choices)
        })
    }
}
