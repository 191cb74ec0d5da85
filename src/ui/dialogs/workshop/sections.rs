//! The sections of a speech that becomes a template: what becomes of each one's text, and whether its heading becomes a
//! frame.

use std::collections::HashMap;

use egui::{
    Align, Button, Frame, Label, Layout, Margin, Rect, RichText, ScrollArea, Sense, TextStyle, Ui, pos2, vec2,
};

use crate::model::{SectionId, Speech, Treatment, WorkshopPlan, label_of};
use crate::ui::chip::label_on_grounds;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::outline::rows::tone_of;
use crate::ui::theme::{KindTone, Tokens, border_of, corner, space, text_size};

/// How high a row is.
const ROW: f32 = 32.0;
/// What stands above the rows, with the frame around them: the heading, and what becomes of all of them at once.
const ABOVE: f32 = 52.0 + ROW;
const INDENT: f32 = 14.0;

/// The list of sections.
#[derive(Debug)]
pub(super) struct Sections {
    rows: Vec<Row>,
    /// The section to show, because one of its places was asked for.
    shown: Option<SectionId>,
    scrolls: bool,
    /// Where the rows stood last: how far they were scrolled, how much of them was in sight, and how far from the right
    /// edge of the whole they end, by which the columns of all stand over theirs.
    view: View,
}

#[derive(Debug, Clone, Copy, Default)]
struct View {
    offset: f32,
    height: f32,
    inset: f32,
}

impl View {
    /// How far to scroll so that a row is in sight; none where it is already.
    #[expect(clippy::cast_precision_loss, reason = "rows are counted in thousands")]
    fn offset_for(self, row: usize) -> Option<f32> {
        let top = row as f32 * ROW;
        let is_in_sight = top >= self.offset && top + ROW <= self.offset + self.height;
        (!is_in_sight).then_some((top - ROW).max(0.0))
    }
}

#[derive(Debug)]
struct Row {
    id: SectionId,
    level: usize,
    tone: KindTone,
    label: String,
    name: String,
}

/// What a treatment is called, and the sentence that explains it.
fn keys(treatment: Treatment) -> (&'static str, &'static str) {
    match treatment {
        Treatment::Keep => ("workshop-keep", "workshop-keep-tooltip"),
        Treatment::Guidance => ("workshop-guidance", "workshop-guidance-tooltip"),
        Treatment::Empty => ("workshop-empty", "workshop-empty-tooltip"),
    }
}

impl Sections {
    pub(super) fn new(speech: &Speech, texts: &Texts) -> Self {
        let tree = &speech.sections;
        let mut tones: HashMap<SectionId, KindTone> = HashMap::new();
        let rows = tree.reading_order().into_iter().filter_map(|id| {
            let section = tree.get(id)?;
            let above = tree.parent(id).and_then(|parent| tones.get(&parent).copied());
            let tone = tone_of(tree, section, above);
            tones.insert(id, tone);
            let name = speech.outline_name(id);
            Some(Row {
                id,
                level: tree.level(id),
                tone,
                label: label_of(tree, id, speech.language).map_or_else(String::new, |label| label.number),
                name: if name.is_empty() {
                    texts.get("outline-untitled").to_owned()
                } else {
                    name
                },
            })
        });
        let rows = rows.collect();
        Self {
            rows,
            shown: None,
            scrolls: false,
            view: View::default(),
        }
    }

    /// Shows a section in the list.
    pub(super) fn show_section(&mut self, id: SectionId) {
        self.shown = Some(id);
        self.scrolls = true;
    }

    /// What a section is called.
    pub(super) fn name(&self, id: Option<SectionId>) -> Option<String> {
        let row = self.rows.iter().find(|row| Some(row.id) == id)?;
        Some(row.spoken())
    }

