//! The smallest changes to a speech. Each knows its inverse, and each keeps the speech's invariants or is refused.

use std::ops::Range;

use super::edit_error::EditError;
use super::field::Field;
use super::ids::{FieldId, SectionId};
use super::information::InformationItem;
use super::inline::{FieldRef, Inline};
use super::manuscript::TextPlace;
use super::numbering::Scheme;
use super::section::SectionProperty;
use super::speech::Speech;
use super::template::TemplateHead;
use super::touched::Touched;
use super::tree::{NestingRefusal, Subtree};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

/// A change to a speech.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Replaces part of a line.
    ReplaceText {
        /// The line.
        place: TextPlace,
        /// What is replaced, in the line's source text.
        range: Range<ByteIndex>,
        /// What stands there instead.
        with: Inline,
    },
    /// Replaces whole paragraphs of a section's body, of which at least one must remain.
    SpliceParagraphs {
        /// The section.
        section: SectionId,
        /// The first paragraph replaced.
        at: usize,
        /// How many are replaced.
        remove: usize,
        /// What stands there instead.
        insert: Vec<Inline>,
    },
    /// Puts sections into the tree.
    InsertSection {
        /// Under which section; none for the top level.
        parent: Option<SectionId>,
        /// The place among its siblings.
        index: usize,
        /// The section with all under it.
        subtree: Box<Subtree>,
    },
    /// Takes a section out with all under it.
    RemoveSection {
        /// The section.
        id: SectionId,
    },
    /// Moves a section with all under it.
    MoveSection {
        /// The section.
        id: SectionId,
        /// Under which section; none for the top level.
        parent: Option<SectionId>,
        /// The place among the new siblings, counted without the section.
        index: usize,
    },
    /// Sets a property of a section.
    SetProperty {
        /// The section.
        section: SectionId,
        /// The property with its new value.
        property: SectionProperty,
    },
    /// Sets an item of the information other than the title.
    SetInformation {
        /// The item.
        item: InformationItem,
        /// Its new value; empty to clear it.
        value: String,
    },
    /// Shows or hides the line under the title.
    SetByline(bool),
    /// Sets the speech's language.
    SetLanguage(Language),
    /// Adds a named field.
    InsertField {
        /// The place in the list.
        index: usize,
        /// The field.
        field: Field,
    },
    /// Removes a named field that is used nowhere.
    RemoveField {
        /// The field.
        id: FieldId,
    },
    /// Replaces a named field by one of the same identity.
    SetField {
        /// The field with its new content.
        field: Field,
    },
    /// Sets what a template says of itself. Its id stays.
    SetTemplateHead(Box<TemplateHead>),
    /// Puts another state of the speech in its place, such as one from a backup. Which draft or template it is stays.
    Restore(Box<Speech>),
}

impl Edit {
    /// What of the composed manuscript the edit changes.
    #[must_use]
    pub fn touched(&self) -> Touched {
        match self {
            Self::ReplaceText { place, .. } => Touched::Place(*place),
            Self::SpliceParagraphs { section, .. } => Touched::Section(*section),
            Self::InsertSection { .. }
            | Self::RemoveSection { .. }
            | Self::MoveSection { .. }
            | Self::SetInformation { .. }
            | Self::SetByline(_)
            | Self::SetLanguage(_)
            | Self::SetField { .. }
            | Self::Restore(_) => Touched::Everything,
            Self::SetProperty { section, property } => match property {
                SectionProperty::Kind(_) | SectionProperty::Scheme(_) | SectionProperty::Layout(_) => {
                    Touched::Everything
                }
                // A section with a name does not invite a heading, and a frame is what it invites to.
                SectionProperty::Name(_) | SectionProperty::Frame(_) => Touched::Section(*section),
                SectionProperty::Target(_)
                | SectionProperty::Guidance(_)
                | SectionProperty::Notes(_)
                | SectionProperty::Status(_)
                | SectionProperty::Todos(_)
                | SectionProperty::Bookmark(_) => Touched::Nothing,
            },
            Self::InsertField { .. } | Self::RemoveField { .. } | Self::SetTemplateHead(_) => {
                Touched::Nothing
            }
        }
    }

