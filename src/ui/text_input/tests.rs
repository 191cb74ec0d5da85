use egui::{Event, Id, ImeEvent, Key, Modifiers, PointerButton};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::TextInput;
use crate::ui::{
    fonts::{self, Marks},
    theme,
};

/// A value with a field for it and one beside it.
#[derive(Default)]
struct Form {
    value: String,
    reported: Vec<String>,
    refuses: bool,
    entered: usize,
    escaped: usize,
    rows: usize,
}

fn form(value: &str) -> Harness<'static, Form> {
    form_of_rows(value, 1)
}

fn form_of_rows(value: &str, rows: usize) -> Harness<'static, Form> {
    let state = Form {
        value: value.to_owned(),
        rows,
        ..Form::default()
    };
    let mut harness = Harness::new_ui_state(
        |ui, form: &mut Form| {
            fonts::install(ui.ctx(), Marks::Chinese);
            theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
            let (rows, blank) = (form.rows, form.value.is_empty());
            let input = |id, name| TextInput {
                id: Id::unique(id),
                name,
                hint: "待填",
                rows,
                blank,
            };
            let output = input("unit", "单位").show(ui, &form.value);
            form.entered += usize::from(output.entered);
            form.escaped += usize::from(output.escaped);
            if let Some(value) = output.changed {
                form.reported.push(value.clone());
                if !form.refuses {
                    form.value = value;
                }
            }
            input("other", "别处").show(ui, "");
        },
        state,
    );
    harness.run();
    harness
}

fn focus(harness: &mut Harness<'_, Form>) {
    harness.get_by_label("单位").focus();
    harness.run();
}

fn ime(harness: &mut Harness<'_, Form>, event: ImeEvent) {
    harness.event(Event::Ime(event));
    harness.run();
}

fn preedit(harness: &mut Harness<'_, Form>, letters: &str) {
    ime(
        harness,
        ImeEvent::Preedit {
            text: letters.to_owned(),
            active_range_chars: None,
        },
    );
}

fn commit(harness: &mut Harness<'_, Form>, text: &str) {
    ime(harness, ImeEvent::Commit(text.to_owned()));
}

fn shown(harness: &Harness<'_, Form>) -> String {
    harness.get_by_label("单位").value().unwrap_or_default()
}

#[test]
fn typed_letters_are_reported_one_by_one() {
    let mut harness = form("");
    focus(&mut harness);
    harness.get_by_label("单位").type_text("馆");
    harness.run();
    harness.get_by_label("单位").type_text("里");
    harness.run();
    assert_eq!(harness.state().reported, ["馆", "馆里"]);
}

#[test]
fn a_composition_is_shown_and_reported_only_once_it_is_committed() {
    let mut harness = form("市");
    focus(&mut harness);
    for letters in ["d", "da", "dang"] {
        preedit(&mut harness, letters);
    }
    assert_eq!(shown(&harness), "市dang");
    assert!(harness.state().reported.is_empty());
    preedit(&mut harness, "");
    commit(&mut harness, "档");
    assert_eq!(harness.state().reported, ["市档"]);
    assert_eq!(shown(&harness), "市档");
}

#[test]
fn text_committed_while_the_next_word_begins_is_reported_without_the_new_letters() {
    let mut harness = form("");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    harness.event(Event::Ime(ImeEvent::Commit("档".to_owned())));
    preedit(&mut harness, "an");
    assert_eq!(harness.state().reported, ["档"]);
    assert_eq!(shown(&harness), "档an");
    commit(&mut harness, "案");
    assert_eq!(harness.state().value, "档案");
}

#[test]
fn a_composition_that_is_given_up_leaves_nothing() {
    let mut harness = form("市");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    preedit(&mut harness, "");
    assert_eq!(shown(&harness), "市");
    assert!(harness.state().reported.is_empty());
}

#[test]
fn escape_gives_up_the_composition_before_the_field() {
    let mut harness = form("市");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((shown(&harness).as_str(), harness.state().escaped), ("市", 0));
    assert!(harness.get_by_label("单位").is_focused());
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().escaped, 1);
    assert!(!harness.get_by_label("单位").is_focused());
    assert!(harness.state().reported.is_empty());
}

#[test]
fn a_click_elsewhere_gives_the_composition_up() {
    let mut harness = form("市");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    harness.get_by_label("别处").click();
    harness.run();
    assert!(harness.get_by_label("别处").is_focused());
    assert_eq!(shown(&harness), "市");
    assert!(harness.state().reported.is_empty());
}

#[test]
fn a_click_into_the_same_field_gives_the_composition_up() {
    let mut harness = form("市里的馆");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    let start = harness.get_by_label("单位").rect().left_center() + egui::vec2(6.0, 0.0);
    for pressed in [true, false] {
        harness.event(Event::PointerMoved(start));
        harness.event(Event::PointerButton {
            pos: start,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run();
    assert_eq!(shown(&harness), "市里的馆");
    commit(&mut harness, "本");
    assert_eq!(harness.state().reported, ["本市里的馆"]);
}

#[test]
fn arrow_keys_and_leaving_the_window_give_the_composition_up() {
    for event in [
        Event::Key {
            key: Key::ArrowLeft,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        },
        Event::WindowFocused(false),
    ] {
        let mut harness = form("市里");
        focus(&mut harness);
        preedit(&mut harness, "dang");
        harness.event(event);
        harness.run();
        assert_eq!(shown(&harness), "市里");
        assert!(harness.state().reported.is_empty());
    }
}

#[test]
fn a_selection_survives_a_composition_that_is_given_up_and_is_replaced_by_one_that_is_not() {
    let mut harness = form("市档案馆");
    focus(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    preedit(&mut harness, "ju");
    assert!(harness.state().reported.is_empty());
    preedit(&mut harness, "");
    assert_eq!(shown(&harness), "市档案馆");
    assert!(harness.state().reported.is_empty());
    commit(&mut harness, "局");
    assert_eq!(harness.state().reported, ["局"]);
}

#[test]
fn enter_ends_the_field_but_not_during_a_composition() {
    let mut harness = form("");
    focus(&mut harness);
    preedit(&mut harness, "dang");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().entered, 0);
    commit(&mut harness, "档");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().entered, 1);
    assert_eq!(harness.state().value, "档");
}

#[test]
fn several_rows_take_line_breaks_and_grow() {
    let mut harness = form_of_rows("一", 2);
    focus(&mut harness);
    let height = harness.get_by_label("单位").rect().height();
    for _ in 0..3 {
        harness.key_press(Key::Enter);
        harness.run();
    }
    assert_eq!(harness.state().value, "一\n\n\n");
    assert_eq!(harness.state().entered, 0);
    assert!(harness.get_by_label("单位").rect().height() > height);
}

#[test]
fn a_value_changed_elsewhere_is_shown_at_once() {
    let mut harness = form("甲");
    harness.state_mut().value = "乙".to_owned();
    harness.run();
    assert_eq!(shown(&harness), "乙");
    focus(&mut harness);
    preedit(&mut harness, "bing");
    harness.state_mut().value = "丙".to_owned();
    harness.run();
    assert_eq!(shown(&harness), "丙");
    assert!(harness.state().reported.is_empty());
}

#[test]
fn what_is_refused_stays_to_be_mended_and_is_reported_once() {
    let mut harness = form("20");
    harness.state_mut().refuses = true;
    focus(&mut harness);
    harness.get_by_label("单位").type_text("x");
    harness.run();
    harness.run();
    assert_eq!(harness.state().reported, ["20x"]);
    assert_eq!(shown(&harness), "20x");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(shown(&harness), "20");
}
