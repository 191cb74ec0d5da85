//! From the start page to plain text with the keyboard alone: what the README tells, without a mouse.

use std::fs;

use crate::desk::Desktop;
use crate::files::type_path;

/// More steps than there are things on the start page.
const MOST_STEPS: usize = 60;

/// What the palette's field is called.
const PALETTE: &str = "名称的一部分";

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_speech_is_made_from_a_template_to_plain_text_without_a_mouse() {
    let mut desk = Desktop::start("tour");
    desk.run(&[]);
    begin(&mut desk);
    fill_in(&mut desk);

    desk.keys("ctrl+End");
    desk.pinyin("nihao ");
    desk.manuscript_with("你好");

    command(&mut desk, "gudaju");
    desk.keys("alt+shift+Down");
    desk.manuscript_with("二是顾大局");
    desk.keys("ctrl+z");
    desk.manuscript_with("一是顾大局");
    desk.keys("ctrl+y");
    desk.manuscript_with("二是顾大局");

    command(&mut desk, "anshichangtiaozheng");
    desk.wait_for_text("只改总时长和各段目标");
    desk.keys("ctrl+a");
    desk.write("20");
    desk.keys("Return");
    desk.wait_for("the new budget", |node| node.name.contains("/ 20 分钟"));

    desk.keys("ctrl+f");
    desk.wait_for_keyboard("查找");
    desk.pinyin("nihao ");
    desk.keys("Return");
    desk.wait_for("the one place", |node| node.name == "1 / 1");
    desk.keys("Escape");

    desk.keys("ctrl+e");
    desk.wait_for_text("预览");
    desk.keys("Return");
    let path = desk.document("speech.txt");
    type_path(&mut desk, &path.to_string_lossy());
    desk.wait_for_text("已导出");
    let text = fs::read_to_string(&path).expect("the text was written");
    for words in ["在archive", "二是顾大局", "你好"] {
        assert!(text.contains(words), "{words} is in {text}");
    }
    desk.shot("exported");
}

/// Picks the template.
fn begin(desk: &mut Desktop) {
    desk.wait_for_text("从模板开始");
    let reached = (0..MOST_STEPS).any(|_| {
        desk.keys("Tab");
        let mut nodes = desk.nodes().into_iter();
        nodes.any(|node| node.focused && node.says("半年工作总结会讲话"))
    });
    assert!(reached, "Tab reaches the template");
    desk.keys("Return");
    desk.manuscript_with("同志们：");
}

/// Fills in two fields, from one blank to the next.
fn fill_in(desk: &mut Desktop) {
    desk.keys("F9");
    desk.wait_for_keyboard("单位");
    desk.write("archive");
    desk.keys("Tab");
    desk.wait_for_keyboard("会议名称");
    desk.write("meeting");
    desk.keys("Tab");
    desk.wait_for("the next question", |node| {
        node.focused && !node.name.is_empty() && node.name != "会议名称" && node.name != "讲稿正文"
    });
    desk.keys("Escape");
    desk.manuscript_with("在archivemeeting上的讲话");
    desk.wait_for_keyboard("讲稿正文");
}

/// Finds a command or a section by its pinyin.
fn command(desk: &mut Desktop, pinyin: &str) {
    desk.keys("ctrl+shift+p");
    desk.wait_for_keyboard(PALETTE);
    desk.write(pinyin);
    desk.keys("Return");
    desk.wait_until_gone(PALETTE);
}
