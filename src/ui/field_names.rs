//! Why a name cannot be a field's, in the window's words: said before anything is asked of the speech.

use super::i18n::Texts;
use crate::model::{Field, FieldId, Speech};

/// Why `name` cannot be the name of the field `own` (of a new one for none); none when it can.
#[must_use]
pub fn refusal(speech: &Speech, name: &str, own: Option<FieldId>, texts: &Texts) -> Option<String> {
    let taken = speech
        .field_named(name)
        .is_some_and(|other| Some(other.id) != own);
    if taken {
        return Some(texts.with("fields-name-taken", &[("name", name.to_owned().into())]));
    }
    refusal_of_form(name, texts)
}

/// Why `name` cannot be any field's name; none when it can.
#[must_use]
pub fn refusal_of_form(name: &str, texts: &Texts) -> Option<String> {
    let key = match name {
        "" => "fields-name-empty",
        name if Field::is_name(name) => return None,
        _ => "fields-name-impossible",
    };
    Some(texts.get(key).to_owned())
}
