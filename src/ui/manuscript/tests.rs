//! What the surface promises, at a desk of its own: a harness with a short speech on it.

mod asking;
mod composing;
mod keyboard;
mod mouse;
mod primary;
mod reading;
mod rows;
mod scrolling;
mod views;

use std::time::Duration;

use egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::{ManuscriptView, Place, SurfaceInput, SurfaceOutput};
use crate::model::{
    Edit, Field, FieldId, FieldRef, Inline, Scheme, Section, SectionId, SectionKind, Selection, Speech,
    Subtree, TextPlace, TextPosition,
};
use crate::session::{Action, Session};
use crate::store::Views;
use crate::text::language::Language;
use crate::text::offsets::ByteIndex;
use crate::text::substitutions::Substitutions;
use crate::ui::fonts::{self, Marks};
use crate::ui::i18n::{self, Texts};
use crate::ui::situation::{OpenSpeech, Situation};
use crate::ui::theme;

/// The field of the sample that is still to be filled.
const UNIT: FieldRef = FieldRef::Named(FieldId(1));

pub(super) struct Desk {
    view: ManuscriptView,
    session: Session,
    texts: Texts,
    hold: bool,
    zoom: f32,
    views: Views,
    now: Duration,
    /// What came of all frames.
    output: SurfaceOutput,
}

impl Desk {
    fn show(&mut self, ui: &mut egui::Ui) {
        let situation = Situation {
            speech: Some(OpenSpeech {
                selected: !self.session.selection().is_caret(),
                ..OpenSpeech::default()
            }),
            outline: true,
            helper: true,
            views: self.views,
            theme: egui::ThemePreference::Light,
            language: None,
            recent: Vec::new(),
            keymap: std::sync::Arc::default(),
        };
        self.now += Duration::from_millis(16);
        let output = self.view.ui(
            ui,
            SurfaceInput {
                session: &mut self.session,
                texts: &self.texts,
                situation: &situation,
                now: self.now,
                zoom: self.zoom,
                views: self.views,
                place: Place::default(),
                beside: false,
                hold: self.hold,
                substitutions: Substitutions::ALL,
                marks: None,
            },
        );
        self.output.effects.extend(output.effects);
        self.output.requests.extend(output.requests);
        // As the window does until it has looked for the structure that belongs to the text.
        self.hold |= output.paste.is_some();
        self.output.paste = output.paste.or(self.output.paste.take());
    }
}

pub(super) type Room = Harness<'static, Desk>;

/// A harness in which the manuscript has the keyboard. Motion is reduced, so that nothing blinks or glides.
pub(super) fn room_of(speech: Speech) -> Room {
    room_with(speech, true)
}

