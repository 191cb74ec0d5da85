//! What is replaced while it is typed, and the signs that are hard to type.

use egui::Key;

use crate::desk::{CTRL, CTRL_SHIFT, Desk};

/// A desk with the caret behind the words about three things to do.
fn writing() -> Desk {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("为的是办三件事");
    desk
}

fn type_keys(desk: &mut Desk, keys: &str) {
    for key in keys.chars() {
        desk.write(&key.to_string());
    }
}

fn has(desk: &Desk, words: &str) -> bool {
    desk.manuscript().contains(&format!("为的是办三件事{words}："))
}

#[test]
fn keys_become_better_signs_and_one_backspace_brings_them_back() {
    for (keys, better) in [("--", "——"), ("...", "……"), ("\"", "“")] {
        let mut desk = writing();
        type_keys(&mut desk, keys);
        assert!(has(&desk, better), "{}", desk.manuscript());
        desk.key(Key::Backspace);
        assert!(has(&desk, keys), "{}", desk.manuscript());
        desk.key(Key::Backspace);
        assert!(has(&desk, &keys[1..]));
    }
}

#[test]
fn undo_takes_back_the_sign_before_what_was_typed() {
    let mut desk = writing();
    type_keys(&mut desk, "好--");
    desk.keys(CTRL, Key::Z);
    assert!(has(&desk, "好--"));
    desk.keys(CTRL, Key::Z);
    assert!(has(&desk, ""));
}

#[test]
fn what_is_pasted_or_comes_from_an_input_method_is_left_alone() {
    let mut desk = writing();
    desk.paste("--");
    assert!(has(&desk, "--"));
    desk.compose("--", "--");
    assert!(has(&desk, "----"));
    desk.preedit("..");
    desk.compose("...", "...");
    assert!(has(&desk, "----..."));
}

#[test]
fn each_can_be_switched_off() {
    let mut desk = writing();
    desk.choose("menu-edit", "command-typing-aids");
    let dashes = desk.texts().get("typing-dashes").to_owned();
    desk.press(&dashes);
    let done = desk.texts().get("button-ok").to_owned();
    desk.press(&done);
    assert!(!desk.app().settings().typing.dashes);
    type_keys(&mut desk, "--...");
    assert!(has(&desk, "--……"), "{}", desk.manuscript());
}

#[test]
fn a_sign_is_chosen_with_the_arrows_and_put_in_with_enter() {
    let mut desk = writing();
    desk.keys(CTRL_SHIFT, Key::M);
    desk.key(Key::Enter);
    assert!(has(&desk, "——"), "{}", desk.manuscript());
    desk.keys(CTRL_SHIFT, Key::M);
    desk.key(Key::ArrowRight);
    desk.key(Key::Enter);
    assert!(has(&desk, "——……"), "{}", desk.manuscript());
    desk.write("好");
    assert!(has(&desk, "——……好"), "the text has the keyboard again");
}

#[test]
fn a_pair_goes_around_what_is_selected() {
    let mut desk = Desk::with_review();
    let (from, to) = (
        desk.position_of("三件事", false),
        desk.position_of("三件事", true),
    );
    desk.select(from, to);
    desk.choose("menu-edit", "command-characters");
    desk.press("《》");
    assert!(
        desk.manuscript().contains("为的是办《三件事》："),
        "{}",
        desk.manuscript()
    );
}

#[test]
fn escape_closes_the_signs_and_leaves_the_text_as_it_is() {
    let mut desk = writing();
    let before = desk.manuscript();
    desk.keys(CTRL_SHIFT, Key::M);
    assert!(desk.shows("《》"));
    desk.key(Key::Escape);
    assert!(!desk.shows("《》"));
    assert_eq!(desk.manuscript(), before);
    desk.write("好");
    assert!(has(&desk, "好"));
}
