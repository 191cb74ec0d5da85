//! The host that draws with the processor: `winit` gives windows and events, `egui-winit` makes them egui's input,
//! [`crate::raster`] draws and `softbuffer` shows.
//!
//! It does what eframe does for the other host (egui-winit is the same, so that keys, the input method, the clipboard,
//! screen readers and dropped files do not differ), with two liberties. A frame follows the key it answers at once;
//! only animations and the pointer keep the screen's pace. And what a frame did not change is not shown anew.

mod clock;
mod open;
mod screen;
mod wishes;

use std::time::{Duration, Instant};

use egui::{Context, ViewportId};
use egui_winit::accesskit_winit;
use winit::application::ApplicationHandler;
use winit::error::{EventLoopError, OsError};
use winit::event::{ElementState, WindowEvent};
use winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy};
use winit::window::WindowId;

use super::window::Opening;
use crate::ui::surroundings::WhySoftware;
use clock::Clock;
use open::{Next, OpenWindow};
use wishes::Wishes;

/// After that long without word from the compositor the window is taken to be hidden: the application then goes on
/// without being shown. Wayland does not tell.
const HIDDEN_AFTER: Duration = Duration::from_millis(250);

/// How often a window that is hidden may ask for a frame that nobody sees.
const HIDDEN_PACE: Duration = Duration::from_millis(100);

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub(super) enum SoftwareError {
    /// There is no display, or it went away. The window system's own words would name the sources that it was built
    /// from.
    #[error("no display answers")]
    Display(#[from] EventLoopError),
    /// The display gives no window.
    #[error("the display gives no window")]
    Window(#[from] OsError),
    /// Nothing can be shown in the window.
    #[error("{0}")]
    Surface(#[from] softbuffer::SoftBufferError),
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// There is no display, or it does not do its part.
pub(super) fn run(opening: Opening, why: WhySoftware) -> Result<(), SoftwareError> {
    let events = EventLoop::<Woken>::with_user_event().build()?;
    let mut host = Host {
        opening: Some((opening, why)),
        proxy: events.create_proxy(),
        ctx: Context::default(),
        window: None,
        clock: Clock::default(),
        redraw_overdue: None,
        error: None,
    };
    let ended = events.run_app(&mut host);
    host.close();
    match host.error {
        Some(error) => Err(error),
        None => Ok(ended?),
    }
}

/// What wakes the host from outside the window system's own events.
#[derive(Debug)]
pub(super) enum Woken {
    /// A frame is wanted; asked for after `pass` passes.
    Frame { when: Instant, pass: u64 },
    /// A screen reader wants something.
    Access(accesskit_winit::Event),
}

impl From<accesskit_winit::Event> for Woken {
    fn from(event: accesskit_winit::Event) -> Self {
        Self::Access(event)
    }
}

struct Host {
    /// The window that is to be opened, until it is.
    opening: Option<(Opening, WhySoftware)>,
    proxy: EventLoopProxy<Woken>,
    ctx: Context,
    window: Option<OpenWindow>,
    clock: Clock,
    /// When a redraw that was asked of the compositor is late.
    redraw_overdue: Option<Instant>,
    error: Option<SoftwareError>,
}

impl Host {
    fn show_frame(&mut self, events: &ActiveEventLoop) {
        self.redraw_overdue = None;
        self.clock.began(Instant::now());
        if let Some(window) = &mut self.window {
            let next = window.frame(events);
            self.follow(next, events);
        }
    }

    fn run_logic(&mut self, events: &ActiveEventLoop) {
        if let Some(window) = &mut self.window {
            let next = window.logic(events);
            self.follow(next, events);
        }
    }

    fn follow(&mut self, next: Next, events: &ActiveEventLoop) {
        match next {
            Next::Wait => {}
            Next::Frame => self.clock.ask(Instant::now()),
            Next::After(delay) => self.clock.ask_in_pace(Instant::now() + delay),
            Next::Close => events.exit(),
        }
    }

    fn close(&mut self) {
        if let Some(window) = self.window.take() {
            window.close();
        }
    }
}

impl ApplicationHandler<Woken> for Host {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        let Some((opening, why)) = self.opening.take() else {
            return;
        };
        let wishes = Wishes::listen(&self.ctx, self.proxy.clone());
        match OpenWindow::new(events, &self.proxy, wishes, &self.ctx, opening, why) {
            Ok(window) => {
                self.clock.set_pace(window.pace());
                self.window = Some(window);
                // Before the window is shown, so that it never shows anything else.
                self.show_frame(events);
            }
            Err(error) => {
                self.error = Some(error);
                events.exit();
            }
        }
    }

    fn user_event(&mut self, _: &ActiveEventLoop, woken: Woken) {
        match woken {
            Woken::Frame { when, pass } => {
                let passed = self.ctx.cumulative_pass_nr_for(ViewportId::ROOT);
                // Otherwise a frame has come since that was asked for.
                if passed == pass || passed == pass + 1 {
                    let is_hidden = self.window.as_ref().is_some_and(OpenWindow::is_hidden);
                    let earliest = Instant::now() + HIDDEN_PACE;
                    self.clock
                        .ask_in_pace(if is_hidden { when.max(earliest) } else { when });
                }
            }
            Woken::Access(event) => {
                if self
                    .window
                    .as_mut()
                    .is_some_and(|window| window.take_access_event(&event))
                {
                    self.clock.ask(Instant::now());
                }
            }
        }
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _: WindowId, event: WindowEvent) {
        let Some(window) = &mut self.window else { return };
        if event == WindowEvent::RedrawRequested {
            // On Wayland it answers what was asked for. Elsewhere the window system has lost what it showed.
            if !window.is_paced_by_compositor() {
                window.show_all();
            }
            self.show_frame(events);
            return;
        }
        // A key that is let go of changes nothing by itself: the next frame is early enough to hear of it.
        let wants_frame = window.take_event(&event) && !is_release(&event);
        match event {
            WindowEvent::ScaleFactorChanged { .. } | WindowEvent::Moved(_) => {
                self.clock.set_pace(window.pace());
            }
            // A Windows window that is being resized shows what it has until its events are dealt with.
            WindowEvent::Resized(_) if cfg!(windows) => {
                self.show_frame(events);
                return;
            }
            _ => {}
        }
        if wants_frame {
            let now = Instant::now();
            match event {
                WindowEvent::CursorMoved { .. } | WindowEvent::MouseWheel { .. } => {
                    self.clock.ask_in_pace(now);
                }
                _ => self.clock.ask(now),
            }
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        let now = Instant::now();
        if self.clock.is_due(now)
            && let Some(window) = &self.window
        {
            if window.is_paced_by_compositor() {
                self.clock.began(now);
                self.redraw_overdue.get_or_insert(now + HIDDEN_AFTER);
                window.ask_compositor();
            } else {
                self.show_frame(events);
            }
        }
        if self.redraw_overdue.is_some_and(|overdue| overdue <= now) {
            self.redraw_overdue = None;
            self.run_logic(events);
        }
        let title = self.window.as_mut();
        let title = title.and_then(|window| window.set_title_in_time(Instant::now()));
        let frame = self.clock.due();
        let wake = frame.into_iter().chain(self.redraw_overdue).chain(title).min();
        events.set_control_flow(wake.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }

    fn exiting(&mut self, _: &ActiveEventLoop) {
        self.close();
    }
}

/// Whether it says that a key is up again. Modifiers that are let go of have an event of their own.
fn is_release(event: &WindowEvent) -> bool {
    matches!(event, WindowEvent::KeyboardInput { event, .. } if event.state == ElementState::Released)
}
