//! What went wrong, in the window's language: by variant, with line and column where there is one, and with what to
//! do next. Nothing here falls back to the English words of an error, but for what a parser or the system says in
//! its own.

mod io_words;
mod problem;

#[cfg(test)]
mod tests;

use super::i18n::Texts;
use crate::convert::plain_text::{ExportError, UnwritableCharacter};
use crate::convert::txt::{FileKind, ImportError, TextEncoding};
use crate::model::{EditError, NestingRefusal};
use crate::session::files::{OpenError, WriteError};
use crate::store::{Mended, MendedHow, StoreError};

pub use io_words::io_error;

/// How many characters that cannot be written are named at most.
const MOST_NAMED: usize = 8;

/// Why a file could not be read or written, without its path: the window shows that beside it.
#[must_use]
pub fn store_error(error: &StoreError, texts: &Texts) -> String {
    let reason = problem::words(&error.problem, texts);
    match error.place {
        Some(place) => texts.with(
            "error-at-place",
            &[
                ("line", place.line.to_string().into()),
                ("column", place.column.to_string().into()),
                ("reason", reason.into()),
            ],
        ),
        None => reason,
    }
}

/// What a start found of a save that was interrupted.
#[must_use]
pub fn mended(found: &Mended, texts: &Texts) -> String {
    let copy = ("copy", found.copy.display().to_string().into());
    match &found.how {
        MendedHow::PutRight => texts.get("mended-put-right").to_owned(),
        MendedHow::PutBack => texts.get("mended-put-back").to_owned(),
        MendedHow::Former => texts.with("mended-former", &[copy]),
        MendedHow::Other => texts.with("mended-other", &[copy]),
        MendedHow::Failed(reason) => texts.with("mended-failed", &[("reason", reason.as_str().into()), copy]),
    }
}

/// Why a plain text file was not taken in.
#[must_use]
pub fn import_error(error: &ImportError, texts: &Texts) -> String {
    match error {
        ImportError::OtherKind { kind } => {
            let (kind, advice) = import_keys(*kind);
            texts.with(
                "import-other-kind",
                &[
                    ("kind", texts.get(kind).into()),
                    ("advice", texts.get(advice).into()),
                ],
            )
        }
        ImportError::Damaged { encoding, line } => texts.with(
            "import-damaged",
            &[
                ("line", line.to_string().into()),
                ("encoding", encoding_name(*encoding).into()),
            ],
        ),
    }
}

fn encoding_name(encoding: TextEncoding) -> String {
    // The names of encodings are the same in every language.
    encoding.to_string()
}

fn import_keys(kind: FileKind) -> (&'static str, &'static str) {
    match kind {
        FileKind::Docx => ("content-word", "import-advice-document"),
        FileKind::Doc => ("content-old-office", "import-advice-document"),
        FileKind::OpenDocument => ("content-open-document", "import-advice-document"),
        FileKind::RichText => ("content-rich-text", "import-advice-document"),
        FileKind::Pdf => ("content-pdf", "import-advice-pdf"),
        FileKind::Archive => ("content-archive", "import-advice-archive"),
        FileKind::Picture => ("content-picture", "import-advice-picture"),
    }
}

/// Why a text was not exported.
#[must_use]
pub fn export_error(error: &ExportError, texts: &Texts) -> String {
    match error {
        ExportError::Unwritable { characters, total } => {
            let named: Vec<String> = characters
                .iter()
                .take(MOST_NAMED)
                .map(|character| unwritable(*character, texts))
                .collect();
            let rest = total.saturating_sub(named.len());
            let mut characters = named.join(texts.get("list-separator"));
            if rest > 0 {
                characters.push_str(&texts.with("export-unwritable-more", &[("count", rest.into())]));
            }
            texts.with("export-unwritable", &[("characters", characters.into())])
        }
    }
}

fn unwritable(found: UnwritableCharacter, texts: &Texts) -> String {
    texts.with(
        "export-unwritable-character",
        &[
            ("code", format!("{:04X}", u32::from(found.character)).into()),
            ("line", found.line.to_string().into()),
            ("column", found.column.to_string().into()),
        ],
    )
}

/// Why an action was refused.
#[must_use]
pub fn edit_error(error: &EditError, texts: &Texts) -> String {
    match error {
        EditError::UnknownPlace => texts.get("edit-unknown-place").to_owned(),
        EditError::UnknownSection(_) => texts.get("nesting-unknown").to_owned(),
        EditError::UnknownField(_) => texts.get("edit-unknown-field").to_owned(),
        EditError::Nesting(refusal) => nesting_refusal(*refusal, texts).to_owned(),
        EditError::DuplicateId(id) => texts.with("edit-duplicate-id", &[("id", id.to_string().into())]),
        EditError::FieldName(name) => texts.with("edit-field-name", &[("name", name.as_str().into())]),
        EditError::FieldInUse(_) => texts.get("edit-field-in-use").to_owned(),
        EditError::Range => texts.get("edit-range").to_owned(),
        EditError::ImpossibleTarget => texts.get("edit-impossible-target").to_owned(),
        EditError::Fault(fault) => problem::fault_words(fault, texts),
        EditError::NotATemplate => texts.get("edit-not-a-template").to_owned(),
        EditError::TitleInTitle => texts.get("edit-title-in-title").to_owned(),
    }
}

/// Why a section cannot stand somewhere.
#[must_use]
pub fn nesting_refusal(refusal: NestingRefusal, texts: &Texts) -> &str {
    match refusal {
        NestingRefusal::KindHoldsNone => texts.get("nesting-kind-holds-none"),
        NestingRefusal::KindStandsAtTop => texts.get("nesting-kind-stands-at-top"),
        NestingRefusal::TooDeep => texts.get("nesting-too-deep"),
        NestingRefusal::UnderItself => texts.get("nesting-under-itself"),
        NestingRefusal::Unknown => texts.get("nesting-unknown"),
    }
}

/// Why a file was not opened, without its path.
#[must_use]
pub fn open_error(error: &OpenError, texts: &Texts) -> String {
    match error {
        OpenError::Store(error) => store_error(error, texts),
        OpenError::Import { error, .. } => import_error(error, texts),
    }
}

/// Why a file was not written, without its path.
#[must_use]
pub fn write_error(error: &WriteError, texts: &Texts) -> String {
    match error {
        WriteError::Exists(_) => texts.get("write-exists").to_owned(),
        WriteError::Changed(_) => texts.get("write-changed").to_owned(),
        WriteError::Held { holder, .. } => texts.with(
            "write-held",
            &[
                ("user", holder.user.as_str().into()),
                ("machine", holder.machine.as_str().into()),
            ],
        ),
        WriteError::Encode { error, .. } => export_error(error, texts),
        WriteError::Store(error) => store_error(error, texts),
    }
}
