//! Puts the window on the screen. The application stays free of whatever does that: a host gives it frames, answers
//! its questions for files, and tells it what the desktop wishes for.

mod desktop;
mod dialogs;
mod gpu;
mod icon;
mod input_method;
#[cfg(target_os = "linux")]
mod portal;
#[cfg(target_os = "linux")]
mod zenity;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::store::{Folders, Settings, load_settings};

/// What the program is called where windows and their icons are matched to it.
const APP_ID: &str = "speechwright";

/// Opens a window, with a file if one is given, and returns when it is closed.
#[must_use]
pub fn run(file: Option<PathBuf>) -> ExitCode {
    let folders = Folders::of_user();
    let (settings, note) = match &folders {
        Some(folders) => load_settings(&folders.settings),
        None => (Settings::default(), None),
    };
    // The other window, or the folder it was started in, may be another one later.
    let file = file.map(|file| std::path::absolute(&file).unwrap_or(file));
    match gpu::run(file, folders, settings, note) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!(
                "speechwright: the window cannot be opened: {}. The window needs a display (X11 or Wayland) \
                 and OpenGL 2.1 or newer, for which software such as Mesa's will do; “speechwright --help” lists \
                 what works without one.",
                reason(&error)
            );
            ExitCode::FAILURE
        }
    }
}

/// Why there is no window. The window system's own words hold a path of the sources that it was built from.
fn reason(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "no display answers".to_owned(),
        other => other.to_string(),
    }
}
