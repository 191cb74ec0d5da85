//! Dragging a row to another place: where it would go, whether it may, and what it would be called there.
//!
//! The gap between two rows follows from the pointer's height, the level from how far it went sideways since the
//! press: a row dragged straight up or down keeps its level.

use egui::{Id, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::OutlinePanel;
use super::list::{INDENT, ROW_HEIGHT};
use super::row::bar_left;
use super::rows::{Fold, Outline, SectionRow};
use crate::model::{NestingRefusal, Scheme, SectionId, SectionKind, SectionTree};
use crate::session::{Action, Session};
use crate::ui::i18n::Texts;
use crate::ui::request::Request;
use crate::ui::theme::{Tokens, space, text_size};

/// How near the list's edge the pointer must be for the list to scroll.
const EDGE: f32 = 28.0;

/// Points a second at the list's very edge.
const SCROLL_SPEED: f32 = 480.0;

/// A row that is being dragged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Drag {
    pub(super) id: SectionId,
    /// Where the button was pressed.
    pressed: Pos2,
    level: usize,
    text: String,
    aim: Option<Aim>,
}

/// A place for a dragged section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) parent: Option<SectionId>,
    /// Counts among the siblings without the dragged section.
    pub(super) index: usize,
    pub(super) level: usize,
}

/// Where a dragged row would go.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aim {
    /// Before which row the line is drawn.
    gap: usize,
    place: Place,
    /// The label it would get, or why it may not stand there.
    outcome: Result<Option<String>, NestingRefusal>,
}

impl Drag {
    pub(super) fn begin(row: &SectionRow, pressed: Pos2) -> Self {
        Self {
            id: row.id,
            pressed,
            level: row.level,
            text: row.text.clone(),
            aim: None,
        }
    }

    /// The level that the pointer asks for.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a few levels, bounded by the screen's width"
    )]
    fn wanted_level(&self, pointer: Pos2) -> isize {
        let steps = ((pointer.x - self.pressed.x) / (INDENT * 2.5)).round() as isize;
        self.level.cast_signed() + steps
    }
}

/// The place in a gap between rows, at the level nearest to the one wanted.
pub(super) fn place_in_gap(
    tree: &SectionTree,
    outline: &Outline,
    dragged: SectionId,
    gap: usize,
    wanted_level: isize,
) -> Place {
    let stays = |row: &&SectionRow| !tree.is_within(row.id, dragged);
    let gap = gap.min(outline.rows.len());
    let (before, behind) = outline.rows.split_at(gap);
    let above = before.iter().rev().filter_map(|row| row.section()).find(stays);
    let below = behind.iter().filter_map(|row| row.section()).find(stays);
    let Some(above) = above else {
        return Place {
            parent: None,
            index: 0,
            level: 1,
        };
    };
    let least = below.map_or(1, |row| row.level).min(above.level + 1);
    let level = wanted_level
        .clamp(least.cast_signed(), (above.level + 1).cast_signed())
        .cast_unsigned();
    let siblings = |parent: Option<SectionId>| {
        let children = tree.children(parent).iter().copied();
        children.filter(move |&child| child != dragged)
    };
    if level > above.level {
        let index = match above.fold {
            Fold::Closed => siblings(Some(above.id)).count(),
            Fold::Open | Fold::Leaf => 0,
        };
        return Place {
            parent: Some(above.id),
            index,
            level,
        };
    }
    let mut before = above.id;
    for _ in level..above.level {
        before = tree.parent(before).unwrap_or(before);
    }
    let parent = tree.parent(before);
    let index = siblings(parent).position(|sibling| sibling == before);
    Place {
        parent,
        index: index.map_or(0, |index| index + 1),
        level,
    }
}

/// The label a section would get at a place. Follows the session's rule that a moved impression or requirement takes
/// the manner of its new siblings; a test holds the two together.
pub(super) fn label_at(session: &Session, id: SectionId, place: Place) -> Option<String> {
    let tree = &session.speech().sections;
    let section = tree.get(id)?;
    let siblings: Vec<SectionId> = tree
        .children(place.parent)
        .iter()
        .copied()
        .filter(|&other| other != id)
        .collect();
    let (before, behind) = siblings.split_at_checked(place.index)?;
    let adopts = matches!(section.kind, SectionKind::Impression | SectionKind::Requirement)
        && tree.parent(id) != place.parent;
    let numbered = |&other: &SectionId| tree.get(other).filter(|section| section.kind.holds_children());
    let model = || {
        before
            .iter()
            .rev()
            .find_map(numbered)
            .or_else(|| behind.iter().find_map(numbered))
    };
    let scheme = match adopts.then(model).flatten() {
        Some(model) if matches!(model.scheme, Scheme::Connective(_)) => Scheme::Connective(String::new()),
        Some(model) => model.scheme.clone(),
        None => section.scheme.clone(),
    };
    let alike = |ids: &[SectionId]| {
        let like = ids
            .iter()
            .filter(|&&other| tree.get(other).is_some_and(|other| other.scheme.is_like(&scheme)));
        u32::try_from(like.count()).unwrap_or(u32::MAX - 1)
    };
    let (earlier, later) = (alike(before), alike(behind));
    let total = earlier.saturating_add(later).saturating_add(1);
    let label = scheme.label(earlier + 1, total, session.speech().language)?;
    Some(label.number)
}

