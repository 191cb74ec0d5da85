//! How many instructions the main paths take, counted by valgrind: a figure that a busy machine does not change. They are
//! compared with those in `benches/instructions.txt`; more than a tenth above fails. With `--update` that file is written
//! anew instead.
//!
//! No journal is kept meanwhile: how far its thread came when the process ends is not the same twice.
//!
//! A path is run in a process of its own, not at all and then so many times: the difference is what it takes.

#![expect(clippy::expect_used, reason = "what cannot be measured is to be seen at once")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use egui::{Event, Key, Modifiers};
use speechwright::convert::plain_text::{ExportOptions, encode, text};
use speechwright::model::{Manuscript, Speech};
use speechwright::store::{read_speech, write_speech};
use speechwright::text::language::Language;

use whole::{Window, draft_of};

mod whole;

const FIGURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/instructions.txt");
/// So many percent more than the file says are too many.
const TOLERATED: u64 = 10;
const SIZE: [u16; 2] = [1280, 720];

/// A path, and how often it is run to be counted.
struct Route {
    name: &'static str,
    characters: usize,
    times: u32,
    run: fn(&[u8], u32),
}

const PATHS: [Route; 8] = [
    Route {
        name: "a letter in the window, 20000 characters",
        characters: 20_000,
        times: 100,
        run: letters,
    },
    Route {
        name: "a letter in the window, 1000000 characters",
        characters: 1_000_000,
        times: 100,
        run: letters,
    },
    Route {
        name: "a page further in the window, 100000 characters",
        characters: 100_000,
        times: 100,
        run: pages,
    },
    Route {
        name: "opening, 20000 characters",
        characters: 20_000,
        times: 5,
        run: opening,
    },
    Route {
        name: "opening, 1000000 characters",
        characters: 1_000_000,
        times: 2,
        run: opening,
    },
    Route {
        name: "saving, 1000000 characters",
        characters: 1_000_000,
        times: 2,
        run: saving,
    },
    Route {
        name: "exporting, 20000 characters",
        characters: 20_000,
        times: 5,
        run: exporting,
    },
    Route {
        name: "exporting, 1000000 characters",
        characters: 1_000_000,
        times: 2,
        run: exporting,
    },
];

fn letters(draft: &[u8], times: u32) {
    let mut window = Window::open(draft, SIZE, false);
    // The first ones meet glyphs and rooms that are not there yet.
    for _ in 0..times + 10 {
        black_box(window.frame(vec![Event::Text("字".to_owned())]).total());
    }
}

fn pages(draft: &[u8], times: u32) {
    let mut window = Window::open(draft, SIZE, false);
    for _ in 0..times + 2 {
        black_box(window.press(Key::PageDown, Modifiers::NONE).total());
    }
}

fn read(draft: &[u8]) -> Speech {
    read_speech(draft, Path::new("draft.speech")).expect("the draft")
}

fn opening(draft: &[u8], times: u32) {
    for _ in 0..times {
        black_box(Manuscript::compose(&read(draft)));
    }
}

fn saving(draft: &[u8], times: u32) {
    let speech = read(draft);
    for _ in 0..times {
        black_box(write_speech(&speech, Path::new("draft.speech")).expect("the draft's bytes"));
    }
}

fn exporting(draft: &[u8], times: u32) {
    let manuscript = Manuscript::compose(&read(draft));
    let options = ExportOptions::for_language(Language::Chinese);
    for _ in 0..times {
        let text = text(&manuscript, Language::Chinese, options);
        black_box(encode(&text, options).expect("the text's bytes"));
    }
}

/// How many instructions a process took that runs the path so many times.
fn instructions(number: usize, draft: &Path, times: u32) -> u64 {
    let output = Command::new("valgrind")
        .args([
            "--tool=cachegrind",
            "--cache-sim=no",
            "--cachegrind-out-file=/dev/null",
        ])
        .arg(std::env::current_exe().expect("this program"))
        .args(["--run", &number.to_string(), &times.to_string()])
        .arg(draft)
        .stdout(Stdio::null())
        .output()
        .expect("valgrind: install the package of that name");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let line = said.lines().find(|line| line.contains("refs:"));
    let figure: String = line
        .unwrap_or_default()
        .chars()
        .skip_while(|&c| c != ':')
        .filter(char::is_ascii_digit)
        .collect();
    figure
        .parse()
        .expect("valgrind says how many instructions it counted")
}

/// What the file says of a path.
fn known(figures: &str, name: &str) -> Option<u64> {
    let line = figures
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))?;
    line.parse().ok()
}

/// What the figures depend on besides the program: they are compared with those of the same only.
fn head() -> String {
    let said = |program: &str| {
        let output = Command::new(program).arg("--version").output().ok();
        let said = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        said.unwrap_or_else(|| format!("no {program}"))
    };
    let wide = if cfg!(target_arch = "x86_64") && has_avx2() {
        ", AVX2"
    } else {
        ""
    };
    format!(
        "# Instructions that a path takes, as valgrind counts them. Written by\n\
         # cargo bench --bench instructions -- --update\n\
         # with {}, {}, on {}{wide}\n",
        said("rustc"),
        said("valgrind"),
        std::env::consts::ARCH,
    )
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
}

#[cfg(not(target_arch = "x86_64"))]
fn has_avx2() -> bool {
    false
}

fn compare(is_update: bool) -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let figures = std::fs::read_to_string(FIGURES).unwrap_or_default();
    let mut written = head();
    let is_alike = figures.starts_with(&written);
    let mut is_more = false;
    for (number, path) in PATHS.iter().enumerate() {
        let draft = folder.path().join(format!("{}.speech", path.characters));
        if !draft.exists() {
            std::fs::write(&draft, draft_of(path.characters)).expect("a draft");
        }
        let [none, all] = [0, path.times].map(|times| instructions(number, &draft, times));
        let found = all.saturating_sub(none) / u64::from(path.times);
        assert!(found > 0, "{} takes something", path.name);
        let known = known(&figures, path.name);
        let percent = known.filter(|&known| known > 0).map(|known| found * 100 / known);
        let words = match percent {
            None => "new".to_owned(),
            Some(percent) => format!("{percent} % of what it was"),
        };
        println!("{}: {found} ({words})", path.name);
        is_more |= percent.is_none_or(|percent| percent > 100 + TOLERATED);
        let _ = writeln!(written, "{}: {found}", path.name);
    }
    if is_update {
        std::fs::write(FIGURES, written).expect("the figures");
        return ExitCode::SUCCESS;
    }
    if !is_alike {
        println!(
            "NOT COMPARED: benches/instructions.txt was written with another compiler, valgrind or processor"
        );
        return ExitCode::SUCCESS;
    }
    if is_more {
        println!(
            "more than {TOLERATED} % above benches/instructions.txt: find out why, or update it and say why"
        );
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [run, number, times, draft] = &arguments[..]
        && run == "--run"
    {
        let number: usize = number.parse().expect("a path's number");
        let draft = std::fs::read(draft).expect("the draft");
        (PATHS[number].run)(&draft, times.parse().expect("how often"));
        return ExitCode::SUCCESS;
    }
    compare(arguments.iter().any(|argument| argument == "--update"))
}
