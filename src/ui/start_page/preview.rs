//! The chosen template at a glance: how long, which sections, how it begins, what to fill in.

use std::collections::HashMap;

use egui::{Button, Label, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

use super::data::{Blank, Card, OutlineLine};
use super::heading;
use crate::ui::chip::blank_chip;
use crate::ui::fonts::{self, Weight};
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, border_of, space, text_size};

/// The height of a row of the outline.
const OUTLINE_ROW: f32 = 24.0;

/// In less height than this the template's name and what stands under it scroll with the rest, the outline goes before
/// what is to be filled in, and what can be done stands below them, where it stays in sight.
const LOW: f32 = 360.0;
/// In less height than this the outline goes before all else, for the name is read elsewhere.
const TINY: f32 = 240.0;
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

/// What can be done with the template in its preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Offers {
    /// To begin a speech from it, and to edit it.
    Both,
    /// To edit it.
    Editing,
    /// Nothing: that stands elsewhere.
    Nothing,
}

/// Shows the preview and returns what was chosen.
pub(in crate::ui) fn ui(
    ui: &mut Ui,
    card: &Card,
    minutes: &mut HashMap<usize, u32>,
    offers: Offers,
    texts: &Texts,
) -> Option<Chosen> {
    let tokens = Tokens::of(ui);
    let room = ui.available_size();
    let is_low = room.y < LOW;
    let margin: i8 = if room.y < TINY { 10 } else { 16 };
    let around = 2.0 * f32::from(margin) + 2.0;
    tokens
        .card()
        .stroke(border_of(ui))
        .inner_margin(egui::Margin::same(margin))
        .show(ui, |ui| {
            ui.set_width(room.x - around);
            ui.set_height(room.y - around);
            let mut chosen = None;
            // Where nothing is offered, nothing has to stay in sight.
            let scrolls = is_low || offers == Offers::Nothing;
            if !scrolls {
                head(ui, card, minutes, texts);
                ui.add_space(space::SMALL);
                chosen = buttons(ui, card, offers, texts);
                ui.add_space(space::MEDIUM);
            }
            let below = if scrolls { height_of(ui, offers) } else { 0.0 };
            let height = (ui.available_height() - below).max(0.0);
            ScrollArea::vertical()
                .id_salt(("start-preview", card.entry))
                .auto_shrink([false, false])
                .max_height(height)
                .show(ui, |ui| {
                    ui.set_width((ui.available_width() - space::SMALL).max(0.0));
                    contents(ui, card, minutes, (room.y, scrolls), texts);
                });
            if scrolls && offers != Offers::Nothing {
                ui.add_space(space::TIGHT);
                chosen = buttons(ui, card, offers, texts);
            }
            chosen
        })
        .inner
}

/// What scrolls in a preview so high: with its head, where that has no place above.
fn contents(
    ui: &mut Ui,
    card: &Card,
    minutes: &mut HashMap<usize, u32>,
    (height, has_head): (f32, bool),
    texts: &Texts,
) {
    let is_tiny = height < TINY;
    if has_head && !is_tiny {
        head(ui, card, minutes, texts);
        ui.add_space(space::MEDIUM);
    }
    if height < LOW {
        outline(ui, &card.outline, texts);
        blanks(ui, &card.blanks, texts);
    } else {
        blanks(ui, &card.blanks, texts);
        outline(ui, &card.outline, texts);
    }
    if has_head && is_tiny {
        head(ui, card, minutes, texts);
        ui.add_space(space::MEDIUM);
    }
    first_lines(ui, card, texts);
}

/// How high the buttons are that stand below what scrolls.
fn height_of(ui: &Ui, offers: Offers) -> f32 {
    let spacing = ui.spacing();
    let gap = spacing.item_spacing.y;
    match offers {
        Offers::Nothing => 0.0,
        Offers::Editing => BEGIN + 2.0 * gap,
        Offers::Both => BEGIN + space::HAIR + spacing.interact_size.y + 4.0 * gap,
    }
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
fn buttons(ui: &mut Ui, card: &Card, offers: Offers, texts: &Texts) -> Option<Chosen> {
    let (words, tooltip) = edit_keys(card);
    let is_both = offers == Offers::Both;
    let key = if is_both { "start-use-template" } else { words };
    let button = Tokens::of(ui)
        .primary_button(texts.get(key))
        .min_size(vec2(0.0, BEGIN));
    ui.vertical_centered_justified(|ui| {
        let main = ui.add(button);
        if !is_both {
            let main = main.on_hover_text(texts.get(tooltip));
            return main.clicked().then_some(Chosen::Edit);
        }
        ui.add_space(space::HAIR);
        let edit = ui.button(texts.get(words)).on_hover_text(texts.get(tooltip));
        match (main.clicked(), edit.clicked()) {
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
