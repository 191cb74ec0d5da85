//! Which sentence a place stands in. Only the neighbourhood of the place is read, so that it costs the same in a
//! paragraph of any length.

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

/// Where the sentence ends whose mark stands at `index`; none where no such mark stands there.
fn end_behind(text: &str, index: usize) -> Option<usize> {
    let mark = text[index..].chars().next()?;
    let behind = &text[index + mark.len_utf8()..];
    let rest =
        behind.trim_start_matches(|next| ENDS.contains(&next) || next == '.' || CLOSERS.contains(&next));
    let is_end = match mark {
        '.' => (rest.is_empty() || rest.starts_with(char::is_whitespace)) && !is_abbreviated(&text[..index]),
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
}
