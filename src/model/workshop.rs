//! The workshop: what is to become of a speech that is made into a template. A plan says for every section whether its
//! text stays, becomes guidance or goes, which headings become a frame, and which words become fields; the writer
//! decides, and [`WorkshopPlan::apply`] makes the template. The tree with its kinds, numbering and targets is never
//! touched.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::field::{Field, FieldKind};
use super::frame::Frame;
use super::ids::{FieldId, IdSource, SectionId};
use super::inline::{FieldRef, Inline};
use super::manuscript::TextPlace;
use super::section::Section;
use super::sharing::shared_frame;
use super::speech::Speech;
use super::template::Template;
use super::usage::FieldUse;
use crate::text::language::Language;
use crate::text::offsets::{ByteIndex, ByteRange};

mod finding;
#[cfg(test)]
mod tests;

pub use finding::Origin;

/// What becomes of a section's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Treatment {
    /// It stays as it is.
    #[default]
    Keep,
    /// It becomes the example of the section's guidance.
    Guidance,
    /// It goes; the section stays empty.
    Empty,
}

impl Treatment {
    /// All treatments in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Guidance, Self::Empty];
}

/// What becomes of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionPlan {
    /// Which section.
    pub section: SectionId,
    /// What becomes of its text.
    pub treatment: Treatment,
    /// The frame that its heading can become: the one it has, else what the headings of its group share.
    pub frame: Option<String>,
    /// Whether the heading becomes that frame.
    pub becomes_frame: bool,
}

/// A place that can become a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPlace {
    /// The line.
    pub place: TextPlace,
    /// What the field takes the place of, in the line's source text.
    pub range: ByteRange,
    /// Whether it becomes the field.
    pub is_taken: bool,
}

/// Words that can become a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldPlan {
    /// The words as they stand in the speech.
    pub text: String,
    /// Why they are offered.
    pub origin: Origin,
    /// The field's name.
    pub name: String,
    /// What its value is.
    pub kind: FieldKind,
    /// Whether they become a field.
    pub is_taken: bool,
    /// Whether each place becomes a field of its own, since the same blank stands for other words there.
    pub is_apart: bool,
    /// Every place where they stand, in reading order.
    pub places: Vec<FieldPlace>,
}

impl FieldPlan {
    /// The speech's field of that name, which is made where there is none.
    fn field(&self, name: &str, speech: &mut Speech, ids: &mut IdSource) -> FieldId {
        if let Some(known) = speech.field_named(name) {
            return known.id;
        }
        let mut field = Field::new(ids.field(), name);
        field.kind = self.kind;
        field.hint = self.hint(speech.language);
        let id = field.id;
        speech.fields.push(field);
        id
    }
}

/// Why a plan cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanFault {
    /// The field at this place of [`WorkshopPlan::fields`] has no name.
    NoName(usize),
    /// That name cannot be one.
    Name(usize),
    /// Two new fields have that name, and stand for different words.
    Taken(usize),
}

/// What is to become of a speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkshopPlan {
    /// Its sections in reading order.
    pub sections: Vec<SectionPlan>,
    /// What can become fields: written blanks first, then names that recur.
    pub fields: Vec<FieldPlan>,
    /// Whether what is filled in (values of fields, speaker, date and the like) is left out.
    pub clears_values: bool,
}

impl WorkshopPlan {
    /// What can be made of a speech: every text stays, written blanks become fields, names do not.
    #[must_use]
    pub fn of(speech: &Speech) -> Self {
        let frames = frames(speech);
        let sections = speech.sections.reading_order().into_iter();
        Self {
            sections: sections
                .map(|section| SectionPlan {
                    section,
                    treatment: Treatment::Keep,
                    frame: frames.get(&section).cloned(),
                    becomes_frame: false,
                })
                .collect(),
            fields: finding::fields(speech),
            clears_values: false,
        }
    }

