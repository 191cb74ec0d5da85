//! The outline as cards in the manuscript's place: the speech as a writer lays it out on a table before writing it.
//!
//! The card that keys act on is that of the caret's section, so that every command for a section acts on it, too. Enter
//! and a double click lead to its text.

mod data;
mod drag;
mod paint;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{
    EventFilter, Id, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::i18n::{Language, Texts};
use super::request::Request;
use super::stamp::Stamp;
use super::theme::{Tokens, space};
use crate::model::{SectionId, Selection};
use crate::session::{Action, Session};
use crate::ui::command::Command;
pub(in crate::ui) use data::opening_of;

use data::Item;
use drag::Drag;
use paint::Look;

/// The grid is no wider: cards far apart are hard to compare.
const WIDEST: f32 = 1300.0;

/// The identity of the cards as a whole, which have the keyboard as one.
#[must_use]
pub fn cards_id() -> Id {
    Id::unique("cards")
}

/// The outline as cards.
#[derive(Debug, Default)]
pub struct CardsPanel {
    built: Option<Built>,
    drag: Option<Drag>,
    /// The caret's section when it was last looked at.
    followed: Option<SectionId>,
}

#[derive(Debug)]
struct Built {
    stamp: Stamp,
    language: Language,
    items: Arc<Vec<Item>>,
}

impl CardsPanel {
    /// Shows the cards and returns what they ask for.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, texts: &Texts) -> Vec<Request> {
        let items = self.items(session, texts);
        let room = ui.available_rect_before_wrap();
        let whole = ui.interact(room, cards_id(), Sense::focusable_noninteractive());
        if items.is_empty() {
            return empty(ui, texts);
        }
        let mut requests = Vec::new();
        let current = session.current_section();
        let shown = ScrollArea::vertical()
            .id_salt("cards")
            .auto_shrink(false)
            .show_viewport(ui, |ui, seen| {
                let places = lay_out(ui, &items);
                if self.followed != current {
                    self.followed = current;
                    if let Some(at) = position(&items, current) {
                        ui.scroll_to_rect(places[at].expand(space::MEDIUM), None);
                    }
                }
                if whole.has_focus() && self.drag.is_none() {
                    requests.extend(keys(ui, session, &items, &places));
                }
                let seen = seen.translate(ui.max_rect().min.to_vec2());
                let mut active = None;
                for (item, &place) in items.iter().zip(&places) {
                    if place.intersects(seen) {
                        let (response, request) = self.item(ui, place, item, &whole, session, texts);
                        requests.extend(request);
                        let is_active = item.section().is_some() && item.section() == current;
                        active = active.or(is_active.then_some(response.id));
                    }
                }
                requests.extend(self.drag_on(ui, session, &items, &places, texts));
                active
            });
        describe(&whole, shown.inner, texts);
        requests
    }

    fn items(&mut self, session: &Session, texts: &Texts) -> Arc<Vec<Item>> {
        let stamp = Stamp::of(session);
        if let Some(built) = &self.built
            && built.stamp == stamp
            && built.language == texts.language()
        {
            return Arc::clone(&built.items);
        }
        let items = Arc::new(data::items(session, texts));
        self.built = Some(Built {
            stamp,
            language: texts.language(),
            items: Arc::clone(&items),
        });
        items
    }

    fn item(
        &mut self,
        ui: &Ui,
        place: Rect,
        item: &Item,
        whole: &Response,
        session: &Session,
        texts: &Texts,
    ) -> (Response, Option<Request>) {
        let Some(row) = item.row() else {
            return ghost(ui, place, item, texts);
        };
        let id = row.id;
        let response = ui.interact(place, cards_id().with(id.0), Sense::CLICK | Sense::DRAG);
        let current = session.current_section() == Some(id);
        let look = Look {
            current,
            hovered: response.hovered() && self.drag.is_none(),
            focused: whole.has_focus() && current,
            lifted: self.drag.as_ref().is_some_and(|drag| drag.id == id),
        };
        let language = session.speech().language;
        match item {
            Item::Card(row, opening) => paint::card(ui, place, row, opening, look, language, texts),
            _ => paint::heading(ui, place, row, look, language, texts),
        }
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, row.name()));
        if response.drag_started_by(egui::PointerButton::Primary) {
            self.drag = Some(Drag { id, name: row.name() });
        }
        if response.clicked() {
            whole.request_focus();
        }
        let request = if response.double_clicked() {
            open(session, id)
        } else if response.clicked() {
            choose(session, id)
        } else {
            None
        };
        (response, request)
    }
}

/// Goes to a section's text.
fn open(session: &Session, id: SectionId) -> Option<Request> {
    let start = session.start_of_section(id)?;
    Some(Request::Open(Selection::caret(start)))
}

