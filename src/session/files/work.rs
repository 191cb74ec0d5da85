//! What a worker does with a job, and what is said when the program itself fails at it.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::time::SystemTime;

use super::locking::Locks;
use super::opening::{open_kept, open_template, read_other};
use super::recovering::{recover, recoveries};
use super::saving::{Wanted, clear_backups, is_kept, keep_backup, list_backups, load_backup, save};
use super::shelf::{WantedChange, change_templates};
use super::watching::WatchedFile;
use super::writing::write_with_state;
use super::{
    FileStamp, Job, OpenError, Opened, OpenedTemplate, Outcome, Recovered, Replacing, WriteError, open_on,
};
use crate::convert::plain_text::{ExportOptions, encode};
use crate::model::{DraftId, Fragment, Template};
use crate::store::{
    Access, Disk, Folders, Library, Listing, Problem, RecoveryEntry, RecoveryId, Settings, StoreError,
    WrittenDays, add_to_day, clear_days, clear_fragments, clear_journals, clear_told, discard_journal,
    find_fragment, load_template_from, lock_holder, mark_told, pack_templates, save_changed_settings,
    store_fragment, untold_reports, write_template, written_days,
};

/// How many entries of a folder are looked at.
const ENTRIES: usize = 20_000;
/// How many names of a folder are given back.
pub(super) const NAMES: usize = 500;

/// What jobs are done with.
#[derive(Clone, Copy)]
pub(super) struct Means<'a> {
    pub(super) disk: &'a dyn Disk,
    pub(super) folders: Option<&'a Folders>,
    pub(super) locks: &'a Locks,
    pub(super) watched: &'a WatchedFile,
    /// Says something besides the job's own outcome.
    pub(super) also: &'a dyn Fn(Outcome),
}

/// Does a job.
pub(super) fn done(job: Job, means: Means<'_>) -> Outcome {
    let Means { disk, folders, .. } = means;
    match job {
        Job::Open(path) => Outcome::Opened {
            result: open_locked(means, &path),
            path,
        },
        Job::EditTemplate(path) => Outcome::TemplateOpened {
            result: open_template_locked(means, &path),
            path,
        },
        Job::Save {
            path,
            speech,
            state,
            replacing,
            backups,
        } => {
            let wanted = Wanted {
                path,
                speech,
                state,
                replacing,
                backups,
            };
            save(means, wanted)
        }
        Job::LoadOther(path) => Outcome::OtherLoaded {
            result: read_other(disk, &path),
            path,
        },
        Job::TakeLock(path) => Outcome::LockTaken {
            lock: means.locks.take(disk, &path),
            path,
        },
        Job::AskHolder(path) => Outcome::HolderAsked {
            holder: lock_holder(disk, &path, SystemTime::now()),
            path,
        },
        Job::ListBackups(draft) => Outcome::Backups {
            draft,
            result: list_backups(means, draft),
        },
        Job::LoadBackup(entry) => Outcome::BackupLoaded {
            result: load_backup(means, &entry),
            entry,
        },
        Job::KeepBackup { path, speech, limit } => {
            Outcome::BackupKept(keep_backup(means, &path, &speech, limit))
        }
        Job::ClearHistory(draft) => Outcome::HistoryCleared(clear_history(means, draft)),
        Job::ListRecoveries => Outcome::Recoveries(list_recoveries(means)),
        Job::LoadRecovery(id) => Outcome::RecoveryLoaded {
            result: load_recovery(means, &id),
            id,
        },
        Job::DiscardRecovery(id) => Outcome::RecoveryDiscarded {
            result: folders.map_or(Ok(()), |folders| discard_journal(disk, &folders.state, &id)),
            id,
        },
        Job::ListReports => {
            Outcome::Reports(folders.map_or_else(Vec::new, |folders| reports(disk, &folders.state)))
        }
        Job::CountWritten { day, characters } => Outcome::Written(count_written(means, &day, characters)),
        Job::Export {
            path,
            text,
            options,
            replacing,
        } => export(Keeping { disk, folders }, path, &text, options, replacing),
        Job::ListTemplates(shared) => Outcome::Templates(templates(means, shared)),
        Job::ChangeTemplates(wanted) => changed_templates(means, *wanted),
        Job::ExportTemplates {
            path,
            templates,
            replacing,
        } => export_templates(Keeping { disk, folders }, path, &templates, replacing),
        Job::LoadTemplate(path) => load_template(disk, path),
        Job::SaveTemplate {
            path,
            template,
            replacing,
        } => save_template(Keeping { disk, folders }, path, &template, replacing),
        Job::ListFolder { folder, extensions } => Outcome::FolderListed {
            names: names_in(&folder, extensions),
            folder,
        },
        Job::MakeFolder(folder) => Outcome::FolderMade {
            result: disk.make_folder(&folder, Access::Usual),
            folder,
        },
        Job::StoreFragment { text, fragment } => {
            Outcome::FragmentStored(keep(disk, folders, &text, &fragment))
        }
        Job::FindFragment(text) => found_fragment(disk, folders, text),
        Job::SaveSettings { before, after } => {
            Outcome::SettingsSaved(remember(disk, folders, &before, &after))
        }
    }
}

