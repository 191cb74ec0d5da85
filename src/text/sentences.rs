//! Where sentences begin and end: for the view that leaves only one of them bright, and for those who want to know which
//! are too long to be spoken in one breath.
//!
//! A sentence ends with its mark and the quotes and brackets that close behind it. A full stop of Latin script ends
//! one only before a space or at the end, and neither behind a word that is written with one nor behind a single
//! capital, which is an initial.

use std::ops::Range;

use super::offsets::ByteIndex;

/// Marks that end a sentence wherever they stand.
const ENDS: [char; 6] = ['。', '！', '？', '!', '?', '．'];
/// What may stand behind such a mark and still belong to the sentence.
const CLOSERS: [char; 12] = ['”', '’', '）', '》', '」', '』', '】', '〉', '"', '\'', ')', ']'];
/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 12] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "e.g", "i.e", "cf", "gen",
];

/// The sentence around a place, with its closing marks and the spaces behind them. A place between two sentences
/// belongs to the later one; at the very end of the text it belongs to the last.
#[must_use]
pub fn sentence_at(text: &str, at: ByteIndex) -> Range<ByteIndex> {
    let mut at = at.0.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let ends_before =
        |(index, _): (usize, char)| end_behind(text, index).filter(|&end| end <= at && end < text.len());
    let start = text[..at].char_indices().rev().find_map(ends_before).unwrap_or(0);
    let end = text[start..]
        .char_indices()
        .find_map(|(index, _)| end_behind(text, start + index))
        .unwrap_or(text.len());
    ByteIndex(start)..ByteIndex(end)
}

/// The sentences of a paragraph, without the spaces between them. What has neither letter nor digit is none.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<ByteIndex>> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let mut letters = text[start..].char_indices();
        let end = letters.find_map(|(index, _)| end_behind(text, start + index));
        let end = end.unwrap_or(text.len());
        found.extend(trimmed(text, start..end));
        start = end;
    }
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<ByteIndex>> {
    let sentence = &text[range.clone()];
    let words = sentence.trim();
    let start = range.start + sentence.len() - sentence.trim_start().len();
    let is_spoken = words.chars().any(char::is_alphanumeric);
    is_spoken.then(|| ByteIndex(start)..ByteIndex(start + words.len()))
}

/// Where the sentence ends whose mark stands at `index`; none where no such mark stands there.
fn end_behind(text: &str, index: usize) -> Option<usize> {
    let mark = text[index..].chars().next()?;
    let behind = &text[index + mark.len_utf8()..];
    let rest =
        behind.trim_start_matches(|next| ENDS.contains(&next) || next == '.' || CLOSERS.contains(&next));
    let is_end = match mark {
        '.' if behind.starts_with(char::is_whitespace) => !is_abbreviated(&text[..index]),
        '.' => rest.is_empty() || rest.starts_with(char::is_whitespace),
        _ => ENDS.contains(&mark),
    };
    is_end.then(|| text.len() - rest.trim_start().len())
}

/// Whether a text ends in a word that is written with a full stop, or in a single letter as names are.
fn is_abbreviated(before: &str) -> bool {
    let word = before
        .rsplit(|character: char| character.is_whitespace() || "(“‘\"".contains(character))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The sentence at the bar, in brackets.
    fn marked(written: &str) -> String {
        let at = written.find('|').unwrap();
        let text = written.replace('|', "");
        let range = sentence_at(&text, ByteIndex(at));
        let (start, end) = (range.start.0, range.end.0);
        format!("{}[{}]{}", &text[..start], &text[start..end], &text[end..])
    }

    #[test]
    fn chinese_sentences_end_at_their_marks_with_the_quotes_behind_them() {
        for (written, expected) in [
            ("一是站位|高。会前想到了！", "[一是站位高。]会前想到了！"),
            ("一是站位高。|会前想到了！", "一是站位高。[会前想到了！]"),
            ("他说：“就去|办。”大家都去了。", "[他说：“就去办。”]大家都去了。"),
            ("他说：“就去办。”|大家都去了。", "他说：“就去办。”[大家都去了。]"),
            ("真的？！|当然。", "真的？！[当然。]"),
            ("增长27.2%，不|容易。好。", "[增长27.2%，不容易。]好。"),
            ("说到底……|还是人。", "[说到底……还是人。]"),
            ("没有|句号", "[没有句号]"),
            ("|", "[]"),
        ] {
            assert_eq!(marked(written), expected, "{written}");
        }
    }

    #[test]
    fn the_end_of_the_text_belongs_to_its_last_sentence() {
        assert_eq!(marked("一句。两句。|"), "一句。[两句。]");
        assert_eq!(marked("One. Two. |"), "One. [Two. ]");
    }

    #[test]
    fn english_full_stops_within_a_sentence_do_not_end_it() {
        for (written, expected) in [
            (
                "Dr. Ell|is spoke. We listened.",
                "[Dr. Ellis spoke. ]We listened.",
            ),
            ("It rose 3.5 per|cent. Good.", "[It rose 3.5 percent. ]Good."),
            ("J. R. Sm|ith left. Then?", "[J. R. Smith left. ]Then?"),
            ("“Go.” |He went.", "“Go.” [He went.]"),
        ] {
            assert_eq!(marked(written), expected, "{written}");
        }
    }

    #[test]
    fn sentences_tile_the_text() {
        let text = "甲。乙！“丙？”丁. Ms. E said 1.5. Fine... 末";
        let mut at = 0;
        while at < text.len() {
            let range = sentence_at(text, ByteIndex(at));
            assert_eq!(range.start.0, at, "{text}");
            assert!(range.end.0 > at);
            for (inside, _) in text[range.start.0..range.end.0].char_indices() {
                assert_eq!(sentence_at(text, ByteIndex(at + inside)), range);
            }
            at = range.end.0;
        }
    }

    fn read(text: &str) -> Vec<&str> {
        let ranges = sentences(text).into_iter();
        ranges.map(|range| &text[range.start.0..range.end.0]).collect()
    }

    #[test]
    fn chinese_sentences_end_with_their_marks_and_what_closes_behind() {
        assert_eq!(
            read("要实干。“马上查！”他说。真的？！好"),
            ["要实干。", "“马上查！”", "他说。", "真的？！", "好"]
        );
        assert_eq!(read("一要快；二要准，三要好"), ["一要快；二要准，三要好"]);
        assert_eq!(read("还有……以后再说。"), ["还有……以后再说。"]);
    }

    #[test]
    fn figures_and_initials_end_no_sentence() {
        assert_eq!(
            read("It grew by 27.2% in May. Mr J. Smith agreed (so did I.) Good!"),
            [
                "It grew by 27.2% in May.",
                "Mr J. Smith agreed (so did I.)",
                "Good!"
            ]
        );
        assert_eq!(
            read("增长27.2%。见www.example.com。"),
            ["增长27.2%。", "见www.example.com。"]
        );
    }

    #[test]
    fn marks_alone_are_no_sentence() {
        assert_eq!(read("。！ —— …"), [""; 0]);
        assert_eq!(read(""), [""; 0]);
    }

    proptest! {
        #[test]
        fn sentences_follow_each_other_and_leave_out_no_word(text in "[a甲。.！ “”(A)1]{0,20}") {
            let mut end = 0;
            let mut words = 0;
            let spoken = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).count();
            for range in sentences(&text) {
                prop_assert!(range.start.0 >= end);
                end = range.end.0;
                words += spoken(&text[range.start.0..range.end.0]);
            }
            prop_assert_eq!(words, spoken(&text));
        }
    }
}
