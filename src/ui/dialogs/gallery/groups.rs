//! The groups at the left: categories and sources, each with how many there are, and how the shared folder stands.

use egui::{Button, Label, RichText, ScrollArea, Ui, vec2};

use super::Gallery;
use super::data::{Filter, Shelf};
use crate::store::SharedState;
use crate::ui::dialogs::shortened;
use crate::ui::i18n::Texts;
use crate::ui::theme::{Tokens, space, text_size};

impl Gallery {
    pub(super) fn groups(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        let Some(stock) = &self.stock else { return };
        let filters = stock.filters();
        let shared = stock.shared.clone();
        let mut chosen = None;
        ScrollArea::vertical()
            .id_salt("gallery-groups")
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::HAIR;
                ui.spacing_mut().interact_size.y = 26.0;
                ui.spacing_mut().button_padding.y = 3.0;
                let mut former = 0;
                for (filter, count) in &filters {
                    let (part, heading) = part_of(filter, stock);
                    if part != former {
                        former = part;
                        ui.add_space(space::SMALL);
                        if !heading.is_empty() {
                            let words = RichText::new(texts.get(heading)).size(text_size::SMALL);
                            ui.label(words.color(Tokens::of(ui).dim));
                        }
                    }
                    if group(ui, filter, *count, *filter == self.filter, texts) {
                        chosen = Some(filter.clone());
                    }
                }
                if let Some((folder, state)) = &shared {
                    ui.add_space(space::SMALL);
                    let tokens = Tokens::of(ui);
                    let color = match state {
                        SharedState::Unreachable => tokens.warn_text,
                        _ => tokens.dim,
                    };
                    let words = RichText::new(texts.get(state_key(*state)));
                    let words = words.size(text_size::SMALL).color(color);
                    ui.add(Label::new(words).wrap())
                        .on_hover_text(shortened(folder).display().to_string());
                }
            });
        if let Some(filter) = chosen {
            self.filter = filter;
            self.reveals = false;
        }
    }
}

/// In which part of the list a group stands, and the key of the part's heading.
fn part_of(filter: &Filter, stock: &Shelf) -> (usize, &'static str) {
    match filter {
        Filter::All => (0, ""),
        Filter::Category(category) if stock.is_foreign(category) => (2, "gallery-categories-other"),
        Filter::Category(_) => (1, "gallery-categories"),
        Filter::Source(_) => (3, "gallery-sources"),
        Filter::Broken => (4, ""),
    }
}

fn group(ui: &mut Ui, filter: &Filter, count: usize, is_chosen: bool, texts: &Texts) -> bool {
    let tokens = Tokens::of(ui);
    let name = match filter {
        Filter::All => texts.get("gallery-all"),
        Filter::Category(category) if category.is_empty() => texts.get("gallery-uncategorised"),
        Filter::Category(category) => category.as_str(),
        Filter::Source(source) => texts.get(source.word()),
        Filter::Broken => texts.get("gallery-broken"),
    };
    let color = if *filter == Filter::Broken {
        tokens.warn_text
    } else {
        tokens.text
    };
    let number = RichText::new(count.to_string())
        .size(text_size::SMALL)
        .color(tokens.dim);
    let button = Button::selectable(is_chosen, RichText::new(name).color(color))
        .truncate()
        .right_text(number)
        .min_size(vec2(ui.available_width() - space::SMALL, 26.0));
    let spoken = texts.with("gallery-group", &[("name", name.into()), ("count", count.into())]);
    ui.add(button).accessible_name(&spoken).clicked()
}

fn state_key(state: SharedState) -> &'static str {
    match state {
        SharedState::Reading => "gallery-shared-reading",
        SharedState::Open => "gallery-shared-open",
        SharedState::ReadOnly => "gallery-shared-read-only",
        SharedState::Unreachable => "gallery-shared-unreachable",
    }
}
