//! The cards of the templates in a grid, and the template files that could not be read.
//!
//! A card is chosen by a click, by the keyboard's focus, or by the pointer resting on it: not by one that only passes
//! over it on its way to the preview. Enter or a double click starts a speech from it.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use egui::{
    Align, Color32, CursorIcon, EventFilter, FontId, Galley, Id, Key, Label, Modifiers, Painter, Pos2, Rect,
    Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::data::{Card, OutlineLine};
use super::heading;
use crate::store::StoreError;
use crate::ui::errors;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, corner, space, text_size};

/// Cards are at least this wide.
const NARROWEST: f32 = 188.0;
/// All cards have one height, so that rows align.
const HEIGHT: f32 = 212.0;
/// How many rows of the outline a card shows.
const OUTLINE_ROWS: usize = 6;
const OUTLINE_ROW: f32 = 17.0;
/// How long the pointer rests on a card until it is chosen.
const REST: Duration = Duration::from_millis(250);

/// Whether the pointer was moved since it last chose a card by resting on it. Cards that are scrolled under a pointer
/// at rest were not pointed at.
#[derive(Debug, Default)]
pub(super) struct Resting {
    moved: bool,
}

impl Resting {
    /// Takes in over which card the pointer is, and returns it once it has rested there.
    fn update(&mut self, ui: &Ui, hovered: Option<usize>) -> Option<usize> {
        let (moves, still_for) = ui.input(|input| {
            let pointer = &input.pointer;
            (
                pointer.delta() != egui::Vec2::ZERO,
                pointer.time_since_last_movement(),
            )
        });
        self.moved |= moves;
        let entry = hovered.filter(|_| self.moved)?;
        if still_for < REST.as_secs_f32() {
            ui.ctx().request_repaint_after(REST);
            return None;
        }
        self.moved = false;
        Some(entry)
    }
}

/// The grid of cards.
pub(super) struct Grid<'a> {
    pub chosen: &'a mut Option<usize>,
    pub resting: &'a mut Resting,
    pub minutes: &'a HashMap<usize, u32>,
}

impl Grid<'_> {
    /// Shows the cards and returns the one to start from.
    pub fn ui(&mut self, ui: &mut Ui, cards: &[&Card], texts: &Texts) -> Option<usize> {
        let places = Places::of(ui, cards.len());
        let (_, area) = ui.allocate_space(places.size());
        // A card may keep the focus while a dialog stands over the page; its keys are the dialog's then.
        let has_keys = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
        let mut started = None;
        let mut hovered = None;
        let mut focused = None;
        for (place, card) in cards.iter().enumerate() {
            let rect = places.rect(area.min, place);
            let response = ui.interact(rect, id_of(ui, card), Sense::click());
            self.describe(&response, card, texts);
            if response.hovered() {
                hovered = Some(card.entry);
            }
            if response.gained_focus() {
                response.scroll_to_me(None);
                *self.chosen = Some(card.entry);
            }
            if response.clicked() {
                *self.chosen = Some(card.entry);
                response.request_focus();
            }
            if response.has_focus() {
                focused = Some(place);
            }
            let enter = has_keys && response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if enter || response.double_clicked() {
                started = Some(card.entry);
            }
            if ui.is_rect_visible(rect) {
                self.paint(ui, rect, card, &response, texts);
            }
            response.on_hover_cursor(CursorIcon::PointingHand);
        }
        if let Some(rested) = self.resting.update(ui, hovered) {
            *self.chosen = Some(rested);
        }
        if let Some(place) = focused.filter(|_| has_keys) {
            move_focus(ui, cards, place, places.columns);
        }
        started
    }

    fn describe(&self, response: &Response, card: &Card, texts: &Texts) {
        let chosen = *self.chosen == Some(card.entry);
        response.widget_info(|| {
            let name = texts.with(
                "start-card-name",
                &[
                    ("name", card.name.as_str().into()),
                    ("length", self.length(card).into()),
                    ("summary", card.summary.as_str().into()),
                ],
            );
            WidgetInfo::selected(Role::Button, true, chosen, name)
        });
    }

    fn length<'a>(&self, card: &'a Card) -> &'a str {
        card.length_words(self.minutes.get(&card.entry).copied())
    }

    fn paint(&self, ui: &Ui, rect: Rect, card: &Card, response: &Response, texts: &Texts) {
        let tokens = Tokens::of(ui);
        let chosen = *self.chosen == Some(card.entry);
        paint_ground(ui.painter(), tokens, rect, response, chosen);
        let inner = rect.shrink(space::MEDIUM);
        let mut name_width = inner.width();
        if card.file.is_some() {
            let words = texts.get(card.source);
            name_width -= paint_badge(ui.painter(), tokens, inner.right_top(), words) + space::SMALL;
        }
        let pen = Pen {
            painter: ui.painter(),
            left: inner.left(),
        };
        let name_font = fonts::bold(text_size::BODY);
        pen.line(inner.top(), &card.name, name_font, tokens.text, name_width);
        let small = || fonts::regular(text_size::SMALL);
        let top = inner.top() + 20.0;
        pen.line(top, self.length(card), small(), tokens.dim, inner.width());
        pen.rows(top + 22.0, &card.summary, small(), tokens.text, inner.width(), 2);
        let outline = Rect::from_min_max(pos2(inner.left(), top + 66.0), inner.max);
        paint_outline(ui.painter(), tokens, outline, &card.outline);
    }
}

