use std::collections::BTreeSet;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::*;
use crate::model::{FieldId, SectionId, SpeechFault};
use crate::store::{self, ArchiveBound, Format, LockHolder, Mended, MendedHow, Place, Problem, SaveStep};
use crate::ui::i18n::Language;

/// Says of each sample which variant it is, so that a variant without a sample is found and a new one does not
/// compile.
macro_rules! every_variant {
    ($type:ty, $samples:expr, { $($pattern:pat => $number:literal),+ $(,)? }) => {{
        let samples: Vec<$type> = $samples;
        let number = |sample: &$type| match sample { $($pattern => $number),+ };
        let seen: BTreeSet<u32> = samples.iter().map(number).collect();
        let all: BTreeSet<u32> = [$($number),+].into();
        assert_eq!(seen, all, "a sample of every {}", stringify!($type));
        samples
    }};
}

fn nesting() -> Vec<NestingRefusal> {
    every_variant!(
        NestingRefusal,
        vec![
            NestingRefusal::KindHoldsNone,
            NestingRefusal::KindStandsAtTop,
            NestingRefusal::TooDeep,
            NestingRefusal::UnderItself,
            NestingRefusal::Unknown,
        ],
        {
            NestingRefusal::KindHoldsNone => 0, NestingRefusal::KindStandsAtTop => 1,
            NestingRefusal::TooDeep => 2, NestingRefusal::UnderItself => 3, NestingRefusal::Unknown => 4,
        }
    )
}

fn faults() -> Vec<SpeechFault> {
    every_variant!(
        SpeechFault,
        vec![
            SpeechFault::DuplicateField(FieldId(7)),
            SpeechFault::FieldName("x1".into()),
            SpeechFault::UnknownField(Some(SectionId(7))),
            SpeechFault::UnknownField(None),
            SpeechFault::TitleInTitle,
            SpeechFault::Nesting(SectionId(7), NestingRefusal::TooDeep),
            SpeechFault::NoParagraph(SectionId(7)),
            SpeechFault::Target(SectionId(7)),
            SpeechFault::Rate,
            SpeechFault::Minutes,
            SpeechFault::DraftId,
        ],
        {
            SpeechFault::DuplicateField(_) => 0, SpeechFault::FieldName(_) => 1,
            SpeechFault::UnknownField(Some(_)) => 2, SpeechFault::UnknownField(None) => 3,
            SpeechFault::TitleInTitle => 4, SpeechFault::Nesting(..) => 5, SpeechFault::NoParagraph(_) => 6,
            SpeechFault::Target(_) => 7, SpeechFault::Rate => 8, SpeechFault::Minutes => 9,
            SpeechFault::DraftId => 10,
        }
    )
}

fn store_kinds() -> Vec<store::FileKind> {
    use store::FileKind as Kind;
    every_variant!(
        Kind,
        vec![
            Kind::Picture,
            Kind::WordDocument,
            Kind::OldOfficeDocument,
            Kind::Archive,
            Kind::Pdf,
            Kind::RichText,
            Kind::Utf16,
            Kind::OtherEncoding,
            Kind::Binary,
        ],
        {
            Kind::Picture => 0, Kind::WordDocument => 1, Kind::OldOfficeDocument => 2, Kind::Archive => 3,
            Kind::Pdf => 4, Kind::RichText => 5, Kind::Utf16 => 6, Kind::OtherEncoding => 7, Kind::Binary => 8,
        }
    )
}

fn steps() -> Vec<SaveStep> {
    every_variant!(
        SaveStep,
        vec![
            SaveStep::Create,
            SaveStep::Attributes,
            SaveStep::Write,
            SaveStep::Sync,
            SaveStep::Compare,
            SaveStep::Rescue,
            SaveStep::Rename,
            SaveStep::SyncFolder,
        ],
        {
            SaveStep::Create => 0, SaveStep::Attributes => 1, SaveStep::Write => 2, SaveStep::Sync => 3,
            SaveStep::Compare => 4, SaveStep::Rescue => 5, SaveStep::Rename => 6,
            SaveStep::SyncFolder => 7,
        }
    )
}

