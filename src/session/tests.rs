//! What the session promises, told with speeches small enough to read.

mod faults;
mod frames;
mod joining;
mod lengths;
mod reading;
mod replacing;
mod statistics;
mod steps;
mod substituting;
mod template_head;

use std::time::Duration;

use super::{Action, Direction, Effect, Motion, Notice, Session, Unit};
use crate::model::SectionKind::{Closing, Impression, Part, Requirement, Salutation};
use crate::model::{
    Field, FieldId, FieldRef, HeadingLayout, InformationItem, Scheme, Section, SectionId, SectionKind,
    Selection, Speech, TextPlace, TextPosition,
};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

/// A part with two impressions and one with three requirements, salutation and closing around them.
fn review() -> Session {
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    let mut add = |kind, scheme: Scheme, parent: Option<u32>, heading: &str, body: &str| {
        let at = session.speech.sections.children(parent.map(SectionId)).len();
        let mut section = Section::new(session.ids.section(), kind);
        section.scheme = scheme;
        section.heading = crate::model::Inline::from_text(heading);
        section.body = vec![crate::model::Inline::from_text(body)];
        session
            .transact(crate::model::TransactionName::AddSection, |editing| {
                editing.insert_leaf(parent.map(SectionId), at, section)?;
                Ok(None)
            })
            .unwrap();
    };
    add(Salutation, Scheme::None, None, "", "同志们："); // 1
    add(
        Part,
        Scheme::Connective("首先".into()),
        None,
        "谈印象",
        "有两点。",
    ); // 2
    add(Impression, Scheme::ItemIs, Some(2), "讲政治", "站位很高。"); // 3
    add(Impression, Scheme::ItemIs, Some(2), "能攻坚", "敢打硬仗。"); // 4
    add(
        Part,
        Scheme::Connective("下面".into()),
        None,
        "提要求",
        "有三点。",
    ); // 5
    add(
        Requirement,
        Scheme::ParenthesisedChinese,
        Some(5),
        "要学习",
        "多读书。",
    ); // 6
    add(
        Requirement,
        Scheme::ParenthesisedChinese,
        Some(5),
        "要实干",
        "多跑腿。",
    ); // 7
    add(
        Requirement,
        Scheme::ParenthesisedChinese,
        Some(5),
        "要清廉",
        "守底线。",
    ); // 8
    add(Closing, Scheme::None, None, "", "谢谢大家！"); // 9
    session
}

fn body(id: u32, offset: usize) -> TextPosition {
    TextPosition::new(TextPlace::Body(SectionId(id), 0), ByteIndex(offset))
}

fn heading(id: u32, offset: usize) -> TextPosition {
    TextPosition::new(TextPlace::Heading(SectionId(id)), ByteIndex(offset))
}

fn perform(session: &mut Session, action: Action) -> Vec<Effect> {
    let effects = session.perform(action, Duration::ZERO);
    session.speech().check().unwrap();
    assert_eq!(
        session.manuscript().text(),
        crate::model::Manuscript::compose(session.speech()).text(),
        "the manuscript must equal one composed anew"
    );
    effects
}

fn select(session: &mut Session, anchor: TextPosition, head: TextPosition) {
    perform(session, Action::Select(Selection { anchor, head }));
}

fn text(session: &Session) -> String {
    session
        .manuscript()
        .text()
        .lines()
        .skip(2)
        .collect::<Vec<_>>()
        .join("\n")
}

fn backspace() -> Action {
    Action::Delete {
        direction: Direction::Backward,
        unit: Unit::Character,
    }
}

const WHOLE: &str = "同志们：\n首先，谈印象\n有两点。\n一是讲政治。站位很高。\n二是能攻坚。敢打硬仗。\n下面，提要求\n有三点。\n\
（一）要学习。多读书。\n（二）要实干。多跑腿。\n（三）要清廉。守底线。\n谢谢大家！";

#[test]
fn the_manuscript_reads_as_it_is_spoken() {
    assert_eq!(text(&review()), WHOLE);
}

