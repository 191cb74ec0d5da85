//! The views of the manuscript: one, or two side by side for two places of the same speech. Both can be written in; one
//! of them has the caret. The speech has a single selection, so each remembers where the caret was when it was last there.

use egui::{Align2, Context, Rect, Ui, UiBuilder, vec2};

use super::{App, Part};
use crate::model::Selection;
use crate::session::Action;
use crate::ui::manuscript::{ManuscriptView, Place, SurfaceInput, SurfaceOutput};
use crate::ui::situation::Situation;
use crate::ui::theme::Tokens;

/// A paper narrower than this is no use beside another.
const LEAST_WIDTH: f32 = 280.0;

/// One of the two sides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// The left one, or the only one.
    #[default]
    First,
    /// The right one.
    Second,
}

/// The views of the manuscript.
#[derive(Debug, Default)]
pub(super) struct Papers {
    first: ManuscriptView,
    second: ManuscriptView,
    /// The side that has the caret.
    active: Side,
    /// Where the caret was last on each side.
    carets: [Option<Selection>; 2],
}

impl Papers {
    /// The view that has the caret.
    pub(super) fn active(&self) -> &ManuscriptView {
        match self.active {
            Side::First => &self.first,
            Side::Second => &self.second,
        }
    }

    /// The view that has the caret.
    pub(super) fn active_mut(&mut self) -> &mut ManuscriptView {
        self.side_mut(self.active)
    }

    fn side_mut(&mut self, side: Side) -> &mut ManuscriptView {
        match side {
            Side::First => &mut self.first,
            Side::Second => &mut self.second,
        }
    }

    /// Follows the keyboard to the side that has it.
    fn follow_keyboard(&mut self, ctx: &Context) {
        if self.first.has_keyboard(ctx) {
            self.active = Side::First;
        } else if self.second.has_keyboard(ctx) {
            self.active = Side::Second;
        }
    }

    /// Has one side only from now on, where the caret is.
    pub(super) fn close_second(&mut self) {
        if self.active == Side::Second {
            self.first.reveal();
        }
        self.active = Side::First;
        self.second = ManuscriptView::default();
        self.carets = [None; 2];
        self.first.take_focus();
    }
}

impl Side {
    fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

impl App {
    /// Shows the manuscript, once or twice.
    pub(super) fn papers(&mut self, ui: &mut Ui, situation: &Situation) -> Vec<SurfaceOutput> {
        let room = ui.available_rect_before_wrap();
        let is_wide = room.width() >= 2.0 * LEAST_WIDTH;
        let mut outputs = Vec::new();
        if self.settings.views.side_by_side && is_wide {
            let half = vec2((room.width() / 2.0).round(), room.height());
            let left = Align2::LEFT_TOP.align_size_within_rect(half, room);
            let right = room.with_min_x(left.right() + 1.0);
            outputs.extend(self.side(ui, (left, Place::Left), Side::First, situation));
            self.panels.papers.follow_keyboard(ui.ctx());
            outputs.extend(self.side(ui, (right, Place::Right), Side::Second, situation));
            self.panels.papers.follow_keyboard(ui.ctx());
            let line = egui::Stroke::new(1.0, Tokens::of(ui).line_strong);
            ui.painter().vline(left.right() + 0.5, room.y_range(), line);
        } else {
            let active = self.panels.papers.active;
            outputs.extend(self.side(ui, (room, Place::Alone), active, situation));
        }
        ui.advance_cursor_after_rect(room);
        if let Some(document) = &self.document {
            let papers = &mut self.panels.papers;
            papers.carets[papers.active as usize] = Some(document.session.selection());
        }
        outputs
    }

    fn side(
        &mut self,
        ui: &mut Ui,
        (rect, place): (Rect, Place),
        side: Side,
        situation: &Situation,
    ) -> Option<SurfaceOutput> {
        let now = self.now();
        let hold = self.paste.is_some();
        let (zoom, views) = (self.settings.zoom, self.settings.views);
        let substitutions = self.settings.typing.substitutions();
        let builder = UiBuilder::new().max_rect(rect);
        let builder = match side {
            // As if there were no other: what has the keyboard keeps it.
            Side::First => builder,
            Side::Second => builder.id_salt("second"),
        };
        let shown = ui.scope_builder(builder, |ui| {
            self.guarded(Part::Manuscript, ui, |app, ui| {
                let document = app.document.as_mut()?;
                let before = document.session.state();
                let marks = app.panels.find.marks(&document.session);
                let papers = &mut app.panels.papers;
                let input = SurfaceInput {
                    session: &mut document.session,
                    texts: &app.texts,
                    situation,
                    now,
                    zoom,
                    views,
                    place,
                    beside: side != papers.active,
                    hold,
                    substitutions,
                    marks,
                };
                let output = papers.side_mut(side).ui(ui, input);
                if document.session.state() != before {
                    app.toasts.withdraw_undo();
                }
                Some(output)
            })
        });
        shown.inner.flatten()
    }

    /// Shows another place of the speech beside this one, or no longer.
    pub(super) fn toggle_side_by_side(&mut self) {
        let views = &mut self.settings.views;
        views.side_by_side = !views.side_by_side;
        if !views.side_by_side {
            self.panels.papers.close_second();
        }
    }

    /// Goes to the other side, to where the caret was there.
    pub(super) fn go_to_other_side(&mut self, ctx: &Context) {
        if !self.settings.views.side_by_side {
            return;
        }
        let papers = &mut self.panels.papers;
        papers.active = papers.active.other();
        papers.active_mut().take_focus();
        papers.active_mut().reveal();
        if let Some(selection) = papers.carets[papers.active as usize] {
            self.act(Action::Select(selection), ctx);
        }
    }
}
