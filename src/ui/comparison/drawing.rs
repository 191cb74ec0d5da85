//! How a comparison is drawn.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Button, Color32, Frame, Label, Layout, Margin, Response, RichText, Role, Stroke, Ui, WidgetInfo,
    vec2,
};

use crate::text::difference::{Line, Piece};
use crate::text::language::Language;
use crate::ui::fonts::{self, Weight};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, border_of, corner, space, text_size};

/// The height of the line that names the versions.
pub(super) const NAMES: f32 = 28.0;
/// The width of the column of signs.
const SIGNS: f32 = 16.0;
const LINE_HEIGHT: f32 = 22.0;

/// What becomes of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Kept,
    Added,
    Removed,
}

/// The paper that a comparison stands on; `content` is told the height that is left inside.
pub(super) fn sheet(ui: &mut Ui, room: f32, content: impl FnOnce(&mut Ui, f32)) {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.paper)
        .stroke(border_of(ui))
        .corner_radius(corner::SMALL)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui, (room - 18.0).max(60.0));
        });
}

/// What the versions are called, over their columns.
pub(super) fn names(ui: &mut Ui, names: &[String; 2]) {
    let dim = Tokens::of(ui).dim;
    columns(ui, NAMES - space::TIGHT, |ui, side| {
        let name = RichText::new(&names[side])
            .font(fonts::bold(text_size::SMALL))
            .color(dim);
        ui.add(Label::new(name).truncate());
    });
}

/// A paragraph of both versions beside each other.
pub(super) fn beside(ui: &mut Ui, line: &Line, language: Language, is_here: bool, texts: &Texts) -> Response {
    row(ui, is_here, |ui| {
        columns(ui, 0.0, |ui, side| {
            let (sign, mark, pieces) = match (line, side) {
                (Line::Same(text), _) => {
                    paragraph(ui, "", &[(text.as_str(), Mark::Kept)], language, texts);
                    return;
                }
                (Line::Changed { before, .. }, 0) => ("−", Mark::Removed, before),
                (Line::Changed { after, .. }, _) => ("+", Mark::Added, after),
            };
            if let Some(pieces) = pieces {
                let marked = pieces.iter().map(|piece| {
                    let mark = if piece.is_changed { mark } else { Mark::Kept };
                    (piece.text.as_str(), mark)
                });
                paragraph(ui, sign, &marked.collect::<Vec<_>>(), language, texts);
            }
        });
    })
}

/// A paragraph with what was removed and what was added in one line.
pub(super) fn within(ui: &mut Ui, line: &Line, language: Language, is_here: bool, texts: &Texts) -> Response {
    row(ui, is_here, |ui| match line {
        Line::Same(text) => paragraph(ui, "", &[(text.as_str(), Mark::Kept)], language, texts),
        Line::Changed { before, after } => {
            let sign = match (before, after) {
                (Some(_), None) => "−",
                (None, Some(_)) => "+",
                _ => "±",
            };
            let before = before.as_deref().unwrap_or_default();
            let after = after.as_deref().unwrap_or_default();
            paragraph(ui, sign, &merged(before, after), language, texts);
        }
    })
}

/// Both versions of a paragraph in one: what is kept once, what was removed before what was added.
fn merged<'a>(before: &'a [Piece], after: &'a [Piece]) -> Vec<(&'a str, Mark)> {
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    let mut merged = Vec::new();
    loop {
        if let Some(piece) = before.next_if(|piece| piece.is_changed) {
            merged.push((piece.text.as_str(), Mark::Removed));
        } else if let Some(piece) = after.next_if(|piece| piece.is_changed) {
            merged.push((piece.text.as_str(), Mark::Added));
        } else if let Some(piece) = after.next() {
            before.next();
            merged.push((piece.text.as_str(), Mark::Kept));
        } else {
            return merged;
        }
    }
}

/// A row that stands for what is the same; a click shows it.
pub(super) fn folded(ui: &mut Ui, count: usize, texts: &Texts) -> Response {
    let words = texts.with("comparison-folded", &[("count", count.into())]);
    let words = RichText::new(format!("⋯  {words}"))
        .size(text_size::SMALL)
        .color(Tokens::of(ui).dim);
    let button = Button::new(words)
        .frame_when_inactive(false)
        .min_size(vec2(ui.available_width(), 0.0));
    let spoken = texts.with("comparison-unfold", &[("count", count.into())]);
    ui.add(button).accessible_name(spoken)
}

/// A row with a bar at its left where it is the difference gone to.
fn row(ui: &mut Ui, is_here: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let response = ui
        .scope(|ui| {
            ui.set_width(ui.available_width());
            content(ui);
        })
        .response;
    if is_here {
        let bar = response.rect.with_max_x(response.rect.left() + 3.0);
        let accent = Tokens::of(ui).accent;
        ui.painter()
            .rect_filled(bar.translate(vec2(-8.0, 0.0)), 1, accent);
    }
    response
}

/// Two columns of one width. `content` is told which.
fn columns(ui: &mut Ui, height: f32, mut content: impl FnMut(&mut Ui, usize)) {
    let width = ((ui.available_width() - space::LARGE) / 2.0).max(40.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::LARGE;
        for side in 0..2 {
            ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                content(ui, side);
            });
        }
    });
}

fn paragraph(ui: &mut Ui, sign: &str, pieces: &[(&str, Mark)], language: Language, texts: &Texts) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let dim = Tokens::of(ui).dim;
        ui.allocate_ui_with_layout(vec2(SIGNS, LINE_HEIGHT), Layout::top_down(Align::Min), |ui| {
            ui.set_width(SIGNS);
            if !sign.is_empty() {
                let sign = RichText::new(sign).color(dim).line_height(Some(LINE_HEIGHT));
                ui.add(Label::new(sign).selectable(false));
            }
        });
        let label = ui.add(Label::new(job(ui, pieces, language)).wrap());
        if pieces.iter().any(|(_, mark)| *mark != Mark::Kept) {
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, spoken(pieces, texts)));
        }
    });
}

/// A paragraph for those who cannot see how it is marked.
fn spoken(pieces: &[(&str, Mark)], texts: &Texts) -> String {
    let spoken = pieces.iter().map(|&(text, mark)| match mark {
        Mark::Kept => text.to_owned(),
        Mark::Added => texts.with("comparison-spoken-added", &[("text", text.into())]),
        Mark::Removed => texts.with("comparison-spoken-removed", &[("text", text.into())]),
    });
    spoken.collect()
}

fn job(ui: &Ui, pieces: &[(&str, Mark)], language: Language) -> LayoutJob {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    for &(text, mark) in pieces {
        let color = match mark {
            Mark::Kept => tokens.text,
            Mark::Added => tokens.ok,
            Mark::Removed => tokens.error,
        };
        let line = |wanted: Mark| {
            let stroke = Stroke::new(1.0, color);
            if mark == wanted { stroke } else { Stroke::NONE }
        };
        let format = TextFormat {
            font_id: fonts::face(text_size::BODY, Weight::Regular, language.into()),
            line_height: Some(LINE_HEIGHT),
            color,
            background: ground(tokens, mark),
            underline: line(Mark::Added),
            strikethrough: line(Mark::Removed),
            ..TextFormat::default()
        };
        job.append(text, 0.0, format);
    }
    job
}

fn ground(tokens: &Tokens, mark: Mark) -> Color32 {
    match mark {
        Mark::Kept => Color32::TRANSPARENT,
        Mark::Added => tokens.added_fill,
        Mark::Removed => tokens.removed_fill,
    }
}
