//! The time budget and numbers that announce, as a writer works with them.

use egui::Key;
use speechwright::model::{Edit, SectionProperty};
use speechwright::store::InterfaceLanguage;

use crate::desk::{CTRL, Desk, review};

#[test]
fn a_speech_is_fitted_to_a_time_in_one_step_and_by_keyboard() {
    let mut desk = Desk::with_review();
    let before = desk.session().speech().clone();
    desk.choose("menu-section", "command-fit-time");
    let note = desk.texts().get("fit-note").to_owned();
    assert!(desk.sees(&note));
    desk.keys(CTRL, Key::A);
    desk.write("14");
    assert_eq!(*desk.session().speech(), before, "it only shows what would be");
    desk.key(Key::Enter);
    assert_eq!(desk.session().speech().information.minutes, Some(14));
    assert!(!desk.sees(&note));
    let budget = desk.session().budget();
    assert!(budget.planned.plus(budget.unplanned) <= budget.whole.expect("a time"));
    assert!(budget.overcommitted.is_nothing());
    desk.keys(CTRL, Key::Z);
    assert_eq!(*desk.session().speech(), before);
}

#[test]
fn what_is_to_be_cut_is_told_for_each_section() {
    for (language, cut) in [
        (InterfaceLanguage::Chinese, "，删 "),
        (InterfaceLanguage::English, "change: cut "),
    ] {
        let mut speech = review();
        for section in speech.sections.reading_order() {
            let property = SectionProperty::Target(None);
            let edit = Edit::SetProperty { section, property };
            edit.apply(&mut speech).expect("no target");
        }
        let mut desk = Desk::open_in(&speech, language, [1440.0, 900.0]);
        desk.choose("menu-section", "command-fit-time");
        desk.keys(CTRL, Key::A);
        desk.write("1");
        assert!(desk.sees(cut), "a speech of several minutes");
    }
}

#[test]
fn tab_binds_a_number_to_what_it_announces() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("提五点");
    let offer = desk.texts().get("manuscript-offer-count").to_owned();
    assert!(desk.sees(&offer), "it is offered");
    desk.key(Key::Tab);
    assert!(!desk.sees(&offer));
    assert!(desk.manuscript().contains("提五点要求"));
    desk.put_caret_before("要当好攻坚克难的突击手");
    desk.choose("menu-section", "command-delete-section");
    assert!(desk.manuscript().contains("提四点要求"), "{}", desk.manuscript());
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("提五点要求"));
    desk.keys(CTRL, Key::Z);
    desk.put_caret_behind("提五点");
    assert!(desk.sees(&offer), "it is text again");
}
