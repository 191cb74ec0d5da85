//! From pane to pane with the keyboard: outline, find bar, text, helper, as they stand in the window; panes that are not
//! shown are passed over.

use egui::{Context, Rect};

use super::App;

/// A pane that can have the keyboard, in the order in which they are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Outline,
    FindBar,
    /// The manuscript, or the cards in its place.
    Text,
    Helper,
}

/// Where the panes at the sides stood in the last frame.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct PanePlaces {
    pub(super) outline: Option<Rect>,
    pub(super) helper: Option<Rect>,
}

impl App {
    /// Gives the keyboard to the next pane, or to the one before.
    pub(super) fn go_to_pane(&mut self, backwards: bool, ctx: &Context) {
        let (outline, helper) = self.shown_panes();
        let panes = [
            (Pane::Outline, outline),
            (Pane::FindBar, self.panels.find.is_open()),
            (Pane::Text, true),
            (Pane::Helper, helper),
        ];
        let shown: Vec<Pane> = panes
            .into_iter()
            .filter_map(|(pane, is_shown)| is_shown.then_some(pane))
            .collect();
        let now = self.pane_with_keyboard(ctx);
        let at = shown.iter().position(|pane| *pane == now).unwrap_or(0);
        let step = if backwards { shown.len() - 1 } else { 1 };
        match shown.get((at + step) % shown.len()) {
            Some(Pane::Outline) => self.panels.outline.give_keyboard(ctx),
            Some(Pane::FindBar) => self.panels.find.give_keyboard(),
            Some(Pane::Helper) => self.panels.helper.give_keyboard(),
            Some(Pane::Text) | None => self.take_keyboard(ctx),
        }
        ctx.request_repaint();
    }

    /// The pane that has the keyboard; the text where none other has.
    pub(super) fn pane_with_keyboard(&self, ctx: &Context) -> Pane {
        if self.panels.find.has_keyboard() {
            return Pane::FindBar;
        }
        let focused = ctx.memory(egui::Memory::focused);
        let place = focused
            .and_then(|id| ctx.read_response(id))
            .map(|response| response.rect);
        let is_in = |pane: Option<Rect>| {
            pane.zip(place)
                .is_some_and(|(pane, place)| pane.contains(place.center()))
        };
        let places = self.panels.places;
        let (outline, helper) = self.shown_panes();
        if self.panels.outline.has_keyboard(ctx) || (outline && is_in(places.outline)) {
            Pane::Outline
        } else if helper && is_in(places.helper) {
            Pane::Helper
        } else {
            Pane::Text
        }
    }
}
