//! Signs that are hard to type, and what is counted.

use egui::Key;

use crate::desk::{CTRL, CTRL_SHIFT, Desk};
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_DARK, either};

fn offer(desk: &mut Desk) {
    let words = either(desk, "只办三件事", "tools");
    desk.put_caret_behind(words);
    desk.keys(CTRL_SHIFT, Key::M);
    desk.key(Key::ArrowRight);
}

pub const SCENES: &[Scene] = &[
    Scene {
        name: "characters",
        looks: &[ZH, EN_DARK],
        part: Part::Paper(900.0, 560.0),
        act: offer,
        ..SCENE
    },
    Scene {
        name: "dialog-typing",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(540.0, 300.0),
        act: |desk| desk.choose("menu-edit", "command-typing-aids"),
        ..SCENE
    },
    Scene {
        name: "dialog-settings",
        looks: &[ZH, ZH_DARK, EN, EN_DARK],
        part: Part::Middle(860.0, 760.0),
        act: |desk| desk.keys(CTRL, Key::Comma),
        ..SCENE
    },
    Scene {
        name: "dialog-settings-found",
        looks: &[ZH],
        part: Part::Middle(860.0, 760.0),
        act: |desk| {
            desk.keys(CTRL, Key::Comma);
            desk.write("shuru");
            desk.key(Key::Enter);
            desk.key(Key::Space);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-statistics",
        looks: &[ZH, ZH_DARK, EN],
        part: Part::Middle(920.0, 640.0),
        act: |desk| desk.keys(CTRL_SHIFT, Key::K),
        ..SCENE
    },
    Scene {
        name: "dialog-statistics-long",
        begin: Begin::Template,
        looks: &[ZH],
        part: Part::Middle(920.0, 700.0),
        act: |desk| desk.keys(CTRL_SHIFT, Key::K),
        ..SCENE
    },
    Scene {
        name: "dialog-statistics-days",
        looks: &[ZH, ZH_DARK],
        part: Part::Middle(920.0, 700.0),
        act: |desk| {
            desk.keys(CTRL, Key::Comma);
            desk.write("meitian");
            desk.key(Key::Enter);
            desk.key(Key::Space);
            let save = desk.texts().get("button-save").to_owned();
            desk.press(&save);
            desk.put_caret_behind("只办三件事");
            desk.write("今天写下的字");
            desk.keys(CTRL_SHIFT, Key::K);
        },
        ..SCENE
    },
];
