//! How two texts differ, in a form that can be read: paragraph by paragraph, and within changed paragraphs down to
//! characters (to words, where words are written apart).
//!
//! The work is bounded, since a long text may have been replaced altogether: where an exact answer would take too
//! long, a coarser one is given, which is as true. Blank lines are left out of the comparison.

mod alignment;
mod paragraph;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use alignment::{Block, blocks};
use paragraph::{Budget, inline, pairs};

/// A stretch of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether the other text has nothing that answers to it.
    pub is_changed: bool,
}

/// A paragraph of either text, or of both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// One that both texts have.
    Same(String),
    /// One that was changed, added (nothing before) or removed (nothing after).
    Changed {
        /// As it was.
        before: Option<Vec<Piece>>,
        /// As it is.
        after: Option<Vec<Piece>>,
    },
}

/// How two texts differ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// Every paragraph, in reading order.
    pub lines: Vec<Line>,
    /// How many characters the later text has more.
    pub added: usize,
    /// How many characters of the former one are gone.
    pub removed: usize,
}

/// Compares two texts whose paragraphs end in line feeds.
#[must_use]
pub fn difference(before: &str, after: &str) -> Difference {
    let (before, after) = (lines_of(before), lines_of(after));
    let mut ids = HashMap::new();
    let (before_ids, after_ids) = (numbered(&before, &mut ids), numbered(&after, &mut ids));
    let mut result = Difference::default();
    let mut budget = Budget::default();
    for block in blocks(&before_ids, &after_ids) {
        match block {
            Block::Same { before: at, length } => {
                let same = before.get(at..at + length).unwrap_or_default();
                result
                    .lines
                    .extend(same.iter().map(|line| Line::Same((*line).to_owned())));
            }
            Block::Changed {
                before: former,
                after: later,
            } => {
                let former = before.get(former).unwrap_or_default();
                let later = after.get(later).unwrap_or_default();
                result.take_changed(former, later, &mut budget);
            }
        }
    }
    result
}

impl Difference {
    /// Whether the texts are the same, blank lines aside.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| matches!(line, Line::Same(_)))
    }

    /// Takes in a block of paragraphs that were changed, each beside what became of it.
    fn take_changed(&mut self, former: &[&str], later: &[&str], budget: &mut Budget) {
        for (before, after) in pairs(former, later, budget) {
            let before = before.and_then(|at| former.get(at));
            let after = after.and_then(|at| later.get(at));
            let (before, after) = match (before, after) {
                (Some(before), Some(after)) => {
                    let (before, after) = inline(before, after, budget);
                    (Some(before), Some(after))
                }
                (before, after) => (before.map(|line| whole(line)), after.map(|line| whole(line))),
            };
            self.removed += changed_characters(before.as_deref());
            self.added += changed_characters(after.as_deref());
            self.lines.push(Line::Changed { before, after });
        }
    }
}

fn lines_of(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.trim().is_empty()).collect()
}

/// Equal lines get equal numbers.
fn numbered<'text>(lines: &[&'text str], ids: &mut HashMap<&'text str, usize>) -> Vec<usize> {
    let mut numbered = Vec::with_capacity(lines.len());
    for &line in lines {
        let next = ids.len();
        numbered.push(*ids.entry(line).or_insert(next));
    }
    numbered
}

fn whole(line: &str) -> Vec<Piece> {
    vec![Piece {
        text: line.to_owned(),
        is_changed: true,
    }]
}

fn changed_characters(pieces: Option<&[Piece]>) -> usize {
    let changed = pieces.unwrap_or_default().iter().filter(|piece| piece.is_changed);
    changed.map(|piece| piece.text.chars().count()).sum()
}
