//! Writing Chinese: what the input method commits arrives where the caret is, its candidates stand there too, and
//! what it does not commit leaves nothing behind.

use crate::desk::Desktop;
use crate::options::{Keys, Options};
use crate::screen::Rect;

/// A desktop whose input method is `IBus`.
fn by_ibus() -> Options {
    Options {
        keys: Keys::ByIbus,
        ..Options::default()
    }
}

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

/// Asserts that candidates stand below the caret before each of these texts.
fn candidates_stand_below(desk: &mut Desktop, texts: &[&str], shot: &str) {
    for text in texts {
        let caret = desk.put_caret_before(text);
        desk.pinyin("nihao");
        let candidates = desk.candidate_window();
        desk.shot(shot);
        assert_stands_below(candidates, caret);
        desk.keys("Escape");
        desk.wait_until_still();
    }
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn candidates_stand_below_the_caret() {
    for (preedit_in_text, shot) in [(false, "own-window"), (true, "in-text")] {
        let options = Options {
            preedit_in_text,
            ..Options::default()
        };
        let mut desk = desk_with_review("pinyin-candidates", options);
        candidates_stand_below(&mut desk, &["为的是办三件事", "我走了科室"], shot);
    }
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn candidates_of_ibus_stand_below_the_caret() {
    let mut desk = desk_with_review("ibus-candidates", by_ibus());
    candidates_stand_below(&mut desk, &["为的是办三件事", "我走了科室"], "shown");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn candidates_stand_below_the_caret_at_every_scale_and_place() {
    let options = Options {
        scale: Some("1.5"),
        ..Options::default()
    };
    let mut desk = desk_with_review("pinyin-scale", options);
    candidates_stand_below(&mut desk, &["为的是办三件事"], "scaled");
    desk.keys("ctrl+plus ctrl+plus");
    desk.wait_until_still();
    candidates_stand_below(&mut desk, &["为的是办三件事"], "zoomed");
    // The last paragraph, scrolled to.
    desk.keys("ctrl+End");
    desk.wait_until_still();
    candidates_stand_below(&mut desk, &["这一年，没有白干"], "scrolled");
}

/// What a writer does with an input method: composes, corrects what is composed, chooses, goes to English and back, and
/// takes the last back.
fn writes_chinese_and_english(mut desk: Desktop) {
    desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao");
    desk.keys("BackSpace BackSpace BackSpace");
    desk.pinyin("men ");
    desk.manuscript_with("，你们为的是办三件事");
    desk.pinyin("shi");
    desk.candidate_window();
    desk.keys("3");
    let chosen = desk.wait_for("another word of that sound", |node| {
        node.text.as_ref().is_some_and(|text| between(text).is_some())
    });
    let chosen = between(&chosen.text.unwrap_or_default()).unwrap_or_default();
    desk.write("abc ");
    desk.manuscript_with(&format!("你们{chosen}abc 为的是"));
    desk.pinyin("women ");
    desk.manuscript_with(&format!("你们{chosen}abc 我们为的是"));
    desk.put_caret_before("的印象\n");
    desk.pinyin("xiexie ");
    desk.manuscript_with("到任时长谢谢的印象");
    desk.shot("written");
    desk.keys("ctrl+z");
    desk.wait_until_gone("到任时长谢谢");
}

/// The Chinese word that stands between what was written before and what stood there.
fn between(text: &str) -> Option<String> {
    let (_, after) = text.split_once("，你们")?;
    let (word, _) = after.split_once("为的是办三件事")?;
    let is_chinese = !word.is_empty() && word.chars().all(|letter| !letter.is_ascii());
    is_chinese.then(|| word.to_owned())
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn chinese_and_english_are_written_with_fcitx() {
    writes_chinese_and_english(desk_with_review("pinyin-writing", Options::default()));
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn chinese_and_english_are_written_with_ibus() {
    writes_chinese_and_english(desk_with_review("ibus-writing", by_ibus()));
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
