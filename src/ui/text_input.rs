//! A text field for values of the speech. What an input method is still composing stays out of what it reports, so
//! that no half-typed pinyin reaches the speech, its history or its counts.
//!
//! egui's `TextEdit` puts a composition into the text and leaves it there when the composition is given up. So what
//! is being typed is kept here while the field has the focus, and the composition is told apart from it: by the
//! events that made it, and by the range that `TextEdit` keeps selected as long as it lasts. Whatever else happens
//! during a composition (a click, an arrow key, another window) ends it first.

use egui::{
    Event, EventFilter, FontSelection, Id, ImeEvent, Key, Response, Stroke, TextEdit, Ui,
    text::{CCursorRange, CharIndex, LayoutJob, TextFormat},
    text_edit::TextEditState,
};

use super::fonts;
use super::theme::{Tokens, text_size};

#[cfg(test)]
mod tests;

/// By how much the words of an empty field stand aside for the caret.
const HINT_ASIDE: f32 = 3.0;

/// How a [`TextInput`] looks and behaves.
#[derive(Debug, Clone, Copy)]
pub struct TextInput<'a> {
    /// Its identity; what is being typed is kept under it.
    pub id: Id,
    /// What it is called for those who cannot see it.
    pub name: &'a str,
    /// What stands there, dimmed, while it is empty.
    pub hint: &'a str,
    /// How many rows it shows; more than one takes line breaks.
    pub rows: usize,
    /// Whether it is drawn as an unfilled field.
    pub blank: bool,
}

/// What came of a text field in one frame.
#[derive(Debug)]
pub struct TextInputOutput {
    /// The field.
    pub response: Response,
    /// What it holds now, if that was changed; compositions are left out.
    pub changed: Option<String>,
    /// Whether Enter was pressed in it (never with several rows).
    pub entered: bool,
    /// Whether Escape was pressed in it.
    pub escaped: bool,
}

/// What is being typed in a field that has the focus.
#[derive(Debug, Clone, Default)]
struct Typing {
    /// What the field shows, a composition included.
    text: String,
    /// The value given to the field in the last frame: another one was changed elsewhere.
    seen: String,
    /// What was reported last.
    reported: String,
    composition: Option<Composition>,
}

/// A composition that an input method has not ended yet.
#[derive(Debug, Clone)]
struct Composition {
    /// The letters composed so far.
    letters: String,
    /// The text as it was when the composition began, and what was selected in it.
    before: String,
    selected: Option<CCursorRange>,
}

impl TextInput<'_> {
    /// Shows the field with `value`, as wide as there is room.
    pub fn show(self, ui: &mut Ui, value: &str) -> TextInputOutput {
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let mut typing = self.take_typing(ui, value, focused);
        let composing_before = typing.composition.is_some();
        let keys = if focused {
            prepare_events(ui, typing.composition.as_ref())
        } else {
            Keys::default()
        };
        let before = (typing.text.clone(), selection(ui, self.id));
        let response = self.add(ui, &mut typing.text);
        let settled = if focused {
            typing.settle(ui, self.id, keys.composed, before)
        } else {
            typing.text.clone()
        };
        let changed = (settled != typing.reported).then(|| settled.clone());
        typing.reported = settled;
        value.clone_into(&mut typing.seen);
        if keys.escape && !composing_before {
            ui.memory_mut(|memory| memory.surrender_focus(self.id));
        }
        let still = ui.memory(|memory| memory.has_focus(self.id));
        if still {
            ui.data_mut(|data| data.insert_temp(self.id, typing));
        }
        TextInputOutput {
            response,
            changed,
            entered: keys.enter && self.rows <= 1 && !still,
            escaped: keys.escape && !composing_before,
        }
    }

    /// What was typed so far, unless the value was changed elsewhere or the focus is gone.
    fn take_typing(&self, ui: &Ui, value: &str, focused: bool) -> Typing {
        let fresh = Typing {
            text: value.to_owned(),
            seen: value.to_owned(),
            reported: value.to_owned(),
            composition: None,
        };
        let Some(typing) = ui.data_mut(|data| data.remove_temp::<Typing>(self.id)) else {
            return fresh;
        };
        let elsewhere = value != typing.seen && value != typing.reported;
        if focused && !elsewhere {
            return typing;
        }
        if typing.composition.is_some() {
            ui.memory_mut(egui::Memory::interrupt_ime);
        }
        if focused {
            // The caret of the former text means nothing in the new one.
            TextEditState::default().store(ui.ctx(), self.id);
        }
        fresh
    }

    fn add(&self, ui: &mut Ui, text: &mut String) -> Response {
        let several = self.rows > 1;
        let font = fonts::regular(text_size::BODY);
        let mut hint = LayoutJob::default();
        let aside = if several { 0.0 } else { HINT_ASIDE };
        let format = TextFormat::simple(font.clone(), Tokens::of(ui).dim);
        hint.append(self.hint, aside, format);
        let edit = if several {
            TextEdit::multiline(text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(text)
        };
        let edit = edit
            .id(self.id)
            .hint_text(hint)
            .font(FontSelection::FontId(font))
            .desired_width(f32::INFINITY)
            .event_filter(EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                tab: false,
                // Escape gives up a composition first, and the field only when there is none.
                escape: true,
            });
        let blank = self.blank;
        let response = ui
            .scope(|ui| {
                if blank {
                    let border = Stroke::new(1.0, Tokens::of(ui).warn);
                    let widgets = &mut ui.visuals_mut().widgets;
                    widgets.inactive.bg_stroke = border;
                    widgets.hovered.bg_stroke = border;
                }
                ui.add(edit)
            })
            .inner;
        ui.ctx()
            .accesskit_node_builder(self.id, |node| node.set_label(self.name));
        response
    }
}