fn formats() -> Vec<Format> {
    every_variant!(
        Format,
        vec![Format::Speech, Format::Template, Format::Fragment, Format::Journal],
        { Format::Speech => 0, Format::Template => 1, Format::Fragment => 2, Format::Journal => 3 }
    )
}

fn counted(what: &'static str) -> [Problem; 2] {
    [
        Problem::TooMany { what, limit: 2_000 },
        Problem::DuplicateId { what, id: 7 },
    ]
}

fn problems_of_content() -> Vec<Problem> {
    let mut samples = vec![
        Problem::NewerVersion {
            found: 7,
            supported: 1,
        },
        Problem::TooDeep { limit: 40 },
        Problem::Syntax("x1".into()),
        Problem::BreaksOff,
        Problem::NumberOutOfRange,
        Problem::UnknownWord {
            found: "x1".into(),
            allowed: "x2".into(),
        },
        Problem::UnknownKey {
            found: "x1".into(),
            allowed: "x2".into(),
        },
        Problem::DuplicateKey("x1".into()),
        Problem::MissingKey("x1".into()),
        Problem::UnknownField("x1".into()),
        Problem::Brace("x1".into()),
        Problem::TemplateId("x1".into()),
        Problem::UnknownTemplate("x1".into()),
    ];
    for what in ["sections", "fields", "sections and fields", "paragraphs"] {
        samples.extend(counted(what));
    }
    for what in [
        "the version",
        "a length",
        "the speaking rate",
        "the total length",
        "a section's target",
    ] {
        samples.push(Problem::Number {
            what,
            found: "0".into(),
            advice: "",
        });
    }
    samples
}

fn problems() -> Vec<Problem> {
    let refused = || Error::from(ErrorKind::PermissionDenied);
    let mut samples = vec![
        Problem::NotFound,
        Problem::NotAFile,
        Problem::Unreadable(refused()),
        Problem::TooLarge {
            bytes: (64 << 20) + 1,
            limit: 64 << 20,
        },
        Problem::Empty,
    ];
    samples.extend(problems_of_content());
    samples.extend(store_kinds().into_iter().map(Problem::NotText));
    samples.extend(faults().into_iter().map(Problem::Fault));
    samples.extend(steps().into_iter().map(|step| Problem::Unsaved {
        step,
        error: refused(),
        keeps_old: step == SaveStep::Rename,
    }));
    samples.push(Problem::Torn {
        error: refused(),
        copy: "/x1.speech".into(),
    });
    samples.push(Problem::NotTrashed(refused()));
    samples.push(Problem::Archive("x1".into()));
    samples.push(Problem::ArchiveEntry);
    samples.extend(ArchiveBound::ALL.into_iter().map(|bound| Problem::ArchiveBound {
        bound,
        limit: 64 << 20,
    }));
    for wanted in formats() {
        samples.push(Problem::WrongFormat { wanted, found: None });
        samples.push(Problem::WrongFormat {
            wanted,
            found: Some("x1".into()),
        });
        samples.extend(formats().into_iter().map(|found| Problem::WrongFormat {
            wanted,
            found: Some(found.key().to_owned()),
        }));
    }
    every_variant!(Problem, samples, {
        Problem::NotFound => 0, Problem::NotAFile => 1, Problem::Unreadable(_) => 2,
        Problem::TooLarge { .. } => 3, Problem::Empty => 4, Problem::NotText(_) => 5,
        Problem::WrongFormat { .. } => 6, Problem::NewerVersion { .. } => 7, Problem::TooDeep { .. } => 8,
        Problem::TooMany { .. } => 9, Problem::Syntax(_) => 10, Problem::BreaksOff => 11,
        Problem::NumberOutOfRange => 12, Problem::UnknownWord { .. } => 13, Problem::UnknownKey { .. } => 14,
        Problem::DuplicateKey(_) => 15, Problem::MissingKey(_) => 16, Problem::Number { .. } => 17,
        Problem::UnknownField(_) => 18, Problem::Brace(_) => 19, Problem::DuplicateId { .. } => 20,
        Problem::TemplateId(_) => 21, Problem::Fault(_) => 22, Problem::UnknownTemplate(_) => 23,
        Problem::Unsaved { .. } => 24, Problem::Torn { .. } => 25, Problem::NotTrashed(_) => 26,
        Problem::Archive(_) => 27, Problem::ArchiveEntry => 28, Problem::ArchiveBound { .. } => 29,
    })
}

