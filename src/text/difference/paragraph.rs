//! Which changed paragraph became which, and what was changed within it.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use super::Piece;

/// Paragraphs that are less alike than this are two different ones.
const ALIKE: f32 = 0.25;
/// Paragraphs that are as alike as this are one, whatever else stands near.
const PLAINLY_ALIKE: f32 = 0.6;
/// How many letters at either end of a paragraph are looked at to tell whether it is like another.
const LOOKED_AT: usize = 80;
/// As many paragraphs of either run are held against each other at a time.
const AT_A_TIME: usize = 200;
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
            pairs: 4_000_000,
            steps: 3_000_000_000,
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

/// A paragraph of either run, by its place, or one of each.
type Pair = (Option<usize>, Option<usize>);

/// Pairs the paragraphs of two runs, in order: like with like, the others alone. Long runs are gone through by parts
/// that lie beside each other, so that few pairs are missed where a part ends.
pub(super) fn pairs(former: &[&str], later: &[&str], budget: &mut Budget) -> Vec<Pair> {
    let parts = former.len().max(later.len()).div_ceil(AT_A_TIME).max(1);
    let mut paired = Vec::with_capacity(former.len() + later.len());
    for part in 0..parts {
        let cut = |lines: &[&str], part: usize| lines.len() * part / parts;
        let of_former = cut(former, part)..cut(former, part + 1);
        let of_later = cut(later, part)..cut(later, part + 1);
        if spend(&mut budget.pairs, of_former.len().saturating_mul(of_later.len())) {
            pair_part(former, later, of_former, of_later, &mut paired);
        } else {
            paired.extend(of_former.map(|at| (Some(at), None)));
            paired.extend(of_later.map(|at| (None, Some(at))));
        }
    }
    paired
}

fn pair_part(
    former: &[&str],
    later: &[&str],
    of_former: Range<usize>,
    of_later: Range<usize>,
    paired: &mut Vec<Pair>,
) {
    let bags = |lines: &[&str]| lines.iter().map(|line| bag(line)).collect::<Vec<_>>();
    let (ours, theirs) = (bags(&former[of_former.clone()]), bags(&later[of_later.clone()]));
    let plain = |(one, other): &(&Vec<u64>, &Vec<u64>)| likeness(one, other) >= PLAINLY_ALIKE;
    let head = ours.iter().zip(&theirs).take_while(plain).count();
    let ends = ours[head..].iter().rev().zip(theirs[head..].iter().rev());
    let tail = ends.take_while(plain).count();
    let (start, other_start) = (of_former.start, of_later.start);
    paired.extend((0..head).map(|step| (Some(start + step), Some(other_start + step))));
    let (end, other_end) = (of_former.end - tail, of_later.end - tail);
    let best = Best::of(&ours[head..ours.len() - tail], &theirs[head..theirs.len() - tail]);
    let (at, beside) = best.pair(start + head, other_start + head, paired);
    paired.extend((at..end).map(|at| (Some(at), None)));
    paired.extend((beside..other_end).map(|at| (None, Some(at))));
    paired.extend((0..tail).map(|step| (Some(end + step), Some(other_end + step))));
}

/// How well the rest of two runs can be paired, from every place on.
struct Best {
    width: usize,
    rest: Vec<f32>,
    likeness: Vec<f32>,
}

impl Best {
    fn of(former: &[Vec<u64>], later: &[Vec<u64>]) -> Self {
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

    /// Pairs as well as can be, counting on from two places, until one run is at its end. Returns how far it came.
    fn pair(&self, start: usize, start_beside: usize, paired: &mut Vec<Pair>) -> (usize, usize) {
        let (height, width) = (self.rest.len() / self.width - 1, self.width - 1);
        let (mut at, mut beside) = (0, 0);
        while at < height && beside < width {
            let likeness = self.likeness(at, beside);
            let together = likeness + self.rest(at + 1, beside + 1);
            if likeness >= ALIKE && together >= self.rest(at, beside) {
                paired.push((Some(start + at), Some(start_beside + beside)));
                (at, beside) = (at + 1, beside + 1);
            } else if self.rest(at + 1, beside) >= self.rest(at, beside) {
                paired.push((Some(start + at), None));
                at += 1;
            } else {
                paired.push((None, Some(start_beside + beside)));
                beside += 1;
            }
        }
        (start + at, start_beside + beside)
    }

    fn rest(&self, at: usize, beside: usize) -> f32 {
        self.rest[at * self.width + beside]
    }

    fn likeness(&self, at: usize, beside: usize) -> f32 {
        self.likeness[at * self.width + beside]
    }
}

/// The pairs of letters at both ends of a paragraph, in order.
fn bag(line: &str) -> Vec<u64> {
    let letters: Vec<u64> = line
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(u64::from)
        .collect();
    let pairs = |letters: &[u64]| {
        let former = [0].into_iter().chain(letters.iter().copied());
        let both = former.zip(letters).map(|(former, letter)| former << 32 | letter);
        both.collect::<Vec<u64>>()
    };
    let mut bag = if letters.len() <= 2 * LOOKED_AT {
        pairs(&letters)
    } else {
        let (head, tail) = (&letters[..LOOKED_AT], &letters[letters.len() - LOOKED_AT..]);
        [pairs(head), pairs(tail)].concat()
    };
    bag.sort_unstable();
    bag
}

/// Which share of two bags is in both.
#[expect(
    clippy::cast_precision_loss,
    reason = "a bag holds a few hundred pairs at most"
)]
fn likeness(one: &[u64], other: &[u64]) -> f32 {
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
