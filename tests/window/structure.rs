//! Structure: sections moved, nested, renamed, deleted and renumbered, by menu, shortcut and outline.

use egui::{Key, Modifiers};
use speechwright::store::InterfaceLanguage;

use crate::desk::{ALT_SHIFT, CTRL, CTRL_SHIFT, Desk, review};

const SECOND: &str = "要当好攻坚克难的突击手";

#[test]
fn a_requirement_moves_up_and_every_number_follows() {
    let mut desk = Desk::with_review();
    let before = desk.outline();
    desk.put_caret_before(SECOND);
    desk.keys(ALT_SHIFT, Key::ArrowUp);
    let after = desk.outline();
    assert!(after.contains(&format!("（一）{SECOND}")), "{after:?}");
    assert!(after.contains(&"（二）要当好勤学善思的领跑者".to_owned()));
    assert!(desk.manuscript().contains(&format!("（一）{SECOND}。上半年")));
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.outline(), before);
    desk.keys(CTRL, Key::Y);
    assert_eq!(desk.outline(), after);
}

#[test]
fn sections_nest_and_come_out_again() {
    let mut desk = Desk::with_review();
    let before = desk.outline();
    desk.put_caret_before(SECOND);
    let id = desk.session().current_section().expect("a section");
    desk.keys(ALT_SHIFT, Key::ArrowRight);
    assert_eq!(desk.session().speech().sections.level(id), 3);
    desk.keys(ALT_SHIFT, Key::ArrowLeft);
    assert_eq!(desk.session().speech().sections.level(id), 2);
    desk.keys(CTRL, Key::Z);
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.outline(), before);
}

#[test]
fn what_cannot_stand_somewhere_is_refused_in_words() {
    for (language, words) in [
        (InterfaceLanguage::Chinese, "只能放在最外层"),
        (InterfaceLanguage::English, "top level"),
    ] {
        let mut desk = Desk::open_in(&review(), language, [1440.0, 900.0]);
        let before = desk.outline();
        desk.put_caret_before("同志们，上半年的收成");
        desk.keys(ALT_SHIFT, Key::ArrowRight);
        assert_eq!(desk.outline(), before);
        assert!(
            desk.notices().iter().any(|notice| notice.contains(words)),
            "{:?}",
            desk.notices()
        );
    }
}

#[test]
fn a_deleted_section_comes_back_by_the_notice() {
    let mut desk = Desk::with_review();
    let before = desk.outline();
    desk.put_caret_before(SECOND);
    desk.choose("menu-section", "command-delete-section");
    assert_eq!(desk.outline().len(), before.len() - 1);
    assert!(desk.notices().iter().any(|notice| notice.contains(SECOND)));
    let undo = desk.texts().get("button-undo").to_owned();
    desk.press(&undo);
    assert_eq!(desk.outline(), before);
    assert!(desk.notices().is_empty());
}

#[test]
fn a_group_changes_its_scheme_in_one_action() {
    let mut desk = Desk::with_review();
    desk.put_caret_before(SECOND);
    let numbering = desk.texts().get("menu-numbering").to_owned();
    let section = desk.texts().get("menu-section").to_owned();
    desk.press(&section);
    desk.press_starting_with(&numbering);
    desk.press("1. 2. 3.");
    let outline = desk.outline();
    assert!(
        outline.contains(&"1.要当好勤学善思的领跑者".to_owned())
            || outline.contains(&"1要当好勤学善思的领跑者".to_owned()),
        "{outline:?}"
    );
    assert!(
        desk.manuscript().contains("5.要当好清正廉洁的守门人。"),
        "{}",
        desk.manuscript()
    );
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("（五）要当好清正廉洁的守门人。"));
}

#[test]
fn a_row_is_renamed_in_place() {
    let mut desk = Desk::with_review();
    desk.put_caret_before(SECOND);
    desk.key(Key::F2);
    desk.keys(CTRL, Key::A);
    desk.write("要当好开路先锋");
    desk.key(Key::Enter);
    assert!(
        desk.outline().contains(&"（二）要当好开路先锋".to_owned()),
        "{:?}",
        desk.outline()
    );
    desk.keys(CTRL, Key::Z);
    assert!(desk.outline().contains(&format!("（二）{SECOND}")));
}

#[test]
fn children_copies_and_siblings_are_added() {
    let mut desk = Desk::with_review();
    let before = desk.outline().len();
    desk.put_caret_before("对下半年工作提五点要求");
    desk.keys(CTRL_SHIFT, Key::Enter);
    desk.write("要当好新人");
    assert!(
        desk.outline().contains(&"（六）要当好新人".to_owned()),
        "{:?}",
        desk.outline()
    );
    desk.keys(CTRL_SHIFT, Key::D);
    assert!(desk.outline().contains(&"（七）要当好新人".to_owned()));
    desk.choose("menu-section", "command-add-sibling");
    assert_eq!(desk.outline().len(), before + 3, "{:?}", desk.outline());
}

#[test]
fn a_click_in_the_outline_goes_there() {
    let mut desk = Desk::with_review();
    desk.press_starting_with(SECOND);
    let section = desk.session().current_section().expect("a section");
    assert_eq!(desk.session().speech().outline_name(section), SECOND);
    desk.write("好");
    assert!(
        desk.manuscript().contains("（二）好要当好攻坚克难"),
        "the manuscript has the keyboard"
    );
}

#[test]
fn the_kind_of_a_section_is_changed_by_the_menu() {
    let mut desk = Desk::with_review();
    desk.put_caret_before(SECOND);
    let (section, kind, custom) = (
        desk.texts().get("menu-section").to_owned(),
        desk.texts().get("menu-kind").to_owned(),
        desk.texts().get("kind-custom").to_owned(),
    );
    desk.press(&section);
    desk.press_starting_with(&kind);
    desk.press(&custom);
    let id = desk.session().current_section().expect("a section");
    let kind = desk
        .session()
        .speech()
        .sections
        .get(id)
        .map(|section| section.kind);
    assert_eq!(kind, Some(speechwright::model::SectionKind::Custom));
}

#[test]
fn undo_leads_back_through_text_structure_fields_and_information() {
    let mut desk = Desk::with_review();
    let before = desk.session().speech().clone();
    desk.put_caret_before("为的是办三件事");
    desk.write("甲");
    desk.keys(ALT_SHIFT, Key::ArrowDown);
    desk.keys(CTRL, Key::Enter);
    desk.write("乙");
    desk.put_caret_before("开这次");
    desk.key(Key::Tab);
    desk.write("总结会");
    desk.key(Key::Enter);
    desk.key(Key::Escape);
    desk.put_caret_before(SECOND);
    desk.keys(ALT_SHIFT, Key::ArrowUp);
    desk.keys(Modifiers::NONE, Key::Backspace);
    let after = desk.session().speech().clone();
    let mut steps = 0;
    while desk.session().undo_name().is_some() {
        desk.keys(CTRL, Key::Z);
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(*desk.session().speech(), before);
    assert!(!desk.session().is_unsaved(), "as it stands in the file");
    for _ in 0..steps {
        desk.keys(CTRL_SHIFT, Key::Z);
    }
    assert_eq!(*desk.session().speech(), after);
}
