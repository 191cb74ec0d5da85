//! What a panel asks of the window. Panels change nothing themselves: the window performs the actions they give
//! back, so that every change takes the same way.

use super::command::Command;
use crate::model::{FieldId, Selection};
use crate::session::Action;

/// Something a panel asks of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// A change of the speech.
    Act(Action),
    /// A command, as though it were chosen in a menu.
    Command(Command),
    /// To select a place in the manuscript, show it, and give the manuscript the keyboard.
    Show(Selection),
    /// To show a place in the manuscript, also where something else stands in its place just now.
    Open(Selection),
    /// To select a place in the manuscript and show it, while the keyboard stays where it is.
    Point(Selection),
    /// To go on to the next match, once the speech is changed.
    FindOn,
    /// To list all that is to be replaced.
    ListReplacements,
    /// To delete a field, after asking what becomes of its text where it is in use.
    DeleteField(FieldId),
    /// To say something in passing.
    Tell(String),
}
