//! What the writer decided about safety: saving by itself, traces, and how much room former versions may take.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The seconds between two savings of their own accord, and the MiB for former versions, that can be chosen.
const SECONDS: std::ops::RangeInclusive<u32> = 5..=3_600;
const MEBIBYTES: std::ops::RangeInclusive<u32> = 10..=100_000;

/// What was decided about safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SafetySettings {
    /// Whether a draft that has a file is saved of its own accord.
    pub autosave: bool,
    /// So many seconds after a change.
    pub autosave_seconds: u32,
    /// Whether journals, former versions and the list of recent drafts are kept at all.
    pub traces: bool,
    /// How many MiB the former versions of all drafts may take.
    pub backup_mebibytes: u32,
}

impl Default for SafetySettings {
    fn default() -> Self {
        Self {
            autosave: false,
            autosave_seconds: 30,
            traces: true,
            backup_mebibytes: 200,
        }
    }
}

impl SafetySettings {
    /// How many bytes the former versions of all drafts may take.
    #[must_use]
    pub fn backup_bytes(&self) -> u64 {
        u64::from(self.backup_mebibytes) << 20
    }

    /// How long after a change a draft is saved of its own accord; none where it is not.
    #[must_use]
    pub fn autosave_after(&self) -> Option<Duration> {
        self.autosave
            .then(|| Duration::from_secs(self.autosave_seconds.into()))
    }

    /// With every figure within reason.
    #[must_use]
    pub fn within_reason(mut self) -> Self {
        self.autosave_seconds = self.autosave_seconds.clamp(*SECONDS.start(), *SECONDS.end());
        self.backup_mebibytes = self.backup_mebibytes.clamp(*MEBIBYTES.start(), *MEBIBYTES.end());
        self
    }

    /// These settings with what differs between `before` and `after`.
    pub(super) fn with_changes(mut self, before: Self, after: Self) -> Self {
        if before.autosave != after.autosave {
            self.autosave = after.autosave;
        }
        if before.autosave_seconds != after.autosave_seconds {
            self.autosave_seconds = after.autosave_seconds;
        }
        if before.traces != after.traces {
            self.traces = after.traces;
        }
        if before.backup_mebibytes != after.backup_mebibytes {
            self.backup_mebibytes = after.backup_mebibytes;
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_from_a_file_are_brought_within_reason() {
        let wild = SafetySettings {
            autosave_seconds: 0,
            backup_mebibytes: u32::MAX,
            ..SafetySettings::default()
        };
        let tame = wild.within_reason();
        assert_eq!(tame.autosave_seconds, 5);
        assert_eq!(tame.backup_bytes(), 100_000 << 20);
        assert_eq!(tame.autosave_after(), None, "off at first");
    }

    #[test]
    fn two_windows_keep_each_others_changes() {
        let start = SafetySettings::default();
        let one = SafetySettings {
            autosave: true,
            ..start
        };
        let other = SafetySettings {
            traces: false,
            backup_mebibytes: 50,
            ..start
        };
        let both = one.with_changes(start, other);
        assert_eq!(
            both,
            SafetySettings {
                autosave: true,
                ..other
            }
        );
    }
}
