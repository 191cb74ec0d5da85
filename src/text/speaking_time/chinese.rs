//! Chinese read aloud, in characters.

use super::tokens::{Date, Number, Time, Token, Tokens, with_ascii_figures};
use crate::text::numerals::cardinal;

/// The longest word of capitals taken for an abbreviation and spelled.
const LONGEST_ABBREVIATION: usize = 5;

/// How many characters saying `text` amounts to.
pub fn spoken_units(text: &str) -> f32 {
    let text = with_ascii_figures(text);
    let mut tokens = Tokens::of(&text);
    let mut previous = Token::Space;
    let mut units = 0;
    // Whether what was read last is a unit of measure, or the stroke behind one: 公里, 公里每.
    let mut in_measure = false;
    while let Some(token) = tokens.next() {
        let measures = is_measure(token, previous, in_measure);
        units += match token {
            Token::EastAsian(_) => 1,
            Token::Letters(word) if measures => measure(word),
            Token::Letters(word) => letters(word),
            Token::Symbol('/') if measures => 1,
            Token::Number(figure) => number(figure),
            Token::Date(date) => date_units(date),
            Token::Time(time) => time_units(time),
            Token::Symbol(mark) => symbol(mark, previous, tokens.figure_follows()),
            Token::Space => 0,
        };
        in_measure = measures;
        previous = token;
    }
    units_as_f32(units)
}

/// Whether letters are a unit of measure (10km, 120km/h) or a stroke stands behind one (元/吨, km/h).
fn is_measure(token: Token<'_>, previous: Token<'_>, in_measure: bool) -> bool {
    match token {
        Token::Letters(word) => {
            let in_place =
                matches!(previous, Token::Number(_)) || (in_measure && previous == Token::Symbol('/'));
            in_place && word.chars().count() <= 3
        }
        Token::Symbol('/') => in_measure || matches!(previous, Token::EastAsian(_)),
        Token::Symbol('²' | '³') => in_measure,
        _ => false,
    }
}

/// The syllables of a unit of measure.
fn measure(unit: &str) -> usize {
    match unit {
        // 米, 克, 吨, 升, 秒, 瓦, 伏.
        "m" | "g" | "t" | "l" | "L" | "s" | "W" | "V" => 1,
        // 千瓦时.
        "kWh" | "kwh" | "KWH" => 3,
        capitals if capitals.chars().all(char::is_uppercase) => capitals.chars().count(),
        // 公里, 公斤, 厘米, 小时, 分钟.
        _ => 2,
    }
}

/// A paragraph is far shorter than what an `f32` counts exactly.
#[expect(clippy::cast_precision_loss, reason = "a rounded estimate is wanted")]
fn units_as_f32(units: usize) -> f32 {
    units as f32
}

fn syllables(number: u64) -> usize {
    cardinal(number).chars().count()
}

fn number(number: Number) -> usize {
    let fraction = if number.decimals > 0 {
        1 + number.decimals
    } else {
        0
    };
    let plain = !number.grouped && number.decimals == 0;
    let year = plain && number.digits == 4 && number.before_year_mark;
    let telephone = plain && number.digits == 11;
    if year || telephone || number.leading_zero || number.digits > 12 {
        number.digits + fraction
    } else {
        syllables(number.whole) + fraction
    }
}

/// 二〇二六年七月十五日.
fn date_units(date: Date) -> usize {
    let year_digits = 4;
    year_digits + syllables(date.month) + syllables(date.day) + "年月日".chars().count()
}

/// 十点三十分, 十点零五分, 十点.
fn time_units(time: Time) -> usize {
    let minute = match time.minute {
        0 => 0,
        1..=9 => "零分".chars().count() + syllables(time.minute),
        _ => "分".chars().count() + syllables(time.minute),
    };
    syllables(time.hour) + "点".chars().count() + minute
}

fn letters(word: &str) -> usize {
    let length = word.chars().count();
    if word.chars().all(char::is_uppercase) && length <= LONGEST_ABBREVIATION {
        return length;
    }
    vowel_groups(word).max(1)
}

