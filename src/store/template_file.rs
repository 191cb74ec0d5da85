//! Templates: `templates/*.ron` and the files of the user's own template folder, version 1.

use std::path::Path;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::disk::{Disk, SystemDisk};
use super::error::{Format, Problem, Refusal, StoreError};
use super::hash::bytes_of;
use super::locate;
use super::reading::{VERSION, parse, read_bounded_on, too_large};
use super::speech_file::write_speech;
use super::wire::{WireField, WireInformation, WireLanguage, WireSection, WireSpeech};
use super::wire_writing::{self, Identities};
use super::writer::Writer;
use crate::model::{DraftId, Speech, Template};

/// How the names of templates end.
pub const TEMPLATE_EXTENSION: &str = "ron";
/// As many bytes of a file hold what it says of itself.
const HEAD: usize = 4_096;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireTemplate {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    id: String,
    name: String,
    #[serde(default)]
    summary: String,
    #[serde(default)]
    category: String,
    language: WireLanguage,
    #[serde(default)]
    lengths: Vec<u32>,
    #[serde(default)]
    information: WireInformation,
    #[serde(default)]
    fields: Vec<WireField>,
    sections: Vec<WireSection>,
}

/// Reads a template; `path` is for messages only.
///
/// # Errors
/// Says what is wrong, where, and what to do.
pub fn read_template(bytes: &[u8], path: &Path) -> Result<Template, StoreError> {
    read(bytes).map_err(|refusal| refusal.in_file(path))
}

fn read(bytes: &[u8]) -> Result<Template, Refusal> {
    let (wire, text) = parse::<WireTemplate>(bytes, Format::Template)?;
    if !is_template_id(&wire.id) {
        let place = locate::within(text, "id", "id");
        return Err(Refusal::at(text, place, Problem::TemplateId(wire.id)));
    }
    if wire.lengths.contains(&0) {
        let problem = Problem::Number {
            what: "a length",
            found: "0".to_owned(),
            advice: "give minutes above 0",
        };
        return Err(Refusal::at(
            text,
            locate::within(text, "lengths", "lengths"),
            problem,
        ));
    }
    let speech = WireSpeech {
        template: String::new(),
        language: wire.language,
        information: wire.information,
        fields: wire.fields,
        sections: wire.sections,
    };
    Ok(Template {
        id: wire.id,
        name: wire.name,
        summary: wire.summary,
        category: wire.category,
        lengths: wire.lengths,
        speech: speech.into_speech(text)?,
    })
}

/// Whether `id` can be a template's id: lower-case letters, digits and hyphens.
#[must_use]
pub fn is_template_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 100
        && id
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether a file says of itself that it is a template.
#[must_use]
pub fn is_template(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let first = |format: Format| head.find(&format!("\"{}\"", format.key()));
    match (first(Format::Template), first(Format::Speech)) {
        (Some(template), Some(speech)) => template < speech,
        (template, _) => template.is_some(),
    }
}

/// Whether a file is called as templates are.
#[must_use]
pub fn has_template_name(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(TEMPLATE_EXTENSION))
}

/// What stands for a draft's identity while a template is edited: always the same for a file, so that its former
/// versions are found again.
#[must_use]
pub fn template_draft(path: &Path) -> DraftId {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let hash = Sha256::digest(bytes_of(&path));
    let half = hash.iter().take(16);
    DraftId(half.fold(0, |id, &byte| (id << 8) | u128::from(byte)))
}

/// What the file of an open speech is to hold: a template where it is edited as one, else a draft; `path` is for
/// messages only.
///
/// # Errors
/// Refuses what would be refused at opening.
pub fn write_open_speech(speech: &Speech, path: &Path) -> Result<Vec<u8>, StoreError> {
    match speech.to_template() {
        Some(template) => write_template(&template, path),
        None => write_speech(speech, path),
    }
}

/// Writes a template; `path` is for messages only.
///
/// # Errors
/// Refuses what would be refused at opening.
pub fn write_template(template: &Template, path: &Path) -> Result<Vec<u8>, StoreError> {
    template
        .speech
        .check()
        .map_err(|fault| StoreError::new(path, Problem::Fault(fault)))?;
    let mut writer = Writer::new(Format::Template.key(), VERSION);
    writer.text("id", &template.id);
    writer.text("name", &template.name);
    writer.text_if_any("summary", &template.summary);
    writer.text_if_any("category", &template.category);
    wire_writing::speech(
        &mut writer,
        &template.speech,
        Identities::LeftOut,
        Some(&template.lengths),
    );
    let bytes = writer.finish();
    too_large(bytes.len() as u64).map_err(|problem| StoreError::new(path, problem))?;
    read_template(&bytes, path)?;
    Ok(bytes)
}

/// Opens a template.
///
/// # Errors
/// As [`read_template`], and when the file cannot be read.
pub fn load_template(path: &Path) -> Result<Template, StoreError> {
    load_template_from(&SystemDisk, path)
}

/// As [`load_template`], from a disk that is handed in.
///
/// # Errors
/// As [`load_template`].
pub fn load_template_from(disk: &dyn Disk, path: &Path) -> Result<Template, StoreError> {
    read_template(&read_bounded_on(disk, path)?, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cut_anywhere_is_told_to_break_off() {
        let whole = include_str!("../../templates/half-year-review.ron");
        let language = whole.find("Chinese").unwrap();
        let letters = whole.find("半年").unwrap();
        for length in [language + 2, letters + 1, letters + 5, letters + 30] {
            let error = read_template(&whole.as_bytes()[..length], Path::new("cut.ron")).unwrap_err();
            assert!(matches!(error.problem, Problem::BreaksOff), "{length}: {error}");
        }
    }
}
