//! A whole speech as plain text, to be read aloud as it stands or handed on.
//!
//! Two steps, so that the window can show the first as a preview: [`text`] composes the characters, with a
//! line feed behind every paragraph; [`encode`] makes bytes of them. An encoder never replaces a character:
//! what it cannot write is named with its place before anything is written. Which fields are still unfilled
//! says [`crate::model::unfilled`].

use encoding_rs::{EncoderResult, GB18030};
use thiserror::Error;

use crate::model::{Manuscript, ParagraphStyle, Segment, SegmentKind, ViewParagraph};
use crate::text::language::Language;

/// The indent of a Chinese paragraph: two characters.
const CHINESE_INDENT: &str = "\u{3000}\u{3000}";

/// The indent of an English paragraph.
const ENGLISH_INDENT: &str = "    ";

/// How many characters that cannot be written are named.
const MOST_NAMED: usize = 20;

/// How to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ExportOptions {
    /// The encoding of the file.
    pub encoding: ExportEncoding,
    /// Whether the file begins with a byte order mark.
    pub bom: bool,
    /// What ends a line.
    pub line_ending: LineEnding,
    /// Whether paragraphs begin with an indent; title, byline and salutation never do.
    pub indent: bool,
    /// Whether a blank line stands between paragraphs.
    pub blank_lines: bool,
    /// What stands for a field that is not filled.
    pub unfilled: UnfilledFields,
}

/// An encoding to export in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ExportEncoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// GB18030.
    Gb18030,
}

/// What ends a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LineEnding {
    /// A line feed.
    #[default]
    Lf,
    /// A carriage return and a line feed, as Windows programs write.
    CrLf,
}

/// What stands for a field that is not filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum UnfilledFields {
    /// Its name in the brackets of the speech's language: `〔name〕` or `[name]`.
    #[default]
    Bracketed,
    /// Nothing.
    LeftOut,
}

impl ExportOptions {
    /// The options customary for a language: Chinese paragraphs are indented, English ones set apart by
    /// blank lines.
    #[must_use]
    pub fn for_language(language: Language) -> Self {
        Self {
            encoding: ExportEncoding::default(),
            bom: false,
            line_ending: LineEnding::default(),
            indent: language == Language::Chinese,
            blank_lines: language == Language::English,
            unfilled: UnfilledFields::default(),
        }
    }
}

/// A character that the chosen encoding does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnwritableCharacter {
    /// The character.
    pub character: char,
    /// Its line, from 1.
    pub line: usize,
    /// Its place in the line, in characters from 1.
    pub column: usize,
}

/// Why a text was not encoded.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// Some of its characters do not exist in the encoding.
    #[error("GB18030 cannot hold {}. Export as UTF-8, or replace what is named.", named(.characters, *.total))]
    Unwritable {
        /// The first of them.
        characters: Vec<UnwritableCharacter>,
        /// How many there are.
        total: usize,
    },
}

fn named(characters: &[UnwritableCharacter], total: usize) -> String {
    let places: Vec<String> = characters
        .iter()
        .map(|found| {
            let code = u32::from(found.character);
            format!("U+{code:04X} (line {}, character {})", found.line, found.column)
        })
        .collect();
    let unnamed = total.saturating_sub(places.len());
    let rest = if unnamed > 0 {
        format!(" and {unnamed} more")
    } else {
        String::new()
    };
    format!("{}{rest}", places.join(", "))
}

