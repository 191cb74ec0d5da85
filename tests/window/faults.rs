//! A fault in one part of the window: the others go on, and what was written can be saved.

use std::time::Duration;

use egui::Key;
use speechwright::store::InterfaceLanguage;
use speechwright::ui::app::Part;

use crate::desk::{CTRL, CTRL_SHIFT, Desk, review};

const PARTS: [(Part, &str); 6] = [
    (Part::Menus, "fault-menus"),
    (Part::Toolbar, "fault-toolbar"),
    (Part::StatusBar, "fault-status-bar"),
    (Part::Outline, "fault-outline"),
    (Part::Helper, "fault-helper"),
    (Part::Manuscript, "fault-manuscript"),
];

fn said(desk: &Desk, key: &'static str) -> String {
    desk.texts().get(key).to_owned()
}

/// Lets a part fail so that a sentence stands in its place.
fn break_for_good(desk: &mut Desk, part: Part) {
    desk.break_part(part);
    if part == Part::Manuscript {
        // It was shown anew once.
        desk.break_part(part);
    }
}

fn content(desk: &Desk) -> String {
    std::fs::read_to_string(desk.path("draft.speech")).expect("the draft")
}

#[test]
fn whatever_part_fails_the_others_go_on_and_the_text_is_saved() {
    for (part, key) in PARTS {
        for size in [[1440.0, 900.0], [900.0, 600.0]] {
            let mut desk = Desk::open_in(&review(), InterfaceLanguage::Chinese, size);
            if size[0] < 1000.0 && part == Part::Outline {
                desk.keys(CTRL_SHIFT, Key::O);
            }
            desk.put_caret_before("为的是办三件事");
            desk.write("改动");
            break_for_good(&mut desk, part);
            let sentence = said(&desk, key);
            let is_shown = desk.sees(&sentence);
            assert!(is_shown || size[0] < 1000.0, "{part:?}: no sentence at {size:?}");
            if part != Part::Manuscript {
                desk.write("之后");
            }
            desk.keys(CTRL, Key::S);
            let content = content(&desk);
            assert!(content.contains("改动"), "{part:?} at {size:?}");
            assert_eq!(
                content.contains("改动之后"),
                part != Part::Manuscript,
                "{part:?} at {size:?}"
            );
            if is_shown {
                let again = said(&desk, "button-show-again");
                desk.press(&again);
                assert!(!desk.sees(&sentence), "{part:?} stays broken at {size:?}");
                desk.write("又");
                let written = desk.manuscript();
                assert!(written.contains("又"), "{part:?} at {size:?}: {written}");
            }
        }
    }
}

#[test]
fn several_parts_can_fail_at_once() {
    let mut desk = Desk::with_review();
    for (part, _) in PARTS {
        break_for_good(&mut desk, part);
    }
    for (_, key) in PARTS {
        assert!(desk.sees(&said(&desk, key)), "{key}");
    }
    for _ in PARTS {
        desk.press_starting_with("重新显示");
    }
    for (_, key) in PARTS {
        assert!(!desk.sees(&said(&desk, key)), "{key}");
    }
}

#[test]
fn a_manuscript_that_fails_once_is_shown_anew_and_one_that_fails_again_is_not() {
    let mut desk = Desk::with_review();
    let (sentence, notice) = (
        said(&desk, "fault-manuscript"),
        said(&desk, "fault-manuscript-again"),
    );
    desk.break_part(Part::Manuscript);
    assert!(!desk.sees(&sentence));
    assert!(desk.sees(&notice));
    desk.put_caret_before("为的是办三件事");
    desk.write("改动");
    assert!(desk.manuscript().contains("改动为的是"));

    desk.around.borrow_mut().now += Duration::from_secs(2);
    desk.break_part(Part::Manuscript);
    assert!(!desk.sees(&sentence), "long after the first time");
    desk.break_part(Part::Manuscript);
    assert!(desk.sees(&sentence));
    assert!(
        desk.manuscript().contains("改动为的是"),
        "the text is still there"
    );
}

#[test]
fn a_dialog_that_fails_is_closed_and_changes_nothing() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("改动");
    desk.break_part(Part::Dialog);
    desk.close_window();
    assert!(desk.sees(&said(&desk, "fault-dialog")));
    assert!(!desk.sees("要保存对"));
    assert!(!desk.closes());
    desk.keys(CTRL, Key::S);
    assert!(content(&desk).contains("改动"));
    desk.close_window();
    assert!(desk.closes(), "the next attempt asks nothing, since all is saved");
}

#[test]
fn a_start_page_that_fails_can_be_shown_again() {
    let mut desk = Desk::start();
    desk.break_part(Part::StartPage);
    assert!(desk.sees(&said(&desk, "fault-start-page")));
    let blank = said(&desk, "start-blank");
    assert!(!desk.sees(&blank));
    let again = said(&desk, "button-show-again");
    desk.press(&again);
    desk.press_starting_with(&blank);
    assert!(desk.has_speech());
}

#[test]
fn notices_that_fail_are_gone_and_later_ones_come() {
    let mut desk = Desk::with_review();
    desk.break_part(Part::Notices);
    assert!(desk.sees(&said(&desk, "fault-notices")));
}

#[test]
fn a_report_that_was_left_is_told_of_once() {
    let folder = Desk::start().into_folder();
    let state = folder.path().join("state");
    let report = speechwright::store::keep_report(
        &speechwright::store::SystemDisk,
        &state,
        "20260102T030405Z-7",
        "a report",
    )
    .expect("a report");
    let size = [1440.0, 900.0];
    let desk = Desk::in_folder(folder, InterfaceLanguage::English, size, None);
    let told = |desk: &Desk| {
        desk.app()
            .notices()
            .any(|notice| notice.contains(&*report.to_string_lossy()))
    };
    assert!(told(&desk));
    let desk = Desk::in_folder(desk.into_folder(), InterfaceLanguage::English, size, None);
    assert!(!told(&desk));
}

#[test]
fn the_end_that_the_system_asks_for_asks_nothing_and_leaves_what_can_be_recovered() {
    let mut desk = Desk::with_review();
    desk.put_caret_before("为的是办三件事");
    desk.write("改动");
    desk.end_now();
    assert!(desk.closes());
    assert!(!desk.sees("要保存对"));
    let before = content(&desk);
    assert!(!before.contains("改动"), "the file is left as it was");
    let folder = desk.struck_down();
    let left = speechwright::session::files::recoveries(
        &speechwright::store::SystemDisk,
        &folder.path().join("state"),
    );
    assert_eq!(left.len(), 1, "{left:?}");
}
