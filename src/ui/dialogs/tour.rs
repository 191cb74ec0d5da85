//! The tour: what a speech comes about by, a picture and a paragraph each, taken from the manual.

use egui::{Align, Button, Context, EventFilter, Key, Layout, Modifiers, Response, RichText, Ui, Vec2, vec2};

use super::{Answer, bare_modal};
use crate::ui::i18n::{Language, Texts};
use crate::ui::manual::{self, ManualPage, PageText, Pictures};
use crate::ui::theme::{Tokens, space};

/// How wide the dialog is: as wide as its pictures.
const WIDTH: f32 = 720.0;
/// The most room a picture takes.
const PICTURE: f32 = 440.0;
/// How high a paragraph may be without moving what stands below it.
const WORDS: f32 = 70.0;
/// What stands around picture and paragraph, with room to spare.
const AROUND: f32 = 164.0;
/// With less room than this for a picture above its paragraph, they stand side by side.
const LOW: f32 = 200.0;

/// The tour.
#[derive(Debug)]
pub struct TourDialog {
    language: Language,
    stops: Vec<(ManualPage, PageText)>,
    at: usize,
    pictures: Pictures,
}

impl TourDialog {
    /// The tour from its beginning.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let stop = |page: ManualPage| (page, PageText::of(page, language));
        Self {
            language,
            stops: ManualPage::TOUR.map(stop).into(),
            at: 0,
            pictures: Pictures::default(),
        }
    }

    /// The page that is shown.
    #[must_use]
    pub fn page(&self) -> Option<ManualPage> {
        self.stops.get(self.at).map(|(page, _)| *page)
    }

    pub(super) fn show(&mut self, ctx: &Context, texts: &Texts) -> Option<Answer> {
        self.take_arrows(ctx);
        let title = self
            .stops
            .get(self.at)
            .map_or("", |(_, read)| read.title.as_str());
        let title = texts.with("tour-title", &[("title", title.into())]);
        let room = ctx.content_rect().height() - AROUND;
        bare_modal(ctx, "tour", &title, WIDTH, |ui| {
            let picture = (room - WORDS - space::MEDIUM).min(PICTURE);
            if picture < LOW {
                self.side_by_side(ui, room.max(96.0));
            } else {
                self.one_above_the_other(ui, picture);
            }
            self.foot(ui, texts)
        })
    }

    fn take_arrows(&mut self, ctx: &Context) {
        let (back, next) = ctx.input_mut(|input| {
            let back = input.consume_key(Modifiers::NONE, Key::ArrowLeft);
            (back, input.consume_key(Modifiers::NONE, Key::ArrowRight))
        });
        if back {
            self.at = self.at.saturating_sub(1);
        }
        if next {
            self.at = (self.at + 1).min(self.last());
        }
    }

    fn last(&self) -> usize {
        self.stops.len().saturating_sub(1)
    }

    fn one_above_the_other(&mut self, ui: &mut Ui, height: f32) {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Center), |ui| {
            ui.set_min_size(vec2(width, height));
            self.picture(ui, vec2(width, height));
        });
        ui.add_space(space::SMALL);
        ui.allocate_ui_with_layout(vec2(width, WORDS), Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(vec2(width, WORDS));
            self.words(ui);
        });
    }

    fn side_by_side(&mut self, ui: &mut Ui, height: f32) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::MEDIUM;
            let half = (ui.available_width() - space::MEDIUM) / 2.0;
            let column = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(half, height), column, |ui| {
                ui.set_min_size(vec2(half, height));
                self.picture(ui, vec2(half, height));
            });
            ui.allocate_ui_with_layout(vec2(half, height), column, |ui| {
                ui.set_min_size(vec2(half, height));
                egui::ScrollArea::vertical()
                    .id_salt(("tour-words", self.at))
                    .max_height(height)
                    .show(ui, |ui| self.words(ui));
            });
        });
    }

    fn picture(&mut self, ui: &mut Ui, room: Vec2) {
        if let Some((page, read)) = self.stops.get(self.at)
            && let Some(words) = read.picture()
        {
            self.pictures.show(ui, (*page, self.language), words, room);
        }
    }

    fn words(&self, ui: &mut Ui) {
        if let Some((_, read)) = self.stops.get(self.at) {
            // Its links lead out of the tour: the whole page has them, too.
            manual::paragraph(ui, &without_links(read));
        }
    }

    /// Where one is, and the ways on; Enter goes on where nothing has the keyboard.
    fn foot(&mut self, ui: &mut Ui, texts: &Texts) -> Option<Answer> {
        ui.add_space(space::MEDIUM);
        let size = vec2(ui.available_width(), ui.spacing().interact_size.y);
        let is_free = ui.memory(|memory| memory.focused().is_none());
        let entered = is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let is_last = self.at == self.last();
        let mut answer = None;
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            let next = texts.get(if is_last { "tour-done" } else { "tour-next" });
            let next = keeps_arrows(ui.add(Tokens::of(ui).primary_button(next)));
            let back = Button::new(texts.get("tour-back"));
            let back = keeps_arrows(ui.add_enabled(self.at > 0, back));
            let close = keeps_arrows(ui.button(texts.get("button-close")));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let values = [
                    ("place", (self.at + 1).into()),
                    ("count", self.stops.len().into()),
                ];
                let place = texts.with("tour-place", &values);
                ui.label(RichText::new(place).color(Tokens::of(ui).dim));
                let more = Button::new(texts.get("tour-more")).frame_when_inactive(false);
                if keeps_arrows(ui.add(more)).clicked() {
                    answer = Some(Answer::Help(self.page()));
                }
            });
            let goes_on = next.clicked() || entered;
            if close.clicked() || (goes_on && is_last) {
                answer = Some(Answer::Dismissed);
            } else if goes_on {
                self.at += 1;
            } else if back.clicked() {
                self.at = self.at.saturating_sub(1);
            }
        });
        answer
    }
}

/// The paragraph that says what a page is for, its links as plain text.
fn without_links(read: &PageText) -> Vec<manual::Span> {
    let spans = read.purpose().iter().cloned();
    let plain = |span: manual::Span| match span.kind {
        manual::Kind::Link(_) => manual::Span {
            kind: manual::Kind::Plain,
            ..span
        },
        _ => span,
    };
    spans.map(plain).collect()
}

/// The arrow keys turn the pages, and do not go from button to button.
fn keeps_arrows(response: Response) -> Response {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    if response.has_focus() {
        response
            .ctx
            .memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response
}
