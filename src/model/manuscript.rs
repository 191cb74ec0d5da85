//! The manuscript: the whole speech composed into one continuous view.
//!
//! The view is a list of paragraphs. Each holds its composed text and the segments that tile it; a segment maps a
//! range of the view to its source line, or is generated (labels, stops, hints) and cannot be edited into. Between
//! two paragraphs stands a break. Edits are made in the source and only the touched paragraphs composed anew;
//! unchanged paragraphs keep their revision, by which a surface keeps their layout.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::compose;
use super::ids::SectionId;
use super::information::InformationItem;
use super::inline::FieldRef;
use super::speech::Speech;
use super::touched::Touched;
use super::tree::SectionTree;
use crate::text::length::Length;
use crate::text::offsets::ByteIndex;

/// A line of source text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextPlace {
    /// The speech's title.
    Title,
    /// A section's heading.
    Heading(SectionId),
    /// A paragraph of a section's body.
    Body(SectionId, usize),
}

impl TextPlace {
    /// The section it belongs to.
    #[must_use]
    pub fn section(self) -> Option<SectionId> {
        match self {
            Self::Title => None,
            Self::Heading(id) | Self::Body(id, _) => Some(id),
        }
    }
}

/// What a stretch of the view is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// Text of the title.
    Title,
    /// Generated punctuation of the line under the title.
    Byline,
    /// A generated label with its mark.
    Label,
    /// Text of a heading.
    Heading,
    /// The generated mark behind a run-in heading.
    Stop,
    /// Text of a body.
    Body,
    /// A field: its value, or its name while it is unfilled.
    Field {
        /// Which field.
        field: FieldRef,
        /// Whether its value is shown.
        filled: bool,
    },
    /// A generated invitation to write where nothing stands yet; neither counted nor exported.
    Hint,
}

/// Where a segment comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The line.
    pub place: TextPlace,
    /// The range in its source text.
    pub range: Range<ByteIndex>,
}

/// A stretch of a paragraph of the view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Its range in the paragraph's composed text; may be empty where an empty line can be written into.
    pub range: Range<ByteIndex>,
    /// Where it comes from; none when it is generated.
    pub source: Option<Source>,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ParagraphStyle {
    /// The title: centred.
    Title,
    /// Speaker and date under the title: centred.
    Byline,
    /// Flush left.
    Salutation,
    /// A heading on a line of its own.
    Heading {
        /// The section's level, from 1.
        level: usize,
    },
    /// Text that begins with a run-in label or heading.
    RunIn,
    /// Ordinary text.
    Body,
}

/// A paragraph of the view.
#[derive(Debug, Clone)]
pub struct ViewParagraph {
    /// To which section it belongs; none for title and byline.
    pub section: Option<SectionId>,
    /// How it is set.
    pub style: ParagraphStyle,
    /// The composed text, without a line break.
    pub text: String,
    /// The segments that tile the text.
    pub segments: Vec<Segment>,
    /// What it adds to the section's length, hints left out.
    pub length: Length,
    /// Changes whenever the content does.
    pub revision: u64,
}

impl ViewParagraph {
    /// Whether both look and map alike; their revisions may differ.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        self.section == other.section
            && self.style == other.style
            && self.text == other.text
            && self.segments == other.segments
    }

    /// The source lines shown in the paragraph, in order.
    pub fn places(&self) -> impl Iterator<Item = TextPlace> + '_ {
        let mut last = None;
        self.segments.iter().filter_map(move |segment| {
            let place = segment.source.as_ref()?.place;
            (last != Some(place)).then(|| {
                last = Some(place);
                place
            })
        })
    }

    /// The text without hints, or nothing where only hints, or a label with hints, stand.
    #[must_use]
    pub fn spoken_text(&self, range: Range<ByteIndex>) -> String {
        let mut text = String::new();
        for segment in &self.segments {
            let start = segment.range.start.max(range.start).0;
            let end = segment.range.end.min(range.end).0;
            if segment.kind != SegmentKind::Hint && start < end {
                text.push_str(self.text.get(start..end).unwrap_or_default());
            }
        }
        text
    }

    /// Whether it holds nothing but hints, a label or a stop: a section still to be written.
    #[must_use]
    pub fn is_unwritten(&self) -> bool {
        self.segments.iter().all(|segment| match segment.kind {
            SegmentKind::Hint | SegmentKind::Label | SegmentKind::Stop => true,
            _ => segment.range.is_empty(),
        })
    }
}

/// The paragraphs of one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionSpan {
    /// The section.
    pub id: SectionId,
    /// Its level, from 1.
    pub level: usize,
    /// Its first paragraph.
    pub first: usize,
    /// How many paragraphs are its own (not its children's).
    pub length: usize,
}

