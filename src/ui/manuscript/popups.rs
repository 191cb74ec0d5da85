//! What opens over the manuscript: a field's value, a label's words or scheme, and the menu of the right button.

use egui::{Area, Button, EventFilter, Frame, Id, Key, Order, Pos2, Rect, Response, RichText, Ui};

use super::layout::bytes;
use super::{ManuscriptView, Work};
use crate::model::{FieldRef, Scheme, SectionId, SectionProperty, SegmentKind, Selection};
use crate::session::Action;
use crate::ui::command::Command;
use crate::ui::controls::Radio;
use crate::ui::fonts;
use crate::ui::helper::accepted;
use crate::ui::menus::SCHEMES;
use crate::ui::request::Request;
use crate::ui::text_input::{TextInput, TextInputOutput};
use crate::ui::theme::{self, Tokens, space, text_size};

const POPUP_WIDTH: f32 = 260.0;

/// A small window beside what it is about.
#[derive(Debug, Clone)]
pub(super) struct Popup {
    subject: Subject,
    /// What stood there before, which Escape brings back, and the state of the speech then; none until it was shown once.
    former: Option<(String, u64)>,
    /// What was typed, though the speech may not hold it just so.
    typed: Option<String>,
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
    /// Asks for a field's value; a count has none to be asked for.
    pub(super) fn asking(field: FieldRef) -> Option<Self> {
        match field {
            FieldRef::Named(_) | FieldRef::Information(_) => Some(Self::about(Subject::Field(field))),
            FieldRef::Count(_) => None,
        }
    }

    /// Asks for a connective's words.
    pub(super) fn connective(section: SectionId) -> Self {
        Self::about(Subject::Connective(section))
    }

    /// Asks for a section's scheme.
    pub(super) fn schemes(section: SectionId) -> Self {
        Self::about(Subject::Schemes(section))
    }

