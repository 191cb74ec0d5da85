//! Deleting within a line, over paragraphs and over sections. What is left is what a word processor would leave:
//! the first section keeps heading and label, the last one's remaining text joins its paragraph, sections covered
//! in between go, and sections that stood under one of those find their place by their level.

use super::Session;
use super::action::{Direction, Unit};
use super::editing::Editing;
use crate::model::{Edit, EditError, Inline, SectionId, Selection, TextPlace, TextPosition, TransactionName};
use crate::text::offsets::ByteIndex;

impl Session {
    /// Backspace and Delete.
    pub(super) fn delete(&mut self, direction: Direction, unit: Unit) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        if start != end {
            return self.delete_named(start, end, TransactionName::Delete);
        }
        let forward = direction == Direction::Forward;
        if let Some(other) = self.step_within(start, forward, unit) {
            let (from, to) = if forward { (start, other) } else { (other, start) };
            return self.delete_named(from, to, TransactionName::Delete);
        }
        let other = self.step(start, direction, Unit::Character);
        let (from, to) = if forward { (start, other) } else { (other, start) };
        if from == to {
            return Ok(());
        }
        if self.has_nothing_to_join(from, to) {
            return self.select(Selection::caret(other));
        }
        let merges = from.place.section() != to.place.section();
        let name = if merges {
            TransactionName::MergeSections
        } else {
            TransactionName::Delete
        };
        if merges && !forward && self.is_unwritten_leaf(to.place.section()) {
            return self.remove_unwritten(to.place.section(), from);
        }
        self.delete_named(from, to, name)
    }

    pub(super) fn delete_named(
        &mut self,
        start: TextPosition,
        end: TextPosition,
        name: TransactionName,
    ) -> Result<(), EditError> {
        self.transact(name, |editing| {
            let at = editing.delete_range(start, end)?;
            Ok(Some(Selection::caret(at)))
        })
    }

    /// Between a run-in heading and its text stands only a generated stop; the title joins nothing; and a lone
    /// empty paragraph has to stay.
    fn has_nothing_to_join(&self, from: TextPosition, to: TextPosition) -> bool {
        match (from.place, to.place) {
            (TextPlace::Title, _) => true,
            (TextPlace::Heading(id), TextPlace::Body(other, 0)) if id == other => {
                self.speech.sections.get(id).is_none_or(|section| {
                    section.runs_in() || (section.body.len() == 1 && section.body[0].is_empty())
                })
            }
            _ => false,
        }
    }

    fn is_unwritten_leaf(&self, id: Option<SectionId>) -> bool {
        id.is_some_and(|id| {
            self.speech.sections.children(Some(id)).is_empty()
                && self
                    .speech
                    .sections
                    .get(id)
                    .is_some_and(crate::model::Section::is_unwritten)
        })
    }

    fn remove_unwritten(&mut self, id: Option<SectionId>, caret: TextPosition) -> Result<(), EditError> {
        let Some(id) = id else { return Ok(()) };
        self.transact(TransactionName::DeleteSection, |editing| {
            editing.edit(Edit::RemoveSection { id })?;
            Ok(Some(Selection::caret(caret)))
        })
    }
}

