//! Ways of seeing the speech.

use egui::{Key, Modifiers};

use crate::desk::CTRL_SHIFT;
use crate::scene::{Begin, EN, EN_DARK, Part, SCENE, Scene, ZH, ZH_DARK, either, press};

pub const SCENES: &[Scene] = &[
    Scene {
        name: "view-focus-sentence",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            desk.put_caret_behind(either(desk, "商量下半年", "figures"));
            desk.keys(Modifiers::SHIFT, Key::F8);
        },
        ..SCENE
    },
    Scene {
        name: "view-focus-section",
        looks: &[ZH_DARK],
        act: |desk| {
            desk.put_caret_behind("商量下半年");
            desk.keys(CTRL_SHIFT, Key::F8);
        },
        ..SCENE
    },
    Scene {
        name: "view-typewriter",
        looks: &[ZH],
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::T);
            desk.keys(crate::desk::CTRL, Key::End);
        },
        ..SCENE
    },
    Scene {
        name: "view-one-section",
        looks: &[ZH, EN_DARK],
        act: |desk| {
            desk.put_caret_behind(either(desk, "再说下半年要做到的。", "figures"));
            desk.keys(CTRL_SHIFT, Key::I);
        },
        ..SCENE
    },
    Scene {
        name: "view-side-by-side",
        looks: &[ZH.sized(1440.0, 810.0), ZH_DARK.sized(1440.0, 810.0)],
        act: |desk| {
            desk.put_caret_behind("商量下半年");
            desk.keys(crate::desk::CTRL, Key::Backslash);
            desk.keys(crate::desk::CTRL, Key::F6);
            desk.put_caret_behind("要当好攻坚克难的突击手");
        },
        ..SCENE
    },
    Scene {
        name: "view-cards",
        looks: &[ZH, ZH_DARK, EN],
        act: |desk| {
            desk.put_caret_behind(either(desk, "四月里", "figures"));
            desk.keys(CTRL_SHIFT, Key::G);
        },
        ..SCENE
    },
    Scene {
        name: "view-siblings",
        begin: Begin::Template,
        act: |desk| {
            desk.put_caret_before("要当好攻坚克难");
            desk.keys(CTRL_SHIFT, Key::B);
            let name = desk.texts().get("siblings-frame").to_owned();
            desk.focus_field(&name);
            desk.write("要当好…的…手");
            desk.key(Key::Enter);
        },
        ..SCENE
    },
    Scene {
        name: "view-siblings-openings",
        begin: Begin::Template,
        looks: &[ZH_DARK, EN],
        act: |desk| {
            desk.put_caret_before(either(desk, "要当好攻坚克难", "be the team that learns"));
            desk.keys(CTRL_SHIFT, Key::B);
            press(desk, "siblings-openings");
        },
        ..SCENE
    },
    Scene {
        name: "view-checklist",
        looks: &[ZH.sized(1440.0, 810.0), EN_DARK.sized(1440.0, 810.0)],
        act: |desk| {
            desk.put_caret_behind(either(desk, "四月里", "figures"));
            let add = desk.texts().get("todos-add").to_owned();
            desk.focus_field(&add);
            for text in either(
                desk,
                "核对搬迁的天数|问办公室要名单",
                "Check the figures|Ask for the list",
            )
            .split('|')
            {
                desk.write(text);
                desk.key(Key::Enter);
            }
            desk.key(Key::Escape);
            desk.keys(crate::desk::CTRL, Key::F2);
            desk.keys(CTRL_SHIFT, Key::L);
            desk.press(either(desk, "核对搬迁的天数", "Check the figures"));
        },
        ..SCENE
    },
    Scene {
        name: "menu-focus",
        looks: &[ZH, EN],
        part: Part::Left(760.0, 560.0),
        act: |desk| {
            desk.keys(Modifiers::NONE, Key::F8);
            press(desk, "menu-view");
            let focus = desk.texts().get("menu-focus").to_owned();
            desk.press_starting_with(&focus);
        },
        ..SCENE
    },
];
