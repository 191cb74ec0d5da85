//! What is done while the writer types: what is replaced, and whether it is counted.

use serde::{Deserialize, Serialize};

use crate::text::substitutions::Substitutions;

/// What is done while the writer types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is switched by itself")]
pub struct TypingSettings {
    /// Two hyphens by a dash.
    pub dashes: bool,
    /// Three dots by an ellipsis.
    pub ellipses: bool,
    /// Straight quotes by curly ones.
    pub quotes: bool,
    /// Whether what is written is counted, day by day.
    pub counts_days: bool,
}

impl Default for TypingSettings {
    fn default() -> Self {
        Self {
            dashes: true,
            ellipses: true,
            quotes: true,
            counts_days: false,
        }
    }
}

impl TypingSettings {
    /// What may be replaced.
    #[must_use]
    pub fn substitutions(self) -> Substitutions {
        let Self {
            dashes,
            ellipses,
            quotes,
            counts_days: _,
        } = self;
        Substitutions {
            dashes,
            ellipses,
            quotes,
        }
    }

    /// These settings with what differs between `before` and `after`.
    pub(super) fn with_changes(mut self, before: Self, after: Self) -> Self {
        let changed = |kept: &mut bool, before: bool, after: bool| {
            if before != after {
                *kept = after;
            }
        };
        changed(&mut self.dashes, before.dashes, after.dashes);
        changed(&mut self.ellipses, before.ellipses, after.ellipses);
        changed(&mut self.quotes, before.quotes, after.quotes);
        changed(&mut self.counts_days, before.counts_days, after.counts_days);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_windows_keep_each_others_changes() {
        let start = TypingSettings::default();
        let one = TypingSettings {
            dashes: false,
            ..start
        };
        let other = TypingSettings {
            quotes: false,
            ..start
        };
        let both = one.with_changes(start, other);
        assert_eq!((both.dashes, both.ellipses, both.quotes), (false, true, false));
        assert!(!both.substitutions().dashes);
    }
}
