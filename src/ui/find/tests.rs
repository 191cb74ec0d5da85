use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::model::{Inline, Scheme, Section, SectionKind, SectionTree, Speech, Subtree, TextPlace};
use crate::session::{Action, Direction};
use crate::text::language::Language;

/// 一是甲甲。甲乙 / 二是乙。 / 三是甲。, with a second paragraph in the first.
fn session() -> Session {
    let mut speech = Speech::new(Language::Chinese);
    let bodies: [&[&str]; 3] = [&["甲乙", "甲"], &[""], &["甲"]];
    let mut roots = Vec::new();
    for (number, (heading, body)) in (1..).zip(["甲甲", "乙", "丙"].into_iter().zip(bodies)) {
        let section = Section {
            heading: Inline::from_text(heading),
            scheme: Scheme::ItemIs,
            body: body.iter().map(|line| Inline::from_text(line)).collect(),
            ..Section::new(SectionId(number), SectionKind::Requirement)
        };
        roots.push(Subtree::leaf(section));
    }
    speech.sections = SectionTree::from_roots(roots).expect("identities of their own");
    Session::new(speech, true)
}

fn sought(words: &str, searched: Searched) -> Sought {
    Sought {
        words: words.to_owned(),
        options: FindOptions::default(),
        searched,
    }
}

fn shown_matches(search: &Search, session: &Session) -> Vec<String> {
    (0..search.count())
        .map(|number| {
            let (paragraph, found) = search.nth(number).expect("a match");
            let paragraph = &session.manuscript().paragraphs()[paragraph];
            format!("{}@{}", paragraph.text, found.shown.start.0)
        })
        .collect()
}

fn bar(session: &Session, words: &str) -> FindBar {
    let mut bar = FindBar::default();
    bar.open(session, true);
    bar.set_words(words.to_owned());
    bar
}

fn perform(session: &mut Session, requests: Vec<Request>) -> Vec<Request> {
    let mut rest = Vec::new();
    for request in requests {
        match request {
            Request::Act(action) => {
                session.perform(action, Duration::ZERO);
            }
            Request::Point(selection) => {
                session.perform(Action::Select(selection), Duration::ZERO);
            }
            other => rest.push(other),
        }
    }
    rest
}

fn select(session: &mut Session, place: TextPlace, from: usize, to: usize) {
    let at = |offset| TextPosition::new(place, ByteIndex(offset));
    let selection = Selection {
        anchor: at(from),
        head: at(to),
    };
    session.perform(Action::Select(selection), Duration::ZERO);
}

#[test]
fn matches_are_numbered_in_reading_order() {
    let session = session();
    let mut search = Search::default();
    search.finish(&session, &sought("甲", Searched::Everything), None);
    assert_eq!(search.count(), 5);
    let starts: Vec<usize> = search.starts().to_vec();
    assert_eq!(starts.first(), Some(&0));
    assert_eq!(starts.last(), Some(&5));
    for number in 0..search.count() {
        let (paragraph, found) = search.nth(number).expect("a match");
        assert_eq!(search.number_of(paragraph, &found.shown), Some(number));
    }
    assert!(search.nth(5).is_none());
    search.finish(&session, &sought("没有", Searched::Everything), None);
    assert_eq!(search.count(), 0);
    search.finish(&session, &sought("", Searched::Everything), None);
    assert_eq!(search.count(), 0);
}

#[test]
fn steps_go_round_and_back() {
    let mut session = session();
    let mut bar = bar(&session, "甲");
    let mut gone_to = Vec::new();
    for _ in 0..6 {
        let requests = bar.step(&session, false);
        perform(&mut session, requests);
        gone_to.push(bar.current(&session));
    }
    assert_eq!(gone_to, [0, 1, 2, 3, 4, 0].map(Some));
    for expected in [4, 3] {
        let requests = bar.step(&session, true);
        perform(&mut session, requests);
        assert_eq!(bar.current(&session), Some(expected));
    }
}

#[test]
fn a_label_is_gone_to_though_it_cannot_be_selected() {
    let mut session = session();
    let mut bar = bar(&session, "是");
    for expected in [0, 1, 2, 0] {
        let requests = bar.step(&session, false);
        perform(&mut session, requests);
        assert_eq!(bar.current(&session), Some(expected));
    }
    let before = session.speech().clone();
    let requests = bar.replace_one(&session);
    assert_eq!(perform(&mut session, requests), []);
    assert_eq!(session.speech(), &before);
    assert_eq!(bar.current(&session), Some(1), "it goes on instead");
    let listed = bar.list(&session);
    assert!(listed.iter().all(|listed| listed.replacement.is_err()));
}

#[test]
fn one_is_replaced_and_the_next_gone_to_even_if_the_new_words_hold_the_old() {
    let mut session = session();
    let mut bar = bar(&session, "甲");
    bar.with = "甲甲".to_owned();
    let requests = bar.step(&session, false);
    perform(&mut session, requests);
    for (count, number) in [(6, 2), (7, 4)] {
        let requests = bar.replace_one(&session);
        assert_eq!(perform(&mut session, requests), [Request::FindOn]);
        let requests = bar.go_on(&session);
        perform(&mut session, requests);
        assert_eq!(bar.search.count(), count);
        assert_eq!(bar.current(&session), Some(number));
    }
}

