//! Finding pages by their titles (also by pinyin and its first letters) and by what they say.

use std::ops::Range;

use super::{Block, ManualPage, PageText};
use crate::text::pinyin::{Found, Sounds};

/// How many characters an excerpt has before what was found.
const BEFORE: usize = 8;
/// How many it has from there on.
const BEHIND: usize = 60;

/// What pages are found by.
#[derive(Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    page: ManualPage,
    title: String,
    sounds: Sounds,
    headings: Vec<String>,
    /// All that the page says, a block each; what it is for comes first.
    texts: Vec<String>,
}

/// A page that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The page.
    pub page: ManualPage,
    /// Its title; what was sought is marked where it stands there literally.
    pub title: Excerpt,
    /// A part of what it says.
    pub excerpt: Excerpt,
}

/// A text in which what was sought is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The text.
    pub text: String,
    /// The bytes of it that are marked.
    pub mark: Range<usize>,
}

/// How well a page fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    TitleStarts,
    TitleHolds,
    TitleSoundsAtStart,
    TitleSoundsWithin,
    HeadingHolds,
    TextHolds,
}

impl Index {
    /// Of pages that were read.
    pub fn new<'a>(pages: impl Iterator<Item = (ManualPage, &'a PageText)>) -> Self {
        let entry = |(page, read): (ManualPage, &PageText)| {
            let headings = read
                .blocks
                .iter()
                .filter(|block| matches!(block, Block::Heading(_)));
            let texts = read
                .blocks
                .iter()
                .map(Block::text)
                .filter(|text| !text.is_empty());
            Entry {
                page,
                title: read.title.clone(),
                sounds: Sounds::of(&read.title),
                headings: headings.map(Block::text).collect(),
                texts: texts.collect(),
            }
        };
        Self {
            entries: pages.map(entry).collect(),
        }
    }

    /// The pages that fit what is sought, the best first, and among equals in the order of the manual.
    #[must_use]
    pub fn find(&self, sought: &str) -> Vec<Hit> {
        let sought = sought.trim();
        if sought.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(Rank, &Entry)> = self
            .entries
            .iter()
            .filter_map(|entry| Some((entry.rank(sought)?, entry)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, entry)| entry.hit(sought)).collect()
    }
}

impl Entry {
    fn rank(&self, sought: &str) -> Option<Rank> {
        let holds = |texts: &[String]| texts.iter().any(|text| place_in(text, sought).is_some());
        match (place_in(&self.title, sought), self.sounds.find(sought)) {
            (Some(place), _) if place.start == 0 => Some(Rank::TitleStarts),
            (Some(_), _) => Some(Rank::TitleHolds),
            (None, Some(Found::AtStart)) => Some(Rank::TitleSoundsAtStart),
            (None, Some(Found::Within)) => Some(Rank::TitleSoundsWithin),
            (None, None) if holds(&self.headings) => Some(Rank::HeadingHolds),
            (None, None) => holds(&self.texts).then_some(Rank::TextHolds),
        }
    }

    fn hit(&self, sought: &str) -> Hit {
        let said = self
            .texts
            .iter()
            .find_map(|text| Some((text, place_in(text, sought)?)));
        let excerpt = match said {
            Some((text, place)) => Excerpt::around(text, place),
            None => Excerpt::around(self.texts.first().map_or("", String::as_str), 0..0),
        };
        Hit {
            page: self.page,
            title: Excerpt {
                text: self.title.clone(),
                mark: place_in(&self.title, sought).unwrap_or(0..0),
            },
            excerpt,
        }
    }
}

impl Excerpt {
    /// The part of a text that stands around a place, with dots where more stands before it.
    fn around(text: &str, place: Range<usize>) -> Self {
        let before = text[..place.start].char_indices().rev().nth(BEFORE - 1);
        let start = before.map_or(0, |(at, _)| start_of_word(text, at));
        let behind = text[place.start..].char_indices().nth(BEHIND);
        let end = behind
            .map_or(text.len(), |(at, _)| place.start + at)
            .max(place.end);
        let dots = |cut: bool| if cut { "…" } else { "" };
        let head = dots(start > 0);
        let shift = |at: usize| at - start + head.len();
        Self {
            text: format!("{head}{}{}", &text[start..end], dots(end < text.len())),
            mark: shift(place.start)..shift(place.end),
        }
    }
}

/// The place itself, or where the English word begins that it stands in.
fn start_of_word(text: &str, at: usize) -> usize {
    let is_within = |character: char| character.is_ascii_alphanumeric() || character == '’';
    if text[at..].starts_with(is_within) {
        text[..at].trim_end_matches(is_within).len()
    } else {
        at
    }
}

/// Where what is sought stands first in a text, small and capital letters being the same.
fn place_in(text: &str, sought: &str) -> Option<Range<usize>> {
    // Changes neither lengths nor places.
    let at = text.to_ascii_lowercase().find(&sought.to_ascii_lowercase())?;
    Some(at..at + sought.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let read = |source| PageText::read(source);
        let pages = [
            (
                ManualPage::Fields,
                read("# 字段\n\n填一次，处处用。\n\n## 插入字段\n\n按 `Ctrl+J`。\n"),
            ),
            (ManualPage::Outline, read("# 提纲\n\n提纲里看得到字段。\n")),
            (ManualPage::Numbering, read("# 自动编号\n\n一是、二是不用打。\n")),
        ];
        Index::new(pages.iter().map(|(page, read)| (*page, read)))
    }

    fn pages(sought: &str) -> Vec<ManualPage> {
        index().find(sought).into_iter().map(|hit| hit.page).collect()
    }

    #[test]
    fn titles_go_before_what_pages_say_and_pinyin_finds_titles() {
        assert_eq!(pages("字段"), [ManualPage::Fields, ManualPage::Outline]);
        assert_eq!(pages("插入"), [ManualPage::Fields]);
        assert_eq!(pages("bianhao"), [ManualPage::Numbering]);
        assert_eq!(pages("zdbh"), [ManualPage::Numbering]);
        assert_eq!(pages("ctrl+j"), [ManualPage::Fields]);
        assert!(pages("没有").is_empty());
        assert!(pages("  ").is_empty());
    }

    #[test]
    fn what_was_sought_is_marked_in_an_excerpt() {
        let hits = index().find("字段");
        let marked = |excerpt: &Excerpt| excerpt.text[excerpt.mark.clone()].to_owned();
        assert_eq!(marked(&hits[0].title), "字段");
        assert_eq!(marked(&hits[1].title), "");
        assert_eq!(marked(&hits[1].excerpt), "字段");
        assert_eq!(hits[1].excerpt.text, "提纲里看得到字段。");
    }

    #[test]
    fn an_excerpt_begins_with_a_whole_word() {
        let text = "Fields are filled in once and agree everywhere.";
        let excerpt = Excerpt::around(text, place_in(text, "agree").unwrap());
        assert!(excerpt.text.starts_with("…once and agree"), "{}", excerpt.text);
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides_and_keeps_what_was_sought() {
        let text = format!("{}关键{}", "前".repeat(30), "后".repeat(90));
        let place = place_in(&text, "关键").unwrap();
        let excerpt = Excerpt::around(&text, place);
        assert_eq!(&excerpt.text[excerpt.mark.clone()], "关键");
        assert!(excerpt.text.starts_with("…前") && excerpt.text.ends_with("后…"));
        assert_eq!(excerpt.text.chars().count(), 2 + BEFORE + BEHIND);
    }
}
