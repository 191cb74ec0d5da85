//! What the journal promises: whatever was done is there again, and nothing is offered that nobody misses.

use super::*;
use crate::model::Record;
use crate::session::{Action, Session};
use crate::store::{RecoveredFile, RecoveryEntry, RecoveryId, write_speech};

fn session() -> Session {
    Session::new(Speech::blank(Language::Chinese), true)
}

pub(super) fn type_into(session: &mut Session, letters: &str) {
    for letter in letters.chars() {
        session.perform(Action::InsertText(letter.to_string()), Duration::ZERO);
    }
}

pub(super) fn keep(workers: &mut Workers, session: &mut Session, file: Option<(&Path, FileStamp)>) {
    let recorder = workers.keep_journal(JournalOf {
        file: file.map(|(path, stamp)| (path.to_owned(), Some(stamp))),
        state: Box::new(session.replica()),
        is_unsaved: session.is_unsaved(),
    });
    session.set_recorder(recorder);
}

/// A blank speech whose journal is kept.
fn kept(mut workers: Workers) -> (Workers, Session) {
    let mut session = session();
    keep(&mut workers, &mut session, None);
    (workers, session)
}

/// The window goes away without a word.
pub(super) fn die(mut workers: Workers, session: &mut Session, root: &TempDir) {
    workers.finish_files();
    session.set_recorder(None);
    drop(workers);
    // Its thread lets go of the journal as a process that ends does, only not at once.
    let journals = fs::read_dir(root.path().join("state/journals"));
    for journal in journals.into_iter().flatten() {
        let Ok(mark) = fs::File::open(journal.unwrap().path().join("alive")) else {
            continue;
        };
        mark.lock_shared().unwrap();
    }
}

pub(super) fn listed(root: &TempDir) -> Vec<RecoveryEntry> {
    match only(&mut workers_of(root), Job::ListRecoveries) {
        Outcome::Recoveries(entries) => entries,
        other => panic!("{other:?}"),
    }
}

