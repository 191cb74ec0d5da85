//! Whatever fails while the workers save: the draft is the old or the new one, and the outcome says which.

use super::*;
use crate::store::faults::every_fault;
use crate::store::load_speech_from;
use crate::store::powerless::PowerlessDisk;

#[test]
fn a_save_is_told_as_it_went_whatever_fails() {
    let path = Path::new("/drafts/讲话.speech");
    let (old, new) = (speech("旧稿"), speech("新稿"));
    let set_up = || {
        let disk = PowerlessDisk::new();
        let bytes = crate::store::write_speech(&old, path).unwrap();
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
    assert!(points >= 166, "{points}");
}
