//! A scene: a window, what the writer does before it, and in which looks it is painted.

use std::path::{Path, PathBuf};

use egui::{Event, Rect, Theme, Vec2};
use egui_kittest::{Harness, TestRenderer};
use speechwright::model::{Edit, SectionKind, SectionProperty, Speech, Target};
use speechwright::store::{InterfaceLanguage, Settings, ThemeChoice, built_in, read_speech, write_speech};
use speechwright::text::language::Language;
use speechwright::ui::surroundings::LocalTime;

use crate::around::Around;
use crate::desk::{Beginning, Desk};

/// In which language, colours, scale and size a scene is painted.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub english: bool,
    pub theme: Theme,
    pub scale: f32,
    pub size: [f32; 2],
}

/// As most of the users see it: Chinese, light, on a small screen.
pub const ZH: Look = Look {
    english: false,
    theme: Theme::Light,
    scale: 1.0,
    size: [1280.0, 720.0],
};
pub const ZH_DARK: Look = Look {
    theme: Theme::Dark,
    ..ZH
};
pub const EN: Look = Look { english: true, ..ZH };
pub const EN_DARK: Look = Look {
    theme: Theme::Dark,
    ..EN
};
/// The pixels of a scale of two are four times as many, so that the window is a smaller one.
pub const ZH_2X: Look = Look {
    scale: 2.0,
    size: [1000.0, 640.0],
    ..ZH
};
pub const EN_DARK_2X: Look = Look {
    english: true,
    theme: Theme::Dark,
    ..ZH_2X
};

/// What every clock and calendar shows.
const NOW: LocalTime = LocalTime {
    year: 2026,
    month: 7,
    day: 15,
    hour: 14,
    minute: 32,
    day_number: 739_812,
};

impl Look {
    /// The same in a window of another size.
    pub const fn sized(self, width: f32, height: f32) -> Self {
        Self {
            size: [width, height],
            ..self
        }
    }

    fn name(self) -> String {
        let language = if self.english { "en" } else { "zh" };
        let theme = match self.theme {
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let scale = if self.scale > 1.5 { "-2x" } else { "" };
        format!("{language}-{theme}{scale}")
    }
}

/// What the window begins with.
#[derive(Debug, Clone, Copy)]
pub enum Begin {
    /// The start page.
    Start,
    /// The start page of somebody who has never started the program.
    First,
    /// The start page, with drafts opened before.
    Recent,
    /// A half-written draft.
    Draft,
    /// The same with too little time, shared by weight.
    Shared,
    /// A speech as its template makes it.
    Template,
    /// A speech without a word.
    Blank,
    /// The start page after a window with a draft ended without having been closed.
    Left,
    /// The same of a speech that has no file yet.
    LeftUnsaved,
    /// A half-written draft that somebody at another machine has open.
    Held,
}

/// How wide the outline is, and how high what stands above the panes.
const OUTLINE: f32 = 320.0;
const BARS: f32 = 72.0;

/// Which part of the window a picture shows, in points. Less to keep, and less to change for another reason.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    Whole,
    /// At the upper left corner.
    Left(f32, f32),
    /// At the upper right corner.
    Right(f32, f32),
    /// At the lower left corner.
    Lower(f32, f32),
    /// In the middle, where dialogs stand.
    Middle(f32, f32),
    /// Under the bars, in the middle beside the outline: the upper part of the paper.
    Paper(f32, f32),
    /// Anywhere: left, top, width and height.
    At(f32, f32, f32, f32),
}

/// A scene.
#[derive(Clone, Copy)]
pub struct Scene {
    pub name: &'static str,
    pub begin: Begin,
    pub looks: &'static [Look],
    pub part: Part,
    /// Whether the pointer stays where it clicked last.
    pub hovers: bool,
    pub act: fn(&mut Desk),
}

