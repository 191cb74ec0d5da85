//! Plain text files, whatever their encoding and line ends, as paragraphs.
//!
//! Old speeches circulate as UTF-8 with and without a mark, as GB18030 and as UTF-16. Nothing of them may be
//! lost: a file that does not decode to the last byte is refused with the line where it fails, unless the
//! caller accepts replacement characters. Control characters are kept, since the window can show them. Other
//! kinds of file are known by their first bytes and refused with what to do instead.

mod encoding;
mod signature;

use thiserror::Error;

pub use encoding::TextEncoding;
pub use signature::FileKind;

/// How to take a file in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportOptions {
    /// Whether to take the spaces off the start of each paragraph, which in circulated files are indents.
    pub strip_indents: bool,
    /// Whether to leave out paragraphs that are empty or white space only.
    pub skip_blank_lines: bool,
    /// Whether to put U+FFFD in the place of bytes that mean nothing, instead of refusing the file.
    pub replace_damage: bool,
}

/// What a plain text file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainText {
    /// Its paragraphs, without their line ends.
    pub paragraphs: Vec<String>,
    /// The encoding it was in.
    pub encoding: TextEncoding,
}

/// Why a file was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// It is not plain text at all.
    #[error("This is {kind}, not plain text. {}", kind.advice())]
    OtherKind {
        /// What it is.
        kind: FileKind,
    },
    /// Some of its bytes mean nothing in its encoding.
    #[error(
        "Line {line} cannot be read as {encoding}. Save the file as UTF-8 in the program it comes from, \
         then open it again."
    )]
    Damaged {
        /// The encoding that fits best.
        encoding: TextEncoding,
        /// The first line that does not decode, counted from 1.
        line: usize,
    },
}

/// Reads the bytes of a plain text file.
///
/// # Errors
/// The file is of another kind, or does not decode in full.
pub fn import(bytes: &[u8], options: ImportOptions) -> Result<PlainText, ImportError> {
    if let Some(kind) = signature::kind_of(bytes) {
        return Err(ImportError::OtherKind { kind });
    }
    let decoded = encoding::decode(bytes);
    if let Some(line) = decoded.damaged_line.filter(|_| !options.replace_damage) {
        return Err(ImportError::Damaged {
            encoding: decoded.encoding,
            line,
        });
    }
    let paragraphs = split_paragraphs(&decoded.text)
        .map(|paragraph| {
            if options.strip_indents {
                paragraph.trim_start_matches(is_indent)
            } else {
                paragraph
            }
        })
        .filter(|paragraph| !options.skip_blank_lines || !paragraph.trim().is_empty())
        .map(str::to_owned)
        .collect();
    Ok(PlainText {
        paragraphs,
        encoding: decoded.encoding,
    })
}

/// The paragraphs of a text: what stands between line ends of any kind, form feeds and the separators of
/// Unicode among them. A line end at the very end ends the last paragraph and begins no other.
pub fn split_paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let text = rest?;
        let Some(end) = text.find(is_line_end) else {
            return rest.take();
        };
        let behind = &text[end..];
        let line_end = if behind.starts_with("\r\n") {
            2
        } else {
            behind.chars().next().map_or(0, char::len_utf8)
        };
        rest = Some(&behind[line_end..]).filter(|rest| !rest.is_empty());
        Some(&text[..end])
    })
}

fn is_line_end(character: char) -> bool {
    matches!(
        character,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_indent(character: char) -> bool {
    matches!(character, '\u{3000}' | ' ' | '\t' | '\u{a0}')
}

#[cfg(test)]
mod tests;
