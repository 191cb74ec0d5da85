//! Selecting and moving by character, word, paragraph and speech. Positions are kept in the source, so the caret
//! steps over labels and stops by itself, and over a field as a whole.

use super::Session;
use super::action::{Direction, Motion, Unit};
use crate::model::{EditError, FIELD_MARK, Selection, TextPlace, TextPosition};
use crate::text::boundaries;
use crate::text::offsets::ByteIndex;

impl Session {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "what an action does may fail, and this is one of them"
    )]
    pub(super) fn select(&mut self, selection: Selection) -> Result<(), EditError> {
        if self.selection != selection {
            self.seal();
        }
        self.selection = selection;
        self.mend_selection();
        Ok(())
    }

    pub(super) fn select_all(&mut self) -> Result<(), EditError> {
        let anchor = TextPosition::start_of(TextPlace::Title);
        self.select(Selection {
            anchor,
            head: self.last_position(),
        })
    }

    /// Both ends of the selection in reading order.
    #[must_use]
    pub fn selected_range(&self) -> (TextPosition, TextPosition) {
        let Selection { anchor, head } = self.selection;
        if self.manuscript.order_key(anchor) <= self.manuscript.order_key(head) {
            (anchor, head)
        } else {
            (head, anchor)
        }
    }

    /// Moves both ends of the selection to where text is.
    pub(super) fn mend_selection(&mut self) {
        self.selection = Selection {
            anchor: self.nearest(self.selection.anchor),
            head: self.nearest(self.selection.head),
        };
    }

    pub(super) fn move_caret(&mut self, motion: Motion, extend: bool) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        let collapses = !extend && start != end;
        let head = match motion {
            Motion::By(Direction::Backward, Unit::Character) if collapses => start,
            Motion::By(Direction::Forward, Unit::Character) if collapses => end,
            Motion::By(direction, unit) => self.step(self.selection.head, direction, unit),
            Motion::ParagraphBackward => self.paragraph_start(self.selection.head, false),
            Motion::ParagraphForward => self.paragraph_start(self.selection.head, true),
            Motion::Start => TextPosition::start_of(TextPlace::Title),
            Motion::End => self.last_position(),
        };
        let anchor = if extend { self.selection.anchor } else { head };
        self.select(Selection { anchor, head })
    }

    /// The position one step on, or the same at either end of the speech.
    pub(super) fn step(&self, from: TextPosition, direction: Direction, unit: Unit) -> TextPosition {
        let forward = direction == Direction::Forward;
        let within = self.step_within(from, forward, unit);
        within
            .or_else(|| {
                let place = if forward {
                    self.manuscript.place_after(from.place)?
                } else {
                    self.manuscript.place_before(from.place)?
                };
                let end = if forward {
                    ByteIndex(0)
                } else {
                    self.speech.line(place)?.end()
                };
                Some(TextPosition::new(place, end))
            })
            .unwrap_or(from)
    }

    /// The position one step on within the line; none at its end.
    pub(super) fn step_within(&self, from: TextPosition, forward: bool, unit: Unit) -> Option<TextPosition> {
        let line = self.speech.line(from.place)?;
        let text = line.text();
        let offset = from.offset;
        let mark = FIELD_MARK.len_utf8();
        let (before, behind) = text.split_at_checked(offset.0)?;
        let next = if forward {
            if behind.is_empty() {
                return None;
            }
            if behind.starts_with(FIELD_MARK) {
                ByteIndex(offset.0 + mark)
            } else {
                let limit = behind.find(FIELD_MARK).map_or(text.len(), |at| offset.0 + at);
                let boundary = match unit {
                    Unit::Character => boundaries::next_grapheme(text, offset),
                    Unit::Word => boundaries::next_word(text, offset),
                };
                ByteIndex(boundary.0.min(limit))
            }
        } else {
            if before.is_empty() {
                return None;
            }
            if before.ends_with(FIELD_MARK) {
                ByteIndex(offset.0 - mark)
            } else {
                let limit = before.rfind(FIELD_MARK).map_or(0, |at| at + mark);
                let boundary = match unit {
                    Unit::Character => boundaries::previous_grapheme(text, offset),
                    Unit::Word => boundaries::previous_word(text, offset),
                };
                ByteIndex(boundary.0.max(limit))
            }
        };
        Some(TextPosition::new(from.place, next))
    }

    /// The first position of a section.
    #[must_use]
    pub fn start_of_section(&self, id: crate::model::SectionId) -> Option<TextPosition> {
        let span = self.manuscript.span(id)?;
        let place = self.manuscript.paragraphs().get(span.first)?.places().next()?;
        Some(TextPosition::start_of(place))
    }

    fn last_position(&self) -> TextPosition {
        let last = self
            .manuscript
            .paragraphs()
            .iter()
            .rev()
            .find_map(|paragraph| paragraph.places().last());
        let place = last.unwrap_or(TextPlace::Title);
        let end = self
            .speech
            .line(place)
            .map_or(ByteIndex(0), crate::model::Inline::end);
        TextPosition::new(place, end)
    }

    fn paragraph_start(&self, from: TextPosition, forward: bool) -> TextPosition {
        let paragraphs = self.manuscript.paragraphs();
        let Some(current) = self.manuscript.paragraph_of(from.place) else {
            return from;
        };
        let start_of = |index: usize| {
            let place = paragraphs.get(index)?.places().next()?;
            Some(TextPosition::start_of(place))
        };
        if forward {
            return (current + 1..paragraphs.len())
                .find_map(start_of)
                .unwrap_or_else(|| self.last_position());
        }
        let own = start_of(current).filter(|&start| start != from);
        own.or_else(|| (0..current).rev().find_map(start_of))
            .unwrap_or(from)
    }

    /// The position itself where it is shown, else the nearest that is.
    fn nearest(&self, position: TextPosition) -> TextPosition {
        let TextPosition { place, offset } = position;
        if self.manuscript.paragraph_of(place).is_some()
            && let Some(line) = self.speech.line(place)
        {
            return TextPosition::new(place, line.floor(offset));
        }
        let substitute = place.section().and_then(|id| {
            let bodies = self.speech.sections.get(id)?.body.len();
            Some(match place {
                TextPlace::Body(_, _) => TextPlace::Body(id, bodies.saturating_sub(1)),
                _ => TextPlace::Body(id, 0),
            })
        });
        match substitute.and_then(|place| Some((place, self.speech.line(place)?))) {
            Some((place @ TextPlace::Body(_, index), line)) if index > 0 => {
                TextPosition::new(place, line.end())
            }
            Some((place, _)) => TextPosition::start_of(place),
            None => TextPosition::start_of(TextPlace::Title),
        }
    }
}
