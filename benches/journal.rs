//! What safety costs a writer: keystrokes without a journal, with one, and with one on a disk that is slow; saving and
//! opening a draft; and recovering a day's work. Criterion knows means; a writer sees the slow ones, so this tells those.

#![expect(clippy::expect_used, reason = "without its files there is nothing to measure")]

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use speechwright::model::DraftId;
use speechwright::session::files::{JournalOf, Workers, recover, recoveries};
use speechwright::session::{Action, Direction, Session, Unit};
use speechwright::store::{Access, Disk, DiskFile, FileFacts, Folders, SystemDisk, load_speech, save_speech};

use surface::{Window, session_of};

mod screen;
mod surface;

/// How long the slow disk takes for a write, and for keeping what was written.
const SLOW_WRITE: Duration = Duration::from_millis(20);
const SLOW_SYNC: Duration = Duration::from_millis(200);

/// Keys are struck in turn with and without a journal, so that whatever else the machine does meets all of them.
const ROUNDS: usize = 10;
const KEYS: usize = 100;

/// A disk that takes its time.
#[derive(Debug)]
struct SlowDisk(SystemDisk);

/// A file on it.
struct SlowFile(Box<dyn DiskFile>);

impl DiskFile for SlowFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        sleep(SLOW_WRITE);
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        sleep(SLOW_SYNC);
        self.0.sync()
    }

    fn close(self: Box<Self>) -> io::Result<()> {
        self.0.close()
    }
}

impl Disk for SlowDisk {
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        sleep(SLOW_WRITE);
        Ok(Box::new(SlowFile(self.0.create(path, access)?)))
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        sleep(SLOW_WRITE);
        Ok(Box::new(SlowFile(self.0.overwrite(path)?)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        self.0.read(path, limit)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        self.0.facts(path)
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.link(path)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.copy_attributes(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.0.remove(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.0.list(folder)
    }

    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()> {
        self.0.make_folder(folder, access)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.remove_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sleep(SLOW_SYNC);
        self.0.sync_folder(folder)
    }
}

/// The times in order, of which shares are told.
fn told(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let share = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0;
    println!(
        "  {what}: median {:.2} ms, 95 of 100 within {:.2} ms, slowest {:.2} ms",
        share(50),
        share(95),
        share(100)
    );
}

/// Keeps a journal of the session in `folder`.
fn keep_journal(session: &mut Session, folder: &Path, disk: Arc<dyn Disk>) -> Workers {
    let mut workers = Workers::with_disk(Some(Folders::below(folder)), Arc::new(|| {}), disk);
    let recorder = workers.keep_journal(JournalOf {
        file: None,
        state: Box::new(session.replica()),
        is_unsaved: false,
    });
    session.set_recorder(recorder);
    workers
}

fn typing(characters: usize) {
    println!("typing in {characters} characters");
    let folder = tempfile::tempdir().expect("a folder");
    let mut windows = [(); 3].map(|()| Window::new(session_of(characters, 2_000)));
    let disks: [Arc<dyn Disk>; 2] = [Arc::new(SystemDisk), Arc::new(SlowDisk(SystemDisk))];
    let mut workers: Vec<Workers> = Vec::new();
    for (window, (name, disk)) in windows[1..]
        .iter_mut()
        .zip(["quick", "slow"].into_iter().zip(disks))
    {
        workers.push(keep_journal(&mut window.session, &folder.path().join(name), disk));
    }
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for (window, times) in windows.iter_mut().zip(&mut times) {
            for _ in 0..KEYS {
                let began = Instant::now();
                window.keystroke();
                times.push(began.elapsed());
                sleep(Duration::from_millis(2));
            }
        }
    }
    for (what, times) in ["no journal", "a journal", "a journal on a slow disk"]
        .into_iter()
        .zip(times)
    {
        told(what, times);
    }
    drop(workers);
}

/// What `act` takes, often enough to know.
fn measured(what: &str, mut act: impl FnMut()) {
    let times = (0..15).map(|_| {
        let began = Instant::now();
        act();
        began.elapsed()
    });
    told(what, times.collect());
}

fn files(characters: usize) {
    println!("a draft of {characters} characters");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.speech");
    let speech = session_of(characters, 2_000).speech().clone();
    measured("saving", || {
        save_speech(&SystemDisk, &path, &speech).expect("a saved draft");
    });
    measured("opening", || {
        let speech = load_speech(&path).expect("the draft");
        drop(Session::new(speech, true));
    });
}

/// A day's work that was never saved: letters, corrections, paragraphs.
fn recovery(actions: usize) {
    println!("recovering {actions} actions");
    let folder = tempfile::tempdir().expect("a folder");
    let mut session = session_of(20_000, 2_000);
    let mut speech = session.speech().clone();
    speech.draft = Some(DraftId(1));
    session = Session::new(speech, true);
    let workers = keep_journal(&mut session, folder.path(), Arc::new(SystemDisk));
    for number in 0..actions {
        let action = match number % 40 {
            0 => Action::NewParagraph,
            7 | 19 => Action::Delete {
                direction: Direction::Backward,
                unit: Unit::Character,
            },
            _ => Action::InsertText("字".to_owned()),
        };
        // Some words, then a rest: a step of their own.
        let now = Duration::from_secs(u64::try_from(number / 12 * 5).unwrap_or_default());
        session.perform(action, now);
    }
    workers.flush_journal();
    session.set_recorder(None);
    drop(workers);
    let state = Folders::below(folder.path()).state;
    let found = loop {
        let found = recoveries(&SystemDisk, &state);
        if let Some(entry) = found.into_iter().next() {
            break entry;
        }
        sleep(Duration::from_millis(20));
    };
    measured("finding it at a start", || {
        assert!(!recoveries(&SystemDisk, &state).is_empty(), "it is still there");
    });
    measured("recovering it", || {
        let recovered = recover(&SystemDisk, &state, &found.id).expect("what was done");
        assert!(recovered.session.speech() == session.speech(), "all of it");
    });
}

fn main() {
    for characters in [20_000, 1_000_000] {
        typing(characters);
    }
    for characters in [20_000, 100_000, 1_000_000] {
        files(characters);
    }
    recovery(50_000);
}
