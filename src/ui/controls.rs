//! Boxes to tick, choices among few and lists to choose from, all drawn alike: with an edge that is found at a glance,
//! which a border between regions need not be, and with the program's own icon.

use egui::{
    AsIdSalt, Checkbox, ComboBox, Frame, IntoAtoms, Margin, RadioButton, Rect, Response, Stroke, Style, Ui,
    Vec2, Widget,
};

use super::icons::Icon;
use super::theme::{Tokens, space};

/// How large the chevron of a list is.
const CHEVRON: f32 = 12.0;
/// How far within its frame a list's choices begin: with that frame's margin where what is chosen begins.
const CHOICE_PADDING: f32 = 5.0;

/// A list to choose from, which shows what is chosen.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where lists to choose from are made"
)]
pub fn choice_list(id_salt: impl AsIdSalt) -> ComboBox<'static> {
    let list = ComboBox::from_id_salt(id_salt).icon(|ui, rect, visuals, _| {
        let square = Rect::from_center_size(rect.center(), Vec2::splat(CHEVRON));
        Icon::ChevronDown.paint(ui.painter(), square, visuals.fg_stroke.color);
    });
    list.popup_style((|style: &mut Style| style.spacing.button_padding.x = CHOICE_PADDING).into())
}

/// A box to tick.
#[must_use]
pub struct Tick<'a>(Checkbox<'a>);

impl<'a> Tick<'a> {
    /// With words behind it.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where boxes to tick are made"
    )]
    pub fn new(ticked: &'a mut bool, words: impl IntoAtoms<'a>) -> Self {
        Self(Checkbox::new(ticked, words))
    }

    /// Without words: it is called otherwise. Words beside it stand where [`lead_to_words`] leads.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where boxes to tick are made"
    )]
    pub fn bare(ticked: &'a mut bool) -> Self {
        Self(Checkbox::without_text(ticked))
    }

    /// Shows that it is ticked in part.
    pub fn in_part(mut self, is_so: bool) -> Self {
        self.0 = self.0.indeterminate(is_so);
        self
    }
}

impl Widget for Tick<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        with_edges(ui, |ui| ui.add(self.0))
    }
}

/// Leads from a box without words to the words that stand beside it in a row, as far as words of its own would stand.
pub fn lead_to_words(ui: &mut Ui) {
    let spacing = ui.spacing();
    // In a row a box stands in the middle of a square that can be clicked.
    let beside = ((spacing.interact_size.y - spacing.icon_width) / 2.0).max(0.0);
    let step = space::SMALL - beside - spacing.item_spacing.x;
    ui.add_space(step);
}

/// One of several choices in a menu: it begins where the menu's other entries begin.
pub fn menu_choice<'a>(ui: &mut Ui, is_on: bool, words: impl IntoAtoms<'a>) -> Response {
    let margin = Margin::symmetric(8, 0);
    let entry = Frame::new().inner_margin(margin);
    entry.show(ui, |ui| ui.add(Radio::new(is_on, words))).inner
}

/// One of several choices, of which one is on.
#[must_use]
pub struct Radio<'a>(RadioButton<'a>);

impl<'a> Radio<'a> {
    /// With words behind it.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where such choices are made"
    )]
    pub fn new(is_on: bool, words: impl IntoAtoms<'a>) -> Self {
        Self(RadioButton::new(is_on, words))
    }
}

impl Widget for Radio<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        with_edges(ui, |ui| ui.add(self.0))
    }
}

/// Shows something whose border is all there is to see of it.
fn with_edges(ui: &mut Ui, show: impl FnOnce(&mut Ui) -> Response) -> Response {
    let tokens = Tokens::of(ui);
    let former = ui.visuals().widgets.clone();
    let widgets = &mut ui.visuals_mut().widgets;
    widgets.inactive.bg_stroke = Stroke::new(1.0, tokens.edge);
    widgets.hovered.bg_stroke = Stroke::new(1.0, tokens.dim);
    let gap = std::mem::replace(&mut ui.spacing_mut().icon_spacing, space::SMALL);
    let response = show(ui);
    ui.spacing_mut().icon_spacing = gap;
    ui.visuals_mut().widgets = former;
    response
}

#[cfg(test)]
mod tests {
    use egui::Shape;
    use egui_kittest::Harness;

    use super::*;
    use crate::ui::{fonts, theme};

    #[test]
    fn words_stand_as_far_from_a_box_whether_they_are_its_own_or_beside_it() {
        let mut harness = Harness::builder().build_ui(|ui| {
            fonts::install(ui.ctx(), fonts::Marks::Chinese);
            theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
            ui.add(Tick::new(&mut true, "词"));
            ui.horizontal(|ui| {
                ui.add(Tick::bare(&mut true)).accessible_name("箱");
                lead_to_words(ui);
                ui.label("词");
            });
        });
        harness.run_steps(3);
        let shapes = &harness.output().shapes;
        let boxes: Vec<Rect> = shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                Shape::Rect(drawn) if (drawn.rect.size() - Vec2::splat(16.0)).length() < 0.5 => {
                    Some(drawn.rect)
                }
                _ => None,
            })
            .collect();
        let words: Vec<f32> = shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                Shape::Text(drawn) => Some(drawn.pos.x),
                _ => None,
            })
            .collect();
        assert_eq!((boxes.len(), words.len()), (2, 2), "{boxes:?} {words:?}");
        for (square, word) in boxes.iter().zip(&words) {
            assert!(
                (word - square.right() - space::SMALL).abs() < 1.0,
                "{boxes:?} {words:?}"
            );
        }
    }
}
