//! What comes back from the workers.

use std::path::{Path, PathBuf};

use egui::Context;

use super::document::DraftFile;
use super::{About, App, Payload, PendingPaste};
use crate::convert::txt::TextEncoding;
use crate::model::{Speech, Template};
use crate::session::files::{FileStamp, Job, OpenError, Opened, Outcome, WriteError};
use crate::session::{Action, Session};
use crate::store::{Format, LockState, Mended, Problem, StoreError};
use crate::ui::dialogs::{Dialog, Message, Question, TemplateOffer};
use crate::ui::errors;
use crate::ui::safety::HeldDraft;
use crate::ui::surroundings::FileUse;

impl App {
    pub(super) fn take_outcome(&mut self, outcome: Outcome, ctx: &Context) {
        match outcome {
            Outcome::Opened { path, result } => self.opened(&path, result),
            Outcome::TemplateOpened { path, result } => self.template_opened(&path, result),
            Outcome::Saved { path, state, result } => self.saved(path, state, result),
            Outcome::Exported { path, result } => {
                self.written(FileUse::ExportText, path, result, "notice-exported");
            }
            Outcome::Templates(listing) => self.templates_listed(listing),
            Outcome::TemplatesChanged { change, result } => self.templates_changed(*change, result),
            Outcome::TemplatesExported { path, result } => {
                self.written(
                    FileUse::ExportTemplates,
                    path,
                    result,
                    "notice-templates-exported",
                );
            }
            Outcome::TemplateFolderChanged => self.template_folder_changed(),
            Outcome::TemplateLoaded { path, result } => self.template_loaded(path, result),
            Outcome::TemplateSaved { path, result } => {
                self.edit_written_copy(&path, result.is_ok());
                self.written(FileUse::SaveTemplate, path, result, "notice-template-saved");
                self.list_templates();
            }
            Outcome::FolderListed { folder, names } => {
                if let Some(Dialog::Path(entry)) = self.dialogs.last_mut().map(|shown| &mut shown.dialog) {
                    entry.take_listing(folder, names);
                }
            }
            Outcome::Mended(found) => self.mended(&found),
            Outcome::Reports(found) => self.tell_of_reports(&found),
            Outcome::FolderMade { folder, result } => self.folder_made(folder, result),
            // Without its structure a copied text is still pasted as text.
            Outcome::FragmentStored(_) => {}
            Outcome::FragmentFound { text, fragment } => self.fragment_found(&text, fragment, ctx),
            Outcome::SettingsSaved(result) => {
                if let Err(error) = result {
                    let reason = errors::store_error(&error, &self.texts);
                    let text = self
                        .texts
                        .with("notice-settings-unsaved", &[("reason", reason.into())]);
                    self.tell(text);
                }
            }
            Outcome::Written(days) => self.take_days(days),
            other => self.take_safety_outcome(other, ctx),
        }
    }

    fn template_loaded(&mut self, path: PathBuf, result: Result<Box<Template>, StoreError>) {
        match result {
            Ok(template) => {
                let own = self.folders.as_ref().map(|folders| &*folders.templates);
                let is_own = path.parent() == own;
                let offer = TemplateOffer::new(template, path, is_own, &self.texts);
                self.show(Dialog::TemplateOffer(offer), About::Itself);
            }
            Err(error) => {
                let text = errors::store_error(&error, &self.texts);
                self.show_message("error-template-title", path, text);
            }
        }
    }

    /// Says what became of saves that were interrupted.
    fn mended(&mut self, found: &[Mended]) {
        for found in found {
            let text = errors::mended(found, &self.texts);
            self.show_message("mended-title", found.file.clone(), text);
        }
    }

    fn folder_made(&mut self, folder: PathBuf, result: std::io::Result<()>) {
        if !std::mem::take(&mut self.shows_folder) {
            return;
        }
        let shown = result
            .map_err(|error| error.to_string())
            .and_then(|()| self.surroundings.show_folder(&folder));
        if let Err(reason) = shown {
            let text = self
                .texts
                .with("notice-folder-not-shown", &[("reason", reason.into())]);
            self.show_message("command-template-folder", folder, text);
        }
    }

