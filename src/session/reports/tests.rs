//! What a report holds, and that none makes things worse. Real panics are in `tests/faults.rs`.

use std::io;
use std::path::Path;
use std::sync::mpsc::Receiver;

use super::*;
use crate::store::watched::{Operation, Passing, Watched};

fn fault() -> Fault {
    Fault {
        what: "it broke".to_owned(),
        place: Some("src/a.rs:1:2".to_owned()),
        thread: "documents".to_owned(),
        backtrace: Some("0: main\n".to_owned()),
    }
}

#[test]
fn a_message_is_cut_before_what_it_quotes() {
    let cut = [
        ("plain words", "plain words"),
        ("", "no message"),
        (
            "byte index 1 is not a char boundary; it is inside '讲' (bytes 0..3) of `讲话`",
            "byte index 1 is not a char boundary; it is inside […]",
        ),
        (
            "end byte index 9 is out of bounds of `Dear friends`",
            "end byte index 9 is out of bounds of […]",
        ),
        (
            "called `Result::unwrap()` on an `Err` value: \"Dear friends\"",
            "called `Result::unwrap()` on an `Err` value: […]",
        ),
        (
            "called `Option::unwrap()` on a `None` value",
            "called `Option::unwrap()` on a `None` value",
        ),
        ("no field 单位", "no field […]"),
        (
            "assertion `left == right` failed\n  left: \"Dear\"",
            "assertion […]",
        ),
        ("one line\nDear friends", "one line[…]"),
    ];
    for (message, harmless_part) in cut {
        assert_eq!(harmless(message), harmless_part);
    }
}

#[test]
fn a_report_says_what_where_and_on_which_system() {
    let state = tempfile::tempdir().unwrap();
    let reporter = Reporter::new(Some(state.path().to_owned()));
    let before = enter("frame");
    assert_eq!(enter("outline"), "frame");
    let path = reporter.report(&fault()).unwrap();
    assert_eq!(enter(before), "outline");
    let text = std::fs::read_to_string(&path).unwrap();
    for said in [
        concat!("Speechwright ", env!("CARGO_PKG_VERSION")),
        std::env::consts::ARCH,
        "thread: documents",
        "busy with: outline",
        "place: src/a.rs:1:2",
        "what: it broke",
        "0: main",
    ] {
        assert!(text.contains(said), "{said} is missing in:\n{text}");
    }
    let name = path.file_name().unwrap().to_str().unwrap();
    assert!(name.ends_with(&format!("Z-{}.txt", std::process::id())), "{name}");
}

#[test]
fn without_a_home_nothing_is_kept() {
    assert_eq!(Reporter::new(None).report(&fault()), None);
}

#[test]
fn a_fault_that_comes_again_and_again_fills_no_disk() {
    let state = tempfile::tempdir().unwrap();
    let reporter = Reporter::new(Some(state.path().to_owned()));
    let kept = (0..MOST + 5).filter_map(|_| reporter.report(&fault())).count();
    assert_eq!(kept, usize::try_from(MOST).unwrap());
}

/// A disk on which nothing can be written.
#[derive(Debug)]
struct Full;

impl Passing for Full {
    fn before(&self, _: Operation, _: &Path) -> io::Result<()> {
        Err(io::Error::from(io::ErrorKind::StorageFull))
    }
}

/// A disk that does not answer before the other end of the channel is gone.
#[derive(Debug)]
struct Hanging(Mutex<Receiver<()>>);

impl Passing for Hanging {
    fn before(&self, _: Operation, _: &Path) -> io::Result<()> {
        let _ = self.0.lock().unwrap().recv();
        Ok(())
    }
}

fn on_disk(passing: impl Passing + 'static, patience: Duration) -> (tempfile::TempDir, Reporter) {
    let folder = tempfile::tempdir().unwrap();
    let state = Some(folder.path().to_owned());
    let disk = Arc::new(Watched::new(SystemDisk, passing));
    (folder, Reporter::with_disk(state, disk, patience))
}

#[test]
fn a_disk_that_refuses_is_survived() {
    let (_folder, reporter) = on_disk(Full, PATIENCE);
    assert_eq!(reporter.report(&fault()), None);
}

#[test]
fn a_disk_that_never_answers_is_not_waited_for() {
    let (release, held) = channel();
    let (_folder, reporter) = on_disk(Hanging(Mutex::new(held)), Duration::from_millis(20));
    assert_eq!(reporter.report(&fault()), None);
    drop(release);
}
