//! The head of the table: its name, the group's frame, and what else may be shown.

use egui::{Align, Button, Id, Label, Layout, RichText, Ui, vec2};

use super::{Row, SiblingsPanel};
use crate::model::{Frame, GAP, SectionId};
use crate::session::{Action, Session};
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::i18n::Texts;
use crate::ui::icons::{Icon, small_icon_button};
use crate::ui::request::Request;
use crate::ui::text_input::TextInput;
use crate::ui::theme::{Tokens, space, text_size};

/// The widest field for a frame.
const WIDEST_FRAME: f32 = 260.0;

impl SiblingsPanel {
    pub(super) fn head(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        rows: &[Row],
        texts: &Texts,
    ) -> Vec<Request> {
        let mut requests = Vec::new();
        ui.horizontal(|ui| {
            ui.set_height(34.0);
            let name = RichText::new(texts.get("siblings-name"))
                .font(fonts::bold(text_size::SMALL))
                .color(Tokens::of(ui).dim);
            ui.add(Label::new(name));
            ui.add_space(space::MEDIUM);
            if let Some(first) = rows.first() {
                requests.extend(self.frame(ui, session, first.heading.id, texts));
                requests.extend(self.proposal(ui, session, rows, texts));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if small_icon_button(ui, Icon::Close, texts.get("siblings-close")).clicked() {
                    requests.push(Request::Command(Command::Siblings));
                }
                let openings = Button::selectable(
                    self.openings,
                    RichText::new(texts.get("siblings-openings")).size(text_size::SMALL),
                );
                if ui.add(openings).clicked() {
                    self.openings = !self.openings;
                }
            });
        });
        requests
    }

    /// The field for the group's frame. What is typed counts once it is entered or left.
    fn frame(&mut self, ui: &mut Ui, session: &Session, member: SectionId, texts: &Texts) -> Option<Request> {
        let given = frame_of(session, member);
        let typed = self.typed_frame.take().filter(|(id, _)| *id == member);
        let shown = typed.as_ref().map_or(given, |(_, typed)| typed.as_str());
        let name = texts.get("siblings-frame");
        let dim = Tokens::of(ui).dim;
        let label = ui.label(RichText::new(name).size(text_size::SMALL).color(dim));
        let width = (ui.available_width() * 0.4).min(WIDEST_FRAME);
        let output = ui
            .allocate_ui(vec2(width, 28.0), |ui| {
                TextInput {
                    id: Id::unique("siblings-frame"),
                    name,
                    hint: texts.get("siblings-frame-hint"),
                    rows: 1,
                    blank: false,
                }
                .show(ui, shown)
            })
            .inner;
        let has_focus = output.response.has_focus();
        output.response.labelled_by(label.id);
        let typed = output.changed.or(typed.map(|(_, typed)| typed));
        if output.escaped {
            return None;
        }
        let typed = typed?;
        let is_possible = typed.trim().is_empty() || Frame::read(&typed).is_some();
        if !is_possible {
            let words = RichText::new(texts.get("siblings-frame-impossible")).size(text_size::SMALL);
            ui.add(Label::new(words.color(Tokens::of(ui).error)).truncate());
        }
        if has_focus && !output.entered {
            self.typed_frame = Some((member, typed));
            return None;
        }
        if !is_possible {
            // What is wrong with it stays in sight until it is put right or given up.
            self.typed_frame = Some((member, typed));
            return None;
        }
        (typed.trim() != given).then_some(Request::Act(Action::SetGroupFrame {
            id: member,
            frame: typed,
        }))
    }

    /// Offers what the headings share already as their frame.
    fn proposal(&self, ui: &mut Ui, session: &Session, rows: &[Row], texts: &Texts) -> Option<Request> {
        let member = rows.first()?.heading.id;
        if !frame_of(session, member).is_empty() || self.typed_frame.is_some() {
            return None;
        }
        let frame = shared(rows)?;
        let words = texts.with("siblings-take-frame", &[("frame", frame.as_str().into())]);
        let text = RichText::new(words)
            .size(text_size::SMALL)
            .color(Tokens::of(ui).field_text);
        let clicked = ui.add(Button::new(text).frame_when_inactive(false)).clicked();
        clicked.then_some(Request::Act(Action::SetGroupFrame { id: member, frame }))
    }
}

fn frame_of(session: &Session, id: SectionId) -> &str {
    let section = session.speech().sections.get(id);
    section.map_or("", |section| section.frame.as_str())
}

/// What the written headings share, with gaps for what each has of its own.
pub(super) fn shared(rows: &[Row]) -> Option<String> {
    let written = rows
        .iter()
        .map(|row| &row.heading)
        .find(|heading| heading.written)?;
    let frame = written.pieces.iter().fold(String::new(), |mut frame, piece| {
        if piece.common {
            frame.push_str(&piece.text);
        } else {
            frame.push(GAP);
        }
        frame
    });
    Frame::read(&frame).map(|_| frame)
}
