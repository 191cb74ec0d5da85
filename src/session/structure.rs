//! Adding, moving, renaming and renumbering sections.

use super::Session;
use super::action::{Direction, Effect, Notice};
use super::editing::Editing;
use crate::model::{
    Edit, EditError, Inline, NestingRefusal, Scheme, Section, SectionId, SectionKind, SectionProperty,
    Selection, Target, TextPlace, TextPosition, TransactionName, label_of,
};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

impl Session {
    pub(super) fn add_section(
        &mut self,
        parent: Option<SectionId>,
        index: usize,
        like: Option<SectionId>,
    ) -> Result<(), EditError> {
        let mut section = Section::new(self.ids.section(), SectionKind::Custom);
        if let Some(model) = like.and_then(|id| self.speech.sections.get(id)) {
            section.kind = model.kind;
            section.scheme = continued(&model.scheme);
            section.layout = model.layout;
            section.frame.clone_from(&model.frame);
            section.target = model
                .target
                .filter(|target| !matches!(target, Target::Minutes(_)));
        } else if parent.is_none() {
            section.kind = SectionKind::Part;
        }
        self.put_in(parent, index, section)
    }

    fn put_in(&mut self, parent: Option<SectionId>, index: usize, section: Section) -> Result<(), EditError> {
        let id = section.id;
        self.transact(TransactionName::AddSection, |editing| {
            editing.insert_leaf(parent, index, section)?;
            Ok(Some(at_start_of(id)))
        })
    }

    pub(super) fn add_sibling(&mut self, id: SectionId) -> Result<(), EditError> {
        let (parent, index) = self
            .speech
            .sections
            .place_of(id)
            .ok_or(EditError::UnknownSection(id))?;
        match self.speech.sections.get(id).map(|section| section.kind) {
            Some(SectionKind::Salutation) => {
                let section = Section::new(self.ids.section(), SectionKind::Opening);
                self.put_in(parent, index + 1, section)
            }
            Some(SectionKind::Opening | SectionKind::Closing) => {
                let section = Section::new(self.ids.section(), SectionKind::Custom);
                self.put_in(parent, index + 1, section)
            }
            _ => self.add_section(parent, index + 1, Some(id)),
        }
    }

    /// Ctrl+Enter.
    pub(super) fn new_sibling(&mut self) -> Result<(), EditError> {
        match self.current_section() {
            Some(id) => self.add_sibling(id),
            None => self.add_section(None, 0, None),
        }
    }

    pub(super) fn add_child(&mut self, id: SectionId) -> Result<(), EditError> {
        let children = self.speech.sections.children(Some(id));
        if let Some(&last) = children.last() {
            return self.add_section(Some(id), children.len(), Some(last));
        }
        let section = Section::new(self.ids.section(), SectionKind::Custom);
        self.put_in(Some(id), 0, section)
    }

    pub(super) fn duplicate_section(&mut self, id: SectionId) -> Result<(), EditError> {
        let (parent, index) = self
            .speech
            .sections
            .place_of(id)
            .ok_or(EditError::UnknownSection(id))?;
        let subtree = self
            .speech
            .sections
            .subtree(id)
            .ok_or(EditError::UnknownSection(id))?;
        let fields = self
            .speech
            .fields
            .iter()
            .map(|field| (field.id, field.id))
            .collect();
        self.transact(TransactionName::DuplicateSection, |editing| {
            let copy = editing.renewed(subtree, &fields);
            let copy_id = copy.section.id;
            editing.edit(Edit::InsertSection {
                parent,
                index: index + 1,
                subtree: Box::new(copy),
            })?;
            Ok(Some(at_start_of(copy_id)))
        })
    }

    pub(super) fn delete_section(&mut self, id: SectionId) -> Result<Vec<Effect>, EditError> {
        if !self.speech.sections.contains(id) {
            return Err(EditError::UnknownSection(id));
        }
        let name = self.speech.outline_name(id);
        let tree = &self.speech.sections;
        let below = tree
            .reading_order()
            .into_iter()
            .filter(|&other| tree.is_within(other, id))
            .count()
            - 1;
        let before = self.start_of_section(id).and_then(|start| {
            let place = self.manuscript.place_before(start.place)?;
            Some(TextPosition::new(place, self.speech.line(place)?.end()))
        });
        let holds_caret = self
            .current_section()
            .is_some_and(|current| tree.is_within(current, id));
        self.transact(TransactionName::DeleteSection, |editing| {
            editing.edit(Edit::RemoveSection { id })?;
            Ok(before.filter(|_| holds_caret).map(Selection::caret))
        })?;
        Ok(vec![Effect::Notice(Notice::SectionDeleted { name, below })])
    }

