//! The list of rows: draws those in view, takes clicks and drags, and is one stop for the Tab key, within which the
//! keyboard moves a row of its own.

use std::sync::Arc;

use egui::{EventFilter, Id, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::OutlinePanel;
use super::acts::RowAct;
use super::drag::Drag;
use super::menu::OpenMenu;
use super::row::{self, Look, Painted};
use super::rows::{Fold, GhostRow, Outline, Row, SectionRow};
use crate::model::{SectionId, Status};
use crate::session::{Action, Session};
use crate::text::language::Language;
use crate::ui::budget;
use crate::ui::i18n::Texts;
use crate::ui::properties::status_key;
use crate::ui::request::Request;

/// The height of a row in points.
pub(super) const ROW_HEIGHT: f32 = 34.0;

/// How much further right each level begins.
pub(super) const INDENT: f32 = 16.0;

/// The identity of the list, which has the keyboard while rows are moved by keys.
pub(super) fn list_id() -> Id {
    Id::unique("outline-list")
}

pub(super) fn row_id(id: SectionId) -> Id {
    Id::unique(("outline-row", id.0))
}

impl OutlinePanel {
    /// Shows the rows and returns what they ask for.
    pub(super) fn list(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        outline: &Arc<Outline>,
        texts: &Texts,
    ) -> Vec<Request> {
        let mut requests = Vec::new();
        let list = ui.interact(
            ui.available_rect_before_wrap(),
            list_id(),
            Sense::focusable_noninteractive(),
        );
        self.take_focus(&list, session, outline);
        if list.has_focus() {
            requests.extend(self.keys(ui, session, outline));
        }
        let scrolled = ScrollArea::vertical().id_salt("outline-rows").auto_shrink(false);
        let shown = scrolled.show_viewport(ui, |ui, viewport| {
            #[expect(clippy::cast_precision_loss, reason = "thousands of rows at most")]
            let height = outline.rows.len() as f32 * ROW_HEIGHT;
            ui.set_height(height);
            let rows = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), height));
            self.reveal_row(ui, session, outline, rows);
            let mut active = None;
            for place in places_in_view(viewport, outline.rows.len()) {
                let rect = row_rect(rows, place);
                match &outline.rows[place] {
                    Row::Section(row) => {
                        let (response, asked) =
                            self.section_row(ui, rect, row, &list, session, outline, texts);
                        requests.extend(asked);
                        if self.cursor == Some(row.id) {
                            active = Some(response.id);
                        }
                    }
                    Row::Ghost(ghost) => requests.extend(self.ghost_row(ui, rect, ghost, session, texts)),
                }
            }
            requests.extend(self.drag_on(ui, session, outline, rows, texts));
            active
        });
        describe_list(&list, shown.inner, texts);
        requests
    }

    /// Keeps arrow keys within the list, and begins at the caret's section when the keyboard comes in.
    fn take_focus(&mut self, list: &Response, session: &Session, outline: &Outline) {
        if list.gained_focus() || self.cursor.is_none_or(|id| outline.place_of(id).is_none()) {
            self.settle_cursor(session, outline);
        }
        if list.has_focus() {
            let filter = EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            list.ctx
                .memory_mut(|memory| memory.set_focus_lock_filter(list_id(), filter));
        }
    }

    fn reveal_row(&mut self, ui: &Ui, session: &Session, outline: &Outline, rows: Rect) {
        let Some(id) = self.reveal.take() else { return };
        if let Some(place) = outline.place_of_shown(&session.speech().sections, id) {
            ui.scroll_to_rect(row_rect(rows, place), None);
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "a row stands between the list, the speech and the words"
    )]
    fn section_row(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        row: &SectionRow,
        list: &Response,
        session: &Session,
        outline: &Outline,
        texts: &Texts,
    ) -> (Response, Vec<Request>) {
        let response = ui.interact(rect, row_id(row.id), Sense::CLICK | Sense::DRAG);
        let current = session.current_section();
        let current = current.and_then(|id| outline.place_of_shown(&session.speech().sections, id));
        let renaming = self
            .renaming
            .as_ref()
            .is_some_and(|renaming| renaming.id == row.id);
        let look = Look {
            current: current == outline.place_of(row.id),
            hovered: response.hovered() && self.drag.is_none(),
            focused: list.has_focus() && self.cursor == Some(row.id),
            lifted: self.drag.as_ref().is_some_and(|drag| drag.id == row.id),
            renaming,
            found: self.found_in(session, row),
            language: session.speech().language,
        };
        let painted = row::paint(ui, rect, row, look, texts);
        describe_row(&response, row, look, texts);
        let mut requests = Vec::new();
        if renaming {
            requests.extend(self.rename_field(ui, &painted, row, session, texts));
        } else {
            requests.extend(self.fold_button(ui, rect, row, texts));
            requests.extend(self.row_input(&response, row, session));
        }
        let language = session.speech().language;
        (tooltip(response, row, &painted, language, texts), requests)
    }

    /// What clicks and drags on a row ask for.
    fn row_input(&mut self, response: &Response, row: &SectionRow, session: &Session) -> Option<Request> {
        if response.drag_started_by(egui::PointerButton::Primary) && self.filter.trim().is_empty() {
            let pressed = response.ctx.input(|input| input.pointer.press_origin());
            self.drag = pressed.map(|pressed| Drag::begin(row, pressed));
        }
        if response.secondary_clicked() {
            self.cursor = Some(row.id);
            let at = response.interact_pointer_pos().unwrap_or(response.rect.center());
            self.menu = Some(OpenMenu::at_pointer(row.id, at));
        }
        if response.double_clicked() {
            return self.act(row.id, RowAct::Rename, session);
        }
        if response.clicked() {
            self.cursor = Some(row.id);
            return self.act(row.id, RowAct::Go, session);
        }
        None
    }

    fn fold_button(&mut self, ui: &Ui, rect: Rect, row: &SectionRow, texts: &Texts) -> Option<Request> {
        let key = match row.fold {
            Fold::Leaf => return None,
            Fold::Open => "outline-fold-named",
            Fold::Closed => "outline-unfold-named",
        };
        let id = row_id(row.id).with("fold");
        let response = ui.interact(row::fold_rect(rect, row.level), id, Sense::CLICK);
        let name = texts.with(key, &[("name", row.name().into())]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.clicked() {
            self.set_folded(row.id, row.fold == Fold::Open);
        }
        None
    }

    fn ghost_row(
        &mut self,
        ui: &Ui,
        rect: Rect,
        ghost: &GhostRow,
        session: &Session,
        texts: &Texts,
    ) -> Option<Request> {
        let response = ui.interact(rect, row_id(ghost.like).with("ghost"), Sense::CLICK);
        let name = row::ghost_text(ghost, texts);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let look = Look {
            hovered: response.hovered() && self.drag.is_none(),
            ..Look::default()
        };
        row::paint_ghost(ui, rect, ghost, look, texts);
        let response = response.on_hover_text(texts.get("tooltip-add-sibling"));
        response.clicked().then(|| {
            self.expect_new(session);
            Request::Act(Action::AddSibling(ghost.like))
        })
    }
}

