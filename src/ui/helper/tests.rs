//! What the helper promises, told with a speech small enough to read.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key};
use egui_kittest::{Harness, Node, kittest::Queryable as _};

use super::{HelperPanel, Page};
use crate::model::{
    FIELD_MARK, Field, FieldId, FieldRef, Guidance, InformationItem, Inline, Scheme, Section, SectionId,
    SectionKind, SectionTree, Selection, Speech, Status, Subtree, Target, TextPlace, TextPosition,
};
use crate::session::{Action, Session};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;
use crate::ui::command::Command;
use crate::ui::fonts::{self, Marks};
use crate::ui::i18n::{self, Texts};
use crate::ui::request::Request;
use crate::ui::theme;

mod speech_and_section;

const UNIT: FieldRef = FieldRef::Named(FieldId(1));
const DEADLINE: FieldRef = FieldRef::Named(FieldId(2));

/// The pane with the speech that it shows. Changes are performed, everything else is kept.
struct Desk {
    session: Session,
    panel: HelperPanel,
    texts: Texts,
    asked: Vec<Request>,
}

fn section(id: u32, kind: SectionKind, heading: &str, body: &[Inline]) -> Section {
    Section {
        heading: Inline::from_text(heading),
        body: body.to_vec(),
        ..Section::new(SectionId(id), kind)
    }
}

fn line(parts: &[Result<&str, FieldRef>]) -> Inline {
    let mut line = Inline::new();
    for part in parts {
        match part {
            Ok(text) => line.push_text(text),
            Err(field) => line.push_field(*field),
        }
    }
    line
}

/// An opening, and a part with two requirements; the unit is used three times, the deadline once.
fn speech() -> Speech {
    let opening = section(
        1,
        SectionKind::Opening,
        "",
        &[line(&[Ok("刚才"), Err(UNIT), Ok("作了汇报。")])],
    );
    let mut learning = section(
        3,
        SectionKind::Requirement,
        "要做学习调研的有心人",
        &[line(&[
            Ok("在"),
            Err(UNIT),
            Ok("多读书，"),
            Err(DEADLINE),
            Ok("前读完。"),
        ])],
    );
    learning.scheme = Scheme::ParenthesisedChinese;
    learning.guidance = Guidance {
        purpose: "先讲为什么。".to_owned(),
        length: "一段。".to_owned(),
        example: "书到用时方恨少。".to_owned(),
    };
    learning.target = Some(Target::Characters(100));
    let mut manner = section(
        4,
        SectionKind::Requirement,
        "要做改进作风的带头人",
        &[line(&[Err(UNIT), Ok("要实干。")])],
    );
    manner.scheme = Scheme::ParenthesisedChinese;
    let part = section(2, SectionKind::Part, "提要求", &[Inline::new()]);
    let roots = vec![
        Subtree::leaf(opening),
        Subtree {
            section: part,
            children: vec![Subtree::leaf(learning), Subtree::leaf(manner)],
        },
    ];
    let mut speech = Speech::new(Language::Chinese);
    speech.information.byline = false;
    speech.sections = SectionTree::from_roots(roots).unwrap();
    speech.fields = vec![
        Field::new(FieldId(1), "单位"),
        Field {
            hint: "写到日".to_owned(),
            ..Field::new(FieldId(2), "期限")
        },
    ];
    speech
}

fn desk_of(language: i18n::Language, speech: Speech, page: Page) -> Harness<'static, Desk> {
    let mut panel = HelperPanel::default();
    panel.turn_to(page);
    let desk = Desk {
        session: Session::new(speech, true),
        panel,
        texts: Texts::new(language),
        asked: Vec::new(),
    };
    let mut harness = Harness::builder().with_size([300.0, 1400.0]).build_ui_state(
        |ui, desk: &mut Desk| {
            fonts::install(ui.ctx(), Marks::Chinese);
            theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
            for request in desk.panel.ui(ui, &desk.session, &desk.texts) {
                match request {
                    Request::Act(action) => {
                        desk.session.perform(action, Duration::ZERO);
                    }
                    other => desk.asked.push(other),
                }
            }
        },
        desk,
    );
    harness.run();
    harness
}

