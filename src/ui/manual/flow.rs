//! Text of several kinds in rows: keys are drawn as caps and stay in one piece, links can be clicked and reached by Tab,
//! and rows end by the same Chinese rules as those of the manuscript.

use std::ops::Range;
use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::ManualPage;
use super::reading::{Kind, Span, plain};
use crate::text::line_breaks::break_opportunities;
use crate::ui::fonts;
use crate::ui::manuscript::rows::{Row, break_rows};
use crate::ui::theme::{Tokens, corner, space, text_size};

/// How high a row is.
pub(super) const LINE: f32 = 22.0;
/// How high a key cap is.
const CAP: f32 = 18.0;
/// How much wider than its text a cap is, on each side.
const PADDING: f32 = 4.0;
/// How far a cap stands from what is beside it.
const GAP: f32 = 2.0;

/// Text laid out in rows.
pub(super) struct Flow<'a> {
    spans: &'a [Span],
    rows: Vec<Row>,
    /// The bytes of each stretch.
    ranges: Vec<Range<usize>>,
    text: String,
    galley: Arc<Galley>,
}

/// A stretch, or what of it stands in one row, and where.
struct Piece {
    span: usize,
    rect: Rect,
}

impl<'a> Flow<'a> {
    /// Lays out text in rows of a width.
    pub(super) fn new(ui: &Ui, spans: &'a [Span], width: f32) -> Self {
        let text = plain(spans);
        let ranges = ranges_of(spans);
        let mut opportunities = Vec::new();
        break_opportunities(&text, &mut opportunities);
        opportunities.retain(|at| !is_within_a_cap(spans, &ranges, at.0));
        let advances = advances(ui, spans);
        let rows = break_rows(&text, &opportunities, &advances, width, width);
        let job = job(Tokens::of(ui), spans, &ranges, &rows, &text);
        let galley = ui.painter().layout_job(job);
        Self {
            spans,
            rows,
            ranges,
            text,
            galley,
        }
    }

    /// Shows it, as wide as it was laid out for, and returns the page whose link was followed. `role` is what screen readers are
    /// told that it is.
    pub(super) fn show(&self, ui: &mut Ui, width: f32, role: Role) -> (Response, Option<ManualPage>) {
        let size = vec2(width, self.galley.size().y);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.text));
        let pieces = self.pieces(rect.min);
        for piece in &pieces {
            self.paint_ground(ui, piece);
        }
        let followed = self.links(ui, &pieces, response.id);
        let color = Tokens::of(ui).text;
        ui.painter().galley(rect.min, Arc::clone(&self.galley), color);
        (response, followed)
    }

    /// What of each stretch that is more than text stands in which row, and where.
    fn pieces(&self, at: Pos2) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (row, placed) in self.rows.iter().zip(&self.galley.rows) {
            for (span, range) in self.ranges.iter().enumerate() {
                if !self.spans.get(span).is_some_and(|span| has_ground(span.kind)) {
                    continue;
                }
                let part = range.start.max(row.start)..range.end.min(row.end);
                let count = |bytes: Range<usize>| self.text.get(bytes).map_or(0, |text| text.chars().count());
                let (first, length) = (count(row.start..part.start), count(part));
                let glyphs = placed.glyphs.get(first..first + length).unwrap_or_default();
                if let (Some(from), Some(to)) = (glyphs.first(), glyphs.last()) {
                    let left = at.x + placed.pos.x + from.pos.x;
                    let right = at.x + placed.pos.x + to.pos.x + to.advance_width;
                    let top = at.y + placed.pos.y;
                    let rect = Rect::from_min_max(pos2(left, top), pos2(right, top + placed.size.y));
                    pieces.push(Piece { span, rect });
                }
            }
        }
        pieces
    }

    /// The cap of a key, or the ground of what is typed.
    fn paint_ground(&self, ui: &Ui, piece: &Piece) {
        let Some(span) = self.spans.get(piece.span).filter(|span| is_cap(span.kind)) else {
            return;
        };
        let tokens = Tokens::of(ui);
        let size = vec2(piece.rect.width() + 2.0 * PADDING, CAP);
        let rect = Rect::from_center_size(piece.rect.center(), size).round_to_pixels(ui.pixels_per_point());
        let corners = CornerRadius::same(corner::SMALL);
        if span.kind == Kind::Code {
            ui.painter().rect_filled(rect, corners, tokens.hover);
            return;
        }
        // A key stands out a little: its lower edge is the stronger one.
        ui.painter().rect_filled(rect, corners, tokens.line_strong);
        let face = rect.with_max_y(rect.bottom() - 1.0);
        ui.painter().rect_filled(face, corners, tokens.panel);
        let edge = Stroke::new(1.0, tokens.line_strong);
        ui.painter().rect_stroke(rect, corners, edge, StrokeKind::Inside);
    }

    /// Lets links be clicked; one that goes on in another row is one for Tab.
    fn links(&self, ui: &mut Ui, pieces: &[Piece], id: Id) -> Option<ManualPage> {
        let mut followed = None;
        let mut before = None;
        for (number, piece) in pieces.iter().enumerate() {
            let Some(Span {
                text,
                kind: Kind::Link(page),
            }) = self.spans.get(piece.span)
            else {
                continue;
            };
            let goes_on = before.replace(piece.span) == Some(piece.span);
            let sense = if goes_on { Sense::CLICK } else { Sense::click() };
            let link = ui.interact(piece.rect, id.with(("link", number)), sense);
            link.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
            if link.gained_focus() {
                link.scroll_to_me(None);
            }
            if link.hovered() || link.has_focus() {
                underline(ui, piece.rect);
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if link.has_focus() {
                let ring = Stroke::new(1.0, Tokens::of(ui).accent);
                let rect = piece.rect.expand2(vec2(space::HAIR, -space::HAIR));
                ui.painter()
                    .rect_stroke(rect, corner::SMALL, ring, StrokeKind::Outside);
            }
            if link.clicked() {
                followed = Some(*page);
            }
        }
        followed
    }
}

