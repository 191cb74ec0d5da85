//! The pieces of a speech as they stand in a journal of version 1. Kept apart from the model, so that it can change
//! while these stay, and apart from those of drafts: a journal is written at every key.

use serde::{Deserialize, Serialize};

use super::super::wire_todo::{WireTodo, model_todos, wire_todos};
use super::Misfit;
use crate::model::{
    CountRef, FIELD_MARK, Field, FieldId, FieldKind, FieldRef, Group, Guidance, HeadingLayout,
    InformationItem, Inline, Part, Scheme, Section, SectionId, SectionKind, SectionProperty, Selection,
    Status, Subtree, Target, TextPlace, TextPosition, TransactionName,
};
use crate::text::announcements::NumeralStyle;
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

/// An enum of the model without content, with a mirror that stands in files, and both ways between them.
macro_rules! mirrored {
    ($wire:ident, $model:ident: $($variant:ident),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, Serialize, Deserialize)]
        pub(super) enum $wire { $($variant),+ }

        impl From<$wire> for $model {
            fn from(wire: $wire) -> Self {
                match wire { $($wire::$variant => Self::$variant),+ }
            }
        }

        impl From<$model> for $wire {
            fn from(model: $model) -> Self {
                match model { $($model::$variant => Self::$variant),+ }
            }
        }
    };
}

mirrored!(WireLanguage, Language: Chinese, English);
mirrored!(WireKind, SectionKind: Salutation, Opening, Part, Impression, Requirement, Closing, Custom);
mirrored!(WireLayout, HeadingLayout: Auto, OwnLine, RunIn);
mirrored!(WireStatus, Status: ToWrite, Draft, Done);
mirrored!(WireFieldKind, FieldKind: Text, Person, Place, Date, Number);
mirrored!(WireItem, InformationItem: Title, Speaker, Post, Occasion, Place, Date, Minutes, Rate);
mirrored!(WireNumeral, NumeralStyle: Chinese, Digits, Word, CapitalWord);
mirrored!(WireName, TransactionName: Type, Delete, Cut, Paste, NewParagraph, AddSection, DeleteSection,
    MoveSection, DuplicateSection, MergeSections, RenameSection, ChangeScheme, ChangeKind, ChangeLayout,
    EditConnective, SetTarget, EditNotes, EditGuidance, SetStatus, SetFrame, EditTodos, SetBookmark, InsertField, FillField,
    EditField, DeleteField, MakeField, MakeSection, EditInformation, SetLanguage, BindCount, FitTime, Restore, Replace,
    Substitute, ApplyTemplate, EditTemplateInformation);

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireFieldRef {
    Named(u32),
    Information(WireItem),
    /// Under which section, of which kind, and how written.
    Count(Option<u32>, WireKind, WireNumeral),
}

impl From<FieldRef> for WireFieldRef {
    fn from(field: FieldRef) -> Self {
        match field {
            FieldRef::Named(id) => Self::Named(id.0),
            FieldRef::Information(item) => Self::Information(item.into()),
            FieldRef::Count(CountRef { group, style }) => {
                let parent = group.parent.map(|id| id.0);
                Self::Count(parent, group.kind.into(), style.into())
            }
        }
    }
}

impl From<WireFieldRef> for FieldRef {
    fn from(field: WireFieldRef) -> Self {
        match field {
            WireFieldRef::Named(id) => Self::Named(FieldId(id)),
            WireFieldRef::Information(item) => Self::Information(item.into()),
            WireFieldRef::Count(parent, kind, style) => {
                let group = Group {
                    parent: parent.map(SectionId),
                    kind: kind.into(),
                };
                Self::Count(CountRef {
                    group,
                    style: style.into(),
                })
            }
        }
    }
}

/// A line: its text alone where it has no fields.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WireLine {
    Plain(String),
    WithFields(Vec<WirePart>),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WirePart {
    Text(String),
    Field(WireFieldRef),
}

impl From<&Inline> for WireLine {
    fn from(line: &Inline) -> Self {
        if line.fields().is_empty() {
            return Self::Plain(line.text().to_owned());
        }
        let parts = line.parts().map(|(_, part)| match part {
            Part::Text(text) => WirePart::Text(text.to_owned()),
            Part::Field(field) => WirePart::Field(field.into()),
        });
        Self::WithFields(parts.collect())
    }
}

impl From<WireLine> for Inline {
    fn from(line: WireLine) -> Self {
        match line {
            WireLine::Plain(text) => Self::from_text(&text),
            WireLine::WithFields(parts) => {
                let mut line = Self::new();
                for part in parts {
                    match part {
                        WirePart::Text(text) => line.push_text(&text.replace(FIELD_MARK, "\u{FFFD}")),
                        WirePart::Field(field) => line.push_field(field.into()),
                    }
                }
                line
            }
        }
    }
}

pub(super) fn lines(lines: &[Inline]) -> Vec<WireLine> {
    lines.iter().map(WireLine::from).collect()
}

