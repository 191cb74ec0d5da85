//! From a path to values: bounded reading, other kinds of file known by their first bytes, and the parser's errors
//! put into words that say what to do.

use std::io;
use std::path::Path;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::disk::{Disk, SystemDisk, uninterrupted};
use super::error::{FileKind, Format, Place, Problem, Refusal, StoreError};
use super::shape::look_over;

/// The largest file that is read or written: 64 MiB.
pub const SIZE_LIMIT: u64 = 64 << 20;

/// The version of every format that is written, and the newest that is read.
pub(super) const VERSION: u32 = 1;

/// What every format of the program's own begins with.
const FORMAT_MARK: &str = "speechwright-";

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads a whole file of at most [`SIZE_LIMIT`] bytes.
///
/// # Errors
/// Says why it cannot be read. A file that is too large is refused before anything is read of it.
pub fn read_bounded(path: &Path) -> Result<Vec<u8>, StoreError> {
    read_bounded_on(&SystemDisk, path)
}

/// As [`read_bounded`], from a disk that is handed in.
///
/// # Errors
/// As [`read_bounded`].
pub fn read_bounded_on(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, StoreError> {
    read_file(disk, path).map_err(|problem| StoreError::new(path, problem))
}

fn read_file(disk: &dyn Disk, path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Problem::NotFound,
        _ => Problem::Unreadable(error),
    };
    // Asked of the path first: opening a pipe would wait for its other end.
    let facts = uninterrupted(|| disk.facts(path)).map_err(unreadable)?;
    if !facts.is_file {
        return Err(Problem::NotAFile);
    }
    too_large(facts.length)?;
    let bytes = uninterrupted(|| disk.read(path, SIZE_LIMIT)).map_err(unreadable)?;
    too_large(bytes.len() as u64)?;
    Ok(bytes)
}

/// Refuses a length over [`SIZE_LIMIT`].
pub(super) fn too_large(bytes: u64) -> Result<(), Problem> {
    if bytes > SIZE_LIMIT {
        return Err(Problem::TooLarge {
            bytes,
            limit: SIZE_LIMIT,
        });
    }
    Ok(())
}

/// Parses a file of the program's own into its wire struct. Also returns the text, for finding the places of faults.
pub(super) fn parse<T: DeserializeOwned>(bytes: &[u8], wanted: Format) -> Result<(T, &str), Refusal> {
    too_large(bytes.len() as u64)?;
    let text = text_of(bytes)?;
    let header = look_over(text)?;
    if header.format.as_deref() != Some(wanted.key()) {
        return Err(Problem::WrongFormat {
            wanted,
            found: header.format,
        }
        .into());
    }
    if let Some(found) = header.version.filter(|&found| found > u64::from(VERSION)) {
        return Err(Problem::NewerVersion {
            found,
            supported: VERSION,
        }
        .into());
    }
    if header.version == Some(0) {
        return Err(Problem::Number {
            what: "the version",
            found: "0".to_owned(),
            advice: "versions begin at 1",
        }
        .into());
    }
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str(text) {
        Ok(wire) => Ok((wire, text)),
        Err(error) => Err(in_words(error, text)),
    }
}

/// The text of a file; says in words what else it is.
fn text_of(bytes: &[u8]) -> Result<&str, Refusal> {
    if let Some(kind) = other_kind(bytes) {
        return Err(Problem::NotText(kind).into());
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Err(Problem::Empty.into()),
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = Place::of(&valid, valid.len());
            let is_cut = error.error_len().is_none() && valid.contains(FORMAT_MARK);
            Err(Refusal {
                place: Some(place),
                problem: if is_cut {
                    Problem::BreaksOff
                } else {
                    Problem::NotText(undecodable_kind(bytes))
                },
            })
        }
    }
}

fn undecodable_kind(bytes: &[u8]) -> FileKind {
    let head = &bytes[..bytes.len().min(4096)];
    let is_control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r');
    if head.iter().filter(is_control).count() * 50 > head.len() {
        FileKind::Binary
    } else {
        FileKind::OtherEncoding
    }
}