/// The composed view of a speech.
#[derive(Debug, Clone, Default)]
pub struct Manuscript {
    paragraphs: Vec<Arc<ViewParagraph>>,
    spans: Vec<SectionSpan>,
    span_of: HashMap<SectionId, usize>,
    title_is_mentioned: bool,
    revision: u64,
}

impl Manuscript {
    /// Composes the whole speech.
    #[must_use]
    pub fn compose(speech: &Speech) -> Self {
        let mut manuscript = Self::default();
        manuscript.compose_everything(speech);
        manuscript
    }

    /// Composes anew what an edit touched.
    pub fn update(&mut self, speech: &Speech, touched: Touched) {
        self.revision += 1;
        match touched {
            Touched::Nothing => {}
            Touched::Place(TextPlace::Title) if !self.title_is_mentioned => {
                self.replace(0, compose::title(speech));
            }
            Touched::Place(place) => {
                let done = place
                    .section()
                    .is_some_and(|id| self.update_line(speech, id, place));
                if !done {
                    self.compose_everything(speech);
                }
            }
            Touched::Section(id) => {
                if !self.update_section(speech, id) {
                    self.compose_everything(speech);
                }
            }
            Touched::Everything => self.compose_everything(speech),
        }
    }

    /// A number that changes with every update.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// All paragraphs, title and byline first.
    #[must_use]
    pub fn paragraphs(&self) -> &[Arc<ViewParagraph>] {
        &self.paragraphs
    }

    /// The paragraphs of every section, in reading order.
    #[must_use]
    pub fn spans(&self) -> &[SectionSpan] {
        &self.spans
    }

    /// The paragraphs of a section.
    #[must_use]
    pub fn span(&self, id: SectionId) -> Option<SectionSpan> {
        self.spans.get(*self.span_of.get(&id)?).copied()
    }

