//! A journal on a disk that fails, stops or loses power: what was synced is found again, and nothing that was not done.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use crate::model::{
    Edit, Inline, Record, Replica, Selection, Speech, TextPlace, TextPosition, TransactionName,
};
use crate::store::disk::Disk;
use crate::store::faults::{Fault, every_fault};
use crate::store::powerless::{Cut, PowerlessDisk, power_cuts, schedules};
use crate::store::watched::{Operation, Passing, Watched};
use crate::store::{
    JournalHead, JournalWriter, RecoveryId, SystemDisk, clear_journals, discard_journal, find_journals,
    load_journal,
};
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;

const STATE: &str = "/home/user/.local/state/speechwright";
const NAME: &str = "1795600000000-4242-1";
const TEXT: &str = "同志们大家上午好今天我们在这里开会";

fn typed(number: usize) -> Record {
    let letter = TEXT.chars().nth(number).unwrap().to_string();
    let at = 3 * number;
    let caret = |offset| Selection::caret(TextPosition::new(TextPlace::Title, ByteIndex(offset)));
    Record::Step {
        name: TransactionName::Type,
        edits: vec![Edit::ReplaceText {
            place: TextPlace::Title,
            range: ByteIndex(at)..ByteIndex(at),
            with: Inline::from_text(&letter),
        }],
        before: Some(caret(at)),
        after: Some(caret(at + 3)),
        at: Duration::from_millis(100 * number as u64),
    }
}

fn title(speech: &Speech) -> &str {
    speech.information.title.text()
}

fn writer(disk: &Arc<dyn Disk>) -> JournalWriter {
    JournalWriter::new(Arc::clone(disk), Path::new(STATE), NAME)
}

/// Types a text with a journal, as the thread does: a letter after the other, each synced, a new segment in between,
/// and a new attempt after every failure. Returns how many letters it was told are safe.
fn write(disk: &Arc<dyn Disk>) -> (usize, JournalWriter) {
    let head = JournalHead {
        draft: None,
        file: None,
    };
    let mut writer = writer(disk);
    let mut replica = Replica::new(Speech::blank(Language::Chinese));
    let mut safe = 0;
    for number in 0..TEXT.chars().count() {
        replica.follow(typed(number)).unwrap();
        let begins = !writer.has_segment() || number == 8;
        let written = if begins {
            writer.begin_segment(&head, &replica)
        } else {
            writer.append(&[typed(number)])
        };
        if written.and_then(|()| writer.sync()).is_ok() {
            safe = number + 1;
        }
    }
    (safe, writer)
}

/// How many letters are found; none where there is no journal.
fn found(disk: &dyn Disk) -> Option<usize> {
    let journal = load_journal(disk, Path::new(STATE), &RecoveryId(NAME.to_owned())).ok()?;
    let replica = journal.replay();
    let found = title(&replica.speech);
    assert!(TEXT.starts_with(found), "{found}");
    Some(found.chars().count())
}

#[test]
fn what_was_safe_is_found_whatever_fails() {
    let points = every_fault(
        "keeping a journal",
        || ((), PowerlessDisk::new()),
        |(), disk| write(&disk).0,
        |tried| {
            let found = found(&tried.disk).unwrap_or(0);
            if !tried.stopped() {
                assert!(found >= tried.result, "{:?}: {found}", tried.point);
                // One letter at most is lost to a failure at the very last, unless the disk fails for good.
                let recovers = matches!(tried.fault(), None | Some(Fault::Once(_)));
                assert!(
                    !recovers || found + 1 >= TEXT.chars().count(),
                    "{:?}: {found}",
                    tried.point
                );
            }
        },
    );
    assert!(points >= 500, "{points}");
}

#[test]
fn putting_aside_and_clearing_lose_nothing_they_should_not() {
    let set_up = || {
        let disk = PowerlessDisk::new();
        let kept: Arc<dyn Disk> = Arc::new(disk.clone());
        write(&kept);
        ((), disk)
    };
    let id = RecoveryId(NAME.to_owned());
    let points = every_fault(
        "putting a journal aside",
        set_up,
        |(), disk| discard_journal(&*disk, Path::new(STATE), &id).is_ok(),
        |tried| {
            let all = TEXT.chars().count();
            assert_eq!(found(&tried.disk), Some(all), "{:?}", tried.point);
            let listed = find_journals(&tried.disk, Path::new(STATE), SystemTime::UNIX_EPOCH);
            assert!(tried.stopped() || !tried.result || listed[0].is_discarded);
        },
    );
    assert!(points >= 40, "{points}");
    let points = every_fault(
        "clearing the journals",
        set_up,
        |(), disk| clear_journals(&*disk, Path::new(STATE), None).is_ok(),
        |tried| {
            let gone = found(&tried.disk).is_none();
            assert!(gone || tried.stopped() || !tried.result, "{:?}", tried.point);
        },
    );
    assert!(points >= 30, "{points}");
}

