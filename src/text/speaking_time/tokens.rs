//! A text cut into what is read aloud as one: characters, words and figures.

use std::borrow::Cow;

use crate::text::east_asian::{CharClass, class_of};

/// A piece of text with one reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'text> {
    /// An ideograph, kana, full-width form or Chinese mark.
    EastAsian(char),
    /// A word of letters, apostrophes inside it included.
    Letters(&'text str),
    /// A number.
    Number(Number),
    /// A date in figures: 2026-07-15.
    Date(Date),
    /// A time of day: 10:30.
    Time(Time),
    /// Any other mark, percent signs and quotes included.
    Symbol(char),
    /// White space.
    Space,
}

/// A number in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number {
    /// The value before the decimal point, the largest there is when it does not fit.
    pub whole: u64,
    /// How many figures the whole part has.
    pub digits: usize,
    /// How many figures follow the decimal point.
    pub decimals: usize,
    /// Whether the whole part is grouped by commas: 1,200.
    pub grouped: bool,
    /// Whether it begins with a zero that is not its only figure: 0532.
    pub leading_zero: bool,
    /// Whether 年 follows, at once or after the other end of a range: 2021—2025年.
    pub before_year_mark: bool,
}

/// A date in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year.
    pub year: u64,
    /// The month.
    pub month: u64,
    /// The day of the month.
    pub day: u64,
}

/// A time of day in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The hour.
    pub hour: u64,
    /// The minute.
    pub minute: u64,
}

/// `text` with its full-width figures and percent signs as ASCII, so that both are read alike.
#[must_use]
pub fn with_ascii_figures(text: &str) -> Cow<'_, str> {
    if text.contains(is_full_width_figure) {
        Cow::Owned(text.chars().map(ascii_figure).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_full_width_figure(character: char) -> bool {
    matches!(character, '０'..='９' | '％' | '．')
}

fn ascii_figure(character: char) -> char {
    if is_full_width_figure(character) {
        // Full-width forms stand at a fixed distance from ASCII.
        char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
    } else {
        character
    }
}

/// The tokens of a text, in order.
#[derive(Debug, Clone)]
pub struct Tokens<'text> {
    rest: &'text str,
}

impl<'text> Tokens<'text> {
    /// The tokens of `text`.
    #[must_use]
    pub fn of(text: &'text str) -> Self {
        Self { rest: text }
    }

    /// Whether a figure comes next.
    #[must_use]
    pub fn figure_follows(&self) -> bool {
        self.rest
            .starts_with(|character: char| character.is_ascii_digit())
    }

    fn take(&mut self, length: usize) -> &'text str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    fn figure(&mut self) -> Token<'text> {
        let (token, length) = date(self.rest)
            .map(|(date, length)| (Token::Date(date), length))
            .or_else(|| time(self.rest).map(|(time, length)| (Token::Time(time), length)))
            .unwrap_or_else(|| {
                let (number, length) = number(self.rest);
                (Token::Number(number), length)
            });
        self.take(length);
        token
    }
}

impl<'text> Iterator for Tokens<'text> {
    type Item = Token<'text>;

    fn next(&mut self) -> Option<Token<'text>> {
        let first = self.rest.chars().next()?;
        if first.is_ascii_digit() {
            return Some(self.figure());
        }
        let class = class_of(first);
        if class == CharClass::Other && first.is_alphabetic() {
            return Some(Token::Letters(self.take(word_length(self.rest))));
        }
        self.take(first.len_utf8());
        match class {
            CharClass::Space => Some(Token::Space),
            CharClass::EastAsian => Some(Token::EastAsian(first)),
            CharClass::Invisible => self.next_visible(),
            CharClass::Shared | CharClass::Other => Some(Token::Symbol(first)),
        }
    }
}

impl<'text> Tokens<'text> {
    /// Steps over a stretch of invisible characters, however long, without recursion.
    fn next_visible(&mut self) -> Option<Token<'text>> {
        self.rest = self
            .rest
            .trim_start_matches(|character| class_of(character) == CharClass::Invisible);
        self.next()
    }
}

fn word_length(text: &str) -> usize {
    let mut characters = text.char_indices().peekable();
    while let Some((index, character)) = characters.next() {
        let joins = match class_of(character) {
            CharClass::Invisible => true,
            CharClass::Other => character.is_alphabetic() || apostrophe_inside(character, characters.peek()),
            CharClass::Shared => apostrophe_inside(character, characters.peek()),
            CharClass::Space | CharClass::EastAsian => false,
        };
        if !joins {
            return index;
        }
    }
    text.len()
}

fn apostrophe_inside(character: char, next: Option<&(usize, char)>) -> bool {
    matches!(character, '\'' | '’')
        && next.is_some_and(|&(_, next)| next.is_alphabetic() && class_of(next) == CharClass::Other)
}

