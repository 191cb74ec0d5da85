//! Puts the window on the screen. The application stays free of whatever does that: a host gives it frames, answers
//! its questions for files, and tells it what the desktop wishes for.
//!
//! There are two: `gpu` draws with OpenGL, `software` with the processor. `choice` says which is taken. A
//! process can open the window system only once, so that the program starts itself anew to come from one to the other.

mod anew;
mod choice;
mod desktop;
mod dialogs;
mod ending;
mod gpu;
mod gpu_start;
mod icon;
mod input_method;
#[cfg(target_os = "linux")]
mod portal;
mod software;
mod watchdog;
mod window;
#[cfg(target_os = "linux")]
mod zenity;

use std::ffi::OsString;
use std::fmt::Display;
use std::process::ExitCode;

use crate::cli::{AfterGpu, Window};
use crate::session::reports::Reporter;
use crate::store::{Access, Disk as _, Folders, RendererChoice, Settings, SystemDisk, load_settings};
use crate::ui::surroundings::WhySoftware;

use ending::Ending;
use watchdog::Watchdog;

use choice::{Facts, LastStart, Plan, System};
use gpu::GpuError;
use gpu_start::GpuStart;
use window::Opening;

/// Opens a window, with a file if one is given, and returns when it is closed. Faults of the program's own are
/// reported by `reporter`.
#[must_use]
pub fn run(mut window: Window, reporter: Reporter) -> ExitCode {
    let ending = Ending::listen();
    // The other window, or the folder it was started in, may be another one later.
    window.file = window.file.map(|file| std::path::absolute(&file).unwrap_or(file));
    let folders = Folders::of_user();
    let (settings, note) = match &folders {
        Some(folders) => load_settings(&folders.settings),
        None => (Settings::default(), None),
    };
    if let Some(folders) = &folders
        && folders.state.is_dir()
    {
        // One from before may be open to others. Where that cannot be helped, its files are still private.
        let _ = SystemDisk.make_folder(&folders.state, Access::Private);
    }
    let plan = choice::choose(&facts(&window, &settings, folders.as_ref()));
    let opening = Opening {
        file: window.file.clone(),
        edits: window.edits,
        folders,
        settings,
        note,
        inherited: inherited(&window),
        ending,
        watchdog: Watchdog::start(reporter),
    };
    match plan {
        Plan::Gpu(why) => {
            let state = opening.folders.as_ref().map(|folders| &folders.state);
            let start = state.map(|state| GpuStart::begin(state));
            after_gpu(gpu::run(opening, why, start), &window)
        }
        Plan::Software(why) => {
            if why == (WhySoftware::Failed { is_news: true })
                && let Some(folders) = &opening.folders
            {
                GpuStart::told(&folders.state);
            }
            match software::run(opening, why) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => refuse(&error),
            }
        }
    }
}

fn facts(window: &Window, settings: &Settings, folders: Option<&Folders>) -> Facts {
    Facts {
        asked: window.renderer,
        after_gpu: window.after_gpu.clone(),
        set: settings.renderer,
        system: System::HERE,
        has_render_node: choice::has_render_node(),
        last_start: folders.map_or(LastStart::Fine, |folders| GpuStart::last(&folders.state)),
    }
}

/// What other windows are told about drawing: what this one was told, but no old news.
fn inherited(window: &Window) -> Vec<OsString> {
    match (&window.after_gpu, window.renderer) {
        (Some(emulated @ AfterGpu::Emulated(_)), _) => emulated.arguments(),
        (None, Some(RendererChoice::Auto)) => vec!["--renderer=auto".into()],
        (None, Some(RendererChoice::Gpu)) => vec!["--renderer=gpu".into()],
        (None, Some(RendererChoice::Software)) => vec!["--renderer=software".into()],
        (Some(AfterGpu::Failed), _) | (None, None) => Vec::new(),
    }
}

/// Goes on with the processor where the graphics card is of no use.
fn after_gpu(ended: Result<(), GpuError>, window: &Window) -> ExitCode {
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(GpuError::Emulated(name)) => anew::start(&AfterGpu::Emulated(name), window),
        Err(GpuError::NotStarted(error)) => {
            eprintln!("speechwright: the graphics card cannot be used: {error}");
            anew::start(&AfterGpu::Failed, window)
        }
        Err(error @ (GpuError::NoDisplay | GpuError::Broken(_))) => refuse(&error),
    }
}

fn refuse(error: &dyn Display) -> ExitCode {
    eprintln!(
        "speechwright: the window cannot be opened: {error}. The window needs a display (X11 or Wayland); \
         “speechwright --help” lists what works without one."
    );
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_windows_are_drawn_as_this_one_without_old_news() {
        let told = |window: Window| inherited(&window);
        assert!(told(Window::default()).is_empty());
        let asked = Window {
            renderer: Some(RendererChoice::Gpu),
            ..Window::default()
        };
        assert_eq!(told(asked), ["--renderer=gpu"]);
        let after = |after_gpu| Window {
            renderer: Some(RendererChoice::Software),
            after_gpu: Some(after_gpu),
            ..Window::default()
        };
        let emulated = AfterGpu::Emulated("llvmpipe".to_owned());
        assert_eq!(told(after(emulated.clone())), emulated.arguments());
        // What failed is remembered, and the other window finds that by itself.
        assert!(told(after(AfterGpu::Failed)).is_empty());
    }
}
