//! What windows that ended without saving left behind: offered until it is decided, and never written over a newer
//! file unasked.

use std::path::Path;

use egui::{Context, Frame, Margin, Panel, Ui};

use super::super::document::DraftFile;
use super::super::{About, App, Next, Part};
use super::{RecoveryUse, Underneath};
use crate::model::Speech;
use crate::session::files::{Job, Recovered};
use crate::store::{RecoveredFile, RecoveryEntry, RecoveryId, StoreError};
use crate::ui::comparison::{Comparison, Side};
use crate::ui::dialogs::{CompareDialog, Dialog, RecoveryList};
use crate::ui::errors;
use crate::ui::recoveries::{self, RecoveryRow, recovery_name};
use crate::ui::safety::SafetyAct;
use crate::ui::theme::Tokens;

impl App {
    pub(super) fn take_recoveries(&mut self, entries: Vec<RecoveryEntry>) {
        self.safety.recoveries = entries;
        let rows = self.recovery_rows();
        for shown in &mut self.dialogs {
            if let Dialog::Recoveries(list) = &mut shown.dialog {
                list.rows.clone_from(&rows);
            }
        }
    }

    fn recovery_rows(&self) -> Vec<RecoveryRow> {
        let entries = self.safety.recoveries.iter();
        entries
            .map(|entry| RecoveryRow::new(entry, &self.moment(entry.changed_at), &self.texts))
            .collect()
    }

    /// What nothing was decided about yet, but for what is being worked on.
    pub(super) fn undecided(&self) -> impl Iterator<Item = &RecoveryEntry> {
        let at_work = self
            .document
            .as_ref()
            .and_then(|document| document.recovered_from.as_ref());
        self.safety
            .recoveries
            .iter()
            .filter(move |entry| !entry.is_discarded && Some(&entry.id) != at_work)
    }

    /// Whether something that can be recovered is of the draft that is open.
    pub(super) fn is_of_open_draft(&self, entry: &RecoveryEntry) -> bool {
        let Some(document) = &self.document else {
            return false;
        };
        let own = document.session.speech().draft;
        let path = document.file.as_ref().map(|file| &file.path);
        (own.is_some() && entry.draft == own) || (path.is_some() && entry.path.as_ref() == path)
    }