fn digits_length(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number of one to `most` figures that ends there, and what follows it.
fn short_number(text: &str, most: usize) -> Option<(u64, &str)> {
    let length = digits_length(text);
    let value = text[..length].parse().ok()?;
    (length <= most).then_some((value, &text[length..]))
}

/// A date such as 2026-07-15, 2026/7/15 or 2026.7.15, and its length.
fn date(text: &str) -> Option<(Date, usize)> {
    let (year, rest) = short_number(text, 4).filter(|_| digits_length(text) == 4)?;
    let separator = rest
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '/' | '.'))?;
    let (month, rest) = short_number(rest.strip_prefix(separator)?, 2)?;
    let (day, rest) = short_number(rest.strip_prefix(separator)?, 2)?;
    let date = Date { year, month, day };
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    possible.then_some((date, text.len() - rest.len()))
}

/// A time such as 10:30 or 10：30, and its length.
fn time(text: &str) -> Option<(Time, usize)> {
    let (hour, rest) = short_number(text, 2)?;
    let rest = rest.strip_prefix([':', '：'])?;
    let (minute, rest) = short_number(rest, 2).filter(|_| digits_length(rest) == 2)?;
    (hour <= 24 && minute < 60).then_some((Time { hour, minute }, text.len() - rest.len()))
}

/// The number `text` begins with, and its length.
fn number(text: &str) -> (Number, usize) {
    let first = digits_length(text);
    let mut length = first;
    let mut whole = value_of(&text[..first]);
    let mut digits = first;
    while first <= 3 && text[length..].starts_with(',') && digits_length(&text[length + 1..]) == 3 {
        whole = whole
            .saturating_mul(1000)
            .saturating_add(value_of(&text[length + 1..length + 4]));
        digits += 3;
        length += 4;
    }
    let grouped = digits > first;
    let mut decimals = 0;
    if text[length..].starts_with('.') {
        decimals = digits_length(&text[length + 1..]);
    }
    if decimals > 0 {
        length += 1 + decimals;
    }
    let leading_zero = first > 1 && text.starts_with('0');
    let before_year_mark = year_mark_follows(&text[length..]);
    let number = Number {
        whole,
        digits,
        decimals,
        grouped,
        leading_zero,
        before_year_mark,
    };
    (number, length)
}

fn value_of(digits: &str) -> u64 {
    digits.parse().unwrap_or(u64::MAX)
}

fn year_mark_follows(text: &str) -> bool {
    let range_end = text.trim_start_matches(['-', '–', '—', '~', '～', '至', '到']);
    let second = if range_end.len() < text.len() {
        digits_length(range_end)
    } else {
        0
    };
    text.starts_with('年') || (second == 4 && range_end[second..].starts_with('年'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn only(text: &str) -> Token<'_> {
        let mut tokens = Tokens::of(text);
        let token = tokens.next().unwrap();
        assert_eq!(tokens.next(), None, "{text}");
        token
    }

    #[test]
    fn words_keep_their_apostrophes() {
        assert_eq!(only("don’t"), Token::Letters("don’t"));
        assert_eq!(Tokens::of("boys' ").next(), Some(Token::Letters("boys")));
    }

    #[test]
    fn figures_are_read_whole() {
        let number = |whole, digits, decimals, grouped| {
            Token::Number(Number {
                whole,
                digits,
                decimals,
                grouped,
                leading_zero: false,
                before_year_mark: false,
            })
        };
        assert_eq!(only("27.25"), number(27, 2, 2, false));
        assert_eq!(only("1,200"), number(1200, 4, 0, true));
        assert_eq!(
            only("2026-07-15"),
            Token::Date(Date {
                year: 2026,
                month: 7,
                day: 15
            })
        );
        assert_eq!(only("10：30"), Token::Time(Time { hour: 10, minute: 30 }));
        assert_eq!(Tokens::of("3:1").next(), Some(number(3, 1, 0, false)));
        assert_eq!(Tokens::of("7.").next(), Some(number(7, 1, 0, false)));
    }

    #[test]
    fn years_are_known_by_their_mark() {
        for (text, expected) in [
            ("2026年", true),
            ("2021—2025年", true),
            ("2026人", false),
            ("3至5年", false),
        ] {
            let token = Tokens::of(text).next();
            assert!(
                matches!(token, Some(Token::Number(number)) if number.before_year_mark == expected),
                "{text}"
            );
        }
    }

    #[test]
    fn full_width_figures_are_read_as_ascii_ones() {
        assert_eq!(with_ascii_figures("增长２７．２％"), "增长27.2%");
    }

    proptest! {
        #[test]
        fn every_text_comes_to_an_end(text in "[0-9,.:/一年a’'\\u{300}\\u{200b} -]{0,60}") {
            prop_assert!(Tokens::of(&text).count() <= text.chars().count());
        }
    }
}