    fn opened(&mut self, path: &Path, result: Result<Opened, OpenError>) {
        self.opening.take_if(|opening| *opening == path);
        if result.is_ok() && self.document.is_some() {
            // Something was begun while the file was being read: that stays, and the file is for another window.
            self.workers.let_go();
            self.hold_again();
            self.open(path.to_owned());
            return;
        }
        match result {
            Ok(Opened::Draft { speech, stamp, lock }) => self.draft_opened(path, *speech, stamp, lock),
            Ok(Opened::Text {
                speech,
                encoding,
                paragraphs,
            }) => {
                self.begin_speech(*speech);
                let encoding = match encoding {
                    TextEncoding::Utf8 => "UTF-8".to_owned(),
                    other => other.to_string(),
                };
                let text = self.texts.with(
                    "notice-text-opened",
                    &[("count", paragraphs.into()), ("encoding", encoding.into())],
                );
                self.tell(text);
            }
            Err(error) => {
                if is_gone(&error) {
                    self.settings.forget(path);
                }
                if is_of_template(&error) {
                    // As from a double click on it: what it is for is offered.
                    self.workers.start(Job::LoadTemplate(path.to_owned()));
                } else {
                    let text = errors::open_error(&error, &self.texts);
                    self.show_message("error-open-title", path.to_owned(), text);
                }
                if self.document.is_none() && self.listing.is_none() {
                    self.list_templates();
                }
            }
        }
    }

    fn draft_opened(&mut self, path: &Path, speech: Speech, stamp: FileStamp, lock: LockState) {
        if self.is_kept(path) {
            let called = match &speech.head {
                Some(head) => {
                    let name = ("name", head.name.as_str().into());
                    self.texts.with("workshop-copy-name", &[name])
                }
                None => speech.plain_text(&speech.information.title).trim().to_owned(),
            };
            self.begin_copy(speech, called);
            return;
        }
        match lock {
            LockState::Held(holder) => self.ask_about_held(HeldDraft {
                path: path.to_owned(),
                speech,
                stamp,
                holder,
            }),
            LockState::Ours | LockState::Unlocked => {
                self.begin_draft(Session::new(speech, true), path, stamp);
            }
        }
    }

    fn saved(&mut self, path: PathBuf, state: u64, result: Result<FileStamp, WriteError>) {
        let saving = (path, state);
        // A speech that was left meanwhile is no longer concerned.
        let Some(document) = self
            .document
            .as_mut()
            .filter(|document| document.saving.as_ref() == Some(&saving))
        else {
            return;
        };
        let (path, state) = saving;
        document.saving = None;
        document.saving_since = None;
        let again = std::mem::take(&mut document.save_again);
        match result {
            Ok(stamp) => {
                document.saved_at = Some(self.surroundings.time_of_day());
                document.session.mark_saved(state);
                document.session.set_read_only(false);
                document.underneath = None;
                document.held = None;
                document.is_autosave = false;
                let identity = document.identity_in(&path);
                if let Some(identity) = &identity {
                    document.session.take_identity(identity);
                }
                let is_unsaved = document.session.is_unsaved();
                self.workers.journal_saved(&path, &stamp, !is_unsaved, identity);
                self.workers.watch(Some((path.clone(), stamp)));
                document.file = Some(DraftFile {
                    path: path.clone(),
                    stamp: Some(stamp),
                });
                if let Some(id) = document.recovered_from.take() {
                    self.put_aside(id);
                }
                self.remember_saved(&path);
                if again && is_unsaved {
                    self.save();
                } else if let Some(next) = self.leaving.take() {
                    // What was typed meanwhile is asked about once more.
                    self.leave(next);
                }
            }
            Err(error) => self.refused(FileUse::SaveSpeech, path, &error, None),
        }
    }

    /// A draft that was saved is one of the recent ones; of a template that was saved, the list of templates tells.
    fn remember_saved(&mut self, path: &Path) {
        if self.edited_template().is_some() {
            self.list_templates();
        } else {
            self.remember(path);
        }
    }