pub(super) fn recovered(root: &TempDir, id: &RecoveryId) -> Recovered {
    match only(&mut workers_of(root), Job::LoadRecovery(id.clone())) {
        Outcome::RecoveryLoaded { result, .. } => *result.unwrap(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_speech_that_was_never_saved_is_recovered_with_what_it_can_undo() {
    let root = tempdir().unwrap();
    let (workers, mut lost) = kept(workers_of(&root));
    type_into(&mut lost, "同志们");
    lost.perform(Action::Seal, Duration::ZERO);
    lost.perform(Action::NewParagraph, Duration::ZERO);
    die(workers, &mut lost, &root);

    let entries = listed(&root);
    assert_eq!(entries.len(), 1);
    let entry = &entries[0];
    assert_eq!((entry.path.as_ref(), entry.file), (None, RecoveredFile::Never));
    assert_eq!(entry.title, "同志们");
    assert!(!entry.is_discarded);
    let Recovered {
        mut session, file, ..
    } = recovered(&root, &entry.id);
    assert!(file.is_none());
    assert!(session.is_unsaved());
    assert_eq!(session.speech(), lost.speech());
    assert_eq!(session.undo_name(), lost.undo_name());
    while session.undo_name().is_some() {
        session.perform(Action::Undo, Duration::ZERO);
    }
    assert_eq!(*session.speech(), Speech::blank(Language::Chinese));
}

#[test]
fn a_window_that_is_still_there_is_not_offered() {
    let root = tempdir().unwrap();
    let (mut workers, mut session) = kept(workers_of(&root));
    type_into(&mut session, "同志们");
    workers.finish_files();
    assert!(listed(&root).is_empty());
    let id = fs::read_dir(root.path().join("state/journals"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let id = RecoveryId(id.file_name().into_string().unwrap());
    let mut other = workers_of(&root);
    assert!(matches!(
        only(&mut other, Job::LoadRecovery(id)),
        Outcome::RecoveryLoaded { result: Err(_), .. }
    ));
    die(workers, &mut session, &root);
    assert_eq!(listed(&root).len(), 1);
}

#[test]
fn what_is_not_changed_or_only_looked_at_leaves_nothing() {
    let root = tempdir().unwrap();
    let (workers, mut session) = kept(workers_of(&root));
    session.perform(Action::SelectAll, Duration::ZERO);
    session.perform(Action::Seal, Duration::ZERO);
    die(workers, &mut session, &root);
    assert!(!root.path().join("state/journals").exists());
}

#[test]
fn what_was_saved_is_not_offered_and_what_came_after_is() {
    let root = tempdir().unwrap();
    let path = root.path().join("讲话.speech");
    let (mut workers, mut lost) = kept(workers_of(&root));
    type_into(&mut lost, "同志们");
    fs::write(&path, write_speech(lost.speech(), &path).unwrap()).unwrap();
    lost.mark_saved(lost.state());
    workers.journal_saved(&path, &stamp_of(&path).unwrap(), true, None);
    workers.finish_files();
    let folder = fs::read_dir(root.path().join("state/journals"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let segments = || {
        fs::read_dir(folder.path())
            .unwrap()
            .filter(|entry| entry.as_ref().unwrap().path().extension().is_some())
            .count()
    };
    assert_eq!(segments(), 0, "saved, and nothing left to recover");

    type_into(&mut lost, "好");
    die(workers, &mut lost, &root);
    let entries = listed(&root);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].path.as_deref(), Some(&*path));
    assert_eq!((entries[0].file, entries[0].differing), (RecoveredFile::Same, 1));
    let mut again = recovered(&root, &entries[0].id);
    assert_eq!(again.session.speech(), lost.speech());
    let (_, standing) = again.file.unwrap();
    assert_eq!(standing.unwrap().0.information.title.text(), "同志们");
    // What was typed before the save can be undone, too.
    while again.session.undo_name().is_some() {
        again.session.perform(Action::Undo, Duration::ZERO);
    }
    assert_eq!(*again.session.speech(), Speech::blank(Language::Chinese));
}

#[test]
fn a_file_that_was_changed_since_or_is_gone_is_told() {
    let root = tempdir().unwrap();
    let path = root.path().join("讲话.speech");
    let mut workers = workers_of(&root);
    let mut lost = session();
    fs::write(&path, write_speech(lost.speech(), &path).unwrap()).unwrap();
    keep(&mut workers, &mut lost, Some((&path, stamp_of(&path).unwrap())));
    type_into(&mut lost, "同志们");
    die(workers, &mut lost, &root);
    let mut theirs = session();
    type_into(&mut theirs, "另一个");
    fs::write(&path, write_speech(theirs.speech(), &path).unwrap()).unwrap();
    assert_eq!(listed(&root)[0].file, RecoveredFile::Changed);
    assert_eq!(listed(&root)[0].differing, 6);
    fs::remove_file(&path).unwrap();
    assert_eq!(listed(&root)[0].file, RecoveredFile::Gone);
    // Somebody saved the same meanwhile: nobody misses anything.
    fs::write(&path, write_speech(lost.speech(), &path).unwrap()).unwrap();
    assert!(listed(&root).is_empty());
    fs::remove_file(&path).unwrap();
    assert!(listed(&root).is_empty(), "it was removed");
}

#[test]
fn what_is_left_unsaved_is_put_aside_and_what_is_saved_is_not() {
    let root = tempdir().unwrap();
    for is_unsaved in [false, true] {
        let (mut workers, mut session) = kept(workers_of(&root));
        type_into(&mut session, "同志们");
        workers.finish_files();
        workers.end_journal(is_unsaved);
        die(workers, &mut session, &root);
        let entries = listed(&root);
        assert_eq!(entries.len(), usize::from(is_unsaved));
        assert!(entries.iter().all(|entry| entry.is_discarded));
    }
    let entries = listed(&root);
    let mut other = workers_of(&root);
    assert!(matches!(
        only(&mut other, Job::ClearHistory(None)),
        Outcome::HistoryCleared(Ok(()))
    ));
    assert_eq!(entries.len(), 1);
    assert!(listed(&root).is_empty());
}

#[test]
fn what_is_discarded_is_kept_for_30_days() {
    let root = tempdir().unwrap();
    let (workers, mut session) = kept(workers_of(&root));
    type_into(&mut session, "同志们");
    die(workers, &mut session, &root);
    let id = listed(&root)[0].id.clone();
    let outcome = only(&mut workers_of(&root), Job::DiscardRecovery(id.clone()));
    assert!(matches!(
        outcome,
        Outcome::RecoveryDiscarded { result: Ok(()), .. }
    ));
    assert!(listed(&root)[0].is_discarded);
    let mark = root.path().join("state/journals").join(&id.0).join("discarded");
    let mark = fs::File::options().write(true).open(mark).unwrap();
    let days = |count: u64| SystemTime::now() - Duration::from_hours(24 * count);
    mark.set_modified(days(29)).unwrap();
    assert_eq!(listed(&root).len(), 1);
    mark.set_modified(days(31)).unwrap();
    assert!(listed(&root).is_empty());
}

#[test]
fn a_recovered_speech_is_written_down_at_once() {
    let root = tempdir().unwrap();
    let (workers, mut lost) = kept(workers_of(&root));
    type_into(&mut lost, "同志们");
    die(workers, &mut lost, &root);
    let first = listed(&root)[0].id.clone();
    let mut again = recovered(&root, &first).session;
    let mut workers = workers_of(&root);
    keep(&mut workers, &mut again, None);
    workers.finish_files();
    workers.start(Job::DiscardRecovery(first.clone()));
    workers.finish();
    // And it can be undone from there.
    again.perform(Action::Undo, Duration::ZERO);
    die(workers, &mut again, &root);
    let entries = listed(&root);
    assert_eq!(
        entries.len(),
        1,
        "what was undone to the beginning is missed by nobody"
    );
    assert_eq!(entries[0].id, first);
}

/// Refuses new files as long as it is full.
#[derive(Debug, Clone)]
struct Full(Arc<std::sync::atomic::AtomicBool>);

impl Passing for Full {
    fn before(&self, operation: Operation, _path: &Path) -> io::Result<()> {
        let refuses = matches!(operation, Operation::Create | Operation::Write | Operation::Sync);
        if refuses && self.0.load(Ordering::SeqCst) {
            return Err(io::Error::new(io::ErrorKind::StorageFull, "no space"));
        }
        Ok(())
    }
}

fn next_state(workers: &mut Workers) -> JournalState {
    for _ in 0..1_000 {
        match workers.outcome() {
            Some(Outcome::Journal(state)) => return state,
            Some(other) => panic!("{other:?}"),
            None => std::thread::sleep(Duration::from_millis(10)),
        }
    }
    panic!("nothing was said");
}

#[test]
fn a_disk_that_refuses_is_told_and_caught_up_with() {
    let root = tempdir().unwrap();
    let full = Full(Arc::default());
    let disk = Arc::new(Watched::new(SystemDisk, full.clone()));
    let folders = Some(Folders::below(root.path()));
    let (mut workers, mut lost) = kept(Workers::with_disk(folders, quiet(), disk));
    assert_eq!(next_state(&mut workers), JournalState::Keeping);
    type_into(&mut lost, "同志");
    workers.finish_files();
    full.0.store(true, Ordering::SeqCst);
    type_into(&mut lost, "们");
    assert!(matches!(next_state(&mut workers), JournalState::Failing(_)));
    full.0.store(false, Ordering::SeqCst);
    assert_eq!(next_state(&mut workers), JournalState::Keeping);
    die(workers, &mut lost, &root);
    let entries = listed(&root);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].title, "同志们");
}

/// Lets the program fail once when a journal's file is made.
#[derive(Debug, Default)]
struct FaultOnce(std::sync::atomic::AtomicBool);

impl Passing for FaultOnce {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_journal = path.extension().is_some_and(|extension| extension == "journal");
        assert!(
            operation != Operation::Create || !is_journal || self.0.swap(true, Ordering::SeqCst),
            "a fault for the test"
        );
        Ok(())
    }
}

#[test]
fn a_fault_of_the_program_is_told_and_the_journal_goes_on() {
    let root = tempdir().unwrap();
    let disk = Arc::new(Watched::new(SystemDisk, FaultOnce::default()));
    let folders = Some(Folders::below(root.path()));
    let (mut workers, mut lost) = kept(Workers::with_disk(folders, quiet(), disk));
    assert_eq!(next_state(&mut workers), JournalState::Keeping);
    type_into(&mut lost, "同志们");
    let JournalState::Failing(words) = next_state(&mut workers) else {
        panic!("nobody was told");
    };
    assert!(words.contains("a fault for the test"), "{words}");
    assert_eq!(next_state(&mut workers), JournalState::Keeping);
    die(workers, &mut lost, &root);
    assert_eq!(listed(&root)[0].title, "同志们");
}

#[test]
fn what_does_not_fit_is_told_and_what_was_written_before_stays() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let mut lost = session();
    let mut recorder = workers
        .keep_journal(JournalOf {
            file: None,
            state: Box::new(lost.replica()),
            is_unsaved: false,
        })
        .unwrap();
    assert_eq!(next_state(&mut workers), JournalState::Keeping);
    let (sender, records) = channel();
    lost.set_recorder(Some(Box::new(move |record| sender.send(record).unwrap())));
    type_into(&mut lost, "同志们");
    let typed: Vec<Record> = records.try_iter().collect();
    let [first, _, third] = &typed[..] else {
        panic!("{typed:?}")
    };
    recorder(first.clone());
    workers.flush_journal();
    // The third letter stands behind a second that is not there.
    recorder(third.clone());
    assert!(matches!(next_state(&mut workers), JournalState::Failing(_)));
    recorder(Record::Undo);
    drop(recorder);
    die(workers, &mut lost, &root);
    assert_eq!(listed(&root)[0].title, "同");
}

#[test]
fn a_recovered_draft_whose_file_was_changed_is_known_again_by_that_file() {
    let root = tempdir().unwrap();
    let path = root.path().join("讲话.speech");
    let mut lost = session();
    fs::write(&path, write_speech(lost.speech(), &path).unwrap()).unwrap();
    let mut workers = workers_of(&root);
    let recorder = workers.keep_journal(JournalOf {
        file: Some((path.clone(), None)),
        state: Box::new(lost.replica()),
        is_unsaved: true,
    });
    lost.set_recorder(recorder);
    type_into(&mut lost, "同志们");
    die(workers, &mut lost, &root);
    let entries = listed(&root);
    assert_eq!(entries[0].path.as_ref(), Some(&path));
    assert_eq!(entries[0].file, RecoveredFile::Changed);
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let root = tempdir().unwrap();
    let (workers, mut lost) = kept(workers_of(&root));
    type_into(&mut lost, "同志们");
    die(workers, &mut lost, &root);
    let journals = root.path().join("state/journals");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&journals), 0o700);
    let folder = fs::read_dir(&journals).unwrap().next().unwrap().unwrap().path();
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).unwrap() {
        assert_eq!(mode(&file.unwrap().path()) & 0o077, 0);
    }
}