fn underline(ui: &Ui, rect: Rect) {
    let color = Tokens::of(ui).field_text;
    let y = rect.bottom() - 3.0;
    ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, color));
}

fn is_cap(kind: Kind) -> bool {
    matches!(kind, Kind::Key | Kind::Code)
}

/// Whether something is drawn for it, or it can be clicked.
fn has_ground(kind: Kind) -> bool {
    is_cap(kind) || matches!(kind, Kind::Link(_))
}

fn ranges_of(spans: &[Span]) -> Vec<Range<usize>> {
    let mut start = 0;
    let range = |span: &Span| {
        let range = start..start + span.text.len();
        start = range.end;
        range
    };
    spans.iter().map(range).collect()
}

/// Whether a row that ended there would break a cap.
fn is_within_a_cap(spans: &[Span], ranges: &[Range<usize>], at: usize) -> bool {
    let mut all = spans.iter().zip(ranges);
    all.any(|(span, range)| span.kind == Kind::Key && range.start < at && at < range.end)
}

fn face(kind: Kind) -> FontId {
    match kind {
        Kind::Strong => fonts::bold(text_size::BODY),
        Kind::Key | Kind::Code => fonts::regular(text_size::SMALL),
        Kind::Plain | Kind::Link(_) => fonts::regular(text_size::BODY),
    }
}

fn color(tokens: &Tokens, kind: Kind) -> Color32 {
    match kind {
        Kind::Link(_) => tokens.field_text,
        _ => tokens.text,
    }
}

/// How much room each character takes, that around caps included.
fn advances(ui: &Ui, spans: &[Span]) -> Vec<f32> {
    let mut advances = Vec::new();
    ui.fonts_mut(|fonts| {
        for span in spans {
            let face = face(span.kind);
            let first = advances.len();
            advances.extend(
                span.text
                    .chars()
                    .map(|character| fonts.glyph_width(&face, character)),
            );
            if is_cap(span.kind) {
                if let Some(width) = advances.get_mut(first) {
                    *width += PADDING + GAP;
                }
                if let Some(width) = advances.last_mut() {
                    *width += PADDING + GAP;
                }
            }
        }
    });
    advances
}

