//! The gallery of templates, and applying one.

use std::path::Path;

use egui::Key;
use speechwright::model::Template;
use speechwright::store::{built_in, write_template};
use speechwright::ui::command::Command;

use crate::desk::{CTRL, Desk};
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_DARK, press};

/// Puts a template of the writer's own there, and one that cannot be read.
fn own(desk: &Desk) {
    let folder = desk.path("templates");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (of, name) = match desk.texts().get("start-mine") {
        "我的" => ("symposium", "馆务例会"),
        _ => ("en-opening", "Monday meeting"),
    };
    let template = Template {
        id: "mine".to_owned(),
        name: name.to_owned(),
        category: String::new(),
        ..built_in(of).expect("the template")
    };
    let bytes = write_template(&template, Path::new("mine.ron")).expect("a template");
    std::fs::write(folder.join("mine.ron"), bytes).expect("a file");
    std::fs::write(
        folder.join("old.ron"),
        "(format: \"speechwright-template\", version: 1, oops: 2)",
    )
    .expect("a file");
}

fn open(desk: &mut Desk) {
    own(desk);
    desk.give(Command::Gallery);
}

pub const SCENES: &[Scene] = &[
    Scene {
        name: "gallery",
        begin: Begin::Start,
        looks: &[ZH, ZH_DARK, EN, EN_DARK],
        act: open,
        ..SCENE
    },
    Scene {
        name: "gallery-narrow",
        looks: &[ZH.sized(900.0, 640.0)],
        act: open,
        ..SCENE
    },
    Scene {
        name: "gallery-low",
        looks: &[ZH.sized(1280.0, 540.0)],
        act: open,
        ..SCENE
    },
    Scene {
        name: "gallery-small",
        looks: &[EN.sized(640.0, 360.0)],
        act: open,
        ..SCENE
    },
    Scene {
        name: "gallery-renaming",
        begin: Begin::Start,
        looks: &[ZH],
        act: |desk| {
            open(desk);
            desk.write("gwlh");
            desk.press("选中“馆务例会”，以便一起导出");
            desk.key(Key::F2);
        },
        ..SCENE
    },
    Scene {
        name: "gallery-broken",
        begin: Begin::Start,
        looks: &[ZH, EN_DARK],
        act: |desk| {
            open(desk);
            let broken = desk.texts().get("gallery-broken").to_owned();
            let values = [("name", broken.into()), ("count", 1.into())];
            let name = desk.texts().with("gallery-group", &values);
            desk.press(&name);
        },
        ..SCENE
    },
    Scene {
        name: "gallery-none",
        begin: Begin::Start,
        looks: &[ZH],
        act: |desk| {
            open(desk);
            desk.write("没有这样的");
        },
        ..SCENE
    },
    Scene {
        name: "apply",
        looks: &[ZH, ZH_DARK, EN],
        part: Part::Middle(860.0, 700.0),
        act: |desk| {
            desk.give(Command::Gallery);
            let name = match desk.session().speech().language.tag() {
                "en" => "keynote",
                _ => "年终",
            };
            desk.write(name);
            press(desk, "gallery-apply");
        },
        ..SCENE
    },
    Scene {
        name: "apply-choices",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(860.0, 700.0),
        act: |desk| {
            desk.give(Command::Gallery);
            let name = match desk.session().speech().language.tag() {
                "en" => "keynote",
                _ => "年终",
            };
            desk.write(name);
            press(desk, "gallery-apply");
            let speech = desk.session().speech();
            let opening = speech.outline_name(speech.sections.children(None)[1]);
            let choice = desk.texts().with("apply-choice", &[("name", opening.into())]);
            desk.press(&choice);
        },
        ..SCENE
    },
    Scene {
        name: "settings-templates",
        looks: &[ZH, EN],
        part: Part::Middle(860.0, 640.0),
        act: |desk| {
            desk.keys(CTRL, Key::Comma);
            let words = desk.texts().get("settings-templates").to_owned();
            desk.write(&words);
        },
        ..SCENE
    },
];
