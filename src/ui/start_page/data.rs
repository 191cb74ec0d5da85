//! What cards and preview show of each template, as plain data made once per listing.

use std::path::{Path, PathBuf};

use crate::convert::plain_text::{self, ExportOptions};
use crate::model::{Label, Manuscript, SectionId, Speech, Template, labels_of_children, unfilled};
use crate::store::{Listing, TemplateEntry, TemplateOrigin};
use crate::text::language::Language;
use crate::ui::i18n::{self, Texts};
use crate::ui::outline::rows::tone_of;
use crate::ui::theme::KindTone;

/// How many characters of the first lines the preview shows.
const FIRST_CHARACTERS: usize = 260;

/// A row of a template's outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct OutlineLine {
    /// From 1.
    pub level: usize,
    pub tone: KindTone,
    /// The number in front of the heading; may be empty.
    pub label: String,
    pub name: String,
    /// The tones of what stands right under it.
    pub below: Vec<KindTone>,
}

/// A length that a template is offered for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Length {
    pub minutes: u32,
    /// Minutes and characters in words.
    pub words: String,
}

/// A field to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Blank {
    pub name: String,
    pub hint: String,
}

/// What is shown of one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Card {
    /// The place in the listing.
    pub entry: usize,
    pub name: String,
    pub summary: String,
    pub language: Language,
    /// The file it comes from, unless it is part of the program.
    pub file: Option<PathBuf>,
    /// The key of the word for where it comes from.
    pub source: &'static str,
    pub lengths: Vec<Length>,
    pub outline: Vec<OutlineLine>,
    pub first_lines: String,
    pub blanks: Vec<Blank>,
}

/// The cards of a listing, in one language.
#[derive(Debug)]
pub(in crate::ui) struct Prepared {
    entries: Vec<TemplateEntry>,
    language: i18n::Language,
    cards: Vec<Card>,
}

impl Prepared {
    pub fn new(listing: &Listing, texts: &Texts) -> Self {
        let cards = listing.entries.iter().enumerate();
        Self {
            cards: cards
                .map(|(place, entry)| Card::new(place, entry, texts))
                .collect(),
            entries: listing.entries.clone(),
            language: texts.language(),
        }
    }

    /// Whether this was made of that listing for that language.
    pub fn is_of(&self, listing: &Listing, texts: &Texts) -> bool {
        self.language == texts.language() && self.has_entries_of(listing)
    }

    /// Whether places in that listing mean what they meant here.
    pub fn has_entries_of(&self, listing: &Listing) -> bool {
        self.entries == listing.entries
    }

    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter()
    }

    pub fn card(&self, entry: usize) -> Option<&Card> {
        self.cards.get(entry)
    }

    /// The templates that this was made of.
    pub fn entries(&self) -> &[TemplateEntry] {
        &self.entries
    }
}

impl Card {
    fn new(place: usize, entry: &TemplateEntry, texts: &Texts) -> Self {
        let template = &entry.template;
        Self {
            entry: place,
            name: template.name.clone(),
            summary: template.summary.clone(),
            language: template.speech.language,
            file: entry.origin.file().map(Path::to_owned),
            source: match entry.origin {
                TemplateOrigin::BuiltIn => "start-built-in",
                TemplateOrigin::File(_) => "start-mine",
                TemplateOrigin::Shared(_) => "start-shared",
            },
            lengths: lengths(template, texts),
            outline: outline(&template.speech),
            first_lines: first_lines(&template.speech),
            blanks: blanks(&template.speech),
        }
    }

    /// The words of the length that is chosen, else of the first.
    pub fn length_words(&self, minutes: Option<u32>) -> &str {
        let chosen = self.lengths.iter().find(|length| Some(length.minutes) == minutes);
        chosen
            .or(self.lengths.first())
            .map_or("", |length| length.words.as_str())
    }
}

fn lengths(template: &Template, texts: &Texts) -> Vec<Length> {
    let speech = &template.speech;
    let own = speech.information.minutes;
    let offered = template.lengths.iter().copied();
    let mut lengths: Vec<Length> = Vec::new();
    for minutes in offered.chain(own.filter(|_| template.lengths.is_empty())) {
        if lengths.iter().all(|length| length.minutes != minutes) {
            let words = length_words(minutes, speech, texts);
            lengths.push(Length { minutes, words });
        }
    }
    lengths
}

/// Minutes, and the characters (English: words) that they take at the template's rate, to the nearest hundred.
fn length_words(minutes: u32, speech: &Speech, texts: &Texts) -> String {
    let exact = u64::from(minutes) * u64::from(speech.information.rate);
    let unit = if exact < 1_000 { 10 } else { 100 };
    let rounded = (exact + unit / 2) / unit * unit;
    let key = match speech.language {
        Language::Chinese => "start-length",
        Language::English => "start-length-words",
    };
    texts.with(
        key,
        &[("minutes", minutes.into()), ("characters", rounded.into())],
    )
}

fn outline(speech: &Speech) -> Vec<OutlineLine> {
    let mut lines = Vec::new();
    add_children(speech, None, None, 1, &mut lines);
    lines
}

fn add_children(
    speech: &Speech,
    parent: Option<SectionId>,
    above: Option<KindTone>,
    level: usize,
    lines: &mut Vec<OutlineLine>,
) {
    let tree = &speech.sections;
    let labels = labels_of_children(tree, parent, speech.language);
    for (&id, label) in tree.children(parent).iter().zip(labels) {
        let Some(section) = tree.get(id) else { continue };
        let tone = tone_of(tree, section, above);
        lines.push(OutlineLine {
            level,
            tone,
            label: label.map_or_else(String::new, |label| outline_label(&label)),
            name: speech.outline_name(id),
            below: tree
                .children(Some(id))
                .iter()
                .filter_map(|&child| Some(tone_of(tree, tree.get(child)?, Some(tone))))
                .collect(),
        });
        add_children(speech, Some(id), Some(tone), level + 1, lines);
    }
}

/// A label as an outline shows it: with the mark that belongs to a bare number, without the comma of speech.
pub(in crate::ui) fn outline_label(label: &Label) -> String {
    match label.mark.trim_end() {
        mark @ ("、" | ".") => format!("{}{mark}", label.number),
        _ => label.number.clone(),
    }
}

/// The beginning of the text as it would be exported, blanks in brackets.
fn first_lines(speech: &Speech) -> String {
    let options = ExportOptions {
        blank_lines: false,
        ..ExportOptions::for_language(speech.language)
    };
    let text = plain_text::text(&Manuscript::compose(speech), speech.language, options);
    let text = text.trim_end();
    match text.char_indices().nth(FIRST_CHARACTERS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

fn blanks(speech: &Speech) -> Vec<Blank> {
    unfilled(speech)
        .into_iter()
        .map(|entry| Blank {
            name: speech.field_name(entry.field),
            hint: match entry.field {
                crate::model::FieldRef::Named(id) => speech
                    .field(id)
                    .map_or_else(String::new, |field| field.hint.clone()),
                crate::model::FieldRef::Information(_) | crate::model::FieldRef::Count(_) => String::new(),
            },
        })
        .collect()
}
