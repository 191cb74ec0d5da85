//! What a writer decides about the safety of the work: in bars, on the start page and in dialogs alike, so that one
//! place carries it out.

use std::path::PathBuf;

use crate::model::{DraftId, Speech};
use crate::session::files::FileStamp;
use crate::store::{LockHolder, RecoveryId, SafetySettings};

/// A draft that somebody else has open, read but not shown yet.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldDraft {
    /// Its file.
    pub path: PathBuf,
    /// What stands in it.
    pub speech: Speech,
    /// The file as it was read.
    pub stamp: FileStamp,
    /// Who has it.
    pub holder: LockHolder,
}

/// Something decided about the safety of the work.
#[derive(Debug, Clone, PartialEq)]
pub enum SafetyAct {
    /// To go on where a window ended.
    Recover(RecoveryId),
    /// The same as a new speech, with the file in another window.
    OpenBoth(RecoveryId),
    /// To see how it differs from the file.
    CompareRecovery(RecoveryId),
    /// To put it aside.
    DiscardRecovery(RecoveryId),
    /// To list all that can be recovered.
    ShowRecoveries,
    /// To be left alone with it for now.
    PutOffRecoveries,
    /// To see how the draft's file differs from the speech.
    CompareFile,
    /// To write the speech over a file that was changed.
    KeepMine,
    /// To take what the file holds.
    TakeTheirs,
    /// To save under another name.
    SaveElsewhere,
    /// To write the draft's file once more.
    SaveAgain,
    /// To put a former version in the present one's place.
    Restore {
        /// The version.
        speech: Box<Speech>,
        /// When it was saved, in words.
        when: String,
    },
    /// To open a former version as a new speech.
    OpenCopy {
        /// The version's own file.
        file: PathBuf,
        /// The version.
        speech: Box<Speech>,
        /// When it was saved, in words.
        when: String,
    },
    /// To remove former versions and journals, of one draft or of all, after asking.
    ClearHistory(Option<DraftId>),
    /// To read a draft that somebody else has open.
    OpenReadOnly(Box<HeldDraft>),
    /// To make a new speech of it.
    OpenHeldCopy(Box<HeldDraft>),
    /// To open it, now that its holder is gone.
    TakeOver(Box<HeldDraft>),
    /// To edit a draft that could only be read, now that nobody else has it.
    EditWhatWasRead,
    /// To set things differently.
    Set {
        /// For all drafts.
        settings: SafetySettings,
        /// Whether the open draft leaves traces; none without one.
        leaves_traces: Option<bool>,
    },
}
