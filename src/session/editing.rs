//! Typing, and the scaffold of every change: edits are applied as they are made, so that each can be built on what
//! the one before left, and all are taken back when one is refused.

use super::Session;
use crate::convert::txt::split_paragraphs;
use crate::model::{
    Edit, EditError, IdSource, Inline, Manuscript, Section, SectionId, SectionKind, SectionProperty,
    Selection, Speech, Subtree, TextPlace, TextPosition, Touched, TransactionName, stop_after,
};
use crate::text::counting::count;
use crate::text::offsets::ByteIndex;

/// A change in the making. The manuscript is the one before the change.
pub(super) struct Editing<'a> {
    pub(super) speech: &'a mut Speech,
    pub(super) manuscript: &'a Manuscript,
    pub(super) ids: &'a mut IdSource,
    inverse: Vec<Edit>,
    /// The edits as they were made, if they are to be recorded.
    made: Option<Vec<Edit>>,
    touched: Touched,
}

impl<'a> Editing<'a> {
    pub(super) fn new(
        speech: &'a mut Speech,
        manuscript: &'a Manuscript,
        ids: &'a mut IdSource,
        records: bool,
    ) -> Self {
        Self {
            made: records.then(Vec::new),
            speech,
            manuscript,
            ids,
            inverse: Vec::new(),
            touched: Touched::Nothing,
        }
    }

    /// Applies one edit.
    pub(super) fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        let touched = edit.touched();
        let made = self.made.as_ref().map(|_| edit.clone());
        self.inverse.push(edit.apply(self.speech)?);
        if let (Some(all), Some(edit)) = (&mut self.made, made) {
            all.push(edit);
        }
        self.touched = self.touched.and(touched);
        Ok(())
    }

    /// Sets a property of a section.
    pub(super) fn set(&mut self, section: SectionId, property: SectionProperty) -> Result<(), EditError> {
        self.edit(Edit::SetProperty { section, property })
    }

    /// Replaces part of a line.
    pub(super) fn replace(
        &mut self,
        place: TextPlace,
        range: std::ops::Range<ByteIndex>,
        with: Inline,
    ) -> Result<(), EditError> {
        self.edit(Edit::ReplaceText { place, range, with })
    }

    /// Replaces a whole line.
    pub(super) fn set_line(&mut self, place: TextPlace, with: Inline) -> Result<(), EditError> {
        let end = self.line(place)?.end();
        self.replace(place, ByteIndex(0)..end, with)
    }

    /// Replaces `remove` paragraphs of a body; an emptied body keeps one empty paragraph.
    pub(super) fn splice(
        &mut self,
        section: SectionId,
        at: usize,
        remove: usize,
        mut insert: Vec<Inline>,
    ) -> Result<(), EditError> {
        if insert.is_empty() && at == 0 && remove >= self.section(section)?.body.len() {
            insert.push(Inline::new());
        }
        self.edit(Edit::SpliceParagraphs {
            section,
            at,
            remove,
            insert,
        })
    }

    /// Puts in an empty section.
    pub(super) fn insert_leaf(
        &mut self,
        parent: Option<SectionId>,
        index: usize,
        section: Section,
    ) -> Result<(), EditError> {
        let subtree = Box::new(Subtree::leaf(section));
        self.edit(Edit::InsertSection {
            parent,
            index,
            subtree,
        })
    }

    pub(super) fn line(&self, place: TextPlace) -> Result<&Inline, EditError> {
        self.speech.line(place).ok_or(EditError::UnknownPlace)
    }

    pub(super) fn section(&self, id: SectionId) -> Result<&Section, EditError> {
        self.speech.sections.get(id).ok_or(EditError::UnknownSection(id))
    }

    /// The inverse of all edits, the edits themselves if they are recorded, and what they touched.
    pub(super) fn finish(mut self) -> (Vec<Edit>, Option<Vec<Edit>>, Touched) {
        self.inverse.reverse();
        (self.inverse, self.made, self.touched)
    }

    /// Takes all edits back.
    pub(super) fn roll_back(self) {
        for back in self.inverse.into_iter().rev() {
            // The inverse of an edit just applied is never refused.
            let restored = back.apply(self.speech);
            debug_assert!(restored.is_ok(), "{restored:?}");
        }
    }

    /// Puts lines at a place: the first joins the text before it, the last the text behind it. Returns the end of
    /// what was put in.
    pub(super) fn insert_lines(
        &mut self,
        at: TextPosition,
        lines: &[Inline],
    ) -> Result<TextPosition, EditError> {
        let Some((first, rest)) = lines.split_first() else {
            return Ok(at);
        };
        if rest.is_empty() {
            self.replace(at.place, at.offset..at.offset, first.clone())?;
            return Ok(TextPosition::new(
                at.place,
                ByteIndex(at.offset.0 + first.end().0),
            ));
        }
        match at.place {
            TextPlace::Title => {
                self.replace(at.place, at.offset..at.offset, first.clone())?;
                self.insert_below_title(rest)
            }
            TextPlace::Heading(id) => self.insert_from_heading(id, at.offset, first, rest),
            TextPlace::Body(id, index) => self.insert_into_body(id, index, at.offset, lines),
        }
    }

    fn insert_below_title(&mut self, lines: &[Inline]) -> Result<TextPosition, EditError> {
        let id = if let Some(&id) = self.speech.sections.reading_order().first() {
            id
        } else {
            let section = Section::new(self.ids.section(), SectionKind::Custom);
            let id = section.id;
            self.insert_leaf(None, 0, section)?;
            id
        };
        let replaced = usize::from(self.section(id)?.has_empty_body() && self.section(id)?.body.len() == 1);
        self.splice(id, 0, replaced, lines.to_vec())?;
        self.end_of(TextPlace::Body(id, lines.len() - 1))
    }

    fn insert_from_heading(
        &mut self,
        id: SectionId,
        offset: ByteIndex,
        first: &Inline,
        rest: &[Inline],
    ) -> Result<TextPosition, EditError> {
        let section = self.section(id)?;
        let runs_in = section.runs_in();
        let mut kept = section.heading.slice(ByteIndex(0)..offset);
        let tail = section.heading.slice(offset..section.heading.end());
        let body = section.body.clone();
        kept.append(first);
        let mut paragraphs = rest.to_vec();
        let last = paragraphs.len() - 1;
        let end = paragraphs[last].end();
        let lone_empty = body.len() == 1 && body[0].is_empty();
        let replaced = usize::from(runs_in || lone_empty);
        let tail = if runs_in {
            self.written_behind(tail, &body[0])
        } else {
            tail
        };
        paragraphs[last].append(&tail);
        self.set_line(TextPlace::Heading(id), kept)?;
        self.splice(id, 0, replaced, paragraphs)?;
        Ok(TextPosition::new(TextPlace::Body(id, last), end))
    }

    fn insert_into_body(
        &mut self,
        id: SectionId,
        index: usize,
        offset: ByteIndex,
        lines: &[Inline],
    ) -> Result<TextPosition, EditError> {
        let line = self.line(TextPlace::Body(id, index))?;
        let tail = line.slice(offset..line.end());
        let mut paragraphs = lines.to_vec();
        let mut head = line.slice(ByteIndex(0)..offset);
        head.append(&lines[0]);
        paragraphs[0] = head;
        let last = paragraphs.len() - 1;
        let end = paragraphs[last].end();
        paragraphs[last].append(&tail);
        self.splice(id, index, 1, paragraphs)?;
        Ok(TextPosition::new(TextPlace::Body(id, index + last), end))
    }

    /// A run-in paragraph behind the rest of its heading: the stop that was generated between them becomes text.
    pub(super) fn written_behind(&self, mut heading: Inline, paragraph: &Inline) -> Inline {
        if !heading.is_empty() && !paragraph.is_empty() {
            let words = self.speech.plain_text(&heading);
            heading.push_text(stop_after(&words, self.speech.language));
        }
        heading.append(paragraph);
        heading
    }

    /// The end of a line.
    pub(super) fn end_of(&self, place: TextPlace) -> Result<TextPosition, EditError> {
        Ok(TextPosition::new(place, self.line(place)?.end()))
    }
}

