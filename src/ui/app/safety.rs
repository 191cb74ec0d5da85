//! What keeps the work safe, as far as the window has a part in it: one place takes what the workers report, and one
//! carries out what the writer decides.

mod bars;
mod changed;
mod held;
mod keeping;
mod recovering;
mod traces;
mod versions;

pub(super) use keeping::SLOW;

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use egui::Context;

use super::App;
use crate::session::files::{JournalState, Outcome, Recovered};
use crate::store::{RecoveryEntry, RecoveryId};
use crate::ui::moments;
use crate::ui::safety::SafetyAct;

/// What the window knows of it, beside the open speech itself.
#[derive(Debug, Default)]
pub(super) struct Safety {
    /// How the journal fares; none before it was heard of.
    journal: Option<JournalState>,
    /// What can be recovered.
    recoveries: Vec<RecoveryEntry>,
    /// What is being read of it, and what for.
    loading: Vec<(RecoveryId, RecoveryUse)>,
    /// What was read and waits for the open speech to be left.
    recovered: Option<(RecoveryId, Box<Recovered>)>,
    /// Whether the writer wants to hear later of what can be recovered of other drafts.
    puts_off: bool,
    /// The draft's file that is being read, and what for.
    other: Option<(PathBuf, OtherUse)>,
    /// The draft that is being taken over.
    taking: Option<PathBuf>,
    /// When it was asked last whether the holder of a draft is gone.
    asked_holder: Option<Duration>,
    /// Whether that was not answered yet.
    asks_holder: bool,
}

/// What a recovery is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RecoveryUse {
    Recover,
    OpenBoth,
    Compare,
}

/// What the draft's file is read for beside opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OtherUse {
    Compare,
    Take,
}

/// What became of the open draft's file without the window's doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Underneath {
    /// Something else stands there.
    Changed {
        /// Whether saving was refused for it.
        was_refused: bool,
    },
    /// Nothing stands there.
    Gone,
    /// Its folder cannot be reached.
    Unreachable,
}

impl App {
    pub(super) fn take_safety_outcome(&mut self, outcome: Outcome, ctx: &Context) {
        match outcome {
            Outcome::OtherLoaded { path, result } => self.other_loaded(&path, result, ctx),
            Outcome::LockTaken { path, lock } => self.lock_taken(&path, lock),
            Outcome::HolderAsked { path, holder } => self.holder_asked(&path, holder),
            Outcome::Backups { draft, result } => self.take_backups(draft, result),
            Outcome::BackupLoaded { entry, result } => self.take_backup(&entry, result, ctx),
            Outcome::BackupKept(result) => self.backup_kept(result),
            Outcome::HistoryCleared(result) => self.history_cleared(result),
            Outcome::Recoveries(entries) => self.take_recoveries(entries),
            Outcome::RecoveryLoaded { id, result } => self.recovery_loaded(id, result, ctx),
            Outcome::RecoveryDiscarded { result, .. } => self.recovery_discarded(result),
            Outcome::FileChanged { path, change } => self.file_changed(&path, change),
            Outcome::Journal(state) => self.take_journal(state),
            _ => {}
        }
    }

    /// Carries out what was decided.
    pub(super) fn decide(&mut self, act: SafetyAct, ctx: &Context) {
        match act {
            SafetyAct::Recover(id) => self.load_recovery(id, RecoveryUse::Recover),
            SafetyAct::OpenBoth(id) => self.load_recovery(id, RecoveryUse::OpenBoth),
            SafetyAct::CompareRecovery(id) => self.load_recovery(id, RecoveryUse::Compare),
            SafetyAct::DiscardRecovery(id) => self.discard_recovery(id),
            SafetyAct::ShowRecoveries => self.show_recoveries(),
            SafetyAct::PutOffRecoveries => self.safety.puts_off = true,
            SafetyAct::CompareFile => self.load_other(OtherUse::Compare),
            SafetyAct::TakeTheirs => self.load_other(OtherUse::Take),
            SafetyAct::KeepMine => self.keep_mine(),
            SafetyAct::SaveAgain => self.save(),
            SafetyAct::SaveElsewhere => self.save_elsewhere(),
            SafetyAct::Restore { speech, when } => self.restore_version(speech, &when, ctx),
            SafetyAct::OpenCopy { file, speech, when } => self.open_version(&file, *speech, &when),
            SafetyAct::ClearHistory(draft) => self.ask_to_clear(draft),
            SafetyAct::OpenReadOnly(held) => self.open_read_only(*held),
            SafetyAct::OpenHeldCopy(held) => self.open_held_copy(*held),
            SafetyAct::TakeOver(held) => self.take_over(&held),
            SafetyAct::EditWhatWasRead => self.edit_what_was_read(),
            SafetyAct::Set {
                settings,
                leaves_traces,
            } => self.set_safety(settings, leaves_traces, ctx),
        }
        ctx.request_repaint();
    }

    /// A moment in words.
    fn moment(&self, at: SystemTime) -> String {
        let now = self.surroundings.local_time(self.surroundings.wall_clock());
        moments::moment(self.surroundings.local_time(at), now, &self.texts)
    }
}

#[cfg(test)]
mod tests;
