//! What is said of a job at which the program itself failed.

use std::any::Any;
use std::io;
use std::path::{Path, PathBuf};

use super::shelf::TemplateChange;
use super::{Job, Outcome};
use crate::model::DraftId;
use crate::store::{BackupEntry, Listing, LockState, Problem, RecoveryId, StoreError};

/// Which outcome a job is waiting for, kept while the job is being done, in case the program fails at it.
#[derive(Debug)]
pub(super) enum Awaited {
    Opened(PathBuf),
    TemplateOpened(PathBuf),
    Saved(PathBuf, u64),
    OtherLoaded(PathBuf),
    LockTaken(PathBuf),
    HolderAsked(PathBuf),
    Backups(DraftId),
    BackupLoaded(BackupEntry),
    BackupKept,
    HistoryCleared,
    Recoveries,
    Reports,
    RecoveryLoaded(RecoveryId),
    RecoveryDiscarded(RecoveryId),
    Exported(PathBuf),
    Templates,
    TemplatesChanged(Box<TemplateChange>),
    TemplatesExported(PathBuf),
    TemplateLoaded(PathBuf),
    TemplateSaved(PathBuf),
    FolderListed(PathBuf),
    FolderMade(PathBuf),
    FragmentStored,
    FragmentFound(String),
    SettingsSaved,
    Written,
}

impl Awaited {
    pub(super) fn of(job: &Job) -> Self {
        match job {
            Job::Open(path) => Self::Opened(path.clone()),
            Job::EditTemplate(path) => Self::TemplateOpened(path.clone()),
            Job::Save { path, state, .. } => Self::Saved(path.clone(), *state),
            Job::LoadOther(path) => Self::OtherLoaded(path.clone()),
            Job::TakeLock(path) => Self::LockTaken(path.clone()),
            Job::AskHolder(path) => Self::HolderAsked(path.clone()),
            Job::ListBackups(draft) => Self::Backups(*draft),
            Job::LoadBackup(entry) => Self::BackupLoaded(entry.clone()),
            Job::KeepBackup { .. } => Self::BackupKept,
            Job::ClearHistory(_) => Self::HistoryCleared,
            Job::ListRecoveries => Self::Recoveries,
            Job::ListReports => Self::Reports,
            Job::LoadRecovery(id) => Self::RecoveryLoaded(id.clone()),
            Job::DiscardRecovery(id) => Self::RecoveryDiscarded(id.clone()),
            Job::Export { path, .. } => Self::Exported(path.clone()),
            Job::ListTemplates(_) => Self::Templates,
            Job::ChangeTemplates(wanted) => Self::TemplatesChanged(Box::new(wanted.change.clone())),
            Job::ExportTemplates { path, .. } => Self::TemplatesExported(path.clone()),
            Job::LoadTemplate(path) => Self::TemplateLoaded(path.clone()),
            Job::SaveTemplate { path, .. } => Self::TemplateSaved(path.clone()),
            Job::ListFolder { folder, .. } => Self::FolderListed(folder.clone()),
            Job::MakeFolder(folder) => Self::FolderMade(folder.clone()),
            Job::StoreFragment { .. } => Self::FragmentStored,
            Job::FindFragment(text) => Self::FragmentFound(text.clone()),
            Job::SaveSettings { .. } => Self::SettingsSaved,
            Job::CountWritten { .. } => Self::Written,
        }
    }

    /// The outcome that says that the program failed.
    pub(super) fn failed(self, panic: &(dyn Any + Send)) -> Outcome {
        let error = io::Error::other(format!("a fault of the program: {}", words_of(panic)));
        match self {
            Self::Opened(path) => Outcome::Opened {
                result: Err(unread(&path, error).into()),
                path,
            },
            Self::TemplateOpened(path) => Outcome::TemplateOpened {
                result: Err(unread(&path, error)),
                path,
            },
            Self::Saved(path, state) => Outcome::Saved {
                result: Err(StoreError::unwritten(&path, error).into()),
                path,
                state,
            },
            Self::OtherLoaded(path) => Outcome::OtherLoaded {
                result: Err(unread(&path, error)),
                path,
            },
            Self::LockTaken(path) => Outcome::LockTaken {
                path,
                lock: LockState::Unlocked,
            },
            Self::HolderAsked(path) => Outcome::HolderAsked { path, holder: None },
            Self::Backups(draft) => Outcome::Backups {
                draft,
                result: Err(unread(Path::new("backups"), error)),
            },
            Self::BackupLoaded(entry) => Outcome::BackupLoaded {
                result: Err(unread(&entry.file, error)),
                entry,
            },
            Self::BackupKept => Outcome::BackupKept(Err(StoreError::unwritten(Path::new("backups"), error))),
            Self::HistoryCleared => {
                Outcome::HistoryCleared(Err(StoreError::unwritten(Path::new("backups"), error)))
            }
            Self::Recoveries => Outcome::Recoveries(Vec::new()),
            Self::Reports => Outcome::Reports(Vec::new()),
            Self::RecoveryLoaded(id) => Outcome::RecoveryLoaded {
                result: Err(unread(Path::new(&id.0), error)),
                id,
            },
            Self::RecoveryDiscarded(id) => Outcome::RecoveryDiscarded {
                result: Err(StoreError::unwritten(Path::new(&id.0), error)),
                id,
            },
            Self::Exported(path) => Outcome::Exported {
                result: Err(StoreError::unwritten(&path, error).into()),
                path,
            },
            Self::Templates => Outcome::Templates(Listing {
                broken: vec![unread(Path::new("templates"), error)],
                ..Listing::default()
            }),
            Self::TemplatesChanged(change) => Outcome::TemplatesChanged {
                result: Err(StoreError::unwritten(change.path(), error).into()),
                change,
            },
            Self::TemplatesExported(path) => Outcome::TemplatesExported {
                result: Err(StoreError::unwritten(&path, error).into()),
                path,
            },
            Self::TemplateLoaded(path) => Outcome::TemplateLoaded {
                result: Err(unread(&path, error)),
                path,
            },
            Self::TemplateSaved(path) => Outcome::TemplateSaved {
                result: Err(StoreError::unwritten(&path, error).into()),
                path,
            },
            Self::FolderListed(folder) => Outcome::FolderListed {
                folder,
                names: Vec::new(),
            },
            Self::FolderMade(folder) => Outcome::FolderMade {
                folder,
                result: Err(error),
            },
            Self::FragmentStored => {
                Outcome::FragmentStored(Err(StoreError::unwritten(Path::new("clipboard"), error)))
            }
            Self::FragmentFound(text) => Outcome::FragmentFound { text, fragment: None },
            Self::SettingsSaved => {
                Outcome::SettingsSaved(Err(StoreError::unwritten(Path::new("settings.ron"), error)))
            }
            Self::Written => Outcome::Written(None),
        }
    }
}

fn unread(path: &Path, error: io::Error) -> StoreError {
    StoreError::new(path, Problem::Unreadable(error))
}

/// What a panic says.
pub(super) fn words_of(panic: &(dyn Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no reason given")
}
