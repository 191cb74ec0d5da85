//! Files are asked for by what the desktop has: its portal, or zenity. (That the window asks itself where there is
//! neither is in [`crate::files`].)

use std::fs;

use crate::desk::Desktop;
use crate::options::{Dialogs, Options};

fn desk_with_blank(name: &'static str, dialogs: Dialogs) -> Desktop {
    let options = Options {
        dialogs,
        ..Options::default()
    };
    let mut desk = Desktop::start_with(name, options);
    desk.run(&[]);
    desk.press("空白讲稿");
    desk.wait_for_text("讲稿正文");
    desk.pinyin("nihao ");
    desk.manuscript_with("你好");
    desk
}

/// Saves under names of all kinds, is refused, gives up, exports and opens.
fn asks_for_files(name: &'static str, dialogs: Dialogs) {
    let mut desk = desk_with_blank(name, dialogs);
    desk.add_folder("讲 话");
    let odd = desk.document("讲 话/年中 总结 😀.speech");
    desk.keys("ctrl+s");
    desk.wait_for_dialog();
    desk.shot("saving");
    desk.answer_dialog(&odd.to_string_lossy());
    desk.wait_for_title("with the odd name", |title| title.starts_with("年中 总结 😀"));
    assert!(fs::read_to_string(&odd).expect("the draft").contains("你好"));

    let long = desk.document(&Desktop::longest_name());
    desk.keys("ctrl+shift+s");
    desk.answer_dialog(&long.to_string_lossy());
    desk.wait_for_title("with the longest name", |title| title.starts_with("讲讲讲"));
    assert!(fs::read_to_string(&long).expect("the draft").contains("你好"));

    // Not even root may write there.
    desk.keys("ctrl+shift+s");
    desk.answer_dialog("/sys/kernel/speech.speech");
    desk.wait_for_text("speech.speech");
    desk.wait_for_title("with the name it had", |title| title.starts_with("讲讲讲"));
    desk.shot("refused");
    desk.keys("Escape");
    desk.wait_until_still();

    desk.keys("ctrl+o");
    desk.cancel_dialog();
    desk.manuscript_with("你好");

    desk.keys("ctrl+e");
    desk.wait_for_text("预览");
    desk.keys("Return");
    let text = desk.document("讲 话/念稿.txt");
    desk.answer_dialog(&text.to_string_lossy());
    desk.wait_for_text("已导出");
    assert!(fs::read_to_string(&text).expect("the text").contains("你好"));

    desk.run(&[]);
    desk.keys("ctrl+o");
    desk.answer_dialog(&odd.to_string_lossy());
    desk.manuscript_with("你好");
    desk.shot("opened");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn zenity_is_asked_where_there_is_no_portal() {
    asks_for_files("dialogs-zenity", Dialogs::Zenity);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn the_portal_is_asked_where_there_is_one() {
    asks_for_files("dialogs-portal", Dialogs::Portal);
}
