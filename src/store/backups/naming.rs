//! How the files of the backups are called, and what is read off a draft without parsing it: a damaged one is kept
//! like any other.

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use chrono::{DateTime, NaiveDateTime};
use sha2::{Digest as _, Sha256};

use super::super::error::Format;
use super::super::hash::hex;
use super::super::speech_file::SPEECH_EXTENSION;
use crate::model::DraftId;

/// Sortable, in UTC, to the millisecond.
const TIME: &str = "%Y%m%dT%H%M%S%.3fZ";
/// How the names of files end that say where a draft stood.
const PATH_EXTENSION: &str = "path";
/// As many bytes of a draft hold its head.
const HEAD: usize = 4_096;

/// What a file's name says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// A version, and when it was replaced.
    Version(SystemTime),
    /// A path, and since when.
    Path(SystemTime),
}

impl Name {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let stem = path.file_stem()?.to_str()?;
        match path.extension()?.to_str()? {
            SPEECH_EXTENSION => Some(Self::Version(time_of(stem.split_once('-')?.0)?)),
            PATH_EXTENSION => Some(Self::Path(time_of(stem)?)),
            _ => None,
        }
    }
}

/// The name of a version that is replaced at that time.
pub(super) fn backup_name(at: SystemTime, bytes: &[u8]) -> String {
    format!("{}-{}.{SPEECH_EXTENSION}", written(at), content_mark(bytes))
}

pub(super) fn path_file_name(since: SystemTime) -> String {
    format!("{}.{PATH_EXTENSION}", written(since))
}

/// What tells contents apart in names.
pub(super) fn content_mark(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..4])
}

/// A time as names have it. Times before 1970 are taken for 1970.
fn written(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let milliseconds = i64::try_from(since.as_millis()).unwrap_or_default();
    DateTime::from_timestamp_millis(milliseconds)
        .unwrap_or_default()
        .format(TIME)
        .to_string()
}

fn time_of(written: &str) -> Option<SystemTime> {
    let time = NaiveDateTime::parse_from_str(written, TIME).ok()?;
    let since = u64::try_from(time.and_utc().timestamp_millis()).ok()?;
    UNIX_EPOCH.checked_add(Duration::from_millis(since))
}

/// What the head of a draft says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftHead {
    /// Which draft it is; none in one from before identities.
    pub id: Option<DraftId>,
    /// Whether anything may speak of it outside its own folder.
    pub leaves_traces: bool,
}

/// What the head of a draft says; none where `bytes` do not begin as a draft does.
#[must_use]
pub fn draft_in(bytes: &[u8]) -> Option<DraftHead> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let (_, behind) = head.split_once(&format!("\"{}\"", Format::Speech.key()))?;
    // These keys come before all text, in which a quote would be escaped.
    let behind = behind
        .split_once("sections:")
        .map_or(behind, |(before, _)| before);
    let values = |key: &'static str| {
        let found = behind.match_indices(key);
        found.map(move |(at, key)| behind[at + key.len()..].trim_start())
    };
    let id = values("id:").find_map(|value| value.strip_prefix('"')?.split('"').next()?.parse().ok());
    let is_private = values("traces:").any(|value| value.starts_with("false"));
    Some(DraftHead {
        id,
        leaves_traces: !is_private,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn names_sort_as_their_times_and_give_them_back(one in 0_u64..4_000_000_000_000, other in 0_u64..4_000_000_000_000) {
            let time = |milliseconds| UNIX_EPOCH + Duration::from_millis(milliseconds);
            prop_assert_eq!(written(time(one)).cmp(&written(time(other))), one.cmp(&other));
            let name = backup_name(time(one), b"x");
            prop_assert_eq!(Name::of(Path::new(&name)), Some(Name::Version(time(one))));
            let name = path_file_name(time(one));
            prop_assert_eq!(Name::of(Path::new(&name)), Some(Name::Path(time(one))));
        }
    }

    #[test]
    fn other_files_are_none_of_ours() {
        for name in [
            "a.speech",
            "x-y.speech",
            ".speechwright-1-2.tmp",
            "20261125T121658.123Z",
            "a.path",
        ] {
            assert_eq!(Name::of(Path::new(name)), None, "{name}");
        }
    }

    #[test]
    fn the_identity_is_read_off_a_draft_also_a_damaged_one() {
        let id = "5f0c9d2e71b84a36a2c8e4d7193b60fa";
        let whole = format!(
            "#![enable(implicit_some)]\n(\n    format: \"speechwright-speech\",\n    version: 1,\n    id: \"{id}\",\n"
        );
        let found = draft_in(whole.as_bytes()).unwrap();
        assert_eq!((found.id, found.leaves_traces), (id.parse().ok(), true));
        let private = draft_in(format!("{whole}    traces: false,").as_bytes()).unwrap();
        assert!(!private.leaves_traces);
        let old = draft_in(b"(format: \"speechwright-speech\", sections: [(id: 1)]").unwrap();
        assert_eq!((old.id, old.leaves_traces), (None, true));
        assert_eq!(draft_in(b"(format: \"speechwright-template\", id: \"x\")"), None);
        assert_eq!(draft_in(b""), None);
    }
}
