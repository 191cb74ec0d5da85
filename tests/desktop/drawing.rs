//! What draws the window: which is chosen, and that what reaches the window does so in either.
//!
//! All other tests run with the processor drawing, or with what `SPEECHWRIGHT_RENDERER` names.

use crate::desk::Desktop;
use crate::options::{Options, Renderer};
use crate::screen::Picture;

fn desk_with(name: &'static str, renderer: Renderer) -> Desktop {
    let mut desk = Desktop::start_with(
        name,
        Options {
            renderer,
            ..Options::default()
        },
    );
    desk.draft("half-year-review", "review.speech");
    desk.run(&["review.speech"]);
    desk.manuscript_with("同志们：");
    desk
}

fn open_about(desk: &mut Desktop) {
    desk.press("帮助");
    desk.press("关于讲稿工坊");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn the_processor_draws_where_opengl_is_only_emulated() {
    let mut desk = desk_with("drawing-auto", Renderer::Auto);
    open_about(&mut desk);
    desk.wait_for_text("由处理器绘制");
    desk.shot("about");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn opengl_draws_where_it_is_asked_for() {
    let mut desk = desk_with("drawing-gpu", Renderer::Gpu);
    open_about(&mut desk);
    desk.wait_for_text("由显卡绘制");
    desk.keys("Escape");
    desk.wait_until_gone("由显卡绘制");
    let caret = desk.put_caret_before("为的是办三件事");
    desk.pinyin("nihao");
    let candidates = desk.candidate_window();
    assert!(candidates.y > caret.y, "{candidates:?} is not below {caret:?}");
    desk.keys("space");
    desk.manuscript_with("，你好为的是办三件事");
    desk.copy_elsewhere("再来一句，");
    desk.keys("ctrl+v");
    desk.manuscript_with("你好再来一句，为的是办三件事");
    desk.keys("ctrl+a ctrl+c");
    desk.paste_elsewhere("the whole speech on the clipboard", |text| {
        text.contains("再来一句")
    });
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn opengl_that_fails_is_said_once_and_not_tried_again() {
    let mut desk = Desktop::start_with(
        "drawing-failed",
        Options {
            renderer: Renderer::Gpu,
            opengl_fails: true,
            ..Options::default()
        },
    );
    // The notice goes after some seconds, by itself.
    desk.run_until_active(&[]);
    desk.wait_for_text("显卡无法使用");
    desk.shot("said");
    desk.set_renderer(Renderer::Auto);
    desk.run(&[]);
    desk.wait_for_text("从模板开始");
    assert!(
        !desk.nodes().iter().any(|node| node.says("显卡无法使用")),
        "said again"
    );
    open_about(&mut desk);
    desk.wait_for_text("显卡启动失败");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn a_window_that_was_away_or_had_another_size_looks_as_before() {
    let mut desk = desk_with("drawing-whole", Renderer::Software);
    // No pointer over a button, and no caret.
    desk.press("筛选");
    desk.resize((1000, 700));
    let before = desk.wait_until_still();
    desk.hide_and_show();
    assert_same(&desk.shot("back"), &before, "after it was away");
    // Never so narrow that the outline goes, and the focus with it.
    desk.resize((1010, 460));
    desk.resize((1300, 820));
    desk.resize((1000, 700));
    assert_same(&desk.shot("resized"), &before, "after other sizes");
}

/// But for a blinking caret.
fn assert_same(now: &Picture, before: &Picture, when: &str) {
    let changed = now.changes_since(before, now.area());
    assert!(changed < 150, "{changed} pixels differ {when}");
}
