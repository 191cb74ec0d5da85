//! Which paragraphs two texts have in common, in order.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// As many paragraphs, of both texts together, are compared exactly.
const EXACT: usize = 2_000;

/// A run of paragraphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// That both texts have.
    Same {
        /// Where it begins in the former text.
        before: usize,
        /// How many paragraphs.
        length: usize,
    },
    /// That differ.
    Changed {
        /// Those of the former text.
        before: Range<usize>,
        /// Those of the later text.
        after: Range<usize>,
    },
}

/// Divides two texts, given as the numbers of their paragraphs, into what they have in common and what not.
pub(super) fn blocks(before: &[usize], after: &[usize]) -> Vec<Block> {
    let head = common(before.iter(), after.iter());
    let (before_rest, after_rest) = (&before[head..], &after[head..]);
    let tail = common(before_rest.iter().rev(), after_rest.iter().rev());
    let mut found = Blocks::default();
    found.same(0, head);
    let former = head..before.len() - tail;
    let later = head..after.len() - tail;
    between(before, after, former, later, &mut found);
    found.same(before.len() - tail, tail);
    found.0
}

fn common<'a>(one: impl Iterator<Item = &'a usize>, other: impl Iterator<Item = &'a usize>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Blocks as they are found: neighbours become one.
#[derive(Default)]
struct Blocks(Vec<Block>);

impl Blocks {
    fn same(&mut self, at: usize, more: usize) {
        if more == 0 {
            return;
        }
        match self.0.last_mut() {
            Some(Block::Same { before, length }) if *before + *length == at => *length += more,
            _ => self.0.push(Block::Same {
                before: at,
                length: more,
            }),
        }
    }

    fn changed(&mut self, former: Range<usize>, later: Range<usize>) {
        if former.is_empty() && later.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Block::Changed { before, after }) => {
                before.end = former.end;
                after.end = later.end;
            }
            _ => self.0.push(Block::Changed {
                before: former,
                after: later,
            }),
        }
    }
}

fn between(before: &[usize], after: &[usize], former: Range<usize>, later: Range<usize>, found: &mut Blocks) {
    if former.len() + later.len() <= EXACT {
        exactly(before, after, former, later, found);
        return;
    }
    // In a long text the paragraphs that stand once in each hold the rest in place.
    let anchors = anchors(before, after, &former, &later);
    let (mut at, mut beside) = (former.start, later.start);
    for (one, other) in anchors {
        short(before, after, at..one, beside..other, found);
        found.same(one, 1);
        (at, beside) = (one + 1, other + 1);
    }
    short(before, after, at..former.end, beside..later.end, found);
}

fn short(before: &[usize], after: &[usize], former: Range<usize>, later: Range<usize>, found: &mut Blocks) {
    if former.len() + later.len() <= EXACT {
        exactly(before, after, former, later, found);
    } else {
        found.changed(former, later);
    }
}

fn exactly(before: &[usize], after: &[usize], former: Range<usize>, later: Range<usize>, found: &mut Blocks) {
    let (start, beside) = (former.start, later.start);
    let steps = capture_diff_slices(Algorithm::Myers, &before[former], &after[later]);
    for step in steps {
        if let DiffOp::Equal { old_index, len, .. } = step {
            found.same(start + old_index, len);
        } else {
            let (old, new) = (step.old_range(), step.new_range());
            found.changed(
                start + old.start..start + old.end,
                beside + new.start..beside + new.end,
            );
        }
    }
}

/// Paragraphs that stand once in each text, as many as keep their order.
fn anchors(
    before: &[usize],
    after: &[usize],
    former: &Range<usize>,
    later: &Range<usize>,
) -> Vec<(usize, usize)> {
    let once = |numbers: &[usize], range: &Range<usize>| {
        let mut places: HashMap<usize, Option<usize>> = HashMap::new();
        for at in range.clone() {
            let place = places.entry(numbers[at]);
            place.and_modify(|place| *place = None).or_insert(Some(at));
        }
        places
    };
    let (of_before, of_after) = (once(before, former), once(after, later));
    let mut pairs = Vec::new();
    for at in former.clone() {
        let own = of_before.get(&before[at]).copied().flatten();
        let other = of_after.get(&before[at]).copied().flatten();
        if let Some(other) = other.filter(|_| own == Some(at)) {
            pairs.push((at, other));
        }
    }
    in_order(&pairs)
}

/// The longest run of pairs whose second places grow, too; the first ones grow already.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the run of that length that ends first, and for each pair the one before it in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut former: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        former.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        run.push(pairs[place]);
        at = former[place];
    }
    run.reverse();
    run
}
