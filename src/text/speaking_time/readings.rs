//! How figures, dates, units and ranges are read: the table that the spoken length is held against.
//!
//! Beside each text stands one customary reading. In Chinese every character of it is a unit, in English every word;
//! what counts is how long it is, so that 五成 and 一半 would do as well for one another.

use super::spoken_units;
use crate::text::language::Language;

const CHINESE: [(&str, &str); 72] = [
    // Whole numbers.
    ("0", "零"),
    ("7", "七"),
    ("10", "十"),
    ("11人", "十一人"),
    ("20", "二十"),
    ("99个", "九十九个"),
    ("100", "一百"),
    ("101", "一百零一"),
    ("110件", "一百一十件"),
    ("1000", "一千"),
    ("1001", "一千零一"),
    ("1,200家", "一千二百家"),
    ("2026人", "二千零二十六人"),
    ("10000", "一万"),
    ("105000", "十万五千"),
    ("12345678", "一千二百三十四万五千六百七十八"),
    ("100000000", "一亿"),
    ("007", "零零七"),
    ("13800138000", "一三八零零一三八零零零"),
    // Decimals, tens of thousands.
    ("0.5", "零点五"),
    ("3.14", "三点一四"),
    ("15.6万", "十五点六万"),
    ("1.2亿元", "一点二亿元"),
    ("1,234.5", "一千二百三十四点五"),
    ("1.5倍", "一点五倍"),
    // Percentages, fractions, ratios.
    ("5%", "百分之五"),
    ("27.2%", "百分之二十七点二"),
    ("100%", "百分之一百"),
    ("0.05%", "百分之零点零五"),
    ("２７．２％", "百分之二十七点二"),
    ("5‰", "千分之五"),
    ("3/4", "四分之三"),
    ("3:1", "三比一"),
    ("≥90%", "大于等于百分之九十"),
    ("±5", "正负五"),
    // Years and dates.
    ("2026年", "二零二六年"),
    ("1949年", "一九四九年"),
    ("300年", "三百年"),
    ("20世纪90年代", "二十世纪九十年代"),
    ("2026年7月15日", "二零二六年七月十五日"),
    ("2026-07-15", "二零二六年七月十五日"),
    ("2026/7/15", "二零二六年七月十五日"),
    ("1949.10.1", "一九四九年十月一日"),
    ("7月15日", "七月十五日"),
    ("12月31日", "十二月三十一日"),
    // Times of day.
    ("10:30", "十点三十分"),
    ("9:05", "九点零五分"),
    ("上午10：00", "上午十点"),
    ("20:05", "二十点零五分"),
    ("24小时", "二十四小时"),
    // Ranges.
    ("1-6月", "一至六月"),
    ("1—6月", "一至六月"),
    ("3~5天", "三至五天"),
    ("3～5天", "三至五天"),
    ("3-5%", "百分之三至五"),
    ("10%—15%", "百分之十至百分之十五"),
    ("2021—2025年", "二零二一至二零二五年"),
    ("2026年1—6月", "二零二六年一至六月"),
    ("8:30—9:00", "八点三十分至九点"),
    // Units and money.
    ("10km", "十公里"),
    ("5kg", "五公斤"),
    ("3m", "三米"),
    ("100m²", "一百平方米"),
    ("50km²", "五十平方公里"),
    ("120km/h", "一百二十公里每小时"),
    ("3000元/吨", "三千元每吨"),
    ("25℃", "二十五摄氏度"),
    ("-5℃", "负五摄氏度"),
    ("¥100", "一百元"),
    ("$100", "一百美元"),
    // Among letters.
    ("5G", "五G"),
    ("G20", "G二十"),
];

const ENGLISH: [(&str, &str); 56] = [
    // Whole numbers.
    ("0", "zero"),
    ("7", "seven"),
    ("21", "twenty one"),
    ("100", "one hundred"),
    ("105", "one hundred five"),
    ("1,205", "one thousand two hundred five"),
    ("1500", "fifteen hundred"),
    ("2,500", "two thousand five hundred"),
    ("1,000,000", "one million"),
    ("21st", "twenty first"),
    ("3rd", "third"),
    ("007", "oh oh seven"),
    ("#5", "number five"),
    // Decimals, fractions, percentages.
    ("0.5", "zero point five"),
    ("27.2%", "twenty seven point two percent"),
    ("50%", "fifty percent"),
    ("5‰", "five per thousand"),
    ("3/4", "three quarters"),
    ("1/2", "one half"),
    ("1.5 million", "one point five million"),
    ("-5", "minus five"),
    ("±3", "plus or minus three"),
    // Years and dates.
    ("2026", "twenty twenty six"),
    ("1905", "nineteen oh five"),
    ("1900", "nineteen hundred"),
    ("2005", "two thousand five"),
    ("2010", "twenty ten"),
    ("1990s", "nineteen nineties"),
    ("July 4, 1776", "July fourth seventeen seventy six"),
    ("15 July 2026", "fifteen July twenty twenty six"),
    ("2026-07-15", "July fifteenth twenty twenty six"),
    // Times of day.
    ("10:30", "ten thirty"),
    ("10:00", "ten o'clock"),
    ("9:05 am", "nine oh five am"),
    ("3 p.m.", "three p m"),
    ("24/7", "twenty four seven"),
    // Ranges.
    ("10-20", "ten to twenty"),
    ("10–20%", "ten to twenty percent"),
    ("2021–2025", "twenty twenty one to twenty twenty five"),
    // Money.
    ("$5", "five dollars"),
    ("$1.5 million", "one point five million dollars"),
    ("£20m", "twenty million pounds"),
    ("€100", "one hundred euros"),
    // Units.
    ("10 km", "ten kilometers"),
    ("10km", "ten kilometers"),
    ("60 km/h", "sixty kilometers per hour"),
    ("60 mph", "sixty miles per hour"),
    ("25°C and", "twenty five degrees Celsius and"),
    ("40 m²", "forty square meters"),
    ("5 kWh", "five kilowatt hours"),
    // Among letters.
    ("the GDP", "the G D P"),
    ("to NATO", "to nato"),
    ("the G20", "the G twenty"),
    ("in Q3", "in Q three"),
    ("and/or", "and or"),
    ("twenty-seven", "twenty seven"),
];

#[track_caller]
fn assert_units(text: &str, language: Language, expected: usize) {
    #[expect(clippy::cast_precision_loss, reason = "a handful of units")]
    let expected = expected as f32;
    let units = spoken_units(text, language);
    assert!(
        (units - expected).abs() < f32::EPSILON,
        "{text}: {units}, not {expected}"
    );
}

#[test]
fn chinese_is_as_long_as_its_reading() {
    for (text, reading) in CHINESE {
        assert_units(text, Language::Chinese, reading.chars().count());
    }
}

#[test]
fn english_is_as_long_as_its_reading() {
    for (text, reading) in ENGLISH {
        assert_units(text, Language::English, reading.split(' ').count());
    }
}
