//! What opens over the manuscript: a field's value, a label's words or scheme, the offer of a section, and the menu
//! of the right button.

use egui::{
    Area, Button, EventFilter, Frame, Id, Key, KeyboardShortcut, Modifiers, Order, Pos2, Rect, Response,
    RichText, Ui, pos2,
};

use super::layout::bytes;
use super::{ManuscriptView, Work};
use crate::model::{FieldRef, Scheme, SectionId, SectionProperty, SegmentKind};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::fonts;
use crate::ui::menus::SCHEMES;
use crate::ui::request::Request;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{Tokens, space, text_size};

const POPUP_WIDTH: f32 = 260.0;

/// A small window beside what it is about.
#[derive(Debug, Clone)]
pub(super) struct Popup {
    subject: Subject,
    /// What is being typed; none until it was shown once.
    value: Option<String>,
    /// Whether the keyboard was given to it.
    focused: bool,
}

#[derive(Debug, Clone)]
enum Subject {
    Field(FieldRef),
    Connective(SectionId),
    Schemes(SectionId),
}

impl Popup {
    /// Asks for a field's value.
    pub(super) fn asking(field: FieldRef) -> Self {
        Self::about(Subject::Field(field), None)
    }

    /// Asks for a connective's words.
    pub(super) fn connective(section: SectionId, words: String) -> Self {
        Self::about(Subject::Connective(section), Some(words))
    }

    /// Asks for a section's scheme.
    pub(super) fn schemes(section: SectionId) -> Self {
        Self::about(Subject::Schemes(section), None)
    }

    fn about(subject: Subject, value: Option<String>) -> Self {
        Self {
            subject,
            value,
            focused: false,
        }
    }
}

/// What came of a popup in one frame.
enum Outcome {
    Open,
    /// Enter or Tab; true when the former blank is wanted.
    Done(bool),
    /// Something else was clicked.
    Left,
    Cancelled,
    Chosen(Scheme),
}

impl ManuscriptView {
    pub(super) fn show_popup(&mut self, work: &mut Work<'_>) {
        let Some(mut popup) = self.popup.take() else {
            return;
        };
        let Some(anchor) = self.anchor_of(work, &popup.subject) else {
            return;
        };
        let outcome = match popup.subject {
            Subject::Field(field) => ask(work, &mut popup, anchor, Asked::field(work, field)),
            Subject::Connective(_) => ask(work, &mut popup, anchor, Asked::connective(work)),
            Subject::Schemes(section) => choose_scheme(work, &mut popup, anchor, section),
        };
        match outcome {
            Outcome::Open => self.popup = Some(popup),
            Outcome::Cancelled => self.focus(work),
            Outcome::Left => self.keep(work, &popup),
            Outcome::Done(backwards) => {
                self.focus(work);
                self.keep(work, &popup);
                if matches!(popup.subject, Subject::Field(_)) && has_unfilled(work) {
                    self.act(work, Action::SelectNextUnfilled { backwards });
                }
            }
            Outcome::Chosen(scheme) => {
                self.focus(work);
                if let Subject::Schemes(id) = popup.subject {
                    self.act(work, Action::SetGroupScheme { id, scheme });
                }
            }
        }
    }

    /// Keeps what was typed into a popup, if it says something new.
    fn keep(&mut self, work: &mut Work<'_>, popup: &Popup) {
        let Some(value) = popup.value.clone() else { return };
        match popup.subject {
            Subject::Field(field) => {
                let present = work.session.speech().field_value(field).unwrap_or_default();
                if present != value {
                    self.act(work, Action::FillField { field, value });
                }
            }
            Subject::Connective(id) => {
                let words = value.trim().to_owned();
                let present = work
                    .session
                    .speech()
                    .sections
                    .get(id)
                    .map(|section| &section.scheme);
                let is_new = present.is_some_and(|present| *present != Scheme::Connective(words.clone()));
                if !words.is_empty() && is_new {
                    let property = SectionProperty::Scheme(Scheme::Connective(words));
                    self.act(work, Action::SetProperty { id, property });
                }
            }
            Subject::Schemes(_) => {}
        }
    }

