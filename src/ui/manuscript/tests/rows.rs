//! Rows keep the Chinese line rules and tile their paragraph.

use proptest::prelude::*;

use super::super::rows::{break_rows, may_end_before};
use super::*;
use crate::text::line_breaks::break_opportunities;

fn rows(text: &str, width: f32) -> Vec<String> {
    let mut breaks = Vec::new();
    break_opportunities(text, &mut breaks);
    let advances: Vec<f32> = text
        .chars()
        .map(|c| if c.is_ascii() { 5.0 } else { 10.0 })
        .collect();
    let rows = break_rows(text, &breaks, &advances, (width - 2.0) * 10.0, width * 10.0);
    rows.iter()
        .map(|row| text[row.start..row.end].to_owned())
        .collect()
}

#[test]
fn rows_are_filled_and_marks_kept_from_their_edges() {
    assert_eq!(
        rows("今天这个会，任务有三项", 6.0),
        ["今天这个", "会，任务有三", "项"]
    );
    assert_eq!(rows("他说，“好。”吗", 5.0), ["他说，", "“好。”吗"]);
    assert_eq!(rows("甲乙（　丙）", 5.0), ["甲乙", "（　丙）"]);
    assert_eq!(rows("good morning all", 6.0), ["good ", "morning all"]);
}

#[test]
fn what_cannot_be_broken_is_broken_between_graphemes() {
    let family = "👨\u{200d}👩\u{200d}👧";
    let text = format!("{family}{family}");
    assert_eq!(rows(&text, 4.0).concat(), text);
    assert!(rows(&text, 4.0).iter().all(|row| row.ends_with('👧')));
    assert_eq!(rows("aaaaaaaaaa", 4.0), ["aaaa", "aaaaaa"]);
}

#[test]
fn an_empty_text_has_one_row() {
    assert_eq!(rows("", 5.0), [""]);
}

#[test]
fn no_row_of_a_set_paragraph_breaks_the_rules() {
    let text = "他说：“马上查”，就是（真的）马上查；见《办法》第三条——很好……“再问”！".repeat(9);
    let mut opening = section(1, SectionKind::Opening, Scheme::None, "", &[&text]);
    opening.body[0].push_field(UNIT);
    opening.body[0].push_text("，好。");
    let speech = speech_of(Language::Chinese, "题", vec![opening]);
    for width in [330.0, 410.0, 530.0, 640.0, 900.0] {
        let mut room = room_of(speech.clone());
        room.set_size(vec2(width, 600.0));
        room.run();
        let sheet = &room.state().view.sheet;
        let shown = &sheet.shown(2).unwrap().text;
        let measure = sheet.metrics().unwrap().measure;
        for row in &sheet.known_layout(2).unwrap().rows {
            assert!(row.width <= measure + 1.0);
            assert!(
                row.start == 0 || may_end_before(shown, row.start),
                "{}",
                &shown[row.start..row.end]
            );
        }
    }
}

#[test]
fn what_no_face_has_is_as_wide_in_its_row_as_it_is_drawn() {
    let text = "镕𠮷的𰻝，e\u{301}，עברית，😀。".repeat(12);
    let mut room = room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(1, SectionKind::Opening, Scheme::None, "", &[&text])],
    ));
    room.run();
    let view = &mut room.state_mut().view;
    let rows = view.sheet.known_layout(2).unwrap().rows.clone();
    let metrics = *view.sheet.metrics().unwrap();
    let shown = view.sheet.shown(2).unwrap().text.clone();
    let face = metrics.face(crate::model::ParagraphStyle::Body, fonts::Weight::Regular);
    for row in rows {
        let text = shown[row.start..row.end].to_owned();
        let drawn = room.ctx.fonts_mut(|fonts| {
            fonts
                .layout_no_wrap(text.clone(), face.clone(), egui::Color32::WHITE)
                .size()
                .x
        });
        assert!(
            drawn <= metrics.measure + 1.0,
            "{text}: {drawn} of {}",
            metrics.measure
        );
        assert!(
            (drawn - row.width).abs() < 6.0,
            "{text}: {drawn} instead of {}",
            row.width
        );
    }
}

#[test]
fn english_breaks_at_words() {
    let text = "We met every promise we made to the harbour this year. ".repeat(12);
    let mut room = room_of(speech_of(
        Language::English,
        "A harbour for everyone",
        vec![section(1, SectionKind::Opening, Scheme::None, "", &[&text])],
    ));
    room.run();
    let sheet = &room.state().view.sheet;
    let shown = &sheet.shown(2).unwrap().text;
    for row in &sheet.known_layout(2).unwrap().rows {
        assert!(row.end == shown.len() || shown[..row.end].ends_with(' '));
    }
}

proptest! {
    #[test]
    fn rows_tile_their_paragraph(text in "([一半年，。（）“”《》—… 　a-c👨\u{200d}]|\\PC){0,60}", width in 3.0f32..20.0) {
        let rows = rows(&text, width);
        prop_assert_eq!(rows.concat(), text.clone());
        prop_assert!(text.is_empty() || rows.iter().all(|row| !row.is_empty()));
    }

    #[test]
    fn rows_begin_and_end_as_they_may(
        text in "([一半年]{2,4}(，|。|：“|。”|（|）|《|》| |　|， |（　)?){0,20}", width in 8.0f32..20.0
    ) {
        let mut end = 0;
        for row in rows(&text, width) {
            prop_assert!(end == 0 || may_end_before(&text, end), "{}|{}", &text[..end], row);
            end += row.len();
        }
    }
}
