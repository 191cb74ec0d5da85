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
use crate::text::boundaries::next_grapheme;
use crate::text::line_breaks::break_opportunities;
use crate::text::offsets::ByteIndex;
use crate::ui::fonts::Weight;
use crate::ui::theme::Tokens;

/// A field of so many characters is not broken over two rows.
const LONGEST_WHOLE_FIELD: usize = 8;

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
                .or_insert_with(|| width_of(fonts, &face, character))
        }));
        if is_chip(segment) {
            let last = advances.len() - 1;
            advances[first] += metrics.chip_padding();
            advances[last] += metrics.chip_padding();
        }
    }
    advances
}

/// How much room a character takes. Fonts know the width of what they have; what no face has is drawn as a box, which
/// only laying it out tells.
fn width_of(fonts: &mut FontsView<'_>, face: &FontId, character: char) -> f32 {
    let ordinary = character.is_whitespace() || character.is_control() || fonts.has_glyph(face, character);
    if ordinary || joins_what_stands_before(character) {
        return fonts.glyph_width(face, character);
    }
    let drawn = fonts.layout_no_wrap(character.to_string(), face.clone(), Color32::PLACEHOLDER);
    drawn.size().x
}

/// Whether a character has no room of its own, such as an accent or a joiner.
fn joins_what_stands_before(character: char) -> bool {
    let behind_a_letter = format!("a{character}");
    next_grapheme(&behind_a_letter, ByteIndex(0)).0 == behind_a_letter.len()
}

fn weight_of_segment(paragraph: &ViewParagraph, segment: &Segment) -> Weight {
    weight_of(paragraph.style, segment.kind)
}

/// A range of bytes as plain numbers.
pub(super) fn bytes(range: &Range<ByteIndex>) -> Range<usize> {
    range.start.0..range.end.0
}

/// Takes away the chances to end a row within a field of a few characters: a name is read at one glance.
fn keep_short_fields_whole(paragraph: &ViewParagraph, opportunities: &mut Vec<ByteIndex>) {
    let mut fields = paragraph
        .segments
        .iter()
        .filter(|segment| {
            let shown = paragraph.text.get(bytes(&segment.range)).unwrap_or_default();
            matches!(segment.kind, SegmentKind::Field { .. })
                && shown.chars().nth(LONGEST_WHOLE_FIELD).is_none()
        })
        .map(|segment| &segment.range)
        .peekable();
    if fields.peek().is_none() {
        return;
    }
    opportunities.retain(|&at| {
        while fields.next_if(|field| field.end <= at).is_some() {}
        fields.peek().is_none_or(|field| at <= field.start)
    });
}

/// Lays a paragraph out.
pub(super) fn lay_out(ui: &Ui, widths: &mut Widths, metrics: &Metrics, paragraph: &ViewParagraph) -> Layout {
    let (above, below) = metrics.around(paragraph.style);
    let line = metrics.line(paragraph.style);
    let hidden = paragraph.style == ParagraphStyle::Byline && paragraph.text.is_empty();
    let mut opportunities = Vec::new();
    break_opportunities(&paragraph.text, &mut opportunities);
    keep_short_fields_whole(paragraph, &mut opportunities);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Manuscript, Speech, TextPlace, TextPosition};
    use crate::session::{Action, Session};
    use crate::text::language::Language;

    #[test]
    fn a_short_field_stays_on_one_row_and_a_long_one_may_be_broken() {
        for (value, whole) in [("办公室", true), ("中共某某市某某区委员会办公室", false)] {
            let mut session = Session::new(Speech::blank(Language::Chinese), true);
            let id = session.speech().sections.children(None)[0];
            let start = TextPosition::start_of(TextPlace::Body(id, 0));
            let field = crate::model::Field {
                value: value.to_owned(),
                ..crate::model::Field::new(crate::model::FieldId(0), "单位")
            };
            for action in [
                Action::Select(crate::model::Selection::caret(start)),
                Action::InsertText("请".to_owned()),
                Action::DefineField { field, insert: true },
                Action::InsertText("汇报工作".to_owned()),
            ] {
                session.perform(action, std::time::Duration::ZERO);
            }
            let manuscript = Manuscript::compose(session.speech());
            let paragraph = manuscript.paragraphs().last().expect("the text");
            let mut opportunities = Vec::new();
            break_opportunities(&paragraph.text, &mut opportunities);
            let all = opportunities.len();
            keep_short_fields_whole(paragraph, &mut opportunities);
            let within = "请".len() + 1.."请".len() + value.len();
            let broken = opportunities.iter().any(|at| within.contains(&at.0));
            assert_eq!(broken, !whole, "{value}");
            assert_eq!(opportunities.len() == all, !whole);
        }
    }
}
