//! The templates to begin from: those in the program, those of the user's template folder, and those of a folder that
//! the user chose, such as one that an office shares. Each is parsed when it is asked for, so that a start with a file
//! given parses none.

use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, SystemDisk, uninterrupted};
use super::error::{Problem, StoreError};
use super::template_file::{TEMPLATE_EXTENSION, has_template_name, load_template_from, read_template};
use crate::model::Template;

macro_rules! built_in_templates {
    ($($id:literal),+ $(,)?) => {
        /// The ids of the templates in the program, in the order in which they are offered.
        pub const BUILT_IN_IDS: &[&str] = &[$($id),+];

        const SOURCES: &[&str] = &[$(include_str!(concat!("../../templates/", $id, ".ron"))),+];
    };
}

built_in_templates![
    "half-year-review",
    "year-end-summary",
    "work-deployment",
    "mobilisation",
    "taking-up-a-post",
    "symposium",
    "project-launch",
    "opening-and-welcome",
    "training-closing",
    "commendation",
    "inspection-feedback",
    "festival-greeting",
    "democratic-evaluation-report",
    "en-review",
    "en-keynote",
    "en-opening",
    "en-award",
    "en-toast",
];

/// Where a template comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TemplateOrigin {
    /// The program itself.
    BuiltIn,
    /// A file of the user's template folder.
    File(PathBuf),
    /// A file of the folder that the user chose beside it.
    Shared(PathBuf),
}

impl TemplateOrigin {
    /// The file, unless it is the program itself.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::BuiltIn => None,
            Self::File(path) | Self::Shared(path) => Some(path),
        }
    }

    /// Whether it lies in the folder that the user chose, which may be far away.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(_))
    }
}

/// A template to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateEntry {
    /// Where it comes from.
    pub origin: TemplateOrigin,
    /// The template.
    pub template: Template,
}

/// How the folder stands that the user chose beside the own one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedState {
    /// It is still being looked through.
    Reading,
    /// Templates there can be changed.
    Open,
    /// They can be read only.
    ReadOnly,
    /// There is no such folder just now, or it cannot be read.
    Unreachable,
}

/// All templates there are, and the files that are none.
#[derive(Debug, Default)]
pub struct Listing {
    /// The templates: those in the program first, the user's by file name, then those of the chosen folder.
    pub entries: Vec<TemplateEntry>,
    /// What could not be read, and why.
    pub broken: Vec<StoreError>,
    /// The folder that the user chose, and how it stands; none where none was chosen.
    pub shared: Option<(PathBuf, SharedState)>,
}

impl Listing {
    /// How many other templates have the id of this one. Of several, that of the user's own folder is found by it.
    #[must_use]
    pub fn clashes_with(&self, id: &str) -> usize {
        let same = self.entries.iter().filter(|entry| entry.template.id == id);
        same.count().saturating_sub(1)
    }

    /// While the chosen folder is still being looked through, what a former listing held of it stands for it: so nothing
    /// vanishes and comes back.
    pub fn keep_shared_of(&mut self, former: Self) {
        let (Some((folder, SharedState::Reading)), Some(known)) = (&self.shared, &former.shared) else {
            return;
        };
        if *folder != known.0 {
            return;
        }
        let folder = folder.clone();
        let shared = former.entries.into_iter();
        self.entries
            .extend(shared.filter(|entry| entry.origin.is_shared()));
        let lies_there = |error: &StoreError| error.path.starts_with(&folder);
        self.broken.extend(former.broken.into_iter().filter(lies_there));
        self.shared = former.shared;
    }

    /// Whether the file of a template can be changed and deleted.
    #[must_use]
    pub fn may_change(&self, origin: &TemplateOrigin) -> bool {
        match origin {
            TemplateOrigin::BuiltIn => false,
            TemplateOrigin::File(_) => true,
            TemplateOrigin::Shared(_) => {
                let state = self.shared.as_ref().map(|(_, state)| *state);
                state == Some(SharedState::Open)
            }
        }
    }
}

/// The templates in the program, in the user's folder, and in another that the user chose.
#[derive(Debug, Clone)]
pub struct Library {
    folder: Option<PathBuf>,
    shared: Option<PathBuf>,
}

