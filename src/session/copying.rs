//! What a copy takes along: plain text with labels and values for other programs, and a fragment with sections and
//! fields for pasting into a speech.

use std::collections::HashSet;

use super::Session;
use super::action::Effect;
use crate::model::{
    EditError, FieldRef, Fragment, Inline, Part, Piece, SectionId, SegmentKind, Subtree, TextPlace,
    TextPosition, TransactionName, ViewParagraph, stop_after,
};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

/// A copied stretch of a speech.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Copied {
    /// Plain text with labels and values; unfilled fields stand as `〔name〕` or `[name]`.
    pub text: String,
    /// Sections and fields.
    pub fragment: Fragment,
}

impl Session {
    /// The selected stretch; none without a selection.
    #[must_use]
    pub fn copied(&self) -> Option<Copied> {
        let (start, end) = self.selected_range();
        if start == end {
            return None;
        }
        let mut pieces = self.pieces(start, end);
        self.write_out_counts(&mut pieces);
        let fields = self.fields_of(&pieces);
        Some(Copied {
            text: self.plain_text(start, end),
            fragment: Fragment { pieces, fields },
        })
    }

    pub(super) fn copy(&self) -> Vec<Effect> {
        self.copied()
            .map(|copied| Effect::Copy {
                text: copied.text,
                fragment: Box::new(copied.fragment),
            })
            .into_iter()
            .collect()
    }

    pub(super) fn cut(&mut self) -> Result<Vec<Effect>, EditError> {
        let effects = self.copy();
        let (start, end) = self.selected_range();
        if start != end {
            self.delete_named(start, end, TransactionName::Cut)?;
        }
        Ok(effects)
    }

    fn plain_text(&self, start: TextPosition, end: TextPosition) -> String {
        let Some((from, to)) = self
            .manuscript
            .view_position(start)
            .zip(self.manuscript.view_position(end))
        else {
            return String::new();
        };
        let language = self.speech.language;
        let mut lines = Vec::new();
        for index in from.paragraph..=to.paragraph {
            let Some(paragraph) = self.manuscript.paragraphs().get(index) else {
                continue;
            };
            let is_first = index == from.paragraph;
            let whole_line = start.place != end.place && start.offset == ByteIndex(0);
            let first_place = paragraph.places().next() == Some(start.place);
            // A label belongs to what is copied when more than a part of its heading is.
            let begin = if is_first && !(whole_line && first_place) {
                from.offset
            } else {
                ByteIndex(0)
            };
            let finish = if index == to.paragraph {
                to.offset
            } else {
                ByteIndex(paragraph.text.len())
            };
            if is_first || index == to.paragraph || !paragraph.is_unwritten() {
                lines.push(written_out(language, paragraph, begin, finish));
            }
        }
        lines.join("\n")
    }

    fn pieces(&self, start: TextPosition, end: TextPosition) -> Vec<Piece> {
        let mut pieces = Vec::new();
        if start.place == end.place {
            let line = self.speech.line(start.place);
            pieces.extend(line.map(|line| Piece::Line(line.slice(start.offset..end.offset))));
            return pieces;
        }
        if start.place == TextPlace::Title {
            let title = &self.speech.information.title;
            pieces.push(Piece::Line(title.slice(start.offset..title.end())));
        }
        let covered: Vec<SectionId> = self
            .manuscript
            .spans()
            .iter()
            .map(|span| span.id)
            .filter(|&id| self.overlaps(id, start, end))
            .collect();
        let whole: HashSet<SectionId> = covered
            .iter()
            .copied()
            .filter(|&id| self.is_covered(id, start, end))
            .collect();
        for &id in &covered {
            let under_whole = self
                .speech
                .sections
                .parent(id)
                .is_some_and(|parent| whole.contains(&parent));
            if !whole.contains(&id) {
                pieces.extend(self.lines_between(id, start, end).into_iter().map(Piece::Line));
            } else if !under_whole {
                pieces.extend(self.covered_subtree(id, &whole).map(Piece::Section));
            }
        }
        pieces
    }

    fn bounds_of(&self, id: SectionId) -> Option<(TextPosition, TextPosition)> {
        let start = self.start_of_section(id)?;
        let body = &self.speech.sections.get(id)?.body;
        let last = TextPlace::Body(id, body.len().checked_sub(1)?);
        Some((start, TextPosition::new(last, body.last()?.end())))
    }

    fn overlaps(&self, id: SectionId, start: TextPosition, end: TextPosition) -> bool {
        let key = |position| self.manuscript.order_key(position);
        self.bounds_of(id)
            .is_some_and(|(first, last)| key(last) >= key(start) && key(first) < key(end))
    }

    fn is_covered(&self, id: SectionId, start: TextPosition, end: TextPosition) -> bool {
        let key = |position| self.manuscript.order_key(position);
        self.bounds_of(id)
            .is_some_and(|(first, last)| key(first) >= key(start) && key(last) <= key(end))
    }

