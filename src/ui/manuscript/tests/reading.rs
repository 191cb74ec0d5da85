//! What screen readers are told.

use egui::accesskit::{ActionData, ActionRequest, NodeId, Role, TextSelection, TreeId};

use super::*;

struct Told {
    text: String,
    focus: usize,
    positioned: usize,
    runs: Vec<(NodeId, String)>,
}

fn told(room: &mut Room) -> Told {
    room.run();
    let update = room.output().platform_output.accesskit_update.as_ref().unwrap();
    let node = |id: NodeId| &update.nodes.iter().find(|(known, _)| *known == id).unwrap().1;
    let manuscript = update
        .nodes
        .iter()
        .find(|(_, node)| node.role() == Role::MultilineTextInput)
        .unwrap();
    assert_eq!(update.focus, manuscript.0);
    let runs: Vec<(NodeId, String)> = manuscript
        .1
        .children()
        .iter()
        .map(|&id| (id, node(id).value().unwrap().to_owned()))
        .collect();
    let parents = update.nodes.iter().flat_map(|(_, node)| node.children());
    let children = parents.filter(|&&id| id == runs[0].0).count();
    assert_eq!(children, 1, "a run has one parent");
    let at = manuscript.1.text_selection().unwrap().focus;
    let before = runs.iter().take_while(|(id, _)| *id != at.node);
    let focus = before.map(|(_, text)| text.chars().count()).sum::<usize>() + at.character_index;
    let positioned = runs
        .iter()
        .filter(|(id, _)| node(*id).character_positions().is_some())
        .count();
    for (id, text) in &runs {
        assert_eq!(node(*id).character_lengths().len(), text.chars().count());
        if let Some(positions) = node(*id).character_positions() {
            assert_eq!(positions.len(), text.chars().count());
        }
    }
    Told {
        text: runs.iter().map(|(_, text)| text.as_str()).collect(),
        focus,
        positioned,
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
    let update = room.output().platform_output.accesskit_update.as_ref();
    let id = update.unwrap().focus;
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
