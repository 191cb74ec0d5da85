//! A speech with its history, followed record by record: what a journal is written from, and what is made of one.
//! It composes no manuscript, so that a day's work is followed in a moment.

use super::edit::Edit;
use super::edit_error::EditError;
use super::history::{History, Selection, Transaction};
use super::ids::IdSource;
use super::manuscript::TextPlace;
use super::position::TextPosition;
use super::record::Record;
use super::speech::Speech;

/// A speech with its history.
#[derive(Debug, Clone)]
pub struct Replica {
    /// The speech.
    pub speech: Speech,
    /// What can be undone and redone.
    pub history: History,
    /// Identities that neither the speech nor its history has used.
    pub ids: IdSource,
    /// Where the last change left the selection.
    pub selection: Selection,
}

impl Replica {
    /// A speech at its beginning.
    #[must_use]
    pub fn new(speech: Speech) -> Self {
        Self {
            ids: speech.id_source(),
            speech,
            history: History::default(),
            selection: Selection::caret(TextPosition::start_of(TextPlace::Title)),
        }
    }

    /// Does what the record says.
    ///
    /// # Errors
    /// The record does not fit the speech, which is then as it was.
    pub fn follow(&mut self, record: Record) -> Result<(), EditError> {
        match record {
            Record::Step {
                name,
                edits,
                before,
                after,
                at,
            } => {
                let brings_ids = edits.iter().any(brings_ids);
                let step = Transaction {
                    name,
                    edits,
                    before,
                    after,
                };
                let (inverse, _) = step.apply(&mut self.speech)?;
                self.history.record(inverse, at);
                self.selection = after.unwrap_or(self.selection);
                if brings_ids {
                    self.ids.skip(&self.speech.id_source());
                }
            }
            Record::Undo => {
                let step = self.history.undo(&mut self.speech)?;
                self.select(step.and_then(|(_, selection)| selection));
            }
            Record::Redo => {
                let step = self.history.redo(&mut self.speech)?;
                self.select(step.and_then(|(_, selection)| selection));
            }
            Record::Seal => self.history.seal(),
        }
        Ok(())
    }

    fn select(&mut self, selection: Option<Selection>) {
        self.selection = selection.unwrap_or(self.selection);
    }

    /// The speech as it was before the first step that can be undone, and the records that lead from there to here,
    /// with what can be redone.
    ///
    /// # Errors
    /// A step cannot be taken back, which the invariants rule out.
    pub fn unwound(&self) -> Result<(Speech, Vec<Record>), EditError> {
        self.history.unwound(&self.speech)
    }
}

/// Whether identities come with it that the speech has not seen.
fn brings_ids(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::InsertSection { .. } | Edit::InsertField { .. } | Edit::Restore(_)
    )
}
