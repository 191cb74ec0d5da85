//! Replacing what was found.

use super::*;
use crate::model::{Obstacle, Searched, Source, TransactionName, ValueMatch, matches_in, matches_in_values};
use crate::session::{ReplaceTarget, Replacement};
use crate::text::find::{FindOptions, Pattern};

fn strictly(sought: &str) -> Pattern {
    let options = FindOptions {
        expression: false,
        case: true,
        width: true,
        quotes: true,
    };
    Pattern::new(sought, options).unwrap()
}

/// All that can be replaced in the text, to be replaced, and why other matches cannot be.
fn replacements(session: &Session, sought: &str, with: &str) -> (Vec<Replacement>, Vec<Obstacle>) {
    let mut all = Vec::new();
    let mut obstacles = Vec::new();
    for paragraph in session.manuscript().paragraphs() {
        for found in matches_in(paragraph, &strictly(sought), Searched::Everything) {
            match found.source {
                Ok(source) => all.push(Replacement {
                    target: ReplaceTarget::Text(source),
                    expected: sought.to_owned(),
                    with: with.to_owned(),
                }),
                Err(obstacle) => obstacles.push(obstacle),
            }
        }
    }
    (all, obstacles)
}

#[test]
fn all_places_are_replaced_as_one_step_and_labels_stay() {
    let mut session = review();
    let before = session.speech().clone();
    let (all, obstacles) = replacements(&session, "一", "壹");
    assert!(all.is_empty());
    assert!(!obstacles.is_empty() && obstacles.iter().all(|one| *one == Obstacle::Generated));
    let (all, _) = replacements(&session, "多", "常");
    let effects = session.perform(Action::ReplaceMatches(all), Duration::ZERO);
    assert_eq!(effects, [Effect::Notice(Notice::Replaced { count: 2 })]);
    assert_eq!(text(&session), WHOLE.replace('多', "常"));
    assert_eq!(session.undo_name(), Some(TransactionName::Replace));
    perform(&mut session, Action::Undo);
    assert_eq!(session.speech(), &before);
    perform(&mut session, Action::Redo);
    assert_eq!(text(&session), WHOLE.replace('多', "常"));
}

#[test]
fn several_places_of_a_line_change_together_around_its_fields() {
    let mut session = review();
    select(&mut session, body(6, 0), body(6, "多读书。".len()));
    perform(&mut session, Action::InsertText("甲甲".into()));
    let field = Field::new(FieldId(0), "单位");
    perform(&mut session, Action::DefineField { field, insert: true });
    perform(&mut session, Action::InsertText("甲，甲。".into()));
    let end = session.selection();
    let (all, _) = replacements(&session, "甲", "很长的乙");
    assert_eq!(all.len(), 4);
    perform(&mut session, Action::ReplaceMatches(all));
    let shown = "很长的乙很长的乙单位很长的乙，很长的乙。";
    assert!(text(&session).contains(shown), "{}", text(&session));
    let line = session.speech().line(TextPlace::Body(SectionId(6), 0)).unwrap();
    assert_eq!(line.fields().len(), 1);
    assert_eq!(
        session.selection().head.offset,
        line.end(),
        "the caret stays behind the text"
    );
    perform(&mut session, Action::Undo);
    assert_eq!(session.selection(), end);
}

#[test]
fn a_selected_match_stays_selected_as_what_replaced_it() {
    let mut session = review();
    select(&mut session, heading(6, 0), heading(6, "要学习".len()));
    let (all, _) = replacements(&session, "要学习", "要不断学习");
    assert_eq!(session.perform(Action::ReplaceMatches(all), Duration::ZERO), []);
    let selection = session.selection();
    assert_eq!(selection.anchor, heading(6, 0));
    assert_eq!(selection.head, heading(6, "要不断学习".len()));
}

#[test]
fn what_no_longer_stands_as_it_was_found_is_refused_as_a_whole() {
    let mut session = review();
    let (all, _) = replacements(&session, "多", "常");
    select(&mut session, body(7, 0), body(7, 0));
    perform(&mut session, Action::InsertText("字".into()));
    let before = session.speech().clone();
    let effects = session.perform(Action::ReplaceMatches(all.clone()), Duration::ZERO);
    assert!(matches!(effects[..], [Effect::Notice(Notice::Refused(_))]));
    assert_eq!(session.speech(), &before);
    perform(&mut session, Action::Undo);
    let twice = [all.clone(), all].concat();
    let effects = session.perform(Action::ReplaceMatches(twice), Duration::ZERO);
    assert!(matches!(effects[..], [Effect::Notice(Notice::Refused(_))]));
}

#[test]
fn values_change_wherever_the_field_is_used() {
    let mut session = review();
    select(&mut session, body(6, 0), body(6, 0));
    let field = Field {
        default: "甲局甲科".to_owned(),
        ..Field::new(FieldId(0), "单位")
    };
    perform(&mut session, Action::DefineField { field, insert: true });
    perform(
        &mut session,
        Action::SetInformation {
            item: InformationItem::Occasion,
            value: "甲会".to_owned(),
        },
    );
    let found = matches_in_values(session.speech(), &strictly("甲"));
    assert_eq!(found.len(), 3);
    let all = found.into_iter().map(|found| Replacement {
        target: ReplaceTarget::Value(found),
        expected: "甲".to_owned(),
        with: "乙\n丙".to_owned(),
    });
    let all = all.collect();
    perform(&mut session, Action::ReplaceMatches(all));
    assert!(
        text(&session).contains("乙 丙局乙 丙科多读书。"),
        "{}",
        text(&session)
    );
    assert_eq!(session.speech().information.occasion, "乙 丙会");
    assert_eq!(session.speech().fields[0].default, "甲局甲科");
    perform(&mut session, Action::Undo);
    assert!(text(&session).contains("甲局甲科多读书。"));
}

#[test]
fn a_field_is_no_text_to_be_replaced() {
    let mut session = review();
    select(&mut session, body(6, 0), body(6, 0));
    let field = Field::new(FieldId(0), "单位");
    perform(&mut session, Action::DefineField { field, insert: true });
    let mark = crate::model::FIELD_MARK.to_string();
    let forged = Replacement {
        target: ReplaceTarget::Text(Source {
            place: TextPlace::Body(SectionId(6), 0),
            range: ByteIndex(0)..ByteIndex(mark.len()),
        }),
        expected: mark,
        with: String::new(),
    };
    let before = session.speech().clone();
    perform(&mut session, Action::ReplaceMatches(vec![forged]));
    assert_eq!(session.speech(), &before);
    let title = Replacement {
        target: ReplaceTarget::Value(ValueMatch {
            field: FieldRef::Information(InformationItem::Title),
            range: ByteIndex(0)..ByteIndex(0),
        }),
        expected: String::new(),
        with: "题".to_owned(),
    };
    perform(&mut session, Action::ReplaceMatches(vec![title]));
    assert_eq!(session.speech(), &before);
}