    pub(super) fn move_section(
        &mut self,
        id: SectionId,
        parent: Option<SectionId>,
        index: usize,
    ) -> Result<(), EditError> {
        let (old_parent, old_index) = self
            .speech
            .sections
            .place_of(id)
            .ok_or(EditError::UnknownSection(id))?;
        if (old_parent, old_index) == (parent, index) {
            return Ok(());
        }
        self.transact(TransactionName::MoveSection, |editing| {
            editing.edit(Edit::MoveSection { id, parent, index })?;
            if old_parent != parent {
                editing.adopt_manner(id, parent)?;
            }
            Ok(None)
        })
    }

    pub(super) fn nudge_section(&mut self, id: SectionId, direction: Direction) -> Result<(), EditError> {
        let tree = &self.speech.sections;
        let (parent, index) = tree.place_of(id).ok_or(EditError::UnknownSection(id))?;
        let place = match direction {
            Direction::Backward if index > 0 => (parent, index - 1),
            Direction::Forward if index + 1 < tree.children(parent).len() => (parent, index + 1),
            Direction::Backward | Direction::Forward => match self.beyond(id, parent, direction) {
                Some(place) => place,
                None => return Ok(()),
            },
            Direction::Out => {
                let Some(parent) = parent else { return Ok(()) };
                let (grandparent, at) = tree.place_of(parent).ok_or(EditError::UnknownSection(parent))?;
                (grandparent, at + 1)
            }
            Direction::In => {
                let Some(above) = tree.sibling(id, -1) else {
                    return Ok(());
                };
                (Some(above), tree.children(Some(above)).len())
            }
        };
        tree.may_move(id, place.0)?;
        self.move_section(id, place.0, place.1)
    }

    /// At the end of its group a section goes on into the neighbouring group, or beside its parent.
    fn beyond(
        &self,
        id: SectionId,
        parent: Option<SectionId>,
        direction: Direction,
    ) -> Option<(Option<SectionId>, usize)> {
        let tree = &self.speech.sections;
        let parent = parent?;
        let backward = direction == Direction::Backward;
        let neighbour = tree.sibling(parent, if backward { -1 } else { 1 });
        if let Some(neighbour) = neighbour.filter(|&neighbour| tree.may_move(id, Some(neighbour)).is_ok()) {
            let index = if backward {
                tree.children(Some(neighbour)).len()
            } else {
                0
            };
            return Some((Some(neighbour), index));
        }
        let (grandparent, at) = tree.place_of(parent)?;
        Some((grandparent, if backward { at } else { at + 1 }))
    }

    pub(super) fn rename_row(&mut self, id: SectionId, text: &str) -> Result<(), EditError> {
        let section = self
            .speech
            .sections
            .get(id)
            .ok_or(EditError::UnknownSection(id))?;
        let shows_heading = section.name.is_empty() && !section.heading.is_empty();
        let begins_heading = section.name.is_empty() && section.kind.wants_heading();
        let text = text.trim().to_owned();
        if shows_heading || begins_heading {
            return self.set_shown_text(TextPlace::Heading(id), &text, TransactionName::RenameSection);
        }
        self.set_property(id, SectionProperty::Name(text))
    }

    /// Changes a line so that it reads as `text`, keeping every field that the change does not touch.
    pub(super) fn set_shown_text(
        &mut self,
        place: TextPlace,
        text: &str,
        name: TransactionName,
    ) -> Result<(), EditError> {
        let text = text.to_owned();
        self.transact(name, |editing| {
            let shown = ShownLine::of(editing, place)?;
            if let Some((range, with)) = shown.difference(&text) {
                editing.replace(place, range, Inline::from_text(&with))?;
            }
            Ok(None)
        })
    }

