//! The chosen template at a glance: how long, which sections, how it begins, what to fill in.

use std::collections::HashMap;

use egui::{Button, Label, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::data::{Blank, Card, OutlineLine};
use super::heading;
use crate::ui::chip::blank_chip;
use crate::ui::fonts::{self, Weight};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

/// The height of a row of the outline.
const OUTLINE_ROW: f32 = 24.0;

/// In less height than this the template's name and what stands under it scroll with the rest, and what can be done
/// stands below them, where it stays in sight.
const LOW: f32 = 360.0;
/// How high the button is that begins a speech.
const BEGIN: f32 = 32.0;

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Chosen {
    /// To start from the template.
    Start,
    /// To edit it.
    Edit,
}

/// Shows the preview and returns what was chosen.
pub(in crate::ui) fn ui(
    ui: &mut Ui,
    card: &Card,
    minutes: &mut HashMap<usize, u32>,
    texts: &Texts,
) -> Option<Chosen> {
    let tokens = Tokens::of(ui);
    let room = ui.available_size();
    tokens
        .card()
        .inner_margin(egui::Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(room.x - 2.0 * space::LARGE - 2.0);
            ui.set_height(room.y - 2.0 * space::LARGE - 2.0);
            let is_low = room.y < LOW;
            let mut chosen = None;
            if !is_low {
                head(ui, card, minutes, texts);
                ui.add_space(space::SMALL);
                chosen = buttons(ui, card, texts);
                ui.add_space(space::MEDIUM);
            }
            let spacing = ui.spacing();
            let below = BEGIN + space::HAIR + spacing.interact_size.y + 4.0 * spacing.item_spacing.y;
            let height = ui.available_height() - if is_low { below } else { 0.0 };
            ScrollArea::vertical()
                .id_salt(("start-preview", card.entry))
                .auto_shrink([false, false])
                .max_height(height.max(0.0))
                .show(ui, |ui| {
                    ui.set_width((ui.available_width() - space::SMALL).max(0.0));
                    if is_low {
                        head(ui, card, minutes, texts);
                        ui.add_space(space::MEDIUM);
                    }
                    blanks(ui, &card.blanks, texts);
                    outline(ui, &card.outline, texts);
                    first_lines(ui, card, texts);
                });
            if is_low {
                ui.add_space(space::TIGHT);
                chosen = buttons(ui, card, texts);
            }
            chosen
        })
        .inner
}

/// The key of the words by which a template is edited, and that of what they mean.
pub(in crate::ui) fn edit_keys(card: &Card) -> (&'static str, &'static str) {
    if card.file.is_some() {
        ("start-edit", "start-edit-tooltip")
    } else {
        ("start-edit-copy", "start-edit-copy-tooltip")
    }
}

fn head(ui: &mut Ui, card: &Card, minutes: &mut HashMap<usize, u32>, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let name = RichText::new(&card.name).font(fonts::bold(text_size::MANUSCRIPT));
    ui.add(Label::new(name).wrap());
    if let Some(file) = &card.file {
        let words = format!("{} · {}", texts.get(card.source), file.display());
        let words = RichText::new(words).size(text_size::SMALL).color(tokens.dim);
        ui.add(Label::new(words).truncate());
    }
    if !card.summary.is_empty() {
        ui.add(Label::new(&card.summary).wrap());
    }
    ui.add_space(space::SMALL);
    lengths(ui, card, minutes, texts);
}

/// What can be done with the template.
fn buttons(ui: &mut Ui, card: &Card, texts: &Texts) -> Option<Chosen> {
    let button = Tokens::of(ui)
        .primary_button(texts.get("start-use-template"))
        .min_size(vec2(0.0, BEGIN));
    let edit = edit_keys(card);
    ui.vertical_centered_justified(|ui| {
        let started = ui.add(button).clicked();
        ui.add_space(space::HAIR);
        let edited = ui
            .button(texts.get(edit.0))
            .on_hover_text(texts.get(edit.1))
            .clicked();
        match (started, edited) {
            (true, _) => Some(Chosen::Start),
            (false, true) => Some(Chosen::Edit),
            (false, false) => None,
        }
    })
    .inner
}

fn lengths(ui: &mut Ui, card: &Card, minutes: &mut HashMap<usize, u32>, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let Some(first) = card.lengths.first() else {
        return;
    };
    let chosen = minutes.get(&card.entry).copied().unwrap_or(first.minutes);
    if card.lengths.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(texts.get("start-length-choice")).color(tokens.dim));
            for length in &card.lengths {
                let words = texts.with("duration-minutes", &[("minutes", length.minutes.into())]);
                let button = Button::selectable(length.minutes == chosen, words).frame_when_inactive(true);
                if ui.add(button).clicked() {
                    minutes.insert(card.entry, length.minutes);
                }
            }
        });
    }
    let words = RichText::new(card.length_words(Some(chosen))).color(tokens.dim);
    ui.add(Label::new(words).wrap());
}

fn blanks(ui: &mut Ui, blanks: &[Blank], texts: &Texts) {
    if blanks.is_empty() {
        return;
    }
    heading(ui, texts.get("start-fields"));
    ui.add_space(space::HAIR);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::TIGHT, space::TIGHT);
        // Rows as high as the chips, which cannot be clicked.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_wrapped(|ui| {
            for blank in blanks {
                let response = blank_chip(ui, &blank.name);
                if !blank.hint.is_empty() {
                    response.on_hover_text(&blank.hint);
                }
            }
        });
    });
    ui.add_space(space::LARGE);
}

fn outline(ui: &mut Ui, outline: &[OutlineLine], texts: &Texts) {
    if outline.is_empty() {
        return;
    }
    heading(ui, texts.get("start-outline"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for line in outline {
            outline_row(ui, line);
        }
    });
    ui.add_space(space::LARGE);
}

#[expect(clippy::cast_precision_loss, reason = "levels are few")]
fn outline_row(ui: &mut Ui, line: &OutlineLine) {
    let tokens = Tokens::of(ui);
    let size = vec2(ui.available_width(), OUTLINE_ROW);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    if !ui.is_rect_visible(rect) {
        return;
    }
    let left = rect.left() + (line.level - 1) as f32 * space::LARGE;
    let bar = Rect::from_min_max(
        pos2(left, rect.top() + 4.0),
        pos2(left + 3.0, rect.bottom() - 4.0),
    );
    ui.painter().rect_filled(bar, 1, tokens.kind(line.tone));
    let words = Rect::from_min_max(pos2(left + 10.0, rect.top()), rect.max);
    let builder = egui::UiBuilder::new()
        .max_rect(words)
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    let mut row = ui.new_child(builder);
    row.spacing_mut().item_spacing.x = space::TIGHT;
    if !line.label.is_empty() {
        row.label(RichText::new(&line.label).color(tokens.accent));
    }
    row.add(Label::new(&line.name).truncate());
}

fn first_lines(ui: &mut Ui, card: &Card, texts: &Texts) {
    if card.first_lines.is_empty() {
        return;
    }
    let tokens = Tokens::of(ui);
    heading(ui, texts.get("start-first-lines"));
    ui.add_space(space::HAIR);
    let face = fonts::face(text_size::BODY, Weight::Regular, card.language.into());
    let words = RichText::new(&card.first_lines)
        .font(face)
        .line_height(Some(22.0))
        .color(tokens.dim);
    ui.add(Label::new(words).wrap());
}