fn desk(page: Page) -> Harness<'static, Desk> {
    desk_of(i18n::Language::Chinese, speech(), page)
}

fn go_to(harness: &mut Harness<'_, Desk>, section: u32) {
    let start = TextPosition::start_of(TextPlace::Body(SectionId(section), 0));
    perform(harness, Action::Select(Selection::caret(start)));
}

fn perform(harness: &mut Harness<'_, Desk>, action: Action) {
    harness.state_mut().session.perform(action, Duration::ZERO);
    harness.run();
}

fn input<'a>(harness: &'a Harness<'_, Desk>, name: &'a str) -> Node<'a> {
    harness
        .query_by(|node| {
            matches!(node.role(), Role::TextInput | Role::MultilineTextInput)
                && node.label().as_deref() == Some(name)
        })
        .unwrap_or_else(|| panic!("no input {name}"))
}

fn has_input(harness: &Harness<'_, Desk>, name: &str) -> bool {
    harness
        .query_by(|node| node.role() == Role::TextInput && node.label().as_deref() == Some(name))
        .is_some()
}

fn type_into(harness: &mut Harness<'_, Desk>, name: &str, text: &str) {
    input(harness, name).focus();
    harness.run();
    input(harness, name).type_text(text);
    harness.run();
}

fn clear(harness: &mut Harness<'_, Desk>, name: &str) {
    input(harness, name).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Delete);
    harness.run();
}

fn click(harness: &mut Harness<'_, Desk>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Desk>, list: &str, option: &str) {
    harness.get_by_role_and_label(Role::ComboBox, list).click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, option).click();
    harness.run();
}

fn value(harness: &Harness<'_, Desk>, field: FieldRef) -> Option<String> {
    harness.state().session.speech().field_value(field)
}

fn its_section<'a>(harness: &'a Harness<'_, Desk>, id: u32) -> &'a Section {
    harness
        .state()
        .session
        .speech()
        .sections
        .get(SectionId(id))
        .unwrap()
}

fn mark(section: u32, at: usize) -> Selection {
    let place = TextPlace::Body(SectionId(section), 0);
    Selection {
        anchor: TextPosition::new(place, ByteIndex(at)),
        head: TextPosition::new(place, ByteIndex(at + FIELD_MARK.len_utf8())),
    }
}

#[test]
fn the_guide_follows_the_caret() {
    let mut harness = desk(Page::Guide);
    harness.get_by_label_contains("光标在标题里");
    click(&mut harness, "转到第一段");
    let start = TextPosition::start_of(TextPlace::Body(SectionId(1), 0));
    assert_eq!(harness.state().asked, [Request::Show(Selection::caret(start))]);
    go_to(&mut harness, 1);
    harness.get_by_label("这一段没有写作指引");
    go_to(&mut harness, 3);
    harness.get_by_label("（一） 要做学习调研的有心人");
    for words in ["先讲为什么。", "一段。", "书到用时方恨少。"] {
        harness.get_by_label(words);
    }
}

#[test]
fn a_target_is_told_in_words_as_the_text_grows() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 3);
    harness.get_by_label("目标 100 字 · 约 33 秒");
    harness.get_by_label_contains("还差");
    let text = "好".repeat(120);
    perform(&mut harness, Action::InsertText(text));
    harness.get_by_label_contains("超出");
    go_to(&mut harness, 4);
    harness.get_by_label_contains("现有");
}

#[test]
fn notes_status_and_target_are_kept_with_the_section() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 4);
    type_into(&mut harness, "我的备注", "核实数字");
    assert_eq!(its_section(&harness, 4).notes, "核实数字");
    click(&mut harness, "草稿");
    assert_eq!(its_section(&harness, 4).status, Status::Draft);
    choose(&mut harness, "目标", "字数");
    assert_eq!(its_section(&harness, 4).target, Some(Target::Characters(300)));
    choose(&mut harness, "目标", "分钟");
    assert_eq!(its_section(&harness, 4).target, Some(Target::Minutes(1.5)));
    clear(&mut harness, "分钟");
    harness.get_by_label("请填大于 0 的数字");
    assert_eq!(its_section(&harness, 4).target, Some(Target::Minutes(1.5)));
    type_into(&mut harness, "分钟", "２");
    assert_eq!(its_section(&harness, 4).target, Some(Target::Minutes(2.0)));
    choose(&mut harness, "目标", "比重");
    clear(&mut harness, "比重");
    type_into(&mut harness, "比重", "1.5");
    assert_eq!(its_section(&harness, 4).target, Some(Target::Weight(1.5)));
    choose(&mut harness, "目标", "不设目标");
    assert_eq!(its_section(&harness, 4).target, None);
}

