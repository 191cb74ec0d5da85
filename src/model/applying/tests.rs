use proptest::prelude::*;

use super::*;
use crate::model::{Edit, Field, SectionKind, Target};
use crate::text::language::Language;

fn section(id: u32, kind: SectionKind, heading: &str, text: &str) -> Section {
    Section {
        heading: Inline::from_text(heading),
        body: vec![Inline::from_text(text)],
        ..Section::new(SectionId(id), kind)
    }
}

fn node(section: Section, children: Vec<Subtree>) -> Subtree {
    Subtree { section, children }
}

fn speech(roots: Vec<Subtree>) -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.sections = SectionTree::from_roots(roots).unwrap();
    speech
}

fn template(roots: Vec<Subtree>) -> Template {
    Template {
        id: "pattern".to_owned(),
        name: "模板".to_owned(),
        summary: String::new(),
        category: String::new(),
        lengths: vec![10],
        speech: speech(roots),
    }
}

/// A salutation, an opening, two requirements in a part, and a closing.
fn pattern() -> Template {
    let mut first = section(4, SectionKind::Requirement, "要真抓实干", "样例一");
    first.scheme = Scheme::ParenthesisedChinese;
    first.target = Some(Target::Characters(300));
    first.guidance.purpose = "说怎么干".to_owned();
    let second = section(5, SectionKind::Requirement, "要守住底线", "样例二");
    template(vec![
        node(section(1, SectionKind::Salutation, "", "同志们："), vec![]),
        node(section(2, SectionKind::Opening, "", "样例开场"), vec![]),
        node(
            section(3, SectionKind::Part, "提两点要求", "引子"),
            vec![node(first, vec![]), node(second, vec![])],
        ),
        node(section(6, SectionKind::Closing, "", "样例结尾"), vec![]),
    ])
}

/// What a writer has: other order, one section too many, no salutation.
fn draft() -> Speech {
    speech(vec![
        node(section(11, SectionKind::Opening, "", "今天开个会。"), vec![]),
        node(
            section(12, SectionKind::Part, "讲几点要求", "下面讲要求。"),
            vec![
                node(
                    section(13, SectionKind::Requirement, "守住底线", "不出事。"),
                    vec![],
                ),
                node(section(14, SectionKind::Custom, "插一个故事", "从前。"), vec![]),
            ],
        ),
        node(section(15, SectionKind::Custom, "附记", "散会后合影。"), vec![]),
    ])
}

#[test]
fn sections_go_where_their_kind_and_heading_belong() {
    let applying = Applying::propose(&draft(), &pattern());
    let going = |id| applying.going(SectionId(id));
    assert_eq!(going(11), Going::Fills(SectionId(2)));
    assert_eq!(going(12), Going::Fills(SectionId(3)));
    assert_eq!(
        going(13),
        Going::Fills(SectionId(5)),
        "by its heading, not by order"
    );
    assert_eq!(going(14), Going::Keeps);
    assert_eq!(going(15), Going::Keeps);
    assert_eq!(applying.added(), [1, 4, 6].map(SectionId));
}

#[test]
fn a_part_goes_where_parts_hold_the_same() {
    let part = |id, below| {
        let child = section(id + 1, below, "", "");
        node(section(id, SectionKind::Part, "", ""), vec![node(child, vec![])])
    };
    let pattern = template(vec![
        part(1, SectionKind::Impression),
        part(3, SectionKind::Requirement),
    ]);
    let applying = Applying::propose(&speech(vec![part(11, SectionKind::Requirement)]), &pattern);
    assert_eq!(applying.going(SectionId(11)), Going::Fills(SectionId(3)));
    assert_eq!(applying.going(SectionId(12)), Going::Fills(SectionId(4)));
}

#[test]
fn what_is_matched_takes_the_place_and_what_is_not_stands_behind() {
    let after = Applying::propose(&draft(), &pattern()).applied();
    assert_eq!(after.check(), Ok(()));
    let tree = &after.sections;
    let kinds: Vec<SectionKind> = tree
        .children(None)
        .iter()
        .map(|&id| tree.get(id).unwrap().kind)
        .collect();
    let expected = [
        SectionKind::Salutation,
        SectionKind::Opening,
        SectionKind::Part,
        SectionKind::Closing,
        SectionKind::Custom,
    ];
    assert_eq!(kinds, expected);
    let part = tree.children(Some(SectionId(12)));
    let names: Vec<String> = part.iter().map(|&id| after.outline_name(id)).collect();
    assert_eq!(names, ["要真抓实干", "守住底线", "插一个故事"]);
    let added = tree.get(part[0]).unwrap();
    assert!(added.body.iter().all(Inline::is_empty), "added without text");
    assert_eq!(added.target, Some(Target::Characters(300)));
    assert_eq!(added.guidance.purpose, "说怎么干");
    assert_eq!(after.template, "pattern");
}

#[test]
fn a_choice_sends_a_section_elsewhere_and_makes_room() {
    let mut applying = Applying::propose(&draft(), &pattern());
    let (story, bottom) = (SectionId(14), SectionId(13));
    applying.choose(story, Going::Fills(SectionId(5)));
    assert_eq!(applying.filler(SectionId(5)), Some(story));
    assert_eq!(
        applying.going(bottom),
        Going::Under(SectionId(5)),
        "what was there goes under it"
    );
    applying.choose(SectionId(15), Going::Under(SectionId(3)));
    let opening = SectionId(11);
    applying.choose(opening, Going::Fills(SectionId(4)));
    assert_eq!(
        applying.going(opening),
        Going::Fills(SectionId(2)),
        "an opening cannot be a requirement"
    );
    let after = applying.applied();
    assert_eq!(after.check(), Ok(()));
    assert_eq!(after.sections.children(Some(story)), [bottom]);
    assert_eq!(
        after.sections.children(Some(SectionId(12))).last(),
        Some(&SectionId(15))
    );
}

