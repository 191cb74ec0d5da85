//! What is replaced while it is typed: each can be switched off.

use egui::{Context, Label, RichText};

use super::{Answer, buttons, modal};
use crate::store::TypingSettings;
use crate::ui::controls::Tick;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

/// Asks what is to be replaced while it is typed.
#[derive(Debug)]
pub struct TypingDialog {
    settings: TypingSettings,
}

impl TypingDialog {
    /// Asks, beginning with what is in force.
    #[must_use]
    pub fn new(settings: TypingSettings) -> Self {
        Self { settings }
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        modal(ctx, texts, "typing", texts.get("typing-title"), 440.0, |ui| {
            let settings = &mut self.settings;
            ui.add(Tick::new(&mut settings.dashes, texts.get("typing-dashes")));
            ui.add(Tick::new(&mut settings.ellipses, texts.get("typing-ellipses")));
            ui.add(Tick::new(&mut settings.quotes, texts.get("typing-quotes")));
            ui.add_space(space::SMALL);
            let note = RichText::new(texts.get("typing-note")).size(text_size::SMALL);
            ui.add(Label::new(note.color(Tokens::of(ui).dim)).wrap());
            let choices = [
                (texts.get("button-ok"), Answer::Typing(self.settings)),
                (texts.get("button-cancel"), Answer::Dismissed),
            ];
            buttons(ui, &choices)
        })
    }
}
