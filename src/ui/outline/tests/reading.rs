use super::*;
use crate::model::InformationItem;
use crate::ui::outline::foot::Foot;
use egui::Rect;

#[test]
fn rows_say_name_and_length_to_those_who_cannot_see_them() {
    let harness = chinese();
    let description = |name| row(&harness, name).accesskit_node().description().unwrap();
    assert!(description("三是 精业务").ends_with("待写"));
    assert!(description("二是 敢碰硬").starts_with("已写 "));
    assert!(description("二是 敢碰硬").contains("目标 340 字"));
    let list = harness.get_by_role(Role::Tree);
    assert_eq!(list.accesskit_node().label().as_deref(), Some("提纲"));
}

#[test]
fn the_foot_tells_time_and_what_is_left() {
    let mut desk = Desk::new("half-year-review", Language::Chinese);
    let texts = Texts::new(Language::Chinese);
    let foot = |desk: &Desk| {
        let outline = Outline::build(&desk.session, &HashSet::new(), "", &texts);
        Foot::of(&outline, &desk.session, &texts)
    };
    let whole = foot(&desk);
    assert!(whole.time_text(&texts).ends_with(" / 28 分钟"));
    assert!(whole.length_text(&texts).starts_with("还可写 "));
    let units = desk.session.manuscript().length().spoken_units;
    #[expect(clippy::cast_possible_truncation, reason = "a small figure")]
    let left = (28.0 * 180.0 - units).round() as i64;
    assert_eq!(whole.left, Some(left));
    let shares: f32 = whole.parts.iter().map(|part| part.share).sum();
    assert!((shares - units / (28.0 * 180.0)).abs() < 1e-4);
    set_minutes(&mut desk, "1");
    let over = foot(&desk);
    assert!(over.length_text(&texts).starts_with("超出 "));
    let shares: f32 = over.parts.iter().map(|part| part.share).sum();
    assert!((shares - 1.0).abs() < 1e-4);
    set_minutes(&mut desk, "");
    let free = foot(&desk);
    assert!(free.time_text(&texts).starts_with("约 "));
    assert!(free.length_text(&texts).ends_with(" 字"));
}

fn set_minutes(desk: &mut Desk, minutes: &str) {
    let (item, value) = (InformationItem::Minutes, minutes.to_owned());
    desk.session
        .perform(Action::SetInformation { item, value }, Duration::ZERO);
}

#[test]
fn the_foot_says_which_sections_carry_what_is_over() {
    let mut desk = Desk::new("half-year-review", Language::Chinese);
    let texts = Texts::new(Language::Chinese);
    let trouble = |desk: &Desk| {
        let outline = Outline::build(&desk.session, &HashSet::new(), "", &texts);
        Foot::of(&outline, &desk.session, &texts).trouble
    };
    assert_eq!(trouble(&desk), None);
    set_minutes(&mut desk, "6");
    let (line, _) = trouble(&desk).unwrap();
    assert!(line.contains("固定目标合计比总时长多"), "{line}");
    let id = desk.id("敢碰硬");
    let target = crate::model::Target::Characters(10);
    let property = SectionProperty::Target(Some(target));
    desk.session
        .perform(Action::SetProperty { id, property }, Duration::ZERO);
    set_minutes(&mut desk, "5");
    let (line, all) = trouble(&desk).unwrap();
    assert!(line.starts_with("超时在：二是 敢碰硬 "), "{line}");
    assert!(all.lines().count() > 1, "{all}");
}

#[test]
fn rows_say_in_words_by_how_much_they_are_over() {
    let mut desk = Desk::new("half-year-review", Language::Chinese);
    let id = desk.id("敢碰硬");
    for (target, said) in [
        (crate::model::Target::Characters(10), "目标 10 字 · 超出 37 字"),
        (crate::model::Target::Minutes(0.1), "可用 6 秒 · 超出 "),
    ] {
        let property = SectionProperty::Target(Some(target));
        desk.session
            .perform(Action::SetProperty { id, property }, Duration::ZERO);
        let texts = Texts::new(Language::Chinese);
        let outline = Outline::build(&desk.session, &HashSet::new(), "", &texts);
        let row = outline.section_at(outline.place_of(id).unwrap()).unwrap();
        let words = list::description(row, crate::text::language::Language::Chinese, &texts);
        assert!(words.contains(said), "{words}");
    }
}

