//! The program's entry: a subcommand that needs no display, or else the window.

use std::process::ExitCode;

use speechwright::cli::{self, Wanted};
use speechwright::host;
use speechwright::session::reports::Reporter;
use speechwright::store::Folders;

fn main() -> ExitCode {
    let reporter = Reporter::new(Folders::of_user().map(|folders| folders.state));
    reporter.report_panics();
    match cli::run(std::env::args_os()) {
        Wanted::Window(window) => host::run(window, reporter),
        Wanted::Nothing(code) => code,
    }
}
