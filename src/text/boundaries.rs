//! Word and grapheme boundaries, for caret movement and double clicks.
//!
//! Chinese words come from `icu_segmenter`'s dictionary. Movement goes as in Word: to the next place where
//! a word, a run of punctuation or a line begins, spaces passed over with what stands before them.
//!
//! Segmenting 100,000 characters for one key press would take milliseconds, so only a window of some
//! [`WINDOW_BYTES`] to either side is looked at, cut behind a sentence mark or a space, where a word always
//! ends: the result is that of the whole text. Where so long a stretch holds neither, it is cut anywhere,
//! and words near its ends may come out differently than in the whole.

use std::ops::Range;
use std::sync::OnceLock;

use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_segmentation::GraphemeCursor;

use crate::text::east_asian::{CharClass, class_of};
use crate::text::offsets::{ByteIndex, ByteRange, floor_char_boundary};

/// How far to either side of an offset words are looked for.
pub const WINDOW_BYTES: usize = 2_000;

/// The nearest place after `from` where a word, a run of punctuation or a line begins; the text's end when
/// there is none.
#[must_use]
pub fn next_word(text: &str, from: ByteIndex) -> ByteIndex {
    let from = floor_char_boundary(text, from).0;
    let window = window_around(text, from, WINDOW_BYTES);
    let next = stops(text, &window).find(|&stop| stop > from);
    ByteIndex(next.unwrap_or(window.end))
}

/// The nearest place before `from` where a word, a run of punctuation or a line begins; the text's start
/// when there is none.
#[must_use]
pub fn previous_word(text: &str, from: ByteIndex) -> ByteIndex {
    let from = floor_char_boundary(text, from).0;
    let window = window_around(text, from, WINDOW_BYTES);
    let previous = stops(text, &window).take_while(|&stop| stop < from).last();
    ByteIndex(previous.unwrap_or(window.start))
}

/// The places within `range` where a word, a run of punctuation or a line begins: where [`next_word`] stops.
#[must_use]
pub fn word_starts(text: &str, range: &ByteRange) -> Vec<ByteIndex> {
    let start = floor_char_boundary(text, range.start).0;
    let end = floor_char_boundary(text, range.end).0;
    let before = window_around(text, start, WINDOW_BYTES).start;
    let behind = window_around(text, end, WINDOW_BYTES).end;
    stops(text, &(before..behind))
        .filter(|stop| (start..end).contains(stop))
        .map(ByteIndex)
        .collect()
}

/// The word at `index`, or the run of punctuation or spaces where there is none. Right behind a word, it is
/// that word unless another begins there.
#[must_use]
pub fn word_at(text: &str, index: ByteIndex) -> ByteRange {
    let index = floor_char_boundary(text, index).0;
    let window = window_around(text, index, WINDOW_BYTES);
    let mut before: Option<Piece> = None;
    for piece in pieces(text, &window) {
        let touched_word = before
            .as_ref()
            .filter(|before| before.range.end == index && before.kind == Kind::Word);
        match touched_word {
            Some(word) if piece.kind != Kind::Word => return byte_range(&word.range),
            _ if piece.range.contains(&index) => return byte_range(&piece.range),
            _ => before = Some(piece),
        }
    }
    before.map_or(ByteIndex(index)..ByteIndex(index), |last| byte_range(&last.range))
}

/// The end of the grapheme that holds or begins at `from`: emoji families and combining marks are one step.
#[must_use]
pub fn next_grapheme(text: &str, from: ByteIndex) -> ByteIndex {
    let from = floor_char_boundary(text, from).0;
    let next = GraphemeCursor::new(from, text.len(), true).next_boundary(text, 0);
    ByteIndex(next.ok().flatten().unwrap_or(text.len()))
}

/// The start of the grapheme that ends at `from` or holds it.
#[must_use]
pub fn previous_grapheme(text: &str, from: ByteIndex) -> ByteIndex {
    let from = floor_char_boundary(text, from).0;
    let previous = GraphemeCursor::new(from, text.len(), true).prev_boundary(text, 0);
    ByteIndex(previous.ok().flatten().unwrap_or(0))
}

fn byte_range(range: &Range<usize>) -> ByteRange {
    ByteIndex(range.start)..ByteIndex(range.end)
}

/// What a piece of text is to caret movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Punctuation,
    Spaces,
    LineEnd,
}

impl Kind {
    /// Whether neighbours of this kind are one piece.
    fn merges(self) -> bool {
        matches!(self, Self::Punctuation | Self::Spaces)
    }
}

/// A stretch between two boundaries.
#[derive(Debug, Clone)]
struct Piece {
    kind: Kind,
    range: Range<usize>,
}

