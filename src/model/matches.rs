//! Where something that is sought stands in the manuscript, and whether other words can take its place.
//!
//! A search reads the manuscript as the writer does: with labels, stops and the values of fields, without hints. What
//! it finds is led back to the source; what touches anything generated is found but cannot be replaced, so that no
//! replacement damages numbering. A match lies within one paragraph.

use std::ops::Range;

use super::information::InformationItem;
use super::inline::FieldRef;
use super::manuscript::{Segment, SegmentKind, Source, TextPlace, ViewParagraph};
use super::speech::Speech;
use crate::text::find::Pattern;
use crate::text::offsets::ByteIndex;

/// Why other words cannot take a match's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Obstacle {
    /// Numbering or punctuation that the program writes.
    Generated,
    /// A field: its value is changed where values are.
    Field,
    /// It begins in a heading and ends in the text behind it.
    TwoLines,
}

/// A match in a paragraph of the manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Where it stands in the paragraph's composed text.
    pub shown: Range<ByteIndex>,
    /// Where it comes from, or why it cannot be replaced.
    pub source: Result<Source, Obstacle>,
}

/// A match in the value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueMatch {
    /// The field.
    pub field: FieldRef,
    /// Where it stands in the value that is shown.
    pub range: Range<ByteIndex>,
}

/// What of a paragraph is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Searched {
    /// All but hints.
    Everything,
    /// The heading alone, without its label.
    Heading,
    /// The values of fields, each for itself.
    Values,
}

/// All matches in a paragraph, in order.
#[must_use]
pub fn matches_in(paragraph: &ViewParagraph, pattern: &Pattern, searched: Searched) -> Vec<Match> {
    let mut matches = Vec::new();
    for run in runs(paragraph, searched) {
        let Some(text) = paragraph.text.get(run.start.0..run.end.0) else {
            continue;
        };
        matches.extend(pattern.find_in(text).map(|range| {
            let shown = run.start + range.start.0..run.start + range.end.0;
            let source = source_of(paragraph, &shown);
            Match { shown, source }
        }));
    }
    matches
}

/// The run of a paragraph's text in which a match was found: what stands around it counts for expressions.
#[must_use]
pub fn run_of(paragraph: &ViewParagraph, searched: Searched, shown: &Range<ByteIndex>) -> Range<ByteIndex> {
    let whole = ByteIndex(0)..ByteIndex::end_of(&paragraph.text);
    runs(paragraph, searched)
        .into_iter()
        .find(|run| run.start <= shown.start && shown.end <= run.end)
        .unwrap_or(whole)
}

/// The stretches of a paragraph that are searched, each for itself.
fn runs(paragraph: &ViewParagraph, searched: Searched) -> Vec<Range<ByteIndex>> {
    let belongs = |segment: &Segment| match searched {
        Searched::Everything => segment.kind != SegmentKind::Hint,
        Searched::Heading => is_in_heading(segment),
        Searched::Values => matches!(segment.kind, SegmentKind::Field { filled: true, .. }),
    };
    let mut runs: Vec<Range<ByteIndex>> = Vec::new();
    for segment in paragraph.segments.iter().filter(|segment| belongs(segment)) {
        match runs.last_mut() {
            Some(last) if last.end == segment.range.start && searched != Searched::Values => {
                last.end = segment.range.end;
            }
            _ => runs.push(segment.range.clone()),
        }
    }
    runs
}

fn is_in_heading(segment: &Segment) -> bool {
    let place = segment.source.as_ref().map(|source| source.place);
    matches!(place, Some(TextPlace::Heading(_)))
}

fn source_of(paragraph: &ViewParagraph, shown: &Range<ByteIndex>) -> Result<Source, Obstacle> {
    let first = paragraph
        .segments
        .partition_point(|segment| segment.range.end <= shown.start);
    let touched = paragraph.segments[first..]
        .iter()
        .take_while(|segment| segment.range.start < shown.end)
        .filter(|segment| !segment.range.is_empty());
    let mut found: Option<Source> = None;
    for segment in touched {
        if matches!(segment.kind, SegmentKind::Field { .. }) {
            return Err(Obstacle::Field);
        }
        let source = segment.source.as_ref().ok_or(Obstacle::Generated)?;
        let into = |offset: ByteIndex| {
            let within = offset.clamp(segment.range.start, segment.range.end);
            source.range.start + (within - segment.range.start)
        };
        let part = into(shown.start)..into(shown.end);
        match &mut found {
            None => {
                found = Some(Source {
                    place: source.place,
                    range: part,
                });
            }
            Some(former) if former.place == source.place => former.range.end = part.end,
            Some(_) => return Err(Obstacle::TwoLines),
        }
    }
    found.ok_or(Obstacle::Generated)
}

/// All matches in the values that fields show, named fields first, whether the text uses them or not.
#[must_use]
pub fn matches_in_values(speech: &Speech, pattern: &Pattern) -> Vec<ValueMatch> {
    let named = speech.fields.iter().map(|field| FieldRef::Named(field.id));
    let information = [
        InformationItem::Speaker,
        InformationItem::Post,
        InformationItem::Occasion,
        InformationItem::Place,
        InformationItem::Date,
    ];
    let mut matches = Vec::new();
    for field in named.chain(information.map(FieldRef::Information)) {
        let Some(value) = speech.field_value(field) else {
            continue;
        };
        let found = pattern.find_in(&value).map(|range| ValueMatch { field, range });
        matches.extend(found);
    }
    matches
}

#[cfg(test)]
mod tests;