    /// Changes the speech and returns the edit that changes it back.
    ///
    /// # Errors
    /// Says why the edit is refused; the speech is then as it was.
    pub fn apply(self, speech: &mut Speech) -> Result<Self, EditError> {
        match self {
            Self::ReplaceText { place, range, with } => replace_text(speech, place, range, &with),
            Self::SpliceParagraphs {
                section,
                at,
                remove,
                insert,
            } => splice_paragraphs(speech, section, at, remove, insert),
            Self::InsertSection {
                parent,
                index,
                subtree,
            } => insert_section(speech, parent, index, *subtree),
            Self::RemoveSection { id } => {
                let (parent, index) = speech
                    .sections
                    .place_of(id)
                    .ok_or(EditError::UnknownSection(id))?;
                let subtree = speech.sections.remove(id).ok_or(EditError::UnknownSection(id))?;
                Ok(Self::InsertSection {
                    parent,
                    index,
                    subtree: Box::new(subtree),
                })
            }
            Self::MoveSection { id, parent, index } => {
                let (old_parent, old_index) = speech
                    .sections
                    .place_of(id)
                    .ok_or(EditError::UnknownSection(id))?;
                speech.sections.may_move(id, parent)?;
                speech.sections.relocate(id, parent, index);
                Ok(Self::MoveSection {
                    id,
                    parent: old_parent,
                    index: old_index,
                })
            }
            Self::SetProperty { section, property } => set_property(speech, section, property),
            Self::SetInformation { item, value } => {
                let former = speech.information.set_value(item, &one_line(&value));
                Ok(Self::SetInformation { item, value: former })
            }
            Self::SetByline(shown) => {
                let former = std::mem::replace(&mut speech.information.byline, shown);
                Ok(Self::SetByline(former))
            }
            Self::SetLanguage(language) => {
                let former = std::mem::replace(&mut speech.language, language);
                Ok(Self::SetLanguage(former))
            }
            Self::InsertField { index, field } => insert_field(speech, index, field),
            Self::RemoveField { id } => remove_field(speech, id),
            Self::SetField { field } => set_field(speech, field),
            Self::SetTemplateHead(head) => {
                let former = set_head(speech, *head).ok_or(EditError::NotATemplate)?;
                Ok(Self::SetTemplateHead(Box::new(former)))
            }
            Self::Restore(other) => restore(speech, *other),
        }
    }
}

fn restore(speech: &mut Speech, mut other: Speech) -> Result<Edit, EditError> {
    other.check().map_err(EditError::Fault)?;
    other.draft = speech.draft;
    other.leaves_traces = speech.leaves_traces;
    other.head = match (&speech.head, other.head.take()) {
        (Some(own), Some(mut head)) => {
            head.id.clone_from(&own.id);
            Some(head)
        }
        (own, _) => own.clone(),
    };
    let former = std::mem::replace(speech, other);
    Ok(Edit::Restore(Box::new(former)))
}

/// Returns the former head; none where the speech is no template.
fn set_head(speech: &mut Speech, mut head: TemplateHead) -> Option<TemplateHead> {
    let own = speech.head.as_deref_mut()?;
    head.id.clone_from(&own.id);
    Some(std::mem::replace(own, head))
}

/// Values stand within lines, so they hold no line breaks and no field marks.
fn one_line(value: &str) -> String {
    Inline::from_text(value).text().to_owned()
}

fn check_fields(speech: &Speech, place: Option<TextPlace>, line: &Inline) -> Result<(), EditError> {
    for field in line.fields() {
        match field {
            FieldRef::Named(id) if speech.field(*id).is_none() => return Err(EditError::UnknownField(*id)),
            FieldRef::Information(InformationItem::Title) if place == Some(TextPlace::Title) => {
                return Err(EditError::TitleInTitle);
            }
            _ => {}
        }
    }
    Ok(())
}

fn replace_text(
    speech: &mut Speech,
    place: TextPlace,
    range: Range<ByteIndex>,
    with: &Inline,
) -> Result<Edit, EditError> {
    check_fields(speech, Some(place), with)?;
    let line = speech.line_mut(place).ok_or(EditError::UnknownPlace)?;
    let within = range.start <= range.end
        && line.text().is_char_boundary(range.start.0)
        && line.text().is_char_boundary(range.end.0);
    if !within {
        return Err(EditError::Range);
    }
    let start = range.start;
    let removed = line.splice(range, with);
    Ok(Edit::ReplaceText {
        place,
        range: start..ByteIndex(start.0 + with.end().0),
        with: removed,
    })
}

fn splice_paragraphs(
    speech: &mut Speech,
    section: SectionId,
    at: usize,
    remove: usize,
    insert: Vec<Inline>,
) -> Result<Edit, EditError> {
    for line in &insert {
        check_fields(speech, None, line)?;
    }
    let body = &mut speech
        .sections
        .get_mut(section)
        .ok_or(EditError::UnknownSection(section))?
        .body;
    let end = at
        .checked_add(remove)
        .filter(|&end| end <= body.len())
        .ok_or(EditError::Range)?;
    if body.len() - remove + insert.len() == 0 {
        return Err(EditError::Range);
    }
    let added = insert.len();
    let removed = body.splice(at..end, insert).collect();
    Ok(Edit::SpliceParagraphs {
        section,
        at,
        remove: added,
        insert: removed,
    })
}

fn insert_section(
    speech: &mut Speech,
    parent: Option<SectionId>,
    index: usize,
    subtree: Subtree,
) -> Result<Edit, EditError> {
    speech
        .sections
        .may_hold(parent, subtree.section.kind, subtree.levels())?;
    check_subtree(speech, &subtree, &mut std::collections::HashSet::new())?;
    let id = subtree.section.id;
    speech.sections.insert(parent, index, subtree);
    Ok(Edit::RemoveSection { id })
}

