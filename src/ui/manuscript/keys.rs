//! The keyboard. While a paste is on its way keys wait in a queue, so that what is typed stands behind what was
//! pasted.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::{ManuscriptView, Paste, SurfaceInput, SurfaceOutput, Work};
use crate::session::{Action, Direction, Motion, Unit};
use crate::text::substitutions::Substitutions;

/// The keys that egui would otherwise take to move the focus.
const OURS: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

fn is_typed(event: &Event) -> bool {
    match event {
        Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_) => true,
        Event::Key { pressed, .. } => *pressed,
        Event::Ime(event) => !matches!(event, egui::ImeEvent::Preedit { .. }),
        _ => false,
    }
}

/// Whether it comes from the keyboard or an input method and concerns the text alone, not the menus.
fn is_of_keyboard(event: &Event) -> bool {
    match event {
        Event::Text(_)
        | Event::Copy
        | Event::Cut
        | Event::Paste(_)
        | Event::Ime(_)
        | Event::ModifiersChanged(_) => true,
        Event::Key { key, modifiers, .. } => !modifiers.alt && *key != Key::F10,
        _ => false,
    }
}

/// Whether Alt is held as for a menu's letter. With Ctrl it is the right Alt of some layouts, and on a Mac it
/// types letters of its own.
fn is_menu_key(work: &Work<'_>) -> bool {
    let modifiers = work.ui.input(|input| input.modifiers);
    modifiers.alt && !modifiers.ctrl && !work.ui.ctx().os().is_mac()
}

impl ManuscriptView {
    /// Takes in what is typed before anything of the frame is shown, so that bars and panes tell of it in the same
    /// frame as the text. None where it has to wait its turn: with the pointer, with a popup, with a paste.
    pub fn take_typed(&mut self, ui: &Ui, input: SurfaceInput<'_>) -> Option<SurfaceOutput> {
        let (Some(id), Some(screen), Some(&metrics)) = (self.id, self.screen, self.sheet.metrics()) else {
            return None;
        };
        let offers = input.session.offer().is_some() || input.session.count_at_caret().is_some();
        let is_free = self.is_plainly_written_in(ui.ctx()) && !input.hold && !offers;
        if !is_free || !ui.input(|input| !input.events.is_empty() && input.events.iter().all(is_of_keyboard))
        {
            return None;
        }
        let SurfaceInput {
            session,
            texts,
            situation,
            now,
            hold,
            substitutions,
            ..
        } = input;
        let mut work = Work {
            ui,
            id,
            session,
            texts,
            situation,
            now,
            screen,
            hold,
            substitutions,
            output: SurfaceOutput::default(),
        };
        self.begin(&mut work, metrics);
        self.take_events(&mut work);
        self.taken_in = Some(ui.ctx().cumulative_pass_nr());
        Some(work.output)
    }

    /// Performs what was typed while a paste was on its way.
    pub(super) fn take_held(&mut self, work: &mut Work<'_>) {
        self.pasting = false;
        if work.hold {
            return;
        }
        while !self.pasting
            && let Some(event) = self.held.pop_front()
        {
            self.take_event(work, event);
        }
    }

    /// Performs what is typed in this frame.
    pub(super) fn take_events(&mut self, work: &mut Work<'_>) {
        work.ui
            .memory_mut(|memory| memory.set_focus_lock_filter(work.id, OURS));
        for event in work.ui.input(|input| input.filtered_events(&OURS)) {
            let waits = work.hold || self.pasting || !self.held.is_empty();
            if waits && is_typed(&event) {
                if let Event::Ime(_) = event {
                    self.end_composition(work);
                }
                self.held.push_back(event);
            } else {
                self.take_event(work, event);
            }
        }
    }

