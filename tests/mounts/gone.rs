//! What stands at the path is not there any more, or is something else.

use std::fs;
use std::io::ErrorKind;

use speechwright::session::files::WriteError;
use speechwright::store::{Problem, StoreError};

use crate::place::{Place, refusal, run, text, title, with_mounts};

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_folder_that_is_gone_is_told() {
    with_mounts("gone::a_folder_that_is_gone_is_told", || {
        let mut place = Place::new();
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        fs::remove_dir_all(place.drafts()).expect("the folder removed");
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::NotFound);
        assert!(!place.drafts().exists(), "no folder is made unasked");
        fs::create_dir(place.drafts()).expect("the folder again");
        place.save(&draft, "新稿").expect("a folder again");
        assert_eq!(title(&draft), "新稿");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_folder_that_was_renamed_is_told_and_its_draft_left_alone() {
    let test = "gone::a_folder_that_was_renamed_is_told_and_its_draft_left_alone";
    with_mounts(test, || {
        let mut place = Place::new();
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        let renamed = place.beside("renamed");
        fs::rename(place.drafts(), &renamed).expect("the folder renamed");
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::NotFound);
        assert_eq!(title(&renamed.join("讲话.speech")), "旧稿");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_folder_in_the_drafts_place_is_told_and_left_alone() {
    with_mounts(
        "gone::a_folder_in_the_drafts_place_is_told_and_left_alone",
        || {
            let mut place = Place::new();
            let draft = place.draft();
            fs::create_dir(&draft).expect("a folder");
            fs::write(draft.join("inside"), "x").expect("a file");
            let error = place.save(&draft, "新稿").expect_err("a folder stands there");
            assert!(matches!(
                error,
                WriteError::Store(StoreError {
                    problem: Problem::NotAFile,
                    ..
                })
            ));
            assert!(draft.join("inside").exists());
        },
    );
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn a_disk_that_is_mounted_again_has_what_was_saved() {
    with_mounts("gone::a_disk_that_is_mounted_again_has_what_was_saved", || {
        let mut place = Place::new();
        let image = place.beside("disk");
        let file = fs::File::create(&image).expect("an image");
        file.set_len(16 << 20).expect("its size");
        run("mkfs.ext4", &["-q", "-F", text(&image)]);
        // Without leave for loop devices, as in a container, there is nothing to mount.
        let folder = place.drafts();
        let mounted = std::process::Command::new("mount")
            .args(["-o", "loop", text(&image), text(&folder)])
            .status()
            .is_ok_and(|status| status.success());
        if !mounted {
            println!("SKIPPED the disk that is mounted again: no loop devices here");
            return;
        }
        let draft = place.draft();
        place.save(&draft, "新稿").expect("a first draft");
        // As long as it is open its lock is held, and the disk is in use.
        place.let_go();
        run("umount", &[text(&folder)]);
        assert!(!draft.exists());
        run("mount", &["-o", "loop", text(&image), text(&folder)]);
        assert_eq!(title(&draft), "新稿");
        run("umount", &[text(&folder)]);
    });
}
