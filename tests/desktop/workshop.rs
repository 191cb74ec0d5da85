//! From a speech to a template and from the template to a new speech, on a real desktop.

use std::fs;
use std::path::{Path, PathBuf};

use crate::desk::Desktop;

/// More steps than there are things on the start page.
const MOST_STEPS: usize = 60;

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_speech_becomes_a_template_that_is_edited_and_begins_a_new_speech() {
    let mut desk = Desktop::start("workshop");
    desk.run(&[]);
    desk.press("空白讲稿");
    desk.wait_for_text("讲稿正文");
    desk.keys("ctrl+End");
    desk.write("X and XX, welcome to the reading room.");
    desk.manuscript_with("reading room");
    let path = make(&mut desk);
    edit(&mut desk, &path);
    begin(&mut desk);
}

/// Makes a template of the speech, and returns its file.
fn make(desk: &mut Desktop) -> PathBuf {
    desk.press("模板");
    desk.press("由讲稿做模板…");
    desk.wait_for_text("文中已留空的");
    desk.wait_for("the blanks", |node| node.name.contains("把“XX”设为字段"));
    desk.wait_for_keyboard("模板名称");
    desk.write("Weekly");
    desk.wait_for("the name", |node| node.says("Weekly"));
    desk.press("新人看到的样子");
    desk.wait_for_text("要填的空");
    desk.shot("newcomer");
    desk.press("保存");
    let entry = desk.wait_for("the field for a path", |node| {
        node.focused && node.says("文件路径")
    });
    let path = PathBuf::from(entry.text.expect("the path that is proposed"));
    desk.keys("Return");
    desk.wait_for_text("已存为模板");
    let made = fs::read_to_string(&path).expect("the template was written");
    assert!(made.contains("{待填2}"), "a blank became a field: {made}");
    path
}

/// Edits the template in the same window.
fn edit(desk: &mut Desktop, path: &Path) {
    desk.press("模板");
    desk.press("编辑模板…");
    desk.wait_for_text("按名称、用途或拼音查找模板");
    desk.write("Weekly");
    desk.keys("Return");
    desk.wait_for_text("保存对");
    desk.press("不保存");
    desk.wait_for_text("正在编辑模板“Weekly”");
    desk.wait_for_title("as a template", |title| title.contains("Weekly（模板）"));
    desk.keys("ctrl+End");
    desk.write(" Please sit down.");
    desk.manuscript_with("Please sit down.");
    desk.shot("editing");
    desk.keys("ctrl+s");
    desk.wait_for_title("saved", |title| title.starts_with("Weekly"));
    let edited = fs::read_to_string(path).expect("the template is there");
    assert!(edited.contains("Please sit down."), "{edited}");
}

/// Begins a new speech with it.
fn begin(desk: &mut Desktop) {
    desk.press("完成");
    desk.wait_for_text("从模板开始");
    let reached = (0..MOST_STEPS).any(|_| {
        desk.keys("Tab");
        let mut nodes = desk.nodes().into_iter();
        nodes.any(|node| node.focused && node.says("Weekly"))
    });
    assert!(reached, "Tab reaches the template");
    desk.keys("Return");
    desk.manuscript_with("welcome to the reading room. Please sit down.");
    desk.keys("F9");
    desk.wait_for_keyboard("讲话人");
    desk.keys("Tab");
    desk.wait_for_keyboard("待填");
    desk.write("friends");
    desk.manuscript_with("friends and 待填2, welcome");
    desk.shot("new-speech");
}
