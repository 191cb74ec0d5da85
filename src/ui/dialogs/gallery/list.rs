//! The list in the middle: a row for each template, with a box to mark it by; or the files that could not be read, each
//! with the reason.

use egui::{
    Align, CornerRadius, EventFilter, Id, Key as Keyboard, Label, Layout, Modifiers, Rect, Response,
    RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::data::{Filter, Row};
use super::{Gallery, Renaming};
use crate::ui::controls::Tick;
use crate::ui::i18n::Texts;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, corner, space, text_size};

/// How high a row is.
const ROW: f32 = 48.0;
/// How wide the box is by which a row is marked.
const BOX: f32 = 32.0;

/// By how much a box without words stands left of the middle of what it is given.
const MARK_SHIFT: f32 = 6.0;

/// What was done in a row.
#[derive(Clone, Copy, Default)]
struct Done {
    chosen: Option<usize>,
    begun: bool,
    /// By how many rows the keyboard's focus moves.
    step: Option<isize>,
    marked: Option<usize>,
}

impl Gallery {
    /// Shows the list and returns whether to begin a speech from what is chosen.
    pub(super) fn list(&mut self, ui: &mut Ui, found: &[usize], height: f32, texts: &Texts) -> bool {
        let mut done = Done::default();
        ScrollArea::vertical()
            .id_salt(("gallery-list", &self.filter, &self.sought))
            .max_height(height)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.filter == Filter::Broken {
                    self.broken(ui, texts);
                } else if found.is_empty() {
                    self.say_empty(ui, texts);
                } else {
                    for &place in found {
                        self.show_row(ui, place, &mut done, texts);
                    }
                }
            });
        self.take(done, found, ui)
    }

    fn take(&mut self, done: Done, found: &[usize], ui: &Ui) -> bool {
        let key = |gallery: &Self, place: usize| {
            let stock = gallery.stock.as_ref()?;
            Some(stock.rows.get(place)?.key.clone())
        };
        if let Some(key) = done.marked.and_then(|place| key(self, place))
            && !self.marked.remove(&key)
        {
            self.marked.insert(key);
        }
        if let Some(place) = done.chosen {
            self.chosen = key(self, place);
        }
        if let Some(step) = done.step {
            self.move_choice(found, step);
            if let Some(chosen) = &self.chosen {
                let id = row_id(chosen);
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        }
        done.begun
    }

    fn say_empty(&self, ui: &mut Ui, texts: &Texts) {
        let key = match (&self.stock, self.sought.trim().is_empty()) {
            (None, _) => "start-reading",
            (Some(_), false) => "gallery-none-found",
            (Some(_), true) => "gallery-none-of-these",
        };
        let words = RichText::new(texts.get(key)).color(Tokens::of(ui).dim);
        ui.add_space(space::MEDIUM);
        ui.add(Label::new(words).wrap());
    }

    fn broken(&self, ui: &mut Ui, texts: &Texts) {
        let Some(stock) = &self.stock else { return };
        let tokens = Tokens::of(ui);
        for (name, reason) in &stock.broken {
            ui.add_space(space::SMALL);
            ui.add(Label::new(RichText::new(name).color(tokens.text)).wrap());
            let words = RichText::new(reason)
                .size(text_size::SMALL)
                .color(tokens.warn_text);
            ui.add(Label::new(words).wrap().selectable(true));
        }
        ui.add_space(space::MEDIUM);
        let words = RichText::new(texts.get("gallery-broken-advice"))
            .size(text_size::SMALL)
            .color(tokens.dim);
        ui.add(Label::new(words).wrap());
    }

    fn show_row(&mut self, ui: &mut Ui, place: usize, done: &mut Done, texts: &Texts) {
        let Some((stock, row)) = self
            .stock
            .as_ref()
            .and_then(|stock| Some((stock, stock.rows.get(place)?)))
        else {
            return;
        };
        let length = stock.card(place).map_or("", |card| card.length_words(None));
        let is_chosen = self.chosen.as_ref() == Some(&row.key);
        let is_marked = self.marked.contains(&row.key);
        let (rect, _) =
            ui.allocate_exact_size(vec2(ui.available_width() - space::SMALL, ROW), Sense::hover());
        if is_chosen && std::mem::take(&mut self.reveals) {
            ui.scroll_to_rect(rect, None);
        }
        let mark = rect.with_max_x(rect.left() + BOX);
        let body = rect.with_min_x(mark.right());
        let response = ui.interact(body, row_id(&row.key), Sense::click());
        describe(&response, row, is_chosen, length, texts);
        if response.gained_focus() {
            response.scroll_to_me(None);
            done.chosen = Some(place);
        }
        if response.clicked() && self.renaming.is_none() {
            done.chosen = Some(place);
            response.request_focus();
        }
        take_keys(ui, &response, place, done);
        done.begun |= response.double_clicked();
        paint_ground(ui, rect, &response, is_chosen);
        if mark_box(ui, mark, is_marked, &row.name, texts) {
            done.marked = Some(place);
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        let words = body.shrink2(vec2(space::TIGHT, 5.0));
        let mut lines = ui.new_child(
            UiBuilder::new()
                .max_rect(words)
                .layout(Layout::top_down(Align::Min)),
        );
        lines.spacing_mut().item_spacing.y = 0.0;
        let renames = self
            .renaming
            .as_ref()
            .is_some_and(|renaming| renaming.key == row.key);
        if renames {
            let above = (words.height() - lines.spacing().interact_size.y) / 2.0;
            lines.add_space(above.max(0.0));
            self.rename_field(&mut lines, texts);
        } else {
            lines_of(&mut lines, row, length, texts);
        }
    }

    fn rename_field(&mut self, ui: &mut Ui, texts: &Texts) {
        let Some(renaming) = &mut self.renaming else {
            return;
        };
        let field = TextInput {
            id: Id::unique("gallery-rename"),
            name: texts.get("gallery-new-name"),
            hint: texts.get("gallery-new-name"),
            rows: 1,
            blank: false,
        }
        .show(ui, &renaming.name);
        let is_new = !std::mem::replace(&mut renaming.has_focus, true);
        if is_new {
            field.response.request_focus();
            select_all(ui, field.response.id, &renaming.name);
        }
        if let Some(name) = field.changed {
            renaming.name = name;
        }
        let is_over = field.escaped || field.entered;
        if is_over {
            // These keys are the field's alone: they neither close the gallery nor begin a speech.
            ui.input_mut(|input| {
                input.consume_key(Modifiers::NONE, Keyboard::Escape);
                input.consume_key(Modifiers::NONE, Keyboard::Enter);
            });
            let id = row_id(&renaming.key);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if field.escaped {
            self.renaming = None;
        } else if field.entered || (!is_new && field.response.lost_focus()) {
            self.finish_renaming(texts);
        }
    }

    /// Begins to type another name for what is chosen.
    pub(super) fn begin_renaming(&mut self) {
        let renaming = self
            .row()
            .filter(|(_, row)| row.may_change)
            .map(|(_, row)| Renaming {
                key: row.key.clone(),
                name: row.name.clone(),
                has_focus: false,
            });
        self.reveals |= renaming.is_some();
        self.renaming = renaming;
    }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), id);
}

