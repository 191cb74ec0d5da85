//! What went wrong, in the window's language: by variant, with line and column where there is one, and with what to
//! do next.

use super::i18n::Texts;
use crate::convert::plain_text::ExportError;
use crate::convert::txt::ImportError;
use crate::model::EditError;
use crate::store::StoreError;

/// Why a file could not be read or written, without its path: the window shows that beside it.
#[must_use]
pub fn store_error(error: &StoreError, _texts: &Texts) -> String {
    error.problem.to_string()
}

/// Why a plain text file was not taken in.
#[must_use]
pub fn import_error(error: &ImportError, _texts: &Texts) -> String {
    error.to_string()
}

/// Why a text was not exported.
#[must_use]
pub fn export_error(error: &ExportError, _texts: &Texts) -> String {
    error.to_string()
}

/// Why an action was refused.
#[must_use]
pub fn edit_error(error: &EditError, _texts: &Texts) -> String {
    error.to_string()
}
