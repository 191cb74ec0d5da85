//! Records as they stand in a journal: one line of JSON each, so that an administrator can read what a damaged disk
//! has left.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Misfit;
use super::pieces::{
    WireField, WireItem, WireLanguage, WireLine, WireName, WirePlace, WireProperty, WireSelection,
    WireSubtree, inlines, lines,
};
use super::state::{WireState, WireTemplate};
use crate::model::{Edit, FieldId, Record, SectionId};
use crate::text::offsets::ByteIndex;

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireRecord {
    Step {
        name: WireName,
        /// By the session's clock, in microseconds.
        at: u64,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        before: Option<WireSelection>,
        #[serde(skip_serializing_if = "Option::is_none", default)]
        after: Option<WireSelection>,
        edits: Vec<WireEdit>,
    },
    Undo,
    Redo,
    Seal,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireEdit {
    /// Place, start, end, and what stands there instead.
    Text(WirePlace, usize, usize, WireLine),
    /// Section, first paragraph, how many go, and what stands there instead.
    Paragraphs(u32, usize, usize, Vec<WireLine>),
    /// Parent, place among the siblings, and what is put in.
    Insert(Option<u32>, usize, Box<WireSubtree>),
    Remove(u32),
    /// Section, parent, and place among the siblings.
    Move(u32, Option<u32>, usize),
    Property(u32, WireProperty),
    Information(WireItem, String),
    Byline(bool),
    Language(WireLanguage),
    /// Place in the list, and the field.
    AddField(usize, WireField),
    RemoveField(u32),
    Field(WireField),
    Template(WireTemplate),
    /// A draft's file.
    Restore(String),
    RestoreTemplate(WireState),
}

impl WireRecord {
    pub(super) fn of(record: &Record) -> Result<Self, Misfit> {
        Ok(match record {
            Record::Step {
                name,
                edits,
                before,
                after,
                at,
            } => Self::Step {
                name: (*name).into(),
                at: u64::try_from(at.as_micros()).unwrap_or(u64::MAX),
                before: before.map(WireSelection::from),
                after: after.map(WireSelection::from),
                edits: edits.iter().map(WireEdit::of).collect::<Result<_, _>>()?,
            },
            Record::Undo => Self::Undo,
            Record::Redo => Self::Redo,
            Record::Seal => Self::Seal,
        })
    }

    pub(super) fn into_record(self) -> Result<Record, Misfit> {
        Ok(match self {
            Self::Step {
                name,
                at,
                before,
                after,
                edits,
            } => Record::Step {
                name: name.into(),
                edits: edits
                    .into_iter()
                    .map(WireEdit::into_edit)
                    .collect::<Result<_, _>>()?,
                before: before.map(Into::into),
                after: after.map(Into::into),
                at: Duration::from_micros(at),
            },
            Self::Undo => Record::Undo,
            Self::Redo => Record::Redo,
            Self::Seal => Record::Seal,
        })
    }
}

impl WireEdit {
    fn of(edit: &Edit) -> Result<Self, Misfit> {
        Ok(match edit {
            Edit::ReplaceText { place, range, with } => {
                Self::Text((*place).into(), range.start.0, range.end.0, with.into())
            }
            Edit::SpliceParagraphs {
                section,
                at,
                remove,
                insert,
            } => Self::Paragraphs(section.0, *at, *remove, lines(insert)),
            Edit::InsertSection {
                parent,
                index,
                subtree,
            } => Self::Insert(parent.map(|id| id.0), *index, Box::new((&**subtree).into())),
            Edit::RemoveSection { id } => Self::Remove(id.0),
            Edit::MoveSection { id, parent, index } => Self::Move(id.0, parent.map(|id| id.0), *index),
            Edit::SetProperty { section, property } => Self::Property(section.0, property.into()),
            Edit::SetInformation { item, value } => Self::Information((*item).into(), value.clone()),
            Edit::SetByline(shown) => Self::Byline(*shown),
            Edit::SetLanguage(language) => Self::Language((*language).into()),
            Edit::InsertField { index, field } => Self::AddField(*index, field.into()),
            Edit::RemoveField { id } => Self::RemoveField(id.0),
            Edit::SetField { field } => Self::Field(field.into()),
            Edit::SetTemplateHead(head) => Self::Template((&**head).into()),
            Edit::Restore(speech) => {
                let state = WireState::of(speech).map_err(|_| Misfit)?;
                if speech.head.is_some() {
                    Self::RestoreTemplate(state)
                } else {
                    Self::Restore(state.into_draft())
                }
            }
        })
    }

    fn into_edit(self) -> Result<Edit, Misfit> {
        Ok(match self {
            Self::Text(place, start, end, with) => Edit::ReplaceText {
                place: place.into(),
                range: ByteIndex(start)..ByteIndex(end),
                with: with.into(),
            },
            Self::Paragraphs(section, at, remove, insert) => Edit::SpliceParagraphs {
                section: SectionId(section),
                at,
                remove,
                insert: inlines(insert),
            },
            Self::Insert(parent, index, subtree) => Edit::InsertSection {
                parent: parent.map(SectionId),
                index,
                subtree: Box::new((*subtree).try_into()?),
            },
            Self::Remove(id) => Edit::RemoveSection { id: SectionId(id) },
            Self::Move(id, parent, index) => Edit::MoveSection {
                id: SectionId(id),
                parent: parent.map(SectionId),
                index,
            },
            Self::Property(section, property) => Edit::SetProperty {
                section: SectionId(section),
                property: property.into(),
            },
            Self::Information(item, value) => Edit::SetInformation {
                item: item.into(),
                value,
            },
            Self::Byline(shown) => Edit::SetByline(shown),
            Self::Language(language) => Edit::SetLanguage(language.into()),
            Self::AddField(index, field) => Edit::InsertField {
                index,
                field: field.into(),
            },
            Self::RemoveField(id) => Edit::RemoveField { id: FieldId(id) },
            Self::Field(field) => Edit::SetField { field: field.into() },
            Self::Template(head) => Edit::SetTemplateHead(Box::new(head.into())),
            Self::Restore(text) => Self::RestoreTemplate(WireState::of_draft(text)).into_edit()?,
            Self::RestoreTemplate(state) => {
                let speech = state.into_speech(Path::new("journal")).map_err(|_| Misfit)?;
                Edit::Restore(Box::new(speech))
            }
        })
    }
}
