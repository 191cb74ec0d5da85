//! Where such a test runs: this test program, started again for the one test, in a mount namespace of its own or as a
//! user who has no rights over others' files. And what it saves there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use speechwright::model::{Inline, Speech};
use speechwright::session::files::{FileStamp, Job, Outcome, Replacing, Workers, WriteError};
use speechwright::store::{Folders, Problem, StoreError, load_speech};
use speechwright::text::language::Language;
use tempfile::TempDir;

/// Says to the program that was started again which test it is to do.
const STARTED: &str = "SPEECHWRIGHT_MOUNTS_TEST";
/// The user and group `nobody`.
const NOBODY: &str = "65534";

/// Whether this is the program that was started for `test`.
fn is_started(test: &str) -> bool {
    std::env::var(STARTED).is_ok_and(|started| started == test)
}

/// Says aloud that a test is not done.
fn skip(test: &str, why: &str) {
    println!("SKIPPED {test}: {why}");
}

/// Runs `command`, which runs this program for that test.
fn start(mut command: Command, program: &Path, test: &str) {
    let status = command
        .arg(program)
        .args(["--exact", test, "--ignored", "--nocapture", "--test-threads=1"])
        .env(STARTED, test)
        .status()
        .expect("the program started again");
    assert!(status.success(), "{test}: {status}");
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Does `work` where it may mount: in a mount namespace of its own.
pub fn with_mounts(test: &str, work: impl FnOnce()) {
    if is_started(test) {
        return work();
    }
    let unshare = || {
        let mut command = Command::new("unshare");
        command.arg("--mount");
        if !is_root() {
            command.args(["--user", "--map-root-user"]);
        }
        command
    };
    let probe = unshare()
        .args(["sh", "-c", "mount -t tmpfs none /mnt"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !probe {
        return skip(test, "no leave to mount here");
    }
    start(unshare(), &own_program(), test);
}

/// Does `work` as a user who has no rights over others' files; `root` is done before as the user who tests, and its
/// folder is handed to `work`.
pub fn without_rights(test: &str, work: impl FnOnce()) {
    if is_started(test) {
        return work();
    }
    if !is_root() {
        return start(Command::new("env"), &own_program(), test);
    }
    // The program may stand where nobody else may look.
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("test-program");
    fs::copy(own_program(), &program).expect("a copy of the program");
    for path in [folder.path(), &program] {
        let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(path, permissions).expect("permissions");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]);
    command.current_dir("/");
    start(command, &program, test);
}

/// Does `work` with the clock a year back, while the disk keeps its own time.
pub fn a_year_back(test: &str, work: impl FnOnce()) {
    if is_started(test) {
        return work();
    }
    if Command::new("faketime").arg("--version").output().is_err() {
        return skip(test, "no faketime here");
    }
    let mut command = Command::new("faketime");
    command.env("NO_FAKE_STAT", "1").args(["-f", "-1y"]);
    start(command, &own_program(), test);
}

fn own_program() -> PathBuf {
    std::env::current_exe().expect("the program's own path")
}

/// Runs a command that must succeed.
pub fn run(program: &str, arguments: &[&str]) {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
}

/// A folder to mount in, and the user's own folders beside it.
pub struct Place {
    root: TempDir,
    workers: Workers,
}

impl Place {
    pub fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let workers = Workers::new(Some(Folders::below(&root.path().join("home"))), Arc::new(|| ()));
        fs::create_dir(root.path().join("drafts")).expect("a folder");
        Self { root, workers }
    }

    /// The folder in which a file system is mounted, and drafts are kept.
    pub fn drafts(&self) -> PathBuf {
        self.root.path().join("drafts")
    }

    /// A path beside it.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn draft(&self) -> PathBuf {
        self.drafts().join("讲话.speech")
    }

    /// Mounts a file system of the system's memory on the drafts' folder.
    pub fn mount_memory(&self, options: &str) {
        run(
            "mount",
            &["-t", "tmpfs", "-o", options, "none", text(&self.drafts())],
        );
    }

    pub fn workers(&mut self) -> &mut Workers {
        &mut self.workers
    }

    /// Closes the draft, as the window does.
    pub fn let_go(&mut self) {
        self.workers.let_go();
        self.workers.finish_files();
    }

    /// Saves a draft of that title.
    pub fn save(&mut self, path: &Path, title: &str) -> Result<FileStamp, WriteError> {
        self.save_speech(path, speech(title))
    }

    pub fn save_speech(&mut self, path: &Path, speech: Box<Speech>) -> Result<FileStamp, WriteError> {
        self.workers.start(saving(path, speech));
        let outcome = self.workers.finish().pop();
        let Some(Outcome::Saved { result, .. }) = outcome else {
            panic!("{outcome:?}");
        };
        result
    }
}

/// The job of saving a draft.
pub fn saving(path: &Path, speech: Box<Speech>) -> Job {
    Job::Save {
        path: path.to_owned(),
        speech,
        state: 1,
        replacing: Replacing::Anything,
        backups: None,
    }
}

pub fn text(path: &Path) -> &str {
    path.to_str().expect("a path that is text")
}

pub fn speech(title: &str) -> Box<Speech> {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text(title);
    Box::new(speech)
}

/// The title of a draft that is whole.
pub fn title(path: &Path) -> String {
    let speech = load_speech(path).unwrap_or_else(|error| panic!("{error}"));
    speech.information.title.text().to_owned()
}

/// The names in a folder, hidden ones too.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

/// Why the system refused a save.
#[track_caller]
pub fn refusal(saved: Result<FileStamp, WriteError>) -> io::ErrorKind {
    match saved {
        Err(WriteError::Store(StoreError {
            problem: Problem::Unsaved { error, .. },
            ..
        })) => error.kind(),
        other => panic!("{other:?}"),
    }
}
