//! The scenes, by the part of the window that they show.

use crate::comparing::check;
use crate::scene::Scene;

mod budget;
mod dialogs;
mod editor;
mod find;
mod gallery;
mod help;
mod helper;
mod manual;
mod manuscript;
mod menus;
mod notices;
mod outline;
mod safety;
mod start;
mod typing;
mod views;
mod workshop;

/// All of them, in the order of the tests that compare them with those of OpenGL.
pub const ALL: [&[Scene]; 17] = [
    start::SCENES,
    editor::SCENES,
    manuscript::SCENES,
    outline::SCENES,
    budget::SCENES,
    helper::SCENES,
    menus::SCENES,
    dialogs::SCENES,
    notices::SCENES,
    safety::SCENES,
    views::SCENES,
    find::SCENES,
    typing::SCENES,
    gallery::SCENES,
    workshop::SCENES,
    help::SCENES,
    manual::SCENES,
];

#[test]
fn the_start_page_looks_as_kept() {
    check(start::SCENES);
}

#[test]
fn the_editor_looks_as_kept() {
    check(editor::SCENES);
}

#[test]
fn writing_looks_as_kept() {
    check(manuscript::SCENES);
}

#[test]
fn the_outline_looks_as_kept() {
    check(outline::SCENES);
}

#[test]
fn budgets_look_as_kept() {
    check(budget::SCENES);
}

#[test]
fn the_helper_looks_as_kept() {
    check(helper::SCENES);
}

#[test]
fn menus_looks_as_kept() {
    check(menus::SCENES);
}

#[test]
fn dialogs_looks_as_kept() {
    check(dialogs::SCENES);
}

#[test]
fn notices_looks_as_kept() {
    check(notices::SCENES);
}

#[test]
fn safety_looks_as_kept() {
    check(safety::SCENES);
}

#[test]
fn ways_of_seeing_look_as_kept() {
    check(views::SCENES);
}

#[test]
fn finding_looks_as_kept() {
    check(find::SCENES);
}

#[test]
fn typing_and_counting_look_as_kept() {
    check(typing::SCENES);
}

#[test]
fn the_gallery_looks_as_kept() {
    check(gallery::SCENES);
}

#[test]
fn the_workshop_looks_as_kept() {
    check(workshop::SCENES);
}

#[test]
fn the_help_looks_as_kept() {
    check(help::SCENES);
}

#[test]
fn the_pictures_of_the_manual_are_as_kept() {
    check(manual::SCENES);
}
