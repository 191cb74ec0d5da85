//! What takes minutes, and so is done by `tests/desktop/all.sh` and not with every change: hours of typing in small,
//! and an input method in every field.

use atspi::Role;

use crate::access::Node;
use crate::desk::Desktop;
use crate::options::{Keys, Options};

/// Milliseconds between the keys of a steady typist.
const STEADY_MS: u32 = 100;

fn desk_with_review(name: &'static str, keys: Keys) -> Desktop {
    let options = Options {
        keys,
        ..Options::default()
    };
    let mut desk = Desktop::start_with(name, options);
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk
}

/// A thousand letters that tell where one is missing or has another's place.
fn thousand() -> String {
    let numbers: Vec<String> = (0..200).map(|number| format!("{number:04} ")).collect();
    numbers.concat()
}

fn thousand_keys_arrive(name: &'static str, keys: Keys) {
    let mut desk = desk_with_review(name, keys);
    desk.put_caret_before("为的是办三件事");
    if keys != Keys::Straight {
        desk.write("a");
        desk.manuscript_with("a为的是");
    }
    let text = thousand();
    desk.write_steadily(&text, STEADY_MS);
    desk.manuscript_with(&format!("{text}为的是办三件事"));
}

#[test]
#[ignore = "takes minutes: tests/desktop/all.sh does it"]
fn a_thousand_keys_arrive_in_order_from_the_keyboard() {
    thousand_keys_arrive("thousand-straight", Keys::Straight);
}

#[test]
#[ignore = "takes minutes: tests/desktop/all.sh does it"]
fn a_thousand_keys_arrive_in_order_through_fcitx() {
    thousand_keys_arrive("thousand-fcitx", Keys::ByFcitx);
}

#[test]
#[ignore = "takes minutes: tests/desktop/all.sh does it"]
fn a_thousand_keys_arrive_in_order_through_ibus() {
    thousand_keys_arrive("thousand-ibus", Keys::ByIbus);
}

#[test]
#[ignore = "takes minutes: tests/desktop/all.sh does it"]
fn a_thousand_keys_of_pinyin_arrive_in_order_and_go_word_by_word() {
    let mut desk = desk_with_review("thousand-pinyin", Keys::ByFcitx);
    desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao ");
    desk.manuscript_with("你好为的是");
    let words = ["nihao ", "women ", "xiexie "];
    let said = ["你好", "我们", "谢谢"];
    let letters: String = (0..158).map(|number| words[number % 3]).collect();
    let expected: String = (0..158).map(|number| said[number % 3]).collect();
    desk.write_steadily(&letters, STEADY_MS);
    desk.manuscript_with(&format!("你好{expected}为的是办三件事"));
    // What was committed in one go is undone in one go: never half a word is left.
    for _ in 0..400 {
        desk.keys("ctrl+z");
        let manuscript = desk.manuscript_with("为的是办三件事");
        let text = manuscript.text.unwrap_or_default();
        let (_, after) = text.split_once('，').unwrap_or_default();
        let written = after.split("为的是办三件事").next().unwrap_or_default();
        let whole = said
            .iter()
            .fold(written.to_owned(), |left, word| left.replace(word, ""));
        assert!(whole.is_empty(), "after undo: {written}");
        if written.is_empty() {
            return;
        }
    }
    panic!("undo does not come to an end");
}

/// Where the program has fields for text: what it is called here, the keys that lead there, and what is shown then.
const PLACES: [(&str, &str, &str); 9] = [
    ("find", "ctrl+f", "查找"),
    ("replace", "Escape ctrl+h", "替换"),
    ("palette", "Escape Escape ctrl+shift+p", "名称的一部分"),
    ("gallery", "Escape ctrl+shift+a", "模板库"),
    ("siblings", "Escape ctrl+shift+b", "同级标题对照"),
    ("cards", "ctrl+shift+b ctrl+shift+g", "提纲卡片"),
    ("checklist", "ctrl+shift+g ctrl+shift+l", "书签"),
    ("information", "Escape ctrl+shift+h", "信息"),
    ("shortcuts", "Escape ctrl+slash", "快捷键"),
];

/// Whether text is written there.
fn is_field(node: &Node) -> bool {
    matches!(node.role, Role::Entry | Role::Text | Role::PasswordText) && node.text.is_some()
}

#[test]
#[ignore = "takes minutes: tests/desktop/all.sh does it"]
fn pinyin_is_written_in_every_field() {
    for keys in [Keys::ByFcitx, Keys::ByIbus] {
        let mut desk = desk_with_review("fields", keys);
        for (place, way, shown) in PLACES {
            if place == "siblings" {
                // The headings of the group that the caret is in.
                desk.keys("Escape");
                desk.put_caret_before("顾大局");
            }
            desk.keys_one_by_one(way);
            desk.wait_for_text(shown);
            desk.wait_until_still();
            let fields: Vec<Node> = desk.nodes().into_iter().filter(is_field).collect();
            assert!(!fields.is_empty(), "fields in {place}");
            let written = fields
                .iter()
                .filter(|field| desk.compose_in(field, place))
                .count();
            println!("{place}: pinyin in {written} of {} fields", fields.len());
            assert!(written > 0, "a field in {place} takes text");
        }
    }
}
