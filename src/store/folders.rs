//! Where the program keeps what is not a draft: the user's templates, the settings, and the state folder.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::disk::{Disk, SystemDisk};

/// A file of this name beside the program says that everything is kept beside the program, too.
const PORTABLE: &str = "speechwright-portable";
/// The folder that everything is kept in then.
const PORTABLE_FOLDER: &str = "speechwright-data";

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
    /// The folders of the present user: beside the program where a file there says so, else as the system's conventions
    /// say; none without a home.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let program = std::env::current_exe().ok();
        let portable = program.and_then(|program| Self::portable(&SystemDisk, &program));
        portable.or_else(Self::of_system)
    }

    /// The folders beside a program, if a file there says that they are there.
    #[must_use]
    pub fn portable(disk: &dyn Disk, program: &Path) -> Option<Self> {
        let mark = program.with_file_name(PORTABLE);
        let is_portable = disk.facts(&mark).is_ok_and(|facts| facts.is_file);
        is_portable.then(|| Self::below(&program.with_file_name(PORTABLE_FOLDER)))
    }

    fn of_system() -> Option<Self> {
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
    pub fn below(root: &Path) -> Self {
        Self {
            templates: root.join("templates"),
            settings: root.join("settings.ron"),
            state: root.join("state"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_beside_the_program_keeps_everything_there() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("speechwright");
        assert_eq!(Folders::portable(&SystemDisk, &program), None);
        let mark = folder.path().join("speechwright-portable");
        std::fs::create_dir(&mark).unwrap();
        assert_eq!(
            Folders::portable(&SystemDisk, &program),
            None,
            "a folder says nothing"
        );
        std::fs::remove_dir(&mark).unwrap();
        std::fs::write(&mark, "").unwrap();
        let data = folder.path().join("speechwright-data");
        assert_eq!(
            Folders::portable(&SystemDisk, &program),
            Some(Folders::below(&data))
        );
    }
}
