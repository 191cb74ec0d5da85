//! The dialogs.

use egui::Key;
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, CTRL_SHIFT};
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_2X, ZH_DARK, either, press};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "dialog-path",
        begin: Begin::Start,
        looks: &[ZH, EN_DARK],
        part: Part::Middle(600.0, 240.0),
        act: |desk| desk.choose("menu-file", "command-open-path"),
        ..SCENE
    },
    Scene {
        name: "dialog-path-refused",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Middle(600.0, 260.0),
        act: |desk| {
            desk.choose("menu-file", "command-open-path");
            desk.keys(CTRL, Key::A);
            desk.write("半年总结");
            desk.key(Key::Enter);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-path-save",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Middle(600.0, 240.0),
        act: |desk| {
            press(desk, "start-blank");
            desk.write("同志们：");
            desk.keys(CTRL, Key::S);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-export",
        looks: &[ZH, EN, ZH_DARK],
        part: Part::Middle(920.0, 640.0),
        act: |desk| desk.keys(CTRL, Key::E),
        ..SCENE
    },
    Scene {
        name: "dialog-export-filled",
        begin: Begin::Blank,
        looks: &[ZH],
        part: Part::Middle(920.0, 640.0),
        act: |desk| {
            desk.write("同志们：");
            desk.keys(CTRL, Key::E);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-template-report",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Middle(640.0, 320.0),
        act: |desk| {
            let path = desk.path("mine.ron");
            std::fs::copy("templates/half-year-review.ron", &path).expect("a template");
            desk.around
                .borrow_mut()
                .file_answers
                .push_back(FileAnswer::Chosen(path));
            desk.choose("menu-template", "command-load-template");
        },
        ..SCENE
    },
    Scene {
        name: "palette",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(660.0, 450.0),
        act: |desk| desk.keys(CTRL_SHIFT, Key::P),
        ..SCENE
    },
    Scene {
        name: "palette-found",
        looks: &[ZH],
        part: Part::Middle(660.0, 400.0),
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::P);
            desk.write("yx");
        },
        ..SCENE
    },
    Scene {
        name: "palette-none",
        looks: &[ZH],
        part: Part::Middle(660.0, 240.0),
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::P);
            desk.write("没有这样的");
        },
        ..SCENE
    },
    Scene {
        name: "dialog-insert-field",
        looks: &[ZH, EN],
        part: Part::Middle(540.0, 430.0),
        act: |desk| desk.keys(CTRL, Key::J),
        ..SCENE
    },
    Scene {
        name: "dialog-insert-new-field",
        looks: &[ZH],
        part: Part::Middle(540.0, 240.0),
        act: |desk| {
            desk.keys(CTRL, Key::J);
            desk.write("年度");
        },
        ..SCENE
    },
    Scene {
        name: "dialog-make-field",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(540.0, 280.0),
        act: |desk| {
            let text = either(desk, "库房", "figures");
            let (from, to) = (desk.position_of(text, false), desk.position_of(text, true));
            desk.select(from, to);
            desk.keys(CTRL_SHIFT, Key::J);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-delete-field",
        looks: &[ZH.sized(1440.0, 900.0)],
        part: Part::Middle(540.0, 220.0),
        act: |desk| {
            press(desk, "helper-fields");
            let delete = desk.texts().get("fields-delete").to_owned();
            desk.press_starting_with(&delete);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-unsaved",
        begin: Begin::Start,
        looks: &[ZH, EN_DARK, ZH_2X],
        part: Part::Middle(520.0, 220.0),
        act: |desk| {
            press(desk, "start-use-template");
            desk.write("0");
            desk.keys(CTRL, Key::W);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-save-failed",
        begin: Begin::Start,
        looks: &[ZH],
        part: Part::Middle(560.0, 240.0),
        act: |desk| {
            press(desk, "start-blank");
            desk.write("同志们：");
            let nowhere = FileAnswer::Chosen("/srv/speeches/2026/总结.speech".into());
            desk.around.borrow_mut().file_answers.push_back(nowhere);
            desk.keys(CTRL, Key::S);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-open-failed",
        begin: Begin::Recent,
        looks: &[ZH, EN_DARK],
        part: Part::Middle(560.0, 240.0),
        act: |desk| {
            let recent = desk.app().settings().recent[0].clone();
            desk.around
                .borrow_mut()
                .file_answers
                .push_back(FileAnswer::Chosen(recent));
            desk.keys(CTRL, Key::O);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-shortcuts",
        looks: &[ZH, EN],
        part: Part::Middle(720.0, 720.0),
        act: |desk| desk.keys(CTRL, Key::Slash),
        ..SCENE
    },
    Scene {
        name: "dialog-shortcuts-clash",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(720.0, 720.0),
        act: |desk| {
            desk.keys(CTRL, Key::Slash);
            desk.write("ctrl+e");
            let export = desk
                .texts()
                .get("command-export-text")
                .trim_end_matches('…')
                .to_owned();
            desk.press_starting_with(&export);
            desk.keys(CTRL, Key::S);
        },
        ..SCENE
    },
    Scene {
        name: "dialog-about",
        looks: &[ZH, ZH_DARK, EN],
        part: Part::Middle(500.0, 300.0),
        act: |desk| desk.choose("menu-help", "command-about"),
        ..SCENE
    },
];
