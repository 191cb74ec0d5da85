//! The helper at the right: guidance for the caret's section, the fields, and the speech's information.
//!
//! It draws its own margins: whoever shows it gives it the whole width of its pane.

mod checklist;
mod editor;
mod fields;
mod guidance;
mod guide;
mod information;
mod length;
mod progress;
#[cfg(test)]
mod tests;
mod todos;
mod uses;
mod values;
mod widgets;

use egui::{Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::focus::keep_in_sight;
use super::fonts;
use super::i18n::Texts;
use super::request::Request;
use super::theme::{Tokens, space, text_size};
use crate::session::Session;

pub(super) use uses::count_of_uses;
pub(super) use values::accepted;

/// The helper's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Guidance, notes and the siblings' headings.
    #[default]
    Guide,
    /// All fields.
    Fields,
    /// The speech's information.
    Information,
    /// What is kept beside the text, over the whole speech.
    Checklist,
}

impl Page {
    const ALL: [Self; 4] = [Self::Guide, Self::Fields, Self::Checklist, Self::Information];

    fn name(self, texts: &Texts) -> &str {
        match self {
            Self::Guide => texts.get("helper-guide"),
            Self::Fields => texts.get("helper-fields"),
            Self::Information => texts.get("helper-information"),
            Self::Checklist => texts.get("helper-checklist"),
        }
    }
}

/// The helper pane.
#[derive(Debug, Default)]
pub struct HelperPanel {
    page: Page,
    guide: guide::Guide,
    fields: fields::Fields,
    checklist: checklist::Checklist,
    uses: uses::Uses,
    refusal: values::Refusal,
    /// Whether the present page's name is to have the keyboard.
    wants_keyboard: bool,
    /// Whether guidance can be edited, as in a template.
    edits_guidance: bool,
}

/// What every page is shown with.
#[derive(Clone, Copy)]
struct Shown<'a> {
    session: &'a Session,
    texts: &'a Texts,
    uses: &'a uses::Uses,
    edits_guidance: bool,
}

impl HelperPanel {
    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> Page {
        self.page
    }

    /// Shows the pane and returns what it asks for.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, texts: &Texts) -> Vec<Request> {
        self.uses.refresh(session);
        let wants_keyboard = std::mem::take(&mut self.wants_keyboard);
        if let Some(page) = tabs(ui, self.page, wants_keyboard, texts) {
            self.turn_to(page);
        }
        let shown = Shown {
            session,
            texts,
            uses: &self.uses,
            edits_guidance: self.edits_guidance,
        };
        let mut requests = Vec::new();
        ScrollArea::vertical()
            .id_salt(("helper", self.page.name(texts)))
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let margin = egui::Margin::same(12);
                egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = space::MEDIUM;
                    match self.page {
                        Page::Guide => {
                            let turn = self.guide.ui(ui, shown, &mut self.refusal, &mut requests);
                            self.page = turn.unwrap_or(self.page);
                        }
                        Page::Fields => self.fields.ui(ui, shown, &mut self.refusal, &mut requests),
                        Page::Checklist => self.checklist.ui(ui, shown, &mut requests),
                        Page::Information => {
                            information::ui(ui, shown, &mut self.refusal, &mut requests);
                        }
                    }
                });
                keep_in_sight(ui);
            });
        requests
    }

    /// Forgets what belongs to the speech that was shown: forms, refusals and what was filled in. The page stays.
    pub fn forget_speech(&mut self) {
        *self = Self {
            page: self.page,
            ..Self::default()
        };
    }

    /// Lets guidance be edited until another speech is shown.
    pub fn edit_guidance(&mut self) {
        self.edits_guidance = true;
    }

    /// Gives the keyboard to the present page's name in the next frame; Tab goes on from there into the page.
    pub fn give_keyboard(&mut self) {
        self.wants_keyboard = true;
    }

    /// Turns to a page.
    pub fn turn_to(&mut self, page: Page) {
        if self.page != page {
            self.page = page;
            self.guide.forget_filled();
        }
    }
}

/// The pages' names over a line, the present one underlined.
fn tabs(ui: &mut Ui, current: Page, wants_keyboard: bool, texts: &Texts) -> Option<Page> {
    let mut chosen = None;
    let row = ui.horizontal(|ui| {
        ui.add_space(space::MEDIUM);
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        for page in Page::ALL {
            let response = tab(ui, page.name(texts), page == current);
            if wants_keyboard && page == current {
                response.request_focus();
            }
            if response.clicked() {
                chosen = Some(page);
            }
        }
    });
    let line = egui::Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter()
        .hline(ui.max_rect().x_range(), row.response.rect.bottom(), line);
    ui.add_space(-ui.spacing().item_spacing.y);
    chosen
}

fn tab(ui: &mut Ui, name: &str, current: bool) -> egui::Response {
    let tokens = Tokens::of(ui);
    let font = if current {
        fonts::bold(text_size::BODY)
    } else {
        fonts::regular(text_size::BODY)
    };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, tokens.text);
    // Four pages fit beside each other in the least width, in English, too.
    let size = egui::vec2(galley.size().x + 2.0 * space::SMALL, 36.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, current, name));
    let color = if current || response.hovered() || response.has_focus() {
        tokens.text
    } else {
        tokens.dim
    };
    let place = rect.center() - galley.size() / 2.0;
    ui.painter().galley_with_override_text_color(place, galley, color);
    if current {
        let under = egui::Rect::from_min_max(egui::pos2(rect.left(), rect.bottom() - 2.0), rect.max);
        ui.painter().rect_filled(under, 1, tokens.accent);
    }
    widgets::focus_ring(ui, &response);
    response
}
