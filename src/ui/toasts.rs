//! Notices in passing: they say what was done, offer to take it back, and go by themselves.

use std::time::Duration;

use egui::{Align2, Area, Button, Context, Frame, Id, Label, Margin, Order, vec2};

use super::command::Command;
use super::i18n::Texts;
use super::theme::{Tokens, corner, space};

/// How long a notice stays.
const SHOWN_FOR: Duration = Duration::from_secs(8);
/// How many notices are shown at a time.
const MOST: usize = 3;

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Toast {
    text: String,
    offers_undo: bool,
    until: Duration,
}

/// The notices that are shown.
#[derive(Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    /// Adds a notice, with a button to undo if asked for.
    pub fn add(&mut self, text: String, offers_undo: bool, now: Duration) {
        self.shown.retain(|toast| toast.text != text);
        if self.shown.len() == MOST {
            self.shown.remove(0);
        }
        // What an older notice offered to undo is no longer the last step.
        if offers_undo {
            self.withdraw_undo();
        }
        self.shown.push(Toast {
            text,
            offers_undo,
            until: now + SHOWN_FOR,
        });
    }

    /// Takes back the offers to undo: another step has been taken since.
    pub fn withdraw_undo(&mut self) {
        self.shown.retain(|toast| !toast.offers_undo);
    }

    /// The texts shown, oldest first.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().map(|toast| toast.text.as_str())
    }

    /// Shows the notices over the manuscript and returns undo where it was clicked.
    pub fn ui(&mut self, ctx: &Context, texts: &Texts, now: Duration) -> Option<Command> {
        self.shown.retain(|toast| toast.until > now);
        let next = self
            .shown
            .iter()
            .map(|toast| toast.until.saturating_sub(now))
            .min()?;
        ctx.request_repaint_after(next);
        let mut clicked = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -40.0))
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
                        ui.horizontal(|ui| {
                            ui.set_max_width(520.0);
                            ui.add(Label::new(&toast.text).wrap());
                            if toast.offers_undo {
                                ui.add_space(space::SMALL);
                                if ui.add(Button::new(texts.get("button-undo"))).clicked() {
                                    clicked = Some(Command::Undo);
                                    dismissed = Some(index);
                                }
                            }
                        });
                    });
                }
                if let Some(index) = dismissed {
                    self.shown.remove(index);
                }
            });
        clicked
    }
}
