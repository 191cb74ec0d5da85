//! Draws canvas, paper, chips, selection, text, and what is being composed. Only rows in view are drawn.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::TextShape;
use egui::{CornerRadius, Painter, Rect, Stroke, StrokeKind, Ui, pos2};

use super::focus::{FADE, Light, Lit};
use super::overlay::Overlay;
use super::place::{Screen, SetRow};
use super::rows::Row;
use super::sheet::Sheet;
use crate::model::{SegmentKind, ViewParagraph, ViewPosition};
use crate::text::offsets::ByteIndex;
use crate::ui::find::Marks;
use crate::ui::theme::{Tokens, corner};

/// How far a chip's ground reaches above and below the middle of its row, in parts of the row's height.
const CHIP_HALF_HEIGHT: f32 = 0.41;

/// What is drawn beside the text itself.
pub(super) struct Marked<'a> {
    /// The selection's ends in reading order, in the paragraphs as they are shown; none when nothing is selected.
    pub(super) selection: Option<(ViewPosition, ViewPosition)>,
    /// What is being composed.
    pub(super) overlay: Option<&'a Overlay>,
    /// What is not dimmed; none where nothing is dimmed.
    pub(super) lit: Option<Lit>,
    /// What is to be looked at again: in which paragraph, and where in it.
    pub(super) doubts: Vec<(usize, Range<usize>)>,
    /// What was found.
    pub(super) marks: Option<&'a Marks<'a>>,
}

/// The paper: as high as the text, and at least to the view's lower edge.
pub(super) fn paper(ui: &Ui, painter: &Painter, sheet: &Sheet, screen: &Screen) {
    let Some(metrics) = sheet.metrics() else { return };
    let tokens = Tokens::of(ui);
    painter.rect_filled(screen.rect, CornerRadius::ZERO, tokens.canvas);
    let left = screen.left - metrics.margin;
    let right = screen.left + metrics.measure + metrics.margin;
    let top = screen.rect.top() + sheet.paper_top() - sheet.scrolled();
    // A paper of a million characters would exceed what a shadow's blur can be drawn at.
    let top = top.max(screen.rect.top() - 64.0);
    let bottom = screen.rect.bottom() + 64.0;
    let paper = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
    let radius = CornerRadius::same(corner::SMALL);
    let shadow = egui::Shadow {
        offset: [0, 2],
        blur: 14,
        spread: 0,
        color: tokens.shadow,
    };
    painter.add(shadow.as_shape(paper, radius));
    painter.rect(paper, radius, tokens.paper, tokens.border(), StrokeKind::Outside);
}

/// The rows in view.
pub(super) fn rows(ui: &Ui, painter: &Painter, sheet: &Sheet, screen: &Screen, marked: &Marked<'_>) {
    for paragraph in sheet.visible() {
        let (Some(layout), Some(shown)) = (sheet.known_layout(paragraph), sheet.shown(paragraph)) else {
            continue;
        };
        for index in visible_rows(sheet, paragraph) {
            let (Some(row), Some(set)) = (layout.rows.get(index), sheet.set_row(ui, paragraph, index)) else {
                continue;
            };
            let top = screen.rect.top() + sheet.row_in_view(paragraph, index).unwrap_or_default();
            let place = RowPlace {
                left: screen.left,
                top,
                line: layout.line,
            };
            let found = found_in_row(sheet, marked, paragraph, row);
            let is_last = index + 1 == layout.rows.len();
            let light = marked.lit.map_or(Light::Whole, |lit| lit.of_row(paragraph, row));
            each_part(painter, &light, sheet, &set, &place, |painter, fade| {
                chips(ui, painter, shown, row, &set, &place, fade);
            });
            marks(ui, painter, &found.all, &set, &place);
            selection(ui, painter, marked, paragraph, (row, is_last), &set, &place);
            if let Some(current) = &found.current {
                current_mark(ui, painter, current, &set, &place);
            }
            each_part(painter, &light, sheet, &set, &place, |painter, fade| {
                let at = pos2(screen.left + set.left, top);
                let text = TextShape::new(at, Arc::clone(&set.galley), Tokens::of(ui).text);
                painter.add(text.with_opacity_factor(fade));
            });
            let composing = marked
                .overlay
                .is_some_and(|overlay| overlay.at.paragraph == paragraph);
            for (_, range) in marked
                .doubts
                .iter()
                .filter(|(at, _)| *at == paragraph && !composing)
            {
                doubt(ui, painter, range, row, &set, &place);
            }
            underlines(ui, painter, marked.overlay, paragraph, row, &set, &place);
        }
    }
}

