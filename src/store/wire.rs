//! The pieces that drafts, templates and copied fragments are made of in version 1, as they stand in files, and how
//! they become the model. Kept apart from the model, so that it can change while these stay.

use serde::Deserialize;

use super::error::{Problem, Refusal};
use super::locate::{self, List};
use super::markup::{FieldNames, MarkupFault};
use super::shape::{FIELD_LIMIT, SECTION_LIMIT};
use super::wire_faults::located;
use super::wire_todo::{WireTodo, todos_on_lines};
use crate::model::{
    Field, FieldId, FieldKind, Guidance, HeadingLayout, Information, Inline, Scheme, Section, SectionId,
    SectionKind, SectionTree, Speech, SpeechFault, Status, Subtree, Target,
};
use crate::text::language::Language;

/// Identities above this are given anew at reading, so that there is always room for more.
const LARGEST_ID: u32 = 1_000_000_000;

#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) enum WireLanguage {
    Chinese,
    English,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WireInformation {
    title: String,
    speaker: String,
    post: String,
    occasion: String,
    place: String,
    date: String,
    minutes: Option<u32>,
    rate: Option<u32>,
    byline: Option<bool>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum WireFieldKind {
    Text,
    Person,
    Place,
    Date,
    Number,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireField {
    id: Option<u32>,
    name: String,
    kind: WireFieldKind,
    #[serde(default)]
    hint: String,
    #[serde(default)]
    default: String,
    #[serde(default)]
    value: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum WireSectionKind {
    Salutation,
    Opening,
    Part,
    Impression,
    Requirement,
    Closing,
    Custom,
}

#[derive(Debug, Default, Deserialize)]
enum WireScheme {
    #[default]
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

#[derive(Debug, Clone, Copy, Default, Deserialize)]
enum WireLayout {
    #[default]
    Auto,
    OwnLine,
    RunIn,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum WireTarget {
    Characters(u32),
    Minutes(f32),
    Weight(f32),
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
enum WireStatus {
    #[default]
    ToWrite,
    Draft,
    Done,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WireGuidance {
    purpose: String,
    length: String,
    example: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WireSection {
    id: Option<u32>,
    kind: WireSectionKind,
    #[serde(default)]
    name: String,
    #[serde(default)]
    heading: String,
    #[serde(default)]
    scheme: WireScheme,
    #[serde(default)]
    layout: WireLayout,
    target: Option<WireTarget>,
    #[serde(default)]
    status: WireStatus,
    #[serde(default)]
    guidance: WireGuidance,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    frame: String,
    #[serde(default)]
    todos: Vec<WireTodo>,
    #[serde(default)]
    bookmark: bool,
    #[serde(default)]
    body: Vec<String>,
    #[serde(default)]
    children: Vec<WireSection>,
}

/// The part of a file that makes a speech.
pub(super) struct WireSpeech {
    pub(super) template: String,
    pub(super) language: WireLanguage,
    pub(super) information: WireInformation,
    pub(super) fields: Vec<WireField>,
    pub(super) sections: Vec<WireSection>,
}

impl WireSpeech {
    /// The speech, checked. `text` is the file, for the places of faults.
    pub(super) fn into_speech(self, text: &str) -> Result<Speech, Refusal> {
        let fields = fields(self.fields, text)?;
        let mut reader = SectionReader::new(text, &fields, &self.sections)?;
        let language = self.language.into();
        let information = information(&self.information, language, &reader)?;
        let roots = reader.sections(self.sections)?;
        let duplicate = |id: SectionId| Problem::DuplicateId {
            what: "sections",
            id: id.0,
        };
        let speech = Speech {
            language,
            information,
            fields,
            sections: SectionTree::from_roots(roots).map_err(duplicate)?,
            template: self.template,
            draft: None,
            head: None,
            leaves_traces: true,
        };
        match speech.check() {
            Ok(()) => Ok(speech),
            Err(fault) => Err(located(fault, &speech, text)),
        }
    }
}

/// The fields of a file.
pub(super) fn fields(wire: Vec<WireField>, text: &str) -> Result<Vec<Field>, Refusal> {
    let at =
        |number, key, problem| Refusal::at(text, locate::entry(text, List::Fields, number, key), problem);
    if wire.len() > FIELD_LIMIT {
        return Err(Problem::TooMany {
            what: "fields",
            limit: FIELD_LIMIT,
        }
        .into());
    }
    let given: Vec<Option<u32>> = wire.iter().map(|field| field.id).collect();
    let ids = identities(&given)
        .map_err(|(number, id)| at(number, "id", Problem::DuplicateId { what: "fields", id }))?;
    let mut fields: Vec<Field> = Vec::with_capacity(wire.len());
    for (number, (wire, id)) in wire.into_iter().zip(ids).enumerate() {
        if !Field::is_name(&wire.name) || fields.iter().any(|field| field.name == wire.name) {
            let fault = SpeechFault::FieldName(wire.name);
            return Err(at(number, "name", Problem::Fault(fault)));
        }
        fields.push(Field {
            id: FieldId(id),
            name: wire.name,
            kind: wire.kind.into(),
            hint: wire.hint,
            default: one_line(&wire.default),
            value: one_line(&wire.value),
        });
    }
    Ok(fields)
}

fn information(
    wire: &WireInformation,
    language: Language,
    reader: &SectionReader<'_>,
) -> Result<Information, Refusal> {
    let text = reader.text;
    let at = |key, problem| Refusal::at(text, locate::within(text, "information", key), problem);
    if wire.rate == Some(0) {
        return Err(at(
            "rate",
            impossible(
                "the speaking rate",
                "0",
                "give characters or words a minute, at least 1",
            ),
        ));
    }
    if wire.minutes == Some(0) {
        return Err(at(
            "minutes",
            impossible("the total length", "0", "give minutes, or leave the key out"),
        ));
    }
    let title = reader.names.line(&wire.title).map_err(|fault| {
        let from = locate::within(text, "information", "title");
        reader.markup_refusal(fault, &wire.title, from)
    })?;
    let plain = Information::new(language);
    Ok(Information {
        title,
        speaker: one_line(&wire.speaker),
        post: one_line(&wire.post),
        occasion: one_line(&wire.occasion),
        place: one_line(&wire.place),
        date: one_line(&wire.date),
        minutes: wire.minutes,
        rate: wire.rate.unwrap_or(plain.rate),
        byline: wire.byline.unwrap_or(plain.byline),
    })
}

fn impossible(what: &'static str, found: &str, advice: &'static str) -> Problem {
    Problem::Number {
        what,
        found: found.to_owned(),
        advice,
    }
}

/// Values stand within lines: they hold no line breaks.
fn one_line(value: &str) -> String {
    Inline::from_text(value).text().to_owned()
}

/// Gives an identity to every entry: its own, or else one behind the largest. Returns which entry repeats one.
fn identities(given: &[Option<u32>]) -> Result<Vec<u32>, (usize, u32)> {
    let mut seen = std::collections::HashSet::new();
    for (number, id) in given.iter().enumerate() {
        if let Some(id) = id.filter(|&id| !seen.insert(id)) {
            return Err((number, id));
        }
    }
    let largest = seen.iter().copied().max().unwrap_or(0);
    let start = if largest > LARGEST_ID { 0 } else { largest };
    let mut fresh = start;
    let ids = given.iter().map(|id| {
        id.filter(|_| largest <= LARGEST_ID).unwrap_or_else(|| {
            fresh += 1;
            fresh
        })
    });
    Ok(ids.collect())
}

/// Turns the sections of a file into the model, counting them for the places of faults.
pub(super) struct SectionReader<'a> {
    text: &'a str,
    names: FieldNames,
    ids: std::vec::IntoIter<u32>,
    number: usize,
}

impl<'a> SectionReader<'a> {
    pub(super) fn new<'s>(
        text: &'a str,
        fields: &[Field],
        sections: impl IntoIterator<Item = &'s WireSection>,
    ) -> Result<Self, Refusal> {
        let mut given = Vec::new();
        for section in sections {
            section.collect_ids(&mut given);
        }
        if given.len() > SECTION_LIMIT {
            return Err(Problem::TooMany {
                what: "sections",
                limit: SECTION_LIMIT,
            }
            .into());
        }
        let ids = identities(&given).map_err(|(number, id)| {
            let place = locate::entry(text, List::Sections, number, "id");
            Refusal::at(text, place, Problem::DuplicateId { what: "sections", id })
        })?;
        let mut names = FieldNames::of(fields);
        names.renumber(&given, &ids);
        Ok(Self {
            text,
            names,
            ids: ids.into_iter(),
            number: 0,
        })
    }

    pub(super) fn sections(&mut self, wire: Vec<WireSection>) -> Result<Vec<Subtree>, Refusal> {
        wire.into_iter().map(|section| self.section(section)).collect()
    }

    pub(super) fn section(&mut self, wire: WireSection) -> Result<Subtree, Refusal> {
        let number = self.number;
        self.number += 1;
        let id = SectionId(self.ids.next().unwrap_or_default());
        let mut section = Section {
            name: one_line(&wire.name),
            heading: self.line(&wire.heading, number)?,
            scheme: wire.scheme.into(),
            layout: wire.layout.into(),
            target: self.target(wire.target, number)?,
            guidance: Guidance {
                purpose: wire.guidance.purpose,
                length: wire.guidance.length,
                example: wire.guidance.example,
            },
            notes: wire.notes,
            status: wire.status.into(),
            frame: one_line(&wire.frame),
            todos: todos_on_lines(wire.todos),
            bookmark: wire.bookmark,
            ..Section::new(id, wire.kind.into())
        };
        if !wire.body.is_empty() {
            let lines = wire.body.iter().map(|line| self.line(line, number));
            section.body = lines.collect::<Result<_, _>>()?;
        }
        let children = self.sections(wire.children)?;
        Ok(Subtree { section, children })
    }

    /// A line that stands in no section.
    pub(super) fn free_line(&self, written: &str) -> Result<Inline, Refusal> {
        self.names
            .line(written)
            .map_err(|fault| self.markup_refusal(fault, written, None))
    }

    fn line(&self, written: &str, number: usize) -> Result<Inline, Refusal> {
        self.names.line(written).map_err(|fault| {
            let from = locate::entry(self.text, List::Sections, number, "kind");
            self.markup_refusal(fault, written, from)
        })
    }

    fn target(&self, wire: Option<WireTarget>, number: usize) -> Result<Option<Target>, Refusal> {
        let found = match wire {
            None => return Ok(None),
            Some(WireTarget::Characters(characters)) if characters > 0 => {
                return Ok(Some(Target::Characters(characters)));
            }
            Some(WireTarget::Minutes(minutes)) if minutes.is_finite() && minutes > 0.0 => {
                return Ok(Some(Target::Minutes(minutes)));
            }
            Some(WireTarget::Weight(weight)) if weight.is_finite() && weight > 0.0 => {
                return Ok(Some(Target::Weight(weight)));
            }
            Some(WireTarget::Characters(characters)) => characters.to_string(),
            Some(WireTarget::Minutes(amount) | WireTarget::Weight(amount)) => amount.to_string(),
        };
        let place = locate::entry(self.text, List::Sections, number, "target");
        let problem = impossible(
            "a section's target",
            &found,
            "give a number above 0, or leave the key out",
        );
        Err(Refusal::at(self.text, place, problem))
    }

    fn markup_refusal(&self, fault: MarkupFault, written: &str, from: Option<usize>) -> Refusal {
        let start = from.unwrap_or(0);
        match fault {
            MarkupFault::UnknownField(name) => {
                let place = locate::words(self.text, start, &format!("{{{name}}}"));
                Refusal::at(self.text, place.or(from), Problem::UnknownField(name))
            }
            MarkupFault::Brace => {
                let quoted = super::writer::quoted(written);
                let place = locate::words(self.text, start, quoted.trim_matches('"'));
                let shown = written.chars().take(40).collect();
                Refusal::at(self.text, place.or(from), Problem::Brace(shown))
            }
        }
    }
}

impl WireSection {
    fn collect_ids(&self, ids: &mut Vec<Option<u32>>) {
        ids.push(self.id);
        for child in &self.children {
            child.collect_ids(ids);
        }
    }
}

macro_rules! same_variants {
    ($wire:ident => $model:ident: $($variant:ident),+) => {
        impl From<$wire> for $model {
            fn from(wire: $wire) -> Self {
                match wire {
                    $($wire::$variant => Self::$variant,)+
                }
            }
        }
    };
}

same_variants!(WireLanguage => Language: Chinese, English);
same_variants!(WireFieldKind => FieldKind: Text, Person, Place, Date, Number);
same_variants!(WireSectionKind => SectionKind:
    Salutation, Opening, Part, Impression, Requirement, Closing, Custom);
same_variants!(WireLayout => HeadingLayout: Auto, OwnLine, RunIn);
same_variants!(WireStatus => Status: ToWrite, Draft, Done);

impl From<WireScheme> for Scheme {
    fn from(wire: WireScheme) -> Self {
        match wire {
            WireScheme::None => Self::None,
            WireScheme::ItemIs => Self::ItemIs,
            WireScheme::ParenthesisedChinese => Self::ParenthesisedChinese,
            WireScheme::ChineseComma => Self::ChineseComma,
            WireScheme::Arabic => Self::Arabic,
            WireScheme::ParenthesisedArabic => Self::ParenthesisedArabic,
            WireScheme::OrdinalChinese => Self::OrdinalChinese,
            WireScheme::Sequence => Self::Sequence,
            WireScheme::Connective(words) => Self::Connective(one_line(&words)),
            WireScheme::OrdinalEnglish => Self::OrdinalEnglish,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_identities_stay_and_missing_ones_follow() {
        assert_eq!(identities(&[Some(7), None, Some(3), None]), Ok(vec![7, 8, 3, 9]));
        assert_eq!(identities(&[None, None]), Ok(vec![1, 2]));
        assert_eq!(identities(&[Some(2), None, Some(2)]), Err((2, 2)));
    }

    #[test]
    fn identities_without_room_behind_them_are_given_anew() {
        assert_eq!(identities(&[Some(u32::MAX), None, Some(5)]), Ok(vec![1, 2, 3]));
    }
}
