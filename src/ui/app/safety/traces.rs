//! What is kept of a draft outside its own file, and that nothing is where the writer does not want it.

use std::path::Path;

use egui::Context;

use super::super::{About, App};
use crate::model::DraftId;
use crate::session::Action;
use crate::session::files::Job;
use crate::store::{SafetySettings, StoreError};
use crate::ui::dialogs::{Dialog, Question, SafetyDialog};
use crate::ui::errors;

impl App {
    /// Whether anything of the open speech may be kept outside its own file.
    pub(in super::super) fn leaves_traces(&self) -> bool {
        let document = self.document.as_ref();
        self.settings.safety.traces && document.is_none_or(|document| document.session.speech().leaves_traces)
    }

    /// How many bytes former versions may take; none where none are to be kept.
    pub(in super::super) fn backup_limit(&self) -> Option<u64> {
        self.leaves_traces().then(|| self.settings.safety.backup_bytes())
    }

    /// Puts the open draft at the head of the recent ones.
    pub(in super::super) fn remember(&mut self, path: &Path) {
        if self.leaves_traces() {
            self.settings.remember(path);
        } else {
            self.settings.forget(path);
        }
    }

    pub(in super::super) fn show_safety(&mut self) {
        let document = self.document.as_ref();
        let leaves = document.map(|document| document.session.speech().leaves_traces);
        let dialog = SafetyDialog::new(self.settings.safety, leaves);
        self.show(Dialog::Safety(dialog), About::Itself);
    }

    pub(in super::super) fn set_safety(
        &mut self,
        settings: SafetySettings,
        leaves_traces: Option<bool>,
        ctx: &Context,
    ) {
        let (left_any, left_own) = (self.settings.safety.traces, self.leaves_traces());
        self.settings.safety = settings.within_reason();
        if let Some(document) = &mut self.document {
            document.autosave_failed = None;
        }
        if let Some(leaves) = leaves_traces {
            let own = self.document.as_ref();
            if own.is_some_and(|document| document.session.speech().leaves_traces != leaves) {
                self.act(Action::LeaveTraces(leaves), ctx);
            }
        }
        if left_own != self.leaves_traces() {
            self.keep_journal_anew();
        }
        if left_any && !settings.traces {
            self.settings.recent.clear();
            self.settings.last_folder = None;
            self.forget_written();
            self.ask_to_clear_former(None, "traces-clear-all-text");
        } else if left_own && !self.leaves_traces() {
            self.forget_own();
        }
    }

    /// Takes the open draft off what is remembered, and asks about the rest.
    fn forget_own(&mut self) {
        let Some(document) = &self.document else { return };
        let draft = document.session.speech().draft;
        if let Some(file) = &document.file {
            self.settings.forget(&file.path);
        }
        if draft.is_some() {
            self.ask_to_clear_former(draft, "traces-clear-text");
        }
    }

    fn ask_to_clear_former(&mut self, draft: Option<DraftId>, text: &'static str) {
        self.ask_before_clearing("traces-clear-title", text, Some("clear-keep"), draft);
    }

    /// Asks before history is cleared, of one draft or of all.
    pub(super) fn ask_to_clear(&mut self, draft: Option<DraftId>) {
        let text = if draft.is_some() {
            "clear-text"
        } else {
            "clear-all-text"
        };
        self.ask_before_clearing("clear-title", text, None, draft);
    }

    fn ask_before_clearing(
        &mut self,
        title: &'static str,
        text: &'static str,
        keep: Option<&'static str>,
        draft: Option<DraftId>,
    ) {
        let words = |key: &'static str| self.texts.get(key).to_owned();
        let question = Question {
            title: words(title),
            text: words(text),
            path: None,
            accept: words("clear-clear"),
            alternative: keep.map(words),
            dangerous: true,
        };
        self.show(Dialog::Question(question), About::ClearingHistory(draft));
    }

    pub(in super::super) fn clear_history(&mut self, draft: Option<DraftId>) {
        let document = self.document.as_ref();
        let own = document.filter(|document| document.session.speech().draft == draft);
        if draft.is_none() {
            self.settings.recent.clear();
            self.settings.last_folder = None;
        } else if let Some(file) = own.and_then(|document| document.file.as_ref()) {
            self.settings.forget(&file.path);
        }
        self.workers.start(Job::ClearHistory(draft));
    }

    pub(super) fn history_cleared(&mut self, result: Result<(), StoreError>) {
        let text = match result {
            Ok(()) => self.texts.get("clear-done").to_owned(),
            Err(error) => {
                let reason = errors::store_error(&error, &self.texts);
                self.texts.with("clear-failed", &[("reason", reason.into())])
            }
        };
        self.tell(text);
        self.workers.start(Job::ListRecoveries);
    }
}
