//! Applying a template to a speech that is being written: which of its sections goes where among the template's, and
//! what comes of it.
//!
//! The speech's sections keep their identity, heading, text, notes and whatever else is the writer's. What the template
//! gives is the order, the numbering, targets, guidance, and the places that nothing fills yet, which are added without
//! text. A section for which the template has no place stays under its former parent, behind the rest. Nothing is
//! dropped: that is so by construction, since every section of the speech hangs somewhere in the tree that is built, and
//! a property test holds it.

use std::collections::{HashMap, HashSet};

use super::counts::{CountRef, Group};
use super::field::Field;
use super::ids::{FieldId, SectionId};
use super::inline::{FieldRef, Inline, Part};
use super::numbering::Scheme;
use super::section::Section;
use super::speech::Speech;
use super::template::Template;
use super::tree::{MAXIMUM_LEVELS, SectionTree, Subtree};

mod likeness;
#[cfg(test)]
mod tests;

use likeness::{aligned, likeness};

/// From this likeness on, a section is taken for one of the template's wherever the two stand.
const ALIKE: f64 = 0.6;
/// How many sections of a level, and how many strays, are matched; the rest keep their place until they are sent elsewhere.
const MATCHED: usize = 400;

/// Where a section of the speech goes. Places are named by the template's sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Going {
    /// It becomes that place's section.
    Fills(SectionId),
    /// It stands under that place's section, behind what stands there.
    Under(SectionId),
    /// It stays under its parent, behind what the template has there.
    Keeps,
}

/// How a template is applied to a speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Applying {
    /// The speech as it stands.
    speech: Speech,
    /// What the template begins a speech of this length as.
    pattern: Speech,
    goings: HashMap<SectionId, Going>,
}

impl Applying {
    /// Proposes where each section of the speech goes: by kind, order, and how alike headings are.
    #[must_use]
    pub fn propose(speech: &Speech, template: &Template) -> Self {
        let pattern = template.instantiate(speech.information.minutes);
        let mut applying = Self {
            speech: speech.clone(),
            pattern,
            goings: HashMap::new(),
        };
        applying.align(None, None);
        applying.find_strays();
        applying
    }

    /// The speech as it stands.
    #[must_use]
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// What the template begins a speech of this length as.
    #[must_use]
    pub fn pattern(&self) -> &Speech {
        &self.pattern
    }

    /// Where a section of the speech goes.
    #[must_use]
    pub fn going(&self, section: SectionId) -> Going {
        self.goings.get(&section).copied().unwrap_or(Going::Keeps)
    }

    /// Which section of the speech fills a place.
    #[must_use]
    pub fn filler(&self, place: SectionId) -> Option<SectionId> {
        let order = self.speech.sections.reading_order();
        order
            .into_iter()
            .find(|&id| self.going(id) == Going::Fills(place))
    }

    /// The template's places that nothing fills: they are added without text.
    #[must_use]
    pub fn added(&self) -> Vec<SectionId> {
        let filled: HashSet<SectionId> = self.fillers().into_keys().collect();
        let places = self.pattern.sections.reading_order().into_iter();
        places.filter(|place| !filled.contains(place)).collect()
    }

    /// Where a section may go, in the template's order.
    #[must_use]
    pub fn choices(&self, section: SectionId) -> Vec<Going> {
        let Some(own) = self.speech.sections.get(section) else {
            return Vec::new();
        };
        let mut choices = vec![Going::Keeps];
        for place in self.pattern.sections.reading_order() {
            let Some(there) = self.pattern.sections.get(place) else {
                continue;
            };
            if may_fill(own, there) {
                choices.push(Going::Fills(place));
            }
            if self.may_stand_under(own, there) {
                choices.push(Going::Under(place));
            }
        }
        choices
    }

