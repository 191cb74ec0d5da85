//! What a panel asks of the window. Panels change nothing themselves: the window performs the actions they give
//! back, so that every change takes the same way.

use std::path::PathBuf;

use super::command::Command;
use crate::model::{FieldId, Selection, Template};
use crate::session::Action;
use crate::store::{TemplateEntry, TemplateOrigin};

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
    /// To edit a template, in place of what is open.
    EditTemplate(TemplateToEdit),
    /// To say something in passing.
    Tell(String),
}

/// Which template is to be edited.
#[derive(Debug, Clone, PartialEq)]
pub enum TemplateToEdit {
    /// The user's own in that file.
    Own(PathBuf),
    /// A copy, which is made first: of one of the program's own, or of a shared one.
    CopyOf(Box<Template>),
}

impl TemplateToEdit {
    /// What is edited where a template of the listing is chosen.
    #[must_use]
    pub fn of(entry: &TemplateEntry) -> Self {
        match &entry.origin {
            TemplateOrigin::File(path) => Self::Own(path.clone()),
            TemplateOrigin::BuiltIn | TemplateOrigin::Shared(_) => {
                Self::CopyOf(Box::new(entry.template.clone()))
            }
        }
    }
}
