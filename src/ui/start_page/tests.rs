use std::path::{Path, PathBuf};

use egui::{Key, Modifiers, ThemePreference, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

use super::*;
use crate::store::{Library, Problem, StoreError, TemplateOrigin};
use crate::ui::{fonts, theme};

struct Shown {
    page: StartPage,
    listing: Option<Listing>,
    recent: Vec<PathBuf>,
    texts: Texts,
    choices: Vec<StartChoice>,
    /// Whether a dialog stands over the page.
    covered: bool,
}

impl Shown {
    fn new(language: i18n::Language) -> Self {
        Self {
            page: StartPage::default(),
            listing: Some(Library::new(None).list()),
            recent: Vec::new(),
            texts: Texts::new(language),
            choices: Vec::new(),
            covered: false,
        }
    }

    fn with_own_template(mut self) -> Self {
        if let Some(listing) = &mut self.listing {
            let mut own = listing.entries[0].clone();
            own.origin = TemplateOrigin::File(PathBuf::from("/t/mine.ron"));
            own.template.name = "本馆例会".to_owned();
            listing.entries.push(own);
            let problem = Problem::Empty;
            listing
                .broken
                .push(StoreError::new(Path::new("/t/old.ron"), problem));
        }
        self
    }
}

fn show(page: Shown, width: f32) -> Harness<'static, Shown> {
    let mut harness = Harness::builder().with_size(vec2(width, 720.0)).build_ui_state(
        |ui, page: &mut Shown| {
            fonts::install(ui.ctx(), fonts::Marks::Chinese);
            theme::apply(ui.ctx(), ThemePreference::Light, true);
            let choice = page.page.ui(ui, page.listing.as_ref(), &page.recent, &page.texts);
            page.choices.extend(choice);
            if page.covered {
                let modal = egui::Modal::new(egui::Id::unique("cover"));
                modal.show(ui.ctx(), |ui| ui.label("覆盖"));
            }
        },
        page,
    );
    harness.run();
    harness
}

fn focused(harness: &Harness<'_, Shown>) -> String {
    let node = harness
        .root()
        .children_recursive()
        .find(egui_kittest::Node::is_focused);
    node.and_then(|node| node.accesskit_node().label())
        .unwrap_or_default()
}

/// Presses Tab until what has the focus is called so.
fn tab_to(harness: &mut Harness<'_, Shown>, name: &str) -> usize {
    for presses in 1..=60 {
        harness.key_press(Key::Tab);
        harness.run();
        if focused(harness).contains(name) {
            return presses;
        }
    }
    panic!("Tab never reaches {name}");
}

#[test]
fn the_flagship_is_reached_early_and_started_with_the_keyboard_alone() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    harness.get_by_label("从模板开始");
    let presses = tab_to(&mut harness, "半年工作总结会讲话");
    assert!(presses <= 10, "{presses}");
    harness.key_press(Key::Enter);
    harness.run();
    let expected = StartChoice::Template {
        entry: 0,
        minutes: None,
    };
    assert_eq!(harness.state().choices, [expected]);
}

#[test]
fn tab_goes_through_the_cards_in_order() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    tab_to(&mut harness, "半年工作总结会讲话");
    for name in ["年终总结大会讲话", "工作部署会讲话", "动员会讲话"] {
        harness.key_press(Key::Tab);
        harness.run();
        assert!(focused(&harness).contains(name), "{}", focused(&harness));
    }
}

#[test]
fn arrows_go_among_the_cards_by_column_and_row() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    tab_to(&mut harness, "半年工作总结会讲话");
    for (key, name) in [
        (Key::ArrowRight, "年终总结大会讲话"),
        (Key::ArrowDown, "任职表态发言"),
        (Key::ArrowLeft, "动员会讲话"),
        (Key::ArrowUp, "半年工作总结会讲话"),
        (Key::ArrowUp, "半年工作总结会讲话"),
        (Key::End, "民主评议述职报告"),
        (Key::ArrowDown, "民主评议述职报告"),
        (Key::Home, "半年工作总结会讲话"),
    ] {
        harness.key_press(key);
        harness.run();
        assert!(focused(&harness).contains(name), "{key:?}: {}", focused(&harness));
    }
}

