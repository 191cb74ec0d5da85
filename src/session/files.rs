//! File work off the window's thread: one ordered worker for documents and conversion, another for the state folder
//! and the settings, and one that looks around in folders, which may hang where a disk is far away; so none waits for
//! another's disk. What comes of a job is fetched later.

mod awaited;
mod identity;
mod journal;
mod locking;
mod opening;
mod recovering;
mod saving;
mod shelf;
mod stamp;
mod waiting;
mod watching;
mod work;
mod workers;
mod writing;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;

pub use identity::new_draft_id;
pub use journal::JournalOf;
pub use opening::{open, open_on};
pub use recovering::{recover, recoveries};
pub use shelf::{TemplateChange, TemplateChanged, WantedChange};
pub use stamp::{FileStamp, change_of, stamp_of};
pub use workers::Workers;
pub use writing::{write, write_with_state};

use super::Session;
use crate::convert::plain_text::{ExportError, ExportOptions};
use crate::convert::txt::{ImportError, TextEncoding};
use crate::model::{DraftId, Fragment, Speech, Template};
use crate::store::{
    BackupEntry, Day, Listing, LockHolder, LockState, Mended, RecoveredFile, RecoveryEntry, RecoveryId,
    Settings, StoreError, WrittenDays,
};

/// What is allowed to stand where a file is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Replacing {
    /// Nothing.
    Nothing,
    /// This file and no later one.
    Only(FileStamp),
    /// Anything: the writer was asked.
    Anything,
}

/// Work with files.
#[derive(Debug)]
pub enum Job {
    /// Opens a draft, or a plain text file as a new speech.
    Open(PathBuf),
    /// Opens a template to be edited.
    EditTemplate(PathBuf),
    /// Saves a draft. `state` is handed back with the outcome.
    Save {
        /// Where to.
        path: PathBuf,
        /// What.
        speech: Box<Speech>,
        /// Its state, as the session numbers it.
        state: u64,
        /// What may stand there.
        replacing: Replacing,
        /// How many bytes all backups may take; none to keep no former version.
        backups: Option<u64>,
    },
    /// Reads the draft's file without opening it, to compare with it or to take it.
    LoadOther(PathBuf),
    /// Takes the lock of a draft whose content is known already, as after a recovery.
    TakeLock(PathBuf),
    /// Asks who holds a draft just now.
    AskHolder(PathBuf),
    /// Lists the former versions of a draft, newest first.
    ListBackups(DraftId),
    /// Reads a former version.
    LoadBackup(BackupEntry),
    /// Keeps a version that is about to be replaced otherwise than by saving.
    KeepBackup {
        /// The draft's file.
        path: PathBuf,
        /// What.
        speech: Box<Speech>,
        /// How many bytes all backups may take.
        limit: u64,
    },
    /// Removes backups, recoverable journals and copies of saves that were interrupted, of one draft, or all; and
    /// whatever is kept of what was copied.
    ClearHistory(Option<DraftId>),
    /// Lists what can be recovered.
    ListRecoveries,
    /// Makes a session of what can be recovered.
    LoadRecovery(RecoveryId),
    /// Puts aside what can be recovered; it is kept for 30 days all the same.
    DiscardRecovery(RecoveryId),
    /// Lists the reports of the program's own faults that no window has told of, and notes that this one does.
    ListReports,
    /// Adds characters that were written to a day.
    CountWritten {
        /// Which day.
        day: Day,
        /// How many.
        characters: u64,
    },
    /// Exports plain text whose lines end in line feeds.
    Export {
        /// Where to.
        path: PathBuf,
        /// The text.
        text: String,
        /// How to encode it.
        options: ExportOptions,
        /// What may stand there.
        replacing: Replacing,
    },
    /// Lists the templates, those of the folder that the user chose among them. As these may lie far away, the others
    /// are told at once.
    ListTemplates(Option<PathBuf>),
    /// Changes something among the user's templates, or those of the folder that the user chose.
    ChangeTemplates(Box<WantedChange>),
    /// Writes templates into one archive.
    ExportTemplates {
        /// Where to.
        path: PathBuf,
        /// What.
        templates: Vec<Template>,
        /// What may stand there.
        replacing: Replacing,
    },
    /// Loads a template file.
    LoadTemplate(PathBuf),
    /// Saves a template file.
    SaveTemplate {
        /// Where to.
        path: PathBuf,
        /// What.
        template: Box<Template>,
        /// What may stand there.
        replacing: Replacing,
    },
    /// Lists the folders and the files of some endings in a folder, for the typing of a path.
    ListFolder {
        /// The folder.
        folder: PathBuf,
        /// The endings, without dots.
        extensions: &'static [&'static str],
    },
    /// Makes a folder with all above it, such as the user's templates'.
    MakeFolder(PathBuf),
    /// Keeps the structure of a copied text.
    StoreFragment {
        /// The text.
        text: String,
        /// The structure.
        fragment: Box<Fragment>,
    },
    /// Looks for the structure of a text to be pasted.
    FindFragment(String),
    /// Saves what was changed in the settings; the rest stays as another window may have left it in the file.
    SaveSettings {
        /// The settings as they were handed over last.
        before: Box<Settings>,
        /// The settings as they are now.
        after: Box<Settings>,
    },
}

