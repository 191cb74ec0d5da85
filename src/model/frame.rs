//! The frame that the headings of a group are to follow, such as 要争做…的…: words that all share, and gaps that each
//! fills in its own way.

use std::ops::Range;

/// What stands for a gap, beside the letters that writers use for one.
pub const GAP: char = '…';
const LETTERS: [char; 4] = ['X', 'x', '×', '＿'];

/// A frame: fixed words with gaps before, between or behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The fixed words in order.
    fixed: Vec<String>,
    begins_with_gap: bool,
    ends_with_gap: bool,
}

impl Frame {
    /// The frame that was written; none where it has no fixed words or no gap. A run of `…`, `X` or `×` is one gap; in
    /// words of Latin letters an X is a letter.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let spelled = spelled(written);
        let fixed: Vec<String> = spelled
            .split(GAP)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect();
        (!fixed.is_empty() && spelled.contains(GAP)).then(|| Self {
            fixed,
            begins_with_gap: spelled.starts_with(GAP),
            ends_with_gap: spelled.ends_with(GAP),
        })
    }

    /// The frame as it is shown: every gap is one `…`.
    #[must_use]
    pub fn shown(&self) -> String {
        let between = if self.fixed.iter().any(|part| part.is_ascii()) {
            " … "
        } else {
            "…"
        };
        let mut shown = self.fixed.join(between);
        if self.begins_with_gap {
            shown.insert_str(0, between.trim_start());
        }
        if self.ends_with_gap {
            shown.push_str(between.trim_end());
        }
        shown
    }

    /// Where a heading has the frame's fixed words; none where it breaks the frame. Every gap must be filled.
    #[must_use]
    pub fn fixed_in(&self, heading: &str) -> Option<Vec<Range<usize>>> {
        let (last, others) = self.fixed.split_last()?;
        let mut found = Vec::with_capacity(self.fixed.len());
        let mut from = 0;
        for (number, part) in others.iter().enumerate() {
            let has_gap = number > 0 || self.begins_with_gap;
            let at = place_of(heading, part, from, has_gap)?;
            from = at + part.len();
            found.push(at..from);
        }
        let has_gap = !others.is_empty() || self.begins_with_gap;
        let at = if self.ends_with_gap {
            place_of(heading, last, from, has_gap)?
        } else {
            let at = heading.len().checked_sub(last.len())?;
            let fits = at >= from && heading.is_char_boundary(at) && alike(&heading[at..], last);
            (fits && has_gap == (at > from)).then_some(at)?
        };
        let end = at + last.len();
        found.push(at..end);
        (!self.ends_with_gap || !heading[end..].trim().is_empty()).then_some(found)
    }
}

/// What was written, with every way of writing a gap made one.
fn spelled(written: &str) -> String {
    let characters: Vec<char> = written.trim().chars().collect();
    let mut spelled = String::with_capacity(written.len());
    for (index, &character) in characters.iter().enumerate() {
        let beside = |other: Option<&char>| {
            other.is_some_and(|other| other.is_ascii_alphabetic() && !LETTERS.contains(other))
        };
        let in_word = beside(characters.get(index + 1)) || (index > 0 && beside(characters.get(index - 1)));
        let is_gap = character == GAP || (LETTERS.contains(&character) && !in_word);
        if !is_gap {
            spelled.push(character);
        } else if !spelled.ends_with(GAP) {
            spelled.push(GAP);
        }
    }
    spelled
}

/// Where the words stand from a place on: right there, or with something before them where a gap is to be filled.
fn place_of(heading: &str, words: &str, from: usize, has_gap: bool) -> Option<usize> {
    if !has_gap {
        let found = heading.get(from..from + words.len())?;
        return alike(found, words).then_some(from);
    }
    let first = heading.get(from..)?.chars().next()?.len_utf8();
    heading[from + first..]
        .char_indices()
        .map(|(index, _)| from + first + index)
        .find(|&at| {
            heading
                .get(at..at + words.len())
                .is_some_and(|found| alike(found, words))
        })
}

fn alike(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The heading with the frame's words in brackets; empty where it breaks the frame.
    fn framed(frame: &str, heading: &str) -> String {
        let Some(ranges) = Frame::read(frame).unwrap().fixed_in(heading) else {
            return String::new();
        };
        let mut at = 0;
        let mut shown: Vec<String> = Vec::new();
        for range in ranges {
            shown.push(format!(
                "{}[{}]",
                &heading[at..range.start],
                &heading[range.clone()]
            ));
            at = range.end;
        }
        shown.concat() + &heading[at..]
    }

    #[test]
    fn headings_that_follow_the_frame_show_where_and_others_break_it() {
        for (frame, heading, expected) in [
            (
                "要争做…的X",
                "要争做攻坚克难的突击手",
                "[要争做]攻坚克难[的]突击手",
            ),
            ("要争做…的X", "要争做突击手", ""),
            ("要争做…的X", "争做攻坚克难的突击手", ""),
            ("要争做…的X", "要争做的突击手", ""),
            ("要争做…的X", "要争做攻坚克难的", ""),
            ("要做…的…人", "要做学习调研的有心人", "[要做]学习调研[的]有心[人]"),
            ("要做…的…人", "要做目的明确的人上人", "[要做]目[的]明确的人上[人]"),
            ("要做…的…人", "要做学习的人", ""),
            ("……高", "站位高", "站位[高]"),
            ("……高", "高", ""),
            ("讲XX", "讲政治", "[讲]政治"),
            ("讲XX", "讲", ""),
            (
                "A better … for …",
                "a better library for all",
                "[a better] library [for] all",
            ),
            ("A better … for …", "a better library", ""),
        ] {
            assert_eq!(framed(frame, heading), expected, "{frame}: {heading}");
        }
    }

    #[test]
    fn a_frame_needs_words_and_a_gap_and_letters_within_words_are_none() {
        for written in ["", "…", "XX", "要实干", "Example", "Exit to Xanadu"] {
            assert_eq!(Frame::read(written), None, "{written}");
        }
        for (written, shown) in [
            ("要争做……的XX", "要争做…的…"),
            (" 要…X ", "要…"),
            ("×人", "…人"),
            ("More X for X", "More … for …"),
        ] {
            assert_eq!(Frame::read(written).unwrap().shown(), shown);
        }
    }

    #[test]
    fn what_is_shown_reads_as_the_same_frame() {
        for written in ["要争做…的X", "…高", "讲X讲Y", "More … for …", "A X"] {
            let frame = Frame::read(written).unwrap();
            assert_eq!(Frame::read(&frame.shown()), Some(frame), "{written}");
        }
    }
}
