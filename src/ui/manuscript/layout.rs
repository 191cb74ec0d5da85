//! From a paragraph to its rows, and from a row to its galley.
//!
//! Rows are kept as long as the paragraph and the sheet's sizes stay; a galley is made for each row that is seen,
//! and egui keeps it from one frame to the next.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::FontsView;
use egui::text::{LayoutJob, LayoutSection, TextFormat};
use egui::{Color32, FontId, Galley, Ui};

use super::metrics::Metrics;
use super::rows::{Row, break_rows};
use crate::model::{ParagraphStyle, Segment, SegmentKind, ViewParagraph};
use crate::text::line_breaks::break_opportunities;
use crate::text::offsets::ByteIndex;
use crate::ui::fonts::Weight;
use crate::ui::theme::Tokens;

/// A paragraph's rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Layout {
    pub(super) rows: Vec<Row>,
    /// Room above the first row.
    pub(super) above: f32,
    /// Height of each row.
    pub(super) line: f32,
    /// Height of the whole, room above and below included.
    pub(super) height: f32,
}

/// Widths of characters, asked of the fonts once.
#[derive(Debug, Default)]
pub(super) struct Widths {
    by_face: Vec<(FontId, HashMap<char, f32>)>,
}

impl Widths {
    pub(super) fn clear(&mut self) {
        self.by_face.clear();
    }

    fn of_face(&mut self, face: &FontId) -> &mut HashMap<char, f32> {
        let known = self.by_face.iter().position(|(known, _)| known == face);
        let index = known.unwrap_or_else(|| {
            self.by_face.push((face.clone(), HashMap::new()));
            self.by_face.len() - 1
        });
        &mut self.by_face[index].1
    }
}

/// How heavy a segment's text is.
fn weight_of(style: ParagraphStyle, kind: SegmentKind) -> Weight {
    let heading_line = matches!(style, ParagraphStyle::Title | ParagraphStyle::Heading { .. });
    match kind {
        SegmentKind::Hint => Weight::Regular,
        SegmentKind::Label | SegmentKind::Heading | SegmentKind::Stop => Weight::Bold,
        _ if heading_line => Weight::Bold,
        _ => Weight::Regular,
    }
}

/// Whether a segment is drawn as a chip.
pub(super) fn is_chip(segment: &Segment) -> bool {
    matches!(segment.kind, SegmentKind::Field { .. }) && !segment.range.is_empty()
}

/// The width of every character, the padding of chips included.
fn advances(
    fonts: &mut FontsView<'_>,
    widths: &mut Widths,
    metrics: &Metrics,
    paragraph: &ViewParagraph,
) -> Vec<f32> {
    let mut advances = Vec::with_capacity(paragraph.text.len() / 2);
    for segment in &paragraph.segments {
        let face = metrics.face(paragraph.style, weight_of_segment(paragraph, segment));
        let known = widths.of_face(&face);
        let first = advances.len();
        let text = &paragraph.text[bytes(&segment.range)];
        advances.extend(text.chars().map(|character| {
            *known
                .entry(character)
                .or_insert_with(|| fonts.glyph_width(&face, character))
        }));
        if is_chip(segment) {
            let last = advances.len() - 1;
            advances[first] += metrics.chip_padding();
            advances[last] += metrics.chip_padding();
        }
    }
    advances
}

fn weight_of_segment(paragraph: &ViewParagraph, segment: &Segment) -> Weight {
    weight_of(paragraph.style, segment.kind)
}

/// A range of bytes as plain numbers.
pub(super) fn bytes(range: &Range<ByteIndex>) -> Range<usize> {
    range.start.0..range.end.0
}

/// Lays a paragraph out.
pub(super) fn lay_out(ui: &Ui, widths: &mut Widths, metrics: &Metrics, paragraph: &ViewParagraph) -> Layout {
    let (above, below) = metrics.around(paragraph.style);
    let line = metrics.line(paragraph.style);
    let hidden = paragraph.style == ParagraphStyle::Byline && paragraph.text.is_empty();
    let mut opportunities = Vec::new();
    break_opportunities(&paragraph.text, &mut opportunities);
    let advances = ui.fonts_mut(|fonts| advances(fonts, widths, metrics, paragraph));
    let first = metrics.measure - metrics.indent(paragraph.style);
    let rows = break_rows(&paragraph.text, &opportunities, &advances, first, metrics.measure);
    #[expect(clippy::cast_precision_loss, reason = "a row count is small")]
    let rows_height = if hidden { 0.0 } else { rows.len() as f32 * line };
    Layout {
        rows,
        above,
        line,
        height: above + rows_height + below,
    }
}

/// The parts of `paragraph`'s segments that stand in `row`.
pub(super) fn parts_of<'a>(
    paragraph: &'a ViewParagraph,
    row: &Row,
) -> impl Iterator<Item = (&'a Segment, Range<usize>)> {
    let (start, end) = (row.start, row.end);
    let first = paragraph
        .segments
        .partition_point(|segment| segment.range.end.0 <= start);
    paragraph.segments[first..]
        .iter()
        .take_while(move |segment| segment.range.start.0 < end)
        .map(move |segment| {
            (
                segment,
                segment.range.start.0.max(start)..segment.range.end.0.min(end),
            )
        })
        .filter(|(_, range)| !range.is_empty())
}

fn colour_of(tokens: &Tokens, style: ParagraphStyle, kind: SegmentKind) -> Color32 {
    match kind {
        SegmentKind::Field { filled: true, .. } => tokens.field_text,
        SegmentKind::Field { filled: false, .. } => tokens.blank_text,
        SegmentKind::Label => tokens.accent,
        SegmentKind::Hint => tokens.dim,
        _ if style == ParagraphStyle::Byline => tokens.dim,
        _ => tokens.text,
    }
}

/// A row as egui draws it: one galley row, with room before and behind chips.
pub(super) fn galley_of(ui: &Ui, metrics: &Metrics, paragraph: &ViewParagraph, row: &Row) -> Arc<Galley> {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob {
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    let mut behind_chip = false;
    for (segment, range) in parts_of(paragraph, row) {
        let chip = is_chip(segment);
        let begins = chip && range.start == segment.range.start.0;
        let padding = metrics.chip_padding();
        let leading = f32::from(u8::from(begins)) * padding + f32::from(u8::from(behind_chip)) * padding;
        let start = job.text.len();
        job.text.push_str(&paragraph.text[range.clone()]);
        job.sections.push(LayoutSection {
            leading_space: leading,
            byte_range: start.into()..job.text.len().into(),
            format: TextFormat {
                font_id: metrics.face(paragraph.style, weight_of_segment(paragraph, segment)),
                line_height: Some(metrics.line(paragraph.style)),
                color: colour_of(tokens, paragraph.style, segment.kind),
                ..TextFormat::default()
            },
        });
        behind_chip = chip && range.end == segment.range.end.0;
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
