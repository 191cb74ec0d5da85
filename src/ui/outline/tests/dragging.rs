use super::*;
use crate::ui::outline::drag::{Place, label_at, place_in_gap};
use std::collections::HashSet;

/// Where a row is taken hold of.
fn grip(harness: &Harness<'_, Desk>, name: &str) -> Pos2 {
    row(harness, name).rect().center()
}

/// Presses on a row and moves the pointer, without letting go.
fn drag(harness: &mut Harness<'_, Desk>, name: &str, to: Pos2) {
    let from = grip(harness, name);
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + (to - from) / 2.0);
    harness.step();
    harness.hover_at(to);
    harness.run_steps(3);
}

fn drop_here(harness: &mut Harness<'_, Desk>, at: Pos2) {
    harness.drop_at(at);
    harness.run();
}

#[test]
fn a_row_dragged_straight_up_keeps_its_level() {
    let mut harness = chinese();
    let to = grip(&harness, "一是 顾大局") - vec2(0.0, 14.0);
    drag(&mut harness, "三是 精业务", to);
    harness.get_by_label("一是 精业务");
    drop_here(&mut harness, to);
    assert_eq!(
        harness.state().children(PART),
        ["精业务", "顾大局", "敢碰硬", "守规矩"]
    );
    assert_eq!(
        harness.state().requests.len(),
        1,
        "{:?}",
        harness.state().requests
    );
}

#[test]
fn a_row_dragged_to_the_right_is_nested() {
    let mut harness = chinese();
    let to = grip(&harness, "一是 顾大局") + vec2(26.0, 14.0);
    drag(&mut harness, "三是 精业务", to);
    drop_here(&mut harness, to);
    assert_eq!(harness.state().children("顾大局"), ["精业务"]);
}

#[test]
fn a_requirement_among_impressions_shows_the_label_it_would_get() {
    let mut harness = chinese();
    let to = grip(&harness, "二是 敢碰硬") + vec2(0.0, 14.0);
    drag(&mut harness, "（一） 要当好勤学善思的领跑者", to);
    harness.get_by_label("三是 要当好勤学善思的领跑者");
    drop_here(&mut harness, to);
    assert_eq!(harness.state().children(PART)[2], "要当好勤学善思的领跑者");
}

#[test]
fn a_refusal_is_given_at_the_pointer_and_changes_nothing() {
    let mut harness = chinese();
    let before = harness.state().outline();
    let to = grip(&harness, "一是 顾大局") + vec2(0.0, 14.0);
    drag(&mut harness, "开场：会议任务与肯定", to);
    harness.get_by_label("这类段落只能放在最外层");
    drop_here(&mut harness, to);
    assert_eq!(harness.state().outline(), before);
    assert!(harness.state().requests.is_empty());
}

#[test]
fn escape_takes_back_a_drag() {
    let mut harness = chinese();
    let to = grip(&harness, "一是 顾大局") - vec2(0.0, 14.0);
    drag(&mut harness, "三是 精业务", to);
    harness.key_press(Key::Escape);
    harness.step();
    drop_here(&mut harness, to);
    assert!(harness.state().requests.is_empty());
}

#[test]
fn a_drag_at_the_edge_scrolls_to_places_that_were_out_of_view() {
    let mut harness = window(Desk::new("half-year-review", Language::Chinese), 312.0, 330.0);
    let last = harness.state().outline().last().unwrap().clone();
    assert!(harness.query_by_label(&last).is_none());
    let edge = Pos2::new(100.0, 330.0 - foot::HEIGHT - 4.0);
    drag(&mut harness, "开场：会议任务与肯定", edge);
    harness.run_steps(200);
    harness.get_by_role_and_label(Role::TreeItem, &last);
    drop_here(&mut harness, edge);
    let outline = harness.state().outline();
    assert_eq!(outline.last().unwrap(), "开场：会议任务与肯定");
}

#[test]
fn nothing_is_dragged_within_a_filtered_list() {
    let mut harness = chinese();
    harness.state_mut().panel.set_filter("是".to_owned());
    harness.run();
    let to = grip(&harness, "一是 顾大局") - vec2(0.0, 14.0);
    drag(&mut harness, "三是 精业务", to);
    drop_here(&mut harness, to);
    assert!(harness.state().requests.is_empty());
}

#[test]
fn every_gap_and_level_gives_the_place_and_label_that_the_move_then_has() {
    let texts = Texts::new(Language::Chinese);
    for name in ["二是 敢碰硬", "（五）", "首先"] {
        let speech = built_in("half-year-review").unwrap().instantiate(None);
        let session = Session::new(speech.clone(), false);
        let outline = Outline::build(&session, &HashSet::new(), "", &texts);
        let dragged = outline
            .rows
            .iter()
            .filter_map(|row| row.section())
            .find(|row| row.name().starts_with(name));
        let dragged = dragged.unwrap().id;
        for gap in 0..=outline.rows.len() {
            for wanted in 0..=4 {
                let place = place_in_gap(&speech.sections, &outline, dragged, gap, wanted);
                if session.may_move(dragged, place.parent).is_err() {
                    continue;
                }
                check_move(&speech, dragged, place);
            }
        }
    }
}

#[track_caller]
fn check_move(speech: &crate::model::Speech, dragged: SectionId, place: Place) {
    let mut session = Session::new(speech.clone(), false);
    let promised = label_at(&session, dragged, place);
    let Place { parent, index, level } = place;
    session.perform(
        Action::MoveSection {
            id: dragged,
            parent,
            index,
        },
        Duration::ZERO,
    );
    let tree = &session.speech().sections;
    assert_eq!(tree.place_of(dragged), Some((parent, index)), "{place:?}");
    assert_eq!(tree.level(dragged), level, "{place:?}");
    assert_eq!(session.label(dragged), promised, "{place:?}");
}

#[test]
fn a_folded_section_takes_a_row_at_its_end_and_opens() {
    let mut harness = chinese();
    let part = harness.state().id(PART);
    harness.state_mut().panel.set_folded(part, true);
    harness.run();
    let to = grip(&harness, "首先 说说到任〔到任时长〕的印象") + vec2(0.0, 14.0);
    drag(&mut harness, "（二） 要当好攻坚克难的突击手", to);
    drop_here(&mut harness, to);
    assert_eq!(
        harness.state().children(PART).last().unwrap(),
        "要当好攻坚克难的突击手"
    );
    row(&harness, "五是 要当好攻坚克难的突击手");
}
