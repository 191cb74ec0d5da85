//! Finding and replacing.

use egui::Key;

use crate::desk::{CTRL, Desk};
use crate::scene::{EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_DARK, either, press};

/// Opens the bar and seeks what stands several times in the draft.
fn seek(desk: &mut Desk) {
    desk.keys(CTRL, Key::Home);
    desk.keys(CTRL, Key::F);
    let words = either(desk, "上半年", "the");
    desk.write(words);
}

fn replace(desk: &mut Desk) {
    seek(desk);
    desk.keys(CTRL, Key::H);
    let words = either(desk, "前六个月", "our");
    desk.write(words);
}

fn seek_label(desk: &mut Desk) {
    desk.keys(CTRL, Key::H);
    let words = either(desk, "一是", "First");
    desk.write(words);
}

pub const SCENES: &[Scene] = &[
    Scene {
        name: "find",
        looks: &[ZH, ZH_DARK, EN],
        act: seek,
        ..SCENE
    },
    Scene {
        name: "find-replace",
        looks: &[ZH, EN_DARK],
        part: Part::Paper(960.0, 300.0),
        act: replace,
        ..SCENE
    },
    Scene {
        name: "find-narrow",
        looks: &[ZH.sized(760.0, 720.0), EN.sized(640.0, 720.0)],
        act: replace,
        ..SCENE
    },
    Scene {
        name: "find-none",
        looks: &[ZH],
        part: Part::Paper(960.0, 200.0),
        act: |desk| {
            desk.keys(CTRL, Key::F);
            desk.write("没有这样的话");
        },
        ..SCENE
    },
    Scene {
        name: "find-wrong",
        looks: &[ZH, EN_DARK],
        part: Part::Paper(960.0, 200.0),
        act: |desk| {
            desk.keys(CTRL, Key::F);
            desk.write("(上半年");
            press(desk, "find-expression");
        },
        ..SCENE
    },
    Scene {
        name: "find-label",
        looks: &[ZH, EN],
        part: Part::Paper(960.0, 420.0),
        act: seek_label,
        ..SCENE
    },
    Scene {
        name: "find-list",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(860.0, 520.0),
        act: |desk| {
            replace(desk);
            press(desk, "find-replace-all");
        },
        ..SCENE
    },
    Scene {
        name: "find-list-fixed",
        looks: &[ZH],
        part: Part::Middle(860.0, 400.0),
        act: |desk| {
            seek_label(desk);
            press(desk, "find-replace-all");
        },
        ..SCENE
    },
];
