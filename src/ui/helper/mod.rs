//! The helper at the right: guidance for the caret's section, the fields, and the speech's information.

use egui::Ui;

use super::i18n::Texts;
use super::request::Request;
use crate::session::Session;

/// The helper's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Guidance, notes and the siblings' headings.
    #[default]
    Guide,
    /// All fields.
    Fields,
    /// The speech's information.
    Information,
}

/// The helper pane.
#[derive(Debug, Default)]
pub struct HelperPanel {}

impl HelperPanel {
    /// Shows the pane and returns what it asks for.
    pub fn ui(&mut self, _ui: &mut Ui, _session: &Session, _texts: &Texts) -> Vec<Request> {
        Vec::new()
    }

    /// Turns to a page.
    pub fn turn_to(&mut self, _page: Page) {}
}
