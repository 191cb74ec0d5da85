//! Searching the manuscript, kept up to date with it: a paragraph is searched again only when it changes, and what
//! takes longer than a part of a frame goes on in the next.

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::model::{
    Manuscript, Match, Searched, ValueMatch, ViewParagraph, ViewPosition, matches_in, matches_in_values,
};
use crate::session::Session;
use crate::text::find::{FindOptions, Pattern, PatternError};
use crate::text::offsets::ByteIndex;

/// How long a frame searches at most. A paragraph is searched in one go.
const A_FRAMES_SHARE: Duration = Duration::from_millis(6);

/// What is sought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// The words.
    pub words: String,
    /// How they are meant.
    pub options: FindOptions,
    /// What of the speech is searched.
    pub searched: Searched,
}

/// Which part of the manuscript counts, if not all of it: from one place to another.
pub type Bounds = Option<(ViewPosition, ViewPosition)>;

/// A paragraph with what was found in it; nothing before it was searched.
#[derive(Debug, Clone)]
struct Slot {
    paragraph: Arc<ViewParagraph>,
    matches: Option<Arc<[Match]>>,
}

/// A search and what it found.
#[derive(Debug, Default)]
pub struct Search {
    sought: Option<Sought>,
    /// None while nothing is sought.
    pattern: Option<Result<Pattern, PatternError>>,
    slots: Vec<Slot>,
    /// How many paragraphs are still to be searched.
    waiting: usize,
    revision: u64,
    values: Vec<ValueMatch>,
    bounds: Bounds,
    /// How many matches stand before each paragraph, and at the end how many there are.
    starts: Arc<Vec<usize>>,
}

impl Search {
    /// Brings the search up to date with what is sought and with the speech. Returns whether it is done; if not, it
    /// goes on when it is called again.
    pub fn follow(&mut self, session: &Session, sought: &Sought, bounds: Bounds) -> bool {
        self.bring_up_to_date(session, sought, bounds, Instant::now() + A_FRAMES_SHARE)
    }

    /// As [`Search::follow`], to the end.
    pub fn finish(&mut self, session: &Session, sought: &Sought, bounds: Bounds) {
        while !self.follow(session, sought, bounds) {}
    }

    /// Forgets the speech.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What is wrong with an expression.
    #[must_use]
    pub fn error(&self) -> Option<PatternError> {
        self.pattern.as_ref()?.as_ref().err().copied()
    }

    /// The pattern that is looked for.
    #[must_use]
    pub fn pattern(&self) -> Option<&Pattern> {
        self.pattern.as_ref()?.as_ref().ok()
    }

    /// What of a paragraph is searched.
    #[must_use]
    pub fn searched(&self) -> Searched {
        self.sought
            .as_ref()
            .map_or(Searched::Everything, |sought| sought.searched)
    }

    /// The share of the speech that has been searched.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a share is shown, not reckoned with")]
    pub fn progress(&self) -> f32 {
        1.0 - self.waiting as f32 / self.slots.len().max(1) as f32
    }

    /// How many matches are known.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// How many matches stand before each paragraph, and at the end how many there are.
    #[must_use]
    pub fn starts(&self) -> &Arc<Vec<usize>> {
        &self.starts
    }

    /// The matches in the values of fields, where those are searched.
    #[must_use]
    pub fn values(&self) -> &[ValueMatch] {
        &self.values
    }

    /// The matches of a paragraph that count, if it is this very one.
    #[must_use]
    pub fn matches_of(&self, index: usize, paragraph: &Arc<ViewParagraph>) -> &[Match] {
        let slot = self.slots.get(index);
        if slot.is_some_and(|slot| Arc::ptr_eq(&slot.paragraph, paragraph)) {
            self.matches(index)
        } else {
            &[]
        }
    }

    /// The paragraph at an index, as it was searched.
    #[must_use]
    pub fn paragraph(&self, index: usize) -> Option<&Arc<ViewParagraph>> {
        self.slots.get(index).map(|slot| &slot.paragraph)
    }

    /// The matches of a paragraph that count.
    #[must_use]
    pub fn matches(&self, index: usize) -> &[Match] {
        let Some(matches) = self.slots.get(index).and_then(|slot| slot.matches.as_deref()) else {
            return &[];
        };
        let Some((from, to)) = self.bounds else {
            return matches;
        };
        if index < from.paragraph || index > to.paragraph {
            return &[];
        }
        let first = if index == from.paragraph {
            matches.partition_point(|found| found.shown.start < from.offset)
        } else {
            0
        };
        let end = if index == to.paragraph {
            matches.partition_point(|found| found.shown.end <= to.offset)
        } else {
            matches.len()
        };
        matches.get(first..end).unwrap_or_default()
    }

    /// The match of a number, with its paragraph.
    #[must_use]
    pub fn nth(&self, number: usize) -> Option<(usize, &Match)> {
        let index = self
            .starts
            .partition_point(|&before| before <= number)
            .checked_sub(1)?;
        let found = self.matches(index).get(number - self.starts.get(index)?)?;
        Some((index, found))
    }

