//! The headless editor: an open speech with its selection, history and file, changed by actions only.
//!
//! [`Session::perform`] is the one way to change anything, for the window, the command line and the tests alike.
//! It answers with [`Effect`]s: what the surroundings are to do (put text on the clipboard, show a notice).
//! Files are read and written by workers (`files`), whose results come back as outcomes.

mod action;
mod caret;
mod copying;
mod counts;
mod deleting;
mod editing;
mod fields;
pub mod files;
mod offer;
mod pasting;
mod replacing;
pub mod reports;
mod statistics;
mod structure;
mod substituting;

#[cfg(test)]
mod tests;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::OnceLock;
use std::time::Duration;

pub use action::{Action, Direction, Effect, Motion, Notice, Unit};
pub use copying::Copied;
pub use offer::SectionOffer;
pub use replacing::{ReplaceTarget, Replacement};
pub use statistics::{Sentence, Statistics, long_from};

use editing::Editing;
use substituting::Substituted;

pub use crate::model::{Record, Recorder};

use crate::model::{
    Budget, Edit, EditError, FieldRef, History, IdSource, Manuscript, Replica, SectionId, Selection, Speech,
    TemplateIdentity, TextPlace, TextPosition, Touched, Transaction, TransactionName,
};

/// An open speech with its selection and history.
#[derive(Debug)]
pub struct Session {
    speech: Speech,
    manuscript: Manuscript,
    /// The budget of the present speech, once it was asked for.
    budget: OnceLock<Budget>,
    history: History,
    ids: IdSource,
    selection: Selection,
    offer: Option<SectionOffer>,
    /// The use of an unfilled field that was asked for last.
    asked: Option<(TextPosition, FieldRef)>,
    /// What the next Backspace takes back.
    substituted: Option<Substituted>,
    /// Characters that were typed and not yet asked for.
    written: u64,
    saved_state: Option<u64>,
    is_read_only: bool,
    now: Duration,
    recording: Recording,
    /// Whether an action is being performed; it stays so when the program fails in it.
    is_performing: bool,
}

/// Where records go, if anywhere.
#[derive(Default)]
struct Recording(Option<Recorder>);

impl fmt::Debug for Recording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recording({})", self.is_on())
    }
}

impl Recording {
    fn is_on(&self) -> bool {
        self.0.is_some()
    }

    fn take(&mut self, record: Record) {
        if let Some(recorder) = &mut self.0 {
            recorder(record);
        }
    }
}

impl Session {
    /// Opens a speech. `saved` says whether it stands in a file as it is.
    #[must_use]
    pub fn new(speech: Speech, saved: bool) -> Self {
        let manuscript = Manuscript::compose(&speech);
        let history = History::default();
        let start = TextPosition::start_of(TextPlace::Title);
        Self {
            ids: speech.id_source(),
            saved_state: saved.then(|| history.state()),
            selection: Selection::caret(start),
            speech,
            manuscript,
            budget: OnceLock::new(),
            history,
            offer: None,
            asked: None,
            substituted: None,
            written: 0,
            is_read_only: false,
            now: Duration::ZERO,
            recording: Recording::default(),
            is_performing: false,
        }
    }

    /// A session as it was when its window went away: with its history, and in no file as it is.
    #[must_use]
    pub fn recovered(replica: Replica) -> Self {
        let Replica {
            speech,
            history,
            ids,
            selection,
        } = replica;
        let mut session = Self::new(speech, false);
        session.history = history;
        session.history.seal();
        session.ids = ids;
        session.selection = selection;
        session.mend_selection();
        session
    }

    /// How many characters were typed since this was asked last; spaces, and what was pasted, do not count.
    pub fn take_written(&mut self) -> u64 {
        std::mem::take(&mut self.written)
    }

    /// The speech with its history, to be followed elsewhere.
    #[must_use]
    pub fn replica(&self) -> Replica {
        Replica {
            speech: self.speech.clone(),
            history: self.history.clone(),
            ids: self.ids.clone(),
            selection: self.selection,
        }
    }

    /// Gives whatever changes from now on to `recorder`; it is called within [`Session::perform`].
    pub fn set_recorder(&mut self, recorder: Option<Recorder>) {
        self.recording = Recording(recorder);
    }

    /// The speech.
    #[must_use]
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// The composed manuscript; always of the present speech.
    #[must_use]
    pub fn manuscript(&self) -> &Manuscript {
        &self.manuscript
    }

    /// What every section is given of the time, and how it stands to that; always of the present speech. It is added up
    /// from the lengths that the manuscript keeps, once after a change and for all who ask.
    pub fn budget(&self) -> &Budget {
        self.budget
            .get_or_init(|| Budget::of(&self.speech, &self.manuscript))
    }

