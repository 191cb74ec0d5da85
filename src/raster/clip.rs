//! Triangles with corners so far out that exact arithmetic would overflow are cut to what lies near enough.

use egui::epaint::Vertex;

use super::triangle::{Corner, REACH, snap};

/// What runs over a triangle: position in pixels, texture coordinates in texels, colour.
type Values = [f64; 8];

/// The part of a triangle within [`REACH`], as corners of a convex polygon; empty when a corner is no finite number.
pub(super) fn cut(
    vertices: [&Vertex; 3],
    scale: f32,
    texture_size: [usize; 2],
    colours: [[u8; 4]; 3],
) -> Vec<Corner> {
    let mut polygon: Vec<Values> = vertices
        .iter()
        .zip(colours)
        .map(|(vertex, colour)| {
            let [blue, green, red, alpha] = colour.map(f64::from);
            [
                f64::from(vertex.pos.x) * f64::from(scale),
                f64::from(vertex.pos.y) * f64::from(scale),
                f64::from(vertex.uv.x) * texture_size[0] as f64,
                f64::from(vertex.uv.y) * texture_size[1] as f64,
                blue,
                green,
                red,
                alpha,
            ]
        })
        .collect();
    if !polygon.iter().flatten().all(|value| value.is_finite()) {
        return Vec::new();
    }
    for axis in 0..2 {
        for sign in [-1.0, 1.0] {
            polygon = half(&polygon, |corner| REACH / 2.0 - corner[axis] * sign);
        }
    }
    polygon.iter().filter_map(corner).collect()
}

/// The part of the polygon in which `inside` is not negative.
fn half(polygon: &[Values], inside: impl Fn(&Values) -> f64) -> Vec<Values> {
    let mut kept = Vec::new();
    for (at, to) in polygon.iter().enumerate() {
        let from = &polygon[(at + polygon.len() - 1) % polygon.len()];
        let (before, here) = (inside(from), inside(to));
        if (before < 0.0) != (here < 0.0) {
            let share = before / (before - here);
            kept.push(std::array::from_fn(|value| {
                from[value] * (1.0 - share) + to[value] * share
            }));
        }
        if here >= 0.0 {
            kept.push(*to);
        }
    }
    kept
}

fn corner(values: &Values) -> Option<Corner> {
    let [x, y, u, v, colour @ ..] = *values;
    Some(Corner {
        at: [snap(x)?, snap(y)?],
        uv: [u as f32, v as f32],
        colour: colour.map(|channel| channel.round() as u8),
    })
}
