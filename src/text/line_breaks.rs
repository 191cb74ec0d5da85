//! Where a row may end.
//!
//! Rows come from UAX 14 through `icu_segmenter` with strict rules, which keep ，。、；：？！）》】 from a row's
//! start, （《【 from its end, and —— and …… in one piece. Two things are Chinese and not in UAX 14:
//!
//! * The curly quotes are of no side there, so nothing may break around them, and a row would end well
//!   before 说“好”吗. Beside East Asian characters they are handed to the segmenter as corner brackets (of
//!   the same length in UTF-8), which have a side: a row may end before “ and after ”.
//! * The middle dot of a foreign name (卡尔·马克思) must not begin a row (GB/T 15834).
//!
//! Between two ideographs a row may always end; such pairs, which are nearly all of a Chinese text, take a
//! short way past the segmenter. A property test holds both ways equal.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::text::east_asian::{CharClass, class_of};
use crate::text::offsets::ByteIndex;

/// Fills `out` with the offsets strictly inside `text` at which a row may end, in ascending order.
///
/// `text` is one paragraph; the positions after line ends within it are among the opportunities.
pub fn break_opportunities(text: &str, out: &mut Vec<ByteIndex>) {
    out.clear();
    let shown = with_sided_quotes(text);
    // A stretch reaches from one ideograph to the next. The pair table answers for it while it holds
    // nothing but the marks of the table; otherwise the segmenter does, and sees both ideographs.
    let mut start = 0;
    let mut breaks_before_stretch = 0;
    let mut table_answers = false;
    let mut previous = Kind::Other;
    for (index, character) in shown.char_indices() {
        let kind = kind_of(character);
        table_answers &= kind != Kind::Other;
        if table_answers && may_break_between(previous, kind) {
            out.push(ByteIndex(index));
        }
        if kind == Kind::Ideograph {
            if !table_answers {
                out.truncate(breaks_before_stretch);
                push_segmented(&shown, start..index + character.len_utf8(), out);
            }
            start = index;
            breaks_before_stretch = out.len();
            table_answers = true;
        }
        previous = kind;
    }
    if !table_answers {
        out.truncate(breaks_before_stretch);
        push_segmented(&shown, start..shown.len(), out);
    }
}

/// What the pair table knows of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Ideograph,
    /// May not end a row.
    Opening,
    /// May not begin a row.
    Closing,
    /// Not in the table.
    Other,
}

fn kind_of(character: char) -> Kind {
    match character {
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => Kind::Ideograph,
        '（' | '《' | '〈' | '「' | '『' | '【' | '〔' => Kind::Opening,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '〉' | '」' | '』' | '】' | '〕' => {
            Kind::Closing
        }
        _ => Kind::Other,
    }
}

fn may_break_between(left: Kind, right: Kind) -> bool {
    left != Kind::Opening && right != Kind::Closing
}

/// Appends the segmenter's opportunities strictly inside `shown[range]`.
fn push_segmented(shown: &str, range: Range<usize>, out: &mut Vec<ByteIndex>) {
    let part = &shown[range.clone()];
    let breaks = segmenter().segment_str(part);
    out.extend(
        breaks
            .filter(|&index| index > 0 && index < part.len() && !part[index..].starts_with('·'))
            .map(|index| ByteIndex(range.start + index)),
    );
}

fn segmenter() -> LineSegmenterBorrowed<'static> {
    static SEGMENTER: OnceLock<LineSegmenterBorrowed<'static>> = OnceLock::new();
    *SEGMENTER.get_or_init(|| {
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        LineSegmenter::new_dictionary(options)
    })
}

/// `text` with its Chinese curly quotes as corner brackets, byte for byte as long.
fn with_sided_quotes(text: &str) -> Cow<'_, str> {
    let mut sided = String::new();
    let mut copied = 0;
    for (index, bracket) in chinese_quotes(text) {
        sided.push_str(&text[copied..index]);
        sided.push_str(bracket);
        copied = index + bracket.len();
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    sided.push_str(&text[copied..]);
    Cow::Owned(sided)
}

/// The curly quotes of `text` that stand beside East Asian characters, other shared marks between, and
/// the brackets to show the segmenter in their stead.
fn chinese_quotes(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut undecided = Vec::new();
    let mut after_east_asian = false;
    for (index, character) in text.char_indices() {
        match class_of(character) {
            CharClass::Invisible => {}
            CharClass::Shared => {
                undecided.extend(corner_bracket(character).map(|bracket| (index, bracket)));
            }
            class => {
                let east_asian = class == CharClass::EastAsian;
                if after_east_asian || east_asian {
                    found.append(&mut undecided);
                }
                undecided.clear();
                after_east_asian = east_asian;
            }
        }
    }
    if after_east_asian {
        found.append(&mut undecided);
    }
    found
}

