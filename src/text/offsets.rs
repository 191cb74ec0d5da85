//! Byte and character offsets as types of their own.
//!
//! Rust slices strings by bytes, egui's cursors and the writer's counts go by characters, and a Chinese
//! character is three bytes: mixing the two is the commonest defect of a text editor. A bare `usize` is
//! therefore never a text position.

use std::ops::{Add, AddAssign, Range, Sub, SubAssign};

/// An offset into a string in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteIndex(pub usize);

/// An offset into a string in characters (Unicode scalar values).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CharIndex(pub usize);

/// A stretch of a string in bytes.
pub type ByteRange = Range<ByteIndex>;

impl ByteIndex {
    /// The end of `text`.
    #[must_use]
    pub fn end_of(text: &str) -> Self {
        Self(text.len())
    }

    /// How many characters of `text` stand before this offset. An offset inside a character counts as at
    /// that character's start, one beyond the end as at the end.
    #[must_use]
    pub fn to_char(self, text: &str) -> CharIndex {
        let end = floor_char_boundary(text, self).0;
        CharIndex(text[..end].chars().count())
    }

    /// The distance to `other` in either direction.
    #[must_use]
    pub fn distance(self, other: Self) -> usize {
        self.0.abs_diff(other.0)
    }

    /// This offset less `bytes`, at least zero.
    #[must_use]
    pub fn saturating_sub(self, bytes: usize) -> Self {
        Self(self.0.saturating_sub(bytes))
    }
}

impl CharIndex {
    /// The byte offset at which this character of `text` begins, the end of `text` when there are fewer.
    #[must_use]
    pub fn to_byte(self, text: &str) -> ByteIndex {
        text.char_indices()
            .nth(self.0)
            .map_or(ByteIndex(text.len()), |(index, _)| ByteIndex(index))
    }
}

macro_rules! offset_arithmetic {
    ($offset:ident) => {
        impl Add<usize> for $offset {
            type Output = Self;

            fn add(self, length: usize) -> Self {
                Self(self.0 + length)
            }
        }

        impl AddAssign<usize> for $offset {
            fn add_assign(&mut self, length: usize) {
                self.0 += length;
            }
        }

        impl Sub<usize> for $offset {
            type Output = Self;

            fn sub(self, length: usize) -> Self {
                Self(self.0 - length)
            }
        }

        impl SubAssign<usize> for $offset {
            fn sub_assign(&mut self, length: usize) {
                self.0 -= length;
            }
        }

        impl Sub for $offset {
            type Output = usize;

            /// The length between two offsets.
            fn sub(self, earlier: Self) -> usize {
                self.0 - earlier.0
            }
        }
    };
}

offset_arithmetic!(ByteIndex);
offset_arithmetic!(CharIndex);

/// The nearest character boundary of `text` at or before `index`, which may lie beyond the end.
#[must_use]
pub fn floor_char_boundary(text: &str, index: ByteIndex) -> ByteIndex {
    ByteIndex(text.floor_char_boundary(index.0))
}

/// The nearest character boundary of `text` at or after `index`, the end when `index` lies beyond it.
#[must_use]
pub fn ceil_char_boundary(text: &str, index: ByteIndex) -> ByteIndex {
    ByteIndex(text.ceil_char_boundary(index.0.min(text.len())))
}

/// The part of `text` in `range`. Ends inside a character are moved back to its start, ends beyond the
/// text to its end, and a reversed range is empty: a stale range shows too little, but never panics.
#[must_use]
pub fn slice<'text>(text: &'text str, range: &ByteRange) -> &'text str {
    let start = floor_char_boundary(text, range.start).0;
    let end = floor_char_boundary(text, range.end).0;
    text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn counts_characters_not_bytes() {
        let text = "讲a稿";
        assert_eq!(ByteIndex(4).to_char(text), CharIndex(2));
        assert_eq!(CharIndex(2).to_byte(text), ByteIndex(4));
        assert_eq!(ByteIndex::end_of(text).to_char(text), CharIndex(3));
    }

    #[test]
    fn clamps_what_lies_inside_a_character_or_beyond_the_end() {
        let text = "讲稿";
        assert_eq!(ByteIndex(4).to_char(text), CharIndex(1));
        assert_eq!(ByteIndex(99).to_char(text), CharIndex(2));
        assert_eq!(CharIndex(99).to_byte(text), ByteIndex(6));
        assert_eq!(ceil_char_boundary(text, ByteIndex(4)), ByteIndex(6));
        assert_eq!(ceil_char_boundary(text, ByteIndex(99)), ByteIndex(6));
    }

    #[test]
    fn slices_without_panicking() {
        let text = "讲稿";
        assert_eq!(slice(text, &(ByteIndex(0)..ByteIndex(3))), "讲");
        assert_eq!(slice(text, &(ByteIndex(1)..ByteIndex(99))), "讲稿");
        let reversed = ByteRange {
            start: ByteIndex(6),
            end: ByteIndex(3),
        };
        assert_eq!(slice(text, &reversed), "");
    }

    #[test]
    fn offsets_add_lengths_and_subtract_to_lengths() {
        let mut index = ByteIndex(3) + 4;
        index -= 2;
        index += 1;
        assert_eq!(index - ByteIndex(2), 4);
        assert_eq!(index - 6, ByteIndex(0));
        assert_eq!(ByteIndex(2).distance(ByteIndex(5)), 3);
        assert_eq!(ByteIndex(2).saturating_sub(5), ByteIndex(0));
    }

    proptest! {
        #[test]
        fn characters_and_bytes_round_trip(text in "\\PC{0,30}", position in 0usize..40) {
            let characters = CharIndex(position.min(text.chars().count()));
            prop_assert_eq!(characters.to_byte(&text).to_char(&text), characters);
        }

        #[test]
        fn slices_of_any_range_are_parts_of_the_text(text in "\\PC{0,20}", from in 0usize..90, to in 0usize..90) {
            let range = ByteRange { start: ByteIndex(from), end: ByteIndex(to) };
            prop_assert!(text.contains(slice(&text, &range)));
        }
    }
}
