//! `speechwright recover`: what windows that ended without saving have left, for the day the window will not open.

use chrono::{DateTime, Local};
use serde::Serialize;

use super::arguments::RecoverArguments;
use super::output::{Failure, print, print_json, put};
use crate::session::files::{recover, recoveries};
use crate::store::{Folders, RecoveredFile, RecoveryEntry, RecoveryId, SystemDisk, write_open_speech};

/// An entry as it stands in JSON.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    id: &'a str,
    /// RFC 3339, with the zone of this machine.
    changed: String,
    title: &'a str,
    path: Option<String>,
    file: &'static str,
    differing_characters: usize,
    discarded: bool,
}

pub(super) fn run(wanted: &RecoverArguments) -> Result<(), Failure> {
    let folders = Folders::of_user().ok_or(Failure::NoHome)?;
    if let (Some(id), Some(output)) = (&wanted.id, &wanted.output) {
        let recovered = recover(&SystemDisk, &folders.state, &RecoveryId(id.clone()))?;
        let bytes = write_open_speech(recovered.session.speech(), output)?;
        return put(output, &bytes, wanted.force);
    }
    let entries = recoveries(&SystemDisk, &folders.state);
    let listed: Vec<Listed<'_>> = entries.iter().map(listed).collect();
    if wanted.json {
        return print_json(&listed);
    }
    if listed.is_empty() {
        return print(b"nothing to recover\n");
    }
    print(listed.iter().map(line).collect::<String>().as_bytes())
}

fn listed(entry: &RecoveryEntry) -> Listed<'_> {
    Listed {
        id: &entry.id.0,
        changed: DateTime::<Local>::from(entry.changed_at).to_rfc3339(),
        title: &entry.title,
        path: entry.path.as_ref().map(|path| path.display().to_string()),
        file: match entry.file {
            RecoveredFile::Never => "never saved",
            RecoveredFile::Same => "as it was opened or saved",
            RecoveredFile::Changed => "changed since",
            RecoveredFile::Gone => "gone",
        },
        differing_characters: entry.differing,
        discarded: entry.is_discarded,
    }
}

fn line(entry: &Listed<'_>) -> String {
    let title = if entry.title.is_empty() {
        "untitled"
    } else {
        entry.title
    };
    let discarded = if entry.discarded { ", discarded" } else { "" };
    format!(
        "{}  {}  {title}: {} characters differ; {}: {}{discarded}\n",
        entry.id,
        entry.changed,
        entry.differing_characters,
        entry.path.as_deref().unwrap_or("no file"),
        entry.file,
    )
}
