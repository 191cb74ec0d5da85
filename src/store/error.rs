//! What can be wrong with a file: said with its path, with line and column where there is one, and with what to do
//! next. The window translates by [`Problem`]; the command line prints the English words here.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::model::SpeechFault;

/// A line and column of a text file, both from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl Place {
    /// The place of a byte offset in `text`, which is moved to a character boundary within it.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let before = &text[..text.floor_char_boundary(offset.min(text.len()))];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Self {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        }
    }
}

/// A format of the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A draft.
    Speech,
    /// A template.
    Template,
    /// A copied fragment.
    Fragment,
    /// What a window has done since its draft was saved.
    Journal,
}

impl Format {
    /// What stands behind `format:` in its files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Speech => "speechwright-speech",
            Self::Template => "speechwright-template",
            Self::Fragment => "speechwright-fragment",
            Self::Journal => "speechwright-journal",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Speech => "a draft",
            Self::Template => "a template",
            Self::Fragment => "a copied fragment",
            Self::Journal => "a journal",
        })
    }
}

/// A kind of file that is none of the program's own, known by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A PNG, JPEG, GIF or similar picture.
    Picture,
    /// A Word document (DOCX).
    WordDocument,
    /// A Word document of the old kind (DOC), or another file of that container.
    OldOfficeDocument,
    /// A ZIP archive, or a document that is one.
    Archive,
    /// A PDF document.
    Pdf,
    /// Rich text (RTF).
    RichText,
    /// Text in UTF-16.
    Utf16,
    /// Text that is not UTF-8, such as GB18030.
    OtherEncoding,
    /// Anything else that is not text.
    Binary,
}

impl fmt::Display for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Picture => "a picture",
            Self::WordDocument => "a Word document (DOCX, a ZIP archive)",
            Self::OldOfficeDocument => "an old Office document (such as DOC)",
            Self::Archive => "a ZIP archive",
            Self::Pdf => "a PDF document",
            Self::RichText => "rich text (RTF)",
            Self::Utf16 => "text in UTF-16",
            Self::OtherEncoding => "not text in UTF-8",
            Self::Binary => "binary data",
        })
    }
}

impl FileKind {
    fn advice(self) -> &'static str {
        match self {
            Self::WordDocument | Self::OldOfficeDocument | Self::RichText => {
                "save it as plain text in your word processor and open that in the window"
            }
            Self::Utf16 | Self::OtherEncoding => {
                "a plain text file can be opened in the window, which makes a new draft of it"
            }
            Self::Picture | Self::Archive | Self::Pdf | Self::Binary => "choose a .speech file or a template",
        }
    }
}

/// What of a ZIP archive is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveBound {
    /// How many files it holds.
    Files,
    /// How large one of them is when it is unpacked.
    File,
    /// How large they are together.
    Total,
}

impl ArchiveBound {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Files, Self::File, Self::Total];

    fn words(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::File => "bytes for one file",
            Self::Total => "bytes unpacked",
        }
    }
}

/// At which step saving failed. Until the last, the old file is untouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStep {
    /// Making a temporary file in the same folder.
    Create,
    /// Giving it what the old file has: permissions and the like.
    Attributes,
    /// Writing it.
    Write,
    /// Waiting until the disk holds it.
    Sync,
    /// Reading it back and comparing.
    Compare,
    /// Keeping a copy in the state folder before the file is overwritten in its place.
    Rescue,
    /// Putting it in the old file's place.
    Rename,
    /// Waiting until the disk holds that, too. The new file stands there, and the old one may come back if the power
    /// goes.
    SyncFolder,
}

impl fmt::Display for SaveStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Create => "making a new file in its folder",
            Self::Attributes => "giving it the old file's permissions",
            Self::Write => "writing",
            Self::Sync => "waiting for the disk",
            Self::Compare => "reading it back",
            Self::Rescue => "keeping a copy in the state folder, without which this file is not overwritten,",
            Self::Rename => "replacing the old file",
            Self::SyncFolder => "making the disk keep the new file",
        })
    }
}

