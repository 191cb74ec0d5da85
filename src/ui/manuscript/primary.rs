//! The PRIMARY selection of X11 and Wayland: what is selected is pasted elsewhere with the middle button, and what is
//! selected elsewhere is pasted here, where the pointer is.

use egui::os::OperatingSystem;
use egui::{Event, OutputCommand, Response};

use super::{ManuscriptView, Work};
use crate::session::{Action, Effect};

impl ManuscriptView {
    /// Says what is selected, once the selection is made. A blank that the keyboard went to is none of the writer's
    /// choosing: what stands in PRIMARY may be meant for it.
    pub(super) fn tell_selection(&mut self, work: &mut Work<'_>) {
        if work.ui.input(|input| input.pointer.any_down()) {
            return;
        }
        let (start, end) = work.session.selected_range();
        let selected = Some((start, end)).filter(|_| start != end);
        if selected == self.told {
            return;
        }
        self.told = selected;
        let has_primary = work.ui.ctx().os() == OperatingSystem::Nix;
        if selected.is_none() || !has_primary || !work.has_focus() || self.popup.is_some() {
            return;
        }
        for effect in work.session.perform(Action::Copy, work.now) {
            if let Effect::Copy { text, .. } = effect {
                work.ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(text));
            }
        }
    }

    /// Pastes where the middle button was pressed.
    pub(super) fn take_middle_click(&mut self, work: &mut Work<'_>, response: &Response) {
        let clicked = work.ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
                _ => None,
            })
        });
        let Some((point, text)) = clicked.filter(|_| response.contains_pointer()) else {
            return;
        };
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        self.break_composition(work);
        self.popup = None;
        self.focus(work);
        let scrolled = self.scrolling;
        self.put_caret(work, &hit, false);
        self.scrolling = scrolled;
        // In its turn, if another paste is still on its way.
        self.held.push_back(Event::Paste(text));
    }
}