#[test]
fn the_chosen_length_goes_along() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    harness.get_by_label("20 分钟").click();
    harness.run();
    harness.get_by_label_contains("半年工作总结会讲话，约 20 分钟 · 3,600 字。");
    harness.get_by_label("用此模板").click();
    harness.run();
    let expected = StartChoice::Template {
        entry: 0,
        minutes: Some(20),
    };
    assert_eq!(harness.state().choices, [expected]);
}

#[test]
fn a_click_shows_a_template_and_enter_starts_it() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    harness.get_by_label_contains("工作部署会讲话，").click();
    harness.run();
    assert!(harness.state().choices.is_empty(), "a click only shows it");
    assert!(
        harness.query_by_label("25 分钟").is_some(),
        "its lengths are shown"
    );
    harness.key_press(Key::Enter);
    harness.run();
    let chosen = &harness.state().choices;
    assert!(
        matches!(chosen[..], [StartChoice::Template { entry: 2, .. }]),
        "{chosen:?}"
    );
}

#[test]
fn the_pointer_chooses_where_it_rests_and_not_where_it_passes() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    let other = harness.get_by_label_contains("工作部署会讲话，").rect().center();
    harness.hover_at(other - vec2(3.0, 0.0));
    harness.step();
    harness.hover_at(other);
    harness.step();
    assert_eq!(harness.state().page.chosen, Some(0));
    // Time goes on with the frames.
    harness.run_steps(60);
    assert_eq!(harness.state().page.chosen, Some(2));
    // Then the keyboard decides, wherever the pointer lies.
    tab_to(&mut harness, "半年工作总结会讲话");
    harness.run_steps(60);
    assert_eq!(harness.state().page.chosen, Some(0));
}

#[test]
fn languages_are_filtered_with_the_windows_own_first() {
    for (language, own, other, filter) in [
        (
            i18n::Language::Chinese,
            "年终总结大会讲话",
            "Conference keynote",
            "English",
        ),
        (
            i18n::Language::English,
            "Conference keynote",
            "年终总结大会讲话",
            "中文",
        ),
    ] {
        let mut harness = show(Shown::new(language), 1280.0);
        assert!(harness.query_by_label_contains(own).is_some());
        assert!(harness.query_by_label_contains(other).is_none());
        harness.get_by_label(filter).click();
        harness.run();
        assert!(harness.query_by_label_contains(own).is_none());
        assert!(harness.query_by_label_contains(other).is_some());
        let all = harness.state().texts.get("start-language-all").to_owned();
        harness.get_by_label(&all).click();
        harness.run();
        assert!(harness.query_by_label_contains(own).is_some());
        assert!(harness.query_by_label_contains(other).is_some());
    }
}

#[test]
fn a_broken_file_is_listed_with_its_reason_beside_the_others() {
    let mut harness = show(Shown::new(i18n::Language::Chinese).with_own_template(), 1280.0);
    harness.get_by_label_contains("本馆例会，");
    harness.get_by_label_contains("“old.ron”无法读取：文件是空的");
    harness
        .get_by_role_and_label(egui::Role::Button, "1 个模板无法读取")
        .click();
    harness.run();
    let shown = harness.get_by_label_contains("old.ron").rect();
    assert!(shown.bottom() < 720.0, "scrolled into view: {shown:?}");
}

#[test]
fn recent_drafts_are_opened_and_taken_off() {
    let mut page = Shown::new(i18n::Language::Chinese);
    page.recent = vec![
        PathBuf::from("/讲稿/年中.speech"),
        PathBuf::from("/讲稿/座谈.speech"),
    ];
    let mut harness = show(page, 1280.0);
    harness.get_by_label("座谈，在 /讲稿").click();
    harness.run();
    harness.get_by_label("从列表中去掉“年中”").click();
    harness.run();
    let expected = [
        StartChoice::Recent(PathBuf::from("/讲稿/座谈.speech")),
        StartChoice::Forget(PathBuf::from("/讲稿/年中.speech")),
    ];
    assert_eq!(harness.state().choices, expected);
    tab_to(&mut harness, "年中，在");
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    harness.run();
    let last = harness.state().choices.last();
    assert_eq!(
        last,
        Some(&StartChoice::Recent(PathBuf::from("/讲稿/年中.speech")))
    );
}