/// What is wrong, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Nothing stands at the path.
    #[error("there is no such file; check the path")]
    NotFound,
    /// The path leads to a folder, a device or a pipe.
    #[error("this is not a regular file; give the path of a file")]
    NotAFile,
    /// The file cannot be read.
    #[error("the file cannot be read ({0}); check its permissions and the drive")]
    Unreadable(io::Error),
    /// The file is over the limit.
    #[error(
        "the file has {bytes} bytes, over the limit of {limit} bytes (64 MiB); if it is a draft, divide it into several"
    )]
    TooLarge {
        /// Its length, or the least it can be.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// The file holds nothing.
    #[error("the file is empty; take it from a backup, or begin a new draft")]
    Empty,
    /// The file is of another kind.
    #[error("the file is {0}, not one of Speechwright's; {advice}", advice = .0.advice())]
    NotText(FileKind),
    /// The file is text, but not of the wanted format.
    #[error("this is not {wanted}{}; choose a file that begins with format: \"{}\"", found_words(.found.as_deref()), .wanted.key())]
    WrongFormat {
        /// What was asked for.
        wanted: Format,
        /// What the file says it is, if it does.
        found: Option<String>,
    },
    /// The file was written by a newer version of the program.
    #[error(
        "the file has version {found} of its format, this program reads up to {supported}; install a newer Speechwright"
    )]
    NewerVersion {
        /// The file's version.
        found: u64,
        /// The newest that is known here.
        supported: u32,
    },
    /// Brackets stand in brackets too many levels deep.
    #[error("brackets are nested more than {limit} levels deep; no draft needs that, so the file is damaged")]
    TooDeep {
        /// How many levels are allowed.
        limit: usize,
    },
    /// There is too much of something.
    #[error("there are more than {limit} {what}; divide the speech into several files")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many are allowed.
        limit: usize,
    },
    /// The text is not RON.
    #[error("{0}; mend the file at this place or take it from a backup")]
    Syntax(String),
    /// The text ends where more must follow.
    #[error("the file breaks off before its end; take it from a backup, or complete it")]
    BreaksOff,
    /// A whole number that is negative or larger than any that can stand there.
    #[error("the number is too large or negative; mend it")]
    NumberOutOfRange,
    /// A word that is none of those that may stand there.
    #[error("“{found}” is not known here; use one of: {allowed}")]
    UnknownWord {
        /// The word.
        found: String,
        /// The words that are known there.
        allowed: String,
    },
    /// A key that the format does not have.
    #[error("unknown key “{found}”; remove it, or use one of: {allowed}")]
    UnknownKey {
        /// The key.
        found: String,
        /// The keys that are known there.
        allowed: String,
    },
    /// A key stands twice in the same place.
    #[error("the key “{0}” stands here twice; remove one")]
    DuplicateKey(String),
    /// A key that must be there is missing.
    #[error("the key “{0}” is missing; add it")]
    MissingKey(String),
    /// A number that cannot be.
    #[error("{what} cannot be {found}; {advice}")]
    Number {
        /// What it is the number of.
        what: &'static str,
        /// The number.
        found: String,
        /// What it may be.
        advice: &'static str,
    },
    /// Text uses a field that is not listed.
    #[error(
        "the text uses the field “{0}”, which is not among the fields; add it there, or double the braces if they are meant as such"
    )]
    UnknownField(String),
    /// A brace stands alone in text.
    #[error(
        "a brace stands alone in the text “{0}”; write {{name}} for a field, and {{{{ or }}}} for a brace"
    )]
    Brace(String),
    /// An identity is used twice.
    #[error("two {what} have the id {id}; give one of them another, or remove it to get a new one")]
    DuplicateId {
        /// Of what.
        what: &'static str,
        /// The identity.
        id: u32,
    },
    /// A template's id is none.
    #[error("“{0}” cannot be a template's id; use lower-case letters, digits and hyphens")]
    TemplateId(String),
    /// The speech breaks an invariant.
    #[error("{0}; mend the file at this place")]
    Fault(SpeechFault),
    /// No template of that id is known.
    #[error("there is no template “{0}”; “speechwright templates” lists them")]
    UnknownTemplate(String),
    /// A ZIP archive cannot be read or made.
    #[error("the ZIP archive cannot be read ({0}); export it again where it comes from")]
    Archive(String),
    /// A ZIP archive holds too much.
    #[error("the ZIP archive is over the limit of {limit} {}; export fewer templates at a time", .bound.words())]
    ArchiveBound {
        /// Of what.
        bound: ArchiveBound,
        /// How much is allowed.
        limit: u64,
    },
    /// The name of a file in an archive leads out of it.
    #[error("its name leads out of the archive, so it is not taken over")]
    ArchiveEntry,
    /// A file could not be moved to the trash.
    #[error(
        "the file could not be moved to the trash ({0}) and is where it was; delete it in the file manager"
    )]
    NotTrashed(io::Error),
    /// Saving failed; an old file is whole.
    #[error("{}", unsaved_words(*step, error, *keeps_old))]
    Unsaved {
        /// Where it failed.
        step: SaveStep,
        /// Why.
        error: io::Error,
        /// Whether an old file stands there, unchanged.
        keeps_old: bool,
    },
    /// Overwriting a file in its place failed, and so did putting the old one back.
    #[error(
        "the file was being overwritten and may be incomplete ({error}); the whole new text is in {}, and the next \
         start puts the file right from it. Save elsewhere now",
        copy.display()
    )]
    Torn {
        /// Why it failed.
        error: io::Error,
        /// Where the complete copy is.
        copy: PathBuf,
    },
}

