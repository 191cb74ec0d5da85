//! Which paragraphs there are, how high they are, and which part of them is in view.
//!
//! Only paragraphs near the view are laid out. The others have an estimated height, corrected when they come near.
//! The view hangs on a paragraph and an offset into it, so that no correction above it moves what the writer reads.

use std::ops::Range;
use std::sync::Arc;

use egui::Ui;
use egui::accesskit::Node;

use super::access::plain_run;
use super::alone::clamped;
use super::layout::{Layout, Widths, lay_out};
use super::metrics::Metrics;
use super::overlay::Overlay;
use crate::model::{Manuscript, ViewParagraph};

/// A paragraph with what is known of its layout.
#[derive(Debug)]
pub(super) struct Slot {
    /// The paragraph of the manuscript.
    own: Arc<ViewParagraph>,
    /// The paragraph as it is shown: with a composition in it, or the same.
    pub(super) shown: Arc<ViewParagraph>,
    layout: Option<Layout>,
    /// Its height, estimated until it is laid out.
    height: f32,
    /// What a screen reader is told of it while it is out of view.
    run: Option<Node>,
}

impl Slot {
    fn new(paragraph: &Arc<ViewParagraph>, height: f32) -> Self {
        Self {
            own: Arc::clone(paragraph),
            shown: Arc::clone(paragraph),
            layout: None,
            height,
            run: None,
        }
    }
}

/// The sheet: paragraphs, heights, and the place that is in view.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    slots: Vec<Slot>,
    widths: Widths,
    metrics: Option<Metrics>,
    revision: u64,
    overlaid: Option<Overlay>,
    /// The paragraph on which the view hangs.
    top: usize,
    /// From that paragraph's upper edge to the view's.
    offset: f32,
    /// Height of the view.
    view: f32,
    /// The paragraphs that are shown; none for all of them.
    only: Option<Range<usize>>,
    /// Room above and below the text beside the paper's own.
    slack: (f32, f32),
}

impl Sheet {
    /// Takes over what changed since the last frame. Returns whether it shows its first speech now:
    /// another one gets a sheet of its own.
    pub(super) fn update(
        &mut self,
        manuscript: &Manuscript,
        metrics: Metrics,
        overlay: Option<&mut Overlay>,
    ) -> bool {
        if self.metrics != Some(metrics) {
            let scale = self.metrics.map_or(1.0, |former| metrics.zoom / former.zoom);
            self.metrics = Some(metrics);
            self.offset *= scale;
            self.widths.clear();
            for slot in &mut self.slots {
                slot.layout = None;
                slot.height = metrics.estimate(&slot.own);
            }
        }
        let moved = !self.is_current(manuscript);
        let is_first = self.synchronise(manuscript, &metrics);
        self.lay_over(overlay, moved);
        is_first
    }

    fn is_current(&self, manuscript: &Manuscript) -> bool {
        let paragraphs = manuscript.paragraphs();
        let same = |slot: Option<&Slot>, paragraph: Option<&Arc<ViewParagraph>>| match (slot, paragraph) {
            (Some(slot), Some(paragraph)) => Arc::ptr_eq(&slot.own, paragraph),
            (None, None) => true,
            _ => false,
        };
        self.revision == manuscript.revision()
            && self.slots.len() == paragraphs.len()
            && same(self.slots.first(), paragraphs.first())
            && same(self.slots.last(), paragraphs.last())
    }

    /// Keeps every slot whose paragraph is still the same, compared from both ends.
    fn synchronise(&mut self, manuscript: &Manuscript, metrics: &Metrics) -> bool {
        if self.is_current(manuscript) {
            return false;
        }
        self.revision = manuscript.revision();
        let paragraphs = manuscript.paragraphs();
        let same = |(slot, paragraph): &(&Slot, &Arc<ViewParagraph>)| Arc::ptr_eq(&slot.own, paragraph);
        let front = self.slots.iter().zip(paragraphs).take_while(same).count();
        let (old, new) = (self.slots.len(), paragraphs.len());
        let most = old.min(new) - front;
        let pairs = self.slots.iter().rev().zip(paragraphs.iter().rev());
        let back = pairs.take(most).take_while(same).count();
        let changed_one_by_one = old == new;
        let fresh: Vec<Slot> = paragraphs[front..new - back]
            .iter()
            .enumerate()
            .map(|(step, paragraph)| {
                let former = self.slots.get(front + step).filter(|_| changed_one_by_one);
                if former.is_some_and(|former| Arc::ptr_eq(&former.own, paragraph)) {
                    return None;
                }
                let height = former.map_or_else(|| metrics.estimate(paragraph), |former| former.height);
                Some(Slot::new(paragraph, height))
            })
            .zip(front..)
            .map(|(fresh, index)| fresh.unwrap_or_else(|| self.taken(index)))
            .collect();
        self.slots.splice(front..old - back, fresh);
        if self.top >= old - back && old > 0 {
            self.top = self.top + new - old;
        } else if self.top >= front {
            self.top = self.top.min(new.saturating_sub(1));
        }
        old == 0
    }

