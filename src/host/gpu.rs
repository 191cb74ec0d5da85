//! The host that draws with OpenGL, through eframe.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::{CreationContext, Frame, NativeOptions, glow};
use egui::{Context, Ui, ViewportBuilder};

use super::desktop::Desktop;
use super::input_method::put_candidates_below_caret;
use super::{APP_ID, icon};
use crate::store::{Folders, Settings, SettingsNote};
use crate::ui::app::{App, Start};

/// Opens the window and returns when it is closed.
///
/// # Errors
/// There is no display, or no OpenGL.
pub(super) fn run(
    file: Option<PathBuf>,
    folders: Option<Folders>,
    settings: Settings,
    note: Option<SettingsNote>,
) -> eframe::Result {
    let window = settings.window;
    let viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Speechwright")
        .with_icon(icon::picture())
        .with_inner_size([window.width, window.height])
        .with_min_inner_size([640.0, 420.0])
        .with_maximized(window.maximised)
        .with_drag_and_drop(true);
    let options = NativeOptions {
        viewport,
        ..NativeOptions::default()
    };
    let create = move |creation: &CreationContext<'_>| {
        let ctx = creation.egui_ctx.clone();
        let waking = ctx.clone();
        let wake: crate::session::files::Wake = Arc::new(move || waking.request_repaint());
        let start = Start {
            file,
            folders,
            settings,
            note,
            surroundings: Box::new(Desktop::new(Arc::clone(&wake))),
            wake,
        };
        let hosted: Box<dyn eframe::App> = Box::new(Hosted(App::new(&ctx, start)));
        Ok(hosted)
    };
    eframe::run_native(APP_ID, options, Box::new(create))
}

/// The application as eframe calls it.
struct Hosted(App);

impl eframe::App for Hosted {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        self.0.logic(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.0.ui(ui);
        put_candidates_below_caret(ui.ctx());
    }

    fn on_exit(&mut self, _gl: Option<&glow::Context>) {
        self.0.shut_down();
    }
}
