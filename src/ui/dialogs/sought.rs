//! What dialogs that find something have in common: a field that has the keyboard as soon as they are there, and a
//! choice among what was found, which the arrow keys move while one goes on typing.

use egui::{Id, Key, Modifiers, Ui};

use crate::ui::text_input::{TextInput, TextInputOutput};

/// What is sought, and the place of what is chosen among what was found.
#[derive(Debug, Default)]
pub(super) struct Sought {
    pub(super) words: String,
    pub(super) chosen: usize,
    /// Whether it was chosen by the arrow keys, not for being the first that is found.
    pub(super) is_choosing: bool,
    has_focus: bool,
}

/// The arrow keys that were pressed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrows {
    up: bool,
    down: bool,
}

impl Arrows {
    /// Takes them before the field would.
    pub(super) fn take(ui: &Ui) -> Self {
        ui.input_mut(|input| Self {
            up: input.consume_key(Modifiers::NONE, Key::ArrowUp),
            down: input.consume_key(Modifiers::NONE, Key::ArrowDown),
        })
    }

    /// Takes them while a field has the keyboard; none where there are none.
    pub(super) fn take_in(ui: &Ui, field: Id) -> Option<Self> {
        let has_keyboard = ui.memory(|memory| memory.has_focus(field));
        has_keyboard.then(|| Self::take(ui)).filter(|arrows| arrows.any())
    }

    /// By how many places they move a choice.
    pub(super) fn step(self) -> isize {
        isize::from(self.down) - isize::from(self.up)
    }

    /// Whether there is any.
    pub(super) fn any(self) -> bool {
        self.up || self.down
    }
}

impl Sought {
    /// Shows the field. When other words are sought the first that is found is chosen.
    pub(super) fn show(&mut self, ui: &mut Ui, id: &str, name: &str, hint: &str) -> TextInputOutput {
        let field = TextInput {
            id: Id::unique(id),
            name,
            hint,
            rows: 1,
            blank: false,
        }
        .show(ui, &self.words);
        if !std::mem::replace(&mut self.has_focus, true) {
            field.response.request_focus();
        }
        if let Some(words) = &field.changed {
            self.words.clone_from(words);
            self.chosen = 0;
            self.is_choosing = false;
        }
        field
    }

    /// Moves the choice among as many as were found.
    pub(super) fn move_choice(&mut self, arrows: Arrows, found: usize) {
        self.is_choosing |= arrows.any();
        if arrows.up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.chosen = (self.chosen + usize::from(arrows.down)).min(found.saturating_sub(1));
    }

    /// Gives the keyboard back to the field, which Enter took it from.
    pub(super) fn ask_again(&mut self) {
        self.has_focus = false;
    }
}
