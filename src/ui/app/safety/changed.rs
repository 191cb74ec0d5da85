//! A draft's file that was changed by another program, or is gone: what is offered, and nothing overwritten unasked.

use std::path::Path;

use egui::Context;

use super::super::{About, App, Next};
use super::{OtherUse, Underneath};
use crate::model::{Speech, TemplateIdentity};
use crate::session::Action;
use crate::session::files::{FileChange, Job, OtherContent, Replacing};
use crate::store::{Problem, StoreError, template_draft};
use crate::ui::command::Command;
use crate::ui::comparison::{Comparison, Side};
use crate::ui::dialogs::{CompareDialog, Dialog};
use crate::ui::errors;
use crate::ui::safety::SafetyAct;

impl App {
    /// Takes in what became of the watched file.
    pub(super) fn file_changed(&mut self, path: &Path, change: FileChange) {
        let Some(document) = &mut self.document else {
            return;
        };
        let Some(file) = document.file.as_ref().filter(|file| file.path == path) else {
            return;
        };
        let was_refused = matches!(
            document.underneath,
            Some(Underneath::Changed { was_refused: true })
        );
        document.underneath = match change {
            FileChange::Changed(stamp) if file.stamp.as_ref() == Some(&stamp) => None,
            FileChange::AsBefore if file.stamp.is_none() => document.underneath,
            FileChange::AsBefore => None,
            FileChange::Changed(_) => Some(Underneath::Changed { was_refused }),
            FileChange::Gone => Some(Underneath::Gone),
            FileChange::Unreachable => Some(Underneath::Unreachable),
        };
    }

    /// Whether a refusal to save is about the open draft's own file; the bar then says so.
    pub(in super::super) fn takes_refusal(&mut self, path: &Path) -> bool {
        let own = self.document.as_mut().filter(|document| {
            let file = document.file.as_ref();
            file.is_some_and(|file| file.path == path)
        });
        let Some(document) = own else { return false };
        document.underneath = Some(Underneath::Changed { was_refused: true });
        self.leaving = None;
        true
    }

    /// Reads what the draft's file holds now.
    pub(super) fn load_other(&mut self, what_for: OtherUse) {
        let file = self.document.as_ref().and_then(|document| document.file.as_ref());
        if let Some(file) = file {
            let path = file.path.clone();
            self.safety.other = Some((path.clone(), what_for));
            self.workers.start(Job::LoadOther(path));
        }
    }

    pub(super) fn other_loaded(
        &mut self,
        path: &Path,
        result: Result<OtherContent, StoreError>,
        ctx: &Context,
    ) {
        let asked = self.safety.other.take_if(|(asked, _)| asked == path);
        let Some((_, what_for)) = asked else { return };
        let Some(document) = self.document.as_mut().filter(|document| {
            let file = document.file.as_ref();
            file.is_some_and(|file| file.path == path)
        }) else {
            return;
        };
        match result {
            Ok(theirs) => match what_for {
                OtherUse::Compare => self.compare_with_file(*theirs.speech, ctx),
                OtherUse::Take => self.take_theirs(theirs, ctx),
            },
            Err(error) => {
                if matches!(error.problem, Problem::NotFound) {
                    document.underneath = Some(Underneath::Gone);
                }
                let text = errors::store_error(&error, &self.texts);
                self.show_message("changed-unreadable-title", path.to_owned(), text);
            }
        }
    }

    fn compare_with_file(&mut self, theirs: Speech, ctx: &Context) {
        let Some(document) = &self.document else { return };
        let name = document.name(&self.texts);
        let side = |key: &'static str, speech| Side {
            name: self.texts.get(key).to_owned(),
            speech,
        };
        let theirs = side("comparison-in-file", theirs);
        let mine = side("comparison-mine", document.session.speech().clone());
        let words = |key: &'static str| self.texts.get(key).to_owned();
        let mut choices = vec![(words("changed-take-theirs"), SafetyAct::TakeTheirs)];
        if !document.session.is_read_only() {
            choices.insert(0, (words("changed-keep-mine"), SafetyAct::KeepMine));
        }
        let dialog = CompareDialog {
            title: self
                .texts
                .with("comparison-title", &[("name", name.as_str().into())]),
            comparison: Comparison::new(theirs, mine, ctx),
            choices,
        };
        self.show(Dialog::Comparison(Box::new(dialog)), About::Itself);
    }

    /// Puts what the file holds in the speech's place, as one step; what was there becomes a former version.
    fn take_theirs(&mut self, theirs: OtherContent, ctx: &Context) {
        let OtherContent { speech, stamp } = theirs;
        let limit = self.backup_limit();
        let Some(document) = &mut self.document else {
            return;
        };
        let was_read_only = document.session.is_read_only();
        let Some(file) = &mut document.file else { return };
        if let Some(limit) = limit.filter(|_| !was_read_only) {
            self.workers.start(Job::KeepBackup {
                path: file.path.clone(),
                speech: Box::new(document.session.speech().clone()),
                limit,
            });
        }
        let path = file.path.clone();
        if speech.head.is_some() != document.session.speech().head.is_some() {
            // A template has become a draft, or the other way round: that is another thing to work on.
            self.go_on(match speech.head {
                Some(_) => Next::EditTemplate { path, copy: None },
                None => Next::Open(path),
            });
            return;
        }
        let identity = speech.head.as_ref().map(|head| TemplateIdentity {
            draft: template_draft(&path),
            id: head.id.clone(),
        });
        file.stamp = Some(stamp);
        document.underneath = None;
        document.autosave_failed = None;
        document.session.set_read_only(false);
        self.act(Action::Restore(speech), ctx);
        let Some(document) = &mut self.document else {
            return;
        };
        document.session.set_read_only(was_read_only);
        if let Some(identity) = &identity {
            document.session.take_identity(identity);
        }
        let state = document.session.state();
        document.session.mark_saved(state);
        self.workers.journal_saved(&path, &stamp, true, identity);
        self.workers.watch(Some((path, stamp)));
        let text = self.texts.get("changed-taken").to_owned();
        self.toasts.offer(text, (!was_read_only).then_some(Command::Undo));
    }

    pub(super) fn backup_kept(&mut self, result: Result<(), StoreError>) {
        if let Err(error) = result {
            let reason = errors::store_error(&error, &self.texts);
            let text = self.texts.with("changed-not-kept", &[("reason", reason.into())]);
            self.tell(text);
        }
    }

    /// Writes the speech over a file that was changed: the writer has decided so.
    pub(super) fn keep_mine(&mut self) {
        let Some(document) = self
            .document
            .as_ref()
            .filter(|document| document.saving.is_none())
        else {
            return;
        };
        if let Some(file) = &document.file {
            let path = file.path.clone();
            self.save_to(path, Replacing::Anything);
        }
    }

    pub(super) fn save_elsewhere(&mut self) {
        self.ask_for_file(self.saving_use(), None);
    }
}
