//! Only what changed is painted and reported, and the picture is the same as if all had been painted.

use std::collections::HashMap;

use egui::epaint::textures::TextureWrapMode;
use proptest::prelude::*;

use super::{
    random::{self, SIZE, TEXTURES},
    *,
};

/// A step in the life of a window.
#[derive(Clone, Debug)]
enum Step {
    Paint(Vec<ClippedPrimitive>),
    /// The last frame without its first primitive, as when a caret blinks.
    Drop,
    /// The last frame with another primitive in the place of one, as when something is written.
    Change(usize, Vec<ClippedPrimitive>),
    /// The last frame with one primitive clipped elsewhere.
    Clip(usize, f32),
    /// The last frame with one corner of a primitive elsewhere.
    Move(usize, f32),
    Image(u64, ColorImage, TextureOptions),
    Patch(u64, [usize; 2], ColorImage),
    Free(u64),
    Resize([usize; 2]),
}

fn step() -> impl Strategy<Value = Step> {
    let image = prop_oneof![random::image([16, 16]), random::image([16, 32])];
    prop_oneof![
        4 => random::frame(1.0).prop_map(Step::Paint),
        3 => Just(Step::Drop),
        3 => (0..8_usize, random::frame(1.0)).prop_map(|(at, frame)| Step::Change(at, frame)),
        2 => (0..8_usize, -9.0..9.0_f32).prop_map(|(at, by)| Step::Clip(at, by)),
        2 => (0..8_usize, -9.0..9.0_f32).prop_map(|(at, by)| Step::Move(at, by)),
        1 => (0..TEXTURES, image, random::options()).prop_map(|(id, image, options)| Step::Image(id, image, options)),
        3 => (0..TEXTURES, 0..14_usize, 0..14_usize, random::image([3, 4]))
            .prop_map(|(id, x, y, patch)| Step::Patch(id, [x, y], patch)),
        1 => (0..TEXTURES).prop_map(Step::Free),
        1 => (1..160_usize, 1..160_usize).prop_map(|(width, height)| Step::Resize([width, height])),
    ]
}

/// What a window remembers to paint everything anew.
struct Window {
    size: [usize; 2],
    frame: Vec<ClippedPrimitive>,
    images: HashMap<u64, (ColorImage, TextureOptions)>,
}

impl Window {
    fn take(&mut self, step: Step, rasteriser: &mut Rasteriser) {
        match step {
            Step::Paint(frame) => self.frame = frame,
            Step::Drop => {
                self.frame.pop();
            }
            Step::Change(at, frame) => {
                if let (Some(old), Some(new)) = (self.frame.get_mut(at), frame.into_iter().next()) {
                    *old = new;
                }
            }
            Step::Clip(at, by) => {
                if let Some(primitive) = self.frame.get_mut(at) {
                    primitive.clip_rect = primitive.clip_rect.translate(egui::vec2(by, -by));
                }
            }
            Step::Move(at, by) => self.move_corner(at, by),
            Step::Resize(size) => self.size = size,
            Step::Free(id) => {
                self.images.remove(&id);
                let mut delta = TexturesDelta::default();
                delta.free(TextureId::Managed(id));
                rasteriser.update_textures(&delta);
                delta.clear();
                // It is there for one frame more.
                rasteriser.paint(self.size, 1.0, Color32::GRAY, &self.frame);
            }
            Step::Image(id, image, options) => {
                give(rasteriser, id, ImageDelta::full(image.clone(), options));
                self.images.insert(id, (image, options));
            }
            Step::Patch(id, position, patch) => {
                let Some((image, options)) = self.images.get_mut(&id) else {
                    return;
                };
                give(
                    rasteriser,
                    id,
                    ImageDelta::partial(position, patch.clone(), *options),
                );
                for y in 0..patch.height() {
                    for x in 0..patch.width() {
                        let [column, row] = [x + position[0], y + position[1]];
                        if column < image.width() && row < image.height() {
                            image[(column, row)] = patch[(x, y)];
                        }
                    }
                }
            }
        }
    }

