//! Notices in passing: they say what was done, offer to take it back, and go by themselves.

use std::time::Duration;

use egui::{Align2, Area, Button, Context, Frame, Id, Label, Margin, Order, Pos2, Rect, pos2};

use super::command::Command;
use super::i18n::Texts;
use super::theme::{Tokens, corner, space};

/// How long a notice stays that offers something.
const OFFERED_FOR: Duration = Duration::from_secs(8);
/// How long a notice stays that is to be noted down, such as a path.
const LASTING_FOR: Duration = Duration::from_secs(30);
/// How long a notice stays that only tells.
const TOLD_FOR: Duration = Duration::from_secs(4);
/// The widest a notice is.
const WIDEST: f32 = 360.0;
/// The narrowest pane that notices stand in.
const NARROWEST: f32 = 200.0;
/// What stands at the foot of the panes and is left free: the outline's bar.
const FOOT: f32 = 66.0;
/// How many notices are shown at a time.
const MOST: usize = 3;

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Toast {
    text: String,
    /// What its button does, if it has one.
    offers: Option<Command>,
    /// How long it stays, and until when: that counts from when it is first seen, however long the window took to open.
    stays: Duration,
    until: Option<Duration>,
}

/// The notices that are shown.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    /// Adds a notice, with a button to undo if asked for.
    pub fn add(&mut self, text: String, offers_undo: bool) {
        self.offer(text, offers_undo.then_some(Command::Undo));
    }

    /// Adds a notice, with a button for what can be done about it.
    pub fn offer(&mut self, text: String, offers: Option<Command>) {
        let stays = if offers.is_some() { OFFERED_FOR } else { TOLD_FOR };
        self.add_for(text, offers, stays);
    }

    /// Adds a notice that stays long enough to be noted down.
    pub fn add_lasting(&mut self, text: String) {
        self.add_for(text, None, LASTING_FOR);
    }

    fn add_for(&mut self, text: String, offers: Option<Command>, stays: Duration) {
        self.shown.retain(|toast| toast.text != text);
        if self.shown.len() == MOST {
            self.shown.remove(0);
        }
        // What an older notice offered to undo is no longer the last step.
        if offers == Some(Command::Undo) {
            self.withdraw_undo();
        }
        self.shown.push(Toast {
            text,
            offers,
            stays,
            until: None,
        });
    }

    /// Takes back the offers to undo: another step has been taken since.
    pub fn withdraw_undo(&mut self) {
        self.shown.retain(|toast| toast.offers != Some(Command::Undo));
    }

    /// The texts shown, oldest first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().map(|toast| toast.text.as_str())
    }

    /// Shows the notices beside the manuscript, which takes `canvas`, and returns the command whose button was clicked.
    pub fn ui(&mut self, ctx: &Context, texts: &Texts, now: Duration, canvas: Rect) -> Option<Command> {
        for toast in &mut self.shown {
            toast.until.get_or_insert(now + toast.stays);
        }
        let left = |toast: &Toast| toast.until.map_or(toast.stays, |until| until.saturating_sub(now));
        self.shown.retain(|toast| !left(toast).is_zero());
        let next = self.shown.iter().map(left).min()?;
        ctx.request_repaint_after(next);
        let mut clicked = None;
        let place = Place::beside(canvas, ctx.content_rect());
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .pivot(place.pivot)
            .fixed_pos(place.corner)
            .show(ctx, |ui| {
                let tokens = Tokens::of(ui);
                let frame = Frame::new()
                    .fill(tokens.panel)
                    .stroke(egui::Stroke::new(1.0, tokens.line_strong))
                    .corner_radius(corner::LARGE)
                    .shadow(ui.visuals().popup_shadow)
                    .inner_margin(Margin::symmetric(16, 8));
                let mut dismissed = None;
                for (index, toast) in self.shown.iter().enumerate() {
                    frame.show(ui, |ui| {
                        ui.set_max_width(place.width - 2.0 * space::LARGE);
                        ui.add(Label::new(&toast.text).wrap());
                        let Some(command) = toast.offers else { return };
                        let words = match command {
                            Command::Undo => texts.get("button-undo"),
                            other => texts.get(other.text_key()),
                        };
                        if ui.add(Button::new(words)).clicked() {
                            clicked = Some(command);
                            dismissed = Some(index);
                        }
                    });
                }
                if let Some(index) = dismissed {
                    self.shown.remove(index);
                }
            });
        clicked
    }
}

/// Where notices stand: over a pane, so that they never cover the line that is being written.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    pivot: Align2,
    corner: Pos2,
    width: f32,
}

impl Place {
    fn beside(canvas: Rect, window: Rect) -> Self {
        let left = canvas.left() - window.left();
        let right = window.right() - canvas.right();
        if left >= NARROWEST {
            return Self {
                pivot: Align2::LEFT_BOTTOM,
                corner: pos2(window.left() + space::SMALL, canvas.bottom() - FOOT),
                width: (left - 2.0 * space::SMALL).min(WIDEST),
            };
        }
        // Without panes the canvas has margins of its own, and at its right end lines are seldom full.
        let pane = if right >= NARROWEST { right } else { WIDEST };
        Self {
            pivot: Align2::RIGHT_BOTTOM,
            corner: pos2(window.right() - space::SMALL, canvas.bottom() - space::SMALL),
            width: (pane - 2.0 * space::SMALL).min(WIDEST),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_stands_over_a_pane_and_not_over_the_paper() {
        let window = Rect::from_min_max(Pos2::ZERO, pos2(1280.0, 720.0));
        let canvas = |left: f32, right: f32| Rect::from_min_max(pos2(left, 64.0), pos2(right, 692.0));
        let over_outline = Place::beside(canvas(260.0, 980.0), window);
        assert_eq!(over_outline.pivot, Align2::LEFT_BOTTOM);
        assert!(
            over_outline.corner.x + over_outline.width <= 260.0,
            "{over_outline:?}"
        );
        let over_helper = Place::beside(canvas(0.0, 980.0), window);
        assert_eq!(over_helper.pivot, Align2::RIGHT_BOTTOM);
        assert!(
            over_helper.corner.x - over_helper.width >= 980.0,
            "{over_helper:?}"
        );
    }

    #[test]
    fn what_only_tells_goes_before_what_offers() {
        let mut toasts = Toasts::default();
        toasts.add("deleted".to_owned(), true);
        toasts.add("exported".to_owned(), false);
        let ctx = Context::default();
        let texts = Texts::new(crate::ui::i18n::Language::English);
        let shown_at = |toasts: &mut Toasts, seconds: u64| {
            let input = egui::RawInput {
                screen_rect: Some(Rect::from_min_max(Pos2::ZERO, pos2(1280.0, 720.0))),
                ..egui::RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                let canvas = ui.max_rect();
                toasts.ui(ui.ctx(), &texts, Duration::from_secs(seconds), canvas);
            });
            output.textures_delta.clear();
            toasts.texts().map(str::to_owned).collect::<Vec<_>>()
        };
        // The window took its time to open.
        assert_eq!(shown_at(&mut toasts, 20), ["deleted", "exported"]);
        assert_eq!(shown_at(&mut toasts, 23), ["deleted", "exported"]);
        assert_eq!(shown_at(&mut toasts, 25), ["deleted"]);
        assert!(shown_at(&mut toasts, 29).is_empty());
    }
}