pub(super) fn inlines(lines: Vec<WireLine>) -> Vec<Inline> {
    lines.into_iter().map(Inline::from).collect()
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WirePlace {
    Title,
    Heading(u32),
    Body(u32, usize),
}

impl From<TextPlace> for WirePlace {
    fn from(place: TextPlace) -> Self {
        match place {
            TextPlace::Title => Self::Title,
            TextPlace::Heading(id) => Self::Heading(id.0),
            TextPlace::Body(id, index) => Self::Body(id.0, index),
        }
    }
}

impl From<WirePlace> for TextPlace {
    fn from(place: WirePlace) -> Self {
        match place {
            WirePlace::Title => Self::Title,
            WirePlace::Heading(id) => Self::Heading(SectionId(id)),
            WirePlace::Body(id, index) => Self::Body(SectionId(id), index),
        }
    }
}

/// A caret, or a stretch between two places.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum WireSelection {
    Caret(WirePlace, usize),
    Stretch(WirePlace, usize, WirePlace, usize),
}

impl From<Selection> for WireSelection {
    fn from(Selection { anchor, head }: Selection) -> Self {
        if anchor == head {
            Self::Caret(head.place.into(), head.offset.0)
        } else {
            Self::Stretch(
                anchor.place.into(),
                anchor.offset.0,
                head.place.into(),
                head.offset.0,
            )
        }
    }
}

