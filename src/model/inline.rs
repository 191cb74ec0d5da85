//! One line of source text: a paragraph, a heading or the title. Plain characters with field marks among them.
//!
//! A field mark is the single noncharacter [`FIELD_MARK`], which Unicode keeps out of interchange (Unicode 23.7);
//! the fields it stands for are listed in order beside the text. Slicing and splicing keep both together.

use std::ops::Range;

use super::counts::CountRef;
use super::ids::FieldId;
use super::information::InformationItem;
use crate::text::offsets::ByteIndex;

/// Stands for one field in [`Inline::text`].
pub const FIELD_MARK: char = '\u{FDD0}';

/// What a field mark refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FieldRef {
    /// A named field of the speech.
    Named(FieldId),
    /// An item of the speech's information.
    Information(InformationItem),
    /// How many sections a group has.
    Count(CountRef),
}

/// One line of text with field marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    text: String,
    fields: Vec<FieldRef>,
}

/// A stretch of an [`Inline`]: characters, or one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Plain characters.
    Text(&'a str),
    /// One field.
    Field(FieldRef),
}

impl Inline {
    /// An empty line.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A line of plain characters. Line breaks become spaces, and the reserved [`FIELD_MARK`] becomes U+FFFD, as
    /// Unicode recommends for noncharacters from outside.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut line = Self::new();
        line.push_text(text);
        line
    }

    /// A line that holds one field only.
    #[must_use]
    pub fn from_field(field: FieldRef) -> Self {
        let mut line = Self::new();
        line.push_field(field);
        line
    }

    /// Appends plain characters, cleaned as by [`Inline::from_text`].
    pub fn push_text(&mut self, text: &str) {
        if text.contains(['\n', '\r', '\u{2028}', '\u{2029}', FIELD_MARK]) {
            self.text.extend(text.chars().map(|c| match c {
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
                FIELD_MARK => char::REPLACEMENT_CHARACTER,
                other => other,
            }));
        } else {
            self.text.push_str(text);
        }
    }

    /// Appends a field.
    pub fn push_field(&mut self, field: FieldRef) {
        self.text.push(FIELD_MARK);
        self.fields.push(field);
    }

    /// Appends another line.
    pub fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.fields.extend_from_slice(&other.fields);
    }

    /// The text, in which every field is one [`FIELD_MARK`].
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The fields in the order of their marks.
    #[must_use]
    pub fn fields(&self) -> &[FieldRef] {
        &self.fields
    }

    /// Whether there is neither a character nor a field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The offset behind the last character.
    #[must_use]
    pub fn end(&self) -> ByteIndex {
        ByteIndex(self.text.len())
    }

    /// Whether the line shows the field.
    #[must_use]
    pub fn mentions(&self, field: FieldRef) -> bool {
        self.fields.contains(&field)
    }

    /// The parts in order, each with its range in [`Inline::text`].
    pub fn parts(&self) -> impl Iterator<Item = (Range<ByteIndex>, Part<'_>)> {
        let mut fields = self.fields.iter();
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
            let (length, part) = match rest.find(FIELD_MARK) {
                Some(0) => (FIELD_MARK.len_utf8(), fields.next().copied().map(Part::Field)?),
                Some(mark) => (mark, Part::Text(&rest[..mark])),
                None => (rest.len(), Part::Text(rest)),
            };
            let range = ByteIndex(start)..ByteIndex(start + length);
            start += length;
            Some((range, part))
        })
    }

    /// The nearest character boundary at or before `offset`.
    #[must_use]
    pub fn floor(&self, offset: ByteIndex) -> ByteIndex {
        ByteIndex(self.text.floor_char_boundary(offset.0.min(self.text.len())))
    }

    /// The part of the line in `range`, which is moved to character boundaries within the line.
    #[must_use]
    pub fn slice(&self, range: Range<ByteIndex>) -> Self {
        let (start, end) = self.bounds(&range);
        let before = self.marks_before(start);
        let within = self.text[start..end].matches(FIELD_MARK).count();
        Self {
            text: self.text[start..end].to_owned(),
            fields: self.fields[before..before + within].to_vec(),
        }
    }

    /// Replaces `range` and returns what stood there.
    #[expect(
        clippy::return_self_not_must_use,
        reason = "what stood there is of use to an inverse only"
    )]
    pub fn splice(&mut self, range: Range<ByteIndex>, with: &Self) -> Self {
        let (start, end) = self.bounds(&range);
        let before = self.marks_before(start);
        let removed_text = self.text[start..end].to_owned();
        let within = removed_text.matches(FIELD_MARK).count();
        self.text.replace_range(start..end, &with.text);
        let removed_fields = self
            .fields
            .splice(before..before + within, with.fields.iter().copied())
            .collect();
        Self {
            text: removed_text,
            fields: removed_fields,
        }
    }

    /// The field whose mark begins at `offset`.
    #[must_use]
    pub fn field_at(&self, offset: ByteIndex) -> Option<FieldRef> {
        let rest = self.text.get(offset.0..)?;
        if !rest.starts_with(FIELD_MARK) {
            return None;
        }
        self.fields.get(self.marks_before(offset.0)).copied()
    }

    fn bounds(&self, range: &Range<ByteIndex>) -> (usize, usize) {
        let start = self.floor(range.start).0;
        let end = self.floor(range.end).0;
        (start.min(end), end)
    }

    fn marks_before(&self, offset: usize) -> usize {
        if self.fields.is_empty() {
            return 0;
        }
        self.text[..offset].matches(FIELD_MARK).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Inline {
        let mut line = Inline::from_text("在");
        line.push_field(FieldRef::Named(FieldId(1)));
        line.push_text("开会，");
        line.push_field(FieldRef::Named(FieldId(2)));
        line
    }

    #[test]
    fn parts_tile_the_text() {
        let line = sample();
        let kinds: Vec<_> = line.parts().map(|(_, part)| part).collect();
        assert_eq!(
            kinds,
            [
                Part::Text("在"),
                Part::Field(FieldRef::Named(FieldId(1))),
                Part::Text("开会，"),
                Part::Field(FieldRef::Named(FieldId(2))),
            ]
        );
        let end = line.parts().last().map(|(range, _)| range.end);
        assert_eq!(end, Some(line.end()));
    }

    #[test]
    fn splice_returns_what_it_removed_and_undoes_itself() {
        let original = sample();
        let mut line = original.clone();
        let removed = line.splice(ByteIndex(3)..ByteIndex(9), &Inline::from_text("x"));
        assert_eq!(removed.fields(), [FieldRef::Named(FieldId(1))]);
        assert_eq!(line.fields(), [FieldRef::Named(FieldId(2))]);
        line.splice(ByteIndex(3)..ByteIndex(4), &removed);
        assert_eq!(line, original);
    }

    #[test]
    fn reserved_and_breaking_characters_are_replaced() {
        let line = Inline::from_text("甲\u{FDD0}乙\n丙");
        assert_eq!(line.text(), "甲\u{FFFD}乙 丙");
        assert!(line.fields().is_empty());
    }

    #[test]
    fn offsets_within_a_character_move_to_its_start() {
        let line = Inline::from_text("甲乙");
        assert_eq!(line.slice(ByteIndex(1)..ByteIndex(5)).text(), "甲");
    }
}