    /// Sends a section somewhere. Another that filled the place goes under it, or stays where it is.
    pub fn choose(&mut self, section: SectionId, going: Going) {
        if !self.choices(section).contains(&going) {
            return;
        }
        if let Going::Fills(place) = going
            && let Some(other) = self.filler(place).filter(|&other| other != section)
        {
            let may = |other: &Section| {
                let there = self.pattern.sections.get(place);
                there.is_some_and(|there| self.may_stand_under(other, there))
            };
            let goes_under = self.speech.sections.get(other).is_some_and(may);
            let instead = if goes_under {
                Going::Under(place)
            } else {
                Going::Keeps
            };
            self.goings.insert(other, instead);
        }
        self.goings.insert(section, going);
    }

    /// The names of the speech's fields that the template knows, and of those that it adds.
    #[must_use]
    pub fn fields(&self) -> (Vec<&str>, Vec<&str>) {
        let names = self.pattern.fields.iter().map(|field| field.name.as_str());
        names.partition(|name| self.speech.field_named(name).is_some())
    }

    /// The speech with the template applied.
    #[must_use]
    pub fn applied(&self) -> Speech {
        Building::new(self).speech()
    }

    /// The first section, in reading order, of those that fill each place.
    fn fillers(&self) -> HashMap<SectionId, SectionId> {
        let mut fillers = HashMap::new();
        for id in self.speech.sections.reading_order() {
            if let Going::Fills(place) = self.going(id) {
                fillers.entry(place).or_insert(id);
            }
        }
        fillers
    }

    fn may_stand_under(&self, own: &Section, there: &Section) -> bool {
        own.kind.holds_children()
            && there.kind.holds_children()
            && self.pattern.sections.level(there.id) < MAXIMUM_LEVELS
    }

    /// Matches the sections under one of the speech's with those under one of the template's, and what stands under
    /// the matched ones in turn.
    fn align(&mut self, own: Option<SectionId>, there: Option<SectionId>) {
        let first = |ids: &[SectionId]| ids.iter().take(MATCHED).copied().collect::<Vec<_>>();
        let ours = first(self.speech.sections.children(own));
        let theirs = first(self.pattern.sections.children(there));
        let score = |section: usize, place: usize| {
            let section = self.speech.sections.get(*ours.get(section)?)?;
            let place = self.pattern.sections.get(*theirs.get(place)?)?;
            self.score(section, place)
        };
        let pairs = aligned(ours.len(), theirs.len(), score);
        for (section, place) in pairs {
            if let (Some(&section), Some(&place)) = (ours.get(section), theirs.get(place)) {
                self.goings.insert(section, Going::Fills(place));
                self.align(Some(section), Some(place));
            }
        }
    }

    /// How well a section fits a place; none where it cannot be there, or does not seem to belong there.
    fn score(&self, section: &Section, place: &Section) -> Option<f64> {
        if !may_fill(section, place) {
            return None;
        }
        let alike = self.alike(section.id, place.id);
        let same_kind = if section.kind == place.kind { 1.0 } else { 0.0 };
        let first = |speech: &Speech, id: SectionId| {
            let child = speech.sections.children(Some(id)).first()?;
            speech.sections.get(*child).map(|child| child.kind)
        };
        // A part of impressions is not one of requirements.
        let below = first(&self.speech, section.id);
        let same_below = below.is_some() && below == first(&self.pattern, place.id);
        let score = 2.0 * alike + same_kind + if same_below { 0.5 } else { 0.0 };
        (score >= 0.8).then_some(score)
    }

    fn alike(&self, section: SectionId, place: SectionId) -> f64 {
        likeness(
            &self.speech.outline_name(section),
            &self.pattern.outline_name(place),
        )
    }

    /// Sections for which their level had no place, but which read much like an open one elsewhere.
    fn find_strays(&mut self) {
        let mut open: Vec<SectionId> = self.added().into_iter().take(MATCHED).collect();
        let order = self.speech.sections.reading_order().into_iter();
        let strays = order.filter(|id| !self.goings.contains_key(id));
        for section in strays.take(MATCHED).collect::<Vec<_>>() {
            if let Some(place) = self.likest(section, &open) {
                open.retain(|&other| other != place);
                self.goings.insert(section, Going::Fills(place));
            }
        }
    }

