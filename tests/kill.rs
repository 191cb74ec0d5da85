//! Killing the headless editor at random moments: what was done is there again.
//!
//! The test runs its own binary as a child, which edits as fast as it can with a journal and says so step by step. The
//! child is killed without warning; what it said a second before must be recovered, and nothing that it did not do.
//! `SPEECHWRIGHT_KILLS` says how often; 50 times if it does not.
#![expect(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a test that cannot go on has failed, and its figures are small"
)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use speechwright::model::{DraftId, SectionId, Speech};
use speechwright::session::files::{JournalOf, Workers, recover, recoveries};
use speechwright::session::{Action, Direction, Session, Unit};
use speechwright::store::{Folders, SystemDisk};
use speechwright::text::language::Language;

/// Where the child keeps its journal; set for the child only.
const FOLDER: &str = "SPEECHWRIGHT_KILLED_CHILD";
const DRAFT: DraftId = DraftId(42);

/// Numbers that look like chance (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
}

fn beginning() -> Session {
    let mut speech = Speech::blank(Language::Chinese);
    speech.draft = Some(DRAFT);
    Session::new(speech, true)
}

/// The same actions for the same seed and number, on whatever came of those before.
fn action(chance: &mut Chance, session: &Session) -> Action {
    let ids = session.speech().sections.reading_order();
    let at = usize::try_from(chance.below(ids.len().max(1) as u64)).unwrap_or_default();
    let id = ids.get(at).copied().unwrap_or(SectionId(1));
    match chance.below(40) {
        0 => Action::AddSibling(id),
        1 if ids.len() > 3 => Action::DeleteSection(id),
        2 => Action::NudgeSection {
            id,
            direction: Direction::Backward,
        },
        3..=4 => Action::NewParagraph,
        5..=8 => Action::Delete {
            direction: Direction::Backward,
            unit: Unit::Character,
        },
        9..=10 => Action::Undo,
        11 => Action::Redo,
        12 => Action::RenameRow {
            id,
            text: format!("第{}节", chance.below(100)),
        },
        _ => Action::InsertText(
            "同志们大家上午好"
                .chars()
                .nth(chance.below(8) as usize)
                .unwrap()
                .to_string(),
        ),
    }
}

/// What the child does: works until it is killed, and says after each step which it was and when.
fn work(folder: &Path) -> ! {
    let seed = std::env::var("SPEECHWRIGHT_KILLED_SEED")
        .unwrap()
        .parse()
        .unwrap();
    let mut workers = Workers::new(Some(Folders::below(folder)), Arc::new(|| ()));
    let mut session = beginning();
    let recorder = workers.keep_journal(JournalOf {
        file: None,
        state: Box::new(session.replica()),
        is_unsaved: false,
    });
    session.set_recorder(recorder);
    let mut chance = Chance(seed);
    let mut said = std::io::stdout().lock();
    for number in 1_u64.. {
        let next = action(&mut chance, &session);
        session.perform(next, Duration::from_millis(50 * number));
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        writeln!(said, "\nstep {number} {}", since.as_micros()).unwrap();
        if number % 8 == 0 {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
    unreachable!()
}

/// Kills the child after some time. Returns which steps it said, with the times.
fn killed(folder: &Path, seed: u64, after: Duration) -> Vec<(u64, u128)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "the_killed_lose_nothing_that_is_a_second_old",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .env("SPEECHWRIGHT_KILLED_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        let lines = output.lines().map_while(Result::ok);
        lines
            .filter_map(|line| {
                let mut words = line.strip_prefix("step ")?.split(' ');
                Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?))
            })
            .collect()
    });
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// How many steps led to the speech; the last such number.
fn steps_to(speech: &Speech, seed: u64, most: u64) -> Option<u64> {
    let mut session = beginning();
    let mut chance = Chance(seed);
    let mut found = (*session.speech() == *speech).then_some(0);
    for number in 1..=most {
        let next = action(&mut chance, &session);
        session.perform(next, Duration::from_millis(50 * number));
        if session.speech() == speech {
            found = Some(number);
        }
    }
    found
}

#[test]
fn the_killed_lose_nothing_that_is_a_second_old() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        work(Path::new(&folder));
    }
    let kills: u64 = std::env::var("SPEECHWRIGHT_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(50);
    let began = Instant::now();
    let mut all = 0;
    for seed in 1..=kills {
        let folder = tempfile::tempdir().unwrap();
        // Most die young, when files are being made; some when there is a second that must be there.
        let most = if seed % 10 == 0 { 1_800 } else { 230 };
        let after = Duration::from_millis(20 + Chance(seed).below(most));
        let said = killed(folder.path(), seed, after);
        let Some(&(last, end)) = said.last() else { continue };
        all += last;
        let state = Folders::below(folder.path()).state;
        let found = recoveries(&SystemDisk, &state);
        let recovered = match found.first() {
            Some(entry) => {
                assert_eq!(entry.draft, Some(DRAFT));
                let recovered = recover(&SystemDisk, &state, &entry.id).unwrap();
                // A step more may have been done than was said.
                let steps = steps_to(recovered.session.speech(), seed, last + 50);
                steps.unwrap_or_else(|| panic!("kill {seed}: a state that never was"))
            }
            // Nothing is found only of a speech as it began.
            None => steps_to(beginning().speech(), seed, last).unwrap_or(0),
        };
        let old = said.iter().rev().find(|(_, at)| end - at > 1_000_000);
        let old = old.map_or(0, |(number, _)| *number);
        assert!(
            recovered >= old,
            "kill {seed}: {recovered} of {last} steps, {old} were a second old"
        );
    }
    println!("{kills} kills, {all} steps, {:.1?}", began.elapsed());
}
