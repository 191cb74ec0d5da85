//! The rasteriser against a slow one that is obviously right, and its damage against painting everything anew.

mod damage;
mod items;
mod random;
mod reference;
mod sameness;

use egui::epaint::{
    ClippedPrimitive, Color32, ColorImage, ImageDelta, Mesh, Primitive, TextureId,
    textures::{TextureOptions, TexturesDelta},
};
use egui::{Pos2, Rect, pos2};

use super::*;

/// A colour, since the window's tokens are out of reach here.
fn colour(channels: [u8; 4]) -> Color32 {
    let mut colour = Color32::TRANSPARENT;
    for (channel, value) in channels.into_iter().enumerate() {
        colour[channel] = value;
    }
    colour
}

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect::from_min_max(pos2(left, top), pos2(right, bottom))
}

fn unclipped(mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Mesh(mesh),
    }
}

fn solid(rect: Rect, colour: Color32) -> ClippedPrimitive {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect, colour);
    unclipped(mesh)
}

/// The texels `uv` of an image of `size` in a rectangle of that size at `position`.
fn glyph(position: Pos2, uv: Rect, size: [usize; 2]) -> ClippedPrimitive {
    let mut mesh = Mesh::default();
    let scale = |point: Pos2| pos2(point.x / size[0] as f32, point.y / size[1] as f32);
    mesh.add_rect_with_uv(
        Rect::from_min_size(position, uv.size()),
        Rect::from_min_max(scale(uv.min), scale(uv.max)),
        Color32::WHITE,
    );
    unclipped(mesh)
}

fn give(rasteriser: &mut Rasteriser, id: u64, change: ImageDelta) {
    let mut delta = TexturesDelta::default();
    delta.push(TextureId::Managed(id), change);
    rasteriser.update_textures(&delta);
    delta.clear();
}

/// A rasteriser whose first texture is one white texel.
fn with_white() -> Rasteriser {
    let mut rasteriser = Rasteriser::new();
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    give(
        &mut rasteriser,
        0,
        ImageDelta::full(white, TextureOptions::LINEAR),
    );
    rasteriser
}

/// A pixel as the colour's channels, without alpha.
fn channels(pixel: u32) -> [u8; 3] {
    let [blue, green, red, _] = pixel.to_le_bytes();
    [red, green, blue]
}
