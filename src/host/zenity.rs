//! The program `zenity` as a file dialog, for desktops without a portal.
//!
//! It is called here and not through `rfd`, which answers nothing both when the writer cancels and when the program
//! fails, and a writer whose dialog never came has not cancelled.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStringExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::ui::surroundings::{FileAnswer, FileQuestion};

/// What it ends with when the writer cancels; anything else but 0 is a failure.
const CANCELLED: i32 = 1;

/// Asks for a file and waits for the answer.
pub(super) fn ask(question: &FileQuestion) -> FileAnswer {
    ask_program(OsStr::new("zenity"), question)
}

fn ask_program(program: &OsStr, question: &FileQuestion) -> FileAnswer {
    let output = Command::new(program)
        .args(arguments(question))
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        return FileAnswer::NoDialog;
    };
    match output.status.code() {
        Some(0) => {
            let mut path = output.stdout;
            if path.last() == Some(&b'\n') {
                path.pop();
            }
            if path.is_empty() {
                FileAnswer::NoDialog
            } else {
                FileAnswer::Chosen(PathBuf::from(OsString::from_vec(path)))
            }
        }
        Some(CANCELLED) => FileAnswer::Cancelled,
        _ => FileAnswer::NoDialog,
    }
}

fn arguments(question: &FileQuestion) -> Vec<OsString> {
    let joined = |name: &str, value: &OsStr| {
        let mut argument = OsString::from(name);
        argument.push(value);
        argument
    };
    let mut arguments = vec![
        OsString::from("--file-selection"),
        joined("--title=", OsStr::new(&question.title)),
    ];
    if question.purpose.is_folder() {
        arguments.push(OsString::from("--directory"));
    } else {
        let extensions = question.purpose.extensions().iter();
        let patterns: Vec<String> = extensions.map(|extension| format!("*.{extension}")).collect();
        let filter = format!("{} | {}", question.kind, patterns.join(" "));
        arguments.push(joined("--file-filter=", OsStr::new(&filter)));
    }
    if question.purpose.writes() {
        arguments.extend(["--save", "--confirm-overwrite"].map(OsString::from));
    }
    let folder = question.folder.as_ref().filter(|folder| folder.is_dir());
    // An empty name leaves a separator at the end, which is how a folder to begin in is told.
    let start = folder.map_or_else(
        || PathBuf::from(&question.name),
        |folder| folder.join(&question.name),
    );
    if !start.as_os_str().is_empty() {
        arguments.push(joined("--filename=", start.as_os_str()));
    }
    arguments
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::Path;

    use super::*;
    use crate::ui::surroundings::FileUse;

    fn question(folder: &Path, name: &str) -> FileQuestion {
        FileQuestion {
            serial: 1,
            purpose: FileUse::SaveSpeech,
            title: "保存讲稿".to_owned(),
            kind: "讲稿".to_owned(),
            folder: Some(folder.to_owned()),
            name: name.to_owned(),
        }
    }

    fn answer_of(script: &str) -> FileAnswer {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("zenity");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        ask_program(program.as_os_str(), &question(folder.path(), "讲稿.speech"))
    }

    #[test]
    fn a_path_is_taken_as_it_is_but_for_the_line_end() {
        assert_eq!(
            answer_of("printf '/讲稿/ a\\n.speech\\n'"),
            FileAnswer::Chosen(PathBuf::from("/讲稿/ a\n.speech"))
        );
    }

    #[test]
    fn cancelling_and_failing_are_told_apart() {
        assert_eq!(answer_of("exit 1"), FileAnswer::Cancelled);
        for failure in ["exit 255", "exit 5", "kill -9 $$", "exit 0"] {
            assert_eq!(answer_of(failure), FileAnswer::NoDialog, "{failure}");
        }
        let nowhere = ask_program(OsStr::new("/no/such/zenity"), &question(Path::new("/"), ""));
        assert_eq!(nowhere, FileAnswer::NoDialog);
    }

    #[test]
    fn the_dialog_begins_with_the_proposed_name_in_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let told = |question: &FileQuestion| {
            let arguments = arguments(question);
            let last = arguments.last().unwrap();
            last.to_string_lossy().into_owned()
        };
        let shown = folder.display();
        assert_eq!(
            told(&question(folder, "讲稿.speech")),
            format!("--filename={shown}/讲稿.speech")
        );
        assert_eq!(told(&question(folder, "")), format!("--filename={shown}/"));
        let arguments = arguments(&question(folder, "a"));
        assert!(arguments.contains(&OsString::from("--save")), "{arguments:?}");
        assert!(
            arguments.contains(&OsString::from("--file-filter=讲稿 | *.speech")),
            "{arguments:?}"
        );
    }

    #[test]
    fn a_folder_is_asked_for_without_files_and_begins_inside_the_former_one() {
        let folder = tempfile::tempdir().unwrap();
        let asked = FileQuestion {
            purpose: FileUse::TemplateFolder,
            ..question(folder.path(), "")
        };
        let arguments: Vec<String> = arguments(&asked)
            .iter()
            .map(|argument| argument.to_string_lossy().into_owned())
            .collect();
        let begins = format!("--filename={}/", folder.path().display());
        assert_eq!(
            arguments,
            ["--file-selection", "--title=保存讲稿", "--directory", &begins]
        );
    }
}