/// The text with its rows as they were broken.
fn job(tokens: &Tokens, spans: &[Span], ranges: &[Range<usize>], rows: &[Row], text: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = f32::INFINITY;
    for (number, row) in rows.iter().enumerate() {
        let mut room = 0.0;
        let mut is_empty = true;
        for (span, range) in spans.iter().zip(ranges) {
            let part = range.start.max(row.start)..range.end.min(row.end);
            let Some(piece) = text.get(part.clone()).filter(|piece| !piece.is_empty()) else {
                continue;
            };
            let around = if is_cap(span.kind) { PADDING + GAP } else { 0.0 };
            let begins = if part.start == range.start { around } else { 0.0 };
            let ends_row = part.end == row.end && number + 1 < rows.len();
            let piece = if ends_row {
                format!("{piece}\n")
            } else {
                piece.to_owned()
            };
            job.append(&piece, room + begins, text_format(tokens, span.kind));
            room = if part.end == range.end { around } else { 0.0 };
            is_empty = false;
        }
        if is_empty && number + 1 < rows.len() {
            job.append("\n", 0.0, text_format(tokens, Kind::Plain));
        }
    }
    job
}

fn text_format(tokens: &Tokens, kind: Kind) -> TextFormat {
    TextFormat {
        line_height: Some(LINE),
        ..TextFormat::simple(face(kind), color(tokens, kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, kind: Kind) -> Span {
        let text = text.to_owned();
        Span { text, kind }
    }

    fn flow<R>(spans: &[Span], width: f32, look: impl Fn(&Flow<'_>) -> R) -> R {
        let ctx = egui::Context::default();
        fonts::install(&ctx, fonts::Marks::Chinese);
        let mut seen = None;
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            seen = Some(look(&Flow::new(ui, spans, width)));
        });
        output.textures_delta.clear();
        seen.expect("a pass was run")
    }

    #[test]
    fn keys_stay_in_one_piece_and_rows_follow_the_chinese_rules() {
        let spans = [
            span("要插入字段，请按 ", Kind::Plain),
            span("Ctrl+Shift+P", Kind::Key),
            span("，再输入“字段”的名称。", Kind::Plain),
        ];
        for width in 110..260_u16 {
            let (rows, caps) = flow(&spans, f32::from(width), |flow| {
                let rows: Vec<String> = flow
                    .rows
                    .iter()
                    .map(|row| flow.text[row.start..row.end].to_owned())
                    .collect();
                (rows, flow.pieces(Pos2::ZERO).len())
            });
            assert_eq!(caps, 1, "at {width}: {rows:?}");
            assert!(
                rows.iter()
                    .all(|row| !row.starts_with(['，', '。', '”']) && !row.ends_with('“')),
                "at {width}: {rows:?}"
            );
        }
    }

    #[test]
    fn rows_are_as_wide_as_there_is_room_and_caps_stand_over_their_keys() {
        let spans = [
            span("按 ", Kind::Plain),
            span("Ctrl+F", Kind::Key),
            span(" 查找，按 ", Kind::Plain),
            span("Esc", Kind::Key),
            span(" 关闭查找栏，再按一次回到正文。", Kind::Plain),
        ];
        for width in [120.0, 180.0, 400.0] {
            flow(&spans, width, |flow| {
                assert_eq!(flow.rows.len(), flow.galley.rows.len());
                assert!(
                    flow.galley.size().x <= width + 1.0,
                    "{} in {width}",
                    flow.galley.size().x
                );
                let pieces = flow.pieces(Pos2::ZERO);
                assert_eq!(pieces.len(), 2);
                assert!(
                    pieces
                        .iter()
                        .all(|piece| piece.rect.left() >= PADDING && piece.rect.width() > 15.0)
                );
            });
        }
    }

    #[test]
    fn a_link_over_two_rows_has_a_piece_in_each() {
        let spans = [
            span("详见", Kind::Plain),
            span("自动编号与层次", Kind::Link(ManualPage::Numbering)),
        ];
        let pieces = flow(&spans, 80.0, |flow| flow.pieces(Pos2::ZERO).len());
        assert_eq!(pieces, 2);
    }
}
