//! The headings of a group, laid over each other: what they share is the frame that a new one would follow
//! (要做…的…人), unless the group was given one.

use crate::model::{Frame, SectionId, TextPlace, label_of};
use crate::session::Session;
use crate::text::counting::count;
use crate::text::language::Language;

/// Headings and words beyond these say nothing more about a frame.
const MOST_HEADINGS: usize = 40;
const MOST_TOKENS: usize = 60;
/// What is shared by chance is shorter.
const SHORTEST_FRAME: usize = 2;

/// A stretch of a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they are of the frame.
    pub common: bool,
}

/// A sibling's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The section.
    pub id: SectionId,
    /// Its label with its mark.
    pub label: String,
    /// What it reads as.
    pub text: String,
    /// Its pieces; for a section without a heading the frame with gaps, where there is one.
    pub pieces: Vec<Piece>,
    /// Whether it is written.
    pub written: bool,
    /// Whether it does not follow the frame that its group was given.
    pub breaks: bool,
    /// Its characters (English: words).
    pub length: usize,
}

/// The group around a section: those numbered with it, else those under it. None where there is nothing to compare.
#[must_use]
pub fn group_at(session: &Session, id: SectionId) -> Vec<SectionId> {
    let tree = &session.speech().sections;
    let is_group = |group: &Vec<SectionId>| group.len() >= 2;
    let holds = |id: SectionId| tree.get(id).is_some_and(|section| section.kind.holds_children());
    let own = Some(id).filter(|&id| holds(id)).map(|id| tree.group(id));
    let under = || Some(tree.group(*tree.children(Some(id)).first()?));
    let mut group = own
        .filter(is_group)
        .or_else(|| under().filter(is_group))
        .unwrap_or_default();
    group.truncate(MOST_HEADINGS);
    group
}

/// The headings of a section and of the siblings that are numbered with it. None where there is nothing to compare.
#[must_use]
pub fn headings(session: &Session, id: SectionId) -> Vec<Heading> {
    let own = session.speech().sections.group(id);
    if own.len() < 2 || !own.contains(&id) {
        return Vec::new();
    }
    headings_of(session, &own[..own.len().min(MOST_HEADINGS)])
}

/// The headings of some sections, laid over each other.
#[must_use]
pub fn headings_of(session: &Session, group: &[SectionId]) -> Vec<Heading> {
    let speech = session.speech();
    let shown = |&id: &SectionId| {
        let heading = speech.line(TextPlace::Heading(id));
        heading.map_or_else(String::new, |line| speech.plain_text(line))
    };
    let texts: Vec<String> = group.iter().map(shown).collect();
    let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
    let shared = framed(&borrowed, speech.language);
    let all = group.iter().zip(texts).zip(shared);
    all.map(|((&id, text), shared)| {
        let given = speech
            .sections
            .get(id)
            .and_then(|section| Frame::read(&section.frame));
        let (pieces, breaks) = match &given {
            Some(frame) => in_frame(frame, &text),
            None => (shared, false),
        };
        Heading {
            id,
            label: label_of(&speech.sections, id, speech.language)
                .map_or_else(String::new, |label| label.text()),
            pieces,
            written: !text.is_empty(),
            breaks,
            length: count(&text).words,
            text,
        }
    })
    .collect()
}

/// The pieces of a heading by a given frame, and whether it breaks it.
fn in_frame(frame: &Frame, text: &str) -> (Vec<Piece>, bool) {
    let piece = |text: &str, common| Piece {
        text: text.to_owned(),
        common,
    };
    if text.is_empty() {
        return (vec![piece(&frame.shown(), true)], false);
    }
    let Some(fixed) = frame.fixed_in(text) else {
        return (vec![piece(text, false)], true);
    };
    let mut pieces = Vec::new();
    let mut at = 0;
    for range in fixed {
        if at < range.start {
            pieces.push(piece(&text[at..range.start], false));
        }
        pieces.push(piece(&text[range.clone()], true));
        at = range.end;
    }
    if at < text.len() {
        pieces.push(piece(&text[at..], false));
    }
    (pieces, false)
}

/// The length that most of the written headings have, if at least half of them do and there are three or more.
#[must_use]
pub fn usual_length(headings: &[Heading]) -> Option<usize> {
    let written: Vec<usize> = headings
        .iter()
        .filter(|heading| heading.written)
        .map(|heading| heading.length)
        .collect();
    let times = |length: usize| written.iter().filter(|&&other| other == length).count();
    let usual = written.iter().copied().max_by_key(|&length| times(length))?;
    (written.len() >= 3 && times(usual) >= 2 && times(usual) * 2 >= written.len()).then_some(usual)
}

/// The pieces of each heading; an empty one is given the frame.
fn framed(texts: &[&str], language: Language) -> Vec<Vec<Piece>> {
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
fn pieces(tokens: &[&str], frame: &[&str]) -> Vec<Piece> {
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
    let mut pieces: Vec<Piece> = Vec::new();
    for (token, common) in tokens.iter().zip(common) {
        match pieces.last_mut().filter(|piece| piece.common == common) {
            Some(piece) => piece.text.push_str(token),
            None => pieces.push(Piece {
                text: (*token).to_owned(),
                common,
            }),
        }
    }
    pieces
}

fn with_gaps(pieces: &[Piece]) -> Vec<Piece> {
    let text = pieces.iter().fold(String::new(), |mut text, piece| {
        text.push_str(if piece.common { piece.text.as_str() } else { "…" });
        text
    });
    vec![Piece { text, common: true }]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(texts: &[&str], language: Language) -> Vec<String> {
        framed(texts, language)
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

    fn heading(text: &str, length: usize) -> Heading {
        Heading {
            id: SectionId(1),
            label: String::new(),
            text: text.to_owned(),
            pieces: Vec::new(),
            written: !text.is_empty(),
            breaks: false,
            length,
        }
    }

    #[test]
    fn the_length_that_most_have_is_the_usual_one() {
        let of = |lengths: &[usize]| {
            let headings: Vec<Heading> = lengths.iter().map(|&length| heading("题", length)).collect();
            usual_length(&headings)
        };
        assert_eq!(of(&[9, 9, 7]), Some(9));
        assert_eq!(of(&[9, 7, 8]), None);
        assert_eq!(of(&[9, 9]), None, "two say nothing");
        let unwritten = [heading("题", 9), heading("题", 9), heading("", 0), heading("", 0)];
        assert_eq!(usual_length(&unwritten), None);
    }

    #[test]
    fn a_given_frame_marks_what_breaks_it_and_shows_itself_where_nothing_is_written() {
        let frame = Frame::read("要争做…的X").unwrap();
        let (pieces, breaks) = in_frame(&frame, "要争做攻坚的突击手");
        assert!(!breaks);
        let own: Vec<&str> = pieces
            .iter()
            .filter(|piece| !piece.common)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(own, ["攻坚", "突击手"]);
        assert!(in_frame(&frame, "要敢于攻坚").1);
        let (ghost, breaks) = in_frame(&frame, "");
        assert_eq!((ghost[0].text.as_str(), breaks), ("要争做…的…", false));
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
}
