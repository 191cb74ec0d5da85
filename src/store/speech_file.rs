//! Drafts: `.speech` files of version 1. `docs/file-formats.md` describes them key by key.

use std::path::Path;

use serde::Deserialize;

use super::atomic::write_atomically;
use super::disk::{Disk, SystemDisk};
use super::error::{Format, Problem, Refusal, StoreError};
use super::locate;
use super::reading::{VERSION, parse, read_bounded_on, too_large};
use super::wire::{WireField, WireInformation, WireLanguage, WireSection, WireSpeech};
use super::wire_writing::{self, Identities};
use super::writer::Writer;
use crate::model::{NotADraftId, Speech, SpeechFault};

/// How the names of drafts end.
pub const SPEECH_EXTENSION: &str = "speech";

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireDraft {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(default)]
    id: Option<String>,
    #[serde(default = "yes")]
    traces: bool,
    #[serde(default)]
    template: String,
    language: WireLanguage,
    #[serde(default)]
    information: WireInformation,
    #[serde(default)]
    fields: Vec<WireField>,
    sections: Vec<WireSection>,
}

/// Reads a draft; `path` is for messages only.
///
/// # Errors
/// Says what is wrong, where, and what to do.
pub fn read_speech(bytes: &[u8], path: &Path) -> Result<Speech, StoreError> {
    read(bytes).map_err(|refusal| refusal.in_file(path))
}

fn read(bytes: &[u8]) -> Result<Speech, Refusal> {
    let (wire, text) = parse::<WireDraft>(bytes, Format::Speech)?;
    let draft = wire.id.as_deref().map(str::parse).transpose();
    let draft = draft.map_err(|NotADraftId| {
        let place = locate::at_top(text, "id");
        Refusal::at(text, place, Problem::Fault(SpeechFault::DraftId))
    })?;
    let traces = wire.traces;
    let speech = WireSpeech {
        template: wire.template,
        language: wire.language,
        information: wire.information,
        fields: wire.fields,
        sections: wire.sections,
    };
    let mut speech = speech.into_speech(text)?;
    speech.draft = draft;
    speech.leaves_traces = traces;
    Ok(speech)
}

/// Writes a draft; `path` is for messages only.
///
/// # Errors
/// Refuses what would be refused at opening: too large, or against an invariant.
pub fn write_speech(speech: &Speech, path: &Path) -> Result<Vec<u8>, StoreError> {
    speech
        .check()
        .map_err(|fault| StoreError::new(path, Problem::Fault(fault)))?;
    let mut writer = Writer::new(Format::Speech.key(), VERSION);
    if let Some(draft) = speech.draft {
        writer.text("id", &draft.to_string());
    }
    if !speech.leaves_traces {
        writer.value("traces", false);
    }
    writer.text_if_any("template", &speech.template);
    wire_writing::speech(&mut writer, speech, Identities::Written, None);
    let bytes = writer.finish();
    too_large(bytes.len() as u64).map_err(|problem| StoreError::new(path, problem))?;
    read_speech(&bytes, path)?;
    Ok(bytes)
}

/// Opens a draft.
///
/// # Errors
/// As [`read_speech`], and when the file cannot be read.
pub fn load_speech(path: &Path) -> Result<Speech, StoreError> {
    load_speech_from(&SystemDisk, path)
}

/// As [`load_speech`], from a disk that is handed in.
///
/// # Errors
/// As [`load_speech`].
pub fn load_speech_from(disk: &dyn Disk, path: &Path) -> Result<Speech, StoreError> {
    read_speech(&read_bounded_on(disk, path)?, path)
}

/// Saves a draft in the place of the old one.
///
/// # Errors
/// As [`write_speech`], and when the disk refuses; the old file is then whole.
pub fn save_speech(disk: &dyn Disk, path: &Path, speech: &Speech) -> Result<(), StoreError> {
    write_atomically(disk, path, &write_speech(speech, path)?)
}
