//! Journals: what a window has done since its draft was saved, written down as it is done, so that a program or a
//! machine that dies takes a second's work with it at most.
//!
//! A journal is a folder of its own in the state folder. It holds one segment: a speech at its beginning, and every
//! record since. A later segment replaces it whole, once that is on the disk. Each line carries its checksum; reading
//! ends at the first that is torn or damaged.

mod pieces;
mod state;
mod wire;
mod writer;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use super::error::{Format, Place, Problem, StoreError};
use super::hash::{bytes_of, hex, path_of, unhex};
use super::reading::VERSION;
use crate::model::{DraftId, EditError, Record, Replica, Speech};
use state::WireState;
use wire::WireRecord;
pub use writer::JournalWriter;
pub(super) use writer::{ALIVE, DISCARDED, put_aside, remove_folder};

/// The largest journal that is read: 512 MiB.
pub const JOURNAL_LIMIT: u64 = 512 << 20;

/// How the names of segments end.
pub(super) const EXTENSION: &str = "journal";

/// Something that cannot be told in a journal, or that a journal tells and cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a change cannot be written down, or was written down wrongly")]
pub struct Misfit;

/// The file that a journal's draft stood in when it was opened or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalFile {
    /// Where.
    pub path: PathBuf,
    /// Its length in bytes then.
    pub length: u64,
    /// When it had been written.
    pub modified: Option<SystemTime>,
}

/// Of what a journal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalHead {
    /// Which draft, where it has an identity.
    pub draft: Option<DraftId>,
    /// Its file; none where it was never saved.
    pub file: Option<JournalFile>,
}

/// A journal that was read.
#[derive(Debug, Clone)]
pub struct Journal {
    /// Of what it is.
    pub head: JournalHead,
    /// The speech at its beginning.
    pub base: Speech,
    /// What was done since.
    pub records: Vec<Record>,
    /// Whether something stood behind the last whole record.
    pub is_cut: bool,
    /// Whether all is there that the segment began with. Where it is not, the segment before says more.
    pub is_whole: bool,
}