/// Puts the caret into a section without leaving the cards.
fn choose(session: &Session, id: SectionId) -> Option<Request> {
    let start = session.start_of_section(id)?;
    Some(Request::Act(Action::Select(Selection::caret(start))))
}

fn ghost(ui: &Ui, place: Rect, item: &Item, texts: &Texts) -> (Response, Option<Request>) {
    let (like, label) = match item {
        Item::Ghost(ghost) => (Some(ghost.like), ghost.label.as_str()),
        _ => (None, ""),
    };
    let id = cards_id().with(("ghost", like.map(|like| like.0)));
    let response = ui.interact(place, id, Sense::CLICK);
    let words = texts.with("outline-add-next", &[("label", label.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let look = Look {
        hovered: response.hovered(),
        focused: response.has_focus(),
        ..Look::default()
    };
    paint::ghost(ui, place, &words, look);
    let request = like.filter(|_| response.clicked());
    (
        response,
        request.map(|like| Request::Act(Action::AddSibling(like))),
    )
}

fn position(items: &[Item], id: Option<SectionId>) -> Option<usize> {
    let id = id?;
    items.iter().position(|item| item.section() == Some(id))
}

/// Makes room for the grid and says where on the screen its items lie.
fn lay_out(ui: &mut Ui, items: &[Item]) -> Vec<Rect> {
    let room = ui.max_rect();
    let width = (room.width() - 2.0 * space::WIDE).min(WIDEST);
    let (places, height) = data::places(items, width);
    ui.set_height(height + 2.0 * space::WIDE);
    let left = room.left() + ((room.width() - width) / 2.0).max(space::SMALL).round();
    let corner = pos2(left, room.top() + space::WIDE);
    places
        .into_iter()
        .map(|place| place.translate(corner.to_vec2()))
        .collect()
}

/// What stands there while there are no sections.
fn empty(ui: &mut Ui, texts: &Texts) -> Vec<Request> {
    let mut requests = Vec::new();
    ui.add_space(ui.available_height() / 3.0);
    ui.vertical_centered(|ui| {
        ui.colored_label(Tokens::of(ui).dim, texts.get("outline-empty"));
        ui.add_space(space::SMALL);
        let button = Tokens::of(ui).primary_button(texts.get("outline-add-first"));
        if ui.add(button).clicked() {
            requests.push(Request::Act(Action::AddSection {
                parent: None,
                index: 0,
                like: None,
            }));
        }
    });
    requests
}

/// What the keys ask for: arrows go from card to card, Enter to the text, Escape back to the manuscript.
fn keys(ui: &Ui, session: &Session, items: &[Item], places: &[Rect]) -> Option<Request> {
    let filter = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(cards_id(), filter));
    let current = session.current_section();
    let at = position(items, current);
    let key = ui.input_mut(|input| {
        [
            Key::ArrowLeft,
            Key::ArrowRight,
            Key::ArrowUp,
            Key::ArrowDown,
            Key::Home,
            Key::End,
            Key::Enter,
            Key::Escape,
        ]
        .into_iter()
        .find(|&key| input.consume_key(Modifiers::NONE, key))
    })?;
    let is_section = |&at: &usize| items[at].section().is_some();
    let found = match (key, at) {
        (Key::Escape, _) => return Some(Request::Command(Command::Cards)),
        (Key::Enter, Some(_)) => return open(session, current?),
        (Key::Home, _) | (_, None) => (0..items.len()).find(is_section),
        (Key::End, _) => (0..items.len()).rev().find(is_section),
        (Key::ArrowLeft, Some(at)) => (0..at).rev().find(is_section),
        (Key::ArrowRight, Some(at)) => (at + 1..items.len()).find(is_section),
        (key, Some(at)) => beyond(items, places, at, key == Key::ArrowDown),
    };
    choose(session, items[found?].section()?)
}

/// The nearest section's item in the line above or below.
fn beyond(items: &[Item], places: &[Rect], from: usize, down: bool) -> Option<usize> {
    let own = places[from];
    let distance = |place: Rect| {
        let along = if down {
            place.top() - own.bottom()
        } else {
            own.top() - place.bottom()
        };
        (along >= -1.0).then_some(vec2((place.left() - own.left()).abs(), along))
    };
    (0..items.len())
        .filter(|&at| items[at].section().is_some())
        .filter_map(|at| Some((at, distance(places[at])?)))
        .min_by(|(_, one), (_, other)| one.y.total_cmp(&other.y).then(one.x.total_cmp(&other.x)))
        .map(|(at, _)| at)
}

fn describe(whole: &Response, active: Option<Id>, texts: &Texts) {
    whole.widget_info(|| WidgetInfo::labeled(Role::List, true, texts.get("cards-name")));
    whole.ctx.accesskit_node_builder(whole.id, |node| {
        if let Some(active) = active {
            node.set_active_descendant(active.accesskit_id());
        }
    });
}
