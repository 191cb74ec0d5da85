//! A speech: language, information, fields and the tree of sections.

use std::collections::HashSet;

use super::field::Field;
use super::ids::{DraftId, FieldId, IdSource, SectionId};
use super::information::{Information, InformationItem};
use super::inline::{FIELD_MARK, FieldRef, Inline, Part};
use super::manuscript::TextPlace;
use super::section::{Section, SectionKind};
use super::template::TemplateHead;
use super::tree::{SectionTree, Subtree};
use crate::text::language::Language;

/// A speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// In which language it is given.
    pub language: Language,
    /// What is known about it as a whole.
    pub information: Information,
    /// Its named fields, in the order in which they are shown.
    pub fields: Vec<Field>,
    /// Its sections.
    pub sections: SectionTree,
    /// The id of the template that it began from; empty without one.
    pub template: String,
    /// Which draft it is; none before it was given one.
    pub draft: Option<DraftId>,
    /// What it says of itself where it is a template that is edited; none for a speech to be given.
    pub head: Option<Box<TemplateHead>>,
    /// Whether journal, backups, the list of recent drafts and a lock may speak of it outside its own file.
    pub leaves_traces: bool,
}

impl Speech {
    /// A speech without sections, fields or information.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self {
            language,
            information: Information::new(language),
            fields: Vec::new(),
            sections: SectionTree::default(),
            template: String::new(),
            draft: None,
            head: None,
            leaves_traces: true,
        }
    }

    /// A speech to write without a template: one section with room for text.
    #[must_use]
    pub fn blank(language: Language) -> Self {
        let mut speech = Self::new(language);
        let section = Section::new(SectionId(1), SectionKind::Custom);
        speech.sections.insert(None, 0, Subtree::leaf(section));
        speech
    }

    /// A source of identities that the speech has not used.
    #[must_use]
    pub fn id_source(&self) -> IdSource {
        let largest_field = self.fields.iter().map(|field| field.id.0).max().unwrap_or(0);
        // A count may still name a section that is gone: it must not come to count what is put in later.
        let counted = self.counted_sections().into_iter().map(|id| id.0).max();
        let largest_section = self.sections.largest_id().max(counted.unwrap_or(0));
        IdSource::after(largest_section, largest_field)
    }

    /// The sections under which counts in the text count.
    #[must_use]
    pub fn counted_sections(&self) -> HashSet<SectionId> {
        let lines = self.places().into_iter().filter_map(|place| self.line(place));
        let fields = lines.flat_map(|line| line.fields().iter());
        let parents = fields.filter_map(|field| match field {
            FieldRef::Count(count) => count.group.parent,
            FieldRef::Named(_) | FieldRef::Information(_) => None,
        });
        parents.collect()
    }

    /// The named field of that identity.
    #[must_use]
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The named field of that name.
    #[must_use]
    pub fn field_named(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The line of text at a place.
    #[must_use]
    pub fn line(&self, place: TextPlace) -> Option<&Inline> {
        match place {
            TextPlace::Title => Some(&self.information.title),
            TextPlace::Heading(id) => self.sections.get(id).map(|section| &section.heading),
            TextPlace::Body(id, index) => self.sections.get(id)?.body.get(index),
        }
    }

    pub(super) fn line_mut(&mut self, place: TextPlace) -> Option<&mut Inline> {
        match place {
            TextPlace::Title => Some(&mut self.information.title),
            TextPlace::Heading(id) => self.sections.get_mut(id).map(|section| &mut section.heading),
            TextPlace::Body(id, index) => self.sections.get_mut(id)?.body.get_mut(index),
        }
    }

    /// What a field shows when it is filled.
    #[must_use]
    pub fn field_value(&self, field: FieldRef) -> Option<String> {
        match field {
            FieldRef::Named(id) => self.field(id)?.shown_value().map(str::to_owned),
            FieldRef::Information(InformationItem::Title) => {
                let title = &self.information.title;
                (!title.is_empty()).then(|| self.plain_text(title))
            }
            FieldRef::Information(item) => self.information.value(item),
            FieldRef::Count(count) => count.value(&self.sections),
        }
    }

    /// The name of a field: what stands in its place as long as it is unfilled.
    #[must_use]
    pub fn field_name(&self, field: FieldRef) -> String {
        match field {
            FieldRef::Named(id) => self
                .field(id)
                .map_or_else(String::new, |field| field.name.clone()),
            FieldRef::Information(item) => item.name(self.language).to_owned(),
            FieldRef::Count(_) => match self.language {
                Language::Chinese => "几".to_owned(),
                Language::English => "several".to_owned(),
            },
        }
    }

    /// A line as it reads: with the values of its fields, or their names while they are unfilled.
    #[must_use]
    pub fn plain_text(&self, line: &Inline) -> String {
        self.text_with(line, &|name| name)
    }

    /// A line as it reads, with `〔name〕` or `[name]` for unfilled fields, so that nobody takes a name for a value.
    #[must_use]
    pub fn marked_text(&self, line: &Inline) -> String {
        self.text_with(line, &|name| self.language.blank(&name))
    }

    /// A line as it reads, without its unfilled fields.
    #[must_use]
    pub fn filled_text(&self, line: &Inline) -> String {
        self.text_with(line, &|_| String::new())
    }

    /// The parts of a line between its unfilled fields, as they read.
    #[must_use]
    pub fn text_around_blanks(&self, line: &Inline) -> Vec<String> {
        // No text holds that character.
        let mark = FIELD_MARK.to_string();
        let text = self.text_with(line, &|_| mark.clone());
        text.split(FIELD_MARK).map(str::to_owned).collect()
    }

    fn text_with(&self, line: &Inline, unfilled: &dyn Fn(String) -> String) -> String {
        let title = &self.information.title;
        let mut text = String::with_capacity(line.text().len());
        for (_, part) in line.parts() {
            match part {
                Part::Text(words) => text.push_str(words),
                // A title cannot hold itself, so this ends after one further step.
                Part::Field(FieldRef::Information(InformationItem::Title)) if std::ptr::eq(line, title) => {}
                Part::Field(FieldRef::Information(InformationItem::Title)) if !title.is_empty() => {
                    text.push_str(&self.text_with(title, unfilled));
                }
                Part::Field(field) => {
                    let value = self.field_value(field);
                    text.push_str(&value.unwrap_or_else(|| unfilled(self.field_name(field))));
                }
            }
        }
        text
    }

    /// What a section is called: its name, else its heading, else the first words of its text, with unfilled fields as
    /// in [`Speech::marked_text`].
    #[must_use]
    pub fn outline_name(&self, id: SectionId) -> String {
        let Some(section) = self.sections.get(id) else {
            return String::new();
        };
        if !section.name.is_empty() {
            return section.name.clone();
        }
        if !section.heading.is_empty() {
            return self.marked_text(&section.heading);
        }
        let first = section.body.iter().find(|line| !line.is_empty());
        first.map_or_else(String::new, |line| {
            self.marked_text(line).chars().take(24).collect()
        })
    }

    /// Every place that holds a line of text, in reading order.
    #[must_use]
    pub fn places(&self) -> Vec<TextPlace> {
        let mut places = vec![TextPlace::Title];
        for id in self.sections.reading_order() {
            places.push(TextPlace::Heading(id));
            let paragraphs = self.sections.get(id).map_or(0, |section| section.body.len());
            places.extend((0..paragraphs).map(|index| TextPlace::Body(id, index)));
        }
        places
    }
}
