//! Writing in the manuscript: paragraphs and sections made and merged by Enter and Backspace, the input method,
//! pasting and copying, and undo through all of it.

use egui::Key;
use speechwright::model::TextPlace;

use crate::desk::{CTRL, CTRL_SHIFT, Desk};

#[test]
fn what_is_typed_goes_where_the_caret_is_and_is_undone_in_one_step() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    desk.write("今天");
    desk.write("上午");
    assert!(desk.manuscript().contains("，今天上午为的是办三件事"));
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.manuscript(), before);
    desk.keys(CTRL, Key::Y);
    assert!(desk.manuscript().contains("，今天上午为的是办三件事"));
}

#[test]
fn a_composition_reaches_the_speech_when_it_is_committed_and_not_before() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    desk.preedit("ni hao");
    assert_eq!(desk.manuscript(), before);
    assert!(!desk.session().is_unsaved());
    desk.compose("ni hao", "你好");
    assert!(desk.manuscript().contains("，你好为的是办三件事"));
    desk.compose("xie xie", "谢谢");
    desk.keys(CTRL, Key::Z);
    assert_eq!(
        desk.manuscript(),
        before,
        "commits that follow each other are one step"
    );
}

#[test]
fn a_composition_given_up_leaves_nothing_behind() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    desk.preedit("ni hao");
    let information = desk.texts().get("helper-information").to_owned();
    desk.press(&information);
    assert_eq!(desk.manuscript(), before);
    desk.put_caret_before("为的是办三件事");
    desk.write("好");
    assert!(desk.manuscript().contains("，好为的是"), "{}", desk.manuscript());
}

#[test]
fn enter_makes_a_paragraph_in_a_body() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("刚才，");
    desk.key(Key::Enter);
    desk.write("其后，");
    assert!(desk.manuscript().contains("打法。\n其后，刚才，"));
    desk.keys(CTRL, Key::Z);
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("打法。刚才，"));
}

#[test]
fn enter_in_the_title_goes_to_the_text_and_adds_nothing() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("上的讲话");
    desk.key(Key::Enter);
    assert_eq!(desk.manuscript(), before);
    assert_eq!(
        desk.caret().place.section(),
        desk.session().speech().sections.reading_order().first().copied()
    );
}

#[test]
fn enter_in_a_heading_on_its_own_line_begins_the_text_under_it() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("对下半年工作提");
    desk.key(Key::Enter);
    let place = desk.caret().place;
    assert!(matches!(place, TextPlace::Body(_, 0)), "{place:?}");
    assert_eq!(desk.line(place), "五点要求");
    desk.keys(CTRL, Key::Z);
    assert!(
        desk.outline()
            .iter()
            .any(|row| row == "下面对下半年工作提五点要求")
    );
}

#[test]
fn enter_in_a_run_in_heading_ends_it() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("敢碰");
    desk.key(Key::Enter);
    let place = desk.caret().place;
    assert!(desk.line(place).starts_with("硬。硬骨头"), "{}", desk.line(place));
    assert!(desk.outline().contains(&"二是敢碰".to_owned()));
}

#[test]
fn backspace_at_the_start_of_a_section_merges_it_into_the_one_before() {
    let mut desk = Desk::with_review();
    let before = desk.outline();
    desk.put_caret_before("要当好服务群众的勤务员");
    desk.key(Key::Backspace);
    let after = desk.outline();
    assert_eq!(after.len(), before.len() - 1);
    assert!(
        after.contains(&"（三）要当好真抓实干的老黄牛".to_owned()),
        "{after:?}"
    );
    assert!(
        desk.manuscript()
            .contains("必须有结果。要当好服务群众的勤务员。群众上门一趟")
    );
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.outline(), before);
}

#[test]
fn backspace_at_the_start_of_a_paragraph_joins_it() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("刚才，");
    desk.key(Key::Enter);
    desk.key(Key::Backspace);
    assert_eq!(desk.manuscript(), before);
}

