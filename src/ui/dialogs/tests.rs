use std::path::Path;

use egui::{Key, ThemePreference, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::*;
use crate::convert::plain_text::{ExportEncoding, LineEnding, UnfilledFields};
use crate::model::{Inline, Section, SectionId, SectionKind, Speech, Subtree};
use crate::session::Session;
use crate::store::built_in;
use crate::text::language::Language as SpeechLanguage;
use crate::ui::i18n::Language;
use crate::ui::surroundings::FileUse;
use crate::ui::theme;

struct Shown {
    dialog: Option<Dialog>,
    texts: Texts,
    answers: Vec<Answer>,
}

fn situation() -> Situation {
    Situation {
        speech: None,
        outline: true,
        helper: true,
        views: crate::store::Views::default(),
        theme: ThemePreference::Light,
        language: None,
        recent: Vec::new(),
        keymap: std::sync::Arc::default(),
    }
}

fn show(dialog: Dialog, language: Language) -> Harness<'static, Shown> {
    let shown = Shown {
        dialog: Some(dialog),
        texts: Texts::new(language),
        answers: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size(vec2(1280.0, 720.0))
        .with_max_steps(12)
        .build_ui_state(
            |ui, shown: &mut Shown| {
                fonts::install(ui.ctx(), fonts::Marks::Chinese);
                theme::apply(ui.ctx(), ThemePreference::Light, true);
                let ctx = ui.ctx().clone();
                let answer = shown
                    .dialog
                    .as_mut()
                    .and_then(|dialog| dialog.show(&ctx, &shown.texts, &situation()));
                if answer.is_some() {
                    shown.dialog = None;
                }
                shown.answers.extend(answer);
            },
            shown,
        );
    harness.run();
    harness
}

fn click(harness: &mut Harness<'_, Shown>, key: &str) {
    let name = harness.state().texts.get(key).to_owned();
    harness.get_by_label(&name).click();
    harness.run();
}

fn flagship() -> Session {
    let template = built_in("half-year-review").expect("the flagship");
    Session::new(template.instantiate(None), false)
}

/// A speech of one section with those paragraphs.
fn session_of(paragraphs: &[&str]) -> Session {
    let mut speech = Speech::new(SpeechLanguage::Chinese);
    speech.information.byline = false;
    let mut section = Section::new(SectionId(1), SectionKind::Custom);
    section.body = paragraphs.iter().map(|text| Inline::from_text(text)).collect();
    speech.sections =
        crate::model::SectionTree::from_roots(vec![Subtree::leaf(section)]).expect("one section");
    Session::new(speech, false)
}

fn export(session: &Session, language: Language) -> Harness<'static, Shown> {
    let dialog = ExportDialog::new(session, &Texts::new(language));
    show(Dialog::Export(Box::new(dialog)), language)
}

