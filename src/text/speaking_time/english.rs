//! English read aloud, in words.

use super::tokens::{Date, Number, Time, Token, Tokens, with_ascii_figures};
use crate::text::east_asian::is_ideograph;

/// What an ideograph in an English speech takes, in words: the ratio of the customary rates.
const WORDS_PER_IDEOGRAPH: f32 = 130.0 / 180.0;

/// Words of capitals that are read as words.
const PRONOUNCED: [&str; 10] = [
    "NATO", "NASA", "COVID", "AIDS", "OPEC", "ASEAN", "SARS", "LASER", "RADAR", "PIN",
];

/// The longest word of capitals taken for an abbreviation and spelled.
const LONGEST_ABBREVIATION: usize = 5;

/// How many words saying `text` amounts to.
pub fn spoken_units(text: &str) -> f32 {
    let text = with_ascii_figures(text);
    // Where everything is in capitals, they say nothing about abbreviations.
    let capitals_mean_spelling = text.chars().any(char::is_lowercase);
    let mut tokens = Tokens::of(&text);
    let mut previous = Token::Space;
    // What was read last but for spaces, and whether it is a unit of measure: 60 km, 60km.
    let mut before = Token::Space;
    let mut after_measure = false;
    let mut words = 0;
    let mut ideographs = 0;
    while let Some(token) = tokens.next() {
        match token {
            Token::EastAsian(character) => ideographs += usize::from(is_ideograph(character)),
            Token::Letters(word) => words += letters(word, previous, capitals_mean_spelling),
            Token::Number(figure) => words += number(figure),
            Token::Date(date) => words += date_words(date),
            Token::Time(time) => words += time_words(time),
            // "per".
            Token::Symbol('/') if after_measure => words += 1,
            Token::Symbol(mark) => words += symbol(mark, previous, tokens.figure_follows()),
            Token::Space => {}
        }
        after_measure = match token {
            Token::Letters(word) => {
                matches!(before, Token::Number(_)) && !capitals_in(word) && word.chars().count() <= 3
            }
            _ => false,
        };
        if token != Token::Space {
            before = token;
        }
        previous = token;
    }
    words_as_f32(words) + words_as_f32(ideographs) * WORDS_PER_IDEOGRAPH
}

/// A paragraph is far shorter than what an `f32` counts exactly.
#[expect(clippy::cast_precision_loss, reason = "a rounded estimate is wanted")]
fn words_as_f32(words: usize) -> f32 {
    words as f32
}

/// The words of a cardinal number, without "and": one hundred five.
fn cardinal_words(number: u64) -> usize {
    match number {
        0..=19 => 1,
        20..=99 => 1 + usize::from(!number.is_multiple_of(10)),
        100..=999 => 2 + remainder_words(number % 100),
        _ => {
            let mut unit = 1000;
            while number / unit >= 1000 {
                unit *= 1000;
            }
            cardinal_words(number / unit) + 1 + remainder_words(number % unit)
        }
    }
}

fn remainder_words(number: u64) -> usize {
    if number == 0 { 0 } else { cardinal_words(number) }
}

/// The words of a year: twenty twenty-six, nineteen oh five, nineteen hundred, two thousand five.
fn year_words(year: u64) -> usize {
    if (2000..=2009).contains(&year) {
        return cardinal_words(year);
    }
    let decades = match year % 100 {
        0 => 1,
        1..=9 => 2,
        rest => cardinal_words(rest),
    };
    cardinal_words(year / 100) + decades
}

fn number(number: Number) -> usize {
    let fraction = if number.decimals > 0 {
        1 + number.decimals
    } else {
        0
    };
    let plain = !number.grouped && number.decimals == 0;
    if plain && number.digits == 4 && (1100..=2099).contains(&number.whole) {
        return year_words(number.whole);
    }
    if number.leading_zero || (plain && number.digits > 9) || number.digits > 15 {
        return number.digits + fraction;
    }
    cardinal_words(number.whole) + fraction
}

/// July fifteenth, twenty twenty-six.
fn date_words(date: Date) -> usize {
    1 + cardinal_words(date.day) + year_words(date.year)
}

/// Ten thirty, ten oh five, ten o'clock.
fn time_words(time: Time) -> usize {
    let minute = match time.minute {
        0 => 1,
        1..=9 => 2,
        minute => cardinal_words(minute),
    };
    cardinal_words(time.hour) + minute
}

