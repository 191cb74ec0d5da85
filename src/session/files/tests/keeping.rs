//! Former versions: kept at every save, found again, and never in the way of saving.

use super::*;
use crate::store::{BackupEntry, write_speech};

const LIMIT: u64 = 1 << 20;

fn draft(title: &str, id: u128) -> Box<Speech> {
    let mut draft = speech(title);
    draft.draft = Some(DraftId(id));
    draft
}

fn kept(path: &Path, speech: Box<Speech>) -> Job {
    Job::Save {
        path: path.to_owned(),
        speech,
        state: 0,
        replacing: Replacing::Anything,
        backups: Some(LIMIT),
    }
}

fn listed(workers: &mut Workers, id: u128) -> Vec<BackupEntry> {
    match only(workers, Job::ListBackups(DraftId(id))) {
        Outcome::Backups { result, .. } => result.unwrap(),
        other => panic!("{other:?}"),
    }
}

fn loaded(workers: &mut Workers, entry: &BackupEntry) -> Result<Box<Speech>, StoreError> {
    match only(workers, Job::LoadBackup(entry.clone())) {
        Outcome::BackupLoaded { result, .. } => result,
        other => panic!("{other:?}"),
    }
}

/// The titles of the former versions, the newest first.
fn titles(workers: &mut Workers, id: u128) -> Vec<String> {
    let entries = listed(workers, id);
    let mut title = |entry| {
        let speech = loaded(workers, entry).unwrap();
        assert_eq!(speech.draft, Some(DraftId(id)));
        speech.information.title.text().to_owned()
    };
    entries.iter().map(&mut title).collect()
}

#[test]
fn each_save_keeps_what_stood_there_also_after_the_file_was_moved() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let (path, moved) = (root.path().join("讲话.speech"), root.path().join("改名.speech"));
    for title in ["甲", "乙", "乙"] {
        saved(only(&mut workers, kept(&path, draft(title, 1)))).unwrap();
    }
    fs::rename(&path, &moved).unwrap();
    saved(only(&mut workers, kept(&moved, draft("丙", 1)))).unwrap();
    assert_eq!(titles(&mut workers, 1), ["乙", "甲"]);
    let paths: Vec<_> = listed(&mut workers, 1)
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    assert_eq!(paths, [moved, path]);
}

#[test]
fn what_somebody_else_wrote_is_kept_when_it_is_written_over() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let path = root.path().join("a.speech");
    fs::write(&path, write_speech(&draft("他人", 2), &path).unwrap()).unwrap();
    saved(only(&mut workers, kept(&path, draft("甲", 1)))).unwrap();
    assert_eq!(titles(&mut workers, 2), ["他人"]);
    // From before identities: it stood where this draft stands.
    fs::write(&path, write_speech(&speech("旧稿"), &path).unwrap()).unwrap();
    saved(only(&mut workers, kept(&path, draft("乙", 1)))).unwrap();
    assert_eq!(titles(&mut workers, 1), ["旧稿"]);
}

#[test]
fn a_draft_that_leaves_no_traces_has_no_former_versions() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let path = root.path().join("a.speech");
    let mut private = draft("密", 1);
    private.leaves_traces = false;
    saved(only(&mut workers, kept(&path, private.clone()))).unwrap();
    saved(only(&mut workers, kept(&path, draft("公开", 1)))).unwrap();
    assert!(listed(&mut workers, 1).is_empty());
    saved(only(&mut workers, kept(&path, private.clone()))).unwrap();
    let job = Job::KeepBackup {
        path,
        speech: private,
        limit: LIMIT,
    };
    assert!(matches!(only(&mut workers, job), Outcome::BackupKept(Ok(()))));
    assert!(listed(&mut workers, 1).is_empty());
}

