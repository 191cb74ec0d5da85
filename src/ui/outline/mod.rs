//! The outline pane: the tree of sections with their lengths, to click, fold, rename and drag.

use egui::Ui;

use super::i18n::Texts;
use super::request::Request;
use super::situation::Situation;
use crate::model::SectionId;
use crate::session::Session;

/// The outline pane.
#[derive(Debug, Default)]
pub struct OutlinePanel {}

impl OutlinePanel {
    /// Shows the pane and returns what it asks for.
    pub fn ui(
        &mut self,
        _ui: &mut Ui,
        _session: &Session,
        _situation: &Situation,
        _texts: &Texts,
    ) -> Vec<Request> {
        Vec::new()
    }

    /// Begins to edit in place what a section's row shows.
    pub fn rename(&mut self, _id: SectionId) {}

    /// Folds every section.
    pub fn fold_all(&mut self, _session: &Session) {}

    /// Unfolds every section.
    pub fn unfold_all(&mut self) {}
}