#[test]
fn a_target_typed_figure_by_figure_is_one_step() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 3);
    clear(&mut harness, "字数");
    for figure in ["4", "0", "0"] {
        type_into(&mut harness, "字数", figure);
    }
    assert_eq!(its_section(&harness, 3).target, Some(Target::Characters(400)));
    perform(&mut harness, Action::Undo);
    assert_eq!(its_section(&harness, 3).target, Some(Target::Characters(100)));
    assert_eq!(input(&harness, "字数").value().as_deref(), Some("100"));
}

#[test]
fn a_click_on_a_siblings_heading_shows_it() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 3);
    click(&mut harness, "（二）要做改进作风的带头人");
    let start = TextPosition::start_of(TextPlace::Heading(SectionId(4)));
    assert_eq!(harness.state().asked, [Request::Show(Selection::caret(start))]);
}

#[test]
fn the_guides_card_fills_fields_and_keeps_them_while_they_are_filled() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 1);
    harness.get_by_label_contains("2 项待填");
    type_into(&mut harness, "单位", "市档案馆");
    assert_eq!(value(&harness, UNIT).as_deref(), Some("市档案馆"));
    assert!(has_input(&harness, "单位"));
    harness.get_by_label_contains("1 项待填");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(input(&harness, "期限").is_focused());
    go_to(&mut harness, 3);
    assert!(!has_input(&harness, "单位"));
}

#[test]
fn a_value_being_composed_is_not_in_the_speech_yet() {
    for page in [Page::Guide, Page::Fields] {
        let mut harness = desk(page);
        input(&harness, "单位").focus();
        harness.run();
        let preedit = |text: &str| {
            Event::Ime(ImeEvent::Preedit {
                text: text.to_owned(),
                active_range_chars: None,
            })
        };
        harness.event(preedit("dangan"));
        harness.run();
        assert_eq!(value(&harness, UNIT), None);
        harness.event(preedit(""));
        harness.event(Event::Ime(ImeEvent::Commit("档案".to_owned())));
        harness.run();
        assert_eq!(value(&harness, UNIT).as_deref(), Some("档案"));
        perform(&mut harness, Action::Undo);
        assert_eq!(input(&harness, "单位").value().as_deref(), Some(""));
    }
}

#[test]
fn every_field_and_the_information_in_use_can_be_filled_inserted_and_found() {
    let mut harness = desk(Page::Fields);
    perform(
        &mut harness,
        Action::InsertField(FieldRef::Information(InformationItem::Occasion)),
    );
    type_into(&mut harness, "会议名称", "座谈会");
    assert_eq!(harness.state().session.speech().information.occasion, "座谈会");
    click(&mut harness, "×3");
    assert_eq!(harness.state().asked, [Request::Show(mark(1, "刚才".len()))]);
    perform(&mut harness, Action::Select(mark(1, "刚才".len())));
    click(&mut harness, "×3");
    assert_eq!(harness.state().asked[1], Request::Show(mark(3, "在".len())));
    go_to(&mut harness, 4);
    harness.get_all_by_label("插入到光标处").next().unwrap().click();
    harness.run();
    harness.get_by_label("×4");
    click(&mut harness, "跳到下一处待填");
    assert_eq!(harness.state().asked[2], Request::Command(Command::NextUnfilled));
}

#[test]
fn a_field_is_added_under_a_name_that_can_be() {
    let mut harness = desk(Page::Fields);
    click(&mut harness, "新建字段");
    click(&mut harness, "新建");
    harness.get_by_label("请填字段名");
    type_into(&mut harness, "字段名", "单位");
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("已有字段“单位”");
    clear(&mut harness, "字段名");
    type_into(&mut harness, "字段名", "{甲}");
    click(&mut harness, "新建");
    harness.get_by_label_contains("花括号");
    clear(&mut harness, "字段名");
    type_into(&mut harness, "字段名", "到会领导");
    type_into(&mut harness, "默认值", "馆长");
    click(&mut harness, "新建");
    let added = harness.state().session.speech().field_named("到会领导").cloned();
    assert_eq!(added.map(|field| field.default).as_deref(), Some("馆长"));
    assert!(has_input(&harness, "到会领导"));
}