    /// Where a popup's subject stands on the screen, else where the caret does.
    fn anchor_of(&mut self, work: &Work<'_>, subject: &Subject) -> Option<Rect> {
        let manuscript = work.session.manuscript();
        let (paragraph, wanted) = match subject {
            Subject::Field(field) => {
                let selected = manuscript.view_position(work.session.selected_range().0)?;
                let shows = |index: usize, from: usize| {
                    let shown = self.sheet.shown(index)?;
                    let mut segments = shown.segments.iter();
                    let is_field = |segment: &&crate::model::Segment| {
                        let same = matches!(segment.kind, SegmentKind::Field { field: shown, .. } if shown == *field);
                        same && segment.range.start.0 >= from
                    };
                    Some((index, bytes(&segments.find(is_field)?.range)))
                };
                let in_text = shows(selected.paragraph, selected.offset.0);
                in_text.or_else(|| shows(1, 0))
            }
            Subject::Connective(id) | Subject::Schemes(id) => {
                let first = manuscript.span(*id)?.first;
                let shown = self.sheet.shown(first)?;
                let mut segments = shown.segments.iter();
                let label = segments.find(|segment| segment.kind == SegmentKind::Label);
                label.map(|label| (first, bytes(&label.range)))
            }
        }
        .unzip();
        let found = paragraph.zip(wanted).and_then(|(paragraph, range)| {
            self.sheet.layout(work.ui, paragraph)?;
            self.sheet.range_rect(work.ui, &work.screen, paragraph, &range)
        });
        found.or_else(|| self.caret_rect(work))
    }

    /// Offers to make a section of the paragraph that begins with a typed label.
    pub(super) fn show_offer(&mut self, work: &mut Work<'_>) {
        let Some(offer) = work.session.offer().cloned() else {
            return;
        };
        let Some(paragraph) = work.session.manuscript().paragraph_of(offer.place) else {
            return;
        };
        let Some(&metrics) = self.sheet.metrics() else {
            return;
        };
        let Some(caret) = self.caret_rect(work) else {
            return;
        };
        let Some(height) = self.sheet.known_layout(paragraph).map(|layout| layout.height) else {
            return;
        };
        let view = work.screen.rect;
        let below = view.top() + self.sheet.paragraph_in_view(paragraph) + height;
        let y = below.min(view.bottom() - 40.0).max(caret.bottom() + space::TIGHT);
        let at = pos2(work.screen.left + 2.0 * metrics.character(), y);
        let text = work.texts.with(
            "manuscript-offer-section",
            &[("label", offer.label.clone().into())],
        );
        let key = KeyboardShortcut::new(Modifiers::NONE, Key::Tab);
        let tokens = Tokens::of(work.ui);
        let clicked = over(work.ui, work.id.with("offer"), at)
            .show(work.ui.ctx(), |ui| {
                let text = RichText::new(text).size(text_size::SMALL).color(tokens.accent);
                let button = Button::new(text)
                    .shortcut_text(RichText::new(ui.ctx().format_shortcut(&key)).size(text_size::CAPTION))
                    .fill(tokens.paper)
                    .stroke(tokens.border());
                ui.add(button).clicked()
            })
            .inner;
        if clicked {
            self.focus(work);
            self.act(work, Action::AcceptOffer);
            work.ui.ctx().request_repaint();
        }
    }

    /// The menu of the right button.
    pub(super) fn show_menu(&mut self, work: &mut Work<'_>, response: &Response) {
        const COMMANDS: [&[Command]; 2] = [
            &[Command::Cut, Command::Copy, Command::Paste, Command::PastePlain],
            &[Command::InsertField, Command::MakeField],
        ];
        let mut chosen = None;
        response.context_menu(|ui| {
            ui.set_min_width(220.0);
            for (index, group) in COMMANDS.iter().enumerate() {
                if index > 0 {
                    ui.separator();
                }
                for &command in *group {
                    chosen = chosen.or(menu_entry(ui, work, command));
                }
            }
        });
        if let Some(command) = chosen {
            self.focus(work);
            work.output.requests.push(Request::Command(command));
        }
    }
}

fn menu_entry(ui: &mut Ui, work: &Work<'_>, command: Command) -> Option<Command> {
    let mut button = Button::new(work.situation.text(command, work.texts));
    if let Some(shortcut) = command.shortcuts().first() {
        button = button.shortcut_text(ui.ctx().format_shortcut(shortcut));
    }
    let clicked = ui.add_enabled(work.situation.allows(command), button).clicked();
    if clicked {
        ui.close();
    }
    clicked.then_some(command)
}

fn has_unfilled(work: &Work<'_>) -> bool {
    !crate::model::unfilled(work.session.speech()).is_empty()
}