    /// The place that reads most like a section, if one reads much like it.
    fn likest(&self, section: SectionId, open: &[SectionId]) -> Option<SectionId> {
        let own = self.speech.sections.get(section)?;
        open.iter()
            .filter(|&&place| {
                let there = self.pattern.sections.get(place);
                there.is_some_and(|there| may_fill(own, there))
            })
            .map(|&place| (self.alike(section, place), place))
            .filter(|(alike, _)| *alike >= ALIKE)
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .map(|(_, place)| place)
    }
}

/// Whether a section can become what stands at a place: one that holds others becomes one that does.
fn may_fill(section: &Section, place: &Section) -> bool {
    section.kind.holds_children() == place.kind.holds_children()
}

/// What is built of a speech and a template.
struct Building<'a> {
    applying: &'a Applying,
    fillers: HashMap<SectionId, SectionId>,
    /// The identity that each place's section has in the end.
    places: HashMap<SectionId, SectionId>,
    /// The identity that each of the template's fields has in the end.
    fields: HashMap<FieldId, FieldId>,
    /// What the speech is to become.
    result: Speech,
    /// What found no room where it belongs.
    homeless: Vec<Subtree>,
}

impl<'a> Building<'a> {
    fn new(applying: &'a Applying) -> Self {
        let (speech, pattern) = (&applying.speech, &applying.pattern);
        let fillers = applying.fillers();
        let mut ids = speech.id_source();
        let places = pattern.sections.reading_order().into_iter();
        let places = places
            .map(|place| {
                let filler = fillers.get(&place).copied();
                (place, filler.unwrap_or_else(|| ids.section()))
            })
            .collect();
        let mut result = speech.clone();
        let mut fields = HashMap::new();
        for field in &pattern.fields {
            let known = result.fields.iter_mut().find(|known| known.name == field.name);
            let id = if let Some(known) = known {
                if known.hint.is_empty() {
                    known.hint.clone_from(&field.hint);
                }
                known.id
            } else {
                let id = ids.field();
                result.fields.push(Field { id, ..field.clone() });
                id
            };
            fields.insert(field.id, id);
        }
        Self {
            applying,
            fillers,
            places,
            fields,
            result,
            homeless: Vec::new(),
        }
    }

    fn speech(mut self) -> Speech {
        let pattern = &self.applying.pattern;
        let mut roots: Vec<Subtree> = pattern
            .sections
            .children(None)
            .iter()
            .filter_map(|&place| self.at_place(place, 1))
            .collect();
        let kept = self.kept_under(None);
        roots.extend(kept.into_iter().filter_map(|id| self.kept(id, 1)));
        roots.append(&mut self.homeless);
        let mut sections = SectionTree::default();
        for (index, root) in roots.into_iter().enumerate() {
            sections.insert(None, index, root);
        }
        self.result.sections = sections;
        let information = &mut self.result.information;
        if information.title.is_empty() {
            let title = pattern.information.title.clone();
            self.result.information.title = self.line(&title);
        }
        let information = &mut self.result.information;
        information.minutes = information.minutes.or(pattern.information.minutes);
        self.result.template.clone_from(&pattern.template);
        self.result
    }

    /// The section of a place with all that comes to stand under it.
    fn at_place(&mut self, place: SectionId, level: usize) -> Option<Subtree> {
        let pattern = &self.applying.pattern.sections;
        let there = pattern.get(place)?;
        let filler = self.fillers.get(&place).copied();
        let own = filler.and_then(|id| self.applying.speech.sections.get(id));
        let section = match own {
            Some(own) => in_place(own, there),
            None => self.empty_place(there),
        };
        let mut children: Vec<Subtree> = pattern
            .children(Some(place))
            .iter()
            .filter_map(|&child| self.at_place(child, level + 1))
            .collect();
        let mut others = self.sent_under(place);
        others.extend(filler.into_iter().flat_map(|id| self.kept_under(Some(id))));
        for id in others {
            if let Some(subtree) = self.kept(id, level + 1) {
                self.settle(subtree, level + 1, &mut children);
            }
        }
        Some(Subtree { section, children })
    }

