//! The window's icon, drawn in code: a sheet on a red ground with a label and lines, as the manuscript shows them.

use egui::IconData;

use crate::ui::theme::LIGHT;

/// The side of the icon in pixels.
const SIDE: u32 = 64;

/// A rectangle with rounded corners, in pixels of the icon.
struct Block {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    radius: f32,
    colour: egui::Color32,
}

impl Block {
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
    let block = |left, top, right, bottom, radius, colour| Block {
        left,
        top,
        right,
        bottom,
        radius,
        colour,
    };
    let blocks = [
        block(2.0, 2.0, 62.0, 62.0, 13.0, LIGHT.accent),
        block(15.0, 10.0, 49.0, 54.0, 3.0, LIGHT.paper),
        block(20.0, 17.0, 30.0, 21.0, 1.0, LIGHT.accent),
        block(32.0, 17.0, 44.0, 21.0, 1.0, LIGHT.text),
        block(20.0, 26.0, 44.0, 29.0, 1.0, LIGHT.dim),
        block(20.0, 33.0, 44.0, 36.0, 1.0, LIGHT.dim),
        block(20.0, 40.0, 38.0, 43.0, 1.0, LIGHT.dim),
    ];
    let pixels = (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (x, y)));
    let rgba = pixels
        .flat_map(|(x, y)| {
            let mut colour = egui::Color32::TRANSPARENT;
            for block in &blocks {
                let covered = block.colour.gamma_multiply(block.coverage(centre(x), centre(y)));
                colour = colour.blend(covered);
            }
            colour.to_srgba_unmultiplied()
        })
        .collect();
    IconData {
        rgba,
        width: SIDE,
        height: SIDE,
    }
}

fn centre(pixel: u32) -> f32 {
    f32::from(u16::try_from(pixel).unwrap_or(u16::MAX)) + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_sheet_on_red_with_clear_corners() {
        let icon = picture();
        let pixel = |x: usize, y: usize| {
            let at = (y * SIDE as usize + x) * 4;
            [
                icon.rgba[at],
                icon.rgba[at + 1],
                icon.rgba[at + 2],
                icon.rgba[at + 3],
            ]
        };
        assert_eq!(icon.rgba.len(), (SIDE * SIDE * 4) as usize);
        assert_eq!(pixel(0, 0)[3], 0);
        assert_eq!(pixel(6, 32), LIGHT.accent.to_srgba_unmultiplied());
        assert_eq!(pixel(46, 50), LIGHT.paper.to_srgba_unmultiplied());
    }
}
