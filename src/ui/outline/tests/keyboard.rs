use super::*;

const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

fn cursor(harness: &Harness<'_, Desk>) -> String {
    let desk = harness.state();
    desk.session.speech().outline_name(desk.panel.cursor.unwrap())
}

fn has_keyboard(harness: &Harness<'_, Desk>) -> bool {
    harness.state().panel.has_keyboard(&harness.ctx)
}

#[test]
fn arrows_look_around_and_enter_goes_there() {
    let mut harness = chinese();
    focus_row(&mut harness, "顾大局");
    assert!(has_keyboard(&harness));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(cursor(&harness), "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(cursor(&harness), PART);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert!(harness.query_by_label("二是 敢碰硬").is_none(), "folded");
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(cursor(&harness), "顾大局");
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(cursor(&harness), "称谓");
    press(&mut harness, Modifiers::NONE, Key::End);
    let last = harness.state().outline().last().unwrap().clone();
    assert_eq!(cursor(&harness), last);
    assert!(harness.state().requests.is_empty());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let desk = harness.state();
    assert_eq!(desk.session.current_section(), desk.panel.cursor);
}

#[test]
fn arrows_skip_ghost_rows() {
    let mut harness = chinese();
    focus_row(&mut harness, "守规矩");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(cursor(&harness), "对下半年工作提五点要求");
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(cursor(&harness), "守规矩");
}

#[test]
fn tab_leaves_the_rows_at_once() {
    let mut harness = chinese();
    focus_row(&mut harness, "顾大局");
    press(&mut harness, Modifiers::NONE, Key::Tab);
    assert!(!has_keyboard(&harness));
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert!(has_keyboard(&harness));
    press(&mut harness, Modifiers::SHIFT, Key::Tab);
    assert!(!has_keyboard(&harness));
}

#[test]
fn alt_shift_arrows_move_and_nest_the_row() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, ALT_SHIFT, Key::ArrowDown);
    assert_eq!(harness.state().children(PART)[1..3], ["精业务", "敢碰硬"]);
    press(&mut harness, ALT_SHIFT, Key::ArrowRight);
    assert_eq!(harness.state().children("精业务"), ["敢碰硬"]);
    press(&mut harness, ALT_SHIFT, Key::ArrowLeft);
    press(&mut harness, ALT_SHIFT, Key::ArrowUp);
    assert_eq!(harness.state().children(PART)[1..3], ["敢碰硬", "精业务"]);
    assert_eq!(cursor(&harness), "敢碰硬");
    assert!(has_keyboard(&harness));
}

#[test]
fn f2_renames_and_gives_the_keyboard_back() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert!(has_keyboard(&harness), "also while renaming");
    harness.event(egui::Event::Text("新".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().requests.is_empty(), "Escape leaves it");
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.event(egui::Event::Text("敢担当".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().children(PART)[1], "敢担当");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(cursor(&harness), "精业务");
}

#[test]
fn what_is_typed_in_a_row_can_be_taken_before_it_is_accepted() {
    let mut harness = chinese();
    let typed = |harness: &Harness<'_, Desk>| harness.state().panel.typed(&harness.state().session);
    focus_row(&mut harness, "敢碰硬");
    let id = harness.state().id("敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::F2);
    assert_eq!(typed(&harness), None, "nothing is typed yet");
    harness.event(egui::Event::Text("敢担当".to_owned()));
    harness.run();
    let text = "敢担当".to_owned();
    let taken = typed(&harness);
    assert_eq!(taken, Some(Action::RenameRow { id, text }));
    harness
        .state_mut()
        .session
        .perform(taken.unwrap(), Duration::ZERO);
    assert_eq!(typed(&harness), None, "taken already");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().requests.is_empty());
    assert_eq!(harness.state().children(PART)[1], "敢担当");
}

#[test]
fn renaming_from_the_text_gives_the_keyboard_back_to_it() {
    let mut harness = chinese();
    let id = harness.state().id("敢碰硬");
    let desk = harness.state_mut();
    desk.panel.fold_all(&desk.session);
    desk.panel.rename(id);
    harness.run();
    harness.event(egui::Event::Text("敢担当".to_owned()));
    harness.run();
    let selection = harness.state().session.selection();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let desk = harness.state();
    let text = "敢担当".to_owned();
    assert_eq!(
        desk.requests,
        [
            Request::Act(Action::RenameRow { id, text }),
            Request::Show(selection)
        ]
    );
    assert!(!has_keyboard(&harness));
}

#[test]
fn a_composition_does_not_reach_the_speech() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::F2);
    harness.event(egui::Event::Ime(egui::ImeEvent::Preedit {
        text: "gan".to_owned(),
        active_range_chars: None,
    }));
    harness.run();
    assert_eq!(harness.state().children(PART)[1], "敢碰硬");
    harness.event(egui::Event::Ime(egui::ImeEvent::Commit("敢".to_owned())));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().children(PART)[1], "敢");
}

