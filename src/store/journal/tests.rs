use std::path::Path;

use super::*;
use crate::model::{Edit, Inline, Selection, TextPlace, TextPosition, TransactionName};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

fn typed(at: usize, letter: &str) -> Record {
    let place = TextPlace::Title;
    let caret = |offset| Some(Selection::caret(TextPosition::new(place, ByteIndex(offset))));
    Record::Step {
        name: TransactionName::Type,
        edits: vec![Edit::ReplaceText {
            place,
            range: ByteIndex(at)..ByteIndex(at),
            with: Inline::from_text(letter),
        }],
        before: caret(at),
        after: caret(at + letter.len()),
        at: Duration::from_millis(30 * at as u64),
    }
}

fn head() -> JournalHead {
    JournalHead {
        draft: "0123456789abcdef0123456789abcdef".parse().ok(),
        file: Some(JournalFile {
            path: "/稿件/讲话.speech".into(),
            length: 812,
            modified: Some(UNIX_EPOCH + Duration::from_nanos(1_795_600_000_123_456_789)),
        }),
    }
}

fn records() -> Vec<Record> {
    let mut records: Vec<Record> = "同志们，大家好"
        .chars()
        .enumerate()
        .map(|(at, letter)| typed(3 * at, &letter.to_string()))
        .collect();
    records.extend([Record::Seal, Record::Undo, Record::Redo]);
    records
}

fn written() -> Vec<u8> {
    let mut bytes = write_head(&head(), &Speech::blank(Language::Chinese), 0).unwrap();
    for record in records() {
        write_record(&record, &mut bytes).unwrap();
    }
    bytes
}

fn read(bytes: &[u8]) -> Result<Journal, StoreError> {
    read_journal(bytes, Path::new("000001.journal"))
}

#[test]
fn what_is_written_is_read() {
    let journal = read(&written()).unwrap();
    assert_eq!(journal.head, head());
    assert_eq!(journal.base, Speech::blank(Language::Chinese));
    assert_eq!(journal.records, records());
    assert!(!journal.is_cut);
    let title = journal.replay().speech.information.title;
    assert_eq!(title.text(), "同志们，大家好");
}

#[test]
fn a_template_that_is_edited_is_read_as_one() {
    let template = crate::store::built_in("en-toast").unwrap();
    let base = template.to_edit();
    let mut head = template.head();
    head.name = "Toast, revised".to_owned();
    head.lengths = vec![5, 3];
    let mut restored = base.clone();
    restored.information.title = Inline::from_text("Another");
    restored.head = Some(Box::new(head.clone()));
    let step = |name, edit| Record::Step {
        name,
        edits: vec![edit],
        before: None,
        after: None,
        at: Duration::ZERO,
    };
    let records = [
        step(
            TransactionName::EditTemplateInformation,
            Edit::SetTemplateHead(Box::new(head.clone())),
        ),
        step(
            TransactionName::Restore,
            Edit::Restore(Box::new(restored.clone())),
        ),
        step(
            TransactionName::Restore,
            Edit::Restore(Box::new(Speech::blank(Language::English))),
        ),
    ];
    let mut bytes = write_head(&self::head(), &base, 0).unwrap();
    for record in &records {
        write_record(record, &mut bytes).unwrap();
    }
    let mut journal = read(&bytes).unwrap();
    assert_eq!(journal.base, base);
    assert_eq!(journal.records, records);
    journal.records.pop();
    assert_eq!(journal.clone().replay().speech, restored);
    journal.records.push(records[2].clone());
    let replica = journal.replay();
    assert_eq!(
        replica.speech.head.as_deref(),
        Some(&head),
        "what is no template does not make it a speech"
    );
    let (unwound, _) = replica.unwound().unwrap();
    assert_eq!(unwound, base);
}

#[cfg(unix)]
#[test]
fn a_path_that_is_no_text_is_read_as_it_was() {
    let name: std::ffi::OsString =
        std::os::unix::ffi::OsStringExt::from_vec(b"/\xbd\xb2\xb8\xe5.speech".to_vec());
    let mut head = head();
    head.file.as_mut().unwrap().path = name.into();
    let bytes = write_head(&head, &Speech::blank(Language::Chinese), 0).unwrap();
    assert_eq!(read(&bytes).unwrap().head, head);
}

#[test]
fn a_letter_takes_little_room() {
    let mut bytes = Vec::new();
    write_record(&typed(300, "好"), &mut bytes).unwrap();
    assert!(bytes.len() < 160, "{}", String::from_utf8_lossy(&bytes));
}

#[test]
fn a_torn_tail_is_cut_at_the_last_whole_record() {
    let bytes = written();
    let whole = records();
    let least = write_head(&head(), &Speech::blank(Language::Chinese), 0)
        .unwrap()
        .len();
    for length in least..bytes.len() {
        let journal = read(&bytes[..length]).unwrap();
        let count = bytes[least..length].split(|&byte| byte == b'\n').count() - 1;
        assert_eq!(journal.records, whole[..count], "cut at {length}");
        assert_eq!(journal.is_cut, bytes[length - 1] != b'\n');
    }
}

#[test]
fn whatever_is_damaged_what_stands_before_it_is_read_and_nothing_false_is() {
    let bytes = written();
    let whole = records();
    for at in 0..bytes.len() {
        for damage in [1, 0x80, b'\n' ^ bytes[at]] {
            let mut damaged = bytes.clone();
            damaged[at] ^= damage;
            if damaged[at] == bytes[at] {
                continue;
            }
            if let Ok(journal) = read(&damaged) {
                assert!(whole.starts_with(&journal.records), "byte {at}");
                assert!(journal.is_cut || journal.records == whole, "byte {at}");
            }
        }
    }
}

#[test]
fn what_is_no_journal_is_refused_in_words() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(refused(b"").contains("empty"));
    assert!(refused(b"PK\x03\x04 and more\n").contains("journal"));
    let mut newer = Vec::new();
    line(
        &serde_json::json!({"format": "speechwright-journal", "version": 2}),
        &mut newer,
    )
    .unwrap();
    assert!(refused(&newer).contains("version 2"));
    let mut other = Vec::new();
    line(
        &serde_json::json!({"format": "speechwright-speech", "version": 1}),
        &mut other,
    )
    .unwrap();
    assert!(refused(&other).contains("speechwright-speech"));
    let mut alone = Vec::new();
    line(
        &serde_json::json!({"format": "speechwright-journal", "version": 1}),
        &mut alone,
    )
    .unwrap();
    assert!(refused(&alone).contains("breaks off"));
}

#[test]
fn a_record_that_does_not_fit_ends_the_replay() {
    let mut journal = read(&written()).unwrap();
    journal.records.insert(2, typed(9_999, "错"));
    assert_eq!(journal.replay().speech.information.title.text(), "同志");
}
