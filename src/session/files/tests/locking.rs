//! Two windows, one draft.

use super::*;
use crate::store::{LockHolder, LockState, write_speech};

fn opened(workers: &mut Workers, path: &Path) -> LockState {
    match only(workers, Job::Open(path.to_owned())) {
        Outcome::Opened {
            result: Ok(Opened::Draft { lock, .. }),
            ..
        } => lock,
        other => panic!("{other:?}"),
    }
}

fn taken(workers: &mut Workers, path: &Path) -> LockState {
    match only(workers, Job::TakeLock(path.to_owned())) {
        Outcome::LockTaken { lock, .. } => lock,
        other => panic!("{other:?}"),
    }
}

fn asked(workers: &mut Workers, path: &Path) -> Option<LockHolder> {
    match only(workers, Job::AskHolder(path.to_owned())) {
        Outcome::HolderAsked { holder, .. } => holder,
        other => panic!("{other:?}"),
    }
}

fn let_go(workers: &mut Workers) {
    workers.let_go();
    assert!(workers.finish_files().is_empty());
}

fn locks(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name.rsplit('.').next() == Some("lock"))
        .collect()
}

#[track_caller]
fn refused(result: Result<FileStamp, WriteError>) -> LockHolder {
    match result {
        Err(WriteError::Held { holder, .. }) => *holder,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_second_window_is_told_and_cannot_save_until_the_first_lets_go() {
    let root = tempdir().unwrap();
    let path = root.path().join("讲话.speech");
    let (mut first, mut second) = (workers(&root), workers(&root));
    saved(only(&mut first, save(&path, "甲", 0, Replacing::Nothing))).unwrap();
    assert_eq!(opened(&mut first, &path), LockState::Ours);
    let LockState::Held(holder) = opened(&mut second, &path) else {
        panic!("both have it");
    };
    assert_eq!((holder.process, holder.is_gone), (std::process::id(), false));
    let job = save(&path, "乙", 0, Replacing::Anything);
    assert_eq!(refused(saved(only(&mut second, job))), holder);
    assert_eq!(taken(&mut second, &path), LockState::Held(holder.clone()));
    assert_eq!(asked(&mut second, &path), Some(holder));
    let_go(&mut first);
    assert!(locks(root.path()).is_empty());
    assert_eq!(asked(&mut second, &path), None);
    assert_eq!(taken(&mut second, &path), LockState::Ours);
    saved(only(&mut second, save(&path, "乙", 0, Replacing::Anything))).unwrap();
    let job = save(&path, "甲", 0, Replacing::Anything);
    refused(saved(only(&mut first, job)));
    assert_eq!(load_speech(&path).unwrap().information.title.text(), "乙");
}

#[test]
fn saving_elsewhere_takes_the_lock_along_only_if_it_succeeds() {
    let root = tempdir().unwrap();
    let (one, other) = (root.path().join("a.speech"), root.path().join("b.speech"));
    let mut workers = workers(&root);
    saved(only(&mut workers, save(&one, "甲", 0, Replacing::Nothing))).unwrap();
    assert_eq!(locks(root.path()), [".a.speech.lock"]);
    fs::write(&other, "other").unwrap();
    let exists = saved(only(&mut workers, save(&other, "甲", 0, Replacing::Nothing)));
    assert!(matches!(exists, Err(WriteError::Exists(_))));
    assert_eq!(locks(root.path()), [".a.speech.lock"]);
    saved(only(&mut workers, save(&other, "甲", 0, Replacing::Anything))).unwrap();
    assert_eq!(locks(root.path()), [".b.speech.lock"]);
    drop(workers);
}

#[test]
fn a_draft_that_is_let_go_while_it_is_being_saved_is_saved_first() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    let mut workers = workers(&root);
    workers.start(save(&path, "甲", 0, Replacing::Nothing));
    workers.let_go();
    assert_eq!(workers.finish_files().len(), 1);
    assert!(path.exists() && locks(root.path()).is_empty());
}

#[test]
fn a_lock_that_is_lost_is_taken_again_at_the_next_save() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    let (mut first, mut second) = (workers(&root), workers(&root));
    saved(only(&mut first, save(&path, "甲", 0, Replacing::Nothing))).unwrap();
    fs::remove_file(root.path().join(".a.speech.lock")).unwrap();
    saved(only(&mut first, save(&path, "乙", 0, Replacing::Anything))).unwrap();
    assert_eq!(locks(root.path()), [".a.speech.lock"]);
    fs::remove_file(root.path().join(".a.speech.lock")).unwrap();
    assert_eq!(opened(&mut second, &path), LockState::Ours);
    let job = save(&path, "丙", 0, Replacing::Anything);
    refused(saved(only(&mut first, job)));
}

#[test]
fn what_is_kept_in_the_state_folder_is_not_locked() {
    let root = tempdir().unwrap();
    let folder = Folders::below(root.path()).state.join("backups");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("a.speech");
    fs::write(&path, write_speech(&speech("甲"), &path).unwrap()).unwrap();
    assert_eq!(opened(&mut workers(&root), &path), LockState::Unlocked);
    assert!(locks(&folder).is_empty());
}

/// A folder that takes no locks.
#[derive(Debug)]
struct NoLocks;

impl Passing for NoLocks {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_lock = path.extension().is_some_and(|extension| extension == "lock");
        if is_lock && operation == Operation::Create {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        Ok(())
    }
}

#[test]
fn where_no_lock_can_be_written_the_look_before_the_save_guards() {
    let root = tempdir().unwrap();
    let path = root.path().join("a.speech");
    let window = || Workers::with_disk(None, quiet(), Arc::new(Watched::new(SystemDisk, NoLocks)));
    let (mut first, mut second) = (window(), window());
    let stamp = saved(only(&mut first, save(&path, "甲", 0, Replacing::Nothing))).unwrap();
    assert_eq!(opened(&mut second, &path), LockState::Unlocked);
    saved(only(&mut second, save(&path, "乙", 0, Replacing::Only(stamp)))).unwrap();
    let lost = saved(only(&mut first, save(&path, "丙", 0, Replacing::Only(stamp))));
    assert!(matches!(lost, Err(WriteError::Changed(_))));
}