    /// What stands in the way of carrying it out.
    #[must_use]
    pub fn fault(&self, speech: &Speech) -> Option<PlanFault> {
        let mut names = HashSet::new();
        for (at, field) in self.fields.iter().enumerate().filter(|(_, field)| field.is_taken) {
            let name = field.name.trim();
            if name.is_empty() {
                return Some(PlanFault::NoName(at));
            }
            if !Field::is_name(name) {
                return Some(PlanFault::Name(at));
            }
            if !names.insert(name) || speech.field_named(name).is_some() {
                return Some(PlanFault::Taken(at));
            }
        }
        None
    }

    /// What the fields are called that each of [`WorkshopPlan::fields`] becomes: one, or one for each of its places,
    /// with numbers that no other has.
    #[must_use]
    pub fn names(&self, speech: &Speech) -> Vec<Vec<String>> {
        let is_used = |field: &&FieldPlan| field.is_taken && field.taken() > 0;
        let own = self.fields.iter().filter(is_used).map(|field| field.name.trim());
        let mut used: HashSet<String> = own.map(str::to_owned).collect();
        used.extend(speech.fields.iter().map(|field| field.name.clone()));
        let mut numbers = Numbers::default();
        let names = self.fields.iter().map(|field| {
            if !is_used(&field) {
                return Vec::new();
            }
            let name = field.name.trim();
            let more = if field.is_apart { field.taken() - 1 } else { 0 };
            let mut names = vec![name.to_owned()];
            names.extend((0..more).map(|_| numbers.apart(name, speech.language, &mut used)));
            names
        });
        names.collect()
    }

    /// Makes the template. Fields without a name that can be one are passed over, see [`WorkshopPlan::fault`], and so are
    /// those that would stand nowhere in it.
    #[must_use]
    pub fn apply(&self, speech: &Speech, id: &str, name: &str, summary: &str) -> Template {
        let mut template = Template::from_speech(speech, id, name, summary);
        self.put_fields(&mut template.speech);
        for plan in &self.sections {
            treat(&mut template.speech, plan);
        }
        drop_unused(&mut template.speech, speech);
        if self.clears_values {
            clear_values(&mut template.speech);
        }
        template
    }

    fn put_fields(&self, speech: &mut Speech) {
        let mut ids = speech.id_source();
        let mut wanted: Vec<(TextPlace, Range<usize>, FieldId)> = Vec::new();
        for (plan, names) in self.fields.iter().zip(self.names(speech)) {
            let fields: Vec<FieldId> = names
                .iter()
                .filter(|name| Field::is_name(name))
                .map(|name| plan.field(name, speech, &mut ids))
                .collect();
            let Some(&last) = fields.last() else { continue };
            let taken = plan.places.iter().filter(|place| place.is_taken);
            wanted.extend(taken.enumerate().map(|(at, place)| {
                let range = place.range.start.0..place.range.end.0;
                (place.place, range, fields.get(at).copied().unwrap_or(last))
            }));
        }
        // From the end of each line on, so that what stands before keeps its place; of two that overlap the one that
        // begins first, and of those the longer one, is put in.
        wanted.sort_by(|one, other| {
            let key = |wanted: &(TextPlace, Range<usize>, FieldId)| (wanted.0, wanted.1.start);
            key(one).cmp(&key(other)).then(other.1.end.cmp(&one.1.end))
        });
        let mut end = None;
        wanted.retain(|(place, range, _)| {
            let is_free = end.is_none_or(|(last, behind)| last != *place || behind <= range.start);
            if is_free {
                end = Some((*place, range.end));
            }
            is_free
        });
        for (place, range, field) in wanted.into_iter().rev() {
            if let Some(line) = speech.line_mut(place) {
                let range = ByteIndex(range.start)..ByteIndex(range.end);
                line.splice(range, &Inline::from_field(FieldRef::Named(field)));
            }
        }
    }
}

/// A name that is taken, with a number by which it is another one.
fn numbered(name: &str, number: u32, language: Language) -> String {
    match language {
        Language::Chinese => format!("{name}{number}"),
        Language::English => format!("{name} {number}"),
    }
}

/// Tells names that are taken apart by numbers. What is taken stays so: the next free number of a name is behind its
/// last one.
#[derive(Default)]
struct Numbers(HashMap<String, u32>);

