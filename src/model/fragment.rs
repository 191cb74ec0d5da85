//! A piece cut out of a speech: what a copy takes along beside its plain text.

use super::field::Field;
use super::inline::Inline;
use super::tree::Subtree;

/// A line of text, or a section with all under it.
#[expect(
    clippy::large_enum_variant,
    reason = "a fragment lives as long as one paste, and holds few"
)]
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A paragraph, or the part of one that was selected.
    Line(Inline),
    /// A whole section.
    Section(Subtree),
}

/// A piece cut out of a speech, with the fields it uses.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fragment {
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
    /// The named fields that stand in them.
    pub fields: Vec<Field>,
}