    /// Shows over the start page what is undecided.
    pub(in super::super) fn recovery_strip(&mut self, ui: &mut Ui) {
        if self.undecided().next().is_none() || !self.works(Part::Bars) {
            return;
        }
        let rows = self.recovery_rows();
        let tokens = Tokens::of(ui);
        let frame = Frame::new()
            .fill(tokens.panel)
            .inner_margin(Margin::symmetric(24, 16));
        let shown = Panel::top("recoveries-strip")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                self.caught(Part::Bars, |app| recoveries::strip(ui, &rows, &app.texts))
            });
        if let Some(act) = shown.inner.flatten() {
            let ctx = ui.ctx().clone();
            self.decide(act, &ctx);
        }
    }

    pub(in super::super) fn show_recoveries(&mut self) {
        let rows = self.recovery_rows();
        self.show(Dialog::Recoveries(RecoveryList { rows }), About::Itself);
        self.workers.start(Job::ListRecoveries);
    }

    pub(super) fn load_recovery(&mut self, id: RecoveryId, what_for: RecoveryUse) {
        self.safety.loading.retain(|(loading, _)| *loading != id);
        self.safety.loading.push((id.clone(), what_for));
        // How the file stands to it may have changed since the list was made.
        self.workers.start(Job::ListRecoveries);
        self.workers.start(Job::LoadRecovery(id));
    }

    pub(super) fn recovery_loaded(
        &mut self,
        id: RecoveryId,
        result: Result<Box<Recovered>, StoreError>,
        ctx: &Context,
    ) {
        let loading = &mut self.safety.loading;
        let Some(at) = loading.iter().position(|(loading, _)| *loading == id) else {
            return;
        };
        let (_, what_for) = loading.remove(at);
        match result {
            Ok(recovered) if what_for == RecoveryUse::Compare => self.compare_recovery(id, &recovered, ctx),
            Ok(recovered) => {
                self.safety.recovered = Some((id.clone(), recovered));
                let as_copy = what_for == RecoveryUse::OpenBoth;
                self.leave(Next::Recovered { id, as_copy });
            }
            Err(error) => {
                let entry = self.safety.recoveries.iter().find(|entry| entry.id == id);
                let name = entry.map_or(id.0, |entry| recovery_name(entry, &self.texts));
                let text = errors::store_error(&error, &self.texts);
                self.show_message("recovery-failed-title", name.into(), text);
            }
        }
    }

    fn compare_recovery(&mut self, id: RecoveryId, recovered: &Recovered, ctx: &Context) {
        let speech = recovered.session.speech().clone();
        let in_file = recovered.file.as_ref().and_then(|(_, there)| there.as_ref());
        let in_file = in_file.map_or_else(
            || Speech::new(speech.language),
            |(speech, _)| Speech::clone(speech),
        );
        let side = |key: &'static str, speech| Side {
            name: self.texts.get(key).to_owned(),
            speech,
        };
        let before = side("comparison-in-file", in_file);
        let after = side("comparison-recovered", speech);
        let entry = self.safety.recoveries.iter().find(|entry| entry.id == id);
        let name = entry.map_or_else(String::new, |entry| recovery_name(entry, &self.texts));
        let words = |key: &'static str| self.texts.get(key).to_owned();
        let dialog = CompareDialog {
            title: self
                .texts
                .with("comparison-title", &[("name", name.as_str().into())]),
            comparison: Comparison::new(before, after, ctx),
            choices: vec![
                (words("recovery-recover"), SafetyAct::Recover(id.clone())),
                (words("recovery-discard"), SafetyAct::DiscardRecovery(id)),
            ],
        };
        self.show(Dialog::Comparison(Box::new(dialog)), About::Itself);
    }

    /// Goes on where a window ended, now that nothing else is open.
    pub(in super::super) fn begin_recovered(&mut self, id: &RecoveryId, as_copy: bool) {
        let Some((_, recovered)) = self.safety.recovered.take_if(|(found, _)| found == id) else {
            return;
        };
        let entry = self
            .safety
            .recoveries
            .iter()
            .find(|entry| entry.id == *id)
            .cloned();
        let Recovered {
            session,
            file,
            standing,
        } = *recovered;
        if as_copy {
            self.begin_recovered_copy(session.speech().clone(), file.as_ref().map(|(path, _)| &**path));
        } else {
            let is_same = standing == RecoveredFile::Same;
            let underneath = file.as_ref().and_then(|(_, there)| match there {
                None => Some(Underneath::Gone),
                Some(_) if is_same => None,
                Some(_) => Some(Underneath::Changed { was_refused: false }),
            });
            // A file that was changed since is none that may be written over, whatever becomes of the bar.
            let file = file.map(|(path, there)| DraftFile {
                path,
                stamp: there.map(|(_, stamp)| stamp).filter(|_| is_same),
            });
            if let Some(file) = &file {
                self.workers.start(Job::TakeLock(file.path.clone()));
                self.workers
                    .watch(file.stamp.map(|stamp| (file.path.clone(), stamp)));
            }
            self.begin(session, file);
            if let Some(document) = &mut self.document {
                document.underneath = underneath;
            }
            self.show_template_mode();
        }
        if let Some(document) = &mut self.document {
            document.recovered_from = Some(id.clone());
        }
        if let Some(entry) = entry {
            let when = self.moment(entry.changed_at);
            self.tell(self.texts.with("recovery-done", &[("when", when.into())]));
        }
    }

    fn begin_recovered_copy(&mut self, speech: Speech, file: Option<&Path>) {
        let stem = file.and_then(Path::file_stem).map(|stem| stem.to_string_lossy());
        let title = speech.plain_text(&speech.information.title);
        let name = stem.as_deref().unwrap_or(&title);
        let called = self.texts.with("recovery-copy-name", &[("name", name.into())]);
        let is_template = speech.head.is_some();
        self.begin_copy(speech, called);
        let opened = file.map(|file| {
            if is_template {
                self.surroundings.edit_in_window(file)
            } else {
                self.surroundings.open_window(Some(file))
            }
        });
        if let Some(Err(reason)) = opened {
            let text = self.texts.with("notice-no-window", &[("reason", reason.into())]);
            self.tell(text);
        }
    }

    pub(super) fn discard_recovery(&mut self, id: RecoveryId) {
        self.put_aside(id);
        self.tell(self.texts.get("recovery-discarded-notice").to_owned());
    }

    /// Puts a recovery aside, which is kept for a while all the same.
    pub(in super::super) fn put_aside(&mut self, id: RecoveryId) {
        let entries = &mut self.safety.recoveries;
        if let Some(entry) = entries.iter_mut().find(|entry| entry.id == id) {
            entry.is_discarded = true;
        }
        self.workers.start(Job::DiscardRecovery(id));
    }

    pub(super) fn recovery_discarded(&mut self, result: Result<(), StoreError>) {
        if let Err(error) = result {
            let text = errors::store_error(&error, &self.texts);
            self.tell(text);
        }
        self.workers.start(Job::ListRecoveries);
    }
}
