//! The pictures of the manual, one for each page and language: the part of the window that the page is about.
//!
//! They are kept in `docs/manual/pictures`, from where the program embeds them. What another scene shows already is
//! played as it is there.

use egui::{Key, Modifiers};
use speechwright::ui::command::Command;

use super::{outline, safety, typing, views, workshop};
use crate::desk::{CTRL, CTRL_SHIFT, Desk};
use crate::scene::{Begin, EN, Look, Part, SCENE, Scene, ZH, double_click, either, press};

const USUAL: &[Look] = &[ZH, EN];
/// Wide enough for all three panes.
const WIDE: &[Look] = &[ZH.sized(1440.0, 900.0), EN.sized(1440.0, 900.0)];
/// As large as a picture: for dialogs, which follow the window's size.
const SMALL: &[Look] = &[ZH.sized(720.0, 440.0), EN.sized(720.0, 440.0)];
/// Three panes in one picture.
const OVERVIEW: &[Look] = &[reduced(ZH), reduced(EN)];

const fn reduced(look: Look) -> Look {
    Look {
        scale: 0.72,
        ..look.sized(1000.0, 570.0)
    }
}

/// Plays a scene of another group.
fn as_in(scenes: &[Scene], name: &str, desk: &mut Desk) {
    let scene = scenes.iter().find(|scene| scene.name == name);
    (scene.expect("a scene").act)(desk);
}

/// The outline and the upper part of the paper.
const BESIDE: Part = Part::Left(680.0, 410.0);
/// The paper's upper part.
const PAPER: Part = Part::Paper(680.0, 410.0);
/// The right end of the paper, and the helper.
const HELPER: Part = Part::At(760.0, 72.0, 680.0, 390.0);

