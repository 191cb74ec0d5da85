//! The manuscript with its outline.

use egui::Key;

use crate::desk::CTRL;
use crate::scene::{Begin, EN, EN_DARK, EN_DARK_2X, Part, SCENE, Scene, ZH, ZH_DARK};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "editor",
        looks: &[ZH, ZH_DARK, EN, EN_DARK_2X],
        ..SCENE
    },
    Scene {
        name: "editor-large",
        looks: &[ZH.sized(1920.0, 1080.0)],
        ..SCENE
    },
    Scene {
        name: "editor-unfilled",
        begin: Begin::Template,
        looks: &[ZH, ZH_DARK],
        ..SCENE
    },
    Scene {
        name: "editor-blank",
        begin: Begin::Blank,
        looks: &[ZH, EN_DARK],
        ..SCENE
    },
    Scene {
        name: "editor-narrow",
        looks: &[ZH.sized(760.0, 720.0)],
        ..SCENE
    },
    Scene {
        name: "editor-zoomed",
        looks: &[ZH],
        act: |desk| {
            for _ in 0..5 {
                desk.keys(CTRL, Key::Plus);
            }
        },
        ..SCENE
    },
    Scene {
        name: "editor-end",
        act: |desk| desk.keys(CTRL, Key::End),
        ..SCENE
    },
    Scene {
        name: "editor-unsaved",
        part: Part::Lower(1280.0, 420.0),
        act: |desk| {
            desk.put_caret_behind("只办三件事：");
            desk.write("第一，");
        },
        ..SCENE
    },
];
