//! The host that draws with OpenGL, through eframe.

use std::cell::Cell;
use std::rc::Rc;

use eframe::glow::HasContext as _;
use eframe::{CreationContext, Frame, NativeOptions, glow};
use egui::{Context, Ui};

use super::choice::is_emulated;
use super::gpu_start::GpuStart;
use super::window::{APP_ID, Opened, Opening};
use crate::ui::surroundings::{Drawing, WhyGpu};

/// Why the graphics card drew nothing, or not to the end.
#[derive(Debug, thiserror::Error)]
pub(super) enum GpuError {
    /// The window system's own words would name the sources that it was built from.
    #[error("no display answers")]
    NoDisplay,
    /// OpenGL is there, but drawn by the processor.
    #[error("OpenGL is drawn by the processor here ({0})")]
    Emulated(String),
    /// It failed before it showed anything.
    #[error("{0}")]
    NotStarted(eframe::Error),
    /// It failed later.
    #[error("{0}")]
    Broken(eframe::Error),
}

/// Opens the window and returns when it is closed. `start` is told when the first frame is reached.
///
/// # Errors
/// There is no display, or no OpenGL, or only one that the processor draws while a real one was hoped for.
pub(super) fn run(opening: Opening, why: WhyGpu, start: Option<GpuStart>) -> Result<(), GpuError> {
    let options = NativeOptions {
        viewport: opening.viewport(),
        ..NativeOptions::default()
    };
    let reached = Rc::new(Cell::new(false));
    let frames = Frames {
        shown: 0,
        start,
        reached: Rc::clone(&reached),
    };
    let create = move |creation: &CreationContext<'_>| {
        let name = creation.gl.as_deref().map(renderer_name).unwrap_or_default();
        if why == WhyGpu::Found && is_emulated(&name) {
            // Nothing went wrong here that would have to be remembered.
            frames.start.into_iter().for_each(GpuStart::reached);
            return Err(Emulated(name).into());
        }
        let app = opening.app(&creation.egui_ctx, Drawing::Gpu { why, name });
        let hosted: Box<dyn eframe::App> = Box::new(Hosted { app, frames });
        Ok(hosted)
    };
    match eframe::run_native(APP_ID, options, Box::new(create)) {
        Ok(()) => Ok(()),
        Err(eframe::Error::AppCreation(error)) => match error.downcast::<Emulated>() {
            Ok(emulated) => Err(GpuError::Emulated(emulated.0)),
            Err(error) => Err(GpuError::NotStarted(eframe::Error::AppCreation(error))),
        },
        Err(eframe::Error::WinitEventLoop(_)) => Err(GpuError::NoDisplay),
        Err(error) if reached.get() => Err(GpuError::Broken(error)),
        Err(error) => Err(GpuError::NotStarted(error)),
    }
}

/// OpenGL is drawn by the processor; this is its name.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Emulated(String);

#[expect(unsafe_code, reason = "OpenGL has no safe way of asking who draws")]
fn renderer_name(gl: &glow::Context) -> String {
    // SAFETY: eframe has made the context current for the creation, and RENDERER may be asked for in any version.
    unsafe { gl.get_parameter_string(glow::RENDERER) }
}

/// Tells that the first frame is reached.
struct Frames {
    shown: usize,
    start: Option<GpuStart>,
    reached: Rc<Cell<bool>>,
}

impl Frames {
    /// Comes before every frame. Only the second one knows that the first one was shown.
    fn begin(&mut self, ctx: &Context) {
        match self.shown {
            0 => ctx.request_repaint(),
            1 => {
                self.reached.set(true);
                self.start.take().into_iter().for_each(GpuStart::reached);
            }
            _ => return,
        }
        self.shown += 1;
    }
}

/// The application as eframe calls it.
struct Hosted {
    app: Opened,
    frames: Frames,
}

impl eframe::App for Hosted {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.app.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.frames.begin(ui.ctx());
        self.app.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&glow::Context>) {
        self.app.shut_down();
    }
}
