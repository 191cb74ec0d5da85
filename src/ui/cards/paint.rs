//! How a card, a heading over cards, and a ghost look.

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Rect, Shape, Stroke, StrokeKind, TextFormat, Ui, pos2, vec2};

use crate::model::Status;
use crate::text::language::Language;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::Icon;
use crate::ui::outline::rows::SectionRow;
use crate::ui::theme::{Tokens, corner, space, text_size};

const MARK: f32 = 12.0;
/// The least width of a progress bar.
const PROGRESS_WIDTH: f32 = 52.0;

/// How an item is to look.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is seen by itself, in any combination"
)]
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// Whether the caret is in its section.
    pub(super) current: bool,
    /// Whether the pointer is over it.
    pub(super) hovered: bool,
    /// Whether the keyboard acts on it.
    pub(super) focused: bool,
    /// Whether it is being dragged elsewhere.
    pub(super) lifted: bool,
}

/// A section's card.
pub(super) fn card(
    ui: &Ui,
    rect: Rect,
    row: &SectionRow,
    opening: &str,
    look: Look,
    language: Language,
    texts: &Texts,
) {
    let tokens = Tokens::of(ui);
    ground(ui, rect, look);
    let bar = Rect::from_min_max(
        pos2(rect.left() + 1.0, rect.top() + 12.0),
        pos2(rect.left() + 4.0, rect.bottom() - 12.0),
    );
    ui.painter()
        .rect_filled(bar, CornerRadius::same(1), tokens.kind(row.tone));
    let inner = rect.shrink2(vec2(14.0, 10.0));
    let ink = |colour: Color32| faded(colour, look);
    let title = title(
        row,
        2,
        inner.width(),
        ink(tokens.accent),
        ink(heading_colour(tokens, row)),
    );
    let bottom = text(ui, inner.min, title, ink(tokens.text)) + space::TIGHT;
    let foot = inner.bottom() - 16.0;
    let rows = rows_within(foot - bottom);
    if rows > 0 {
        let words = paragraph(opening, rows, inner.width(), ink(tokens.dim));
        text(ui, pos2(inner.left(), bottom), words, ink(tokens.dim));
    }
    figures(ui, inner, row, language, texts, look);
}

/// The heading of a section that holds others.
pub(super) fn heading(ui: &Ui, rect: Rect, row: &SectionRow, look: Look, language: Language, texts: &Texts) {
    let tokens = Tokens::of(ui);
    if look.current || look.hovered || look.focused {
        ground(ui, rect, look);
    }
    let bar = Rect::from_min_size(
        pos2(rect.left(), rect.top() + 10.0),
        vec2(3.0, rect.height() - 20.0),
    );
    ui.painter()
        .rect_filled(bar, CornerRadius::same(1), tokens.kind(row.tone));
    let ink = |colour: Color32| faded(colour, look);
    let inner = rect.shrink2(vec2(14.0, 0.0));
    let words = title(
        row,
        1,
        inner.width() - 140.0,
        ink(tokens.accent),
        ink(heading_colour(tokens, row)),
    );
    let galley = ui.painter().layout_job(words);
    let at = pos2(inner.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink(tokens.text));
    let place = Rect::from_center_size(rect.center(), vec2(inner.width(), 20.0));
    figures(ui, place, row, language, texts, look);
}

/// The place of a group's next member.
pub(super) fn ghost(ui: &Ui, rect: Rect, words: &str, look: Look) {
    let tokens = Tokens::of(ui);
    let colour = if look.hovered { tokens.text } else { tokens.dim };
    let line = Stroke::new(
        1.0,
        if look.focused {
            tokens.accent
        } else {
            tokens.line_strong
        },
    );
    let corners = rect.shrink(0.5);
    let path = [
        corners.left_top(),
        corners.right_top(),
        corners.right_bottom(),
        corners.left_bottom(),
        corners.left_top(),
    ];
    ui.painter().extend(Shape::dashed_line(&path, line, 5.0, 4.0));
    let font = fonts::regular(text_size::BODY);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, colour);
    let width = galley.size().x + MARK + space::TIGHT;
    let left = rect.center().x - width / 2.0;
    let icon = Rect::from_center_size(pos2(left + MARK / 2.0, rect.center().y), vec2(MARK, MARK));
    Icon::Plus.paint(ui.painter(), icon, colour);
    let at = pos2(
        icon.right() + space::TIGHT,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, colour);
}