impl From<WireSelection> for Selection {
    fn from(selection: WireSelection) -> Self {
        let at = |place: WirePlace, offset| TextPosition::new(place.into(), ByteIndex(offset));
        match selection {
            WireSelection::Caret(place, offset) => Self::caret(at(place, offset)),
            WireSelection::Stretch(one, from, other, to) => Self {
                anchor: at(one, from),
                head: at(other, to),
            },
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum WireScheme {
    None,
    ItemIs,
    ParenthesisedChinese,
    ChineseComma,
    Arabic,
    ParenthesisedArabic,
    OrdinalChinese,
    Sequence,
    Connective(String),
    OrdinalEnglish,
}

impl From<&Scheme> for WireScheme {
    fn from(scheme: &Scheme) -> Self {
        match scheme {
            Scheme::None => Self::None,
            Scheme::ItemIs => Self::ItemIs,
            Scheme::ParenthesisedChinese => Self::ParenthesisedChinese,
            Scheme::ChineseComma => Self::ChineseComma,
            Scheme::Arabic => Self::Arabic,
            Scheme::ParenthesisedArabic => Self::ParenthesisedArabic,
            Scheme::OrdinalChinese => Self::OrdinalChinese,
            Scheme::Sequence => Self::Sequence,
            Scheme::Connective(words) => Self::Connective(words.clone()),
            Scheme::OrdinalEnglish => Self::OrdinalEnglish,
        }
    }
}

impl From<WireScheme> for Scheme {
    fn from(scheme: WireScheme) -> Self {
        match scheme {
            WireScheme::None => Self::None,
            WireScheme::ItemIs => Self::ItemIs,
            WireScheme::ParenthesisedChinese => Self::ParenthesisedChinese,
            WireScheme::ChineseComma => Self::ChineseComma,
            WireScheme::Arabic => Self::Arabic,
            WireScheme::ParenthesisedArabic => Self::ParenthesisedArabic,
            WireScheme::OrdinalChinese => Self::OrdinalChinese,
            WireScheme::Sequence => Self::Sequence,
            WireScheme::Connective(words) => Self::Connective(words),
            WireScheme::OrdinalEnglish => Self::OrdinalEnglish,
        }
    }
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireTarget {
    Characters(u32),
    Minutes(f32),
    Weight(f32),
}

impl From<Target> for WireTarget {
    fn from(target: Target) -> Self {
        match target {
            Target::Characters(characters) => Self::Characters(characters),
            Target::Minutes(minutes) => Self::Minutes(minutes),
            Target::Weight(weight) => Self::Weight(weight),
        }
    }
}

impl From<WireTarget> for Target {
    fn from(target: WireTarget) -> Self {
        match target {
            WireTarget::Characters(characters) => Self::Characters(characters),
            WireTarget::Minutes(minutes) => Self::Minutes(minutes),
            WireTarget::Weight(weight) => Self::Weight(weight),
        }
    }
}

/// Purpose, length and example.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct WireGuidance(String, String, String);

impl From<&Guidance> for WireGuidance {
    fn from(guidance: &Guidance) -> Self {
        Self(
            guidance.purpose.clone(),
            guidance.length.clone(),
            guidance.example.clone(),
        )
    }
}

impl From<WireGuidance> for Guidance {
    fn from(WireGuidance(purpose, length, example): WireGuidance) -> Self {
        Self {
            purpose,
            length,
            example,
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum WireProperty {
    Kind(WireKind),
    Name(String),
    Scheme(WireScheme),
    Layout(WireLayout),
    Target(Option<WireTarget>),
    Guidance(WireGuidance),
    Notes(String),
    Status(WireStatus),
    Frame(String),
    Todos(Vec<WireTodo>),
    Bookmark(bool),
}

impl From<&SectionProperty> for WireProperty {
    fn from(property: &SectionProperty) -> Self {
        match property {
            SectionProperty::Kind(kind) => Self::Kind((*kind).into()),
            SectionProperty::Name(name) => Self::Name(name.clone()),
            SectionProperty::Scheme(scheme) => Self::Scheme(scheme.into()),
            SectionProperty::Layout(layout) => Self::Layout((*layout).into()),
            SectionProperty::Target(target) => Self::Target(target.map(WireTarget::from)),
            SectionProperty::Guidance(guidance) => Self::Guidance(guidance.into()),
            SectionProperty::Notes(notes) => Self::Notes(notes.clone()),
            SectionProperty::Status(status) => Self::Status((*status).into()),
            SectionProperty::Frame(frame) => Self::Frame(frame.clone()),
            SectionProperty::Todos(todos) => Self::Todos(wire_todos(todos)),
            SectionProperty::Bookmark(bookmark) => Self::Bookmark(*bookmark),
        }
    }
}

impl From<WireProperty> for SectionProperty {
    fn from(property: WireProperty) -> Self {
        match property {
            WireProperty::Kind(kind) => Self::Kind(kind.into()),
            WireProperty::Name(name) => Self::Name(name),
            WireProperty::Scheme(scheme) => Self::Scheme(scheme.into()),
            WireProperty::Layout(layout) => Self::Layout(layout.into()),
            WireProperty::Target(target) => Self::Target(target.map(Target::from)),
            WireProperty::Guidance(guidance) => Self::Guidance(guidance.into()),
            WireProperty::Notes(notes) => Self::Notes(notes),
            WireProperty::Status(status) => Self::Status(status.into()),
            WireProperty::Frame(frame) => Self::Frame(frame),
            WireProperty::Todos(todos) => Self::Todos(model_todos(todos)),
            WireProperty::Bookmark(bookmark) => Self::Bookmark(bookmark),
        }
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireField {
    id: u32,
    name: String,
    kind: WireFieldKind,
    hint: String,
    default: String,
    value: String,
}

impl From<&Field> for WireField {
    fn from(field: &Field) -> Self {
        Self {
            id: field.id.0,
            name: field.name.clone(),
            kind: field.kind.into(),
            hint: field.hint.clone(),
            default: field.default.clone(),
            value: field.value.clone(),
        }
    }
}

impl From<WireField> for Field {
    fn from(field: WireField) -> Self {
        Self {
            id: FieldId(field.id),
            name: field.name,
            kind: field.kind.into(),
            hint: field.hint,
            default: field.default,
            value: field.value,
        }
    }
}

/// A section with all under it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireSubtree {
    id: u32,
    kind: WireKind,
    name: String,
    heading: WireLine,
    body: Vec<WireLine>,
    scheme: WireScheme,
    layout: WireLayout,
    target: Option<WireTarget>,
    guidance: WireGuidance,
    notes: String,
    status: WireStatus,
    #[serde(default)]
    frame: String,
    #[serde(default)]
    todos: Vec<WireTodo>,
    #[serde(default)]
    bookmark: bool,
    children: Vec<WireSubtree>,
}

impl From<&Subtree> for WireSubtree {
    fn from(subtree: &Subtree) -> Self {
        let section = &subtree.section;
        Self {
            id: section.id.0,
            kind: section.kind.into(),
            name: section.name.clone(),
            heading: (&section.heading).into(),
            body: lines(&section.body),
            scheme: (&section.scheme).into(),
            layout: section.layout.into(),
            target: section.target.map(WireTarget::from),
            guidance: (&section.guidance).into(),
            notes: section.notes.clone(),
            status: section.status.into(),
            frame: section.frame.clone(),
            todos: wire_todos(&section.todos),
            bookmark: section.bookmark,
            children: subtree.children.iter().map(Self::from).collect(),
        }
    }
}

impl TryFrom<WireSubtree> for Subtree {
    type Error = Misfit;

    fn try_from(wire: WireSubtree) -> Result<Self, Misfit> {
        let children = wire.children.into_iter().map(Self::try_from);
        Ok(Self {
            section: Section {
                id: SectionId(wire.id),
                kind: wire.kind.into(),
                name: wire.name,
                heading: wire.heading.into(),
                body: inlines(wire.body),
                scheme: wire.scheme.into(),
                layout: wire.layout.into(),
                target: wire.target.map(Target::from).map(possible).transpose()?,
                guidance: wire.guidance.into(),
                notes: wire.notes,
                status: wire.status.into(),
                frame: wire.frame,
                todos: model_todos(wire.todos),
                bookmark: wire.bookmark,
            },
            children: children.collect::<Result<_, _>>()?,
        })
    }
}

/// Lengths that no section can have are not asked of a section that is put in, so they are asked here.
fn possible(target: Target) -> Result<Target, Misfit> {
    if target.is_possible() {
        Ok(target)
    } else {
        Err(Misfit)
    }
}
