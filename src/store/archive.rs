//! Many templates in one ZIP archive: packed to be handed on, and unpacked with bounds on everything, since an archive
//! of a few bytes can hold as much as anybody likes.
//!
//! Nothing is unpacked to the disk: each file is read as a template in memory, and where it is kept follows from its id
//! and not from its name in the archive.

use std::collections::HashSet;
use std::io::{Cursor, Read as _, Write as _};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::error::{ArchiveBound, Problem, StoreError};
use super::template_file::{TEMPLATE_EXTENSION, has_template_name, read_template, write_template};
use crate::model::Template;

/// How the names of archives end.
pub const ARCHIVE_EXTENSION: &str = "zip";

/// The largest archive that is read: its list of files is held in memory.
const PACKED: u64 = 16 << 20;
/// How many files an archive may hold.
const FILES: u64 = 1_000;
/// How large a file may be when it is unpacked.
const UNPACKED: u64 = 4 << 20;
/// How large all of them together may be.
const TOTAL: u64 = 64 << 20;

/// What an archive holds.
#[derive(Debug, Default)]
pub struct Unpacked {
    /// Its templates, each with the path that messages name, and what is none.
    pub templates: Vec<Result<Template, StoreError>>,
    /// How many files are of another kind.
    pub others: usize,
}

/// Whether bytes are an archive, by how they begin.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Reads the templates of an archive; `path` is for messages only. A fault in one of them hides no other.
///
/// # Errors
/// The archive as a whole cannot be read, or holds too much.
pub fn unpack_templates(bytes: &[u8], path: &Path) -> Result<Unpacked, StoreError> {
    let refused = |problem| StoreError::new(path, problem);
    let bound = |bound, limit| Problem::ArchiveBound { bound, limit };
    if bytes.len() as u64 > PACKED {
        return Err(refused(bound(ArchiveBound::Total, PACKED)));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| refused(Problem::Archive(error.to_string())))?;
    if archive.len() as u64 > FILES {
        return Err(refused(bound(ArchiveBound::Files, FILES)));
    }
    let mut unpacked = Unpacked::default();
    let mut left = TOTAL;
    for number in 0..archive.len() {
        match file(&mut archive, number, path, left) {
            Ok(None) => unpacked.others += 1,
            Ok(Some((name, bytes))) => {
                left -= bytes.len() as u64;
                unpacked.templates.push(read_template(&bytes, &name));
            }
            Err(error) => {
                if let Problem::ArchiveBound {
                    bound: ArchiveBound::File,
                    ..
                } = error.problem
                {
                    // What is refused for its size was unpacked so far.
                    left = left.saturating_sub(UNPACKED);
                }
                let is_over = matches!(
                    error.problem,
                    Problem::ArchiveBound {
                        bound: ArchiveBound::Total,
                        ..
                    }
                );
                unpacked.templates.push(Err(error));
                if is_over {
                    break;
                }
            }
        }
    }
    Ok(unpacked)
}

/// The path that messages name, and what is in it; none where it is no template by its name.
type File = Option<(PathBuf, Vec<u8>)>;

fn file(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    number: usize,
    path: &Path,
    left: u64,
) -> Result<File, StoreError> {
    let broken = |error: String| StoreError::new(path, Problem::Archive(error));
    let mut file = archive
        .by_index(number)
        .map_err(|error| broken(error.to_string()))?;
    let name = file
        .name()
        .map_err(|error| broken(error.to_string()))?
        .into_owned();
    let known = Path::new(&name);
    // What a Mac puts beside each file begins with a dot.
    let is_hidden = known
        .file_name()
        .is_none_or(|name| name.to_string_lossy().starts_with('.'));
    if file.is_dir() || !has_template_name(known) || is_hidden {
        return Ok(None);
    }
    if file.enclosed_name().is_none() {
        return Err(StoreError::new(
            &path.join(name.replace(['/', '\\'], "_")),
            Problem::ArchiveEntry,
        ));
    }
    let named = path.join(known);
    let mut bytes = Vec::new();
    let most = UNPACKED.min(left);
    file.by_ref()
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| StoreError::new(&named, Problem::Archive(error.to_string())))?;
    if bytes.len() as u64 > most {
        let (bound, limit) = if left < UNPACKED {
            (ArchiveBound::Total, TOTAL)
        } else {
            (ArchiveBound::File, UNPACKED)
        };
        return Err(StoreError::new(&named, Problem::ArchiveBound { bound, limit }));
    }
    Ok(Some((named, bytes)))
}

/// Packs templates into an archive, each under its id; `path` is for messages only.
///
/// # Errors
/// A template is refused as it would be at saving, or they are too many or too large to be read again.
pub fn pack_templates(templates: &[Template], path: &Path) -> Result<Vec<u8>, StoreError> {
    let refused = |problem| StoreError::new(path, problem);
    let failed = |error: String| refused(Problem::Archive(error));
    let bound = |bound, limit| Problem::ArchiveBound { bound, limit };
    if templates.len() as u64 > FILES {
        return Err(refused(bound(ArchiveBound::Files, FILES)));
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names = HashSet::new();
    let mut total = 0;
    for template in templates {
        let bytes = write_template(template, path)?;
        let length = bytes.len() as u64;
        total += length;
        if length > UNPACKED {
            return Err(refused(bound(ArchiveBound::File, UNPACKED)));
        }
        if total > TOTAL {
            return Err(refused(bound(ArchiveBound::Total, TOTAL)));
        }
        let name = free_name(&template.id, &mut names);
        writer
            .start_file(name, SimpleFileOptions::default())
            .map_err(|error| failed(error.to_string()))?;
        writer
            .write_all(&bytes)
            .map_err(|error| failed(error.to_string()))?;
    }
    let packed = writer.finish().map_err(|error| failed(error.to_string()))?;
    Ok(packed.into_inner())
}

/// A name that nothing in the archive has.
fn free_name(id: &str, names: &mut HashSet<String>) -> String {
    let mut name = format!("{id}.{TEMPLATE_EXTENSION}");
    let mut number = 2_u32;
    while !names.insert(name.clone()) {
        name = format!("{id}-{number}.{TEMPLATE_EXTENSION}");
        number += 1;
    }
    name
}

#[cfg(test)]
mod tests;
