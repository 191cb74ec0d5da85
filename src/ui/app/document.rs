//! The open speech with its file, and what is worked out of it once for every change rather than once a frame.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::model::{SectionId, TemplateHead, TemplateIdentity};
use crate::session::Session;
use crate::session::files::FileStamp;
use crate::store::{LockHolder, RecoveryId, is_template_id, template_draft};
use crate::text::language::Language;
use crate::ui::i18n::Texts;
use crate::ui::situation::{CurrentSection, OpenKind, OpenSpeech};
use crate::ui::status_bar::{Safeguard, SaveState, Status};

use super::safety::{SLOW, Underneath};

/// The file in which a speech stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftFile {
    pub path: PathBuf,
    /// The file as it was left; none where nothing stands there any more.
    pub stamp: Option<FileStamp>,
}

/// An open speech.
#[derive(Debug)]
pub(super) struct Document {
    pub session: Session,
    /// Where it stands; none for a speech that was never saved.
    pub file: Option<DraftFile>,
    /// What it is called as long as it has no file, where that is not its title.
    pub called: Option<String>,
    /// The file and the state that are being written.
    pub saving: Option<(PathBuf, u64)>,
    /// Whether to save once more when what is being written has arrived.
    pub save_again: bool,
    /// Since when it is being written.
    pub saving_since: Option<Duration>,
    /// Whether it is being written of its own accord.
    pub is_autosave: bool,
    /// Since when there are changes to be saved of their own accord.
    pub unsaved_since: Option<Duration>,
    /// Why it could not be saved of its own accord.
    pub autosave_failed: Option<String>,
    /// When it was last saved.
    pub saved_at: Option<String>,
    /// What became of its file without the window's doing.
    pub underneath: Option<Underneath>,
    /// Who else has it open, where it can only be read.
    pub held: Option<LockHolder>,
    /// What it was recovered from, until it is saved.
    pub recovered_from: Option<RecoveryId>,
    digest: Option<Digest>,
}

/// What follows from the text as a whole.
#[derive(Debug, Clone, Copy)]
struct Digest {
    revision: u64,
    length: usize,
    time: Duration,
    unfilled: usize,
}

impl Document {
    /// A speech that stands in `file`, or one that is as it was made and in no file.
    pub fn new(session: Session, file: Option<DraftFile>) -> Self {
        Self {
            session,
            file,
            called: None,
            saving: None,
            saving_since: None,
            is_autosave: false,
            unsaved_since: None,
            autosave_failed: None,
            save_again: false,
            saved_at: None,
            underneath: None,
            held: None,
            recovered_from: None,
            digest: None,
        }
    }

    /// What it says of itself, where it is a template that is edited.
    pub fn template(&self) -> Option<&TemplateHead> {
        self.session.speech().head.as_deref()
    }

    /// As which template it is saved into a file. Elsewhere its id follows the file's name.
    pub fn identity_in(&self, path: &Path) -> Option<TemplateIdentity> {
        let head = self.template()?;
        let is_own = self.file.as_ref().is_some_and(|file| file.path == path);
        let stem = path.file_stem().and_then(std::ffi::OsStr::to_str);
        let id = stem.filter(|stem| !is_own && is_template_id(stem));
        Some(TemplateIdentity {
            draft: template_draft(path),
            id: id.unwrap_or(&head.id).to_owned(),
        })
    }

    /// What the title bar calls it: the template's name, the file's name, else the speech's title.
    pub fn name(&self, texts: &Texts) -> String {
        if let Some(head) = self.template() {
            return head.name.clone();
        }
        let file = self.file.as_ref().and_then(|file| file.path.file_stem());
        if let Some(stem) = file {
            return stem.to_string_lossy().into_owned();
        }
        if let Some(called) = &self.called {
            return called.clone();
        }
        let title = self.title();
        if title.is_empty() {
            texts.get("file-untitled").to_owned()
        } else {
            title
        }
    }

    /// The title as it reads, with marks around what is unfilled.
    pub fn title(&self) -> String {
        let speech = self.session.speech();
        speech.marked_text(&speech.information.title).trim().to_owned()
    }

    /// The stem of the name that the speech is proposed to be saved under.
    pub fn proposed_stem(&self, texts: &Texts) -> String {
        let speech = self.session.speech();
        let title = speech.filled_text(&speech.information.title);
        if self.file.is_some() || self.called.is_some() || title.trim().is_empty() {
            return self.name(texts);
        }
        title.trim().to_owned()
    }

    /// Which sections there are, roughly, and which one is written in.
    pub fn outline_state(&self) -> (usize, Option<SectionId>) {
        let sections = self.session.speech().sections.len();
        (sections, self.session.current_section())
    }

    fn digest(&mut self) -> Digest {
        let manuscript = self.session.manuscript();
        let revision = manuscript.revision();
        if let Some(digest) = self.digest.filter(|digest| digest.revision == revision) {
            return digest;
        }
        let speech = self.session.speech();
        let length = manuscript.length();
        let digest = Digest {
            revision,
            length: length.count.words,
            time: length.time(speech.information.speaking_rate()),
            unfilled: crate::model::unfilled(speech)
                .iter()
                .map(|entry| entry.count)
                .sum(),
        };
        self.digest = Some(digest);
        digest
    }

    /// What the commands care about.
    pub fn open_speech(&mut self) -> OpenSpeech {
        let unfilled = self.digest().unfilled > 0;
        let session = &self.session;
        OpenSpeech {
            undo: session.undo_name(),
            redo: session.redo_name(),
            count: session.count_at_caret().is_some() || session.bound_count_at_caret().is_some(),
            selected: !session.selection().is_caret(),
            unfilled,
            kind: match self.template() {
                Some(_) => OpenKind::Template,
                None => OpenKind::Draft,
            },
            section: session
                .current_section()
                .and_then(|id| current_section(session, id)),
            ..OpenSpeech::default()
        }
    }

    /// What the status bar shows.
    pub fn status(&mut self, zoom: f32, safeguard: Safeguard, now: Duration) -> Status {
        let digest = self.digest();
        let speech = self.session.speech();
        Status {
            length: digest.length,
            in_words: speech.language == Language::English,
            speaking_time: digest.time,
            section: self.session.current_section().map(|id| {
                let name = speech.outline_name(id);
                match self.session.label(id) {
                    Some(label) => format!("{label} {name}"),
                    None => name,
                }
            }),
            unfilled: digest.unfilled,
            saved: self.save_state(now),
            safeguard,
            is_read_only: self.session.is_read_only(),
            zoom_percent: percent(zoom),
        }
    }

    fn save_state(&self, now: Duration) -> SaveState {
        if self.saving.is_some() {
            let since = self.saving_since.unwrap_or(now);
            SaveState::Saving {
                is_slow: now.saturating_sub(since) >= SLOW,
            }
        } else if self.session.is_unsaved() || self.file.is_none() {
            SaveState::Unsaved
        } else {
            SaveState::Saved(self.saved_at.clone())
        }
    }
}

fn current_section(session: &Session, id: SectionId) -> Option<CurrentSection> {
    let tree = &session.speech().sections;
    let section = tree.get(id)?;
    Some(CurrentSection {
        kind: section.kind,
        scheme: section.scheme.clone(),
        may_hold: tree
            .may_hold(Some(id), crate::model::SectionKind::Custom, 1)
            .is_ok(),
        bookmark: section.bookmark,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "zoom lies between a half and a few"
)]
fn percent(zoom: f32) -> u32 {
    (zoom * 100.0).round() as u32
}
