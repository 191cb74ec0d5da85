//! Telling one state of a manuscript from every other, so that panels keep what they made of it until it changes.

use std::sync::Arc;

use crate::model::ViewParagraph;
use crate::session::Session;

/// Tells one state of a manuscript from every other, of other speeches too.
#[derive(Debug, Clone)]
pub struct Stamp {
    revision: u64,
    /// Held, so that no other paragraph can come to lie where it lies.
    first: Option<Arc<ViewParagraph>>,
}

impl Stamp {
    /// That of the present state.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let manuscript = session.manuscript();
        Self {
            revision: manuscript.revision(),
            first: manuscript.paragraphs().first().cloned(),
        }
    }

    /// Whether this, which is newer than `former`, cannot be a later state of the same speech: revisions only grow,
    /// and the title changes with one only.
    #[must_use]
    pub fn is_of_another_speech(&self, former: &Self) -> bool {
        self.revision <= former.revision && !self.has_same_first(former)
    }

    fn has_same_first(&self, other: &Self) -> bool {
        match (&self.first, &other.first) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.has_same_first(other)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::model::Speech;
    use crate::session::Action;
    use crate::text::language::Language;

    fn session() -> Session {
        Session::new(Speech::new(Language::Chinese), false)
    }

    #[test]
    fn a_state_is_told_from_later_ones_and_from_other_speeches() {
        let (mut one, other) = (session(), session());
        let before = Stamp::of(&one);
        assert_eq!(Stamp::of(&one), before);
        assert_ne!(Stamp::of(&other), before);
        assert!(Stamp::of(&other).is_of_another_speech(&before));
        one.perform(Action::InsertText("讲话".to_owned()), Duration::ZERO);
        let after = Stamp::of(&one);
        assert_ne!(after, before);
        assert!(!after.is_of_another_speech(&before));
    }
}