pub const SCENES: &[Scene] = &[
    Scene {
        name: "manual-window",
        looks: OVERVIEW,
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::H);
            desk.put_caret_behind(either(desk, "四月里", "we finish what"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-new-speech",
        begin: Begin::Recent,
        looks: OVERVIEW,
        ..SCENE
    },
    Scene {
        name: "manual-open",
        begin: Begin::Recent,
        looks: USUAL,
        part: Part::At(0.0, 138.0, 660.0, 400.0),
        ..SCENE
    },
    Scene {
        name: "manual-outline",
        looks: USUAL,
        part: BESIDE,
        hovers: true,
        act: |desk| as_in(outline::SCENES, "outline-dragged", desk),
        ..SCENE
    },
    Scene {
        name: "manual-numbering",
        looks: &[ZH.sized(1280.0, 960.0), EN.sized(1280.0, 960.0)],
        part: Part::At(400.0, 500.0, 720.0, 400.0),
        act: |desk| {
            let (x, y) = either(desk, "543 558", "548 756")
                .split_once(' ')
                .expect("a place");
            let number = |text: &str| text.parse().expect("a number");
            double_click(desk, number(x), number(y));
        },
        ..SCENE
    },
    Scene {
        name: "manual-fields",
        begin: Begin::Template,
        looks: USUAL,
        part: PAPER,
        act: |desk| {
            desk.put_caret_before(either(desk, "开这次", "has just"));
            desk.key(Key::F9);
        },
        ..SCENE
    },
    Scene {
        name: "manual-announced",
        looks: WIDE,
        part: Part::At(390.0, 440.0, 700.0, 400.0),
        act: |desk| {
            desk.put_caret_before(either(desk, "要当好攻坚克难的突击手", "we finish what we start"));
            desk.choose("menu-section", "command-duplicate-section");
            desk.keys(CTRL, Key::Home);
            desk.put_caret_behind(either(desk, "两点", "three"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-siblings",
        begin: Begin::Template,
        looks: USUAL,
        part: Part::At(312.0, 310.0, 720.0, 410.0),
        act: |desk| as_in(views::SCENES, "view-siblings-openings", desk),
        ..SCENE
    },
    Scene {
        name: "manual-characters",
        looks: USUAL,
        part: Part::At(580.0, 130.0, 700.0, 420.0),
        act: |desk| as_in(typing::SCENES, "characters", desk),
        ..SCENE
    },
    Scene {
        name: "manual-find",
        looks: USUAL,
        part: Part::At(312.0, 72.0, 740.0, 420.0),
        act: |desk| {
            desk.put_caret_before(either(desk, "同志们", "Colleagues"));
            desk.keys(CTRL, Key::F);
            desk.write(either(desk, "没有", "the"));
            desk.keys(CTRL, Key::H);
            desk.write(either(desk, "不曾", "our"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-notes",
        looks: WIDE,
        part: HELPER,
        act: |desk| as_in(views::SCENES, "view-checklist", desk),
        ..SCENE
    },
    Scene {
        name: "manual-views",
        looks: USUAL,
        part: PAPER,
        act: |desk| as_in(views::SCENES, "view-focus-sentence", desk),
        ..SCENE
    },
    Scene {
        name: "manual-panes",
        looks: &[reduced(ZH).sized(1000.0, 480.0), reduced(EN).sized(1000.0, 480.0)],
        act: |desk| {
            desk.keys(CTRL_SHIFT, Key::O);
            desk.put_caret_behind(either(desk, "几个印象", "Reports tell you"));
            desk.keys(CTRL, Key::Backslash);
            desk.keys(CTRL, Key::F6);
            desk.put_caret_behind(either(desk, "要当好攻坚克难的突击手", "be the team that learns"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-time",
        looks: OVERVIEW,
        act: |desk| {
            desk.give(Command::FindCommand);
            let fit = desk
                .texts()
                .get("command-fit-time")
                .trim_end_matches('…')
                .to_owned();
            desk.write(&fit);
            desk.key(Key::Enter);
            desk.keys(CTRL, Key::A);
            desk.write(either(desk, "14", "10"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-statistics",
        looks: OVERVIEW,
        act: |desk| desk.give(Command::Statistics),
        ..SCENE
    },
    Scene {
        name: "manual-make-template",
        begin: Begin::Start,
        looks: OVERVIEW,
        act: workshop::decide,
        ..SCENE
    },
    Scene {
        name: "manual-gallery",
        begin: Begin::Start,
        looks: OVERVIEW,
        act: |desk| desk.give(Command::Gallery),
        ..SCENE
    },
    Scene {
        name: "manual-apply-template",
        looks: OVERVIEW,
        act: |desk| {
            desk.give(Command::Gallery);
            desk.write(either(desk, "年终", "keynote"));
            press(desk, "gallery-apply");
        },
        ..SCENE
    },
    Scene {
        name: "manual-safety",
        begin: Begin::LeftUnsaved,
        looks: SMALL,
        ..SCENE
    },
    Scene {
        name: "manual-versions",
        looks: OVERVIEW,
        act: |desk| as_in(safety::SCENES, "safety-versions", desk),
        ..SCENE
    },
    Scene {
        name: "manual-traces",
        looks: &[ZH.sized(640.0, 520.0), EN.sized(640.0, 520.0)],
        act: |desk| as_in(safety::SCENES, "safety-settings-no-traces", desk),
        ..SCENE
    },
    Scene {
        name: "manual-export",
        looks: SMALL,
        act: |desk| desk.give(Command::ExportText),
        ..SCENE
    },
    Scene {
        name: "manual-commands",
        looks: SMALL,
        act: |desk| {
            desk.give(Command::FindCommand);
            desk.write(either(desk, "yx", "re"));
        },
        ..SCENE
    },
    Scene {
        name: "manual-settings",
        looks: SMALL,
        act: |desk| desk.give(Command::Settings),
        ..SCENE
    },
    Scene {
        name: "manual-screen-readers",
        looks: USUAL,
        part: BESIDE,
        act: |desk| {
            desk.keys(Modifiers::SHIFT, Key::F6);
            desk.key(Key::ArrowDown);
            desk.key(Key::ArrowDown);
        },
        ..SCENE
    },
    Scene {
        name: "manual-command-line",
        looks: USUAL,
        part: BESIDE,
        ..SCENE
    },
];
