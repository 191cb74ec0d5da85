use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<(&str, u32, NumeralStyle)> {
    announcements(text)
        .into_iter()
        .map(|found| {
            (
                &text[found.phrase.start.0..found.phrase.end.0],
                found.number,
                found.style,
            )
        })
        .collect()
}

#[test]
fn customary_phrases_announce() {
    for (text, phrase, number) in [
        ("下面，我从四个方面作个总结。", "四个方面", 4),
        ("对下半年工作提五点要求", "五点要求", 5),
        ("再提两点希望。", "两点希望", 2),
        ("抓好十二项重点任务", "十二项重点任务", 12),
        ("我讲三点。", "三点", 3),
        ("我讲两层意思：", "两层意思", 2),
        ("我只说三句话：", "三句话", 3),
        ("办好3件实事", "3件实事", 3),
        ("推进三大工程", "三大工程", 3),
        ("有三方面的体会", "三方面", 3),
    ] {
        let announced = found(text);
        assert_eq!(announced.len(), 1, "{text}: {announced:?}");
        assert_eq!((announced[0].0, announced[0].1), (phrase, number), "{text}");
    }
}

#[test]
fn english_announces_too() {
    use NumeralStyle::{CapitalWord, Digits, Word};
    for (text, phrase, number, style) in [
        ("I have three points to make.", "three points", 3, Word),
        (
            "Four key priorities, then.",
            "Four key priorities",
            4,
            CapitalWord,
        ),
        ("There are 5 things to say", "5 things", 5, Digits),
    ] {
        assert_eq!(found(text), [(phrase, number, style)], "{text}");
    }
}

#[test]
fn other_numbers_announce_nothing() {
    for text in [
        "下午三点开会",
        "第三个方面",
        "三点半",
        "四个人",
        "一个方面",
        "几个方面",
        "2026年",
        "3.5个方面",
        "三十几项任务",
        "thirty-three points",
        "3.5 points",
        "one point",
        "the three of us",
        "1,200 things",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_clause_says_whether_it_speaks_of_what_follows() {
    for (text, expected) in [
        ("下面，我讲三个方面。", true),
        ("我从四个方面作个总结", true),
        ("我讲过了，办成了三件事", false),
        ("为的是办三件事。", false),
        ("I have three points to make.", true),
        ("We did three things.", false),
    ] {
        assert_eq!(announcements(text)[0].is_spoken_of, expected, "{text}");
    }
}

#[test]
fn a_number_is_written_as_it_was() {
    assert_eq!(NumeralStyle::Chinese.written(2), "两");
    assert_eq!(NumeralStyle::Chinese.written(12), "十二");
    assert_eq!(NumeralStyle::Digits.written(4), "4");
    assert_eq!(NumeralStyle::Word.written(4), "four");
    assert_eq!(NumeralStyle::CapitalWord.written(4), "Four");
    assert_eq!(NumeralStyle::Word.written(24), "24");
}

proptest! {
    #[test]
    fn what_is_written_is_found_again(number in 2_u32..=99) {
        for (style, counted) in [(NumeralStyle::Chinese, "个方面"), (NumeralStyle::Digits, "点要求")] {
            let text = format!("有{}{counted}。", style.written(number));
            let announced = found(&text);
            prop_assert_eq!(announced.len(), 1);
            prop_assert_eq!((announced[0].1, announced[0].2), (number, style));
        }
    }

    #[test]
    fn ranges_lie_within_the_text(text in "[一二三两十百0-9个点项方面要求 a-zA-Z.,-]{0,40}") {
        let mut end = 0;
        for found in announcements(&text) {
            prop_assert!(found.phrase.start.0 >= end);
            prop_assert_eq!(found.numeral.start, found.phrase.start);
            prop_assert!(found.numeral.end < found.phrase.end);
            prop_assert!(text.get(found.phrase.start.0..found.phrase.end.0).is_some());
            end = found.numeral.end.0;
        }
    }
}
