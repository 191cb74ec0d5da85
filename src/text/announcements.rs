//! Phrases that announce how many are to follow: 四个方面, 五点要求, three points.
//!
//! A wrong find disturbs, so only what is customary is taken: a number from two to ninety-nine, a measure word, and a
//! noun of the sort that speeches count. 下午三点, 第三个方面, 三点半 and 四个人 announce nothing.

use super::numerals::{chinese_numeral, parse_chinese_numeral};
use super::offsets::{ByteIndex, ByteRange};

/// The numbers that announce.
const NUMBERS: std::ops::RangeInclusive<u32> = 2..=99;

/// Measure words with the nouns that they count.
const MEASURES: [(&str, &[&str]); 9] = [
    (
        "个",
        &[
            "方面", "要求", "问题", "重点", "关键", "体会", "感受", "印象", "希望", "建议", "层面", "维度",
            "部分", "环节", "原则", "目标", "任务", "坚持", "必须",
        ],
    ),
    (
        "点",
        &[
            "要求", "意见", "建议", "体会", "希望", "感受", "想法", "看法", "认识", "印象", "打算", "期望",
            "说明", "启示", "经验", "做法",
        ],
    ),
    (
        "条",
        &[
            "要求", "意见", "建议", "措施", "经验", "原则", "举措", "倡议", "纪律", "体会",
        ],
    ),
    (
        "项",
        &[
            "要求", "任务", "工作", "措施", "举措", "重点", "原则", "建议", "行动", "工程",
        ],
    ),
    ("件", &["事", "大事", "实事", "要事"]),
    ("句", &["话"]),
    ("层", &["意思"]),
    (
        "大",
        &["任务", "举措", "工程", "行动", "要求", "原则", "重点", "目标"],
    ),
    ("方面", &[""]),
];

/// What may stand between measure word and noun.
const BETWEEN: [&str; 9] = [
    "具体", "主要", "重点", "突出", "深刻", "基本", "鲜明", "重要", "殷切",
];

/// What stands before a bare 点 that announces: 我讲三点。
const SPEAKING: [char; 4] = ['讲', '谈', '提', '说'];

const ENGLISH: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const ENGLISH_BETWEEN: [&str; 12] = [
    "key",
    "main",
    "simple",
    "short",
    "big",
    "small",
    "clear",
    "final",
    "brief",
    "quick",
    "important",
    "specific",
];

const ENGLISH_NOUNS: [&str; 22] = [
    "points",
    "things",
    "requests",
    "reasons",
    "priorities",
    "lessons",
    "promises",
    "tasks",
    "ideas",
    "goals",
    "themes",
    "steps",
    "principles",
    "impressions",
    "thoughts",
    "questions",
    "parts",
    "areas",
    "commitments",
    "actions",
    "messages",
    "requirements",
];

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NumeralStyle {
    /// 两, 三, 十二.
    Chinese,
    /// 2, 3, 12.
    Digits,
    /// two, three, twelve.
    Word,
    /// Two, Three, Twelve.
    CapitalWord,
}

impl NumeralStyle {
    /// All styles.
    pub const ALL: [Self; 4] = [Self::Chinese, Self::Digits, Self::Word, Self::CapitalWord];

    /// A number as it stands before what is counted.
    #[must_use]
    pub fn written(self, number: u32) -> String {
        let word = usize::try_from(number)
            .ok()
            .and_then(|number| ENGLISH.get(number));
        match (self, word) {
            (Self::Chinese, _) if number == 2 => "两".to_owned(),
            (Self::Chinese, _) => chinese_numeral(number),
            (Self::Word, Some(word)) => (*word).to_owned(),
            (Self::CapitalWord, Some(word)) => word[..1].to_uppercase() + &word[1..],
            (Self::Digits | Self::Word | Self::CapitalWord, _) => number.to_string(),
        }
    }
}

/// A phrase that announces a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The whole phrase.
    pub phrase: ByteRange,
    /// Its number.
    pub numeral: ByteRange,
    /// What that number is.
    pub number: u32,
    /// How it is written.
    pub style: NumeralStyle,
    /// Whether its clause says that something is going to be said: 我讲三点, but not 办成三件事.
    pub is_spoken_of: bool,
}

/// The phrases of a text that announce a count, in order.
#[must_use]
pub fn announcements(text: &str) -> Vec<Announcement> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(begins_numeral) {
        let start = at + step;
        let length = numeral_length(&text[start..]);
        let end = start + length;
        at = end.max(start + text[start..].chars().next().map_or(1, char::len_utf8));
        let Some((number, style)) =
            value_of(&text[start..end]).filter(|(number, _)| NUMBERS.contains(number))
        else {
            continue;
        };
        let (before, behind) = (&text[..start], &text[end..]);
        let counted = if matches!(style, NumeralStyle::Word | NumeralStyle::CapitalWord) {
            english_counted(before, behind)
        } else {
            counted(before, behind)
                .or_else(|| english_counted(before, behind).filter(|_| style == NumeralStyle::Digits))
        };
        if let Some(counted) = counted {
            found.push(Announcement {
                phrase: ByteIndex(start)..ByteIndex(end + counted),
                numeral: ByteIndex(start)..ByteIndex(end),
                number,
                style,
                is_spoken_of: speaks(before, &behind[counted..]),
            });
        }
    }
    found
}

