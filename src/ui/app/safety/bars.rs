//! The bars under the toolbar: what the writer should decide, though not at once.

use egui::{Frame, Panel, Ui};

use super::super::{App, Part};
use super::Underneath;
use crate::store::RecoveredFile;
use crate::ui::bars::{Bar, Choice, Tone};
use crate::ui::safety::SafetyAct;

impl App {
    /// Shows the bars that stand and carries out what is decided.
    pub(in super::super) fn safety_bars(&mut self, ui: &mut Ui) {
        if !self.works(Part::Bars) {
            return;
        }
        let mut decided = None;
        for (name, bar) in self.bars_standing() {
            let shown = Panel::top(name)
                .resizable(false)
                .frame(Frame::new())
                .show(ui, |ui| self.caught(Part::Bars, |_| bar.show(ui)));
            decided = decided.or(shown.inner.flatten());
        }
        if let Some(act) = decided {
            let ctx = ui.ctx().clone();
            self.decide(act, &ctx);
        }
    }

    fn bars_standing(&self) -> Vec<(&'static str, Bar<SafetyAct>)> {
        if self.document.is_none() {
            return Vec::new();
        }
        let bars = [
            ("bar-held", self.held_bar()),
            ("bar-underneath", self.underneath_bar()),
            ("bar-autosave", self.autosave_bar()),
            ("bar-recovery", self.own_recovery_bar()),
            ("bar-recoveries", self.other_recoveries_bar()),
        ];
        let standing = bars.into_iter();
        standing.filter_map(|(name, bar)| Some((name, bar?))).collect()
    }

    /// Who has the draft that can only be read here.
    fn held_bar(&self) -> Option<Bar<SafetyAct>> {
        let holder = self.document.as_ref()?.held.as_ref()?;
        let values = [
            ("user", holder.user.as_str().into()),
            ("machine", holder.machine.as_str().into()),
        ];
        let elsewhere = self.choice("button-save-elsewhere", None, SafetyAct::SaveElsewhere);
        let (text, choices) = if holder.is_gone {
            let go_on = self.choice("held-go-on", None, SafetyAct::EditWhatWasRead);
            (self.texts.get("held-bar-free").to_owned(), vec![go_on])
        } else {
            (self.texts.with("held-bar", &values), vec![elsewhere])
        };
        Some(Bar {
            tone: Tone::Calm,
            text,
            choices,
        })
    }

    /// What became of the draft's file.
    fn underneath_bar(&self) -> Option<Bar<SafetyAct>> {
        let document = self.document.as_ref()?;
        let underneath = document.underneath?;
        let name = document.name(&self.texts);
        let text = |key: &str| self.texts.with(key, &[("name", name.as_str().into())]);
        let elsewhere = self.choice("button-save-elsewhere", None, SafetyAct::SaveElsewhere);
        let again = self.choice("changed-save-again", None, SafetyAct::SaveAgain);
        let (text, choices) = match underneath {
            Underneath::Changed { was_refused } => {
                let key = if was_refused {
                    "changed-bar-unsaved"
                } else {
                    "changed-bar"
                };
                let compare = self.choice("changed-compare", None, SafetyAct::CompareFile);
                let is_kept = self.backup_limit().is_some();
                let take = is_kept.then_some("changed-take-theirs-tooltip");
                let take = self.choice("changed-take-theirs", take, SafetyAct::TakeTheirs);
                let mut choices = vec![compare];
                if !document.session.is_read_only() {
                    let keep = if is_kept {
                        "changed-keep-mine-tooltip"
                    } else {
                        "changed-keep-mine-tooltip-no-traces"
                    };
                    choices.push(self.choice("changed-keep-mine", Some(keep), SafetyAct::KeepMine));
                }
                choices.extend([take, elsewhere]);
                (text(key), choices)
            }
            Underneath::Gone => (text("gone-bar"), vec![again, elsewhere]),
            Underneath::Unreachable => (text("unreachable-bar"), vec![again, elsewhere]),
        };
        Some(Bar {
            tone: Tone::Warn,
            text,
            choices,
        })
    }

    fn autosave_bar(&self) -> Option<Bar<SafetyAct>> {
        let reason = self.document.as_ref()?.autosave_failed.as_deref()?;
        Some(Bar {
            tone: Tone::Warn,
            text: self
                .texts
                .with("autosave-failed-bar", &[("reason", reason.into())]),
            choices: vec![
                self.choice("autosave-retry", None, SafetyAct::SaveAgain),
                self.choice("button-save-elsewhere", None, SafetyAct::SaveElsewhere),
            ],
        })
    }

    /// What can be recovered of the open draft.
    fn own_recovery_bar(&self) -> Option<Bar<SafetyAct>> {
        let entry = self.undecided().find(|entry| self.is_of_open_draft(entry))?;
        let when = self.moment(entry.changed_at);
        let has_file = matches!(entry.file, RecoveredFile::Same | RecoveredFile::Changed);
        let text = if has_file && !entry.is_template() {
            let values = [("when", when.into()), ("count", entry.differing.into())];
            self.texts.with("recovery-bar-differing", &values)
        } else {
            self.texts.with("recovery-bar", &[("when", when.into())])
        };
        let id = || entry.id.clone();
        let discard = Some("recovery-discard-tooltip");
        let both = Some("recovery-open-both-tooltip");
        let mut choices = vec![
            self.choice("recovery-recover", None, SafetyAct::Recover(id())),
            self.choice("recovery-compare", None, SafetyAct::CompareRecovery(id())),
        ];
        if has_file {
            choices.push(self.choice("recovery-open-both", both, SafetyAct::OpenBoth(id())));
        }
        choices.push(self.choice("recovery-discard", discard, SafetyAct::DiscardRecovery(id())));
        Some(Bar {
            tone: Tone::Warn,
            text,
            choices,
        })
    }

    /// What can be recovered of other drafts: the start page may never be seen.
    fn other_recoveries_bar(&self) -> Option<Bar<SafetyAct>> {
        let others = self.undecided().filter(|entry| !self.is_of_open_draft(entry));
        let count = others.count();
        if count == 0 || self.safety.puts_off {
            return None;
        }
        Some(Bar {
            tone: Tone::Calm,
            text: self.texts.with("recovery-bar-others", &[("count", count.into())]),
            choices: vec![
                self.choice("recovery-show", None, SafetyAct::ShowRecoveries),
                self.choice("recovery-later", None, SafetyAct::PutOffRecoveries),
            ],
        })
    }

    fn choice(
        &self,
        key: &'static str,
        tooltip: Option<&'static str>,
        answer: SafetyAct,
    ) -> Choice<SafetyAct> {
        Choice {
            text: self.texts.get(key).to_owned(),
            tooltip: tooltip.map_or_else(String::new, |key| self.texts.get(key).to_owned()),
            answer,
        }
    }
}