fn ground(ui: &Ui, rect: Rect, look: Look) {
    let tokens = Tokens::of(ui);
    let fill = match look {
        Look { current: true, .. } => tokens.accent_tint,
        Look { hovered: true, .. } => tokens.hover,
        _ => tokens.paper,
    };
    let border = match look {
        Look { focused: true, .. } => Stroke::new(1.5, tokens.accent),
        Look { hovered: true, .. } => Stroke::new(1.0, tokens.line_strong),
        _ => tokens.border(),
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(corner::LARGE),
        faded(fill, look),
        border,
        StrokeKind::Inside,
    );
}

fn faded(colour: Color32, look: Look) -> Color32 {
    if look.lifted {
        colour.gamma_multiply(0.4)
    } else {
        colour
    }
}

fn heading_colour(tokens: &Tokens, row: &SectionRow) -> Color32 {
    if row.is_hint { tokens.dim } else { tokens.text }
}

/// The label and what the section is called.
fn title(row: &SectionRow, rows: usize, width: f32, label: Color32, heading: Color32) -> LayoutJob {
    let format = |color| TextFormat::simple(fonts::bold(text_size::BODY), color);
    let mut job = LayoutJob::default();
    let mut gap = 0.0;
    if let Some(number) = &row.label {
        job.append(number, 0.0, format(label));
        gap = space::TIGHT;
    }
    job.append(&row.text, gap, format(heading));
    job.wrap = wrapping(rows, width);
    job
}

fn paragraph(words: &str, rows: usize, width: f32, colour: Color32) -> LayoutJob {
    let font: FontId = fonts::regular(text_size::SMALL);
    let mut job = LayoutJob::simple(words.to_owned(), font, colour, width);
    job.wrap = wrapping(rows, width);
    job
}

fn wrapping(max_rows: usize, max_width: f32) -> TextWrapping {
    TextWrapping {
        max_width: max_width.max(0.0),
        max_rows,
        break_anywhere: false,
        ..TextWrapping::default()
    }
}

/// How many rows of small text fit into a height.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few rows, never less than none"
)]
fn rows_within(height: f32) -> usize {
    (height.max(0.0) / 18.0) as usize
}

/// Draws a text and returns where it ends below.
fn text(ui: &Ui, at: egui::Pos2, job: LayoutJob, colour: Color32) -> f32 {
    let galley = ui.painter().layout_job(job);
    let bottom = at.y + galley.size().y;
    ui.painter().galley(at, galley, colour);
    bottom
}

/// Count, target and progress at the lower right, and before them how far the section has come.
fn figures(ui: &Ui, inner: Rect, row: &SectionRow, language: Language, texts: &Texts, look: Look) {
    let tokens = Tokens::of(ui);
    let values = [
        ("count", row.count.into()),
        ("target", row.target.unwrap_or(0).into()),
    ];
    let words = match (row.to_write, row.target, language) {
        (true, _, _) => texts.get("status-to-write").to_owned(),
        (_, Some(_), _) => texts.with("outline-count-of-target", &values),
        (_, None, Language::Chinese) => texts.with("outline-characters", &values),
        (_, None, Language::English) => texts.with("outline-words", &values),
    };
    let font = fonts::regular(text_size::CAPTION);
    let right = inner.right_bottom() - vec2(0.0, 5.0);
    let colour = faded(tokens.dim, look);
    let drawn = ui
        .painter()
        .text(right, egui::Align2::RIGHT_BOTTOM, words, font, colour);
    if let Some(share) = row.share().filter(|_| !row.to_write) {
        let left = drawn.left().min(right.x - PROGRESS_WIDTH);
        let track = Rect::from_min_max(pos2(left, inner.bottom() - 3.0), inner.right_bottom());
        let rounding = CornerRadius::same(1);
        ui.painter().rect_filled(track, rounding, tokens.track);
        let done = track.with_max_x(left + track.width() * share.clamp(0.0, 1.0));
        ui.painter().rect_filled(done, rounding, tokens.progress(share));
    }
    let (icon, colour) = match row.status {
        Status::ToWrite => return,
        Status::Draft => (Icon::Pencil, tokens.dim),
        Status::Done => (Icon::Check, tokens.ok),
    };
    let left = drawn.left().min(right.x - PROGRESS_WIDTH) - space::SMALL;
    let place = Rect::from_center_size(pos2(left - MARK / 2.0, drawn.center().y), vec2(MARK, MARK));
    icon.paint(ui.painter(), place, faded(colour, look));
}