#[test]
fn the_foot_s_parts_name_their_kinds() {
    let harness = chinese();
    for kind in ["开场", "印象", "要求", "称谓、结尾及其他"] {
        let part = harness.get_all_by_role(Role::Meter).find(|part| {
            part.accesskit_node()
                .label()
                .is_some_and(|label| label.starts_with(&format!("{kind} · ")))
        });
        assert!(part.is_some(), "{kind}");
    }
}

#[test]
fn an_english_speech_reads_in_english() {
    let harness = window(Desk::new("en-review", Language::English), 312.0, 700.0);
    harness.get_by_role_and_label(Role::Tree, "Outline");
    let rows: Vec<_> = harness.get_all_by_role(Role::TreeItem).collect();
    let descriptions: Vec<String> = rows
        .iter()
        .filter_map(|row| row.accesskit_node().description())
        .collect();
    assert!(!descriptions.is_empty());
    assert!(
        descriptions.iter().all(|text| text.contains("word")),
        "{descriptions:?}"
    );
}

/// Where every painted text stands, with what it says.
fn texts_painted(harness: &Harness<'_, Desk>) -> Vec<(Rect, String)> {
    let mut found = Vec::new();
    for clipped in &harness.output().shapes {
        collect(&clipped.shape, &mut found);
    }
    found
}

fn collect(shape: &egui::Shape, found: &mut Vec<(Rect, String)>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, found)),
        egui::Shape::Text(text) => {
            let rect =
                Rect::from_min_size(text.pos + text.galley.rect.min.to_vec2(), text.galley.rect.size());
            found.push((rect, text.galley.job.text.clone()));
        }
        _ => {}
    }
}

#[test]
fn nothing_overlaps_in_a_narrow_or_a_usual_pane() {
    for (template, language) in [
        ("half-year-review", Language::Chinese),
        ("en-review", Language::English),
        ("half-year-review", Language::English),
    ] {
        for width in [240.0, 312.0] {
            let harness = window(Desk::new(template, language), width, 760.0);
            let painted = texts_painted(&harness);
            assert!(painted.len() > 20, "the texts are found");
            for (place, (rect, text)) in painted.iter().enumerate() {
                assert!(
                    rect.left() >= 0.0 && rect.right() <= width,
                    "{text} leaves {width}: {rect:?}"
                );
                for (other, other_text) in &painted[place + 1..] {
                    let common = rect.intersect(*other);
                    let overlaps = common.width() > 0.5 && common.height() > 0.5;
                    assert!(!overlaps, "{text} over {other_text} at {width}");
                }
            }
        }
    }
}

#[test]
fn only_rows_in_view_are_drawn() {
    let mut session = Session::new(built_in("half-year-review").unwrap().instantiate(None), false);
    let id = Desk::of(Session::new(session.speech().clone(), false), Language::Chinese).id("敢碰硬");
    for _ in 0..300 {
        session.perform(Action::AddSibling(id), Duration::ZERO);
    }
    let harness = window(Desk::of(session, Language::Chinese), 312.0, 400.0);
    let rows = harness.get_all_by_role(Role::TreeItem).count();
    assert!(rows < 15, "{rows}");
    let built = harness.state().panel.outline.as_ref().unwrap();
    assert!(built.outline.rows.len() > 300);
}

#[test]
fn the_outline_is_built_once_for_each_state_of_the_speech() {
    let mut harness = chinese();
    let built =
        |harness: &Harness<'_, Desk>| Arc::clone(&harness.state().panel.outline.as_ref().unwrap().outline);
    let before = built(&harness);
    harness.run_steps(3);
    assert!(Arc::ptr_eq(&before, &built(&harness)));
    let id = harness.state().id("敢碰硬");
    harness
        .state_mut()
        .session
        .perform(Action::DeleteSection(id), Duration::ZERO);
    harness.run();
    assert!(!Arc::ptr_eq(&before, &built(&harness)));
}

#[test]
fn another_speech_begins_unfolded_and_unfiltered() {
    let mut harness = chinese();
    let desk = harness.state_mut();
    desk.panel.fold_all(&desk.session);
    harness.run();
    let speech = built_in("work-deployment").unwrap().instantiate(None);
    harness.state_mut().session = Session::new(speech, false);
    harness.run();
    let desk = harness.state();
    assert!(desk.panel.folded.is_empty());
    let built = desk.panel.outline.as_ref().unwrap();
    assert!(built.outline.rows.len() >= desk.session.speech().sections.len());
}
