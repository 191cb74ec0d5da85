//! Pasting: plain text as paragraphs, or a fragment with its sections and fields. Sections get identities of their
//! own; fields are matched by name, and brought along where the speech has none of that name.

use std::collections::HashMap;

use super::Session;
use super::editing::Editing;
use crate::convert::txt::split_paragraphs;
use crate::model::{
    Edit, EditError, Field, FieldId, FieldRef, Fragment, Inline, Part, Piece, SectionId, Selection, Subtree,
    TextPlace, TextPosition, TransactionName,
};
use crate::text::offsets::ByteIndex;

impl Session {
    pub(super) fn paste(&mut self, text: &str, fragment: Option<Box<Fragment>>) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        let fragment = fragment.filter(|fragment| !fragment.pieces.is_empty());
        let is_structured = fragment.is_some();
        let fragment = fragment.map_or_else(|| plain_fragment(text), |fragment| *fragment);
        if fragment.pieces.is_empty() {
            return Ok(());
        }
        let mut first = None;
        self.transact(TransactionName::Paste, |editing| {
            let at = editing.delete_range(start, end)?;
            first = Some(at);
            let end = editing.insert_fragment(at, fragment)?;
            let end = editing.drop_double_label(end)?;
            Ok(Some(Selection::caret(end)))
        })?;
        if let Some(first) = first.filter(|first| !is_structured && first.offset == ByteIndex(0)) {
            self.offer_section_at(first.place);
        }
        Ok(())
    }
}

/// Paragraphs of plain text: without the indent that a manuscript gives by itself, and without blank lines.
fn plain_fragment(text: &str) -> Fragment {
    let lines: Vec<&str> = split_paragraphs(text).collect();
    let lines: Vec<&str> = if lines.len() > 1 {
        let kept = lines
            .into_iter()
            .map(|line| line.trim_start_matches('\u{3000}').trim_end());
        kept.filter(|line| !line.trim().is_empty()).collect()
    } else {
        lines
    };
    let pieces = lines
        .into_iter()
        .map(|line| Piece::Line(Inline::from_text(line)))
        .collect();
    Fragment {
        pieces,
        fields: Vec::new(),
    }
}

impl Editing<'_> {
    fn insert_fragment(&mut self, at: TextPosition, fragment: Fragment) -> Result<TextPosition, EditError> {
        let fields = self.bring_fields(fragment.fields)?;
        let mut leading: Vec<Inline> = Vec::new();
        let mut rest: Vec<Piece> = Vec::new();
        for piece in fragment.pieces {
            match piece {
                Piece::Line(line) if rest.is_empty() => leading.push(mapped(&line, &fields, at.place)),
                other => rest.push(other),
            }
        }
        let mut end = self.insert_lines(at, &leading)?;
        // Sections follow one another at the level of the first; lines join what was last read.
        let mut behind = at.place.section();
        let mut last_read = behind;
        for piece in rest {
            match piece {
                Piece::Section(subtree) => {
                    let subtree = self.renewed(subtree, &fields);
                    let id = self.insert_behind(behind, subtree)?;
                    behind = Some(id);
                    let deepest = self.last_within(id);
                    last_read = Some(deepest);
                    let last = self.section(deepest)?.body.len() - 1;
                    end = self.end_of(TextPlace::Body(deepest, last))?;
                }
                Piece::Line(line) => {
                    let Some(id) = last_read else { continue };
                    let place = TextPlace::Body(id, 0);
                    let body = self.section(id)?.body.len();
                    self.splice(id, body, 0, vec![mapped(&line, &fields, place)])?;
                    end = self.end_of(TextPlace::Body(id, body))?;
                }
            }
        }
        Ok(end)
    }

    /// The section that is read last of a section and all under it.
    fn last_within(&self, id: SectionId) -> SectionId {
        let mut last = id;
        while let Some(&child) = self.speech.sections.children(Some(last)).last() {
            last = child;
        }
        last
    }

    /// Puts a subtree behind a section, at the deepest level around it that may hold it.
    fn insert_behind(&mut self, behind: Option<SectionId>, subtree: Subtree) -> Result<SectionId, EditError> {
        let tree = &self.speech.sections;
        let (kind, levels) = (subtree.section.kind, subtree.levels());
        let mut sibling = behind;
        let mut place = (None, 0);
        while let Some(id) = sibling {
            let (parent, index) = tree.place_of(id).ok_or(EditError::UnknownSection(id))?;
            place = (parent, index + 1);
            if tree.may_hold(parent, kind, levels).is_ok() {
                break;
            }
            sibling = parent;
        }
        let id = subtree.section.id;
        let (parent, index) = place;
        self.edit(Edit::InsertSection {
            parent,
            index,
            subtree: Box::new(subtree),
        })?;
        Ok(id)
    }

    fn bring_fields(&mut self, fields: Vec<Field>) -> Result<HashMap<FieldId, FieldId>, EditError> {
        let mut known = HashMap::new();
        for field in fields {
            let own = if let Some(own) = self.speech.field_named(&field.name) {
                own.id
            } else {
                let id = self.ids.field();
                let index = self.speech.fields.len();
                self.edit(Edit::InsertField {
                    index,
                    field: Field { id, ..field.clone() },
                })?;
                id
            };
            known.insert(field.id, own);
        }
        Ok(known)
    }

    /// A copy with identities of its own.
    pub(super) fn renewed(&mut self, mut subtree: Subtree, fields: &HashMap<FieldId, FieldId>) -> Subtree {
        let ids = &mut *self.ids;
        let mut sections = HashMap::new();
        subtree.for_each_mut(&mut |section| {
            let former = std::mem::replace(&mut section.id, ids.section());
            sections.insert(former, section.id);
        });
        subtree.for_each_mut(&mut |section| {
            let place = TextPlace::Heading(section.id);
            section.heading = recounted(&mapped(&section.heading, fields, place), &sections);
            for line in &mut section.body {
                *line = recounted(&mapped(line, fields, place), &sections);
            }
        });
        subtree
    }
}

/// A line whose counts count under sections that were given other identities.
fn recounted(line: &Inline, sections: &HashMap<SectionId, SectionId>) -> Inline {
    let mut own = Inline::new();
    for (range, part) in line.parts() {
        match part {
            Part::Field(FieldRef::Count(mut count)) => {
                let known = |id: SectionId| sections.get(&id).copied().unwrap_or(id);
                count.group.parent = count.group.parent.map(known);
                own.push_field(FieldRef::Count(count));
            }
            _ => own.append(&line.slice(range)),
        }
    }
    own
}

/// A line with its fields mapped to the speech's own; fields that are not known, and the title within the title,
/// are left out.
fn mapped(line: &Inline, fields: &HashMap<FieldId, FieldId>, place: TextPlace) -> Inline {
    let mut own = Inline::new();
    for (_, part) in line.parts() {
        match part {
            Part::Text(text) => own.push_text(text),
            Part::Field(FieldRef::Named(id)) => {
                if let Some(&id) = fields.get(&id) {
                    own.push_field(FieldRef::Named(id));
                }
            }
            Part::Field(FieldRef::Information(crate::model::InformationItem::Title))
                if place == TextPlace::Title => {}
            Part::Field(field) => own.push_field(field),
        }
    }
    own
}
