use egui::{Key as Keyboard, Modifiers};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

use super::*;
use crate::store::{Library, Problem, SharedState, StoreError, TemplateOrigin};
use crate::ui::i18n::Language;
use crate::ui::{fonts, theme};

struct Shown {
    gallery: Gallery,
    texts: Texts,
    answers: Vec<Answer>,
}

/// The built-in templates, one of the user's own, one shared that can be read only, and a file that cannot be read.
fn listing() -> Listing {
    let mut listing = Library::new(None).list();
    let mut add = |origin: TemplateOrigin, id: &str, name: &str| {
        let mut entry = listing.entries[0].clone();
        entry.origin = origin;
        id.clone_into(&mut entry.template.id);
        name.clone_into(&mut entry.template.name);
        listing.entries.push(entry);
    };
    add(TemplateOrigin::File("/t/mine.ron".into()), "mine", "本馆例会");
    add(
        TemplateOrigin::Shared("/s/office.ron".into()),
        "office",
        "全市通稿",
    );
    let error = StoreError::new(std::path::Path::new("/t/old.ron"), Problem::Empty);
    listing.broken.push(error);
    listing.shared = Some(("/s".into(), SharedState::ReadOnly));
    listing
}

fn show(has_speech: bool) -> Harness<'static, Shown> {
    show_in(has_speech, [1_280.0, 720.0])
}

fn show_in(has_speech: bool, size: [f32; 2]) -> Harness<'static, Shown> {
    let texts = Texts::new(Language::Chinese);
    let gallery = Gallery::new(Some(&listing()), has_speech, &texts);
    show_gallery(gallery, size)
}

fn show_gallery(gallery: Gallery, size: [f32; 2]) -> Harness<'static, Shown> {
    let shown = Shown {
        gallery,
        texts: Texts::new(Language::Chinese),
        answers: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(egui::Vec2::from(size))
        .build_ui_state(
            |ui, shown: &mut Shown| {
                fonts::install(ui.ctx(), fonts::Marks::Chinese);
                theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
                let ctx = ui.ctx().clone();
                let answer = shown.gallery.show(&ctx, &shown.texts);
                shown.answers.extend(answer);
            },
            shown,
        );
    harness.run_steps(4);
    harness
}

fn key(harness: &mut Harness<'static, Shown>, key: Keyboard) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run_steps(3);
}

fn write(harness: &mut Harness<'static, Shown>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run_steps(3);
}

fn chosen(harness: &Harness<'static, Shown>) -> String {
    let gallery = &harness.state().gallery;
    gallery
        .row()
        .map_or_else(String::new, |(_, row)| row.name.clone())
}

fn press(harness: &mut Harness<'static, Shown>, words: &str) {
    harness.get_by_label(words).click();
    harness.run_steps(3);
}

fn acts(harness: &mut Harness<'static, Shown>) -> Vec<GalleryAct> {
    harness.state_mut().gallery.take_acts()
}

#[test]
fn what_is_typed_finds_arrows_choose_and_enter_begins() {
    let mut harness = show(false);
    write(&mut harness, "zhici");
    let first = chosen(&harness);
    assert!(first.contains("致辞"), "{first}");
    key(&mut harness, Keyboard::ArrowDown);
    let second = chosen(&harness);
    assert_ne!(first, second);
    key(&mut harness, Keyboard::ArrowUp);
    assert_eq!(chosen(&harness), first);
    key(&mut harness, Keyboard::Enter);
    let [Answer::BeginSpeech(speech)] = &harness.state().answers[..] else {
        panic!("{:?}", harness.state().answers)
    };
    assert!(!speech.template.is_empty());
}

