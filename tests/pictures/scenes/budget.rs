//! What sections are given of the time, in the outline, in the helper and in the dialog that fits a speech to a time.

use egui::Key;

use crate::desk::CTRL;
use crate::scene::{Begin, EN, EN_DARK, Look, Part, SCENE, Scene, ZH, ZH_DARK, either, press};

/// Wide enough for the helper to be a pane.
const WIDE: Look = ZH.sized(1440.0, 900.0);
const WIDE_DARK: Look = ZH_DARK.sized(1440.0, 900.0);
const WIDE_EN: Look = EN.sized(1440.0, 900.0);
const WIDE_EN_DARK: Look = EN_DARK.sized(1440.0, 900.0);

pub const SCENES: &[Scene] = &[
    Scene {
        name: "budget-outline",
        begin: Begin::Shared,
        looks: &[WIDE, WIDE_DARK, WIDE_EN, WIDE_EN_DARK],
        part: Part::Left(330.0, 900.0),
        ..SCENE
    },
    Scene {
        name: "budget-guide",
        begin: Begin::Shared,
        looks: &[WIDE, WIDE_EN_DARK],
        part: Part::Right(310.0, 900.0),
        act: |desk| desk.put_caret_before(either(desk, "积压多年的散件", "Twice a year")),
        ..SCENE
    },
    Scene {
        name: "budget-information",
        begin: Begin::Shared,
        looks: &[WIDE, WIDE_EN],
        part: Part::Right(310.0, 900.0),
        act: |desk| press(desk, "helper-information"),
        ..SCENE
    },
    Scene {
        name: "count-offered",
        looks: &[WIDE],
        part: Part::Paper(820.0, 828.0),
        act: |desk| desk.put_caret_behind("两点要求"),
        ..SCENE
    },
    Scene {
        name: "count-doubted",
        looks: &[WIDE, WIDE_DARK],
        part: Part::Paper(820.0, 828.0),
        act: |desk| {
            desk.put_caret_before("要当好攻坚克难的突击手");
            desk.choose("menu-section", "command-duplicate-section");
            desk.put_caret_behind("两点");
            desk.key(Key::End);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-fit",
        begin: Begin::Shared,
        looks: &[ZH, ZH_DARK, EN, EN_DARK],
        part: Part::Middle(720.0, 620.0),
        act: |desk| desk.choose("menu-section", "command-fit-time"),
        ..SCENE
    },
    Scene {
        name: "dialog-fit-refused",
        looks: &[ZH],
        part: Part::Middle(720.0, 620.0),
        act: |desk| {
            desk.choose("menu-section", "command-fit-time");
            desk.keys(CTRL, Key::A);
            desk.write("很短");
        },
        ..SCENE
    },
];