fn room_with(speech: Speech, reduced_motion: bool) -> Room {
    let desk = Desk {
        view: ManuscriptView::default(),
        session: Session::new(speech, true),
        texts: Texts::new(i18n::Language::Chinese),
        hold: false,
        zoom: 1.0,
        views: Views::default(),
        now: Duration::ZERO,
        output: SurfaceOutput::default(),
    };
    let mut prepared = false;
    let mut room = Harness::builder()
        .with_size(vec2(900.0, 600.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(200)
        .build_ui_state(
            move |ui, desk: &mut Desk| {
                if !std::mem::replace(&mut prepared, true) {
                    fonts::install(ui.ctx(), Marks::Chinese);
                    theme::apply(ui.ctx(), egui::ThemePreference::Light, reduced_motion);
                    ui.ctx().request_repaint();
                    return;
                }
                desk.show(ui);
            },
            desk,
        );
    room.state_mut().view.take_focus();
    room.run();
    room
}

pub(super) fn section(id: u32, kind: SectionKind, scheme: Scheme, heading: &str, body: &[&str]) -> Section {
    let mut section = Section::new(SectionId(id), kind);
    section.scheme = scheme;
    section.heading = Inline::from_text(heading);
    section.body = body.iter().map(|line| Inline::from_text(line)).collect();
    section
}

pub(super) fn speech_of(language: Language, title: &str, sections: Vec<Section>) -> Speech {
    let mut speech = Speech::new(language);
    speech.information.title = Inline::from_text(title);
    speech.fields.push(Field::new(FieldId(1), "单位"));
    for (index, section) in sections.into_iter().enumerate() {
        let insert = Edit::InsertSection {
            parent: None,
            index,
            subtree: Box::new(Subtree::leaf(section)),
        };
        insert.apply(&mut speech).unwrap();
    }
    speech
}

/// A title, a salutation, a body with an unfilled field, and two numbered sections.
pub(super) fn sample() -> Speech {
    let mut opening = section(2, SectionKind::Opening, Scheme::None, "", &["今天在"]);
    opening.body[0].push_field(UNIT);
    opening.body[0].push_text("开会，任务有三项。");
    speech_of(
        Language::Chinese,
        "总结会上的讲话",
        vec![
            section(1, SectionKind::Salutation, Scheme::None, "", &["同志们："]),
            opening,
            section(
                3,
                SectionKind::Impression,
                Scheme::ItemIs,
                "站位高",
                &["站位很高。"],
            ),
            section(
                4,
                SectionKind::Impression,
                Scheme::ItemIs,
                "干劲足",
                &["敢打硬仗。"],
            ),
        ],
    )
}

pub(super) fn body(id: u32, offset: usize) -> TextPosition {
    TextPosition::new(TextPlace::Body(SectionId(id), 0), ByteIndex(offset))
}

pub(super) fn heading(id: u32, offset: usize) -> TextPosition {
    TextPosition::new(TextPlace::Heading(SectionId(id)), ByteIndex(offset))
}

pub(super) trait AtTheDesk {
    fn select(&mut self, anchor: TextPosition, head: TextPosition);
    fn caret_at(&mut self, position: TextPosition);
    fn head(&self) -> TextPosition;
    fn selected(&self) -> String;
    fn text(&self) -> String;
    fn line_of(&self, place: TextPlace) -> String;
    fn press(&mut self, key: Key);
    fn press_with(&mut self, modifiers: Modifiers, key: Key);
    fn write(&mut self, text: &str);
    fn send(&mut self, event: Event);
    fn click(&mut self, at: Pos2, times: usize);
    fn click_with(&mut self, modifiers: Modifiers, at: Pos2);
    fn place(&mut self, position: TextPosition) -> Rect;
    fn within(&mut self, position: TextPosition) -> Pos2;
    fn caret(&mut self) -> Rect;
}

impl AtTheDesk for Room {
    fn select(&mut self, anchor: TextPosition, head: TextPosition) {
        let now = self.state().now;
        let action = Action::Select(Selection { anchor, head });
        self.state_mut().session.perform(action, now);
        self.run();
    }

    fn caret_at(&mut self, position: TextPosition) {
        self.select(position, position);
    }

    fn head(&self) -> TextPosition {
        self.state().session.selection().head
    }

    /// What is selected, as it would be copied.
    fn selected(&self) -> String {
        let mut session = Session::new(self.state().session.speech().clone(), true);
        session.perform(Action::Select(self.state().session.selection()), Duration::ZERO);
        let effects = session.perform(Action::Copy, Duration::ZERO);
        match effects.first() {
            Some(crate::session::Effect::Copy { text, .. }) => text.clone(),
            _ => String::new(),
        }
    }

    fn text(&self) -> String {
        self.state().session.manuscript().text()
    }

    fn line_of(&self, place: TextPlace) -> String {
        self.state()
            .session
            .speech()
            .line(place)
            .unwrap()
            .text()
            .to_owned()
    }

    fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.key_press_modifiers(modifiers, key);
        self.run();
    }

    fn write(&mut self, text: &str) {
        self.send(Event::Text(text.to_owned()));
    }

    fn send(&mut self, event: Event) {
        self.event(event);
        self.run();
    }

    fn click(&mut self, at: Pos2, times: usize) {
        self.event(Event::PointerMoved(at));
        for _ in 0..times {
            for pressed in [true, false] {
                self.event(button(at, pressed, Modifiers::NONE));
                self.step();
            }
        }
        self.run();
    }

    fn click_with(&mut self, modifiers: Modifiers, at: Pos2) {
        self.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            self.event_modifiers(button(at, pressed, modifiers), modifiers);
            self.step();
        }
        self.run();
    }

    /// Where a caret at `position` would stand.
    fn place(&mut self, position: TextPosition) -> Rect {
        let selection = self.state().session.selection();
        self.caret_at(position);
        let rect = self.caret();
        self.select(selection.anchor, selection.head);
        rect
    }

    /// A point a quarter into the character at `position`.
    fn within(&mut self, position: TextPosition) -> Pos2 {
        let rect = self.place(position);
        pos2(rect.left() + 4.5, rect.center().y)
    }

    /// Where the caret stands, as input methods are told.
    fn caret(&mut self) -> Rect {
        self.run();
        let output = self.output().platform_output.ime.as_ref();
        output.expect("the manuscript has the keyboard").cursor_rect
    }
}

pub(super) fn button(at: Pos2, pressed: bool, modifiers: Modifiers) -> Event {
    Event::PointerButton {
        pos: at,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers,
    }
}

pub(super) fn pressed(modifiers: Modifiers, key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}

#[test]
fn the_manuscript_has_a_name() {
    let room = room_of(sample());
    room.get_by_label("讲稿正文");
}