impl Library {
    /// A library with the user's templates in `folder`, which need not exist.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, shared: None }
    }

    /// The same with the templates of a folder that the user chose; the own one is no other.
    #[must_use]
    pub fn with_shared(mut self, shared: Option<PathBuf>) -> Self {
        self.shared = shared.filter(|shared| self.folder.as_ref() != Some(shared));
        self
    }

    /// All templates.
    #[must_use]
    pub fn list(&self) -> Listing {
        self.list_from(&SystemDisk)
    }

    /// As [`Library::list`], from a disk that is handed in.
    #[must_use]
    pub fn list_from(&self, disk: &dyn Disk) -> Listing {
        let mut listing = Listing::default();
        for id in BUILT_IN_IDS {
            listing.take(TemplateOrigin::BuiltIn, built_in(id));
        }
        if let Some(folder) = &self.folder {
            match files_in(disk, folder) {
                Ok(paths) => listing.take_files(disk, paths, TemplateOrigin::File),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => listing
                    .broken
                    .push(StoreError::new(folder, Problem::Unreadable(error))),
            }
        }
        if let Some(folder) = &self.shared {
            let state = match files_in(disk, folder) {
                Ok(paths) => {
                    listing.take_files(disk, paths, TemplateOrigin::Shared);
                    if disk.takes_files(folder) {
                        SharedState::Open
                    } else {
                        SharedState::ReadOnly
                    }
                }
                Err(_) => SharedState::Unreachable,
            };
            listing.shared = Some((folder.clone(), state));
        }
        listing
    }

    /// What can be listed at once: all but the chosen folder, which may lie far away.
    #[must_use]
    pub fn list_near(&self, disk: &dyn Disk) -> Listing {
        let mut listing = Self::new(self.folder.clone()).list_from(disk);
        let reading = |folder: &PathBuf| (folder.clone(), SharedState::Reading);
        listing.shared = self.shared.as_ref().map(reading);
        listing
    }

    /// The template of that id. A user's own goes before one in the program.
    ///
    /// # Errors
    /// When there is none of that id; a broken file whose name is that id is told as what it is.
    pub fn find(&self, id: &str) -> Result<Template, StoreError> {
        self.find_from(&SystemDisk, id)
    }

    /// As [`Library::find`], from a disk that is handed in.
    ///
    /// # Errors
    /// As [`Library::find`].
    pub fn find_from(&self, disk: &dyn Disk, id: &str) -> Result<Template, StoreError> {
        let mut broken = None;
        for folder in self.folder.iter().chain(&self.shared) {
            for path in files_in(disk, folder).unwrap_or_default() {
                match load_template_from(disk, &path) {
                    Ok(template) if template.id == id => return Ok(template),
                    Err(error) if path.file_stem().is_some_and(|stem| stem == id) => {
                        broken.get_or_insert(error);
                    }
                    Ok(_) | Err(_) => {}
                }
            }
        }
        match broken {
            Some(error) => Err(error),
            None => built_in(id),
        }
    }
}

/// The template files in a folder, by name.
pub(super) fn files_in(disk: &dyn Disk, folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = uninterrupted(|| disk.list(folder))?;
    paths.retain(|path| has_template_name(path));
    paths.sort_unstable();
    Ok(paths)
}

impl Listing {
    fn take(&mut self, origin: TemplateOrigin, template: Result<Template, StoreError>) {
        match template {
            Ok(template) => self.entries.push(TemplateEntry { origin, template }),
            Err(error) => self.broken.push(error),
        }
    }

    fn take_files(&mut self, disk: &dyn Disk, paths: Vec<PathBuf>, origin: fn(PathBuf) -> TemplateOrigin) {
        for path in paths {
            let template = load_template_from(disk, &path);
            self.take(origin(path), template);
        }
    }
}

/// The template of that id in the program.
///
/// # Errors
/// When there is none of that id.
pub fn built_in(id: &str) -> Result<Template, StoreError> {
    let number = BUILT_IN_IDS.iter().position(|known| *known == id);
    let Some(source) = number.and_then(|number| SOURCES.get(number)) else {
        return Err(StoreError::new(
            Path::new(id),
            Problem::UnknownTemplate(id.to_owned()),
        ));
    };
    read_template(
        source.as_bytes(),
        Path::new(&format!("{id}.{TEMPLATE_EXTENSION}")),
    )
}

#[cfg(test)]
mod tests;
