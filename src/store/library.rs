//! The templates to begin from: those in the program, and those of the user's template folder beside them. Each is
//! parsed when it is asked for, so that a start with a file given parses none.

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateOrigin {
    /// The program itself.
    BuiltIn,
    /// A file of the user's template folder.
    File(PathBuf),
}

/// A template to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateEntry {
    /// Where it comes from.
    pub origin: TemplateOrigin,
    /// The template.
    pub template: Template,
}

/// All templates there are, and the files that are none.
#[derive(Debug, Default)]
pub struct Listing {
    /// The templates: those in the program first, the user's by file name.
    pub entries: Vec<TemplateEntry>,
    /// What could not be read, and why.
    pub broken: Vec<StoreError>,
}

/// The templates in the program and in one folder.
#[derive(Debug, Clone)]
pub struct Library {
    folder: Option<PathBuf>,
}

impl Library {
    /// A library with the user's templates in `folder`, which need not exist.
    #[must_use]
    pub fn new(folder: Option<PathBuf>) -> Self {
        Self { folder }
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
        let (paths, unreadable) = self.files(disk);
        listing.broken.extend(unreadable);
        for path in paths {
            let template = load_template_from(disk, &path);
            listing.take(TemplateOrigin::File(path), template);
        }
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
        for path in self.files(disk).0 {
            match load_template_from(disk, &path) {
                Ok(template) if template.id == id => return Ok(template),
                Err(error) if path.file_stem().is_some_and(|stem| stem == id) => broken = Some(error),
                Ok(_) | Err(_) => {}
            }
        }
        match broken {
            Some(error) => Err(error),
            None => built_in(id),
        }
    }

    fn files(&self, disk: &dyn Disk) -> (Vec<PathBuf>, Option<StoreError>) {
        let Some(folder) = &self.folder else {
            return (Vec::new(), None);
        };
        let mut paths = match uninterrupted(|| disk.list(folder)) {
            Ok(paths) => paths,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Vec::new(), None),
            Err(error) => {
                let error = StoreError::new(folder, Problem::Unreadable(error));
                return (Vec::new(), Some(error));
            }
        };
        paths.retain(|path| has_template_name(path));
        paths.sort_unstable();
        (paths, None)
    }
}

impl Listing {
    fn take(&mut self, origin: TemplateOrigin, template: Result<Template, StoreError>) {
        match template {
            Ok(template) => self.entries.push(TemplateEntry { origin, template }),
            Err(error) => self.broken.push(error),
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
mod tests {
    use super::*;
    use crate::store::write_template;

    #[test]
    fn every_built_in_template_is_whole() {
        let listing = Library::new(None).list();
        assert!(listing.broken.is_empty(), "{:?}", listing.broken);
        assert_eq!(listing.entries.len(), 18);
        for (entry, id) in listing.entries.iter().zip(BUILT_IN_IDS) {
            let template = &entry.template;
            assert_eq!(&template.id, id);
            assert_eq!(
                template.id.starts_with("en-"),
                template.speech.language.tag() == "en"
            );
            assert!(!template.name.is_empty() && !template.summary.is_empty(), "{id}");
            assert!(!template.lengths.is_empty(), "{id}");
            assert_eq!(template.speech.check(), Ok(()));
            for section in template.speech.sections.sections() {
                assert!(!section.guidance.purpose.is_empty(), "{id}: {section:?}");
                assert!(!section.guidance.length.is_empty(), "{id}: {section:?}");
                assert!(!section.guidance.example.is_empty(), "{id}: {section:?}");
            }
        }
    }

    #[test]
    fn every_built_in_template_survives_writing() {
        for id in BUILT_IN_IDS {
            let template = built_in(id).unwrap();
            let bytes = write_template(&template, Path::new("t.ron")).unwrap();
            assert_eq!(read_template(&bytes, Path::new("t.ron")).unwrap(), template);
        }
    }

    #[test]
    fn every_built_in_field_is_used() {
        for id in BUILT_IN_IDS {
            let speech = built_in(id).unwrap().speech;
            let found = crate::model::FieldUse::of(&speech);
            for field in &speech.fields {
                let is_used = found
                    .iter()
                    .any(|entry| entry.field == crate::model::FieldRef::Named(field.id));
                assert!(is_used, "{id}: {}", field.name);
            }
        }
    }

    #[test]
    fn a_broken_file_is_told_and_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let mut template = built_in("en-toast").unwrap();
        template.id = "my-own".to_owned();
        let good = write_template(&template, Path::new("good.ron")).unwrap();
        std::fs::write(folder.path().join("good.ron"), good).unwrap();
        std::fs::write(
            folder.path().join("bad.ron"),
            "(format: \"speechwright-template\", version: 1, oops: 2)",
        )
        .unwrap();
        std::fs::write(folder.path().join("notes.txt"), "not a template").unwrap();
        let library = Library::new(Some(folder.path().to_owned()));
        let listing = library.list();
        assert_eq!(listing.entries.len(), 19);
        assert_eq!(listing.entries[18].template, template);
        let broken: Vec<String> = listing.broken.iter().map(ToString::to_string).collect();
        assert_eq!(broken.len(), 1);
        assert!(
            broken[0].contains("bad.ron:1:") && broken[0].contains("oops"),
            "{broken:?}"
        );
        assert_eq!(library.find("my-own").unwrap(), template);
        assert!(matches!(
            library.find("bad").unwrap_err().problem,
            Problem::UnknownKey { .. }
        ));
        assert!(matches!(
            library.find("none").unwrap_err().problem,
            Problem::UnknownTemplate(_)
        ));
    }

    #[test]
    fn a_users_template_goes_before_a_built_in_one() {
        let folder = tempfile::tempdir().unwrap();
        let mut template = built_in("en-toast").unwrap();
        template.name = "My toast".to_owned();
        let bytes = write_template(&template, Path::new("t.ron")).unwrap();
        std::fs::write(folder.path().join("t.ron"), bytes).unwrap();
        let library = Library::new(Some(folder.path().to_owned()));
        assert_eq!(library.find("en-toast").unwrap().name, "My toast");
    }

    #[test]
    fn a_missing_folder_is_empty() {
        let library = Library::new(Some(PathBuf::from("/nonexistent/templates")));
        let listing = library.list();
        assert_eq!((listing.entries.len(), listing.broken.len()), (18, 0));
    }
}
