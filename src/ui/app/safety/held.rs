//! A draft that somebody else has open: it can be read, copied, or taken over where the other is certainly gone.

use std::path::{Path, PathBuf};
use std::time::Duration;

use egui::Context;

use super::super::document::DraftFile;
use super::super::{About, App, Next};
use crate::model::Speech;
use crate::session::Session;
use crate::session::files::{Job, new_draft_id};
use crate::store::{LockHolder, LockState};
use crate::ui::dialogs::{Dialog, HeldQuestion};
use crate::ui::safety::HeldDraft;

/// How often the holder of a draft is asked for while that matters.
const ASKED_EVERY: Duration = Duration::from_secs(2);

impl App {
    /// Asks what to do about a draft that somebody else has open.
    pub(in super::super) fn ask_about_held(&mut self, held: HeldDraft) {
        if self
            .safety
            .taking
            .take_if(|taking| *taking == held.path)
            .is_some()
        {
            self.tell(self.texts.get("held-not-taken").to_owned());
        }
        self.safety.asked_holder = None;
        let since = self.moment(held.holder.since);
        let question = HeldQuestion::new(held, since);
        self.show(Dialog::Held(Box::new(question)), About::Itself);
        if self.document.is_none() && self.listing.is_none() {
            self.list_templates();
        }
    }

    pub(super) fn open_read_only(&mut self, held: HeldDraft) {
        if self.document.is_some() {
            // Something was begun beside the question.
            self.open(held.path);
            return;
        }
        let mut session = Session::new(held.speech, true);
        session.set_read_only(true);
        self.begin_draft(session, &held.path, held.stamp);
        if let Some(document) = &mut self.document {
            document.held = Some(held.holder);
        }
    }

    pub(super) fn open_held_copy(&mut self, held: HeldDraft) {
        let stem = held.path.file_stem().unwrap_or_default().to_string_lossy();
        let called = self.texts.with("held-copy-name", &[("name", (&*stem).into())]);
        self.leave(Next::Copy {
            speech: Box::new(held.speech),
            called,
        });
    }

    /// Begins a new speech that is a copy: it has no file, and a history of its own.
    pub(in super::super) fn begin_copy(&mut self, mut speech: Speech, called: String) {
        speech.draft = Some(new_draft_id());
        let id = speech.head.as_ref().map(|head| self.id_beside(&head.id));
        if let Some((head, id)) = speech.head.as_mut().zip(id) {
            // It must not be taken for the one that it is a copy of.
            head.id = id;
            if !called.is_empty() {
                head.name.clone_from(&called);
            }
        }
        self.begin(Session::new(speech, false), None);
        self.show_template_mode();
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
        self.safety.taking = None;
        self.begin(session, Some(file));
        self.workers.watch(Some((path.to_owned(), stamp)));
        self.remember(path);
    }

    /// Opens the draft anew: its holder may have saved it before going.
    pub(super) fn take_over(&mut self, held: &HeldDraft) {
        self.safety.taking = Some(held.path.clone());
        self.leave(Next::Open(held.path.clone()));
    }

    /// Goes on with a draft that could only be read, now that nobody else has it.
    pub(super) fn edit_what_was_read(&mut self) {
        let file = self.document.as_ref().and_then(|document| document.file.as_ref());
        if let Some(file) = file {
            let path = file.path.clone();
            self.leave(match self.edited_template() {
                Some(_) => Next::EditTemplate { path, copy: None },
                None => Next::Open(path),
            });
        }
    }

    /// The draft of which somebody else has the lock, as far as that matters here just now.
    fn held_path(&self) -> Option<PathBuf> {
        if let Some(Dialog::Held(question)) = self.dialogs.last().map(|shown| &shown.dialog) {
            return Some(question.path().to_owned());
        }
        let document = self.document.as_ref()?;
        let is_held = document.held.as_ref().is_some_and(|holder| !holder.is_gone);
        let file = document.file.as_ref().filter(|_| is_held)?;
        Some(file.path.clone())
    }

    /// Asks from time to time whether the holder is gone.
    pub(in super::super) fn watch_holder(&mut self, ctx: &Context) {
        let Some(path) = self.held_path() else { return };
        if self.safety.asks_holder {
            // A disk that does not answer is not asked again.
            return;
        }
        let now = self.now();
        let since = *self.safety.asked_holder.get_or_insert(now);
        let left = ASKED_EVERY.saturating_sub(now.saturating_sub(since));
        if !left.is_zero() {
            ctx.request_repaint_after(left);
            return;
        }
        self.safety.asked_holder = Some(now);
        self.safety.asks_holder = true;
        self.workers.start(Job::AskHolder(path));
    }

    pub(super) fn holder_asked(&mut self, path: &Path, holder: Option<LockHolder>) {
        self.safety.asks_holder = false;
        let since = holder.as_ref().map(|holder| self.moment(holder.since));
        let questions = self
            .dialogs
            .iter_mut()
            .filter_map(|shown| match &mut shown.dialog {
                Dialog::Held(question) if question.path() == path => Some(question),
                _ => None,
            });
        for question in questions {
            question.hear(holder.clone().zip(since.clone()));
        }
        let document = self.document.as_mut().filter(|document| {
            let file = document.file.as_ref();
            file.is_some_and(|file| file.path == path)
        });
        if let Some(held) = document.and_then(|document| document.held.as_mut()) {
            match holder {
                Some(holder) => *held = holder,
                None => held.is_gone = true,
            }
        }
    }

    /// Takes in whose the lock of a recovered draft is.
    pub(super) fn lock_taken(&mut self, path: &Path, lock: LockState) {
        let file = self.document.as_ref().and_then(|document| document.file.as_ref());
        if let LockState::Held(holder) = lock
            && file.is_some_and(|file| file.path == path)
        {
            let values = [("user", holder.user.into()), ("machine", holder.machine.into())];
            let text = self.texts.with("held-notice", &values);
            self.tell(text);
        }
    }

    /// Holds and watches the open draft's file again, after another was opened in between.
    pub(in super::super) fn hold_again(&mut self) {
        let file = self.document.as_ref().and_then(|document| document.file.as_ref());
        let Some(DraftFile { path, stamp }) = file.cloned() else {
            return;
        };
        if self
            .document
            .as_ref()
            .is_some_and(|document| !document.session.is_read_only())
        {
            self.workers.start(Job::TakeLock(path.clone()));
        }
        self.workers.watch(stamp.map(|stamp| (path, stamp)));
    }
}
