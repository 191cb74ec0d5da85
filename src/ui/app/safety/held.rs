//! A draft that somebody else has open: it can be read, copied, or taken over where the other is certainly gone.

use std::path::Path;

use super::super::document::DraftFile;
use super::super::{About, App};
use crate::model::Speech;
use crate::session::Session;
use crate::session::files::{Job, new_draft_id};
use crate::store::LockState;
use crate::ui::dialogs::{Dialog, HeldQuestion};
use crate::ui::safety::HeldDraft;

impl App {
    /// Asks what to do about a draft that somebody else has open.
    pub(in super::super) fn ask_about_held(&mut self, held: HeldDraft) {
        let since = self.moment(held.holder.since);
        let question = HeldQuestion::new(held, since);
        self.show(Dialog::Held(Box::new(question)), About::Itself);
        if self.document.is_none() && self.listing.is_none() {
            self.workers.start(Job::ListTemplates);
        }
    }

    pub(super) fn open_read_only(&mut self, held: HeldDraft) {
        let mut session = Session::new(held.speech, true);
        session.set_read_only(true);
        self.begin_draft(session, &held.path, held.stamp);
    }

    pub(super) fn open_held_copy(&mut self, held: HeldDraft) {
        let stem = held.path.file_stem().unwrap_or_default().to_string_lossy();
        let called = self.texts.with("held-copy-name", &[("name", (&*stem).into())]);
        self.begin_copy(held.speech, called);
    }

    /// Begins a new speech that is a copy: it has no file, and a history of its own.
    pub(in super::super) fn begin_copy(&mut self, mut speech: Speech, called: String) {
        speech.draft = Some(new_draft_id());
        self.begin(Session::new(speech, false), None);
        if let Some(document) = &mut self.document {
            document.called = Some(called);
        }
    }

    /// Begins to work on a draft that stands in a file.
    pub(in super::super) fn begin_draft(
        &mut self,
        session: Session,
        path: &Path,
        stamp: crate::session::files::FileStamp,
    ) {
        let file = DraftFile {
            path: path.to_owned(),
            stamp: Some(stamp),
        };
        self.begin(session, Some(file));
        self.workers.watch(Some((path.to_owned(), stamp)));
        self.remember(path);
    }

    pub(super) fn take_over(&mut self, held: HeldDraft) {
        self.workers.start(Job::TakeOver(held.path.clone()));
        self.safety.taking = Some(held);
    }

    pub(super) fn taken_over(&mut self, path: &Path, lock: LockState) {
        let Some(mut held) = self.safety.taking.take_if(|held| held.path == path) else {
            return;
        };
        match lock {
            LockState::Held(holder) => {
                self.tell(self.texts.get("held-not-taken").to_owned());
                held.holder = holder;
                self.ask_about_held(held);
            }
            LockState::Ours | LockState::Unlocked => {
                self.begin_draft(Session::new(held.speech, true), &held.path, held.stamp);
            }
        }
    }
}
