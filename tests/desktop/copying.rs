//! The clipboard between this and another program, both ways.

use crate::desk::Desktop;

fn desk_with_review(name: &'static str) -> Desktop {
    let mut desk = Desktop::start(name);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn text_from_another_program_is_pasted_with_its_paragraphs() {
    let mut desk = desk_with_review("paste");
    desk.copy_elsewhere("第一句。\n第二句，");
    desk.keys("ctrl+v");
    desk.manuscript_with("第二句，为的是办三件事");
    let text = desk.manuscript_with("第一句。").text.unwrap_or_default();
    assert!(!text.contains("第一句。第二句"), "two paragraphs: {text}");
    desk.shot("pasted");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn another_program_pastes_labels_and_values_as_text() {
    let mut desk = desk_with_review("copy");
    desk.keys("ctrl+a ctrl+c");
    let text = desk.paste_elsewhere("the whole speech on the clipboard", |text| {
        text.contains("同志们：")
    });
    for part in ["一是", "（五）", "首先", "为的是办三件事"] {
        assert!(text.contains(part), "{part:?} in {text:?}");
    }
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_double_click_takes_a_chinese_word() {
    let mut desk = desk_with_review("copy-word");
    let place = desk.place_of_text("队伍靠得住");
    desk.double_click((place.x + 4, place.centre().1));
    desk.keys("ctrl+c");
    assert_eq!(
        desk.paste_elsewhere("a word on the clipboard", |text| !text.is_empty()),
        "队伍"
    );
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn what_is_selected_is_pasted_with_the_middle_button_both_ways() {
    let mut desk = desk_with_review("primary");
    let place = desk.place_of_text("队伍靠得住");
    desk.double_click((place.x + 4, place.centre().1));
    desk.paste_selected_elsewhere("a word to paste with the middle button", |text| text == "队伍");
    desk.select_elsewhere("再说一句，");
    let place = desk.place_of_text("为的是办三件事");
    desk.click_middle((place.x + place.width / 4, place.centre().1));
    desk.manuscript_with("再说一句，为的是办三件事");
}
