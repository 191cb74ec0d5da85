//! Disks without space: full, without numbers for new files, read-only.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::process::Command;

use crate::place::{Place, names, refusal, run, saving, speech, text, title, with_mounts};

/// Fills a disk to the last byte.
fn fill(place: &Place) {
    let mut filler = fs::File::create(place.drafts().join("filler")).expect("a file");
    while filler.write_all(&[0; 4096]).is_ok() {}
    while filler.write_all(&[0]).is_ok() {}
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_full_disk_keeps_the_old_draft_and_is_told() {
    with_mounts("space::a_full_disk_keeps_the_old_draft_and_is_told", || {
        let mut place = Place::new();
        place.mount_memory("size=1m");
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("space for a first draft");
        fill(&place);
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::StorageFull);
        assert_eq!(title(&draft), "旧稿");
        assert_eq!(
            names(&place.drafts()),
            [".讲话.speech.lock", "filler", "讲话.speech"]
        );
        let elsewhere = place.beside("elsewhere.speech");
        place.save(&elsewhere, "新稿").expect("space elsewhere");
        fs::remove_file(place.drafts().join("filler")).expect("the filler removed");
        place.save(&draft, "新稿").expect("space again");
        assert_eq!(title(&draft), "新稿");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_draft_of_two_names_is_put_back_when_the_disk_is_full() {
    let test = "space::a_draft_of_two_names_is_put_back_when_the_disk_is_full";
    with_mounts(test, || {
        let mut place = Place::new();
        place.mount_memory("size=1m");
        let (draft, other) = (place.draft(), place.drafts().join("other.speech"));
        place.save(&draft, "旧稿").expect("space for a first draft");
        fs::hard_link(&draft, &other).expect("a second name");
        fill(&place);
        let long = speech(&"长".repeat(100_000));
        assert!(place.save_speech(&draft, long).is_err());
        assert_eq!(
            (title(&draft), title(&other)),
            ("旧稿".to_owned(), "旧稿".to_owned())
        );
        // What fits is written in its place, and both names show it.
        place.save(&draft, "新稿").expect("space in its place");
        assert_eq!(
            (title(&draft), title(&other)),
            ("新稿".to_owned(), "新稿".to_owned())
        );
        assert!(names(&place.beside("home/state/rescue")).is_empty());
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_disk_that_takes_no_more_files_keeps_the_old_draft_and_is_told() {
    let test = "space::a_disk_that_takes_no_more_files_keeps_the_old_draft_and_is_told";
    with_mounts(test, || {
        let mut place = Place::new();
        place.mount_memory("nr_inodes=20");
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        let full = (0..20).find(|number| fs::write(place.drafts().join(number.to_string()), "").is_err());
        assert!(full.is_some());
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::StorageFull);
        assert_eq!(title(&draft), "旧稿");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_read_only_disk_keeps_the_old_draft_and_is_told() {
    with_mounts("space::a_read_only_disk_keeps_the_old_draft_and_is_told", || {
        let mut place = Place::new();
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        let folder = place.drafts();
        run("mount", &["--bind", text(&folder), text(&folder)]);
        run("mount", &["-o", "remount,bind,ro", text(&folder)]);
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::ReadOnlyFilesystem);
        assert_eq!(title(&draft), "旧稿");
        // The command line says it and gives an exit code.
        let exported = Command::new(env!("CARGO_BIN_EXE_speechwright"))
            .args(["export", text(&draft), "-o", text(&folder.join("a.txt"))])
            .env("XDG_STATE_HOME", place.beside("home"))
            .output()
            .expect("the program");
        assert_eq!(exported.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&exported.stderr).contains("a.txt"));
        run("umount", &[text(&folder)]);
        place.save(&draft, "新稿").expect("a disk that can be written");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_full_state_folder_does_not_stop_an_ordinary_save() {
    let test = "space::a_full_state_folder_does_not_stop_an_ordinary_save";
    with_mounts(test, || {
        let mut place = Place::new();
        let state = place.beside("home/state");
        fs::create_dir_all(&state).expect("a folder");
        run(
            "mount",
            &["-t", "tmpfs", "-o", "size=4k,nr_inodes=1", "none", text(&state)],
        );
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("the draft's disk has space");
        // Overwriting in its place needs a copy: without one it is refused, and told.
        fs::hard_link(&draft, place.beside("other.speech")).expect("a second name");
        place.workers().start(saving(&draft, speech("新稿")));
        let outcome = place.workers().finish();
        assert!(format!("{outcome:?}").contains("Rescue"), "{outcome:?}");
        assert_eq!(title(&draft), "旧稿");
    });
}