/// Where documents are written to, and where a copy stands while one is overwritten in its place.
#[derive(Clone, Copy)]
struct Keeping<'a> {
    disk: &'a dyn Disk,
    folders: Option<&'a Folders>,
}

impl Keeping<'_> {
    fn write(self, path: &Path, bytes: &[u8], replacing: Replacing) -> Result<FileStamp, WriteError> {
        let state = self.folders.map(|folders| folders.state.as_path());
        write_with_state(self.disk, path, bytes, replacing, state)
    }
}

/// Opens a draft and takes its lock.
fn open_locked(means: Means<'_>, path: &Path) -> Result<Opened, OpenError> {
    if is_kept(means, path) {
        return open_kept(means.disk, path);
    }
    let mut opened = open_on(means.disk, path)?;
    if let Opened::Draft { lock, .. } = &mut opened {
        *lock = means.locks.take(means.disk, path);
    }
    Ok(opened)
}

/// Opens a template to be edited and takes its lock, as for a draft.
fn open_template_locked(means: Means<'_>, path: &Path) -> Result<OpenedTemplate, StoreError> {
    let (template, stamp) = open_template(means.disk, path)?;
    Ok(OpenedTemplate {
        template,
        stamp,
        lock: means.locks.take(means.disk, path),
    })
}

fn list_recoveries(means: Means<'_>) -> Vec<RecoveryEntry> {
    let folders = means.folders;
    folders.map_or_else(Vec::new, |folders| recoveries(means.disk, &folders.state))
}

fn load_recovery(means: Means<'_>, id: &RecoveryId) -> Result<Box<Recovered>, StoreError> {
    match means.folders {
        Some(folders) => recover(means.disk, &folders.state, id).map(Box::new),
        None => Err(StoreError::new(Path::new(&id.0), Problem::NotFound)),
    }
}

fn clear_history(means: Means<'_>, draft: Option<DraftId>) -> Result<(), StoreError> {
    let Some(folders) = means.folders else {
        return Ok(());
    };
    let (disk, state) = (means.disk, folders.state.as_path());
    // All are tried, whatever becomes of one.
    let journals = clear_journals(disk, state, draft);
    let told = clear_told(disk, state, draft);
    // Which draft it was copied from, nothing says.
    let fragments = clear_fragments(disk, state);
    // What was written on a day was written in any draft.
    let days = draft.map_or_else(|| clear_days(disk, state), |_| Ok(()));
    clear_backups(means, draft)
        .and(journals)
        .and(told)
        .and(fragments)
        .and(days)
}

/// The reports that no window has told of. One that cannot be marked as told is told of again.
fn reports(disk: &dyn Disk, state: &Path) -> Vec<PathBuf> {
    let found = untold_reports(disk, state);
    if !found.is_empty() {
        let _ = mark_told(disk, state, &found);
    }
    found
}

