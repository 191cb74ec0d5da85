//! A save that was interrupted while a file was overwritten in its place, found at the next start.

use super::*;
use crate::store::MendedHow;

/// The draft's disk goes away when the draft is being overwritten.
#[derive(Debug)]
struct GoneWhenOpened;

impl Passing for GoneWhenOpened {
    fn before(&self, operation: Operation, path: &Path) -> io::Result<()> {
        let is_draft = path.file_name().is_some_and(|name| name == "讲话.speech");
        if is_draft && operation == Operation::Write {
            return Err(io::ErrorKind::NotConnected.into());
        }
        Ok(())
    }
}

/// Gives what this process left in the rescue folder to one that is gone.
fn disown(rescue: &Path) {
    let mut child = std::process::Command::new("true").spawn().unwrap();
    let gone = child.id().to_string();
    child.wait().unwrap();
    for entry in fs::read_dir(rescue).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let renamed = name.replace(&std::process::id().to_string(), &gone);
        fs::rename(&path, path.with_file_name(renamed)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn the_next_start_puts_a_torn_file_right_and_says_so() {
    let root = tempdir().unwrap();
    let folders = Folders::below(root.path());
    let path = root.path().join("讲话.speech");
    let mut before = workers_of(&root);
    saved(only(&mut before, save(&path, "旧稿", 1, Replacing::Anything))).unwrap();
    before.let_go();
    before.finish_files();
    fs::hard_link(&path, root.path().join("另一名称.speech")).unwrap();

    let disk = Arc::new(Watched::new(SystemDisk, GoneWhenOpened));
    let mut failing = Workers::with_disk(Some(folders.clone()), quiet(), disk);
    let error = saved(only(&mut failing, save(&path, "新稿", 2, Replacing::Anything))).unwrap_err();
    let WriteError::Store(StoreError {
        problem: Problem::Torn { copy, .. },
        ..
    }) = error
    else {
        panic!("{error:?}");
    };
    assert_eq!(load_speech(&copy).unwrap().information.title.text(), "新稿");
    assert!(load_speech(&path).is_err());

    disown(&folders.state.join("rescue"));
    let mut next = workers_of(&root);
    next.start(settings(Settings::default()));
    let outcomes = next.finish();
    let Some(Outcome::Mended(mended)) = outcomes.first() else {
        panic!("{outcomes:?}");
    };
    assert_eq!(mended.len(), 1);
    assert_eq!((&mended[0].file, &mended[0].how), (&path, &MendedHow::PutRight));
    assert_eq!(load_speech(&path).unwrap().information.title.text(), "新稿");
    assert_eq!(fs::read_dir(folders.state.join("rescue")).unwrap().count(), 0);
}
