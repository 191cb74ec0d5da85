//! The caret: where it stands in the view, how it moves by rows and pages, and how it is drawn.

use egui::{Painter, Rect, Ui};

use super::place::Spot;
use super::{ManuscriptView, Work};
use crate::model::{Selection, TextPosition, ViewPosition};
use crate::session::Action;
use crate::text::offsets::ByteIndex;

/// After so many seconds without input the caret stands still, so that an idle window draws nothing.
const BLINKS_FOR: f64 = 10.0;

/// What the selection alone does not say of the caret.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Caret {
    /// The position at which it stands at a row's end rather than at the next row's start.
    back_at: Option<TextPosition>,
    /// Where moving by rows aims, from the text's left edge.
    goal: Option<f32>,
}

impl ManuscriptView {
    /// Where a source position is shown.
    pub(super) fn spot_of(&self, work: &Work<'_>, position: TextPosition) -> Option<Spot> {
        let view = work.session.manuscript().view_position(position)?;
        Some(Spot {
            paragraph: view.paragraph,
            offset: self.shown_offset(view),
            back: self.caret.back_at == Some(position),
        })
    }

    fn shown_offset(&self, view: ViewPosition) -> usize {
        let overlay = self.composition.as_ref();
        overlay
            .filter(|overlay| overlay.at.paragraph == view.paragraph)
            .map_or(view.offset.0, |overlay| overlay.shown(view.offset.0))
    }

    /// Where the caret is shown.
    pub(super) fn caret_spot(&self, work: &Work<'_>) -> Option<Spot> {
        if let Some(overlay) = &self.composition {
            return Some(Spot {
                paragraph: overlay.at.paragraph,
                offset: overlay.caret(),
                back: true,
            });
        }
        self.spot_of(work, work.session.selection().head)
    }

    /// What a place in the view stands for; none where nothing can be written.
    pub(super) fn position_at(&self, work: &Work<'_>, spot: Spot) -> Option<TextPosition> {
        let overlay = self.composition.as_ref();
        let offset = overlay
            .filter(|overlay| overlay.at.paragraph == spot.paragraph)
            .map_or(spot.offset, |overlay| overlay.own(spot.offset));
        let view = ViewPosition {
            paragraph: spot.paragraph,
            offset: ByteIndex(offset),
        };
        work.session.manuscript().source_position(view, !spot.back)
    }

    /// Selects up to a place in the view.
    pub(super) fn go_to(&mut self, work: &mut Work<'_>, spot: Spot, extend: bool) -> bool {
        let Some(head) = self.position_at(work, spot) else {
            return false;
        };
        let anchor = if extend {
            work.session.selection().anchor
        } else {
            head
        };
        self.act(work, Action::Select(Selection { anchor, head }));
        self.caret.back_at = spot.back.then_some(head);
        true
    }

    /// Home and End by row.
    pub(super) fn go_to_row_edge(&mut self, work: &mut Work<'_>, end: bool, extend: bool) {
        let Some(spot) = self.caret_spot(work) else { return };
        let Some(row) = self.sheet.row_at(work.ui, spot) else {
            return;
        };
        let found = self
            .sheet
            .known_layout(spot.paragraph)
            .and_then(|layout| layout.rows.get(row));
        let Some(found) = found.copied() else { return };
        let spot = Spot {
            offset: if end { found.end } else { found.start },
            back: end,
            ..spot
        };
        self.go_to(work, spot, extend);
    }

    /// Up and Down: to the row above or below in which something can be written, keeping the distance from the left.
    pub(super) fn go_by_row(&mut self, work: &mut Work<'_>, down: bool, extend: bool) {
        let Some(spot) = self.caret_spot(work) else { return };
        let Some(goal) = self.goal(work.ui, spot) else {
            return;
        };
        let Some(row) = self.sheet.row_at(work.ui, spot) else {
            return;
        };
        let mut at = (spot.paragraph, row);
        while let Some(next) = self.next_row(work.ui, at, down) {
            at = next;
            let hit = self.sheet.hit_in_row(work.ui, at.0, at.1, goal);
            if hit.is_some_and(|hit| self.go_to(work, hit.spot, extend)) {
                self.caret.goal = Some(goal);
                return;
            }
        }
    }

