//! Putting the better sign in the place of keys that were just typed, as a step of its own that the next Backspace
//! takes back, and the pairs of marks that are put in around the caret.

use super::Session;
use super::action::{Direction, Effect, Unit};
use crate::model::{EditError, Inline, Selection, TextPosition, TransactionName};
use crate::text::offsets::ByteIndex;
use crate::text::substitutions::{Substitution, Substitutions, substitution};

/// A substitution that the next Backspace takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Substituted {
    /// The state of the speech that it left.
    state: u64,
    /// Where it left the caret.
    caret: Selection,
}

impl Session {
    /// Replaces what was just typed before the caret, where something better stands for it.
    pub(super) fn substitute(&mut self, allowed: Substitutions) -> Result<(), EditError> {
        let TextPosition { place, offset } = self.selection.head;
        let before = self
            .speech
            .line(place)
            .and_then(|line| line.text().get(..offset.0));
        let better = before.and_then(|before| substitution(before, self.speech.language, allowed));
        let Some(Substitution { removed, with }) = better.filter(|_| self.selection.is_caret()) else {
            return Ok(());
        };
        let start = offset.saturating_sub(removed);
        self.transact(TransactionName::Substitute, |editing| {
            editing.replace(place, start..offset, Inline::from_text(with))?;
            let behind = TextPosition::new(place, start + with.len());
            Ok(Some(Selection::caret(behind)))
        })?;
        self.substituted = Some(Substituted {
            state: self.history.state(),
            caret: self.selection,
        });
        Ok(())
    }

    /// Takes back what was just replaced, if this is the Backspace right behind it.
    pub(super) fn take_back_substitution(
        &mut self,
        direction: Direction,
        unit: Unit,
    ) -> Option<Result<Vec<Effect>, EditError>> {
        let substituted = self.substituted.take()?;
        let is_right_behind = direction == Direction::Backward
            && unit == Unit::Character
            && substituted.state == self.history.state()
            && substituted.caret == self.selection;
        is_right_behind.then(|| {
            let taken_back = self.undo();
            taken_back.map(|_| Vec::new())
        })
    }

    /// Puts marks around the selection, or the caret between them.
    pub(super) fn insert_pair(&mut self, opening: &str, closing: &str) -> Result<(), EditError> {
        let (start, end) = self.selected_range();
        let (opening, closing) = (Inline::from_text(opening), Inline::from_text(closing));
        self.transact(TransactionName::Type, |editing| {
            let width = opening.end().0;
            editing.insert_lines(end, std::slice::from_ref(&closing))?;
            editing.insert_lines(start, &[opening])?;
            let within = if start.place == end.place {
                end.offset + width
            } else {
                end.offset
            };
            let behind = if start == end {
                within.0
            } else {
                within.0 + closing.end().0
            };
            Ok(Some(Selection::caret(TextPosition::new(
                end.place,
                ByteIndex(behind),
            ))))
        })
    }
}
