//! Saving and opening on a desktop that has no file dialogs: the path is typed.

use std::fs;

use crate::desk::Desktop;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_new_speech_is_saved_under_a_typed_path_and_opened_again() {
    let mut desk = Desktop::start("files");
    desk.run(&[]);
    desk.press("空白讲稿");
    desk.wait_for_text("讲稿正文");
    desk.pinyin("nihao ");
    desk.wait_for_text("你好");
    desk.keys("ctrl+s");
    let path = desk.document("first.speech");
    type_path(&mut desk, &path.to_string_lossy());
    desk.wait_for_title("with the file's name", |title| title.contains("first"));
    let saved = fs::read_to_string(&path).expect("the file was written");
    assert!(saved.contains("你好"), "{saved}");

    desk.run(&[]);
    desk.keys("ctrl+o");
    type_path(&mut desk, &path.to_string_lossy());
    desk.manuscript_with("你好");
    desk.shot("opened-again");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_path_that_cannot_be_opened_is_refused_in_words() {
    let mut desk = Desktop::start("files-refused");
    let path = desk.document("picture.speech");
    fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").expect("a file that is no speech");
    desk.run(&[]);
    desk.keys("ctrl+o");
    type_path(&mut desk, &path.to_string_lossy());
    desk.wait_for_text("打不开“picture");
    desk.shot("refused");
    assert!(desk.runs(), "the program goes on");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_dialog_program_that_fails_leaves_the_window_to_ask() {
    let mut desk = Desktop::start("files-dialog-fails");
    desk.add_program("zenity", "exit 255");
    desk.run(&[]);
    desk.press("空白讲稿");
    desk.wait_for_text("讲稿正文");
    desk.keys("ctrl+s");
    let path = desk.document("typed.speech");
    type_path(&mut desk, &path.to_string_lossy());
    desk.wait_for_title("with the file's name", |title| title.contains("typed"));
}

pub fn type_path(desk: &mut Desktop, path: &str) {
    desk.wait_for("the field for a path", |node| {
        node.focused && node.says("文件路径")
    });
    desk.keys("ctrl+a");
    desk.write(path);
    desk.keys("Return");
}
