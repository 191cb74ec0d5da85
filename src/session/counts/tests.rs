use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Edit, Manuscript, Scheme, Section, SectionId, SectionKind, SectionProperty, SectionTree, SegmentKind,
    Speech, Subtree, TextPlace, label_of,
};
use crate::session::{Action, Direction};
use crate::text::language::Language;

/// A part that announces five requirements and has three.
fn session() -> Session {
    let item = |id: u32| {
        let mut item = Section::new(SectionId(id), SectionKind::Requirement);
        item.scheme = Scheme::ParenthesisedChinese;
        item.heading = Inline::from_text("要学习");
        Subtree::leaf(item)
    };
    let mut part = Section::new(SectionId(1), SectionKind::Part);
    part.scheme = Scheme::ChineseComma;
    part.body = vec![Inline::from_text("我提五点要求。")];
    let part = Subtree {
        section: part,
        children: (2..=4).map(item).collect(),
    };
    let mut speech = Speech::new(Language::Chinese);
    speech.sections = SectionTree::from_roots(vec![part]).unwrap();
    Session::new(speech, false)
}

const LEAD_IN: TextPlace = TextPlace::Body(SectionId(1), 0);

fn put_caret(session: &mut Session, offset: usize) {
    let caret = Selection::caret(TextPosition::new(LEAD_IN, ByteIndex(offset)));
    session.perform(Action::Select(caret), Duration::ZERO);
}

fn bound() -> Session {
    let mut session = session();
    put_caret(&mut session, "我提五点".len());
    session.perform(Action::BindCount, Duration::ZERO);
    session
}

fn lead_in(session: &Session) -> String {
    session
        .speech()
        .plain_text(session.speech().line(LEAD_IN).unwrap())
}

#[test]
fn a_number_is_bound_at_the_caret_and_follows_what_it_counts() {
    let mut session = bound();
    assert_eq!(lead_in(&session), "我提三点要求。");
    assert_eq!(session.selection().head.offset, ByteIndex("我提\u{fdd0}点".len()));
    session.perform(Action::AddSibling(SectionId(4)), Duration::ZERO);
    assert_eq!(lead_in(&session), "我提四点要求。");
    session.perform(Action::DeleteSection(SectionId(2)), Duration::ZERO);
    session.perform(Action::DeleteSection(SectionId(3)), Duration::ZERO);
    assert_eq!(lead_in(&session), "我提两点要求。");
    let scheme = Scheme::ItemIs;
    session.perform(
        Action::SetGroupScheme {
            id: SectionId(4),
            scheme,
        },
        Duration::ZERO,
    );
    assert_eq!(lead_in(&session), "我提两点要求。");
    assert!(session.manuscript().text().contains("我提两点要求。"));
}

#[test]
fn the_same_key_makes_it_text_again_and_undo_takes_back_either() {
    let mut session = bound();
    put_caret(&mut session, "我提".len());
    session.perform(Action::BindCount, Duration::ZERO);
    let line = session.speech().line(LEAD_IN).unwrap();
    assert_eq!(line, &Inline::from_text("我提三点要求。"));
    session.perform(Action::Undo, Duration::ZERO);
    assert!(!session.speech().line(LEAD_IN).unwrap().fields().is_empty());
    session.perform(Action::Undo, Duration::ZERO);
    assert_eq!(lead_in(&session), "我提五点要求。");
}

#[test]
fn a_copied_section_counts_its_own() {
    let mut session = bound();
    session.perform(Action::DuplicateSection(SectionId(1)), Duration::ZERO);
    session.perform(Action::DeleteSection(SectionId(2)), Duration::ZERO);
    let texts: Vec<String> = session
        .speech()
        .sections
        .children(None)
        .iter()
        .map(|&id| {
            let line = session.speech().line(TextPlace::Body(id, 0)).unwrap();
            session.speech().plain_text(line)
        })
        .collect();
    assert_eq!(texts, ["我提两点要求。", "我提三点要求。"]);
}

