//! Writing Chinese: what the input method commits arrives where the caret is, its candidates stand there too, and
//! what it does not commit leaves nothing behind.

use crate::desk::Desktop;
use crate::screen::Rect;
use crate::session::Options;

fn desk_with_review(name: &'static str, options: Options) -> Desktop {
    let mut desk = Desktop::start_with(name, options);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.manuscript_with("同志们：");
    desk
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn pinyin_reaches_a_body_a_heading_and_the_side_of_a_field() {
    let mut desk = desk_with_review("pinyin", Options::default());
    desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao ");
    desk.manuscript_with("，你好为的是办三件事");
    desk.put_caret_before("的印象\n");
    desk.pinyin("women ");
    desk.manuscript_with("到任时长我们的印象");
    desk.put_caret_before("，你好为的是");
    desk.pinyin("xiexie ");
    desk.manuscript_with("会议名称谢谢，你好为的是");
    desk.shot("written");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn candidates_stand_below_the_caret() {
    for preedit_in_text in [false, true] {
        let mut desk = desk_with_review(
            "pinyin-candidates",
            Options {
                preedit_in_text,
                ..Options::default()
            },
        );
        for text in ["为的是办三件事", "我走了科室"] {
            let caret = desk.put_caret_before(text);
            desk.pinyin("nihao");
            let candidates = desk.candidate_window();
            desk.shot(if preedit_in_text { "in-text" } else { "own-window" });
            assert_stands_below(candidates, caret);
            desk.keys("Escape");
        }
    }
}

fn assert_stands_below(candidates: Rect, caret: Rect) {
    let (right, down) = (candidates.x - caret.x, candidates.y - caret.y);
    // A composition of a few letters may push them to the right, and a list at a row's end back to the left.
    assert!(
        (-4..=6 * caret.height).contains(&right),
        "{candidates:?} is not at {caret:?}"
    );
    assert!(
        (caret.height - 4..=2 * caret.height).contains(&down),
        "{candidates:?} is not below {caret:?}"
    );
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_composition_given_up_leaves_nothing_behind() {
    let mut desk = desk_with_review(
        "pinyin-escape",
        Options {
            preedit_in_text: true,
            ..Options::default()
        },
    );
    let before = desk.manuscript_with("同志们：").text;
    desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao");
    desk.candidate_window();
    desk.keys("Escape");
    desk.wait_until_still();
    assert!(!desk.shows_candidates(), "Escape ends the composition");
    assert_eq!(desk.manuscript_with("同志们：").text, before, "after Escape");
    // The helper is a drawer in a window of this width.
    desk.keys("ctrl+shift+h");
    desk.wait_for_text("信息");
    desk.pinyin("nihao");
    desk.candidate_window();
    desk.press("信息");
    desk.wait_until_still();
    assert_eq!(
        desk.manuscript_with("同志们：").text,
        before,
        "after a click elsewhere"
    );
    let title = desk.title();
    assert!(
        !title.contains('*') && !title.contains('•'),
        "nothing to save: {title}"
    );
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn what_was_committed_in_one_go_is_undone_in_one_go() {
    let mut desk = desk_with_review("pinyin-undo", Options::default());
    let before = desk.manuscript_with("同志们：").text;
    desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao women xiexie ");
    desk.manuscript_with("你好我们谢谢为的是");
    desk.keys("ctrl+z");
    desk.wait_until_gone("谢谢为的是");
    assert_eq!(desk.manuscript_with("同志们：").text, before);
}
