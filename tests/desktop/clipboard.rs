//! Another program's end of the clipboard: xclip, which copies and pastes as any program would.

use std::io::Write;
use std::process::{Child, Stdio};

use crate::session::{Session, end};

/// A program that has copied a text and holds it for others to paste, as long as it lives.
pub struct Copied(Child);

impl Copied {
    /// Copies `text` in another program: `clipboard`, or selects it there: `primary`.
    pub fn new(session: &Session, selection: &str, text: &str) -> Self {
        // Quiet means here that it stays in the foreground, so that it can be ended.
        let mut command = session.command("xclip");
        command
            .args(["-selection", selection, "-in", "-quiet"])
            .stdin(Stdio::piped());
        let mut child = command.spawn().expect("xclip starts");
        let mut input = child.stdin.take().expect("a piped input");
        input.write_all(text.as_bytes()).expect("xclip takes the text");
        Self(child)
    }
}

impl Drop for Copied {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

/// What another program would paste now, from `clipboard` or `primary`: nothing when that is empty.
pub fn paste(session: &Session, selection: &str) -> Option<String> {
    let mut command = session.command("xclip");
    command
        .args(["-selection", selection, "-out", "-target", "UTF8_STRING"])
        .stdout(Stdio::piped());
    let output = command.spawn().expect("xclip starts").wait_with_output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}
