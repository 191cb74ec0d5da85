//! What dragging a section is like wherever it is dragged: the list scrolls at its edge, and beside the pointer stands
//! what is dragged and why it may not stand there.

use egui::{Id, Label, Pos2, RichText, Ui, vec2};

use super::i18n::Texts;
use super::theme::{Tokens, space, text_size};
use crate::model::NestingRefusal;

/// How near the list's edge the pointer must be for the list to scroll.
const EDGE: f32 = 28.0;

/// Points a second at the list's very edge.
const SCROLL_SPEED: f32 = 480.0;

/// The words for a refusal.
pub(super) fn refusal_key(refusal: NestingRefusal) -> &'static str {
    match refusal {
        NestingRefusal::KindHoldsNone => "nesting-kind-holds-none",
        NestingRefusal::KindStandsAtTop => "nesting-kind-stands-at-top",
        NestingRefusal::TooDeep => "nesting-too-deep",
        NestingRefusal::UnderItself => "nesting-under-itself",
        NestingRefusal::Unknown => "nesting-unknown",
    }
}

/// Scrolls the list, the faster the nearer the pointer is to its edge.
pub(super) fn scroll_at_edge(ui: &Ui, pointer: Pos2) {
    let seen = ui.clip_rect();
    let depth = if pointer.y < seen.top() + EDGE {
        (seen.top() + EDGE - pointer.y) / EDGE
    } else if pointer.y > seen.bottom() - EDGE {
        (seen.bottom() - EDGE - pointer.y) / EDGE
    } else {
        return;
    };
    let seconds = ui.input(|input| input.stable_dt).min(0.1);
    let down = depth.clamp(-2.0, 2.0) * SCROLL_SPEED * seconds;
    ui.scroll_with_delta_animation(vec2(0.0, down), egui::style::ScrollAnimation::none());
    ui.request_repaint();
}

/// Shows beside the pointer what is dragged.
pub(super) fn show_tip(
    ui: &Ui,
    id: &str,
    pointer: Pos2,
    name: &str,
    refusal: Option<NestingRefusal>,
    texts: &Texts,
) {
    let tokens = Tokens::of(ui);
    egui::Area::new(Id::unique(id))
        .order(egui::Order::Tooltip)
        .interactable(false)
        .fixed_pos(pointer + vec2(14.0, 10.0))
        .show(ui.ctx(), |ui| {
            tokens
                .card()
                .inner_margin(space::SMALL)
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    ui.set_max_width(260.0);
                    ui.add(Label::new(name).truncate());
                    if let Some(refusal) = refusal {
                        let reason = RichText::new(texts.get(refusal_key(refusal))).size(text_size::SMALL);
                        ui.add(Label::new(reason.color(tokens.error)).wrap());
                    }
                });
        });
}