    fn covered_subtree(&self, id: SectionId, whole: &HashSet<SectionId>) -> Option<Subtree> {
        Some(Subtree {
            section: self.speech.sections.get(id)?.clone(),
            children: self
                .speech
                .sections
                .children(Some(id))
                .iter()
                .filter(|child| whole.contains(child))
                .filter_map(|&child| self.covered_subtree(child, whole))
                .collect(),
        })
    }

    /// The selected lines of a section that is not selected as a whole; a run-in heading joins its paragraph.
    fn lines_between(&self, id: SectionId, start: TextPosition, end: TextPosition) -> Vec<Inline> {
        let key = |position| self.manuscript.order_key(position);
        let (from, to) = (key(start), key(end));
        let mut lines: Vec<Inline> = Vec::new();
        let Some(section) = self.speech.sections.get(id) else {
            return lines;
        };
        let bodies = (0..section.body.len()).map(|index| TextPlace::Body(id, index));
        let mut heading_shown = false;
        for place in std::iter::once(TextPlace::Heading(id)).chain(bodies) {
            let Some(line) = self.speech.line(place) else {
                continue;
            };
            let first = TextPosition::start_of(place);
            let last = TextPosition::new(place, line.end());
            if key(first).is_none() || key(last) < from || key(first) > to {
                continue;
            }
            let begin = if start.place == place {
                start.offset
            } else {
                ByteIndex(0)
            };
            let finish = if end.place == place {
                end.offset
            } else {
                line.end()
            };
            let slice = line.slice(begin..finish);
            match lines.last_mut() {
                Some(heading) if heading_shown && section.runs_in() && place == TextPlace::Body(id, 0) => {
                    let words = self.speech.plain_text(heading);
                    heading.push_text(stop_after(&words, self.speech.language));
                    heading.append(&slice);
                }
                _ if slice.is_empty() && matches!(place, TextPlace::Heading(_)) => {}
                _ => lines.push(slice),
            }
            heading_shown |= matches!(place, TextPlace::Heading(_)) && !lines.is_empty();
        }
        lines
    }

    /// Makes text of the counts whose group is not copied with them: elsewhere they would count something else.
    fn write_out_counts(&self, pieces: &mut [Piece]) {
        let mut copied = HashSet::new();
        for piece in pieces.iter() {
            if let Piece::Section(subtree) = piece {
                subtree.for_each(&mut |section| {
                    copied.insert(section.id);
                });
            }
        }
        let write_out = |line: &mut Inline| {
            let stays = |field: &FieldRef| match field {
                FieldRef::Count(count) => count.group.parent.is_some_and(|id| copied.contains(&id)),
                FieldRef::Named(_) | FieldRef::Information(_) => true,
            };
            if line.fields().iter().all(stays) {
                return;
            }
            let mut written = Inline::new();
            for (range, part) in line.parts() {
                match part {
                    Part::Field(field) if !stays(&field) => {
                        let value = self.speech.field_value(field);
                        written.push_text(&value.unwrap_or_else(|| self.speech.field_name(field)));
                    }
                    _ => written.append(&line.slice(range)),
                }
            }
            *line = written;
        };
        for piece in pieces {
            match piece {
                Piece::Line(line) => write_out(line),
                Piece::Section(subtree) => subtree.for_each_mut(&mut |section| {
                    write_out(&mut section.heading);
                    section.body.iter_mut().for_each(write_out);
                }),
            }
        }
    }

    fn fields_of(&self, pieces: &[Piece]) -> Vec<crate::model::Field> {
        let mut used: HashSet<FieldRef> = HashSet::new();
        for piece in pieces {
            match piece {
                Piece::Line(line) => used.extend(line.fields()),
                Piece::Section(subtree) => subtree.for_each(&mut |section| {
                    used.extend(section.heading.fields());
                    used.extend(section.body.iter().flat_map(Inline::fields));
                }),
            }
        }
        let is_used = |field: &&crate::model::Field| used.contains(&FieldRef::Named(field.id));
        self.speech.fields.iter().filter(is_used).cloned().collect()
    }
}

/// Part of a paragraph as other programs get it: no hints, unfilled fields as `〔name〕` or `[name]`.
fn written_out(language: Language, paragraph: &ViewParagraph, from: ByteIndex, to: ByteIndex) -> String {
    let mut text = String::new();
    for segment in &paragraph.segments {
        let begin = segment.range.start.max(from).0;
        let finish = segment.range.end.min(to).0;
        let shown = paragraph
            .text
            .get(begin..finish)
            .filter(|shown| !shown.is_empty());
        let Some(shown) = shown else { continue };
        match segment.kind {
            SegmentKind::Hint => {}
            SegmentKind::Field { filled: false, .. } => {
                text.push_str(&language.blank(shown));
            }
            _ => text.push_str(shown),
        }
    }
    text
}
