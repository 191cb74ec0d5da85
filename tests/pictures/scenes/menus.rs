//! The menus and the toolbar.

use egui::{Event, Key};

use crate::desk::CTRL;
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_DARK, press};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "menu-file",
        looks: &[ZH, ZH_DARK, EN],
        part: Part::Left(400.0, 480.0),
        act: |desk| press(desk, "menu-file"),
        ..SCENE
    },
    Scene {
        name: "menu-file-start",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Left(400.0, 480.0),
        act: |desk| press(desk, "menu-file"),
        ..SCENE
    },
    Scene {
        name: "menu-recent",
        begin: Begin::Recent,
        looks: &[ZH],
        part: Part::Left(600.0, 480.0),
        act: |desk| {
            press(desk, "menu-file");
            press(desk, "menu-open-recent");
        },
        ..SCENE
    },
    Scene {
        name: "menu-edit",
        looks: &[ZH, EN_DARK],
        part: Part::Left(440.0, 420.0),
        act: |desk| {
            desk.key(Key::ArrowDown);
            press(desk, "menu-edit");
        },
        ..SCENE
    },
    Scene {
        name: "menu-section",
        looks: &[ZH, EN],
        part: Part::Left(480.0, 620.0),
        act: |desk| {
            desk.keys(CTRL, Key::End);
            press(desk, "menu-section");
        },
        ..SCENE
    },
    Scene {
        name: "menu-kinds",
        looks: &[ZH],
        part: Part::Left(600.0, 620.0),
        act: |desk| {
            desk.put_caret_before("四月里");
            press(desk, "menu-section");
            press(desk, "menu-kind");
        },
        ..SCENE
    },
    Scene {
        name: "menu-schemes",
        looks: &[ZH],
        part: Part::Left(620.0, 720.0),
        act: |desk| {
            desk.put_caret_before("四月里");
            press(desk, "menu-section");
            press(desk, "menu-numbering");
        },
        ..SCENE
    },
    Scene {
        name: "menu-view",
        // High enough for all of the menu.
        looks: &[ZH.sized(1280.0, 960.0)],
        part: Part::Left(760.0, 900.0),
        act: |desk| {
            press(desk, "menu-view");
            press(desk, "menu-theme");
        },
        ..SCENE
    },
    Scene {
        name: "menu-template",
        looks: &[ZH],
        part: Part::Left(520.0, 330.0),
        act: |desk| press(desk, "menu-template"),
        ..SCENE
    },
    Scene {
        name: "menu-help",
        looks: &[ZH],
        part: Part::Left(560.0, 150.0),
        act: |desk| press(desk, "menu-help"),
        ..SCENE
    },
    Scene {
        name: "tooltip",
        looks: &[ZH, EN_DARK],
        part: Part::Left(420.0, 110.0),
        hovers: true,
        act: |desk| {
            desk.event(Event::PointerMoved(egui::pos2(98.0, 58.0)));
            for _ in 0..8 {
                desk.settle();
            }
        },
        ..SCENE
    },
];
