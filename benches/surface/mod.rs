//! The manuscript surface in a window of its own without a display, for benches: a letter, and then Backspace.

use std::hint::black_box;
use std::time::Duration;

use egui::{Event, Key};
use speechwright::model::{SectionId, Selection, Speech, TextPlace, TextPosition};
use speechwright::session::{Action, Session};
use speechwright::text::language::Language;
use speechwright::text::offsets::ByteIndex;
use speechwright::text::substitutions::Substitutions;
use speechwright::ui::manuscript::{ManuscriptView, Place, SurfaceInput};

use crate::screen::{Screen, struck};

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

/// A window with nothing in it but the manuscript.
pub struct Window {
    pub screen: Screen,
    view: ManuscriptView,
    pub session: Session,
}

impl Window {
    /// With the caret in the middle of what is written.
    pub fn new(session: Session) -> Self {
        let mut window = Self {
            screen: Screen::new(),
            view: ManuscriptView::default(),
            session,
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
        let Self {
            screen,
            view,
            session,
        } = self;
        screen.frame(events, |ui, screen| {
            let surface = SurfaceInput {
                session,
                texts: &screen.texts,
                situation: &screen.situation,
                now: Duration::from_millis(u64::from(screen.frames) * 16),
                zoom: 1.0,
                views: screen.situation.views,
                place: Place::default(),
                beside: false,
                hold: false,
                substitutions: Substitutions::ALL,
                marks: None,
            };
            black_box(view.ui(ui, surface));
        });
    }

    /// A letter, and in the next frame Backspace: the text keeps its length.
    pub fn keystroke(&mut self) {
        let event = if self.screen.frames.is_multiple_of(2) {
            Event::Text("字".to_owned())
        } else {
            struck(Key::Backspace)
        };
        self.frame(vec![event]);
    }
}