impl Editing<'_> {
    /// Deletes what lies between two positions in reading order. Returns where the caret then stands.
    pub(super) fn delete_range(
        &mut self,
        start: TextPosition,
        end: TextPosition,
    ) -> Result<TextPosition, EditError> {
        if start == end {
            return Ok(start);
        }
        if start.place == end.place {
            self.replace(start.place, start.offset..end.offset, Inline::new())?;
            return Ok(start);
        }
        match (start.place.section(), end.place.section()) {
            (Some(first), Some(last)) if first == last => self.delete_within_section(first, start, end),
            (Some(first), Some(last)) => self.delete_over_sections(first, last, start, end),
            (None, Some(last)) => self.delete_from_title(last, start, end),
            (_, None) => Err(EditError::Range),
        }
    }

    /// The text that remains of a section behind a position, as paragraphs of which the first is to be joined.
    fn tail_of(&self, id: SectionId, from: TextPosition) -> Result<Vec<Inline>, EditError> {
        let section = self.section(id)?;
        if let TextPlace::Body(_, index) = from.place {
            let line = section.body.get(index).ok_or(EditError::UnknownPlace)?;
            let mut tail = vec![line.slice(from.offset..line.end())];
            tail.extend_from_slice(&section.body[index + 1..]);
            return Ok(tail);
        }
        let heading = section.heading.slice(from.offset..section.heading.end());
        let bodies = if section.has_empty_body() {
            &[][..]
        } else {
            &section.body[..]
        };
        let (first, rest) = match bodies.split_first() {
            Some((first, rest)) if section.runs_in() => (self.written_behind(heading, first), rest),
            _ => (heading, bodies),
        };
        let mut tail = vec![first];
        tail.extend_from_slice(rest);
        Ok(tail)
    }

    /// Cuts a section off at a position and puts `tail` there.
    fn end_section_with(
        &mut self,
        id: SectionId,
        at: TextPosition,
        mut tail: Vec<Inline>,
    ) -> Result<(), EditError> {
        let bodies = self.section(id)?.body.len();
        if let TextPlace::Body(_, index) = at.place {
            let line = self.line(at.place)?;
            let mut joined = line.slice(ByteIndex(0)..at.offset);
            if let Some(first) = tail.first_mut() {
                joined.append(first);
                *first = joined;
            } else {
                tail.push(joined);
            }
            return self.splice(id, index, bodies - index, tail);
        }
        let heading_end = self.section(id)?.heading.end();
        let joins_heading = !self.section(id)?.runs_in() && !tail.is_empty();
        let joined = if joins_heading {
            tail.remove(0)
        } else {
            Inline::new()
        };
        self.replace(at.place, at.offset..heading_end, joined)?;
        self.splice(id, 0, bodies, tail)
    }

    fn delete_within_section(
        &mut self,
        id: SectionId,
        start: TextPosition,
        end: TextPosition,
    ) -> Result<TextPosition, EditError> {
        if let (TextPlace::Body(_, first), TextPlace::Body(_, last)) = (start.place, end.place) {
            let mut joined = self.line(start.place)?.slice(ByteIndex(0)..start.offset);
            let line = self.line(end.place)?;
            joined.append(&line.slice(end.offset..line.end()));
            self.splice(id, first, last + 1 - first, vec![joined])?;
            return Ok(start);
        }
        let tail = self.tail_of(id, end)?;
        self.end_section_with(id, start, tail)?;
        Ok(start)
    }

    fn delete_over_sections(
        &mut self,
        first: SectionId,
        last: SectionId,
        start: TextPosition,
        end: TextPosition,
    ) -> Result<TextPosition, EditError> {
        let order = self.speech.sections.reading_order();
        let position_of = |id| order.iter().position(|&other| other == id);
        let (from, to) = position_of(first)
            .zip(position_of(last))
            .ok_or(EditError::Range)?;
        if self.is_start_of(first, start) && self.is_start_of(last, end) {
            // Whole sections are covered: they go, and the last stays as it is.
            let anchor = from.checked_sub(1).map(|index| order[index]);
            self.remove_sections(&order[from..to], anchor)?;
            return Ok(end);
        }
        let tail = self.tail_of(last, end)?;
        self.end_section_with(first, start, tail)?;
        self.remove_sections(&order[from + 1..=to], Some(first))?;
        Ok(start)
    }

    fn delete_from_title(
        &mut self,
        last: SectionId,
        start: TextPosition,
        end: TextPosition,
    ) -> Result<TextPosition, EditError> {
        let title_end = self.speech.information.title.end();
        self.replace(TextPlace::Title, start.offset..title_end, Inline::new())?;
        let order = self.speech.sections.reading_order();
        let to = order.iter().position(|&id| id == last).ok_or(EditError::Range)?;
        match end.place {
            TextPlace::Body(_, index) => {
                let heading_end = self.section(last)?.heading.end();
                self.replace(TextPlace::Heading(last), ByteIndex(0)..heading_end, Inline::new())?;
                let line = self.line(end.place)?;
                let rest = line.slice(end.offset..line.end());
                self.splice(last, 0, index + 1, vec![rest])?;
            }
            _ => self.replace(end.place, ByteIndex(0)..end.offset, Inline::new())?,
        }
        self.remove_sections(&order[..to], None)?;
        Ok(start)
    }

    fn is_start_of(&self, id: SectionId, position: TextPosition) -> bool {
        position.offset == ByteIndex(0)
            && self.manuscript.span(id).is_some_and(|span| {
                let first = self.manuscript.paragraphs().get(span.first);
                first.and_then(|paragraph| paragraph.places().next()) == Some(position.place)
            })
    }

    /// Removes sections that follow each other in reading order. What stands under them and is not removed itself
    /// moves behind `anchor`, the section before, to the place that its level gives it.
    fn remove_sections(&mut self, removed: &[SectionId], anchor: Option<SectionId>) -> Result<(), EditError> {
        let mut settled: Vec<SectionId> = removed.to_vec();
        let orphans: Vec<(SectionId, usize)> = removed
            .iter()
            .flat_map(|&id| self.speech.sections.children(Some(id)))
            .filter(|child| !removed.contains(child))
            .map(|&child| (child, self.speech.sections.level(child)))
            .collect();
        let order = self.speech.sections.reading_order();
        let mut orphans = orphans;
        orphans.sort_by_key(|&(id, _)| order.iter().position(|&other| other == id));
        for (id, level) in orphans {
            let parent = self.home_for(id, level, anchor, removed);
            let index = self.index_behind(parent, anchor, &settled, id);
            self.edit(Edit::MoveSection { id, parent, index })?;
            settled.push(id);
        }
        let roots: Vec<SectionId> = removed
            .iter()
            .copied()
            .filter(|&id| {
                self.speech
                    .sections
                    .parent(id)
                    .is_none_or(|parent| !removed.contains(&parent))
            })
            .collect();
        roots
            .into_iter()
            .try_for_each(|id| self.edit(Edit::RemoveSection { id }))
    }

    /// The deepest section at or above `anchor` that stands higher than `level` and may hold the orphan.
    fn home_for(
        &self,
        id: SectionId,
        level: usize,
        anchor: Option<SectionId>,
        removed: &[SectionId],
    ) -> Option<SectionId> {
        let tree = &self.speech.sections;
        let mut candidate = anchor;
        while let Some(parent) = candidate {
            if tree.level(parent) < level
                && !removed.contains(&parent)
                && tree.may_move(id, Some(parent)).is_ok()
            {
                return Some(parent);
            }
            candidate = tree.parent(parent);
        }
        None
    }

    /// The index under `parent` behind the anchor's branch and all that was settled there; without the orphan.
    fn index_behind(
        &self,
        parent: Option<SectionId>,
        anchor: Option<SectionId>,
        settled: &[SectionId],
        orphan: SectionId,
    ) -> usize {
        let tree = &self.speech.sections;
        let siblings: Vec<SectionId> = tree
            .children(parent)
            .iter()
            .copied()
            .filter(|&sibling| sibling != orphan)
            .collect();
        let is_before = |sibling: SectionId| {
            settled.iter().any(|&id| tree.is_within(id, sibling))
                || anchor.is_some_and(|anchor| tree.is_within(anchor, sibling))
        };
        siblings
            .iter()
            .rposition(|&sibling| is_before(sibling))
            .map_or(0, |last| last + 1)
    }
}