fn unsaved_words(step: SaveStep, error: &io::Error, keeps_old: bool) -> String {
    if step == SaveStep::Create && error.kind() == io::ErrorKind::NotFound {
        return "the file could not be saved: its folder does not exist. Make the folder, or save elsewhere"
            .to_owned();
    }
    let old = if keeps_old {
        "; the old file is unchanged"
    } else {
        ""
    };
    format!(
        "the file could not be saved: {step} failed ({error}){old}. Free some space, check the folder's permissions, \
         or save elsewhere"
    )
}

fn found_words(found: Option<&str>) -> String {
    found.map_or_else(String::new, |found| format!(" but “{found}”"))
}

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}{}: {problem}", path.display(), place_words(*place))]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// Where in it, when that is known.
    pub place: Option<Place>,
    /// What is wrong.
    #[source]
    pub problem: Problem,
}

fn place_words(place: Option<Place>) -> String {
    place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column))
}

impl StoreError {
    /// Saving failed before the disk was asked, or without being told what stands there.
    #[must_use]
    pub fn unsaved(path: &Path, step: SaveStep, error: io::Error) -> Self {
        Self::new(
            path,
            Problem::Unsaved {
                step,
                error,
                keeps_old: false,
            },
        )
    }

    /// [`StoreError::unsaved`] of what could not be written.
    #[must_use]
    pub fn unwritten(path: &Path, error: io::Error) -> Self {
        Self::unsaved(path, SaveStep::Write, error)
    }

    /// A problem with the file as a whole.
    #[must_use]
    pub fn new(path: &Path, problem: Problem) -> Self {
        Self {
            path: path.to_owned(),
            place: None,
            problem,
        }
    }
}

/// A problem with its place in a text, before the path is known.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) place: Option<Place>,
    pub(super) problem: Problem,
}

impl Refusal {
    pub(super) fn at(text: &str, offset: Option<usize>, problem: Problem) -> Self {
        Self {
            place: offset.map(|offset| Place::of(text, offset)),
            problem,
        }
    }

    pub(super) fn in_file(self, path: &Path) -> StoreError {
        StoreError {
            path: path.to_owned(),
            place: self.place,
            problem: self.problem,
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { place: None, problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        assert_eq!(Place::of("甲乙\n丙丁", 0), Place { line: 1, column: 1 });
        assert_eq!(Place::of("甲乙\n丙丁", 10), Place { line: 2, column: 2 });
        assert_eq!(Place::of("甲", 99), Place { line: 1, column: 2 });
    }

    #[test]
    fn a_message_names_file_line_column_and_what_to_do() {
        let error = Refusal::at(
            "a\nbc",
            Some(3),
            Problem::UnknownKey {
                found: "titel".into(),
                allowed: "title".into(),
            },
        )
        .in_file(Path::new("x.speech"));
        assert_eq!(
            error.to_string(),
            "x.speech:2:2: unknown key “titel”; remove it, or use one of: title"
        );
    }

    #[test]
    fn the_brace_rule_is_shown_as_it_is_written() {
        let words = Problem::Brace("{".into()).to_string();
        assert!(
            words.contains("write {name} for a field, and {{ or }} for a brace"),
            "{words}"
        );
    }
}
