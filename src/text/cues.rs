//! Marked pauses and applause: stage directions that take time without being spoken.
//!
//! A direction stands in brackets of its own and says nothing else: （停顿）, （掌声）, （热烈鼓掌）, （笑声）, `[pause]`,
//! `[applause]`, `(Laughter.)`. How long it takes is usual for its sort, or said in it: （停顿3秒）, （掌声半分钟）,
//! [pause 3 s]. Anything else in brackets is text: （停顿一下再说明原因） is read aloud.

use std::borrow::Cow;
use std::ops::Range;

use super::numerals::parse_chinese_numeral;
use super::offsets::ByteIndex;

/// No direction is longer, in bytes without its brackets: what is longer is not looked at.
const LONGEST: usize = 90;

/// The brackets in which directions stand.
const BRACKETS: [(char, char); 6] = [
    ('（', '）'),
    ('(', ')'),
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
];

/// What a speaker waits for, and the seconds it usually takes: shortened, as it is, drawn out.
const SORTS: [(&[&str], [f32; 3]); 4] = [
    (&["停顿", "稍停", "停", "pause", "beat"], [1.0, 2.0, 4.0]),
    (
        &["掌声", "鼓掌", "掌声雷动", "applause", "clapping"],
        [3.0, 5.0, 12.0],
    ),
    (&["笑声", "笑", "大笑", "laughter", "laughs"], [2.0, 3.0, 6.0]),
    (&["静默", "默哀", "silence"], [10.0, 60.0, 180.0]),
];

/// Words before it that shorten a direction.
const SHORTENING: [&str; 8] = ["短暂", "稍作", "稍", "微", "brief", "short", "slight", "light"];
/// Words before it that draw it out.
const DRAWING_OUT: [&str; 14] = [
    "长时间",
    "经久不息",
    "雷鸣般",
    "热烈",
    "长",
    "long",
    "prolonged",
    "loud",
    "sustained",
    "thunderous",
    "warm",
    "great",
    "general",
    "standing",
];
/// Words before it that change nothing.
const NEUTRAL: [&str; 4] = ["全场", "会场", "的", "地"];

/// A direction in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Where it stands, its brackets included.
    pub range: Range<ByteIndex>,
    /// How long it takes.
    pub seconds: f32,
}

/// The directions of a text, in order.
#[must_use]
pub fn cues(text: &str) -> Vec<Cue> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open)) = next_bracket(text, from) {
        let inside = at + open.len_utf8();
        from = inside;
        let Some((content, close)) = bracketed(&text[inside..], open) else {
            continue;
        };
        if let Some(seconds) = seconds_of(content) {
            from = inside + content.len() + close.len_utf8();
            found.push(Cue {
                range: ByteIndex(at)..ByteIndex(from),
                seconds,
            });
        }
    }
    found
}

/// `text` without its directions, and the seconds that these take.
#[must_use]
pub fn without_cues(text: &str) -> (Cow<'_, str>, f32) {
    let found = cues(text);
    if found.is_empty() {
        return (Cow::Borrowed(text), 0.0);
    }
    let mut spoken = String::with_capacity(text.len());
    let mut done = 0;
    for cue in &found {
        spoken.push_str(&text[done..cue.range.start.0]);
        // What stands at either side is not read as one number or word.
        spoken.push(' ');
        done = cue.range.end.0;
    }
    spoken.push_str(&text[done..]);
    (Cow::Owned(spoken), found.iter().map(|cue| cue.seconds).sum())
}

fn next_bracket(text: &str, from: usize) -> Option<(usize, char)> {
    let rest = &text[from..];
    let (at, open) = rest
        .char_indices()
        .find(|(_, character)| BRACKETS.iter().any(|(open, _)| open == character))?;
    Some((from + at, open))
}

