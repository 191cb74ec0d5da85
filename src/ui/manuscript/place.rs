//! Between places in the view and points on the screen.

use std::ops::Range;
use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Ui, pos2, vec2};

use super::layout::{bytes, galley_of, is_chip, parts_of};
use super::metrics::Metrics;
use super::rows::Row;
use super::sheet::Sheet;
use crate::model::{ParagraphStyle, SegmentKind, ViewParagraph};
use crate::text::boundaries::{next_grapheme, previous_grapheme};
use crate::text::offsets::ByteIndex;
use crate::ui::fonts::Weight;

/// Where the view stands on the screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    /// The view.
    pub(super) rect: Rect,
    /// The left edge of the text.
    pub(super) left: f32,
}

/// A place in a paragraph as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) paragraph: usize,
    pub(super) offset: usize,
    /// Whether it belongs to what stands before it: at a row's end rather than at the next row's start.
    pub(super) back: bool,
}

/// What a point hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    /// The nearest place for a caret.
    pub(super) spot: Spot,
    /// Where the character under the point begins, if there is one.
    pub(super) under: Option<usize>,
}

/// A row with its glyphs.
pub(super) struct SetRow<'a> {
    paragraph: &'a ViewParagraph,
    row: Row,
    padding: f32,
    /// From the text's left edge.
    pub(super) left: f32,
    pub(super) galley: Arc<Galley>,
}

impl<'a> SetRow<'a> {
    pub(super) fn new(
        ui: &Ui,
        metrics: &Metrics,
        paragraph: &'a ViewParagraph,
        index: usize,
        row: Row,
    ) -> Self {
        Self {
            paragraph,
            row,
            padding: metrics.chip_padding(),
            left: metrics.row_left(paragraph.style, index, &row),
            galley: galley_of(ui, metrics, paragraph, &row),
        }
    }

    fn glyphs(&self) -> &[egui::epaint::text::Glyph] {
        self.galley.rows.first().map_or(&[], |row| &row.row.glyphs)
    }

    fn glyph_index(&self, offset: usize) -> usize {
        let end = offset.clamp(self.row.start, self.row.end);
        let before = self.paragraph.text.get(self.row.start..end);
        before.map_or(0, |before| before.chars().count())
    }

    fn chip_begins(&self, offset: usize) -> bool {
        let chips = self.paragraph.segments.iter().filter(|segment| is_chip(segment));
        chips.into_iter().any(|chip| chip.range.start.0 == offset)
    }

    fn chip_ends(&self, offset: usize) -> bool {
        let chips = self.paragraph.segments.iter().filter(|segment| is_chip(segment));
        chips.into_iter().any(|chip| chip.range.end.0 == offset)
    }

    /// From the text's left edge to a caret at `offset`.
    pub(super) fn x(&self, offset: usize) -> f32 {
        let index = self.glyph_index(offset);
        let glyphs = self.glyphs();
        let within = match (glyphs.get(index), glyphs.last()) {
            (Some(glyph), _) if self.chip_begins(offset) => glyph.pos.x - self.padding,
            (Some(glyph), _) => glyph.pos.x,
            (None, Some(last)) if self.chip_ends(offset) => last.max_x() + self.padding,
            (None, Some(last)) => last.max_x(),
            (None, None) => 0.0,
        };
        self.left + within
    }

    /// The left and right edge of a range of the row, from the text's left edge.
    pub(super) fn span(&self, range: &Range<usize>) -> (f32, f32) {
        let right = match self.glyph_index(range.end).checked_sub(1) {
            Some(last) if range.end > range.start => self.glyphs().get(last).map(|glyph| {
                let padding = if self.chip_ends(range.end) {
                    self.padding
                } else {
                    0.0
                };
                self.left + glyph.max_x() + padding
            }),
            _ => None,
        };
        let left = self.x(range.start);
        (left, right.unwrap_or(left))
    }

    /// The place nearest to `x`, and where the character under it begins.
    fn at(&self, x: f32) -> (usize, bool, Option<usize>) {
        let within = x - self.left;
        let text = &self.paragraph.text[self.row.start..self.row.end];
        for (glyph, (byte, character)) in self.glyphs().iter().zip(text.char_indices()) {
            if within >= glyph.max_x() {
                continue;
            }
            let offset = self.row.start + byte;
            let under = (within >= glyph.pos.x - self.padding).then_some(offset);
            if within < glyph.pos.x + glyph.advance_width / 2.0 {
                return (self.whole(offset), false, under);
            }
            return (self.whole(offset + character.len_utf8()), true, under);
        }
        (self.row.end, true, None)
    }

    /// The nearest grapheme boundary at or before `offset`.
    fn whole(&self, offset: usize) -> usize {
        let text = &self.paragraph.text;
        if offset == 0 || offset >= text.len() {
            return offset;
        }
        let after = next_grapheme(text, ByteIndex(offset));
        previous_grapheme(text, after).0
    }
}

impl Sheet {
    /// The row in which a caret at `spot` stands.
    pub(super) fn row_at(&mut self, ui: &Ui, spot: Spot) -> Option<usize> {
        let layout = self.layout(ui, spot.paragraph)?;
        let after = layout.rows.partition_point(|row| row.start <= spot.offset);
        let row = after.saturating_sub(1);
        let at_start = layout
            .rows
            .get(row)
            .is_some_and(|found| found.start == spot.offset);
        Some(if spot.back && at_start {
            row.saturating_sub(1)
        } else {
            row
        })
    }

