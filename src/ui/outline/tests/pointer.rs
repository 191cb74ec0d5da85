use super::*;

#[test]
fn a_click_goes_to_the_section() {
    let mut harness = chinese();
    row(&harness, "二是 敢碰硬").click();
    harness.run();
    let desk = harness.state();
    let id = desk.id("敢碰硬");
    let start = desk.session.start_of_section(id).unwrap();
    assert_eq!(desk.requests, [Request::Show(Selection::caret(start))]);
    assert_eq!(desk.session.current_section(), Some(id));
    assert!(
        row(&harness, "二是 敢碰硬")
            .accesskit_node()
            .is_selected()
            .unwrap_or(false)
    );
}

#[test]
fn a_double_click_edits_in_place_and_enter_accepts() {
    let mut harness = chinese();
    row(&harness, "二是 敢碰硬").click();
    row(&harness, "二是 敢碰硬").click();
    harness.run();
    harness.get_by_label("重命名段落").type_text("碰硬不绕");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().children(PART)[1], "碰硬不绕");
    assert!(harness.query_by_label("重命名段落").is_none());
}

#[test]
fn a_triangle_folds_and_unfolds_its_part() {
    let mut harness = chinese();
    harness
        .get_by_label("折叠“首先 说说到任〔到任时长〕的印象”")
        .click();
    harness.run();
    assert!(harness.query_by_label("二是 敢碰硬").is_none());
    assert!(harness.state().requests.is_empty(), "folding goes nowhere");
    harness
        .get_by_label("展开“首先 说说到任〔到任时长〕的印象”")
        .click();
    harness.run();
    row(&harness, "二是 敢碰硬");
}

#[test]
fn a_ghost_row_adds_the_next_member_and_has_it_named() {
    let mut harness = chinese();
    harness.get_by_label("五是…").click();
    harness.run();
    harness.get_by_label("重命名段落").type_text("作风正");
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let outline = harness.state().outline();
    assert!(outline.contains(&"  五是作风正".to_owned()), "{outline:?}");
    harness.get_by_label("六是…");
}

#[test]
fn the_filter_shows_matches_and_escape_clears_it() {
    let mut harness = chinese();
    harness.get_by_label("筛选").focus();
    harness.run();
    harness.get_by_label("筛选").type_text("碰硬");
    harness.run();
    row(&harness, "二是 敢碰硬");
    row(&harness, "首先 说说到任〔到任时长〕的印象");
    assert!(harness.query_by_label("一是 顾大局").is_none());
    assert!(harness.query_by_label("五是…").is_none());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    row(&harness, "一是 顾大局");
}

#[test]
fn a_filter_without_matches_says_so_and_can_be_cleared() {
    let mut harness = chinese();
    harness.state_mut().panel.set_filter("没有这样的词".to_owned());
    harness.run();
    harness.get_by_label("没有符合的段落");
    let clear: Vec<_> = harness.get_all_by_label("清除筛选").collect();
    clear.last().unwrap().click();
    drop(clear);
    harness.run();
    row(&harness, "一是 顾大局");
}

#[test]
fn an_empty_outline_offers_the_first_section() {
    let speech = crate::model::Speech::new(crate::text::language::Language::Chinese);
    let desk = Desk::of(Session::new(speech, false), Language::Chinese);
    let mut harness = window(desk, 312.0, 400.0);
    harness.get_by_label("还没有段落");
    harness.get_by_label("添加第一段").click();
    harness.run();
    assert_eq!(harness.state().session.speech().sections.len(), 1);
    harness.get_by_label("重命名段落");
}

/// Opens the menu of a row and clicks through these lines.
fn choose(harness: &mut Harness<'_, Desk>, name: &str, lines: &[&str]) {
    row(harness, name).click_secondary();
    harness.run();
    for line in lines {
        harness.get_by_label_contains(line).click();
        harness.run();
    }
}

