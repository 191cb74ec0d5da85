//! Identities of sections and fields: small numbers, unique within a speech and stable over its life, so that a
//! draft's file differs only where the speech does.

use std::fmt;
use std::str::FromStr;

/// Identity of a section within its speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SectionId(pub u32);

/// Identity of a named field within its speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub u32);

/// Identity of a draft, wherever its file lies and whatever it is called. Made once, at random, by whoever begins the
/// draft; written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftId(pub u128);

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for DraftId {
    type Err = NotADraftId;

    fn from_str(text: &str) -> Result<Self, NotADraftId> {
        let digits = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let number = digits.then(|| u128::from_str_radix(text, 16).ok()).flatten();
        number.map(Self).ok_or(NotADraftId)
    }
}

/// A text is no draft's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a draft's identity has 32 hexadecimal digits in lower case")]
pub struct NotADraftId;

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

    /// Keeps clear of whatever another source has handed out.
    pub fn skip(&mut self, other: &Self) {
        self.next_section = self.next_section.max(other.next_section);
        self.next_field = self.next_field.max(other.next_field);
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