    fn move_corner(&mut self, at: usize, by: f32) {
        let primitive = self.frame.get_mut(at).map(|clipped| &mut clipped.primitive);
        if let Some(Primitive::Mesh(mesh)) = primitive
            && let Some(vertex) = mesh.vertices.first_mut()
        {
            vertex.pos.x += by;
        }
    }

    fn paint_anew(&self) -> Rasteriser {
        let mut rasteriser = Rasteriser::new();
        for (id, (image, options)) in &self.images {
            give(&mut rasteriser, *id, ImageDelta::full(image.clone(), *options));
        }
        rasteriser.paint(self.size, 1.0, Color32::GRAY, &self.frame);
        rasteriser
    }
}

fn is_inside(rects: &[PixelRect], x: usize, y: usize) -> usize {
    let holds = |rect: &&PixelRect| {
        (rect.left..rect.right).contains(&(x as i32)) && (rect.top..rect.bottom).contains(&(y as i32))
    };
    rects.iter().filter(holds).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn painting_what_changed_is_as_good_as_painting_all(steps in prop::collection::vec(step(), 1..12)) {
        let mut rasteriser = Rasteriser::new();
        let mut window = Window { size: SIZE, frame: Vec::new(), images: HashMap::new() };
        let white = ColorImage::filled([16, 16], Color32::WHITE);
        window.take(Step::Image(0, white, TextureOptions::LINEAR), &mut rasteriser);
        for step in steps {
            window.take(step, &mut rasteriser);
            let before = (rasteriser.size(), rasteriser.pixels().to_vec());
            let damage = rasteriser.paint(window.size, 1.0, Color32::GRAY, &window.frame).to_vec();
            let anew = window.paint_anew();
            prop_assert_eq!(rasteriser.pixels(), anew.pixels());
            if before.0 != window.size {
                prop_assert_eq!(damage, vec![PixelRect::of_size(window.size)]);
                continue;
            }
            for (at, (before, now)) in before.1.iter().zip(rasteriser.pixels()).enumerate() {
                let times = is_inside(&damage, at % window.size[0], at / window.size[0]);
                prop_assert!(times <= 1, "damage overlaps at {}", at);
                prop_assert!(times == 1 || before == now, "a change is not reported at {}", at);
            }
        }
    }
}

const PAGE: [usize; 2] = [640, 480];

#[test]
fn a_frame_like_the_last_paints_nothing() {
    let mut rasteriser = with_white();
    let page = [solid(rect(10.0, 10.0, 600.0, 300.0), Color32::WHITE)];
    assert_eq!(
        rasteriser.paint(PAGE, 1.0, Color32::BLACK, &page),
        [PixelRect::of_size(PAGE)]
    );
    assert_eq!(rasteriser.paint(PAGE, 1.0, Color32::BLACK, &page), []);
    assert_eq!(rasteriser.painted_tiles(), 0);
}

/// Red and blue, each with a white half, and a mesh that shows the red one.
fn two_images() -> (Rasteriser, Mesh) {
    let mut rasteriser = Rasteriser::new();
    for (id, image) in [(0, colour([255, 0, 0, 255])), (1, colour([0, 0, 255, 255]))] {
        let mut image = ColorImage::filled([16, 16], image);
        image.pixels[..128].fill(Color32::WHITE);
        give(
            &mut rasteriser,
            id,
            ImageDelta::full(image, TextureOptions::LINEAR),
        );
    }
    let mut mesh = Mesh::default();
    let all = rect(0.0, 0.0, 1.0, 1.0);
    mesh.add_rect_with_uv(rect(40.0, 40.0, 90.0, 70.0), all, Color32::WHITE);
    (rasteriser, mesh)
}