/// The words for a refusal.
pub(in crate::ui) fn refusal_key(refusal: NestingRefusal) -> &'static str {
    match refusal {
        NestingRefusal::KindHoldsNone => "nesting-kind-holds-none",
        NestingRefusal::KindStandsAtTop => "nesting-kind-stands-at-top",
        NestingRefusal::TooDeep => "nesting-too-deep",
        NestingRefusal::UnderItself => "nesting-under-itself",
        NestingRefusal::Unknown => "nesting-unknown",
    }
}

impl OutlinePanel {
    /// Follows the pointer while a row is dragged over `rows`, the place of all rows, seen or not.
    pub(super) fn drag_on(
        &mut self,
        ui: &Ui,
        session: &Session,
        outline: &Outline,
        rows: Rect,
        texts: &Texts,
    ) -> Option<Request> {
        let drag = self.drag.as_mut()?;
        let (pointer, down, escape) = ui.input_mut(|input| {
            (
                input.pointer.interact_pos(),
                input.pointer.primary_down(),
                input.consume_key(egui::Modifiers::NONE, egui::Key::Escape),
            )
        });
        if escape || !session.speech().sections.contains(drag.id) {
            self.drag = None;
            return None;
        }
        if let Some(pointer) = pointer {
            drag.aim = Some(aim_at(session, outline, drag, pointer, rows));
            if down {
                scroll_at_edge(ui, pointer);
                paint(ui, drag, pointer, rows, texts);
            }
        }
        if down {
            return None;
        }
        let Drag { id, aim, .. } = self.drag.take()?;
        let Place { parent, index, .. } = aim.filter(|aim| aim.outcome.is_ok())?.place;
        self.cursor = Some(id);
        if let Some(parent) = parent {
            self.set_folded(parent, false);
        }
        let moves = session.speech().sections.place_of(id) != Some((parent, index));
        moves.then_some(Request::Act(Action::MoveSection { id, parent, index }))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place in the list, never above its beginning"
)]
fn aim_at(session: &Session, outline: &Outline, drag: &Drag, pointer: Pos2, rows: Rect) -> Aim {
    let gap = ((pointer.y - rows.top()) / ROW_HEIGHT).round().max(0.0) as usize;
    let gap = gap.min(outline.rows.len());
    let tree = &session.speech().sections;
    let place = place_in_gap(tree, outline, drag.id, gap, drag.wanted_level(pointer));
    let outcome = session
        .may_move(drag.id, place.parent)
        .map(|()| label_at(session, drag.id, place));
    Aim { gap, place, outcome }
}

/// Scrolls the list, the faster the nearer the pointer is to its edge.
pub(in crate::ui) fn scroll_at_edge(ui: &Ui, pointer: Pos2) {
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

/// Paints the drop line, and beside the pointer what is dragged and what becomes of it.
fn paint(ui: &Ui, drag: &Drag, pointer: Pos2, rows: Rect, texts: &Texts) {
    let Some(aim) = &drag.aim else { return };
    let tokens = Tokens::of(ui);
    let colour = if aim.outcome.is_ok() {
        tokens.accent
    } else {
        tokens.error
    };
    #[expect(clippy::cast_precision_loss, reason = "a place in the list")]
    let y = (rows.top() + aim.gap as f32 * ROW_HEIGHT)
        .clamp(ui.clip_rect().top() + 2.0, ui.clip_rect().bottom() - 2.0);
    let left = bar_left(rows.left(), aim.place.level);
    ui.painter().circle_filled(pos2(left + 3.0, y), 3.0, colour);
    ui.painter().hline(
        left + 3.0..=rows.right() - space::SMALL,
        y,
        Stroke::new(2.0, colour),
    );
    let name = match &aim.outcome {
        Ok(Some(label)) => format!("{label} {}", drag.text),
        Ok(None) | Err(_) => drag.text.clone(),
    };
    egui::Area::new(Id::unique("outline-drag-tip"))
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
                    ui.add(egui::Label::new(name).truncate());
                    if let Err(refusal) = aim.outcome {
                        let reason =
                            egui::RichText::new(texts.get(refusal_key(refusal))).size(text_size::SMALL);
                        ui.add(egui::Label::new(reason.color(tokens.error)).wrap());
                    }
                });
        });
}
