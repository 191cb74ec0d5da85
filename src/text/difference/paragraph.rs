//! Which changed paragraph became which, and what was changed within it.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Piece;

/// Paragraphs that are less alike than this are two different ones.
const ALIKE: f32 = 0.25;
/// How many pairs of letters of a paragraph are looked at to tell whether it is like another.
const LOOKED_AT: usize = 400;
/// What is common to two changed stretches, yet no longer than this, is noise.
const NOISE: usize = 3;

/// How much may still be worked.
pub(super) struct Budget {
    /// Pairs of paragraphs that may be held against each other.
    pairs: usize,
    /// Steps within paragraphs.
    steps: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            pairs: 1_000_000,
            steps: 1_000_000_000,
        }
    }
}

fn spend(budget: &mut usize, cost: usize) -> bool {
    let affordable = cost <= *budget;
    if affordable {
        *budget -= cost;
    }
    affordable
}

/// Pairs the paragraphs of two runs, in order: like with like, the others alone.
pub(super) fn pairs(
    former: &[&str],
    later: &[&str],
    budget: &mut Budget,
) -> Vec<(Option<usize>, Option<usize>)> {
    let cost = former.len().saturating_mul(later.len());
    if !spend(&mut budget.pairs, cost) {
        let removed = (0..former.len()).map(|at| (Some(at), None));
        return removed
            .chain((0..later.len()).map(|at| (None, Some(at))))
            .collect();
    }
    let bags = |lines: &[&str]| lines.iter().map(|line| bag(line)).collect::<Vec<_>>();
    let best = Best::of(&bags(former), &bags(later));
    let (mut at, mut beside) = (0, 0);
    let mut paired = Vec::with_capacity(former.len() + later.len());
    while at < former.len() && beside < later.len() {
        let likeness = best.likeness(at, beside);
        let together = likeness + best.rest(at + 1, beside + 1);
        if likeness >= ALIKE && together >= best.rest(at, beside) {
            paired.push((Some(at), Some(beside)));
            (at, beside) = (at + 1, beside + 1);
        } else if best.rest(at + 1, beside) >= best.rest(at, beside) {
            paired.push((Some(at), None));
            at += 1;
        } else {
            paired.push((None, Some(beside)));
            beside += 1;
        }
    }
    paired.extend((at..former.len()).map(|at| (Some(at), None)));
    paired.extend((beside..later.len()).map(|at| (None, Some(at))));
    paired
}

/// How well the rest of two runs can be paired, from every place on.
struct Best {
    width: usize,
    rest: Vec<f32>,
    likeness: Vec<f32>,
}

impl Best {
    fn of(former: &[Vec<[char; 2]>], later: &[Vec<[char; 2]>]) -> Self {
        let width = later.len() + 1;
        let mut best = Self {
            width,
            rest: vec![0.0; (former.len() + 1) * width],
            likeness: vec![0.0; (former.len() + 1) * width],
        };
        for at in (0..former.len()).rev() {
            for beside in (0..later.len()).rev() {
                let likeness = likeness(&former[at], &later[beside]);
                best.likeness[at * width + beside] = likeness;
                let together = if likeness >= ALIKE {
                    likeness + best.rest(at + 1, beside + 1)
                } else {
                    0.0
                };
                let apart = best.rest(at + 1, beside).max(best.rest(at, beside + 1));
                best.rest[at * width + beside] = together.max(apart);
            }
        }
        best
    }

    fn rest(&self, at: usize, beside: usize) -> f32 {
        self.rest[at * self.width + beside]
    }

    fn likeness(&self, at: usize, beside: usize) -> f32 {
        self.likeness[at * self.width + beside]
    }
}

/// The pairs of letters at a paragraph's start, in order.
fn bag(line: &str) -> Vec<[char; 2]> {
    let letters = line.chars().filter(|letter| !letter.is_whitespace());
    let mut former = ' ';
    let mut pairs: Vec<[char; 2]> = letters
        .take(LOOKED_AT)
        .map(|letter| [std::mem::replace(&mut former, letter), letter])
        .collect();
    pairs.sort_unstable();
    pairs
}

