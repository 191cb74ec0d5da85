//! Where results and messages go. A reader that goes away early (`| head`) is no error, and nothing here panics when
//! a stream is closed.

use std::fmt;
use std::io::{self, Write as _, stderr, stdout};
use std::path::Path;

use crate::model::EditError;
use crate::session::files::{OpenError, Replacing, WriteError, write_with_state};
use crate::store::{Folders, StoreError, SystemDisk};

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// A file of the program's own.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file to be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A file to be written.
    #[error("{0}{advice}", advice = advice(.0))]
    Write(#[from] WriteError),
    /// The text is to be written over the draft that it comes from.
    #[error("{0} is the draft itself; give the text another name")]
    OverDraft(String),
    /// `--set` names what there is not.
    #[error("--set {name}: there is no such field; the names are: {known}")]
    UnknownName {
        /// What was named.
        name: String,
        /// What there is.
        known: String,
    },
    /// `--set` gives a number that cannot be.
    #[error("--set {name}: “{value}” is no number it can have; give a whole number {bounds}")]
    Number {
        /// The item.
        name: String,
        /// What was given.
        value: String,
        /// Between what it has to be, in words.
        bounds: String,
    },
    /// The speech refuses a value.
    #[error("--set {name}: {error}")]
    Refused {
        /// The field.
        name: String,
        /// Why.
        error: EditError,
    },
    /// There is no folder in which anything could have been kept.
    #[error("no home folder is known; set HOME")]
    NoHome,
    /// Standard output cannot be written.
    #[error("standard output cannot be written ({0})")]
    Output(io::Error),
}

fn advice(error: &WriteError) -> &'static str {
    match error {
        WriteError::Exists(_) => "; give --force to replace it, or another name",
        WriteError::Held { .. } => "; give --force to write it all the same, or another name",
        WriteError::Changed(_) | WriteError::Encode { .. } | WriteError::Store(_) => "",
    }
}

/// Says something on standard error.
pub(super) fn say(message: &str) {
    // Where nobody listens, nothing can be said.
    let _ = writeln!(stderr(), "{message}");
}

/// Writes a result to standard output.
pub(super) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Writes a value as JSON to standard output.
pub(super) fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(value).map_err(|error| Failure::Output(error.into()))?;
    print(format!("{json}\n").as_bytes())
}

/// Writes a result into a file, or to standard output when it is called `-`.
pub(super) fn put(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if is_standard(path) {
        return print(bytes);
    }
    let replacing = if force {
        Replacing::Anything
    } else {
        Replacing::Nothing
    };
    let state = Folders::of_user().map(|folders| folders.state);
    write_with_state(&SystemDisk, path, bytes, replacing, state.as_deref())?;
    Ok(())
}

/// Whether standard output is meant.
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Minutes and seconds, as `8:05`.
pub(super) struct Clock(pub(super) f64);

impl fmt::Display for Clock {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time in whole seconds is meant, and it is never below nothing"
    )]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.round() as u64;
        write!(f, "{}:{:02}", seconds / 60, seconds % 60)
    }
}
