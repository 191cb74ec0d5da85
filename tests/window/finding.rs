//! Finding and replacing: the bar above the manuscript, its keys, and the list of what is to be replaced.

use egui::{Event, Key, Modifiers};

use crate::desk::{CTRL, Desk, review};

/// The bar opened with some words in it.
fn seeking(words: &str) -> Desk {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::Home);
    desk.keys(CTRL, Key::F);
    desk.write(words);
    desk
}

fn selected(desk: &Desk) -> String {
    let (start, end) = desk.session().selected_range();
    let line = desk.session().speech().line(start.place).expect("a line");
    assert_eq!(start.place, end.place);
    line.slice(start.offset..end.offset).text().to_owned()
}

#[test]
fn what_is_typed_in_the_bar_is_gone_to_and_counted() {
    let mut desk = seeking("每一位同志");
    assert_eq!(selected(&desk), "每一位同志");
    assert!(desk.shows("1 / 2"), "the first of two");
    let first = desk.caret();
    desk.key(Key::Enter);
    assert!(desk.shows("2 / 2"));
    assert_ne!(desk.caret(), first);
    desk.keys(Modifiers::SHIFT, Key::Enter);
    assert_eq!(desk.caret(), first);
    desk.write("甲");
    let none = desk.texts().get("find-none").to_owned();
    assert!(desk.sees(&none));
}

#[test]
fn escape_closes_the_bar_and_leaves_the_match_selected_for_writing() {
    let mut desk = seeking("每一位同志");
    desk.key(Key::Escape);
    let name = desk.texts().get("find-sought").to_owned();
    assert!(!desk.sees(&name));
    assert_eq!(selected(&desk), "每一位同志");
    desk.write("全体同仁");
    assert!(desk.manuscript().contains("全体同仁"));
}

#[test]
fn f3_leads_on_with_the_bar_open_or_closed() {
    let mut desk = seeking("每一位同志");
    let first = desk.caret();
    desk.key(Key::F3);
    let second = desk.caret();
    assert_ne!(first, second);
    desk.key(Key::Escape);
    desk.key(Key::F3);
    assert_eq!(desk.caret(), first);
    desk.keys(Modifiers::SHIFT, Key::F3);
    assert_eq!(desk.caret(), second);
    assert_eq!(selected(&desk), "每一位同志");
}

#[test]
fn f3_without_anything_sought_opens_the_bar() {
    let mut desk = Desk::with_review();
    desk.key(Key::F3);
    let name = desk.texts().get("find-sought").to_owned();
    assert!(desk.sees(&name));
}

#[test]
fn words_that_are_selected_are_sought_without_being_typed() {
    let mut desk = Desk::with_review();
    let (from, to) = (
        desk.position_of("每一位同志", false),
        desk.position_of("每一位同志", true),
    );
    desk.select(from, to);
    desk.keys(CTRL, Key::F);
    assert!(desk.shows("1 / 2"));
    desk.key(Key::Enter);
    assert_eq!(selected(&desk), "每一位同志");
}

#[test]
fn a_composition_is_sought_when_it_is_committed() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL, Key::F);
    desk.preedit("mei yi wei");
    assert!(!desk.shows("1 / 2"));
    desk.compose("mei yi wei", "每一位同志");
    assert!(desk.shows("1 / 2"));
}

#[test]
fn an_expression_that_is_wrong_says_where() {
    let mut desk = seeking("三(件");
    let expression = desk.texts().get("find-expression").to_owned();
    let none = desk.texts().get("find-none").to_owned();
    assert!(desk.sees(&none));
    desk.press(&expression);
    let what = desk.texts().get("find-error-unclosed-group").to_owned();
    let at = desk
        .texts()
        .with("find-error-at", &[("at", 2.into()), ("what", what.into())]);
    assert!(desk.sees(&at), "{at}");
}

#[test]
fn one_is_replaced_after_the_other() {
    let mut desk = seeking("每一位同志");
    desk.keys(CTRL, Key::H);
    desk.write("全体同仁");
    desk.key(Key::Enter);
    assert_eq!(desk.manuscript().matches("全体同仁").count(), 1);
    assert_eq!(selected(&desk), "每一位同志", "the next is gone to");
    desk.key(Key::Enter);
    assert_eq!(desk.manuscript().matches("全体同仁").count(), 2);
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.manuscript().matches("全体同仁").count(), 1);
}

