//! From one match to the next, and from matches to what replaces them.

use std::ops::Range;
use std::sync::Arc;

use super::{FindBar, Pinned, Scope};
use crate::model::{
    FIELD_MARK, FieldUse, Match, Obstacle, Searched, Selection, TextPlace, TextPosition, ViewParagraph,
    ViewPosition, run_of,
};
use crate::session::{Action, ReplaceTarget, Replacement, Session};
use crate::text::offsets::{ByteIndex, slice};
use crate::ui::request::Request;

/// Where a match stands that is listed.
#[derive(Debug, Clone)]
pub enum Target {
    /// In a paragraph of the manuscript.
    Paragraph {
        /// The paragraph.
        paragraph: Arc<ViewParagraph>,
        /// Where in it.
        shown: Range<ByteIndex>,
    },
    /// In a value.
    Value {
        /// What the field is called.
        name: String,
        /// The value.
        value: String,
        /// Where in it.
        shown: Range<ByteIndex>,
    },
}

/// A match with what would replace it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Where it stands.
    pub target: Target,
    /// What to replace, or why that cannot be.
    pub replacement: Result<Replacement, Obstacle>,
}

impl FindBar {
    /// Goes to the next match, or to the one before. Returns what shows it.
    pub fn step(&mut self, session: &Session, backwards: bool) -> Vec<Request> {
        self.finish(session);
        if self.scope == Scope::Values {
            let count = self.search.values().len();
            if count == 0 {
                return Vec::new();
            }
            let step = if backwards { count - 1 } else { 1 };
            self.value = (self.value + step) % count;
            return self.show_value(session);
        }
        let Some(number) = self.number_of_next(session, backwards) else {
            return Vec::new();
        };
        self.show_number(session, number)
    }

    fn finish(&mut self, session: &Session) {
        while !self.search_on(session) {}
        self.shows_first = false;
    }

    /// The number of the match that is gone to.
    pub(super) fn current(&self, session: &Session) -> Option<usize> {
        if self.scope == Scope::Values {
            let count = self.search.values().len();
            return (count > 0).then(|| self.value.min(count - 1));
        }
        let (paragraph, shown) = self.current_place(session)?;
        self.search.number_of(paragraph, &shown)
    }

    pub(super) fn current_place(&self, session: &Session) -> Option<(usize, Range<ByteIndex>)> {
        let manuscript = session.manuscript();
        let (start, end) = session.selected_range();
        let (from, to) = (manuscript.view_position(start)?, manuscript.view_position(end)?);
        if from.paragraph == to.paragraph && from.offset < to.offset {
            let shown = from.offset..to.offset;
            if self.search.number_of(from.paragraph, &shown).is_some() {
                return Some((from.paragraph, shown));
            }
        }
        let pinned = self.pinned.as_ref()?;
        let stands = pinned.selection == session.selection()
            && self.search.number_of(pinned.paragraph, &pinned.shown).is_some();
        stands.then(|| (pinned.paragraph, pinned.shown.clone()))
    }

    fn number_of_next(&self, session: &Session, backwards: bool) -> Option<usize> {
        let count = self.search.count();
        if count == 0 {
            return None;
        }
        let number = match self.current(session) {
            Some(number) if backwards => number + count - 1,
            Some(number) => number + 1,
            None => {
                let caret = Self::caret(session, !backwards);
                let before = self.search.number_before(caret);
                if backwards { before + count - 1 } else { before }
            }
        };
        Some(number % count)
    }

    /// Where the writer is: behind the selection, or before it.
    fn caret(session: &Session, behind: bool) -> ViewPosition {
        let (start, end) = session.selected_range();
        let start_of_all = ViewPosition {
            paragraph: 0,
            offset: ByteIndex(0),
        };
        session
            .manuscript()
            .view_position(if behind { end } else { start })
            .unwrap_or(start_of_all)
    }

    /// Shows the first match from where the selection begins.
    pub(super) fn show_first(&mut self, session: &Session) -> Vec<Request> {
        if self.scope == Scope::Values {
            return self.show_value(session);
        }
        let count = self.search.count();
        if count == 0 {
            return Vec::new();
        }
        let number = self.search.number_before(Self::caret(session, false));
        self.show_number(session, number % count)
    }

