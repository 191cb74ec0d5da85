//! Nothing is sent anywhere: the window opens no socket that leads to another machine.

use crate::desk::Desktop;
use crate::options::Renderer;
use crate::sockets::Traced;

fn opens_no_socket_to_another_machine(name: &'static str, renderer: Renderer) {
    let mut desk = Desktop::start(name);
    let log = desk.document("sockets");
    let Some(traced) = Traced::to(log, name) else {
        return;
    };
    desk.set_renderer(renderer);
    desk.draft("half-year-review", "review.speech");
    desk.trace(traced);
    desk.run(&["review.speech"]);
    desk.put_caret_before("为的是办三件事");
    desk.write("changed");
    desk.manuscript_with("changed为的是");
    desk.keys("ctrl+s");
    desk.wait_for_title("without a mark", |title| title.starts_with("review"));
    desk.keys("ctrl+o");
    desk.wait_for_text("文件路径");
    desk.keys("Escape");
    desk.wait_until_gone("文件路径");
    desk.keys("ctrl+a ctrl+c");
    desk.paste_elsewhere("the whole text", |text| text.contains("changed为的是"));
    desk.keys("ctrl+q");
    assert!(desk.wait_for_end().success(), "an orderly end");
    let traced = desk.traced();
    assert!(!traced.sockets().is_empty(), "that to the X server, at least");
    let elsewhere = traced.to_other_machines();
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn the_window_opens_no_socket_to_another_machine() {
    opens_no_socket_to_another_machine("secrecy", Renderer::Software);
}

#[test]
#[ignore = "needs a desktop: see CONTRIBUTING.md"]
fn nor_does_one_that_opengl_draws() {
    opens_no_socket_to_another_machine("secrecy-gpu", Renderer::Gpu);
}
