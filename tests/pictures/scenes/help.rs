//! The help inside the window, the tour, and its offer on the start page.

use egui::Key;

use crate::scene::{Begin, EN, EN_DARK, Look, Part, SCENE, Scene, ZH, ZH_DARK, either, press};

const ALL: &[Look] = &[ZH, ZH_DARK, EN, EN_DARK];

pub const SCENES: &[Scene] = &[
    Scene {
        name: "help",
        looks: ALL,
        act: |desk| desk.key(Key::F1),
        ..SCENE
    },
    Scene {
        name: "help-page",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            desk.key(Key::F1);
            desk.write(either(desk, "zd", "field"));
            desk.key(Key::Enter);
            desk.key(Key::PageDown);
        },
        ..SCENE
    },
    Scene {
        name: "help-found",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            desk.key(Key::F1);
            desk.write(either(desk, "编号", "number"));
        },
        ..SCENE
    },
    Scene {
        name: "help-none",
        part: Part::Left(640.0, 420.0),
        act: |desk| {
            desk.key(Key::F1);
            desk.write("没有这样的话");
        },
        ..SCENE
    },
    Scene {
        name: "help-small",
        looks: &[ZH.sized(640.0, 360.0), EN_DARK.sized(640.0, 360.0)],
        act: |desk| desk.key(Key::F1),
        ..SCENE
    },
    Scene {
        name: "help-small-page",
        looks: &[ZH.sized(640.0, 360.0), EN.sized(640.0, 360.0)],
        act: |desk| {
            desk.key(Key::F1);
            desk.key(Key::Enter);
        },
        ..SCENE
    },
    Scene {
        name: "tour",
        looks: ALL,
        act: |desk| {
            desk.choose("menu-help", "command-tour");
            desk.key(Key::ArrowRight);
            desk.key(Key::ArrowRight);
        },
        ..SCENE
    },
    Scene {
        name: "tour-small",
        looks: &[ZH.sized(640.0, 360.0), EN_DARK.sized(640.0, 360.0)],
        act: |desk| desk.choose("menu-help", "command-tour"),
        ..SCENE
    },
    Scene {
        name: "tour-end",
        looks: &[EN],
        act: |desk| {
            desk.choose("menu-help", "command-tour");
            for _ in 0..8 {
                press(desk, "tour-next");
                if !desk.shows(desk.texts().get("tour-next")) {
                    break;
                }
            }
        },
        ..SCENE
    },
    Scene {
        name: "start-first",
        begin: Begin::First,
        looks: ALL,
        part: Part::Left(1280.0, 320.0),
        ..SCENE
    },
];