/// A speech from a file.
#[derive(Debug)]
pub enum Opened {
    /// A draft.
    Draft {
        /// The speech.
        speech: Box<Speech>,
        /// The file it stands in.
        stamp: FileStamp,
        /// Whose it is to write.
        lock: LockState,
    },
    /// A new speech made of a plain text file.
    Text {
        /// The speech.
        speech: Box<Speech>,
        /// The text's encoding.
        encoding: TextEncoding,
        /// How many paragraphs were taken over.
        paragraphs: usize,
    },
}

/// A template from a file, to be edited.
#[derive(Debug)]
pub struct OpenedTemplate {
    /// The template; its speech is [`Template::to_edit`].
    pub template: Box<Template>,
    /// The file it stands in.
    pub stamp: FileStamp,
    /// Whose it is to write.
    pub lock: LockState,
}

/// A session as it was when its window went away.
#[derive(Debug)]
pub struct Recovered {
    /// The session with its history.
    pub session: Session,
    /// The draft's file, and what stands there now, where it can be read.
    pub file: Option<(PathBuf, Option<FileContent>)>,
    /// How the file stands to it.
    pub standing: RecoveredFile,
}

/// What stands in a draft's file.
pub type FileContent = (Box<Speech>, FileStamp);

/// What stands in the file of what is open.
#[derive(Debug)]
pub struct OtherContent {
    /// The speech; of a template, as it is edited.
    pub speech: Box<Speech>,
    /// The file.
    pub stamp: FileStamp,
}

/// What became of an open draft's file, as far as is noticed from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileChange {
    /// Something else stands there now.
    Changed(FileStamp),
    /// Nothing stands there.
    Gone,
    /// The folder, or the share it lies on, cannot be reached.
    Unreachable,
    /// It is again as it was left.
    AsBefore,
}

/// How the journal of the open speech fares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalState {
    /// What was done is written down, but for the last second.
    Keeping,
    /// The disk has not answered for some time.
    Waiting,
    /// Nothing can be written down; in the system's words.
    Failing(String),
    /// None is kept: it is not wanted, or there is no home to keep it in.
    Off,
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// As a draft.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// As plain text.
    #[error("{}: {error}", .path.display())]
    Import {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ImportError,
    },
}

/// Why a file was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A file stands there, and the writer was not asked.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// The file was changed by someone else since it was opened or saved.
    #[error("{} was changed by another program", .0.display())]
    Changed(PathBuf),
    /// Somebody else has the draft open.
    #[error(
        "{} is open elsewhere: {} on {} has it, in process {}",
        .path.display(), .holder.user, .holder.machine, .holder.process
    )]
    Held {
        /// The file.
        path: PathBuf,
        /// Who has it.
        holder: Box<LockHolder>,
    },
    /// The text cannot be encoded.
    #[error("{}: {error}", .path.display())]
    Encode {
        /// The file.
        path: PathBuf,
        /// Why.
        error: ExportError,
    },
    /// The disk or the format refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What came of a [`Job`].
