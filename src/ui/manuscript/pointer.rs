//! The pointer: placing the caret, selecting by clicks and by dragging, and what a double click opens.

use std::ops::Range;

use egui::{CursorIcon, Event, PointerButton, Pos2, Response};

use super::layout::bytes;
use super::place::Hit;
use super::popups::Popup;
use super::{ManuscriptView, Work};
use crate::model::{FIELD_MARK, Scheme, Segment, SegmentKind, Selection, TextPosition, ViewPosition};
use crate::session::Action;
use crate::text::boundaries::word_at;
use crate::text::offsets::ByteIndex;

/// How fast a drag beyond the view scrolls: so much of the distance in a frame.
const DRAG_HASTE: f32 = 0.2;
/// How far a hand may move between the presses of one double click, in points.
const ONE_SPOT: f32 = 6.0;

impl ManuscriptView {
    pub(super) fn take_pointer(&mut self, work: &mut Work<'_>, response: &Response) {
        if response.hovered() {
            work.ui.set_cursor_icon(CursorIcon::Text);
        }
        let Some(point) = response.interact_pointer_pos() else {
            return;
        };
        let (pressed, shift) = work
            .ui
            .input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
        self.remember_presses(work);
        let on_one_spot = self.presses_on_one_spot();
        if response.triple_clicked() && on_one_spot >= 3 {
            self.select_paragraph(work, point);
        } else if (response.double_clicked() || response.triple_clicked()) && on_one_spot >= 2 {
            self.double_click(work, point);
        } else if pressed && (response.is_pointer_button_down_on() || response.clicked()) {
            self.press(work, point, shift);
        } else if response.dragged_by(PointerButton::Primary) {
            self.drag(work, point);
        } else if response.secondary_clicked() {
            self.press_beside(work, point);
        }
    }

    /// egui counts clicks by time alone: one here and two there would be three.
    fn remember_presses(&mut self, work: &Work<'_>) {
        work.ui.input(|input| {
            for event in &input.events {
                if let Event::PointerButton {
                    pos,
                    button: PointerButton::Primary,
                    pressed: true,
                    ..
                } = event
                {
                    self.presses.rotate_right(1);
                    self.presses[0] = *pos;
                }
            }
        });
    }

    /// How many of the last presses were on the spot of the very last.
    fn presses_on_one_spot(&self) -> usize {
        let last = self.presses[0];
        self.presses
            .iter()
            .take_while(|press| press.distance(last) <= ONE_SPOT)
            .count()
    }

    fn press(&mut self, work: &mut Work<'_>, point: Pos2, extend: bool) {
        self.break_composition(work);
        self.popup = None;
        if !work.has_focus() {
            self.focus(work);
        }
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        let scrolled = self.scrolling;
        match self.chip_under(&hit) {
            Some(chip) if !extend => self.select_source(work, &chip),
            _ => self.put_caret(work, &hit, extend),
        }
        // What was clicked is in view; a row cut off by the view's edge must not move under the pointer.
        self.scrolling = scrolled;
    }

    pub(super) fn put_caret(&mut self, work: &mut Work<'_>, hit: &Hit, extend: bool) {
        if self.go_to(work, hit.spot, extend) {
            return;
        }
        // The byline cannot be written into; the nearest text above it is the title.
        let title = crate::model::TextPlace::Title;
        let end = work.session.speech().information.title.end();
        let head = TextPosition::new(title, end);
        let anchor = if extend {
            work.session.selection().anchor
        } else {
            head
        };
        self.act(work, Action::Select(Selection { anchor, head }));
    }

    fn drag(&mut self, work: &mut Work<'_>, point: Pos2) {
        let rect = work.screen.rect;
        let beyond = (point.y - rect.bottom()).max(0.0) + (point.y - rect.top()).min(0.0);
        if beyond != 0.0 {
            self.sheet.scroll_by(beyond.clamp(-200.0, 200.0) * DRAG_HASTE);
            self.sheet.settle(work.ui, rect.height());
            work.ui.ctx().request_repaint();
        }
        let point = rect.clamp(point);
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        let scrolled = self.scrolling;
        self.go_to(work, hit.spot, true);
        self.scrolling = scrolled;
    }

