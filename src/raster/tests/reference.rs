//! A painter that is slow and obviously right: every pixel of every triangle by itself, in broken numbers of double
//! precision, straight from the conventions.

use std::collections::HashMap;

use egui::epaint::{
    ClippedPrimitive, Color32, ColorImage, Primitive, TextureId, Vertex,
    textures::{TextureFilter, TextureOptions, TextureWrapMode},
};

/// The textures, whole.
pub(super) type Images = HashMap<TextureId, (ColorImage, TextureOptions)>;

/// A picture, and which of its pixels hang on a decision too narrow to compare.
pub(super) struct Picture {
    pub pixels: Vec<[f64; 4]>,
    pub is_narrow: Vec<bool>,
}

/// This near (in texels) to where the nearest texel changes, single precision may choose the other.
const NARROW: f64 = 1e-3;

/// Draws a frame onto `clear`.
pub(super) fn draw(
    size: [usize; 2],
    pixels_per_point: f32,
    clear: Color32,
    primitives: &[ClippedPrimitive],
    images: &Images,
) -> Picture {
    let count = size[0] * size[1];
    let mut picture = Picture {
        pixels: vec![clear.to_array().map(f64::from); count],
        is_narrow: vec![false; count],
    };
    for ClippedPrimitive { clip_rect, primitive } in primitives {
        let Primitive::Mesh(mesh) = primitive else {
            continue;
        };
        let Some((image, options)) = images.get(&mesh.texture_id) else {
            continue;
        };
        for indices in mesh.triangles() {
            let triangle = Triangle::new(
                indices.map(|index| mesh.vertices[index as usize]),
                pixels_per_point,
                image,
                *options,
            );
            let Some(triangle) = triangle else { continue };
            for at in triangle.rows(size) {
                let [x, y] = [at % size[0], at / size[0]].map(|place| place as f64);
                let edge = |points: f32| f64::from((points * pixels_per_point).round());
                let is_within = x >= edge(clip_rect.min.x)
                    && x < edge(clip_rect.max.x)
                    && y >= edge(clip_rect.min.y)
                    && y < edge(clip_rect.max.y);
                if is_within && let Some(weights) = triangle.weights(x + 0.5, y + 0.5) {
                    let (colour, is_narrow) = triangle.colour(weights);
                    let below = &mut picture.pixels[at];
                    *below = std::array::from_fn(|channel| {
                        (colour[channel] + below[channel] * (1.0 - colour[3] / 255.0))
                            .round()
                            .clamp(0.0, 255.0)
                    });
                    picture.is_narrow[at] |= is_narrow;
                }
            }
        }
    }
    picture
}

struct Triangle<'a> {
    /// In pixels, snapped; clockwise.
    corners: [[f64; 2]; 3],
    vertices: [Vertex; 3],
    image: &'a ColorImage,
    options: TextureOptions,
    texels_per_pixel: f64,
}