#[derive(Debug)]
pub enum Outcome {
    /// Of [`Job::Open`].
    Opened {
        /// The file.
        path: PathBuf,
        /// The speech.
        result: Result<Opened, OpenError>,
    },
    /// Of [`Job::EditTemplate`].
    TemplateOpened {
        /// The file.
        path: PathBuf,
        /// The template.
        result: Result<OpenedTemplate, StoreError>,
    },
    /// Of [`Job::Save`].
    Saved {
        /// The file.
        path: PathBuf,
        /// The state that was saved.
        state: u64,
        /// The file as it now stands.
        result: Result<FileStamp, WriteError>,
    },
    /// Of [`Job::LoadOther`].
    OtherLoaded {
        /// The file.
        path: PathBuf,
        /// What stands there.
        result: Result<OtherContent, StoreError>,
    },
    /// Of [`Job::TakeLock`].
    LockTaken {
        /// The draft's file.
        path: PathBuf,
        /// Whose it is to write now.
        lock: LockState,
    },
    /// Of [`Job::AskHolder`].
    HolderAsked {
        /// The draft's file.
        path: PathBuf,
        /// Who holds it; none when it may be taken.
        holder: Option<LockHolder>,
    },
    /// Of [`Job::ListBackups`].
    Backups {
        /// The draft.
        draft: DraftId,
        /// The former versions, newest first.
        result: Result<Vec<BackupEntry>, StoreError>,
    },
    /// Of [`Job::LoadBackup`].
    BackupLoaded {
        /// Which.
        entry: BackupEntry,
        /// The version.
        result: Result<Box<Speech>, StoreError>,
    },
    /// Of [`Job::KeepBackup`].
    BackupKept(Result<(), StoreError>),
    /// Of [`Job::ClearHistory`].
    HistoryCleared(Result<(), StoreError>),
    /// Of [`Job::ListRecoveries`]; the newest first.
    Recoveries(Vec<RecoveryEntry>),
    /// Of [`Job::LoadRecovery`].
    RecoveryLoaded {
        /// Which.
        id: RecoveryId,
        /// The session.
        result: Result<Box<Recovered>, StoreError>,
    },
    /// Of [`Job::DiscardRecovery`].
    RecoveryDiscarded {
        /// Which.
        id: RecoveryId,
        /// Whether it was put aside.
        result: Result<(), StoreError>,
    },
    /// What became of the watched file; comes unasked.
    FileChanged {
        /// The file.
        path: PathBuf,
        /// What happened.
        change: FileChange,
    },
    /// What a start found of saves that were interrupted while a file was overwritten; comes unasked.
    Mended(Vec<Mended>),
    /// How the journal fares; comes unasked, whenever it changes.
    Journal(JournalState),
    /// Of [`Job::ListReports`]; the oldest first.
    Reports(Vec<PathBuf>),
    /// Of [`Job::Export`].
    Exported {
        /// The file.
        path: PathBuf,
        /// Whether it was written.
        result: Result<(), WriteError>,
    },
    /// Of [`Job::ListTemplates`].
    Templates(Listing),
    /// Of [`Job::ChangeTemplates`].
    TemplatesChanged {
        /// What was asked for.
        change: Box<TemplateChange>,
        /// What came of it.
        result: Result<TemplateChanged, WriteError>,
    },
    /// Of [`Job::ExportTemplates`].
    TemplatesExported {
        /// The file.
        path: PathBuf,
        /// Whether it was written.
        result: Result<(), WriteError>,
    },
    /// Something happened in a folder of templates; comes unasked.
    TemplateFolderChanged,
    /// Of [`Job::LoadTemplate`].
    TemplateLoaded {
        /// The file.
        path: PathBuf,
        /// The template.
        result: Result<Box<Template>, StoreError>,
    },
    /// Of [`Job::SaveTemplate`].
    TemplateSaved {
        /// The file.
        path: PathBuf,
        /// Whether it was written.
        result: Result<(), WriteError>,
    },
    /// Of [`Job::ListFolder`]; empty for a folder that cannot be read. Names of folders end in a separator.
    FolderListed {
        /// The folder.
        folder: PathBuf,
        /// The names, folders first.
        names: Vec<String>,
    },
    /// Of [`Job::MakeFolder`].
    FolderMade {
        /// The folder.
        folder: PathBuf,
        /// Whether it is there now.
        result: Result<(), std::io::Error>,
    },
    /// Of [`Job::StoreFragment`].
    FragmentStored(Result<(), StoreError>),
    /// Of [`Job::FindFragment`].
    FragmentFound {
        /// The text.
        text: String,
        /// Its structure, if it is kept.
        fragment: Option<Box<Fragment>>,
    },
    /// Of [`Job::SaveSettings`].
    SettingsSaved(Result<(), StoreError>),
    /// Of [`Job::CountWritten`]: all days, where they could be kept.
    Written(Option<WrittenDays>),
}

/// Wakes the window when something has come.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
