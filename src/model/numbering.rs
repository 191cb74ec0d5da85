//! Derived numbering: what stands before a heading follows from the section's place among the siblings that use
//! the same scheme, and is never stored as text. Only a connective keeps its own words.
//!
//! Marks behind numbers follow GB/T 15834-2011, appendix B.3: `一、`, `1.`, a comma behind `第一` and `首先`, none
//! behind a bracketed number or `一是`.

use super::ids::SectionId;
use super::tree::SectionTree;
use crate::text::enumerations::chinese_numeral;
use crate::text::language::Language;

/// How a section is numbered among its siblings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scheme {
    /// Not numbered.
    #[default]
    None,
    /// 一是, 二是, …
    ItemIs,
    /// （一）, （二）, …
    ParenthesisedChinese,
    /// 一、, 二、, …
    ChineseComma,
    /// 1., 2., …
    Arabic,
    /// （1）, （2）, … (English: (1), (2), …)
    ParenthesisedArabic,
    /// 第一，, 第二，, …
    OrdinalChinese,
    /// 首先，, 其次，, 再次，, … 最后，
    Sequence,
    /// A connective of its own words: 首先， or 下面，
    Connective(String),
    /// First, Second, …
    OrdinalEnglish,
}

/// Where a section's heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadingLayout {
    /// As is usual for the scheme.
    #[default]
    Auto,
    /// On a line of its own.
    OwnLine,
    /// At the beginning of the first paragraph.
    RunIn,
}

impl HeadingLayout {
    /// All layouts in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Auto, Self::OwnLine, Self::RunIn];
}

/// A label as it is spoken and written: `number` and the mark behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The number or connective: `一是`, `（二）`, `首先`.
    pub number: String,
    /// What separates it from the heading: `，`, `、`, or nothing.
    pub mark: &'static str,
}

impl Label {
    /// Number and mark together, as they stand in the manuscript.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}", self.number, self.mark)
    }
}

impl Scheme {
    /// All schemes without words of their own, in the order in which they are offered.
    pub const NUMBERED: [Self; 9] = [
        Self::None,
        Self::ItemIs,
        Self::ParenthesisedChinese,
        Self::ChineseComma,
        Self::Arabic,
        Self::ParenthesisedArabic,
        Self::OrdinalChinese,
        Self::Sequence,
        Self::OrdinalEnglish,
    ];

    /// Whether a heading of this scheme runs into its paragraph unless the section says otherwise.
    #[must_use]
    pub fn runs_in(&self) -> bool {
        !matches!(self, Self::None | Self::ChineseComma | Self::Connective(_))
    }

    /// Whether both number alike, whatever a connective's words are.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The label of the item at `position` (from 1) among `total` of this scheme; none for an empty connective.
    #[must_use]
    pub fn label(&self, position: u32, total: u32, language: Language) -> Option<Label> {
        let chinese = language == Language::Chinese;
        let (number, mark) = match self {
            Self::None => return None,
            Self::ItemIs => (format!("{}是", chinese_numeral(position)), ""),
            Self::ParenthesisedChinese => (format!("（{}）", chinese_numeral(position)), ""),
            Self::ChineseComma => (chinese_numeral(position), "、"),
            Self::Arabic => (position.to_string(), if chinese { "." } else { ". " }),
            Self::ParenthesisedArabic if chinese => (format!("（{position}）"), ""),
            Self::ParenthesisedArabic => (format!("({position})"), " "),
            Self::OrdinalChinese => (format!("第{}", chinese_numeral(position)), "，"),
            Self::Sequence => (sequence_word(position, total).to_owned(), "，"),
            Self::Connective(words) if words.is_empty() => return None,
            Self::Connective(words) => (words.clone(), if chinese { "，" } else { ", " }),
            Self::OrdinalEnglish => (english_ordinal(position), ", "),
        };
        Some(Label { number, mark })
    }
}

/// The mark between a run-in heading and its paragraph: none when the heading is empty or already ends in one.
#[must_use]
pub fn stop_after(heading: &str, language: Language) -> &'static str {
    let Some(last) = heading.chars().next_back() else {
        return "";
    };
    let closed = "？！…。，、；：—?!.,;:".contains(last);
    match (language, closed) {
        (Language::Chinese, true) => "",
        (Language::Chinese, false) => "。",
        (Language::English, true) => " ",
        (Language::English, false) => ". ",
    }
}

/// The label of a section, from its place among the siblings that use the same scheme.
#[must_use]
pub fn label_of(tree: &SectionTree, id: SectionId, language: Language) -> Option<Label> {
    let section = tree.get(id)?;
    if section.scheme == Scheme::None {
        return None;
    }
    let siblings = tree.children(tree.parent(id));
    let mut position = 0;
    let mut total = 0;
    for &sibling in siblings {
        if tree
            .get(sibling)
            .is_some_and(|other| other.scheme.is_like(&section.scheme))
        {
            total += 1;
            if sibling == id {
                position = total;
            }
        }
    }
    section.scheme.label(position, total, language)
}

