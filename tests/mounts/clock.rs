//! A clock that is a year back: files then come from the future.

use std::fs;
use std::time::{Duration, SystemTime};

use speechwright::session::files::{Replacing, write};
use speechwright::store::SystemDisk;

use crate::place::{Place, a_year_back, title};

#[test]
#[ignore = "needs faketime: .ci/run does it"]
fn a_clock_that_is_a_year_back_stops_no_save() {
    a_year_back("clock::a_clock_that_is_a_year_back_stops_no_save", || {
        let mut place = Place::new();
        let draft = place.draft();
        let stamp = place.save(&draft, "旧稿").expect("a first draft");
        let written = fs::metadata(&draft).and_then(|metadata| metadata.modified());
        let ahead = written
            .expect("a time")
            .duration_since(SystemTime::now())
            .expect("a file from the future");
        assert!(ahead > Duration::from_hours(24 * 300), "{ahead:?}");
        // It is still known as the file that was written, and another's change is still told apart.
        let bytes = fs::read(&draft).expect("the draft");
        write(&SystemDisk, &draft, &bytes, Replacing::Only(stamp)).expect("the same file");
        fs::write(&draft, "somebody else's").expect("another's change");
        assert!(write(&SystemDisk, &draft, &bytes, Replacing::Only(stamp)).is_err());
        place.save(&draft, "新稿").expect("a second draft");
        assert_eq!(title(&draft), "新稿");
    });
}
