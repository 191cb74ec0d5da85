//! Whatever fails while the workers save: the draft is the old or the new one, and the outcome says which.

use std::cell::Cell;

use super::super::locking::Locks;
use super::super::saving::{Wanted, save as save_wanted};
use super::super::shelf::change_templates;
use super::super::watching::WatchedFile;
use super::super::work::Means;
use super::*;
use crate::store::faults::every_fault;
use crate::store::powerless::{Cut, PowerlessDisk, power_cuts, schedules};
use crate::store::{Backups, Disk, load_speech_from, write_speech};

#[test]
fn a_save_is_told_as_it_went_whatever_fails() {
    let path = Path::new("/drafts/讲话.speech");
    let (old, new) = (speech("旧稿"), speech("新稿"));
    let set_up = || {
        let disk = PowerlessDisk::new();
        let bytes = write_speech(&old, path).unwrap();
        disk.put(path, &bytes);
        ((), disk)
    };
    let points = every_fault(
        "saving by the workers",
        set_up,
        |(), disk| {
            // Without folders nothing but the save uses the disk: its operations are the same each time.
            let mut workers = Workers::with_disk(None, quiet(), disk);
            saved(only(&mut workers, save(path, "新稿", 1, Replacing::Anything)))
        },
        |tried| {
            let found = load_speech_from(&tried.disk, path).unwrap();
            assert!(found == *old || found == *new, "{:?}", tried.point);
            if tried.result.is_ok() && !tried.stopped() {
                assert_eq!(found, *new, "{:?}", tried.point);
            }
        },
    );
    assert!(points >= 347, "{points}");
}

const DRAFT: DraftId = DraftId(1);
const PATH: &str = "/drafts/讲话.speech";
const HOME: &str = "/home/user";

fn draft(title: &str) -> Box<Speech> {
    let mut draft = speech(title);
    draft.draft = Some(DRAFT);
    draft
}

/// Saves with former versions, as the worker does. Says also how often it was told that one could not be kept.
fn save_keeping(disk: &dyn Disk, title: &str) -> (Result<FileStamp, WriteError>, u32) {
    let told = Cell::new(0);
    let also = |outcome| {
        if matches!(outcome, Outcome::BackupKept(Err(_))) {
            told.set(told.get() + 1);
        }
    };
    let means = Means {
        disk,
        folders: Some(&Folders::below(Path::new(HOME))),
        locks: &Locks::default(),
        watched: &WatchedFile::default(),
        also: &also,
    };
    let wanted = Wanted {
        path: PATH.into(),
        speech: draft(title),
        state: 1,
        replacing: Replacing::Anything,
        backups: Some(1 << 20),
    };
    let result = saved(save_wanted(means, wanted));
    (result, told.get())
}

/// The titles of the former versions, each of which is whole.
fn former(disk: &dyn Disk) -> Vec<String> {
    let state = Folders::below(Path::new(HOME)).state;
    let entries = Backups::new(disk, &state).list(DRAFT).unwrap();
    let title = |entry: crate::store::BackupEntry| {
        let speech = load_speech_from(disk, &entry.file).unwrap();
        speech.information.title.text().to_owned()
    };
    entries.into_iter().map(title).collect()
}

fn title_of(disk: &dyn Disk) -> String {
    let speech = load_speech_from(disk, Path::new(PATH)).unwrap();
    speech.information.title.text().to_owned()
}

fn put_old(disk: &PowerlessDisk) {
    disk.put(
        Path::new(PATH),
        &write_speech(&draft("旧稿"), Path::new(PATH)).unwrap(),
    );
}

#[test]
fn what_is_replaced_is_kept_or_its_loss_is_told_whatever_fails() {
    let points = every_fault(
        "saving with a former version",
        || {
            let disk = PowerlessDisk::new();
            put_old(&disk);
            ((), disk)
        },
        |(), disk| save_keeping(&*disk, "新稿"),
        |tried| {
            let found = title_of(&tried.disk);
            let former = former(&tried.disk);
            let (result, told) = &tried.result;
            assert!(former.iter().all(|title| title == "旧稿"), "{:?}", tried.point);
            if found == "新稿" {
                assert!(!former.is_empty() || *told > 0, "{:?}", tried.point);
            } else {
                assert_eq!(found, "旧稿", "{:?}", tried.point);
                assert!(tried.stopped() || result.is_err(), "{:?}", tried.point);
            }
        },
    );
    assert!(points >= 934, "{points}");
}