fn imports() -> Vec<ImportError> {
    let kinds = every_variant!(
        FileKind,
        vec![
            FileKind::Docx,
            FileKind::Doc,
            FileKind::OpenDocument,
            FileKind::RichText,
            FileKind::Pdf,
            FileKind::Archive,
            FileKind::Picture,
        ],
        {
            FileKind::Docx => 0, FileKind::Doc => 1, FileKind::OpenDocument => 2, FileKind::RichText => 3,
            FileKind::Pdf => 4, FileKind::Archive => 5, FileKind::Picture => 6,
        }
    );
    let mut samples: Vec<_> = kinds
        .into_iter()
        .map(|kind| ImportError::OtherKind { kind })
        .collect();
    samples.push(ImportError::Damaged {
        encoding: TextEncoding::Gb18030,
        line: 7,
    });
    every_variant!(ImportError, samples, {
        ImportError::OtherKind { .. } => 0, ImportError::Damaged { .. } => 1,
    })
}

fn unwritable_characters() -> ExportError {
    let character = UnwritableCharacter {
        character: '\u{e5e5}',
        line: 3,
        column: 12,
    };
    every_variant!(
        ExportError,
        vec![ExportError::Unwritable { characters: vec![character; 20], total: 30 }],
        { ExportError::Unwritable { .. } => 0 }
    )
    .remove(0)
}

fn edits() -> Vec<EditError> {
    let mut samples = vec![
        EditError::UnknownPlace,
        EditError::UnknownSection(SectionId(7)),
        EditError::UnknownField(FieldId(7)),
        EditError::DuplicateId(7),
        EditError::FieldName("x1".into()),
        EditError::FieldInUse(FieldId(7)),
        EditError::Range,
        EditError::ImpossibleTarget,
        EditError::TitleInTitle,
        EditError::NotATemplate,
    ];
    samples.extend(nesting().into_iter().map(EditError::Nesting));
    samples.extend(faults().into_iter().map(EditError::Fault));
    every_variant!(EditError, samples, {
        EditError::UnknownPlace => 0, EditError::UnknownSection(_) => 1, EditError::UnknownField(_) => 2,
        EditError::Nesting(_) => 3, EditError::DuplicateId(_) => 4, EditError::FieldName(_) => 5,
        EditError::FieldInUse(_) => 6, EditError::Range => 7, EditError::ImpossibleTarget => 8,
        EditError::TitleInTitle => 9, EditError::Fault(_) => 10,
        EditError::NotATemplate => 11,
    })
}

fn io_errors() -> Vec<Error> {
    [
        ErrorKind::StorageFull,
        ErrorKind::FileTooLarge,
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::NotFound,
        ErrorKind::NotADirectory,
        ErrorKind::IsADirectory,
        ErrorKind::AlreadyExists,
        ErrorKind::InvalidFilename,
        ErrorKind::ResourceBusy,
        ErrorKind::TimedOut,
        ErrorKind::Interrupted,
    ]
    .map(Error::from)
    .into()
}

fn interrupted() -> Vec<Mended> {
    let hows = every_variant!(
        MendedHow,
        vec![
            MendedHow::PutRight,
            MendedHow::PutBack,
            MendedHow::Former,
            MendedHow::Other,
            MendedHow::Failed("x2".into()),
        ],
        {
            MendedHow::PutRight => 0, MendedHow::PutBack => 1, MendedHow::Former => 2, MendedHow::Other => 3,
            MendedHow::Failed(_) => 4,
        }
    );
    hows.into_iter()
        .map(|how| Mended {
            file: "/x1.speech".into(),
            copy: "/x1-new.speech".into(),
            how,
        })
        .collect()
}

fn holder() -> LockHolder {
    LockHolder {
        user: "x1".to_owned(),
        machine: "x2".to_owned(),
        process: 7,
        since: std::time::UNIX_EPOCH,
        is_gone: false,
    }
}