    fn written(&mut self, purpose: FileUse, path: PathBuf, result: Result<(), WriteError>, notice: &str) {
        let at = self.writing.iter().position(|(written, _)| *written == path);
        let payload = at.map(|at| self.writing.remove(at).1);
        match result {
            Ok(()) => {
                let remembers = purpose == FileUse::ExportText && self.leaves_traces();
                if let Some(folder) = path.parent().filter(|_| remembers) {
                    self.settings.last_folder = Some(folder.to_owned());
                }
                let text = self.texts.with(notice, &[("name", name_of(&path).into())]);
                self.tell_of_templates(text);
            }
            Err(error) => self.refused(purpose, path, &error, payload),
        }
    }

    /// A file was not written: asks whether to replace what stands there, or says why and what else can be done.
    fn refused(&mut self, purpose: FileUse, path: PathBuf, error: &WriteError, payload: Option<Payload>) {
        let is_taken = matches!(error, WriteError::Changed(_) | WriteError::Exists(_));
        let is_own = purpose == FileUse::SaveSpeech && is_taken && self.takes_refusal(&path);
        if is_own || (purpose == FileUse::SaveSpeech && self.takes_autosave_failure(error)) {
            return;
        }
        let name = name_of(&path);
        let get = |key: &'static str| self.texts.get(key).to_owned();
        let with_name = |key: &str| self.texts.with(key, &[("name", name.as_str().into())]);
        let (title, text, accept, alternative) = match error {
            WriteError::Exists(_) | WriteError::Changed(_) => (
                with_name("dialog-replace-title"),
                get("dialog-replace-text"),
                get("button-replace"),
                None,
            ),
            WriteError::Held { .. } | WriteError::Encode { .. } | WriteError::Store(_)
                if purpose == FileUse::SaveSpeech =>
            {
                (
                    with_name("error-save-title"),
                    errors::write_error(error, &self.texts),
                    get("button-save-elsewhere"),
                    Some(get("button-retry")),
                )
            }
            WriteError::Held { .. } | WriteError::Encode { .. } | WriteError::Store(_) => {
                let text = errors::write_error(error, &self.texts);
                self.show_message("error-export-title", path, text);
                return;
            }
        };
        let about = match error {
            WriteError::Exists(_) | WriteError::Changed(_) => {
                About::Replacing(purpose, path.clone(), payload)
            }
            WriteError::Held { .. } | WriteError::Encode { .. } | WriteError::Store(_) => {
                About::SaveFailed(path.clone())
            }
        };
        let question = Question {
            title,
            text,
            path: Some(path),
            accept,
            alternative,
            dangerous: matches!(about, About::Replacing(..)),
        };
        self.show(Dialog::Question(question), about);
    }

    pub(super) fn show_message(&mut self, title: &str, path: PathBuf, text: String) {
        let title = self.texts.with(title, &[("name", name_of(&path).into())]);
        let message = Message {
            title,
            text,
            path: Some(path),
        };
        self.show(Dialog::Message(message), About::Itself);
    }

    fn fragment_found(&mut self, text: &str, fragment: Option<Box<crate::model::Fragment>>, ctx: &Context) {
        if let Some(PendingPaste { text, .. }) = self.paste.take_if(|paste| paste.text == text) {
            self.act(Action::Paste { text, fragment }, ctx);
        }
    }

    /// Pastes as plain text when the disk does not answer.
    pub(super) fn let_paste_wait_no_longer(&mut self, ctx: &Context) {
        let now = self.now();
        let Some(paste) = &self.paste else { return };
        let left = paste.until.saturating_sub(now);
        if !left.is_zero() {
            ctx.request_repaint_after(left);
            return;
        }
        if let Some(PendingPaste { text, .. }) = self.paste.take() {
            let action = Action::Paste { text, fragment: None };
            self.act(action, ctx);
        }
    }
}

/// Whether a file is no longer there, rather than out of reach for the moment.
fn is_gone(error: &OpenError) -> bool {
    matches!(
        error,
        OpenError::Store(StoreError {
            problem: Problem::NotFound,
            ..
        })
    )
}

/// Whether a file was not opened as a draft because it is a template.
fn is_of_template(error: &OpenError) -> bool {
    matches!(
        error,
        OpenError::Store(StoreError {
            problem: Problem::WrongFormat { wanted: Format::Speech, found: Some(found) },
            ..
        }) if found == Format::Template.key()
    )
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