#[test]
fn the_other_ways_in_are_there_in_both_languages() {
    for language in i18n::Language::ALL {
        let mut harness = show(Shown::new(language), 1280.0);
        for key in [
            "start-blank",
            "start-blank-other",
            "start-open",
            "command-load-template",
        ] {
            let name = harness.state().texts.get(key).to_owned();
            harness.get_by_label(&name).click();
            harness.run();
        }
        let own = language_of(&harness.state().texts);
        let expected = [
            StartChoice::Blank(own),
            StartChoice::Blank(other(own)),
            StartChoice::Command(Command::Open),
            StartChoice::Command(Command::LoadTemplate),
        ];
        assert_eq!(harness.state().choices, expected);
        let empty = harness.state().texts.get("start-recent-empty").to_owned();
        harness.get_by_label(&empty);
    }
}

#[test]
fn templates_still_being_read_are_waited_for_quietly() {
    let mut page = Shown::new(i18n::Language::Chinese);
    let listing = page.listing.take();
    let mut harness = show(page, 1280.0);
    harness.get_by_label("正在读取模板…");
    harness.state_mut().listing = listing;
    harness.run();
    assert!(harness.query_by_label("正在读取模板…").is_none());
    harness.get_by_label_contains("半年工作总结会讲话，");
}

#[test]
fn nothing_overlaps_from_narrow_to_wide() {
    for language in i18n::Language::ALL {
        for width in [900.0, 1_280.0, 1_920.0] {
            let harness = show(Shown::new(language), width);
            let rects: Vec<(String, egui::Rect)> = harness
                .get_all_by_role(egui::Role::Button)
                .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
                .collect();
            for (place, (name, rect)) in rects.iter().enumerate() {
                assert!(rect.left() >= 0.0 && rect.right() <= width, "{name}: {rect:?}");
                for (other, beside) in &rects[..place] {
                    let both = rect.intersect(*beside);
                    assert!(!both.is_positive(), "{name} and {other} at {width}");
                }
            }
        }
    }
}

#[test]
fn the_outline_shows_the_labels_and_what_parts_hold() {
    let page = Shown::new(i18n::Language::Chinese);
    let listing = page.listing.as_ref().expect("a listing");
    let prepared = Prepared::new(listing, &page.texts);
    let card = prepared.card(0).expect("the flagship");
    assert_eq!(card.length_words(None), "约 28 分钟 · 5,000 字");
    let lines: Vec<String> = card
        .outline
        .iter()
        .map(|line| format!("{} {} {}", line.level, line.label, line.below.len()))
        .collect();
    let expected = [
        "1  0",
        "1  0",
        "1 首先 4",
        "2 一是 0",
        "2 二是 0",
        "2 三是 0",
        "2 四是 0",
        "1 下面 5",
        "2 （一） 0",
        "2 （二） 0",
        "2 （三） 0",
        "2 （四） 0",
        "2 （五） 0",
        "1  0",
    ];
    assert_eq!(lines, expected);
    let names: Vec<&str> = card.blanks.iter().map(|blank| blank.name.as_str()).collect();
    assert!(
        names.contains(&"单位") && names.contains(&"办结时限"),
        "{names:?}"
    );
    assert!(card.first_lines.starts_with("在〔单位〕〔会议名称〕上的讲话"));
}

#[test]
fn keys_belong_to_a_dialog_over_the_page() {
    let mut harness = show(Shown::new(i18n::Language::Chinese), 1280.0);
    tab_to(&mut harness, "半年工作总结会讲话");
    harness.state_mut().covered = true;
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness.state().choices.is_empty(),
        "{:?}",
        harness.state().choices
    );
    assert_eq!(harness.state().page.chosen, Some(0));
}
