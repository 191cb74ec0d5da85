use super::*;
use crate::model::{
    Field, FieldId, HeadingLayout, Inline, Manuscript, Scheme, Section, SectionId, SectionKind, Subtree,
};
use crate::text::find::FindOptions;
use crate::text::language::Language;

const EXPRESSION: FindOptions = FindOptions {
    expression: true,
    case: false,
    width: false,
    quotes: false,
};

/// 一是要实干。请{单位}实干。 with the field filled in as 实干局, under a title, and a section still to be written.
fn speech() -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text("实干");
    speech.information.speaker = "实干先生".to_owned();
    speech.fields.push(Field {
        value: "实干局".to_owned(),
        ..Field::new(FieldId(1), "单位")
    });
    speech.fields.push(Field::new(FieldId(2), "实干的年份"));
    let mut body = Inline::from_text("请");
    body.push_field(FieldRef::Named(FieldId(1)));
    body.push_text("实干。");
    let section = Section {
        heading: Inline::from_text("要实干"),
        scheme: Scheme::ItemIs,
        layout: HeadingLayout::RunIn,
        body: vec![body],
        ..Section::new(SectionId(1), SectionKind::Requirement)
    };
    speech.sections.insert(None, 0, Subtree::leaf(section));
    let empty = Section {
        scheme: Scheme::ItemIs,
        ..Section::new(SectionId(2), SectionKind::Requirement)
    };
    speech.sections.insert(None, 1, Subtree::leaf(empty));
    speech
}

/// Each match as it reads, with where it comes from.
fn found(speech: &Speech, sought: &str, searched: Searched) -> Vec<(String, Result<Source, Obstacle>)> {
    let pattern = Pattern::new(sought, EXPRESSION).unwrap();
    let manuscript = Manuscript::compose(speech);
    let mut all = Vec::new();
    for paragraph in manuscript.paragraphs() {
        for found in matches_in(paragraph, &pattern, searched) {
            let words = &paragraph.text[found.shown.start.0..found.shown.end.0];
            all.push((words.to_owned(), found.source));
        }
    }
    all
}

fn source(place: TextPlace, from: usize, to: usize) -> Source {
    let range = ByteIndex(from)..ByteIndex(to);
    Source { place, range }
}

#[test]
fn matches_are_led_back_to_their_lines() {
    let mark = crate::model::FIELD_MARK.len_utf8();
    let words = || "实干".to_owned();
    let behind = 3 + mark;
    assert_eq!(
        found(&speech(), "实干", Searched::Everything),
        [
            (words(), Ok(source(TextPlace::Title, 0, 6))),
            (words(), Err(Obstacle::Field)),
            (words(), Ok(source(TextPlace::Heading(SectionId(1)), 3, 9))),
            (words(), Err(Obstacle::Field)),
            (
                words(),
                Ok(source(TextPlace::Body(SectionId(1), 0), behind, behind + 6))
            ),
        ]
    );
}

#[test]
fn what_touches_anything_generated_cannot_be_replaced() {
    let only = |sought| {
        let all = found(&speech(), sought, Searched::Everything);
        all.into_iter()
            .map(|(words, source)| (words, source.err()))
            .collect::<Vec<_>>()
    };
    let one = |words: &str, obstacle| vec![(words.to_owned(), Some(obstacle))];
    assert_eq!(only("一是"), one("一是", Obstacle::Generated));
    assert_eq!(only("一是要"), one("一是要", Obstacle::Generated));
    assert_eq!(only("干。请"), one("干。请", Obstacle::Generated));
    assert_eq!(only("请实"), one("请实", Obstacle::Field));
    assert_eq!(only("局实"), one("局实", Obstacle::Field));
}

#[test]
fn a_match_from_a_heading_into_its_text_cannot_be_replaced() {
    let mut speech = speech();
    let section = speech.sections.get_mut(SectionId(1)).unwrap();
    section.heading = Inline::from_text("要实干！");
    assert_eq!(
        found(&speech, "！请", Searched::Everything),
        [("！请".to_owned(), Err(Obstacle::TwoLines))]
    );
}

#[test]
fn hints_are_not_searched() {
    assert_eq!(found(&speech(), "在此|小标题", Searched::Everything), []);
    assert_eq!(found(&speech(), "二是.*", Searched::Everything).len(), 1);
}

#[test]
fn headings_are_searched_without_their_labels() {
    assert_eq!(
        found(&speech(), "^要.*", Searched::Heading),
        [(
            "要实干".to_owned(),
            Ok(source(TextPlace::Heading(SectionId(1)), 0, 9))
        )]
    );
    assert_eq!(found(&speech(), "一是|请|实干先生", Searched::Heading), []);
}

#[test]
fn values_are_searched_each_for_itself() {
    let pattern = Pattern::new("实干", EXPRESSION).unwrap();
    let fields: Vec<FieldRef> = matches_in_values(&speech(), &pattern)
        .into_iter()
        .map(|found| found.field)
        .collect();
    assert_eq!(
        fields,
        [
            FieldRef::Named(FieldId(1)),
            FieldRef::Information(InformationItem::Speaker)
        ]
    );
    let shown = found(&speech(), "^实干", Searched::Values);
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert_eq!(found(&speech(), "年份", Searched::Values), []);
}