/// What a scene is unless it says otherwise.
pub const SCENE: Scene = Scene {
    name: "",
    begin: Begin::Draft,
    looks: &[ZH],
    part: Part::Whole,
    hovers: false,
    act: |_| {},
};

impl Scene {
    /// The name of its picture in a look.
    pub fn picture_name(&self, look: Look) -> String {
        format!("{}.{}", self.name, look.name())
    }

    /// The page of the manual whose picture it is.
    pub fn page(&self) -> Option<&'static str> {
        self.name.strip_prefix("manual-")
    }

    /// Plays the scene before a painter, up to the moment of the picture.
    pub fn play(&self, look: Look, painter: impl TestRenderer + 'static) -> Desk {
        let folder = tempfile::tempdir().expect("a folder");
        let language = if look.english {
            InterfaceLanguage::English
        } else {
            InterfaceLanguage::Chinese
        };
        let settings = Settings {
            language,
            theme: match look.theme {
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            },
            recent: match self.begin {
                Begin::Recent => recent(look.english),
                _ => Vec::new(),
            },
            last_folder: Some(PathBuf::from("/srv/speeches")),
            offers_tour: matches!(self.begin, Begin::First),
            ..Settings::default()
        };
        let file = self.begin.speech(look.english).map(|speech| {
            let path = folder.path().join("draft.speech");
            let bytes = write_speech(&speech, &path).expect("a speech to write");
            std::fs::write(&path, bytes).expect("a draft");
            if matches!(self.begin, Begin::Held) {
                let held = folder.path().join(".draft.speech.lock");
                std::fs::write(held, held_by(look.english)).expect("a lock");
            }
            path
        });
        let (folder, file) = if matches!(self.begin, Begin::Left | Begin::LeftUnsaved) {
            let mut desk = Desk::in_folder(folder, language, look.size, file);
            if !desk.has_speech() {
                press(&mut desk, "start-use-template");
            }
            desk.event(Event::Text("…".to_owned()));
            (desk.struck_down(), None)
        } else {
            (folder, file)
        };
        let mut around = Around::default();
        // Nothing blinks or glides.
        around.wishes.reduced_motion = true;
        around.frozen = Some(NOW);
        let builder = Harness::builder()
            .with_size(Vec2::from(look.size))
            .with_pixels_per_point(look.scale)
            .with_render_cursor(false)
            .renderer(painter);
        let beginning = Beginning {
            file,
            edits: false,
            settings,
            note: None,
        };
        let mut desk = Desk::made(builder, folder, around, beginning);
        (self.act)(&mut desk);
        if !self.hovers {
            desk.event(Event::PointerGone);
        }
        desk
    }
}

impl Part {
    /// Where this part is in a window of that size, in points.
    pub fn of(self, [width, height]: [f32; 2]) -> Rect {
        let (left_top, wide, high) = match self {
            Self::Whole => ((0.0, 0.0), width, height),
            Self::Left(wide, high) => ((0.0, 0.0), wide, high),
            Self::Right(wide, high) => ((width - wide, 0.0), wide, high),
            Self::Lower(wide, high) => ((0.0, height - high), wide, high),
            Self::Paper(wide, high) => (((width + OUTLINE - wide) / 2.0, BARS), wide, high),
            Self::At(left, top, wide, high) => ((left, top), wide, high),
            Self::Middle(wide, high) => (((width - wide) / 2.0, (height - high) / 2.0), wide, high),
        };
        Rect::from_min_size(left_top.into(), Vec2::new(wide, high))
    }
}

impl Begin {
    fn speech(self, english: bool) -> Option<Speech> {
        let template = if english { "en-review" } else { "half-year-review" };
        match self {
            Self::Start | Self::First | Self::Recent | Self::LeftUnsaved => None,
            Self::Draft | Self::Left | Self::Held if english => Some(english_draft()),
            Self::Draft | Self::Left | Self::Held => {
                let bytes = include_bytes!("../../examples/half-year-review.speech");
                let draft = read_speech(bytes, Path::new("half-year-review.speech"));
                Some(draft.expect("the example"))
            }
            Self::Shared => Self::Draft.speech(english).map(shared),
            Self::Template => Some(built_in(template).expect("the template").instantiate(None)),
            Self::Blank if english => Some(Speech::blank(Language::English)),
            Self::Blank => Some(Speech::blank(Language::Chinese)),
        }
    }
}