/// The rows of a paragraph that are in view.
pub(super) fn visible_rows(sheet: &Sheet, paragraph: usize) -> Range<usize> {
    let Some(layout) = sheet.known_layout(paragraph) else {
        return 0..0;
    };
    if layout.height <= layout.above {
        return 0..0;
    }
    let first_top = sheet.paragraph_in_view(paragraph) + layout.above;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the rows"
    )]
    let row_at = |y: f32| ((y / layout.line).max(0.0) as usize).min(layout.rows.len());
    let first = row_at(-first_top);
    let last = row_at(sheet.view() - first_top) + 1;
    first..last.min(layout.rows.len())
}

/// Where a row stands.
struct RowPlace {
    /// The text's left edge.
    left: f32,
    top: f32,
    line: f32,
}

impl RowPlace {
    fn rect(&self, (left, right): (f32, f32), half_height: f32) -> Rect {
        let middle = self.top + self.line / 2.0;
        let half = self.line * half_height;
        Rect::from_min_max(
            pos2(self.left + left, middle - half),
            pos2(self.left + right, middle + half),
        )
    }
}

/// Draws the stretches of a row that are alike: each with a painter that draws nothing beyond it, and with how much of
/// its colour what is drawn keeps.
fn each_part(
    painter: &Painter,
    light: &Light,
    sheet: &Sheet,
    set: &SetRow<'_>,
    place: &RowPlace,
    mut draw: impl FnMut(&Painter, f32),
) {
    let range = match light {
        Light::Whole => return draw(painter, 1.0),
        Light::Dimmed => return draw(painter, FADE),
        Light::Part(range) => range,
    };
    let rounded = |x: f32| sheet.metrics().map_or(x, |metrics| metrics.rounded(x));
    let (left, right) = set.span(range);
    let (left, right) = (rounded(place.left + left), rounded(place.left + right));
    let clip = painter.clip_rect();
    for (columns, fade) in [
        (clip.left()..=left, FADE),
        (left..=right, 1.0),
        (right..=clip.right(), FADE),
    ] {
        let part = clip.intersect(Rect::from_x_y_ranges(columns, clip.y_range()));
        draw(&painter.with_clip_rect(part), fade);
    }
}

/// The grounds of a row's chips; corners are rounded where the chip begins and ends, not where it goes on in the next
/// row.
fn chips(
    ui: &Ui,
    painter: &Painter,
    shown: &ViewParagraph,
    row: &Row,
    set: &SetRow<'_>,
    place: &RowPlace,
    fade: f32,
) {
    let tokens = Tokens::of(ui);
    for (chip, range) in Sheet::chips_of(shown, row) {
        let fill = match chip.kind {
            SegmentKind::Field { filled: true, .. } => tokens.field_fill,
            _ => tokens.blank_fill,
        };
        let begins = if range.start == chip.range.start.0 {
            corner::SMALL
        } else {
            0
        };
        let ends = if range.end == chip.range.end.0 {
            corner::SMALL
        } else {
            0
        };
        let radius = CornerRadius {
            nw: begins,
            sw: begins,
            ne: ends,
            se: ends,
        };
        painter.rect_filled(
            place.rect(set.span(&range), CHIP_HALF_HEIGHT),
            radius,
            fill.gamma_multiply(fade),
        );
    }
}

/// What of a row was found.
#[derive(Default)]
struct FoundInRow {
    all: Vec<Range<usize>>,
    /// What is gone to; one of them.
    current: Option<Range<usize>>,
}

fn found_in_row(sheet: &Sheet, marked: &Marked<'_>, paragraph: usize, row: &Row) -> FoundInRow {
    let (Some(marks), Some(own)) = (marked.marks, sheet.own(paragraph)) else {
        return FoundInRow::default();
    };
    let overlay = marked.overlay.filter(|overlay| overlay.at.paragraph == paragraph);
    let shown = |offset: usize| overlay.map_or(offset, |overlay| overlay.shown(offset));
    let matches = marks.search.matches_of(paragraph, own);
    let first = matches.partition_point(|found| shown(found.shown.end.0) <= row.start);
    let in_row = matches[first..]
        .iter()
        .take_while(|found| shown(found.shown.start.0) < row.end);
    let part =
        |range: &Range<ByteIndex>| shown(range.start.0).max(row.start)..shown(range.end.0).min(row.end);
    let current = marks.current.as_ref();
    let current = current.filter(|(index, _)| *index == paragraph);
    let mut found = FoundInRow::default();
    for one in in_row {
        let range = part(&one.shown);
        if current.is_some_and(|(_, shown)| *shown == one.shown) {
            found.current = Some(range.clone());
        }
        found.all.push(range);
    }
    found
}

