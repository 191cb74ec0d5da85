//! When the next frame is due: at once for what a writer does, in the screen's pace for what moves by itself.

use std::time::{Duration, Instant};

/// When the next frame is due.
#[derive(Debug)]
pub(super) struct Clock {
    due: Option<Instant>,
    last: Option<Instant>,
    pace: Duration,
}

impl Default for Clock {
    fn default() -> Self {
        Self {
            due: None,
            last: None,
            pace: Duration::from_micros(16_667),
        }
    }
}

impl Clock {
    /// How long a frame is shown at least, when nobody waits for the next.
    pub fn set_pace(&mut self, pace: Duration) {
        self.pace = pace.clamp(Duration::from_millis(2), Duration::from_millis(50));
    }

    /// A frame is wanted then.
    pub fn ask(&mut self, when: Instant) {
        self.due = Some(self.due.map_or(when, |due| due.min(when)));
    }

    /// A frame is wanted then, or as soon after that as the last one was seen.
    pub fn ask_in_pace(&mut self, when: Instant) {
        let seen = self.last.map_or(when, |last| last + self.pace);
        self.ask(when.max(seen));
    }

    /// Whether a frame is due.
    pub fn is_due(&self, now: Instant) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// When the next frame is due; none when nothing is wanted.
    pub fn due(&self) -> Option<Instant> {
        self.due
    }

    /// A frame begins, which is what was wanted.
    pub fn began(&mut self, now: Instant) {
        self.due = None;
        self.last = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: Duration = Duration::from_millis(1);
    const PACE: Duration = Duration::from_millis(16);

    fn clock_after_a_frame() -> (Clock, Instant) {
        let now = Instant::now();
        let mut clock = Clock::default();
        clock.set_pace(PACE);
        clock.began(now);
        (clock, now)
    }

    #[test]
    fn nothing_is_due_when_nothing_is_wanted() {
        let (mut clock, now) = clock_after_a_frame();
        clock.ask(now + STEP);
        clock.began(now + STEP);
        assert_eq!(clock.due(), None);
        assert!(!clock.is_due(now + PACE * 100));
    }

    #[test]
    fn a_key_is_answered_at_once() {
        let (mut clock, now) = clock_after_a_frame();
        clock.ask(now + STEP);
        assert!(clock.is_due(now + STEP));
    }

    #[test]
    fn what_moves_by_itself_keeps_the_pace() {
        let (mut clock, now) = clock_after_a_frame();
        clock.ask_in_pace(now + STEP);
        assert_eq!(clock.due(), Some(now + PACE));
        clock.began(now + PACE);
        clock.ask_in_pace(now + PACE * 3);
        assert_eq!(clock.due(), Some(now + PACE * 3));
    }

    #[test]
    fn the_earliest_wish_counts() {
        let (mut clock, now) = clock_after_a_frame();
        clock.ask_in_pace(now + PACE * 30);
        clock.ask_in_pace(now + PACE * 2);
        clock.ask(now + PACE * 20);
        assert_eq!(clock.due(), Some(now + PACE * 2));
    }
}