#[test]
fn an_own_template_is_renamed_by_its_key_and_escape_gives_up() {
    let mut harness = show(false);
    write(&mut harness, "bglh");
    assert_eq!(chosen(&harness), "本馆例会");
    key(&mut harness, Keyboard::F2);
    assert!(harness.state().gallery.renaming.is_some());
    // All of it is selected: what is typed stands in its place.
    write(&mut harness, "周一例会");
    key(&mut harness, Keyboard::Escape);
    assert!(harness.state().gallery.renaming.is_none());
    assert!(acts(&mut harness).is_empty() && harness.state().answers.is_empty());
    key(&mut harness, Keyboard::F2);
    write(&mut harness, "周一例会");
    key(&mut harness, Keyboard::Enter);
    let expected = TemplateChange::Rename {
        file: "/t/mine.ron".into(),
        is_shared: false,
        name: "周一例会".to_owned(),
    };
    assert_eq!(acts(&mut harness), [GalleryAct::Change(Box::new(expected))]);
    assert!(harness.state().answers.is_empty(), "Enter begins nothing here");
}

#[test]
fn delete_is_for_a_row_and_never_for_the_words_that_are_sought() {
    let mut harness = show(false);
    write(&mut harness, "bglh");
    key(&mut harness, Keyboard::Delete);
    assert!(acts(&mut harness).is_empty());
    let row = harness
        .get_all_by_label_contains("本馆例会，我的")
        .next()
        .expect("the row");
    row.click();
    harness.run_steps(3);
    key(&mut harness, Keyboard::Delete);
    let [GalleryAct::Change(change)] = &acts(&mut harness)[..] else {
        panic!("nothing is deleted")
    };
    assert!(matches!(&**change, TemplateChange::Trash { name, .. } if name == "本馆例会"));
}

#[test]
fn what_cannot_be_changed_can_still_be_copied() {
    let mut harness = show(false);
    for sought in ["全市通稿", "座谈会讲话"] {
        harness.state_mut().gallery.sought = sought.to_owned();
        harness.run_steps(3);
        assert_eq!(chosen(&harness), sought);
        assert!(harness.get_by_label("重命名").accesskit_node().is_disabled());
        assert!(harness.get_by_label("删除").accesskit_node().is_disabled());
        press(&mut harness, "复制一份");
        let [GalleryAct::Change(change)] = &acts(&mut harness)[..] else {
            panic!("{sought} is not copied")
        };
        let name = format!("{sought} 副本");
        assert!(matches!(&**change, TemplateChange::Duplicate { name: copy, .. } if *copy == name));
    }
}

#[test]
fn the_choice_stays_with_what_is_to_be_deleted_until_it_is_gone() {
    let mut harness = show(false);
    let filter = Filter::Source(data::Source::Mine);
    harness.state_mut().gallery.filter = filter;
    harness.run_steps(3);
    assert_eq!(chosen(&harness), "本馆例会");
    harness.state_mut().gallery.filter = Filter::All;
    harness.run_steps(3);
    press(&mut harness, "删除");
    let [GalleryAct::Change(change)] = &acts(&mut harness)[..] else {
        panic!("nothing is deleted")
    };
    assert_eq!(chosen(&harness), "本馆例会", "it is still there");
    // The disk refuses.
    harness.state_mut().gallery.end_work(change, None);
    let texts = Texts::new(Language::Chinese);
    harness.state_mut().gallery.take_listing(&listing(), &texts);
    harness.run_steps(3);
    assert_eq!(chosen(&harness), "本馆例会");
    press(&mut harness, "删除");
    let mut left = listing();
    left.entries.retain(|entry| entry.template.id != "mine");
    harness.state_mut().gallery.take_listing(&left, &texts);
    harness.run_steps(3);
    assert_eq!(chosen(&harness), "全市通稿", "the next one");
}

#[test]
fn marked_templates_are_exported_together() {
    let mut harness = show(false);
    for name in ["本馆例会", "全市通稿"] {
        name.clone_into(&mut harness.state_mut().gallery.sought);
        harness.run_steps(3);
        press(&mut harness, &format!("选中“{name}”，以便一起导出"));
    }
    press(&mut harness, "导出选中的 2 个…");
    let [GalleryAct::ExportMany(templates)] = &acts(&mut harness)[..] else {
        panic!("nothing is exported")
    };
    let ids: Vec<&str> = templates.iter().map(|template| template.id.as_str()).collect();
    assert_eq!(ids, ["mine", "office"]);
}

