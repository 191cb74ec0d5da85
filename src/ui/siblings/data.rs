//! The headings of a group, laid over each other: what they share is the frame that a new one would follow
//! (要做…的…人), unless the group was given one.

pub use crate::model::HeadingPiece as Piece;
use crate::model::{Frame, SectionId, TextPlace, label_of, laid_over};
use crate::session::Session;
use crate::text::counting::count;

/// Headings beyond these say nothing more about a frame.
const MOST_HEADINGS: usize = 40;

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
    let shared = laid_over(&borrowed, speech.language);
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