fn row_rect(rows: Rect, place: usize) -> Rect {
    #[expect(clippy::cast_precision_loss, reason = "thousands of rows at most")]
    let top = rows.top() + place as f32 * ROW_HEIGHT;
    Rect::from_min_size(pos2(rows.left(), top), vec2(rows.width(), ROW_HEIGHT))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in the list, never before its beginning"
)]
fn places_in_view(viewport: Rect, rows: usize) -> std::ops::Range<usize> {
    let first = (viewport.top() / ROW_HEIGHT).floor().max(0.0) as usize;
    let end = (viewport.bottom() / ROW_HEIGHT).ceil().max(0.0) as usize;
    first.min(rows)..end.min(rows)
}

fn describe_list(list: &Response, active: Option<Id>, texts: &Texts) {
    list.widget_info(|| WidgetInfo::labeled(Role::Tree, true, texts.get("outline-title")));
    list.ctx.accesskit_node_builder(list.id, |node| {
        if let Some(active) = active {
            node.set_active_descendant(active.accesskit_id());
        }
    });
}

fn describe_row(response: &Response, row: &SectionRow, look: Look, texts: &Texts) {
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, row.name()));
    let mut description = description(row, look.language, texts);
    if look.found > 0 {
        let found = texts.with("find-count", &[("count", look.found.into())]);
        description = format!("{description} · {found}");
    }
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(description);
        node.set_level(row.level);
        node.set_selected(look.current);
        if row.fold != Fold::Leaf {
            node.set_expanded(row.fold == Fold::Open);
        }
    });
}

/// What a row says at its right and by its marks, in words.
pub(super) fn description(row: &SectionRow, language: Language, texts: &Texts) -> String {
    let mut parts = vec![budget::of_row(row, language, texts)];
    if row.status != Status::ToWrite || row.to_write {
        parts.push(texts.get(status_key(row.status)).to_owned());
    }
    if row.todos > 0 {
        parts.push(texts.with("outline-todos", &[("count", row.todos.into())]));
    }
    if row.bookmark {
        parts.push(texts.get("outline-bookmark").to_owned());
    }
    parts.join(" · ")
}

fn tooltip(
    response: Response,
    row: &SectionRow,
    painted: &Painted,
    language: Language,
    texts: &Texts,
) -> Response {
    if row.budget.given.is_none() && !painted.elided {
        return response;
    }
    response.on_hover_ui(|ui| {
        if painted.elided {
            ui.label(row.name());
        }
        if row.budget.given.is_some() {
            ui.label(budget::of_row(row, language, texts));
        }
    })
}
