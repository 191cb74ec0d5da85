//! The name of a field that is still to fill in, on the ground that marks it in the manuscript too, and words of which
//! some stand on such grounds.

use std::ops::Range;

use egui::epaint::{CornerRadius, Galley, RectShape, TextShape};
use egui::{
    Color32, Label, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, text::LayoutJob, text::TextWrapping,
    vec2,
};

use super::fonts;
use super::theme::{Tokens, corner, text_size};

/// How far a ground reaches beyond its words.
pub const GROUND_MARGIN: f32 = 4.0;

/// Characters of a text that stand on a ground, and its colour.
pub type Ground = (Range<usize>, Color32);

/// Shows the name of an unfilled field, cut where there is no room.
pub fn blank_chip(ui: &mut Ui, name: &str) -> Response {
    let tokens = Tokens::of(ui);
    let font = fonts::regular(text_size::SMALL);
    let margin = vec2(6.0, 2.0);
    let mut job = LayoutJob::simple_singleline(name.to_owned(), font, tokens.blank_text);
    let room = ui.available_size_before_wrap().x.max(ui.max_rect().width()) - 2.0 * margin.x;
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    let words = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(words.size() + 2.0 * margin, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    ui.painter().rect_filled(rect, corner::SMALL, tokens.blank_fill);
    ui.painter().galley(rect.min + margin, words, tokens.blank_text);
    response
}

/// Shows words of which some stand on grounds, as fields do in the manuscript. [`GROUND_MARGIN`] is to be left on either
/// side of them.
pub fn label_on_grounds(ui: &mut Ui, label: Label, grounds: &[Ground]) -> Response {
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), galley.text()));
    if ui.is_rect_visible(response.rect) {
        for (range, fill) in grounds {
            for (rect, radius) in ground_rects(&galley, range) {
                let shape = RectShape::filled(rect.translate(at.to_vec2()), radius, *fill);
                ui.painter().add(shape);
            }
        }
        let ink = ui.visuals().text_color();
        ui.painter().add(TextShape::new(at, galley, ink));
    }
    response
}

/// Where the ground of these characters is, row by row; corners are rounded where it begins and ends, not where it goes
/// on in the next row.
fn ground_rects(galley: &Galley, range: &Range<usize>) -> Vec<(Rect, CornerRadius)> {
    let mut rects = Vec::new();
    let mut before = 0;
    for placed in &galley.rows {
        let glyphs = &placed.row.glyphs;
        let from = range.start.saturating_sub(before).min(glyphs.len());
        let to = range.end.saturating_sub(before).min(glyphs.len());
        if let Some([first, .., last] | [first @ last]) = glyphs.get(from..to) {
            let begins = before + from == range.start;
            let ends = before + to == range.end;
            let margin = |is_outer: bool| if is_outer { GROUND_MARGIN } else { 0.0 };
            let radius = |is_outer: bool| if is_outer { corner::SMALL } else { 0 };
            let top = first.pos.y - first.font_ascent;
            let rect = Rect::from_min_max(
                pos2(first.pos.x - margin(begins), top),
                pos2(last.max_x() + margin(ends), top + first.font_height),
            );
            let corners = CornerRadius {
                nw: radius(begins),
                sw: radius(begins),
                ne: radius(ends),
                se: radius(ends),
            };
            rects.push((rect.translate(placed.pos.to_vec2()), corners));
        }
        before += glyphs.len() + usize::from(placed.ends_with_newline);
    }
    rects
}

#[cfg(test)]
mod tests {
    use egui::text::TextFormat;

    use super::*;

    /// The grounds of these characters of ten ideographs, in rows of `width`.
    fn rects(width: f32, range: Range<usize>) -> Vec<(Rect, CornerRadius)> {
        let ctx = egui::Context::default();
        fonts::install(&ctx, fonts::Marks::Chinese);
        let mut found = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let format = TextFormat::simple(fonts::regular(20.0), Color32::BLACK);
            let mut job = LayoutJob::single_section("一二三四五六七八九十".to_owned(), format);
            job.wrap.max_width = width;
            found = ground_rects(&ui.painter().layout_job(job), &range);
        });
        output.textures_delta.clear();
        found
    }

    #[test]
    fn a_ground_stands_around_its_words_and_nothing_else() {
        let found = rects(f32::INFINITY, 2..5);
        let [(rect, radius)] = found[..] else {
            panic!("{found:?}")
        };
        assert!((rect.left() - 40.0 + GROUND_MARGIN).abs() < 1.0, "{rect}");
        assert!((rect.right() - 100.0 - GROUND_MARGIN).abs() < 1.0, "{rect}");
        assert_eq!(radius, CornerRadius::same(corner::SMALL));
        assert!(rects(f32::INFINITY, 4..4).is_empty());
    }

    #[test]
    fn a_ground_that_is_broken_is_rounded_at_its_ends_alone() {
        let found = rects(90.0, 2..9);
        assert_eq!(found.len(), 3, "{found:?}");
        let rounded = |(_, radius): &(Rect, CornerRadius)| (radius.nw > 0, radius.ne > 0);
        let rounded: Vec<_> = found.iter().map(rounded).collect();
        assert_eq!(rounded, [(true, false), (false, false), (false, true)]);
        assert!(found[0].0.bottom() <= found[1].0.top() + 0.5, "{found:?}");
    }
}