#[test]
fn delete_takes_the_row_and_goes_on_to_the_next() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(harness.state().children(PART), ["顾大局", "精业务", "守规矩"]);
    assert_eq!(cursor(&harness), "精业务");
    assert!(has_keyboard(&harness));
}

#[test]
fn insert_and_ctrl_enter_add_a_sibling_to_be_named() {
    let mut harness = chinese();
    for (modifiers, key, name) in [
        (Modifiers::NONE, Key::Insert, "甲"),
        (Modifiers::COMMAND, Key::Enter, "乙"),
    ] {
        focus_row(&mut harness, "敢碰硬");
        press(&mut harness, modifiers, key);
        harness.event(egui::Event::Text(name.to_owned()));
        harness.run();
        press(&mut harness, Modifiers::NONE, Key::Enter);
    }
    assert_eq!(harness.state().children(PART)[1..4], ["敢碰硬", "乙", "甲"]);
}

#[test]
fn the_menu_key_opens_the_menu_and_escape_comes_back() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::Menu);
    harness.get_by_label_contains("添加下级段落");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("添加下级段落").is_none());
    assert!(has_keyboard(&harness));
    press(&mut harness, Modifiers::SHIFT, Key::F10);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(
        harness
            .state()
            .session
            .speech()
            .sections
            .children(Some(harness.state().id("敢碰硬")))
            .len(),
        1
    );
}

#[test]
fn escape_gives_the_keyboard_to_the_text() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    let selection = harness.state().session.selection();
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().requests, [Request::Show(selection)]);
}

#[test]
fn the_caret_s_section_is_where_the_keyboard_comes_in() {
    let mut harness = chinese();
    let id = harness.state().id("精业务");
    let start = harness.state().session.start_of_section(id).unwrap();
    harness
        .state_mut()
        .session
        .perform(Action::Select(Selection::caret(start)), Duration::ZERO);
    harness.run();
    harness
        .ctx
        .memory_mut(|memory| memory.request_focus(list::list_id()));
    harness.run();
    assert_eq!(cursor(&harness), "精业务");
}

#[test]
fn a_row_moved_into_a_folded_section_stays_in_sight() {
    let mut harness = chinese();
    let desk = harness.state_mut();
    desk.panel.fold_all(&desk.session);
    harness.run();
    focus_row(&mut harness, "对下半年工作提五点要求");
    press(&mut harness, ALT_SHIFT, Key::ArrowRight);
    assert_eq!(
        harness.state().children(PART).last().unwrap(),
        "对下半年工作提五点要求"
    );
    row(&harness, "一是 顾大局");
    assert_eq!(cursor(&harness), "对下半年工作提五点要求");
}

#[test]
fn a_section_added_in_the_text_later_is_not_named_here() {
    let mut harness = chinese();
    let id = harness.state().id("敢碰硬");
    let desk = harness.state_mut();
    desk.panel.expect_new(&desk.session);
    harness.run();
    harness
        .state_mut()
        .session
        .perform(Action::AddSibling(id), Duration::ZERO);
    harness.run();
    assert!(harness.query_by_label("重命名段落").is_none());
}

#[test]
fn renaming_shows_a_row_that_the_filter_hid() {
    let mut harness = chinese();
    harness.state_mut().panel.set_filter("顾大局".to_owned());
    harness.run();
    let id = harness.state().id("敢碰硬");
    harness.state_mut().panel.rename(id);
    harness.run();
    assert!(has_keyboard(&harness));
    harness.get_by_label("重命名段落");
}

#[test]
fn renaming_goes_on_when_the_window_comes_back() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::F2);
    for focused in [false, true] {
        harness.input_mut().focused = focused;
        harness.event(egui::Event::WindowFocused(focused));
        harness.run();
        harness.get_by_label("重命名段落");
    }
}

#[test]
fn every_command_that_the_window_leaves_to_the_row_has_its_keys_here() {
    let mut harness = chinese();
    let ctrl_shift = Modifiers::COMMAND.plus(Modifiers::SHIFT);
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, ctrl_shift, Key::D);
    assert_eq!(harness.state().children(PART)[1..3], ["敢碰硬", "敢碰硬"]);
    focus_row(&mut harness, "精业务");
    press(&mut harness, ctrl_shift, Key::Enter);
    harness.event(egui::Event::Text("新".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().children("精业务"), ["新"]);
}

#[test]
fn the_menu_names_the_keys_of_a_copy() {
    let mut harness = chinese();
    focus_row(&mut harness, "敢碰硬");
    press(&mut harness, Modifiers::NONE, Key::Menu);
    harness.get_by_label_contains("复制一份 Ctrl+Shift+D");
}
