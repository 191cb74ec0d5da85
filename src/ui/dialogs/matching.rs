//! Finding something by a part of its name, by its pinyin or their first letters, or by other words that belong to it:
//! the same in every list in which something is sought.

use crate::text::pinyin::{Found, Sounds};

/// What something is found by.
#[derive(Debug, Clone)]
pub(super) struct Findable {
    /// Small letters; what tells most about it comes first.
    words: Vec<String>,
    sounds: Sounds,
}

/// How well something fits what is sought, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    NameStarts,
    NameHolds,
    SoundsStart,
    SoundsHold,
    Words(usize),
}

impl Findable {
    /// Something of that name; `words` are in small letters, its name first.
    pub(super) fn new(name: &str, words: Vec<String>) -> Self {
        Self {
            words,
            sounds: Sounds::of(name),
        }
    }

    /// How well it fits words in small letters; none where it does not.
    pub(super) fn rank(&self, sought: &str) -> Option<Rank> {
        let place = self.words.iter().position(|words| words.contains(sought));
        match place {
            Some(0) if self.words.first().is_some_and(|name| name.starts_with(sought)) => {
                Some(Rank::NameStarts)
            }
            Some(0) => Some(Rank::NameHolds),
            place => match self.sounds.find(sought) {
                Some(Found::AtStart) => Some(Rank::SoundsStart),
                Some(Found::Within) => Some(Rank::SoundsHold),
                None => place.map(Rank::Words),
            },
        }
    }
}

/// Those that fit what is sought, the best first, and among equals in their order.
pub(super) fn ranked<'a>(all: impl Iterator<Item = (usize, &'a Findable)>, sought: &str) -> Vec<usize> {
    let sought = sought.trim().to_lowercase();
    let mut found: Vec<(Rank, usize, usize)> = all
        .enumerate()
        .filter_map(|(order, (place, findable))| Some((findable.rank(&sought)?, order, place)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, _, place)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_before_sounds_and_sounds_before_other_words() {
        let findable =
            |name: &str, other: &str| Findable::new(name, vec![name.to_lowercase(), other.to_lowercase()]);
        let all = [
            findable("半年工作总结", "会议"),
            findable("开幕致辞", "BN"),
            findable("总结会", "典礼"),
        ];
        let found = |sought| ranked(all.iter().enumerate(), sought);
        assert_eq!(found("总结"), [2, 0]);
        assert_eq!(found("bn"), [0, 1]);
        assert_eq!(found("zongjie"), [2, 0]);
        assert_eq!(found("没有"), [0_usize; 0]);
        assert_eq!(found(""), [0, 1, 2]);
    }
}
