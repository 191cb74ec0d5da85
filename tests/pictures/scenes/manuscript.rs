//! Writing: selection, caret, composition, and what opens over the text.

use egui::{Key, Modifiers};

use crate::scene::{
    Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_2X, ZH_DARK, double_click, either, press_right,
};

/// The paper's upper part.
const PAPER: Part = Part::Paper(760.0, 480.0);

pub const SCENES: &[Scene] = &[
    Scene {
        name: "selection",
        looks: &[ZH, ZH_DARK, EN],
        part: PAPER,
        act: |desk| {
            let from = desk.position_of(either(desk, "商量下半年", "figures"), false);
            let to = desk.position_of(either(desk, "看得多了", "tell you what happened"), false);
            desk.select(from, to);
        },
        ..SCENE
    },
    Scene {
        name: "selected-field",
        begin: Begin::Template,
        looks: &[ZH, ZH_DARK],
        part: PAPER,
        act: |desk| {
            desk.put_caret_before(either(desk, "开这次", "has just"));
            desk.keys(Modifiers::SHIFT, Key::ArrowRight);
            desk.keys(Modifiers::SHIFT, Key::ArrowRight);
            desk.keys(Modifiers::SHIFT, Key::ArrowRight);
            desk.keys(Modifiers::SHIFT, Key::ArrowRight);
        },
        ..SCENE
    },
    Scene {
        name: "composition",
        looks: &[ZH, ZH_2X],
        part: PAPER,
        act: |desk| {
            desk.put_caret_behind("清一清上半年的账，");
            desk.preedit("kan yi kan");
        },
        ..SCENE
    },
    Scene {
        name: "offer",
        looks: &[ZH],
        part: PAPER,
        act: |desk| {
            desk.put_caret_behind("再说下半年要做到的。");
            desk.key(Key::Enter);
            desk.write("三是");
            desk.write("抓");
        },
        ..SCENE
    },
    Scene {
        name: "field-asked",
        begin: Begin::Template,
        looks: &[ZH, EN_DARK],
        part: PAPER,
        act: |desk| {
            desk.put_caret_before(either(desk, "开这次", "has just"));
            desk.key(Key::F9);
        },
        ..SCENE
    },
    Scene {
        name: "field-answered",
        begin: Begin::Template,
        looks: &[ZH],
        part: PAPER,
        act: |desk| {
            desk.key(Key::F9);
            desk.write("市档案馆");
        },
        ..SCENE
    },
    Scene {
        name: "connective-asked",
        looks: &[ZH],
        part: Part::Paper(760.0, 648.0),
        act: |desk| double_click(desk, 548.0, 454.0),
        ..SCENE
    },
    Scene {
        name: "scheme-asked",
        looks: &[ZH],
        part: Part::Paper(760.0, 648.0),
        act: |desk| double_click(desk, 543.0, 558.0),
        ..SCENE
    },
    Scene {
        name: "manuscript-menu",
        looks: &[ZH, EN_DARK],
        part: PAPER,
        act: |desk| press_right(desk, 800.0, 300.0),
        ..SCENE
    },
    Scene {
        name: "rare-characters",
        begin: Begin::Blank,
        looks: &[ZH],
        part: PAPER,
        act: |desk| desk.write("镕𠮷𰻝的三个字，e\u{301}，עברית，😀，“引号”与 “quotes”——还有……"),
        ..SCENE
    },
];