#[test]
fn fields_are_matched_by_name_and_counts_follow_their_sections() {
    let mut pattern = pattern();
    let field = |id, name: &str| Field::new(FieldId(id), name);
    pattern.speech.fields = vec![field(1, "单位"), field(2, "时限")];
    let count = CountRef {
        group: Group {
            parent: Some(SectionId(3)),
            kind: SectionKind::Requirement,
        },
        style: crate::text::announcements::NumeralStyle::Chinese,
    };
    let mut heading = Inline::from_field(FieldRef::Named(FieldId(2)));
    heading.push_field(FieldRef::Count(count));
    pattern.speech.sections.get_mut(SectionId(4)).unwrap().heading = heading;
    let mut draft = draft();
    let mut own = field(7, "单位");
    own.value = "市档案馆".to_owned();
    draft.fields = vec![own.clone()];
    let applying = Applying::propose(&draft, &pattern);
    assert_eq!(applying.fields(), (vec!["单位"], vec!["时限"]));
    let after = applying.applied();
    assert_eq!(after.check(), Ok(()));
    assert_eq!(after.fields.len(), 2);
    assert_eq!(after.fields[0], own);
    let added = after.sections.children(Some(SectionId(12)))[0];
    let fields = after.sections.get(added).unwrap().heading.fields().to_vec();
    assert_eq!(fields[0], FieldRef::Named(after.fields[1].id));
    let parent = match fields[1] {
        FieldRef::Count(count) => count.group.parent,
        _ => None,
    };
    assert_eq!(parent, Some(SectionId(12)), "the part that is there now");
}

#[test]
fn words_that_stand_for_a_number_are_kept() {
    let mut draft = draft();
    let words = Scheme::Connective("再说一句".to_owned());
    draft.sections.get_mut(SectionId(13)).unwrap().scheme = words.clone();
    let after = Applying::propose(&draft, &pattern()).applied();
    assert_eq!(after.sections.get(SectionId(13)).unwrap().scheme, words);
}

const HEADINGS: [&str; 6] = ["要实干", "要真抓实干", "印象", "", "Next steps", "讲几点要求"];
const KINDS: [SectionKind; 4] = [
    SectionKind::Part,
    SectionKind::Impression,
    SectionKind::Requirement,
    SectionKind::Custom,
];

/// A tree from numbers: of each section its level, its kind and its heading.
fn tree_of(shape: &[(u8, u8, u8)]) -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    let mut above: Vec<SectionId> = Vec::new();
    for (number, &(level, kind, heading)) in (1_u32..).zip(shape) {
        let level = usize::from(level % 4).min(above.len());
        above.truncate(level);
        let parent = above.last().copied();
        let kind = match (parent, kind % 8) {
            (None, 0) => SectionKind::Opening,
            (None, 1) => SectionKind::Closing,
            _ => KINDS[usize::from(kind) % KINDS.len()],
        };
        let heading = HEADINGS[usize::from(heading) % HEADINGS.len()];
        let section = section(number, kind, heading, &format!("正文{number}"));
        let index = speech.sections.children(parent).len();
        speech.sections.insert(parent, index, Subtree::leaf(section));
        if kind.holds_children() {
            above.push(SectionId(number));
        }
    }
    speech
}

fn shapes() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec((any::<u8>(), any::<u8>(), any::<u8>()), 0..20)
}

proptest! {
    #[test]
    fn every_text_stays_exactly_once_and_undo_is_the_identity(
        own in shapes(),
        theirs in shapes(),
        choices in prop::collection::vec((any::<u16>(), any::<u16>()), 0..12),
    ) {
        let before = tree_of(&own);
        let mut pattern = pattern();
        pattern.speech = tree_of(&theirs);
        let mut applying = Applying::propose(&before, &pattern);
        for (section, going) in choices {
            let order = before.sections.reading_order();
            let Some(&id) = order.get(usize::from(section) % order.len().max(1)) else { break };
            let possible = applying.choices(id);
            applying.choose(id, possible[usize::from(going) % possible.len()]);
        }
        let after = applying.applied();
        prop_assert_eq!(after.check(), Ok(()));
        for section in before.sections.sections() {
            let found = after.sections.get(section.id).expect("every section stays");
            prop_assert_eq!(&found.heading, &section.heading);
            prop_assert_eq!(&found.body, &section.body);
            prop_assert_eq!(&found.notes, &section.notes);
        }
        // Whatever else there is has no text of its own.
        let added = after.sections.sections().filter(|section| !before.sections.contains(section.id));
        let mut count = 0;
        for section in added {
            count += 1;
            prop_assert!(section.body.iter().all(Inline::is_empty));
        }
        prop_assert_eq!(count, applying.added().len());
        let order = after.sections.reading_order();
        prop_assert_eq!(order.len(), before.sections.len() + count);
        let mut changed = before.clone();
        let inverse = Edit::Restore(Box::new(after.clone())).apply(&mut changed).expect("applied");
        prop_assert_eq!(&changed, &after);
        inverse.apply(&mut changed).expect("undone");
        prop_assert_eq!(changed, before);
    }
}
