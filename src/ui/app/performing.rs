//! Performing actions, and what the session asks for in return.

use std::time::Duration;

use egui::Context;

use super::faults::attempted;
use super::{About, App, PendingPaste};
use crate::model::FieldId;
use crate::session::files::Job;
use crate::session::{Action, Effect, Notice};
use crate::store::copied_lines;
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, delete_field_question};
use crate::ui::errors;
use crate::ui::manuscript::Paste;

/// How long a paste waits for its structure before it is pasted as text.
const PASTE_PATIENCE: Duration = Duration::from_millis(250);

impl App {
    /// Performs an action on the open speech.
    pub(super) fn act(&mut self, action: Action, ctx: &Context) {
        let now = self.now();
        let Some(document) = &mut self.document else {
            return;
        };
        let before = document.session.state();
        if matches!(action, Action::Paste { .. }) {
            self.panels.papers.active_mut().follow();
        }
        let Some(effects) = attempted(|| document.session.perform(action, now)) else {
            self.action_failed();
            return;
        };
        if document.session.state() != before {
            self.toasts.withdraw_undo();
        }
        self.take_effects(effects, ctx);
        ctx.request_repaint();
    }

    pub(super) fn take_effects(&mut self, effects: Vec<Effect>, ctx: &Context) {
        for effect in effects {
            match effect {
                Effect::Copy { text, fragment } => {
                    ctx.copy_text(text.clone());
                    self.copied = Some((text.clone(), fragment.clone()));
                    if self.leaves_traces() {
                        self.workers.start(Job::StoreFragment { text, fragment });
                    }
                }
                Effect::Notice(notice) => self.take_notice(notice),
                Effect::Reveal => self.panels.papers.active_mut().reveal(),
                Effect::AskField(field) => self.panels.papers.active_mut().ask_field(field),
            }
        }
    }

    fn take_notice(&mut self, notice: Notice) {
        match notice {
            Notice::Refused(error) => {
                let text = errors::edit_error(&error, &self.texts);
                self.tell(text);
            }
            Notice::ReadOnly => self.tell_read_only(),
            // The manuscript shows what came back.
            Notice::Undone(_) | Notice::Redone(_) => {}
            Notice::SectionDeleted { name, below } => {
                let name = if name.is_empty() {
                    self.texts.get("outline-untitled").to_owned()
                } else {
                    name
                };
                let text = if below > 0 {
                    self.texts.with(
                        "notice-deleted-with-children",
                        &[("name", name.into()), ("count", below.into())],
                    )
                } else {
                    self.texts.with("outline-deleted", &[("name", name.into())])
                };
                self.toasts.add(text, true);
            }
            Notice::FieldMade { name, places } => {
                let text = self.texts.with(
                    "notice-field-made",
                    &[("name", name.into()), ("count", places.into())],
                );
                self.toasts.add(text, true);
            }
            Notice::Replaced { count } => {
                let text = self.texts.with("notice-replaced", &[("count", count.into())]);
                self.toasts.add(text, true);
            }
            Notice::NothingUnfilled => self.tell(self.texts.get("notice-nothing-unfilled").to_owned()),
        }
    }

    /// Says that the speech cannot be changed, and offers the way out.
    pub(super) fn tell_read_only(&mut self) {
        let text = self.texts.get("read-only-notice").to_owned();
        self.toasts.offer(text, Some(Command::SaveAs));
    }

    /// Pastes: at once where the structure is known or not wanted, else when the disk has answered.
    pub(super) fn paste(&mut self, paste: Paste, ctx: &Context) {
        let Paste { text, plain } = paste;
        if plain {
            let action = Action::Paste { text, fragment: None };
            self.act(action, ctx);
            return;
        }
        let own = self
            .copied
            .as_ref()
            .filter(|(copied, _)| copied_lines(copied).eq(copied_lines(&text)))
            .map(|(_, fragment)| fragment.clone());
        if own.is_some() || self.folders.is_none() {
            let action = Action::Paste { text, fragment: own };
            self.act(action, ctx);
            return;
        }
        self.workers.start(Job::FindFragment(text.clone()));
        self.paste = Some(PendingPaste {
            text,
            until: self.now() + PASTE_PATIENCE,
        });
    }

    pub(super) fn delete_field(&mut self, id: FieldId, ctx: &Context) {
        let question = self
            .document
            .as_ref()
            .and_then(|document| delete_field_question(&document.session, id, &self.texts));
        match question {
            Some(question) => self.show(Dialog::Question(question), About::DeletingField(id)),
            None => self.act(Action::DeleteField { id, keep_text: true }, ctx),
        }
    }
}
