//! Where sentences end: for those who want to know which of them are too long to be spoken in one breath.
//!
//! A sentence ends with its mark and the quotes and brackets that close behind it. A full stop of Latin script ends
//! one only before a space or at the end, and not behind a single capital, which is an initial.

use std::ops::Range;

use super::offsets::ByteIndex;

/// The sentences of a paragraph, without the spaces between them. What has neither letter nor digit is none.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<ByteIndex>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let behind = at + character.len_utf8();
        if !is_end(&text[start..at], character, text[behind..].chars().next()) {
            continue;
        }
        let mut end = behind;
        while let Some((at, closing)) = characters.next_if(|(_, next)| is_end_mark(*next) || closes(*next)) {
            end = at + closing.len_utf8();
        }
        found.extend(trimmed(text, start..end));
        start = end;
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<ByteIndex>> {
    let sentence = &text[range.clone()];
    let words = sentence.trim();
    let start = range.start + sentence.len() - sentence.trim_start().len();
    let is_spoken = words.chars().any(char::is_alphanumeric);
    is_spoken.then(|| ByteIndex(start)..ByteIndex(start + words.len()))
}

fn is_end_mark(character: char) -> bool {
    matches!(character, '。' | '！' | '？' | '!' | '?' | '．')
}

fn closes(character: char) -> bool {
    matches!(
        character,
        '”' | '’' | '」' | '』' | '）' | '】' | '》' | '"' | '\'' | ')'
    )
}

fn is_end(before: &str, character: char, next: Option<char>) -> bool {
    if character != '.' {
        return is_end_mark(character);
    }
    let ends_word = next.is_none_or(|next| next.is_whitespace() || closes(next));
    let mut last = before.chars().rev();
    let is_initial = last.next().is_some_and(char::is_uppercase)
        && last.next().is_none_or(|before| !before.is_alphanumeric());
    ends_word && !(is_initial && next.is_some_and(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
