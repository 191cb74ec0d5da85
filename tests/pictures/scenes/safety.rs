//! What keeps the work safe: bars, comparisons, former versions and settings.

use std::time::Duration;

use egui::{Event, Key};
use speechwright::model::TextPosition;
use speechwright::store::{load_speech, write_speech};
use speechwright::text::offsets::ByteIndex;

use crate::desk::{CTRL, Desk};
use crate::scene::{Begin, EN_DARK, Part, SCENE, Scene, ZH, press};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "safety-left",
        begin: Begin::Left,
        looks: &[ZH, EN_DARK],
        ..SCENE
    },
    Scene {
        name: "safety-left-narrow",
        begin: Begin::Left,
        looks: &[ZH.sized(720.0, 480.0)],
        part: Part::Left(720.0, 320.0),
        ..SCENE
    },
    Scene {
        name: "safety-recoveries",
        begin: Begin::Left,
        looks: &[ZH],
        part: Part::Middle(700.0, 320.0),
        act: |desk| desk.choose("menu-file", "command-recoveries"),
        ..SCENE
    },
    Scene {
        name: "safety-changed",
        looks: &[ZH, EN_DARK],
        part: Part::Left(960.0, 240.0),
        act: change_underneath,
        ..SCENE
    },
    Scene {
        name: "safety-changed-narrow",
        looks: &[ZH.sized(560.0, 480.0)],
        act: change_underneath,
        ..SCENE
    },
    Scene {
        name: "safety-compared",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            change_underneath(desk);
            press(desk, "changed-compare");
            press(desk, "comparison-next");
        },
        ..SCENE
    },
    Scene {
        name: "safety-compared-narrow",
        looks: &[ZH.sized(620.0, 560.0)],
        act: |desk| {
            change_underneath(desk);
            press(desk, "changed-compare");
        },
        ..SCENE
    },
    Scene {
        name: "safety-settings",
        looks: &[ZH],
        part: Part::Middle(560.0, 520.0),
        act: |desk| desk.choose("menu-file", "command-safety"),
        ..SCENE
    },
    Scene {
        name: "safety-settings-no-traces",
        looks: &[ZH, EN_DARK],
        part: Part::Middle(560.0, 560.0),
        act: |desk| {
            desk.choose("menu-file", "command-safety");
            press(desk, "safety-no-traces-of-draft");
        },
        ..SCENE
    },
    Scene {
        name: "safety-gone",
        looks: &[ZH, EN_DARK],
        part: Part::Left(960.0, 240.0),
        act: |desk| {
            std::fs::remove_file(desk.path("draft.speech")).expect("the draft");
            let gone = desk.texts().with("gone-bar", &[("name", "draft".into())]);
            desk.comes_to_see(&gone);
        },
        ..SCENE
    },
    Scene {
        name: "safety-held",
        begin: Begin::Held,
        looks: &[ZH, EN_DARK],
        part: Part::Middle(640.0, 320.0),
        ..SCENE
    },
    Scene {
        name: "safety-held-free",
        begin: Begin::Held,
        looks: &[ZH, EN_DARK],
        part: Part::Middle(640.0, 320.0),
        act: |desk| {
            desk.pass(Duration::from_secs(1));
            std::fs::remove_file(desk.path(".draft.speech.lock")).expect("the lock");
            desk.pass(Duration::from_secs(3));
        },
        ..SCENE
    },
    Scene {
        name: "safety-held-read-only",
        begin: Begin::Held,
        looks: &[ZH, EN_DARK],
        act: |desk| desk.answer("held-read-only"),
        ..SCENE
    },
    Scene {
        name: "safety-versions",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            save_some(desk);
            desk.choose("menu-file", "command-former-versions");
        },
        ..SCENE
    },
    Scene {
        name: "safety-versions-preview",
        looks: &[ZH],
        act: |desk| {
            save_some(desk);
            desk.choose("menu-file", "command-former-versions");
            press(desk, "versions-preview");
        },
        ..SCENE
    },
    Scene {
        name: "safety-no-versions",
        looks: &[ZH],
        part: Part::Middle(1_140.0, 280.0),
        act: |desk| desk.choose("menu-file", "command-former-versions"),
        ..SCENE
    },
];

/// Saves four times, with a paragraph changed each time.
fn save_some(desk: &mut Desk) {
    let long = desk
        .session()
        .speech()
        .places()
        .into_iter()
        .filter(|place| desk.line(*place).chars().count() > 24);
    for place in long.step_by(2).take(4).collect::<Vec<_>>() {
        let text = desk.session().speech().line(place).map_or("", |line| line.text());
        let at = |letter: usize| {
            let found = text.char_indices().nth(letter);
            TextPosition::new(place, ByteIndex(found.map_or(text.len(), |(at, _)| at)))
        };
        let (from, to) = (at(6), at(14));
        desk.select(from, to);
        desk.event(Event::Text("……".to_owned()));
        desk.keys(CTRL, Key::S);
    }
}

/// Another program writes the draft's file: three of its words are other ones there, and saving is refused.
fn change_underneath(desk: &mut Desk) {
    let path = desk.path("draft.speech");
    let before = load_speech(&path).expect("the draft");
    let long = desk
        .session()
        .speech()
        .places()
        .into_iter()
        .filter(|place| desk.line(*place).chars().count() > 24);
    for place in long.step_by(3).collect::<Vec<_>>() {
        let speech = desk.session().speech();
        let text = speech.line(place).map_or("", |line| line.text());
        let at = |letter: usize| {
            let found = text.char_indices().nth(letter);
            TextPosition::new(place, ByteIndex(found.map_or(text.len(), |(at, _)| at)))
        };
        let (from, to) = (at(12), at(16));
        desk.select(from, to);
        desk.event(Event::Text("…".to_owned()));
    }
    let bytes = write_speech(&before, &path).expect("a speech to write");
    // A program that wrote the same bytes would have changed nothing.
    std::fs::write(&path, [&bytes[..], b"\n"].concat()).expect("the draft");
    desk.keys(CTRL, Key::S);
}
