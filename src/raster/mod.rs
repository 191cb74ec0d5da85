//! Draws what egui tessellated on the CPU, for machines where a graphics card is missing and for pictures in tests.
//!
//! [`Rasteriser`] takes the same things as egui's painters (clipped meshes and texture changes) and keeps a buffer of
//! pixels. It repaints only what changed since the frame before and says which rectangles those are.
//!
//! # Conventions
//!
//! They are those of the graphics interfaces, so that a picture is the same whoever draws it:
//!
//! - Positions are multiplied by the pixels per point and snapped to 1/256 of a pixel. A pixel is covered when its
//!   centre is inside. Centres on an edge belong to the triangle whose top or left edge it is, so triangles that share
//!   an edge neither leave out nor double a pixel.
//! - Colours are premultiplied and are interpolated, multiplied with the texel and blended as they are encoded (in
//!   gamma space), into eight bits a channel. There is no dithering.
//! - Textures are sampled at the pixel's centre; the magnifying or minifying filter is chosen by the scale of the
//!   triangle. Mipmaps are not made: no part of the window asks for them.
//! - Clip rectangles are rounded to whole pixels.
//! - Paint callbacks belong to other painters and are passed over. So are meshes whose texture is not there, triangles
//!   with corners that do not exist or are no finite numbers.
//!
//! # Damage
//!
//! The picture is cut into square tiles. For each, a hash over all that touches it is kept; a tile whose hash is the
//! same as in the frame before is not painted. A tile that is painted is compared with what was there, so that the
//! damage is as small as the change, not as the tile. What a patch of a texture changed is known by the texel: glyphs
//! beside a new glyph stay as they are.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "sizes, coordinates and colours change between whole and broken numbers all the time here, within bounds \
              that are set where they come in; and numbers that were copied from each other are compared"
)]

mod blend;
mod clip;
mod hash;
mod paint;
mod piece;
mod quad;
mod rect;
mod scene;
mod texture;
mod tiles;
mod triangle;

#[cfg(test)]
mod tests;

use egui::epaint::{ClippedPrimitive, Color32, textures::TexturesDelta};

pub use self::rect::PixelRect;
use self::{scene::Scene, texture::Textures, tiles::Tiles};

/// The longest side of a picture, in pixels. Longer ones are cut.
pub const LONGEST_SIDE: usize = 1 << 15;

/// A picture so many times smaller than the one before gives memory back.
const MUCH_SMALLER: usize = 4;

/// A painter of egui's meshes that needs no graphics card. See the module for its conventions.
#[derive(Default)]
pub struct Rasteriser {
    textures: Textures,
    scene: Scene,
    tiles: Tiles,
    pixels: Vec<u32>,
    damage: Vec<PixelRect>,
    painted_tiles: usize,
}

impl Rasteriser {
    /// A rasteriser without textures and with an empty picture.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes over what changed in the textures, for the next [`Self::paint`]. Textures that are freed are still there
    /// for that painting. The caller clears the delta.
    pub fn update_textures(&mut self, delta: &TexturesDelta) {
        self.textures.update(delta);
    }

    /// Paints a frame of `size` pixels and returns the rectangles in which pixels changed: all of the picture when
    /// its size did. They may touch, but do not overlap.
    pub fn paint(
        &mut self,
        size: [usize; 2],
        pixels_per_point: f32,
        clear: Color32,
        primitives: &[ClippedPrimitive],
    ) -> &[PixelRect] {
        let size = size.map(|side| side.min(LONGEST_SIDE));
        if self.tiles.resize(size) {
            self.scene.forget();
            let pixels = size[0] * size[1];
            self.pixels.clear();
            if self.pixels.capacity() / MUCH_SMALLER > pixels {
                self.pixels = Vec::new();
            }
            self.pixels.resize(pixels, 0);
        }
        self.scene
            .build(size, pixels_per_point, primitives, &self.textures);
        let clear = texture::texel(clear);
        self.tiles.sort(&mut self.scene, clear);
        self.painted_tiles = paint::paint(
            &mut self.tiles,
            &mut self.pixels,
            clear,
            &self.scene,
            &self.textures,
        );
        self.textures.painted();
        self.tiles.collect_damage(&mut self.damage);
        &self.damage
    }

    /// The picture, row by row from the top, each pixel `0x00RRGGBB`.
    #[must_use]
    pub fn pixels(&self) -> &[u32] {
        &self.pixels
    }

    /// What the last [`Self::paint`] returned.
    #[must_use]
    pub fn damage(&self) -> &[PixelRect] {
        &self.damage
    }

    /// How many tiles the last [`Self::paint`] painted, whether their pixels came out different or not.
    #[must_use]
    pub fn painted_tiles(&self) -> usize {
        self.painted_tiles
    }

    /// Width and height of the picture, in pixels.
    #[must_use]
    pub fn size(&self) -> [usize; 2] {
        self.tiles.size()
    }
}