/// Twice the area of a triangle, or how far (times the edge's length) `c` lies to the right of the edge from `a` to `b`.
/// Exact, since snapped positions and centres are multiples of 1/256.
fn right_of(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

impl<'a> Triangle<'a> {
    fn new(
        mut vertices: [Vertex; 3],
        pixels_per_point: f32,
        image: &'a ColorImage,
        options: TextureOptions,
    ) -> Option<Self> {
        let snapped = |vertex: Vertex| {
            [vertex.pos.x, vertex.pos.y]
                .map(|points| (f64::from(points) * f64::from(pixels_per_point) * 256.0).round() / 256.0)
        };
        let [a, b, c] = vertices.map(snapped);
        let area = right_of(a, b, c);
        if area == 0.0 {
            return None;
        }
        if area < 0.0 {
            vertices.swap(1, 2);
        }
        let mut triangle = Self {
            corners: vertices.map(snapped),
            vertices,
            image,
            options,
            texels_per_pixel: 0.0,
        };
        let start = triangle.texel_position(triangle.raw_weights([0.0; 2]));
        let step = |x, y| {
            let moved = triangle.texel_position(triangle.raw_weights([x, y]));
            (moved[0] - start[0]).hypot(moved[1] - start[1])
        };
        triangle.texels_per_pixel = step(1.0, 0.0).max(step(0.0, 1.0));
        Some(triangle)
    }

    /// The pixels in the rows between the highest and the lowest corner; the others are left out to save time.
    fn rows(&self, size: [usize; 2]) -> std::ops::Range<usize> {
        let heights = self.corners.map(|corner| corner[1]);
        let top = heights.into_iter().fold(f64::INFINITY, f64::min).floor();
        let bottom = heights.into_iter().fold(0.0, f64::max).ceil();
        let start = |row: f64| (row as usize).min(size[1]) * size[0];
        start(top)..start(bottom)
    }

    fn raw_weights(&self, point: [f64; 2]) -> [f64; 3] {
        let [a, b, c] = self.corners;
        let area = right_of(a, b, c);
        [
            right_of(b, c, point) / area,
            right_of(c, a, point) / area,
            right_of(a, b, point) / area,
        ]
    }

    /// How much each corner counts at a point, when that is covered.
    fn weights(&self, x: f64, y: f64) -> Option<[f64; 3]> {
        for edge in 0..3 {
            let (from, to) = (self.corners[edge], self.corners[(edge + 1) % 3]);
            let side = right_of(from, to, [x, y]);
            let is_left = to[1] < from[1];
            let is_top = to[1] == from[1] && to[0] > from[0];
            if side < 0.0 || (side == 0.0 && !is_left && !is_top) {
                return None;
            }
        }
        Some(self.raw_weights([x, y]))
    }

    fn texel_position(&self, weights: [f64; 3]) -> [f64; 2] {
        let along = |of: fn(&Vertex) -> f32, side: usize| {
            self.vertices
                .iter()
                .zip(weights)
                .map(|(vertex, weight)| f64::from(of(vertex)) * weight)
                .sum::<f64>()
                * side as f64
        };
        [
            along(|vertex| vertex.uv.x, self.image.size[0]),
            along(|vertex| vertex.uv.y, self.image.size[1]),
        ]
    }

    fn colour(&self, weights: [f64; 3]) -> ([f64; 4], bool) {
        let tint: [f64; 4] = std::array::from_fn(|channel| {
            let corners = self.vertices.iter().zip(weights);
            corners
                .map(|(vertex, weight)| f64::from(vertex.color.to_array()[channel]) * weight)
                .sum()
        });
        let [x, y] = self.texel_position(weights);
        let (magnify, minify) = (self.options.magnification, self.options.minification);
        let filter = if self.texels_per_pixel > 1.0 {
            minify
        } else {
            magnify
        };
        let mut is_narrow = magnify != minify && (self.texels_per_pixel - 1.0).abs() < NARROW;
        let texel = match filter {
            TextureFilter::Nearest => {
                is_narrow |= [x, y].iter().any(|at| (at - at.round()).abs() < NARROW);
                self.texel(x.floor(), y.floor())
            }
            TextureFilter::Linear => {
                let (x, y) = (x - 0.5, y - 0.5);
                let mut mixed = [0.0; 4];
                for (dx, dy) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                    let share = (1.0 - (x - x.floor() - dx).abs()) * (1.0 - (y - y.floor() - dy).abs());
                    let texel = self.texel(x.floor() + dx, y.floor() + dy);
                    for (mixed, texel) in mixed.iter_mut().zip(texel) {
                        *mixed += texel * share;
                    }
                }
                mixed
            }
        };
        (
            std::array::from_fn(|channel| texel[channel] * tint[channel] / 255.0),
            is_narrow,
        )
    }

    fn texel(&self, x: f64, y: f64) -> [f64; 4] {
        let wrapped = |at: f64, side: usize| {
            let side = side as f64;
            (match self.options.wrap_mode {
                TextureWrapMode::ClampToEdge => at.clamp(0.0, side - 1.0),
                TextureWrapMode::Repeat => at.rem_euclid(side),
                TextureWrapMode::MirroredRepeat => {
                    let phase = at.rem_euclid(2.0 * side);
                    phase.min(2.0 * side - 1.0 - phase)
                }
            }) as usize
        };
        let place = (wrapped(x, self.image.size[0]), wrapped(y, self.image.size[1]));
        self.image[place].to_array().map(f64::from)
    }
}
