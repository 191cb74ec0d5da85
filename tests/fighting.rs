//! Two programs fighting over one draft: whatever either was told is saved can be found afterwards.
//!
//! The test runs its own binary twice as a child. Both open, write and save the same draft as fast as they can, and say
//! which saves were reported as done; some insist when they are refused. Afterwards each of those texts must stand in
//! the file or among the former versions. `SPEECHWRIGHT_FIGHT` says for how many seconds in all; 5 if it does not.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::collections::{HashMap, HashSet};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use speechwright::model::{DraftId, Inline, Speech};
use speechwright::session::files::{FileStamp, Job, Opened, Outcome, Replacing, Workers, WriteError};
use speechwright::store::{
    Access, Disk, DiskFile, FileFacts, Folders, Hold, LockState, SystemDisk, load_speech, write_speech,
};
use speechwright::text::language::Language;

/// Where the draft lies; set for the children only.
const FOLDER: &str = "SPEECHWRIGHT_FIGHTER";
const DRAFT: DraftId = DraftId(42);
/// More than a fight can fill.
const ROOM: u64 = 8 << 30;

/// A disk that takes no lock files, like a share on which others may not make any.
#[derive(Debug)]
struct WithoutLocks;

impl Disk for WithoutLocks {
    fn create(&self, path: &Path, access: Access) -> io::Result<Box<dyn DiskFile>> {
        if path.extension().is_some_and(|extension| extension == "lock") {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        SystemDisk.create(path, access)
    }

    fn overwrite(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        SystemDisk.overwrite(path)
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, limit)
    }

    fn facts(&self, path: &Path) -> io::Result<FileFacts> {
        SystemDisk.facts(path)
    }

    fn link(&self, path: &Path) -> io::Result<PathBuf> {
        SystemDisk.link(path)
    }

    fn copy_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.copy_attributes(from, to)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        SystemDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path, access: Access) -> io::Result<()> {
        SystemDisk.make_folder(folder, access)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(folder)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.sync_folder(folder)
    }

    fn hold(&self, path: &Path) -> io::Result<Option<Box<dyn Hold>>> {
        SystemDisk.hold(path)
    }
}

/// Numbers that look like chance (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }
}

/// What a child is.
struct Fighter {
    name: String,
    path: PathBuf,
    workers: Workers,
    chance: Chance,
    saves: u32,
}

impl Fighter {
    fn only(&mut self, job: Job) -> Outcome {
        self.workers.start(job);
        let outcomes = self.workers.finish().into_iter();
        let own = |outcome: &Outcome| matches!(outcome, Outcome::Opened { .. } | Outcome::Saved { .. });
        let mut own: Vec<Outcome> = outcomes.filter(own).collect();
        assert_eq!(own.len(), 1, "{own:?}");
        own.remove(0)
    }

    fn save(&mut self, speech: &mut Speech, replacing: Replacing) -> Result<FileStamp, WriteError> {
        self.saves += 1;
        let words = format!("{}-{}", self.name, self.saves);
        speech.information.title = Inline::from_text(&words);
        let job = Job::Save {
            path: self.path.clone(),
            speech: Box::new(speech.clone()),
            state: 0,
            replacing,
            backups: Some(ROOM),
        };
        let Outcome::Saved { result, .. } = self.only(job) else {
            panic!("another outcome")
        };
        match &result {
            Ok(_) => say(&format!("saved {words}")),
            Err(WriteError::Changed(_)) => say("changed"),
            Err(WriteError::Held { .. }) => say("held"),
            Err(error) => panic!("{error}"),
        }
        result
    }

    /// Opens the draft, saves it some times, and lets it go.
    fn round(&mut self) {
        let job = Job::Open(self.path.clone());
        let Outcome::Opened { result, .. } = self.only(job) else {
            panic!("another outcome")
        };
        // While it is overwritten in its place it cannot be read.
        let Ok(Opened::Draft {
            mut speech,
            stamp,
            lock,
        }) = result
        else {
            say("unread");
            return;
        };
        if matches!(lock, LockState::Held(_)) {
            // A window would only read it. What it would not do, the workers refuse as long as it is held.
            say("read");
        }
        let mut known = stamp;
        for _ in 0..=self.chance.below(4) {
            match self.save(&mut speech, Replacing::Only(known)) {
                Ok(stamp) => known = stamp,
                Err(WriteError::Changed(_)) if self.chance.below(2) == 0 => {
                    match self.save(&mut speech, Replacing::Anything) {
                        Ok(stamp) => known = stamp,
                        Err(_) => break,
                    }
                }
                Err(_) => break,
            }
            std::thread::sleep(Duration::from_micros(self.chance.below(3_000)));
        }
        self.workers.let_go();
        self.workers.finish_files();
    }
}