fn marks(ui: &Ui, painter: &Painter, ranges: &[Range<usize>], set: &SetRow<'_>, place: &RowPlace) {
    let colour = Tokens::of(ui).mark;
    for range in ranges {
        let rect = place.rect(set.span(range), CHIP_HALF_HEIGHT);
        painter.rect_filled(rect, corner::SMALL / 2, colour);
    }
}

/// The match that is gone to, over the selection that stands for it.
fn current_mark(ui: &Ui, painter: &Painter, range: &Range<usize>, set: &SetRow<'_>, place: &RowPlace) {
    let tokens = Tokens::of(ui);
    let rect = place.rect(set.span(range), CHIP_HALF_HEIGHT);
    painter.rect(
        rect,
        corner::SMALL / 2,
        tokens.mark,
        Stroke::new(1.5, tokens.warn),
        StrokeKind::Outside,
    );
}

fn selection(
    ui: &Ui,
    painter: &Painter,
    marked: &Marked<'_>,
    paragraph: usize,
    (row, is_last): (&Row, bool),
    set: &SetRow<'_>,
    place: &RowPlace,
) {
    let Some((start, end)) = marked.selection else {
        return;
    };
    if paragraph < start.paragraph || paragraph > end.paragraph {
        return;
    }
    let from = if paragraph == start.paragraph {
        start.offset.0
    } else {
        0
    };
    let to = if paragraph == end.paragraph {
        end.offset.0
    } else {
        usize::MAX
    };
    let range = from.max(row.start)..to.min(row.end);
    let takes_break = to == usize::MAX && is_last;
    if range.start > range.end || (range.is_empty() && !takes_break) {
        return;
    }
    let (left, mut right) = set.span(&range);
    if takes_break {
        right += place.line * 0.25;
    }
    let colour = Tokens::of(ui).selection.gamma_multiply(0.9);
    painter.rect_filled(place.rect((left, right), 0.5), CornerRadius::ZERO, colour);
}

fn underlines(
    ui: &Ui,
    painter: &Painter,
    overlay: Option<&Overlay>,
    paragraph: usize,
    row: &Row,
    set: &SetRow<'_>,
    place: &RowPlace,
) {
    let Some(overlay) = overlay.filter(|overlay| overlay.at.paragraph == paragraph) else {
        return;
    };
    let look = &ui.visuals().ime_composition;
    let whole = overlay.range();
    let active = overlay
        .active
        .as_ref()
        .map_or(whole.start..whole.start, |active| {
            whole.start + active.start..whole.start + active.end
        });
    for (range, stroke) in [
        (whole.start..active.start, look.inactive_underline_stroke),
        (active.clone(), look.active_underline_stroke),
        (active.end..whole.end, look.inactive_underline_stroke),
    ] {
        underline(painter, &range, stroke, row, set, place);
    }
}

/// A dotted line under what is to be looked at again.
fn doubt(ui: &Ui, painter: &Painter, range: &Range<usize>, row: &Row, set: &SetRow<'_>, place: &RowPlace) {
    let part = range.start.max(row.start)..range.end.min(row.end);
    if part.start < part.end {
        let rect = place.rect(set.span(&part), 0.36);
        let line = [rect.left_bottom(), rect.right_bottom()];
        painter.extend(egui::Shape::dotted_line(&line, Tokens::of(ui).warn, 3.0, 0.8));
    }
}

fn underline(
    painter: &Painter,
    range: &Range<usize>,
    stroke: Stroke,
    row: &Row,
    set: &SetRow<'_>,
    place: &RowPlace,
) {
    let part = range.start.max(row.start)..range.end.min(row.end);
    if part.start >= part.end {
        return;
    }
    let rect = place.rect(set.span(&part), 0.38);
    painter.hline(rect.x_range(), rect.bottom(), stroke);
}
