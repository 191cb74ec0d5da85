//! The start page: templates as cards, recent drafts, and the ways into a speech.
//!
//! Three columns: ways in and recent drafts at the left, cards in the middle, the chosen card's preview at the right.
//! What cards and preview show is made once per listing, not per frame. Everything can be reached by Tab, the
//! cards before the recent drafts, since there may be many of those.

mod cards;
mod data;
mod preview;
mod side;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::PathBuf;

use egui::{Align, Button, Layout, Rect, RichText, Ui, UiBuilder, pos2, vec2};

pub(in crate::ui) use self::data::{Card, Prepared, outline_label};
pub(in crate::ui) use self::preview::{Chosen, Offers, edit_keys, ui as preview};
use super::command::Command;
use super::fonts;
use super::i18n::{self, Texts};
use super::theme::{Tokens, space, text_size};
use crate::store::Listing;
use crate::text::language::Language;

/// Wider than this the columns would drift apart.
const WIDEST: f32 = 1_680.0;
/// From this width on there is room for wide side columns.
const ROOMY: f32 = 1_150.0;

/// What was chosen on the start page.
#[derive(Debug, Clone, PartialEq)]
pub enum StartChoice {
    /// A speech from the template at this place of the listing, for so many minutes in all if a length was chosen.
    Template {
        /// The place in [`Listing::entries`].
        entry: usize,
        /// Minutes.
        minutes: Option<u32>,
    },
    /// To edit the template at this place of the listing, or a copy of it where it is the program's own.
    EditTemplate(usize),
    /// A speech without a template.
    Blank(Language),
    /// A draft opened before.
    Recent(PathBuf),
    /// To take a draft off the recent ones.
    Forget(PathBuf),
    /// A command: open, load a template, show the template folder.
    Command(Command),
}

/// Which templates are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Only(Language),
    All,
}

/// The start page.
#[derive(Debug, Default)]
pub struct StartPage {
    prepared: Option<Prepared>,
    /// None follows the window's language.
    filter: Option<Filter>,
    /// The card whose preview is shown, by its place in the listing.
    chosen: Option<usize>,
    /// The lengths that were chosen, by places in the listing.
    minutes: HashMap<usize, u32>,
    resting: cards::Resting,
    /// Whether the files that could not be read are to be scrolled to.
    show_broken: bool,
}

impl StartPage {
    /// Shows the page and returns what was chosen. `listing` is none while the templates are still being read.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        listing: Option<&Listing>,
        recent: &[PathBuf],
        texts: &Texts,
    ) -> Option<StartChoice> {
        self.prepare(listing, texts);
        let rooms = Rooms::of(ui.available_rect_before_wrap());
        ui.painter().rect_filled(rooms.page, 0, Tokens::of(ui).canvas);
        let mut choice = None;
        column(ui, "start-head", rooms.head, |ui| {
            ui.label(RichText::new(texts.get("start-title")).font(fonts::bold(text_size::TITLE)));
        });
        let below = column(ui, "start-ways", rooms.side, |ui| {
            choice = side::ways_in(ui, texts);
            ui.min_rect().bottom()
        });
        let of_middle = column(ui, "start-templates", rooms.middle, |ui| {
            self.templates(ui, listing, texts)
        });
        let of_preview = column(ui, "start-preview", rooms.preview, |ui| self.preview(ui, texts));
        let mut rest = rooms.side;
        rest.min.y = below + space::WIDE;
        let of_recent = column(ui, "start-recent", rest, |ui| side::recent(ui, recent, texts));
        ui.advance_cursor_after_rect(rooms.page);
        choice.or(of_middle).or(of_preview).or(of_recent)
    }

    /// Makes ready what the cards show, whenever there are other templates or other words for them.
    fn prepare(&mut self, listing: Option<&Listing>, texts: &Texts) {
        let Some(listing) = listing else {
            self.prepared = None;
            return;
        };
        if !self
            .prepared
            .as_ref()
            .is_some_and(|prepared| prepared.is_of(listing, texts))
        {
            if self
                .prepared
                .as_ref()
                .is_some_and(|former| !former.has_entries_of(listing))
            {
                self.chosen = None;
                self.minutes.clear();
            }
            self.prepared = Some(Prepared::new(listing, texts));
        }
    }

    fn templates(&mut self, ui: &mut Ui, listing: Option<&Listing>, texts: &Texts) -> Option<StartChoice> {
        self.templates_head(ui, listing, texts);
        ui.add_space(space::SMALL);
        let (Some(prepared), Some(listing)) = (&self.prepared, listing) else {
            ui.add_space(space::WIDE);
            ui.label(RichText::new(texts.get("start-reading")).color(Tokens::of(ui).dim));
            return None;
        };
        let shown = prepared.shown(self.filter, texts);
        if !shown.iter().any(|card| Some(card.entry) == self.chosen) {
            self.chosen = shown.first().map(|card| card.entry);
        }
        let mut grid = cards::Grid {
            chosen: &mut self.chosen,
            resting: &mut self.resting,
            minutes: &self.minutes,
        };
        let show_broken = std::mem::take(&mut self.show_broken);
        let started = egui::ScrollArea::vertical()
            .id_salt("start-cards")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let started = grid.ui(ui, &shown, texts);
                cards::broken(ui, &listing.broken, show_broken, texts);
                started
            })
            .inner;
        started.map(|entry| self.start(entry))
    }

    /// The heading with the choice of languages, and a notice where files could not be read.
    fn templates_head(&mut self, ui: &mut Ui, listing: Option<&Listing>, texts: &Texts) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::TIGHT;
            heading(ui, texts.get("start-templates"));
            ui.add_space(space::MEDIUM);
            let own = language_of(texts);
            let in_force = self.filter.unwrap_or(Filter::Only(own));
            for filter in [Filter::Only(own), Filter::Only(other(own)), Filter::All] {
                let button = Button::selectable(in_force == filter, filter_name(filter, texts));
                if ui.add(button).clicked() {
                    self.filter = Some(filter);
                }
            }
            let broken = listing.map_or(0, |listing| listing.broken.len());
            if broken > 0 {
                let words = texts.with("start-broken-count", &[("count", broken.into())]);
                let words = RichText::new(words).color(Tokens::of(ui).warn_text);
                self.show_broken |= ui.add(Button::new(words).frame_when_inactive(false)).clicked();
            }
        });
    }

    fn preview(&mut self, ui: &mut Ui, texts: &Texts) -> Option<StartChoice> {
        let entry = self.chosen?;
        let card = self.prepared.as_ref()?.card(entry)?;
        Some(
            match preview::ui(ui, card, &mut self.minutes, Offers::Both, texts)? {
                preview::Chosen::Start => self.start(entry),
                preview::Chosen::Edit => StartChoice::EditTemplate(entry),
            },
        )
    }

    fn start(&self, entry: usize) -> StartChoice {
        StartChoice::Template {
            entry,
            minutes: self.minutes.get(&entry).copied(),
        }
    }
}