fn over(ui: &Ui, id: Id, at: Pos2) -> Area {
    Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(ui.ctx().content_rect())
}

/// What a popup with a text field asks for.
struct Asked {
    name: String,
    hint: String,
    value: String,
}

impl Asked {
    fn field(work: &Work<'_>, field: FieldRef) -> Self {
        let speech = work.session.speech();
        let hint = match field {
            FieldRef::Named(id) => speech.field(id).map(|field| field.hint.clone()),
            FieldRef::Information(_) => None,
        };
        Self {
            name: speech.field_name(field),
            hint: hint.unwrap_or_default(),
            value: speech.field_value(field).unwrap_or_default(),
        }
    }

    fn connective(work: &Work<'_>) -> Self {
        Self {
            name: work.texts.get("manuscript-connective").to_owned(),
            hint: work.texts.get("manuscript-connective-hint").to_owned(),
            value: String::new(),
        }
    }
}

fn ask(work: &mut Work<'_>, popup: &mut Popup, anchor: Rect, asked: Asked) -> Outcome {
    let value = popup.value.take().unwrap_or(asked.value);
    let id = work.id.with("asked");
    let tokens = Tokens::of(work.ui);
    let at = anchor.left_bottom() + egui::vec2(0.0, space::TIGHT);
    let shown = over(work.ui, work.id.with("popup"), at).show(work.ui.ctx(), |ui| {
        Frame::popup(ui.style())
            .inner_margin(space::MEDIUM)
            .show(ui, |ui| {
                ui.set_width(POPUP_WIDTH);
                ui.label(RichText::new(&asked.name).font(fonts::bold(text_size::BODY)));
                if !asked.hint.is_empty() {
                    ui.label(
                        RichText::new(&asked.hint)
                            .size(text_size::SMALL)
                            .color(tokens.dim),
                    );
                }
                let input = TextInput {
                    id,
                    name: &asked.name,
                    hint: work.texts.get("fields-value-hint"),
                    rows: 1,
                    blank: value.is_empty(),
                };
                input.show(ui, &value)
            })
            .inner
    });
    let output = shown.inner;
    popup.value = Some(output.changed.clone().unwrap_or(value));
    outcome_of(work, popup, &output)
}

fn outcome_of(work: &Work<'_>, popup: &mut Popup, output: &TextInputOutput) -> Outcome {
    let ui = work.ui;
    let id = output.response.id;
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    if !popup.focused {
        // In its first frame an area is only measured, and what stands in it cannot keep the keyboard.
        popup.focused = has_focus;
        ui.memory_mut(|memory| memory.request_focus(id));
        return Outcome::Open;
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let was_ours = has_focus || output.response.lost_focus();
    if output.escaped || (was_ours && pressed(Key::Escape)) {
        return Outcome::Cancelled;
    }
    if output.entered || (was_ours && (pressed(Key::Enter) || pressed(Key::Tab))) {
        let backwards = pressed(Key::Tab) && ui.input(|input| input.modifiers.shift);
        return Outcome::Done(backwards);
    }
    if !has_focus {
        return Outcome::Left;
    }
    // Tab and Escape are the popup's, not egui's.
    let filter = EventFilter {
        tab: true,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    Outcome::Open
}

fn choose_scheme(work: &mut Work<'_>, popup: &mut Popup, anchor: Rect, id: SectionId) -> Outcome {
    let present = work
        .session
        .speech()
        .sections
        .get(id)
        .map(|section| section.scheme.clone());
    let at = anchor.left_bottom() + egui::vec2(0.0, space::HAIR);
    let mut chosen = None;
    let shown = over(work.ui, work.id.with("schemes"), at).show(work.ui.ctx(), |ui| {
        Frame::menu(ui.style()).show(ui, |ui| {
            ui.set_min_width(200.0);
            for (scheme, key) in &SCHEMES {
                let on = present.as_ref().is_some_and(|present| present.is_like(scheme));
                let response = ui.radio(on, work.texts.get(key));
                if on && !popup.focused {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(scheme.clone());
                }
            }
        });
    });
    let first = !std::mem::replace(&mut popup.focused, true);
    if let Some(scheme) = chosen {
        return Outcome::Chosen(scheme);
    }
    if work.ui.input(|input| input.key_pressed(Key::Escape)) {
        return Outcome::Cancelled;
    }
    if !first && shown.response.clicked_elsewhere() {
        return Outcome::Left;
    }
    Outcome::Open
}