fn check_subtree(
    speech: &Speech,
    subtree: &Subtree,
    seen: &mut std::collections::HashSet<SectionId>,
) -> Result<(), EditError> {
    let section = &subtree.section;
    if speech.sections.contains(section.id) || !seen.insert(section.id) {
        return Err(EditError::DuplicateId(section.id.0));
    }
    if section.body.is_empty() {
        return Err(EditError::Range);
    }
    for line in std::iter::once(&section.heading).chain(&section.body) {
        check_fields(speech, None, line)?;
    }
    for child in &subtree.children {
        if !section.kind.holds_children() {
            return Err(NestingRefusal::KindHoldsNone.into());
        }
        if !child.section.kind.holds_children() {
            return Err(NestingRefusal::KindStandsAtTop.into());
        }
        check_subtree(speech, child, seen)?;
    }
    Ok(())
}

fn set_property(
    speech: &mut Speech,
    section: SectionId,
    property: SectionProperty,
) -> Result<Edit, EditError> {
    if let SectionProperty::Kind(kind) = property
        && !kind.holds_children()
    {
        if !speech.sections.children(Some(section)).is_empty() {
            return Err(NestingRefusal::KindHoldsNone.into());
        }
        if speech.sections.parent(section).is_some() {
            return Err(NestingRefusal::KindStandsAtTop.into());
        }
    }
    if let SectionProperty::Target(Some(length)) = property
        && !length.is_possible()
    {
        return Err(EditError::ImpossibleTarget);
    }
    let target = speech
        .sections
        .get_mut(section)
        .ok_or(EditError::UnknownSection(section))?;
    let former = match property {
        SectionProperty::Kind(kind) => SectionProperty::Kind(std::mem::replace(&mut target.kind, kind)),
        SectionProperty::Name(name) => {
            SectionProperty::Name(std::mem::replace(&mut target.name, one_line(&name)))
        }
        SectionProperty::Scheme(mut scheme) => {
            if let Scheme::Connective(words) = &mut scheme {
                *words = one_line(words);
            }
            SectionProperty::Scheme(std::mem::replace(&mut target.scheme, scheme))
        }
        SectionProperty::Layout(layout) => {
            SectionProperty::Layout(std::mem::replace(&mut target.layout, layout))
        }
        SectionProperty::Target(length) => {
            SectionProperty::Target(std::mem::replace(&mut target.target, length))
        }
        SectionProperty::Guidance(guidance) => {
            SectionProperty::Guidance(std::mem::replace(&mut target.guidance, guidance))
        }
        SectionProperty::Notes(notes) => SectionProperty::Notes(std::mem::replace(&mut target.notes, notes)),
        SectionProperty::Status(status) => {
            SectionProperty::Status(std::mem::replace(&mut target.status, status))
        }
        SectionProperty::Frame(frame) => {
            SectionProperty::Frame(std::mem::replace(&mut target.frame, one_line(&frame)))
        }
        SectionProperty::Todos(mut todos) => {
            for todo in &mut todos {
                todo.text = one_line(&todo.text);
            }
            SectionProperty::Todos(std::mem::replace(&mut target.todos, todos))
        }
        SectionProperty::Bookmark(bookmark) => {
            SectionProperty::Bookmark(std::mem::replace(&mut target.bookmark, bookmark))
        }
    };
    Ok(Edit::SetProperty {
        section,
        property: former,
    })
}

fn check_name(speech: &Speech, field: &Field) -> Result<(), EditError> {
    let taken = speech
        .fields
        .iter()
        .any(|other| other.name == field.name && other.id != field.id);
    if taken || !Field::is_name(&field.name) {
        return Err(EditError::FieldName(field.name.clone()));
    }
    Ok(())
}

fn clean_field(mut field: Field) -> Field {
    field.value = one_line(&field.value);
    field.default = one_line(&field.default);
    field
}

fn insert_field(speech: &mut Speech, index: usize, field: Field) -> Result<Edit, EditError> {
    let id = field.id;
    if speech.field(id).is_some() {
        return Err(EditError::DuplicateId(id.0));
    }
    check_name(speech, &field)?;
    let index = index.min(speech.fields.len());
    speech.fields.insert(index, clean_field(field));
    Ok(Edit::RemoveField { id })
}

fn remove_field(speech: &mut Speech, id: FieldId) -> Result<Edit, EditError> {
    let index = speech
        .fields
        .iter()
        .position(|field| field.id == id)
        .ok_or(EditError::UnknownField(id))?;
    let field = FieldRef::Named(id);
    let used = speech.information.title.mentions(field)
        || speech.sections.sections().any(|section| {
            section.heading.mentions(field) || section.body.iter().any(|line| line.mentions(field))
        });
    if used {
        return Err(EditError::FieldInUse(id));
    }
    let field = speech.fields.remove(index);
    Ok(Edit::InsertField { index, field })
}

fn set_field(speech: &mut Speech, field: Field) -> Result<Edit, EditError> {
    check_name(speech, &field)?;
    let id = field.id;
    let field = clean_field(field);
    let former = speech
        .fields
        .iter_mut()
        .find(|other| other.id == id)
        .map(|other| std::mem::replace(other, field))
        .ok_or(EditError::UnknownField(id))?;
    Ok(Edit::SetField { field: former })
}