#[test]
fn delete_at_the_end_of_a_section_draws_the_next_one_in() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("前必须有结果。");
    desk.key(Key::Delete);
    assert!(desk.manuscript().contains("必须有结果。要当好服务群众的勤务员"));
    desk.keys(CTRL, Key::Z);
    assert!(
        desk.outline()
            .contains(&"（三）要当好服务群众的勤务员".to_owned())
    );
}

#[test]
fn backspace_takes_a_field_as_a_whole() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("，为的是办三件事");
    desk.key(Key::Backspace);
    assert!(desk.manuscript().contains("开这次，为的是办三件事"));
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("开这次会议名称，为的是"));
}

#[test]
fn deletion_across_sections_keeps_the_first_heading_and_joins_the_rest() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_behind("靠老本吃不了几年。");
    let start = desk.caret();
    let end = desk.position_of("我们多想一步", false);
    desk.select(start, end);
    desk.key(Key::Delete);
    let outline = desk.outline();
    assert!(
        desk.manuscript().contains("靠老本吃不了几年。我们多想一步"),
        "{}",
        desk.manuscript()
    );
    assert!(outline.contains(&"（一）要当好勤学善思的领跑者".to_owned()));
    assert!(
        outline.contains(&"（二）要当好真抓实干的老黄牛".to_owned()),
        "{outline:?}"
    );
    desk.keys(CTRL, Key::Z);
    assert_eq!(desk.manuscript(), before, "one undo");
}

#[test]
fn control_enter_makes_the_next_sibling_with_its_number() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("守门先守己。");
    desk.keys(CTRL, Key::Enter);
    desk.write("要当好新的人");
    assert!(
        desk.outline().contains(&"（六）要当好新的人".to_owned()),
        "{:?}",
        desk.outline()
    );
}

#[test]
fn tab_goes_to_the_next_unfilled_field_and_its_value_is_typed_there() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("开这次");
    desk.key(Key::Tab);
    desk.write("上半年工作总结会议");
    desk.key(Key::Enter);
    assert!(
        desk.manuscript().contains("开这次上半年工作总结会议，"),
        "{}",
        desk.manuscript()
    );
    assert!(
        desk.manuscript().starts_with("在单位上半年工作总结会议上的讲话"),
        "everywhere at once"
    );
}

#[test]
fn a_typed_label_is_offered_as_a_section_and_taken_by_tab() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("随时推门进来看。");
    desk.key(Key::Enter);
    desk.write("（六）");
    assert!(desk.sees("（六）"));
    assert!(desk.session().offer().is_some());
    desk.key(Key::Tab);
    desk.write("要当好接班人");
    assert!(
        desk.outline().contains(&"（六）要当好接班人".to_owned()),
        "{:?}",
        desk.outline()
    );
    assert!(!desk.manuscript().contains("（六）（六）"));
}

#[test]
fn a_paste_keeps_paragraphs_and_control_shift_v_takes_plain_text() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.paste("第一句。\r\n　　第二句，");
    assert!(
        desk.manuscript().contains("，第一句。\n第二句，为的是"),
        "{}",
        desk.manuscript()
    );
    desk.keys(CTRL, Key::Z);
    assert!(desk.manuscript().contains("会议名称，为的是"));
}

#[test]
fn copied_sections_come_back_with_structure_and_as_text_elsewhere() {
    let mut desk = Desk::with_review();
    let start = desk.position_of("要当好勤学善思的领跑者", false);
    let end = desk.position_of("要当好攻坚克难的突击手", false);
    desk.select(start, end);
    desk.event(egui::Event::Copy);
    let text = desk.clipboard.last().cloned().unwrap_or_default();
    assert!(
        text.starts_with("（一）要当好勤学善思的领跑者。业务天天在变"),
        "{text}"
    );
    desk.put_caret_behind("守门先守己。越是手里有点权的岗位，越要经得起随时推门进来看。");
    desk.paste(&text);
    let outline = desk.outline();
    assert_eq!(
        outline
            .iter()
            .filter(|row| row.ends_with("勤学善思的领跑者"))
            .count(),
        2,
        "{outline:?}"
    );
    assert!(
        outline.contains(&"（六）要当好勤学善思的领跑者".to_owned()),
        "{outline:?}"
    );
    desk.keys(CTRL, Key::Z);
    desk.asked.clear();
    desk.keys(CTRL_SHIFT, Key::V);
    assert!(desk.asked.contains(&egui::ViewportCommand::RequestPaste));
    desk.paste(&text);
    assert_eq!(desk.outline().len(), outline.len() - 1, "as plain text");
    assert!(
        desk.manuscript()
            .contains("推门进来看。（一）要当好勤学善思的领跑者。")
    );
}

