//! The window as a screen reader goes through it, over AT-SPI: the speech is read where the caret comes, a field and the
//! budget are told, and nothing that can be used is without a name.

use atspi::{Granularity, Role};

use crate::desk::Desktop;

/// More steps than the helper has fields before the one that is sought.
const MOST_STEPS: usize = 30;

fn desk_with_review(name: &'static str) -> Desktop {
    let mut desk = Desktop::start(name);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.manuscript_with("同志们：");
    desk
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn paragraphs_and_headings_with_their_labels_are_read_where_the_caret_comes() {
    let mut desk = desk_with_review("reading");
    desk.keys("ctrl+Home");
    let mut heard = vec![desk.said_at_caret(Granularity::Paragraph)];
    for _ in 0..5 {
        desk.keys("ctrl+Down");
        heard.push(desk.said_at_caret(Granularity::Paragraph));
    }
    let at = |beginning: &str| {
        let place = heard.iter().position(|said| said.starts_with(beginning));
        place.unwrap_or_else(|| panic!("nobody says {beginning:?}: {heard:#?}"))
    };
    let places = [
        at("在单位会议名称上的讲话"),
        at("同志们："),
        at("开这次会议名称，为的是办三件事"),
        at("首先，说说到任到任时长的印象"),
        at("一是顾大局。"),
    ];
    assert!(places.is_sorted(), "read in order: {heard:#?}");
    // A line is what is on the screen, and within its paragraph.
    desk.keys("Home");
    let line = desk.said_at_caret(Granularity::Line);
    let paragraph = desk.said_at_caret(Granularity::Paragraph);
    assert!(
        !line.is_empty() && paragraph.contains(&line),
        "{line:?} in {paragraph:?}"
    );
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_field_is_reached_told_and_filled_in_and_the_budget_is_told() {
    let mut desk = desk_with_review("reading-field");
    // In a window of this width the helper is a drawer.
    desk.keys("ctrl+shift+h");
    desk.wait_for_text("指引");
    desk.keys("F6");
    desk.wait_for_keyboard("指引");
    let field = (0..MOST_STEPS).find_map(|_| {
        desk.keys("Tab");
        let nodes = desk.nodes();
        nodes
            .into_iter()
            .find(|node| node.focused && node.name == "单位" && node.role == Role::Entry)
    });
    let field = field.expect("Tab reaches the field");
    assert_eq!(
        field.text.as_deref(),
        Some(""),
        "nothing is filled in yet: {field}"
    );
    desk.write("archive");
    desk.manuscript_with("在archive会议名称上的讲话");
    desk.wait_for("the field's value", |node| {
        node.focused && node.text.as_deref() == Some("archive")
    });
    desk.wait_for("the budget of the whole", |node| {
        node.name.contains("/ 28 分钟") && node.name.contains("还可写")
    });
    desk.keys("shift+F6 shift+F6");
    let row = desk.wait_for("a row of the outline with the keyboard", |node| {
        node.focused && node.role == Role::TreeItem
    });
    desk.keys("Down Down Down");
    let next = desk.wait_for("another row", |node| {
        node.focused && node.role == Role::TreeItem && node.name != row.name
    });
    let told = desk.description_of(&next);
    assert!(told.contains('字') && told.contains("目标"), "{next}: {told:?}");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn nothing_that_can_be_used_is_without_a_name_or_a_role() {
    let mut desk = desk_with_review("reading-names");
    for (keys, shown, dialog) in [
        ("ctrl+f", "查找", None),
        ("Escape ctrl+e", "导出", Some("导出文本")),
        ("Escape ctrl+shift+p", "名称的一部分", Some("命令面板")),
        ("Escape ctrl+slash", "快捷键", Some("快捷键")),
        ("Escape F1", "查找帮助", Some("帮助")),
    ] {
        desk.keys_one_by_one(keys);
        desk.wait_for_text(shown);
        desk.wait_until_still();
        let nodes = desk.nodes();
        assert!(nodes.len() > 40, "a whole window: {}", nodes.len());
        let bad: Vec<String> = nodes
            .iter()
            .filter(|node| is_used(node.role) && node.name.trim().is_empty())
            .chain(
                nodes
                    .iter()
                    .filter(|node| matches!(node.role, Role::Invalid | Role::Unknown)),
            )
            .map(ToString::to_string)
            .collect();
        assert_eq!(bad, Vec::<String>::new(), "after {keys}");
        let called = |role: Role| {
            nodes
                .iter()
                .find(|node| node.role == role)
                .map(|node| &*node.name)
        };
        assert_eq!(called(Role::Frame), Some("review — 讲稿工坊"));
        assert_eq!(called(Role::Dialog), dialog, "after {keys}");
    }
}

fn is_used(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::CheckMenuItem
            | Role::ComboBox
            | Role::Entry
            | Role::Link
            | Role::ListItem
            | Role::MenuItem
            | Role::PageTab
            | Role::RadioButton
            | Role::Slider
            | Role::SpinButton
            | Role::ToggleButton
            | Role::Tree
            | Role::TreeItem
    )
}