    pub(super) fn set_property(&mut self, id: SectionId, property: SectionProperty) -> Result<(), EditError> {
        let name = match property {
            SectionProperty::Kind(_) => TransactionName::ChangeKind,
            SectionProperty::Name(_) => TransactionName::RenameSection,
            SectionProperty::Scheme(Scheme::Connective(_)) => TransactionName::EditConnective,
            SectionProperty::Scheme(_) => TransactionName::ChangeScheme,
            SectionProperty::Layout(_) => TransactionName::ChangeLayout,
            SectionProperty::Target(_) => TransactionName::SetTarget,
            SectionProperty::Guidance(_) => TransactionName::EditGuidance,
            SectionProperty::Notes(_) => TransactionName::EditNotes,
            SectionProperty::Status(_) => TransactionName::SetStatus,
            SectionProperty::Frame(_) => TransactionName::SetFrame,
            SectionProperty::Todos(_) => TransactionName::EditTodos,
            SectionProperty::Bookmark(_) => TransactionName::SetBookmark,
        };
        self.transact(name, |editing| {
            editing.set(id, property)?;
            Ok(None)
        })
    }

    /// A connective without words takes each member's own, else those usual at its place.
    pub(super) fn set_group_scheme(&mut self, id: SectionId, scheme: &Scheme) -> Result<(), EditError> {
        let tree = &self.speech.sections;
        if !tree.contains(id) {
            return Err(EditError::UnknownSection(id));
        }
        let group = tree.group(id);
        let total = u32::try_from(group.len()).unwrap_or(u32::MAX);
        let language = self.speech.language;
        let schemes: Vec<Scheme> = group
            .iter()
            .zip(1..)
            .map(
                |(&member, position)| match (scheme, tree.get(member).map(|member| &member.scheme)) {
                    (Scheme::Connective(words), _) if member == id && !words.is_empty() => scheme.clone(),
                    (Scheme::Connective(_), Some(Scheme::Connective(own))) if !own.is_empty() => {
                        Scheme::Connective(own.clone())
                    }
                    (Scheme::Connective(_), _) => {
                        Scheme::Connective(connective_words(position, total, language))
                    }
                    (other, _) => other.clone(),
                },
            )
            .collect();
        self.transact(TransactionName::ChangeScheme, |editing| {
            for (member, scheme) in group.into_iter().zip(schemes) {
                editing.set(member, SectionProperty::Scheme(scheme))?;
            }
            Ok(None)
        })
    }

    /// Gives a section and its group a frame for their headings, or takes it away.
    pub(super) fn set_group_frame(&mut self, id: SectionId, frame: &str) -> Result<(), EditError> {
        let group = self.speech.sections.group(id);
        self.transact(TransactionName::SetFrame, |editing| {
            for member in group {
                editing.set(member, SectionProperty::Frame(frame.trim().to_owned()))?;
            }
            Ok(None)
        })
    }

    /// Changes a heading so that it reads as `text`, as though it were typed at its end: the caret stands there before
    /// and after, so that what is typed in one go is one step.
    pub(super) fn set_heading(&mut self, id: SectionId, text: &str) -> Result<(), EditError> {
        let place = TextPlace::Heading(id);
        let end = self.speech.line(place).ok_or(EditError::UnknownPlace)?.end();
        self.select(Selection::caret(TextPosition::new(place, end)))?;
        let text = text.to_owned();
        self.transact(TransactionName::Type, |editing| {
            let shown = ShownLine::of(editing, place)?;
            if let Some((range, with)) = shown.difference(&text) {
                editing.replace(place, range, Inline::from_text(&with))?;
            }
            let end = editing.line(place)?.end();
            Ok(Some(Selection::caret(TextPosition::new(place, end))))
        })
    }

    /// Whether a section may be moved under `parent`, for the outline to show while a row is dragged.
    ///
    /// # Errors
    /// Says why the section cannot stand there.
    pub fn may_move(&self, id: SectionId, parent: Option<SectionId>) -> Result<(), NestingRefusal> {
        self.speech.sections.may_move(id, parent)
    }

    /// The label of a section, as the outline shows it: without its mark.
    #[must_use]
    pub fn label(&self, id: SectionId) -> Option<String> {
        label_of(&self.speech.sections, id, self.speech.language).map(|label| label.number)
    }
}