/// A lock as another machine writes it.
fn held_by(english: bool) -> String {
    let (user, machine) = if english {
        ("jane.okafor", "LIBRARY-12")
    } else {
        ("李雯", "办公室-12")
    };
    format!(
        "(format: \"speechwright-lock\", version: 1, user: \"{user}\", machine: \"{machine}\", process: 4242, since: \"2026-07-15T01:00:00Z\")"
    )
}

/// A speech that is over its time: the opening has its minute, all else shares by weight.
fn shared(mut speech: Speech) -> Speech {
    speech.information.minutes = Some(match speech.language {
        Language::Chinese => 1,
        Language::English => 2,
    });
    for id in speech.sections.reading_order() {
        let mut target = None;
        if let Some(section) = speech.sections.get(id) {
            target = match section.kind {
                SectionKind::Salutation => None,
                SectionKind::Opening => Some(Target::Minutes(0.5)),
                SectionKind::Part => Some(Target::Weight(2.0)),
                SectionKind::Closing => Some(Target::Weight(0.5)),
                _ => Some(Target::Weight(1.0)),
            };
        }
        let property = SectionProperty::Target(target);
        let edit = Edit::SetProperty {
            section: id,
            property,
        };
        edit.apply(&mut speech).expect("a target");
    }
    speech
}

fn english_draft() -> Speech {
    let template = built_in("en-review").expect("the template");
    let mut speech = template.instantiate(Some(15));
    "Jane Okafor".clone_into(&mut speech.information.speaker);
    "15 July 2026".clone_into(&mut speech.information.date);
    let values = ["Harbour Library", "Tom Bell", "we cut waiting times by a third"];
    for (field, value) in speech.fields.iter_mut().zip(values) {
        value.clone_into(&mut field.value);
    }
    speech
}

fn recent(english: bool) -> Vec<PathBuf> {
    let names = if english {
        [
            "Half-year review",
            "Retirement toast for Mary Alcott",
            "Opening of the new reading room",
        ]
    } else {
        [
            "半年工作总结会讲话",
            "在离退休干部迎春座谈会上的致辞",
            "青年干部培训班结业讲话（第二稿）",
        ]
    };
    names
        .iter()
        .map(|name| Path::new("/srv/speeches/2026").join(format!("{name}.speech")))
        .collect()
}

/// Clicks what is called by the words of a key.
pub fn press(desk: &mut Desk, key: &str) {
    let words = desk.texts().get(key).to_owned();
    desk.press(&words);
}

/// The Chinese or the English of two words, as the window is.
pub fn either(desk: &Desk, chinese: &'static str, english: &'static str) -> &'static str {
    match desk.session().speech().language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// Clicks twice, so quickly that all of it comes within one frame.
pub fn double_click(desk: &mut Desk, x: f32, y: f32) {
    click(
        desk,
        x,
        y,
        egui::PointerButton::Primary,
        &[true, false, true, false],
    );
}

/// Clicks with the right button.
pub fn press_right(desk: &mut Desk, x: f32, y: f32) {
    click(desk, x, y, egui::PointerButton::Secondary, &[true, false]);
}

fn click(desk: &mut Desk, x: f32, y: f32, button: egui::PointerButton, pressed: &[bool]) {
    let pos = egui::pos2(x, y);
    desk.event(Event::PointerMoved(pos));
    desk.at_once(pressed.iter().map(|&pressed| Event::PointerButton {
        pos,
        button,
        pressed,
        modifiers: egui::Modifiers::NONE,
    }));
}
