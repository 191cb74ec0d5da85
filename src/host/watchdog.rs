//! Notices a frame that never ends, and reports what the window was busy with. The journal has a thread of its own and
//! goes on all the same.
//!
//! A frame notes when it begins and ends, which costs two writes to memory. A thread looks at that only while frames
//! come: once every ten seconds, and sooner only at a frame that has lasted for long. When none has come since it last
//! looked it sleeps until the next one wakes it, so that a window at rest costs nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use crate::session::reports::{Fault, Reporter, stage};

/// A frame that lasts longer than this is taken never to end.
const LIMIT: Duration = Duration::from_secs(10);
/// How often a frame must be looked at before that is said of it: time also passes while the whole program is stopped.
const LOOKS: u32 = 5;

/// What the thread and the window share.
#[derive(Debug)]
struct Shared {
    origin: Instant,
    /// Counts begins and ends: odd within a frame.
    count: AtomicU64,
    /// When the frame began, in milliseconds behind the origin.
    began: AtomicU64,
    /// Whether the thread sleeps until it is woken.
    sleeps: AtomicBool,
}

/// The window's end of it.
#[derive(Debug, Clone)]
pub(super) struct Watchdog {
    shared: Arc<Shared>,
    /// None where there was no thread to be had.
    thread: Option<Thread>,
}

/// A frame that is going on; it ends when this is dropped.
#[derive(Debug)]
pub(super) struct WatchedFrame(Arc<Shared>);

impl Watchdog {
    /// Reports frames that never end.
    pub(super) fn start(reporter: Reporter) -> Self {
        Self::with(LIMIT, move |lasted| {
            reporter.report(&fault(lasted));
        })
    }

    fn with(limit: Duration, tell: impl Fn(Duration) + Send + 'static) -> Self {
        let shared = Arc::new(Shared {
            origin: Instant::now(),
            count: AtomicU64::new(0),
            began: AtomicU64::new(0),
            sleeps: AtomicBool::new(false),
        });
        let watched = Arc::clone(&shared);
        let handle = thread::Builder::new()
            .name("watchdog".to_owned())
            .spawn(move || watched.watch(limit, &tell));
        Self {
            shared,
            thread: handle.ok().map(|handle| handle.thread().clone()),
        }
    }

    /// A frame begins. One within another counts as the same.
    pub(super) fn frame(&self) -> Option<WatchedFrame> {
        let shared = &self.shared;
        if shared.count.load(Ordering::SeqCst) % 2 == 1 {
            return None;
        }
        shared.began.store(shared.now(), Ordering::SeqCst);
        shared.count.fetch_add(1, Ordering::SeqCst);
        if shared.sleeps.swap(false, Ordering::SeqCst)
            && let Some(thread) = &self.thread
        {
            thread.unpark();
        }
        Some(WatchedFrame(Arc::clone(shared)))
    }
}

impl Drop for WatchedFrame {
    fn drop(&mut self) {
        self.0.count.fetch_add(1, Ordering::SeqCst);
    }
}

impl Shared {
    fn now(&self) -> u64 {
        u64::try_from(self.origin.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn watch(&self, limit: Duration, tell: &impl Fn(Duration)) {
        // What was seen at the last look, and how often in a row.
        let (mut seen, mut looks) = (0, 0);
        loop {
            let count = self.count.load(Ordering::SeqCst);
            looks = if count == seen { looks + 1 } else { 0 };
            let is_same = count == seen;
            seen = count;
            if count % 2 == 1 {
                let lasted = self.now().saturating_sub(self.began.load(Ordering::SeqCst));
                let lasted = Duration::from_millis(lasted);
                if looks >= LOOKS && lasted >= limit {
                    tell(lasted);
                    self.sleep_while(count);
                } else {
                    thread::sleep(limit / LOOKS);
                }
            } else if is_same {
                self.sleep_while(count);
            } else {
                thread::sleep(limit);
            }
        }
    }

    /// Sleeps until something else than `count` is counted, and a frame begins.
    fn sleep_while(&self, count: u64) {
        self.sleeps.store(true, Ordering::SeqCst);
        // A frame that began just before that has woken nobody.
        while self.count.load(Ordering::SeqCst) == count && self.sleeps.load(Ordering::SeqCst) {
            thread::park();
        }
        self.sleeps.store(false, Ordering::SeqCst);
    }
}

fn fault(lasted: Duration) -> Fault {
    let stage = match stage() {
        "" => "something unknown",
        known => known,
    };
    Fault {
        what: format!(
            "a frame has not ended for {} s, busy with {stage}",
            lasted.as_secs()
        ),
        thread: "main".to_owned(),
        ..Fault::default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};

    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    fn watchdog() -> (Watchdog, Receiver<Duration>) {
        let (sender, told) = channel();
        let watchdog = Watchdog::with(SHORT, move |lasted| {
            let _ = sender.send(lasted);
        });
        (watchdog, told)
    }

    /// Waits until the thread sleeps, however long that takes.
    fn wait_for_sleep(watchdog: &Watchdog) {
        while !watchdog.shared.sleeps.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(1));
        }
    }

    #[test]
    fn a_frame_that_does_not_end_is_told_of_once() {
        let (watchdog, told) = watchdog();
        let frame = watchdog.frame();
        assert!(told.recv().unwrap() >= SHORT);
        // It has seen all there is to see.
        wait_for_sleep(&watchdog);
        assert!(told.try_recv().is_err());
        drop(frame);
        let _second = watchdog.frame();
        assert!(told.recv().unwrap() >= SHORT, "the next one is watched, too");
    }

    #[test]
    fn frames_that_end_are_told_of_never() {
        let (watchdog, told) = watchdog();
        for _ in 0..1000 {
            drop(watchdog.frame());
        }
        wait_for_sleep(&watchdog);
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn nothing_is_looked_at_while_nothing_happens() {
        let (watchdog, _told) = watchdog();
        wait_for_sleep(&watchdog);
        drop(watchdog.frame());
        // It looks at that frame, and then has nothing to do again.
        wait_for_sleep(&watchdog);
    }

    #[test]
    fn a_frame_within_a_frame_is_the_same() {
        let (watchdog, told) = watchdog();
        let outer = watchdog.frame();
        assert!(watchdog.frame().is_none());
        assert!(told.recv().is_ok(), "the outer one still goes on");
        drop(outer);
        assert!(watchdog.frame().is_some());
    }

    #[test]
    fn it_is_said_what_the_window_was_busy_with() {
        let what = fault(Duration::from_secs(12)).what;
        assert!(what.starts_with("a frame has not ended for 12 s"), "{what}");
    }
}
