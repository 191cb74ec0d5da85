//! Random frames: all that egui draws, and much that it never would.

use egui::{
    Pos2, Rect,
    epaint::{
        ClippedPrimitive, Color32, ColorImage, Mesh, Primitive, TextureId, Vertex,
        textures::{TextureFilter, TextureOptions, TextureWrapMode},
    },
    pos2,
};
use proptest::prelude::*;

use super::colour;

pub(super) const SIZE: [usize; 2] = [150, 90];
pub(super) const TEXTURES: u64 = 3;

pub(super) fn pixels_per_point() -> impl Strategy<Value = f32> {
    prop::sample::select(vec![1.0, 1.25, 1.5, 2.0, 3.7])
}

pub(super) fn colours() -> impl Strategy<Value = Color32> {
    prop_oneof![
        Just(Color32::WHITE),
        Just(Color32::TRANSPARENT),
        any::<[u8; 3]>().prop_map(|[r, g, b]| colour([r, g, b, 255])),
        any::<[u8; 4]>().prop_map(|[r, g, b, a]| colour([r.min(a), g.min(a), b.min(a), a])),
        // Light that is added.
        any::<[u8; 4]>().prop_map(colour),
    ]
}

/// A coordinate in pixels: whole, a half, a fine fraction, or anything; also outside of the picture.
fn coordinate() -> impl Strategy<Value = f32> {
    prop_oneof![
        (-20..170).prop_map(|whole| whole as f32),
        (-40..340).prop_map(|halves| halves as f32 / 2.0),
        (-2560..43520).prop_map(|parts| parts as f32 / 256.0),
        -50.0..200.0_f32,
    ]
}

fn position() -> impl Strategy<Value = Pos2> {
    (coordinate(), coordinate()).prop_map(|(x, y)| pos2(x, y))
}

/// In texels of a texture of 16.
fn uv() -> impl Strategy<Value = Pos2> {
    let along = || {
        prop_oneof![
            Just(0.0),
            (0..=16).prop_map(|whole| whole as f32),
            -20.0..40.0_f32,
        ]
    };
    (along(), along()).prop_map(|(x, y)| pos2(x / 16.0, y / 16.0))
}

fn vertex() -> impl Strategy<Value = Vertex> {
    (position(), uv(), colours()).prop_map(|(pos, uv, color)| Vertex { pos, uv, color })
}

/// Any triangles.
fn triangles() -> impl Strategy<Value = Mesh> {
    prop::collection::vec(vertex(), 3..7).prop_flat_map(|vertices| {
        let indices = prop::collection::vec(0..vertices.len() as u32, 3..10);
        indices.prop_map(move |mut indices| {
            indices.truncate(indices.len() / 3 * 3);
            Mesh {
                indices,
                vertices: vertices.clone(),
                texture_id: TextureId::default(),
            }
        })
    })
}

/// A rectangle in pixels: in one colour; or with texels one to a pixel, as glyphs are; or with some other part of a
/// texture.
fn rectangle() -> impl Strategy<Value = Mesh> {
    let glyph = (0..150_i32, 0..90_i32, 0..8_u8, 0..8_u8, 1..9_u8, 1..9_u8).prop_map(
        |(x, y, u, v, width, height)| {
            let uv = pos2(f32::from(u), f32::from(v));
            let size = egui::vec2(f32::from(width), f32::from(height));
            let texels = Rect::from_min_size(uv, size);
            (Rect::from_min_size(pos2(x as f32, y as f32), size), texels / 16.0)
        },
    );
    let solid = (position(), position()).prop_map(|(a, b)| {
        (
            Rect::from_two_pos(a, b),
            Rect::from_min_max(Pos2::ZERO, Pos2::ZERO),
        )
    });
    let stretched = (position(), position(), uv(), uv())
        .prop_map(|(a, b, from, to)| (Rect::from_two_pos(a, b), Rect::from_min_max(from, to)));
    (prop_oneof![3 => glyph, 3 => solid, 1 => stretched], colours()).prop_map(|((rect, uv), colour)| {
        let mut mesh = Mesh::default();
        mesh.add_rect_with_uv(rect, uv, colour);
        mesh
    })
}

fn clip() -> impl Strategy<Value = Rect> {
    prop_oneof![
        Just(Rect::EVERYTHING),
        (position(), position()).prop_map(|(a, b)| Rect::from_two_pos(a, b)),
    ]
}

/// Something drawn, given in pixels.
fn primitive() -> impl Strategy<Value = ClippedPrimitive> {
    (prop_oneof![triangles(), rectangle()], clip(), 0..TEXTURES).prop_map(|(mut mesh, clip_rect, texture)| {
        mesh.texture_id = TextureId::Managed(texture);
        ClippedPrimitive {
            clip_rect,
            primitive: Primitive::Mesh(mesh),
        }
    })
}

/// Up to eight things, in points.
pub(super) fn frame(pixels_per_point: f32) -> impl Strategy<Value = Vec<ClippedPrimitive>> {
    prop::collection::vec(primitive(), 0..8).prop_map(move |mut primitives| {
        for ClippedPrimitive { clip_rect, primitive } in &mut primitives {
            *clip_rect = *clip_rect / pixels_per_point;
            if let Primitive::Mesh(mesh) = primitive {
                for vertex in &mut mesh.vertices {
                    vertex.pos = vertex.pos / pixels_per_point;
                }
            }
        }
        primitives
    })
}

/// An image whose first texel is white.
pub(super) fn image(size: [usize; 2]) -> impl Strategy<Value = ColorImage> {
    prop::collection::vec(colours(), size[0] * size[1]).prop_map(move |mut pixels| {
        pixels[0] = Color32::WHITE;
        ColorImage::new(size, pixels)
    })
}

pub(super) fn options() -> impl Strategy<Value = TextureOptions> {
    let filter = || prop::sample::select(vec![TextureFilter::Nearest, TextureFilter::Linear]);
    let wrap = prop::sample::select(vec![
        TextureWrapMode::ClampToEdge,
        TextureWrapMode::Repeat,
        TextureWrapMode::MirroredRepeat,
    ]);
    (filter(), filter(), wrap).prop_map(|(magnification, minification, wrap_mode)| TextureOptions {
        magnification,
        minification,
        wrap_mode,
        mipmap_mode: None,
    })
}
