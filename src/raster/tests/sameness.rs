//! The picture is the one that the conventions ask for.

use egui::{
    Context, FontData, FontDefinitions, FontFamily, RawInput,
    epaint::{TextureId, Vertex, textures::TexturesDelta},
};
use proptest::prelude::*;

use super::{
    random::{self, SIZE, TEXTURES},
    reference::{self, Images},
    *,
};

/// Pixels may differ by so many of 255 steps: colours are rounded once a layer.
const TOLERANCE: f64 = 2.0;

fn give_all(rasteriser: &mut Rasteriser, images: &Images) {
    let mut delta = TexturesDelta::default();
    for (id, (image, options)) in images {
        delta.push(*id, ImageDelta::full(image.clone(), *options));
    }
    rasteriser.update_textures(&delta);
    delta.clear();
}

/// Asserts that the rasteriser shows what the reference draws.
fn compare(
    rasteriser: &Rasteriser,
    pixels_per_point: f32,
    clear: Color32,
    primitives: &[ClippedPrimitive],
    images: &Images,
) {
    let size = rasteriser.size();
    let picture = reference::draw(size, pixels_per_point, clear, primitives, images);
    for (at, pixel) in rasteriser.pixels().iter().enumerate() {
        if picture.is_narrow[at] {
            continue;
        }
        let wanted = picture.pixels[at];
        for (drawn, wanted) in channels(*pixel).into_iter().zip(wanted) {
            assert!(
                (f64::from(drawn) - wanted).abs() <= TOLERANCE,
                "at {}, {}: {pixel:06x} instead of {:?}",
                at % size[0],
                at / size[0],
                picture.pixels[at],
            );
        }
    }
}

