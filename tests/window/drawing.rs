//! The window drawn by the program's own rasteriser where its surroundings are bad: tiny, huge, oddly scaled.

use egui::epaint::textures::{TextureOptions, TexturesDelta};
use egui::epaint::{ClippedPrimitive, ColorImage, ImageDelta, Mesh, Primitive, TextureId};
use egui::{Color32, Key, Rect, Vec2, pos2};
use egui_kittest::Harness;
use speechwright::raster::Rasteriser;
use speechwright::store::Settings;

use crate::around::Around;
use crate::desk::{Beginning, CTRL, Desk, review};
use crate::raster_renderer::RasterRenderer;

/// The review in a window of so many points, at a scale.
fn window(size: [f32; 2], scale: f32) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("draft.speech");
    let bytes = speechwright::store::write_speech(&review(), &path).expect("a speech to write");
    std::fs::write(&path, bytes).expect("a draft");
    let builder = Harness::builder()
        .with_size(Vec2::from(size))
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .renderer(RasterRenderer::new(Rect::EVERYTHING));
    let beginning = Beginning {
        file: Some(path),
        edits: false,
        settings: Settings::default(),
        note: None,
    };
    Desk::made(builder, folder, Around::default(), beginning)
}

#[test]
fn a_window_of_one_pixel_is_drawn_and_written_in() {
    let mut desk = window([1.0, 1.0], 1.0);
    desk.write("好");
    assert!(desk.manuscript().starts_with('好'));
    assert_eq!(desk.picture().dimensions(), (1, 1));
}

#[test]
fn a_window_as_wide_as_eight_screens_is_drawn() {
    let mut desk = window([16384.0, 2160.0], 1.0);
    desk.write("好");
    let picture = desk.picture();
    assert_eq!(picture.dimensions(), (16384, 2160));
    assert_eq!(
        picture.get_pixel(16383, 2159),
        picture.get_pixel(16380, 2159),
        "to its corner"
    );
}

#[test]
fn an_odd_scale_leaves_nothing_of_the_ground_uncovered() {
    let mut desk = window([700.0, 500.0], 3.7);
    desk.write("好");
    let picture = desk.picture();
    assert_eq!(picture.dimensions(), (2590, 1850));
    let [red, green, blue, _] = crate::raster_renderer::GROUND.to_array();
    let bare = picture
        .pixels()
        .filter(|pixel| pixel.0[..3] == [red, green, blue])
        .count();
    assert_eq!(bare, 0);
}

#[test]
fn a_storm_of_sizes_is_lived_through() {
    let mut desk = window([1280.0, 720.0], 1.0);
    for step in 0_u16..200 {
        let width = 1.0 + f32::from(step.wrapping_mul(7919) % 1920);
        let height = 1.0 + f32::from(step.wrapping_mul(104) % 1080);
        desk.resize([width, height]);
        if step % 20 == 0 {
            desk.picture();
        }
    }
    desk.resize([640.0, 480.0]);
    desk.write("好");
    assert!(desk.manuscript().starts_with('好'));
    assert_eq!(desk.picture().dimensions(), (640, 480));
}

#[test]
fn more_letters_than_a_texture_holds_are_all_drawn_in_the_end() {
    let mut desk = window([1280.0, 720.0], 3.7);
    for _ in 0..20 {
        desk.keys(CTRL, Key::Plus);
    }
    // Of 200 pixels a side, so that a texture of 2048 holds a hundred: egui begins with a new one now and then.
    let all: String = ('一'..).take(600).collect();
    desk.write(&all);
    assert!(desk.manuscript().starts_with(&all));
    let picture = desk.picture();
    assert_eq!(picture.dimensions(), (4736, 2664));
    let dark = picture
        .pixels()
        .filter(|pixel| pixel.0[..3].iter().all(|&part| part < 64));
    assert!(dark.count() > 50_000, "letters are seen");
}

#[test]
fn a_texture_wider_than_any_limit_is_drawn_from() {
    let width = 70_000;
    let id = TextureId::User(1);
    let mut delta = TexturesDelta::default();
    let mut image = ColorImage::filled([width, 1], Color32::WHITE);
    image.pixels[width - 1] = Color32::RED;
    delta.push(id, ImageDelta::full(image, TextureOptions::NEAREST));
    let mut rasteriser = Rasteriser::new();
    rasteriser.update_textures(&delta);
    delta.clear();
    let mut mesh = Mesh::with_texture(id);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    mesh.add_rect_with_uv(whole * 8.0, whole, Color32::WHITE);
    let primitive = ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Mesh(mesh),
    };
    rasteriser.paint([8, 8], 1.0, Color32::BLACK, &[primitive]);
    assert!(rasteriser.pixels().iter().all(|&pixel| pixel == 0x00FF_FFFF));
}
