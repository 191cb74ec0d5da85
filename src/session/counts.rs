//! Numbers that announce a group: bound to it by one key, and made plain text again by the same.

use super::Session;
use crate::model::{
    Announced, CountRef, EditError, FIELD_MARK, FieldRef, Inline, Selection, TextPosition, TransactionName,
};
use crate::text::offsets::ByteIndex;

impl Session {
    /// The number at the caret that could be bound to the group that it announces.
    #[must_use]
    pub fn count_at_caret(&self) -> Option<Announced> {
        if !self.selection.is_caret() {
            return None;
        }
        let view = self.manuscript.view_position(self.selection.head)?;
        let paragraph = self.manuscript.paragraphs().get(view.paragraph)?;
        Announced::at(&self.speech, paragraph, view.offset)
            .filter(|announced| announced.place == self.selection.head.place)
    }

    /// The bound number at the caret, or selected, and where it stands.
    #[must_use]
    pub fn bound_count_at_caret(&self) -> Option<(TextPosition, CountRef)> {
        let (start, end) = self.selected_range();
        let line = self
            .speech
            .line(start.place)
            .filter(|_| start.place == end.place)?;
        let mark = FIELD_MARK.len_utf8();
        let before = ByteIndex(end.offset.0.checked_sub(mark)?).min(end.offset);
        let candidates = [start.offset, before];
        candidates
            .into_iter()
            .find_map(|offset| match line.field_at(offset)? {
                FieldRef::Count(count) => Some((TextPosition::new(start.place, offset), count)),
                FieldRef::Named(_) | FieldRef::Information(_) => None,
            })
    }

    /// Binds the number at the caret to its group; one that is bound becomes plain text.
    pub(super) fn bind_count(&mut self) -> Result<(), EditError> {
        let mark = FIELD_MARK.len_utf8();
        if let Some(found) = self.count_at_caret() {
            let line = Inline::from_field(FieldRef::Count(found.bound));
            return self.replace_number(found.place, found.numeral, &line);
        }
        let Some((at, count)) = self.bound_count_at_caret() else {
            return Ok(());
        };
        let value = self.speech.field_value(FieldRef::Count(count));
        let value = value.unwrap_or_else(|| self.speech.field_name(FieldRef::Count(count)));
        let range = at.offset..at.offset + mark;
        self.replace_number(at.place, range, &Inline::from_text(&value))
    }

    /// Puts another line in the place of a number; the caret stays behind what it stood behind.
    fn replace_number(
        &mut self,
        place: crate::model::TextPlace,
        range: std::ops::Range<ByteIndex>,
        with: &Inline,
    ) -> Result<(), EditError> {
        let head = self.selection.head;
        self.transact(TransactionName::BindCount, |editing| {
            let (start, end) = (range.start, range.end);
            editing.replace(place, range, with.clone())?;
            let behind = head.offset.0.saturating_sub(end.0);
            let offset = if head.offset >= end {
                ByteIndex(start.0 + with.end().0 + behind)
            } else {
                start
            };
            Ok(Some(Selection::caret(TextPosition::new(place, offset))))
        })
    }
}

#[cfg(test)]
mod tests;
