//! What stays bright while the rest is dimmed: the caret's sentence, paragraph or section, and whatever is selected.

use std::ops::Range;

use super::place::Spot;
use super::rows::Row;
use super::sheet::Sheet;
use super::{ManuscriptView, Work};
use crate::model::ViewPosition;
use crate::store::FocusScope;
use crate::text::offsets::ByteIndex;
use crate::text::sentences::sentence_at;

/// How much of its colour dimmed text keeps: enough to find one's way by, too little to read on unawares.
pub(super) const FADE: f32 = 0.38;

/// The stretch that is not dimmed, in the paragraphs as they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lit {
    start: ViewPosition,
    end: ViewPosition,
}

/// How much of a row is bright.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Light {
    /// All of it.
    Whole,
    /// Nothing.
    Dimmed,
    /// A range of it.
    Part(Range<usize>),
}

impl Lit {
    /// How much of a paragraph's row is bright.
    pub(super) fn of_row(self, paragraph: usize, row: &Row) -> Light {
        if paragraph < self.start.paragraph || paragraph > self.end.paragraph {
            return Light::Dimmed;
        }
        let from = if paragraph == self.start.paragraph {
            self.start.offset.0
        } else {
            0
        };
        let to = if paragraph == self.end.paragraph {
            self.end.offset.0
        } else {
            usize::MAX
        };
        if from <= row.start && row.end <= to {
            return Light::Whole;
        }
        let part = from.max(row.start)..to.min(row.end);
        if part.start >= part.end {
            Light::Dimmed
        } else {
            Light::Part(part)
        }
    }
}

impl ManuscriptView {
    /// What is not dimmed just now; none where nothing is dimmed, as beside the view that is written in.
    pub(super) fn lit(&self, work: &Work<'_>) -> Option<Lit> {
        let scope = self.views.focus.filter(|_| !self.beside)?;
        let caret = |Spot {
                         paragraph, offset, ..
                     }| {
            let offset = ByteIndex(offset);
            let at = ViewPosition { paragraph, offset };
            (at, at)
        };
        let selected = self.shown_selection(work);
        let (start, end) = selected.or_else(|| self.caret_spot(work).map(caret))?;
        Some(Lit {
            start: self.reach(work, scope, start).0,
            end: self.reach(work, scope, end).1,
        })
    }

    /// The beginning and the end of what is bright around a place.
    fn reach(&self, work: &Work<'_>, scope: FocusScope, at: ViewPosition) -> (ViewPosition, ViewPosition) {
        let paragraphs = match scope {
            FocusScope::Sentence => {
                let text = self.sheet.shown(at.paragraph).map(|shown| shown.text.as_str());
                let sentence = sentence_at(text.unwrap_or_default(), at.offset);
                let place = |offset| ViewPosition { offset, ..at };
                return (place(sentence.start), place(sentence.end));
            }
            FocusScope::Paragraph => at.paragraph..at.paragraph + 1,
            FocusScope::Section => own_paragraphs(work, &self.sheet, at.paragraph),
        };
        let last = paragraphs.end.saturating_sub(1);
        let length = self.sheet.shown(last).map_or(0, |shown| shown.text.len());
        let place = |paragraph, offset| ViewPosition {
            paragraph,
            offset: ByteIndex(offset),
        };
        (place(paragraphs.start, 0), place(last, length))
    }
}

/// The paragraphs of the section that a paragraph belongs to; title and byline are one.
fn own_paragraphs(work: &Work<'_>, sheet: &Sheet, paragraph: usize) -> Range<usize> {
    let manuscript = work.session.manuscript();
    let section = sheet.shown(paragraph).and_then(|shown| shown.section);
    match section.and_then(|id| manuscript.span(id)) {
        Some(span) => span.first..span.first + span.length,
        None => 0..manuscript.spans().first().map_or(sheet.len(), |span| span.first),
    }
}
