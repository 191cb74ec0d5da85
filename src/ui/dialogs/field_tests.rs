//! What the dialogs about fields promise.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::{Answer, Dialog, InsertField, MakeField, delete_field_question};
use crate::model::{
    Field, FieldId, FieldRef, InformationItem, Inline, Section, SectionId, SectionKind, SectionTree,
    Selection, Speech, Subtree, TextPlace, TextPosition,
};
use crate::session::{Action, Session};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;
use crate::ui::fonts::{self, Marks};
use crate::ui::i18n::{self, Texts};
use crate::ui::situation::Situation;
use crate::ui::theme;

const PLACE: TextPlace = TextPlace::Body(SectionId(1), 0);

fn session() -> Session {
    let mut body = Inline::from_text("市档案馆很好，市档案馆真好。");
    body.push_field(FieldRef::Named(FieldId(2)));
    let section = Section {
        body: vec![body, Inline::from_text("我爱市档案馆。")],
        ..Section::new(SectionId(1), SectionKind::Opening)
    };
    let mut speech = Speech::new(Language::Chinese);
    speech.sections = SectionTree::from_roots(vec![Subtree::leaf(section)]).unwrap();
    speech.fields = vec![
        Field {
            value: "市图书馆".to_owned(),
            ..Field::new(FieldId(1), "单位")
        },
        Field::new(FieldId(2), "办结时限"),
    ];
    let mut session = Session::new(speech, true);
    select(&mut session, 0, 0);
    session
}

fn select(session: &mut Session, from: usize, to: usize) {
    let at = |offset| TextPosition::new(PLACE, ByteIndex(offset));
    let selection = Selection {
        anchor: at(from),
        head: at(to),
    };
    session.perform(Action::Select(selection), Duration::ZERO);
}

struct Desk {
    dialog: Dialog,
    texts: Texts,
    answer: Option<Answer>,
}

fn shown(dialog: Dialog, language: i18n::Language) -> Harness<'static, Desk> {
    let desk = Desk {
        dialog,
        texts: Texts::new(language),
        answer: None,
    };
    let situation = Situation {
        speech: None,
        outline: true,
        helper: true,
        views: crate::store::Views::default(),
        theme: egui::ThemePreference::Light,
        language: None,
        recent: Vec::new(),
        keymap: std::sync::Arc::default(),
    };
    let mut harness = Harness::new_ui_state(
        move |ui, desk: &mut Desk| {
            fonts::install(ui.ctx(), Marks::Chinese);
            theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
            if desk.answer.is_none() {
                desk.answer = desk.dialog.show(ui.ctx(), &desk.texts, &situation);
            }
        },
        desk,
    );
    harness.run();
    harness
}

fn insert(session: &Session) -> Harness<'static, Desk> {
    shown(
        Dialog::InsertField(InsertField::new(session)),
        i18n::Language::Chinese,
    )
}

fn make(session: &Session) -> Harness<'static, Desk> {
    let dialog = MakeField::new(session).expect("a proper selection");
    shown(Dialog::MakeField(dialog), i18n::Language::Chinese)
}

fn type_text(harness: &mut Harness<'_, Desk>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

fn press(harness: &mut Harness<'_, Desk>, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn act(action: Action) -> Answer {
    Answer::Act(Box::new(action))
}

#[test]
fn a_field_is_found_by_a_part_of_its_name_and_inserted_by_enter() {
    let mut harness = insert(&session());
    harness.get_by_label("市图书馆");
    type_text(&mut harness, "办结");
    press(&mut harness, Key::Enter);
    let wanted = Action::InsertField(FieldRef::Named(FieldId(2)));
    assert_eq!(harness.state().answer, Some(act(wanted)));
}

#[test]
fn the_arrows_choose_among_fields_and_information() {
    let mut harness = insert(&session());
    for key in [
        Key::ArrowUp,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowDown,
        Key::ArrowUp,
    ] {
        press(&mut harness, key);
    }
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    // Two named fields stand before the title.
    let wanted = Action::InsertField(FieldRef::Information(InformationItem::Speaker));
    assert_eq!(harness.state().answer, Some(act(wanted)));
}

#[test]
fn a_click_inserts_and_a_title_is_not_offered_itself() {
    let mut session = session();
    let harness = insert(&session);
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "标题（讲稿信息）")
            .is_some()
    );
    let title = Selection::caret(TextPosition::start_of(TextPlace::Title));
    session.perform(Action::Select(title), Duration::ZERO);
    let mut harness = insert(&session);
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "标题（讲稿信息）")
            .is_none()
    );
    harness.get_by_role_and_label(Role::Button, "单位").click();
    harness.run();
    let wanted = Action::InsertField(FieldRef::Named(FieldId(1)));
    assert_eq!(harness.state().answer, Some(act(wanted)));
}