/// Words of a clause that announces what will be said.
const SPOKEN_OF: [&str; 22] = [
    "讲",
    "谈",
    "提",
    "说",
    "强调",
    "从",
    "围绕",
    "汇报",
    "报告",
    "交流",
    "总结",
    " say",
    " make",
    " offer",
    " share",
    " talk",
    " speak",
    " raise",
    " mention",
    " leave you",
    " tell",
    " present",
];

fn speaks(before: &str, behind: &str) -> bool {
    let ends =
        |c: char| matches!(c, '。' | '，' | '；' | '！' | '？' | ',' | ';' | '!' | '?' | '\n') || c == '.';
    let start = before.rfind(ends).unwrap_or(0);
    let end = behind.find(ends).unwrap_or(behind.len());
    let says = |clause: &str| SPOKEN_OF.iter().any(|word| clause.contains(word));
    says(&before[start..]) || says(&behind[..end])
}

fn is_chinese_numeral(character: char) -> bool {
    matches!(
        character,
        '一' | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '几'
    )
}

fn begins_numeral(character: char) -> bool {
    is_chinese_numeral(character) || character.is_ascii_alphanumeric()
}

/// How long the run is that could be a number: numerals, digits or one English word.
fn numeral_length(text: &str) -> usize {
    let belongs = |first: char| {
        move |character: char| {
            if is_chinese_numeral(first) {
                is_chinese_numeral(character)
            } else {
                // A number within a word or another number is none: B2B, 3.5, 1,200.
                character.is_ascii_alphanumeric() || matches!(character, '.' | ',' | '\'' | '-')
            }
        }
    };
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let run = text
        .find(|character| !belongs(first)(character))
        .unwrap_or(text.len());
    text[..run].trim_end_matches(['.', ',', '\'', '-']).len()
}

fn value_of(run: &str) -> Option<(u32, NumeralStyle)> {
    if run == "两" {
        return Some((2, NumeralStyle::Chinese));
    }
    if run.starts_with(is_chinese_numeral) {
        return Some((parse_chinese_numeral(run)?, NumeralStyle::Chinese));
    }
    if run.starts_with(|first: char| first.is_ascii_digit()) {
        return Some((run.parse().ok()?, NumeralStyle::Digits));
    }
    let lower = run.to_ascii_lowercase();
    let number = ENGLISH.iter().position(|&word| word == lower)?;
    let style = match run.chars().next() {
        Some(first) if first.is_uppercase() => NumeralStyle::CapitalWord,
        _ => NumeralStyle::Word,
    };
    Some((u32::try_from(number).ok()?, style))
}

/// How long measure word and noun behind a number are, if it announces.
fn counted(before: &str, behind: &str) -> Option<usize> {
    if before.ends_with(['第', '.', '．', '每', '/']) {
        return None;
    }
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(['。', '，', '：', '；', '！', '、', ':']);
    let bare = behind
        .strip_prefix('点')
        .filter(|rest| before.ends_with(SPEAKING) && ends(rest));
    if bare.is_some() {
        return Some('点'.len_utf8());
    }
    MEASURES.iter().find_map(|(measure, nouns)| {
        let rest = behind.strip_prefix(measure)?;
        let between = BETWEEN.iter().find(|word| rest.starts_with(**word));
        let nouns_in = |rest: &str| {
            nouns
                .iter()
                .filter(|noun| rest.starts_with(**noun))
                .map(|noun| noun.len())
                .max()
        };
        let with_between = between.and_then(|between| {
            let noun = nouns_in(&rest[between.len()..])?;
            Some(measure.len() + between.len() + noun)
        });
        with_between.or_else(|| nouns_in(rest).map(|noun| measure.len() + noun))
    })
}

/// How long what an English number counts is, with the spaces before it.
fn english_counted(before: &str, behind: &str) -> Option<usize> {
    if before
        .ends_with(|last: char| last.is_ascii_alphanumeric() || matches!(last, '.' | ',' | '$' | '-' | '#'))
    {
        return None;
    }
    let mut length = 0;
    for _ in 0..2 {
        let rest = behind.get(length..)?.strip_prefix(' ')?;
        let word = &rest[..rest
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(rest.len())];
        length += 1 + word.len();
        let lower = word.to_ascii_lowercase();
        if ENGLISH_NOUNS.contains(&lower.as_str()) {
            return Some(length);
        }
        if !ENGLISH_BETWEEN.contains(&lower.as_str()) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests;
