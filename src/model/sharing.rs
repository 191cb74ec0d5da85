//! Headings laid over each other: what all of them share is the frame that a new one would follow (要做…的…人).

use super::frame::{Frame, GAP};
use crate::text::language::Language;

/// Words beyond these say nothing more about a frame.
const MOST_TOKENS: usize = 60;
/// What is shared by chance is shorter.
const SHORTEST_FRAME: usize = 2;

/// A stretch of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingPiece {
    /// The words.
    pub text: String,
    /// Whether they are of the frame.
    pub common: bool,
}

/// The frame that headings share, as it is shown; none where they share too little, or have nothing of their own.
#[must_use]
pub fn shared_frame(headings: &[&str], language: Language) -> Option<String> {
    let shared = laid_over(headings, language);
    let first = shared.iter().find(|pieces| !pieces.is_empty())?;
    let shown = with_gaps(first).pop()?.text;
    let frame = Frame::read(&shown)?;
    let follows = |heading: &&str| heading.is_empty() || frame.fixed_in(heading).is_some();
    (shown.contains(GAP) && headings.iter().all(follows)).then(|| frame.shown())
}

/// The pieces of each heading; an empty one is given the frame.
#[must_use]
pub fn laid_over(texts: &[&str], language: Language) -> Vec<Vec<HeadingPiece>> {
    let tokens: Vec<Vec<&str>> = texts.iter().map(|text| tokens(text, language)).collect();
    let frame = frame(&tokens);
    let ghost = tokens
        .iter()
        .find(|tokens| !tokens.is_empty() && !frame.is_empty())
        .map(|tokens| with_gaps(&pieces(tokens, &frame)))
        .unwrap_or_default();
    tokens
        .iter()
        .map(|tokens| {
            if tokens.is_empty() {
                ghost.clone()
            } else {
                pieces(tokens, &frame)
            }
        })
        .collect()
}

fn tokens(text: &str, language: Language) -> Vec<&str> {
    match language {
        Language::Chinese => text
            .char_indices()
            .map(|(at, character)| &text[at..at + character.len_utf8()])
            .collect(),
        Language::English => text.split_inclusive(' ').collect(),
    }
}

fn alike(one: &str, other: &str) -> bool {
    one.trim_end().eq_ignore_ascii_case(other.trim_end())
}

/// The longest sequence that all headings share.
fn frame<'a>(headings: &[Vec<&'a str>]) -> Vec<&'a str> {
    let mut written = headings.iter().filter(|tokens| !tokens.is_empty());
    let Some(first) = written.next() else {
        return Vec::new();
    };
    let mut frame: Vec<&str> = first.iter().copied().take(MOST_TOKENS).collect();
    let mut compared = 1;
    for tokens in written {
        frame = shared(&frame, &tokens[..tokens.len().min(MOST_TOKENS)]);
        compared += 1;
    }
    if compared < 2 || frame.len() < SHORTEST_FRAME {
        return Vec::new();
    }
    frame
}

/// The longest common subsequence.
fn shared<'a>(one: &[&'a str], other: &[&str]) -> Vec<&'a str> {
    let width = other.len() + 1;
    let mut lengths = vec![0_usize; (one.len() + 1) * width];
    for (row, token) in one.iter().enumerate().rev() {
        for (column, candidate) in other.iter().enumerate().rev() {
            lengths[row * width + column] = if alike(token, candidate) {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut common = Vec::new();
    while row < one.len() && column < other.len() {
        if alike(one[row], other[column]) {
            common.push(one[row]);
            row += 1;
            column += 1;
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    common
}

/// A heading cut where the frame begins and ends in it. What the frame begins and ends with is looked for at the
/// heading's ends first, so that it is not found by chance within.
fn pieces(tokens: &[&str], frame: &[&str]) -> Vec<HeadingPiece> {
    let mut common = vec![false; tokens.len()];
    let mut start = 0;
    while start < frame.len().min(tokens.len()) && alike(tokens[start], frame[start]) {
        common[start] = true;
        start += 1;
    }
    let (mut end, mut frame_end) = (tokens.len(), frame.len());
    while end > start && frame_end > start && alike(tokens[end - 1], frame[frame_end - 1]) {
        common[end - 1] = true;
        end -= 1;
        frame_end -= 1;
    }
    let mut wanted = start;
    for at in start..end {
        if wanted < frame_end && alike(tokens[at], frame[wanted]) {
            common[at] = true;
            wanted += 1;
        }
    }
    let mut pieces: Vec<HeadingPiece> = Vec::new();
    for (token, common) in tokens.iter().zip(common) {
        match pieces.last_mut().filter(|piece| piece.common == common) {
            Some(piece) => piece.text.push_str(token),
            None => pieces.push(HeadingPiece {
                text: (*token).to_owned(),
                common,
            }),
        }
    }
    pieces
}

fn with_gaps(pieces: &[HeadingPiece]) -> Vec<HeadingPiece> {
    let text = pieces.iter().fold(String::new(), |mut text, piece| {
        text.push_str(if piece.common { piece.text.as_str() } else { "…" });
        text
    });
    vec![HeadingPiece { text, common: true }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(texts: &[&str], language: Language) -> Vec<String> {
        laid_over(texts, language)
            .iter()
            .map(|pieces| {
                pieces
                    .iter()
                    .map(|piece| {
                        if piece.common {
                            piece.text.clone()
                        } else {
                            format!("[{}]", piece.text)
                        }
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn what_all_headings_share_is_their_frame_and_an_empty_one_shows_it() {
        let headings = [
            "要做学习调研的有心人",
            "要做改进作风的带头人",
            "要做服务基层的贴心人",
            "",
        ];
        assert_eq!(
            shown(&headings, Language::Chinese),
            [
                "要做[学习调研]的[有心]人",
                "要做[改进作风]的[带头]人",
                "要做[服务基层]的[贴心]人",
                "要做…的…人",
            ]
        );
    }

    #[test]
    fn english_headings_are_compared_by_words() {
        let headings = ["Work for the young", "Work for the coast", ""];
        assert_eq!(
            shown(&headings, Language::English),
            ["Work for the [young]", "Work for the [coast]", "Work for the …"]
        );
    }

    #[test]
    fn headings_that_share_a_character_by_chance_have_no_frame() {
        let headings = ["讲政治", "讲学习", ""];
        assert_eq!(shown(&headings, Language::Chinese), ["[讲政治]", "[讲学习]", ""]);
        assert_eq!(shown(&["要实干", ""], Language::Chinese), ["[要实干]", ""]);
    }

    #[test]
    fn a_frame_is_shared_where_every_heading_has_something_of_its_own() {
        let headings = ["要当好勤学善思的领跑者", "要当好攻坚克难的突击手", ""];
        assert_eq!(
            shared_frame(&headings, Language::Chinese).as_deref(),
            Some("要当好…的…")
        );
        assert_eq!(shared_frame(&["讲政治", "讲学习"], Language::Chinese), None);
        assert_eq!(shared_frame(&["要实干", "要实干"], Language::Chinese), None);
    }
}
