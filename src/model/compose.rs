//! Composes source lines into paragraphs of the manuscript: labels before headings, stops behind them, values in
//! the place of fields, and hints where something is still to be written.

use super::frame::Frame;
use super::ids::SectionId;
use super::information::InformationItem;
use super::inline::{FieldRef, Inline, Part};
use super::manuscript::{ParagraphStyle, Segment, SegmentKind, Source, TextPlace, ViewParagraph};
use super::numbering::{Label, label_of, labels_of_children, stop_after};
use super::section::{Section, SectionKind};
use super::speech::Speech;
use crate::text::language::Language;
use crate::text::length::Length;
use crate::text::offsets::ByteIndex;

/// The title.
pub(super) fn title(speech: &Speech) -> ViewParagraph {
    let mut builder = Builder::new(speech);
    builder.line(TextPlace::Title, &speech.information.title, SegmentKind::Title);
    if speech.information.title.is_empty() {
        builder.generated(SegmentKind::Hint, hint(speech.language, Hint::Title));
    }
    builder.finish(None, ParagraphStyle::Title)
}

/// The line under the title: post and speaker, and the date in brackets (English: speaker, post, date).
pub(super) fn byline(speech: &Speech) -> ViewParagraph {
    let mut builder = Builder::new(speech);
    let information = &speech.information;
    if information.byline {
        let speaker = InformationItem::Speaker;
        if speech.language == Language::Chinese {
            if !information.post.is_empty() {
                builder.field(FieldRef::Information(InformationItem::Post), None);
                builder.generated(SegmentKind::Byline, "　");
            }
            builder.field(FieldRef::Information(speaker), None);
            if !information.date.is_empty() {
                builder.generated(SegmentKind::Byline, "（");
                builder.field(FieldRef::Information(InformationItem::Date), None);
                builder.generated(SegmentKind::Byline, "）");
            }
        } else {
            builder.field(FieldRef::Information(speaker), None);
            for (item, filled) in [
                (InformationItem::Post, !information.post.is_empty()),
                (InformationItem::Date, !information.date.is_empty()),
            ] {
                if filled {
                    builder.generated(SegmentKind::Byline, ", ");
                    builder.field(FieldRef::Information(item), None);
                }
            }
        }
    }
    builder.finish(None, ParagraphStyle::Byline)
}

/// All sections in reading order, each with its level and paragraphs.
pub(super) fn sections(speech: &Speech) -> Vec<(SectionId, usize, Vec<ViewParagraph>)> {
    let mut composed = Vec::with_capacity(speech.sections.len());
    sections_under(speech, None, 1, &mut composed);
    composed
}

fn sections_under(
    speech: &Speech,
    parent: Option<SectionId>,
    level: usize,
    composed: &mut Vec<(SectionId, usize, Vec<ViewParagraph>)>,
) {
    let labels = labels_of_children(&speech.sections, parent, speech.language);
    for (&id, label) in speech.sections.children(parent).iter().zip(&labels) {
        if let Some(section) = speech.sections.get(id) {
            composed.push((id, level, paragraphs(speech, section, label.as_ref(), level)));
        }
        sections_under(speech, Some(id), level + 1, composed);
    }
}

/// The paragraphs of one section.
pub(super) fn section(speech: &Speech, id: SectionId, level: usize) -> Vec<ViewParagraph> {
    let label = label_of(&speech.sections, id, speech.language);
    speech.sections.get(id).map_or_else(Vec::new, |section| {
        paragraphs(speech, section, label.as_ref(), level)
    })
}

fn paragraphs(speech: &Speech, section: &Section, label: Option<&Label>, level: usize) -> Vec<ViewParagraph> {
    let mut composed = beginning(speech, section, label, level);
    composed.extend((1..section.body.len()).map(|index| body(speech, section, index)));
    composed
}

/// A section's first paragraphs: heading line and first paragraph, or the run-in paragraph alone.
pub(super) fn first_paragraphs(speech: &Speech, id: SectionId, level: usize) -> Vec<ViewParagraph> {
    let label = label_of(&speech.sections, id, speech.language);
    speech.sections.get(id).map_or_else(Vec::new, |section| {
        beginning(speech, section, label.as_ref(), level)
    })
}

/// One body paragraph that no heading runs into.
pub(super) fn body_paragraph(speech: &Speech, id: SectionId, index: usize) -> Option<ViewParagraph> {
    let section = speech
        .sections
        .get(id)
        .filter(|section| index < section.body.len())?;
    Some(body(speech, section, index))
}

