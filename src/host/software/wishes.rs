//! Which frames are asked for, and by whom.
//!
//! egui asks for two more frames after every input, whether anything comes of it or not, since widgets may answer a
//! frame late. That would make three frames of every letter. The application knows when it has shown all that follows
//! from what was typed, so the host asks it; what widgets ask for themselves always counts.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use egui::{Context, RequestRepaintInfo, ViewportId};
use winit::event_loop::EventLoopProxy;

use super::Woken;

/// Who asks for a frame later than this asks for none.
const LONGEST: Duration = Duration::from_hours(24);

/// What was asked for during a frame.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// By egui, because there was input.
    for_input: bool,
    /// By egui, because a frame was asked for before this one and might need a second.
    again: bool,
    /// At once, by what is shown in the window; so often.
    at_once: usize,
    /// Later, by what is shown in the window; the soonest.
    later: Option<Duration>,
    /// At once, since the frame before.
    between: bool,
}

impl Asked {
    /// When the next frame is due, seen from this one. `settled` says of this frame and of the one before whether they
    /// show all that follows from their input. Each command to the window asks for a frame that it does not need.
    pub(super) fn next(&self, settled: Settled, commands: usize) -> Option<Duration> {
        let for_input = self.for_input && !settled.now;
        let again = self.again && (self.between || !settled.before);
        if for_input || again || self.at_once > commands {
            Some(Duration::ZERO)
        } else {
            self.later
        }
    }
}

/// Whether frames show all that follows from their input.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Settled {
    pub before: bool,
    pub now: bool,
}

/// Where the window is in making a frame.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Stage {
    #[default]
    Between,
    /// egui takes the input in.
    Opening,
    /// The application shows what is in the window.
    Showing,
}

#[derive(Debug, Default)]
struct Kept {
    stage: Stage,
    asked: Asked,
    /// Whether the next frame is asked for from outside: between frames, or by another thread at any time.
    between: bool,
}

/// Collects what is asked for during a frame, and wakes the host for what is asked between frames.
pub(super) struct Wishes {
    kept: Mutex<Kept>,
    proxy: Mutex<EventLoopProxy<Woken>>,
    /// Whoever asks from another thread asks for a frame of its own.
    shows: ThreadId,
}

impl Wishes {
    /// Listens to what is asked of `ctx`, whose frames are made on this thread.
    pub(super) fn listen(ctx: &Context, proxy: EventLoopProxy<Woken>) -> Arc<Self> {
        let wishes = Arc::new(Self {
            kept: Mutex::default(),
            proxy: Mutex::new(proxy),
            shows: thread::current().id(),
        });
        let all = Arc::clone(&wishes);
        ctx.set_repaint_observer(move |wanted| all.take(wanted));
        let again = Arc::clone(&wishes);
        ctx.set_request_repaint_callback(move |wanted| again.take_repetition(wanted));
        wishes
    }

    /// A frame begins.
    pub(super) fn begin(&self) {
        self.with(|kept| {
            kept.stage = Stage::Opening;
            kept.asked = Asked {
                between: std::mem::take(&mut kept.between),
                ..Asked::default()
            };
        });
    }

    /// egui has taken in the input, and the application begins.
    pub(super) fn opened(&self) {
        self.with(|kept| kept.stage = Stage::Showing);
    }

    /// The frame is done; returns what was asked for in it.
    pub(super) fn end(&self) -> Asked {
        self.with(|kept| {
            kept.stage = Stage::Between;
            std::mem::take(&mut kept.asked)
        })
    }

    fn with<T>(&self, act: impl FnOnce(&mut Kept) -> T) -> T {
        act(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Any request.
    fn take(&self, wanted: RequestRepaintInfo) {
        if wanted.viewport_id != ViewportId::ROOT {
            return;
        }
        let delay = wanted.delay.min(LONGEST);
        let is_of_frame = thread::current().id() == self.shows;
        let wakes = self.with(|kept| {
            let Kept {
                stage,
                asked,
                between,
            } = kept;
            match stage {
                _ if !is_of_frame => *between = true,
                Stage::Between => *between |= delay.is_zero(),
                Stage::Opening => asked.for_input = true,
                Stage::Showing if delay.is_zero() => asked.at_once += 1,
                Stage::Showing => asked.later = Some(asked.later.map_or(delay, |later| later.min(delay))),
            }
            !is_of_frame || *stage == Stage::Between
        });
        if wakes && let Ok(proxy) = self.proxy.lock() {
            let when = Instant::now() + delay;
            let pass = wanted.current_cumulative_pass_nr;
            // An event loop that has ended needs no frames.
            let _ = proxy.send_event(Woken::Frame { when, pass });
        }
    }

    /// A request that egui repeats by itself is one that only this callback is told of.
    fn take_repetition(&self, wanted: RequestRepaintInfo) {
        if wanted.viewport_id == ViewportId::ROOT && thread::current().id() == self.shows {
            self.with(|kept| {
                if kept.stage == Stage::Opening && !kept.asked.for_input {
                    kept.asked.again = true;
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(500);

    fn typed() -> Asked {
        Asked {
            for_input: true,
            again: true,
            later: Some(SOON),
            ..Asked::default()
        }
    }

    fn settled(before: bool, now: bool) -> Settled {
        Settled { before, now }
    }

    #[test]
    fn a_letter_is_one_frame_where_the_application_says_so() {
        assert_eq!(typed().next(settled(true, true), 0), Some(SOON));
        assert_eq!(typed().next(settled(true, false), 0), Some(Duration::ZERO));
    }

    #[test]
    fn what_widgets_ask_for_counts_always() {
        let asked = Asked {
            at_once: 1,
            ..typed()
        };
        assert_eq!(asked.next(settled(true, true), 0), Some(Duration::ZERO));
        assert_eq!(asked.next(settled(true, true), 1), Some(SOON), "it was a command");
    }

    #[test]
    fn a_second_frame_follows_what_was_not_settled() {
        let asked = Asked {
            again: true,
            ..Asked::default()
        };
        assert_eq!(asked.next(settled(false, false), 0), Some(Duration::ZERO));
        assert_eq!(asked.next(settled(true, false), 0), None);
        let woken = Asked {
            between: true,
            ..asked
        };
        assert_eq!(woken.next(settled(true, false), 0), Some(Duration::ZERO));
    }
}