/// The kind of a file that is none of the program's own, by its first bytes.
fn other_kind(bytes: &[u8]) -> Option<FileKind> {
    const PICTURES: [&[u8]; 5] = [b"\x89PNG\r\n\x1A\n", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"];
    if PICTURES.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(FileKind::Picture);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let head = &bytes[..bytes.len().min(8192)];
        let names_word = head.windows(5).any(|window| window == b"word/");
        return Some(if names_word {
            FileKind::WordDocument
        } else {
            FileKind::Archive
        });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(FileKind::OldOfficeDocument);
    }
    if bytes.starts_with(b"%PDF") {
        return Some(FileKind::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(FileKind::RichText);
    }
    looks_like_utf16(bytes).then_some(FileKind::Utf16)
}

/// A byte order mark of UTF-16, or a zero in every second byte at the beginning.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let pairs = bytes[..bytes.len().min(64)].as_chunks::<2>().0;
    let all = |is: fn(&[u8; 2]) -> bool| pairs.len() > 1 && pairs.iter().all(is);
    all(|pair| pair[0] == 0 && pair[1] != 0) || all(|pair| pair[0] != 0 && pair[1] == 0)
}

fn in_words(error: SpannedError, text: &str) -> Refusal {
    use ron::Error;
    let place = error.span.start;
    let end = Place::of(text, text.trim_end().len());
    // Whole files end in a bracket: another end is the beginning of something.
    let is_cut = !text.trim_end().ends_with(')')
        && (error.span.end.line, error.span.end.col) >= (end.line, end.column);
    let problem = match error.code {
        Error::TrailingCharacters => Problem::Syntax(Error::TrailingCharacters.to_string()),
        _ if is_cut => Problem::BreaksOff,
        Error::NoSuchStructField { expected, found, .. } => Problem::UnknownKey {
            found,
            allowed: expected.join(", "),
        },
        Error::NoSuchEnumVariant { expected, found, .. } => Problem::UnknownWord {
            found,
            allowed: expected.join(", "),
        },
        Error::DuplicateStructField { field, .. } => Problem::DuplicateKey(field.to_owned()),
        Error::MissingStructField { field, .. } => Problem::MissingKey(field.to_owned()),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => Problem::BreaksOff,
        Error::IntegerOutOfBounds => Problem::NumberOutOfRange,
        other => Problem::Syntax(other.to_string()),
    };
    Refusal {
        place: Some(Place {
            line: place.line,
            column: place.col,
        }),
        problem,
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[track_caller]
    fn assert_kind(bytes: &[u8], kind: FileKind) {
        match text_of(bytes).map_err(|refusal| refusal.problem) {
            Err(Problem::NotText(found)) => assert_eq!(found, kind),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn other_kinds_are_told_by_their_first_bytes() {
        assert_kind(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", FileKind::Picture);
        assert_kind(
            b"PK\x03\x04\x14\0\x06\0[Content_Types].xml PK\x03\x04word/document.xml",
            FileKind::WordDocument,
        );
        assert_kind(b"PK\x03\x04\x14\0data.bin", FileKind::Archive);
        assert_kind(b"%PDF-1.7\n", FileKind::Pdf);
        assert_kind(b"\xFF\xFE(\0\n\0", FileKind::Utf16);
        assert_kind(b"(\0f\0o\0r\0m\0", FileKind::Utf16);
        assert_kind(b"\0(\0f\0o", FileKind::Utf16);
        assert_kind(
            "讲话稿"
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect::<Vec<_>>()
                .as_slice(),
            FileKind::OtherEncoding,
        );
        assert_kind(b"\xBD\xB2\xBB\xB0\xB8\xE5", FileKind::OtherEncoding);
        assert_kind(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\x80\xFF", FileKind::Binary);
    }

    #[test]
    fn the_place_of_the_first_undecodable_byte_is_told() {
        let refusal = text_of(b"(\n  a: \"\xFF\"").err();
        assert_eq!(
            refusal.and_then(|refusal| refusal.place),
            Some(Place { line: 2, column: 7 })
        );
    }

    #[test]
    fn nothing_but_space_is_empty() {
        for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \n\t "] {
            assert!(matches!(
                text_of(bytes),
                Err(Refusal {
                    problem: Problem::Empty,
                    ..
                })
            ));
        }
    }

    #[test]
    fn a_file_over_the_limit_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.speech");
        File::create(&path).unwrap().set_len(SIZE_LIMIT + 1).unwrap();
        let error = read_bounded(&path).unwrap_err();
        assert!(matches!(
            error.problem,
            Problem::TooLarge { bytes, limit: SIZE_LIMIT } if bytes == SIZE_LIMIT + 1
        ));
        assert!(error.to_string().contains("67108864"), "{error}");
    }

    #[test]
    fn folders_and_missing_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none.speech");
        assert!(matches!(
            read_bounded(&missing).unwrap_err().problem,
            Problem::NotFound
        ));
        assert!(matches!(
            read_bounded(folder.path()).unwrap_err().problem,
            Problem::NotAFile
        ));
    }
}
