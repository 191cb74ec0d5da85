//! Where the program keeps what is not a draft: the user's templates, the settings, and the state folder.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The program's own folders; they need not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The user's templates.
    pub templates: PathBuf,
    /// The settings file.
    pub settings: PathBuf,
    /// What is kept of drafts outside their own files: journals, former versions, copies, reports.
    pub state: PathBuf,
}

impl Folders {
    /// The folders of the present user, as the system's conventions say; none without a home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("", "", "speechwright")?;
        let state = project.state_dir().unwrap_or_else(|| project.data_local_dir());
        Some(Self {
            templates: project.data_dir().join("templates"),
            settings: project.config_dir().join("settings.ron"),
            state: state.to_owned(),
        })
    }

    /// The folders below one folder, for tests and portable use.
    #[must_use]
    pub fn below(root: &std::path::Path) -> Self {
        Self {
            templates: root.join("templates"),
            settings: root.join("settings.ron"),
            state: root.join("state"),
        }
    }
}
