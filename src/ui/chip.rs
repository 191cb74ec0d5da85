//! The name of a field that is still to fill in, on the ground that marks it in the manuscript too.

use egui::{Response, Role, Sense, Ui, WidgetInfo, text::LayoutJob, text::TextWrapping, vec2};

use super::fonts;
use super::theme::{Tokens, corner, text_size};

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
