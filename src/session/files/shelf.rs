//! What a worker does with the templates on a shelf.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::model::Template;
use crate::store::{
    Disk, Folders, ImportReport, Problem, StoreError, duplicate_template, import_templates, rename_template,
    trash_template,
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
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Duplicate { .. } => Path::new("templates"),
            Self::Rename { file, .. } | Self::Trash { file, .. } | Self::Import(file) => file,
        }
    }
}

/// Does it.
pub(super) fn change_templates(
    disk: &dyn Disk,
    folders: Option<&Folders>,
    change: &TemplateChange,
    taken: &BTreeSet<String>,
) -> Result<TemplateChanged, StoreError> {
    let own = || {
        let folder = folders.map(|folders| folders.templates.as_path());
        folder.ok_or_else(|| StoreError::new(Path::new("templates"), Problem::NotFound))
    };
    match change {
        TemplateChange::Duplicate { template, name } => {
            duplicate_template(disk, own()?, template, name, taken).map(TemplateChanged::Duplicated)
        }
        TemplateChange::Rename { file, name, .. } => {
            rename_template(disk, file, name).map(|()| TemplateChanged::Renamed)
        }
        TemplateChange::Trash { file, .. } => trash_template(disk, file).map(|()| TemplateChanged::Trashed),
        TemplateChange::Import(file) => {
            import_templates(disk, own()?, file, taken).map(TemplateChanged::Imported)
        }
    }
}
