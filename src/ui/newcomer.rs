//! A template as a newcomer will see it: the speech that it makes, on paper, with what is to be filled in, and beside
//! each section what its guidance says.

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Frame, Label, Layout, Margin, RichText, ScrollArea, Ui, vec2};

use super::chip::{GROUND_MARGIN, Ground, blank_chip, label_on_grounds};
use super::fonts::{self, Marks, Weight};
use super::i18n::Texts;
use super::theme::{Tokens, border_of, corner, space, text_size};
use crate::model::{
    Guidance, Manuscript, ParagraphStyle, Segment, SegmentKind, Template, ViewParagraph, unfilled,
};
use crate::text::language::Language;

/// More paragraphs than these say nothing more about a template.
const MOST_PARAGRAPHS: usize = 300;
const LINE: f32 = 23.0;
/// In less height than this what is to be filled in scrolls with the text.
const LOW: f32 = 200.0;

/// What a newcomer sees of a template, made once.
#[derive(Debug)]
pub struct NewcomerView {
    blocks: Vec<Block>,
    blanks: Vec<String>,
    /// How many paragraphs are left out.
    more: usize,
    marks: Marks,
    indents: bool,
}

#[derive(Debug)]
enum Block {
    Paragraph {
        style: ParagraphStyle,
        pieces: Vec<(SegmentKind, String)>,
    },
    Note(Guidance),
}

impl NewcomerView {
    /// The speech that a template makes for the first of its lengths.
    #[must_use]
    pub fn new(template: &Template) -> Self {
        let speech = template.instantiate(None);
        let manuscript = Manuscript::compose(&speech);
        let paragraphs = manuscript.paragraphs();
        let mut blocks = Vec::new();
        let head = manuscript
            .spans()
            .first()
            .map_or(paragraphs.len(), |span| span.first);
        blocks.extend(paragraphs.iter().take(head).map(|paragraph| block(paragraph)));
        for span in manuscript.spans() {
            if span.first >= MOST_PARAGRAPHS {
                break;
            }
            let own = paragraphs.iter().skip(span.first).take(span.length);
            blocks.extend(own.map(|paragraph| block(paragraph)));
            let guidance = speech.sections.get(span.id).map(|section| &section.guidance);
            if let Some(guidance) = guidance.filter(|guidance| !guidance.is_empty()) {
                blocks.push(Block::Note(guidance.clone()));
            }
        }
        let shown = blocks
            .iter()
            .filter(|block| matches!(block, Block::Paragraph { .. }));
        let uses = unfilled(&speech).into_iter();
        Self {
            more: paragraphs.len().saturating_sub(shown.count()),
            blocks,
            blanks: uses.map(|entry| speech.field_name(entry.field)).collect(),
            marks: speech.language.into(),
            indents: speech.language == Language::Chinese,
        }
    }

