//! The outline and what it asks.

use egui::{Event, Key, Modifiers, PointerButton};

use crate::desk::{CTRL, CTRL_SHIFT};
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, either, press, press_right};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "outline-renaming",
        looks: &[ZH],
        part: Part::Left(330.0, 330.0),
        act: |desk| {
            desk.put_caret_before("库房我下过");
            desk.key(Key::F2);
        },
        ..SCENE
    },
    Scene {
        name: "outline-filtered",
        looks: &[ZH, EN_DARK],
        part: Part::Left(330.0, 360.0),
        act: |desk| {
            let name = desk.texts().get("outline-filter").to_owned();
            desk.focus_field(&name);
            desk.write(either(desk, "要当好", "team"));
        },
        ..SCENE
    },
    Scene {
        name: "outline-filtered-out",
        looks: &[ZH],
        part: Part::Left(330.0, 260.0),
        act: |desk| {
            let name = desk.texts().get("outline-filter").to_owned();
            desk.focus_field(&name);
            desk.write("没有这样的");
        },
        ..SCENE
    },
    Scene {
        name: "outline-folded",
        looks: &[ZH],
        part: Part::Left(330.0, 360.0),
        act: |desk| desk.choose("menu-section", "command-fold-all"),
        ..SCENE
    },
    Scene {
        name: "outline-more",
        looks: &[ZH],
        part: Part::Left(560.0, 400.0),
        act: |desk| press(desk, "outline-more"),
        ..SCENE
    },
    Scene {
        name: "outline-row-menu",
        looks: &[ZH, EN],
        part: Part::Left(480.0, 540.0),
        act: |desk| press_right(desk, 120.0, 278.0),
        ..SCENE
    },
    Scene {
        name: "outline-dragged",
        looks: &[ZH],
        part: Part::Left(330.0, 720.0),
        hovers: true,
        act: |desk| {
            let from = egui::pos2(120.0, 278.0);
            desk.event(Event::PointerMoved(from));
            desk.event(Event::PointerButton {
                pos: from,
                button: PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            });
            desk.event(Event::PointerMoved(egui::pos2(122.0, 300.0)));
            desk.event(Event::PointerMoved(egui::pos2(122.0, 330.0)));
        },
        ..SCENE
    },
    Scene {
        name: "outline-over-time",
        begin: Begin::Template,
        looks: &[ZH],
        part: Part::Left(330.0, 720.0),
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::H);
            press(desk, "helper-information");
            let name = desk.texts().get("information-minutes").to_owned();
            desk.focus_field(&name);
            desk.keys(CTRL, Key::A);
            desk.write("2");
        },
        ..SCENE
    },
];