#[test]
fn scopes_narrow_what_is_found() {
    let mut session = session();
    let mut bar = bar(&session, "甲");
    let first = SectionId(1);
    let count_in = |bar: &mut FindBar, session: &Session, scope| {
        bar.choose_scope(session, scope);
        while !bar.search_on(session) {}
        bar.search.count()
    };
    assert_eq!(count_in(&mut bar, &session, Scope::Headings), 2);
    assert_eq!(count_in(&mut bar, &session, Scope::Values), 0);
    select(&mut session, TextPlace::Body(first, 0), 0, 0);
    assert_eq!(count_in(&mut bar, &session, Scope::Section), 4);
    select(&mut session, TextPlace::Heading(first), 3, 6);
    assert_eq!(count_in(&mut bar, &session, Scope::Selection), 1);
    assert_eq!(count_in(&mut bar, &session, Scope::Speech), 5);
}

#[test]
fn the_selection_that_is_searched_grows_with_what_is_written_in_it() {
    let mut session = session();
    let place = TextPlace::Body(SectionId(1), 0);
    select(&mut session, place, 0, "甲乙".len());
    let mut bar = bar(&session, "甲");
    bar.choose_scope(&session, Scope::Selection);
    while !bar.search_on(&session) {}
    assert_eq!(bar.search.count(), 1);
    select(&mut session, place, "甲".len(), "甲".len());
    session.perform(Action::InsertText("甲甲".to_owned()), Duration::ZERO);
    while !bar.search_on(&session) {}
    assert_eq!(bar.search.count(), 3);
}

#[test]
fn selected_words_are_what_is_sought_and_several_paragraphs_are_where() {
    let mut session = session();
    select(&mut session, TextPlace::Body(SectionId(1), 0), 0, 6);
    let mut bar = FindBar::default();
    bar.open(&session, false);
    assert_eq!(bar.words, "甲乙");
    session.perform(Action::SelectAll, Duration::ZERO);
    bar.open(&session, false);
    assert_eq!(bar.words, "甲乙");
    assert_eq!(bar.scope, Scope::Selection);
    bar.close();
    assert_eq!(bar.scope, Scope::Speech);
    assert!(bar.seeks(), "what was sought is kept");
}

#[test]
fn an_expression_sees_what_stands_around_its_match_when_it_is_replaced() {
    let mut session = session();
    let mut bar = bar(&session, "(甲)(乙)$");
    bar.options.expression = true;
    bar.with = "$2$1".to_owned();
    let listed = bar.list(&session);
    let all: Vec<_> = listed
        .into_iter()
        .filter_map(|listed| listed.replacement.ok())
        .collect();
    assert_eq!(all.len(), 1);
    session.perform(Action::ReplaceMatches(all), Duration::ZERO);
    assert!(session.manuscript().text().contains("乙甲"));
}

#[test]
fn values_are_gone_to_by_the_first_use_of_their_field() {
    let mut session = session();
    select(&mut session, TextPlace::Body(SectionId(3), 0), 0, 0);
    let field = crate::model::Field {
        value: "档案馆、档案局".to_owned(),
        ..crate::model::Field::new(crate::model::FieldId(0), "单位")
    };
    session.perform(Action::DefineField { field, insert: true }, Duration::ZERO);
    session.perform(
        Action::Move {
            motion: crate::session::Motion::Start,
            extend: false,
        },
        Duration::ZERO,
    );
    let mut bar = bar(&session, "档案");
    bar.choose_scope(&session, Scope::Values);
    while !bar.search_on(&session) {}
    let requests = bar.show_first(&session);
    perform(&mut session, requests);
    assert_eq!(session.current_section(), Some(SectionId(3)));
    assert_eq!(bar.current(&session), Some(0));
    bar.with = "文献".to_owned();
    let requests = bar.replace_one(&session);
    perform(&mut session, requests);
    let requests = bar.go_on(&session);
    perform(&mut session, requests);
    assert!(session.manuscript().text().contains("文献馆、档案局"));
    assert_eq!(bar.search.values().len(), 1);
}

proptest! {
    /// A search that follows the speech finds what a new one finds.
    #[test]
    fn a_search_kept_up_to_date_equals_a_new_one(
        steps in prop::collection::vec((0u8..8, 0usize..20, 0usize..9), 1..25),
    ) {
        let mut session = session();
        let wanted = sought("甲", Searched::Everything);
        let mut kept = Search::default();
        kept.finish(&session, &wanted, None);
        for (kind, place, offset) in steps {
            let places = session.speech().places();
            let place = places[place % places.len()];
            select(&mut session, place, offset, offset);
            let id = place.section().unwrap_or(SectionId(1));
            let action = match kind {
                0..=2 => Action::InsertText(["甲", "乙甲\n甲", "丙"][usize::from(kind)].to_owned()),
                3 => Action::NewParagraph,
                4 => Action::NudgeSection { id, direction: Direction::Forward },
                5 => Action::DuplicateSection(id),
                6 => Action::DeleteSection(id),
                _ => Action::Undo,
            };
            session.perform(action, Duration::ZERO);
            kept.finish(&session, &wanted, None);
            let mut fresh = Search::default();
            fresh.finish(&session, &wanted, None);
            prop_assert_eq!(shown_matches(&kept, &session), shown_matches(&fresh, &session));
            prop_assert_eq!(kept.starts(), fresh.starts());
        }
    }
}
