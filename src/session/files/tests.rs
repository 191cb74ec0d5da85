//! What the workers promise.

mod faults;
mod journal;
mod keeping;
mod locking;
mod looking;
mod mending;
mod settings;
mod template_journal;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tempfile::{TempDir, tempdir};

use super::work::NAMES;
use super::*;
use crate::convert::plain_text::ExportEncoding;
use crate::model::{Inline, Piece};
use crate::store::watched::{Operation, Passing, Watched};
use crate::store::{Folders, Problem, SystemDisk, built_in, load_settings, load_speech};
use crate::text::language::Language;

fn speech(title: &str) -> Box<Speech> {
    let mut speech = Speech::new(Language::Chinese);
    speech.information.title = Inline::from_text(title);
    Box::new(speech)
}

fn save(path: &Path, title: &str, state: u64, replacing: Replacing) -> Job {
    Job::Save {
        path: path.to_owned(),
        speech: speech(title),
        state,
        replacing,
        backups: None,
    }
}

fn settings(after: Settings) -> Job {
    Job::SaveSettings {
        before: Box::default(),
        after: Box::new(after),
    }
}

fn quiet() -> Wake {
    Arc::new(|| ())
}

fn workers_of(root: &TempDir) -> Workers {
    Workers::new(Some(Folders::below(root.path())), quiet())
}

fn only(workers: &mut Workers, job: Job) -> Outcome {
    workers.start(job);
    let mut outcomes = workers.finish();
    assert_eq!(outcomes.len(), 1);
    outcomes.remove(0)
}

#[track_caller]
fn saved(outcome: Outcome) -> Result<FileStamp, WriteError> {
    match outcome {
        Outcome::Saved { result, .. } => result,
        other => panic!("{other:?}"),
    }
}

/// Lets each new file but locks wait until it may be made, or fails.
#[derive(Debug)]
struct Gate {
    passes: Mutex<Receiver<bool>>,
}

impl Gate {
    fn new() -> (Sender<bool>, Arc<Watched<SystemDisk, Self>>) {
        let (sender, receiver) = channel();
        let passes = Mutex::new(receiver);
        (sender, Arc::new(Watched::new(SystemDisk, Self { passes })))
    }
}

impl Passing for Gate {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        // The lock beside a draft is none of the files that wait.
        let is_lock = path.extension().is_some_and(|extension| extension == "lock");
        if operation != Operation::Create || is_lock {
            return Ok(());
        }
        let pass = self.passes.lock().unwrap().recv();
        if pass == Ok(true) {
            Ok(())
        } else {
            Err(io::Error::new(io::ErrorKind::StorageFull, "no space"))
        }
    }
}

/// A disk at which the program itself fails.
#[derive(Debug)]
struct Fault;

impl Passing for Fault {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        assert_ne!(operation, Operation::Create, "a fault for the test");
        Ok(())
    }
}

#[test]
fn jobs_are_done_in_order_and_each_wakes_the_window() {
    let root = tempdir().unwrap();
    let path = root.path().join("讲话.speech");
    let woken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&woken);
    let wake: Wake = Arc::new(move || {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let mut workers = Workers::new(None, wake);
    for state in 0..20 {
        workers.start(save(&path, &state.to_string(), state, Replacing::Anything));
    }
    workers.start(Job::Open(path.clone()));
    assert_eq!(workers.unfinished(), 21);
    let outcomes = workers.finish();
    assert_eq!(workers.unfinished(), 0);
    let states: Vec<u64> = outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Saved { state, .. } => Some(*state),
            _ => None,
        })
        .collect();
    assert_eq!(states, (0..20).collect::<Vec<_>>());
    let Some(Outcome::Opened {
        result: Ok(Opened::Draft { speech, .. }),
        ..
    }) = outcomes.last()
    else {
        panic!("{outcomes:?}");
    };
    assert_eq!(speech.information.title.text(), "19");
    drop(workers);
    // The last call may still be under way when the last outcome is fetched.
    while woken.load(Ordering::SeqCst) < 21 {
        std::thread::yield_now();
    }
}

#[test]
fn outcomes_are_counted_until_they_are_fetched() {
    let root = tempdir().unwrap();
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(None, quiet(), gate);
    workers.start(save(&root.path().join("a.speech"), "甲", 1, Replacing::Nothing));
    assert!(workers.outcome().is_none());
    assert_eq!(workers.unfinished(), 1);
    passes.send(true).unwrap();
    let outcome = loop {
        if let Some(outcome) = workers.outcome() {
            break outcome;
        }
    };
    assert!(saved(outcome).is_ok());
    assert_eq!(workers.unfinished(), 0);
}

