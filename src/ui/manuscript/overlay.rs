//! What an input method is composing, laid over the view: it is shown in its paragraph at the caret, and never part
//! of the speech. Here are the paragraph as it is shown, and the way between its offsets and the paragraph's own.

use std::ops::Range;

use crate::model::{Segment, SegmentKind, ViewParagraph, ViewPosition};
use crate::text::offsets::{ByteIndex, CharIndex};

/// A composition and where it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Overlay {
    /// Where the caret stood when it began.
    pub(super) at: ViewPosition,
    /// What is being composed.
    pub(super) text: String,
    /// The part that the input method is at, in bytes of `text`.
    pub(super) active: Option<Range<usize>>,
    /// Length of the hint that gives way to it.
    removed: usize,
}

impl Overlay {
    pub(super) fn new(at: ViewPosition, text: String, active: Option<&Range<usize>>) -> Self {
        let byte = |chars: usize| CharIndex(chars).to_byte(&text).0;
        let active = active.map(|range| byte(range.start)..byte(range.end));
        Self {
            at,
            text,
            active,
            removed: 0,
        }
    }

    /// Where the composition stands in the paragraph as it is shown.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.at.offset.0;
        start..start + self.text.len()
    }

    /// Where the caret stands in the paragraph as it is shown: at the end of what is being worked on.
    pub(super) fn caret(&self) -> usize {
        let within = self.active.as_ref().map_or(self.text.len(), |active| active.end);
        self.at.offset.0 + within.min(self.text.len())
    }

    /// An offset of the paragraph, in the paragraph as it is shown.
    pub(super) fn shown(&self, offset: usize) -> usize {
        let at = self.at.offset.0;
        if offset <= at {
            offset
        } else if offset < at + self.removed {
            at + self.text.len()
        } else {
            offset - self.removed + self.text.len()
        }
    }

    /// An offset of the paragraph as it is shown, in the paragraph itself.
    pub(super) fn own(&self, shown: usize) -> usize {
        let at = self.at.offset.0;
        if shown <= at {
            shown
        } else if shown < at + self.text.len() {
            at
        } else {
            shown - self.text.len() + self.removed
        }
    }

    /// The paragraph with the composition in it. A hint at the caret gives way.
    pub(super) fn laid_over(&mut self, paragraph: &ViewParagraph) -> ViewParagraph {
        let at = self.at.offset;
        let hint = |segment: &&Segment| segment.kind == SegmentKind::Hint && segment.range.start == at;
        let hint = paragraph
            .segments
            .iter()
            .find(hint)
            .map(|hint| hint.range.clone());
        self.removed = hint.as_ref().map_or(0, |hint| hint.end.0 - hint.start.0);
        let mut text = paragraph.text.clone();
        text.replace_range(at.0..at.0 + self.removed, &self.text);
        let host = paragraph.segments.iter().position(|segment| {
            let is_text = !matches!(segment.kind, SegmentKind::Field { .. });
            is_text && segment.source.is_some() && segment.range.start <= at && at <= segment.range.end
        });
        let mut segments = Vec::with_capacity(paragraph.segments.len() + 1);
        for (index, segment) in paragraph.segments.iter().enumerate() {
            if segment.kind == SegmentKind::Hint && segment.range.start == at {
                continue;
            }
            let mut moved = segment.clone();
            let before_host = host.map_or(segment.range.end <= at, |host| index < host);
            if Some(index) == host {
                moved.range.end = ByteIndex(segment.range.end.0 + self.text.len());
            } else if !before_host {
                if host.is_none() && segments.iter().all(|known: &Segment| known.range.end <= at) {
                    segments.push(self.own_segment());
                }
                let shift = |offset: ByteIndex| ByteIndex(offset.0 - self.removed + self.text.len());
                moved.range = shift(segment.range.start)..shift(segment.range.end);
            }
            segments.push(moved);
        }
        if host.is_none() && segments.iter().all(|known| known.range.end <= at) {
            segments.push(self.own_segment());
        }
        ViewParagraph {
            text,
            segments,
            ..paragraph.clone()
        }
    }

    /// A segment of its own, where it stands between two chips.
    fn own_segment(&self) -> Segment {
        let range = self.range();
        Segment {
            kind: SegmentKind::Body,
            range: ByteIndex(range.start)..ByteIndex(range.end),
            source: None,
        }
    }
}
