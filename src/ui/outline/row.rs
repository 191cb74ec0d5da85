//! Painting one row: the bar in its kind's colour, label, heading, and at the right count and target over a bar.

use std::sync::Arc;

use egui::{
    Align2, Color32, CornerRadius, Galley, Rect, Stroke, StrokeKind, Ui, pos2, text::LayoutJob, vec2,
};

use super::list::INDENT;
use super::rows::{Fold, GhostRow, SectionRow};
use crate::model::{Share, Standing, Status};
use crate::text::language::Language;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::Icon;
use crate::ui::status_bar::clock;
use crate::ui::theme::{Tokens, corner, space, text_size};

/// From the bar's left edge to the label.
const TEXT_INSET: f32 = 20.0;

/// The least width of a progress bar.
const PROGRESS_WIDTH: f32 = 52.0;

/// From the row's right edge to its figures.
const RIGHT_MARGIN: f32 = 14.0;

/// The side of the small icons in a row.
const MARK: f32 = 12.0;

/// How a row is to look.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is seen by itself, in any combination"
)]
pub(super) struct Look {
    /// Whether the caret is in its section.
    pub(super) current: bool,
    /// Whether the pointer is over it.
    pub(super) hovered: bool,
    /// Whether the keyboard acts on it.
    pub(super) focused: bool,
    /// Whether it is being dragged elsewhere.
    pub(super) lifted: bool,
    /// Whether its text is being edited, and so not painted.
    pub(super) renaming: bool,
    /// How many matches it tells of.
    pub(super) found: usize,
    /// The speech's language, which decides what is counted.
    pub(super) language: Language,
}

/// Where a row of `level` has its bar, in a list that begins at `left`.
pub(super) fn bar_left(left: f32, level: usize) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a few levels")]
    let steps = level.saturating_sub(1) as f32;
    left + space::SMALL + INDENT * steps
}

/// The part of a row that folds it.
pub(super) fn fold_rect(rect: Rect, level: usize) -> Rect {
    let bar = bar_left(rect.left(), level);
    Rect::from_x_y_ranges(bar + 3.0..=bar + TEXT_INSET, rect.y_range())
}

/// Where the parts of a row ended up.
pub(super) struct Painted {
    /// Where its heading stands.
    pub(super) text: Rect,
    /// Whether the heading did not fit.
    pub(super) elided: bool,
}

/// Paints a section's row.
pub(super) fn paint(ui: &Ui, rect: Rect, row: &SectionRow, look: Look, texts: &Texts) -> Painted {
    let tokens = Tokens::of(ui);
    let bar = bar_left(rect.left(), row.level);
    paint_ground(ui, rect, bar, look);
    let bar_rect = Rect::from_min_max(pos2(bar, rect.top() + 9.0), pos2(bar + 3.0, rect.bottom() - 9.0));
    ui.painter()
        .rect_filled(bar_rect, CornerRadius::same(1), tokens.kind(row.tone));
    paint_fold(ui, rect, row, look);
    let right = paint_figures(ui, rect, row, look.language, texts);
    let right = paint_status(ui, rect, row, right);
    let right = paint_beside(ui, rect, row, right);
    let right = paint_found(ui, rect, look.found, right);
    let ink = |colour: Color32| {
        if look.lifted {
            colour.gamma_multiply(0.4)
        } else {
            colour
        }
    };
    let mut left = bar + TEXT_INSET;
    if let Some(label) = &row.label {
        let width = ((right - left) * 0.5).max(MARK);
        let galley = line(ui, label, false, ink(tokens.dim), width);
        left += place_line(ui, rect, left, galley, ink(tokens.dim)).width() + space::SMALL;
    }
    let text = Rect::from_x_y_ranges(left..=right.max(left + MARK), rect.y_range());
    if look.renaming {
        return Painted { text, elided: false };
    }
    let colour = ink(if row.is_hint { tokens.dim } else { tokens.text });
    let galley = line(ui, &row.text, look.current && !row.is_hint, colour, text.width());
    let elided = galley.elided;
    place_line(ui, rect, left, galley, colour);
    Painted { text, elided }
}

/// Paints the row that adds a group's next member.
pub(super) fn paint_ghost(ui: &Ui, rect: Rect, row: &GhostRow, look: Look, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let bar = bar_left(rect.left(), row.level);
    paint_ground(ui, rect, bar, look);
    let icon = Rect::from_center_size(
        pos2(bar + TEXT_INSET - MARK / 2.0 + 4.0, rect.center().y),
        vec2(MARK, MARK),
    );
    let colour = if look.hovered { tokens.text } else { tokens.dim };
    Icon::Plus.paint(ui.painter(), icon, colour);
    let left = icon.right() + space::TIGHT;
    let galley = line(
        ui,
        &ghost_text(row, texts),
        false,
        colour,
        rect.right() - RIGHT_MARGIN - left,
    );
    place_line(ui, rect, left, galley, colour);
}

/// What a ghost row shows: the label of the member it adds.
pub(super) fn ghost_text(row: &GhostRow, texts: &Texts) -> String {
    texts.with("outline-add-next", &[("label", row.label.as_str().into())])
}

fn paint_ground(ui: &Ui, rect: Rect, bar: f32, look: Look) {
    let tokens = Tokens::of(ui);
    let ground = Rect::from_min_max(
        pos2(bar, rect.top() + 1.0),
        pos2(rect.right() - 6.0, rect.bottom() - 1.0),
    );
    let rounding = CornerRadius::same(corner::SMALL);
    if look.current {
        ui.painter().rect_filled(ground, rounding, tokens.accent_tint);
    } else if look.hovered && !look.lifted {
        ui.painter().rect_filled(ground, rounding, tokens.hover);
    }
    if look.focused {
        let stroke = Stroke::new(1.5, tokens.accent);
        ui.painter()
            .rect_stroke(ground, rounding, stroke, StrokeKind::Inside);
    }
}

