//! How the writer wants to see a speech: what is dimmed or left out, where the caret's row stands, and what stands
//! beside what. All of it can be combined, and all of it is remembered.

use serde::{Deserialize, Serialize};

/// What stays bright around the caret while the rest is dimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FocusScope {
    /// Its sentence.
    Sentence,
    /// Its paragraph.
    Paragraph,
    /// Its section, without what stands under that.
    Section,
}

/// How a speech is shown.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is switched by itself, in any combination"
)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Views {
    /// What is not dimmed; none where nothing is dimmed.
    pub focus: Option<FocusScope>,
    /// Whether the caret's row stays at one height of the view.
    pub typewriter: bool,
    /// Whether only the caret's section is shown, with all under it.
    pub one_section: bool,
    /// Whether the outline is laid out as cards in the manuscript's place.
    pub cards: bool,
    /// Whether the headings of the caret's group are shown side by side under the paper.
    pub siblings: bool,
    /// Whether two places of the speech are shown side by side.
    pub side_by_side: bool,
    /// Whether the window takes the whole screen.
    pub full_screen: bool,
}

impl Views {
    /// These settings with what differs between `before` and `after`.
    pub(super) fn with_changes(mut self, before: Self, after: Self) -> Self {
        if before.focus != after.focus {
            self.focus = after.focus;
        }
        for (kept, before, after) in [
            (&mut self.typewriter, before.typewriter, after.typewriter),
            (&mut self.one_section, before.one_section, after.one_section),
            (&mut self.cards, before.cards, after.cards),
            (&mut self.siblings, before.siblings, after.siblings),
            (&mut self.side_by_side, before.side_by_side, after.side_by_side),
            (&mut self.full_screen, before.full_screen, after.full_screen),
        ] {
            if before != after {
                *kept = after;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_windows_keep_each_others_changes() {
        let start = Views::default();
        let one = Views {
            typewriter: true,
            cards: true,
            ..start
        };
        let other = Views {
            focus: Some(FocusScope::Sentence),
            one_section: true,
            siblings: true,
            side_by_side: true,
            full_screen: true,
            ..start
        };
        let both = Views {
            typewriter: true,
            cards: true,
            ..other
        };
        assert_eq!(one.with_changes(start, other), both);
        assert_eq!(other.with_changes(start, one), both);
        assert_eq!(both.with_changes(both, start), start);
    }
}
