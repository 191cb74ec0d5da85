//! The manuscript surface in a window of its own without a display, for benches: a letter, and then Backspace.

use std::hint::black_box;
use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, ThemePreference, vec2};
use speechwright::model::{SectionId, Selection, Speech, TextPlace, TextPosition};
use speechwright::session::{Action, Session};
use speechwright::store::Views;
use speechwright::text::language::Language;
use speechwright::text::offsets::ByteIndex;
use speechwright::text::substitutions::Substitutions;
use speechwright::ui::fonts::{self, Marks};
use speechwright::ui::i18n::{self, Texts};
use speechwright::ui::manuscript::{ManuscriptView, Place, SurfaceInput};
use speechwright::ui::situation::{OpenSpeech, Situation};
use speechwright::ui::theme;

const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// A session with `characters` in paragraphs of `length`, ten to a section.
pub fn session_of(characters: usize, length: usize) -> Session {
    let mut session = Session::new(Speech::new(Language::Chinese), true);
    let mut left = characters;
    let mut section = 0;
    while left > 0 {
        let add = Action::AddSection {
            parent: None,
            index: section,
            like: None,
        };
        session.perform(add, Duration::ZERO);
        section += 1;
        let id = SectionId(u32::try_from(section).unwrap_or(u32::MAX));
        let mut lines = Vec::new();
        while lines.len() < 10 && left > 0 {
            let taken = left.min(length);
            left -= taken;
            lines.push(SENTENCE.chars().cycle().take(taken).collect::<String>());
        }
        let start = TextPosition::start_of(TextPlace::Body(id, 0));
        session.perform(Action::Select(Selection::caret(start)), Duration::ZERO);
        session.perform(Action::InsertText(lines.join("\n")), Duration::ZERO);
    }
    Session::new(session.speech().clone(), true)
}

/// A window of 1280 by 720 with nothing in it but the manuscript.
pub struct Window {
    pub ctx: Context,
    view: ManuscriptView,
    pub session: Session,
    texts: Texts,
    situation: Situation,
    frames: u32,
}

impl Window {
    /// With the caret in the middle of what is written.
    pub fn new(session: Session) -> Self {
        let ctx = Context::default();
        fonts::install(&ctx, Marks::Chinese);
        theme::apply(&ctx, ThemePreference::Light, true);
        let mut window = Self {
            ctx,
            view: ManuscriptView::default(),
            session,
            texts: Texts::new(i18n::Language::Chinese),
            situation: Situation {
                speech: Some(OpenSpeech::default()),
                outline: true,
                helper: true,
                views: Views::default(),
                theme: ThemePreference::Light,
                language: None,
                recent: Vec::new(),
                keymap: std::sync::Arc::default(),
            },
            frames: 0,
        };
        let speech = window.session.speech();
        let places = speech.places();
        // From the middle on, the first line that holds text: headings are empty here.
        let written = places[places.len() / 2..].iter().find_map(|&place| {
            let line = speech.line(place).filter(|line| !line.is_empty())?;
            Some((place, line.floor(ByteIndex(line.text().len() / 2)).0))
        });
        let (place, middle) = written.unwrap_or((TextPlace::Title, 0));
        let caret = Selection::caret(TextPosition::new(place, ByteIndex(middle)));
        window.session.perform(Action::Select(caret), Duration::ZERO);
        window.view.take_focus();
        window.view.reveal();
        for _ in 0..3 {
            window.frame(Vec::new());
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 720.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let ctx = self.ctx.clone();
        let mut output = ctx.run_ui(input, |ui| {
            let surface = SurfaceInput {
                session: &mut self.session,
                texts: &self.texts,
                situation: &self.situation,
                now: Duration::from_millis(u64::from(self.frames) * 16),
                zoom: 1.0,
                views: self.situation.views,
                place: Place::default(),
                beside: false,
                hold: false,
                substitutions: Substitutions::ALL,
                marks: None,
            };
            black_box(self.view.ui(ui, surface));
        });
        output.textures_delta.clear();
        black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
    }

    /// A letter, and in the next frame Backspace: the text keeps its length.
    pub fn keystroke(&mut self) {
        let event = if self.frames.is_multiple_of(2) {
            Event::Text("字".to_owned())
        } else {
            Event::Key {
                key: Key::Backspace,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            }
        };
        self.frame(vec![event]);
    }
}
