//! Going back to where one was, and from bookmark to bookmark.

use egui::Context;

use super::App;
use crate::model::{SectionId, SectionProperty, Selection};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::helper::Page;

impl App {
    pub(super) fn place_command(&mut self, command: Command, ctx: &Context) {
        match command {
            Command::GoBack | Command::GoForward => self.go_along_trail(command == Command::GoForward),
            Command::Bookmark => self.toggle_bookmark(ctx),
            Command::NextBookmark => self.go_to_next_bookmark(),
            _ => {
                if !self.shown_panes().1 {
                    self.toggle_helper();
                }
                self.panels.helper.turn_to(Page::Checklist);
            }
        }
        ctx.request_repaint();
    }

    /// Remembers where the caret is.
    pub(super) fn follow_caret(&mut self) {
        if let Some(document) = &self.document {
            self.panels.trail.follow(document.session.selection());
        }
    }

    fn go_along_trail(&mut self, forth: bool) {
        let Some(document) = &self.document else { return };
        let tree = &document.session.speech().sections;
        let place = if forth {
            self.panels.trail.forth(tree)
        } else {
            self.panels.trail.back(tree)
        };
        if let Some(place) = place {
            self.go_to(place);
        }
    }

    fn toggle_bookmark(&mut self, ctx: &Context) {
        let Some(id) = self.current_section() else { return };
        let marked = self.is_bookmarked(id);
        let property = SectionProperty::Bookmark(!marked);
        self.act(Action::SetProperty { id, property }, ctx);
    }

    fn is_bookmarked(&self, id: SectionId) -> bool {
        let section = self
            .session()
            .and_then(|session| session.speech().sections.get(id));
        section.is_some_and(|section| section.bookmark)
    }

    /// The next section with a bookmark, from the top again behind the last.
    fn go_to_next_bookmark(&mut self) {
        let Some(session) = self.session() else { return };
        let order = session.speech().sections.reading_order();
        let current = session.current_section();
        let at = order.iter().position(|&id| Some(id) == current);
        let (before, behind) = order.split_at(at.map_or(0, |at| at + 1));
        let mut all = behind.iter().chain(before).copied();
        let start = all
            .find(|&id| self.is_bookmarked(id))
            .and_then(|id| session.start_of_section(id));
        match start {
            Some(start) => self.go_to(Selection::caret(start)),
            None => self.tell(self.texts.get("notice-no-bookmark").to_owned()),
        }
    }
}