#[test]
fn the_menu_changes_the_row_it_was_opened_on() {
    let mut harness = chinese();
    choose(&mut harness, "二是 敢碰硬", &["上移"]);
    assert_eq!(harness.state().children(PART)[..2], ["敢碰硬", "顾大局"]);
    choose(&mut harness, "一是 敢碰硬", &["删除段落"]);
    assert_eq!(harness.state().children(PART).len(), 3);
    assert!(
        matches!(&harness.state().notices[..], [Notice::SectionDeleted { name, below: 0 }] if name == "敢碰硬")
    );
    choose(&mut harness, "一是 顾大局", &["复制一份"]);
    assert_eq!(harness.state().children(PART)[..2], ["顾大局", "顾大局"]);
    assert_eq!(
        harness
            .state()
            .session
            .current_section()
            .map(|id| harness.state().session.label(id)),
        Some(Some("二是".to_owned()))
    );
}

#[test]
fn the_menu_sets_kind_numbering_heading_and_status() {
    let mut harness = chinese();
    choose(&mut harness, "二是 敢碰硬", &["编号方式", "（1）（2）（3）"]);
    row(&harness, "（2） 敢碰硬");
    choose(&mut harness, "（2） 敢碰硬", &["段落类型", "自定义"]);
    choose(&mut harness, "（2） 敢碰硬", &["标题位置", "独占一行"]);
    choose(&mut harness, "（2） 敢碰硬", &["写作状态", "完成"]);
    let desk = harness.state();
    let section = desk.session.speech().sections.get(desk.id("敢碰硬")).unwrap();
    assert_eq!(section.kind, SectionKind::Custom);
    assert_eq!(section.layout, crate::model::HeadingLayout::OwnLine);
    assert_eq!(section.status, crate::model::Status::Done);
    let description = row(&harness, "（2） 敢碰硬")
        .accesskit_node()
        .description()
        .unwrap();
    assert!(description.ends_with("完成"), "{description}");
}

#[test]
fn a_connective_begins_with_the_words_usual_at_its_place() {
    let mut harness = chinese();
    choose(&mut harness, "二是 敢碰硬", &["编号方式", "自拟起句词"]);
    row(&harness, "其次 敢碰硬");
}

#[test]
fn choosing_a_connective_again_keeps_the_words_of_all() {
    let mut harness = chinese();
    choose(&mut harness, "二是 敢碰硬", &["编号方式", "自拟起句词"]);
    let id = harness.state().id("敢碰硬");
    let words = Scheme::Connective("再一个".to_owned());
    let property = SectionProperty::Scheme(words);
    let action = Action::SetProperty { id, property };
    harness.state_mut().session.perform(action, Duration::ZERO);
    harness.run();
    choose(&mut harness, "首先 顾大局", &["编号方式", "自拟起句词"]);
    row(&harness, "再一个 敢碰硬");
    assert!(
        harness.query_by_label_contains("添加下级段落").is_none(),
        "closed"
    );
}

#[test]
fn the_menu_asks_for_a_target() {
    let mut harness = chinese();
    choose(&mut harness, "二是 敢碰硬", &["目标…"]);
    let field = || egui::Id::unique("outline-target");
    assert!(harness.ctx.memory(|memory| memory.has_focus(field())));
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("０".to_owned()));
    harness.run();
    harness.get_by_label("确定").click();
    harness.run();
    harness.get_by_label("请输入大于 0 的数");
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("４２0".to_owned()));
    harness.run();
    harness.get_by_label("确定").click();
    harness.run();
    let desk = harness.state();
    let section = desk.session.speech().sections.get(desk.id("敢碰硬")).unwrap();
    assert_eq!(section.target, Some(crate::model::Target::Characters(420)));
    assert!(harness.query_by_label("确定").is_none());
}

#[test]
fn the_head_adds_a_section_and_folds_all() {
    let mut harness = chinese();
    let before = harness.state().session.speech().sections.len();
    row(&harness, "二是 敢碰硬").click();
    harness.run();
    harness.get_by_label("添加同级段落").click();
    harness.run();
    assert_eq!(harness.state().session.speech().sections.len(), before + 1);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    harness.get_by_label("更多操作").click();
    harness.run();
    harness.get_by_label_contains("全部折叠").click();
    harness.run();
    assert!(harness.query_by_label("二是 敢碰硬").is_none());
    harness.get_by_label("更多操作").click();
    harness.run();
    harness.get_by_label_contains("删除段落").click_accesskit();
    harness.run();
    assert!(
        harness
            .state()
            .requests
            .iter()
            .all(|request| *request != Request::Command(Command::DeleteSection))
    );
}
