//! Breaks a paragraph into rows: from break opportunities and the width of each character, without any font at hand.
//!
//! A row takes as much as fits; spaces at its end may hang over. No row begins with a closing or ends with an opening
//! mark, not even where spaces stand between the mark and the edge. A stretch that may be broken nowhere is broken
//! between two graphemes, at a place that keeps the rule where one is near.

use crate::text::boundaries::{next_grapheme, previous_grapheme};
use crate::text::offsets::ByteIndex;

/// Rounding of widths must not cost a row its last character.
const TOLERANCE: f32 = 0.5;
/// How many graphemes a forced break goes back to find a better place.
const FORCED_REACH: usize = 6;

/// A row: a range of the paragraph's bytes and the width of its characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui) struct Row {
    pub(in crate::ui) start: usize,
    pub(in crate::ui) end: usize,
    pub(in crate::ui) width: f32,
}

fn is_opening(character: char) -> bool {
    "（《〈【〔「『“‘([{".contains(character)
}

fn is_closing(character: char) -> bool {
    "，。、；：？！）》〉】〕」』”’)]}".contains(character)
}

/// Whether a row may end before `at`: no opening mark before it and no closing one behind it, spaces passed over.
pub(in crate::ui) fn may_end_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end().chars().next_back();
    let after = text[at..].trim_start().chars().next();
    !before.is_some_and(is_opening) && !after.is_some_and(is_closing)
}

/// Breaks `text` into rows that tile it; an empty text has one empty row.
///
/// `advances` holds the width of every character. The first row has `first_width` to fill, the others `width`.
pub(in crate::ui) fn break_rows(
    text: &str,
    opportunities: &[ByteIndex],
    advances: &[f32],
    first_width: f32,
    width: f32,
) -> Vec<Row> {
    let mut breaker = Breaker {
        text,
        advances,
        rows: Vec::new(),
        start: (0, 0),
        filled: 0.0,
        limit: first_width,
        rest: width,
        last: None,
    };
    let mut opportunities = opportunities.iter().map(|at| at.0).peekable();
    for (index, (byte, character)) in text.char_indices().enumerate() {
        while opportunities.next_if(|&at| at < byte).is_some() {}
        if opportunities.peek() == Some(&byte) && may_end_before(text, byte) {
            breaker.last = Some(((index, byte), breaker.filled));
        }
        breaker.take(index, byte, character);
    }
    breaker.finish()
}

/// Characters counted and bytes, before which a row may end.
type Place = (usize, usize);

struct Breaker<'a> {
    text: &'a str,
    advances: &'a [f32],
    rows: Vec<Row>,
    start: Place,
    filled: f32,
    limit: f32,
    rest: f32,
    /// The last place at which the row may end, and how much of it is filled there.
    last: Option<(Place, f32)>,
}

impl Breaker<'_> {
    fn advance(&self, index: usize) -> f32 {
        self.advances.get(index).copied().unwrap_or_default()
    }

    fn take(&mut self, index: usize, byte: usize, character: char) {
        let advance = self.advance(index);
        let overflows = self.filled + advance > self.limit + TOLERANCE;
        if overflows && !character.is_whitespace() && byte > self.start.1 {
            let cut = self.last.or_else(|| self.forced((index, byte)));
            if let Some((place, filled)) = cut {
                self.cut(place, filled);
            }
        }
        self.filled += advance;
    }

    fn cut(&mut self, place: Place, filled: f32) {
        self.rows.push(Row {
            start: self.start.1,
            end: place.1,
            width: filled,
        });
        self.start = place;
        self.filled -= filled;
        self.limit = self.rest;
        self.last = None;
    }

    /// A break between two graphemes at or before `place`; none when the row's first grapheme reaches beyond it.
    fn forced(&self, place: Place) -> Option<(Place, f32)> {
        let mut at = ByteIndex(place.1);
        let end = next_grapheme(self.text, at);
        let floor = previous_grapheme(self.text, end);
        if floor < at {
            at = floor;
        }
        let nearest = at;
        for _ in 0..FORCED_REACH {
            if at.0 <= self.start.1 {
                break;
            }
            if may_end_before(self.text, at.0) {
                return Some(self.measured(at.0, place));
            }
            at = previous_grapheme(self.text, at);
        }
        (nearest.0 > self.start.1).then(|| self.measured(nearest.0, place))
    }

    /// The place at `byte`, a little before `place`, and how much of the row is filled there.
    fn measured(&self, byte: usize, place: Place) -> (Place, f32) {
        let between = self.text[byte..place.1].chars().count();
        let index = place.0 - between;
        let behind: f32 = (index..place.0).map(|index| self.advance(index)).sum();
        ((index, byte), self.filled - behind)
    }

    fn finish(mut self) -> Vec<Row> {
        self.rows.push(Row {
            start: self.start.1,
            end: self.text.len(),
            width: self.filled,
        });
        self.rows
    }
}