    /// Shows the view as high as `height`: the text scrolls within its sheet, whose edges stay in sight.
    pub fn ui(&self, ui: &mut Ui, height: f32, texts: &Texts) {
        let top = ui.cursor().top();
        let is_low = height < LOW;
        if !is_low {
            self.blanks(ui, texts);
        }
        let left = height - (ui.cursor().top() - top) - 10.0;
        let tokens = Tokens::of(ui);
        Frame::new()
            .fill(tokens.paper)
            .stroke(border_of(ui))
            .corner_radius(corner::SMALL)
            .inner_margin(Margin::same(4))
            .show(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt("newcomer")
                    .max_height(left)
                    .min_scrolled_height(left)
                    .auto_shrink([false, false])
                    .show(ui, |ui| {
                        Frame::new()
                            .inner_margin(Margin::symmetric(24, 16))
                            .show(ui, |ui| {
                                if is_low {
                                    self.blanks(ui, texts);
                                }
                                self.text(ui, texts);
                            });
                    });
            });
    }

    fn text(&self, ui: &mut Ui, texts: &Texts) {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::SMALL;
        for block in &self.blocks {
            self.block(ui, block, texts);
        }
        if self.more > 0 {
            let words = texts.with("newcomer-more", &[("count", self.more.into())]);
            ui.label(RichText::new(words).color(Tokens::of(ui).dim));
        }
    }

    fn blanks(&self, ui: &mut Ui, texts: &Texts) {
        let tokens = Tokens::of(ui);
        if self.blanks.is_empty() {
            let words = RichText::new(texts.get("newcomer-no-blanks")).color(tokens.dim);
            ui.add(Label::new(words).wrap());
        } else {
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing = vec2(space::TIGHT, space::TIGHT);
                ui.spacing_mut().interact_size.y = 0.0;
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(texts.get("start-fields")).color(tokens.dim));
                    for name in &self.blanks {
                        blank_chip(ui, name);
                    }
                });
            });
        }
        ui.add_space(space::SMALL);
    }

    fn block(&self, ui: &mut Ui, block: &Block, texts: &Texts) {
        match block {
            Block::Note(guidance) => note(ui, guidance, texts),
            Block::Paragraph { style, pieces } => {
                let (job, grounds) = self.words(ui, *style, pieces);
                let label = Label::new(job).wrap();
                if matches!(style, ParagraphStyle::Title | ParagraphStyle::Byline) {
                    let size = vec2(ui.available_width(), 0.0);
                    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Center), |ui| {
                        label_on_grounds(ui, label, &grounds);
                    });
                } else {
                    label_on_grounds(ui, label, &grounds);
                }
            }
        }
    }

    /// The words of a paragraph, with the grounds of its fields.
    fn words(
        &self,
        ui: &Ui,
        style: ParagraphStyle,
        pieces: &[(SegmentKind, String)],
    ) -> (LayoutJob, Vec<Ground>) {
        let tokens = Tokens::of(ui);
        let is_title = style == ParagraphStyle::Title;
        let size = if is_title {
            text_size::MANUSCRIPT
        } else {
            text_size::BODY
        };
        let is_heading = matches!(style, ParagraphStyle::Heading { .. });
        let indented = matches!(
            style,
            ParagraphStyle::Body | ParagraphStyle::RunIn | ParagraphStyle::Heading { .. }
        );
        let mut gap = if self.indents && indented { 2.0 * size } else { 0.0 };
        let mut job = LayoutJob::default();
        let mut grounds = Vec::new();
        let mut characters = 0;
        for (kind, text) in pieces {
            let bold = is_title || is_heading || *kind == SegmentKind::Heading;
            let weight = if bold { Weight::Bold } else { Weight::Regular };
            let (color, ground) = match kind {
                SegmentKind::Label => (tokens.accent, None),
                SegmentKind::Hint => (tokens.dim, None),
                SegmentKind::Field { filled: false, .. } => (tokens.blank_text, Some(tokens.blank_fill)),
                SegmentKind::Field { filled: true, .. } => (tokens.field_text, Some(tokens.field_fill)),
                _ => (tokens.text, None),
            };
            let format = TextFormat {
                line_height: (!is_title).then_some(LINE),
                ..TextFormat::simple(fonts::face(size, weight, self.marks), color)
            };
            let begun = characters;
            characters += text.chars().count();
            let mut behind = 0.0;
            if let Some(fill) = ground {
                if behind_field(&grounds, begun) {
                    // Two fields are two.
                    gap += space::TIGHT;
                }
                gap += GROUND_MARGIN;
                behind = GROUND_MARGIN;
                grounds.push((begun..characters, fill));
            }
            job.append(text, gap, format);
            gap = behind;
        }
        (job, grounds)
    }
}

/// Whether a field ends at that character.
fn behind_field(grounds: &[Ground], at: usize) -> bool {
    grounds.last().is_some_and(|(range, _)| range.end == at)
}

fn block(paragraph: &ViewParagraph) -> Block {
    let words = |segment: &Segment| {
        let range = segment.range.start.0..segment.range.end.0;
        paragraph.text.get(range).unwrap_or_default().to_owned()
    };
    let segments = paragraph
        .segments
        .iter()
        .filter(|segment| !segment.range.is_empty());
    Block::Paragraph {
        style: paragraph.style,
        pieces: segments.map(|segment| (segment.kind, words(segment))).collect(),
    }
}

/// What a section's guidance says, under the section.
fn note(ui: &mut Ui, guidance: &Guidance, texts: &Texts) {
    let tokens = Tokens::of(ui);
    Frame::new()
        .fill(tokens.panel)
        .corner_radius(corner::SMALL)
        .inner_margin(Margin::symmetric(10, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::HAIR;
            for (name, words) in [
                ("newcomer-purpose", &guidance.purpose),
                ("newcomer-length", &guidance.length),
                ("guide-example", &guidance.example),
            ] {
                if words.is_empty() {
                    continue;
                }
                let mut job = LayoutJob::default();
                let format = |color| TextFormat::simple(fonts::regular(text_size::SMALL), color);
                job.append(texts.get(name), 0.0, format(tokens.accent));
                job.append(words, space::SMALL, format(tokens.dim));
                ui.add(Label::new(job).wrap());
            }
        });
}
