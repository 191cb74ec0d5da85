//! The window's icon, drawn in code: a sheet on a red ground with a label and lines, as the manuscript shows them.
//!
//! The icons of the desktop's menu (`packaging/linux/icons`) are the same drawing; a test keeps them so.

use egui::{Color32, IconData};

use crate::ui::theme::LIGHT;

#[cfg(test)]
mod tests;

/// The side of the window's icon in pixels, and that of the square that the drawing is given in.
const SIDE: u16 = 64;

/// A rectangle with rounded corners, in points of a square with [`SIDE`].
struct Block {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    radius: f32,
    colour: Color32,
}

impl Block {
    /// The block in a drawing that is larger or smaller.
    fn scaled(&self, scale: f32) -> Self {
        Self {
            left: self.left * scale,
            top: self.top * scale,
            right: self.right * scale,
            bottom: self.bottom * scale,
            radius: self.radius * scale,
            colour: self.colour,
        }
    }

    /// How much of the pixel at a place it covers.
    fn coverage(&self, x: f32, y: f32) -> f32 {
        let (half_width, half_height) = ((self.right - self.left) / 2.0, (self.bottom - self.top) / 2.0);
        let across = ((x - self.left - half_width).abs() - half_width + self.radius).max(0.0);
        let down = ((y - self.top - half_height).abs() - half_height + self.radius).max(0.0);
        (self.radius - across.hypot(down) + 0.5).clamp(0.0, 1.0)
    }
}

/// The icon.
pub(super) fn picture() -> IconData {
    IconData {
        rgba: pixels(&program(), SIDE),
        width: SIDE.into(),
        height: SIDE.into(),
    }
}

/// What the program's icon is made of, the lowest block first.
fn program() -> Vec<Block> {
    vec![
        block([2.0, 2.0, 62.0, 62.0], 13.0, LIGHT.accent),
        block([15.0, 10.0, 49.0, 54.0], 3.0, LIGHT.paper),
        block([20.0, 17.0, 30.0, 21.0], 1.0, LIGHT.accent),
        block([32.0, 17.0, 44.0, 21.0], 1.0, LIGHT.text),
        block([20.0, 26.0, 44.0, 29.0], 1.0, LIGHT.dim),
        block([20.0, 33.0, 44.0, 36.0], 1.0, LIGHT.dim),
        block([20.0, 40.0, 38.0, 43.0], 1.0, LIGHT.dim),
    ]
}

/// A block by its left, top, right and bottom.
fn block([left, top, right, bottom]: [f32; 4], radius: f32, colour: Color32) -> Block {
    Block {
        left,
        top,
        right,
        bottom,
        radius,
        colour,
    }
}

/// Blocks as pixels of a square, not multiplied with their opacity.
fn pixels(blocks: &[Block], side: u16) -> Vec<u8> {
    let scale = f32::from(side) / f32::from(SIDE);
    let blocks: Vec<Block> = blocks.iter().map(|block| block.scaled(scale)).collect();
    (0..side)
        .flat_map(|y| (0..side).map(move |x| (x, y)))
        .flat_map(|(x, y)| {
            let mut colour = Color32::TRANSPARENT;
            for block in &blocks {
                let covered = block.colour.gamma_multiply(block.coverage(centre(x), centre(y)));
                colour = colour.blend(covered);
            }
            colour.to_srgba_unmultiplied()
        })
        .collect()
}

fn centre(pixel: u16) -> f32 {
    f32::from(pixel) + 0.5
}
