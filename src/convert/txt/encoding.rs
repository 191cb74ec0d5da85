//! Which encoding a text file is in, and its text.
//!
//! In order: a byte order mark decides; what is valid UTF-8 is UTF-8; UTF-16 without a mark is known by its
//! code units, most of which are Chinese or ASCII; for the rest `chardetng` guesses, told that Chinese is
//! likely. GB2312 and GBK files are read as GB18030, which contains them.

use std::borrow::Cow;
use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes from the first one above ASCII are shown to the detector.
const DETECTION_SAMPLE: usize = 256 * 1024;

/// How many bytes the search for UTF-16 and for damaged UTF-8 looks at.
const SCRIPT_SAMPLE: usize = 64 * 1024;

/// The least share of likely code units, in hundredths, for a file to be UTF-16.
const LIKELY_HUNDREDTHS: usize = 90;

/// The byte order mark in GB18030.
const GB18030_MARK: &[u8] = b"\x84\x31\x95\x33";

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextEncoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// GB18030, and GBK and GB2312 with it.
    Gb18030,
    /// Another encoding, by its name in the Encoding Standard.
    Other(&'static str),
}

impl TextEncoding {
    fn of(encoding: &'static Encoding) -> Self {
        match encoding {
            _ if encoding == UTF_8 => Self::Utf8,
            _ if encoding == UTF_16LE => Self::Utf16Le,
            _ if encoding == UTF_16BE => Self::Utf16Be,
            _ if encoding == GB18030 || encoding == GBK => Self::Gb18030,
            _ => Self::Other(encoding.name()),
        }
    }
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030",
            Self::Other(name) => name,
        })
    }
}

/// A decoded file.
pub struct Decoded<'bytes> {
    /// Its text, without the mark.
    pub text: Cow<'bytes, str>,
    /// What it was in.
    pub encoding: TextEncoding,
    /// The first line with bytes that mean nothing, from 1.
    pub damaged_line: Option<usize>,
}

/// Decodes `bytes` in the encoding that fits best; bytes that mean nothing become U+FFFD.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = marked(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return decode_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded {
            text: Cow::Borrowed(text),
            encoding: TextEncoding::Utf8,
            damaged_line: None,
        };
    }
    if is_damaged_utf_8(&bytes[..bytes.len().min(SCRIPT_SAMPLE)]) {
        return decode_as(UTF_8, bytes);
    }
    let guessed = decode_as(guess(bytes), bytes);
    if guessed.damaged_line.is_none() || guessed.encoding == TextEncoding::Gb18030 {
        return guessed;
    }
    decode_as(GB18030, bytes)
}

/// The encoding a byte order mark names, and the mark's length.
fn marked(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if bytes.starts_with(GB18030_MARK) {
        return Some((GB18030, GB18030_MARK.len()));
    }
    Encoding::for_bom(bytes)
}

fn decode_as<'bytes>(encoding: &'static Encoding, bytes: &'bytes [u8]) -> Decoded<'bytes> {
    let encoding = if encoding == GBK { GB18030 } else { encoding };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let damaged_line = damaged.then(|| first_damaged_line(encoding, bytes));
    Decoded {
        text,
        encoding: TextEncoding::of(encoding),
        damaged_line,
    }
}

fn first_damaged_line(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(bytes.len())
        .unwrap_or_default();
    let mut sound = String::with_capacity(room);
    let (result, _) = decoder.decode_to_string_without_replacement(bytes, &mut sound, true);
    debug_assert!(
        matches!(result, DecoderResult::Malformed(..)),
        "decoding failed before"
    );
    let line_ends = sound.matches('\n').count().max(sound.matches('\r').count());
    line_ends + 1
}

/// Whether `sample` is UTF-8 but for a few bytes: far more Chinese characters decode than bytes do not, which
/// no text in another encoding comes to by chance.
fn is_damaged_utf_8(sample: &[u8]) -> bool {
    let mut wide = 0;
    let mut damaged = 0;
    for chunk in sample.utf8_chunks() {
        wide += chunk
            .valid()
            .chars()
            .filter(|&character| character >= '\u{800}')
            .count();
        damaged += usize::from(!chunk.invalid().is_empty());
    }
    wide > damaged * 8
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or_default();
    let end = bytes.len().min(start + DETECTION_SAMPLE);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[start..end], end == bytes.len());
    detector.guess(Some(b"cn"), Utf8Detection::Deny)
}

/// Whether `bytes` are UTF-16 without a mark, and in which order.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.is_empty() || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(SCRIPT_SAMPLE)];
    // Such bytes stand in nearly every UTF-16 text and in no text of one or two bytes a character.
    let is_telling = |byte: &u8| matches!(byte, 0..=8 | 0x0e..=0x1f | 0xff);
    if !sample.iter().any(is_telling) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(sample) {
        let zeros = sample.split(|&byte| byte == 0).count() - 1;
        // A valid UTF-8 text with a stray zero byte is no UTF-16.
        if !text.is_ascii() || zeros * 4 <= sample.len() {
            return None;
        }
    }
    let little = likely_units(sample, u16::from_le_bytes);
    let big = likely_units(sample, u16::from_be_bytes);
    let (encoding, (likely, _)) = if little >= big {
        (UTF_16LE, little)
    } else {
        (UTF_16BE, big)
    };
    (likely * 200 >= LIKELY_HUNDREDTHS * sample.len()).then_some(encoding)
}

/// How many code units are such as Chinese and English speeches are made of, and how many of them are ASCII:
/// with its bytes swapped, an ASCII letter is an ideograph.
fn likely_units(sample: &[u8], unit_of: fn([u8; 2]) -> u16) -> (usize, usize) {
    let (mut likely, mut ascii) = (0, 0);
    for pair in sample.chunks_exact(2) {
        match unit_of([pair[0], pair[1]]) {
            0x09 | 0x0a | 0x0d | 0x20..=0x7e => {
                likely += 1;
                ascii += 1;
            }
            0xa0..=0xff
            | 0x2010..=0x203b
            | 0x2103..=0x2122
            | 0x2160..=0x217f
            | 0x2460..=0x249b
            | 0x3000..=0x303f
            | 0x4e00..=0x9fff
            | 0xff00..=0xffef => likely += 1,
            _ => {}
        }
    }
    (likely, ascii)
}