#[test]
fn a_new_name_typed_with_an_input_method_makes_a_new_field() {
    let mut harness = insert(&session());
    harness.event(Event::Ime(ImeEvent::Preedit {
        text: "huiyi".to_owned(),
        active_range_chars: None,
    }));
    harness.run();
    assert!(harness.query_by_label_contains("huiyi").is_none());
    harness.event(Event::Ime(ImeEvent::Commit("会期".to_owned())));
    harness.run();
    harness.get_by_label("新建字段“会期”");
    press(&mut harness, Key::Enter);
    let field = Field::new(FieldId(0), "会期");
    assert_eq!(
        harness.state().answer,
        Some(act(Action::DefineField { field, insert: true }))
    );
}

#[test]
fn escape_dismisses_both_dialogs() {
    let mut session = session();
    let mut harness = insert(&session);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().answer, Some(Answer::Dismissed));
    select(&mut session, 0, "市档案馆".len());
    let mut harness = make(&session);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().answer, Some(Answer::Dismissed));
}

#[test]
fn a_field_is_made_of_text_within_one_line_only() {
    let mut session = session();
    assert!(MakeField::new(&session).is_none());
    select(&mut session, 0, "市档案馆很好，市档案馆真好。".len() + 3);
    assert!(MakeField::new(&session).is_none());
    let selection = Selection {
        anchor: TextPosition::new(PLACE, ByteIndex(0)),
        head: TextPosition::new(TextPlace::Body(SectionId(1), 1), ByteIndex(3)),
    };
    session.perform(Action::Select(selection), Duration::ZERO);
    assert!(MakeField::new(&session).is_none());
}

#[test]
fn making_a_field_says_where_else_the_text_stands() {
    let mut session = session();
    select(&mut session, 0, "市档案馆".len());
    let mut harness = make(&session);
    harness.get_by_label_contains("其余 2 处");
    type_text(&mut harness, "馆名");
    press(&mut harness, Key::Enter);
    let name = "馆名".to_owned();
    assert_eq!(
        harness.state().answer,
        Some(act(Action::MakeField { name: name.clone() }))
    );
    let effects = session.perform(Action::MakeField { name }, Duration::ZERO);
    let places = effects.iter().find_map(|effect| match effect {
        crate::session::Effect::Notice(crate::session::Notice::FieldMade { places, .. }) => Some(*places),
        _ => None,
    });
    assert_eq!(places, Some(3));
}

#[test]
fn a_name_that_is_taken_or_empty_is_refused_in_words_and_can_be_mended() {
    let mut session = session();
    select(&mut session, 0, "市档案馆".len());
    let mut harness = make(&session);
    press(&mut harness, Key::Enter);
    harness.get_by_label("请填字段名");
    type_text(&mut harness, "单位");
    press(&mut harness, Key::Enter);
    harness.get_by_label_contains("已填为“市图书馆”");
    assert_eq!(harness.state().answer, None);
    type_text(&mut harness, "名");
    press(&mut harness, Key::Enter);
    let name = "单位名".to_owned();
    assert_eq!(harness.state().answer, Some(act(Action::MakeField { name })));
}

#[test]
fn a_name_without_a_value_can_be_used() {
    let mut session = session();
    select(&mut session, 0, "市档案馆".len());
    let mut harness = make(&session);
    type_text(&mut harness, "办结时限");
    press(&mut harness, Key::Enter);
    let name = "办结时限".to_owned();
    assert_eq!(harness.state().answer, Some(act(Action::MakeField { name })));
}

#[test]
fn deleting_a_field_asks_only_where_it_is_used() {
    let session = session();
    let texts = Texts::new(i18n::Language::English);
    assert!(delete_field_question(&session, FieldId(1), &texts).is_none());
    let question = delete_field_question(&session, FieldId(2), &texts).expect("a question");
    assert!(question.text.contains("1 time"), "{}", question.text);
    let mut harness = shown(Dialog::Question(question), i18n::Language::English);
    harness
        .get_by_role_and_label(Role::Button, "Delete the text too")
        .click();
    harness.run();
    assert_eq!(harness.state().answer, Some(Answer::Alternative));
}