#[test]
fn a_mesh_of_which_anything_differs_is_painted_anew() {
    type Change = fn(&mut ClippedPrimitive, &mut Mesh);
    let changes: [(&str, Change); 6] = [
        ("clip", |clipped, _| clipped.clip_rect.max.x = 60.0),
        ("corner", |_, mesh| mesh.vertices[0].pos.x += 4.0),
        ("colour", |_, mesh| mesh.vertices[3].color = Color32::BLACK),
        ("texel", |_, mesh| mesh.vertices[1].uv.y += 0.7),
        ("order", |_, mesh| mesh.indices[5] = 0),
        ("texture", |_, mesh| mesh.texture_id = TextureId::Managed(1)),
    ];
    for (what, change) in changes {
        let (mut rasteriser, mut mesh) = two_images();
        let mut page = unclipped(mesh.clone());
        rasteriser.paint(PAGE, 1.0, Color32::BLACK, std::slice::from_ref(&page));
        assert_eq!(rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[page.clone()]), []);
        change(&mut page, &mut mesh);
        page.primitive = Primitive::Mesh(mesh);
        let damage = rasteriser
            .paint(PAGE, 1.0, Color32::BLACK, std::slice::from_ref(&page))
            .to_vec();
        assert!(!damage.is_empty(), "another {what} is seen");
        let (mut anew, _) = two_images();
        anew.paint(PAGE, 1.0, Color32::BLACK, &[page]);
        assert!(rasteriser.pixels() == anew.pixels(), "{what}");
    }
}

#[test]
fn another_scale_is_painted_anew() {
    let mut rasteriser = with_white();
    let page = [solid(rect(10.0, 10.0, 60.0, 30.0), Color32::WHITE)];
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &page);
    assert!(!rasteriser.paint(PAGE, 2.0, Color32::BLACK, &page).is_empty());
}

#[test]
fn a_blinking_caret_is_the_only_damage() {
    let mut rasteriser = with_white();
    let page = solid(rect(0.0, 0.0, 640.0, 480.0), Color32::WHITE);
    let caret = solid(rect(100.0, 130.0, 102.0, 150.0), Color32::BLACK);
    let shown = [page.clone(), caret];
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &shown);
    let place = PixelRect {
        left: 100,
        top: 130,
        right: 102,
        bottom: 150,
    };
    for frame in [&[page][..], &shown] {
        assert_eq!(rasteriser.paint(PAGE, 1.0, Color32::BLACK, frame), [place]);
        assert_eq!(rasteriser.painted_tiles(), 1);
    }
}

#[test]
fn changes_side_by_side_are_one_rectangle() {
    let mut rasteriser = with_white();
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[]);
    let line = [solid(rect(20.0, 50.0, 500.0, 140.0), Color32::WHITE)];
    let place = PixelRect {
        left: 20,
        top: 50,
        right: 500,
        bottom: 140,
    };
    assert_eq!(rasteriser.paint(PAGE, 1.0, Color32::BLACK, &line), [place]);
}

#[test]
fn another_background_is_painted_everywhere() {
    let mut rasteriser = with_white();
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[]);
    assert_eq!(
        rasteriser.paint(PAGE, 1.0, Color32::WHITE, &[]),
        [PixelRect::of_size(PAGE)]
    );
}

#[test]
fn resizing_damages_all_and_leaves_nothing_of_before() {
    let mut rasteriser = with_white();
    let page = [solid(rect(0.0, 0.0, 2000.0, 2000.0), Color32::WHITE)];
    for size in [[640, 480], [100, 700], [0, 700], [1, 1], [640, 480]] {
        let damage = rasteriser.paint(size, 1.0, Color32::BLACK, &page).to_vec();
        let all = PixelRect::of_size(size);
        assert_eq!(damage, if all.is_empty() { vec![] } else { vec![all] });
        assert!(rasteriser.pixels().iter().all(|pixel| *pixel == 0x00ff_ffff));
        assert_eq!(rasteriser.pixels().len(), size[0] * size[1]);
    }
}