#[test]
fn what_was_synced_is_found_after_lost_power() {
    power_cuts(
        "keeping a journal",
        schedules(),
        |_| (),
        |disk| write(&disk).0,
        |cut: &Cut<usize>| {
            let found = found(&cut.disk).unwrap_or(0);
            assert!(
                found >= cut.result,
                "schedule {}, power gone at {} of {}: {found} letters, {} were safe",
                cut.seed,
                cut.at,
                cut.of,
                cut.result,
            );
        },
    );
}

/// Refuses an operation while it is told to.
#[derive(Debug)]
struct Refusing(Mutex<Option<Operation>>);

impl Passing for Refusing {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        if *self.0.lock().unwrap() == Some(operation) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn what_a_full_disk_tears_takes_no_room_and_the_segment_before_stays() {
    let disk = PowerlessDisk::new();
    let refusing = Watched::new(disk.clone(), Refusing(Mutex::new(None)));
    let refuses = refusing.passing();
    let shared: Arc<dyn Disk> = Arc::new(refusing);
    let head = JournalHead {
        draft: None,
        file: None,
    };
    let mut writer = writer(&shared);
    let mut replica = Replica::new(Speech::blank(Language::Chinese));
    replica.follow(typed(0)).unwrap();
    writer.begin_segment(&head, &replica).unwrap();
    let folder = Path::new(STATE).join("journals").join(NAME);
    for (operation, most) in [(Operation::Write, 1), (Operation::Sync, 2)] {
        *refuses.0.lock().unwrap() = Some(operation);
        for _ in 0..5 {
            assert!(writer.begin_segment(&head, &replica).is_err());
            let left = disk.list(&folder).unwrap();
            assert!(left.len() <= most, "{operation:?}: {left:?}");
            assert_eq!(found(&disk), Some(1));
        }
    }
    *refuses.0.lock().unwrap() = None;
    replica.follow(typed(1)).unwrap();
    writer.begin_segment(&head, &replica).unwrap();
    assert_eq!(disk.list(&folder).unwrap().len(), 1);
    assert_eq!(found(&disk), Some(2));
}

#[test]
fn a_journal_whose_folder_is_removed_is_begun_again() {
    let state = tempfile::tempdir().unwrap();
    let disk: Arc<dyn Disk> = Arc::new(SystemDisk);
    let head = JournalHead {
        draft: None,
        file: None,
    };
    let mut writer = JournalWriter::new(disk, state.path(), NAME);
    let mut replica = Replica::new(Speech::blank(Language::Chinese));
    replica.follow(typed(0)).unwrap();
    writer.begin_segment(&head, &replica).unwrap();
    std::fs::remove_dir_all(state.path().join("journals")).unwrap();
    writer.append(&[typed(1)]).unwrap();
    assert!(writer.sync().is_err(), "nothing is there any more");
    replica.follow(typed(1)).unwrap();
    writer.begin_segment(&head, &replica).unwrap();
    let now = SystemTime::now();
    assert!(
        find_journals(&SystemDisk, state.path(), now).is_empty(),
        "its window is there"
    );
    drop(writer);
    assert_eq!(find_journals(&SystemDisk, state.path(), now).len(), 1);
}

#[test]
fn a_window_that_is_about_to_write_keeps_its_folder() {
    let state = tempfile::tempdir().unwrap();
    let folder = state.path().join("journals").join(NAME);
    std::fs::create_dir_all(&folder).unwrap();
    let now = SystemTime::now();
    assert!(find_journals(&SystemDisk, state.path(), now).is_empty());
    assert!(folder.exists());
    let later = now + Duration::from_mins(2);
    assert!(find_journals(&SystemDisk, state.path(), later).is_empty());
    assert!(!folder.exists(), "whoever made it is gone");
}
