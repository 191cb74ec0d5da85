//! Fields: inserted, made of text, filled in the helper, and deleted with a question.

use egui::Key;
use speechwright::model::InformationItem;

use crate::desk::{CTRL, CTRL_SHIFT, Desk};

#[test]
fn a_field_is_inserted_from_the_text_by_one_key() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.keys(CTRL, Key::J);
    desk.write("汇报单位");
    desk.key(Key::Enter);
    assert!(
        desk.manuscript().contains("会议名称，汇报单位为的是"),
        "{}",
        desk.manuscript()
    );
}

#[test]
fn a_new_field_is_made_where_none_has_the_name() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.keys(CTRL, Key::J);
    desk.write("年度");
    desk.key(Key::Enter);
    assert!(desk.session().speech().field_named("年度").is_some());
    assert!(desk.manuscript().contains("，年度为的是"));
    desk.keys(CTRL, Key::Z);
    assert!(desk.session().speech().field_named("年度").is_none());
}

#[test]
fn selected_text_becomes_a_field_with_all_its_other_places() {
    let mut desk = Desk::with_review();
    let text = "科室";
    let places = desk.manuscript().matches(text).count();
    assert!(places > 1);
    let (start, end) = (desk.position_of(text, false), desk.position_of(text, true));
    desk.select(start, end);
    desk.keys(CTRL_SHIFT, Key::J);
    desk.keys(CTRL, Key::A);
    desk.write("部门");
    desk.key(Key::Enter);
    let id = desk.session().speech().field_named("部门").expect("the field").id;
    let field = speechwright::model::FieldRef::Named(id);
    let uses = speechwright::model::FieldUse::of(desk.session().speech());
    let count = uses
        .iter()
        .find(|entry| entry.field == field)
        .map(|entry| entry.count);
    assert_eq!(count, Some(places));
    assert_eq!(
        desk.manuscript().matches(text).count(),
        places,
        "it reads as before"
    );
    let undo = desk.texts().get("button-undo").to_owned();
    desk.press(&undo);
    assert!(desk.session().speech().field_named("部门").is_none());
}

#[test]
fn a_field_is_filled_in_the_helper_and_shown_everywhere() {
    let mut desk = Desk::with_review();
    let fields = desk.texts().get("helper-fields").to_owned();
    desk.press(&fields);
    desk.focus_field("单位");
    desk.write("市档案馆");
    assert!(desk.manuscript().starts_with("在市档案馆会议名称上的讲话"));
    assert!(desk.manuscript().contains("到市档案馆工作"));
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().starts_with("在单位会议名称上的讲话"));
}

#[test]
fn what_an_input_method_composes_in_a_field_stays_out_of_the_speech() {
    let mut desk = Desk::with_review();
    let fields = desk.texts().get("helper-fields").to_owned();
    desk.press(&fields);
    desk.focus_field("单位");
    desk.preedit("dang an guan");
    assert!(desk.manuscript().starts_with("在单位会议名称"));
    assert!(!desk.session().is_unsaved());
    desk.compose("dang an guan", "档案馆");
    assert!(desk.manuscript().starts_with("在档案馆会议名称"));
}

#[test]
fn the_information_is_filled_in_and_stands_under_the_title() {
    let mut desk = Desk::with_review();
    let information = desk.texts().get("helper-information").to_owned();
    desk.press(&information);
    let speaker = desk.texts().get("information-speaker").to_owned();
    desk.focus_field(&speaker);
    desk.write("王强");
    let date = desk.texts().get("information-date").to_owned();
    desk.focus_field(&date);
    desk.write("2026年7月15日");
    assert!(
        desk.manuscript().contains("\n王强（2026年7月15日）\n"),
        "{}",
        desk.manuscript()
    );
    let value = desk
        .session()
        .speech()
        .information
        .value(InformationItem::Speaker);
    assert_eq!(value.as_deref(), Some("王强"));
}

#[test]
fn the_next_unfilled_field_is_asked_for_until_none_is_left() {
    let mut desk = Desk::with_review();
    let mut asked = 0;
    while !speechwright::model::unfilled(desk.session().speech()).is_empty() {
        desk.key(Key::F9);
        desk.write("甲");
        desk.key(Key::Enter);
        asked += 1;
        assert!(asked < 20, "{}", desk.manuscript());
    }
    desk.choose("menu-edit", "command-undo");
    assert!(!speechwright::model::unfilled(desk.session().speech()).is_empty());
}

#[test]
fn what_is_typed_beside_a_field_is_kept_by_the_next_blank_and_by_saving() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("开这次");
    desk.key(Key::Tab);
    desk.write("总结会议");
    desk.key(Key::F9);
    assert!(
        desk.manuscript().contains("开这次总结会议，"),
        "{}",
        desk.manuscript()
    );
    let mut desk = Desk::with_review();
    desk.put_caret_before("开这次");
    desk.key(Key::Tab);
    desk.write("总结会议");
    desk.keys(CTRL, Key::S);
    assert!(
        desk.manuscript().contains("开这次总结会议，"),
        "{}",
        desk.manuscript()
    );
    assert!(!desk.session().is_unsaved(), "it is in the file");
}
