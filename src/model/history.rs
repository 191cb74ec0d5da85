//! One history over text, structure, fields and information alike.
//!
//! A transaction is a named list of edits that succeed or fail together. The history keeps the inverse of each
//! transaction; undoing applies it and keeps what that returns for redoing. Typing merges with its neighbour when
//! it continues where that ended and not long after, so that one undo takes back a phrase rather than a letter.

use std::time::Duration;

use super::edit::Edit;
use super::edit_error::EditError;
use super::position::TextPosition;
use super::record::Record;
use super::speech::Speech;
use super::touched::Touched;
use crate::text::offsets::ByteIndex;

/// How many transactions are kept.
const MAXIMUM_ENTRIES: usize = 2_000;
/// Typing within this time of its neighbour merges with it.
const MERGE_WITHIN: Duration = Duration::from_secs(2);

/// A caret, or a stretch of text between two places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where the selection began.
    pub anchor: TextPosition,
    /// Where the caret stands.
    pub head: TextPosition,
}

impl Selection {
    /// A caret without a selection.
    #[must_use]
    pub fn caret(position: TextPosition) -> Self {
        Self {
            anchor: position,
            head: position,
        }
    }

    /// Whether nothing is selected.
    #[must_use]
    pub fn is_caret(&self) -> bool {
        self.anchor == self.head
    }
}

/// What a transaction does, for “Undo …”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TransactionName {
    Type,
    Delete,
    Cut,
    Paste,
    NewParagraph,
    AddSection,
    DeleteSection,
    MoveSection,
    DuplicateSection,
    MergeSections,
    RenameSection,
    ChangeScheme,
    ChangeKind,
    ChangeLayout,
    EditConnective,
    SetTarget,
    EditNotes,
    EditGuidance,
    SetStatus,
    SetFrame,
    EditTodos,
    SetBookmark,
    InsertField,
    FillField,
    EditField,
    DeleteField,
    MakeField,
    MakeSection,
    EditInformation,
    SetLanguage,
    BindCount,
    FitTime,
    Restore,
    Replace,
    Substitute,
    ApplyTemplate,
    EditTemplateInformation,
}

impl TransactionName {
    /// Every name.
    pub const ALL: [Self; 37] = [
        Self::Type,
        Self::Delete,
        Self::Cut,
        Self::Paste,
        Self::NewParagraph,
        Self::AddSection,
        Self::DeleteSection,
        Self::MoveSection,
        Self::DuplicateSection,
        Self::MergeSections,
        Self::RenameSection,
        Self::ChangeScheme,
        Self::ChangeKind,
        Self::ChangeLayout,
        Self::EditConnective,
        Self::SetTarget,
        Self::EditNotes,
        Self::EditGuidance,
        Self::SetStatus,
        Self::SetFrame,
        Self::EditTodos,
        Self::SetBookmark,
        Self::InsertField,
        Self::FillField,
        Self::EditField,
        Self::DeleteField,
        Self::MakeField,
        Self::MakeSection,
        Self::EditInformation,
        Self::SetLanguage,
        Self::BindCount,
        Self::FitTime,
        Self::Restore,
        Self::Replace,
        Self::Substitute,
        Self::ApplyTemplate,
        Self::EditTemplateInformation,
    ];

    /// Whether neighbours of this name may become one step.
    #[must_use]
    pub fn merges(self) -> bool {
        matches!(
            self,
            Self::Type
                | Self::FillField
                | Self::EditInformation
                | Self::EditNotes
                | Self::EditGuidance
                | Self::SetTarget
                | Self::RenameSection
                | Self::EditConnective
                | Self::EditField
        )
    }
}

/// Edits that succeed or fail together, and the selection on either side of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// What it does.
    pub name: TransactionName,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// The selection before.
    pub before: Option<Selection>,
    /// The selection after.
    pub after: Option<Selection>,
}

impl Transaction {
    /// A transaction that leaves the selection alone.
    #[must_use]
    pub fn new(name: TransactionName, edits: Vec<Edit>) -> Self {
        Self {
            name,
            edits,
            before: None,
            after: None,
        }
    }