/// Where things stand on the page.
struct Rooms {
    page: Rect,
    head: Rect,
    side: Rect,
    middle: Rect,
    preview: Rect,
}

impl Rooms {
    fn of(page: Rect) -> Self {
        let roomy = page.width() >= ROOMY;
        let (margin, gap) = if roomy {
            (space::WIDE, space::WIDE)
        } else {
            (space::LARGE, space::LARGE)
        };
        let side_width = if roomy { 208.0 } else { 172.0 };
        let preview_width = (page.width() * 0.27).clamp(272.0, 420.0);
        let width = (page.width() - 2.0 * margin).min(WIDEST);
        let inner = Rect::from_center_size(page.center(), vec2(width, page.height() - 2.0 * margin));
        let top = inner.top() + 40.0 + space::MEDIUM;
        let span = |left: f32, right: f32| Rect::from_min_max(pos2(left, top), pos2(right, inner.bottom()));
        let middle_left = inner.left() + side_width + gap;
        let preview_left = inner.right() - preview_width;
        Self {
            page,
            head: Rect::from_min_max(inner.min, pos2(inner.right(), top)),
            side: span(inner.left(), inner.left() + side_width),
            middle: span(middle_left, preview_left - gap),
            preview: span(preview_left, inner.right()),
        }
    }
}

fn column<R>(ui: &mut Ui, name: &str, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new()
        .id_salt(name)
        .max_rect(rect)
        .layout(Layout::top_down(Align::Min));
    let mut child = ui.new_child(builder);
    child.shrink_clip_rect(rect.expand(space::TIGHT));
    content(&mut child)
}

/// The heading of a region.
fn heading(ui: &mut Ui, words: &str) {
    ui.label(RichText::new(words).font(fonts::bold(text_size::BODY)));
}

/// The window's language as one that speeches are written in.
fn language_of(texts: &Texts) -> Language {
    match texts.language() {
        i18n::Language::Chinese => Language::Chinese,
        i18n::Language::English => Language::English,
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Chinese => Language::English,
        Language::English => Language::Chinese,
    }
}

fn filter_name(filter: Filter, texts: &Texts) -> &str {
    match filter {
        Filter::Only(Language::Chinese) => i18n::Language::Chinese.own_name(),
        Filter::Only(Language::English) => i18n::Language::English.own_name(),
        Filter::All => texts.get("start-language-all"),
    }
}

impl Prepared {
    /// The cards that a filter lets through; without one those in the window's language.
    fn shown(&self, filter: Option<Filter>, texts: &Texts) -> Vec<&Card> {
        let filter = filter.unwrap_or(Filter::Only(language_of(texts)));
        self.cards()
            .filter(|card| filter == Filter::All || filter == Filter::Only(card.language))
            .collect()
    }
}
