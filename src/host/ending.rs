//! Ends the window when the system asks for it: SIGTERM, SIGHUP and Ctrl+C, on Windows the console's events.
//!
//! Nothing is asked then. What is not saved stays in the journal, and the next start offers it. A second signal says
//! that somebody waits, and the program ends even if a disk does not answer.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use egui::Context;

use crate::ui::app::App;

/// How long the end may take when it is asked for twice.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the system wants the program to end.
#[derive(Debug, Clone, Default)]
pub(super) struct Ending(Arc<Wanted>);

#[derive(Debug, Default)]
struct Wanted {
    is_wanted: AtomicBool,
    /// What is to be woken; none before there is a window.
    window: Mutex<Option<Context>>,
}

impl Ending {
    /// Listens to the system from now on.
    pub(super) fn listen() -> Self {
        let ending = Self::default();
        let heard = ending.clone();
        // Where that cannot be had, the system's signals end the program as they always did.
        let _ = ctrlc::set_handler(move || {
            if heard.ask() {
                std::thread::sleep(PATIENCE);
                std::process::exit(1);
            }
        });
        ending
    }

    /// The end is wanted. Returns whether it was before.
    fn ask(&self) -> bool {
        let again = self.0.is_wanted.swap(true, Ordering::SeqCst);
        let window = self.0.window.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = &*window {
            window.request_repaint();
        }
        again
    }

    /// What is to be woken when the end is wanted.
    pub(super) fn wakes(&self, window: &Context) {
        let mut woken = self.0.window.lock().unwrap_or_else(PoisonError::into_inner);
        *woken = Some(window.clone());
    }

    /// Ends the window if that is wanted; comes before every frame.
    pub(super) fn take_up(&self, app: &mut App, ctx: &Context) {
        if self.0.is_wanted.load(Ordering::SeqCst) {
            app.end_now(ctx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_woken_and_a_second_wish_is_known_as_such() {
        let ending = Ending::default();
        assert!(!ending.ask(), "also before there is a window");
        let ctx = Context::default();
        let (sender, woken) = std::sync::mpsc::channel();
        let sender = Mutex::new(sender);
        ctx.set_request_repaint_callback(move |_| {
            let _ = sender.lock().unwrap().send(());
        });
        ending.wakes(&ctx);
        assert!(ending.ask());
        assert!(woken.try_recv().is_ok());
    }
}
