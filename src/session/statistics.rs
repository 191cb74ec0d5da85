//! What can be counted in a speech: by Word's rule, in paragraphs and in sentences. Title and byline are not spoken and
//! not counted, nor are hints.

use std::time::Duration;

use super::Session;
use crate::model::{SectionId, SegmentKind, Selection, ViewParagraph, ViewPosition};
use crate::text::counting::{Count, count, english_words};
use crate::text::language::Language;
use crate::text::offsets::{ByteIndex, ByteRange, slice};
use crate::text::sentences::sentences;
use crate::text::speaking_time::{speaking_time, spoken_units};

/// So many long sentences are listed at most, the longest first.
const MOST_LISTED: usize = 200;

/// A sentence and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, with labels and the values of fields.
    pub text: String,
    /// Characters (English: words).
    pub length: usize,
    /// How long it takes to speak at the speech's rate.
    pub spoken: Duration,
    /// In which section.
    pub section: Option<SectionId>,
    /// What selects it, as far as it can be selected.
    pub selection: Selection,
}

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statistics {
    /// By Word's rule.
    pub count: Count,
    /// Paragraphs in which something is written.
    pub paragraphs: usize,
    /// Sentences.
    pub sentences: usize,
    /// Characters (English: words) of all sentences.
    pub in_sentences: usize,
    /// Those that are hard to speak in one breath, the longest first.
    pub long: Vec<Sentence>,
    /// The longest, long or not.
    pub longest: Option<Sentence>,
}

/// From how many characters (English: words) on a sentence is long.
#[must_use]
pub fn long_from(language: Language) -> usize {
    match language {
        Language::Chinese => 60,
        Language::English => 35,
    }
}

impl Session {
    /// Counts the speech as it stands. This reads all of it.
    #[must_use]
    pub fn statistics(&self) -> Statistics {
        let mut statistics = Statistics::default();
        let language = self.speech.language;
        let least = long_from(language);
        let mut longest: Option<(usize, usize, ByteRange)> = None;
        let mut long: Vec<(usize, usize, ByteRange)> = Vec::new();
        for (index, paragraph) in self.manuscript.paragraphs().iter().enumerate() {
            if paragraph.section.is_none() || paragraph.length.count == Count::default() {
                continue;
            }
            statistics.count += paragraph.length.count;
            statistics.paragraphs += 1;
            for range in sentences_of(paragraph) {
                let words = slice(&paragraph.text, &range);
                let length = match language {
                    Language::Chinese => count(words).words,
                    Language::English => english_words(words),
                };
                statistics.sentences += 1;
                statistics.in_sentences += length;
                if longest.as_ref().is_none_or(|(most, _, _)| length > *most) {
                    longest = Some((length, index, range.clone()));
                }
                if length >= least {
                    long.push((length, index, range));
                }
            }
        }
        long.sort_by_key(|(length, index, _)| (std::cmp::Reverse(*length), *index));
        long.truncate(MOST_LISTED);
        statistics.long = long
            .into_iter()
            .filter_map(|(length, index, range)| self.sentence(length, index, &range))
            .collect();
        statistics.longest = longest.and_then(|(length, index, range)| self.sentence(length, index, &range));
        statistics
    }

    fn sentence(&self, length: usize, index: usize, range: &ByteRange) -> Option<Sentence> {
        let paragraph = self.manuscript.paragraphs().get(index)?;
        let at = |offset, forward| {
            let place = ViewPosition {
                paragraph: index,
                offset,
            };
            self.manuscript.source_position(place, forward)
        };
        let text = slice(&paragraph.text, range).to_owned();
        let units = spoken_units(&text, self.speech.language);
        Some(Sentence {
            spoken: speaking_time(units, self.speech.information.speaking_rate()),
            text,
            length,
            section: paragraph.section,
            selection: Selection {
                anchor: at(range.start, true)?,
                head: at(range.end, false)?,
            },
        })
    }
}

/// The sentences of a paragraph; hints are none, and what stands around one is not read across it.
fn sentences_of(paragraph: &ViewParagraph) -> Vec<ByteRange> {
    let hint = paragraph
        .segments
        .iter()
        .find(|segment| segment.kind == SegmentKind::Hint)
        .map(|segment| segment.range.clone());
    let end = ByteIndex::end_of(&paragraph.text);
    let runs = match hint {
        Some(hint) => vec![ByteIndex(0)..hint.start, hint.end..end],
        None => vec![ByteIndex(0)..end],
    };
    let mut found = Vec::new();
    for run in runs {
        let within = sentences(slice(&paragraph.text, &run)).into_iter();
        found.extend(within.map(|range| run.start + range.start.0..run.start + range.end.0));
    }
    found
}
