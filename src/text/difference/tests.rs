use proptest::prelude::*;

use super::*;

/// A difference as text: `[-removed-]`, `{+added+}`, a paragraph a line.
fn written(difference: &Difference) -> String {
    let side = |pieces: &Option<Vec<Piece>>, open: &str, close: &str| {
        pieces.as_ref().map(|pieces| {
            let marked = pieces.iter().map(|piece| {
                if piece.is_changed {
                    format!("{open}{}{close}", piece.text)
                } else {
                    piece.text.clone()
                }
            });
            marked.collect::<String>()
        })
    };
    let lines = difference.lines.iter().map(|line| match line {
        Line::Same(text) => format!("= {text}"),
        Line::Changed { before, after } => {
            let before = side(before, "[-", "-]").map(|text| format!("< {text}"));
            let after = side(after, "{+", "+}").map(|text| format!("> {text}"));
            before.into_iter().chain(after).collect::<Vec<_>>().join("\n")
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The texts that a difference was made of.
fn sides(difference: &Difference) -> (Vec<String>, Vec<String>) {
    let (mut former, mut later) = (Vec::new(), Vec::new());
    let joined = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    for line in &difference.lines {
        match line {
            Line::Same(text) => {
                former.push(text.clone());
                later.push(text.clone());
            }
            Line::Changed { before, after } => {
                former.extend(before.as_deref().map(joined));
                later.extend(after.as_deref().map(joined));
            }
        }
    }
    (former, later)
}

#[test]
fn equal_texts_do_not_differ() {
    let text = "同志们：\n今天开会。\n";
    let found = difference(text, "同志们：\n\n今天开会。");
    assert!(found.is_empty());
    assert_eq!((found.added, found.removed), (0, 0));
    assert!(difference("", "").is_empty());
}

#[test]
fn a_changed_paragraph_shows_what_was_changed_in_it() {
    let found = difference(
        "同志们：\n今天开个短会，讲三件事。\n散会。\n",
        "同志们：\n今天开个长会，讲三件大事。\n散会。\n",
    );
    let expected =
        "= 同志们：\n< 今天开个[-短-]会，讲三件事。\n> 今天开个{+长+}会，讲三件{+大+}事。\n= 散会。";
    assert_eq!(written(&found), expected);
    assert_eq!((found.added, found.removed), (2, 1));
}

#[test]
fn words_that_are_written_apart_are_changed_as_words() {
    let found = difference("Thank you all for coming.", "Thank you both for coming.");
    assert_eq!(
        written(&found),
        "< Thank you [-all-] for coming.\n> Thank you {+both+} for coming."
    );
}

#[test]
fn added_and_removed_paragraphs_stand_alone_and_changed_ones_beside_each_other() {
    let found = difference(
        "一是把账算清楚，一笔一笔记下来。\n二是把人用好。\n三是把作风抓实，件件有着落。",
        "新来的一段完全不同的话放在前面。\n一是把账算明白，一笔一笔记下来。\n三是把作风抓实，事事有着落。",
    );
    let expected = "> {+新来的一段完全不同的话放在前面。+}\n\
        < 一是把账算[-清楚-]，一笔一笔记下来。\n> 一是把账算{+明白+}，一笔一笔记下来。\n\
        < [-二是把人用好。-]\n\
        < 三是把作风抓实，[-件件-]有着落。\n> 三是把作风抓实，{+事事+}有着落。";
    assert_eq!(written(&found), expected);
}

#[test]
fn scraps_that_happen_to_be_common_do_not_chop_up_a_change() {
    let found = difference("我们要学习先进单位的经验。", "我们要学以致用进基层的单位。");
    let Line::Changed { before, .. } = &found.lines[0] else {
        panic!("{found:?}")
    };
    let changed = before.as_ref().expect("a former text").iter();
    assert!(
        changed.filter(|piece| piece.is_changed).count() <= 2,
        "{}",
        written(&found)
    );
}

#[test]
fn a_long_text_keeps_its_place_around_a_change() {
    let lines: Vec<String> = (0..6_000).map(|number| format!("这是第{number}段")).collect();
    let mut changed = lines.clone();
    changed[10] = "完全不同".to_owned();
    changed.insert(4_000, "加进来的".to_owned());
    changed.remove(5_000);
    let found = difference(&lines.join("\n"), &changed.join("\n"));
    let differing = found.lines.iter().filter(|line| !matches!(line, Line::Same(_)));
    assert_eq!(
        differing.count(),
        4,
        "one replaced by another, one added, one removed"
    );
}

#[test]
fn a_word_replaced_throughout_a_long_text_is_shown_in_its_places() {
    let numbers = 0..1_500_u32;
    let before: Vec<String> = numbers
        .map(|number| format!("第{number}段：单位要把第{}件事办好", number * 7))
        .collect();
    let after = before.join("\n").replace("单位", "部门");
    let found = difference(&before.join("\n"), &after);
    assert_eq!((found.added, found.removed), (3_000, 3_000));
}

#[test]
fn a_long_text_replaced_by_another_is_compared_within_bounds() {
    let text = |seed: u32| {
        let mut state = seed;
        let mut letters = String::new();
        for at in 1..=200_000_u32 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            letters.extend(char::from_u32(0x4E00 + (state >> 16) % 50));
            if at % 40_000 == 0 || (at < 20_000 && at % 20 == 0) {
                letters.push('\n');
            }
        }
        letters
    };
    let (before, after) = (text(1), text(2));
    let found = difference(&before, &after);
    let (former, later) = sides(&found);
    assert_eq!(former, lines_of(&before));
    assert_eq!(later, lines_of(&after));
}

proptest! {
    #[test]
    fn both_texts_can_be_read_in_their_difference(
        before in "([甲乙丙ab ]{0,6}\n){0,12}",
        after in "([甲乙丙ab ]{0,6}\n){0,12}",
    ) {
        let found = difference(&before, &after);
        let (former, later) = sides(&found);
        prop_assert_eq!(former, lines_of(&before));
        prop_assert_eq!(later, lines_of(&after));
        prop_assert_eq!(found.is_empty(), lines_of(&before) == lines_of(&after));
        prop_assert_eq!(found.is_empty(), found.added + found.removed == 0);
    }
}
