//! Where the writer was: the places to go back to, and forth again.
//!
//! A place is left when the caret goes to another section; within one, only the last place counts. Edits move on what
//! stands in a section, so the session puts a place that is gone where it is nearest.

use crate::model::{SectionTree, Selection};

/// No more places are remembered.
const MOST: usize = 50;

/// The places on either side of the present one.
#[derive(Debug, Default)]
pub(super) struct Trail {
    behind: Vec<Selection>,
    ahead: Vec<Selection>,
    present: Option<Selection>,
}

impl Trail {
    /// Takes in where the caret is now.
    pub(super) fn follow(&mut self, now: Selection) {
        let left = self
            .present
            .filter(|present| present.head.place.section() != now.head.place.section());
        if let Some(left) = left {
            self.behind.push(left);
            self.ahead.clear();
            if self.behind.len() > MOST {
                self.behind.remove(0);
            }
        }
        self.present = Some(now);
    }

    /// The place before this one that is still there.
    pub(super) fn back(&mut self, tree: &SectionTree) -> Option<Selection> {
        let (from, to) = (&mut self.behind, &mut self.ahead);
        step(from, to, &mut self.present, tree)
    }

    /// The place that was gone back from.
    pub(super) fn forth(&mut self, tree: &SectionTree) -> Option<Selection> {
        let (from, to) = (&mut self.ahead, &mut self.behind);
        step(from, to, &mut self.present, tree)
    }

    /// Whether there is a place to go back to, and one to go forth to.
    pub(super) fn reaches(&self) -> (bool, bool) {
        (!self.behind.is_empty(), !self.ahead.is_empty())
    }
}

fn step(
    from: &mut Vec<Selection>,
    to: &mut Vec<Selection>,
    present: &mut Option<Selection>,
    tree: &SectionTree,
) -> Option<Selection> {
    let is_there = |place: &Selection| place.head.place.section().is_none_or(|id| tree.contains(id));
    let found = loop {
        let place = from.pop()?;
        if is_there(&place) {
            break place;
        }
    };
    to.extend(present.replace(found));
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Section, SectionId, SectionKind, Subtree, TextPlace, TextPosition};
    use crate::text::offsets::ByteIndex;

    fn at(section: u32, offset: usize) -> Selection {
        let place = TextPlace::Body(SectionId(section), 0);
        Selection::caret(TextPosition::new(place, ByteIndex(offset)))
    }

    fn tree(ids: &[u32]) -> SectionTree {
        let leaf = |&id| Subtree::leaf(Section::new(SectionId(id), SectionKind::Part));
        SectionTree::from_roots(ids.iter().map(leaf).collect()).unwrap()
    }

    fn walked(places: &[Selection]) -> Trail {
        let mut trail = Trail::default();
        for &place in places {
            trail.follow(place);
        }
        trail
    }

    #[test]
    fn one_goes_back_to_where_one_was_last_in_each_section_and_forth_again() {
        let tree = tree(&[1, 2, 3]);
        let mut trail = walked(&[at(1, 0), at(1, 6), at(2, 0), at(3, 3)]);
        assert_eq!(trail.back(&tree), Some(at(2, 0)));
        assert_eq!(trail.back(&tree), Some(at(1, 6)));
        assert_eq!(trail.back(&tree), None);
        assert_eq!(trail.forth(&tree), Some(at(2, 0)));
        assert_eq!(trail.forth(&tree), Some(at(3, 3)));
        assert_eq!(trail.forth(&tree), None);
    }

    #[test]
    fn going_elsewhere_forgets_what_was_ahead() {
        let tree = tree(&[1, 2, 3]);
        let mut trail = walked(&[at(1, 0), at(2, 0)]);
        let back = trail.back(&tree).unwrap();
        trail.follow(back);
        assert_eq!(
            trail.reaches(),
            (false, true),
            "following the step itself changes nothing"
        );
        trail.follow(at(3, 0));
        assert_eq!(trail.reaches(), (true, false));
        assert_eq!(trail.back(&tree), Some(at(1, 0)));
    }

    #[test]
    fn a_section_that_is_gone_is_passed_over() {
        let mut trail = walked(&[at(1, 0), at(2, 0), at(3, 0)]);
        assert_eq!(trail.back(&tree(&[1, 3])), Some(at(1, 0)));
    }

    #[test]
    fn the_oldest_places_are_forgotten() {
        let places: Vec<Selection> = (1..200).map(|id| at(id, 0)).collect();
        let trail = walked(&places);
        assert_eq!(trail.behind.len(), MOST);
        assert_eq!(trail.behind.last(), Some(&at(198, 0)));
    }
}