fn opens_and_writes(texts: &Texts) -> Vec<String> {
    let path = || PathBuf::from("x1");
    let store = || StoreError::new(Path::new("x1"), Problem::Empty);
    let opens = every_variant!(
        OpenError,
        vec![
            OpenError::Store(store()),
            OpenError::Import { path: path(), error: imports().remove(0) },
        ],
        { OpenError::Store(_) => 0, OpenError::Import { .. } => 1 }
    );
    let writes = every_variant!(
        WriteError,
        vec![
            WriteError::Exists(path()),
            WriteError::Changed(path()),
            WriteError::Held { path: path(), holder: Box::new(holder()) },
            WriteError::Encode { path: path(), error: unwritable_characters() },
            WriteError::Store(store()),
        ],
        {
            WriteError::Exists(_) => 0, WriteError::Changed(_) => 1, WriteError::Encode { .. } => 2,
            WriteError::Store(_) => 3, WriteError::Held { .. } => 4,
        }
    );
    let opens = opens.iter().map(|error| open_error(error, texts));
    opens
        .chain(writes.iter().map(|error| write_error(error, texts)))
        .collect()
}

fn all_words(texts: &Texts) -> Vec<String> {
    let stores = problems()
        .into_iter()
        .map(|problem| StoreError::new(Path::new("x1"), problem));
    let mut words: Vec<String> = stores.map(|error| store_error(&error, texts)).collect();
    words.extend(imports().iter().map(|error| import_error(error, texts)));
    words.push(export_error(&unwritable_characters(), texts));
    words.extend(edits().iter().map(|error| edit_error(error, texts)));
    words.extend(io_errors().iter().map(|error| io_error(error, texts)));
    words.extend(interrupted().iter().map(|found| mended(found, texts)));
    words.extend(opens_and_writes(texts));
    words
}

fn is_chinese(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

#[test]
fn every_error_has_words_in_both_languages() {
    let known: BTreeSet<&str> = include_str!("../../../assets/locales/en/errors.ftl")
        .lines()
        .filter_map(|line| Some(line.split_once(" =")?.0))
        .collect();
    for language in Language::ALL {
        let texts = Texts::new(language);
        for words in all_words(&texts) {
            let is_key = known.iter().any(|key| key.contains('-') && words.contains(key));
            assert!(!is_key, "a key in place of words: {words}");
            assert!(!words.contains('$'), "a placeable is left: {words}");
            let in_language = words.chars().any(is_chinese) == (language == Language::Chinese);
            assert!(in_language && !words.is_empty(), "{language:?}: {words}");
        }
    }
}

#[test]
fn line_and_column_come_first() {
    let error = StoreError {
        path: PathBuf::from("年中.speech"),
        place: Some(Place { line: 3, column: 12 }),
        problem: Problem::MissingKey("name".into()),
    };
    let chinese = store_error(&error, &Texts::new(Language::Chinese));
    assert_eq!(chinese, "第 3 行第 12 列：缺少“name”这个键。请补上。");
    let english = store_error(&error, &Texts::new(Language::English));
    assert_eq!(english, "Line 3, column 12: The key “name” is missing. Add it.");
}

#[test]
fn a_word_document_is_told_to_be_saved_as_plain_text() {
    let error = ImportError::OtherKind { kind: FileKind::Docx };
    let chinese = import_error(&error, &Texts::new(Language::Chinese));
    assert!(
        chinese.contains("纯文本") && chinese.contains("Word"),
        "{chinese}"
    );
    let english = import_error(&error, &Texts::new(Language::English));
    assert!(
        english.contains("plain text") && english.contains("word processor"),
        "{english}"
    );
}

#[test]
fn characters_that_cannot_be_written_are_named_and_the_rest_counted() {
    let words = export_error(&unwritable_characters(), &Texts::new(Language::English));
    assert!(words.contains("U+E5E5 (line 3, character 12)"), "{words}");
    assert!(words.contains("and 22 more"), "{words}");
}

#[test]
fn the_limit_is_told_as_a_number() {
    let error = StoreError::new(
        Path::new("x"),
        Problem::TooLarge {
            bytes: (64 << 20) + 1,
            limit: 64 << 20,
        },
    );
    let words = store_error(&error, &Texts::new(Language::Chinese));
    assert!(words.contains("65 MB") && words.contains("64 MB"), "{words}");
}
