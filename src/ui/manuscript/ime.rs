//! Input methods. What is being composed is laid over the view and never part of the speech; what is committed is
//! typed. The same events are taken and ignored as by egui's own text fields.

use egui::output::IMEOutput;
use egui::{IMEPurpose, ImeEvent};

use super::overlay::Overlay;
use super::{ManuscriptView, Work};
use crate::model::{Selection, TextPosition};
use crate::session::{Action, Direction, Unit};
use crate::text::offsets::{ByteIndex, CharIndex};

impl ManuscriptView {
    pub(super) fn take_ime(&mut self, work: &mut Work<'_>, event: ImeEvent) {
        match event {
            ImeEvent::Preedit { text, .. } | ImeEvent::Commit(text) if text == "\n" || text == "\r" => {}
            ImeEvent::Preedit {
                text,
                active_range_chars,
            } => self.compose(work, text, active_range_chars.as_ref()),
            ImeEvent::Commit(text) => {
                self.end_composition(work);
                if !text.is_empty() {
                    self.act(work, Action::InsertText(text));
                }
            }
            ImeEvent::DeleteSurrounding {
                before_chars,
                after_chars,
            } => self.delete_around(work, before_chars, after_chars),
            #[expect(deprecated, reason = "egui still names them")]
            ImeEvent::Enabled | ImeEvent::Disabled => {}
        }
    }

    fn compose(&mut self, work: &mut Work<'_>, text: String, active: Option<&std::ops::Range<usize>>) {
        if text.is_empty() {
            self.end_composition(work);
            return;
        }
        let start = work.session.selected_range().0;
        let Some(at) = work.session.manuscript().view_position(start) else {
            return;
        };
        self.composition = Some(Overlay::new(at, text, active));
        self.active_at = work.ui.input(|input| input.time);
        self.scrolling.follow();
        self.refresh_now(work);
    }

    /// Takes the composition off the view; the speech knows nothing of it.
    pub(super) fn end_composition(&mut self, work: &Work<'_>) {
        if self.composition.take().is_some() {
            self.active_at = work.ui.input(|input| input.time);
            self.refresh_now(work);
        }
    }

    /// Takes it off and has the input method forget it too.
    pub(super) fn break_composition(&mut self, work: &Work<'_>) {
        if self.composition.is_some() {
            self.end_composition(work);
            work.ui.memory_mut(egui::Memory::interrupt_ime);
        }
    }

    fn refresh_now(&mut self, work: &Work<'_>) {
        if let Some(&metrics) = self.sheet.metrics() {
            self.refresh(work, metrics);
        }
    }

    /// Deletes characters beside the caret, within its line.
    fn delete_around(&mut self, work: &mut Work<'_>, before: usize, after: usize) {
        let head = work.session.selection().head;
        let Some(line) = work.session.speech().line(head.place) else {
            return;
        };
        let at = head.offset.to_char(line.text()).0;
        let from = CharIndex(at.saturating_sub(before)).to_byte(line.text());
        let to = CharIndex(at + after).to_byte(line.text());
        if from == to {
            return;
        }
        let position = |offset: ByteIndex| TextPosition::new(head.place, offset);
        let range = Selection {
            anchor: position(from),
            head: position(to),
        };
        self.act(work, Action::Select(range));
        let delete = Action::Delete {
            direction: Direction::Backward,
            unit: Unit::Character,
        };
        self.act(work, delete);
    }

    /// Says where the caret stands, so that the candidates are shown beside it.
    pub(super) fn tell_input_method(&mut self, work: &Work<'_>) {
        if !work.ui.memory(|memory| memory.owns_ime_events(work.id)) {
            return;
        }
        let Some(caret) = self.caret_rect(work) else {
            return;
        };
        let measure = self.sheet.metrics().map_or(0.0, |metrics| metrics.measure);
        let layer = work.ui.ctx().layer_transform_to_global(work.ui.layer_id());
        let to_screen = layer.unwrap_or_default();
        work.ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_screen * work.text_rect(measure),
                cursor_rect: to_screen * caret,
                should_interrupt_composition: false,
            });
        });
    }
}
