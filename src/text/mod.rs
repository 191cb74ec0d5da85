//! Text without any notion of a speech: offsets, counting, speaking time, word and line boundaries.
//!
//! Everything here is a pure function of a string, so that the layers above can call it on one paragraph
//! at a time and cache what comes back.

/// Word and grapheme boundaries for caret movement and double clicks.
pub mod boundaries;
/// Characters and words by Word's 字数 rule.
pub mod counting;
/// Which characters count as East Asian, the one table that counting and line breaking share.
pub mod east_asian;
/// Labels typed at a paragraph's start: 一是, （二）, 三、, First, and the like.
pub mod enumerations;
/// The languages a speech can be written in.
pub mod language;
/// Where a row may end, by UAX 14 and the Chinese line-start and line-end rules.
pub mod line_breaks;
/// Chinese numerals, written and read.
pub mod numerals;
/// Byte and character offsets that cannot be mistaken for each other.
pub mod offsets;
/// How long a text takes to say.
pub mod speaking_time;
