//! Copied fragments as they wait in the state folder for being pasted.

use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

use super::error::{Format, Refusal, StoreError};
use super::markup::LineWriting;
use super::reading::{VERSION, parse, too_large};
use super::wire::{SectionReader, WireField, WireSection, fields};
use super::wire_writing::{self, Identities, SectionWriting};
use super::writer::{Writer, quoted};
use crate::model::{Fragment, Piece};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFragment {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    #[serde(default)]
    fields: Vec<WireField>,
    pieces: Vec<WirePiece>,
}

#[derive(Debug, Deserialize)]
enum WirePiece {
    Line(String),
    Section(Box<WireSection>),
}

/// Reads a fragment; `path` is for messages only.
///
/// # Errors
/// Says what is wrong and where.
pub fn read_fragment(bytes: &[u8], path: &Path) -> Result<Fragment, StoreError> {
    read(bytes).map_err(|refusal| refusal.in_file(path))
}

fn read(bytes: &[u8]) -> Result<Fragment, Refusal> {
    let (wire, text) = parse::<WireFragment>(bytes, Format::Fragment)?;
    let fields = fields(wire.fields, text)?;
    let sections = wire.pieces.iter().filter_map(|piece| match piece {
        WirePiece::Section(section) => Some(&**section),
        WirePiece::Line(_) => None,
    });
    let mut reader = SectionReader::new(text, &fields, sections)?;
    let mut pieces = Vec::with_capacity(wire.pieces.len());
    for piece in wire.pieces {
        pieces.push(match piece {
            WirePiece::Line(written) => Piece::Line(reader.free_line(&written)?),
            WirePiece::Section(section) => Piece::Section(reader.section(*section)?),
        });
    }
    Ok(Fragment { pieces, fields })
}

/// Writes a fragment; `path` is for messages only.
///
/// # Errors
/// Refuses what could not be read again.
pub fn write_fragment(fragment: &Fragment, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut writer = Writer::new(Format::Fragment.key(), VERSION);
    wire_writing::fields(&mut writer, &fragment.fields, Identities::Written);
    let mut sections = SectionWriting {
        lines: LineWriting::of(&fragment.fields),
        identities: Identities::Written,
        named: HashSet::new(),
    };
    writer.list("pieces", |writer| {
        for piece in &fragment.pieces {
            match piece {
                Piece::Line(line) => writer.item(&format!("Line({})", quoted(&sections.lines.line(line)))),
                Piece::Section(subtree) => sections.subtree(writer, subtree, ("Section((", "))")),
            }
        }
    });
    let bytes = writer.finish();
    too_large(bytes.len() as u64).map_err(|problem| StoreError::new(path, problem))?;
    read_fragment(&bytes, path)?;
    Ok(bytes)
}