    fn show_number(&mut self, session: &Session, number: usize) -> Vec<Request> {
        let Some((paragraph, found)) = self.search.nth(number) else {
            return Vec::new();
        };
        let manuscript = session.manuscript();
        let at = |offset, forward| manuscript.source_position(ViewPosition { paragraph, offset }, forward);
        let title_end = || {
            let title = session.speech().line(TextPlace::Title);
            TextPosition::new(
                TextPlace::Title,
                title.map_or(ByteIndex(0), crate::model::Inline::end),
            )
        };
        // Under the title nothing can be selected.
        let anchor = at(found.shown.start, true).unwrap_or_else(title_end);
        let head = at(found.shown.end, false).unwrap_or_else(title_end);
        let selection = match &found.source {
            Err(Obstacle::Generated) => Selection::caret(head),
            _ => Selection { anchor, head },
        };
        self.pinned = Some(Pinned {
            paragraph,
            shown: found.shown.clone(),
            selection,
        });
        vec![Request::Point(selection)]
    }

    /// Shows the first use of the field whose value holds the match.
    fn show_value(&mut self, session: &Session) -> Vec<Request> {
        let Some(found) = self.search.values().get(self.value) else {
            return Vec::new();
        };
        let first = FieldUse::of(session.speech())
            .into_iter()
            .find(|used| used.field == found.field)
            .and_then(|used| used.first);
        let Some(anchor) = first else {
            return Vec::new();
        };
        let head = TextPosition::new(anchor.place, anchor.offset + FIELD_MARK.len_utf8());
        vec![Request::Point(Selection { anchor, head })]
    }

    /// Replaces the match that is gone to and goes to the next; where there is none, only goes on.
    pub(super) fn replace_one(&mut self, session: &Session) -> Vec<Request> {
        self.finish(session);
        let current = self.current(session);
        let listed = current.and_then(|number| self.listed_at(session, number));
        let Some(Ok(replacement)) = listed.map(|listed| listed.replacement) else {
            return self.step(session, false);
        };
        vec![
            Request::Act(Action::ReplaceMatches(vec![replacement])),
            Request::FindOn,
        ]
    }

    /// Goes on to the match behind what was just replaced.
    pub fn go_on(&mut self, session: &Session) -> Vec<Request> {
        self.finish(session);
        if self.scope == Scope::Values {
            return self.show_value(session);
        }
        let count = self.search.count();
        if count == 0 {
            return Vec::new();
        }
        let number = self.search.number_before(Self::caret(session, true));
        self.show_number(session, number % count)
    }

    /// Every match with what would replace it.
    pub fn list(&mut self, session: &Session) -> Vec<Listed> {
        self.finish(session);
        let count = if self.scope == Scope::Values {
            self.search.values().len()
        } else {
            self.search.count()
        };
        (0..count)
            .filter_map(|number| self.listed_at(session, number))
            .collect()
    }

    fn listed_at(&self, session: &Session, number: usize) -> Option<Listed> {
        let pattern = self.search.pattern()?;
        if self.scope == Scope::Values {
            let found = self.search.values().get(number)?;
            let value = session.speech().field_value(found.field)?;
            let replacement = Replacement {
                expected: slice(&value, &found.range).to_owned(),
                with: pattern.replacement(&value, &found.range, &self.with),
                target: ReplaceTarget::Value(found.clone()),
            };
            return Some(Listed {
                target: Target::Value {
                    name: session.speech().field_name(found.field),
                    value,
                    shown: found.range.clone(),
                },
                replacement: Ok(replacement),
            });
        }
        let (index, found) = self.search.nth(number)?;
        let paragraph = Arc::clone(self.search.paragraph(index)?);
        let Match { shown, source } = found.clone();
        let replacement = source.map(|source| Replacement {
            target: ReplaceTarget::Text(source),
            expected: slice(&paragraph.text, &shown).to_owned(),
            with: self.replacement_in(&paragraph, &shown),
        });
        Some(Listed {
            target: Target::Paragraph { paragraph, shown },
            replacement,
        })
    }

    fn replacement_in(&self, paragraph: &ViewParagraph, shown: &Range<ByteIndex>) -> String {
        let searched: Searched = self.search.searched();
        let run = run_of(paragraph, searched, shown);
        let within = shown.start - run.start.0..shown.end - run.start.0;
        let pattern = self.search.pattern();
        pattern.map_or_else(String::new, |pattern| {
            pattern.replacement(slice(&paragraph.text, &run), &within, &self.with)
        })
    }
}