    /// Shows the list and returns whether the plan was changed.
    pub(super) fn ui(&mut self, ui: &mut Ui, plan: &mut WorkshopPlan, height: f32, texts: &Texts) -> bool {
        let tokens = Tokens::of(ui);
        // As high as the names of the pages beside it, which are buttons.
        let words = ui.text_style_height(&TextStyle::Button);
        let line = (words + 2.0 * ui.spacing().button_padding.y).max(ui.spacing().interact_size.y);
        let size = vec2(ui.available_width(), line);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.label(RichText::new(texts.get("workshop-sections")).font(fonts::bold(text_size::BODY)));
        });
        ui.add_space(space::TIGHT);
        let mut changed = false;
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::symmetric(8, 4))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                if self.rows.is_empty() {
                    ui.label(RichText::new(texts.get("outline-empty")).color(tokens.dim));
                } else {
                    // Where they are is told by the names; here colour would only tell what most of them are.
                    ui.visuals_mut().selection.bg_fill = tokens.pressed;
                    ui.visuals_mut().selection.stroke.color = tokens.text;
                    changed |= all_as(ui, plan, self.view.inset, texts);
                }
                changed |= self.list(ui, plan, height - ABOVE, texts);
            });
        changed
    }

    fn list(&mut self, ui: &mut Ui, plan: &mut WorkshopPlan, height: f32, texts: &Texts) -> bool {
        let right = ui.max_rect().right();
        let mut area = ScrollArea::vertical()
            .id_salt("workshop-sections")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, false]);
        if std::mem::take(&mut self.scrolls) {
            let place = self.rows.iter().position(|row| Some(row.id) == self.shown);
            if let Some(offset) = place.and_then(|place| self.view.offset_for(place)) {
                area = area.vertical_scroll_offset(offset);
            }
        }
        let mut changed = false;
        let mut inset = self.view.inset;
        let shown = area.show_rows(ui, ROW, self.rows.len(), |ui, rows| {
            inset = right - ui.max_rect().right();
            for at in rows {
                if let (Some(row), Some(_)) = (self.rows.get(at), plan.sections.get(at)) {
                    let is_shown = Some(row.id) == self.shown;
                    changed |= row.ui(ui, plan, at, is_shown, texts);
                }
            }
        });
        if (inset - self.view.inset).abs() > 0.5 {
            ui.ctx().request_repaint();
        }
        self.view = View {
            offset: shown.state.clamped_offset().y,
            height: shown.inner_rect.height(),
            inset,
        };
        changed
    }
}

/// The first line of the list, which stays in sight: what becomes of all sections at once, over what becomes of each.
fn all_as(ui: &mut Ui, plan: &mut WorkshopPlan, inset: f32, texts: &Texts) -> bool {
    let size = vec2(ui.available_width() - inset, ROW);
    let row = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(size);
        ui.spacing_mut().item_spacing.x = space::HAIR;
        ui.add_space(frame_width(ui, texts));
        ui.add_space(space::TIGHT);
        let mut changed = false;
        for treatment in Treatment::ALL.into_iter().rev() {
            let (key, tooltip) = keys(treatment);
            let all = plan.sections.iter().all(|section| section.treatment == treatment);
            let spoken = texts.with("workshop-all-spoken", &[("treatment", texts.get(key).into())]);
            let button = ui.add(Button::selectable(all, texts.get(key)));
            let button = button.accessible_name(spoken).on_hover_text(texts.get(tooltip));
            if button.clicked() {
                changed = true;
                for section in &mut plan.sections {
                    section.treatment = treatment;
                }
            }
        }
        ui.add_space(space::SMALL);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let words = RichText::new(texts.get("workshop-all-as")).color(Tokens::of(ui).dim);
            ui.add(Label::new(words).truncate());
        });
        changed
    });
    let under = row.response.rect;
    ui.painter()
        .hline(under.x_range(), under.bottom() - 0.5, border_of(ui));
    row.inner
}

/// How wide the column is in which headings become frames.
fn frame_width(ui: &Ui, texts: &Texts) -> f32 {
    let font = fonts::regular(text_size::BODY);
    let words = texts.get("workshop-frame").to_owned();
    let words = ui.painter().layout_no_wrap(words, font, Tokens::of(ui).dim);
    words.size().x + 2.0 * ui.spacing().button_padding.x + space::HAIR
}

