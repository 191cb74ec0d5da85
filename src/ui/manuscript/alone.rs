//! One section only, with all under it. What is not shown is out of reach too: the caret stops at either end, and
//! nothing that cannot be seen is deleted or selected.
//!
//! While the caret is in the title the whole speech is shown. Whoever goes elsewhere by the outline, by undoing or by
//! a search sees the section that is there.

use std::ops::Range;

use super::{ManuscriptView, Work};
use crate::model::{SectionId, Selection, TextPlace, TextPosition};
use crate::session::{Action, Direction, Motion, Session, Unit};
use crate::store::Views;

/// At which height the caret's row stays, in parts of the view: a little above its middle, where one looks.
pub(super) const TYPEWRITER_HEIGHT: f32 = 0.42;

impl ManuscriptView {
    /// Takes over how the speech is to be shown.
    pub(super) fn look_as(&mut self, views: Views) {
        if views == self.views {
            return;
        }
        if views.typewriter && !self.views.typewriter {
            self.scrolling.follow();
        }
        if views.one_section != self.views.one_section {
            self.scrolling.reveal();
        }
        self.views = views;
    }

    /// Room above and below the text, for a row that stays where it is at either end.
    pub(super) fn slack(&self, view: f32) -> (f32, f32) {
        if self.views.typewriter {
            (view * TYPEWRITER_HEIGHT, view * (1.0 - TYPEWRITER_HEIGHT))
        } else {
            (0.0, 0.0)
        }
    }

    /// Chooses the section that is shown alone, and tells the sheet of its paragraphs.
    pub(super) fn keep_alone(&mut self, session: &Session) {
        let tree = &session.speech().sections;
        let wanted = session.current_section().filter(|_| self.views.one_section);
        let stays = |id: &SectionId| {
            let holds_caret = wanted.is_some_and(|wanted| tree.is_within(wanted, *id));
            holds_caret || (self.beside && self.views.one_section && tree.contains(*id))
        };
        let alone = self.alone.filter(stays).or(wanted);
        let paragraphs = alone.and_then(|id| session.manuscript().range_with_children(id));
        self.sheet.show_only(paragraphs);
        if alone != self.alone {
            self.alone = alone;
            self.scrolling.reveal();
        }
    }

    /// The first and the last position of what is shown; none where all is.
    fn ends(&self, session: &Session) -> Option<(TextPosition, TextPosition)> {
        let range = session.manuscript().range_with_children(self.alone?)?;
        let shown = session.manuscript().paragraphs().get(range)?;
        let first = shown.iter().find_map(|paragraph| paragraph.places().next())?;
        let last = shown
            .iter()
            .rev()
            .find_map(|paragraph| paragraph.places().last())?;
        let end = session.speech().line(last)?.end();
        Some((TextPosition::start_of(first), TextPosition::new(last, end)))
    }

    fn shows(&self, session: &Session, place: TextPlace) -> bool {
        let tree = &session.speech().sections;
        self.alone
            .is_none_or(|alone| place.section().is_some_and(|id| tree.is_within(id, alone)))
    }

    /// Moves the caret, but not out of what is shown.
    pub(super) fn move_within(&mut self, work: &mut Work<'_>, motion: Motion, extend: bool) {
        let Some((first, last)) = self.ends(work.session) else {
            self.act(work, Action::Move { motion, extend });
            return;
        };
        let anchor = work.session.selection().anchor;
        work.session.perform(Action::Move { motion, extend }, work.now);
        let Selection { head, .. } = work.session.selection();
        let head = if self.shows(work.session, head.place) {
            head
        } else if goes_back(motion) {
            first
        } else {
            last
        };
        let anchor = if extend { anchor } else { head };
        self.act(work, Action::Select(Selection { anchor, head }));
    }

    /// Deletes, but nothing that is not shown.
    pub(super) fn delete_within(&mut self, work: &mut Work<'_>, direction: Direction, unit: Unit) {
        let Selection { anchor, head } = work.session.selection();
        let stops = self.ends(work.session).is_some_and(|(first, last)| {
            anchor == head
                && head
                    == if direction == Direction::Backward {
                        first
                    } else {
                        last
                    }
        });
        if stops {
            self.active_at = work.ui.input(|input| input.time);
        } else {
            self.act(work, Action::Delete { direction, unit });
        }
    }

    /// The only section that is shown, with all under it; none where all are.
    #[must_use]
    pub fn alone(&self) -> Option<SectionId> {
        self.alone
    }

    /// Selects all that is shown.
    #[must_use]
    pub fn select_all(&self, session: &Session) -> Action {
        match self.ends(session) {
            Some((anchor, head)) => Action::Select(Selection { anchor, head }),
            None => Action::SelectAll,
        }
    }
}

fn goes_back(motion: Motion) -> bool {
    matches!(
        motion,
        Motion::By(Direction::Backward, _) | Motion::ParagraphBackward | Motion::Start
    )
}

/// A range of paragraphs, as far as there are so many.
pub(super) fn clamped(range: Option<&Range<usize>>, length: usize) -> Range<usize> {
    range.map_or(0..length, |range| range.start.min(length)..range.end.min(length))
}
