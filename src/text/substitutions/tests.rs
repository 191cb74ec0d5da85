use super::*;
use proptest::prelude::*;

/// The line after its last character was typed.
fn typed(before: &str, language: Language, allowed: Substitutions) -> String {
    match substitution(before, language, allowed) {
        Some(Substitution { removed, with }) => format!("{}{with}", &before[..before.len() - removed]),
        None => before.to_owned(),
    }
}

/// The line after all of it was typed, key by key.
fn written(keys: &str, language: Language) -> String {
    keys.chars().fold(String::new(), |mut line, key| {
        line.push(key);
        typed(&line, language, Substitutions::ALL)
    })
}

#[test]
fn two_hyphens_make_the_dash_of_the_language() {
    assert_eq!(written("目标--争第一", Language::Chinese), "目标——争第一");
    assert_eq!(written("we came--we saw", Language::English), "we came—we saw");
    assert_eq!(written("state-of-the-art", Language::English), "state-of-the-art");
}

#[test]
fn three_dots_make_the_ellipsis_of_the_language() {
    assert_eq!(written("还有...", Language::Chinese), "还有……");
    assert_eq!(written("and so...", Language::English), "and so…");
    assert_eq!(written("27.2%..", Language::Chinese), "27.2%..");
}

#[test]
fn a_line_that_is_drawn_is_left_alone() {
    for (before, after) in [("---", "---"), ("....", "...."), ("——-", "——-"), ("……-", "……-")]
    {
        assert_eq!(typed(before, Language::Chinese, Substitutions::ALL), after);
    }
    // What was made of the first keys stays, and what follows makes no second sign of it.
    assert_eq!(written("----", Language::Chinese), "——--");
    assert_eq!(written("......", Language::Chinese), "……...");
}

#[test]
fn chinese_quotes_open_and_close_in_turns() {
    assert_eq!(
        written("他说:\"好\"、\"行\"。", Language::Chinese),
        "他说:“好”、“行”。"
    );
    assert_eq!(
        written("\"马上查\"和'就地办'", Language::Chinese),
        "“马上查”和‘就地办’"
    );
    assert_eq!(written("用好\"AI\"。", Language::Chinese), "用好“AI”。");
    assert_eq!(written("don't", Language::Chinese), "don't");
    assert_eq!(written("5\"", Language::Chinese), "5\"");
}

#[test]
fn english_quotes_look_at_what_stands_before_them() {
    assert_eq!(
        written("He said \"don't\" ('twice')--\"so\"", Language::English),
        "He said “don’t” (‘twice’)—“so”"
    );
}

#[test]
fn what_is_switched_off_stays_as_it_is_typed() {
    for keys in ["甲--", "甲...", "甲\""] {
        assert_eq!(typed(keys, Language::Chinese, Substitutions::NONE), keys);
    }
    let dashes = Substitutions {
        dashes: true,
        ..Substitutions::NONE
    };
    assert_eq!(typed("甲--", Language::Chinese, dashes), "甲——");
    assert_eq!(typed("甲...", Language::Chinese, dashes), "甲...");
}

proptest! {
    #[test]
    fn only_what_was_just_typed_is_replaced(line in "[-.\"'a甲“”—… ]{0,12}", chinese in any::<bool>()) {
        let language = if chinese { Language::Chinese } else { Language::English };
        if let Some(Substitution { removed, .. }) = substitution(&line, language, Substitutions::ALL) {
            let gone = &line[line.len() - removed..];
            prop_assert!(["--", "...", "\"", "'"].contains(&gone), "{gone}");
        }
    }
}
