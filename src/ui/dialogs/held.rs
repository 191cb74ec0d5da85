//! What to do about a draft that somebody else has open.

use std::path::Path;

use egui::{Context, Label, RichText};

use super::{Answer, buttons, modal};
use crate::store::LockHolder;
use crate::ui::i18n::Texts;
use crate::ui::safety::{HeldDraft, SafetyAct};
use crate::ui::theme::{Tokens, space, text_size};

/// Says who has a draft open, and asks what to do.
#[derive(Debug)]
pub struct HeldQuestion {
    draft: HeldDraft,
    /// Since when, in words.
    since: String,
}

impl HeldQuestion {
    /// Asks about a draft; `since` says in words since when somebody has it.
    #[must_use]
    pub fn new(draft: HeldDraft, since: String) -> Self {
        Self { draft, since }
    }

    /// The draft's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.draft.path
    }

    /// Takes in who holds the draft now, with since when in words: nobody, where its holder is gone.
    pub fn hear(&mut self, holder: Option<(LockHolder, String)>) {
        match holder {
            Some((holder, since)) => {
                self.draft.holder = holder;
                self.since = since;
            }
            None => self.draft.holder.is_gone = true,
        }
    }

    pub(super) fn show(&self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let holder = &self.draft.holder;
        let name = self.draft.path.file_name().unwrap_or_default().to_string_lossy();
        let (title, key) = if holder.is_gone {
            ("held-title-free", "held-text-gone")
        } else {
            ("held-title", "held-text")
        };
        let title = texts.with(title, &[("name", (&*name).into())]);
        let values = [
            ("user", holder.user.as_str().into()),
            ("machine", holder.machine.as_str().into()),
            ("when", self.since.as_str().into()),
        ];
        let text = texts.with(key, &values);
        modal(ctx, texts, "held", &title, 480.0, |ui| {
            ui.add(Label::new(text).wrap());
            ui.add_space(space::TIGHT);
            let path = RichText::new(self.draft.path.display().to_string())
                .size(text_size::SMALL)
                .color(Tokens::of(ui).dim);
            ui.add(Label::new(path).wrap());
            let draft = || Box::new(self.draft.clone());
            let answer = |act| Answer::Safety(Box::new(act));
            let mut choices = Vec::new();
            if holder.is_gone {
                let take_over = answer(SafetyAct::TakeOver(draft()));
                choices.push((texts.get("held-take-over"), take_over));
            }
            let read_only = answer(SafetyAct::OpenReadOnly(draft()));
            choices.push((texts.get("held-read-only"), read_only));
            choices.push((texts.get("held-copy"), answer(SafetyAct::OpenHeldCopy(draft()))));
            choices.push((texts.get("button-cancel"), Answer::Dismissed));
            buttons(ui, &choices)
        })
    }
}
