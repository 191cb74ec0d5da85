//! What a worker does with the templates on a shelf.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::opening::open_template;
use super::saving::{Replacement, replace};
use super::work::Means;
use super::{Replacing, WriteError};
use crate::model::Template;
use crate::store::{
    Disk, ImportReport, Problem, StoreError, TakenLock, duplicate_template, import_templates, take_lock,
    template_draft, trash_template, write_template,
};

/// What is to be done with templates.
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateChange {
    /// Puts a copy into the user's own folder.
    Duplicate {
        /// Of which.
        template: Box<Template>,
        /// What the copy is called.
        name: String,
    },
    /// Gives a template another name.
    Rename {
        /// Its file.
        file: PathBuf,
        /// Whether that lies in the folder that the user chose, which may be far away.
        is_shared: bool,
        /// The name.
        name: String,
    },
    /// Moves a template's file to the trash.
    Trash {
        /// The file.
        file: PathBuf,
        /// Whether that lies in the folder that the user chose, which may be far away.
        is_shared: bool,
        /// What the template is called.
        name: String,
    },
    /// Takes the template of a file, or those of an archive, over into the user's own folder.
    Import(PathBuf),
}

/// A change, with what it takes to make it.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedChange {
    /// What.
    pub change: TemplateChange,
    /// The ids that templates have already.
    pub taken: BTreeSet<String>,
    /// How many bytes all former versions may take; none to keep none.
    pub backups: Option<u64>,
}

/// What came of a [`TemplateChange`].
#[derive(Debug)]
pub enum TemplateChanged {
    /// There is a copy in this file.
    Duplicated(PathBuf),
    /// The name is another.
    Renamed,
    /// The file is in the trash.
    Trashed,
    /// This was taken over.
    Imported(ImportReport),
}

impl TemplateChange {
    /// Whether it may wait for a folder far away, for which no document is to wait.
    pub(super) fn is_far_away(&self) -> bool {
        match self {
            Self::Rename { is_shared, .. } | Self::Trash { is_shared, .. } => *is_shared,
            Self::Duplicate { .. } | Self::Import(_) => false,
        }
    }

    /// What messages name.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Duplicate { .. } => Path::new("templates"),
            Self::Rename { file, .. } | Self::Trash { file, .. } | Self::Import(file) => file,
        }
    }
}

/// Does it.
pub(super) fn change_templates(
    means: Means<'_>,
    wanted: &WantedChange,
) -> Result<TemplateChanged, WriteError> {
    let WantedChange {
        change,
        taken,
        backups,
    } = wanted;
    let disk = means.disk;
    let own = || {
        let folder = means.folders.map(|folders| folders.templates.as_path());
        folder.ok_or_else(|| StoreError::new(Path::new("templates"), Problem::NotFound))
    };
    Ok(match change {
        TemplateChange::Duplicate { template, name } => {
            TemplateChanged::Duplicated(duplicate_template(disk, own()?, template, name, taken)?)
        }
        TemplateChange::Rename { file, name, .. } => {
            locked(disk, file, || rename_template(means, file, name, *backups))?;
            TemplateChanged::Renamed
        }
        TemplateChange::Trash { file, .. } => {
            locked(disk, file, || Ok(trash_template(disk, file)?))?;
            TemplateChanged::Trashed
        }
        TemplateChange::Import(file) => {
            TemplateChanged::Imported(import_templates(disk, own()?, file, taken)?)
        }
    })
}

/// Does something with a template that is not open here, unless somebody else has it open.
fn locked(
    disk: &dyn Disk,
    file: &Path,
    act: impl FnOnce() -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    match take_lock(disk, file, SystemTime::now()) {
        TakenLock::Ours(lock) => {
            let result = act();
            lock.release(disk);
            result
        }
        TakenLock::Unlocked => act(),
        TakenLock::Held(holder) => Err(WriteError::Held {
            path: file.to_owned(),
            holder: Box::new(holder),
        }),
    }
}

/// Gives a template another name. Its file keeps its own as long as it lives, so that whoever points to the file, or
/// looks the template up by its id, still finds it.
fn rename_template(
    means: Means<'_>,
    file: &Path,
    name: &str,
    backups: Option<u64>,
) -> Result<(), WriteError> {
    let (mut template, stamp) = open_template(means.disk, file)?;
    name.clone_into(&mut template.name);
    let replacement = Replacement {
        path: file,
        bytes: &write_template(&template, file)?,
        draft: Some(template_draft(file)),
        leaves_traces: true,
        replacing: Replacing::Only(stamp),
        backups,
    };
    replace(means, &replacement).map(drop)
}
