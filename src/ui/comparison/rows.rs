//! What a comparison shows, row by row: which paragraphs are folded away, and where the differences are.

use crate::text::difference::{Difference, Line};

/// How many paragraphs around a difference are shown.
const AROUND: usize = 1;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// A paragraph.
    Line {
        /// Its content.
        line: Line,
        /// Which difference it belongs to, if to any.
        place: Option<usize>,
    },
    /// Paragraphs that are the same and not shown.
    Folded {
        /// The first of them.
        start: usize,
        /// How many.
        count: usize,
    },
}

impl Row {
    pub(super) fn place(&self) -> Option<usize> {
        match self {
            Self::Line { place, .. } => *place,
            Self::Folded { .. } => None,
        }
    }
}

/// The rows.
#[derive(Debug)]
pub(super) struct Rows {
    all: Vec<Row>,
    /// Those that are shown, or would be if the writer scrolled there.
    pub shown: Vec<Row>,
    /// How many differences there are: runs of changed paragraphs.
    pub places: usize,
    pub added: usize,
    pub removed: usize,
}

impl Rows {
    pub(super) fn new(difference: &Difference, shows_all: bool) -> Self {
        let mut lines = Vec::with_capacity(difference.lines.len());
        let mut places = 0;
        let mut is_within = false;
        for line in &difference.lines {
            let is_changed = matches!(line, Line::Changed { .. });
            places += usize::from(is_changed && !is_within);
            is_within = is_changed;
            lines.push(Row::Line {
                line: line.clone(),
                place: is_changed.then(|| places - 1),
            });
        }
        let mut rows = Self {
            all: lines,
            shown: Vec::new(),
            places,
            added: difference.added,
            removed: difference.removed,
        };
        rows.fold(!shows_all);
        rows
    }

    /// Folds what is the same, or shows everything.
    pub(super) fn fold(&mut self, folds: bool) {
        if !folds {
            self.shown.clone_from(&self.all);
            return;
        }
        let is_near = |at: usize| {
            let near = at.saturating_sub(AROUND)..(at + AROUND + 1).min(self.all.len());
            self.all[near].iter().any(|row| row.place().is_some())
        };
        let mut rows: Vec<Row> = Vec::new();
        for (at, line) in self.all.iter().enumerate() {
            match rows.last_mut() {
                _ if is_near(at) => rows.push(line.clone()),
                Some(Row::Folded { count, .. }) => *count += 1,
                _ => rows.push(Row::Folded { start: at, count: 1 }),
            }
        }
        self.shown = rows;
    }

    /// Shows what is folded in a row.
    pub(super) fn unfold(&mut self, at: usize) {
        if let Some(Row::Folded { start, count }) = self.shown.get(at) {
            let lines = self.all[*start..start + count].to_vec();
            self.shown.splice(at..=at, lines);
        }
    }

    /// The row at which a difference begins.
    pub(super) fn row_of(&self, place: usize) -> Option<usize> {
        self.shown.iter().position(|row| row.place() == Some(place))
    }

    pub(super) fn row_of_here(&self, place: Option<usize>) -> Option<usize> {
        self.row_of(place?)
    }
}
