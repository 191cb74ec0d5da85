//! Why a name cannot be a field's, in the window's words: said before anything is asked of the speech.

use super::i18n::Texts;
use crate::model::{Field, FieldId, Speech};

/// Why `name` cannot be the name of the field `own` (of a new one for none); none when it can.
#[must_use]
pub fn refusal(speech: &Speech, name: &str, own: Option<FieldId>, texts: &Texts) -> Option<String> {
    if name.is_empty() {
        return Some(texts.get("fields-name-empty").to_owned());
    }
    if !Field::is_name(name) {
        return Some(texts.get("fields-name-impossible").to_owned());
    }
    let other = speech.field_named(name)?;
    (Some(other.id) != own).then(|| texts.with("fields-name-taken", &[("name", name.to_owned().into())]))
}