impl Journal {
    /// The speech as it was at the end, with its history. What does not fit any more ends it early.
    #[must_use]
    pub fn replay(self) -> Replica {
        let mut replica = Replica::new(self.base);
        for record in self.records {
            let followed: Result<(), EditError> = replica.follow(record);
            if followed.is_err() {
                break;
            }
        }
        replica
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireHead {
    format: String,
    version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    draft: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The path's own bytes in base 16, where they are no text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path_bytes: Option<String>,
    #[serde(default)]
    length: u64,
    /// Nanoseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modified: Option<u64>,
    /// How many records the segment began with.
    #[serde(default)]
    first: usize,
}

/// As much of a head as every version has.
#[derive(Debug, Deserialize)]
struct AnyHead {
    format: String,
    version: u64,
}

/// The first lines of a segment: of what it is, and the speech at its beginning. `first` says how many records are
/// written together with them.
///
/// # Errors
/// The speech is none that a draft's file can hold.
pub fn write_head(head: &JournalHead, base: &Speech, first: usize) -> Result<Vec<u8>, StoreError> {
    let name = Path::new("journal");
    let misfit = |_| StoreError::new(name, Problem::Unreadable(std::io::Error::other(Misfit)));
    let file = head.file.as_ref();
    let wire = WireHead {
        format: Format::Journal.key().to_owned(),
        version: VERSION,
        draft: head.draft.map(|draft| draft.to_string()),
        path: file.map(|file| file.path.to_string_lossy().into_owned()),
        path_bytes: file
            .filter(|file| file.path.to_str().is_none())
            .map(|file| hex(&bytes_of(&file.path))),
        length: file.map_or(0, |file| file.length),
        modified: file.and_then(|file| nanoseconds(file.modified?)),
        first,
    };
    let base = WireState::of(base)?;
    let mut bytes = Vec::new();
    line(&wire, &mut bytes).map_err(misfit)?;
    line(&base, &mut bytes).map_err(misfit)?;
    Ok(bytes)
}

/// Puts a record behind `bytes`.
///
/// # Errors
/// The record cannot be told.
pub fn write_record(record: &Record, bytes: &mut Vec<u8>) -> Result<(), Misfit> {
    line(&WireRecord::of(record)?, bytes)
}

/// One line: the checksum of what follows, in eight hexadecimal digits, a space, and JSON.
fn line(value: &impl Serialize, bytes: &mut Vec<u8>) -> Result<(), Misfit> {
    let start = bytes.len();
    bytes.extend_from_slice(b"00000000 ");
    serde_json::to_writer(&mut *bytes, value).map_err(|_| Misfit)?;
    let sum = crc32fast::hash(&bytes[start + 9..]);
    bytes[start..start + 8].copy_from_slice(format!("{sum:08x}").as_bytes());
    bytes.push(b'\n');
    Ok(())
}

/// Reads a segment up to its last whole record; `path` is for messages only.
///
/// # Errors
/// It is no journal, or one of a newer program, or damaged before its first record.
pub fn read_journal(bytes: &[u8], path: &Path) -> Result<Journal, StoreError> {
    let wrong = |number, problem| StoreError {
        path: path.to_owned(),
        place: Some(Place {
            line: number,
            column: 1,
        }),
        problem,
    };
    if bytes.is_empty() {
        return Err(StoreError::new(path, Problem::Empty));
    }
    let mut lines = Lines(bytes);
    let head = lines.next().ok_or_else(|| {
        let (wanted, found) = (Format::Journal, None);
        wrong(1, Problem::WrongFormat { wanted, found })
    })?;
    let (head, first) = read_head(head).map_err(|problem| wrong(1, problem))?;
    let base = lines
        .next()
        .and_then(|json| serde_json::from_slice::<WireState>(json).ok());
    let base = base.ok_or_else(|| wrong(2, Problem::BreaksOff))?;
    let base = base.into_speech(path).map_err(|error| wrong(2, error.problem))?;
    let mut records = Vec::new();
    let mut rest = lines.0;
    while let Some(json) = lines.next() {
        let record = serde_json::from_slice::<WireRecord>(json).ok();
        let Some(record) = record.and_then(|wire| wire.into_record().ok()) else {
            break;
        };
        records.push(record);
        rest = lines.0;
    }
    Ok(Journal {
        head,
        base,
        is_whole: records.len() >= first,
        records,
        is_cut: !rest.is_empty(),
    })
}

/// The head, and how many records the segment began with.
fn read_head(json: &[u8]) -> Result<(JournalHead, usize), Problem> {
    let wanted = Format::Journal;
    let any = serde_json::from_slice::<AnyHead>(json).ok();
    match any {
        Some(any) if any.format != wanted.key() => Err(Problem::WrongFormat {
            wanted,
            found: Some(any.format),
        }),
        Some(any) if any.version > u64::from(VERSION) => Err(Problem::NewerVersion {
            found: any.version,
            supported: VERSION,
        }),
        _ => {
            let head = serde_json::from_slice::<WireHead>(json);
            let head = head.map_err(|error| Problem::Syntax(error.to_string()))?;
            let modified = head
                .modified
                .map(|since| UNIX_EPOCH + Duration::from_nanos(since));
            let journal = JournalHead {
                draft: head.draft.and_then(|draft| draft.parse().ok()),
                file: head.path.map(|path| JournalFile {
                    path: head
                        .path_bytes
                        .and_then(|digits| unhex(&digits))
                        .map_or_else(|| path.into(), path_of),
                    length: head.length,
                    modified,
                }),
            };
            Ok((journal, head.first))
        }
    }
}

fn nanoseconds(time: SystemTime) -> Option<u64> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    u64::try_from(since.as_nanos()).ok()
}

/// The whole lines at the beginning of a segment, without their checksums.
struct Lines<'a>(&'a [u8]);

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let end = self.0.iter().position(|&byte| byte == b'\n')?;
        let line = &self.0[..end];
        let json = line.get(9..).filter(|_| line[8] == b' ')?;
        let sum = std::str::from_utf8(&line[..8]).ok()?;
        let sum = u32::from_str_radix(sum, 16).ok()?;
        if crc32fast::hash(json) != sum {
            return None;
        }
        self.0 = &self.0[end + 1..];
        Some(json)
    }
}

/// The folder in which the journals of all windows stand.
#[must_use]
pub fn journals_in(state: &Path) -> PathBuf {
    state.join("journals")
}
