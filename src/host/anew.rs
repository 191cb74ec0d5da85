//! Starts the program anew in place of this process.

use std::process::{Command, ExitCode};

use crate::cli::{AfterGpu, EDITS, Window};

/// Starts the program anew with the processor drawing its window. On Unix it does not return unless that fails.
pub(super) fn start(after: &AfterGpu, window: &Window) -> ExitCode {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return refuse(&error),
    };
    let mut command = Command::new(program);
    command.args(after.arguments());
    if window.edits {
        command.arg(EDITS);
    }
    if let Some(file) = &window.file {
        command.arg("--").arg(file);
    }
    replace(&mut command)
}

/// The process stays the same, for whoever started it and waits for it.
#[cfg(unix)]
fn replace(command: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt as _;

    refuse(&command.exec())
}

#[cfg(not(unix))]
fn replace(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => refuse(&error),
    }
}

fn refuse(error: &std::io::Error) -> ExitCode {
    eprintln!("speechwright: the program cannot be started anew: {error}");
    ExitCode::FAILURE
}
