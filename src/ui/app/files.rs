//! Opening, saving, exporting and leaving: what is asked before, and which job does it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use egui::{Context, ViewportCommand};

use super::safety::Underneath;
use super::{About, App, Asked, Next, Payload};
use crate::model::Speech;
use crate::session::Session;
use crate::session::files::{Job, Replacing, TemplateChange, new_draft_id};
use crate::store::SPEECH_EXTENSION;
use crate::ui::dialogs::{Dialog, PathEntry, Question, usual_folder};
use crate::ui::surroundings::{FileAnswer, FileQuestion, FileUse};

/// As many characters of a title as a file's name takes.
const LONGEST_NAME: usize = 60;

impl App {
    /// Asks for a file in the desktop's own dialog; `payload` is what is to be written there if it is not the speech.
    pub(super) fn ask_for_file(&mut self, purpose: FileUse, payload: Option<Payload>) {
        self.serial += 1;
        let kind = match purpose {
            FileUse::OpenSpeech | FileUse::SaveSpeech => "file-kind-speech",
            FileUse::OpenTemplate | FileUse::SaveTemplate => "file-kind-template",
            FileUse::ImportTemplates | FileUse::TemplateFolder => "file-kind-templates",
            FileUse::ExportTemplates => "file-kind-archive",
            FileUse::ExportText => "file-kind-text",
            FileUse::ShortcutPage => "file-kind-page",
        };
        let question = FileQuestion {
            serial: self.serial,
            purpose,
            title: self.texts.get(purpose.title_key()).to_owned(),
            kind: self.texts.get(kind).to_owned(),
            folder: self.folder_for(purpose).or_else(usual_folder),
            name: self.proposed_name(purpose, payload.as_ref()),
        };
        self.asked.push(Asked {
            serial: self.serial,
            purpose,
            payload,
        });
        self.surroundings.ask_for_file(question);
    }

    /// Asks for a path to be typed.
    pub(super) fn ask_for_path(&mut self, purpose: FileUse, payload: Option<Payload>) {
        let folder = self.folder_for(purpose);
        let name = self.proposed_name(purpose, payload.as_ref());
        let entry = PathEntry::new(purpose, folder.as_deref(), &name);
        self.show(Dialog::Path(entry), About::Typing(payload));
    }

    fn folder_for(&self, purpose: FileUse) -> Option<PathBuf> {
        let of_draft = self.document.as_ref().and_then(|document| {
            let path = &document.file.as_ref()?.path;
            path.parent().map(Path::to_owned)
        });
        match purpose {
            FileUse::OpenTemplate | FileUse::SaveTemplate => {
                self.folders.as_ref().map(|folders| folders.templates.clone())
            }
            FileUse::TemplateFolder => self.settings.template_folder.clone(),
            FileUse::SaveSpeech | FileUse::ExportText | FileUse::ShortcutPage => {
                of_draft.or_else(|| self.settings.last_folder.clone())
            }
            FileUse::OpenSpeech | FileUse::ImportTemplates | FileUse::ExportTemplates => {
                self.settings.last_folder.clone().or(of_draft)
            }
        }
    }

    fn proposed_name(&self, purpose: FileUse, payload: Option<&Payload>) -> String {
        let stem = match (purpose, payload) {
            (FileUse::SaveTemplate, Some(Payload::Template(template))) => template.id.clone(),
            (FileUse::SaveTemplate, None) => match self.edited_template() {
                Some(head) => head.id.clone(),
                None => return String::new(),
            },
            (FileUse::SaveSpeech | FileUse::ExportText, _) => self
                .document
                .as_ref()
                .map_or_else(String::new, |document| document.proposed_stem(&self.texts)),
            (FileUse::ShortcutPage, _) => self.texts.get("shortcuts-page-title").to_owned(),
            (FileUse::ExportTemplates, _) => self.texts.get("gallery-archive-name").to_owned(),
            _ => return String::new(),
        };
        format!("{}.{}", file_name(&stem), purpose.extension())
    }

    pub(super) fn take_file_answer(&mut self, asked: Asked, answer: FileAnswer) {
        let Asked { purpose, payload, .. } = asked;
        match answer {
            FileAnswer::Chosen(path) => {
                let named = with_extension(&path, purpose);
                // The dialog has asked before naming a file that exists, but not about a name that was completed.
                let replacing = if named == path {
                    Replacing::Anything
                } else {
                    Replacing::Nothing
                };
                self.use_path(purpose, named, replacing, payload);
            }
            FileAnswer::Cancelled => {
                if matches!(purpose, FileUse::SaveSpeech | FileUse::SaveTemplate) {
                    self.leaving = None;
                }
            }
            FileAnswer::NoDialog => self.ask_for_path(purpose, payload),
        }
    }

    /// Takes a typed path.
    pub(super) fn take_path(&mut self, purpose: FileUse, path: &Path, payload: Option<Payload>) {
        let path = with_extension(path, purpose);
        self.use_path(purpose, path, Replacing::Nothing, payload);
    }

