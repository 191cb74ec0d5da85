//! Moving sections on a real desktop: by dragging in the outline, and by the keys of a word processor.

use crate::desk::Desktop;

const FIRST: &str = "要当好勤学善思的领跑者";
const SECOND: &str = "要当好攻坚克难的突击手";

fn desk_with_review(name: &'static str) -> Desktop {
    let mut desk = Desktop::start(name);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.manuscript_with(&format!("（二）{SECOND}"));
    desk
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_row_dragged_in_the_outline_moves_its_section_and_undo_brings_it_back() {
    let mut desk = desk_with_review("drag");
    let row = |desk: &mut Desktop, heading: &str| {
        let node = desk.wait_for("the row", |node| {
            node.text.is_none() && node.name.contains(heading) && node.name.starts_with('（')
        });
        desk.place_of(&node)
    };
    let (first, second) = (row(&mut desk, FIRST), row(&mut desk, SECOND));
    let x = second.x + second.width / 2;
    desk.drag((x, second.centre().1), (x, first.y + 3));
    desk.manuscript_with(&format!("（一）{SECOND}"));
    desk.manuscript_with(&format!("（二）{FIRST}"));
    desk.shot("dragged");
    desk.keys("ctrl+z");
    desk.manuscript_with(&format!("（二）{SECOND}"));
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn the_keys_of_a_word_processor_move_a_section() {
    let mut desk = desk_with_review("nudge");
    desk.put_caret_before("我走了科室");
    desk.keys("alt+shift+Down");
    desk.wait_for("the first part behind the second", |node| {
        let text = node.text.as_deref().unwrap_or_default();
        let (review, plans) = (text.find("一是顾大局"), text.find("（一）要当好"));
        review.is_some() && review > plans
    });
}