fn images() -> impl Strategy<Value = Images> {
    let texture = (random::image([16, 16]), random::options());
    prop::collection::vec(texture, TEXTURES as usize)
        .prop_map(|list| (0..).map(TextureId::Managed).zip(list).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_frames_look_as_the_reference_draws_them(
        (pixels_per_point, primitives) in random::pixels_per_point()
            .prop_flat_map(|scale| (Just(scale), random::frame(scale))),
        images in images(),
        clear in random::colours(),
    ) {
        let mut rasteriser = Rasteriser::new();
        give_all(&mut rasteriser, &images);
        rasteriser.paint(SIZE, pixels_per_point, clear, &primitives);
        compare(&rasteriser, pixels_per_point, clear, &primitives, &images);
    }

    #[test]
    fn triangles_around_a_point_cover_every_pixel_once(
        x in 0.0..100.0_f32,
        y in 0.0..80.0_f32,
        turn in any::<bool>(),
    ) {
        let glass = colour([100, 0, 0, 100]);
        let mut mesh = Mesh::default();
        for corner in [pos2(x, y), pos2(0.0, 0.0), pos2(100.0, 0.0), pos2(100.0, 80.0), pos2(0.0, 80.0)] {
            mesh.vertices.push(Vertex::untextured(corner, glass));
        }
        for (one, other) in [(1, 2), (2, 3), (3, 4), (4, 1)] {
            mesh.add_triangle(0, if turn { one } else { other }, if turn { other } else { one });
        }
        let mut rasteriser = with_white();
        rasteriser.paint([100, 80], 1.0, Color32::BLACK, &[unclipped(mesh)]);
        prop_assert!(rasteriser.pixels().iter().all(|pixel| channels(*pixel) == [100, 0, 0]));
    }

    #[test]
    fn nothing_panics_or_is_drawn_outside(
        numbers in prop::collection::vec(strange_number(), 24),
        indices in prop::collection::vec(prop_oneof![0..8_u32, any::<u32>()], 0..16),
        clip in prop::array::uniform4(strange_number()),
        pixels_per_point in prop_oneof![Just(1.0), strange_number()],
        options in random::options(),
        size in (0..70_usize, 0..70_usize),
    ) {
        let vertices = numbers.chunks_exact(4).map(|number| Vertex {
            pos: pos2(number[0], number[1]),
            uv: pos2(number[2], number[3]),
            color: Color32::WHITE,
        });
        let mesh = Mesh { indices, vertices: vertices.collect(), texture_id: TextureId::default() };
        let primitive = ClippedPrimitive {
            clip_rect: rect(clip[0], clip[1], clip[2], clip[3]),
            primitive: Primitive::Mesh(mesh),
        };
        let mut rasteriser = Rasteriser::new();
        let image = ColorImage::filled([3, 2], Color32::WHITE);
        give(&mut rasteriser, 0, ImageDelta::full(image, options));
        for _ in 0..2 {
            rasteriser.paint(size.into(), pixels_per_point, Color32::BLACK, std::slice::from_ref(&primitive));
        }
        prop_assert_eq!(rasteriser.pixels().len(), size.0 * size.1);
    }
}

fn strange_number() -> impl Strategy<Value = f32> {
    prop_oneof![
        prop::num::f32::ANY,
        -100.0..200.0_f32,
        -1e7..1e7_f32,
        prop::sample::select(vec![
            0.0,
            -0.0,
            32.0,
            f32::MAX,
            f32::MIN,
            f32::NAN,
            f32::INFINITY,
            2_097_152.0
        ]),
    ]
}

#[test]
fn what_reaches_far_out_is_cut_where_it_is_seen() {
    for far in [1e4, 1e6, 1e7, 1e12_f32] {
        // The diagonal goes through the middle, the other edges are not seen.
        let mut mesh = Mesh::default();
        for corner in [pos2(-far, -far), pos2(far, far), pos2(-far, far)] {
            mesh.vertices.push(Vertex::untextured(corner, Color32::WHITE));
        }
        mesh.add_triangle(0, 1, 2);
        let mut rasteriser = with_white();
        rasteriser.paint([40, 40], 1.0, Color32::BLACK, &[unclipped(mesh)]);
        for (at, pixel) in rasteriser.pixels().iter().enumerate() {
            let (x, y) = (at % 40, at / 40);
            if x != y {
                assert_eq!(*pixel == 0x00ff_ffff, x < y, "{far}: {x}, {y}");
            }
        }
    }
}

/// A translucent page and a textured quadrilateral in many colours, in a window of 1300 pixels by 1300, moved.
fn large_frame(left: f32, top: f32) -> [ClippedPrimitive; 2] {
    let mut mesh = Mesh::default();
    let corners = [
        (5.0, 9.0, 255),
        (1290.0, 30.0, 40),
        (333.0, 1298.0, 0),
        (20.0, 1250.0, 90),
    ];
    for (x, y, red) in corners {
        let mut vertex = Vertex::untextured(pos2(x - left, y - top), colour([red, 30, 60, 255]));
        vertex.uv = pos2(x / 1300.0, y / 1300.0);
        mesh.vertices.push(vertex);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    let page = rect(0.0, 0.0, 1300.0, 350.0).translate(egui::vec2(-left, -top));
    [solid(page, colour([100, 90, 80, 120])), unclipped(mesh)]
}

fn with_checks() -> Rasteriser {
    let mut rasteriser = Rasteriser::new();
    let checks = (0..16).map(|at| {
        if at % 3 == 0 {
            Color32::WHITE
        } else {
            Color32::GRAY
        }
    });
    let image = ColorImage::new([4, 4], checks.collect());
    give(
        &mut rasteriser,
        0,
        ImageDelta::full(image, TextureOptions::LINEAR),
    );
    rasteriser
}

#[test]
fn a_large_picture_is_made_of_the_same_pixels_as_small_ones() {
    // Large enough for more than one thread; the small ones lie across its tiles.
    let mut large = with_checks();
    large.paint([1300, 1300], 1.0, Color32::BLACK, &large_frame(0.0, 0.0));
    for (left, top) in [(0, 0), (650, 0), (0, 650), (650, 650)] {
        let mut small = with_checks();
        small.paint(
            [650, 650],
            1.0,
            Color32::BLACK,
            &large_frame(left as f32, top as f32),
        );
        for (at, pixel) in small.pixels().iter().enumerate() {
            let (x, y) = (left + at % 650, top + at / 650);
            let same = large.pixels()[y * 1300 + x];
            for (one, other) in channels(*pixel).into_iter().zip(channels(same)) {
                assert!(one.abs_diff(other) <= 1, "{x}, {y}: {pixel:06x}, {same:06x}");
            }
        }
    }
}

#[test]
fn clip_rectangles_are_rounded_to_whole_pixels() {
    let mut rasteriser = with_white();
    let mut white = solid(rect(0.0, 0.0, 9.0, 9.0), Color32::WHITE);
    white.clip_rect = rect(1.4, 2.5, 3.4, 3.6);
    rasteriser.paint([5, 5], 1.0, Color32::BLACK, &[white]);
    let drawn: Vec<usize> = (0..25).filter(|at| rasteriser.pixels()[*at] != 0).collect();
    assert_eq!(drawn, [16, 17], "row 3, columns 1 and 2");
}

fn context() -> Context {
    let context = Context::default();
    let mut fonts = FontDefinitions::empty();
    let face = include_bytes!("../../../assets/fonts/SpeechwrightSansSC-Regular.otf");
    fonts
        .font_data
        .insert("face".to_owned(), FontData::from_static(face).into());
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, vec!["face".to_owned()]);
    }
    context.set_fonts(fonts);
    context
}

