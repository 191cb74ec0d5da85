//! Where a dragged row goes, and what the headings share.

use super::*;
use crate::store::built_in;
use crate::ui::siblings::head::shared;

fn session() -> Session {
    let template = built_in("half-year-review").unwrap();
    Session::new(template.instantiate(None), false)
}

/// The rows of the last group of the speech.
fn rows(session: &Session) -> Vec<Row> {
    let order = session.speech().sections.reading_order();
    let group = order
        .iter()
        .rev()
        .map(|&id| data::group_at(session, id))
        .find(|group| group.len() >= 3 && session.speech().sections.parent(group[0]).is_some())
        .unwrap();
    let row = |heading: Heading| Row {
        opening: String::new(),
        heading,
    };
    data::headings_of(session, &group).into_iter().map(row).collect()
}

fn order_after(session: &Session, rows: &[Row], dragged: usize, gap: usize) -> Option<Vec<SectionId>> {
    let Some(Request::Act(action)) = moved(session, rows, rows[dragged].heading.id, gap) else {
        return None;
    };
    let mut session = Session::new(session.speech().clone(), false);
    session.perform(action, std::time::Duration::ZERO);
    let parent = session.speech().sections.parent(rows[0].heading.id);
    Some(session.speech().sections.children(parent).to_vec())
}

#[test]
fn a_row_goes_into_the_gap_it_is_dropped_in() {
    let session = session();
    let rows = rows(&session);
    let id = |index: usize| rows[index].heading.id;
    let last = rows.len();
    assert_eq!(
        order_after(&session, &rows, 2, 0).unwrap()[..3],
        [id(2), id(0), id(1)]
    );
    assert_eq!(
        order_after(&session, &rows, 0, 2).unwrap()[..3],
        [id(1), id(0), id(2)]
    );
    assert_eq!(
        order_after(&session, &rows, 0, last).unwrap().last(),
        Some(&id(0))
    );
    for stays in [1, 2] {
        assert_eq!(
            order_after(&session, &rows, 1, stays),
            None,
            "dropped where it was"
        );
    }
}

#[test]
fn the_gap_is_told_by_the_middle_of_the_rows() {
    let place = |top: f32| Rect::from_min_size(pos2(0.0, top), vec2(100.0, ROW));
    let places = [place(0.0), place(ROW), place(2.0 * ROW)];
    for (y, gap) in [(-5.0, 0), (10.0, 0), (20.0, 1), (50.0, 2), (500.0, 3)] {
        assert_eq!(gap_at(&places, y), gap, "{y}");
    }
}

#[test]
fn around_a_section_stand_those_beside_it_else_those_under_it() {
    let session = session();
    let rows = rows(&session);
    let parent = session.speech().sections.parent(rows[0].heading.id).unwrap();
    let under = session.speech().sections.children(Some(parent));
    let beside = session.speech().sections.group(parent);
    let found = data::group_at(&session, parent);
    assert_eq!(found, if beside.len() >= 2 { beside } else { under.to_vec() });
    let opening = session.speech().sections.reading_order()[0];
    assert!(data::group_at(&session, opening).is_empty());
}

#[test]
fn what_the_headings_share_is_proposed_as_their_frame() {
    let mut session = session();
    let rows_before = rows(&session);
    for (row, text) in rows_before.iter().zip(["要做学习的有心人", "要做服务的贴心人"]) {
        let action = Action::SetHeading {
            id: row.heading.id,
            text: text.to_owned(),
        };
        session.perform(action, std::time::Duration::ZERO);
    }
    let two: Vec<SectionId> = rows_before.iter().take(2).map(|row| row.heading.id).collect();
    let headings = data::headings_of(&session, &two);
    let rows: Vec<Row> = headings
        .into_iter()
        .map(|heading| Row {
            opening: String::new(),
            heading,
        })
        .collect();
    assert_eq!(shared(&rows).as_deref(), Some("要做…的…心人"));
}