fn paint_fold(ui: &Ui, rect: Rect, row: &SectionRow, look: Look) {
    let icon = match row.fold {
        Fold::Leaf => return,
        Fold::Open => Icon::ChevronDown,
        Fold::Closed => Icon::ChevronRight,
    };
    let tokens = Tokens::of(ui);
    let colour = if look.hovered { tokens.text } else { tokens.dim };
    let center = fold_rect(rect, row.level).center();
    icon.paint(
        ui.painter(),
        Rect::from_center_size(center, vec2(MARK, MARK)),
        colour,
    );
}

/// Paints count, target and progress, and returns where they begin.
fn paint_figures(ui: &Ui, rect: Rect, row: &SectionRow, language: Language, texts: &Texts) -> f32 {
    let tokens = Tokens::of(ui);
    let right = rect.right() - RIGHT_MARGIN;
    let text = figures(row, language, texts);
    let font = fonts::regular(text_size::CAPTION);
    let share = row.share().filter(|_| !row.to_write);
    let y = if share.is_some() {
        rect.center().y - 3.0
    } else {
        rect.center().y
    };
    let colour = match row.budget.standing() {
        Some(Standing::Over) if !row.to_write => tokens.error,
        Some(Standing::Near) if !row.to_write => tokens.warn_text,
        _ => tokens.dim,
    };
    let drawn = ui
        .painter()
        .text(pos2(right, y), Align2::RIGHT_CENTER, text, font, colour);
    let Some(share) = share else {
        return drawn.left() - space::SMALL;
    };
    let left = drawn.left().min(right - PROGRESS_WIDTH);
    let top = rect.center().y + 6.0;
    let track = Rect::from_min_max(pos2(left, top), pos2(right, top + 3.0));
    let rounding = CornerRadius::same(1);
    ui.painter().rect_filled(track, rounding, tokens.track);
    let done = track.with_max_x(left + track.width() * share.clamp(0.0, 1.0));
    ui.painter().rect_filled(done, rounding, tokens.progress(share));
    left - space::SMALL
}

/// The figures at a row's right.
fn figures(row: &SectionRow, language: Language, texts: &Texts) -> String {
    if row.to_write {
        return texts.get("status-to-write").to_owned();
    }
    let budget = &row.budget;
    let Some(given) = budget.given else {
        let key = match language {
            Language::Chinese => "outline-characters",
            Language::English => "outline-words",
        };
        return texts.with(key, &[("count", row.count.into())]);
    };
    let figure = |share: Share| {
        if budget.is_timed() {
            clock(share.time(row.rate)).into()
        } else {
            share.rounded().into()
        }
    };
    let mut values = vec![("count", figure(budget.used)), ("target", figure(given))];
    if row.is_over() {
        values.push(("over", figure(budget.over())));
        return texts.with("outline-count-over-target", &values);
    }
    texts.with("outline-count-of-target", &values)
}

/// Paints a small mark where a section is a draft or done, and returns where it begins.
fn paint_status(ui: &Ui, rect: Rect, row: &SectionRow, right: f32) -> f32 {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match row.status {
        Status::ToWrite => return right,
        Status::Draft => (Icon::Pencil, tokens.dim),
        Status::Done => (Icon::Check, tokens.ok),
    };
    let place = Rect::from_center_size(pos2(right - MARK / 2.0, rect.center().y), vec2(MARK, MARK));
    icon.paint(ui.painter(), place, colour);
    place.left() - space::TIGHT
}

/// Paints how many matches a row tells of, and returns where that begins.
fn paint_found(ui: &Ui, rect: Rect, found: usize, right: f32) -> f32 {
    if found == 0 {
        return right;
    }
    let tokens = Tokens::of(ui);
    let font = fonts::regular(text_size::CAPTION);
    let galley = ui
        .painter()
        .layout_no_wrap(crate::ui::i18n::count(found), font, tokens.text);
    let size = galley.size() + vec2(2.0 * space::TIGHT, space::HAIR);
    let pill = Align2::RIGHT_CENTER.anchor_size(pos2(right, rect.center().y), size);
    ui.painter().rect_filled(pill, corner::SMALL, tokens.mark);
    let at = pill.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, tokens.text);
    pill.left() - space::TIGHT
}

/// Paints a mark where a section has a bookmark, and one where something is still to be done, and returns where they
/// begin.
fn paint_beside(ui: &Ui, rect: Rect, row: &SectionRow, mut right: f32) -> f32 {
    let tokens = Tokens::of(ui);
    for (icon, colour, shows) in [
        (Icon::Todo, tokens.warn_text, row.todos > 0),
        (Icon::Bookmark, tokens.accent, row.bookmark),
    ] {
        if shows {
            let center = pos2(right - MARK / 2.0, rect.center().y);
            let place = Rect::from_center_size(center, vec2(MARK, MARK));
            icon.paint(ui.painter(), place, colour);
            right = place.left() - space::TIGHT;
        }
    }
    right
}

fn line(ui: &Ui, text: &str, bold: bool, colour: Color32, width: f32) -> Arc<Galley> {
    let font = if bold {
        fonts::bold(text_size::BODY)
    } else {
        fonts::regular(text_size::BODY)
    };
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}

fn place_line(ui: &Ui, rect: Rect, left: f32, galley: Arc<Galley>, colour: Color32) -> Rect {
    let size = galley.size();
    let at = pos2(left, rect.center().y - size.y / 2.0);
    ui.painter().galley(at, galley, colour);
    Rect::from_min_size(at, size)
}
