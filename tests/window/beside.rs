//! What is kept beside the text: to-dos, bookmarks, and the way back to where one was.

use egui::{Key, Modifiers};
use speechwright::model::SectionId;

use crate::desk::{ALT_SHIFT, CTRL, CTRL_SHIFT, Desk};

fn current(desk: &Desk) -> SectionId {
    desk.session().current_section().expect("a section")
}

fn todos(desk: &Desk, id: SectionId) -> Vec<(String, bool)> {
    let section = desk.session().speech().sections.get(id).expect("a section");
    let todo = |todo: &speechwright::model::Todo| (todo.text.clone(), todo.done);
    section.todos.iter().map(todo).collect()
}

#[test]
fn to_dos_are_added_beside_a_section_and_ticked_off_in_the_list_of_all() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let id = current(&desk);
    let add = desk.texts().get("todos-add").to_owned();
    desk.focus_field(&add);
    for text in ["核对数字", "问办公室"] {
        desk.write(text);
        desk.key(Key::Enter);
    }
    let open = |text: &str| (text.to_owned(), false);
    assert_eq!(todos(&desk, id), [open("核对数字"), open("问办公室")]);
    desk.key(Key::Escape);
    desk.keys(CTRL, Key::End);
    desk.keys(CTRL_SHIFT, Key::L);
    desk.press("核对数字");
    assert_eq!(todos(&desk, id)[0], ("核对数字".to_owned(), true));
    let remove = desk.texts().with("todos-remove", &[("todo", "问办公室".into())]);
    desk.press(&remove);
    assert_eq!(todos(&desk, id).len(), 1);
    for expected in [2, 2, 1, 0] {
        desk.keys(CTRL, Key::Z);
        assert_eq!(todos(&desk, id).len(), expected, "each is a step of its own");
    }
    assert!(!desk.manuscript().contains("核对数字"), "none of it is spoken");
}

#[test]
fn a_section_is_listed_by_how_far_it_has_come_and_opened_from_there() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let id = current(&desk);
    let done = desk.texts().get("status-done").to_owned();
    desk.press(&done);
    desk.keys(CTRL, Key::End);
    assert_ne!(current(&desk), id);
    desk.keys(CTRL_SHIFT, Key::L);
    let filter = format!("{} 1", desk.texts().get("status-done"));
    desk.press(&filter);
    let name = desk.session().speech().outline_name(id);
    desk.press(&name);
    assert_eq!(current(&desk), id);
}

#[test]
fn bookmarks_are_set_found_in_turn_and_taken_away() {
    let mut desk = Desk::with_review();
    desk.keys(CTRL_SHIFT, Key::F2);
    assert_eq!(desk.notices(), [desk.texts().get("notice-no-bookmark")]);
    let mut marked = Vec::new();
    for text in ["为的是办三件事", "要当好攻坚克难"] {
        desk.put_caret_before(text);
        desk.keys(CTRL, Key::F2);
        marked.push(current(&desk));
    }
    desk.keys(CTRL, Key::Home);
    for expected in [marked[0], marked[1], marked[0]] {
        desk.keys(CTRL_SHIFT, Key::F2);
        assert_eq!(current(&desk), expected);
    }
    desk.keys(CTRL, Key::F2);
    desk.keys(CTRL_SHIFT, Key::F2);
    desk.keys(CTRL_SHIFT, Key::F2);
    assert_eq!(current(&desk), marked[1], "the only one left");
}

#[test]
fn one_goes_back_to_where_one_was_and_forth_again() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let first = desk.caret();
    desk.put_caret_before("要当好攻坚克难");
    let second = desk.caret();
    desk.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.caret(), first);
    desk.write("又");
    desk.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(desk.caret(), second);
    desk.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.caret().place, first.place);
    desk.choose("menu-edit", "command-go-forward");
    assert_eq!(desk.caret(), second);
}

#[test]
fn the_keys_that_move_sections_do_not_lead_back() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.put_caret_before("要当好攻坚克难");
    let id = current(&desk);
    desk.keys(ALT_SHIFT, Key::ArrowRight);
    assert_eq!(desk.session().speech().sections.level(id), 3);
    assert_eq!(current(&desk), id);
}