/// The offsets in `window` at which the caret stops, in order, the text's end among them.
fn stops(text: &str, window: &Range<usize>) -> impl Iterator<Item = usize> {
    let mut at_line_start = window.start == 0;
    let pieces = pieces(text, window).into_iter().filter_map(move |piece| {
        let is_stop = piece.kind != Kind::Spaces || at_line_start;
        at_line_start = piece.kind == Kind::LineEnd;
        is_stop.then_some(piece.range.start)
    });
    pieces.chain((window.end == text.len()).then_some(text.len()))
}

/// The words of `window` and what stands between them.
fn pieces(text: &str, window: &Range<usize>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut start = window.start;
    for boundary in segmenter().segment_str(&text[window.clone()]) {
        let end = window.start + boundary;
        let Some(kind) = text[start..end].chars().next().map(kind_of) else {
            continue;
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind && kind.merges() => last.range.end = end,
            _ => pieces.push(Piece {
                kind,
                range: start..end,
            }),
        }
        start = end;
    }
    pieces
}

fn kind_of(first: char) -> Kind {
    match class_of(first) {
        _ if matches!(
            first,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
        ) =>
        {
            Kind::LineEnd
        }
        CharClass::Space => Kind::Spaces,
        CharClass::Shared => Kind::Punctuation,
        CharClass::EastAsian if !first.is_alphanumeric() => Kind::Punctuation,
        CharClass::Other if first.is_ascii_punctuation() => Kind::Punctuation,
        CharClass::Invisible | CharClass::EastAsian | CharClass::Other => Kind::Word,
    }
}

/// The stretch of `text` to segment for an offset: up to `reach` bytes to either side.
fn window_around(text: &str, index: usize, reach: usize) -> Range<usize> {
    let earliest = text.ceil_char_boundary(index.saturating_sub(reach));
    let latest = text.floor_char_boundary(index.saturating_add(reach));
    let start = if earliest == 0 {
        0
    } else {
        certain_boundaries(text, earliest..index)
            .next()
            .unwrap_or(earliest)
    };
    let end = if latest == text.len() {
        latest
    } else {
        certain_boundaries(text, index..latest).last().unwrap_or(latest)
    };
    start..end
}

/// The offsets within `range` where a word begins whatever stands around: letters behind a sentence mark
/// or a space.
fn certain_boundaries(text: &str, range: Range<usize>) -> impl Iterator<Item = usize> {
    let mut before = '\0';
    text[range.clone()]
        .char_indices()
        .filter_map(move |(offset, character)| {
            let ended = matches!(before, '。' | '！' | '？' | '、' | ' ' | '　' | '\n');
            let begins = character.is_ascii_alphanumeric() || is_han(character);
            before = character;
            (ended && begins).then_some(range.start + offset)
        })
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}')
}