fn say(words: &str) {
    // The harness writes without ends of lines.
    writeln!(io::stdout().lock(), "\nfight {words}").unwrap();
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap()
}

/// What a child does.
fn fight(folder: &Path) {
    let name = variable("SPEECHWRIGHT_FIGHTER_NAME");
    let disk: Arc<dyn Disk> = if variable("SPEECHWRIGHT_FIGHTER_LOCKS") == "true" {
        Arc::new(SystemDisk)
    } else {
        Arc::new(WithoutLocks)
    };
    let home = folder.join(variable("SPEECHWRIGHT_FIGHTER_HOME"));
    let seed = u64::from(std::process::id());
    let mut fighter = Fighter {
        path: folder.join("讲话.speech"),
        workers: Workers::with_disk(Some(Folders::below(&home)), Arc::new(|| ()), disk),
        chance: Chance(seed),
        saves: 0,
        name,
    };
    let time = Duration::from_millis(variable("SPEECHWRIGHT_FIGHTER_TIME").parse().unwrap());
    let began = Instant::now();
    while began.elapsed() < time {
        fighter.round();
    }
    say("done");
}

/// How two fight.
#[derive(Debug, Clone, Copy)]
struct Rules {
    /// Whether each can write locks.
    locks: [bool; 2],
    /// Whether they are two users, each with a home.
    homes: bool,
    /// Whether the file has a second name, so that it is overwritten in its place.
    names: bool,
}

fn start(folder: &Path, rules: Rules, number: usize, time: Duration) -> Child {
    let home = if rules.homes { number } else { 0 };
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "no_save_that_was_reported_is_lost", "--nocapture"])
        .env(FOLDER, folder)
        .env("SPEECHWRIGHT_FIGHTER_NAME", format!("第{number}人"))
        .env("SPEECHWRIGHT_FIGHTER_LOCKS", rules.locks[number].to_string())
        .env("SPEECHWRIGHT_FIGHTER_HOME", format!("home{home}"))
        .env("SPEECHWRIGHT_FIGHTER_TIME", time.as_millis().to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The titles of all drafts in a folder and below.
fn titles_in(folder: &Path, titles: &mut HashSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            titles_in(&path, titles);
        } else if let Ok(speech) = load_speech(&path) {
            titles.insert(speech.information.title.text().to_owned());
        }
    }
}

/// Lets two fight, and finds what they were told is saved. Returns how often each thing was said.
fn fought(rules: Rules, time: Duration) -> HashMap<String, u32> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("讲话.speech");
    let mut speech = Speech::blank(Language::Chinese);
    speech.draft = Some(DRAFT);
    std::fs::write(&path, write_speech(&speech, &path).unwrap()).unwrap();
    if rules.names {
        std::fs::hard_link(&path, folder.path().join("又名")).unwrap();
    }
    let children = [0, 1].map(|number| start(folder.path(), rules, number, time));
    let mut counts = HashMap::new();
    let mut saved = Vec::new();
    for mut child in children {
        let mut is_done = false;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            let Some(said) = line.strip_prefix("fight ") else {
                continue;
            };
            is_done |= said == "done";
            let (what, words) = said.split_once(' ').unwrap_or((said, ""));
            *counts.entry(what.to_owned()).or_default() += 1;
            saved.extend((what == "saved").then(|| words.to_owned()));
        }
        assert!(
            child.wait().unwrap().success() && is_done,
            "{rules:?}: a fighter fell"
        );
    }
    let mut found = HashSet::new();
    titles_in(folder.path(), &mut found);
    let lost: Vec<_> = saved.iter().filter(|words| !found.contains(*words)).collect();
    assert!(
        lost.is_empty(),
        "{rules:?}: of {} saves these are lost: {lost:?}",
        saved.len()
    );
    assert!(load_speech(&path).is_ok(), "the file is whole");
    counts
}

#[test]
fn no_save_that_was_reported_is_lost() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return fight(Path::new(&folder));
    }
    let seconds: u64 = std::env::var("SPEECHWRIGHT_FIGHT")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .unwrap_or(5);
    let rules = |locks, homes, names| Rules { locks, homes, names };
    let fights = [
        rules([true, true], false, false),
        rules([true, false], true, false),
        rules([false, false], false, false),
        rules([false, false], true, true),
    ];
    let time = Duration::from_secs(seconds) / u32::try_from(fights.len()).unwrap();
    for rules in fights {
        let said = fought(rules, time);
        let count = |what: &str| said.get(what).copied().unwrap_or(0);
        println!(
            "{rules:?}: {} saves, {} refused since the other had changed the file, {} since it held the draft",
            count("saved"),
            count("changed"),
            count("held")
        );
        assert!(count("saved") > 0);
    }
}
