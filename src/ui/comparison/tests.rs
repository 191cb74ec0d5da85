use egui::{ThemePreference, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::model::{Inline, Section, SectionId, SectionKind, SectionTree, Subtree};
use crate::ui::fonts::{self, Marks};
use crate::ui::i18n;
use crate::ui::theme;

fn speech(paragraphs: &[String]) -> Speech {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.byline = false;
    let mut section = Section::new(SectionId(1), SectionKind::Custom);
    section.body = paragraphs.iter().map(|text| Inline::from_text(text)).collect();
    speech.sections = SectionTree::from_roots(vec![Subtree::leaf(section)]).expect("one section");
    speech
}

/// Thirty paragraphs of which the third and the twentieth are changed.
fn versions() -> (Speech, Speech) {
    let before: Vec<String> = (1..=30)
        .map(|number| format!("第{number}段讲的是抓落实的事"))
        .collect();
    let mut after = before.clone();
    after[2] = "第3段讲的是抓关键的事".to_owned();
    after[19].push_str("，还加了一句");
    (speech(&before), speech(&after))
}

fn shown(width: f32, before: Speech, after: Speech) -> Harness<'static, Option<Comparison>> {
    let mut given = Some((before, after));
    let mut harness = Harness::builder()
        .with_size(vec2(width, 600.0))
        .with_max_steps(400)
        .build_ui_state(
            move |ui, comparison: &mut Option<Comparison>| {
                fonts::install(ui.ctx(), Marks::Chinese);
                theme::apply(ui.ctx(), ThemePreference::Light, true);
                let texts = Texts::new(i18n::Language::Chinese);
                let ctx = ui.ctx().clone();
                if let Some((before, after)) = given.take() {
                    let side = |name: &str, speech| Side {
                        name: name.to_owned(),
                        speech,
                    };
                    *comparison = Some(Comparison::new(side("原来", before), side("现在", after), &ctx));
                }
                if let Some(comparison) = comparison {
                    comparison.ui(ui, 560.0, &texts);
                }
            },
            None,
        );
    harness.run();
    harness
}

#[test]
fn only_what_changed_is_shown_with_a_paragraph_around_it() {
    let (before, after) = versions();
    for width in [1000.0, 400.0] {
        let harness = shown(width, before.clone(), after.clone());
        let text = |part: &str| harness.query_all_by_label_contains(part).count();
        assert!(text("关键") > 0, "what was changed");
        assert!(text("第2段") > 0 && text("第4段") > 0, "what stands around it");
        assert_eq!(text("第9段"), 0, "what is the same");
        assert_eq!(text("加上 8 字，删去 2 字，共 2 处"), 1);
    }
}

#[test]
fn what_is_folded_can_be_shown() {
    let (before, after) = versions();
    let mut harness = shown(1000.0, before, after);
    harness.get_by_label("展开相同的 14 段").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("第9段").count() > 0);
    harness.get_by_label("显示全文").click();
    harness.run();
    assert!(harness.query_all_by_label_contains("展开").next().is_none());
    let State::Done(rows) = &harness.state().as_ref().expect("a comparison").state else {
        panic!("it was compared at once")
    };
    assert_eq!(rows.shown.len(), 30);
}

#[test]
fn the_way_leads_from_one_difference_to_the_next_and_back() {
    let (before, after) = versions();
    let mut harness = shown(1000.0, before, after);
    for (button, place) in [
        ("下一处（F7）", "第 1 / 2 处"),
        ("下一处（F7）", "第 2 / 2 处"),
        ("下一处（F7）", "第 1 / 2 处"),
        ("上一处（Shift+F7）", "第 2 / 2 处"),
    ] {
        harness.get_by_label(button).click();
        harness.run();
        assert!(harness.query_by_label(place).is_some(), "{button}: {place}");
    }
}

#[test]
fn keys_lead_from_one_difference_to_the_next_and_back() {
    let (before, after) = versions();
    let mut harness = shown(400.0, before, after);
    for (modifiers, place) in [
        (Modifiers::SHIFT, "第 2 / 2 处"),
        (Modifiers::NONE, "第 1 / 2 处"),
        (Modifiers::NONE, "第 2 / 2 处"),
    ] {
        harness.key_press_modifiers(modifiers, Key::F7);
        harness.run();
        assert!(harness.query_by_label(place).is_some(), "{place}");
    }
}

#[test]
fn who_cannot_see_the_marks_hears_them() {
    let (before, after) = versions();
    let harness = shown(400.0, before.clone(), after.clone());
    let spoken = "第3段讲的是抓〔删去：落实〕〔加上：关键〕的事";
    assert!(harness.query_by_label(spoken).is_some());
    let harness = shown(1000.0, before, after);
    for side in [
        "第3段讲的是抓〔删去：落实〕的事",
        "第3段讲的是抓〔加上：关键〕的事",
    ] {
        assert!(harness.query_by_label(side).is_some(), "{side}");
    }
}

#[test]
fn equal_versions_are_said_to_be_equal_and_near_ones_as_far_as_they_are() {
    let (before, _) = versions();
    let harness = shown(600.0, before.clone(), before.clone());
    assert!(harness.query_by_label("两边文字完全一样").is_some());
    let mut noted = before.clone();
    noted.information.rate = 200;
    let harness = shown(600.0, before, noted);
    assert!(harness.query_by_label_contains("不同的只是备注").is_some());
}

#[test]
fn a_long_text_is_compared_beside_the_window() {
    let before: Vec<String> = (0..3_000)
        .map(|number| format!("这是很长的一篇讲话里的第{number}段"))
        .collect();
    let mut after = before.clone();
    after[1_500].push_str("，改过");
    let mut harness = shown(1000.0, speech(&before), speech(&after));
    for _ in 0..2_000 {
        harness.step();
        if !harness.state().as_ref().is_some_and(Comparison::is_working) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    harness.step();
    assert!(harness.query_all_by_label_contains("，改过").count() > 0);
}
