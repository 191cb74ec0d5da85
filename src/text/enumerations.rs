//! Labels typed at a paragraph's start.
//!
//! A writer who types 一是 or （二） means a section, and pasted text is full of both. What is recognised here
//! is only *offered* as a section, but a wrong offer disturbs: so 一是一，二是二 (a saying), 一、二季度 (the first
//! two quarters), 1.5 and （2026） are left alone. Enumerations inside a paragraph are text and are not looked for.

use crate::text::offsets::ByteIndex;

pub use crate::text::numerals::{chinese_numeral, parse_chinese_numeral};

/// The largest number taken for a label: what is larger is a year or a quantity.
const LARGEST_NUMBER: u32 = 99;

/// The form of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LabelStyle {
    /// 一是
    ItemIs,
    /// （一） or (一)
    ParenthesisedChinese,
    /// 一、
    ChineseComma,
    /// 1. or 1． or 1、
    Arabic,
    /// （1） or (1)
    ParenthesisedArabic,
    /// 第一， or 第一、
    OrdinalChinese,
    /// 首先， 其次， 再次， 最后，
    Sequence,
    /// First, Second, … Finally,
    OrdinalEnglish,
}

/// A label at the start of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeadingLabel {
    /// Its form.
    pub style: LabelStyle,
    /// Its number; none for 最后 and Finally, which follow any number.
    pub number: Option<u32>,
    /// Where the text after it begins: spaces before the label, its mark and spaces behind it are covered.
    pub length: ByteIndex,
}

/// The label `text`, one paragraph, begins with.
#[must_use]
pub fn leading_label(text: &str) -> Option<LeadingLabel> {
    let start = text.trim_start();
    let (style, number, rest) = parenthesised(start)
        .or_else(|| numbered(start))
        .or_else(|| ordinal_chinese(start))
        .or_else(|| worded(start))?;
    if number.is_some_and(|number| !(1..=LARGEST_NUMBER).contains(&number)) {
        return None;
    }
    let length = ByteIndex(text.len() - rest.trim_start().len());
    Some(LeadingLabel {
        style,
        number,
        length,
    })
}

type Parsed<'text> = (LabelStyle, Option<u32>, &'text str);

/// （一） (一) （1） (1)
fn parenthesised(text: &str) -> Option<Parsed<'_>> {
    let inside = text.strip_prefix(['（', '('])?;
    let (number, chinese, rest) = number(inside)?;
    let rest = rest.strip_prefix(['）', ')'])?;
    let style = if chinese {
        LabelStyle::ParenthesisedChinese
    } else {
        LabelStyle::ParenthesisedArabic
    };
    Some((style, Some(number), rest))
}

/// 一是 一、 1. 1． 1、
fn numbered(text: &str) -> Option<Parsed<'_>> {
    let (value, chinese, rest) = number(text)?;
    let mark = rest.chars().next()?;
    let rest = &rest[mark.len_utf8()..];
    let next_number = number(rest).map(|(next, _, _)| next);
    let style = match (chinese, mark) {
        (true, '是') if next_number.is_none() && !rest.trim().is_empty() => LabelStyle::ItemIs,
        (true, '、') if next_number != Some(value + 1) => LabelStyle::ChineseComma,
        (false, '、') if next_number != Some(value + 1) => LabelStyle::Arabic,
        (false, '.' | '．') if next_number.is_none() => LabelStyle::Arabic,
        _ => return None,
    };
    Some((style, Some(value), rest))
}

/// 第一， 第一、
fn ordinal_chinese(text: &str) -> Option<Parsed<'_>> {
    let (number, chinese, rest) = number(text.strip_prefix('第')?)?;
    let rest = rest.strip_prefix(['，', '、'])?;
    let next_ordinal = rest.strip_prefix('第').and_then(self::number);
    (chinese && next_ordinal.is_none()).then_some((LabelStyle::OrdinalChinese, Some(number), rest))
}

/// 首先， and First,
fn worded(text: &str) -> Option<Parsed<'_>> {
    const SEQUENCE: [(&str, Option<u32>); 4] = [
        ("首先", Some(1)),
        ("其次", Some(2)),
        ("再次", Some(3)),
        ("最后", None),
    ];
    const ORDINALS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    for (word, number) in SEQUENCE {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((LabelStyle::Sequence, number, rest.strip_prefix(['，', ','])?));
        }
    }
    let (word, rest) = text.split_once(',').or_else(|| text.split_once('，'))?;
    if word.len() > "Seventhly".len() || !word.starts_with(|first: char| first.is_ascii_uppercase()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let base = word.strip_suffix("ly").unwrap_or(&word);
    let position = ORDINALS.iter().position(|&ordinal| ordinal == base);
    let number = position.and_then(|position| u32::try_from(position + 1).ok());
    let last = matches!(word.as_str(), "lastly" | "finally");
    (number.is_some() || last).then_some((LabelStyle::OrdinalEnglish, number, rest))
}

