//! Former versions: listed, looked at, and restored as one step.

use std::path::Path;

use egui::Context;

use super::super::{About, App, Next};
use crate::model::{DraftId, Speech};
use crate::session::Action;
use crate::session::files::Job;
use crate::store::{BackupEntry, StoreError};
use crate::ui::command::Command;
use crate::ui::dialogs::{Dialog, VersionRow, Versions};
use crate::ui::{errors, moments};

impl App {
    pub(in super::super) fn show_versions(&mut self) {
        let leaves_traces = self.leaves_traces();
        let Some(document) = &self.document else { return };
        let speech = document.session.speech().clone();
        let versions = Versions::new(speech, leaves_traces);
        if let Some(draft) = versions.draft() {
            self.workers.start(Job::ListBackups(draft));
        }
        self.show(Dialog::Versions(Box::new(versions)), About::Itself);
    }

    /// The dialog that shows former versions, if it is open.
    fn versions(&mut self) -> Option<&mut Versions> {
        self.dialogs.iter_mut().find_map(|shown| match &mut shown.dialog {
            Dialog::Versions(versions) => Some(&mut **versions),
            _ => None,
        })
    }

    pub(super) fn take_backups(&mut self, draft: DraftId, result: Result<Vec<BackupEntry>, StoreError>) {
        let rows = match result {
            Ok(entries) => Ok(entries.into_iter().map(|entry| self.version_row(entry)).collect()),
            Err(error) => Err(errors::store_error(&error, &self.texts)),
        };
        if let Some(versions) = self.versions().filter(|versions| versions.draft() == Some(draft)) {
            versions.take_list(rows);
        }
    }

    fn version_row(&self, entry: BackupEntry) -> VersionRow {
        let now = self.surroundings.local_time(self.surroundings.wall_clock());
        let at = self.surroundings.local_time(entry.at);
        VersionRow {
            day: moments::day(at, now, &self.texts),
            time: moments::time_of_day(at),
            when: moments::moment(at, now, &self.texts),
            entry,
        }
    }

    pub(super) fn take_backup(
        &mut self,
        entry: &BackupEntry,
        result: Result<Box<Speech>, StoreError>,
        ctx: &Context,
    ) {
        let result = result.map_err(|error| errors::store_error(&error, &self.texts));
        let texts = &self.texts;
        let shown = self.dialogs.iter_mut().find_map(|shown| match &mut shown.dialog {
            Dialog::Versions(versions) => Some(versions),
            _ => None,
        });
        if let Some(versions) = shown {
            versions.take_version(entry, result, texts, ctx);
        }
    }

    /// Reads the version that was chosen.
    pub(in super::super) fn load_wanted_version(&mut self) {
        if let Some(entry) = self.versions().and_then(Versions::wanted) {
            self.workers.start(Job::LoadBackup(entry));
        }
    }

    pub(super) fn restore_version(&mut self, speech: Box<Speech>, when: &str, ctx: &Context) {
        let before = self.document.as_ref().map(|document| document.session.state());
        self.act(Action::Restore(speech), ctx);
        let after = self.document.as_ref().map(|document| document.session.state());
        if before != after {
            let text = self.texts.with("versions-restored", &[("when", when.into())]);
            self.toasts.offer(text, Some(Command::Undo));
        }
    }

    /// Opens a version as a new speech: in a window of its own, or here where there is none to be had.
    pub(super) fn open_version(&mut self, file: &Path, speech: Speech, when: &str) {
        if self.surroundings.open_window(Some(file)).is_ok() {
            return;
        }
        let name = self
            .document
            .as_ref()
            .map_or_else(String::new, |document| document.name(&self.texts));
        let values = [("name", name.into()), ("when", when.into())];
        let called = self.texts.with("versions-copy-name", &values);
        self.leave(Next::Copy {
            speech: Box::new(speech),
            called,
        });
    }

    /// Whether a file is one that the program keeps for itself: to write into it would change history.
    pub(in super::super) fn is_kept(&self, path: &Path) -> bool {
        let folders = self.folders.as_ref();
        folders.is_some_and(|folders| path.starts_with(&folders.state))
    }
}