/// Reads this frame's events: ends the composition before anything that would leave its letters behind, and keeps
/// Enter and Escape from it.
fn prepare_events(ui: &Ui, composition: Option<&Composition>) -> Keys {
    let mut keys = Keys {
        composed: composition.map(|composition| composition.letters.clone()),
        ..Keys::default()
    };
    let mut interrupted = false;
    ui.input_mut(|input| {
        let mut events = Vec::with_capacity(input.events.len());
        for event in input.events.drain(..) {
            let composing = keys.composed.is_some();
            match &event {
                Event::Ime(ime) => keys.take_ime(ime),
                Event::Key {
                    key: Key::Enter,
                    pressed: true,
                    ..
                } if composing => continue,
                Event::Key {
                    key: key @ (Key::Enter | Key::Escape),
                    pressed: true,
                    ..
                } => {
                    keys.enter |= *key == Key::Enter;
                    keys.escape |= *key == Key::Escape;
                }
                _ => {}
            }
            if composing && ends_composition(&event) {
                events.push(Event::Ime(ImeEvent::Preedit {
                    text: String::new(),
                    active_range_chars: None,
                }));
                keys.composed = None;
                interrupted = true;
                if matches!(event, Event::Key { key: Key::Escape, .. }) {
                    continue;
                }
            }
            events.push(event);
        }
        input.events = events;
    });
    if interrupted {
        ui.memory_mut(egui::Memory::interrupt_ime);
    }
    keys
}

/// What this frame's events come to.
#[derive(Debug, Default)]
struct Keys {
    /// The letters that are being composed after them.
    composed: Option<String>,
    enter: bool,
    escape: bool,
}

impl Keys {
    fn take_ime(&mut self, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text) if text == "\n" || text == "\r" => {}
            ImeEvent::Preedit { text, .. } => {
                self.composed = Some(text.clone()).filter(|text| !text.is_empty());
            }
            ImeEvent::Commit(_) => self.composed = None,
            _ => {}
        }
    }
}

/// Whether the composition must be over before the event is acted on: it moves the caret away, and would leave the
/// letters where they are. Keys that delete take the letters with them.
fn ends_composition(event: &Event) -> bool {
    match event {
        Event::Key { key, pressed, .. } => *pressed && !matches!(key, Key::Backspace | Key::Delete),
        Event::PointerButton { pressed, .. } => *pressed,
        Event::WindowFocused(focused) => !focused,
        Event::Copy | Event::Cut | Event::Paste(_) | Event::Text(_) => true,
        _ => false,
    }
}

impl Typing {
    /// Tells the composition apart and returns the text without it.
    fn settle(
        &mut self,
        ui: &Ui,
        id: Id,
        composed: Option<String>,
        before: (String, Option<CCursorRange>),
    ) -> String {
        let former = self.composition.take();
        let stretch = composed.and_then(|letters| {
            let range = selection(ui, id)?.as_sorted_char_range();
            let bytes = byte_of(&self.text, range.start)..byte_of(&self.text, range.end);
            (self.text.get(bytes.clone())? == letters).then_some((letters, bytes))
        });
        if let Some((letters, bytes)) = stretch {
            let composition = former.unwrap_or(Composition {
                letters: String::new(),
                before: before.0,
                selected: before.1,
            });
            let mut without = self.text.clone();
            without.replace_range(bytes, "");
            let settled = composition.given_up(without);
            self.composition = Some(Composition {
                letters,
                ..composition
            });
            return settled;
        }
        if let Some(composition) = former {
            let restored = composition.given_up(self.text.clone());
            if restored != self.text {
                self.text.clone_from(&restored);
                let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
                state.cursor.set_char_range(composition.selected);
                state.store(ui.ctx(), id);
                ui.ctx().request_repaint();
            }
        }
        self.text.clone()
    }
}

impl Composition {
    /// The text without the composition. Where all it did was to take the place of a selection, the selected text is
    /// still there.
    fn given_up(&self, without: String) -> String {
        let Some(selected) = self.selected else {
            return without;
        };
        let range = selected.as_sorted_char_range();
        let mut hollow = self.before.clone();
        hollow.replace_range(
            byte_of(&self.before, range.start)..byte_of(&self.before, range.end),
            "",
        );
        if hollow == without {
            self.before.clone()
        } else {
            without
        }
    }
}

fn selection(ui: &Ui, id: Id) -> Option<CCursorRange> {
    TextEditState::load(ui.ctx(), id)?.cursor.char_range()
}

fn byte_of(text: &str, index: CharIndex) -> usize {
    text.char_indices()
        .nth(index.0)
        .map_or(text.len(), |(byte, _)| byte)
}