    pub(super) fn use_path(
        &mut self,
        purpose: FileUse,
        path: PathBuf,
        replacing: Replacing,
        payload: Option<Payload>,
    ) {
        match (purpose, payload) {
            (FileUse::OpenSpeech, _) => self.open(path),
            (FileUse::SaveSpeech, _) => self.save_to(path, replacing),
            (FileUse::SaveTemplate, None) if self.edited_template().is_some() => {
                self.save_to(path, replacing);
            }
            (FileUse::OpenTemplate, _) => self.workers.start(Job::LoadTemplate(path)),
            (FileUse::TemplateFolder, _) => self.take_template_folder(path),
            (FileUse::ImportTemplates, _) => self.change_templates(TemplateChange::Import(path)),
            (_, None) => {}
            (_, Some(payload)) => {
                self.writing.push((path.clone(), payload.clone()));
                self.workers.start(match payload {
                    Payload::Template(template) => Job::SaveTemplate {
                        path,
                        template,
                        replacing,
                    },
                    Payload::Templates(templates) => Job::ExportTemplates {
                        path,
                        templates,
                        replacing,
                    },
                    Payload::Text { text, options } => Job::Export {
                        path,
                        text,
                        options,
                        replacing,
                    },
                });
            }
        }
    }

    /// Opens a file: here on the start page, in a window of its own where a speech is open or being opened.
    pub(super) fn open(&mut self, path: PathBuf) {
        let own = self.document.as_ref().and_then(|document| document.file.as_ref());
        if self.opening.as_ref() == Some(&path) {
            // A second click comes before the first has brought anything.
        } else if own.is_some_and(|file| file.path == path) {
            self.tell(self.texts.get("notice-open-here").to_owned());
        } else if self.document.is_none() && self.opening.is_none() {
            self.read_draft(path);
        } else if self.surroundings.open_window(Some(&path)).is_err() {
            self.leave(Next::Open(path));
        }
    }

    /// Reads a file to open it here.
    pub(super) fn read_draft(&mut self, path: PathBuf) {
        self.opening = Some(path.clone());
        self.workers.start(Job::Open(path));
    }

    /// Saves under the speech's own name, or asks for one.
    pub(super) fn save(&mut self) {
        let Some(document) = &mut self.document else {
            return;
        };
        match &document.file {
            _ if document.saving.is_some() => document.save_again = true,
            Some(_) if document.session.is_read_only() => self.ask_for_file(self.saving_use(), None),
            Some(file) => {
                let path = file.path.clone();
                match (document.underneath, file.stamp) {
                    // What stands there is decided in the bar.
                    (Some(Underneath::Changed { .. }), _) => drop(self.takes_refusal(&path)),
                    (Some(Underneath::Gone), _) | (_, None) => self.save_to(path, Replacing::Nothing),
                    (_, Some(stamp)) => self.save_to(path, Replacing::Only(stamp)),
                }
            }
            None => self.ask_for_file(self.saving_use(), None),
        }
    }

