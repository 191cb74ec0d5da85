//! `speechwright new`: a draft from a template, its fields filled by the session as the window fills them.

use std::ops::RangeInclusive;
use std::path::Path;
use std::time::Duration;

use super::arguments::{NewArguments, Setting};
use super::output::{Failure, put};
use crate::model::{FieldRef, InformationItem, Speech, Template};
use crate::session::files::new_draft_id;
use crate::session::{Action, Effect, Notice, Session};
use crate::store::{Folders, Library, StoreError, load_template, read_bounded, read_settings, write_speech};
use crate::text::speaking_time::SpeakingRate;

pub(super) fn run(wanted: &NewArguments) -> Result<(), Failure> {
    let template = find(&wanted.template)?;
    let mut speech = template.instantiate(wanted.minutes);
    speech.draft = Some(new_draft_id());
    let mut session = Session::new(speech, false);
    for setting in &wanted.settings {
        set(&mut session, setting)?;
    }
    let bytes = write_speech(session.speech(), &wanted.output)?;
    put(&wanted.output, &bytes, wanted.force)
}

/// The library of the built-in templates, the user's, and those of the folder that the settings name.
pub(super) fn library() -> Library {
    let Some(folders) = Folders::of_user() else {
        return Library::new(None);
    };
    let shared = read_bounded(&folders.settings).and_then(|bytes| read_settings(&bytes, &folders.settings));
    let shared = shared.ok().and_then(|settings| settings.template_folder);
    Library::new(Some(folders.templates)).with_shared(shared)
}

/// An id has neither dots nor separators; what has is a file.
fn find(named: &Path) -> Result<Template, StoreError> {
    let id = named.to_str().filter(|id| !id.contains(['.', '/', '\\']));
    match id {
        Some(id) => library().find(id),
        None => load_template(named),
    }
}

fn set(session: &mut Session, setting: &Setting) -> Result<(), Failure> {
    let Setting { name, value } = setting;
    let Some(field) = named(session.speech(), name) else {
        return Err(Failure::UnknownName {
            name: name.clone(),
            known: known_names(session.speech()),
        });
    };
    if let Some((allowed, bounds)) = numbers_for(field) {
        let number = value.trim().parse::<u32>();
        if !number.is_ok_and(|number| allowed.contains(&number)) {
            return Err(Failure::Number {
                name: name.clone(),
                value: value.clone(),
                bounds,
            });
        }
    }
    let action = Action::FillField {
        field,
        value: value.clone(),
    };
    for effect in session.perform(action, Duration::ZERO) {
        if let Effect::Notice(Notice::Refused(error)) = effect {
            return Err(Failure::Refused {
                name: name.clone(),
                error,
            });
        }
    }
    Ok(())
}

/// The numbers that a field can have, and the same in words; none for one that has text.
fn numbers_for(field: FieldRef) -> Option<(RangeInclusive<u32>, String)> {
    match field {
        FieldRef::Information(InformationItem::Minutes) => Some((1..=u32::MAX, "above 0".to_owned())),
        FieldRef::Information(InformationItem::Rate) => {
            let (slowest, fastest) = (SpeakingRate::SLOWEST, SpeakingRate::FASTEST);
            let bounds = format!("from {slowest} to {fastest}, the characters (English: words) a minute");
            Some((slowest..=fastest, bounds))
        }
        _ => None,
    }
}

/// A field by its name, or an item of the information by its key or by its name in the speech's language. The
/// template's own fields go first; `@` before a key is the way files write it.
fn named(speech: &Speech, name: &str) -> Option<FieldRef> {
    if let Some(field) = speech.field_named(name) {
        return Some(FieldRef::Named(field.id));
    }
    let key = name.strip_prefix('@').unwrap_or(name);
    let item = InformationItem::from_key(key).or_else(|| {
        let mut items = InformationItem::ALL.into_iter();
        items.find(|item| item.name(speech.language) == name)
    });
    item.map(FieldRef::Information)
}

fn known_names(speech: &Speech) -> String {
    let fields = speech.fields.iter().map(|field| field.name.as_str());
    let items = InformationItem::ALL.iter().map(|item| item.key());
    fields.chain(items).collect::<Vec<_>>().join(", ")
}
