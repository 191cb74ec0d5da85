//! Two versions of a speech beside each other, or one in the other where there is little room. What was added is
//! underlined and what was removed struck through, so that nobody depends on colours, and what is the same in both is
//! folded away but for a paragraph around each difference.

mod drawing;
mod rows;

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::{Button, Context, Key, Modifiers, RichText, ScrollArea, Ui};

use super::controls::Tick;
use super::i18n::Texts;
use super::icons::{Icon, small_icon_button};
use super::theme::{Tokens, space, text_size};
use crate::convert::plain_text::{ExportOptions, text};
use crate::model::{Manuscript, Speech};
use crate::text::difference::{Difference, difference};
use crate::text::language::Language;

use rows::{Row, Rows};

/// Texts shorter than this, in bytes, are compared at once; longer ones while the window goes on.
const AT_ONCE: usize = 60_000;
/// How many rows more are shown at a time.
const PAGE: usize = 200;
/// From this width on the versions stand beside each other.
const BESIDE: f32 = 640.0;

/// One of two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// The speech.
    pub speech: Speech,
}

/// Two versions, compared.
#[derive(Debug)]
pub struct Comparison {
    names: [String; 2],
    language: Language,
    /// Whether the versions are one in everything, not only in their texts.
    is_one: bool,
    state: State,
    /// Whether what is the same in both is shown, too.
    shows_all: bool,
    /// The difference that was gone to last.
    place: Option<usize>,
    /// Whether it is still to be scrolled to.
    goes: bool,
    /// How many rows are shown.
    shown: usize,
}

#[derive(Debug)]
enum State {
    Working(Receiver<Difference>),
    /// The program itself failed at it.
    Failed,
    Done(Rows),
}

impl Comparison {
    /// Compares a former version with a later one; `ctx` is asked for a frame when it took its time.
    #[must_use]
    pub fn new(before: Side, after: Side, ctx: &Context) -> Self {
        let is_one = before.speech == after.speech;
        let language = after.speech.language;
        Self {
            names: [before.name, after.name],
            language,
            is_one,
            state: State::of(before.speech, after.speech, ctx),
            shows_all: false,
            place: None,
            goes: false,
            shown: PAGE,
        }
    }

    /// Whether the versions are still being compared.
    #[must_use]
    pub fn is_working(&self) -> bool {
        matches!(self.state, State::Working(_))
    }

    /// Shows the comparison, `height` high.
    pub fn ui(&mut self, ui: &mut Ui, height: f32, texts: &Texts) {
        self.take_result();
        let start = ui.cursor().top();
        let tokens = Tokens::of(ui);
        let said = match &self.state {
            State::Working(_) => Some(("comparison-working", tokens.dim)),
            State::Failed => Some(("comparison-failed", tokens.error)),
            State::Done(rows) if rows.places > 0 => None,
            State::Done(_) if self.is_one => Some(("comparison-same", tokens.text)),
            State::Done(_) => Some(("comparison-same-text", tokens.text)),
        };
        if let Some((key, color)) = said {
            ui.label(RichText::new(texts.get(key)).color(color));
            ui.add_space((height - (ui.cursor().top() - start)).max(0.0));
            return;
        }
        self.head(ui, texts);
        let room = (height - (ui.cursor().top() - start)).max(80.0);
        self.body(ui, room, texts);
    }

    fn take_result(&mut self) {
        if let State::Working(receiver) = &self.state {
            match receiver.try_recv() {
                Ok(difference) => self.state = State::Done(Rows::new(&difference, self.shows_all)),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.state = State::Failed,
            }
        }
    }

    /// The counts, the way from one difference to the next, and whether to show everything.
    fn head(&mut self, ui: &mut Ui, texts: &Texts) {
        let State::Done(rows) = &self.state else { return };
        let tokens = Tokens::of(ui);
        let key = match self.language {
            Language::Chinese => "comparison-counts",
            Language::English => "comparison-counts-words",
        };
        let values = [
            ("added", rows.added.into()),
            ("removed", rows.removed.into()),
            ("places", rows.places.into()),
        ];
        let counts = texts.with(key, &values);
        let places = rows.places;
        let mut shows_all = self.shows_all;
        let (mut back, mut on) = taken_keys(ui);
        ui.horizontal_wrapped(|ui| {
            ui.label(counts);
            ui.add_space(space::MEDIUM);
            back |= small_icon_button(ui, Icon::ArrowUp, texts.get("comparison-previous")).clicked();
            on |= small_icon_button(ui, Icon::ArrowDown, texts.get("comparison-next")).clicked();
            if let Some(place) = self.place {
                let values = [("place", (place + 1).into()), ("places", places.into())];
                let words = texts.with("comparison-place", &values);
                ui.label(RichText::new(words).size(text_size::SMALL).color(tokens.dim));
            }
            ui.add(Tick::new(&mut shows_all, texts.get("comparison-all")));
        });
        if back {
            let last = places - 1;
            self.go_to(self.place.map_or(last, |place| (place + last) % places));
        } else if on {
            self.go_to(self.place.map_or(0, |place| (place + 1) % places));
        }
        if shows_all != self.shows_all {
            self.shows_all = shows_all;
            if let State::Done(rows) = &mut self.state {
                rows.fold(!shows_all);
            }
            self.goes = self.place.is_some();
        }
        ui.add_space(space::TIGHT);
    }