    fn take_event(&mut self, work: &mut Work<'_>, event: Event) {
        match event {
            Event::Text(_) if is_menu_key(work) => {}
            Event::Text(text) if !text.is_empty() && text != "\n" && text != "\r" => {
                self.type_text(work, text);
            }
            Event::Copy => self.act_quietly(work, Action::Copy),
            Event::Cut => self.act(work, Action::Cut),
            Event::Paste(text) if !text.is_empty() => self.paste(work, text),
            Event::Ime(event) => self.take_ime(work, event),
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if !modifiers.alt => {
                if self.composition.is_some() {
                    self.break_composition(work);
                    if key == Key::Escape {
                        return;
                    }
                }
                self.take_key(work, key, modifiers);
            }
            Event::AccessKitActionRequest(request) => self.take_access_request(work, &request),
            _ => {}
        }
    }

    /// Types a text, and puts a better sign in the place of keys that stand for one. What an input method commits is
    /// never looked at: it knows these signs itself.
    fn type_text(&mut self, work: &mut Work<'_>, text: String) {
        let may_stand_for_another = text.ends_with(['-', '.', '"', '\'']);
        self.act(work, Action::InsertText(text));
        if may_stand_for_another && work.substitutions != Substitutions::NONE {
            self.act(work, Action::Substitute(work.substitutions));
        }
    }

    /// Performs an action that changes nothing that is shown.
    fn act_quietly(&mut self, work: &mut Work<'_>, action: Action) {
        let (caret, scrolling) = (self.caret, self.scrolling);
        self.act(work, action);
        (self.caret, self.scrolling) = (caret, scrolling);
    }

    fn paste(&mut self, work: &mut Work<'_>, text: String) {
        let plain = self.plain_until.take().is_some_and(|until| work.now <= until);
        work.output.paste = Some(Paste { text, plain });
        self.pasting = true;
        self.scrolling.follow();
        // The window's answer changes the speech after this frame.
        work.ui.ctx().request_repaint();
    }

    fn take_key(&mut self, work: &mut Work<'_>, key: Key, modifiers: Modifiers) {
        let Modifiers { shift, command, .. } = modifiers;
        let unit = if command { Unit::Word } else { Unit::Character };
        match key {
            Key::ArrowLeft => self.move_within(work, Motion::By(Direction::Backward, unit), shift),
            Key::ArrowRight => self.move_within(work, Motion::By(Direction::Forward, unit), shift),
            Key::ArrowUp if command => self.move_within(work, Motion::ParagraphBackward, shift),
            Key::ArrowDown if command => self.move_within(work, Motion::ParagraphForward, shift),
            Key::ArrowUp => self.go_by_row(work, false, shift),
            Key::ArrowDown => self.go_by_row(work, true, shift),
            Key::PageUp => self.go_by_page(work, false, shift),
            Key::PageDown => self.go_by_page(work, true, shift),
            Key::Home if command => self.move_within(work, Motion::Start, shift),
            Key::End if command => self.move_within(work, Motion::End, shift),
            Key::Home => self.go_to_row_edge(work, false, shift),
            Key::End => self.go_to_row_edge(work, true, shift),
            Key::Backspace => self.delete_within(work, Direction::Backward, unit),
            Key::Delete => self.delete_within(work, Direction::Forward, unit),
            Key::Enter if command => self.act(work, Action::NewSibling),
            Key::Enter => self.act(work, Action::NewParagraph),
            Key::Tab if !command => self.tab(work, shift),
            Key::Escape => self.escape(work),
            Key::A if command => {
                let scrolling = self.scrolling;
                let action = self.select_all(work.session);
                self.act(work, action);
                self.scrolling = scrolling;
            }
            Key::Z if command && !shift => self.step_in_history(work, Action::Undo),
            Key::Z if command => self.step_in_history(work, Action::Redo),
            Key::Y if command && !shift => self.step_in_history(work, Action::Redo),
            _ => {}
        }
    }

    /// Takes a step back or forth, and shows what it brought back.
    fn step_in_history(&mut self, work: &mut Work<'_>, action: Action) {
        self.act(work, action);
        self.reveal();
    }

    fn tab(&mut self, work: &mut Work<'_>, backwards: bool) {
        let action = if work.session.offer().is_some() && !backwards {
            Action::AcceptOffer
        } else {
            Action::SelectNextUnfilled { backwards }
        };
        self.act(work, action);
    }

    fn escape(&mut self, work: &mut Work<'_>) {
        if self.popup.take().is_none() {
            self.decline(work);
        }
    }
}