    /// A section that has no place of the template's, with what stays under it.
    fn kept(&mut self, id: SectionId, level: usize) -> Option<Subtree> {
        let section = self.applying.speech.sections.get(id)?.clone();
        let mut children = Vec::new();
        for child in self.kept_under(Some(id)) {
            if let Some(subtree) = self.kept(child, level + 1) {
                self.settle(subtree, level + 1, &mut children);
            }
        }
        Some(Subtree { section, children })
    }

    /// Puts a subtree among others of that level, or at the end of the speech where it would be too deep.
    fn settle(&mut self, subtree: Subtree, level: usize, among: &mut Vec<Subtree>) {
        if level - 1 + subtree.levels() > MAXIMUM_LEVELS {
            self.homeless.push(subtree);
        } else {
            among.push(subtree);
        }
    }

    fn kept_under(&self, parent: Option<SectionId>) -> Vec<SectionId> {
        let children = self.applying.speech.sections.children(parent).iter().copied();
        children
            .filter(|&id| !self.fills(id) && !matches!(self.applying.going(id), Going::Under(_)))
            .collect()
    }

    fn sent_under(&self, place: SectionId) -> Vec<SectionId> {
        let order = self.applying.speech.sections.reading_order().into_iter();
        order
            .filter(|&id| self.applying.going(id) == Going::Under(place))
            .collect()
    }

    fn fills(&self, id: SectionId) -> bool {
        match self.applying.going(id) {
            Going::Fills(place) => self.fillers.get(&place) == Some(&id),
            Going::Under(_) | Going::Keeps => false,
        }
    }

    /// A place that nothing fills: as the template has it, without its text.
    fn empty_place(&self, there: &Section) -> Section {
        Section {
            id: self.places.get(&there.id).copied().unwrap_or(there.id),
            heading: self.line(&there.heading),
            body: vec![Inline::new()],
            ..there.clone()
        }
    }

    /// A line of the template's with the fields and sections of the speech.
    fn line(&self, line: &Inline) -> Inline {
        let mut written = Inline::new();
        for (_, part) in line.parts() {
            match part {
                Part::Text(words) => written.push_text(words),
                Part::Field(field) => match self.field(field) {
                    Some(field) => written.push_field(field),
                    None => written.push_text(&self.applying.pattern.field_name(field)),
                },
            }
        }
        written
    }

    fn field(&self, field: FieldRef) -> Option<FieldRef> {
        Some(match field {
            FieldRef::Named(id) => FieldRef::Named(*self.fields.get(&id)?),
            FieldRef::Information(item) => FieldRef::Information(item),
            FieldRef::Count(count) => {
                let parent = match count.group.parent {
                    Some(place) => Some(*self.places.get(&place)?),
                    None => None,
                };
                let group = Group {
                    parent,
                    ..count.group
                };
                FieldRef::Count(CountRef { group, ..count })
            }
        })
    }
}

/// A section of the speech as it stands at a place of the template.
fn in_place(own: &Section, there: &Section) -> Section {
    let has_words = matches!(&own.scheme, Scheme::Connective(words) if !words.is_empty());
    let mut section = own.clone();
    section.kind = there.kind;
    if !has_words {
        section.scheme = there.scheme.clone();
    }
    section.layout = there.layout;
    section.target = there.target.or(own.target);
    if !there.guidance.is_empty() {
        section.guidance = there.guidance.clone();
    }
    if !there.frame.is_empty() {
        section.frame.clone_from(&there.frame);
    }
    if section.name.is_empty() && section.heading.is_empty() {
        section.name.clone_from(&there.name);
    }
    section
}