impl Row {
    fn spoken(&self) -> String {
        if self.label.is_empty() {
            self.name.clone()
        } else {
            format!("{} {}", self.label, self.name)
        }
    }

    fn ui(&self, ui: &mut Ui, plan: &mut WorkshopPlan, at: usize, is_shown: bool, texts: &Texts) -> bool {
        let size = vec2(ui.available_width(), ROW);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_size(size);
            let changed = self.choices(ui, plan, at, texts);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                self.words(ui, is_shown);
            });
            changed
        })
        .inner
    }

    /// What can become of the section, from the right.
    fn choices(&self, ui: &mut Ui, plan: &mut WorkshopPlan, at: usize, texts: &Texts) -> bool {
        let Some(section) = plan.sections.get_mut(at) else {
            return false;
        };
        let mut changed = false;
        ui.spacing_mut().item_spacing.x = space::HAIR;
        let spoken = |what: &str| {
            let values = [
                ("section", self.spoken().into()),
                ("treatment", what.to_owned().into()),
            ];
            texts.with("workshop-treatment-spoken", &values)
        };
        let frame = texts.get("workshop-frame");
        if let Some(shown) = &section.frame {
            let tooltip = texts.with("workshop-frame-tooltip", &[("frame", shown.as_str().into())]);
            let button = ui.add(Button::selectable(section.becomes_frame, frame));
            let button = button.accessible_name(spoken(frame)).on_hover_text(tooltip);
            if button.clicked() {
                section.becomes_frame = !section.becomes_frame;
                changed = true;
            }
        } else {
            // So that the columns stand under each other.
            ui.add_space(frame_width(ui, texts));
        }
        ui.add_space(space::TIGHT);
        for treatment in Treatment::ALL.into_iter().rev() {
            let (key, tooltip) = keys(treatment);
            let is_on = section.treatment == treatment;
            let button = ui.add(Button::selectable(is_on, texts.get(key)));
            let button = button
                .accessible_name(spoken(texts.get(key)))
                .on_hover_text(texts.get(tooltip));
            if button.clicked() && !is_on {
                section.treatment = treatment;
                changed = true;
            }
        }
        ui.add_space(space::SMALL);
        changed
    }

    #[expect(clippy::cast_precision_loss, reason = "levels are few")]
    fn words(&self, ui: &mut Ui, is_shown: bool) {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.x = space::TIGHT;
        ui.add_space((self.level.saturating_sub(1)) as f32 * INDENT);
        let (rect, _) = ui.allocate_exact_size(vec2(3.0, ROW), Sense::hover());
        let bar = Rect::from_min_max(
            pos2(rect.left(), rect.top() + 7.0),
            pos2(rect.right(), rect.bottom() - 7.0),
        );
        ui.painter().rect_filled(bar, 1, tokens.kind(self.tone));
        ui.add_space(space::HAIR);
        if !self.label.is_empty() {
            ui.label(RichText::new(&self.label).color(tokens.accent));
        }
        // The section that was asked for stands out by its name alone; tints of the row mean what is chosen in it.
        let name = RichText::new(&self.name);
        let (name, grounds) = if is_shown {
            let ground = (0..self.name.chars().count(), tokens.accent_tint);
            (name.color(tokens.accent), vec![ground])
        } else {
            (name, Vec::new())
        };
        label_on_grounds(ui, Label::new(name).truncate(), &grounds);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_row_that_is_out_of_sight_is_scrolled_to() {
        let view = View {
            offset: 0.0,
            height: 10.0 * ROW,
            inset: 0.0,
        };
        assert_eq!(view.offset_for(2), None);
        assert_eq!(view.offset_for(9), None);
        assert_eq!(view.offset_for(10), Some(9.0 * ROW), "with the one above it");
        let scrolled = View {
            offset: 4.5 * ROW,
            ..view
        };
        assert_eq!(scrolled.offset_for(4), Some(3.0 * ROW));
        assert_eq!(scrolled.offset_for(0), Some(0.0));
    }
}