fn letters(word: &str, previous: Token, capitals_mean_spelling: bool) -> usize {
    let length = word.chars().count();
    if matches!(previous, Token::Number(_)) && matches!(word, "st" | "nd" | "rd" | "th" | "s") {
        return 0;
    }
    if matches!(word, "am" | "pm") && matches!(previous, Token::Number(_) | Token::Time(_)) {
        return 2;
    }
    if matches!(previous, Token::Number(_) | Token::Space) {
        match word {
            "kWh" => return 2,
            "mph" | "kph" | "rpm" => return 3,
            _ => {}
        }
    }
    let spelled = capitals_mean_spelling && capitals_in(word) && !PRONOUNCED.contains(&word);
    if spelled && length <= LONGEST_ABBREVIATION {
        length
    } else {
        1
    }
}

fn capitals_in(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}

fn symbol(mark: char, previous: Token, figure_follows: bool) -> usize {
    let between_figures = matches!(previous, Token::Number(_)) && figure_follows;
    match mark {
        '%' | '$' | '€' | '£' | '¥' | '&' | '+' | '=' | '@' | '°' | '×' | '÷' | '²' | '³' => 1,
        // "degrees Celsius", "per thousand".
        '℃' | '‰' => 2,
        // "number", "over", "under", "plus or minus", "at least", "at most".
        '#' | '>' | '<' if figure_follows => 1,
        '≥' | '≤' if figure_follows => 2,
        '±' if figure_follows => 3,
        // "to" or "minus".
        '-' | '–' | '—' | ':' if between_figures => 1,
        '-' if figure_follows && previous == Token::Space => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::counting::english_words;
    use proptest::prelude::*;

    /// `reading` is `text` as it is said, hyphens read as spaces.
    #[track_caller]
    fn assert_reading(text: &str, reading: &str) {
        let expected = words_as_f32(reading.split(' ').count());
        assert!(
            (spoken_units(text) - expected).abs() < f32::EPSILON,
            "{text}: {}",
            spoken_units(text)
        );
    }

    #[test]
    fn numbers_are_read_out() {
        assert_reading("27.2%", "twenty seven point two percent");
        assert_reading("1,205", "one thousand two hundred five");
        assert_reading("$5", "five dollars");
        assert_reading("1,000,000", "one million");
        assert_reading("21st", "twenty first");
        assert_reading("10-20", "ten to twenty");
    }

    #[test]
    fn years_are_read_in_pairs() {
        assert_reading("2026", "twenty twenty six");
        assert_reading("1905", "nineteen oh five");
        assert_reading("1900", "nineteen hundred");
        assert_reading("2005", "two thousand five");
    }

    #[test]
    fn dates_and_times_are_read_out() {
        assert_reading("10:30", "ten thirty");
        assert_reading("10:00", "ten o'clock");
        assert_reading("9:05 am", "nine oh five am");
        assert_reading("9:05am", "nine oh five a m");
        assert_reading("2026-07-15", "July fifteen twenty twenty six");
    }

    #[test]
    fn abbreviations_are_spelled_unless_all_is_in_capitals() {
        assert_reading("the GDP", "the G D P");
        assert_reading("THE GDP", "the gdp");
        assert_reading("I am", "I am");
    }

    #[test]
    fn compounds_take_a_word_for_each_part() {
        assert_reading("twenty-seven well-known cases", "twenty seven well known cases");
        assert_reading("don’t stop — now", "don’t stop now");
    }

    #[test]
    fn an_ideograph_takes_less_than_a_word() {
        assert!((spoken_units("年") - WORDS_PER_IDEOGRAPH).abs() < f32::EPSILON);
    }

    proptest! {
        #[test]
        fn plain_english_is_as_long_as_it_counts(text in "[a-z,.;’ ]{0,40}") {
            let joined = text.replace([',', '.', ';', '’'], " ");
            let counted = words_as_f32(english_words(&joined));
            prop_assert!(spoken_units(&text) <= counted);
            prop_assert!((spoken_units(&joined) - counted).abs() < f32::EPSILON);
        }

        #[test]
        fn every_number_has_a_length(number in any::<u64>()) {
            prop_assert!(spoken_units(&number.to_string()) >= 1.0);
        }
    }
}