/// The speech as plain text, a line feed behind every paragraph: title, byline and salutation flush left, the
/// others indented where asked. Invitations to write, and what holds nothing else, are left out.
#[must_use]
pub fn text(manuscript: &Manuscript, language: Language, options: ExportOptions) -> String {
    let mut lines: Vec<String> = Vec::with_capacity(manuscript.paragraphs().len());
    for paragraph in manuscript.paragraphs() {
        let mut spoken = spoken_text(paragraph, language, options.unfilled);
        if paragraph.is_unwritten() {
            if !labels_written_text(manuscript, paragraph) {
                continue;
            }
            spoken.truncate(spoken.trim_end().len());
        }
        if ends_in_stop(paragraph) {
            spoken.truncate(spoken.trim_end().len());
        }
        if !spoken.trim().is_empty() {
            lines.push(format!(
                "{}{spoken}",
                indent_of(paragraph.style, language, options)
            ));
        }
    }
    let separator = if options.blank_lines { "\n\n" } else { "\n" };
    let mut text = lines.join(separator);
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// Whether nothing is written behind a run-in heading: the space there then parts it from no words.
fn ends_in_stop(paragraph: &ViewParagraph) -> bool {
    let shown = |segment: &&Segment| segment.kind != SegmentKind::Hint && !segment.range.is_empty();
    let last = paragraph.segments.iter().rfind(shown);
    last.is_some_and(|segment| segment.kind == SegmentKind::Stop)
}

/// Whether an unwritten paragraph is the bare label over written text, of its section or of sections under
/// it, and so is spoken.
fn labels_written_text(manuscript: &Manuscript, paragraph: &ViewParagraph) -> bool {
    let is_label = paragraph
        .segments
        .iter()
        .any(|segment| segment.kind == SegmentKind::Label);
    let Some(span) = paragraph
        .section
        .filter(|_| is_label)
        .and_then(|id| manuscript.span(id))
    else {
        return false;
    };
    let spans = manuscript.spans();
    let below = spans.iter().skip_while(|other| other.id != span.id).skip(1);
    let last = below
        .take_while(|other| other.level > span.level)
        .last()
        .unwrap_or(&span);
    manuscript
        .paragraphs()
        .get(span.first..last.first + last.length)
        .is_some_and(|covered| covered.iter().any(|paragraph| !paragraph.is_unwritten()))
}

fn spoken_text(paragraph: &ViewParagraph, language: Language, unfilled: UnfilledFields) -> String {
    let mut spoken = String::with_capacity(paragraph.text.len());
    for segment in &paragraph.segments {
        let shown = paragraph
            .text
            .get(segment.range.start.0..segment.range.end.0)
            .unwrap_or_default();
        match (segment.kind, unfilled) {
            (SegmentKind::Hint, _) | (SegmentKind::Field { filled: false, .. }, UnfilledFields::LeftOut) => {}
            (SegmentKind::Field { filled: false, .. }, UnfilledFields::Bracketed) => {
                spoken.push_str(&language.blank(shown));
            }
            _ => spoken.push_str(shown),
        }
    }
    spoken
}

fn indent_of(style: ParagraphStyle, language: Language, options: ExportOptions) -> &'static str {
    match style {
        ParagraphStyle::Title | ParagraphStyle::Byline | ParagraphStyle::Salutation => "",
        _ if !options.indent => "",
        ParagraphStyle::Heading { .. } | ParagraphStyle::RunIn | ParagraphStyle::Body => match language {
            Language::Chinese => CHINESE_INDENT,
            Language::English => ENGLISH_INDENT,
        },
    }
}

/// The bytes of `text`, whose lines end in line feeds, in the chosen encoding and with the chosen line ends.
///
/// # Errors
/// The encoding lacks some of the characters.
pub fn encode(text: &str, options: ExportOptions) -> Result<Vec<u8>, ExportError> {
    // In GB18030 a mark is of no use, and most programs would show it.
    let mark = if options.bom && options.encoding == ExportEncoding::Utf8 {
        "\u{feff}"
    } else {
        ""
    };
    let lines = match options.line_ending {
        LineEnding::Lf => format!("{mark}{text}"),
        LineEnding::CrLf => format!("{mark}{}", text.replace('\n', "\r\n")),
    };
    match options.encoding {
        ExportEncoding::Utf8 => Ok(lines.into_bytes()),
        ExportEncoding::Gb18030 => {
            let (bytes, _, lossy) = GB18030.encode(&lines);
            if lossy {
                Err(unwritable(text))
            } else {
                Ok(bytes.into_owned())
            }
        }
    }
}

/// The characters of `text` that GB18030 lacks.
fn unwritable(text: &str) -> ExportError {
    let mut characters = Vec::new();
    let mut total = 0;
    for (line, content) in text.split('\n').enumerate() {
        for (column, character) in content.chars().enumerate() {
            if !character.is_ascii() && !gb18030_has(character) {
                total += 1;
                if characters.len() < MOST_NAMED {
                    characters.push(UnwritableCharacter {
                        character,
                        line: line + 1,
                        column: column + 1,
                    });
                }
            }
        }
    }
    ExportError::Unwritable { characters, total }
}

fn gb18030_has(character: char) -> bool {
    let mut utf_8 = [0; 4];
    let mut bytes = [0; 16];
    let (result, ..) = GB18030.new_encoder().encode_from_utf8_without_replacement(
        character.encode_utf8(&mut utf_8),
        &mut bytes,
        true,
    );
    matches!(result, EncoderResult::InputEmpty)
}

#[cfg(test)]
mod tests;