    fn about(subject: Subject) -> Self {
        Self {
            subject,
            former: None,
            typed: None,
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
        let (changed, outcome) = match popup.subject {
            Subject::Field(field) => ask(work, &mut popup, anchor, Asked::field(work, field)),
            Subject::Connective(id) => {
                let asked = Asked::connective(work, id, popup.typed.as_deref());
                ask(work, &mut popup, anchor, asked)
            }
            Subject::Schemes(section) => (None, choose_scheme(work, &mut popup, anchor, section)),
        };
        if let Some(typed) = changed {
            self.write(work, &popup.subject, &typed);
            popup.typed = Some(typed);
        }
        match outcome {
            Outcome::Open => self.popup = Some(popup),
            Outcome::Cancelled => {
                self.focus(work);
                self.put_back(work, &popup);
                // Behind the field, so that the next letter does not take its place.
                let (_, end) = work.session.selected_range();
                self.act(work, Action::Select(Selection::caret(end)));
            }
            Outcome::Left => self.explain(work, &popup),
            Outcome::Done(backwards) => {
                self.focus(work);
                self.explain(work, &popup);
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

    /// Takes what is typed into a popup into the speech at once: whatever closes the popup, nothing is lost.
    fn write(&mut self, work: &mut Work<'_>, subject: &Subject, typed: &str) {
        match *subject {
            Subject::Field(field) => {
                if let Ok(value) = accepted(field, typed, work.texts) {
                    self.act(work, Action::FillField { field, value });
                }
            }
            Subject::Connective(id) => {
                let words = typed.trim();
                if !words.is_empty() && words_of(work, id) != words {
                    self.set_words(work, id, words.to_owned());
                }
            }
            Subject::Schemes(_) => {}
        }
        // The text was drawn before.
        work.ui.ctx().request_repaint();
    }

    fn set_words(&mut self, work: &mut Work<'_>, id: SectionId, words: String) {
        let property = SectionProperty::Scheme(Scheme::Connective(words));
        self.act(work, Action::SetProperty { id, property });
    }

    /// Brings back what stood there before the popup opened.
    fn put_back(&mut self, work: &mut Work<'_>, popup: &Popup) {
        let Some((former, state)) = popup.former.clone() else {
            return;
        };
        // What was typed goes without leaving a step that changes nothing.
        self.act(work, Action::Withdraw(state));
        match popup.subject {
            Subject::Field(field) if filled_in(work, field) != former => {
                let value = former;
                self.act(work, Action::FillField { field, value });
            }
            Subject::Connective(id) if words_of(work, id) != former => self.set_words(work, id, former),
            _ => {}
        }
    }

    /// Has the session say why it cannot take what was typed, if it cannot.
    fn explain(&mut self, work: &mut Work<'_>, popup: &Popup) {
        if let (Subject::Field(field), Some(typed)) = (&popup.subject, &popup.typed)
            && accepted(*field, typed, work.texts).is_err()
        {
            let (field, value) = (*field, typed.clone());
            self.act(work, Action::FillField { field, value });
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

    /// The menu of the right button.
    pub(super) fn show_menu(&mut self, work: &mut Work<'_>, response: &Response) {
        const COMMANDS: [&[Command]; 2] = [
            &[Command::Cut, Command::Copy, Command::Paste, Command::PastePlain],
            &[Command::InsertField, Command::MakeField],
        ];
        let mut chosen = None;
        let menu = egui::Popup::context_menu(response).style(theme::menu_style);
        menu.show(|ui| {
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
    if let Some(shortcut) = work.situation.shortcuts(command).first() {
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

pub(super) fn over(ui: &Ui, id: Id, at: Pos2) -> Area {
    Area::new(id)
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(ui.ctx().content_rect())
}

/// What the writer filled in, without defaults.
fn filled_in(work: &Work<'_>, field: FieldRef) -> String {
    let speech = work.session.speech();
    match field {
        FieldRef::Named(id) => speech
            .field(id)
            .map_or_else(String::new, |field| field.value.clone()),
        FieldRef::Information(_) | FieldRef::Count(_) => speech.field_value(field).unwrap_or_default(),
    }
}

/// A connective's words.
fn words_of<'a>(work: &'a Work<'_>, id: SectionId) -> &'a str {
    let section = work.session.speech().sections.get(id);
    match section.map(|section| &section.scheme) {
        Some(Scheme::Connective(words)) => words,
        _ => "",
    }
}

/// What a popup with a text field asks for.
struct Asked {
    name: String,
    explanation: String,
    /// What stands in the text field while it is empty.
    hint: String,
    value: String,
}

impl Asked {
    fn field(work: &Work<'_>, field: FieldRef) -> Self {
        let speech = work.session.speech();
        let named = match field {
            FieldRef::Named(id) => speech.field(id),
            FieldRef::Information(_) | FieldRef::Count(_) => None,
        };
        let default = named.map(|field| field.default.clone());
        Self {
            name: speech.field_name(field),
            explanation: named.map(|field| field.hint.clone()).unwrap_or_default(),
            hint: default
                .filter(|default| !default.is_empty())
                .unwrap_or_else(|| work.texts.get("fields-value-hint").to_owned()),
            value: filled_in(work, field),
        }
    }

    fn connective(work: &Work<'_>, id: SectionId, typed: Option<&str>) -> Self {
        let words = words_of(work, id);
        // A space that is being typed between two words, or the moment before the first letter.
        let on_the_way = typed.filter(|typed| typed.trim().is_empty() || typed.trim() == words);
        Self {
            name: work.texts.get("manuscript-connective").to_owned(),
            explanation: work.texts.get("manuscript-connective-hint").to_owned(),
            hint: work.texts.get("fields-value-hint").to_owned(),
            value: on_the_way.unwrap_or(words).to_owned(),
        }
    }
}

/// Shows a text field and returns what was typed into it and what is to become of it.
fn ask(work: &mut Work<'_>, popup: &mut Popup, anchor: Rect, asked: Asked) -> (Option<String>, Outcome) {
    let value = asked.value;
    if popup.former.is_none() {
        // What is typed here is a step of its own.
        work.session.perform(Action::Seal, work.now);
        popup.former = Some((value.clone(), work.session.state()));
    }
    let id = work.id.with("asked");
    let tokens = Tokens::of(work.ui);
    let at = anchor.left_bottom() + egui::vec2(0.0, space::TIGHT);
    let shown = over(work.ui, work.id.with("popup"), at).show(work.ui.ctx(), |ui| {
        Frame::popup(ui.style())
            .inner_margin(space::MEDIUM)
            .show(ui, |ui| {
                ui.set_width(POPUP_WIDTH);
                ui.label(RichText::new(&asked.name).font(fonts::bold(text_size::BODY)));
                if !asked.explanation.is_empty() {
                    ui.label(
                        RichText::new(&asked.explanation)
                            .size(text_size::SMALL)
                            .color(tokens.dim),
                    );
                }
                let input = TextInput {
                    id,
                    name: &asked.name,
                    hint: &asked.hint,
                    rows: 1,
                    blank: value.is_empty(),
                };
                input.show(ui, &value)
            })
            .inner
    });
    let output = shown.inner;
    let outcome = outcome_of(work, popup, &output);
    (output.changed, outcome)
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
                let response = ui.add(Radio::new(on, work.texts.get(key)));
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
