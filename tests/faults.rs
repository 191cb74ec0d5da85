//! What the program says and leaves behind when it fails itself: real panics in a process of their own, which is this
//! test's own program, started once more for the ignored test below.

#![expect(
    clippy::expect_used,
    reason = "where the program does not do its part, the test has failed; and it is made to fail on purpose"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use speechwright::session::reports::Reporter;

const STATE: &str = "SPEECHWRIGHT_TEST_STATE";
const HOW: &str = "SPEECHWRIGHT_TEST_FAULT";

/// Fails in the way that is asked for.
#[test]
#[ignore = "the other tests start it, in a process of its own"]
fn failing() {
    let (Some(state), Ok(how)) = (std::env::var_os(STATE), std::env::var(HOW)) else {
        return;
    };
    Reporter::new(Some(state.into())).report_panics();
    match how.as_str() {
        "worker" => {
            let worker = std::thread::Builder::new().name("documents".to_owned());
            let ended = worker
                .spawn(|| panic!("a worker fails"))
                .expect("a thread")
                .join();
            assert!(ended.is_err());
        }
        "quoting" => {
            // What slicing says quotes the text.
            let text = std::env::args()
                .next()
                .map_or_else(String::new, |_| "讲话的秘密".to_owned());
            let _ = std::panic::catch_unwind(|| text[1..].len());
        }
        "twice" => {
            struct Failing;
            impl Drop for Failing {
                fn drop(&mut self) {
                    panic!("and once more while it unwinds");
                }
            }
            let _failing = Failing;
            panic!("it fails");
        }
        "often" => {
            for _ in 0..1000 {
                let _ = std::panic::catch_unwind(|| panic!("again"));
            }
        }
        other => panic!("{other}"),
    }
}

fn run(state: &Path, how: &str, stderr: Stdio) -> Output {
    Command::new(std::env::current_exe().expect("this program"))
        .args([
            "--exact",
            "failing",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(STATE, state)
        .env(HOW, how)
        .env_remove("RUST_BACKTRACE")
        .stderr(stderr)
        .output()
        .expect("the process")
}

fn reports(state: &Path) -> Vec<PathBuf> {
    speechwright::store::untold_reports(&speechwright::store::SystemDisk, state)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_fault_on_any_thread_leaves_a_report_and_says_where() {
    let state = tempfile::tempdir().expect("a folder");
    let output = run(state.path(), "worker", Stdio::piped());
    let reports = reports(state.path());
    let [report] = reports.as_slice() else {
        panic!("{reports:?}: {}", said(&output));
    };
    let text = std::fs::read_to_string(report).expect("the report");
    for part in [
        "thread: documents",
        "what: a worker fails",
        "place: tests/faults.rs",
        "backtrace",
        "failing",
    ] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
    assert!(
        said(&output).contains(&*report.to_string_lossy()),
        "{}",
        said(&output)
    );
    assert!(output.status.success(), "the thread alone has ended");
}

#[test]
fn no_text_gets_into_a_report_or_onto_standard_error() {
    let state = tempfile::tempdir().expect("a folder");
    let output = run(state.path(), "quoting", Stdio::piped());
    let reports = reports(state.path());
    let text = std::fs::read_to_string(reports.first().expect("a report")).expect("the report");
    for told in [text, said(&output)] {
        assert!(told.contains("char boundary"), "{told}");
        assert!(!told.contains('秘') && !told.contains('讲'), "{told}");
    }
}

#[test]
fn a_fault_within_a_fault_ends_the_program_and_both_are_reported() {
    let state = tempfile::tempdir().expect("a folder");
    let output = run(state.path(), "twice", Stdio::piped());
    assert!(!output.status.success());
    let texts: Vec<String> = reports(state.path())
        .iter()
        .map(|report| std::fs::read_to_string(report).expect("the report"))
        .collect();
    assert!(
        texts.iter().any(|text| text.contains("what: it fails")),
        "{texts:?}"
    );
    assert!(
        texts.iter().any(|text| text.contains("while it unwinds")),
        "{texts:?}"
    );
}

#[test]
fn where_nothing_can_be_written_and_nobody_listens_the_program_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    std::fs::write(&state, "a file where the folder should be").expect("a file");
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = run(&state, "worker", writer.into());
    assert!(output.status.success(), "{}", output.status);
}

#[test]
fn a_fault_that_comes_again_and_again_fills_no_disk() {
    let state = tempfile::tempdir().expect("a folder");
    let output = run(state.path(), "often", Stdio::piped());
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(reports(state.path()).len(), 8);
}

#[test]
fn the_released_program_unwinds() {
    // Without that no fault could be kept to one part of the window.
    let manifest = include_str!("../Cargo.toml");
    assert!(!manifest.contains("panic = \"abort\""));
}
