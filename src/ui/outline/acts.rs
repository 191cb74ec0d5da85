//! What can be done with one row, by click, key or menu, and the request that does it.

use super::OutlinePanel;
use super::rename::{Origin, Renaming};
use super::rows::row_text;
use super::target::TargetEntry;
use crate::model::{Scheme, SectionId, SectionProperty, Selection};
use crate::session::{Action, Direction, Session};
use crate::ui::request::Request;

/// Something to do with a row.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum RowAct {
    /// Puts the caret into its section.
    Go,
    /// Edits in place what it shows.
    Rename,
    /// Adds a section behind it.
    AddSibling,
    /// Adds a section under it.
    AddChild,
    /// Puts a copy behind it.
    Duplicate,
    /// Deletes it with all under it.
    Delete,
    /// Moves it by one step.
    Nudge(Direction),
    /// Sets a property of its section.
    Set(SectionProperty),
    /// Numbers it and its siblings in another way.
    Number(Scheme),
    /// Asks for its target.
    Target,
}

impl OutlinePanel {
    /// Does something with a section's row.
    pub(super) fn act(&mut self, id: SectionId, act: RowAct, session: &Session) -> Option<Request> {
        let action = match act {
            RowAct::Go => {
                let start = session.start_of_section(id)?;
                return Some(Request::Show(Selection::caret(start)));
            }
            RowAct::Rename => {
                self.begin_renaming(id, session, Origin::List);
                return None;
            }
            RowAct::Target => {
                self.target = Some(TargetEntry::of(session.speech().sections.get(id)?));
                return None;
            }
            RowAct::AddSibling => {
                self.expect_new(session);
                Action::AddSibling(id)
            }
            RowAct::AddChild => {
                self.expect_new(session);
                Action::AddChild(id)
            }
            RowAct::Duplicate => Action::DuplicateSection(id),
            RowAct::Delete => Action::DeleteSection(id),
            RowAct::Nudge(direction) => {
                if let (Direction::In, Some(above)) = (direction, session.speech().sections.sibling(id, -1)) {
                    self.set_folded(above, false);
                }
                Action::NudgeSection { id, direction }
            }
            RowAct::Set(property) => Action::SetProperty { id, property },
            RowAct::Number(scheme) => Action::SetGroupScheme { id, scheme },
        };
        Some(Request::Act(action))
    }

    /// Has the section that is about to be added named in place as soon as it is there.
    pub(super) fn expect_new(&mut self, session: &Session) {
        self.newest_known = Some(session.speech().sections.largest_id());
        self.show_all_rows();
    }

    /// Clears the filter where there is one, so that a row cannot be hidden by it.
    fn show_all_rows(&mut self) {
        if !self.filter.is_empty() {
            self.set_filter(String::new());
        }
    }

    pub(super) fn begin_renaming(&mut self, id: SectionId, session: &Session, origin: Origin) {
        let speech = session.speech();
        let Some(section) = speech.sections.get(id) else {
            return;
        };
        self.unfold_above(session, id);
        let is_hidden = |built: &super::Built| built.outline.place_of(id).is_none();
        if self.outline.as_ref().is_none_or(is_hidden) {
            self.show_all_rows();
        }
        self.cursor = Some(id);
        self.reveal = Some(id);
        self.renaming = Some(Renaming::new(id, row_text(speech, section), origin));
    }
}