impl Session {
    /// Replaces the selection by typed text.
    pub(super) fn insert_text(&mut self, text: &str) -> Result<(), EditError> {
        if text.is_empty() {
            return Ok(());
        }
        let (start, end) = self.selected_range();
        let lines: Vec<Inline> = split_paragraphs(text).map(Inline::from_text).collect();
        self.transact(TransactionName::Type, |editing| {
            let at = editing.delete_range(start, end)?;
            let at = editing.insert_lines(at, &lines)?;
            let at = editing.drop_double_label(at)?;
            Ok(Some(Selection::caret(at)))
        })?;
        self.written += count(text).characters as u64;
        self.offer_typed_section();
        Ok(())
    }

    /// Enter.
    pub(super) fn new_paragraph(&mut self) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        if start == end && start.place == TextPlace::Title {
            if let Some(next) = self.manuscript.place_after(start.place) {
                return self.select(Selection::caret(TextPosition::start_of(next)));
            }
            return Ok(());
        }
        self.transact(TransactionName::NewParagraph, |editing| {
            let at = editing.delete_range(start, end)?;
            let next = match at.place {
                TextPlace::Title => at,
                TextPlace::Heading(id) => editing.break_heading(id, at.offset)?,
                TextPlace::Body(..) => editing.insert_lines(at, &[Inline::new(), Inline::new()])?,
            };
            Ok(Some(Selection::caret(next)))
        })
    }
}

impl Editing<'_> {
    /// Enter within a heading: what stands behind the caret begins a paragraph of its own.
    fn break_heading(&mut self, id: SectionId, offset: ByteIndex) -> Result<TextPosition, EditError> {
        let section = self.section(id)?;
        let tail = section.heading.slice(offset..section.heading.end());
        let heading_end = section.heading.end();
        let body_is_empty = section.body.len() == 1 && section.body[0].is_empty();
        if tail.is_empty() && body_is_empty {
            // The text that the heading is for begins here.
            return Ok(TextPosition::start_of(TextPlace::Body(id, 0)));
        }
        if section.runs_in() {
            let next = self.written_behind(tail, &section.body[0]);
            self.replace(TextPlace::Heading(id), offset..heading_end, Inline::new())?;
            self.splice(id, 0, 1, vec![Inline::new(), next])?;
            return Ok(TextPosition::start_of(TextPlace::Body(id, 1)));
        }
        self.replace(TextPlace::Heading(id), offset..heading_end, Inline::new())?;
        self.splice(id, 0, usize::from(body_is_empty), vec![tail])?;
        Ok(TextPosition::start_of(TextPlace::Body(id, 0)))
    }
}
