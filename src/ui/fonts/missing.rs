//! The box for a character that no face has: its code point in hexadecimal digits inside a frame.
//!
//! Whoever meets one can still see that something stands there, tell two apart, and look the code up.

use egui::{
    Color32, ColorImage,
    epaint::text::{GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph},
    vec2,
};

/// Columns and rows of one digit.
const DIGIT: (usize, usize) = (3, 5);

/// The hexadecimal digits, row by row from the top, the leftmost column in the highest of three bits.
const DIGITS: [[u8; 5]; 16] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b011, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
    [0b010, 0b101, 0b111, 0b101, 0b101],
    [0b110, 0b101, 0b110, 0b101, 0b110],
    [0b011, 0b100, 0b100, 0b100, 0b011],
    [0b110, 0b101, 0b101, 0b101, 0b110],
    [0b111, 0b100, 0b110, 0b100, 0b111],
    [0b111, 0b100, 0b110, 0b100, 0b100],
];

/// Draws the box for every cluster that no face has, except what egui lays out without a glyph.
pub(super) fn code_boxes() -> GlyphRasterizer {
    GlyphRasterizer::new(
        "speechwright::code_boxes",
        |request: &GlyphRasterizerRequest<'_>| {
            let character = request.cluster.chars().next()?;
            (!laid_out_without_glyph(character)).then(|| code_box(character, request.font_size_px))
        },
    )
}

/// Tabs and thin spaces get their width from egui itself.
fn laid_out_without_glyph(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\u{2009}' | '\u{202F}')
}

/// The digits of a code point, four at least, in two rows of equal length.
fn digits(character: char) -> Vec<usize> {
    let code = u32::from(character);
    let count = if code > 0xFFFF { 6 } else { 4 };
    (0..count)
        .rev()
        .map(|place| ((code >> (4 * place)) & 0xF) as usize)
        .collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "glyph sizes in pixels are small whole numbers"
)]
fn code_box(character: char, font_size_px: f32) -> RasterizedGlyph {
    let scale = (font_size_px / 16.0).round().max(1.0) as usize;
    let digits = digits(character);
    let columns = digits.len() / 2;
    // A frame, a gap, the digits with gaps between them, a gap, a frame: each one dot wide.
    let dots = (columns * (DIGIT.0 + 1) + 3, 2 * (DIGIT.1 + 1) + 3);
    let size = [dots.0 * scale, dots.1 * scale];
    let mut image = ColorImage::filled(size, Color32::TRANSPARENT);
    for y in 0..size[1] {
        for x in 0..size[0] {
            if dot_is_set((x / scale, y / scale), dots, &digits) {
                image[(x, y)] = Color32::WHITE;
            }
        }
    }
    let (width, height) = (size[0] as f32, size[1] as f32);
    let bearing = (font_size_px / 16.0).round().max(1.0);
    // An ideograph's square reaches 0.88 em above the baseline and 0.12 em below it: stand in its middle.
    let top = -0.88 * font_size_px + (font_size_px - height) / 2.0;
    RasterizedGlyph {
        bitmap: GlyphBitmap {
            image,
            offset_px: vec2(bearing, top.round()),
            is_color: false,
        },
        advance_px: width + 2.0 * bearing,
    }
}

fn dot_is_set(dot: (usize, usize), dots: (usize, usize), digits: &[usize]) -> bool {
    let (x, y) = dot;
    if x == 0 || y == 0 || x == dots.0 - 1 || y == dots.1 - 1 {
        return true;
    }
    let (Some(x), Some(y)) = (x.checked_sub(2), y.checked_sub(2)) else {
        return false;
    };
    let (column, x_in_digit) = (x / (DIGIT.0 + 1), x % (DIGIT.0 + 1));
    let (row, y_in_digit) = (y / (DIGIT.1 + 1), y % (DIGIT.1 + 1));
    let columns = digits.len() / 2;
    if column >= columns || row >= 2 || x_in_digit >= DIGIT.0 || y_in_digit >= DIGIT.1 {
        return false;
    }
    let digit = digits[row * columns + column];
    DIGITS[digit][y_in_digit] & (0b100 >> x_in_digit) != 0
}
