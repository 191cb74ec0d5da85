//! What a session writes down as it changes, so that the same speech with the same history can be made again from
//! where it began.

use std::time::Duration;

use super::edit::Edit;
use super::history::{Selection, TransactionName};

/// One change of a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A step was done.
    Step {
        /// What it is called.
        name: TransactionName,
        /// Its edits, in the order in which they were applied.
        edits: Vec<Edit>,
        /// The selection before it.
        before: Option<Selection>,
        /// The selection after it.
        after: Option<Selection>,
        /// When, by the session's clock: neighbours in time become one step of the history.
        at: Duration,
    },
    /// The last step was taken back.
    Undo,
    /// The step taken back last was repeated.
    Redo,
    /// The run of typing ended.
    Seal,
}

/// Takes records as they come. It must not wait for anything.
pub type Recorder = Box<dyn FnMut(Record) + Send>;
