//! Opening whatever the writer points at: a draft as what it is, plain text as a new speech, anything else refused
//! in words.

use std::path::Path;

use super::{FileStamp, OpenError, Opened, OtherContent, new_draft_id};
use crate::convert::txt::{ImportOptions, PlainText, import};
use crate::model::{Inline, Section, SectionKind, SectionTree, Speech, Subtree, Template};
use crate::store::{
    Disk, LockState, Problem, SPEECH_EXTENSION, StoreError, SystemDisk, is_template, read_bounded_on,
    read_speech, read_template, template_draft, write_speech,
};
use crate::text::east_asian::is_ideograph;
use crate::text::language::Language;

/// How far into a file the words that make it one of the program's own are looked for.
const HEAD: usize = 4_096;

/// The indent that Chinese paragraphs are shown and exported with, so that they need not hold it themselves.
const CHINESE_INDENT: &str = "\u{3000}\u{3000}";

/// Opens a draft, or a plain text file as a new speech.
///
/// # Errors
/// Says why, and what to do.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_on(&SystemDisk, path)
}

/// As [`open()`], from a disk that is handed in.
///
/// # Errors
/// As [`open()`].
pub fn open_on(disk: &dyn Disk, path: &Path) -> Result<Opened, OpenError> {
    let (bytes, stamp) = read_with_stamp(disk, path)?;
    if is_draft(path, &bytes) {
        let mut speech = Box::new(read_speech(&bytes, path)?);
        // A draft from before identities keeps the one given here from its next save on.
        speech.draft.get_or_insert_with(new_draft_id);
        return Ok(Opened::Draft {
            speech,
            stamp,
            lock: LockState::Unlocked,
        });
    }
    open_text(path, &bytes)
}

/// Reads the draft or template that stands in a file, without opening it.
///
/// # Errors
/// Says what is wrong, where, and what to do.
pub(super) fn read_other(disk: &dyn Disk, path: &Path) -> Result<OtherContent, StoreError> {
    let (bytes, stamp) = read_with_stamp(disk, path)?;
    Ok(OtherContent {
        speech: Box::new(speech_in(&bytes, path)?),
        stamp,
    })
}

/// Reads the template that stands in a file.
pub(super) fn open_template(disk: &dyn Disk, path: &Path) -> Result<(Box<Template>, FileStamp), StoreError> {
    let (bytes, stamp) = read_with_stamp(disk, path)?;
    Ok((Box::new(read_template(&bytes, path)?), stamp))
}

/// The speech of a draft's file, or that of a template's as it is edited, with what stands for its identity: the two
/// are compared and kept alike.
pub(super) fn speech_in(bytes: &[u8], path: &Path) -> Result<Speech, StoreError> {
    if !is_template(bytes) {
        return read_speech(bytes, path);
    }
    let mut speech = read_template(bytes, path)?.to_edit();
    speech.draft = Some(template_draft(path));
    Ok(speech)
}

/// Opens what the program keeps for itself; a former version of a template is a speech to look at.
pub(super) fn open_kept(disk: &dyn Disk, path: &Path) -> Result<Opened, OpenError> {
    let (bytes, stamp) = read_with_stamp(disk, path)?;
    if !is_template(&bytes) {
        return open_on(disk, path);
    }
    Ok(Opened::Draft {
        speech: Box::new(speech_in(&bytes, path)?),
        stamp,
        lock: LockState::Unlocked,
    })
}

/// A file and its stamp, which is taken before reading: what is written in between is then noticed at saving.
fn read_with_stamp(disk: &dyn Disk, path: &Path) -> Result<(Vec<u8>, FileStamp), StoreError> {
    let facts = disk.facts(path).ok();
    let bytes = read_bounded_on(disk, path)?;
    let stamp = facts.map_or_else(
        || FileStamp::of_content(&bytes),
        |facts| FileStamp::new(facts, Some(&bytes)),
    );
    Ok((bytes, stamp))
}

/// Whether a file is to be read as a draft, and its faults told as those of one: its name says so, or it begins as
/// the program's own files do.
fn is_draft(path: &Path, bytes: &[u8]) -> bool {
    let named = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case(SPEECH_EXTENSION));
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let is_ron = ["#![", "(", "//", "/*"]
        .iter()
        .any(|start| head.starts_with(start));
    named || (is_ron && head.contains("\"speechwright-"))
}

fn open_text(path: &Path, bytes: &[u8]) -> Result<Opened, OpenError> {
    if bytes.is_empty() {
        return Err(StoreError::new(path, Problem::Empty).into());
    }
    let text = import(bytes, ImportOptions::default()).map_err(|error| OpenError::Import {
        path: path.to_owned(),
        error,
    })?;
    let speech = speech_of(&text);
    // What could not be opened again once saved is not taken in at all. The place in a draft that is not there yet
    // would tell nothing.
    write_speech(&speech, path).map_err(|error| StoreError::new(path, error.problem))?;
    Ok(Opened::Text {
        speech: Box::new(speech),
        encoding: text.encoding,
        paragraphs: text.paragraphs.len(),
    })
}

/// A speech of one section without a heading, whose body is the text.
fn speech_of(text: &PlainText) -> Speech {
    let language = language_of(&text.paragraphs);
    let mut speech = Speech::new(language);
    let mut section = Section::new(speech.id_source().section(), SectionKind::Custom);
    if !text.paragraphs.is_empty() {
        let lines = text.paragraphs.iter();
        section.body = lines.map(|line| paragraph(line, language)).collect();
    }
    // One section cannot share its identity with another.
    speech.sections = SectionTree::from_roots(vec![Subtree::leaf(section)]).unwrap_or_default();
    speech
}

fn paragraph(line: &str, language: Language) -> Inline {
    let unindented = match language {
        Language::Chinese => line.strip_prefix(CHINESE_INDENT),
        Language::English => None,
    };
    Inline::from_text(unindented.unwrap_or(line))
}

/// English where Latin letters stand far before the ideographs: a word has some five letters, and Chinese speeches
/// hold many an abbreviation.
fn language_of(paragraphs: &[String]) -> Language {
    let (mut ideographs, mut letters) = (0_usize, 0_usize);
    for character in paragraphs.iter().flat_map(|line| line.chars()) {
        ideographs += usize::from(is_ideograph(character));
        letters += usize::from(character.is_alphabetic() && character < '\u{250}');
    }
    if letters > 4 * ideographs {
        Language::English
    } else {
        Language::Chinese
    }
}

#[cfg(test)]
mod tests;