fn corner_bracket(quote: char) -> Option<&'static str> {
    match quote {
        '“' => Some("「"),
        '”' => Some("」"),
        '‘' => Some("『"),
        '’' => Some("』"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `text` with a bar at each opportunity.
    fn barred(text: &str) -> String {
        let mut breaks = Vec::new();
        break_opportunities(text, &mut breaks);
        let mut barred = String::new();
        let mut copied = 0;
        for ByteIndex(index) in breaks {
            barred.push_str(&text[copied..index]);
            barred.push('|');
            copied = index;
        }
        barred + &text[copied..]
    }

    #[track_caller]
    fn assert_breaks(barred_text: &str) {
        assert_eq!(barred(&barred_text.replace('|', "")), barred_text);
    }

    #[test]
    fn ideographs_may_be_parted_anywhere() {
        assert_breaks("半|年|工|作");
        assert_breaks("㐀|讲|稿");
        assert_breaks("");
    }

    #[test]
    fn closing_marks_never_begin_a_row() {
        assert_breaks("好，|好。|好、|好；|好：|好？|好！|好");
        assert_breaks("好）|好》|好〉|好】|好」|好");
        assert_breaks("好！”|好");
        assert_breaks("好……”|好");
    }

    #[test]
    fn opening_marks_never_end_a_row() {
        assert_breaks("见|（好|见|《好|见|〈好|见|【好|见|「好");
        assert_breaks("（一）|讲|政|治");
    }

    #[test]
    fn curly_quotes_have_a_side_in_chinese_text() {
        assert_breaks("说：|“好”|吗");
        assert_breaks("说|“好，|‘很|好’”|吗");
        assert_breaks("用|“AI”|办|事");
        assert_breaks("“十|四|五”|规|划");
        assert_breaks("讲|“hello |world”。");
    }

    #[test]
    fn curly_quotes_stay_with_their_word_in_english() {
        assert_breaks("He |said |“don’t |go” |twice.");
    }

    #[test]
    fn dashes_and_ellipses_are_not_parted() {
        assert_breaks("目|标|——|争|先");
        assert_breaks("还|有……|很|多");
        assert_breaks("等|等……。");
        assert_breaks("“……”");
    }

    #[test]
    fn numbers_keep_their_signs() {
        assert_breaks("增|长|27.2%，|快");
        assert_breaks("达|1,200|元");
        assert_breaks("2026|年|7|月");
    }

    #[test]
    fn a_middle_dot_never_begins_a_row() {
        assert_breaks("卡|尔·|马|克|思");
    }

    #[test]
    fn marks_without_width_stay_with_their_character() {
        assert_breaks("葛\u{e0100}|洪|👨\u{200d}👩\u{200d}👧|好");
    }

    #[test]
    fn english_breaks_after_spaces_and_hyphens() {
        assert_breaks("state-|of-|the-|art |work");
    }

    proptest! {
        #[test]
        fn the_short_way_agrees_with_the_segmenter(
            text in "[一半年㐀，。、；：？！（）《》「」【】〔〕“”‘’—…·々ーア0-2a.,%$(\\[/ \u{3000}\u{e0100}\u{300}\u{200d}\u{fffc}😀％￥]{0,24}"
        ) {
            let shown = with_sided_quotes(&text);
            let mut whole = Vec::new();
            push_segmented(&shown, 0..text.len(), &mut whole);
            let mut breaks = Vec::new();
            break_opportunities(&text, &mut breaks);
            prop_assert_eq!(breaks, whole);
        }

        #[test]
        fn no_row_begins_or_ends_with_a_mark_that_may_not_stand_there(
            text in "[一半年，。、；：？！（）《》〈〉【】“”‘’—…·0-2a%]{0,24}"
        ) {
            let mut breaks = Vec::new();
            break_opportunities(&text, &mut breaks);
            for ByteIndex(index) in breaks {
                let (row, next) = text.split_at(index);
                prop_assert!(!row.ends_with(['（', '《', '〈', '【', '“', '‘']), "{row}|{next}");
                let never_first = |first: char| "，。、；：？！）》〉】”’…·".contains(first);
                prop_assert!(!next.starts_with(never_first), "{row}|{next}");
                prop_assert!(!(row.ends_with('—') && next.starts_with('—')), "{row}|{next}");
            }
        }

        #[test]
        fn breaks_ascend_within_the_text(text in "\\PC{0,40}") {
            let mut breaks = Vec::new();
            break_opportunities(&text, &mut breaks);
            prop_assert!(breaks.is_sorted());
            prop_assert!(breaks.iter().all(|index| text.is_char_boundary(index.0)));
            prop_assert!(breaks.iter().all(|index| index.0 > 0 && index.0 < text.len()));
        }
    }
}
