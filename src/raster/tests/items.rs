//! What an editor draws most goes the quick ways; what only resembles it does not.

use egui::epaint::{TextureId, Vertex};
use proptest::prelude::*;

use super::{
    super::{quad::Quad, scene::Shape, triangle::Corner},
    *,
};

fn shapes(primitives: &[ClippedPrimitive], pixels_per_point: f32) -> Vec<Shape> {
    let mut rasteriser = Rasteriser::new();
    let image = ColorImage::filled([64, 64], Color32::WHITE);
    give(
        &mut rasteriser,
        0,
        ImageDelta::full(image, TextureOptions::LINEAR),
    );
    rasteriser.paint([200, 200], pixels_per_point, Color32::BLACK, primitives);
    let parts = rasteriser.scene.parts.iter();
    parts
        .flat_map(|part| &part.items)
        .map(|item| item.shape)
        .collect()
}

#[test]
fn a_point_and_a_triangle_make_no_rectangle() {
    let [a, b, c, d] = corners();
    for point in corners() {
        assert_eq!(Quad::of([&[point; 3], &[a, b, c]]), None);
        assert_eq!(Quad::of([&[b, d, c], &[point; 3]]), None);
    }
}

#[test]
fn the_usual_order_is_known_as_any_other() {
    let [a, b, c, d] = corners();
    let quad = Quad::in_order(&corners(), [0, 1, 2, 2, 1, 3]);
    assert!(quad.is_some());
    assert_eq!(quad, Quad::of([&[b, c, a], &[b, d, c]]));
    assert_eq!(Quad::in_order(&corners(), [1, 2, 0, 2, 1, 3]), None);
    assert_eq!(
        Quad::in_order(&corners(), [0, 1, 2, 2, 1, 4]),
        None,
        "there is no such corner"
    );
}

#[test]
fn a_glyph_on_whole_pixels_is_copied() {
    let uv = rect(10.0, 12.0, 19.0, 25.0);
    for pixels_per_point in [1.0, 1.25, 1.5, 1.75, 2.0, 3.7_f32] {
        let mut mesh = Mesh::default();
        mesh.add_rect_with_uv(
            Rect::from_min_size(pos2(33.0, 41.0), uv.size()) / pixels_per_point,
            uv / 64.0,
            Color32::WHITE,
        );
        let copied = Shape::Texels {
            texture: 0,
            tint: [255; 4],
            shift: [-23, -29],
        };
        assert_eq!(shapes(&[unclipped(mesh)], pixels_per_point), [copied]);
    }
}

#[test]
fn a_glyph_between_pixels_or_stretched_is_sampled() {
    let uv = rect(10.0, 12.0, 19.0, 25.0);
    for place in [
        rect(33.5, 41.0, 42.5, 54.0),
        rect(33.0, 41.01, 42.0, 54.01),
        rect(33.0, 41.0, 43.0, 54.0),
    ] {
        let mut mesh = Mesh::default();
        mesh.add_rect_with_uv(place, uv / 64.0, Color32::WHITE);
        let shapes = shapes(&[unclipped(mesh)], 1.0);
        assert!(
            matches!(shapes[..], [Shape::Textured { .. }, Shape::Textured { .. }]),
            "{shapes:?}"
        );
    }
}

#[test]
fn what_cannot_be_seen_is_no_item() {
    let mut clipped = solid(rect(0.0, 0.0, 9.0, 9.0), Color32::WHITE);
    clipped.clip_rect = rect(20.0, 20.0, 30.0, 30.0);
    let mut untextured = Mesh::with_texture(TextureId::User(7));
    untextured.add_rect_with_uv(rect(0.0, 0.0, 9.0, 9.0), rect(0.0, 0.0, 1.0, 1.0), Color32::WHITE);
    let mut broken = Mesh::default();
    broken
        .vertices
        .push(Vertex::untextured(pos2(f32::NAN, 1.0), Color32::WHITE));
    broken
        .vertices
        .push(Vertex::untextured(pos2(9.0, 1.0), Color32::WHITE));
    broken
        .vertices
        .push(Vertex::untextured(pos2(9.0, 9.0), Color32::WHITE));
    broken.indices = vec![0, 1, 2, 1, 2, 3];
    let primitives = [
        clipped,
        solid(rect(0.0, 0.0, 9.0, 9.0), Color32::TRANSPARENT),
        solid(rect(300.0, 0.0, 309.0, 9.0), Color32::WHITE),
        solid(rect(3.1, 0.0, 3.4, 9.0), Color32::WHITE),
        unclipped(untextured),
        unclipped(broken),
    ];
    assert_eq!(shapes(&primitives, 1.0), []);
}

/// The corners of a rectangle: upper left, upper right, lower left, lower right.
fn corners() -> [Corner; 4] {
    [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(x, y)| Corner {
        at: [100 + 900 * x, 300 + 700 * y],
        uv: [x as f32 * 8.0, 3.0 + y as f32],
        colour: [1, 2, 3, 4],
    })
}

proptest! {
    #[test]
    fn a_rectangle_is_known_in_any_order_of_its_corners(
        first in Just([0, 1, 2, 3]).prop_shuffle(),
        turn in 0..3_usize,
        swap in any::<bool>(),
    ) {
        // Each triangle lacks one corner; whether those are opposite decides.
        let pick = |lacks: usize, turn: usize| {
            let mut kept: Vec<usize> = first.iter().copied().filter(|corner| *corner != lacks).collect();
            kept.rotate_left(turn);
            [kept[0], kept[1], kept[2]].map(|corner| corners()[corner])
        };
        for lacks in 0..4 {
            for also_lacks in 0..4 {
                let (one, other) = (pick(lacks, turn), pick(also_lacks, 0));
                let pair = if swap { [&other, &one] } else { [&one, &other] };
                prop_assert_eq!(Quad::of(pair).is_some(), lacks + also_lacks == 3);
            }
        }
    }

    #[test]
    fn what_is_no_rectangle_is_not_taken_for_one(which in 0..4_usize, what in 0..4_usize) {
        let mut all = corners();
        match what {
            0 => all[which].at[0] += 1,
            1 => all[which].uv[1] += 0.5,
            2 => all[which].colour[0] += 1,
            _ => all[which].at = [500, 500],
        }
        let (first, second) = ([all[0], all[1], all[2]], [all[2], all[1], all[3]]);
        prop_assert_eq!(Quad::of([&first, &second]), None);
        prop_assert_eq!(Quad::in_order(&all, [0, 1, 2, 2, 1, 3]), None);
    }
}