impl Editing<'_> {
    /// A moved impression or requirement takes kind, scheme and layout of its new siblings.
    fn adopt_manner(&mut self, id: SectionId, parent: Option<SectionId>) -> Result<(), EditError> {
        let kind = self.section(id)?.kind;
        if !matches!(kind, SectionKind::Impression | SectionKind::Requirement) {
            return Ok(());
        }
        let siblings = self.speech.sections.children(parent);
        let place = siblings.iter().position(|&sibling| sibling == id).unwrap_or(0);
        let numbered = |&other: &SectionId| {
            other != id
                && self
                    .speech
                    .sections
                    .get(other)
                    .is_some_and(|section| section.kind.holds_children())
        };
        let before = siblings[..place].iter().rev().copied().find(numbered);
        let model = before.or_else(|| siblings[place..].iter().copied().find(numbered));
        let Some(model) = model.map(|model| self.section(model)).transpose()? else {
            return Ok(());
        };
        let (kind, scheme, layout) = (model.kind, continued(&model.scheme), model.layout);
        let frame = model.frame.clone();
        self.set(id, SectionProperty::Kind(kind))?;
        self.set(id, SectionProperty::Scheme(scheme))?;
        self.set(id, SectionProperty::Layout(layout))?;
        self.set(id, SectionProperty::Frame(frame))
    }
}

/// The caret at a section's start; where its heading is not shown, that is its first paragraph.
fn at_start_of(id: SectionId) -> Selection {
    Selection::caret(TextPosition::start_of(TextPlace::Heading(id)))
}

/// The scheme of one more item: a connective's words are the former item's own.
fn continued(scheme: &Scheme) -> Scheme {
    match scheme {
        Scheme::Connective(_) => Scheme::Connective(String::new()),
        other => other.clone(),
    }
}

fn connective_words(position: u32, total: u32, language: Language) -> String {
    let scheme = if language == Language::Chinese {
        Scheme::Sequence
    } else {
        Scheme::OrdinalEnglish
    };
    scheme
        .label(position, total, language)
        .map_or_else(String::new, |label| label.number)
}

/// A line as it reads, with the source range of every stretch.
struct ShownLine {
    text: String,
    stretches: Vec<(std::ops::Range<usize>, std::ops::Range<ByteIndex>, bool)>,
}

impl ShownLine {
    fn of(editing: &Editing<'_>, place: TextPlace) -> Result<Self, EditError> {
        let mut shown = Self {
            text: String::new(),
            stretches: Vec::new(),
        };
        for (source, part) in editing.line(place)?.parts() {
            let start = shown.text.len();
            let is_field = match part {
                crate::model::Part::Text(text) => {
                    shown.text.push_str(text);
                    false
                }
                crate::model::Part::Field(field) => {
                    let value = editing.speech.field_value(field);
                    shown
                        .text
                        .push_str(&value.unwrap_or_else(|| editing.speech.field_name(field)));
                    true
                }
            };
            shown.stretches.push((start..shown.text.len(), source, is_field));
        }
        Ok(shown)
    }

    /// The source range that differs from `wanted`, widened over fields it touches, and what is to stand there.
    fn difference(&self, wanted: &str) -> Option<(std::ops::Range<ByteIndex>, String)> {
        if self.text == wanted {
            return None;
        }
        let same_start: usize = self
            .text
            .chars()
            .zip(wanted.chars())
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one.len_utf8())
            .sum();
        let same_end: usize = self.text[same_start..]
            .chars()
            .rev()
            .zip(wanted[same_start..].chars().rev())
            .take_while(|(one, other)| one == other)
            .map(|(one, _)| one.len_utf8())
            .sum();
        let (mut from, mut to) = (same_start, self.text.len() - same_end);
        for (range, _, is_field) in &self.stretches {
            if *is_field && range.start < to && from < range.end {
                from = from.min(range.start);
                to = to.max(range.end);
            }
        }
        let kept_behind = self.text.len() - to;
        let with = wanted[from..wanted.len() - kept_behind].to_owned();
        Some((self.source_at(from)..self.source_at_end(to), with))
    }

    fn source_at(&self, shown: usize) -> ByteIndex {
        let stretch = self
            .stretches
            .iter()
            .find(|(range, _, _)| range.start <= shown && shown < range.end);
        match stretch {
            Some((range, source, false)) => ByteIndex(source.start.0 + shown - range.start),
            Some((_, source, true)) => source.start,
            None => self
                .stretches
                .last()
                .map_or(ByteIndex(0), |(_, source, _)| source.end),
        }
    }

    fn source_at_end(&self, shown: usize) -> ByteIndex {
        let stretch = self
            .stretches
            .iter()
            .find(|(range, _, _)| range.start < shown && shown <= range.end);
        match stretch {
            Some((range, source, false)) => ByteIndex(source.start.0 + shown - range.start),
            Some((_, source, true)) => source.end,
            None => ByteIndex(0),
        }
    }
}
