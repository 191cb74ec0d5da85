use std::time::Duration;

use super::*;
use crate::model::{InformationItem, SectionId};
use crate::store::built_in;

fn session() -> Session {
    Session::new(built_in("half-year-review").unwrap().instantiate(None), false)
}

fn dialog(session: &Session, minutes: &str) -> FitDialog {
    let mut dialog = FitDialog::new(session);
    minutes.clone_into(&mut dialog.minutes);
    dialog.reckon();
    dialog
}

#[test]
fn nothing_changes_before_it_is_applied_and_all_of_it_in_one_step() {
    let mut session = session();
    let before = session.speech().clone();
    assert_eq!(before.information.minutes, Some(28));
    let dialog = dialog(&session, "１４");
    assert_eq!(*session.speech(), before);
    let action = dialog.action().unwrap();
    session.perform(action, Duration::ZERO);
    let value = session.speech().information.value(InformationItem::Minutes);
    assert_eq!(value.as_deref(), Some("14"));
    assert_ne!(*session.speech(), before);
    for row in &dialog.fit.as_ref().unwrap().rows {
        assert_eq!(session.budget().section(row.id).given, Some(row.wanted));
    }
    session.perform(Action::Undo, Duration::ZERO);
    assert_eq!(*session.speech(), before);
}

#[test]
fn impossible_minutes_cannot_be_applied() {
    let session = session();
    for minutes in ["", "0", "601", "很久"] {
        assert_eq!(dialog(&session, minutes).action(), None, "{minutes}");
    }
}

#[test]
fn the_time_it_has_already_changes_nothing_of_a_plan_that_keeps_it() {
    let mut session = session();
    session.perform(dialog(&session, "20").action().unwrap(), Duration::ZERO);
    let targets = |session: &Session| {
        let sections = &session.speech().sections;
        sections
            .sections()
            .map(|section| (section.id, section.target))
            .collect::<Vec<(SectionId, _)>>()
    };
    let fitted = targets(&session);
    if let Some(action) = dialog(&session, "20").action() {
        session.perform(action, Duration::ZERO);
    }
    let close = |one: Option<Target>, other: Option<Target>| match (one, other) {
        (Some(Target::Characters(one)), Some(Target::Characters(other))) => one.abs_diff(other) <= 20,
        (one, other) => one == other,
    };
    for ((_, one), (_, other)) in fitted.into_iter().zip(targets(&session)) {
        assert!(close(one, other), "{one:?} {other:?}");
    }
}