/// What stands up to the bracket that closes, if that is near.
fn bracketed(text: &str, open: char) -> Option<(&str, char)> {
    let near = &text[..text.floor_char_boundary(LONGEST)];
    let (at, character) = near.char_indices().find(|(_, character)| {
        BRACKETS
            .iter()
            .any(|(open, close)| open == character || close == character)
    })?;
    // A typist may mix the widths of a pair; another bracket that opens is none that closes.
    let closes = BRACKETS.iter().any(|&(_, close)| close == character);
    let alike = |bracket: char| matches!(bracket, '（' | '(' | '）' | ')');
    let pair = BRACKETS.contains(&(open, character)) || (alike(open) && alike(character));
    (closes && pair).then_some((&near[..at], character))
}

/// How long the direction takes that is all of `content`; none if it is something else.
fn seconds_of(content: &str) -> Option<f32> {
    let lower = content.trim().trim_end_matches(['.', '。']).to_lowercase();
    let (directions, said) = match duration_behind(&lower) {
        Some((before, seconds)) => (before, Some(seconds)),
        None => (lower.as_str(), None),
    };
    let mut seconds = 0.0;
    let directions = directions.replace(" and ", ",");
    for direction in directions
        .split(['、', '，', ',', ';', '；'])
        .filter(|part| !part.trim().is_empty())
    {
        seconds += usual_seconds(direction)?;
    }
    (seconds > 0.0).then(|| said.unwrap_or(seconds))
}

/// How long a direction without a time of its own usually takes.
fn usual_seconds(direction: &str) -> Option<f32> {
    let mut rest = direction.trim();
    let mut manner = 1;
    loop {
        let sort = SORTS.iter().find(|(words, _)| words.contains(&rest));
        if let Some((_, seconds)) = sort {
            return seconds.get(manner).copied();
        }
        let behind = |words: &[&str]| {
            let stripped = words.iter().find_map(|word| rest.strip_prefix(word));
            stripped.map(str::trim_start)
        };
        if let Some(behind) = behind(&DRAWING_OUT) {
            (rest, manner) = (behind, 2);
        } else if let Some(behind) = behind(&SHORTENING) {
            (rest, manner) = (behind, 0);
        } else {
            rest = behind(&NEUTRAL)?;
        }
    }
}

/// What stands before a time at the end of `text`, and the seconds of that time.
fn duration_behind(text: &str) -> Option<(&str, f32)> {
    const UNITS: [(&str, f32); 14] = [
        ("秒钟", 1.0),
        ("秒", 1.0),
        ("分钟", 60.0),
        ("分", 60.0),
        ("seconds", 1.0),
        ("second", 1.0),
        ("secs", 1.0),
        ("sec", 1.0),
        ("s", 1.0),
        ("minutes", 60.0),
        ("minute", 60.0),
        ("mins", 60.0),
        ("min", 60.0),
        ("m", 60.0),
    ];
    UNITS.into_iter().find_map(|(unit, seconds)| {
        let figure = text.strip_suffix(unit)?.trim_end();
        let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | '０'..='９') || is_numeral(c);
        let before = figure.trim_end_matches(numeric);
        let number = value_of(&figure[before.len()..])?;
        let before = before.trim_end();
        let before = before
            .strip_suffix(" for")
            .or_else(|| before.strip_suffix('约'))
            .unwrap_or(before);
        Some((before.trim_end(), number * seconds))
    })
}

fn is_numeral(character: char) -> bool {
    "零一二三四五六七八九十百两半".contains(character)
}

/// A number of seconds or minutes within reason.
fn value_of(figure: &str) -> Option<f32> {
    let plain: String = figure
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '两' => '二',
            other => other,
        })
        .collect();
    let number = match plain.as_str() {
        "半" => 0.5,
        digits if digits.starts_with(|c: char| c.is_ascii_digit()) => digits.parse().ok()?,
        numeral => f32::from(u16::try_from(parse_chinese_numeral(numeral)?).ok()?),
    };
    (number > 0.0 && number <= 600.0).then_some(number)
}

#[cfg(test)]
mod tests;