    /// The number of the match that stands exactly there.
    #[must_use]
    pub fn number_of(&self, index: usize, shown: &Range<ByteIndex>) -> Option<usize> {
        let matches = self.matches(index);
        let within = matches
            .binary_search_by_key(&shown.start, |found| found.shown.start)
            .ok()?;
        (matches[within].shown.end == shown.end)
            .then(|| self.starts.get(index).map(|before| before + within))?
    }

    /// How many matches begin before a place.
    #[must_use]
    pub fn number_before(&self, place: ViewPosition) -> usize {
        let before = self.starts.get(place.paragraph).copied();
        let within = self
            .matches(place.paragraph)
            .partition_point(|found| found.shown.start < place.offset);
        before.map_or(self.count(), |before| before + within)
    }

    fn bring_up_to_date(
        &mut self,
        session: &Session,
        sought: &Sought,
        bounds: Bounds,
        until: Instant,
    ) -> bool {
        let manuscript = session.manuscript();
        let is_new = self.sought.as_ref() != Some(sought);
        if is_new {
            self.seek(sought);
        }
        let has_changed = self.synchronise(manuscript) || is_new;
        if has_changed {
            self.waiting = self.slots.iter().filter(|slot| slot.matches.is_none()).count();
            self.search_values(session);
        }
        let goes_on = self.waiting > 0;
        self.search(until);
        if has_changed || goes_on || self.bounds != bounds {
            self.bounds = bounds;
            self.count_again();
        }
        self.waiting == 0
    }

    fn seek(&mut self, sought: &Sought) {
        self.sought = Some(sought.clone());
        self.pattern = (!sought.words.is_empty()).then(|| Pattern::new(&sought.words, sought.options));
        for slot in &mut self.slots {
            slot.matches = None;
        }
    }

    /// Takes over the paragraphs of the manuscript; what was found in those that stay is kept. Returns whether there
    /// is anything new.
    fn synchronise(&mut self, manuscript: &Manuscript) -> bool {
        let paragraphs = manuscript.paragraphs();
        let same = |slot: &Slot, paragraph: &Arc<ViewParagraph>| Arc::ptr_eq(&slot.paragraph, paragraph);
        let ends = [self.slots.first(), self.slots.last()]
            .into_iter()
            .zip([paragraphs.first(), paragraphs.last()]);
        let same_ends = ends
            .into_iter()
            .all(|pair| matches!(pair, (Some(slot), Some(paragraph)) if same(slot, paragraph)));
        if same_ends && self.revision == manuscript.revision() && self.slots.len() == paragraphs.len() {
            return false;
        }
        self.revision = manuscript.revision();
        let pairs = || self.slots.iter().zip(paragraphs);
        let front = pairs()
            .take_while(|(slot, paragraph)| same(slot, paragraph))
            .count();
        let most = self.slots.len().min(paragraphs.len()) - front;
        let back = self.slots.iter().rev().zip(paragraphs.iter().rev());
        let back = back
            .take(most)
            .take_while(|(slot, paragraph)| same(slot, paragraph))
            .count();
        let former = self.slots.len() - back;
        let fresh: Vec<Slot> = paragraphs[front..paragraphs.len() - back]
            .iter()
            .enumerate()
            .map(|(step, paragraph)| {
                let known = self.slots[..former].get(front + step);
                let known = known.filter(|slot| same(slot, paragraph)).cloned();
                known.unwrap_or_else(|| Slot {
                    paragraph: Arc::clone(paragraph),
                    matches: None,
                })
            })
            .collect();
        self.slots.splice(front..former, fresh);
        true
    }

    fn search(&mut self, until: Instant) {
        if self.waiting == 0 {
            return;
        }
        let nothing: Arc<[Match]> = Arc::from([]);
        let searched = self.searched();
        let pattern = self.pattern.as_ref().and_then(|pattern| pattern.as_ref().ok());
        for slot in self.slots.iter_mut().filter(|slot| slot.matches.is_none()) {
            let found = pattern.map(|pattern| matches_in(&slot.paragraph, pattern, searched));
            slot.matches = Some(match found {
                Some(found) if !found.is_empty() => found.into(),
                _ => Arc::clone(&nothing),
            });
            self.waiting -= 1;
            if Instant::now() >= until {
                break;
            }
        }
    }

    fn search_values(&mut self, session: &Session) {
        self.values = match (self.searched(), self.pattern()) {
            (Searched::Values, Some(pattern)) => matches_in_values(session.speech(), pattern),
            _ => Vec::new(),
        };
    }

    fn count_again(&mut self) {
        let mut starts = Vec::with_capacity(self.slots.len() + 1);
        let mut before = 0;
        for index in 0..self.slots.len() {
            starts.push(before);
            before += self.matches(index).len();
        }
        starts.push(before);
        self.starts = Arc::new(starts);
    }
}