/// Nothing is written down where nothing was written.
fn count_written(means: Means<'_>, day: &str, characters: u64) -> Option<WrittenDays> {
    let state = &means.folders?.state;
    if characters == 0 {
        Some(written_days(means.disk, state))
    } else {
        add_to_day(means.disk, state, day, characters).ok()
    }
}

fn templates(means: Means<'_>, shared: Option<PathBuf>) -> Listing {
    let own = means.folders.map(|folders| folders.templates.clone());
    let is_far = shared.is_some();
    let library = Library::new(own).with_shared(shared);
    if is_far {
        (means.also)(Outcome::Templates(library.list_near(means.disk)));
    }
    library.list_from(means.disk)
}

fn export(
    to: Keeping<'_>,
    path: PathBuf,
    text: &str,
    options: ExportOptions,
    replacing: Replacing,
) -> Outcome {
    let bytes = encode(text, options).map_err(|error| WriteError::Encode {
        path: path.clone(),
        error,
    });
    let result = bytes.and_then(|bytes| to.write(&path, &bytes, replacing).map(drop));
    Outcome::Exported { path, result }
}

fn load_template(disk: &dyn Disk, path: PathBuf) -> Outcome {
    let result = load_template_from(disk, &path).map(Box::new);
    Outcome::TemplateLoaded { path, result }
}

fn changed_templates(means: Means<'_>, wanted: WantedChange) -> Outcome {
    let result = change_templates(means, &wanted);
    Outcome::TemplatesChanged {
        change: Box::new(wanted.change),
        result,
    }
}

fn export_templates(to: Keeping<'_>, path: PathBuf, templates: &[Template], replacing: Replacing) -> Outcome {
    let bytes = pack_templates(templates, &path).map_err(WriteError::from);
    let result = bytes.and_then(|bytes| to.write(&path, &bytes, replacing).map(drop));
    Outcome::TemplatesExported { path, result }
}

fn save_template(to: Keeping<'_>, path: PathBuf, template: &Template, replacing: Replacing) -> Outcome {
    let bytes = write_template(template, &path).map_err(WriteError::from);
    let result = bytes.and_then(|bytes| to.write(&path, &bytes, replacing).map(drop));
    Outcome::TemplateSaved { path, result }
}

fn keep(
    disk: &dyn Disk,
    folders: Option<&Folders>,
    text: &str,
    fragment: &Fragment,
) -> Result<(), StoreError> {
    folders.map_or(Ok(()), |folders| {
        store_fragment(disk, &folders.state, text, fragment)
    })
}

fn found_fragment(disk: &dyn Disk, folders: Option<&Folders>, text: String) -> Outcome {
    let found = folders.and_then(|folders| find_fragment(disk, &folders.state, &text));
    let fragment = found.map(Box::new);
    Outcome::FragmentFound { text, fragment }
}

fn remember(
    disk: &dyn Disk,
    folders: Option<&Folders>,
    before: &Settings,
    after: &Settings,
) -> Result<(), StoreError> {
    folders.map_or(Ok(()), |folders| {
        save_changed_settings(disk, &folders.settings, before, after)
    })
}

/// The folders, and the files of those endings: in order, without hidden ones, and not more than are of use.
fn names_in(folder: &Path, extensions: &[&str]) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<(bool, String)> = entries
        .take(ENTRIES)
        .filter_map(|entry| shown(&entry.ok()?.path(), extensions))
        .collect();
    found.sort_unstable_by_key(|(is_file, name)| (*is_file, name.to_lowercase(), name.clone()));
    found.truncate(NAMES);
    found.into_iter().map(|(_, name)| name).collect()
}

/// Whether an entry is a file, and its name, if it is to be offered.
fn shown(path: &Path, extensions: &[&str]) -> Option<(bool, String)> {
    let name = path.file_name()?.to_str()?;
    if name.starts_with('.') {
        return None;
    }
    if path.is_dir() {
        return Some((false, format!("{name}{MAIN_SEPARATOR}")));
    }
    let extension = path.extension()?.to_str()?;
    let wanted = extensions
        .iter()
        .any(|wanted| extension.eq_ignore_ascii_case(wanted));
    wanted.then(|| (true, name.to_owned()))
}