#[test]
fn a_damaged_version_is_listed_and_says_what_is_wrong() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let path = root.path().join("a.speech");
    let whole = write_speech(&draft("甲", 1), &path).unwrap();
    fs::write(&path, &whole[..whole.len() - 3]).unwrap();
    saved(only(&mut workers, kept(&path, draft("乙", 1)))).unwrap();
    let entries = listed(&mut workers, 1);
    assert_eq!(entries.len(), 1);
    let error = loaded(&mut workers, &entries[0]).unwrap_err();
    assert_eq!(error.path, entries[0].file);
    assert!(matches!(error.problem, Problem::BreaksOff), "{error}");
}

#[test]
fn versions_are_kept_on_request_and_cleared() {
    let root = tempdir().unwrap();
    let mut workers = workers_of(&root);
    let job = Job::KeepBackup {
        path: root.path().join("a.speech"),
        speech: draft("我的", 1),
        limit: LIMIT,
    };
    assert!(matches!(only(&mut workers, job), Outcome::BackupKept(Ok(()))));
    assert_eq!(titles(&mut workers, 1), ["我的"]);
    let cleared = only(&mut workers, Job::ClearHistory(Some(DraftId(1))));
    assert!(matches!(cleared, Outcome::HistoryCleared(Ok(()))));
    assert!(listed(&mut workers, 1).is_empty());
}

#[test]
fn clearing_takes_the_copies_of_interrupted_saves_along_once_they_were_told() {
    let root = tempdir().unwrap();
    let rescue = root.path().join("state/rescue");
    fs::create_dir_all(&rescue).unwrap();
    let put = |stem: &str, id, note: &str| {
        let copy = rescue.join(format!("{stem}.new.speech"));
        fs::write(&copy, write_speech(&draft("甲", id), &copy).unwrap()).unwrap();
        fs::write(rescue.join(format!("{stem}.former")), "").unwrap();
        fs::write(rescue.join(format!("{stem}.{note}")), "").unwrap();
    };
    // Of a process that is there: what it has not finished is its own.
    let process = std::process::id();
    let stem = |number: u32| format!("{process}-{}", u32::MAX - number);
    let mut workers = workers_of(&root);
    workers.finish();
    put(&stem(1), 1, "told");
    put(&stem(2), 2, "told");
    put(&stem(3), 1, "note");
    let left = || {
        let entries = fs::read_dir(&rescue).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut stems: Vec<String> = names
            .map(|name| name.split('.').next().unwrap().to_owned())
            .collect();
        stems.sort();
        stems.dedup();
        stems
    };
    let sorted = |numbers: &[u32]| {
        let mut stems: Vec<String> = numbers.iter().map(|&number| stem(number)).collect();
        stems.sort();
        stems
    };
    only(&mut workers, Job::ClearHistory(Some(DraftId(1))));
    assert_eq!(left(), sorted(&[2, 3]));
    only(&mut workers, Job::ClearHistory(None));
    assert_eq!(left(), sorted(&[3]), "what is still to be put right stays");
}

/// A state folder on a disk that is full.
#[derive(Debug)]
struct FullState;

impl Passing for FullState {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_state = path.components().any(|part| part.as_os_str() == "state");
        if is_state && operation == Operation::Write {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }
}

#[test]
fn a_version_that_cannot_be_kept_is_told_and_stops_no_save() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let path = root.path().join("a.speech");
    let mut workers = Workers::with_disk(
        Some(folders),
        quiet(),
        Arc::new(Watched::new(SystemDisk, FullState)),
    );
    saved(only(&mut workers, kept(&path, draft("甲", 1)))).unwrap();
    workers.start(kept(&path, draft("乙", 1)));
    let outcomes = workers.finish();
    assert!(
        matches!(
            outcomes.as_slice(),
            [Outcome::BackupKept(Err(_)), Outcome::Saved { result: Ok(_), .. }]
        ),
        "{outcomes:?}"
    );
    assert_eq!(workers.unfinished(), 0);
    assert_eq!(load_speech(&path).unwrap().information.title.text(), "乙");
}