const ATLAS: [usize; 2] = [64, 64];

/// An atlas with a white corner and a glyph, all grey, at 10, 10 to 18, 20.
fn atlas() -> ColorImage {
    let mut image = ColorImage::filled(ATLAS, Color32::TRANSPARENT);
    image[(0, 0)] = Color32::WHITE;
    for y in 10..20 {
        for x in 10..18 {
            image[(x, y)] = Color32::GRAY;
        }
    }
    image
}

fn grey_glyph(size: [usize; 2]) -> ClippedPrimitive {
    glyph(pos2(30.0, 40.0), rect(10.0, 10.0, 18.0, 20.0), size)
}

fn with_atlas() -> Rasteriser {
    let mut rasteriser = Rasteriser::new();
    give(
        &mut rasteriser,
        0,
        ImageDelta::full(atlas(), TextureOptions::LINEAR),
    );
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph(ATLAS)]);
    rasteriser
}

#[test]
fn a_patch_beside_a_glyph_leaves_it_alone() {
    let mut rasteriser = with_atlas();
    // The patch spans the glyph, as those of the font atlas do, but changes nothing in it.
    let mut patch = atlas().region_by_pixels([5, 5], [40, 40]);
    patch[(14, 5)] = Color32::WHITE;
    give(
        &mut rasteriser,
        0,
        ImageDelta::partial([5, 5], patch, TextureOptions::LINEAR),
    );
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph(ATLAS)]);
    assert_eq!(rasteriser.painted_tiles(), 0);
}

#[test]
fn a_patch_in_a_glyph_is_seen_where_it_is() {
    let mut rasteriser = with_atlas();
    let patch = ColorImage::filled([1, 2], Color32::WHITE);
    give(
        &mut rasteriser,
        0,
        ImageDelta::partial([12, 13], patch, TextureOptions::LINEAR),
    );
    let damage = rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph(ATLAS)]);
    let place = PixelRect {
        left: 32,
        top: 43,
        right: 33,
        bottom: 45,
    };
    assert_eq!(damage, [place]);
}

#[test]
fn glyphs_stay_when_the_atlas_grows() {
    let mut rasteriser = with_atlas();
    let mut grown = ColorImage::filled([64, 128], Color32::TRANSPARENT);
    grown.pixels[..64 * 64].copy_from_slice(&atlas().pixels);
    grown[(20, 100)] = Color32::WHITE;
    give(
        &mut rasteriser,
        0,
        ImageDelta::full(grown, TextureOptions::LINEAR),
    );
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph([64, 128])]);
    assert_eq!(rasteriser.painted_tiles(), 0);
}

#[test]
fn a_freed_texture_is_there_for_its_last_frame() {
    let mut rasteriser = with_atlas();
    let mut delta = TexturesDelta::default();
    delta.free(TextureId::Managed(0));
    rasteriser.update_textures(&delta);
    delta.clear();
    assert_eq!(
        rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph(ATLAS)]),
        []
    );
    let damage = rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[grey_glyph(ATLAS)]);
    assert_eq!(damage.len(), 1, "without its texture it is not drawn");
}

#[test]
fn another_wrap_mode_is_a_change() {
    let mut rasteriser = with_atlas();
    let stretched = || {
        let mut mesh = Mesh::default();
        mesh.add_rect_with_uv(
            rect(50.0, 50.0, 200.0, 200.0),
            rect(0.0, 0.0, 2.0, 2.0),
            Color32::WHITE,
        );
        unclipped(mesh)
    };
    rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[stretched()]);
    let repeated = TextureOptions {
        wrap_mode: TextureWrapMode::Repeat,
        ..TextureOptions::LINEAR
    };
    give(&mut rasteriser, 0, ImageDelta::full(atlas(), repeated));
    assert_ne!(rasteriser.paint(PAGE, 1.0, Color32::BLACK, &[stretched()]), []);
}
