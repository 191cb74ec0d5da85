//! What is kept, found again, thinned out and cleared.

use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use tempfile::{TempDir, tempdir};

use super::*;
use crate::store::SystemDisk;

const LIMIT: u64 = 1 << 20;
const ONE: DraftId = DraftId(1);

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(1_800_000_000 + seconds)
}

struct Place {
    root: TempDir,
    state: PathBuf,
}

impl Place {
    fn new() -> Self {
        let root = tempdir().unwrap();
        let state = root.path().join("home/state");
        Self { root, state }
    }

    fn backups(&self) -> Backups<'_> {
        Backups::new(&SystemDisk, &self.state)
    }

    #[track_caller]
    fn keep(&self, draft: DraftId, path: &str, text: &str, seconds: u64) {
        self.keep_within(draft, path, text, seconds, LIMIT);
    }

    #[track_caller]
    fn keep_within(&self, draft: DraftId, path: &str, text: &str, seconds: u64, limit: u64) {
        let kept = self
            .backups()
            .keep(draft, Path::new(path), text.as_bytes(), at(seconds), limit);
        kept.unwrap();
    }

    /// The versions of a draft, the newest first: path and text.
    fn found(&self, draft: DraftId) -> Vec<(String, String)> {
        let entries = self.backups().list(draft).unwrap();
        let shown = |entry: &BackupEntry| {
            let text = fs::read_to_string(&entry.file).unwrap();
            assert_eq!((entry.length, entry.draft), (text.len() as u64, draft));
            (entry.path.to_str().unwrap().to_owned(), text)
        };
        entries.iter().map(shown).collect()
    }

    fn texts(&self, draft: DraftId) -> Vec<String> {
        self.found(draft).into_iter().map(|(_, text)| text).collect()
    }
}

#[test]
fn versions_are_listed_with_their_times_and_paths_the_newest_first() {
    let place = Place::new();
    assert!(place.backups().list(ONE).unwrap().is_empty());
    place.keep(ONE, "/a/讲话.speech", "one", 0);
    place.keep(ONE, "/a/讲话.speech", "two", 1);
    place.keep(ONE, "/b/改名.speech", "three", 2);
    let found = place.found(ONE);
    let expected = [
        ("/b/改名.speech", "three"),
        ("/a/讲话.speech", "two"),
        ("/a/讲话.speech", "one"),
    ];
    assert_eq!(
        found,
        expected.map(|(path, text)| (path.to_owned(), text.to_owned()))
    );
    let times: Vec<_> = place
        .backups()
        .list(ONE)
        .unwrap()
        .iter()
        .map(|entry| entry.at)
        .collect();
    assert_eq!(times, [at(2), at(1), at(0)]);
    assert!(place.backups().list(DraftId(2)).unwrap().is_empty());
}

#[test]
fn the_same_as_the_newest_is_not_kept_twice() {
    let place = Place::new();
    for (text, second) in [("one", 0), ("one", 1), ("two", 2), ("one", 3)] {
        place.keep(ONE, "/a", text, second);
    }
    assert_eq!(place.texts(ONE), ["one", "two", "one"]);
}

#[test]
fn the_oldest_go_first_when_space_is_short_and_each_draft_keeps_its_newest() {
    let place = Place::new();
    let other = DraftId(2);
    place.keep(other, "/b", "b1", 0);
    place.keep(other, "/b", "b2", 1);
    for second in 2..8 {
        place.keep(ONE, "/a", &format!("a{second}"), second);
    }
    place.keep_within(ONE, "/a", "a8", 8, 8);
    assert_eq!(place.texts(ONE), ["a8", "a7", "a6"]);
    assert_eq!(place.texts(other), ["b2"]);
    place.keep_within(ONE, "/a", "a9", 9, 0);
    assert_eq!(
        (place.texts(ONE), place.texts(other)),
        (vec!["a9".to_owned()], vec!["b2".to_owned()])
    );
}

#[test]
fn versions_thin_out_and_paths_that_none_stood_at_are_forgotten() {
    let place = Place::new();
    let day = 24 * 60 * 60;
    for second in 0..10 {
        place.keep(ONE, &format!("/{second}"), &format!("{second}"), second);
    }
    place.keep(ONE, "/late", "late", 3 * day);
    assert_eq!(
        place.found(ONE),
        [("/late", "late"), ("/9", "9")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert_eq!(fs::read_dir(place.backups().folder(ONE)).unwrap().count(), 4);
}

#[test]
fn a_file_that_does_not_say_which_draft_it_is_is_known_by_its_path() {
    let place = Place::new();
    place.keep(ONE, "/a", "one", 0);
    place.keep(DraftId(2), "/a", "two", 1);
    place.keep(DraftId(3), "/a", "three", 0);
    let found = |path: &str| place.backups().draft_at(Path::new(path)).unwrap();
    assert_eq!(found("/a"), Some(DraftId(2)));
    assert_eq!(found("/b"), None);
}

#[test]
fn clearing_leaves_nothing_of_one_draft_or_of_all() {
    let place = Place::new();
    for draft in [1, 2, 3] {
        place.keep(DraftId(draft), "/a", "text", 0);
    }
    place.backups().clear(Some(ONE)).unwrap();
    place.backups().clear(Some(ONE)).unwrap();
    assert!(!place.backups().folder(ONE).exists());
    assert_eq!(place.texts(DraftId(2)), ["text"]);
    place.backups().clear(None).unwrap();
    assert_eq!(fs::read_dir(place.backups().root()).unwrap().count(), 0);
    Backups::new(&SystemDisk, place.root.path()).clear(None).unwrap();
}

#[cfg(unix)]
#[test]
fn only_the_user_may_read_them() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    fs::create_dir_all(&place.state).unwrap();
    fs::set_permissions(&place.state, fs::Permissions::from_mode(0o755)).unwrap();
    place.keep(ONE, "/a", "one", 0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for folder in [
        &place.state,
        &place.backups().root(),
        &place.backups().folder(ONE),
    ] {
        assert_eq!(mode(folder), 0o700, "{}", folder.display());
    }
    for entry in fs::read_dir(place.backups().folder(ONE)).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}
