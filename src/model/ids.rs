//! Identities of sections and fields: small numbers, unique within a speech and stable over its life, so that a
//! draft's file differs only where the speech does.

use std::fmt;

/// Identity of a section within its speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

/// Identity of a named field within its speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for FieldId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Hands out identities that the speech has not used yet. Never hands out one twice, even when its section was
/// deleted meanwhile: the history may bring that section back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdSource {
    next_section: u32,
    next_field: u32,
}

impl IdSource {
    /// A source that continues behind the largest identities given.
    #[must_use]
    pub fn after(largest_section: u32, largest_field: u32) -> Self {
        Self {
            next_section: largest_section.saturating_add(1),
            next_field: largest_field.saturating_add(1),
        }
    }

    /// A section identity that was never handed out before.
    pub fn section(&mut self) -> SectionId {
        let id = SectionId(self.next_section);
        self.next_section = self.next_section.saturating_add(1);
        id
    }

    /// A field identity that was never handed out before.
    pub fn field(&mut self) -> FieldId {
        let id = FieldId(self.next_field);
        self.next_field = self.next_field.saturating_add(1);
        id
    }
}

impl Default for IdSource {
    fn default() -> Self {
        Self::after(0, 0)
    }
}