    /// A slot that stays, taken out of the list that is about to be replaced.
    fn taken(&self, index: usize) -> Slot {
        let slot = &self.slots[index];
        Slot {
            own: Arc::clone(&slot.own),
            shown: Arc::clone(&slot.own),
            layout: slot
                .layout
                .clone()
                .filter(|_| Arc::ptr_eq(&slot.shown, &slot.own)),
            height: slot.height,
            run: None,
        }
    }

    fn lay_over(&mut self, overlay: Option<&mut Overlay>, moved: bool) {
        if self.overlaid.is_some() && (moved || overlay.as_deref() != self.overlaid.as_ref()) {
            self.overlaid = None;
            // Wherever the paragraph stands by now.
            for slot in &mut self.slots {
                if !Arc::ptr_eq(&slot.shown, &slot.own) {
                    slot.shown = Arc::clone(&slot.own);
                    slot.layout = None;
                    slot.run = None;
                }
            }
        }
        let Some(overlay) = overlay else { return };
        let Some(slot) = self.slots.get_mut(overlay.at.paragraph) else {
            return;
        };
        if self.overlaid.is_none() || Arc::ptr_eq(&slot.shown, &slot.own) {
            slot.shown = Arc::new(overlay.laid_over(&slot.own));
            slot.layout = None;
            slot.run = None;
            self.overlaid = Some(overlay.clone());
        }
    }

