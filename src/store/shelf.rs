//! What is done with the template files on a shelf: a copy, into the trash, taking over from elsewhere.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::archive::{is_archive, unpack_templates};
use super::atomic::write_atomically;
use super::disk::{Access, Disk, make_lasting_folder, uninterrupted};
use super::error::{Problem, SaveStep, StoreError};
use super::library::{built_in, files_in};
use super::reading::read_bounded_on;
use super::template_file::{TEMPLATE_EXTENSION, load_template_from, read_template, write_template};
use crate::model::Template;

/// The longest id there is.
const LONGEST_ID: usize = 100;

/// A template that was taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// What it is called.
    pub name: String,
    /// Where it is kept now.
    pub file: PathBuf,
    /// The id that it had, where another template has that already.
    pub former_id: Option<String>,
}

/// What came of taking over.
#[derive(Debug, Default)]
pub struct ImportReport {
    /// What was taken over.
    pub taken: Vec<Imported>,
    /// The names of those that are there already, word for word.
    pub present: Vec<String>,
    /// What was refused, and why.
    pub refused: Vec<StoreError>,
    /// How many files of an archive are no templates.
    pub others: usize,
}

/// Puts a copy of a template under another name into a folder, with an id that none of `taken` is. Returns its file.
///
/// # Errors
/// When the disk refuses.
pub fn duplicate_template(
    disk: &dyn Disk,
    folder: &Path,
    template: &Template,
    name: &str,
    taken: &BTreeSet<String>,
) -> Result<PathBuf, StoreError> {
    let mut shelf = Shelf::of(disk, folder, taken)?;
    let copy = Template {
        name: name.to_owned(),
        ..template.clone()
    };
    shelf.add(copy)
}

/// Moves a template's file to the desktop's trash.
///
/// # Errors
/// Where there is no trash, or the disk refuses; the file is then where it was.
pub fn trash_template(disk: &dyn Disk, file: &Path) -> Result<(), StoreError> {
    uninterrupted(|| disk.trash(file)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => StoreError::new(file, Problem::NotFound),
        _ => StoreError::new(file, Problem::NotTrashed(error)),
    })
}

/// Takes the template of a file, or those of an archive, over into a folder. One whose id is among `taken` gets
/// another, unless it is there already as it is.
///
/// # Errors
/// When nothing can be read, or there is no folder to put anything into. What is wrong with single ones is reported.
pub fn import_templates(
    disk: &dyn Disk,
    folder: &Path,
    from: &Path,
    taken: &BTreeSet<String>,
) -> Result<ImportReport, StoreError> {
    let bytes = read_bounded_on(disk, from)?;
    let mut report = ImportReport::default();
    let templates = if is_archive(&bytes) {
        let unpacked = unpack_templates(&bytes, from)?;
        report.others = unpacked.others;
        unpacked.templates
    } else {
        vec![Ok(read_template(&bytes, from)?)]
    };
    let mut shelf = Shelf::of(disk, folder, taken)?;
    for template in templates {
        let template = match template {
            Ok(template) => template,
            Err(error) => {
                report.refused.push(error);
                continue;
            }
        };
        if shelf.holds(&template) {
            report.present.push(template.name);
            continue;
        }
        let (name, id) = (template.name.clone(), template.id.clone());
        let is_taken = shelf.ids.contains(&id);
        match shelf.add(template) {
            Ok(file) => report.taken.push(Imported {
                name,
                file,
                former_id: is_taken.then_some(id),
            }),
            Err(error) => report.refused.push(error),
        }
    }
    Ok(report)
}

/// The folder that is added to, and what stands there.
struct Shelf<'a> {
    disk: &'a dyn Disk,
    folder: &'a Path,
    ids: BTreeSet<String>,
    templates: Vec<Template>,
}

impl<'a> Shelf<'a> {
    fn of(disk: &'a dyn Disk, folder: &'a Path, taken: &BTreeSet<String>) -> Result<Self, StoreError> {
        make_lasting_folder(disk, folder, Access::Usual)
            .map_err(|error| StoreError::unsaved(folder, SaveStep::Create, error))?;
        let files =
            files_in(disk, folder).map_err(|error| StoreError::new(folder, Problem::Unreadable(error)))?;
        let mut ids = taken.clone();
        let mut templates = Vec::new();
        for file in &files {
            if let Ok(template) = load_template_from(disk, file) {
                ids.insert(template.id.clone());
                templates.push(template);
            } else if let Some(stem) = file.file_stem() {
                // What cannot be read just now has its id all the same, and files are called by it.
                ids.insert(stem.to_string_lossy().into_owned());
            }
        }
        Ok(Self {
            disk,
            folder,
            ids,
            templates,
        })
    }

    /// Whether a template is there as it is, or in the program.
    fn holds(&self, template: &Template) -> bool {
        self.templates.contains(template)
            || built_in(&template.id).is_ok_and(|built_in| built_in == *template)
    }

    /// Adds a template, with another id if its own is taken. Returns its file.
    fn add(&mut self, mut template: Template) -> Result<PathBuf, StoreError> {
        template.id = fresh_id(&template.id, &self.ids);
        let file = self.free_file(&template.id)?;
        let bytes = write_template(&template, &file)?;
        write_atomically(self.disk, &file, &bytes)?;
        self.ids.insert(template.id.clone());
        self.templates.push(template);
        Ok(file)
    }

    /// A file for an id that is not there yet.
    fn free_file(&self, id: &str) -> Result<PathBuf, StoreError> {
        let mut file = self.folder.join(format!("{id}.{TEMPLATE_EXTENSION}"));
        let mut number = 2_u32;
        loop {
            match uninterrupted(|| self.disk.facts(&file)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(file),
                Err(error) => return Err(StoreError::unsaved(&file, SaveStep::Create, error)),
                Ok(_) => {}
            }
            file = self.folder.join(format!("{id}-{number}.{TEMPLATE_EXTENSION}"));
            number += 1;
        }
    }
}

/// An id that none of `taken` is: the wanted one, or it with a number behind.
#[must_use]
pub fn fresh_id(wanted: &str, taken: &BTreeSet<String>) -> String {
    let stem = wanted
        .rsplit_once('-')
        .filter(|(stem, number)| {
            let is_number = number.len() <= 2 && number.chars().all(|digit| digit.is_ascii_digit());
            !stem.is_empty() && !number.is_empty() && is_number
        })
        .map_or(wanted, |(stem, _)| stem);
    let mut id = wanted.to_owned();
    let mut number = 2_u32;
    while taken.contains(&id) {
        let tail = format!("-{number}");
        let head: String = stem.chars().take(LONGEST_ID - tail.len()).collect();
        id = head + &tail;
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests;
