//! Places of the caret: in the source, where a selection is kept, and in the composed view, where it is drawn.

use super::manuscript::TextPlace;
use crate::text::offsets::ByteIndex;

/// A place in a source line. Selections are kept in these: they survive every recomposition of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextPosition {
    /// Which line.
    pub place: TextPlace,
    /// Where in its source text, on a character boundary.
    pub offset: ByteIndex,
}

impl TextPosition {
    /// A position.
    #[must_use]
    pub fn new(place: TextPlace, offset: ByteIndex) -> Self {
        Self { place, offset }
    }

    /// The beginning of a line.
    #[must_use]
    pub fn start_of(place: TextPlace) -> Self {
        Self::new(place, ByteIndex(0))
    }
}

/// A place in the composed manuscript: paragraph and offset in its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ViewPosition {
    /// Index of the paragraph in [`super::Manuscript::paragraphs`].
    pub paragraph: usize,
    /// Offset in its composed text.
    pub offset: ByteIndex,
}
