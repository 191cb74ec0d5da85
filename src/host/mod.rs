//! The window: what puts `ui` on the screen.

use std::io::{Write as _, stderr};
use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window, with a draft in it if one is given.
#[must_use]
pub fn run(_file: Option<PathBuf>) -> ExitCode {
    // Where nobody listens, nothing can be said.
    let _ = writeln!(stderr(), "error: this build of speechwright has no window");
    ExitCode::FAILURE
}
