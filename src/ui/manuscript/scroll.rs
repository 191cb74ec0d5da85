//! Scrolling: by the wheel, after the caret, and softly to a place that is to be shown.

use egui::{Response, Ui};

use super::alone::TYPEWRITER_HEIGHT;
use super::{ManuscriptView, Work};

/// How fast a soft movement comes to rest, per second: within a seventh of a second all but a hundredth is done.
const HASTE: f32 = 32.0;

/// Heights that are nearer to each other than this are one, since rows stand on whole pixels.
const ONE_PLACE: f32 = 1.0;

/// What is still to be scrolled.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scrolling {
    /// Whether the caret is to be kept in view.
    follows: bool,
    /// Whether the caret is to be shown in the upper third, if it is out of view.
    reveals: bool,
    /// What is left of a soft movement.
    left: f32,
}

impl Scrolling {
    /// Keeps the caret in view.
    pub(super) fn follow(&mut self) {
        self.follows = true;
    }

    /// Shows the caret where there is something to read on both sides.
    pub(super) fn reveal(&mut self) {
        self.reveals = true;
    }
}

impl ManuscriptView {
    pub(super) fn scroll(&mut self, work: &mut Work<'_>, response: &Response) {
        let wheel = wheel(work.ui, response);
        if wheel != 0.0 {
            self.scrolling = Scrolling::default();
            self.sheet.scroll_by(-wheel);
        }
        let Scrolling { follows, reveals, .. } = self.scrolling;
        self.scrolling.follows = false;
        self.scrolling.reveals = false;
        let view = work.screen.rect.height();
        if follows || reveals {
            self.bring_caret_into_view(work, reveals);
        }
        self.move_softly(work.ui);
        self.sheet.settle(work.ui, view);
        if (follows || reveals) && self.scrolling.left == 0.0 {
            // What came into view was measured by estimate until it was laid out.
            self.bring_caret_into_view(work, false);
            self.sheet.settle(work.ui, view);
        }
    }

    fn move_softly(&mut self, ui: &Ui) {
        let left = self.scrolling.left;
        if left == 0.0 {
            return;
        }
        let passed = ui.input(|input| input.stable_dt).min(0.05);
        let share = 1.0 - (-HASTE * passed).exp();
        let arrives = left.abs() < 1.0;
        let step = if arrives { left } else { left * share };
        self.sheet.scroll_by(step);
        self.scrolling.left = if arrives { 0.0 } else { left - step };
        // On the way estimated heights became known ones.
        self.scrolling.follows |= arrives;
        ui.ctx().request_repaint();
    }

    /// Scrolls as far as the caret is out of view; `reveals` puts it into the upper third, softly. A row that is to stay
    /// at one height is brought there.
    fn bring_caret_into_view(&mut self, work: &Work<'_>, reveals: bool) {
        let Some(rect) = self.caret_rect(work) else { return };
        let view = work.screen.rect.height();
        let line = rect.height();
        let top = rect.top() - work.screen.rect.top() - self.scrolling.left;
        // Above the title stands the paper's margin, and below the caret there is room for the candidates.
        let is_first = self.caret_spot(work).is_some_and(|spot| spot.paragraph == 0);
        let least = if is_first { line * 4.0 } else { line * 0.5 };
        let most = (view - line * 3.5).max(least);
        let fixed = self.views.typewriter.then_some(view * TYPEWRITER_HEIGHT);
        let is_there = fixed.map_or((least..=most).contains(&top), |fixed| {
            (top - fixed).abs() < ONE_PLACE
        });
        if is_there {
            return;
        }
        let soft = reveals && work.ui.style().animation_time > 0.0;
        let wanted = if let Some(fixed) = fixed {
            fixed
        } else if reveals {
            (view / 3.0).min(most)
        } else {
            top.clamp(least, most)
        };
        let distance = top - wanted + self.scrolling.left;
        let short = distance.abs() < 2.0 * view;
        if soft && short {
            self.scrolling.left = distance;
            return;
        }
        self.scrolling.left = 0.0;
        if short {
            self.sheet.scroll_by(distance);
            return;
        }
        // Far away heights are estimates: hang the view on the caret's own paragraph.
        let Some(spot) = self.caret_spot(work) else { return };
        let within = rect.top() - work.screen.rect.top() - self.sheet.paragraph_in_view(spot.paragraph);
        let glide = if soft {
            (view / 2.0).copysign(distance)
        } else {
            0.0
        };
        self.sheet.hang_on(spot.paragraph, within - wanted - glide);
        self.scrolling.left = glide;
    }
}

/// How far the wheel was turned over the manuscript, in points.
fn wheel(ui: &Ui, response: &Response) -> f32 {
    if !response.contains_pointer() {
        return 0.0;
    }
    ui.input(|input| {
        if input.modifiers.command {
            0.0
        } else {
            input.smooth_scroll_delta().y
        }
    })
}