#[test]
fn unreadable_clipboard_content_leaves_the_text_as_it_was() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    desk.paste("");
    assert_eq!(desk.manuscript(), before);
}

#[test]
fn unusual_characters_are_taken_in_whole() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    let unusual = "甲\0乙\u{202E}丙\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}e\u{301}𠮷";
    desk.paste(unusual);
    assert!(desk.manuscript().contains(unusual));
    desk.key(Key::Backspace);
    desk.key(Key::Backspace);
    assert!(desk.manuscript().contains("\u{1F467}为的是"), "by graphemes");
    desk.key(Key::Backspace);
    assert!(desk.manuscript().contains("丙为的是"), "a family goes as one");
}

#[test]
fn a_click_that_is_over_within_a_frame_puts_the_caret_there() {
    let mut desk = Desk::with_review();
    desk.click_at(egui::pos2(720.0, 330.0));
    let place = desk.caret().place;
    assert!(matches!(place, TextPlace::Body(_, 0)), "{place:?}");
    desk.write("好");
    assert!(desk.line(place).contains('好'));
}

#[test]
fn undo_does_not_overtake_what_was_typed_or_pasted_before_it() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    for earlier in [
        egui::Event::Text("今天".to_owned()),
        egui::Event::Paste("今天".to_owned()),
    ] {
        desk.at_once([
            earlier,
            egui::Event::Key {
                key: Key::Z,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: CTRL,
            },
        ]);
        assert_eq!(desk.manuscript(), before);
    }
}

#[test]
fn enter_behind_a_new_run_in_heading_leads_to_its_text() {
    let mut desk = Desk::with_review();
    desk.put_caret_behind("随时推门进来看。");
    desk.keys(CTRL, Key::Enter);
    desk.write("要当好新的人");
    desk.key(Key::Enter);
    desk.write("从今天起。");
    assert!(
        desk.manuscript().contains("（六）要当好新的人。从今天起。"),
        "{}",
        desk.manuscript()
    );
}

#[test]
fn a_letter_behind_alt_is_for_menus_and_not_for_the_text() {
    let mut desk = Desk::with_review();
    let before = desk.manuscript();
    desk.put_caret_before("为的是办三件事");
    desk.at_once([
        egui::Event::ModifiersChanged(egui::Modifiers::ALT),
        egui::Event::Text("f".to_owned()),
    ]);
    desk.at_once([egui::Event::ModifiersChanged(egui::Modifiers::NONE)]);
    assert_eq!(desk.manuscript(), before);
}

#[test]
fn escape_from_a_field_leaves_the_caret_behind_it() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("开这次");
    desk.key(Key::Tab);
    desk.key(Key::Escape);
    desk.write("，");
    assert!(
        desk.manuscript().contains("开这次会议名称，，为的是"),
        "{}",
        desk.manuscript()
    );
}

#[test]
fn a_click_here_and_a_double_click_there_take_a_word_and_no_paragraph() {
    let mut desk = Desk::with_review();
    let button = |x: f32, y: f32, pressed: bool| egui::Event::PointerButton {
        pos: egui::pos2(x, y),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: egui::Modifiers::NONE,
    };
    desk.at_once([egui::Event::PointerMoved(egui::pos2(620.0, 330.0))]);
    let mut events = Vec::new();
    for (x, y) in [(620.0, 330.0), (720.0, 364.0), (720.0, 364.0)] {
        events.push(egui::Event::PointerMoved(egui::pos2(x, y)));
        events.extend([button(x, y, true), button(x, y, false)]);
    }
    desk.at_once(events);
    let (start, end) = desk.session().selected_range();
    let selected = end.offset - start.offset;
    assert!((1..=12).contains(&selected), "a word, not {selected} bytes");
}
