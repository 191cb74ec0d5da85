//! Looking around waits for nothing that is written, and nothing that is written waits for it.

use super::*;
use crate::store::SharedState;

fn look(folder: &Path) -> Job {
    Job::ListFolder {
        folder: folder.to_owned(),
        extensions: &["speech"],
    }
}

#[track_caller]
fn next(workers: &mut Workers) -> Outcome {
    loop {
        if let Some(outcome) = workers.outcome() {
            return outcome;
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_save_does_not_wait_for_a_folder_that_hangs() {
    let root = tempdir().unwrap();
    let (release, held) = channel::<()>();
    let held = Mutex::new(Some(held));
    // The worker that listed the first folder hangs until the test is over.
    let wake: Wake = Arc::new(move || {
        let held = held.lock().unwrap().take();
        if let Some(held) = held {
            let _ = held.recv();
        }
    });
    let mut workers = Workers::new(None, wake);
    workers.start(look(root.path()));
    assert!(matches!(next(&mut workers), Outcome::FolderListed { .. }));
    let path = root.path().join("a.speech");
    workers.start(save(&path, "甲", 1, Replacing::Nothing));
    assert!(saved(next(&mut workers)).is_ok());
    // Nor does the program's end: the second look may wait behind the first for as long as it likes.
    workers.start(look(root.path()));
    workers.start(save(&path, "乙", 2, Replacing::Anything));
    let outcomes = workers.finish_files();
    assert!(
        outcomes
            .iter()
            .any(|outcome| matches!(outcome, Outcome::Saved { state: 2, .. }))
    );
    drop(release);
    let rest = workers.finish();
    assert_eq!((outcomes.len() + rest.len(), workers.unfinished()), (2, 0));
}

#[test]
fn folders_and_templates_do_not_wait_for_a_save() {
    let root = tempdir().unwrap();
    let (passes, gate) = Gate::new();
    let mut workers = Workers::with_disk(None, quiet(), gate);
    workers.start(save(&root.path().join("a.speech"), "甲", 1, Replacing::Nothing));
    workers.start(look(root.path()));
    workers.start(Job::ListTemplates(None));
    assert!(matches!(next(&mut workers), Outcome::FolderListed { .. }));
    assert!(matches!(next(&mut workers), Outcome::Templates(_)));
    passes.send(true).unwrap();
    assert_eq!(workers.finish().len(), 1);
}

/// A template in a file, and the change that gives it another name.
fn renaming(folder: &Path, is_shared: bool) -> (PathBuf, Job) {
    let file = folder.join("toast.ron");
    let template = crate::store::built_in("en-toast").unwrap();
    std::fs::write(&file, crate::store::write_template(&template, &file).unwrap()).unwrap();
    let change = TemplateChange::Rename {
        file: file.clone(),
        is_shared,
        name: "祝酒".to_owned(),
    };
    let wanted = WantedChange {
        change,
        taken: std::collections::BTreeSet::new(),
        backups: Some(1 << 20),
    };
    (file, Job::ChangeTemplates(Box::new(wanted)))
}

#[test]
fn what_is_near_is_listed_before_a_shared_folder_is_asked() {
    let (root, shared) = (tempdir().unwrap(), tempdir().unwrap());
    renaming(shared.path(), true);
    let mut workers = Workers::new(Some(Folders::below(root.path())), quiet());
    workers.start(Job::ListTemplates(Some(shared.path().to_owned())));
    let listed: Vec<(usize, SharedState)> = workers
        .finish()
        .into_iter()
        .map(|outcome| match outcome {
            Outcome::Templates(listing) => (listing.entries.len(), listing.shared.unwrap().1),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(listed, [(18, SharedState::Reading), (19, SharedState::Open)]);
    assert_eq!(workers.unfinished(), 0);
}

#[test]
fn a_change_in_a_shared_folder_is_done_and_counted_beside_a_save() {
    let (root, shared) = (tempdir().unwrap(), tempdir().unwrap());
    let (file, job) = renaming(shared.path(), true);
    let mut workers = Workers::new(None, quiet());
    workers.start(save(&root.path().join("a.speech"), "甲", 1, Replacing::Nothing));
    workers.start(job);
    let outcomes = workers.finish();
    assert!(outcomes.iter().any(|outcome| matches!(
        outcome,
        Outcome::TemplatesChanged {
            result: Ok(TemplateChanged::Renamed),
            ..
        }
    )));
    assert_eq!(crate::store::load_template(&file).unwrap().name, "祝酒");
    assert_eq!((outcomes.len(), workers.unfinished()), (2, 0));
}