#[test]
fn applying_needs_a_speech() {
    let mut harness = show(false);
    let apply = "套用到这篇讲稿…";
    assert!(harness.get_by_label(apply).accesskit_node().is_disabled());
    let mut harness_with_speech = show(true);
    press(&mut harness_with_speech, apply);
    assert!(matches!(
        harness_with_speech.state().answers[..],
        [Answer::ApplyTemplate(_)]
    ));
    harness.state_mut().gallery.filter = Filter::Broken;
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("old.ron").is_some());
}

#[test]
fn the_choice_and_the_marks_outlive_a_new_listing() {
    let texts = Texts::new(Language::Chinese);
    let mut gallery = Gallery::new(Some(&listing()), false, &texts);
    let key: Key = (TemplateOrigin::File("/t/mine.ron".into()), "mine".to_owned());
    gallery.chosen = Some(key.clone());
    gallery.marked.insert(key.clone());
    let mut other = listing();
    other.entries.remove(0);
    gallery.take_listing(&other, &texts);
    assert_eq!(gallery.row().map(|(place, _)| place), Some(17));
    assert!(gallery.marked.contains(&key));
    let last = gallery.found();
    other.entries.retain(|entry| entry.template.id != "mine");
    gallery.take_listing(&other, &texts);
    assert!(gallery.marked.is_empty() && gallery.row().is_none());
    gallery.keep_choice(&gallery.found());
    assert!(gallery.row().is_some() && gallery.found().len() < last.len());
}

#[test]
fn a_copy_is_chosen_as_soon_as_it_is_listed_and_long_work_is_spoken_of() {
    let mut harness = show(false);
    let template = harness.state().gallery.template().cloned().expect("a template");
    harness.state_mut().gallery.begin_work();
    harness.run_steps(2);
    assert!(harness.query_by_label("正在处理模板…").is_none());
    harness.input_mut().time = Some(60.0);
    harness.run_steps(2);
    assert!(harness.query_by_label("正在处理模板…").is_some());
    let change = TemplateChange::Duplicate {
        template: Box::new(template),
        name: "副本".to_owned(),
    };
    let file = std::path::PathBuf::from("/t/copy-2.ron");
    let done = TemplateChanged::Duplicated(file.clone());
    harness.state_mut().gallery.end_work(&change, Some(&done));
    harness.run_steps(2);
    let mut listing = listing();
    let mut copy = listing.entries[0].clone();
    copy.origin = TemplateOrigin::File(file);
    "copy-2".clone_into(&mut copy.template.id);
    "副本".clone_into(&mut copy.template.name);
    listing.entries.push(copy);
    let shown = harness.state_mut();
    shown.gallery.take_listing(&listing, &shown.texts);
    harness.run_steps(2);
    assert_eq!(chosen(&harness), "副本");
}

#[test]
fn a_speech_is_begun_and_a_template_edited_in_windows_of_every_height() {
    for size in [
        [640.0, 360.0],
        [640.0, 400.0],
        [640.0, 440.0],
        [1_280.0, 500.0],
        [1_280.0, 540.0],
        [1_280.0, 600.0],
        [1_280.0, 680.0],
    ] {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let mut harness = show_in(true, size);
        for words in ["用此模板", "编辑副本", "关闭", "套用到这篇讲稿…"] {
            let place = harness.get_by_label(words).rect();
            assert!(screen.contains_rect(place), "{size:?}: {words} at {place}");
        }
        press(&mut harness, "编辑副本");
        press(&mut harness, "用此模板");
        assert!(
            matches!(
                harness.state().answers[..],
                [Answer::EditTemplate(_), Answer::BeginSpeech(_)]
            ),
            "{size:?}"
        );
    }
}

