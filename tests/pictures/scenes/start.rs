//! The start page.

use egui::Key;

use crate::desk::CTRL;
use crate::scene::{Begin, EN, Part, SCENE, Scene, ZH, ZH_DARK, press};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "start",
        begin: Begin::Start,
        looks: &[ZH, ZH_DARK, EN],
        ..SCENE
    },
    Scene {
        name: "start-recent",
        begin: Begin::Recent,
        looks: &[ZH],
        ..SCENE
    },
    Scene {
        name: "start-narrow",
        begin: Begin::Recent,
        looks: &[ZH.sized(900.0, 640.0)],
        ..SCENE
    },
    Scene {
        name: "start-broken",
        begin: Begin::Start,
        part: Part::Left(960.0, 360.0),
        act: |desk| {
            std::fs::create_dir_all(desk.path("templates")).expect("a folder");
            std::fs::write(desk.path("templates/mine.ron"), "(format: ").expect("a file");
            press(desk, "start-blank");
            desk.keys(CTRL, Key::W);
        },
        ..SCENE
    },
];
