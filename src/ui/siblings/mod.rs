//! The headings of a group side by side, in a narrow table under the paper: aligned by what they share, with their
//! lengths, to be edited in place and moved. A frame that is set here is what empty headings show and others are
//! measured by.
//!
//! The table follows the caret: it shows the headings that stand beside its section's, else those under it.

mod data;
mod head;
mod row;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Id, Key, Modifiers, Rect, ScrollArea, Stroke, Ui, pos2, vec2};

use super::i18n::Texts;
use super::request::Request;
use super::stamp::Stamp;
use super::theme::{Tokens, space};
use crate::model::{SectionId, Selection, TextPlace, TextPosition};
use crate::session::{Action, Direction, Session};

pub use data::{Heading, Piece, headings};
use row::Columns;

/// The height of a row in points.
const ROW: f32 = 30.0;

/// The table.
#[derive(Debug, Default)]
pub struct SiblingsPanel {
    built: Option<Built>,
    /// Whether the sentences that the sections begin with are shown.
    openings: bool,
    /// The heading that is edited in place.
    editing: Option<SectionId>,
    /// The heading that is to be edited once all rows are shown: one shown later would act on the same key.
    next: Option<SectionId>,
    dragged: Option<SectionId>,
    /// The frame while it is typed, and the group's section for which it is.
    typed_frame: Option<(SectionId, String)>,
}

/// The rows with what they were built from.
#[derive(Debug, Clone)]
struct Built {
    stamp: Stamp,
    section: SectionId,
    rows: Arc<Vec<Row>>,
}

/// A row of the table.
#[derive(Debug, Clone)]
struct Row {
    heading: Heading,
    /// The sentence that its section begins with.
    opening: String,
}

/// The identity of the field in which a heading is edited.
fn field_id(id: SectionId) -> Id {
    Id::unique(("sibling-heading", id.0))
}

impl SiblingsPanel {
    /// Shows the table and returns what it asks for.
    pub fn ui(&mut self, ui: &mut Ui, session: &Session, texts: &Texts) -> Vec<Request> {
        let rows = self.rows(session);
        let mut requests = self.head(ui, session, &rows, texts);
        if rows.is_empty() {
            ui.add_space(space::LARGE);
            ui.vertical_centered(|ui| ui.colored_label(Tokens::of(ui).dim, texts.get("siblings-none")));
            return requests;
        }
        let usual = data::usual_length(&rows.iter().map(|row| row.heading.clone()).collect::<Vec<_>>());
        ScrollArea::vertical()
            .id_salt("siblings")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let columns = Columns::of(ui, &rows, self.openings);
                let mut places = Vec::with_capacity(rows.len());
                for (index, row) in rows.iter().enumerate() {
                    let (_, place) = ui.allocate_space(vec2(ui.available_width(), ROW));
                    places.push(place);
                    requests.extend(self.row(ui, place, &columns, (index, row), usual, session, texts));
                }
                if let Some(next) = self.next.take() {
                    requests.extend(self.edit(ui, next, session));
                }
                requests.extend(self.drag_on(ui, &rows, &places, session));
            });
        requests
    }

    fn rows(&mut self, session: &Session) -> Arc<Vec<Row>> {
        let Some(section) = session.current_section() else {
            return Arc::default();
        };
        let stamp = Stamp::of(session);
        if let Some(built) = &self.built
            && built.stamp == stamp
            && built.section == section
        {
            return Arc::clone(&built.rows);
        }
        let group = data::group_at(session, section);
        let headings = data::headings_of(session, &group);
        let row = |heading: Heading| Row {
            opening: super::cards::opening_of(session.speech(), heading.id),
            heading,
        };
        let rows: Arc<Vec<Row>> = Arc::new(headings.into_iter().map(row).collect());
        self.built = Some(Built {
            stamp,
            section,
            rows: Arc::clone(&rows),
        });
        rows
    }

    /// Begins to edit a heading in place, at its end.
    fn edit(&mut self, ui: &Ui, id: SectionId, session: &Session) -> Option<Request> {
        self.editing = Some(id);
        let place = TextPlace::Heading(id);
        let line = session.speech().line(place)?;
        row::put_caret_at_end(ui, id, &session.speech().plain_text(line));
        ui.memory_mut(|memory| memory.request_focus(field_id(id)));
        // What is typed here is then one step with nothing that was typed elsewhere.
        let caret = Selection::caret(TextPosition::new(place, line.end()));
        Some(Request::Act(Action::Select(caret)))
    }

    /// What keys do while a heading is edited: go to the next, or move the section among its siblings.
    fn keys(&mut self, ui: &Ui, rows: &[Row], index: usize) -> Option<Request> {
        let id = rows.get(index)?.heading.id;
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let beside = |step: isize| rows.get(index.checked_add_signed(step)?);
        for (key, step, direction) in [
            (Key::ArrowUp, -1, Direction::Backward),
            (Key::ArrowDown, 1, Direction::Forward),
        ] {
            if pressed(Modifiers::ALT, key) {
                // At either end a section would go on into another group.
                return beside(step).map(|_| Request::Act(Action::NudgeSection { id, direction }));
            }
            if pressed(Modifiers::NONE, key) {
                self.next = Some(beside(step)?.heading.id);
                return None;
            }
        }
        None
    }

    /// Follows the pointer while a row is dragged by its grip, and drops it.
    fn drag_on(&mut self, ui: &Ui, rows: &[Row], places: &[Rect], session: &Session) -> Option<Request> {
        let dragged = self.dragged?;
        let (pointer, down) = ui.input(|input| (input.pointer.latest_pos(), input.pointer.primary_down()));
        let gap = gap_at(places, pointer?.y);
        if down {
            let below = places.last().map_or(0.0, Rect::bottom);
            let y = places.get(gap).map_or(below, Rect::top);
            let left = places.first()?.left();
            let right = places.first()?.right();
            ui.painter().line_segment(
                [pos2(left, y), pos2(right, y)],
                Stroke::new(2.0, Tokens::of(ui).accent),
            );
            ui.request_repaint();
            return None;
        }
        self.dragged = None;
        moved(session, rows, dragged, gap)
    }
}

/// Before which row a height lies.
fn gap_at(places: &[Rect], y: f32) -> usize {
    places.iter().filter(|place| place.center().y < y).count()
}

/// The request that puts a section before the row of a gap, or behind the last one.
fn moved(session: &Session, rows: &[Row], dragged: SectionId, gap: usize) -> Option<Request> {
    let tree = &session.speech().sections;
    let (parent, from) = tree.place_of(dragged)?;
    let siblings: Vec<SectionId> = tree
        .children(parent)
        .iter()
        .copied()
        .filter(|&id| id != dragged)
        .collect();
    let place_of = |id: SectionId| siblings.iter().position(|&other| other == id);
    let at = rows.get(gap).map(|row| row.heading.id);
    let index = match at {
        Some(id) if id == dragged => from,
        Some(id) => place_of(id)?,
        None => {
            let last = rows
                .iter()
                .rev()
                .map(|row| row.heading.id)
                .find(|&id| id != dragged)?;
            place_of(last)? + 1
        }
    };
    (index != from).then_some(Request::Act(Action::MoveSection {
        id: dragged,
        parent,
        index,
    }))
}