#[test]
fn what_was_replaced_is_kept_after_lost_power() {
    let titles = ["旧稿", "一", "一二", "一二三"];
    power_cuts(
        "saving with former versions",
        schedules() / 4,
        put_old,
        |disk| {
            let saves = titles[1..]
                .iter()
                .take_while(|title| save_keeping(&*disk, title).0.is_ok());
            saves.count()
        },
        |cut: &Cut<usize>| {
            let found = title_of(&cut.disk);
            let number = titles.iter().position(|title| *title == found).unwrap();
            assert!(number >= cut.result, "schedule {}", cut.seed);
            let former = former(&cut.disk);
            for replaced in &titles[..number] {
                let is_kept = former.iter().any(|title| title == replaced);
                assert!(is_kept, "schedule {}: {replaced} is lost under {found}", cut.seed);
            }
        },
    );
}

const TEMPLATE: &str = "/home/user/templates/mine.ron";

fn name_of(disk: &dyn Disk) -> String {
    let template = crate::store::load_template_from(disk, Path::new(TEMPLATE)).unwrap();
    template.name
}

/// Gives the template another name, as the worker does.
fn rename(disk: &dyn Disk) -> Result<(), WriteError> {
    let means = Means {
        disk,
        folders: Some(&Folders::below(Path::new(HOME))),
        locks: &Locks::default(),
        watched: &WatchedFile::default(),
        also: &|_| (),
    };
    let wanted = WantedChange {
        change: TemplateChange::Rename {
            file: TEMPLATE.into(),
            is_shared: false,
            name: "例会".to_owned(),
        },
        taken: std::collections::BTreeSet::new(),
        backups: Some(1 << 20),
    };
    change_templates(means, &wanted).map(drop)
}

/// A template of another name on a disk.
fn with_template() -> PowerlessDisk {
    let disk = PowerlessDisk::new();
    let mut template = crate::store::built_in("en-toast").unwrap();
    template.name = "祝酒".to_owned();
    let bytes = crate::store::write_template(&template, Path::new(TEMPLATE)).unwrap();
    disk.put(Path::new(TEMPLATE), &bytes);
    disk
}

#[test]
fn a_template_has_its_old_or_its_new_name_whatever_fails() {
    let points = every_fault(
        "renaming a template",
        || ((), with_template()),
        |(), disk| rename(&*disk),
        |tried| {
            let found = name_of(&tried.disk);
            assert!(["祝酒", "例会"].contains(&&*found), "{:?}: {found}", tried.point);
            if tried.result.is_ok() && !tried.stopped() {
                assert_eq!(found, "例会", "{:?}", tried.point);
            }
        },
    );
    assert!(points >= 900, "{points}");
}

#[test]
fn what_a_template_was_called_is_kept_and_one_that_somebody_edits_is_left_alone() {
    let disk = with_template();
    let lock = crate::store::take_lock(&disk, Path::new(TEMPLATE), std::time::SystemTime::now());
    assert!(matches!(rename(&disk), Err(WriteError::Held { .. })));
    assert_eq!(name_of(&disk), "祝酒");
    match lock {
        crate::store::TakenLock::Ours(lock) => lock.release(&disk),
        other => panic!("{other:?}"),
    }
    rename(&disk).unwrap();
    assert_eq!(name_of(&disk), "例会");
    let state = Folders::below(Path::new(HOME)).state;
    let draft = crate::store::template_draft(Path::new(TEMPLATE));
    let kept = Backups::new(&disk, &state).list(draft).unwrap();
    let names: Vec<String> = kept
        .iter()
        .map(|entry| crate::store::load_template_from(&disk, &entry.file).unwrap().name)
        .collect();
    assert_eq!(names, ["祝酒"]);
    let names = disk.list(Path::new("/home/user/templates")).unwrap();
    assert_eq!(names.len(), 1, "the lock is given up: {names:?}");
}
