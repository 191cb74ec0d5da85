//! Between source and view: where a source position is shown, what a place in the view stands for, and the order
//! of the lines.

use super::manuscript::{Manuscript, SegmentKind, TextPlace};
use super::position::{TextPosition, ViewPosition};
use crate::text::offsets::ByteIndex;

impl Manuscript {
    /// The paragraph that shows a line.
    #[must_use]
    pub fn paragraph_of(&self, place: TextPlace) -> Option<usize> {
        let index = match place {
            TextPlace::Title => 0,
            TextPlace::Heading(id) => self.span(id)?.first,
            TextPlace::Body(id, index) => {
                let span = self.span(id)?;
                let first_body = self.body_offset(span);
                (first_body + index < span.length).then_some(span.first + first_body + index)?
            }
        };
        self.paragraphs()
            .get(index)?
            .places()
            .any(|shown| shown == place)
            .then_some(index)
    }

    /// Where a source position is shown.
    #[must_use]
    pub fn view_position(&self, position: TextPosition) -> Option<ViewPosition> {
        let paragraph = self.paragraph_of(position.place)?;
        let mut shown = None;
        for segment in &self.paragraphs().get(paragraph)?.segments {
            let Some(source) = segment
                .source
                .as_ref()
                .filter(|source| source.place == position.place)
            else {
                continue;
            };
            if position.offset < source.range.start {
                break;
            }
            let is_field = matches!(segment.kind, SegmentKind::Field { .. });
            let offset = if position.offset >= source.range.end {
                segment.range.end
            } else if is_field {
                segment.range.start
            } else {
                ByteIndex(segment.range.start.0 + position.offset.0 - source.range.start.0)
            };
            shown = Some(offset);
        }
        shown.map(|offset| ViewPosition { paragraph, offset })
    }

    /// The source position nearest to a place in the view, or none where nothing can be written (the byline).
    /// Where two lines meet, `lean_forward` chooses the later one.
    #[must_use]
    pub fn source_position(&self, view: ViewPosition, lean_forward: bool) -> Option<TextPosition> {
        let paragraph = self.paragraphs().get(view.paragraph)?;
        let offset = view.offset;
        let sourced = || {
            paragraph
                .segments
                .iter()
                .filter(|segment| segment.source.is_some())
        };
        let mut touching =
            sourced().filter(|segment| segment.range.start <= offset && offset <= segment.range.end);
        let touched = if lean_forward {
            touching.next_back()
        } else {
            touching.next()
        };
        let segment = touched
            .or_else(|| sourced().find(|segment| segment.range.start >= offset))
            .or_else(|| sourced().next_back())?;
        let source = segment.source.as_ref()?;
        let within = offset.clamp(segment.range.start, segment.range.end);
        let into = within.0 - segment.range.start.0;
        let length = segment.range.end.0 - segment.range.start.0;
        let source_offset = if matches!(segment.kind, SegmentKind::Field { .. }) {
            if into * 2 >= length && into > 0 {
                source.range.end
            } else {
                source.range.start
            }
        } else {
            ByteIndex(source.range.start.0 + into)
        };
        Some(TextPosition::new(source.place, source_offset))
    }

    /// The line shown behind a place, in reading order.
    #[must_use]
    pub fn place_after(&self, place: TextPlace) -> Option<TextPlace> {
        let paragraph = self.paragraph_of(place)?;
        let mut within = self
            .paragraphs()
            .get(paragraph)?
            .places()
            .skip_while(|&shown| shown != place)
            .skip(1);
        within.next().or_else(|| {
            self.paragraphs()
                .get(paragraph + 1..)?
                .iter()
                .find_map(|next| next.places().next())
        })
    }

    /// The line shown before a place, in reading order.
    #[must_use]
    pub fn place_before(&self, place: TextPlace) -> Option<TextPlace> {
        let paragraph = self.paragraph_of(place)?;
        let within = self
            .paragraphs()
            .get(paragraph)?
            .places()
            .take_while(|&shown| shown != place)
            .last();
        within.or_else(|| {
            self.paragraphs()
                .get(..paragraph)?
                .iter()
                .rev()
                .find_map(|former| former.places().last())
        })
    }

    /// A key by which positions sort in reading order.
    #[must_use]
    pub fn order_key(&self, position: TextPosition) -> Option<(usize, usize, ByteIndex)> {
        let paragraph = self.paragraph_of(position.place)?;
        let rank = self
            .paragraphs()
            .get(paragraph)?
            .places()
            .position(|shown| shown == position.place)?;
        Some((paragraph, rank, position.offset))
    }
}