#[test]
fn documents_do_not_wait_for_the_settings() {
    let root = tempdir().unwrap();
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(Some(Folders::below(root.path())), quiet(), gate);
    workers.start(settings(Settings::default()));
    workers.start(Job::Open(root.path().join("a.speech")));
    // The settings have not been let through, and the file is looked for all the same.
    let first = loop {
        if let Some(outcome) = workers.outcome() {
            break outcome;
        }
    };
    assert!(matches!(first, Outcome::Opened { .. }));
    passes.send(true).unwrap();
    assert!(matches!(
        workers.finish().as_slice(),
        [Outcome::SettingsSaved(Ok(()))]
    ));
}

#[test]
fn settings_that_wait_are_saved_once_and_all_are_counted() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(Some(folders.clone()), quiet(), gate);
    for zoom in [1.0, 1.1, 1.2, 1.3, 1.5] {
        workers.start(settings(Settings {
            zoom,
            ..Settings::default()
        }));
    }
    workers.start(Job::FindFragment("甲".to_owned()));
    // At most the first and the last are written: a third would find no pass and fail.
    passes.send(true).unwrap();
    passes.send(true).unwrap();
    drop(passes);
    assert_eq!(workers.unfinished(), 6);
    let outcomes = workers.finish();
    assert_eq!(workers.unfinished(), 0);
    assert!((2..=3).contains(&outcomes.len()), "{outcomes:?}");
    for outcome in outcomes {
        assert!(matches!(
            outcome,
            Outcome::SettingsSaved(Ok(())) | Outcome::FragmentFound { .. }
        ));
    }
    assert!((load_settings(&folders.settings).0.zoom - 1.5).abs() < f32::EPSILON);
}

#[test]
fn a_failing_disk_is_told_and_leaves_the_old_file() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    fs::write(&path, "old").unwrap();
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(None, quiet(), gate);
    for pass in [false, true] {
        passes.send(pass).unwrap();
        let result = saved(only(&mut workers, save(&path, "甲", 7, Replacing::Anything)));
        if pass {
            assert_eq!(
                change_of(&SystemDisk, &path, &result.unwrap()),
                FileChange::AsBefore
            );
        } else {
            assert!(matches!(
                result,
                Err(WriteError::Store(StoreError {
                    problem: Problem::Unsaved { .. },
                    ..
                }))
            ));
            assert_eq!(fs::read(&path).unwrap(), b"old");
        }
    }
}

#[test]
fn a_fault_of_the_program_is_an_outcome_and_ends_no_worker() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let mut workers = Workers::with_disk(Some(folders), quiet(), Arc::new(Watched::new(SystemDisk, Fault)));
    let path = root.path().join("a.speech");
    workers.start(save(&path, "甲", 3, Replacing::Anything));
    workers.start(settings(Settings::default()));
    workers.start(Job::Export {
        path,
        text: "甲".to_owned(),
        options: ExportOptions::for_language(Language::Chinese),
        replacing: Replacing::Anything,
    });
    workers.start(Job::ListTemplates(None));
    let outcomes = workers.finish();
    assert_eq!((outcomes.len(), workers.unfinished()), (4, 0));
    for outcome in outcomes {
        let words = match outcome {
            Outcome::Saved { state, result, .. } => {
                assert_eq!(state, 3);
                result.unwrap_err().to_string()
            }
            Outcome::Exported { result, .. } => result.unwrap_err().to_string(),
            Outcome::SettingsSaved(result) => result.unwrap_err().to_string(),
            Outcome::Templates(listing) => {
                assert_eq!(listing.entries.len(), 18);
                continue;
            }
            other => panic!("{other:?}"),
        };
        assert!(words.contains("a fault for the test"), "{words}");
    }
}

#[test]
fn a_window_that_fails_when_woken_loses_no_job() {
    let root = tempdir().unwrap();
    let mut workers = Workers::new(None, Arc::new(|| panic!("a fault for the test")));
    for name in ["a.speech", "b.speech"] {
        workers.start(save(&root.path().join(name), "甲", 0, Replacing::Nothing));
    }
    assert_eq!(workers.finish().len(), 2);
}

#[test]
fn what_stands_there_is_replaced_only_as_allowed() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    let mut workers = workers_of(&root);
    let mut tried = |title, replacing| saved(only(&mut workers, save(&path, title, 0, replacing)));
    let first = tried("甲", Replacing::Nothing).unwrap();
    assert!(matches!(
        tried("乙", Replacing::Nothing),
        Err(WriteError::Exists(_))
    ));
    let second = tried("乙丙", Replacing::Only(first)).unwrap();
    assert!(matches!(
        tried("丁", Replacing::Only(first)),
        Err(WriteError::Changed(_))
    ));
    assert_eq!(load_speech(&path).unwrap().information.title.text(), "乙丙");
    fs::remove_file(&path).unwrap();
    tried("戊", Replacing::Only(second)).unwrap();
    tried("己", Replacing::Anything).unwrap();
    assert_eq!(load_speech(&path).unwrap().information.title.text(), "己");
}