    /// The selection; always within the present speech.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.selection
    }

    /// The section in which the caret stands.
    #[must_use]
    pub fn current_section(&self) -> Option<SectionId> {
        self.selection.head.place.section()
    }

    /// The offer to make a section of what was just typed or pasted.
    #[must_use]
    pub fn offer(&self) -> Option<&SectionOffer> {
        self.offer.as_ref()
    }

    /// What the next undo takes back.
    #[must_use]
    pub fn undo_name(&self) -> Option<TransactionName> {
        self.history.undo_name()
    }

    /// What the next redo repeats.
    #[must_use]
    pub fn redo_name(&self) -> Option<TransactionName> {
        self.history.redo_name()
    }

    /// Whether there is something that no file holds.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.saved_state != Some(self.history.state())
    }

    /// A number for the present state of the speech, to hand to [`Session::mark_saved`] once it is in a file.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.history.state()
    }

    /// Remembers which state stands in the file.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved_state = Some(state);
        self.seal();
    }

    /// Lets the speech be edited as another template than before: it was saved into another file. That is no step.
    pub fn take_identity(&mut self, identity: &TemplateIdentity) {
        self.speech.take_identity(identity);
    }

    /// Whether every change is refused.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Refuses every change from now on, or allows it again.
    pub fn set_read_only(&mut self, is_read_only: bool) {
        self.is_read_only = is_read_only;
    }

    /// Changes the speech or the selection; `now` is any steady clock. A refused action changes nothing and says so
    /// in a notice.
    pub fn perform(&mut self, action: Action, now: Duration) -> Vec<Effect> {
        self.now = now;
        if self.is_read_only && !action.only_reads() {
            return vec![Effect::Notice(Notice::ReadOnly)];
        }
        self.is_performing = true;
        let former = match action {
            Action::AcceptOffer | Action::Seal => None,
            _ => self.offer.take(),
        };
        let dismissed = matches!(action, Action::DismissOffer);
        let effects = self
            .dispatch(action)
            .unwrap_or_else(|error| vec![Effect::Notice(Notice::Refused(error))]);
        if let Some(former) =
            former.filter(|former| !dismissed && self.offer.is_none() && self.still_offers(former))
        {
            self.offer = Some(former);
        }
        self.is_performing = false;
        effects
    }

    /// Puts everything that follows from the speech right after the program failed in the midst of an action, whose
    /// changes were taken back. Returns whether it did.
    pub fn mend(&mut self) -> bool {
        if !std::mem::take(&mut self.is_performing) {
            return false;
        }
        self.manuscript = Manuscript::compose(&self.speech);
        self.budget.take();
        self.offer = None;
        self.asked = None;
        self.history.seal();
        self.mend_selection();
        true
    }

    fn dispatch(&mut self, action: Action) -> Result<Vec<Effect>, EditError> {
        match action {
            Action::Select(selection) => self.select(selection),
            Action::Move { motion, extend } => self.move_caret(motion, extend),
            Action::SelectAll => self.select_all(),
            Action::InsertText(text) => self.insert_text(&text),
            Action::Substitute(allowed) => self.substitute(allowed),
            Action::InsertPair { opening, closing } => self.insert_pair(&opening, &closing),
            Action::Delete { direction, unit } => {
                if let Some(taken_back) = self.take_back_substitution(direction, unit) {
                    return taken_back;
                }
                self.delete(direction, unit)
            }
            Action::NewParagraph => self.new_paragraph(),
            Action::NewSibling => self.new_sibling(),
            Action::Copy => return Ok(self.copy()),
            Action::Cut => return self.cut(),
            Action::Paste { text, fragment } => self.paste(&text, fragment),
            Action::AddSection { parent, index, like } => self.add_section(parent, index, like),
            Action::AddSibling(id) => self.add_sibling(id),
            Action::AddChild(id) => self.add_child(id),
            Action::DuplicateSection(id) => self.duplicate_section(id),
            Action::DeleteSection(id) => return self.delete_section(id),
            Action::MoveSection { id, parent, index } => self.move_section(id, parent, index),
            Action::NudgeSection { id, direction } => self.nudge_section(id, direction),
            Action::RenameRow { id, text } => self.rename_row(id, &text),
            Action::SetProperty { id, property } => self.set_property(id, property),
            Action::SetGroupScheme { id, scheme } => self.set_group_scheme(id, &scheme),
            Action::SetGroupFrame { id, frame } => self.set_group_frame(id, &frame),
            Action::SetHeading { id, text } => self.set_heading(id, &text),
            Action::AcceptOffer => self.accept_offer(),
            Action::DismissOffer => Ok(()),
            Action::InsertField(field) => self.insert_field(field),
            Action::DefineField { field, insert } => self.define_field(field, insert),
            Action::MakeField { name } => return self.make_field(&name),
            Action::FillField { field, value } => self.fill_field(field, &value),
            Action::SetField(field) => self.set_field(field),
            Action::DeleteField { id, keep_text } => self.delete_field(id, keep_text),
            Action::SelectNextUnfilled { backwards } => return self.select_next_unfilled(backwards),
            Action::SetInformation { item, value } => self.set_information(item, &value),
            Action::SetByline(shown) => self.set_byline(shown),
            Action::SetLanguage(language) => self.set_language(language),
            Action::BindCount => self.bind_count(),
            Action::FitTime { minutes, targets } => self.fit_time(minutes, &targets),
            Action::Restore(speech) => self.restore(TransactionName::Restore, speech),
            Action::ApplyTemplate(speech) => self.restore(TransactionName::ApplyTemplate, speech),
            Action::SetTemplateHead(head) => self.set_template_head(head),
            Action::LeaveTraces(leaves) => {
                self.leave_traces(leaves);
                Ok(())
            }
            Action::ReplaceMatches(replacements) => return self.replace_matches(&replacements),
            Action::Withdraw(state) => self.withdraw(state),
            Action::Undo => return self.undo(),
            Action::Redo => return self.redo(),
            Action::Seal => {
                self.seal();
                Ok(())
            }
        }?;
        Ok(Vec::new())
    }

    /// Runs edits that succeed or fail together, records them as one step, and composes anew what they touched.
    /// The closure returns where the selection stands afterwards; none leaves it where it is.
    fn transact(
        &mut self,
        name: TransactionName,
        change: impl FnOnce(&mut Editing<'_>) -> Result<Option<Selection>, EditError>,
    ) -> Result<(), EditError> {
        let before = self.selection;
        let mut editing = Editing::new(
            &mut self.speech,
            &self.manuscript,
            &mut self.ids,
            self.recording.is_on(),
        );
        // A fault of the program's own must not leave half a step behind either.
        let changed = match catch_unwind(AssertUnwindSafe(|| change(&mut editing))) {
            Ok(changed) => changed,
            Err(fault) => {
                editing.roll_back();
                resume_unwind(fault)
            }
        };
        match changed {
            Ok(after) => {
                let (edits, made, touched) = editing.finish();
                let after = after.unwrap_or(before);
                if !edits.is_empty() {
                    if let Some(edits) = made {
                        self.recording.take(Record::Step {
                            name,
                            edits,
                            before: Some(before),
                            after: Some(after),
                            at: self.now,
                        });
                    }
                    let inverse = Transaction {
                        name,
                        edits,
                        before: Some(after),
                        after: Some(before),
                    };
                    self.history.record(inverse, self.now);
                    self.follow(touched);
                }
                self.selection = after;
                self.mend_selection();
                Ok(())
            }
            Err(error) => {
                editing.roll_back();
                Err(error)
            }
        }
    }

    /// Lets what is derived from the speech follow a change of it.
    fn follow(&mut self, touched: Touched) {
        self.manuscript.update(&self.speech, touched);
        self.budget.take();
    }

    /// Ends the present run of typing.
    fn seal(&mut self) {
        if !self.history.is_sealed() {
            self.history.seal();
            self.recording.take(Record::Seal);
        }
    }

    fn restore(&mut self, name: TransactionName, speech: Box<Speech>) -> Result<(), EditError> {
        self.ids.skip(&speech.id_source());
        self.transact(name, |editing| {
            editing.edit(Edit::Restore(speech))?;
            Ok(None)
        })
    }

    /// The file does not say so yet, whatever is undone or repeated from here on.
    fn leave_traces(&mut self, leaves: bool) {
        if self.speech.leaves_traces != leaves {
            self.speech.leaves_traces = leaves;
            self.saved_state = None;
            self.history.renumber();
        }
    }

    fn undo(&mut self) -> Result<Vec<Effect>, EditError> {
        let name = self.history.undo_name();
        let step = self.history.undo(&mut self.speech)?;
        self.recording.take(Record::Undo);
        Ok(self.after_step(step, name.map(Notice::Undone)))
    }

    /// Takes back what was done since a state, without a word.
    fn withdraw(&mut self, state: u64) -> Result<(), EditError> {
        for _ in 0..self.history.steps_since(state).unwrap_or(0) {
            self.undo()?;
        }
        Ok(())
    }

    fn redo(&mut self) -> Result<Vec<Effect>, EditError> {
        let name = self.history.redo_name();
        let step = self.history.redo(&mut self.speech)?;
        self.recording.take(Record::Redo);
        Ok(self.after_step(step, name.map(Notice::Redone)))
    }

    fn after_step(
        &mut self,
        step: Option<(Touched, Option<Selection>)>,
        notice: Option<Notice>,
    ) -> Vec<Effect> {
        let Some((touched, selection)) = step else {
            return Vec::new();
        };
        self.follow(touched);
        self.selection = selection.unwrap_or(self.selection);
        self.mend_selection();
        notice.map(Effect::Notice).into_iter().collect()
    }
}