fn id_of(ui: &Ui, card: &Card) -> Id {
    ui.make_persistent_id(("template-card", card.entry))
}

/// Moves the focus among the cards by the arrow keys, and keeps egui from doing so in its own way.
fn move_focus(ui: &Ui, cards: &[&Card], place: usize, columns: usize) {
    let Some(card) = cards.get(place) else { return };
    let arrows = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id_of(ui, card), arrows));
    let last = cards.len().saturating_sub(1);
    let moves = [
        (Key::ArrowLeft, place.saturating_sub(1)),
        (Key::ArrowRight, (place + 1).min(last)),
        (
            Key::ArrowUp,
            if place < columns { place } else { place - columns },
        ),
        (
            Key::ArrowDown,
            if place + columns > last {
                place
            } else {
                place + columns
            },
        ),
        (Key::Home, 0),
        (Key::End, last),
    ];
    for (key, to) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
            && let Some(card) = cards.get(to)
        {
            ui.memory_mut(|memory| memory.request_focus(id_of(ui, card)));
        }
    }
}

/// Where the cards stand.
struct Places {
    count: usize,
    columns: usize,
    card_width: f32,
    width: f32,
}

impl Places {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a handful of columns"
    )]
    fn of(ui: &Ui, count: usize) -> Self {
        // The bar at the right floats; keep the cards clear of it.
        let width = (ui.available_width() - space::MEDIUM).max(NARROWEST);
        let columns = ((width + space::MEDIUM) / (NARROWEST + space::MEDIUM))
            .floor()
            .max(1.0);
        Self {
            count,
            columns: columns as usize,
            card_width: ((width + space::MEDIUM) / columns - space::MEDIUM).floor(),
            width,
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of rows")]
    fn size(&self) -> egui::Vec2 {
        let rows = self.count.div_ceil(self.columns) as f32;
        vec2(self.width, (rows * (HEIGHT + space::MEDIUM)).max(0.0))
    }

    #[expect(clippy::cast_precision_loss, reason = "a handful of rows and columns")]
    fn rect(&self, origin: Pos2, place: usize) -> Rect {
        let (row, column) = (place / self.columns, place % self.columns);
        // A point of room for the ring around what has the focus.
        let left = origin.x + 2.0 + column as f32 * (self.card_width + space::MEDIUM);
        let top = origin.y + 2.0 + row as f32 * (HEIGHT + space::MEDIUM);
        Rect::from_min_size(pos2(left, top), vec2(self.card_width, HEIGHT))
    }
}

fn paint_ground(painter: &Painter, tokens: &Tokens, rect: Rect, response: &Response, chosen: bool) {
    let border = match (chosen, response.hovered()) {
        (true, _) => Stroke::new(1.5, tokens.accent),
        (false, true) => Stroke::new(1.0, tokens.line_strong),
        (false, false) => tokens.border(),
    };
    painter.rect(rect, corner::LARGE, tokens.paper, border, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(rect.expand(2.0), corner::LARGE + 2, ring, StrokeKind::Inside);
    }
}

/// Marks where a template comes from that is not the program's, and returns the mark's width.
fn paint_badge(painter: &Painter, tokens: &Tokens, right_top: Pos2, words: &str) -> f32 {
    let font = fonts::regular(text_size::CAPTION);
    let words = painter.layout_no_wrap(words.to_owned(), font, tokens.field_text);
    let size = words.size() + vec2(2.0 * space::TIGHT, 2.0);
    let rect = Rect::from_min_size(right_top - vec2(size.x, 0.0), size);
    painter.rect_filled(rect, corner::SMALL, tokens.field_fill);
    painter.galley(rect.min + vec2(space::TIGHT, 1.0), words, tokens.field_text);
    size.x
}

fn paint_outline(painter: &Painter, tokens: &Tokens, area: Rect, outline: &[OutlineLine]) {
    let font = fonts::regular(text_size::CAPTION);
    let mut top = area.top();
    for line in outline.iter().filter(|line| line.level == 1).take(OUTLINE_ROWS) {
        let bar = Rect::from_min_size(pos2(area.left(), top + 3.0), vec2(3.0, OUTLINE_ROW - 6.0));
        painter.rect_filled(bar, 1, tokens.kind(line.tone));
        let right = paint_ticks(painter, tokens, line, pos2(area.right(), top));
        let mut pen = Pen {
            painter,
            left: area.left() + 10.0,
        };
        if !line.label.is_empty() {
            let width = pen.line(top, &line.label, font.clone(), tokens.accent, right - pen.left);
            pen.left += width + space::TIGHT;
        }
        pen.line(top, &line.name, font.clone(), tokens.dim, right - pen.left);
        top += OUTLINE_ROW;
    }
}

/// One stroke for every section right under a line, from the right; returns where they begin.
fn paint_ticks(painter: &Painter, tokens: &Tokens, line: &OutlineLine, right_top: Pos2) -> f32 {
    const MOST: usize = 9;
    const STEP: f32 = 5.0;
    let mut left = right_top.x;
    for tone in line.below.iter().take(MOST).rev() {
        left -= STEP;
        let tick = Rect::from_min_size(pos2(left + 2.0, right_top.y + 4.0), vec2(3.0, OUTLINE_ROW - 8.0));
        painter.rect_filled(tick, 1, tokens.kind(*tone).gamma_multiply(0.7));
    }
    left - space::TIGHT
}

/// Writes lines that end in … where they do not fit.
struct Pen<'a> {
    painter: &'a Painter,
    left: f32,
}