    /// What the open speech is saved as.
    pub(super) fn saving_use(&self) -> FileUse {
        match self.edited_template() {
            Some(_) => FileUse::SaveTemplate,
            None => FileUse::SaveSpeech,
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, replacing: Replacing) {
        let (backups, now) = (self.backup_limit(), self.now());
        let Some(document) = &mut self.document else {
            return;
        };
        let is_own = document.file.as_ref().is_some_and(|file| file.path == path);
        if is_own && document.session.is_read_only() {
            self.tell_read_only();
            return;
        }
        let state = document.session.state();
        document.saving = Some((path.clone(), state));
        document.saving_since = Some(now);
        document.autosave_failed = None;
        let mut speech = document.session.speech().clone();
        if let Some(identity) = document.identity_in(&path) {
            speech.take_identity(&identity);
        }
        self.workers.start(Job::Save {
            path,
            speech: Box::new(speech),
            state,
            replacing,
            backups,
        });
    }

    /// Leaves the open speech, after asking when it is not saved.
    pub(super) fn leave(&mut self, next: Next) {
        let Some(document) = &self.document else {
            self.go_on(next);
            return;
        };
        if document.saving.is_some() {
            self.leaving = Some(next);
            return;
        }
        if !document.session.is_unsaved() {
            self.go_on(next);
            return;
        }
        if self
            .dialogs
            .iter()
            .any(|shown| matches!(shown.about, About::Leaving(_)))
        {
            return;
        }
        let name = document.name(&self.texts);
        let question = Question {
            title: self.texts.with("dialog-unsaved-title", &[("name", name.into())]),
            text: self.texts.get("dialog-unsaved-text").to_owned(),
            path: document.file.as_ref().map(|file| file.path.clone()),
            accept: self.texts.get("button-save").to_owned(),
            alternative: Some(self.texts.get("button-discard").to_owned()),
            dangerous: false,
        };
        self.show(Dialog::Question(question), About::Leaving(next));
    }

    /// What follows once the open speech may go.
    pub(super) fn go_on(&mut self, next: Next) {
        self.leaving = None;
        if let Some(document) = &self.document {
            self.workers.end_journal(document.session.is_unsaved());
            self.workers.let_go();
        }
        match next {
            Next::Quit => self.may_close = true,
            Next::StartPage => {
                self.document = None;
                self.list_templates();
                self.workers.start(Job::ListRecoveries);
            }
            Next::Open(path) => {
                self.document = None;
                self.read_draft(path);
            }
            Next::EditTemplate { path, copy } => self.begin_template(path, copy),
            Next::Begin(speech) => self.begin_speech(*speech),
            Next::Copy { speech, called } => self.begin_copy(*speech, called),
            Next::Recovered { id, as_copy } => self.begin_recovered(&id, as_copy),
        }
    }

    /// Begins to write a speech that is as it was made: leaving it untouched asks nothing.
    pub(super) fn begin_speech(&mut self, mut speech: Speech) {
        speech.draft.get_or_insert_with(new_draft_id);
        self.begin(Session::new(speech, true), None);
    }

    pub(super) fn take_close_request(&mut self, ctx: &Context) {
        if self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::Close);
            return;
        }
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.take_typed_name(ctx);
        self.leave(Next::Quit);
        if !self.may_close {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    pub(super) fn take_dropped_files(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            let files = input.raw.dropped_files.iter();
            files.map(|file| file.path().to_owned()).collect()
        });
        for path in dropped {
            self.open(path);
        }
    }

    pub(super) fn set_title(&mut self, ctx: &Context) {
        let program = self.texts.get("app-name");
        let title = match &self.document {
            None => program.to_owned(),
            Some(document) => {
                let reading = if document.session.is_read_only() {
                    self.texts.get("read-only-title")
                } else {
                    ""
                };
                let sort = match document.template() {
                    Some(_) => self.texts.get("workshop-title-mark"),
                    None => "",
                };
                format!("{}{sort}{reading} — {program}", document.name(&self.texts))
            }
        };
        // Without the mark: a screen reader says a window's new name, and the mark comes with the first letter.
        ctx.accesskit_node_builder(egui::accesskit_root_id(), |root| root.set_label(title.as_str()));
        let is_unsaved = self.session().is_some_and(Session::is_unsaved);
        let title = if is_unsaved { format!("• {title}") } else { title };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// The path with the ending that files of this use have, unless it has one already.
fn with_extension(path: &Path, purpose: FileUse) -> PathBuf {
    let keeps = !purpose.writes()
        || path.extension().is_some_and(|found| {
            // A title such as “第1.5稿” has a dot, but no ending.
            found.eq_ignore_ascii_case(purpose.extension())
                || (purpose == FileUse::ExportText && is_ending(found))
        });
    if keeps {
        return path.to_owned();
    }
    let mut name = OsString::from(path.as_os_str());
    name.push(".");
    name.push(purpose.extension());
    PathBuf::from(name)
}

/// Whether what stands behind a dot is an ending such as `md`, and not a number such as that of a third draft.
fn is_ending(found: &std::ffi::OsStr) -> bool {
    found.to_str().is_some_and(|found| {
        (1..=4).contains(&found.len()) && found.chars().all(|letter| letter.is_ascii_alphabetic())
    })
}

/// A title as a file's name: without the characters that some system forbids, and not too long.
fn file_name(title: &str) -> String {
    let clean: String = title
        .chars()
        .filter(|character| !character.is_control())
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            other => other,
        })
        .take(LONGEST_NAME)
        .collect();
    let clean = clean.trim().trim_matches('.').trim();
    let stem = clean
        .strip_suffix(&format!(".{SPEECH_EXTENSION}"))
        .unwrap_or(clean);
    if stem.is_empty() || is_reserved(stem) {
        format!("_{stem}")
    } else {
        stem.to_owned()
    }
}

/// Whether Windows keeps a name for a device.
fn is_reserved(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let numbered = |device: &str| {
        first
            .strip_prefix(device)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|digit| digit.is_ascii_digit()))
    };
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(file_name("在市档案馆会上的讲话"), "在市档案馆会上的讲话");
        assert_eq!(file_name(" 上半年/下半年: 讲话? "), "上半年_下半年_ 讲话_");
        assert_eq!(file_name("CON"), "_CON");
        assert_eq!(file_name("com1.txt"), "_com1.txt");
        assert_eq!(file_name("..."), "_");
        assert_eq!(file_name(&"长".repeat(300)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn an_ending_is_added_where_it_is_missing() {
        let named = |path: &str, purpose| with_extension(Path::new(path), purpose);
        assert_eq!(named("/a/讲话", FileUse::SaveSpeech), Path::new("/a/讲话.speech"));
        assert_eq!(
            named("/a/第1.5稿", FileUse::SaveSpeech),
            Path::new("/a/第1.5稿.speech")
        );
        assert_eq!(
            named("/a/b.SPEECH", FileUse::SaveSpeech),
            Path::new("/a/b.SPEECH")
        );
        assert_eq!(named("/a/b.md", FileUse::ExportText), Path::new("/a/b.md"));
        assert_eq!(named("/a/v1.5", FileUse::ExportText), Path::new("/a/v1.5.txt"));
        assert_eq!(named("/a/b", FileUse::OpenSpeech), Path::new("/a/b"));
    }
}