    /// A row with its glyphs, if its paragraph is laid out.
    pub(super) fn set_row(&self, ui: &Ui, paragraph: usize, row: usize) -> Option<SetRow<'_>> {
        let layout = self.known_layout(paragraph)?;
        let found = layout.rows.get(row)?;
        Some(SetRow::new(
            ui,
            self.metrics()?,
            self.shown(paragraph)?,
            row,
            *found,
        ))
    }

    /// From the text's left edge to a caret at `spot`.
    pub(super) fn x_of(&mut self, ui: &Ui, spot: Spot) -> Option<f32> {
        let row = self.row_at(ui, spot)?;
        Some(self.set_row(ui, spot.paragraph, row)?.x(spot.offset))
    }

    /// From the view's upper edge to a row's.
    pub(super) fn row_in_view(&self, paragraph: usize, row: usize) -> Option<f32> {
        let layout = self.known_layout(paragraph)?;
        #[expect(clippy::cast_precision_loss, reason = "a row count is small")]
        let rows_above = row as f32 * layout.line;
        Some(self.paragraph_in_view(paragraph) + layout.above + rows_above)
    }

    /// Where a caret at `spot` stands on the screen.
    pub(super) fn caret_rect(&mut self, ui: &Ui, screen: &Screen, spot: Spot) -> Option<Rect> {
        let row = self.row_at(ui, spot)?;
        let metrics = *self.metrics()?;
        let style = self.shown(spot.paragraph)?.style;
        let line = self.known_layout(spot.paragraph)?.line;
        let set = self.set_row(ui, spot.paragraph, row)?;
        let text = self
            .shown(spot.paragraph)
            .map_or(0, |paragraph| paragraph.text.len());
        let empty_centred = text == 0 && matches!(style, ParagraphStyle::Title | ParagraphStyle::Byline);
        let x = if empty_centred {
            metrics.measure / 2.0
        } else {
            set.x(spot.offset)
        };
        let height = ui.fonts_mut(|fonts| fonts.row_height(&metrics.face(style, Weight::Regular)));
        let top = screen.rect.top() + self.row_in_view(spot.paragraph, row)? + (line - height) / 2.0;
        let left = screen.left + x.min(metrics.measure + metrics.chip_padding());
        Some(Rect::from_min_size(pos2(left, top), vec2(0.0, height)))
    }

    /// What a point on the screen hits; above all text the first place, below it the last.
    pub(super) fn hit(&mut self, ui: &Ui, screen: &Screen, point: Pos2) -> Option<Hit> {
        let y = point.y - screen.rect.top();
        let visible = self.visible();
        let mut paragraph = visible.start;
        for index in visible {
            let height = self.layout(ui, index)?.height;
            if height > 0.0 {
                paragraph = index;
            }
            if y < self.paragraph_in_view(index) + height {
                break;
            }
        }
        let layout = self.layout(ui, paragraph)?.clone();
        let within = y - self.paragraph_in_view(paragraph) - layout.above;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the rows"
        )]
        let row = ((within / layout.line).floor().max(0.0) as usize).min(layout.rows.len().saturating_sub(1));
        self.hit_in_row(ui, paragraph, row, point.x - screen.left)
    }

    /// What a point in a row hits, `x` from the text's left edge.
    pub(super) fn hit_in_row(&self, ui: &Ui, paragraph: usize, row: usize, x: f32) -> Option<Hit> {
        let (mut offset, mut back, under) = self.set_row(ui, paragraph, row)?.at(x);
        let shown = self.shown(paragraph)?;
        let hint = shown.segments.iter().find(|segment| {
            let range = bytes(&segment.range);
            segment.kind == SegmentKind::Hint && range.start <= offset && offset <= range.end
        });
        if let Some(hint) = hint {
            (offset, back) = (hint.range.start.0, false);
        }
        Some(Hit {
            spot: Spot {
                paragraph,
                offset,
                back,
            },
            under,
        })
    }

    /// Where a range of a paragraph stands on the screen, as far as its paragraph is laid out: its first row's part.
    pub(super) fn range_rect(
        &self,
        ui: &Ui,
        screen: &Screen,
        paragraph: usize,
        range: &Range<usize>,
    ) -> Option<Rect> {
        let layout = self.known_layout(paragraph)?;
        let after = layout.rows.partition_point(|row| row.start <= range.start);
        let row = after.saturating_sub(1);
        let found = layout.rows.get(row)?;
        let part = range.start..range.end.min(found.end);
        let (left, right) = self.set_row(ui, paragraph, row)?.span(&part);
        let top = screen.rect.top() + self.row_in_view(paragraph, row)?;
        let min = pos2(screen.left + left, top);
        Some(Rect::from_min_max(
            min,
            pos2(screen.left + right, top + layout.line),
        ))
    }

    /// The chips of a row.
    pub(super) fn chips_of<'a>(
        paragraph: &'a ViewParagraph,
        row: &Row,
    ) -> impl Iterator<Item = (&'a crate::model::Segment, Range<usize>)> {
        parts_of(paragraph, row).filter(|(segment, _)| is_chip(segment))
    }
}
