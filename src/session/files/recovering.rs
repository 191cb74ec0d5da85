//! What can be recovered: listed with what the writer must know to decide, and made into a session.

use std::cmp::Reverse;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::opening::speech_in;
use super::{FileContent, Recovered, stamp_of};
use crate::convert::plain_text::{ExportOptions, text};
use crate::model::{Manuscript, Speech, TemplateHead};
use crate::session::Session;
use crate::store::{
    Disk, FoundJournal, Journal, JournalFile, Problem, RecoveredFile, RecoveryEntry, RecoveryId, StoreError,
    find_journals, has_template_name, is_template_id, load_journal, load_template, read_bounded,
    remove_journal, write_open_speech,
};
use crate::text::difference::difference;

/// Lists what can be recovered, the newest first. A journal that holds nothing but what its draft's file holds is
/// removed.
#[must_use]
pub fn recoveries(disk: &dyn Disk, state: &Path) -> Vec<RecoveryEntry> {
    let found = find_journals(disk, state, SystemTime::now());
    let mut entries: Vec<RecoveryEntry> = found
        .into_iter()
        .filter_map(|found| entry(disk, state, found))
        .collect();
    entries.sort_by_key(|entry| Reverse(entry.changed_at));
    entries
}

fn entry(disk: &dyn Disk, state: &Path, found: FoundJournal) -> Option<RecoveryEntry> {
    let FoundJournal {
        id,
        journal,
        changed_at,
        is_discarded,
    } = found;
    // What cannot be read stays where it is, for whoever can: a newer program, or a hand.
    let journal = completed(journal.ok()?);
    let head = journal.head.clone();
    let began_as = journal.base.clone();
    let speech = journal.replay().speech;
    let standing = head.file.as_ref().map(standing);
    let holds = match &standing {
        Some((_, Some((speech, _)))) => Some(&**speech),
        Some((_, None)) => None,
        // Never saved: only what differs from how it was begun is worth anything.
        None => Some(&began_as),
    };
    if holds.is_some_and(|holds| is_same(holds, &speech)) {
        // What cannot be removed is looked at again the next time.
        let _ = remove_journal(disk, state, &id);
        return None;
    }
    let title = speech.marked_text(&speech.information.title).trim().to_owned();
    Some(RecoveryEntry {
        id,
        draft: head.draft,
        path: head.file.map(|file| file.path),
        title,
        changed_at,
        differing: differing(holds, &speech),
        file: standing.map_or(RecoveredFile::Never, |(state, _)| state),
        is_discarded,
    })
}

/// Journals of templates did not always say that they are of one: their file does.
fn completed(mut journal: Journal) -> Journal {
    let file = journal.head.file.as_ref().map(|file| &*file.path);
    let Some(path) = file.filter(|path| journal.base.head.is_none() && has_template_name(path)) else {
        return journal;
    };
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let head = match load_template(path) {
        Ok(template) => Some(template.head()),
        // A draft may be called as templates are.
        Err(error) if matches!(error.problem, Problem::WrongFormat { .. }) => None,
        Err(_) => Some(TemplateHead {
            id: Some(stem.clone())
                .filter(|stem| is_template_id(stem))
                .unwrap_or_else(|| "my-template".to_owned()),
            name: stem,
            lengths: journal.base.information.minutes.into_iter().collect(),
            ..TemplateHead::default()
        }),
    };
    journal.base.head = head.map(Box::new);
    journal
}

/// Whether both would be saved as the same. The sections of a template have other identities each time it is read.
fn is_same(holds: &Speech, speech: &Speech) -> bool {
    if holds.head.is_none() {
        return holds == speech;
    }
    let written = |speech: &Speech| write_open_speech(speech, Path::new("template")).ok();
    written(holds).is_some_and(|holds| Some(holds) == written(speech))
}

/// How a draft's file stands to a journal, and what it holds.
fn standing(file: &JournalFile) -> (RecoveredFile, Option<FileContent>) {
    let Some(stamp) = stamp_of(&file.path) else {
        return (RecoveredFile::Gone, None);
    };
    let is_same = stamp.length == file.length && stamp.modified == file.modified;
    let state = if is_same {
        RecoveredFile::Same
    } else {
        RecoveredFile::Changed
    };
    let bytes = read_bounded(&file.path).ok();
    let speech = bytes.and_then(|bytes| speech_in(&bytes, &file.path).ok());
    (state, speech.map(|speech| (Box::new(speech), stamp)))
}

/// How many characters were added or taken away, as a comparison shows them, and in what a template says of itself.
fn differing(one: Option<&Speech>, other: &Speech) -> usize {
    let words = |speech: &Speech| {
        let options = ExportOptions::for_language(speech.language);
        let mut words = text(&Manuscript::compose(speech), speech.language, options);
        if let Some(head) = speech.template_head() {
            let lengths: Vec<_> = head.lengths.iter().map(u32::to_string).collect();
            let lengths = lengths.join(" ");
            for line in [&head.name, &head.summary, &head.category, &lengths] {
                words = words + "\n" + line;
            }
        }
        words
    };
    let found = difference(&one.map(words).unwrap_or_default(), &words(other));
    found.added + found.removed
}

/// Makes a session of a journal.
///
/// # Errors
/// There is none of that name, or it cannot be read.
pub fn recover(disk: &dyn Disk, state: &Path, id: &RecoveryId) -> Result<Recovered, StoreError> {
    let journal = completed(load_journal(disk, state, id)?);
    let file: Option<PathBuf> = journal.head.file.as_ref().map(|file| file.path.clone());
    let (standing, content) = journal
        .head
        .file
        .as_ref()
        .map_or((RecoveredFile::Never, None), standing);
    let session = Session::recovered(journal.replay());
    Ok(Recovered {
        session,
        file: file.map(|path| (path, content)),
        standing,
    })
}
