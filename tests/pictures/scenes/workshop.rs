//! The template workshop: making a template of a speech, and editing one.

use egui::Key;
use speechwright::model::{Inline, SectionTree, Speech, Subtree, Template};
use speechwright::store::{built_in, write_speech, write_template};
use speechwright::ui::i18n::Language;
use speechwright::ui::surroundings::FileAnswer;

use crate::desk::{CTRL, Desk};
use crate::scene::{Begin, EN, EN_DARK, Look, Part, SCENE, Scene, ZH, ZH_DARK, press};

const ALL: &[Look] = &[ZH, ZH_DARK, EN, EN_DARK];
/// Wide enough for all three panes.
const WIDE: &[Look] = &[
    ZH.sized(1440.0, 900.0),
    ZH_DARK.sized(1440.0, 900.0),
    EN.sized(1440.0, 900.0),
    EN_DARK.sized(1440.0, 900.0),
];

pub const SCENES: &[Scene] = &[
    Scene {
        name: "workshop-fields",
        begin: Begin::Start,
        looks: ALL,
        act: |desk| {
            decide(desk);
            let (text, count) = either(desk, ("X县", 2_usize), ("[name]", 2));
            let values = [("text", text.into()), ("count", count.into())];
            let places = desk.texts().with("workshop-places-spoken", &values);
            desk.press(&places);
            // The section of the first place; the outline behind the dialog has a row of that name, too.
            desk.click_at(egui::pos2(1_160.0, 364.0));
        },
        ..SCENE
    },
    Scene {
        name: "workshop-newcomer",
        begin: Begin::Start,
        looks: ALL,
        act: |desk| {
            decide(desk);
            press(desk, "workshop-newcomer");
        },
        ..SCENE
    },
    Scene {
        name: "workshop-no-fields",
        begin: Begin::Blank,
        looks: &[ZH, EN],
        act: |desk| {
            desk.write("同志们");
            make(desk);
        },
        ..SCENE
    },
    Scene {
        name: "template-editing",
        begin: Begin::Start,
        looks: WIDE,
        act: |desk| {
            edit(desk);
            desk.put_caret_behind(either(desk, "敢碰硬", "we finish what we start"));
        },
        ..SCENE
    },
    Scene {
        name: "template-choose",
        begin: Begin::Start,
        looks: ALL,
        act: |desk| {
            keep_own(desk);
            desk.choose("menu-template", "command-edit-template");
        },
        ..SCENE
    },
    Scene {
        name: "template-information",
        begin: Begin::Start,
        looks: ALL,
        part: Part::Middle(580.0, 400.0),
        act: |desk| {
            edit(desk);
            press(desk, "workshop-information");
        },
        ..SCENE
    },
    Scene {
        name: "template-preview",
        begin: Begin::Start,
        looks: ALL,
        part: Part::Middle(860.0, 720.0),
        act: |desk| {
            edit(desk);
            press(desk, "workshop-preview");
        },
        ..SCENE
    },
];

/// What belongs to the window's language.
fn either<T>(desk: &Desk, chinese: T, english: T) -> T {
    match desk.texts().language() {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// The review of the window's language.
fn review(desk: &Desk) -> Template {
    built_in(either(desk, "half-year-review", "en-review")).expect("a template")
}

/// The review with blanks and names in its first sections.
fn speech(desk: &Desk) -> Speech {
    let mut speech = review(desk).instantiate(None);
    let lines = either(
        desk,
        [
            "这次到X市、X县走了三天，XX同志一路陪同，王书记也来听了两场。",
            "请X县和XX同志把数字再核一遍，王书记已经过目。",
        ],
        [
            "Three days in [town], with [name] at our side; the River Trust and Harbour Board were there.",
            "Please let [name] check the figures again; the River Trust has seen them, says the River Trust.",
        ],
    );
    let roots = speech.sections.children(None).iter();
    let mut roots: Vec<Subtree> = roots.filter_map(|&id| speech.sections.subtree(id)).collect();
    let mut lines = lines.into_iter();
    for root in roots.iter_mut().filter(|root| root.section.kind.holds_children()) {
        if let Some(line) = lines.next() {
            root.section.body.push(Inline::from_text(line));
        }
    }
    speech.sections = SectionTree::from_roots(roots).expect("the sections there were");
    speech
}

fn make(desk: &mut Desk) {
    desk.choose("menu-template", "command-save-as-template");
}

/// Opens the speech with blanks, and decides some of what becomes of it.
pub(super) fn decide(desk: &mut Desk) {
    let path = desk.path("blanks.speech");
    let bytes = write_speech(&speech(desk), &path).expect("a speech to write");
    std::fs::write(&path, bytes).expect("a draft");
    desk.around
        .borrow_mut()
        .file_answers
        .push_back(FileAnswer::Chosen(path));
    desk.keys(CTRL, Key::O);
    make(desk);
    let guidance = desk.texts().get("workshop-guidance").to_owned();
    let all = desk
        .texts()
        .with("workshop-all-spoken", &[("treatment", guidance.into())]);
    desk.press(&all);
    let frame = desk.texts().get("workshop-frame").to_owned();
    if desk.count(&frame) > 0 {
        desk.press_starting_with(&frame);
    }
}

/// Puts a template among the user's own.
fn keep_own(desk: &mut Desk) {
    let mut template = review(desk);
    "mine".clone_into(&mut template.id);
    either(desk, "局务会半年讲话", "Our half-year review").clone_into(&mut template.name);
    let path = desk.path("templates/mine.ron");
    let bytes = write_template(&template, &path).expect("a template to write");
    std::fs::create_dir_all(desk.path("templates")).expect("a folder");
    std::fs::write(path, bytes).expect("a file");
}

/// Edits that template.
fn edit(desk: &mut Desk) {
    keep_own(desk);
    desk.choose("menu-template", "command-edit-template");
    desk.key(Key::Enter);
}
