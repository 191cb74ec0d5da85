//! Chinese numerals, written and read.
//!
//! Section labels are written with them (一是, （十二）, 九十九、), typed labels are read back, and the length
//! of a number read aloud is the length of its numeral.

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const PLACES: [&str; 4] = ["", "十", "百", "千"];
const GROUPS: [&str; 5] = ["", "万", "亿", "万亿", "亿亿"];

/// `number` as a Chinese numeral: 一, 十, 十一, 二十, 九十九, 一百, 一百零一.
#[must_use]
pub fn chinese_numeral(number: u32) -> String {
    cardinal(u64::from(number))
}

/// As [`chinese_numeral`], for numbers of any size.
#[must_use]
pub fn cardinal(number: u64) -> String {
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let groups = ten_thousands_of(number);
    let mut numeral = String::new();
    let mut zero_pending = false;
    for (power, &group) in groups.iter().enumerate().rev() {
        if group == 0 {
            zero_pending = !numeral.is_empty();
            continue;
        }
        if zero_pending || (!numeral.is_empty() && group < 1000) {
            numeral.push(DIGITS[0]);
        }
        zero_pending = false;
        push_group(group, &mut numeral);
        numeral.push_str(GROUPS[power]);
    }
    match numeral.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => numeral,
    }
}

/// The number's groups of four digits, lowest first.
fn ten_thousands_of(mut number: u64) -> Vec<usize> {
    let mut groups = Vec::new();
    while number > 0 {
        groups.push(usize::try_from(number % 10_000).unwrap_or_default());
        number /= 10_000;
    }
    groups
}

/// Appends a group of one to 9999.
fn push_group(group: usize, numeral: &mut String) {
    let mut zero_pending = false;
    let mut begun = false;
    for (place, unit) in PLACES.iter().enumerate().rev() {
        let divisor = 10_usize.pow(u32::try_from(place).unwrap_or_default());
        let digit = group / divisor % 10;
        if digit == 0 {
            zero_pending = begun;
            continue;
        }
        if zero_pending {
            numeral.push(DIGITS[0]);
        }
        zero_pending = false;
        begun = true;
        numeral.push(DIGITS[digit]);
        numeral.push_str(unit);
    }
}

/// Reads a numeral as [`chinese_numeral`] writes it, up to 九千九百九十九; `None` for anything else.
#[must_use]
pub fn parse_chinese_numeral(numeral: &str) -> Option<u32> {
    let mut number = 0;
    let mut digit = None;
    for character in numeral.chars() {
        match character {
            '零' => {}
            '十' | '百' | '千' => {
                let unit = match character {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                number += digit.take().unwrap_or(1) * unit;
            }
            _ => digit = Some(digit_value(character)?),
        }
    }
    number += digit.unwrap_or_default();
    // What was read loosely above counts only if it is how the number is written.
    (chinese_numeral(number) == numeral).then_some(number)
}

fn digit_value(character: char) -> Option<u32> {
    let value = DIGITS.iter().position(|&digit| digit == character)?;
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_numerals_as_labels_are_numbered() {
        let numerals = [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (1001, "一千零一"),
            (1200, "一千二百"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (100_000, "十万"),
            (105_000, "十万五千"),
            (100_500, "十万零五百"),
        ];
        for (number, numeral) in numerals {
            assert_eq!(chinese_numeral(number), numeral);
        }
        assert_eq!(cardinal(1_000_000_001), "十亿零一");
        assert_eq!(cardinal(1_0000_0000_0000), "一万亿");
        assert!(!cardinal(u64::MAX).is_empty());
    }

    #[test]
    fn reads_only_what_it_writes() {
        assert_eq!(parse_chinese_numeral("九十九"), Some(99));
        assert_eq!(parse_chinese_numeral("十"), Some(10));
        for other in [
            "",
            "一十",
            "十十",
            "二三",
            "零一",
            "一百一",
            "第一",
            "百",
            "两",
            "九九九九九九九九九九九",
        ] {
            assert_eq!(parse_chinese_numeral(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn every_number_is_read_back(number in 0u32..10_000) {
            prop_assert_eq!(parse_chinese_numeral(&chinese_numeral(number)), Some(number));
        }

        #[test]
        fn no_text_overflows(text in "[零一九十百千万亿]{0,60}") {
            let _ = parse_chinese_numeral(&text);
        }
    }
}