/// The Chinese or Arabic number `text` begins with, whether it is Chinese, and what follows it.
fn number(text: &str) -> Option<(u32, bool, &str)> {
    let chinese = text
        .find(|character| !is_chinese_digit(character))
        .unwrap_or(text.len());
    if chinese > 0 {
        return Some((parse_chinese_numeral(&text[..chinese])?, true, &text[chinese..]));
    }
    let arabic = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..arabic].parse().ok()?;
    Some((value, false, &text[arabic..]))
}

fn is_chinese_digit(character: char) -> bool {
    matches!(
        character,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn assert_label(text: &str, style: LabelStyle, number: Option<u32>, rest: &str) {
        let label = leading_label(text).unwrap_or_else(|| panic!("no label in {text}"));
        assert_eq!((label.style, label.number), (style, number), "{text}");
        assert_eq!(&text[label.length.0..], rest);
    }

    #[track_caller]
    fn assert_left_alone(texts: &[&str]) {
        for text in texts {
            assert_eq!(leading_label(text), None, "{text}");
        }
    }

    #[test]
    fn recognises_every_chinese_style() {
        assert_label("一是讲政治。", LabelStyle::ItemIs, Some(1), "讲政治。");
        assert_label(
            "（二）能攻坚",
            LabelStyle::ParenthesisedChinese,
            Some(2),
            "能攻坚",
        );
        assert_label(
            "(十二) 能攻坚",
            LabelStyle::ParenthesisedChinese,
            Some(12),
            "能攻坚",
        );
        assert_label("九十九、总结", LabelStyle::ChineseComma, Some(99), "总结");
        assert_label("1. 总结", LabelStyle::Arabic, Some(1), "总结");
        assert_label("1．总结", LabelStyle::Arabic, Some(1), "总结");
        assert_label("2、总结", LabelStyle::Arabic, Some(2), "总结");
        assert_label("（3）总结", LabelStyle::ParenthesisedArabic, Some(3), "总结");
        assert_label("(3)总结", LabelStyle::ParenthesisedArabic, Some(3), "总结");
        assert_label("第一，总结", LabelStyle::OrdinalChinese, Some(1), "总结");
        assert_label("第二、总结", LabelStyle::OrdinalChinese, Some(2), "总结");
        assert_label("首先，总结", LabelStyle::Sequence, Some(1), "总结");
        assert_label("再次，总结", LabelStyle::Sequence, Some(3), "总结");
        assert_label("最后，总结", LabelStyle::Sequence, None, "总结");
    }

    #[test]
    fn recognises_english_ordinals() {
        assert_label(
            "First, we listen.",
            LabelStyle::OrdinalEnglish,
            Some(1),
            "we listen.",
        );
        assert_label(
            "Secondly, we act.",
            LabelStyle::OrdinalEnglish,
            Some(2),
            "we act.",
        );
        assert_label("Finally, thanks.", LabelStyle::OrdinalEnglish, None, "thanks.");
    }

    #[test]
    fn covers_the_indent() {
        assert_label("　　一是讲政治。", LabelStyle::ItemIs, Some(1), "讲政治。");
        assert_label("（二）", LabelStyle::ParenthesisedChinese, Some(2), "");
    }

    #[test]
    fn leaves_sayings_and_quantities_alone() {
        assert_left_alone(&["一是一，二是二，不能含糊。", "一是", "一", "十一是", "三是三"]);
        assert_left_alone(&[
            "一、二季度增长较快。",
            "1、2月份",
            "三、四线城市",
            "第一、第二产业",
        ]);
        assert_left_alone(&[
            "1.5万人",
            "2026.7.15",
            "2026、2027",
            "（2026）",
            "(100)",
            "0.",
            "（一",
            "1",
        ]);
        assert_left_alone(&[
            "第一次来到这里",
            "第1，",
            "首先要讲的",
            "最后一点",
            "一年来，",
            "一般来说，",
        ]);
    }

    #[test]
    fn leaves_ordinary_english_alone() {
        assert_left_alone(&[
            "First of all, thanks.",
            "first, a word",
            "Friends, Romans",
            "Second to none, we",
            "Firs,",
        ]);
    }

    proptest! {
        #[test]
        fn a_label_ends_within_its_text(text in "[一二十第（）()首先最后是、，.1-3 　a]{0,8}") {
            if let Some(label) = leading_label(&text) {
                prop_assert!(text.is_char_boundary(label.length.0));
                prop_assert!(label.length.0 > 0 && label.length.0 <= text.len());
            }
        }

        #[test]
        fn every_numbered_label_is_read_back(number in 1u32..=99) {
            let numeral = chinese_numeral(number);
            for text in [format!("{numeral}是好"), format!("（{numeral}）好"), format!("{numeral}、好"),
                format!("{number}. 好"), format!("（{number}）好"), format!("第{numeral}，好")] {
                prop_assert_eq!(leading_label(&text).and_then(|label| label.number), Some(number));
            }
        }
    }
}
