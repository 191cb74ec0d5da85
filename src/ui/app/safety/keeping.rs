//! How the journal fares, and saving of its own accord.

use std::time::Duration;

use egui::Context;

use super::super::App;
use super::super::document::DraftFile;
use crate::session::Session;
use crate::session::files::{JournalOf, JournalState, WriteError};
use crate::ui::errors;
use crate::ui::status_bar::Safeguard;

/// A save that takes longer is said to.
pub(in super::super) const SLOW: Duration = Duration::from_secs(2);

impl App {
    /// Lets what is done from now on be written down as it is done, where anything of the speech may be.
    pub(in super::super) fn keep_journal(&mut self, session: &mut Session, file: Option<&DraftFile>) {
        if !self.settings.safety.traces || !session.speech().leaves_traces {
            session.set_recorder(None);
            self.workers.end_journal(false);
            return;
        }
        let recorder = self.workers.keep_journal(JournalOf {
            file: file.map(|file| (file.path.clone(), file.stamp)),
            state: Box::new(session.replica()),
            is_unsaved: session.is_unsaved(),
        });
        let state = if recorder.is_some() {
            JournalState::Keeping
        } else {
            JournalState::Off
        };
        session.set_recorder(recorder);
        self.take_journal(state);
    }

    /// The same for the speech that is open, after the writer has thought better of it.
    pub(super) fn keep_journal_anew(&mut self) {
        if let Some(mut document) = self.document.take() {
            self.keep_journal(&mut document.session, document.file.as_ref());
            self.document = Some(document);
        }
    }

    /// Takes in how the journal fares. That nothing can be recovered is told at once.
    pub(super) fn take_journal(&mut self, state: JournalState) {
        let is_news = self.safety.journal.as_ref() != Some(&state);
        self.safety.journal = Some(state);
        let is_bad = matches!(self.safeguard(), Safeguard::Failing(_) | Safeguard::NoHome);
        if is_news && is_bad {
            self.tell(self.texts.get("journal-notice").to_owned());
        }
    }

    /// What the status bar says about what is written down.
    pub(in super::super) fn safeguard(&self) -> Safeguard {
        if !self.leaves_traces() {
            return Safeguard::Unwanted;
        }
        if self.folders.is_none() {
            return Safeguard::NoHome;
        }
        match &self.safety.journal {
            None => Safeguard::Unknown,
            Some(JournalState::Keeping) => Safeguard::Keeping,
            Some(JournalState::Waiting) => Safeguard::Waiting,
            Some(JournalState::Failing(reason)) => Safeguard::Failing(reason.clone()),
            Some(JournalState::Off) => Safeguard::NoHome,
        }
    }

    /// Saves of its own accord when it is time, and asks for a frame when a save has become slow.
    pub(in super::super) fn keep_saving(&mut self, ctx: &Context) {
        let now = self.now();
        let after = self.settings.safety.autosave_after();
        let Some(document) = &mut self.document else {
            return;
        };
        if let Some(since) = document.saving_since {
            let left = SLOW.saturating_sub(now.saturating_sub(since));
            if !left.is_zero() {
                ctx.request_repaint_after(left);
            }
            return;
        }
        let may_save = document.file.is_some()
            && document.session.is_unsaved()
            && !document.session.is_read_only()
            && document.underneath.is_none()
            && document.autosave_failed.is_none();
        let Some(after) = after.filter(|_| may_save) else {
            document.unsaved_since = None;
            return;
        };
        let since = *document.unsaved_since.get_or_insert(now);
        let left = after.saturating_sub(now.saturating_sub(since));
        if !left.is_zero() {
            ctx.request_repaint_after(left);
            return;
        }
        document.unsaved_since = None;
        document.is_autosave = true;
        self.save();
    }

    /// Whether a failure to save was one of its own accord: it then stands in a bar, so that no question comes between
    /// the writer's keys.
    pub(in super::super) fn takes_autosave_failure(&mut self, error: &WriteError) -> bool {
        let Some(document) = &mut self.document else {
            return false;
        };
        let is_autosave = std::mem::take(&mut document.is_autosave);
        if is_autosave {
            document.autosave_failed = Some(errors::write_error(error, &self.texts));
            self.leaving = None;
        }
        is_autosave
    }
}
