//! The headings of a group side by side: reworded, moved, and measured by a frame.

use egui::{Key, Modifiers};
use speechwright::model::{SectionId, TextPlace};

use crate::desk::{CTRL, CTRL_SHIFT, Desk};

const SECOND: &str = "要当好攻坚克难的突击手";

/// The window with the table open at the requirements.
fn desk() -> Desk {
    let mut desk = Desk::with_review();
    desk.put_caret_before(SECOND);
    desk.keys(CTRL_SHIFT, Key::B);
    desk
}

fn edit_second(desk: &mut Desk) {
    let heading = format!("（二）{SECOND}");
    let name = desk
        .texts()
        .with("siblings-edit-named", &[("heading", heading.into())]);
    desk.press(&name);
}

fn group(desk: &Desk) -> Vec<SectionId> {
    let tree = &desk.session().speech().sections;
    tree.group(desk.session().current_section().expect("a section"))
}

fn heading(desk: &Desk, id: SectionId) -> String {
    desk.line(TextPlace::Heading(id))
}

#[test]
fn headings_are_reworded_one_after_the_other() {
    let mut desk = desk();
    let group = group(&desk);
    edit_second(&mut desk);
    desk.write("们");
    assert_eq!(heading(&desk, group[1]), format!("{SECOND}们"));
    assert!(desk.manuscript().contains(&format!("（二）{SECOND}们。")));
    desk.key(Key::Enter);
    desk.write("呀");
    assert!(heading(&desk, group[2]).ends_with('呀'));
    desk.key(Key::ArrowUp);
    desk.write("！");
    assert_eq!(heading(&desk, group[1]), format!("{SECOND}们！"));
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::Z);
    assert_eq!(heading(&desk, group[1]), format!("{SECOND}们"));
    desk.write("正文");
    assert!(
        !heading(&desk, group[2]).contains("正文"),
        "the manuscript has the keyboard again"
    );
}

#[test]
fn what_an_input_method_composes_in_a_heading_stays_out_of_the_speech() {
    let mut desk = desk();
    let id = group(&desk)[1];
    edit_second(&mut desk);
    desk.preedit("ren");
    assert_eq!(heading(&desk, id), SECOND);
    desk.compose("ren", "人");
    assert_eq!(heading(&desk, id), format!("{SECOND}人"));
}

#[test]
fn a_heading_is_moved_while_it_is_edited_but_not_out_of_its_group() {
    let mut desk = desk();
    let before = group(&desk);
    edit_second(&mut desk);
    desk.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(group(&desk)[..2], [before[1], before[0]]);
    desk.write("们");
    assert_eq!(
        heading(&desk, before[1]),
        format!("{SECOND}们"),
        "it is still edited"
    );
    desk.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(group(&desk)[..2], [before[1], before[0]]);
    assert_eq!(group(&desk).len(), before.len());
}

#[test]
fn a_frame_marks_what_breaks_it_and_stands_in_empty_headings() {
    let mut desk = desk();
    let name = desk.texts().get("siblings-frame").to_owned();
    let group = group(&desk);
    assert!(!desk.sees("要争做…"));
    desk.focus_field(&name);
    desk.write("要当好…的X");
    assert_eq!(frame(&desk, group[0]), "", "only what is entered counts");
    desk.key(Key::Enter);
    assert_eq!(frame(&desk, group[0]), "要当好…的X");
    assert_eq!(frame(&desk, group[3]), "要当好…的X");
    edit_second(&mut desk);
    desk.keys(CTRL, Key::A);
    desk.write("要能打硬仗");
    desk.key(Key::Escape);
    let name = "（二）要能打硬仗";
    let name = desk
        .texts()
        .with("siblings-edit-named", &[("heading", name.into())]);
    desk.press(&name);
    desk.keys(CTRL, Key::A);
    desk.key(Key::Delete);
    assert!(
        desk.manuscript().contains("（二）要当好…的…"),
        "{}",
        desk.manuscript()
    );
}

fn frame(desk: &Desk, id: SectionId) -> String {
    let section = desk.session().speech().sections.get(id).expect("a section");
    section.frame.clone()
}

#[test]
fn a_frame_without_a_gap_is_refused_in_words() {
    let mut desk = desk();
    let name = desk.texts().get("siblings-frame").to_owned();
    let group = group(&desk);
    desk.focus_field(&name);
    desk.write("要当好");
    let refusal = desk.texts().get("siblings-frame-impossible").to_owned();
    assert!(desk.sees(&refusal));
    desk.key(Key::Enter);
    assert_eq!(frame(&desk, group[0]), "");
    assert!(desk.sees(&refusal));
}

#[test]
fn the_table_is_remembered_and_closed_from_within() {
    let desk = desk();
    let folder = desk.into_folder();
    let mut desk = Desk::in_folder(
        folder,
        speechwright::store::InterfaceLanguage::Chinese,
        [1440.0, 900.0],
        None,
    );
    assert!(desk.app().settings().views.siblings);
    desk.keys(CTRL, Key::N);
    assert!(desk.app().settings().views.siblings);
}