    /// A right click keeps a selection it hits, and puts the caret elsewhere.
    fn press_beside(&mut self, work: &mut Work<'_>, point: Pos2) {
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        let view = ViewPosition {
            paragraph: hit.spot.paragraph,
            offset: ByteIndex(hit.under.unwrap_or(hit.spot.offset)),
        };
        let selected = self.shown_selection(work);
        if !selected.is_some_and(|(start, end)| start <= view && view < end) {
            self.press(work, point, false);
        }
        if !work.has_focus() {
            self.focus(work);
        }
    }

    fn segment_under(&self, hit: &Hit) -> Option<Segment> {
        let under = hit.under?;
        let shown = self.sheet.shown(hit.spot.paragraph)?;
        let holds = |segment: &&Segment| bytes(&segment.range).contains(&under);
        shown.segments.iter().find(holds).cloned()
    }

    fn chip_under(&self, hit: &Hit) -> Option<Segment> {
        let is_chip = |segment: &Segment| matches!(segment.kind, SegmentKind::Field { .. });
        self.segment_under(hit)
            .filter(|segment| is_chip(segment) && segment.source.is_some())
    }

    fn select_source(&mut self, work: &mut Work<'_>, segment: &Segment) {
        if let Some(source) = &segment.source {
            let selection = Selection {
                anchor: TextPosition::new(source.place, source.range.start),
                head: TextPosition::new(source.place, source.range.end),
            };
            self.act(work, Action::Select(selection));
        }
    }

    fn double_click(&mut self, work: &mut Work<'_>, point: Pos2) {
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        match self.segment_under(&hit) {
            Some(segment) => match segment.kind {
                SegmentKind::Field { field, .. } => {
                    self.select_source(work, &segment);
                    self.popup = Popup::asking(field);
                }
                SegmentKind::Label => self.open_label(work, &hit),
                _ => self.select_word(work, &hit),
            },
            None => self.select_word(work, &hit),
        }
    }

    /// A connective's words are edited, any other label's scheme is chosen.
    fn open_label(&mut self, work: &Work<'_>, hit: &Hit) {
        let shown = self.sheet.shown(hit.spot.paragraph);
        let Some(id) = shown.and_then(|paragraph| paragraph.section) else {
            return;
        };
        let section = work.session.speech().sections.get(id);
        self.popup = section.map(|section| match &section.scheme {
            Scheme::Connective(_) => Popup::connective(id),
            _ => Popup::schemes(id),
        });
    }

    fn select_word(&mut self, work: &mut Work<'_>, hit: &Hit) {
        let spot = super::place::Spot {
            offset: hit.under.unwrap_or(hit.spot.offset),
            back: hit.under.is_none(),
            ..hit.spot
        };
        let Some(position) = self.position_at(work, spot) else {
            return;
        };
        let Some(line) = work.session.speech().line(position.place) else {
            return;
        };
        let range = word_between_marks(line.text(), position.offset.0);
        let end = |offset| TextPosition::new(position.place, ByteIndex(offset));
        let selection = Selection {
            anchor: end(range.start),
            head: end(range.end),
        };
        self.act(work, Action::Select(selection));
    }

    fn select_paragraph(&mut self, work: &mut Work<'_>, point: Pos2) {
        self.popup = None;
        let Some(hit) = self.sheet.hit(work.ui, &work.screen, point) else {
            return;
        };
        let Some(shown) = self.sheet.shown(hit.spot.paragraph) else {
            return;
        };
        let mut sources = shown
            .segments
            .iter()
            .filter_map(|segment| segment.source.as_ref());
        let Some(first) = sources.next() else { return };
        let last = sources.next_back().unwrap_or(first);
        let selection = Selection {
            anchor: TextPosition::new(first.place, first.range.start),
            head: TextPosition::new(last.place, last.range.end),
        };
        let scrolled = self.scrolling;
        self.act(work, Action::Select(selection));
        self.scrolling = scrolled;
    }
}

/// The word at `at`, which no field is part of.
fn word_between_marks(text: &str, at: usize) -> Range<usize> {
    let word = word_at(text, ByteIndex(at));
    let before = text[..at]
        .rfind(FIELD_MARK)
        .map_or(0, |mark| mark + FIELD_MARK.len_utf8());
    let after = text[at..].find(FIELD_MARK).map_or(text.len(), |mark| at + mark);
    word.start.0.max(before).min(at)..word.end.0.min(after).max(at)
}