    /// Applies all edits and returns the inverse with what it touched.
    ///
    /// # Errors
    /// Says why an edit was refused; the speech is then as it was.
    pub fn apply(self, speech: &mut Speech) -> Result<(Self, Touched), EditError> {
        let mut inverse = Vec::with_capacity(self.edits.len());
        let mut touched = Touched::Nothing;
        for edit in self.edits {
            touched = touched.and(edit.touched());
            match edit.apply(speech) {
                Ok(back) => inverse.push(back),
                Err(error) => {
                    for back in inverse.into_iter().rev() {
                        // The inverse of an edit just applied is never refused.
                        let restored = back.apply(speech);
                        debug_assert!(restored.is_ok(), "{restored:?}");
                    }
                    return Err(error);
                }
            }
        }
        inverse.reverse();
        let inverse = Self {
            name: self.name,
            edits: inverse,
            before: self.after,
            after: self.before,
        };
        Ok((inverse, touched))
    }
}

#[derive(Debug, Clone)]
struct Entry {
    inverse: Transaction,
    at: Duration,
}

/// The steps that can be undone and redone.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Entry>,
    redo: Vec<Entry>,
    sealed: bool,
    /// Distinguishes every state the speech has been in; what was saved is remembered by its number.
    state: u64,
    states: u64,
    undo_states: Vec<u64>,
    redo_states: Vec<u64>,
}

impl History {
    /// A number for the present state: equal numbers, equal speeches.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.state
    }

    /// Whether the next typing begins a step of its own.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        self.sealed
    }

    /// Keeps the next typing from merging with what was typed before, as after a click or a save.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Numbers all states anew: the speech was changed beside the history, so that none is what a file holds.
    pub fn renumber(&mut self) {
        let by = self.states + 1;
        let others = self.undo_states.iter_mut().chain(&mut self.redo_states);
        for state in others.chain([&mut self.state, &mut self.states]) {
            *state += by;
        }
    }

    /// Records the inverse of a transaction that was applied at `now` (any steady clock).
    pub fn record(&mut self, inverse: Transaction, now: Duration) {
        self.redo.clear();
        self.redo_states.clear();
        let former = self.state;
        self.states += 1;
        self.state = self.states;
        let sealed = std::mem::take(&mut self.sealed);
        if let Some(last) = self.undo.last_mut()
            && !sealed
            && now.saturating_sub(last.at) <= MERGE_WITHIN
            && continues(&last.inverse, &inverse)
        {
            merge(&mut last.inverse, inverse);
            last.at = now;
            return;
        }
        self.undo.push(Entry { inverse, at: now });
        self.undo_states.push(former);
        if self.undo.len() > MAXIMUM_ENTRIES {
            self.undo.remove(0);
            self.undo_states.remove(0);
        }
    }

    /// How many steps were done since a state; none where undoing does not lead back to it.
    #[must_use]
    pub fn steps_since(&self, state: u64) -> Option<usize> {
        if self.state == state {
            return Some(0);
        }
        let place = self.undo_states.iter().rposition(|&former| former == state)?;
        Some(self.undo_states.len() - place)
    }

    /// What the next undo takes back.
    #[must_use]
    pub fn undo_name(&self) -> Option<TransactionName> {
        self.undo.last().map(|entry| entry.inverse.name)
    }

    /// What the next redo repeats.
    #[must_use]
    pub fn redo_name(&self) -> Option<TransactionName> {
        self.redo.last().map(|entry| entry.inverse.name)
    }

    /// Takes back the last step. Returns what was touched and the selection to restore.
    ///
    /// # Errors
    /// An edit was refused, which the invariants rule out; the speech is then as it was.
    pub fn undo(&mut self, speech: &mut Speech) -> Result<Option<(Touched, Option<Selection>)>, EditError> {
        self.sealed = true;
        let step = step(&mut self.undo, &mut self.redo, speech)?;
        if step.is_some() {
            let former = self.undo_states.pop().unwrap_or_default();
            self.redo_states.push(std::mem::replace(&mut self.state, former));
        }
        Ok(step)
    }

    /// Repeats the step taken back last. Returns what was touched and the selection to restore.
    ///
    /// # Errors
    /// An edit was refused, which the invariants rule out; the speech is then as it was.
    pub fn redo(&mut self, speech: &mut Speech) -> Result<Option<(Touched, Option<Selection>)>, EditError> {
        self.sealed = true;
        let step = step(&mut self.redo, &mut self.undo, speech)?;
        if step.is_some() {
            let next = self.redo_states.pop().unwrap_or_default();
            self.undo_states.push(std::mem::replace(&mut self.state, next));
        }
        Ok(step)
    }
}

