//! Finding Chinese names by what is typed for them: pinyin (`shengpi`), its first letters (`sp`), or a mixture
//! (`shengp`). Every reading of a character counts, since names do not tell which is meant.

use pinyin::ToPinyinMulti as _;

/// How many letters of what is sought are looked at: one bit each.
const LONGEST: usize = 63;

/// A name with the sounds of its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sounds {
    signs: Vec<Sign>,
}

/// A character that can be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sign {
    /// The character itself, where it is a letter or digit of the keyboard, in small letters.
    letter: Option<char>,
    readings: Vec<&'static str>,
}

/// Where in a name what is sought begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// With the name's first sound.
    AtStart,
    /// Further on.
    Within,
}

impl Sounds {
    /// The sounds of a name. What cannot be typed as letters (marks, spaces) has none and is passed over.
    #[must_use]
    pub fn of(name: &str) -> Self {
        let sign = |character: char| {
            let letter = Some(character.to_ascii_lowercase()).filter(char::is_ascii_alphanumeric);
            let mut readings: Vec<&'static str> = character
                .to_pinyin_multi()
                .into_iter()
                .flatten()
                .map(pinyin::Pinyin::plain)
                .collect();
            readings.sort_unstable();
            readings.dedup();
            (letter.is_some() || !readings.is_empty()).then_some(Sign { letter, readings })
        };
        Self {
            signs: name.chars().filter_map(sign).collect(),
        }
    }

    /// Where letters stand for a part of the name; none where they do not, and where nothing is sought. Spaces and
    /// apostrophes between syllables do not matter, the last syllable need not be finished, and ü is typed as v.
    #[must_use]
    pub fn find(&self, sought: &str) -> Option<Found> {
        let sought: Vec<u8> = sought
            .chars()
            .filter(|character| !character.is_whitespace() && *character != '\'')
            .map(|character| u8::try_from(character.to_ascii_lowercase()).ok())
            .collect::<Option<_>>()?;
        if sought.is_empty() || sought.len() > LONGEST {
            return None;
        }
        // A bit for each number of letters that the signs so far can stand for.
        let mut from_start = 1_u64;
        let mut from_anywhere = 0_u64;
        let mut found = None;
        for sign in &self.signs {
            from_anywhere |= 1;
            match sign.step(&sought, &mut from_start) {
                Step::Done => return Some(Found::AtStart),
                Step::GoesOn => {}
            }
            if matches!(sign.step(&sought, &mut from_anywhere), Step::Done) {
                found = Some(Found::Within);
            }
        }
        found
    }
}

enum Step {
    /// All letters are used.
    Done,
    GoesOn,
}

impl Sign {
    /// Goes on from every number of letters that is possible so far.
    fn step(&self, sought: &[u8], reached: &mut u64) -> Step {
        let mut next = 0_u64;
        let mut left = *reached;
        while left != 0 {
            let used = left.trailing_zeros() as usize;
            left &= left - 1;
            let Some(rest) = sought.get(used..) else { continue };
            if self
                .letter
                .is_some_and(|letter| rest.first() == Some(&(letter as u8)))
            {
                next |= 1 << (used + 1);
            }
            for reading in &self.readings {
                let spelled = typed(reading);
                let same = spelled.zip(rest).take_while(|(one, other)| one == *other).count();
                let is_whole = same == reading.chars().count();
                if is_whole || same == rest.len() {
                    next |= 1 << (used + same);
                }
                // The first letter stands for the syllable, and so do zh, ch and sh.
                if same >= 1 {
                    next |= 1 << (used + 1);
                }
                if same >= 2 && matches!(rest, [b'z' | b'c' | b's', b'h', ..]) {
                    next |= 1 << (used + 2);
                }
            }
        }
        *reached = next;
        if next & (1 << sought.len()) == 0 {
            Step::GoesOn
        } else {
            Step::Done
        }
    }
}

/// A reading as it is typed: `lü` as `lv`.
fn typed(reading: &str) -> impl Iterator<Item = u8> {
    reading.chars().map(|letter| {
        if letter == 'ü' {
            b'v'
        } else {
            u8::try_from(letter).unwrap_or(b'?')
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_pinyin_by_initials_and_by_a_mixture() {
        for sought in [
            "shengpizimo",
            "shengpi",
            "spzm",
            "shengp",
            "sheng pi",
            "sheng'pi",
            "SP",
            "shpzm",
            "zimo",
            "zm",
            "shengpiz",
            "zi",
        ] {
            assert!(Sounds::of("生僻字末").find(sought).is_some(), "{sought}");
        }
        for sought in ["", "  ", "spz2", "mo zi", "pish", "shengpizimoa", "生"] {
            assert_eq!(Sounds::of("生僻字末").find(sought), None, "{sought}");
        }
    }

    #[test]
    fn every_reading_counts_and_an_u_with_dots_is_typed_as_v() {
        for sought in ["chongqing", "zhongqing", "cq", "zq"] {
            assert_eq!(Sounds::of("重庆").find(sought), Some(Found::AtStart), "{sought}");
        }
        assert_eq!(Sounds::of("旅游").find("lvyou"), Some(Found::AtStart));
    }

    #[test]
    fn letters_and_digits_of_a_name_are_typed_as_they_are_and_marks_passed_over() {
        let name = Sounds::of("“十四五”Plan 2026（草案）");
        for (sought, found) in [
            ("ssw", Found::AtStart),
            ("sswplan2026ca", Found::AtStart),
            ("plan", Found::Within),
            ("2026", Found::Within),
            ("caoan", Found::Within),
        ] {
            assert_eq!(name.find(sought), Some(found), "{sought}");
        }
    }

    #[test]
    fn what_is_too_long_to_look_at_is_not_found() {
        let name = Sounds::of(&"啊".repeat(80));
        assert_eq!(name.find(&"a".repeat(LONGEST)), Some(Found::AtStart));
        assert_eq!(name.find(&"a".repeat(LONGEST + 1)), None);
    }
}
