//! The start page: templates as cards, recent drafts, and the ways into a speech.

use std::path::PathBuf;

use egui::Ui;

use super::command::Command;
use super::i18n::Texts;
use crate::store::Listing;
use crate::text::language::Language;

/// What was chosen on the start page.
#[derive(Debug, Clone, PartialEq)]
pub enum StartChoice {
    /// A speech from the template at this place of the listing, for so many minutes in all if a length was chosen.
    Template {
        /// The place in [`Listing::entries`].
        entry: usize,
        /// Minutes.
        minutes: Option<u32>,
    },
    /// A speech without a template.
    Blank(Language),
    /// A draft opened before.
    Recent(PathBuf),
    /// To take a draft off the recent ones.
    Forget(PathBuf),
    /// A command: open, load a template, show the template folder.
    Command(Command),
}

/// The start page.
#[derive(Debug, Default)]
pub struct StartPage {}

impl StartPage {
    /// Shows the page and returns what was chosen. `listing` is none while the templates are still being read.
    pub fn ui(
        &mut self,
        _ui: &mut Ui,
        _listing: Option<&Listing>,
        _recent: &[PathBuf],
        _texts: &Texts,
    ) -> Option<StartChoice> {
        None
    }
}