impl History {
    /// The speech as it was before the first step that can be undone, and the records that lead from there to where
    /// it is, with what can be redone.
    pub(super) fn unwound(&self, speech: &Speech) -> Result<(Speech, Vec<Record>), EditError> {
        let mut base = speech.clone();
        let mut steps = Vec::new();
        for entry in self.undo.iter().rev() {
            let (step, _) = entry.inverse.clone().apply(&mut base)?;
            steps.push((step, entry.at));
        }
        steps.reverse();
        let undone = self.redo.iter().rev();
        let undone: Vec<_> = undone.map(|entry| (entry.inverse.clone(), entry.at)).collect();
        let takes_back = undone.len();
        let mut records = Vec::with_capacity(2 * (steps.len() + undone.len()) + takes_back);
        for (
            Transaction {
                name,
                edits,
                before,
                after,
            },
            at,
        ) in steps.into_iter().chain(undone)
        {
            if !records.is_empty() {
                records.push(Record::Seal);
            }
            records.push(Record::Step {
                name,
                edits,
                before,
                after,
                at,
            });
        }
        records.extend((0..takes_back).map(|_| Record::Undo));
        if self.sealed && takes_back == 0 {
            records.push(Record::Seal);
        }
        Ok((base, records))
    }
}

fn step(
    from: &mut Vec<Entry>,
    to: &mut Vec<Entry>,
    speech: &mut Speech,
) -> Result<Option<(Touched, Option<Selection>)>, EditError> {
    let Some(entry) = from.pop() else {
        return Ok(None);
    };
    let selection = entry.inverse.after;
    let (inverse, touched) = entry.inverse.apply(speech)?;
    to.push(Entry {
        inverse,
        at: entry.at,
    });
    Ok(Some((touched, selection)))
}

/// Whether `newer` continues `older`; both are inverses, so their `before` is where the writer's caret ended.
fn continues(older: &Transaction, newer: &Transaction) -> bool {
    if older.name != newer.name || !older.name.merges() {
        return false;
    }
    match (older.edits.as_slice(), newer.edits.as_slice()) {
        (
            [
                ..,
                Edit::SetProperty {
                    section: one,
                    property: old,
                },
            ],
            [
                Edit::SetProperty {
                    section: other,
                    property: new,
                },
            ],
        ) => one == other && std::mem::discriminant(old) == std::mem::discriminant(new),
        ([Edit::SetInformation { item: one, .. }], [Edit::SetInformation { item: other, .. }]) => {
            one == other
        }
        ([Edit::SetField { field: one }], [Edit::SetField { field: other }]) => one.id == other.id,
        _ => older.name == TransactionName::Type && older.before.is_some() && older.before == newer.after,
    }
}

fn merge(older: &mut Transaction, newer: Transaction) {
    older.before = newer.before;
    match (older.edits.as_mut_slice(), newer.edits.as_slice()) {
        // What was there before the first of them is all that an undo needs.
        ([Edit::SetProperty { .. }], [Edit::SetProperty { .. }])
        | ([Edit::SetInformation { .. }], [Edit::SetInformation { .. }])
        | ([Edit::SetField { .. }], [Edit::SetField { .. }]) => {}
        (
            [
                Edit::ReplaceText {
                    place: one, range, ..
                },
            ],
            [
                Edit::ReplaceText {
                    place: other,
                    range: added,
                    with,
                },
            ],
        ) if one == other && with.is_empty() && range.end == added.start => {
            range.end = ByteIndex(added.end.0);
        }
        _ => {
            let mut edits = newer.edits;
            edits.append(&mut older.edits);
            older.edits = edits;
        }
    }
}