fn beginning(speech: &Speech, section: &Section, label: Option<&Label>, level: usize) -> Vec<ViewParagraph> {
    let is_numbered_kind = matches!(
        section.kind,
        SectionKind::Part | SectionKind::Impression | SectionKind::Requirement
    );
    let invites_heading = label.is_some() || (is_numbered_kind && section.name.is_empty());
    if section.heading.is_empty() && !invites_heading {
        return vec![body(speech, section, 0)];
    }
    let mut builder = Builder::new(speech);
    if let Some(label) = label {
        builder.generated(SegmentKind::Label, &label.text());
    }
    builder.line(
        TextPlace::Heading(section.id),
        &section.heading,
        SegmentKind::Heading,
    );
    if section.heading.is_empty() {
        match Frame::read(&section.frame) {
            Some(frame) => builder.generated(SegmentKind::Hint, &frame.shown()),
            None => builder.generated(SegmentKind::Hint, hint(speech.language, Hint::Heading)),
        }
    }
    if section.runs_in() {
        let heading = speech.plain_text(&section.heading);
        builder.generated(SegmentKind::Stop, stop_after(&heading, speech.language));
        builder.body(section, 0);
        return vec![builder.finish(Some(section.id), ParagraphStyle::RunIn)];
    }
    let heading = builder.finish(Some(section.id), ParagraphStyle::Heading { level });
    vec![heading, body(speech, section, 0)]
}

fn body(speech: &Speech, section: &Section, index: usize) -> ViewParagraph {
    let mut builder = Builder::new(speech);
    builder.body(section, index);
    let style = if section.kind == SectionKind::Salutation {
        ParagraphStyle::Salutation
    } else {
        ParagraphStyle::Body
    };
    builder.finish(Some(section.id), style)
}

enum Hint {
    Title,
    Heading,
    Salutation,
    Body,
}

fn hint(language: Language, what: Hint) -> &'static str {
    match (language, what) {
        (Language::Chinese, Hint::Title) => "在此写标题",
        (Language::Chinese, Hint::Heading) => "小标题",
        (Language::Chinese, Hint::Salutation) => "称谓，如“同志们：”",
        (Language::Chinese, Hint::Body) => "在此写正文",
        (Language::English, Hint::Title) => "Title",
        (Language::English, Hint::Heading) => "Heading",
        (Language::English, Hint::Salutation) => "Salutation, such as “Dear colleagues,”",
        (Language::English, Hint::Body) => "Write here",
    }
}

struct Builder<'a> {
    speech: &'a Speech,
    text: String,
    segments: Vec<Segment>,
    has_hint: bool,
}

impl<'a> Builder<'a> {
    fn new(speech: &'a Speech) -> Self {
        Self {
            speech,
            text: String::new(),
            segments: Vec::new(),
            has_hint: false,
        }
    }

    fn push(&mut self, kind: SegmentKind, text: &str, source: Option<Source>) {
        let start = ByteIndex(self.text.len());
        self.text.push_str(text);
        let range = start..ByteIndex(self.text.len());
        self.segments.push(Segment { kind, range, source });
    }

    fn generated(&mut self, kind: SegmentKind, text: &str) {
        self.has_hint |= kind == SegmentKind::Hint;
        if !text.is_empty() {
            self.push(kind, text, None);
        }
    }

    fn field(&mut self, field: FieldRef, source: Option<Source>) {
        let value = self.speech.field_value(field);
        let filled = value.is_some();
        let shown = value.unwrap_or_else(|| self.speech.field_name(field));
        self.push(SegmentKind::Field { field, filled }, &shown, source);
    }

    fn line(&mut self, place: TextPlace, line: &Inline, kind: SegmentKind) {
        if line.is_empty() {
            self.push(
                kind,
                "",
                Some(Source {
                    place,
                    range: ByteIndex(0)..ByteIndex(0),
                }),
            );
        }
        for (range, part) in line.parts() {
            let source = Some(Source { place, range });
            match part {
                Part::Text(text) => self.push(kind, text, source),
                Part::Field(field) => self.field(field, source),
            }
        }
    }

    fn body(&mut self, section: &Section, index: usize) {
        let Some(line) = section.body.get(index) else {
            return;
        };
        self.line(TextPlace::Body(section.id, index), line, SegmentKind::Body);
        if line.is_empty() && section.body.len() == 1 {
            let what = if section.kind == SectionKind::Salutation {
                Hint::Salutation
            } else {
                Hint::Body
            };
            self.generated(SegmentKind::Hint, hint(self.speech.language, what));
        }
    }

    fn finish(self, section: Option<SectionId>, style: ParagraphStyle) -> ViewParagraph {
        let mut paragraph = ViewParagraph {
            section,
            style,
            text: self.text,
            segments: self.segments,
            length: Length::default(),
            revision: 0,
        };
        if self.has_hint {
            if !paragraph.is_unwritten() {
                let spoken = paragraph.spoken_text(ByteIndex(0)..ByteIndex(paragraph.text.len()));
                paragraph.length = Length::of(&spoken, self.speech.language);
            }
        } else {
            paragraph.length = Length::of(&paragraph.text, self.speech.language);
        }
        paragraph
    }
}
