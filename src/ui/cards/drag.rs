//! Dragging a card to another place: before or behind the card that the pointer is nearest to, or first under a heading.

use egui::{Id, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::CardsPanel;
use super::data::Item;
use crate::model::{NestingRefusal, SectionId, SectionTree};
use crate::session::{Action, Session};
use crate::ui::i18n::Texts;
use crate::ui::outline::{refusal_key, scroll_at_edge};
use crate::ui::request::Request;
use crate::ui::theme::{Tokens, space, text_size};

/// A card that is being dragged.
#[derive(Debug, Clone)]
pub(super) struct Drag {
    pub(super) id: SectionId,
    pub(super) name: String,
}

/// Where a dragged card would go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aim {
    pub(super) parent: Option<SectionId>,
    /// Counts among the siblings without the dragged section.
    pub(super) index: usize,
    /// The line that shows it.
    line: [Pos2; 2],
}

/// Where a card that is dropped at a point would go.
pub(super) fn aim(
    tree: &SectionTree,
    items: &[Item],
    places: &[Rect],
    dragged: SectionId,
    at: Pos2,
) -> Option<Aim> {
    let stays = |id: SectionId| !tree.is_within(id, dragged);
    let near = items
        .iter()
        .zip(places)
        .filter(|(item, _)| anchor_of(item).is_some_and(stays))
        .min_by(|(_, one), (_, other)| {
            let distance = |place: &Rect| place.distance_sq_to_pos(at);
            distance(one).total_cmp(&distance(other))
        });
    let (item, place) = near?;
    let id = anchor_of(item)?;
    if matches!(item, Item::Heading(_)) && at.y > place.top() {
        let y = place.bottom() + space::HAIR;
        return Some(Aim {
            parent: Some(id),
            index: 0,
            line: [pos2(place.left(), y), pos2(place.right(), y)],
        });
    }
    let behind = at.x > place.center().x && !matches!(item, Item::Heading(_) | Item::Ghost(_));
    let parent = tree.parent(id);
    let mut siblings = tree.children(parent).iter().filter(|&&other| other != dragged);
    let before = siblings.position(|&other| other == id)?;
    let follows = behind || matches!(item, Item::Ghost(_));
    let x = if behind {
        place.right() + space::TIGHT + 1.0
    } else {
        place.left() - space::TIGHT - 1.0
    };
    Some(Aim {
        parent,
        index: before + usize::from(follows),
        line: [pos2(x, place.top()), pos2(x, place.bottom())],
    })
}

/// The section by which an item's place in the tree is told: a ghost stands behind its group's last member.
fn anchor_of(item: &Item) -> Option<SectionId> {
    match item {
        Item::Ghost(ghost) => Some(ghost.like),
        _ => item.section(),
    }
}

impl CardsPanel {
    /// Follows the pointer while a card is dragged, and drops it.
    pub(super) fn drag_on(
        &mut self,
        ui: &Ui,
        session: &Session,
        items: &[Item],
        places: &[Rect],
        texts: &Texts,
    ) -> Option<Request> {
        let drag = self.drag.clone()?;
        let (pointer, is_down, given_up) = ui.input(|input| {
            let down = input.pointer.primary_down();
            (
                input.pointer.latest_pos(),
                down,
                input.key_pressed(egui::Key::Escape),
            )
        });
        let (false, Some(pointer)) = (given_up, pointer) else {
            self.drag = None;
            return None;
        };
        let aim = aim(&session.speech().sections, items, places, drag.id, pointer);
        if is_down {
            scroll_at_edge(ui, pointer);
            if let Some(aim) = aim {
                paint(
                    ui,
                    &drag,
                    aim,
                    session.may_move(drag.id, aim.parent),
                    pointer,
                    texts,
                );
            }
            ui.request_repaint();
            return None;
        }
        self.drag = None;
        let Aim { parent, index, .. } = aim?;
        session.may_move(drag.id, parent).ok()?;
        Some(Request::Act(Action::MoveSection {
            id: drag.id,
            parent,
            index,
        }))
    }
}

fn paint(ui: &Ui, drag: &Drag, aim: Aim, outcome: Result<(), NestingRefusal>, pointer: Pos2, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let colour = if outcome.is_ok() {
        tokens.accent
    } else {
        tokens.error
    };
    ui.painter().line_segment(aim.line, Stroke::new(2.0, colour));
    egui::Area::new(Id::unique("card-drag-tip"))
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
                    ui.add(egui::Label::new(&drag.name).truncate());
                    if let Err(refusal) = outcome {
                        let reason = egui::RichText::new(texts.get(refusal_key(refusal)));
                        let reason = reason.size(text_size::SMALL).color(tokens.error);
                        ui.add(egui::Label::new(reason).wrap());
                    }
                });
        });
}