impl Pen<'_> {
    fn line(&self, top: f32, text: &str, font: FontId, color: Color32, width: f32) -> f32 {
        self.rows(top, text, font, color, width, 1)
    }

    fn rows(&self, top: f32, text: &str, font: FontId, color: Color32, width: f32, rows: usize) -> f32 {
        let galley = self.galley(text, font, color, width, rows);
        let used = galley.size().x;
        self.painter.galley(pos2(self.left, top), galley, color);
        used
    }

    fn galley(&self, text: &str, font: FontId, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
        let mut job = LayoutJob::simple(text.to_owned(), font, color, width);
        job.wrap = TextWrapping {
            max_width: width.max(0.0),
            max_rows: rows,
            break_anywhere: rows == 1,
            ..TextWrapping::default()
        };
        self.painter.layout_job(job)
    }
}

/// The files that could not be read, with the reason for each.
pub(super) fn broken(ui: &mut Ui, broken: &[StoreError], show: bool, texts: &Texts) {
    if broken.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    ui.add_space(space::MEDIUM);
    let response = tokens
        .card()
        .show(ui, |ui| {
            ui.set_width((ui.available_width() - space::MEDIUM).max(0.0));
            let words = texts.with("start-broken-count", &[("count", broken.len().into())]);
            heading(ui, &words);
            for error in broken {
                let name = error.path.file_name().map_or_else(
                    || error.path.display().to_string(),
                    |name| name.to_string_lossy().into_owned(),
                );
                let words = texts.with(
                    "start-template-broken",
                    &[
                        ("name", name.into()),
                        ("reason", errors::store_error(error, texts).into()),
                    ],
                );
                let words = RichText::new(words)
                    .size(text_size::SMALL)
                    .color(tokens.warn_text);
                ui.add(Label::new(words).wrap())
                    .on_hover_text(error.path.display().to_string());
            }
        })
        .response;
    if show {
        ui.scroll_to_rect(response.rect, Some(Align::Center));
    }
}
