//! The helper's pages, as a pane and as drawers.

use egui::Key;

use crate::desk::{CTRL, CTRL_SHIFT};
use crate::scene::{Begin, EN, Look, Part, SCENE, Scene, ZH, ZH_2X, ZH_DARK, either, press};

/// Wide enough for the helper to be a pane.
const WIDE: Look = ZH.sized(1440.0, 900.0);
const WIDE_DARK: Look = ZH_DARK.sized(1440.0, 900.0);
const WIDE_EN: Look = EN.sized(1440.0, 900.0);
const WIDE_2X: Look = ZH_2X.sized(1440.0, 900.0);
const PANE: Part = Part::Right(310.0, 900.0);

pub const SCENES: &[Scene] = &[
    Scene {
        name: "helper-guide",
        begin: Begin::Template,
        looks: &[WIDE, WIDE_DARK, WIDE_EN, WIDE_2X],
        part: PANE,
        act: |desk| desk.put_caret_before(either(desk, "为的是办三件事", "Twice a year")),
        ..SCENE
    },
    Scene {
        name: "helper-guide-title",
        looks: &[WIDE],
        part: PANE,
        ..SCENE
    },
    Scene {
        name: "helper-guide-notes",
        looks: &[WIDE],
        part: PANE,
        act: |desk| desk.put_caret_before("积压多年的散件"),
        ..SCENE
    },
    Scene {
        name: "helper-guide-more",
        looks: &[WIDE],
        part: PANE,
        act: |desk| {
            desk.put_caret_before("积压多年的散件");
            press(desk, "guide-more");
        },
        ..SCENE
    },
    Scene {
        name: "helper-fields",
        looks: &[WIDE, WIDE_EN],
        part: PANE,
        act: |desk| press(desk, "helper-fields"),
        ..SCENE
    },
    Scene {
        name: "helper-fields-blank",
        begin: Begin::Template,
        looks: &[WIDE, WIDE_DARK],
        part: PANE,
        act: |desk| press(desk, "helper-fields"),
        ..SCENE
    },
    Scene {
        name: "helper-fields-empty",
        begin: Begin::Blank,
        looks: &[WIDE],
        part: PANE,
        act: |desk| press(desk, "helper-fields"),
        ..SCENE
    },
    Scene {
        name: "helper-field-new",
        looks: &[WIDE],
        part: PANE,
        act: |desk| {
            press(desk, "helper-fields");
            press(desk, "fields-add");
            desk.write("单位");
            desk.key(Key::Enter);
        },
        ..SCENE
    },
    Scene {
        name: "helper-information",
        looks: &[WIDE, WIDE_EN],
        part: PANE,
        act: |desk| press(desk, "helper-information"),
        ..SCENE
    },
    Scene {
        name: "helper-information-refused",
        looks: &[WIDE],
        part: PANE,
        act: |desk| {
            press(desk, "helper-information");
            let name = desk.texts().get("information-minutes").to_owned();
            desk.focus_field(&name);
            desk.keys(CTRL, Key::A);
            desk.write("很久");
        },
        ..SCENE
    },
    Scene {
        name: "drawer-helper",
        looks: &[ZH],
        act: |desk| desk.keys(CTRL_SHIFT, Key::H),
        ..SCENE
    },
    Scene {
        name: "drawer-outline",
        looks: &[ZH.sized(760.0, 720.0), ZH_DARK.sized(760.0, 720.0)],
        act: |desk| desk.keys(CTRL_SHIFT, Key::O),
        ..SCENE
    },
];