    pub(super) fn metrics(&self) -> Option<&Metrics> {
        self.metrics.as_ref()
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The paragraph of the manuscript.
    pub(super) fn own(&self, index: usize) -> Option<&Arc<ViewParagraph>> {
        Some(&self.slots.get(index)?.own)
    }

    /// The paragraph as it is shown.
    pub(super) fn shown(&self, index: usize) -> Option<&Arc<ViewParagraph>> {
        Some(&self.slots.get(index)?.shown)
    }

    /// A paragraph's rows, laid out now if they were not.
    pub(super) fn layout(&mut self, ui: &Ui, index: usize) -> Option<&Layout> {
        let metrics = self.metrics?;
        let slot = self.slots.get_mut(index)?;
        if slot.layout.is_none() {
            let layout = lay_out(ui, &mut self.widths, &metrics, &slot.shown);
            slot.height = layout.height;
            slot.layout = Some(layout);
        }
        slot.layout.as_ref()
    }

    /// A paragraph's rows, if it is laid out.
    pub(super) fn known_layout(&self, index: usize) -> Option<&Layout> {
        self.slots.get(index)?.layout.as_ref()
    }

    /// A paragraph out of view as a screen reader's run, kept until it changes.
    pub(super) fn whole_run(&mut self, index: usize, breaks: bool) -> Option<Node> {
        let slot = self.slots.get_mut(index)?;
        if !breaks {
            return Some(plain_run(&slot.shown.text, false));
        }
        let run = slot.run.get_or_insert_with(|| plain_run(&slot.shown.text, true));
        Some(run.clone())
    }

    fn height(&mut self, ui: &Ui, index: usize) -> f32 {
        self.layout(ui, index).map_or(0.0, |layout| layout.height)
    }

    /// The paragraphs that are shown.
    pub(super) fn range(&self) -> Range<usize> {
        clamped(self.only.as_ref(), self.slots.len())
    }

    /// Shows some paragraphs only, or all.
    pub(super) fn show_only(&mut self, paragraphs: Option<Range<usize>>) {
        self.only = paragraphs;
        let range = self.range();
        if !range.contains(&self.top) {
            self.hang_on(range.start, 0.0);
        }
    }

    /// Makes room above and below the text. Returns whether it is another than before.
    pub(super) fn set_slack(&mut self, slack: (f32, f32)) -> bool {
        std::mem::replace(&mut self.slack, slack) != slack
    }

    /// From the sheet's upper edge to the paper's.
    pub(super) fn paper_top(&self) -> f32 {
        self.slack.0 + self.metrics.map_or(0.0, |metrics| metrics.canvas_above())
    }

    /// From the sheet's upper edge to the first paragraph.
    fn above(&self) -> f32 {
        self.slack.0 + self.metrics.map_or(0.0, |metrics| metrics.above())
    }

    /// Room behind the last paragraph.
    fn below(&self) -> f32 {
        self.slack
            .1
            .max(self.metrics.map_or(0.0, |metrics| metrics.below()))
    }

    /// From the sheet's upper edge to a paragraph's, as far as heights are known.
    pub(super) fn paragraph_top(&self, index: usize) -> f32 {
        let before = self.slots.get(self.range().start..index).unwrap_or_default();
        self.above() + before.iter().map(|slot| slot.height).sum::<f32>()
    }

    /// Height of the whole sheet, as far as heights are known.
    pub(super) fn height_of_all(&self) -> f32 {
        self.paragraph_top(self.range().end) + self.below()
    }

    /// From the sheet's upper edge to the view's.
    pub(super) fn scrolled(&self) -> f32 {
        self.paragraph_top(self.top) + self.offset
    }

    /// Height of the view.
    pub(super) fn view(&self) -> f32 {
        self.view
    }

    /// From the view's upper edge to a paragraph's. Exact for every paragraph in view.
    pub(super) fn paragraph_in_view(&self, index: usize) -> f32 {
        let heights = |range: std::ops::Range<usize>| -> f32 {
            let slots = self.slots.get(range).unwrap_or_default();
            slots.iter().map(|slot| slot.height).sum()
        };
        if index >= self.top {
            heights(self.top..index) - self.offset
        } else {
            -heights(index..self.top) - self.offset
        }
    }

    /// Moves the view to a distance from the sheet's upper edge.
    pub(super) fn scroll_to(&mut self, distance: f32) {
        let range = self.range();
        let mut rest = distance - self.above();
        self.top = range.start;
        let but_the_last = range.start..range.end.saturating_sub(1);
        for slot in self.slots.get(but_the_last).unwrap_or_default() {
            if rest < slot.height {
                break;
            }
            rest -= slot.height;
            self.top += 1;
        }
        self.offset = rest;
    }

    /// Moves the view by a distance, downwards when positive.
    pub(super) fn scroll_by(&mut self, distance: f32) {
        self.offset += distance;
    }

    /// Lays out what is in view and keeps the view on the sheet.
    pub(super) fn settle(&mut self, ui: &Ui, view: f32) {
        self.view = view;
        let Some(metrics) = self.metrics else { return };
        self.hang(ui, &metrics);
        let mut bottom = -self.offset;
        let mut index = self.top;
        let end = self.range().end;
        while index < end && bottom < view {
            bottom += self.height(ui, index);
            index += 1;
        }
        if index >= end {
            let missing = view - (bottom + self.below());
            if missing > 0.0 {
                self.offset -= missing;
                self.hang(ui, &metrics);
            }
        }
    }

    /// Hangs the view on the paragraph that its upper edge crosses.
    fn hang(&mut self, ui: &Ui, metrics: &Metrics) {
        let range = self.range();
        self.top = self.top.min(range.end.saturating_sub(1)).max(range.start);
        while self.offset < 0.0 && self.top > range.start {
            self.top -= 1;
            self.offset += self.height(ui, self.top);
        }
        while self.top + 1 < range.end {
            let height = self.height(ui, self.top);
            if self.offset < height {
                break;
            }
            self.offset -= height;
            self.top += 1;
        }
        if self.top == range.start {
            self.offset = self.offset.max(-self.above());
        }
        self.offset = metrics.rounded(self.offset);
    }

    /// The paragraphs in view, laid out by [`Sheet::settle`].
    pub(super) fn visible(&self) -> std::ops::Range<usize> {
        let mut bottom = -self.offset;
        let mut end = self.top;
        let last = self.range().end;
        while end < last && bottom < self.view {
            bottom += self.slots[end].height;
            end += 1;
        }
        self.top..end
    }
}

impl Sheet {
    /// Hangs the view on a paragraph, at a distance from that paragraph's upper edge.
    pub(super) fn hang_on(&mut self, paragraph: usize, distance: f32) {
        self.top = paragraph;
        self.offset = distance;
    }
}