    fn go_to(&mut self, place: usize) {
        self.place = Some(place);
        self.goes = true;
        if let State::Done(rows) = &self.state
            && let Some(at) = rows.row_of(place)
        {
            self.shown = self.shown.max(at + PAGE / 2);
        }
    }

    fn body(&mut self, ui: &mut Ui, room: f32, texts: &Texts) {
        let State::Done(rows) = &self.state else { return };
        let is_beside = ui.available_width() >= BESIDE;
        let mut unfolded = None;
        let mut more = false;
        let goes = std::mem::take(&mut self.goes);
        drawing::sheet(ui, room, |ui, inner| {
            if is_beside {
                drawing::names(ui, &self.names);
            }
            let inner = inner - if is_beside { drawing::NAMES } else { 0.0 };
            ScrollArea::vertical()
                .id_salt("comparison")
                .max_height(inner)
                .min_scrolled_height(inner)
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    for (at, row) in rows.shown.iter().enumerate().take(self.shown) {
                        let is_here = self.place.is_some() && row.place() == self.place;
                        let response = match row {
                            Row::Folded { count, .. } => {
                                let response = drawing::folded(ui, *count, texts);
                                if response.clicked() {
                                    unfolded = Some(at);
                                }
                                response
                            }
                            Row::Line { line, .. } if is_beside => {
                                drawing::beside(ui, line, self.language, is_here, texts)
                            }
                            Row::Line { line, .. } => {
                                drawing::within(ui, line, self.language, is_here, texts)
                            }
                        };
                        if goes && is_here && rows.row_of_here(self.place) == Some(at) {
                            response.scroll_to_me(Some(egui::Align::Center));
                        }
                    }
                    let left = rows.shown.len().saturating_sub(self.shown);
                    if left > 0 {
                        let words = texts.with("comparison-more", &[("count", left.min(PAGE).into())]);
                        more = ui.add(Button::new(words)).clicked();
                    }
                });
        });
        self.shown += if more { PAGE } else { 0 };
        if let State::Done(rows) = &mut self.state
            && let Some(at) = unfolded
        {
            rows.unfold(at);
        }
    }
}

impl State {
    fn of(before: Speech, after: Speech, ctx: &Context) -> Self {
        let is_short = length(&before) + length(&after) <= AT_ONCE;
        let both = Arc::new((before, after));
        let compare = |both: &(Speech, Speech)| difference(&plain(&both.0), &plain(&both.1));
        if is_short {
            return Self::Done(Rows::new(&compare(&both), false));
        }
        let (sender, receiver) = channel();
        let (ctx, own) = (ctx.clone(), Arc::clone(&both));
        let thread = std::thread::Builder::new().name("comparison".to_owned());
        let started = thread.spawn(move || {
            // Nobody may be waiting any more.
            let _ = sender.send(compare(&own));
            ctx.request_repaint();
        });
        match started {
            Ok(_) => Self::Working(receiver),
            Err(_) => Self::Done(Rows::new(&compare(&both), false)),
        }
    }
}

/// Whether a key asks for the former or the next difference.
fn taken_keys(ui: &Ui) -> (bool, bool) {
    ui.input_mut(|input| {
        // egui takes a key with Shift for one without, too.
        let back = input.consume_key(Modifiers::SHIFT, Key::F7);
        (back, !back && input.consume_key(Modifiers::NONE, Key::F7))
    })
}

/// About how long a speech's text is, in bytes.
fn length(speech: &Speech) -> usize {
    let bodies = speech.sections.sections().flat_map(|section| &section.body);
    bodies.map(|line| line.text().len()).sum()
}

/// A speech as it is exported, a paragraph a line.
#[must_use]
pub fn plain(speech: &Speech) -> String {
    let options = ExportOptions {
        indent: false,
        blank_lines: false,
        ..ExportOptions::for_language(speech.language)
    };
    text(&Manuscript::compose(speech), speech.language, options)
}
