//! What a section's properties are called wherever they are chosen, which may be, and the figures typed for them.

use crate::model::{HeadingLayout, Section, SectionKind, SectionTree, Status};

/// The key of a status's name.
#[must_use]
pub fn status_key(status: Status) -> &'static str {
    match status {
        Status::ToWrite => "status-to-write",
        Status::Draft => "status-draft",
        Status::Done => "status-done",
    }
}

/// The key of a heading layout's name.
#[must_use]
pub fn layout_key(layout: HeadingLayout) -> &'static str {
    match layout {
        HeadingLayout::Auto => "layout-auto",
        HeadingLayout::OwnLine => "layout-own-line",
        HeadingLayout::RunIn => "layout-run-in",
    }
}

/// Whether a section can be of that kind where it stands: one that holds no others stands at the top and is bare.
#[must_use]
pub fn may_be(tree: &SectionTree, section: &Section, kind: SectionKind) -> bool {
    let stands_alone = tree.parent(section.id).is_none() && tree.children(Some(section.id)).is_empty();
    kind == section.kind || kind.holds_children() || stands_alone
}

/// A number as it was typed, in plain figures: those of full width made narrow, a Chinese stop taken for the point
/// that its key stands for, and thousands no longer kept apart.
#[must_use]
pub fn plain_figures(text: &str) -> String {
    let plain = |character| match character {
        '０'..='９' => u32::from(character)
            .checked_sub(u32::from('０'))
            .and_then(|figure| char::from_digit(figure, 10)),
        '．' | '。' => Some('.'),
        ',' | '，' => None,
        other => Some(other),
    };
    text.trim().chars().filter_map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SectionId, Subtree};

    #[test]
    fn figures_of_an_input_method_are_figures() {
        assert_eq!(plain_figures(" １，２00 "), "1200");
        assert_eq!(plain_figures("２．５"), "2.5");
        assert_eq!(plain_figures("2。5"), "2.5");
        assert_eq!(plain_figures("三"), "三");
    }

    #[test]
    fn only_a_bare_section_at_the_top_can_be_one_that_holds_none() {
        let section = |id| Section::new(SectionId(id), SectionKind::Custom);
        let holder = Subtree {
            section: section(1),
            children: vec![Subtree::leaf(section(2))],
        };
        let tree = SectionTree::from_roots(vec![holder, Subtree::leaf(section(3))]).unwrap();
        let may = |id, kind| may_be(&tree, tree.get(SectionId(id)).unwrap(), kind);
        for (id, expected) in [(1, false), (2, false), (3, true)] {
            assert_eq!(may(id, SectionKind::Salutation), expected, "{id}");
            assert!(may(id, SectionKind::Requirement), "{id}");
        }
    }
}
