//! What the helper does with the speech as a whole and with a section's numbering.

use super::*;

#[test]
fn kind_numbering_and_layout_stand_under_more() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 3);
    click(&mut harness, "更多设置");
    choose(&mut harness, "编号方式", "一是、二是、三是");
    assert_eq!(its_section(&harness, 4).scheme, Scheme::ItemIs);
    choose(&mut harness, "段落类型", "印象");
    assert_eq!(its_section(&harness, 3).kind, SectionKind::Impression);
    harness.get_by_role_and_label(Role::ComboBox, "段落类型").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "称谓").is_none());
}

#[test]
fn another_speech_finds_no_form_and_no_text_of_the_former_one() {
    let mut harness = desk(Page::Fields);
    click(&mut harness, "新建字段");
    type_into(&mut harness, "字段名", "旧字段");
    harness.state_mut().session = Session::new(speech(), true);
    harness.state_mut().panel.forget_speech();
    harness.run();
    assert!(!has_input(&harness, "字段名"));
    harness.get_by_label("新建字段");

    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 3);
    type_into(&mut harness, "我的备注", "旧备注");
    harness.state_mut().session = Session::new(speech(), true);
    harness.state_mut().panel.forget_speech();
    go_to(&mut harness, 3);
    assert_eq!(input(&harness, "我的备注").value().unwrap_or_default(), "");
    assert!(its_section(&harness, 3).notes.is_empty());
}

#[test]
fn a_connective_begins_with_the_words_usual_at_its_place() {
    let mut harness = desk(Page::Guide);
    go_to(&mut harness, 4);
    click(&mut harness, "更多设置");
    harness.get_by_role_and_label(Role::ComboBox, "编号方式").click();
    harness.run();
    // The last of the list, below what is shown of it.
    harness
        .get_by_role_and_label(Role::Button, "自拟起句词")
        .click_accesskit();
    harness.run();
    let label = |id| harness.state().session.label(SectionId(id));
    assert_eq!(label(3).as_deref(), Some("首先"));
    assert_eq!(
        label(4),
        Scheme::Sequence
            .label(2, 2, Language::Chinese)
            .map(|label| label.number)
    );
}
