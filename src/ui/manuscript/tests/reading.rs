//! What screen readers are told.

use egui::accesskit::{ActionData, ActionRequest, NodeId, Role, TextSelection, TreeId};

use egui_kittest::kittest::NodeT as _;

use super::*;

struct Told {
    text: String,
    focus: usize,
    positioned: usize,
    runs: Vec<(NodeId, String)>,
}

fn told(room: &mut Room) -> Told {
    room.run();
    let manuscript = room.get_by_label("讲稿正文");
    let manuscript = manuscript.accesskit_node();
    assert_eq!(manuscript.role(), Role::MultilineTextInput);
    assert!(manuscript.is_focused());
    let nodes: Vec<_> = manuscript.children().collect();
    let runs: Vec<(NodeId, String)> = nodes
        .iter()
        .map(|node| (node.locate().0, node.data().value().unwrap().to_owned()))
        .collect();
    for node in &nodes {
        let length = node.data().value().unwrap().chars().count();
        assert_eq!(node.data().character_lengths().len(), length);
        let positions = node.data().character_positions();
        assert_eq!(positions.map_or(length, <[f32]>::len), length);
    }
    let at = manuscript.data().text_selection().unwrap().focus;
    let before = runs.iter().take_while(|(id, _)| *id != at.node);
    Told {
        text: runs.iter().map(|(_, text)| text.as_str()).collect(),
        focus: before.map(|(_, text)| text.chars().count()).sum::<usize>() + at.character_index,
        positioned: nodes
            .iter()
            .filter(|node| node.data().character_positions().is_some())
            .count(),
        runs,
    }
}

#[test]
fn the_whole_text_and_the_caret_are_told() {
    let mut room = room_of(sample());
    room.caret_at(body(4, 6));
    let told = told(&mut room);
    assert_eq!(told.text, room.text());
    let before: String = told.text.chars().take(told.focus).collect();
    assert!(before.ends_with("二是干劲足。敢打"), "{before}");
    assert!(told.positioned >= 6);
}

#[test]
fn text_out_of_view_is_told_without_places() {
    let paragraph = "全馆同志落到实处。".repeat(300);
    let lines: Vec<&str> = (0..30).map(|_| paragraph.as_str()).collect();
    let mut room = room_of(speech_of(
        Language::Chinese,
        "题",
        vec![section(1, SectionKind::Opening, Scheme::None, "", &lines)],
    ));
    room.caret_at(TextPosition::new(
        TextPlace::Body(SectionId(1), 10),
        ByteIndex(3 * 1200),
    ));
    room.state_mut().view.reveal();
    let told = told(&mut room);
    assert_eq!(told.text, room.text());
    assert!(
        told.runs.len() < 100 && told.positioned < 40,
        "{} {}",
        told.runs.len(),
        told.positioned
    );
}

#[test]
fn a_screen_reader_can_select() {
    let mut room = room_of(sample());
    let told = told(&mut room);
    let (node, _) = told
        .runs
        .iter()
        .find(|(_, text)| text.contains("敢打硬仗"))
        .unwrap()
        .clone();
    let position = |character_index| egui::accesskit::TextPosition {
        node,
        character_index,
    };
    let id = room.get_by_label("讲稿正文").accesskit_node().locate().0;
    room.send(Event::AccessKitActionRequest(ActionRequest {
        action: egui::accesskit::Action::SetTextSelection,
        target_tree: TreeId::ROOT,
        target_node: id,
        data: Some(ActionData::SetTextSelection(TextSelection {
            anchor: position(6),
            focus: position(8),
        })),
    }));
    assert_eq!(room.selected(), "敢打");
}