    /// The whole text as it is shown: the paragraphs with a line break between each two.
    #[must_use]
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        lines.join("\n")
    }

    /// Length of a section's own text, its children's left out.
    #[must_use]
    pub fn own_length(&self, id: SectionId) -> Length {
        self.span(id)
            .map_or(Length::default(), |span| self.length_of(span))
    }

    /// Length of a section with all under it.
    #[must_use]
    pub fn length_with_children(&self, id: SectionId) -> Length {
        let range = self.range_with_children(id).unwrap_or_default();
        sum_lengths(self.paragraphs[range].iter())
    }

    /// The paragraphs of a section with all under it.
    #[must_use]
    pub fn range_with_children(&self, id: SectionId) -> Option<Range<usize>> {
        let &place = self.span_of.get(&id)?;
        let span = self.spans[place];
        // What stands under a section follows it, down to the next that is as high.
        let end = self.spans[place + 1..]
            .iter()
            .find(|later| later.level <= span.level)
            .map_or(self.paragraphs.len(), |later| later.first);
        Some(span.first..end)
    }

    /// Length of every section with all under it, found in one pass.
    #[must_use]
    pub fn lengths(&self, tree: &SectionTree) -> HashMap<SectionId, Length> {
        let order = tree.reading_order();
        let mut lengths: HashMap<SectionId, Length> = HashMap::with_capacity(order.len());
        // From the end: what stands under a section is then summed up before it hands its length on.
        for id in order.into_iter().rev() {
            let own = lengths.entry(id).or_default();
            *own += self.own_length(id);
            let whole = *own;
            if let Some(parent) = tree.parent(id) {
                *lengths.entry(parent).or_default() += whole;
            }
        }
        lengths
    }

    /// Length of the speech without title and byline.
    #[must_use]
    pub fn length(&self) -> Length {
        let spoken = self
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.section.is_some());
        sum_lengths(spoken)
    }

    fn length_of(&self, span: SectionSpan) -> Length {
        let own = self
            .paragraphs
            .get(span.first..span.first + span.length)
            .unwrap_or_default();
        sum_lengths(own.iter())
    }

    /// How many paragraphs stand before a section's first body paragraph: 1 with a heading line, else 0.
    pub(super) fn body_offset(&self, span: SectionSpan) -> usize {
        let heading = self.paragraphs.get(span.first).map(|paragraph| paragraph.style);
        usize::from(matches!(heading, Some(ParagraphStyle::Heading { .. })))
    }

    fn replace(&mut self, index: usize, mut paragraph: ViewParagraph) {
        if let Some(slot) = self.paragraphs.get_mut(index)
            && !slot.is_alike(&paragraph)
        {
            paragraph.revision = self.revision;
            self.title_is_mentioned |= mentions_title(&paragraph);
            *slot = Arc::new(paragraph);
        }
    }

    /// Composes one line's paragraph anew; false when the section's paragraphs are no longer the same in number.
    fn update_line(&mut self, speech: &Speech, id: SectionId, place: TextPlace) -> bool {
        let Some(span) = self.span(id) else { return false };
        let has_heading_line = self.body_offset(span);
        let paragraph = match place {
            TextPlace::Body(_, index) if has_heading_line + index > 0 => {
                let Some(paragraph) = compose::body_paragraph(speech, id, index) else {
                    return false;
                };
                if has_heading_line + index >= span.length {
                    return false;
                }
                Some((span.first + has_heading_line + index, paragraph))
            }
            _ => None,
        };
        match paragraph {
            Some((index, paragraph)) => {
                self.replace(index, paragraph);
                true
            }
            None => self.update_first(speech, span),
        }
    }

    /// Composes a section's first paragraph anew: its heading line or run-in paragraph.
    fn update_first(&mut self, speech: &Speech, span: SectionSpan) -> bool {
        let composed = compose::first_paragraphs(speech, span.id, span.level);
        if composed.len() != 1 + self.body_offset(span) {
            return self.update_section(speech, span.id);
        }
        for (step, paragraph) in composed.into_iter().enumerate() {
            self.replace(span.first + step, paragraph);
        }
        true
    }

    fn update_section(&mut self, speech: &Speech, id: SectionId) -> bool {
        let Some(&place) = self.span_of.get(&id) else {
            return false;
        };
        let span = self.spans[place];
        let composed = compose::section(speech, id, span.level);
        let old: Vec<Arc<ViewParagraph>> = self.paragraphs[span.first..span.first + span.length].to_vec();
        let fresh = self.adopt(composed, &old);
        let length = fresh.len();
        self.title_is_mentioned |= fresh.iter().any(|paragraph| mentions_title(paragraph));
        self.paragraphs
            .splice(span.first..span.first + span.length, fresh);
        self.spans[place].length = length;
        for later in &mut self.spans[place + 1..] {
            later.first = later.first + length - span.length;
        }
        true
    }

    fn compose_everything(&mut self, speech: &Speech) {
        let old = std::mem::take(&mut self.paragraphs);
        let old_spans = std::mem::take(&mut self.spans);
        let old_span_of = std::mem::take(&mut self.span_of);
        let old_front = old.get(..2).unwrap_or_default();
        let front = vec![compose::title(speech), compose::byline(speech)];
        self.paragraphs = self.adopt(front, old_front);
        for (id, level, paragraphs) in compose::sections(speech) {
            let former = old_span_of.get(&id).map(|&place| old_spans[place]);
            let former = former.map_or(&[][..], |span| &old[span.first..span.first + span.length]);
            let fresh = self.adopt(paragraphs, former);
            let span = SectionSpan {
                id,
                level,
                first: self.paragraphs.len(),
                length: fresh.len(),
            };
            self.span_of.insert(id, self.spans.len());
            self.spans.push(span);
            self.paragraphs.extend(fresh);
        }
        self.title_is_mentioned = self.paragraphs.iter().any(|paragraph| mentions_title(paragraph));
    }

    /// Keeps the old paragraph wherever the new one is alike. Paragraphs are compared from both ends, so that one
    /// more or less in between costs no other its layout.
    fn adopt(&self, fresh: Vec<ViewParagraph>, old: &[Arc<ViewParagraph>]) -> Vec<Arc<ViewParagraph>> {
        let from_start = fresh
            .iter()
            .zip(old)
            .take_while(|(new, old)| new.is_alike(old))
            .count();
        let shift = fresh.len().abs_diff(old.len());
        let shorter = fresh.len() < old.len();
        fresh
            .into_iter()
            .enumerate()
            .map(|(index, mut paragraph)| {
                let counterpart = if index < from_start {
                    Some(index)
                } else if shorter {
                    index.checked_add(shift)
                } else {
                    index.checked_sub(shift)
                };
                let same = counterpart
                    .and_then(|index| old.get(index))
                    .filter(|former| former.is_alike(&paragraph));
                if let Some(former) = same {
                    return Arc::clone(former);
                }
                paragraph.revision = self.revision;
                Arc::new(paragraph)
            })
            .collect()
    }
}

fn mentions_title(paragraph: &ViewParagraph) -> bool {
    let title = FieldRef::Information(InformationItem::Title);
    let shows_title =
        |segment: &Segment| matches!(segment.kind, SegmentKind::Field { field, .. } if field == title);
    paragraph.segments.iter().any(shows_title)
}

fn sum_lengths<'a>(paragraphs: impl Iterator<Item = &'a Arc<ViewParagraph>>) -> Length {
    paragraphs.map(|paragraph| paragraph.length).sum()
}