/// Which share of two bags is in both.
#[expect(
    clippy::cast_precision_loss,
    reason = "a bag holds a few hundred pairs at most"
)]
fn likeness(one: &[[char; 2]], other: &[[char; 2]]) -> f32 {
    let total = one.len() + other.len();
    let (mut at, mut beside, mut common) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (one.get(at), other.get(beside)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => beside += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                at += 1;
                beside += 1;
            }
        }
    }
    if total == 0 {
        return 0.0;
    }
    (2 * common) as f32 / total as f32
}

/// What was changed within a paragraph.
pub(super) fn inline(before: &str, after: &str, budget: &mut Budget) -> (Vec<Piece>, Vec<Piece>) {
    let (former, later) = (tokens(before), tokens(after));
    let head = former
        .iter()
        .zip(&later)
        .take_while(|(one, other)| one == other)
        .count();
    let ends = former[head..].iter().rev().zip(later[head..].iter().rev());
    let tail = ends.take_while(|(one, other)| one == other).count();
    let middle = head..former.len() - tail;
    let beside = head..later.len() - tail;
    let changes = changes(&former[middle.clone()], &later[beside.clone()], budget);
    let shift = |range: Range<usize>| head + range.start..head + range.end;
    let removed = changes.iter().map(|(before, _)| shift(before.clone()));
    let added = changes.iter().map(|(_, after)| shift(after.clone()));
    (pieces(&former, removed), pieces(&later, added))
}

/// Letters of scripts that do not part words each by itself, others as words.
fn tokens(line: &str) -> Vec<&str> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut in_word = false;
    for (start, letter) in line.grapheme_indices(true) {
        let end = start + letter.len();
        let is_of_word = letter.chars().all(is_of_word);
        match tokens.last_mut() {
            Some(word) if in_word && is_of_word => word.end = end,
            _ => tokens.push(start..end),
        }
        in_word = is_of_word;
    }
    tokens
        .into_iter()
        .map(|range| line.get(range).unwrap_or_default())
        .collect()
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() && u32::from(letter) < 0x2E80
}

/// What differs, as ranges of tokens; what is common to both stands between.
fn changes(before: &[&str], after: &[&str], budget: &mut Budget) -> Vec<(Range<usize>, Range<usize>)> {
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    let total = before.len() + after.len();
    let all = (0..before.len(), 0..after.len());
    if before.is_empty() || after.is_empty() || !spend(&mut budget.steps, total.saturating_mul(total)) {
        return vec![all];
    }
    let mut changes: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for step in capture_diff_slices(Algorithm::Myers, before, after) {
        if matches!(step, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (step.old_range(), step.new_range());
        match changes.last_mut() {
            Some((before, after)) if is_noise(before, after, &old, &new) => {
                before.end = old.end;
                after.end = new.end;
            }
            _ => changes.push((old, new)),
        }
    }
    changes
}

/// Whether what stands between two changes is too little to part them.
fn is_noise(before: &Range<usize>, after: &Range<usize>, old: &Range<usize>, new: &Range<usize>) -> bool {
    let between = old.start - before.end;
    let smaller = before.len().max(after.len()).min(old.len().max(new.len()));
    between == 0 || (between <= NOISE && between <= smaller)
}

fn pieces(tokens: &[&str], changed: impl Iterator<Item = Range<usize>>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |range: Range<usize>, is_changed: bool| {
        let text = tokens.get(range).unwrap_or_default().concat();
        if !text.is_empty() {
            pieces.push(Piece { text, is_changed });
        }
    };
    for range in changed {
        push(at..range.start, false);
        at = range.end;
        push(range, true);
    }
    push(at..tokens.len(), false);
    pieces
}
