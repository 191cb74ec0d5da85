//! Characters and words, counted as Word counts them.
//!
//! Length is given out and checked in Word's 字数: every ideograph, kana and full-width mark counts one, and
//! every unbroken run of other characters counts one, so that `27.2%` and `GDP` are one each.
//!
//! The curly quotes, the dash, the ellipsis and the middle dot are drawn and counted by Word as Chinese or
//! as Latin depending on the font at hand. Here the neighbours decide: a group of such marks counts one
//! each beside an East Asian character, and belongs to the Latin run elsewhere (`don’t` is one word).
//!
//! Combining marks, joiners, variation selectors and control characters count for nothing.

use std::iter::Sum;
use std::ops::{Add, AddAssign};

use crate::text::east_asian::{CharClass, class_of};

/// The length of a text, as Word's word count window shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Count {
    /// Word's 字数: East Asian characters and runs of others.
    pub words: usize,
    /// Characters without spaces.
    pub characters: usize,
    /// Characters with spaces; the ends of lines are no characters.
    pub characters_with_spaces: usize,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            characters: self.characters + other.characters,
            characters_with_spaces: self.characters_with_spaces + other.characters_with_spaces,
        }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Add::add)
    }
}

/// Counts `text` in one pass.
#[must_use]
pub fn count(text: &str) -> Count {
    let mut counter = Counter::default();
    for character in text.chars() {
        counter.take(character);
    }
    counter.finish()
}

/// How many words an English text has: what stands between spaces and dashes and holds a letter or digit.
#[must_use]
pub fn english_words(text: &str) -> usize {
    text.split(|character: char| character.is_whitespace() || matches!(character, '—' | '―'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// The state of one pass.
#[derive(Default)]
struct Counter {
    count: Count,
    /// Whether the last visible character belongs to a run that has been counted.
    in_run: bool,
    /// Whether the last visible character but for shared marks is East Asian.
    after_east_asian: bool,
    /// Shared marks whose right neighbour is not known yet.
    undecided: usize,
}

impl Counter {
    fn take(&mut self, character: char) {
        let class = class_of(character);
        match class {
            CharClass::Invisible => return,
            CharClass::Shared => self.undecided += 1,
            CharClass::Space | CharClass::EastAsian | CharClass::Other => self.take_decided(class),
        }
        if class != CharClass::Space {
            self.count.characters += 1;
            self.count.characters_with_spaces += 1;
        } else if !is_line_end(character) {
            self.count.characters_with_spaces += 1;
        }
    }

    fn take_decided(&mut self, class: CharClass) {
        self.decide_marks(class == CharClass::EastAsian);
        match class {
            CharClass::EastAsian => {
                self.count.words += 1;
                self.in_run = false;
            }
            CharClass::Other => self.continue_run(),
            CharClass::Space | CharClass::Invisible | CharClass::Shared => self.in_run = false,
        }
        self.after_east_asian = class == CharClass::EastAsian;
    }

    /// Counts the marks held back, now that their right neighbour is known.
    fn decide_marks(&mut self, before_east_asian: bool) {
        if self.undecided == 0 {
            return;
        }
        if self.after_east_asian || before_east_asian {
            self.count.words += self.undecided;
            self.in_run = false;
        } else {
            self.continue_run();
        }
        self.undecided = 0;
    }

    fn continue_run(&mut self) {
        if !self.in_run {
            self.count.words += 1;
            self.in_run = true;
        }
    }

    fn finish(mut self) -> Count {
        self.decide_marks(false);
        self.count
    }
}

fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn assert_words(text: &str, words: usize) {
        assert_eq!(count(text).words, words, "{text}");
    }

    #[test]
    fn every_ideograph_and_mark_counts_one() {
        assert_words("同志们：大家好！", 8);
        assert_words("《条例》（试行）", 8);
        assert_words("カタカナとかな", 7);
        assert_words("𠮷野家", 3);
    }

    #[test]
    fn runs_of_other_characters_count_one() {
        assert_words("增长27.2%", 3);
        assert_words("2026年7月15日", 6);
        assert_words("GDP总量", 3);
        assert_words("we the people", 3);
        assert_words("state-of-the-art", 1);
    }

    #[test]
    fn chinese_quotes_dashes_and_ellipses_count_one_each() {
        assert_words("他说：“好”。", 7);
        assert_words("目标——争第一", 7);
        assert_words("还有……", 4);
        assert_words("“‘好’”", 5);
        assert_words("用好“AI”。", 6);
        assert_words("卡尔·马克思", 6);
    }

    #[test]
    fn latin_quotes_belong_to_their_word() {
        assert_words("don’t", 1);
        assert_words("“Hello,” he said…", 3);
        assert_words("word—word", 1);
    }

    #[test]
    fn spaces_and_line_ends_are_told_apart() {
        let counted = count("　　同志们：\nGood day\r\n");
        assert_eq!(
            counted,
            Count {
                words: 6,
                characters: 11,
                characters_with_spaces: 14
            }
        );
    }

    #[test]
    fn marks_without_width_count_for_nothing() {
        assert_eq!(count("葛\u{e0100}洪"), count("葛洪"));
        assert_eq!(count("a\u{200b}b\0"), count("ab"));
        assert_eq!(count("e\u{301}"), count("e"));
    }

    #[test]
    fn nothing_counts_nothing() {
        assert_eq!(count(""), Count::default());
        assert_eq!(
            count(" \n　"),
            Count {
                words: 0,
                characters: 0,
                characters_with_spaces: 2
            }
        );
    }

    #[test]
    fn english_words_stand_between_spaces_and_dashes() {
        assert_eq!(english_words("We came — we saw—and we stayed."), 7);
        assert_eq!(english_words("state-of-the-art, don’t & 27.2%"), 3);
        assert_eq!(english_words("* - *"), 0);
    }

    proptest! {
        #[test]
        fn counts_add_up_over_paragraphs(texts in prop::collection::vec("[一二，“”—…a1. \\PC]{0,12}", 0..6)) {
            let whole = count(&texts.join("\n"));
            prop_assert_eq!(whole, texts.iter().map(|text| count(text)).sum());
        }

        #[test]
        fn words_add_up_over_spaces(left in "[一，“…a1]{0,8}", right in "[一，”—a1]{0,8}") {
            let whole = count(&format!("{left} {right}"));
            prop_assert_eq!(whole.words, count(&left).words + count(&right).words);
        }

        #[test]
        fn words_never_exceed_characters(text in "\\PC{0,40}") {
            let counted = count(&text);
            prop_assert!(counted.words <= counted.characters);
            prop_assert!(counted.characters <= counted.characters_with_spaces);
        }
    }
}