fn exported(harness: &Harness<'_, Shown>) -> (String, ExportOptions) {
    match &harness.state().answers[..] {
        [Answer::Export { text, options }] => (text.clone(), *options),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_text_is_exported_as_chosen_in_both_languages() {
    for language in Language::ALL {
        let mut harness = export(&session_of(&["甲", "乙"]), language);
        for key in [
            "export-bom",
            "export-indent",
            "export-blank-lines",
            "button-export",
        ] {
            click(&mut harness, key);
        }
        let (text, options) = exported(&harness);
        assert_eq!(text, "甲\n\n乙\n");
        assert!(options.bom && !options.indent && options.blank_lines);
        assert_eq!(options.encoding, ExportEncoding::Utf8);
        let customary = if cfg!(windows) {
            LineEnding::CrLf
        } else {
            LineEnding::Lf
        };
        assert_eq!(options.line_ending, customary);
    }
}

#[test]
fn the_preview_follows_the_choices() {
    let mut harness = export(&session_of(&["甲", "乙"]), Language::Chinese);
    harness.get_by_label("　　甲\n　　乙");
    click(&mut harness, "export-indent");
    click(&mut harness, "export-blank-lines");
    harness.get_by_label("甲\n\n乙");
}

#[test]
fn what_is_still_to_fill_in_comes_first_with_a_way_there() {
    let session = flagship();
    let first = crate::model::unfilled(session.speech())[0].field;
    let mut harness = export(&session, Language::Chinese);
    let list = harness.get_by_label("还有 6 个字段待填").rect();
    assert!(list.top() < harness.get_by_label("编码").rect().top());
    harness.get_by_label_contains("在〔单位〕〔会议名称〕上的讲话");
    click(&mut harness, "export-keep-blanks");
    assert!(harness.query_by_label_contains("〔单位〕").is_none());
    harness.get_by_label("去填写“单位”").click();
    harness.run();
    assert_eq!(harness.state().answers, [Answer::GoToField(first)]);
}

#[test]
fn blanks_left_out_are_exported_so() {
    let mut harness = export(&flagship(), Language::English);
    click(&mut harness, "export-keep-blanks");
    click(&mut harness, "button-export");
    let (text, options) = exported(&harness);
    assert_eq!(options.unfilled, UnfilledFields::LeftOut);
    assert!(!text.contains('〔') && text.contains("上的讲话"));
}

fn choose(harness: &mut Harness<'_, Shown>, list: &str, value: &str) {
    harness.get_by_role_and_label(egui::Role::ComboBox, list).click();
    harness.run();
    harness.get_by_role_and_label(egui::Role::Button, value).click();
    harness.run();
}

#[test]
fn what_the_encoding_lacks_is_named_and_nothing_written() {
    let mut harness = export(&session_of(&["好", "坏\u{e5e5}"]), Language::Chinese);
    choose(&mut harness, "编码", "GB18030");
    harness.get_by_label_contains("GB18030 写不出这些字符：U+E5E5（第 2 行第 4 字）");
    click(&mut harness, "button-export");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(
        harness.state().answers.is_empty(),
        "{:?}",
        harness.state().answers
    );
    choose(&mut harness, "编码", "UTF-8");
    click(&mut harness, "button-export");
    assert!(exported(&harness).0.contains('\u{e5e5}'));
}

#[test]
fn a_mark_of_order_is_for_utf_8_only() {
    let mut harness = export(&session_of(&["甲"]), Language::Chinese);
    click(&mut harness, "export-bom");
    choose(&mut harness, "编码", "GB18030");
    choose(&mut harness, "换行符", "CRLF（Windows）");
    click(&mut harness, "button-export");
    let (_, options) = exported(&harness);
    assert!(!options.bom);
    assert_eq!(options.line_ending, LineEnding::CrLf);
}

#[test]
fn the_text_is_copied_from_the_dialog() {
    let mut harness = export(&session_of(&["甲"]), Language::Chinese);
    click(&mut harness, "export-copy");
    assert_eq!(harness.state().answers, [Answer::CopyText("　　甲\n".to_owned())]);
}

#[test]
fn a_long_text_is_previewed_by_its_beginning_and_exported_whole() {
    let paragraphs = vec!["一二三四五六七八九十"; 5_000];
    let mut harness = export(&session_of(&paragraphs), Language::Chinese);
    harness.get_by_label("50,000 字 · 5,000 行 · 181 KB");
    let preview = harness.get_by_label_contains("　　一二三").value();
    assert_eq!(preview.map(|text| text.lines().count()), Some(200));
    click(&mut harness, "button-export");
    assert_eq!(exported(&harness).0.lines().count(), 5_000);
}

fn make_template(session: &Session, language: Language) -> Harness<'static, Shown> {
    let dialog = MakeTemplate::new(session, &Texts::new(language));
    show(Dialog::MakeTemplate(Box::new(dialog)), language)
}

/// The template that was made.
fn made(harness: &Harness<'_, Shown>) -> crate::model::Template {
    match &harness.state().answers[..] {
        [Answer::MakeTemplate(template)] => (**template).clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_template_is_named_and_its_id_proposed_from_the_name() {
    for language in Language::ALL {
        let mut harness = make_template(&flagship(), language);
        let texts = Texts::new(language);
        let name = harness.get_by_role_and_label(egui::Role::TextInput, texts.get("template-name"));
        assert!(name.is_focused());
        name.type_text(" Weekly Meeting");
        harness.run();
        let id = harness.get_by_role_and_label(egui::Role::TextInput, texts.get("template-id"));
        assert_eq!(id.value().as_deref(), Some("weekly-meeting"));
        click(&mut harness, "button-save");
        let template = made(&harness);
        assert_eq!(template.id, "weekly-meeting");
        assert_eq!(
            template.name, "Weekly Meeting",
            "nothing sensible was left of its title"
        );
        assert_eq!(template.summary, "");
    }
}

#[test]
fn an_id_that_is_none_is_refused_in_words() {
    let mut harness = make_template(&flagship(), Language::Chinese);
    harness
        .get_by_role_and_label(egui::Role::TextInput, "模板标识")
        .focus();
    harness.run();
    harness
        .get_by_role_and_label(egui::Role::TextInput, "模板标识")
        .type_text("例会");
    harness.run();
    click(&mut harness, "button-save");
    harness.get_by_label_contains("标识只能用小写字母、数字和连字符");
    assert!(harness.state().answers.is_empty());
}

#[test]
fn a_template_says_what_it_will_hold() {
    let harness = make_template(&flagship(), Language::Chinese);
    harness.get_by_label_contains("14 个段落，连同编号和目标");
    harness.get_by_label_contains("5 个字段：单位、会议名称、汇报单位、到任时长、办结时限");
    harness.get_by_label_contains("备注、待办和写作状态不带上");
}

#[test]
fn a_loaded_template_is_described_in_both_languages() {
    let offer = |language, is_own| {
        let template = Box::new(built_in("half-year-review").expect("the flagship"));
        let texts = Texts::new(language);
        let offer = TemplateOffer::new(template, "/t/半年.ron".into(), is_own, &texts);
        show(Dialog::TemplateOffer(offer), language)
    };
    let chinese = offer(Language::Chinese, false);
    for words in [
        "14 个段落",
        "5 个字段",
        "14 条写作指引",
        "28 分钟、20 分钟",
        "/t/半年.ron",
        "存入我的模板",
    ] {
        assert!(chinese.query_by_label_contains(words).is_some(), "{words}");
    }
    let english = offer(Language::English, true);
    for words in ["14 sections", "5 fields", "28 min, 20 min"] {
        assert!(english.query_by_label_contains(words).is_some(), "{words}");
    }
    assert!(english.query_by_label("Add to my templates").is_none());
}

fn compose(harness: &mut Harness<'_, Shown>, letters: &str) {
    harness.event(egui::Event::Ime(egui::ImeEvent::Preedit {
        text: letters.to_owned(),
        active_range_chars: None,
    }));
    harness.run();
}

#[test]
fn letters_still_being_composed_do_not_get_into_a_template() {
    let mut harness = make_template(&flagship(), Language::Chinese);
    harness
        .get_by_role_and_label(egui::Role::TextInput, "模板名称")
        .type_text("例会");
    harness.run();
    compose(&mut harness, "pin");
    click(&mut harness, "button-save");
    assert_eq!(made(&harness).name, "例会");
}

#[test]
fn letters_still_being_composed_do_not_get_into_a_path() {
    let path = std::env::temp_dir().join("讲稿.speech");
    let folder = path.parent().expect("a folder");
    let entry = PathEntry::new(FileUse::SaveSpeech, Some(folder), "讲稿.speech");
    let mut harness = show(Dialog::Path(entry), Language::Chinese);
    compose(&mut harness, "pin");
    click(&mut harness, "button-save");
    assert_eq!(harness.state().answers, [Answer::Path(path)]);
}

fn find(sought: &str, language: Language) -> Harness<'static, Shown> {
    let mut harness = show(Dialog::Palette(Palette::default()), language);
    harness.event(egui::Event::Text(sought.to_owned()));
    harness.run();
    harness
}

#[test]
fn a_command_is_found_by_either_languages_words_or_by_its_shortcut() {
    for language in Language::ALL {
        for sought in ["输入路径打开", "by typing a path", "ctrl+o"] {
            let mut harness = find(sought, language);
            harness.key_press(Key::Enter);
            harness.run();
            let expected = if sought == "ctrl+o" {
                Command::Open
            } else {
                Command::OpenPath
            };
            assert_eq!(harness.state().answers, [Answer::Command(expected)], "{sought}");
        }
    }
}

#[test]
fn nothing_is_chosen_while_the_sought_word_is_being_composed() {
    let mut harness = show(Dialog::Palette(Palette::default()), Language::Chinese);
    compose(&mut harness, "guan");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().answers.is_empty());
}

#[test]
fn a_dialog_that_has_less_to_show_shrinks() {
    let entry = PathEntry::new(FileUse::OpenSpeech, Some(Path::new("/somewhere")), "");
    let mut harness = show(Dialog::Path(entry), Language::English);
    let bottom = |harness: &Harness<'_, Shown>| {
        let cancel = harness.state().texts.get("button-cancel").to_owned();
        harness.get_by_label(&cancel).rect().bottom()
    };
    let list = |harness: &mut Harness<'_, Shown>, count: usize| {
        let names = (0..count).map(|number| format!("{number}.speech")).collect();
        if let Some(Dialog::Path(entry)) = &mut harness.state_mut().dialog {
            entry.take_listing(std::path::PathBuf::from("/somewhere/"), names);
        }
        harness.run();
    };
    list(&mut harness, 1);
    let small = bottom(&harness);
    list(&mut harness, 40);
    assert!(bottom(&harness) > small, "a longer list makes a taller dialog");
    list(&mut harness, 1);
    assert!(
        (bottom(&harness) - small).abs() < 1.0,
        "{} {small}",
        bottom(&harness)
    );
}

#[test]
fn enter_does_not_do_what_destroys() {
    let ask = |alternative: Option<&str>| {
        let question = Question {
            title: "Replace?".to_owned(),
            text: String::new(),
            path: None,
            accept: "Replace".to_owned(),
            alternative: alternative.map(str::to_owned),
            dangerous: true,
        };
        let mut harness = show(Dialog::Question(question), Language::English);
        harness.key_press(Key::Enter);
        harness.run();
        harness.state().answers.clone()
    };
    assert_eq!(ask(None), [Answer::Dismissed]);
    assert_eq!(ask(Some("Save elsewhere")), [Answer::Alternative]);
}