fn segmenter() -> WordSegmenterBorrowed<'static> {
    static SEGMENTER: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    *SEGMENTER.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `text` with a bar at every stop that Ctrl+Right makes from its start.
    fn barred(text: &str) -> String {
        let mut barred = String::new();
        let mut at = ByteIndex(0);
        while at < ByteIndex::end_of(text) {
            let next = next_word(text, at);
            barred.push_str(&text[at.0..next.0]);
            barred.push('|');
            at = next;
        }
        barred
    }

    #[track_caller]
    fn assert_word(marked: &str) {
        let at = marked.find('|').unwrap();
        let word = marked.find('[').unwrap();
        let text = marked.replace(['[', ']', '|'], "");
        let brackets_before = usize::from(word < at) + usize::from(marked.find(']').unwrap() < at);
        let range = word_at(&text, ByteIndex(at - brackets_before));
        let expected = &marked[word + 1..marked.find(']').unwrap()];
        assert_eq!(
            &text[range.start.0..range.end.0],
            expected.replace('|', ""),
            "{marked}"
        );
    }

    #[test]
    fn words_are_passed_with_the_spaces_behind_them() {
        assert_eq!(barred("Good  morning, don't go"), "Good  |morning|, |don't |go|");
    }

    #[test]
    fn words_of_a_stretch_begin_where_the_caret_stops() {
        let text = "我们的工作会议，我们的会议。".repeat(400);
        let range = ByteIndex(text.find("作会").unwrap())..ByteIndex(text.len() - 3);
        let mut stops = vec![next_word(&text, range.start)];
        while *stops.last().unwrap() < range.end {
            stops.push(next_word(&text, *stops.last().unwrap()));
        }
        stops.pop();
        assert_eq!(word_starts(&text, &range), stops);
    }

    #[test]
    fn chinese_words_come_from_the_dictionary() {
        assert_eq!(barred("我们的工作会议"), "我们|的|工作|会议|");
        assert_eq!(barred("2026年增长27.2%。"), "2026|年|增长|27.2|%。|");
    }

    #[test]
    fn a_run_of_punctuation_is_one_step() {
        assert_eq!(barred("他说：“你好……”"), "他|说|：“|你好|……”|");
    }

    #[test]
    fn every_line_is_entered_at_its_start_and_end() {
        assert_eq!(barred("工作\n　　会议"), "工作|\n|　　|会议|");
    }

    #[test]
    fn emoji_are_words() {
        assert_eq!(
            barred("👨\u{200d}👩\u{200d}👧😀好"),
            "👨\u{200d}👩\u{200d}👧|😀|好|"
        );
    }

    #[test]
    fn going_back_stops_where_going_forth_does() {
        let text = "他说：“你好”，good day。\n　　好";
        let mut forth = vec![ByteIndex(0)];
        while forth.last() < Some(&ByteIndex::end_of(text)) {
            forth.push(next_word(text, *forth.last().unwrap()));
        }
        let mut back = vec![ByteIndex::end_of(text)];
        while back.last() > Some(&ByteIndex(0)) {
            back.push(previous_word(text, *back.last().unwrap()));
        }
        back.reverse();
        assert_eq!(forth, back);
    }

    #[test]
    fn a_double_click_takes_the_word_around_or_before() {
        assert_word("我们[工|作]会议");
        assert_word("我们|[工作]会议");
        assert_word("我们[工作|]，会议");
        assert_word("good[ | ]day");
        assert_word("[good|] day");
        assert_word("你好[，|“]我");
        assert_word("我们[会议|]");
        assert_word("[|]");
    }

    #[test]
    fn graphemes_are_stepped_over_whole() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let text = format!("{family}e\u{301}好");
        let after_family = ByteIndex(family.len());
        assert_eq!(next_grapheme(&text, ByteIndex(0)), after_family);
        assert_eq!(next_grapheme(&text, after_family), after_family + 3);
        assert_eq!(previous_grapheme(&text, after_family + 3), after_family);
        assert_eq!(previous_grapheme(&text, after_family), ByteIndex(0));
        assert_eq!(previous_grapheme(&text, ByteIndex(0)), ByteIndex(0));
        assert_eq!(next_grapheme(&text, ByteIndex(999)), ByteIndex::end_of(&text));
    }

    #[test]
    fn a_text_without_marks_is_still_walked_through() {
        for unit in ["的", " ", "a", "。"] {
            let text = unit.repeat(5_000 / unit.len());
            let mut at = ByteIndex(0);
            while at < ByteIndex::end_of(&text) {
                let next = next_word(&text, at);
                assert!(next > at && text.is_char_boundary(next.0));
                at = next;
            }
            while at > ByteIndex(0) {
                let previous = previous_word(&text, at);
                assert!(previous < at && text.is_char_boundary(previous.0));
                at = previous;
            }
        }
    }

    proptest! {
        #[test]
        fn a_window_cut_at_a_boundary_finds_what_the_whole_text_holds(
            texts in prop::collection::vec("[我们的工作会议讲话a1 ，]{0,6}[。！？、\n]", 4..12), at in 0usize..99
        ) {
            let text = texts.concat();
            let at = text.floor_char_boundary(at.min(text.len()));
            let window = window_around(&text, at, 60);
            let certain = |index| index == 0 || index == text.len()
                || certain_boundaries(&text, 0..text.len()).any(|boundary| boundary == index);
            prop_assume!(certain(window.start) && certain(window.end));
            let within: Vec<_> = stops(&text, &window).filter(|&stop| stop < window.end).collect();
            let whole: Vec<_> = stops(&text, &(0..text.len()))
                .filter(|&stop| window.contains(&stop) && stop < window.end).collect();
            prop_assert_eq!(within, whole);
        }

        #[test]
        fn steps_progress_and_land_on_graphemes(text in "(\\PC|[e\u{301}\u{200d}👨👩\r\n🇨🇳]){0,20}", at in 0usize..80) {
            let at = floor_char_boundary(&text, ByteIndex(at));
            let next = next_grapheme(&text, at);
            let previous = previous_grapheme(&text, at);
            prop_assert!(next > at || at == ByteIndex::end_of(&text));
            prop_assert!(previous < at || at == ByteIndex(0));
            prop_assert_eq!(next_grapheme(&text, previous).max(at), next_grapheme(&text, previous));
            prop_assert!(text.is_char_boundary(next.0) && text.is_char_boundary(previous.0));
        }

        #[test]
        fn words_progress_and_hold_their_offset(text in "(\\PC|[我们的工作， \n]){0,20}", at in 0usize..80) {
            let at = floor_char_boundary(&text, ByteIndex(at));
            let end = ByteIndex::end_of(&text);
            prop_assert!(next_word(&text, at) > at || at == end);
            prop_assert!(previous_word(&text, at) < at || at == ByteIndex(0));
            let word = word_at(&text, at);
            prop_assert!(word.start <= at && at <= word.end && (word.start < word.end || text.is_empty()));
        }
    }
}
