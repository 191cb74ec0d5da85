//! The manuscript surface: the whole speech as one continuous text.

use std::time::Duration;

use egui::Ui;

use super::i18n::Texts;
use super::request::Request;
use super::situation::Situation;
use crate::session::{Effect, Session};

/// What the surface works with in one frame.
pub struct SurfaceInput<'a> {
    /// The open speech; the surface performs what is typed at once.
    pub session: &'a mut Session,
    /// The window's words.
    pub texts: &'a Texts,
    /// What the commands of its context menu can do.
    pub situation: &'a Situation,
    /// A steady clock.
    pub now: Duration,
    /// The manuscript's size; 1 is as designed.
    pub zoom: f32,
    /// Whether to keep what is typed until a paste has arrived.
    pub hold: bool,
}

/// A text that was asked to be pasted; the window looks for the structure that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// The clipboard's text.
    pub text: String,
    /// Whether plain text is wanted.
    pub plain: bool,
}

/// What came of one frame.
#[derive(Debug, Default)]
pub struct SurfaceOutput {
    /// What the session asked for while the surface performed.
    pub effects: Vec<Effect>,
    /// What is asked of the window.
    pub requests: Vec<Request>,
    /// A paste.
    pub paste: Option<Paste>,
}

/// The manuscript surface.
#[derive(Debug, Default)]
pub struct ManuscriptView {}

impl ManuscriptView {
    /// Shows the manuscript on its canvas and takes in what is typed and clicked.
    pub fn ui(&mut self, _ui: &mut Ui, _input: SurfaceInput<'_>) -> SurfaceOutput {
        SurfaceOutput::default()
    }

    /// Shows the caret's place in the next frame.
    pub fn reveal(&mut self) {}

    /// Takes the keyboard in the next frame.
    pub fn take_focus(&mut self) {}

    /// Asks for the value of the selected unfilled field, beside it.
    pub fn ask_field(&mut self, _field: crate::model::FieldRef) {}

    /// Takes the next paste as plain text.
    pub fn paste_plain_next(&mut self) {}
}