fn row_id(key: &super::Key) -> Id {
    Id::unique(("gallery-row", format!("{key:?}")))
}

/// What the keys do while a row has the focus.
fn take_keys(ui: &Ui, response: &Response, place: usize, done: &mut Done) {
    if !response.has_focus() {
        return;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    ui.input_mut(|input| {
        for (key, step) in [
            (Keyboard::ArrowUp, -1),
            (Keyboard::ArrowDown, 1),
            (Keyboard::Home, isize::MIN / 2),
            (Keyboard::End, isize::MAX / 2),
        ] {
            if input.consume_key(Modifiers::NONE, key) {
                done.step = Some(step);
            }
        }
        if input.key_pressed(Keyboard::Space) {
            done.marked = Some(place);
        }
        done.begun |= input.key_pressed(Keyboard::Enter);
    });
}

fn describe(response: &Response, row: &Row, is_chosen: bool, length: &str, texts: &Texts) {
    response.widget_info(|| {
        let values = [
            ("name", row.name.as_str().into()),
            ("source", texts.get(row.source.word()).into()),
            ("length", length.into()),
        ];
        WidgetInfo::selected(Role::Button, true, is_chosen, texts.with("gallery-row", &values))
    });
}

fn paint_ground(ui: &Ui, rect: Rect, response: &Response, is_chosen: bool) {
    let tokens = Tokens::of(ui);
    let corners = CornerRadius::same(corner::SMALL);
    let ground = match (is_chosen, response.hovered()) {
        (true, _) => Some(tokens.accent_tint),
        (false, true) => Some(tokens.hover),
        (false, false) => None,
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, corners, ground);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.0, tokens.accent);
        ui.painter().rect_stroke(rect, corners, ring, StrokeKind::Inside);
    }
}

/// Shows the box and returns whether it was clicked.
fn mark_box(ui: &mut Ui, rect: Rect, is_marked: bool, name: &str, texts: &Texts) -> bool {
    let mut marked = is_marked;
    // The box stands at the left of what it is given.
    let middle = Rect::from_center_size(
        pos2(rect.center().x + MARK_SHIFT, rect.center().y),
        Vec2::splat(ui.spacing().interact_size.y),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(middle));
    let words = texts.with("gallery-mark", &[("name", name.into())]);
    let response = child.add(Tick::bare(&mut marked)).accessible_name(&words);
    response.on_hover_text(&words).clicked()
}

/// The template's name, and under it where it is from, what for, and how long.
fn lines_of(ui: &mut Ui, row: &Row, length: &str, texts: &Texts) {
    let tokens = Tokens::of(ui);
    ui.add(
        Label::new(RichText::new(&row.name).color(tokens.text))
            .truncate()
            .selectable(false),
    );
    let mut parts = vec![texts.get(row.source.word())];
    parts.extend(
        [row.category.as_str(), length]
            .into_iter()
            .filter(|part| !part.is_empty()),
    );
    let mut words = parts.join(" · ");
    let mut color = tokens.dim;
    if row.clashes > 0 {
        words = format!("{words} · {}", texts.get("gallery-clash"));
        color = tokens.warn_text;
    }
    let words = RichText::new(words).size(text_size::SMALL).color(color);
    let label = ui.add(Label::new(words).truncate().selectable(false));
    if row.clashes > 0 {
        label.on_hover_text(texts.with("gallery-clash-why", &[("id", row.key.1.as_str().into())]));
    }
}