#[test]
fn a_field_is_renamed_and_its_deletion_asked_for() {
    let mut harness = desk(Page::Fields);
    harness.get_all_by_label("编辑字段").nth(1).unwrap().click();
    harness.run();
    clear(&mut harness, "字段名");
    type_into(&mut harness, "字段名", "办结时限");
    choose(&mut harness, "类型", "日期");
    click(&mut harness, "确定");
    let field = harness
        .state()
        .session
        .speech()
        .field(FieldId(2))
        .cloned()
        .unwrap();
    assert_eq!((field.name.as_str(), field.hint.as_str()), ("办结时限", "写到日"));
    assert_eq!(field.kind, crate::model::FieldKind::Date);
    harness.get_all_by_label("删除字段").nth(1).unwrap().click();
    harness.run();
    assert_eq!(harness.state().asked, [Request::DeleteField(FieldId(2))]);
}

#[test]
fn information_is_kept_and_figures_that_cannot_be_are_refused_in_words() {
    let mut harness = desk(Page::Information);
    type_into(&mut harness, "标题", "总结讲话");
    type_into(&mut harness, "讲话人", "李明");
    let minutes = "总时长（分钟）";
    type_into(&mut harness, minutes, "20");
    type_into(&mut harness, minutes, "年");
    harness.get_by_label("请填 1 到 600 之间的数字");
    let session = &harness.state().session;
    let information = &session.speech().information;
    assert_eq!(session.speech().plain_text(&information.title), "总结讲话");
    assert_eq!(
        (information.speaker.as_str(), information.minutes),
        ("李明", Some(20))
    );
    click(&mut harness, "220");
    assert_eq!(harness.state().session.speech().information.rate, 220);
    harness.get_by_label_contains("还有");
    click(&mut harness, "标题下显示讲话人和日期");
    assert!(harness.state().session.speech().information.byline);
    choose(&mut harness, "语言", "English");
    assert_eq!(harness.state().session.speech().language, Language::English);
    harness.get_by_label("语速（每分钟词数）");
}

#[test]
fn the_title_keeps_its_fields_when_it_is_changed_as_text() {
    let mut harness = desk(Page::Information);
    perform(&mut harness, Action::InsertField(UNIT));
    perform(
        &mut harness,
        Action::FillField {
            field: UNIT,
            value: "市档案馆".to_owned(),
        },
    );
    assert_eq!(input(&harness, "标题").value().as_deref(), Some("市档案馆"));
    type_into(&mut harness, "标题", "的讲话");
    let title = &harness.state().session.speech().information.title;
    assert_eq!(title.fields(), [UNIT]);
    assert!(title.text().ends_with("的讲话"));
}

#[test]
fn the_pages_are_turned_by_their_tabs_in_both_languages() {
    for (language, tabs) in [
        (i18n::Language::Chinese, ["字段", "信息", "指引"]),
        (i18n::Language::English, ["Fields", "Information", "Guide"]),
    ] {
        let mut harness = desk_of(language, speech(), Page::Guide);
        for tab in tabs {
            harness.get_by_role_and_label(Role::Tab, tab).click();
            harness.run();
        }
        go_to(&mut harness, 3);
        let notes = Texts::new(language).get("guide-notes").to_owned();
        input(&harness, &notes);
    }
}

#[test]
fn a_speech_without_sections_or_fields_says_what_to_do() {
    let mut harness = desk_of(
        i18n::Language::English,
        Speech::new(Language::English),
        Page::Guide,
    );
    click(&mut harness, "Add the first section");
    assert_eq!(harness.state().session.speech().sections.len(), 1);
    let mut empty = Speech::new(Language::English);
    empty.information.byline = false;
    let harness = desk_of(i18n::Language::English, empty, Page::Fields);
    harness.get_by_label_contains("no fields yet");
}