#[test]
fn what_is_pasted_without_its_group_is_text() {
    let mut session = bound();
    let end = session.speech().line(LEAD_IN).unwrap().end();
    let selection = Selection {
        anchor: TextPosition::start_of(LEAD_IN),
        head: TextPosition::new(LEAD_IN, end),
    };
    session.perform(Action::Select(selection), Duration::ZERO);
    let copied = session.copied().unwrap();
    let mut other = Session::new(Speech::blank(Language::Chinese), false);
    let place = TextPosition::start_of(TextPlace::Body(SectionId(1), 0));
    other.perform(Action::Select(Selection::caret(place)), Duration::ZERO);
    let paste = Action::Paste {
        text: copied.text,
        fragment: Some(Box::new(copied.fragment)),
    };
    other.perform(paste, Duration::ZERO);
    assert_eq!(
        other.speech().line(place.place),
        Some(&Inline::from_text("我提三点要求。"))
    );
}

/// An action of some sort on some section.
fn action(session: &Session, sort: u8, which: usize) -> Action {
    let order = session.speech().sections.reading_order();
    let id = order
        .get(which % order.len().max(1))
        .copied()
        .unwrap_or(SectionId(1));
    match sort {
        0 => Action::AddSibling(id),
        1 => Action::AddChild(id),
        2 => Action::DeleteSection(id),
        3 => Action::DuplicateSection(id),
        4 => Action::NudgeSection {
            id,
            direction: Direction::Out,
        },
        5 => Action::NudgeSection {
            id,
            direction: Direction::In,
        },
        6 => Action::NudgeSection {
            id,
            direction: Direction::Backward,
        },
        7 => Action::SetGroupScheme {
            id,
            scheme: Scheme::ItemIs,
        },
        8 => Action::SetProperty {
            id,
            property: SectionProperty::Scheme(Scheme::None),
        },
        9 => Action::SetProperty {
            id,
            property: SectionProperty::Kind(SectionKind::Impression),
        },
        10 => Action::InsertText("增".to_owned()),
        11 => Action::Undo,
        _ => Action::Redo,
    }
}

proptest! {
    #[test]
    fn a_bound_count_equals_its_group_after_any_sequence_of_edits(
        actions in prop::collection::vec((0_u8..13, 0_usize..8), 1..40),
    ) {
        let mut session = bound();
        for (sort, which) in actions {
            let action = action(&session, sort, which);
            session.perform(action, Duration::ZERO);
            let speech = session.speech();
            prop_assert_eq!(session.manuscript().text(), Manuscript::compose(speech).text());
            for paragraph in session.manuscript().paragraphs() {
                for segment in &paragraph.segments {
                    let SegmentKind::Field { field: FieldRef::Count(count), filled } = segment.kind else {
                        continue;
                    };
                    // Counted by the labels that are shown, where there are any.
                    let tree = &speech.sections;
                    let of_kind = tree.children(count.group.parent).iter().filter(|&&id| {
                        tree.get(id).is_some_and(|section| section.kind == count.group.kind)
                    });
                    let (labelled, bare): (Vec<SectionId>, Vec<SectionId>) = of_kind
                        .copied()
                        .partition(|&id| label_of(tree, id, speech.language).is_some());
                    let members = if labelled.is_empty() { bare } else { labelled };
                    let shown = &paragraph.text[segment.range.start.0..segment.range.end.0];
                    prop_assert_eq!(filled, !members.is_empty());
                    if filled {
                        let count = u32::try_from(members.len()).unwrap();
                        prop_assert_eq!(shown, crate::text::announcements::NumeralStyle::Chinese.written(count));
                    }
                }
            }
        }
    }
}

#[test]
fn a_count_of_a_section_that_is_gone_never_counts_another() {
    let mut speech = bound().speech().clone();
    let line = speech.line(LEAD_IN).unwrap().clone();
    let opening = Section {
        body: vec![line],
        ..Section::new(SectionId(9), SectionKind::Opening)
    };
    let insert = Edit::InsertSection {
        parent: None,
        index: 0,
        subtree: Box::new(Subtree::leaf(opening)),
    };
    insert.apply(&mut speech).unwrap();
    Edit::RemoveSection { id: SectionId(1) }
        .apply(&mut speech)
        .unwrap();
    // Read again, the speech has no section 1 any more.
    let mut session = Session::new(speech, true);
    session.perform(Action::AddSibling(SectionId(9)), Duration::ZERO);
    assert!(session.speech().sections.largest_id() > 9);
    assert!(session.manuscript().text().contains("几"));
}