#[test]
fn what_there_is_to_know_of_a_template_can_be_read_in_a_small_window_too() {
    for size in [[640.0, 360.0], [900.0, 640.0], [1_280.0, 540.0]] {
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        let harness = show_in(true, size);
        let line = harness.get_by_label("开场：会议任务与肯定").rect();
        // The foot begins there.
        let foot = harness.get_by_label("关闭").rect();
        assert!(
            screen.contains_rect(line) && line.bottom() < foot.top(),
            "{size:?}: {line} over {foot}"
        );
    }
}

#[test]
fn in_a_small_window_what_is_done_among_the_files_stands_in_a_menu() {
    let mut harness = show_in(true, [640.0, 360.0]);
    write(&mut harness, "bglh");
    assert!(harness.query_by_label("删除").is_none());
    for (words, key) in [("复制一份", "duplicate"), ("删除", "delete")] {
        press(&mut harness, "更多");
        press(&mut harness, words);
        let acts = acts(&mut harness);
        assert!(matches!(acts[..], [GalleryAct::Change(_)]), "{key}: {acts:?}");
        assert!(harness.query_by_label("删除").is_none(), "the menu is closed");
    }
    press(&mut harness, "更多");
    press(&mut harness, "重命名");
    assert!(harness.state().gallery.renaming.is_some());
}

#[test]
fn what_is_said_takes_its_line_from_the_columns_and_moves_nothing_else() {
    let mut harness = show(false);
    let places = |harness: &Harness<'static, Shown>| {
        [
            "关闭",
            "复制一份",
            "半年工作总结会讲话，内置，约 28 分钟 · 5,000 字",
        ]
        .map(|words| harness.get_by_label(words).rect())
    };
    let before = places(&harness);
    harness.state_mut().gallery.say("已导出".to_owned(), false);
    harness.run_steps(3);
    let said = harness.get_by_label("已导出").rect();
    assert_eq!(places(&harness), before);
    assert!(said.bottom() <= before[0].top() && said.height() > 8.0, "{said}");
}

#[test]
fn a_template_is_chosen_to_be_edited_the_own_ones_first() {
    let texts = Texts::new(Language::Chinese);
    for size in [[1_280.0, 720.0], [640.0, 400.0]] {
        let mut harness = show_gallery(Gallery::to_edit(Some(&listing()), &texts), size);
        assert_eq!(chosen(&harness), "本馆例会");
        assert!(harness.query_by_label("用此模板").is_none());
        assert!(harness.query_by_label("套用到这篇讲稿…").is_none());
        key(&mut harness, Keyboard::Enter);
        press(&mut harness, "编辑这个模板");
        "zuotanhui".clone_into(&mut harness.state_mut().gallery.sought);
        harness.run_steps(3);
        press(&mut harness, "编辑副本");
        let answers = &harness.state().answers[..];
        let [
            Answer::EditTemplate(TemplateToEdit::Own(entered)),
            Answer::EditTemplate(TemplateToEdit::Own(pressed)),
            Answer::EditTemplate(TemplateToEdit::CopyOf(copied)),
        ] = answers
        else {
            panic!("{answers:?}")
        };
        assert!(entered == pressed && entered.ends_with("mine.ron"));
        assert_eq!(copied.id, "symposium");
    }
}

#[test]
fn an_own_template_that_is_listed_late_is_the_one_to_edit_all_the_same() {
    let texts = Texts::new(Language::Chinese);
    let mut without = listing();
    without.entries.retain(|entry| entry.template.id != "mine");
    let size = [1_280.0, 720.0];
    let mut harness = show_gallery(Gallery::to_edit(Some(&without), &texts), size);
    harness.state_mut().gallery.take_listing(&listing(), &texts);
    harness.run_steps(3);
    assert_eq!(chosen(&harness), "本馆例会");
    // What was chosen by hand stays.
    let mut harness = show_gallery(Gallery::to_edit(Some(&without), &texts), size);
    key(&mut harness, Keyboard::ArrowDown);
    let by_hand = chosen(&harness);
    harness.state_mut().gallery.take_listing(&listing(), &texts);
    harness.run_steps(3);
    assert_eq!(chosen(&harness), by_hand);
}
