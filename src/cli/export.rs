//! `speechwright export`: a draft as plain text.

use std::path::Path;

use super::arguments::ExportArguments;
use super::output::{Failure, is_standard, put, say};
use crate::convert::plain_text::{ExportOptions, encode, text};
use crate::model::{Manuscript, Speech, unfilled};
use crate::session::files::WriteError;
use crate::store::load_speech;

pub(super) fn run(wanted: &ExportArguments) -> Result<(), Failure> {
    let speech = load_speech(&wanted.draft)?;
    if !is_standard(&wanted.output) && is_same(&wanted.draft, &wanted.output) {
        return Err(Failure::OverDraft(wanted.output.display().to_string()));
    }
    let options = ExportOptions {
        encoding: wanted.encoding.into(),
        bom: wanted.bom,
        line_ending: wanted.line_ending.into(),
        ..ExportOptions::for_language(speech.language)
    };
    let written = text(&Manuscript::compose(&speech), speech.language, options);
    let bytes = encode(&written, options).map_err(|error| WriteError::Encode {
        path: wanted.output.clone(),
        error,
    })?;
    put(&wanted.output, &bytes, wanted.force)?;
    list_unfilled(&wanted.draft, &speech);
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    real(one).is_some_and(|path| real(other) == Some(path))
}

fn list_unfilled(path: &Path, speech: &Speech) {
    for entry in unfilled(speech) {
        let name = speech.field_name(entry.field);
        let times = match entry.count {
            1 => "once".to_owned(),
            2 => "twice".to_owned(),
            count => format!("{count} times"),
        };
        say(&format!(
            "{}: the field {} is not filled and is used {times}",
            path.display(),
            speech.language.blank(&name)
        ));
    }
}
