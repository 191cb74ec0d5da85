//! Boxes to tick, choices among few and lists to choose from, all drawn alike: with an edge that is found at a glance,
//! which a border between regions need not be, and with the program's own icon.

use egui::{AsIdSalt, Checkbox, ComboBox, IntoAtoms, RadioButton, Rect, Response, Stroke, Ui, Vec2, Widget};

use super::icons::Icon;
use super::theme::Tokens;

/// How large the chevron of a list is.
const CHEVRON: f32 = 12.0;

/// A list to choose from, which shows what is chosen.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where lists to choose from are made"
)]
pub fn choice_list(id_salt: impl AsIdSalt) -> ComboBox<'static> {
    ComboBox::from_id_salt(id_salt).icon(|ui, rect, visuals, _| {
        let square = Rect::from_center_size(rect.center(), Vec2::splat(CHEVRON));
        Icon::ChevronDown.paint(ui.painter(), square, visuals.fg_stroke.color);
    })
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

    /// Without words: it is called otherwise.
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
    let response = show(ui);
    ui.visuals_mut().widgets = former;
    response
}
