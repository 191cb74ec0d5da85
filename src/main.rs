//! The program's entry: a subcommand that needs no display, or else the window.

use std::process::ExitCode;

use speechwright::cli::{self, Wanted};
use speechwright::host;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Wanted::Window(window) => host::run(window),
        Wanted::Nothing(code) => code,
    }
}
