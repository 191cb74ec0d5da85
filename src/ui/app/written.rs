//! Counts what is written, day by day, where the writer wishes it.

use std::time::Duration;

use super::App;
use crate::session::files::Job;
use crate::store::WrittenDays;
use crate::ui::surroundings::LocalTime;

/// What was written waits that long before it is kept: it is no one's work, and disks are slow.
const GATHERED: Duration = Duration::from_mins(1);

/// What is known of what was written.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// Day by day, as it is kept; none before that was asked for.
    days: Option<WrittenDays>,
    is_asked: bool,
    /// Characters that are not handed over yet, and since when there are some.
    gathered: u64,
    since: Option<Duration>,
}

impl App {
    /// Takes in what was written since the last frame, and hands it over now and then.
    pub(super) fn count_written(&mut self) {
        let may_be_kept = self.leaves_traces();
        let document = self.document.as_mut();
        let typed = document.map_or(0, |document| document.session.take_written());
        if !self.settings.typing.counts_days {
            self.written = Written::default();
            return;
        }
        if !std::mem::replace(&mut self.written.is_asked, true) {
            self.hand_over(0);
        }
        if may_be_kept {
            self.written.gathered += typed;
        }
        if self.written.gathered == 0 {
            return;
        }
        let now = self.now();
        let since = *self.written.since.get_or_insert(now);
        if now.saturating_sub(since) >= GATHERED {
            self.keep_written();
        }
    }

    /// Knows nothing any more of what was written: it is cleared.
    pub(super) fn forget_written(&mut self) {
        self.written = Written::default();
    }

    /// Hands over what was gathered.
    pub(super) fn keep_written(&mut self) {
        self.written.since = None;
        let gathered = std::mem::take(&mut self.written.gathered);
        if gathered > 0 {
            self.hand_over(gathered);
        }
    }

    fn hand_over(&mut self, characters: u64) {
        let day = self.today();
        self.workers.start(Job::CountWritten { day, characters });
    }

    /// What the days hold after something was added. A count that cannot be kept is not worth a word.
    pub(super) fn take_days(&mut self, days: Option<WrittenDays>) {
        if days.is_some() {
            self.written.days = days;
        }
    }

    /// The days on which something was written, with what is gathered today; none where nobody wishes to know.
    pub(super) fn days_written(&self) -> Option<WrittenDays> {
        if !self.settings.typing.counts_days {
            return None;
        }
        let mut days = self.written.days.clone().unwrap_or_default();
        *days.entry(self.today()).or_default() += self.written.gathered;
        Some(days)
    }

    fn today(&self) -> String {
        let LocalTime { year, month, day, .. } = self.surroundings.local_time(self.surroundings.wall_clock());
        format!("{year:04}-{month:02}-{day:02}")
    }
}
