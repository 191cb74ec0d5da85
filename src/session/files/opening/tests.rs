//! What opening a file promises.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};

use super::super::*;
use crate::convert::txt::FileKind;
use crate::model::Inline;
use crate::store::{Disk as _, Problem, SystemDisk, write_speech};
use crate::text::language::Language;

fn draft() -> Vec<u8> {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text("甲");
    write_speech(&speech, Path::new("a.speech")).unwrap()
}

fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

#[track_caller]
fn opened_text(bytes: &[u8]) -> (Box<Speech>, usize) {
    let (_folder, path) = file("讲话.txt", bytes);
    match open(&path).unwrap() {
        Opened::Text {
            speech, paragraphs, ..
        } => (speech, paragraphs),
        draft @ Opened::Draft { .. } => panic!("{draft:?}"),
    }
}

fn body(speech: &Speech) -> Vec<&str> {
    let sections = speech.sections.sections();
    sections
        .flat_map(|section| &section.body)
        .map(Inline::text)
        .collect()
}

#[test]
fn a_text_becomes_one_section_with_all_its_paragraphs() {
    let (speech, paragraphs) =
        opened_text("在会上的讲话\n\n　　同志们：\r\n　甲{乙}\t\0\u{202e}丙\n".as_bytes());
    assert_eq!(speech.language, Language::Chinese);
    // The indent of two characters is shown and exported again without being text.
    assert_eq!(
        body(&speech),
        ["在会上的讲话", "", "同志们：", "　甲{乙}\t\0\u{202e}丙"]
    );
    assert_eq!((paragraphs, speech.sections.len()), (4, 1));
    assert!(speech.information.title.is_empty());
    let written = write_speech(&speech, Path::new("a.speech")).unwrap();
    let read = crate::store::read_speech(&written, Path::new("a.speech")).unwrap();
    assert_eq!(read, *speech);
}

#[test]
fn the_language_is_english_only_when_most_is_latin() {
    for (text, language) in [
        ("Good morning, colleagues.", Language::English),
        (
            "Thank you, 李明, and all of you who came so far today.",
            Language::English,
        ),
        ("今年GDP增长5.2%，AI和5G项目签约", Language::Chinese),
        ("123", Language::Chinese),
    ] {
        assert_eq!(opened_text(text.as_bytes()).0.language, language, "{text}");
    }
}

#[test]
fn a_text_in_gb18030_is_told_as_such() {
    let (_folder, path) = file("old.txt", b"\xCD\xAC\xD6\xBE\xC3\xC7\xA3\xBA");
    let opened = open(&path).unwrap();
    assert!(
        matches!(
            opened,
            Opened::Text {
                encoding: TextEncoding::Gb18030,
                ..
            }
        ),
        "{opened:?}"
    );
}

#[test]
fn a_draft_is_opened_with_its_stamp_whatever_its_name() {
    let bytes = draft();
    let commented = [b"// my speech\n", &bytes[..]].concat();
    for (name, bytes) in [
        ("a.speech", &bytes),
        ("a.SPEECH", &bytes),
        ("a.txt", &bytes),
        ("a", &commented),
    ] {
        let (_folder, path) = file(name, bytes);
        match open(&path).unwrap() {
            Opened::Draft { stamp, .. } => {
                let bytes = fs::read(&path).unwrap();
                let facts = SystemDisk.facts(&path).unwrap();
                assert_eq!(stamp, FileStamp::new(facts, Some(&bytes)));
            }
            text @ Opened::Text { .. } => panic!("{text:?}"),
        }
    }
}

#[test]
fn a_broken_draft_is_not_taken_for_text() {
    let bytes = draft();
    let broken = &bytes[..bytes.len() - 9];
    for (name, bytes) in [
        ("a.speech", broken),
        ("a.txt", broken),
        ("a.speech", b"just words"),
        ("a.speech", b""),
        ("a.txt", b""),
        ("a.speech", b"\x89PNG\r\n\x1A\n"),
    ] {
        let (_folder, path) = file(name, bytes);
        let error = open(&path).unwrap_err();
        assert!(matches!(error, OpenError::Store(_)), "{error}");
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
}

#[test]
fn other_kinds_of_file_are_refused_in_words() {
    for (bytes, kind) in [
        (&b"PK\x03\x04\x14\0\x06\0[Content_Types].xml"[..], FileKind::Docx),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", FileKind::Picture),
    ] {
        let (_folder, path) = file("a.docx", bytes);
        match open(&path).unwrap_err() {
            OpenError::Import { error, .. } => assert_eq!(error, ImportError::OtherKind { kind }),
            error @ OpenError::Store(_) => panic!("{error}"),
        }
    }
}

#[test]
fn what_could_not_be_saved_is_not_taken_in() {
    let lines = "\n".repeat(crate::store::TEXT_LIMIT + 1);
    let (_folder, path) = file("a.txt", lines.as_bytes());
    let error = open(&path).unwrap_err();
    assert!(
        matches!(
            error,
            OpenError::Store(StoreError {
                problem: Problem::TooMany { .. },
                place: None,
                ..
            })
        ),
        "{error}"
    );
    fs::File::create(&path)
        .unwrap()
        .set_len(crate::store::SIZE_LIMIT + 1)
        .unwrap();
    let error = open(&path).unwrap_err().to_string();
    assert!(error.contains("67108864"), "{error}");
}