#[test]
fn typing_goes_where_the_caret_is_and_undoes_as_one_phrase() {
    let mut session = review();
    select(&mut session, body(3, 0), body(3, 0));
    for letters in ["我们", "觉得"] {
        perform(&mut session, Action::InsertText(letters.into()));
    }
    assert!(text(&session).contains("一是讲政治。我们觉得站位很高。"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
    assert_eq!(session.selection(), Selection::caret(body(3, 0)));
    perform(&mut session, Action::Redo);
    assert!(text(&session).contains("我们觉得"));
}

#[test]
fn moving_a_requirement_renumbers_and_undoes() {
    let mut session = review();
    perform(
        &mut session,
        Action::NudgeSection {
            id: SectionId(8),
            direction: Direction::Backward,
        },
    );
    assert!(text(&session).contains("（二）要清廉。守底线。\n（三）要实干。"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn a_requirement_among_impressions_takes_their_manner() {
    let mut session = review();
    perform(
        &mut session,
        Action::MoveSection {
            id: SectionId(6),
            parent: Some(SectionId(2)),
            index: 1,
        },
    );
    assert!(text(&session).contains("二是要学习。多读书。\n三是能攻坚。"));
    assert_eq!(
        session.speech().sections.get(SectionId(6)).unwrap().kind,
        SectionKind::Impression
    );
}

#[test]
fn a_section_under_a_closing_is_refused_in_words() {
    let mut session = review();
    let effects = perform(
        &mut session,
        Action::MoveSection {
            id: SectionId(6),
            parent: Some(SectionId(9)),
            index: 0,
        },
    );
    assert!(matches!(effects.as_slice(), [Effect::Notice(Notice::Refused(_))]));
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn deletion_across_sections_joins_what_remains() {
    let mut session = review();
    select(&mut session, body(3, "站位".len()), body(7, "多".len()));
    perform(&mut session, backspace());
    assert_eq!(
        text(&session),
        "同志们：\n首先，谈印象\n有两点。\n一是讲政治。站位跑腿。\n二是要清廉。守底线。\n谢谢大家！"
            .replace("二是要清廉", "（一）要清廉"),
        "the section left over from a deleted part stands behind the one that stays"
    );
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn deleting_whole_sections_leaves_the_next_as_it_is() {
    let mut session = review();
    select(&mut session, heading(6, 0), heading(8, 0));
    perform(&mut session, backspace());
    assert!(text(&session).ends_with("有三点。\n（一）要清廉。守底线。\n谢谢大家！"));
    assert_eq!(session.selection(), Selection::caret(heading(8, 0)));
}

#[test]
fn backspace_at_a_sections_start_merges_it() {
    let mut session = review();
    select(&mut session, heading(4, 0), heading(4, 0));
    perform(&mut session, backspace());
    assert!(text(&session).contains("一是讲政治。站位很高。能攻坚。敢打硬仗。\n下面"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn backspace_behind_a_run_in_heading_steps_over_the_stop() {
    let mut session = review();
    select(&mut session, body(3, 0), body(3, 0));
    perform(&mut session, backspace());
    assert_eq!(text(&session), WHOLE);
    assert_eq!(session.selection(), Selection::caret(heading(3, "讲政治".len())));
}

#[test]
fn enter_splits_and_backspace_joins_again() {
    let mut session = review();
    select(&mut session, body(9, "谢谢".len()), body(9, "谢谢".len()));
    perform(&mut session, Action::NewParagraph);
    assert!(text(&session).ends_with("谢谢\n大家！"));
    perform(&mut session, backspace());
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn ctrl_enter_continues_the_numbering() {
    let mut session = review();
    select(&mut session, body(8, 3), body(8, 3));
    perform(&mut session, Action::NewSibling);
    perform(&mut session, Action::InsertText("要创新".into()));
    assert!(text(&session).contains("（四）要创新。在此写正文\n谢谢"));
}

#[test]
fn the_caret_steps_over_labels_and_stops() {
    let mut session = review();
    select(&mut session, heading(4, 0), heading(4, 0));
    perform(
        &mut session,
        Action::Move {
            motion: Motion::By(Direction::Backward, Unit::Character),
            extend: false,
        },
    );
    assert_eq!(session.selection().head, body(3, "站位很高。".len()));
    select(
        &mut session,
        heading(4, "能攻坚".len()),
        heading(4, "能攻坚".len()),
    );
    perform(
        &mut session,
        Action::Move {
            motion: Motion::By(Direction::Forward, Unit::Character),
            extend: false,
        },
    );
    assert_eq!(session.selection().head, body(4, 0));
}

#[test]
fn a_copy_takes_labels_along_and_pastes_as_sections() {
    let mut session = review();
    select(&mut session, heading(6, 0), body(7, "多跑腿。".len()));
    let copied = session.copied().unwrap();
    assert_eq!(copied.text, "（一）要学习。多读书。\n（二）要实干。多跑腿。");
    select(&mut session, body(8, "守底线。".len()), body(8, "守底线。".len()));
    let paste = Action::Paste {
        text: copied.text.clone(),
        fragment: Some(Box::new(copied.fragment)),
    };
    perform(&mut session, paste);
    assert!(
        text(&session)
            .contains("（三）要清廉。守底线。\n（四）要学习。多读书。\n（五）要实干。多跑腿。\n谢谢")
    );
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn a_word_within_a_heading_is_copied_without_the_label() {
    let mut session = review();
    select(&mut session, heading(3, 0), heading(3, "讲政治".len()));
    assert_eq!(session.copied().unwrap().text, "讲政治");
}

#[test]
fn pasted_text_keeps_its_paragraphs() {
    let mut session = review();
    select(&mut session, body(9, 0), body(9, 0));
    perform(
        &mut session,
        Action::Paste {
            text: "　　第一段。\r\n\r\n　　第二段。\r\n".into(),
            fragment: None,
        },
    );
    assert!(text(&session).ends_with("第一段。\n第二段。谢谢大家！"));
}

#[test]
fn a_label_that_only_what_follows_would_prove_is_offered_while_it_is_typed() {
    let mut session = review();
    let end = body(9, "谢谢大家！".len());
    select(&mut session, end, end);
    perform(&mut session, Action::NewParagraph);
    perform(&mut session, Action::InsertText("一是".into()));
    assert_eq!(session.offer().unwrap().label, "一是");
}

#[test]
fn a_typed_label_is_offered_as_a_section() {
    let mut session = review();
    let end = body(8, "守底线。".len());
    select(&mut session, end, end);
    perform(&mut session, Action::NewParagraph);
    perform(&mut session, Action::InsertText("（四）".into()));
    assert_eq!(session.offer().unwrap().label, "（四）");
    perform(&mut session, Action::InsertText("要团结。手拉手".into()));
    assert!(
        session.offer().is_some(),
        "the offer stays while its paragraph is written"
    );
    perform(&mut session, Action::AcceptOffer);
    assert!(text(&session).contains("（四）要团结。手拉手\n谢谢"));
    perform(&mut session, Action::Undo);
    assert!(text(&session).contains("守底线。\n（四）要团结。手拉手\n谢谢"));
}

#[test]
fn a_label_typed_where_one_stands_is_dropped() {
    let mut session = review();
    select(&mut session, heading(4, 0), heading(4, 0));
    perform(&mut session, Action::InsertText("二是".into()));
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn a_field_is_filled_once_and_shown_everywhere() {
    let mut session = review();
    let field = Field::new(FieldId(0), "单位");
    select(&mut session, body(3, 0), body(3, 0));
    perform(&mut session, Action::DefineField { field, insert: true });
    let id = session.speech().field_named("单位").unwrap().id;
    select(&mut session, body(9, 0), body(9, 0));
    perform(&mut session, Action::InsertField(FieldRef::Named(id)));
    assert_eq!(text(&session).matches("单位").count(), 2);
    perform(
        &mut session,
        Action::FillField {
            field: FieldRef::Named(id),
            value: "市档案馆".into(),
        },
    );
    assert_eq!(text(&session).matches("市档案馆").count(), 2);
    select(&mut session, body(9, 3), body(9, 3));
    perform(&mut session, backspace());
    assert_eq!(text(&session).matches("市档案馆").count(), 1);
    perform(&mut session, Action::DeleteField { id, keep_text: true });
    assert!(text(&session).contains("一是讲政治。市档案馆站位很高。"));
    assert!(session.speech().fields.is_empty());
}

#[test]
fn selected_text_becomes_a_field_with_all_its_occurrences() {
    let mut session = review();
    select(&mut session, body(6, 0), body(6, "多".len()));
    let effects = perform(
        &mut session,
        Action::MakeField {
            name: "多少".into()
        },
    );
    assert!(matches!(
        effects.as_slice(),
        [Effect::Notice(Notice::FieldMade { places: 2, .. })]
    ));
    assert_eq!(text(&session), WHOLE);
}

#[test]
fn tab_goes_through_the_unfilled_fields() {
    let mut session = review();
    select(&mut session, body(4, 0), body(4, 0));
    perform(
        &mut session,
        Action::DefineField {
            field: Field::new(FieldId(0), "期限"),
            insert: true,
        },
    );
    let speaker = FieldRef::Information(InformationItem::Speaker);
    let id = FieldRef::Named(session.speech().field_named("期限").unwrap().id);
    perform(
        &mut session,
        Action::Move {
            motion: Motion::Start,
            extend: false,
        },
    );
    for expected in [speaker, id, speaker] {
        let effects = perform(&mut session, Action::SelectNextUnfilled { backwards: false });
        assert_eq!(effects.last(), Some(&Effect::AskField(expected)));
    }
}

#[test]
fn one_action_changes_a_groups_scheme() {
    let mut session = review();
    perform(
        &mut session,
        Action::SetGroupScheme {
            id: SectionId(6),
            scheme: Scheme::OrdinalChinese,
        },
    );
    assert!(text(&session).contains("第一，要学习。多读书。\n第二，要实干。"));
    perform(
        &mut session,
        Action::SetProperty {
            id: SectionId(6),
            property: crate::model::SectionProperty::Layout(HeadingLayout::OwnLine),
        },
    );
    assert!(text(&session).contains("第一，要学习\n多读书。\n第二，要实干。多跑腿。"));
}

#[test]
fn renaming_a_heading_keeps_the_fields_it_does_not_touch() {
    let mut session = review();
    select(&mut session, heading(6, 0), heading(6, 0));
    perform(
        &mut session,
        Action::DefineField {
            field: Field::new(FieldId(0), "单位"),
            insert: true,
        },
    );
    perform(
        &mut session,
        Action::RenameRow {
            id: SectionId(6),
            text: "单位要好学".into(),
        },
    );
    let section = session.speech().sections.get(SectionId(6)).unwrap();
    assert_eq!(section.heading.fields().len(), 1);
    assert_eq!(session.speech().plain_text(&section.heading), "单位要好学");
}

#[test]
fn saving_is_remembered_over_undo_and_redo() {
    let mut session = review();
    session.mark_saved(session.state());
    perform(&mut session, Action::InsertText("题".into()));
    assert!(session.is_unsaved());
    perform(&mut session, Action::Undo);
    assert!(!session.is_unsaved());
    perform(&mut session, Action::Redo);
    assert!(session.is_unsaved());
}

#[test]
fn everything_can_be_deleted_and_comes_back() {
    let mut session = review();
    perform(&mut session, Action::SelectAll);
    perform(&mut session, backspace());
    assert!(!text(&session).contains("谢谢"));
    perform(&mut session, Action::Undo);
    assert_eq!(text(&session), WHOLE);
}
