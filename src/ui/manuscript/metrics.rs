//! Sizes of the sheet: what the design says, times the zoom, in the room there is.

use egui::{Context, FontId, Rect};

use super::rows::Row;
use crate::model::{ParagraphStyle, ViewParagraph};
use crate::ui::fonts::{self, Marks, Weight};
use crate::ui::theme::text_size;

/// Characters of a full row.
const MEASURE_CHARACTERS: f32 = 34.0;
/// No pane is so narrow that a row holds fewer.
const FEWEST_CHARACTERS: f32 = 4.0;
const MARGIN: f32 = 66.0;
const SMALLEST_MARGIN: f32 = 20.0;
const LINE: f32 = 34.0;
const TITLE_LINE: f32 = 42.0;
const BYLINE_SIZE: f32 = 16.0;
const CANVAS_ABOVE: f32 = 22.0;
const PAPER_ABOVE: f32 = 54.0;
const BELOW: f32 = 96.0;
const CHIP_PADDING: f32 = 4.0;

/// The sizes of one frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Metrics {
    /// The manuscript's size; 1 is as designed.
    pub(super) zoom: f32,
    pub(super) pixels_per_point: f32,
    /// Whose marks the speech's language has.
    pub(super) marks: Marks,
    /// Width of a full row.
    pub(super) measure: f32,
    /// From the paper's edge to the text.
    pub(super) margin: f32,
    /// How many faces there are: a face found later changes widths.
    faces: usize,
}

impl Metrics {
    /// The sizes in a pane of `width`.
    pub(super) fn new(ctx: &Context, width: f32, zoom: f32, marks: Marks) -> Self {
        let character = text_size::MANUSCRIPT * zoom;
        let canvas = if width < 640.0 { 6.0 } else { 20.0 };
        let room = (width - 2.0 * canvas).max(0.0);
        let full = MEASURE_CHARACTERS * character;
        let (measure, margin) = if room >= full + 2.0 * MARGIN * zoom {
            (full, MARGIN * zoom)
        } else {
            let least = (room * 0.07).clamp(SMALLEST_MARGIN, (MARGIN * zoom).max(SMALLEST_MARGIN));
            let characters = ((room - 2.0 * least) / character).floor();
            let measure = characters.clamp(FEWEST_CHARACTERS, MEASURE_CHARACTERS) * character;
            let margin = ((room - measure) / 2.0).min(MARGIN * zoom).max(0.0);
            (measure, margin)
        };
        Self {
            zoom,
            pixels_per_point: ctx.pixels_per_point(),
            marks,
            measure,
            margin,
            faces: ctx.fonts(|fonts| fonts.discovered_fonts().len() + fonts.definitions().font_data.len()),
        }
    }

    /// Width of one full-width character of the text.
    pub(super) fn character(&self) -> f32 {
        text_size::MANUSCRIPT * self.zoom
    }

    /// The text's left edge: the paper stands in the middle of the pane, and keeps clear of the scroll bar.
    pub(super) fn left(&self, pane: Rect, width: f32) -> f32 {
        let centred = pane.left() + (pane.width() - self.measure) / 2.0;
        let rightmost = pane.left() + width - self.measure - self.margin;
        self.rounded(centred.min(rightmost).max(pane.left()))
    }

    /// The nearest whole pixel.
    pub(super) fn rounded(&self, points: f32) -> f32 {
        (points * self.pixels_per_point).round() / self.pixels_per_point
    }

    /// From the canvas's upper edge to the paper's.
    pub(super) fn canvas_above(&self) -> f32 {
        self.rounded(CANVAS_ABOVE)
    }

    /// From the canvas's upper edge to the first paragraph.
    pub(super) fn above(&self) -> f32 {
        self.rounded(CANVAS_ABOVE + PAPER_ABOVE * self.zoom)
    }

    /// Room behind the last paragraph.
    pub(super) fn below(&self) -> f32 {
        BELOW * self.zoom
    }

    /// Room within a chip at either side of its text.
    pub(super) fn chip_padding(&self) -> f32 {
        CHIP_PADDING * self.zoom
    }

    /// Height of one row.
    pub(super) fn line(&self, style: ParagraphStyle) -> f32 {
        let line = if style == ParagraphStyle::Title {
            TITLE_LINE
        } else {
            LINE
        };
        self.rounded(line * self.zoom)
    }

    /// Room above and below a paragraph.
    pub(super) fn around(&self, style: ParagraphStyle) -> (f32, f32) {
        let (above, below) = match style {
            ParagraphStyle::Title => (0.0, 2.0),
            ParagraphStyle::Byline => (0.0, 20.0),
            ParagraphStyle::Heading { .. } => (12.0, 2.0),
            _ => (0.0, 0.0),
        };
        (self.rounded(above * self.zoom), self.rounded(below * self.zoom))
    }

    /// How far the first row is set in.
    pub(super) fn indent(&self, style: ParagraphStyle) -> f32 {
        match style {
            ParagraphStyle::Title | ParagraphStyle::Byline | ParagraphStyle::Salutation => 0.0,
            _ => 2.0 * self.character(),
        }
    }

    /// The face of a paragraph's text.
    pub(super) fn face(&self, style: ParagraphStyle, weight: Weight) -> FontId {
        let size = match style {
            ParagraphStyle::Title => text_size::TITLE,
            ParagraphStyle::Byline => BYLINE_SIZE,
            _ => text_size::MANUSCRIPT,
        };
        fonts::face(size * self.zoom, weight, self.marks)
    }

    /// From the text's left edge to a row's.
    pub(super) fn row_left(&self, style: ParagraphStyle, index: usize, row: &Row) -> f32 {
        match style {
            ParagraphStyle::Title | ParagraphStyle::Byline => ((self.measure - row.width) / 2.0).max(0.0),
            _ if index == 0 => self.indent(style),
            _ => 0.0,
        }
    }

    /// How high a paragraph will about be, from its length.
    pub(super) fn estimate(&self, paragraph: &ViewParagraph) -> f32 {
        let (above, below) = self.around(paragraph.style);
        let style = paragraph.style;
        if style == ParagraphStyle::Byline && paragraph.text.is_empty() {
            return above + below;
        }
        let ems = match self.marks {
            Marks::Chinese => paragraph.text.len() / 3,
            Marks::Latin => paragraph.text.len() / 2,
        };
        #[expect(clippy::cast_precision_loss, reason = "a row count is small")]
        let filled = ems as f32 * self.face(style, Weight::Regular).size + self.indent(style);
        let rows = (filled / self.measure).ceil().max(1.0);
        above + below + rows * self.line(style)
    }
}
