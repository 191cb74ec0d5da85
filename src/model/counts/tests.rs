use super::*;
use crate::model::{Inline, Manuscript, Section, Subtree};
use crate::text::language::Language;

fn section(id: u32, kind: SectionKind, scheme: Scheme, text: &str) -> Section {
    let mut section = Section::new(SectionId(id), kind);
    section.scheme = scheme;
    section.body = vec![Inline::from_text(text)];
    section
}

/// An opening, and a part with a lead-in and three requirements.
fn speech(opening: &str, lead_in: &str) -> Speech {
    let items = (3..=5).map(|id| {
        let kind = SectionKind::Requirement;
        Subtree::leaf(section(id, kind, Scheme::ParenthesisedChinese, "做到两个方面。"))
    });
    let part = Subtree {
        section: section(2, SectionKind::Part, Scheme::Connective("下面".into()), lead_in),
        children: items.collect(),
    };
    let mut speech = Speech::new(Language::Chinese);
    let opening = Subtree::leaf(section(1, SectionKind::Opening, Scheme::None, opening));
    speech.sections = SectionTree::from_roots(vec![opening, part]).unwrap();
    speech
}

fn announced(speech: &Speech) -> Vec<Announced> {
    let manuscript = Manuscript::compose(speech);
    let paragraphs = manuscript.paragraphs().iter();
    paragraphs
        .flat_map(|paragraph| Announced::in_paragraph(speech, paragraph))
        .collect()
}

#[test]
fn a_lead_in_announces_what_stands_under_its_section() {
    let speech = speech("", "我提五点要求。");
    let found = announced(&speech);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].number, found[0].count), (5, 3));
    assert!(found[0].disagrees());
    let line = speech.line(found[0].place).unwrap();
    assert_eq!(
        &line.text()[found[0].numeral.start.0..found[0].numeral.end.0],
        "五"
    );
}

#[test]
fn an_opening_announces_the_parts_that_follow_it() {
    let speech = speech("我讲两个方面。", "");
    let found = announced(&speech);
    assert_eq!((found[0].number, found[0].count), (2, 1));
    assert_eq!(
        found[0].bound.group,
        Group {
            parent: None,
            kind: SectionKind::Part
        }
    );
}

#[test]
fn a_member_of_a_group_announces_nothing_of_its_own_group() {
    assert!(announced(&speech("", "")).is_empty());
}

#[test]
fn a_bound_number_is_no_announcement_any_more() {
    let mut speech = speech("", "");
    let count = CountRef {
        group: Group {
            parent: Some(SectionId(2)),
            kind: SectionKind::Requirement,
        },
        style: NumeralStyle::Chinese,
    };
    let mut line = Inline::from_text("我提");
    line.push_field(super::super::FieldRef::Count(count));
    line.push_text("点要求。");
    speech.sections.get_mut(SectionId(2)).unwrap().body = vec![line];
    assert!(announced(&speech).is_empty());
    let manuscript = Manuscript::compose(&speech);
    assert!(manuscript.text().contains("我提三点要求。"));
}

#[test]
fn the_number_at_an_offset_is_found_in_a_long_paragraph() {
    let filler = "字，".repeat(2_000);
    let speech = speech("", &format!("{filler}我提五点要求。{filler}"));
    let manuscript = Manuscript::compose(&speech);
    let paragraph = manuscript
        .paragraphs()
        .iter()
        .find(|paragraph| paragraph.text.len() > 9_000)
        .unwrap();
    let at = ByteIndex(paragraph.text.find("点要求").unwrap());
    let found = Announced::at(&speech, paragraph, at).unwrap();
    assert_eq!(Announced::in_paragraph(&speech, paragraph), [found]);
    assert_eq!(Announced::at(&speech, paragraph, ByteIndex(30)), None);
}