/// The syllables of a foreign word, guessed by its groups of vowels.
fn vowel_groups(word: &str) -> usize {
    let vowels: Vec<bool> = word
        .chars()
        .map(|letter| matches!(letter.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
        .collect();
    vowels
        .chunk_by(|left, right| left == right)
        .filter(|group| group[0])
        .count()
}

fn symbol(mark: char, previous: Token, figure_follows: bool) -> usize {
    let after_figure = matches!(previous, Token::Number(_) | Token::Date(_) | Token::Time(_));
    let between_figures = after_figure && figure_follows;
    match mark {
        // 百分之, 千分之, 摄氏度.
        '%' | '‰' | '℃' => 3,
        // 分之.
        '/' if between_figures => 2,
        // 至 or 负, 号; 比.
        '-' | '–' | '~' | '#' if figure_follows => 1,
        ':' if between_figures => 1,
        // 美元, 欧元, 英镑, 等于, 平方, 立方.
        '$' | '€' | '£' | '=' | '²' | '³' => 2,
        // 正负, 大于, 小于; 大于等于, 小于等于.
        '±' | '>' | '<' if figure_follows => 2,
        '≥' | '≤' if figure_follows => 4,
        '+' | '×' | '÷' | '&' | '°' | '¥' | '“' | '”' | '‘' | '’' | '—' | '―' | '…' | '‥' | '·' => {
            1
        }
        ',' | '.' | ';' | ':' | '!' | '?' if matches!(previous, Token::EastAsian(_)) => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::counting::count;
    use proptest::prelude::*;

    /// `reading` is `text` as it is said, a character a unit.
    #[track_caller]
    fn assert_reading(text: &str, reading: &str) {
        let expected = units_as_f32(reading.chars().count());
        assert!(
            (spoken_units(text) - expected).abs() < f32::EPSILON,
            "{text}: {}",
            spoken_units(text)
        );
    }

    #[test]
    fn percentages_are_read_out() {
        assert_reading("27.2%", "百分之二十七点二");
        assert_reading("增长２７．２％。", "增长百分之二十七点二。");
        assert_reading("5‰", "千分之五");
    }

    #[test]
    fn years_are_read_digit_by_digit_and_other_numbers_are_not() {
        assert_reading("2026年", "二零二六年");
        assert_reading("2021—2025年", "二零二一至二零二五年");
        assert_reading("1,200家", "一千二百家");
        assert_reading("2026人", "二千零二十六人");
        assert_reading("第3次", "第三次");
        assert_reading("300年", "三百年");
    }

    #[test]
    fn dates_and_times_are_read_out() {
        assert_reading("7月15日", "七月十五日");
        assert_reading("2026-07-15", "二零二六年七月十五日");
        assert_reading("10:30", "十点三十分");
        assert_reading("9:05", "九点零五分");
        assert_reading("上午10：00", "上午十点");
    }

    #[test]
    fn ranges_fractions_and_ratios_are_read_out() {
        assert_reading("1-6月", "一至六月");
        assert_reading("3/4", "四分之三");
        assert_reading("3:1", "三比一");
        assert_reading("-5℃", "负五摄氏度");
    }

    #[test]
    fn telephone_numbers_are_read_digit_by_digit() {
        assert_reading("13800138000", "一三八零零一三八零零零");
        assert_reading("0532", "零五三二");
    }

    #[test]
    fn abbreviations_are_spelled_and_foreign_words_guessed() {
        assert_reading("GDP", "GDP");
        assert_reading("5G", "五G");
        assert_reading("G20", "G二十");
        assert_reading("10km", "十公里");
        assert_reading("internet", "因特网");
    }

    #[test]
    fn spaces_take_no_time() {
        assert_reading("　　同志们：\n你们 好", "同志们：你们好");
    }

    proptest! {
        #[test]
        fn plain_chinese_is_as_long_as_it_counts(text in "[一同志们，。：、；！？（）《》]{0,40}") {
            let counted = units_as_f32(count(&text).words);
            prop_assert!((spoken_units(&text) - counted).abs() < f32::EPSILON);
        }

        #[test]
        fn paragraphs_add_up(left in "[一年，2.%:a-]{0,12}", right in "[一年，2.%:a-]{0,12}") {
            let whole = spoken_units(&format!("{left}\n{right}"));
            prop_assert!((whole - spoken_units(&left) - spoken_units(&right)).abs() < f32::EPSILON);
        }
    }
}
