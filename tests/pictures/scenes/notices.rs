//! Notices in passing.

use egui::Key;

use crate::desk::{ALT_SHIFT, CTRL, CTRL_SHIFT};
use crate::scene::{Begin, EN_DARK, Part, SCENE, Scene, ZH, either};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "notice-undo",
        looks: &[ZH, EN_DARK],
        part: Part::Lower(340.0, 320.0),
        act: |desk| {
            desk.put_caret_before(either(desk, "四月里", "The clearest proof"));
            desk.choose("menu-section", "command-delete-section");
        },
        ..SCENE
    },
    Scene {
        name: "notices",
        looks: &[ZH],
        part: Part::Lower(340.0, 320.0),
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::C);
            desk.keys(CTRL, Key::End);
            desk.keys(ALT_SHIFT, Key::ArrowRight);
        },
        ..SCENE
    },
    Scene {
        name: "notice-start",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Lower(340.0, 320.0),
        act: |desk| {
            let path = desk.path("a.txt");
            std::fs::write(&path, [0xCD, 0xAC, 0xD6, 0xBE, 0xC3, 0xC7]).expect("a text");
            desk.drop_file(&path);
        },
        ..SCENE
    },
];