/// Keeps what the reference needs to know of textures.
fn remember(images: &mut Images, delta: &TexturesDelta) {
    for (id, changes) in &delta.set {
        for change in changes {
            let egui::ImageData::Color(image) = &change.image;
            let Some([left, top]) = change.pos else {
                images.insert(*id, (image.as_ref().clone(), change.options));
                continue;
            };
            let (whole, _) = images.get_mut(id).expect("a patch is of an image");
            for y in 0..image.height() {
                for x in 0..image.width() {
                    whole[(left + x, top + y)] = image[(x, y)];
                }
            }
        }
    }
}

/// Much of what egui paints.
#[expect(clippy::disallowed_methods, reason = "what is compared is egui's own")]
fn widgets(ui: &mut egui::Ui, text: &mut String) {
    ui.heading("讲稿工坊 Speechwright");
    ui.label("一、今年上半年，全馆同志把“马上查”落到实处。");
    ui.label(egui::RichText::new("斜体与下划线").italics().underline().weak());
    ui.horizontal(|ui| {
        ui.add(egui::Slider::new(&mut 0.4, 0.0..=1.0));
        let _ = ui.button("确定");
        ui.checkbox(&mut true, "编号");
        ui.spinner();
    });
    ui.add(egui::TextEdit::singleline(text).desired_width(120.0));
    let painter = ui.painter();
    painter.circle(
        pos2(200.0, 90.0),
        17.3,
        Color32::LIGHT_BLUE,
        (1.5, Color32::DARK_RED),
    );
    painter.line_segment([pos2(10.0, 20.0), pos2(211.0, 143.0)], (0.7, Color32::GOLD));
    painter.rect(
        rect(130.2, 100.7, 180.0, 130.0),
        7.0,
        Color32::DARK_GREEN.gamma_multiply(0.5),
        (1.0, Color32::WHITE),
        egui::StrokeKind::Middle,
    );
}

#[test]
fn frames_of_egui_look_as_the_reference_draws_them() {
    let context = context();
    let mut rasteriser = Rasteriser::new();
    let mut images = Images::new();
    let mut text = "甲乙丙 abc".to_owned();
    for pixels_per_point in [1.0, 1.0, 1.5, 1.75, 2.0_f32] {
        context.set_pixels_per_point(pixels_per_point);
        let screen = rect(0.0, 0.0, 230.0, 150.0);
        // The scale counts from the next pass on.
        for _ in 0..2 {
            let input = RawInput {
                screen_rect: Some(screen),
                ..RawInput::default()
            };
            let mut output = context.run_ui(input, |ui| widgets(ui, &mut text));
            let primitives = context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
            remember(&mut images, &output.textures_delta);
            rasteriser.update_textures(&output.textures_delta);
            output.textures_delta.clear();
            let size = [230.0, 150.0].map(|points| (points * output.pixels_per_point) as usize);
            rasteriser.paint(size, output.pixels_per_point, Color32::DARK_GRAY, &primitives);
            compare(
                &rasteriser,
                output.pixels_per_point,
                Color32::DARK_GRAY,
                &primitives,
                &images,
            );
            let inks: std::collections::HashSet<u32> = rasteriser.pixels().iter().copied().collect();
            assert!(inks.len() > 100, "there is something to see: {}", inks.len());
        }
    }
}
