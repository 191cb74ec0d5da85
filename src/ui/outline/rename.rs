//! Editing in place what a row shows. Enter and leaving the field accept, Escape does not; compositions of an input
//! method never reach the speech ([`TextInput`] keeps them out).

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Key, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::OutlinePanel;
use super::list::list_id;
use super::row::Painted;
use super::rows::{SectionRow, row_text};
use crate::model::SectionId;
use crate::session::{Action, Session};
use crate::ui::i18n::Texts;
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;

/// Where the keyboard goes back to afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The outline's rows.
    List,
    /// The manuscript.
    Manuscript,
}

/// What a row shows, while it is edited.
#[derive(Debug)]
pub(super) struct Renaming {
    pub(super) id: SectionId,
    former: String,
    text: String,
    origin: Origin,
    has_focus: bool,
    is_drawn: bool,
}

impl Renaming {
    pub(super) fn new(id: SectionId, text: String, origin: Origin) -> Self {
        Self {
            id,
            former: text.clone(),
            text,
            origin,
            has_focus: false,
            is_drawn: false,
        }
    }

    /// The renaming, if something else was typed than there was and than there is.
    fn typed(&self, session: &Session) -> Option<Action> {
        let speech = session.speech();
        let present = row_text(speech, speech.sections.get(self.id)?);
        let text = self.text.trim();
        (text != self.former.trim() && text != present.trim()).then(|| Action::RenameRow {
            id: self.id,
            text: self.text.clone(),
        })
    }
}

/// The identity of the field.
pub(super) fn field_id() -> Id {
    Id::unique("outline-rename")
}

/// How the editing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Accepted,
    Left,
    /// The keyboard went elsewhere, which accepts and leaves it there.
    Abandoned,
}

impl OutlinePanel {
    /// The renaming that is being typed in a row just now: whoever saves the speech or leaves it takes it first.
    #[must_use]
    pub fn typed(&self, session: &Session) -> Option<Action> {
        self.renaming.as_ref()?.typed(session)
    }

    /// Shows the field in its row and returns what came of it.
    pub(super) fn rename_field(
        &mut self,
        ui: &mut Ui,
        painted: &Painted,
        row: &SectionRow,
        session: &Session,
        texts: &Texts,
    ) -> Vec<Request> {
        let Some(renaming) = self.renaming.as_mut() else {
            return Vec::new();
        };
        renaming.is_drawn = true;
        let begins = !std::mem::replace(&mut renaming.has_focus, true);
        if begins {
            select_all(ui, &renaming.text);
            ui.memory_mut(|memory| memory.request_focus(field_id()));
        }
        let field = Rect::from_center_size(painted.text.center(), vec2(painted.text.width(), 26.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(field));
        let hint = if row.is_hint { row.text.as_str() } else { "" };
        let input = TextInput {
            id: field_id(),
            name: texts.get("command-rename-section"),
            hint,
            rows: 1,
            blank: false,
        };
        let output = input.show(&mut child, &renaming.text);
        if let Some(text) = output.changed {
            renaming.text = text;
        }
        // Another window's turn ends nothing: only another widget's does.
        let keeps_focus = ui.memory(|memory| memory.has_focus(field_id()));
        let end = if output.escaped {
            End::Left
        } else if output.entered {
            End::Accepted
        } else if !begins && !keeps_focus {
            End::Abandoned
        } else {
            return Vec::new();
        };
        self.end_renaming(ui, session, end)
    }

    /// Accepts what was typed when its row is no longer in view, and with it the field.
    pub(super) fn accept_unseen_renaming(&mut self, ui: &Ui, session: &Session) -> Vec<Request> {
        let unseen = |renaming: &mut Renaming| {
            let drawn = std::mem::take(&mut renaming.is_drawn);
            renaming.has_focus && !drawn
        };
        if self.renaming.as_mut().is_some_and(unseen) {
            return self.end_renaming(ui, session, End::Abandoned);
        }
        Vec::new()
    }

    fn end_renaming(&mut self, ui: &Ui, session: &Session, end: End) -> Vec<Request> {
        let Some(renaming) = self.renaming.take() else {
            return Vec::new();
        };
        // The keys that end the editing are spent: the list, which gets the keyboard now, must not take them too.
        ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter);
            input.consume_key(Modifiers::NONE, Key::Escape);
        });
        let mut requests = Vec::new();
        if end != End::Left {
            requests.extend(renaming.typed(session).map(Request::Act));
        }
        match renaming.origin {
            _ if end == End::Abandoned => {}
            Origin::List => ui.memory_mut(|memory| memory.request_focus(list_id())),
            Origin::Manuscript => requests.push(Request::Show(session.selection())),
        }
        requests
    }
}

/// Selects what stands in the field, so that typing replaces it.
fn select_all(ui: &Ui, text: &str) {
    let mut state = egui::text_edit::TextEditState::default();
    let end = CCursor::new(text.chars().count());
    state
        .cursor
        .set_char_range(Some(CCursorRange::two(CCursor::new(0), end)));
    state.store(ui.ctx(), field_id());
}
