//! That the icon is drawn well, and that those of the desktop are the same drawing. To write these anew:
//!
//!     UPDATE_PACKAGING=1 cargo test --lib icon

use std::path::{Path, PathBuf};

use super::*;

/// The sizes that desktops ask for.
const SIZES: [u16; 8] = [16, 24, 32, 48, 64, 128, 256, 512];
/// Up to this size there is room for few lines, each of which stands on whole pixels of 16 by 16.
const SMALL: u16 = 48;

#[test]
fn the_icon_is_a_sheet_on_red_with_clear_corners() {
    let icon = picture();
    let pixel = |x: usize, y: usize| {
        let at = (y * usize::from(SIDE) + x) * 4;
        [
            icon.rgba[at],
            icon.rgba[at + 1],
            icon.rgba[at + 2],
            icon.rgba[at + 3],
        ]
    };
    assert_eq!(icon.rgba.len(), usize::from(SIDE) * usize::from(SIDE) * 4);
    assert_eq!(pixel(0, 0)[3], 0);
    assert_eq!(pixel(6, 32), LIGHT.accent.to_srgba_unmultiplied());
    assert_eq!(pixel(46, 50), LIGHT.paper.to_srgba_unmultiplied());
}

#[test]
fn the_desktops_icons_are_the_same_drawing() {
    let stale: Vec<PathBuf> = wanted()
        .into_iter()
        .filter(|(path, bytes)| !is_kept(path, bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(
        stale.is_empty(),
        "not as they are drawn now: {stale:?}; to write them anew: UPDATE_PACKAGING=1 cargo test --lib icon"
    );
}

/// Whether a file is as it should be, after writing it where that is asked for.
fn is_kept(path: &Path, bytes: &[u8]) -> bool {
    if std::env::var_os("UPDATE_PACKAGING").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let Ok(kept) = std::fs::read(path) else {
        return false;
    };
    if path.extension().is_some_and(|extension| extension == "svg") {
        return kept == bytes;
    }
    // Another version of the encoder may pack the same pixels otherwise.
    image::load_from_memory(&kept).unwrap().to_rgba8() == image::load_from_memory(bytes).unwrap().to_rgba8()
}

/// All files of the theme of icons, and what is to stand in each.
fn wanted() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/linux/icons/hicolor");
    let drawings = [
        ("apps/speechwright", program(), small_program()),
        (
            "mimetypes/application-x-speechwright-speech",
            draft(),
            small_draft(),
        ),
        (
            "mimetypes/application-x-speechwright-template",
            template(),
            small_template(),
        ),
    ];
    let mut files = Vec::new();
    for (name, large, small) in drawings {
        files.push((
            folder.join(format!("scalable/{name}.svg")),
            svg(&large).into_bytes(),
        ));
        for side in SIZES {
            let blocks = if side <= SMALL { &small } else { &large };
            let path = folder.join(format!("{side}x{side}/{name}.png"));
            files.push((path, png(blocks, side)));
        }
    }
    files
}

fn svg(blocks: &[Block]) -> String {
    let rectangles: Vec<String> = blocks
        .iter()
        .map(|block| {
            let [red, green, blue, _] = block.colour.to_srgba_unmultiplied();
            format!(
                "  <rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#{red:02x}{green:02x}{blue:02x}\"/>\n",
                block.left,
                block.top,
                block.right - block.left,
                block.bottom - block.top,
                block.radius
            )
        })
        .collect();
    let head = format!("width=\"{SIDE}\" height=\"{SIDE}\" viewBox=\"0 0 {SIDE} {SIDE}\"");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {head}>\n{}</svg>\n",
        rectangles.concat()
    )
}

fn png(blocks: &[Block], side: u16) -> Vec<u8> {
    let picture = image::RgbaImage::from_raw(side.into(), side.into(), pixels(blocks, side)).unwrap();
    let mut written = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut written, image::ImageFormat::Png).unwrap();
    written.into_inner()
}

/// A block by pixels of 16 by 16. With a radius of half a pixel its corners are whole ones there.
fn small(sides: [f32; 4], radius: f32, colour: Color32) -> Block {
    block(sides, radius, colour).scaled(f32::from(SIDE) / 16.0)
}

fn small_program() -> Vec<Block> {
    vec![
        small([0.0, 0.0, 16.0, 16.0], 3.0, LIGHT.accent),
        small([4.0, 2.0, 12.0, 14.0], 0.5, LIGHT.paper),
        small([5.0, 4.0, 7.0, 5.0], 0.5, LIGHT.accent),
        small([8.0, 4.0, 11.0, 5.0], 0.5, LIGHT.text),
        small([5.0, 7.0, 11.0, 8.0], 0.5, LIGHT.dim),
        small([5.0, 9.0, 11.0, 10.0], 0.5, LIGHT.dim),
        small([5.0, 11.0, 9.0, 12.0], 0.5, LIGHT.dim),
    ]
}

/// A sheet as file managers show it, without the ground.
fn draft() -> Vec<Block> {
    vec![
        block([11.0, 3.0, 53.0, 61.0], 4.0, LIGHT.line_strong),
        block([12.0, 4.0, 52.0, 60.0], 3.0, LIGHT.paper),
        block([18.0, 13.0, 30.0, 18.0], 1.0, LIGHT.accent),
        block([32.0, 13.0, 46.0, 18.0], 1.0, LIGHT.text),
        block([18.0, 25.0, 46.0, 28.0], 1.0, LIGHT.dim),
        block([18.0, 33.0, 46.0, 36.0], 1.0, LIGHT.dim),
        block([18.0, 41.0, 46.0, 44.0], 1.0, LIGHT.dim),
        block([18.0, 49.0, 36.0, 52.0], 1.0, LIGHT.dim),
    ]
}

fn small_draft() -> Vec<Block> {
    vec![
        small([2.0, 0.0, 14.0, 16.0], 1.0, LIGHT.line_strong),
        small([3.0, 1.0, 13.0, 15.0], 0.5, LIGHT.paper),
        small([4.0, 3.0, 7.0, 4.0], 0.5, LIGHT.accent),
        small([8.0, 3.0, 12.0, 4.0], 0.5, LIGHT.text),
        small([4.0, 6.0, 12.0, 7.0], 0.5, LIGHT.dim),
        small([4.0, 8.0, 12.0, 9.0], 0.5, LIGHT.dim),
        small([4.0, 10.0, 12.0, 11.0], 0.5, LIGHT.dim),
        small([4.0, 12.0, 9.0, 13.0], 0.5, LIGHT.dim),
    ]
}

/// The sheet with fields to fill in place of lines.
fn template() -> Vec<Block> {
    let mut blocks = draft();
    blocks.truncate(4);
    blocks.extend([
        block([18.0, 25.0, 46.0, 34.0], 2.0, LIGHT.mark),
        block([18.0, 37.0, 46.0, 46.0], 2.0, LIGHT.mark),
        block([18.0, 49.0, 36.0, 52.0], 1.0, LIGHT.dim),
    ]);
    blocks
}

fn small_template() -> Vec<Block> {
    let mut blocks = small_draft();
    blocks.truncate(4);
    blocks.extend([
        small([4.0, 6.0, 12.0, 8.0], 0.5, LIGHT.mark),
        small([4.0, 9.0, 12.0, 11.0], 0.5, LIGHT.mark),
        small([4.0, 12.0, 9.0, 13.0], 0.5, LIGHT.dim),
    ]);
    blocks
}
