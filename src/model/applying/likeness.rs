//! How alike two headings are, and the best way to match two rows of sections without crossing.

use std::collections::HashMap;

/// How alike two short texts are: the share of their pairs of neighbouring characters that they have in common (Dice),
/// from 0 to 1. Case, spaces and marks do not count.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (pairs(one), pairs(other));
    let total: usize = one.values().sum::<usize>() + other.values().sum::<usize>();
    if total == 0 {
        return 0.0;
    }
    let common: usize = one
        .iter()
        .map(|(pair, count)| other.get(pair).copied().unwrap_or(0).min(*count))
        .sum();
    ratio(2 * common, total)
}

#[expect(clippy::cast_precision_loss, reason = "headings are short")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The pairs of neighbouring characters; of a single character, that one twice.
fn pairs(text: &str) -> HashMap<(char, char), usize> {
    let letters: Vec<char> = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let mut pairs = HashMap::new();
    if let [only] = letters[..] {
        pairs.insert((only, only), 1);
    }
    for pair in letters.windows(2) {
        if let [first, second] = *pair {
            *pairs.entry((first, second)).or_insert(0) += 1;
        }
    }
    pairs
}

/// Matches two rows of things without crossing, so that the scores add up to the most. Pairs without a score are never
/// matched; among equals, earlier ones are.
pub(super) fn aligned(
    ours: usize,
    theirs: usize,
    score: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<(usize, usize)> {
    // best[i][j]: the most that what follows from i and j on can have.
    let mut best = vec![vec![0.0_f64; theirs + 1]; ours + 1];
    let at = |best: &[Vec<f64>], i: usize, j: usize| {
        best.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0)
    };
    let scores: Vec<Vec<Option<f64>>> = (0..ours)
        .map(|i| (0..theirs).map(|j| score(i, j)).collect())
        .collect();
    let score = |i: usize, j: usize| scores.get(i).and_then(|row| row.get(j)).copied().flatten();
    for i in (0..ours).rev() {
        for j in (0..theirs).rev() {
            let without = at(&best, i + 1, j).max(at(&best, i, j + 1));
            let with = score(i, j).map_or(0.0, |score| score + at(&best, i + 1, j + 1));
            if let Some(cell) = best.get_mut(i).and_then(|row| row.get_mut(j)) {
                *cell = with.max(without);
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < ours && j < theirs {
        let with = score(i, j).map(|score| score + at(&best, i + 1, j + 1));
        if with.is_some_and(|with| with >= at(&best, i, j)) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&best, i, j + 1) >= at(&best, i + 1, j) {
            j += 1;
        } else {
            i += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_a_share_of_common_pairs() {
        assert!((likeness("要真抓实干", "真抓实干，要") - 0.75).abs() < 0.01);
        assert!((likeness("Next steps", "NEXT: steps") - 1.0).abs() < 1e-9);
        assert!(likeness("开场", "结尾") < 1e-9);
        assert!((likeness("一", "一") - 1.0).abs() < 1e-9);
        assert!(likeness("", "") < 1e-9);
    }

    #[test]
    fn rows_are_matched_without_crossing() {
        let scores = [[Some(1.0), Some(3.0), None], [Some(3.0), None, Some(0.5)]];
        let pairs = aligned(2, 3, |i, j| scores[i][j]);
        assert_eq!(pairs, [(0, 1), (1, 2)]);
        assert!(aligned(3, 0, |_, _| Some(1.0)).is_empty());
        assert_eq!(aligned(2, 2, |i, j| (i == j).then_some(1.0)), [(0, 0), (1, 1)]);
    }
}