/// The labels of all children of `parent`, in order, in one pass.
#[must_use]
pub fn labels_of_children(
    tree: &SectionTree,
    parent: Option<SectionId>,
    language: Language,
) -> Vec<Option<Label>> {
    let schemes: Vec<&Scheme> = tree
        .children(parent)
        .iter()
        .map(|&id| tree.get(id).map_or(&Scheme::None, |section| &section.scheme))
        .collect();
    let mut counts: Vec<(&Scheme, u32, u32)> = Vec::new();
    for &scheme in &schemes {
        match counts.iter_mut().find(|(seen, _, _)| seen.is_like(scheme)) {
            Some((_, total, _)) => *total += 1,
            None => counts.push((scheme, 1, 0)),
        }
    }
    schemes
        .into_iter()
        .map(|scheme| {
            let (_, total, position) = counts.iter_mut().find(|(seen, _, _)| seen.is_like(scheme))?;
            *position += 1;
            scheme.label(*position, *total, language)
        })
        .collect()
}

fn sequence_word(position: u32, total: u32) -> &'static str {
    match position {
        1 => "首先",
        2 if total <= 2 => "其次",
        last if last == total => "最后",
        2 => "其次",
        _ => "再次",
    }
}

fn english_ordinal(position: u32) -> String {
    const SMALL: [&str; 20] = [
        "Zeroth",
        "First",
        "Second",
        "Third",
        "Fourth",
        "Fifth",
        "Sixth",
        "Seventh",
        "Eighth",
        "Ninth",
        "Tenth",
        "Eleventh",
        "Twelfth",
        "Thirteenth",
        "Fourteenth",
        "Fifteenth",
        "Sixteenth",
        "Seventeenth",
        "Eighteenth",
        "Nineteenth",
    ];
    const TENS: [(&str, &str); 10] = [
        ("", ""),
        ("", ""),
        ("Twenty", "Twentieth"),
        ("Thirty", "Thirtieth"),
        ("Forty", "Fortieth"),
        ("Fifty", "Fiftieth"),
        ("Sixty", "Sixtieth"),
        ("Seventy", "Seventieth"),
        ("Eighty", "Eightieth"),
        ("Ninety", "Ninetieth"),
    ];
    let index = position as usize;
    if let Some(word) = SMALL.get(index) {
        return (*word).to_owned();
    }
    match TENS.get(index / 10) {
        Some((_, exact)) if index.is_multiple_of(10) => (*exact).to_owned(),
        Some((tens, _)) => format!("{tens}-{}", SMALL[index % 10].to_lowercase()),
        None => format!("{position}{}", english_suffix(position)),
    }
}

fn english_suffix(position: u32) -> &'static str {
    match (position % 100, position % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(scheme: &Scheme, position: u32, total: u32) -> String {
        scheme
            .label(position, total, Language::Chinese)
            .map_or(String::new(), |label| label.text())
    }

    #[test]
    fn schemes_continue_to_ninety_nine() {
        assert_eq!(text(&Scheme::ItemIs, 4, 4), "四是");
        assert_eq!(text(&Scheme::ParenthesisedChinese, 12, 20), "（十二）");
        assert_eq!(text(&Scheme::ChineseComma, 99, 99), "九十九、");
        assert_eq!(text(&Scheme::OrdinalChinese, 21, 30), "第二十一，");
        assert_eq!(text(&Scheme::Arabic, 3, 3), "3.");
        assert_eq!(text(&Scheme::ParenthesisedArabic, 3, 3), "（3）");
        assert_eq!(text(&Scheme::Connective("下面".into()), 1, 1), "下面，");
        let english = |n| {
            Scheme::OrdinalEnglish
                .label(n, 99, Language::English)
                .map(|label| label.text())
        };
        assert_eq!(english(2).as_deref(), Some("Second, "));
        assert_eq!(english(21).as_deref(), Some("Twenty-first, "));
        assert_eq!(english(40).as_deref(), Some("Fortieth, "));
        assert_eq!(english(99).as_deref(), Some("Ninety-ninth, "));
        assert_eq!(english(112).as_deref(), Some("112th, "));
    }

    #[test]
    fn a_sequence_ends_in_its_last_word() {
        let words = |total: u32| (1..=total).map(|n| sequence_word(n, total)).collect::<Vec<_>>();
        assert_eq!(words(1), ["首先"]);
        assert_eq!(words(2), ["首先", "其次"]);
        assert_eq!(words(3), ["首先", "其次", "最后"]);
        assert_eq!(words(5), ["首先", "其次", "再次", "再次", "最后"]);
    }

    #[test]
    fn a_stop_follows_only_an_open_heading() {
        assert_eq!(stop_after("讲政治", Language::Chinese), "。");
        for closed in ["", "行不行？", "干！", "还有……"] {
            assert_eq!(stop_after(closed, Language::Chinese), "");
        }
        assert_eq!(stop_after("Delivery", Language::English), ". ");
        assert_eq!(stop_after("Why now?", Language::English), " ");
    }
}
