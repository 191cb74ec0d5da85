//! Which template is to be edited: the user's own first, and the program's own, of which a copy is made.

use egui::{Align, Button, Context, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui, vec2};

use super::{Answer, modal};
use crate::store::{Listing, TemplateOrigin};
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::request::TemplateToEdit;
use crate::ui::theme::{Tokens, corner, space, text_size};

const ROW: f32 = 52.0;

/// Asks which template is to be edited.
#[derive(Debug)]
pub struct ChooseTemplate {
    /// None while the templates are being read.
    rows: Option<Vec<Row>>,
    /// The language of the window, whose templates go before others.
    language: &'static str,
    has_focus: bool,
}

#[derive(Debug)]
struct Row {
    name: String,
    summary: String,
    is_own: bool,
    wanted: TemplateToEdit,
}

impl ChooseTemplate {
    /// Of a listing, where there is one already.
    #[must_use]
    pub fn new(listing: Option<&Listing>, texts: &Texts) -> Self {
        let mut choose = Self {
            rows: None,
            language: texts.language().code(),
            has_focus: false,
        };
        if let Some(listing) = listing {
            choose.take_templates(listing);
        }
        choose
    }

    /// Takes the templates that there are.
    pub fn take_templates(&mut self, listing: &Listing) {
        let mut entries: Vec<_> = listing.entries.iter().collect();
        entries.sort_by_key(|entry| {
            let is_own = matches!(entry.origin, TemplateOrigin::File(_));
            (!is_own, entry.template.speech.language.tag() != self.language)
        });
        let rows = entries.into_iter().map(|entry| Row {
            name: entry.template.name.clone(),
            summary: entry.template.summary.clone(),
            is_own: matches!(entry.origin, TemplateOrigin::File(_)),
            wanted: TemplateToEdit::of(entry),
        });
        self.rows = Some(rows.collect());
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        let height = (ctx.content_rect().height() - 260.0).clamp(160.0, 460.0);
        modal(
            ctx,
            texts,
            "choose-template",
            texts.get("workshop-choose"),
            620.0,
            |ui| {
                let tokens = Tokens::of(ui);
                let words = RichText::new(texts.get("workshop-choose-text")).color(tokens.dim);
                ui.add(Label::new(words).wrap());
                ui.add_space(space::SMALL);
                let chosen = self.list(ui, height, texts);
                ui.add_space(space::LARGE);
                let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
                let cancelled = ui
                    .allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                        ui.button(texts.get("button-cancel")).clicked()
                    })
                    .inner;
                let answer = cancelled.then_some(Answer::Dismissed);
                chosen.map(Answer::EditTemplate).or(answer)
            },
        )
    }

    fn list(&mut self, ui: &mut Ui, height: f32, texts: &Texts) -> Option<TemplateToEdit> {
        let tokens = Tokens::of(ui);
        let Some(rows) = &self.rows else {
            ui.label(RichText::new(texts.get("start-reading")).color(tokens.dim));
            return None;
        };
        let mut chosen = None;
        Frame::new()
            .fill(tokens.paper)
            .stroke(tokens.border())
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(12, 6))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical()
                    .max_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        for row in rows {
                            let response = row.ui(ui, texts);
                            if !std::mem::replace(&mut self.has_focus, true) {
                                response.request_focus();
                            }
                            if response.gained_focus() {
                                response.scroll_to_me(None);
                            }
                            if response.clicked() {
                                chosen = Some(row.wanted.clone());
                            }
                        }
                    });
            });
        chosen
    }
}

impl Row {
    fn ui(&self, ui: &mut Ui, texts: &Texts) -> egui::Response {
        let tokens = Tokens::of(ui);
        let size = vec2(ui.available_width(), ROW);
        let key = if self.is_own {
            "workshop-edit"
        } else {
            "workshop-edit-copy"
        };
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(size);
            let spoken = format!("{} · {}", texts.get(key), self.name);
            let button = ui.add(Button::new(texts.get(key))).accessible_name(spoken);
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = space::HAIR;
                ui.add_space(space::SMALL);
                let name = RichText::new(&self.name).font(fonts::bold(text_size::BODY));
                ui.add(Label::new(name).truncate());
                let summary = RichText::new(&self.summary)
                    .size(text_size::SMALL)
                    .color(tokens.dim);
                ui.add(Label::new(summary).truncate());
            });
            button
        })
        .inner
    }
}