#[test]
fn all_is_listed_first_and_undone_as_one() {
    let mut desk = seeking("每一位同志");
    let before = desk.manuscript();
    desk.keys(CTRL, Key::H);
    desk.write("全体同仁");
    let all = desk.texts().get("find-replace-all").to_owned();
    desk.press(&all);
    assert_eq!(
        desk.manuscript(),
        before,
        "nothing is done before it is confirmed"
    );
    let accept = desk.texts().with("replace-accept", &[("count", 2.into())]);
    desk.press(&accept);
    assert_eq!(desk.manuscript(), before.replace("每一位同志", "全体同仁"));
    let told = desk.texts().with("notice-replaced", &[("count", 2.into())]);
    assert!(desk.notices().contains(&told), "{:?}", desk.notices());
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.manuscript(), before);
}

#[test]
fn what_is_left_out_of_the_list_stays() {
    let mut desk = seeking("每一位同志");
    let before = desk.manuscript();
    desk.keys(CTRL, Key::H);
    desk.write("全体同仁");
    let all = desk.texts().get("find-replace-all").to_owned();
    desk.press(&all);
    let entry = desk.texts().with(
        "replace-entry",
        &[
            ("found", "每一位同志".into()),
            ("with", "全体同仁".into()),
            ("line", "".into()),
            ("name", "".into()),
        ],
    );
    let entry = entry.trim_end_matches("（）").to_owned();
    desk.press_starting_with(&entry);
    let accept = desk.texts().with("replace-accept", &[("count", 1.into())]);
    desk.press(&accept);
    assert_eq!(desk.manuscript(), before.replacen("每一位同志", "全体同仁", 1));
}

#[test]
fn numbering_is_found_but_stays() {
    let mut desk = seeking("（一）");
    desk.keys(CTRL, Key::H);
    let why = desk.texts().get("find-obstacle-generated").to_owned();
    assert!(desk.sees(&why));
    desk.write("第一");
    let all = desk.texts().get("find-replace-all").to_owned();
    let before = desk.manuscript();
    desk.press(&all);
    let accept = desk.texts().with("replace-accept", &[("count", 0.into())]);
    desk.press(&accept);
    assert_eq!(desk.manuscript(), before);
    desk.key(Key::Escape);
    assert!(!desk.sees(&accept));
}

#[test]
fn values_of_fields_are_replaced_where_values_are_sought() {
    let mut speech = review();
    "市档案馆".clone_into(&mut speech.information.occasion);
    let mut desk = Desk::open(&speech);
    desk.keys(CTRL, Key::H);
    desk.write("档案馆");
    let scope = desk.texts().get("find-scope").to_owned();
    let values = desk.texts().get("find-in-values").to_owned();
    desk.press(&scope);
    desk.press(&values);
    let with = desk.texts().get("find-with").to_owned();
    desk.focus_field(&with);
    desk.write("图书馆");
    let all = desk.texts().get("find-replace-all").to_owned();
    desk.press(&all);
    let accept = desk.texts().with("replace-accept", &[("count", 1.into())]);
    desk.press(&accept);
    assert_eq!(desk.session().speech().information.occasion, "市图书馆");
}

#[test]
fn what_is_written_while_the_bar_is_open_is_found_in_the_same_frame() {
    let mut desk = seeking("每一位同志");
    desk.put_caret_behind("每一位同志");
    assert!(desk.shows("1 / 2") || desk.shows("2 处"));
    let (one, _) = desk.frame([Event::Text("每一位同志".to_owned())]);
    let count = desk.texts().with("find-count", &[("count", 3.into())]);
    assert!(desk.sees(&count), "the count follows");
    let (other, _) = desk.frame([]);
    assert_eq!(one, other, "another frame would show the same");
}

#[test]
fn the_outline_counts_what_its_sections_hold() {
    let mut desk = seeking("每一位同志");
    let found = desk.texts().with("find-count", &[("count", 1.into())]);
    assert!(desk.describes(&found), "{found}");
    desk.key(Key::Escape);
    assert!(!desk.describes(&found));
}