#[test]
fn a_file_of_the_same_length_written_later_is_another() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    let mut workers = workers_of(&root);
    let stamp = saved(only(&mut workers, save(&path, "甲", 0, Replacing::Nothing))).unwrap();
    let later = SystemTime::now() + std::time::Duration::from_mins(1);
    let other = fs::read_to_string(&path).unwrap().replace('甲', "丙");
    fs::write(&path, other).unwrap();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(later).unwrap();
    let result = saved(only(&mut workers, save(&path, "乙", 0, Replacing::Only(stamp))));
    assert!(matches!(result, Err(WriteError::Changed(_))));
}

#[test]
fn exports_are_encoded_and_what_cannot_be_is_named() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.txt");
    let mut workers = workers_of(&root);
    let options = ExportOptions {
        encoding: ExportEncoding::Gb18030,
        ..ExportOptions::for_language(Language::Chinese)
    };
    let mut tried = |text: &str| {
        let job = Job::Export {
            path: path.clone(),
            text: text.to_owned(),
            options,
            replacing: Replacing::Anything,
        };
        match only(&mut workers, job) {
            Outcome::Exported { result, .. } => result,
            other => panic!("{other:?}"),
        }
    };
    tried("甲\n").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"\xBC\xD7\n");
    let error = tried("乙\u{E5E5}\n").unwrap_err();
    assert!(matches!(error, WriteError::Encode { .. }), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"\xBC\xD7\n");
}

#[test]
fn templates_are_saved_in_a_folder_made_for_them_and_listed() {
    let root = tempdir().unwrap();
    let folder = Folders::below(root.path()).templates;
    let path = folder.join("my-toast.ron");
    let mut template = built_in("en-toast").unwrap();
    template.id = "my-toast".to_owned();
    let mut workers = workers_of(&root);
    workers.start(Job::MakeFolder(folder));
    workers.start(Job::SaveTemplate {
        path: path.clone(),
        template: Box::new(template.clone()),
        replacing: Replacing::Nothing,
    });
    workers.start(Job::LoadTemplate(path));
    match workers.finish().as_slice() {
        [
            Outcome::FolderMade { result: Ok(()), .. },
            Outcome::TemplateSaved { result: Ok(()), .. },
            Outcome::TemplateLoaded {
                result: Ok(loaded), ..
            },
        ] => assert_eq!(**loaded, template),
        other => panic!("{other:?}"),
    }
    match only(&mut workers, Job::ListTemplates(None)) {
        Outcome::Templates(listing) => assert_eq!(listing.entries.len(), 19),
        other => panic!("{other:?}"),
    }
}

#[test]
fn folders_are_listed_first_and_hidden_and_other_files_left_out() {
    let root = tempdir().unwrap();
    for folder in ["讲话", "b", ".git"] {
        fs::create_dir(root.path().join(folder)).unwrap();
    }
    for file in ["z.speech", "A.SPEECH", "a.txt", ".hidden.speech", "speech"] {
        fs::write(root.path().join(file), "").unwrap();
    }
    let mut workers = workers_of(&root);
    let mut listed = |folder: &Path| {
        let job = Job::ListFolder {
            folder: folder.to_owned(),
            extensions: &["speech"],
        };
        match only(&mut workers, job) {
            Outcome::FolderListed { names, .. } => names,
            other => panic!("{other:?}"),
        }
    };
    let separator = std::path::MAIN_SEPARATOR;
    assert_eq!(
        listed(root.path()),
        [
            format!("b{separator}"),
            format!("讲话{separator}"),
            "A.SPEECH".to_owned(),
            "z.speech".to_owned(),
        ]
    );
    assert!(listed(&root.path().join("none")).is_empty());
    for number in 0..=NAMES {
        fs::write(root.path().join(format!("{number}.speech")), "").unwrap();
    }
    assert_eq!(listed(root.path()).len(), NAMES);
}

#[test]
fn copied_structure_is_found_again() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let fragment = Fragment {
        pieces: vec![Piece::Line(Inline::from_text("甲"))],
        fields: Vec::new(),
    };
    workers.start(Job::StoreFragment {
        text: "甲".to_owned(),
        fragment: Box::new(fragment.clone()),
    });
    for text in ["甲", "乙"] {
        workers.start(Job::FindFragment(text.to_owned()));
    }
    match workers.finish().as_slice() {
        [
            Outcome::FragmentStored(Ok(())),
            Outcome::FragmentFound { fragment: found, .. },
            Outcome::FragmentFound { fragment: None, .. },
        ] => assert_eq!(found.as_deref(), Some(&fragment)),
        other => panic!("{other:?}"),
    }
}
