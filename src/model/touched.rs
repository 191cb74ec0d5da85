//! What an edit leaves to be composed anew.

use super::ids::SectionId;
use super::manuscript::TextPlace;

/// What of the composed manuscript an edit changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// Nothing.
    Nothing,
    /// One line.
    Place(TextPlace),
    /// All paragraphs of one section.
    Section(SectionId),
    /// Anything.
    Everything,
}

impl Touched {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, touched) | (touched, Self::Nothing) => touched,
            (one, other) if one == other => one,
            (Self::Place(one), Self::Place(other)) => match (one.section(), other.section()) {
                (Some(one), Some(other)) if one == other => Self::Section(one),
                _ => Self::Everything,
            },
            (Self::Place(place), Self::Section(id)) | (Self::Section(id), Self::Place(place))
                if place.section() == Some(id) =>
            {
                Self::Section(id)
            }
            _ => Self::Everything,
        }
    }
}
