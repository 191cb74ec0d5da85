//! Permissions, owners and access lists, as a user who has no rights over others' files: root is asked for none.

use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt, chown};
use std::path::Path;

use crate::place::{Place, names, refusal, run, text, title, with_mounts, without_rights};

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("permissions");
}

#[test]
#[ignore = "needs another user: .ci/run does it"]
fn a_folder_that_forbids_new_files_is_saved_to_in_place() {
    let test = "access::a_folder_that_forbids_new_files_is_saved_to_in_place";
    without_rights(test, || {
        let mut place = Place::new();
        let draft = place.draft();
        place.save(&draft, "旧稿，比新稿长").expect("a first draft");
        let number = fs::metadata(&draft).expect("the draft").ino();
        set_mode(&place.drafts(), 0o555);
        let saved = place.save(&draft, "新稿");
        set_mode(&place.drafts(), 0o755);
        saved.expect("the file itself may be written");
        assert_eq!(title(&draft), "新稿");
        assert_eq!(fs::metadata(&draft).expect("the draft").ino(), number);
        assert!(names(&place.beside("home/state/rescue")).is_empty());
    });
}

#[test]
#[ignore = "needs another user: .ci/run does it"]
fn a_draft_that_may_not_be_written_is_told_and_left_alone() {
    let test = "access::a_draft_that_may_not_be_written_is_told_and_left_alone";
    without_rights(test, || {
        let mut place = Place::new();
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        set_mode(&draft, 0o444);
        assert_eq!(refusal(place.save(&draft, "新稿")), ErrorKind::PermissionDenied);
        set_mode(&draft, 0o644);
        // Nor is a new one made in a folder that forbids it.
        set_mode(&place.drafts(), 0o555);
        let other = place.drafts().join("other.speech");
        assert_eq!(refusal(place.save(&other, "新稿")), ErrorKind::PermissionDenied);
        set_mode(&place.drafts(), 0o755);
        assert_eq!(title(&draft), "旧稿");
        place.let_go();
        assert_eq!(names(&place.drafts()), ["讲话.speech"]);
    });
}

#[test]
#[ignore = "needs another user: .ci/run does it"]
fn a_home_that_cannot_be_written_stops_no_ordinary_save() {
    let test = "access::a_home_that_cannot_be_written_stops_no_ordinary_save";
    without_rights(test, || {
        let mut place = Place::new();
        let home = place.beside("home");
        fs::create_dir_all(&home).expect("a home");
        set_mode(&home, 0o555);
        let draft = place.draft();
        place
            .save(&draft, "新稿")
            .expect("the draft's folder may be written");
        set_mode(&home, 0o755);
        assert_eq!(title(&draft), "新稿");
    });
}

#[test]
#[ignore = "needs leave to mount: .ci/run does it"]
fn owner_group_and_access_list_stay_when_root_saves() {
    let test = "access::owner_group_and_access_list_stay_when_root_saves";
    with_mounts(test, || {
        let mut place = Place::new();
        place.mount_memory("size=1m");
        let draft = place.draft();
        place.save(&draft, "旧稿").expect("a first draft");
        if chown(&draft, Some(65534), Some(65534)).is_err() {
            println!("SKIPPED {test}: no leave to give files away");
            return;
        }
        set_mode(&draft, 0o640);
        run("setfacl", &["-m", "u:1:rw", text(&draft)]);
        let list = || {
            let mut value = [0; 256];
            let length = rustix::fs::getxattr(&draft, "system.posix_acl_access", &mut value);
            value[..length.expect("an access list")].to_vec()
        };
        let before = (list(), fs::metadata(&draft).expect("the draft"));
        place.save(&draft, "新稿").expect("a second draft");
        let after = (list(), fs::metadata(&draft).expect("the draft"));
        assert_eq!(title(&draft), "新稿");
        assert_ne!(before.1.ino(), after.1.ino());
        assert_eq!(before.0, after.0);
        let facts = |metadata: &fs::Metadata| (metadata.uid(), metadata.gid(), metadata.mode());
        assert_eq!(facts(&before.1), facts(&after.1));
    });
}