    fn goal(&mut self, ui: &Ui, spot: Spot) -> Option<f32> {
        self.caret.goal.or_else(|| self.sheet.x_of(ui, spot))
    }

    fn next_row(&mut self, ui: &Ui, (paragraph, row): (usize, usize), down: bool) -> Option<(usize, usize)> {
        let shown = self.sheet.range();
        let rows = self.sheet.layout(ui, paragraph)?.rows.len();
        if down {
            if row + 1 < rows {
                return Some((paragraph, row + 1));
            }
            let next = paragraph + 1;
            self.sheet.layout(ui, next).filter(|_| shown.contains(&next))?;
            return Some((next, 0));
        }
        if row > 0 {
            return Some((paragraph, row - 1));
        }
        let before = paragraph.checked_sub(1).filter(|before| shown.contains(before))?;
        let rows = self.sheet.layout(ui, before)?.rows.len();
        Some((before, rows.saturating_sub(1)))
    }

    /// Page keys: the view moves by its height less a row, and the caret with it.
    pub(super) fn go_by_page(&mut self, work: &mut Work<'_>, down: bool, extend: bool) {
        let Some(spot) = self.caret_spot(work) else { return };
        let Some(goal) = self.goal(work.ui, spot) else {
            return;
        };
        let Some(rect) = self.sheet.caret_rect(work.ui, &work.screen, spot) else {
            return;
        };
        let view = work.screen.rect.height();
        let page = (view - 1.5 * rect.height()).max(rect.height());
        let page = if down { page } else { -page };
        let before = self.sheet.paragraph_in_view(spot.paragraph);
        self.sheet.scroll_by(page);
        self.sheet.settle(work.ui, view);
        let moved = before - self.sheet.paragraph_in_view(spot.paragraph);
        // Where the sheet ends before a whole page, the caret goes the rest of the way.
        let y = rect.center().y + page - moved;
        let point = egui::pos2(work.screen.left + goal, y);
        if let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) {
            self.go_to(work, hit.spot, extend);
            self.caret.goal = Some(goal);
        }
    }

    /// The selection's ends in the paragraphs as they are shown; none when nothing is selected.
    pub(super) fn shown_selection(&self, work: &Work<'_>) -> Option<(ViewPosition, ViewPosition)> {
        let (start, end) = work.session.selected_range();
        if start == end {
            return None;
        }
        let place = |position| {
            let view = work.session.manuscript().view_position(position)?;
            Some(ViewPosition {
                offset: ByteIndex(self.shown_offset(view)),
                ..view
            })
        };
        Some((place(start)?, place(end)?))
    }

    /// Where the caret stands on the screen.
    pub(super) fn caret_rect(&mut self, work: &Work<'_>) -> Option<Rect> {
        let spot = self.caret_spot(work)?;
        self.sheet.caret_rect(work.ui, &work.screen, spot)
    }

    /// Draws the caret, blinking for a while after the last input.
    pub(super) fn draw_caret(&mut self, work: &Work<'_>, painter: &Painter) {
        let shows = work.has_focus() && work.ui.input(|input| input.focused);
        if !shows {
            return;
        }
        let Some(rect) = self
            .caret_rect(work)
            .filter(|rect| rect.intersects(work.screen.rect))
        else {
            return;
        };
        let idle = work.ui.input(|input| input.time) - self.active_at;
        if idle < BLINKS_FOR {
            egui::text_selection::visuals::paint_text_cursor(work.ui, painter, rect, idle);
        } else {
            egui::text_selection::visuals::paint_cursor_end(painter, work.ui.visuals(), rect);
        }
    }
}
