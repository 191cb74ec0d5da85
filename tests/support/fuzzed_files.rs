//! Arbitrary bytes before the readers of files, and what must hold of all of them: no reader panics, and what opens can
//! be written and opens again as the same.
//!
//! The fuzz targets `draft`, `template`, `settings` and `journal` look for bytes that break this; a plain test goes
//! through those that are kept. Sizes are bounded by the readers themselves, so that a target that needs much more time
//! or memory than its bytes is found by libFuzzer's own limits.

use std::path::Path;
use std::time::Duration;

use speechwright::session::{Action, Session};
use speechwright::store::{
    Journal, read_journal, read_settings, read_speech, read_template, write_head, write_record,
    write_settings, write_speech, write_template,
};

/// A reader.
pub type Target = fn(&[u8]);

/// All of them, by the names of their targets.
pub const TARGETS: [(&str, Target); 4] = [
    ("draft", draft),
    ("template", template),
    ("settings", settings),
    ("journal", journal),
];

/// A draft.
pub fn draft(bytes: &[u8]) {
    let path = Path::new("fuzzed.speech");
    let Ok(speech) = read_speech(bytes, path) else {
        return;
    };
    let written = write_speech(&speech, path).expect("what opens can be saved");
    let again = read_speech(&written, path).expect("what was saved opens");
    assert!(again == speech, "it opens as it was saved");
    assert!(
        write_speech(&again, path).is_ok_and(|twice| twice == written),
        "saving again changes nothing"
    );
    // What is shown of it.
    let session = Session::new(speech, true);
    assert!(!session.manuscript().paragraphs().is_empty());
}

/// A template.
pub fn template(bytes: &[u8]) {
    let path = Path::new("fuzzed.template");
    let Ok(template) = read_template(bytes, path) else {
        return;
    };
    let written = write_template(&template, path).expect("what opens can be saved");
    let again = read_template(&written, path).expect("what was saved opens");
    let twice = write_template(&again, path).expect("what opens can be saved");
    assert!(twice == written, "saving again changes nothing");
    let speech = template.instantiate(None);
    assert!(
        write_speech(&speech, path).is_ok(),
        "what a template makes can be saved"
    );
}

/// Settings.
pub fn settings(bytes: &[u8]) {
    let path = Path::new("settings.ron");
    let Ok(settings) = read_settings(bytes, path) else {
        return;
    };
    let written = write_settings(&settings, path).expect("what opens can be saved");
    let again = read_settings(&written, path).expect("what was saved opens");
    assert!(
        again == settings,
        "they open as they were saved: {settings:?}, {again:?}"
    );
}

/// A segment of a journal: once as it is, and once as lines that only lack their checksums, which no arbitrary bytes
/// would have.
pub fn journal(bytes: &[u8]) {
    let path = Path::new("fuzzed.journal");
    if let Ok(journal) = read_journal(bytes, path) {
        recovered(journal);
    }
    let mut summed = Vec::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let sum = crc32fast::hash(line);
        summed.extend_from_slice(format!("{sum:08x} ").as_bytes());
        summed.extend_from_slice(line);
        summed.push(b'\n');
    }
    if let Ok(journal) = read_journal(&summed, path) {
        recovered(journal);
    }
}

fn recovered(journal: Journal) {
    let path = Path::new("fuzzed.journal");
    let mut written = write_head(&journal.head, &journal.base, 0).expect("what opens can be written");
    for record in &journal.records {
        write_record(record, &mut written).expect("what was read can be written");
    }
    let again = read_journal(&written, path).expect("what was written opens");
    assert!(again.head == journal.head, "{:?}, {:?}", again.head, journal.head);
    assert!(again.base == journal.base, "the speech at the beginning");
    assert!(again.records == journal.records, "what was done since");
    assert!(!again.is_cut);
    // What comes of it can be worked with, and all of it be taken back.
    let mut session = Session::recovered(journal.replay());
    let steps = again.records.len();
    for _ in 0..steps {
        session.perform(Action::Undo, Duration::ZERO);
    }
    session.perform(Action::InsertText("又".to_owned()), Duration::ZERO);
    if let Ok(saved) = write_speech(session.speech(), path) {
        assert!(read_speech(&saved, path).is_ok(), "what can be saved opens");
    }
}
