//! Numbers that announce a group of sections (四个方面, three points), and how they follow it.
//!
//! A count is bound to the numbered sections of one kind under one parent: those keep together when they are moved,
//! renumbered or given another scheme. While there are none, it is as a field that is not filled.

use super::ids::SectionId;
use super::manuscript::{SegmentKind, TextPlace, ViewParagraph};
use super::numbering::Scheme;
use super::section::SectionKind;
use super::speech::Speech;
use super::tree::SectionTree;
use crate::text::announcements::{Announcement, NumeralStyle, announcements};
use crate::text::offsets::{ByteIndex, ByteRange};

/// A group of sections that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    /// Under which section they stand; none for the top level.
    pub parent: Option<SectionId>,
    /// Of which kind they are.
    pub kind: SectionKind,
}

impl Group {
    /// How many there are: the numbered ones, or all of the kind while none is numbered.
    #[must_use]
    pub fn count(self, tree: &SectionTree) -> u32 {
        let of_kind = tree
            .children(self.parent)
            .iter()
            .filter_map(|&id| tree.get(id))
            .filter(|section| section.kind == self.kind);
        let (numbered, all) = of_kind.fold((0, 0), |(numbered, all), section| {
            (numbered + u32::from(section.scheme != Scheme::None), all + 1)
        });
        if numbered > 0 { numbered } else { all }
    }

    /// The group that a line announces by its place: the numbered sections under its own section, else those that
    /// follow it, where it is not one of them and says that it speaks of them.
    #[must_use]
    pub fn announced_at(speech: &Speech, place: TextPlace, is_spoken_of: bool) -> Option<Self> {
        let tree = &speech.sections;
        let id = place.section()?;
        if let Some(below) = Self::first_of(tree, Some(id), 0) {
            return Some(below);
        }
        let section = tree.get(id)?;
        let (parent, index) = tree.place_of(id)?;
        if section.scheme != Scheme::None || !is_spoken_of {
            return None;
        }
        Self::first_of(tree, parent, index + 1)
    }

    /// The first numbered group among siblings, from a place on.
    fn first_of(tree: &SectionTree, parent: Option<SectionId>, from: usize) -> Option<Self> {
        let siblings = tree.children(parent).get(from..)?;
        let numbered = siblings
            .iter()
            .filter_map(|&id| tree.get(id))
            .find(|section| section.scheme != Scheme::None)?;
        Some(Self {
            parent,
            kind: numbered.kind,
        })
    }
}

/// A count that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountRef {
    /// What it counts.
    pub group: Group,
    /// How it is written.
    pub style: NumeralStyle,
}

impl CountRef {
    /// The number as it is written; none while there is nothing to count.
    #[must_use]
    pub fn value(self, tree: &SectionTree) -> Option<String> {
        let count = self.group.count(tree);
        (count > 0).then(|| self.style.written(count))
    }
}

/// A number in a paragraph that announces a group, and is not bound to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announced {
    /// The phrase in the composed paragraph.
    pub phrase: ByteRange,
    /// The line in which the number stands.
    pub place: TextPlace,
    /// The number in that line's source.
    pub numeral: ByteRange,
    /// The number.
    pub number: u32,
    /// How many there are.
    pub count: u32,
    /// What it would be bound to.
    pub bound: CountRef,
}

impl Announced {
    /// Whether it is another number than there are.
    #[must_use]
    pub fn disagrees(&self) -> bool {
        self.number != self.count
    }

    /// The numbers of a paragraph that announce a group by their place, and are written rather than bound.
    #[must_use]
    pub fn in_paragraph(speech: &Speech, paragraph: &ViewParagraph) -> Vec<Self> {
        let found = announcements(&paragraph.text).into_iter();
        found
            .filter_map(|found| Self::of(speech, paragraph, &found))
            .collect()
    }

    /// The one that stands at an offset of a paragraph. It looks around that only, however long the paragraph is.
    #[must_use]
    pub fn at(speech: &Speech, paragraph: &ViewParagraph, offset: ByteIndex) -> Option<Self> {
        let text = paragraph.text.as_str();
        let from = text.floor_char_boundary(offset.0.saturating_sub(NEAR));
        let to = text.floor_char_boundary(offset.0.saturating_add(NEAR).min(text.len()));
        let shift = |range: ByteRange| range.start + from..range.end + from;
        announcements(&text[from..to])
            .into_iter()
            .map(|found| Announcement {
                phrase: shift(found.phrase),
                numeral: shift(found.numeral),
                ..found
            })
            .filter(|found| found.phrase.start <= offset && offset <= found.phrase.end)
            .find_map(|found| Self::of(speech, paragraph, &found))
    }

    /// What a phrase in a paragraph announces by its place; none where its number is not written there.
    #[must_use]
    pub fn of(speech: &Speech, paragraph: &ViewParagraph, found: &Announcement) -> Option<Self> {
        let segment = paragraph.segments.iter().find(|segment| {
            segment.range.start <= found.numeral.start && found.numeral.end <= segment.range.end
        })?;
        let is_written = matches!(segment.kind, SegmentKind::Heading | SegmentKind::Body);
        let source = segment.source.as_ref().filter(|_| is_written)?;
        let group = Group::announced_at(speech, source.place, found.is_spoken_of)?;
        let into = |offset: ByteIndex| source.range.start + (offset.0 - segment.range.start.0);
        Some(Self {
            place: source.place,
            numeral: into(found.numeral.start)..into(found.numeral.end),
            phrase: found.phrase.clone(),
            number: found.number,
            count: group.count(&speech.sections),
            bound: CountRef {
                group,
                style: found.style,
            },
        })
    }
}

/// How far around the caret a phrase is looked for, in bytes: it may begin behind what is cut off, which would then
/// look like another number, so this is more than a phrase and a word.
const NEAR: usize = 160;

#[cfg(test)]
mod tests;
