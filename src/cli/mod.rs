//! The command line: what can be done with drafts without any display.
//!
//! Exit codes: 0 when all is done, 1 for an error in the input or the output, 2 for a command that is used wrongly.
//! Results go to standard output or into a file, messages to standard error, in English, each with its path and,
//! where there is one, line and column. Nothing is overwritten without `--force`.

mod anew;
mod arguments;
mod export;
mod new;
mod output;
mod recover;
mod report;

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

pub use anew::AfterGpu;
use arguments::{Arguments, Subcommand};
use output::{Failure, say};

use crate::store::RendererChoice;

/// What is left to do once the command line was read.
#[derive(Debug)]
pub enum Wanted {
    /// Open the window.
    Window(Window),
    /// Nothing more.
    Nothing(ExitCode),
}

/// The window that is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The draft or text file in it.
    pub file: Option<PathBuf>,
    /// What is to draw it, whatever the settings say.
    pub renderer: Option<RendererChoice>,
    /// What became of the graphics card, when the program started itself anew for that.
    pub after_gpu: Option<AfterGpu>,
    /// Whether the file is a template that is to be edited.
    pub edits: bool,
}

/// The argument by which a window is told to edit the template that it is given.
pub const EDITS: &str = "--edit";

/// Reads the command line, the program's name first, and does what it asks for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Wanted {
    let arguments = match Arguments::read(arguments) {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Where nobody listens, nothing can be said.
            let _ = refusal.print();
            let code = u8::try_from(refusal.exit_code()).unwrap_or(2);
            return Wanted::Nothing(ExitCode::from(code));
        }
    };
    let Some(subcommand) = arguments.subcommand else {
        return Wanted::Window(Window {
            file: arguments.file,
            renderer: arguments.renderer.map(RendererChoice::from),
            after_gpu: arguments.after_gpu,
            edits: arguments.edit,
        });
    };
    Wanted::Nothing(match perform(&subcommand) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say(&format!("error: {failure}"));
            ExitCode::FAILURE
        }
    })
}

fn perform(subcommand: &Subcommand) -> Result<(), Failure> {
    match subcommand {
        Subcommand::New(wanted) => new::run(wanted),
        Subcommand::Export(wanted) => export::run(wanted),
        Subcommand::Outline(wanted) => report::outline(wanted),
        Subcommand::Count(wanted) => report::count(wanted),
        Subcommand::Templates(wanted) => report::templates(wanted),
        Subcommand::Recover(wanted) => recover::run(wanted),
    }
}
