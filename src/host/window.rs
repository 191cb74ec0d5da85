//! One description of the window for all that can draw it, so that no feature exists in one host only.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Ui, ViewportBuilder};

use super::desktop::Desktop;
use super::ending::Ending;
use super::icon;
use super::input_method::put_candidates_below_caret;
use super::watchdog::{Watchdog, WatchedFrame};
use crate::session::files::Wake;
use crate::session::reports;
use crate::store::{Folders, Settings, SettingsNote};
use crate::ui::app::{App, Start};
use crate::ui::surroundings::Drawing;

/// What the program is called where windows and their icons are matched to it.
pub(super) const APP_ID: &str = "speechwright";

/// A window that is to be opened.
pub(super) struct Opening {
    /// The draft or text file in it.
    pub file: Option<PathBuf>,
    /// Whether that is a template to be edited.
    pub edits: bool,
    /// The program's folders; none where there is no home.
    pub folders: Option<Folders>,
    /// The settings as they were read.
    pub settings: Settings,
    /// Why they could not be read, if they could not.
    pub note: Option<SettingsNote>,
    /// What windows opened from this one are told about drawing.
    pub inherited: Vec<OsString>,
    /// Whether the system wants the program to end.
    pub ending: Ending,
    /// What notices a frame that never ends.
    pub watchdog: Watchdog,
}

impl Opening {
    /// The window as the desktop gets to see it.
    pub fn viewport(&self) -> ViewportBuilder {
        let window = self.settings.window;
        ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Speechwright")
            .with_icon(icon::picture())
            .with_inner_size([window.width, window.height])
            .with_min_inner_size([640.0, 420.0])
            .with_maximized(window.maximised)
            .with_fullscreen(self.settings.views.full_screen)
            .with_drag_and_drop(true)
    }

    /// What is in it.
    pub fn app(self, ctx: &Context, drawing: Drawing) -> Opened {
        self.ending.wakes(ctx);
        let waking = ctx.clone();
        let wake: Wake = Arc::new(move || waking.request_repaint());
        let desktop = Desktop::new(Arc::clone(&wake), drawing, self.inherited);
        let start = Start {
            file: self.file,
            edits: self.edits,
            folders: self.folders,
            settings: self.settings,
            note: self.note,
            surroundings: Box::new(desktop),
            wake,
        };
        Opened {
            app: App::new(ctx, start),
            ending: self.ending,
            watchdog: self.watchdog,
        }
    }
}

/// What is in the window, as its host calls it.
pub(super) struct Opened {
    app: App,
    ending: Ending,
    watchdog: Watchdog,
}

impl Opened {
    /// A frame begins; it ends when what is returned is dropped.
    pub fn frame(&self) -> Option<WatchedFrame> {
        self.watchdog.frame()
    }

    /// What comes before every frame.
    pub fn logic(&mut self, ctx: &Context) {
        let _frame = self.frame();
        let outer = reports::enter("logic");
        self.ending.take_up(&mut self.app, ctx);
        self.app.logic(ctx);
        reports::enter(outer);
    }

    /// Shows what is in the window, after its logic.
    pub fn show(&mut self, ui: &mut Ui) {
        let _frame = self.frame();
        let outer = reports::enter("window");
        self.app.ui(ui);
        put_candidates_below_caret(ui.ctx());
        reports::enter(outer);
    }

    /// Whether the last frame shows all that follows from its input.
    pub fn is_settled(&self) -> bool {
        self.app.is_settled()
    }

    /// Writes what is still to be written, at the end.
    pub fn shut_down(&mut self) {
        self.app.shut_down();
    }
}
