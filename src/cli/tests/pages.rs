//! The manual pages and the completions of shells, which are made of the command line's definition. They are kept in
//! `packaging/linux`, so that neither the program nor the making of packages has to carry what makes them. To write
//! them anew:
//!
//!     UPDATE_PACKAGING=1 cargo test --lib pages

use std::path::Path;

use clap::{Arg, Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;

use super::*;

/// What stands in the manual beside what the help says.
const SEE_ALSO: &str = ".SH FILES
.TP
\\fI~/.config/speechwright/settings.ron\\fR
What the window remembers between two starts.
.TP
\\fI~/.local/share/speechwright/templates\\fR
Your own templates.
.TP
\\fI~/.local/state/speechwright\\fR
What is being written (journals), former versions of drafts, and reports of faults.
.PP
A file \\fIspeechwright\\-portable\\fR beside the program makes it keep all of these beside itself.
";

#[test]
fn the_manual_says_what_the_help_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/linux/man");
    let command = definition();
    let mut pages = vec![("speechwright".to_owned(), page(&command) + SEE_ALSO)];
    for subcommand in command.get_subcommands() {
        let name = format!("speechwright-{}", subcommand.get_name());
        let of_its_own = subcommand.clone().display_name(&name);
        pages.push((name, page(&of_its_own)));
    }
    for (name, page) in &pages {
        hold(&folder.join(format!("{name}.1")), page);
    }
    let kept = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(kept, pages.len(), "a page of a command that there is no more");
}

#[test]
fn shells_complete_what_there_is() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/linux/completions");
    for (shell, name) in [
        (Shell::Bash, "speechwright.bash"),
        (Shell::Zsh, "_speechwright"),
        (Shell::Fish, "speechwright.fish"),
    ] {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut definition(), "speechwright", &mut script);
        hold(&folder.join(name), &String::from_utf8(script).unwrap());
    }
}

/// What users are told of: not what the program says to itself.
fn definition() -> Command {
    let whole = Arguments::command();
    let is_told = |argument: &&Arg| !argument.is_hide_set();
    let mut told = Command::new("speechwright")
        .version(env!("CARGO_PKG_VERSION"))
        .about(whole.get_about().cloned().unwrap())
        .long_about(whole.get_long_about().cloned().unwrap())
        .after_help(whole.get_after_help().cloned().unwrap())
        .args(whole.get_arguments().filter(is_told).cloned())
        .subcommands(whole.get_subcommands().cloned())
        .args_conflicts_with_subcommands(true)
        .disable_help_subcommand(true);
    told.build();
    told
}

/// The page of a command. What stands behind its help is a section without a name to the generator.
fn page(command: &Command) -> String {
    let mut written = Vec::new();
    Man::new(command.clone())
        .source(concat!("Speechwright ", env!("CARGO_PKG_VERSION")))
        .manual("Speechwright")
        .render(&mut written)
        .unwrap();
    let page = String::from_utf8(written).unwrap();
    let named = page.replace(".SH EXTRA\nExamples:\n", ".SH EXAMPLES\n");
    assert_ne!(named, page, "no examples in {page}");
    named
}

/// Fails where a file does not hold what it should, after writing it where that is asked for.
fn hold(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE_PACKAGING").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == wanted,
        "{} is not what the command line says now; to write it anew: UPDATE_PACKAGING=1 cargo test --lib pages",
        path.display()
    );
}