impl Numbers {
    /// The name with the first number by which it is none of `taken`, to which it is added.
    fn apart(&mut self, name: &str, language: Language, taken: &mut HashSet<String>) -> String {
        let next = self.0.entry(name.to_owned()).or_insert(2);
        loop {
            let candidate = numbered(name, *next, language);
            *next += 1;
            if taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

/// The frames that headings can become.
fn frames(speech: &Speech) -> HashMap<SectionId, String> {
    let tree = &speech.sections;
    let mut frames = HashMap::new();
    let mut seen = HashSet::new();
    for id in tree.reading_order() {
        let Some(section) = tree.get(id).filter(|_| !seen.contains(&id)) else {
            continue;
        };
        let group = if section.kind.holds_children() {
            tree.group(id)
        } else {
            vec![id]
        };
        let headings: Vec<String> = group
            .iter()
            .filter_map(|&member| tree.get(member))
            .map(|member| speech.plain_text(&member.heading))
            .collect();
        let borrowed: Vec<&str> = headings.iter().map(String::as_str).collect();
        let shared = shared_frame(&borrowed, speech.language);
        for &member in &group {
            let own = tree.get(member).and_then(|section| Frame::read(&section.frame));
            let has_heading = tree
                .get(member)
                .is_some_and(|section| !section.heading.is_empty());
            let frame = own.map(|frame| frame.shown()).or_else(|| shared.clone());
            if let Some(frame) = frame.filter(|_| has_heading) {
                frames.insert(member, frame);
            }
        }
        seen.extend(group);
    }
    frames
}

/// Lets a section become what its plan says.
fn treat(speech: &mut Speech, plan: &SectionPlan) {
    let Some(section) = speech.sections.get(plan.section) else {
        return;
    };
    let frame = plan.frame.clone().filter(|_| plan.becomes_frame);
    let example =
        (plan.treatment == Treatment::Guidance).then(|| example_of(speech, section, frame.is_some()));
    let Some(section) = speech.sections.get_mut(plan.section) else {
        return;
    };
    if let Some(example) = example.filter(|example| !example.is_empty()) {
        if section.guidance.example.is_empty() {
            section.guidance.example = example;
        } else {
            section.guidance.example = format!("{}\n{example}", section.guidance.example);
        }
    }
    if plan.treatment != Treatment::Keep {
        section.body = vec![Inline::new()];
    }
    if let Some(frame) = frame {
        section.frame = frame;
        section.heading = Inline::new();
    }
}

/// A section's text as an example; with its heading, where that goes as well.
fn example_of(speech: &Speech, section: &Section, with_heading: bool) -> String {
    let heading = Some(&section.heading).filter(|heading| with_heading && !heading.is_empty());
    let written = section.body.iter().filter(|line| !line.is_empty());
    let lines: Vec<String> = heading
        .into_iter()
        .chain(written)
        .map(|line| speech.marked_text(line))
        .collect();
    lines.join("\n")
}

/// Takes out the fields that are new and stand nowhere, neither in the text nor in an example made of it: all their
/// places were emptied, or taken by another field.
fn drop_unused(speech: &mut Speech, former: &Speech) {
    let used: HashSet<FieldRef> = FieldUse::of(speech)
        .into_iter()
        .map(|entry| entry.field)
        .collect();
    let examples = speech
        .sections
        .sections()
        .map(|section| section.guidance.example.as_str());
    let examples: Vec<String> = examples
        .filter(|example| !example.is_empty())
        .map(str::to_owned)
        .collect();
    let language = speech.language;
    speech.fields.retain(|field| {
        let marked = language.blank(&field.name);
        former.field(field.id).is_some()
            || used.contains(&FieldRef::Named(field.id))
            || examples.iter().any(|example| example.contains(&marked))
    });
}

/// Takes out what was filled in for one occasion.
fn clear_values(speech: &mut Speech) {
    for field in &mut speech.fields {
        field.value.clear();
    }
    let information = &mut speech.information;
    for value in [
        &mut information.speaker,
        &mut information.post,
        &mut information.occasion,
        &mut information.place,
        &mut information.date,
    ] {
        value.clear();
    }
}
