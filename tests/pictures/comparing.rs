//! Compares pictures with the kept ones, and says what differs.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use egui::Rect;
use egui_kittest::{SnapshotOptions, try_image_snapshot_options};
use image::{DynamicImage, RgbImage, RgbaImage};

use speechwright::ui::theme::LIGHT;

use crate::raster_renderer::RasterRenderer;
use crate::scene::{Look, Scene};
use crate::scenes::ALL;

/// By how much a pixel may differ, in squared steps of brightness: two of 255 for a grey. What the machines may
/// round in another way stays below that.
const TOLERANCE: f32 = 2.1;

/// The folder of the kept pictures.
pub fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures/kept")
}

/// The folder of the manual's pictures.
fn of_manual(look: Look) -> PathBuf {
    let language = if look.english { "en" } else { "zh" };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/manual/pictures");
    folder.join(language)
}

/// Paints scenes in all their looks and compares each.
pub fn check(scenes: &[Scene]) {
    let mut faults = Vec::new();
    for scene in scenes {
        for &look in scene.looks {
            let part = scene.part.of(look.size);
            let mut painter = RasterRenderer::new(part);
            if look.scale < 1.0 {
                painter = painter.over(LIGHT.line);
            }
            let picture = scene.play(look, painter).picture();
            let picture = cut_out(&picture, part * look.scale);
            let fault = match scene.page() {
                Some(page) => compare(&picture, page, &of_manual(look)),
                None => compare(&picture, &scene.picture_name(look), &kept()),
            };
            faults.extend(fault);
        }
    }
    assert!(
        faults.is_empty(),
        "{}\nLook at them; to keep what is drawn now: UPDATE_SNAPSHOTS=1 cargo test --test pictures",
        faults.join("\n")
    );
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pictures are small and sizes not negative"
)]
fn cut_out(picture: &RgbaImage, part: Rect) -> RgbaImage {
    let [x, y, width, height] =
        [part.left(), part.top(), part.width(), part.height()].map(|pixels| pixels.round() as u32);
    image::imageops::crop_imm(picture, x, y, width, height).to_image()
}

/// What is wrong with a picture, if anything is.
pub fn compare(picture: &RgbaImage, name: &str, folder: &Path) -> Option<String> {
    let options = SnapshotOptions::new()
        .threshold(TOLERANCE)
        .max_failed_pixels(0)
        .output_path(folder);
    if let Err(fault) = try_image_snapshot_options(picture, name, &options) {
        return Some(fault.to_string());
    }
    pack(&folder.join(format!("{name}.png")))
}

/// Writes a picture that was just kept anew in as few bytes as it takes.
fn pack(path: &Path) -> Option<String> {
    std::env::var_os("UPDATE_SNAPSHOTS")?;
    match image::open(path) {
        Ok(DynamicImage::ImageRgba8(fresh)) => {
            let packed = packed(&DynamicImage::ImageRgba8(fresh).to_rgb8());
            let kept = packed.map_err(|error| error.to_string());
            let kept = kept.and_then(|bytes| std::fs::write(path, bytes).map_err(|error| error.to_string()));
            kept.err()
        }
        Ok(_) => None,
        Err(error) => Some(error.to_string()),
    }
}

/// A picture as a file, in the smallest of several ways: with a palette where it has few colours.
fn packed(picture: &RgbImage) -> Result<Vec<u8>, png::EncodingError> {
    let mut ways = Vec::new();
    if let Some((palette, places)) = indexed(picture) {
        for filter in [png::Filter::NoFilter, png::Filter::Adaptive] {
            let mut bytes = Vec::new();
            let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette.clone());
            encoder.set_compression(png::Compression::High);
            encoder.set_filter(filter);
            encoder.write_header()?.write_image_data(&places)?;
            ways.push(bytes);
        }
    }
    for filter in [
        png::Filter::NoFilter,
        png::Filter::Adaptive,
        png::Filter::MinEntropy,
    ] {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, picture.width(), picture.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(filter);
        encoder.write_header()?.write_image_data(picture)?;
        ways.push(bytes);
    }
    Ok(ways.into_iter().min_by_key(Vec::len).unwrap_or_default())
}

/// The colours of a picture, and each pixel's place among them; none where there are more than a byte counts.
fn indexed(picture: &RgbImage) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut palette = Vec::new();
    let mut places = Vec::new();
    for pixel in picture.pixels() {
        let next = u8::try_from(known.len());
        let place = match known.entry(pixel.0) {
            Entry::Occupied(place) => *place.get(),
            Entry::Vacant(place) => {
                palette.extend(pixel.0);
                *place.insert(next.ok()?)
            }
        };
        places.push(place);
    }
    Some((palette, places))
}

#[test]
fn every_kept_picture_is_that_of_a_scene_and_no_two_scenes_share_one() {
    let mut names: Vec<String> = ALL
        .iter()
        .flat_map(|scenes| scenes.iter())
        .flat_map(|scene| scene.looks.iter().map(|&look| scene.picture_name(look)))
        .map(|name| format!("{name}.png"))
        .collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(all, names.len(), "two pictures of one name");
    let kept = std::fs::read_dir(kept()).expect("the pictures");
    let unknown: Vec<String> = kept
        .map(|entry| {
            entry
                .expect("a picture")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| !names.contains(name))
        .filter(|name| {
            ![".new.png", ".diff.png", ".old.png"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .collect();
    assert!(unknown.is_empty(), "no scene has these pictures: {unknown:?}");
}

/// What a careless change would do to a picture, and what another machine may do.
#[test]
fn a_small_change_is_noticed_and_rounding_is_not() {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let name = "menu-help.zh-light";
    let file = format!("{name}.png");
    std::fs::copy(kept().join(&file), folder.path().join(&file)).expect("a kept picture");
    let kept = image::open(folder.path().join(&file))
        .expect("a kept picture")
        .to_rgba8();
    let differs = |change: &dyn Fn(&mut RgbaImage)| {
        let mut picture = kept.clone();
        change(&mut picture);
        compare(&picture, name, folder.path()).is_some()
    };
    assert!(!differs(&|_| {}));
    assert!(!differs(&|picture| {
        for pixel in picture.pixels_mut() {
            for channel in &mut pixel.0[..3] {
                *channel = channel.saturating_sub(1);
            }
        }
    }));
    let moved = |picture: &mut RgbaImage| {
        let part = image::imageops::crop_imm(&kept, 280, 30, 120, 20).to_image();
        image::imageops::replace(picture, &part, 281, 30);
    };
    assert!(differs(&moved), "a text a pixel to the right");
    assert!(
        differs(&|picture| picture.get_pixel_mut(5, 5).0[0] -= 8),
        "a spot"
    );
    let beside = |end: &str| folder.path().join(format!("{name}.{end}.png")).exists();
    assert!(
        beside("new") && beside("diff"),
        "what was drawn and the difference"
    );
    std::fs::remove_file(folder.path().join(&file)).expect("the kept picture");
    assert!(differs(&|_| {}), "a picture that is not kept");
    assert!(!folder.path().join(&file).exists(), "and is not kept by itself");
}
