//! Paints the tiles that are due, each by itself and so on as many threads as pays, and finds what changed in them.

use std::sync::{Mutex, OnceLock, PoisonError};

use super::{
    blend::{self, Texel},
    rect::PixelRect,
    scene::{Item, Part, Scene, Shape},
    texture::{Texture, Textures},
    tiles::{HEIGHT, Tile, Tiles, WIDTH},
    triangle::{Plane, Triangle},
};

/// From this many tiles on (more than a window of 1280×720 has) a second thread saves more than it costs to start.
const MANY: usize = 1_600_000 / (WIDTH * HEIGHT);

/// More threads than this wait for memory.
const MOST_THREADS: usize = 4;

/// Paints all tiles that are due, and returns how many those were.
pub(super) fn paint(
    tiles: &mut Tiles,
    pixels: &mut [u32],
    clear: Texel,
    scene: &Scene,
    textures: &Textures,
) -> usize {
    let width = tiles.size()[0];
    let columns = tiles.columns();
    let due = tiles.list.iter().filter(|tile| tile.is_due()).count();
    if due == 0 {
        return 0;
    }
    // A row of tiles and the pixels in it belong together: nobody else has them.
    let rows = tiles
        .list
        .chunks_mut(columns)
        .zip(pixels.chunks_mut(HEIGHT * width));
    let paint_row = |canvas: &mut Canvas, (row, pixels): (&mut [Tile], &mut [u32])| {
        for tile in row.iter_mut().filter(|tile| tile.is_due()) {
            canvas.paint(tile, clear, scene, textures);
            tile.changed = canvas.put(tile.rect, pixels, width);
        }
    };
    let threads = threads_for(due);
    if threads == 1 {
        let mut canvas = Canvas::new();
        rows.for_each(|row| paint_row(&mut canvas, row));
        return due;
    }
    let rows = Mutex::new(rows);
    let work = || {
        let mut canvas = Canvas::new();
        loop {
            let row = rows.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some(row) = row else { break };
            paint_row(&mut canvas, row);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    due
}

fn threads_for(tiles: usize) -> usize {
    // Asking takes as long as painting some tiles.
    static CORES: OnceLock<usize> = OnceLock::new();
    if tiles < MANY {
        return 1;
    }
    let cores = CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from));
    MOST_THREADS.min(*cores)
}

/// The pixels of one tile while it is painted.
struct Canvas {
    texels: [Texel; WIDTH * HEIGHT],
    /// Of the tile in the picture.
    origin: [i32; 2],
}

impl Canvas {
    fn new() -> Self {
        Self {
            texels: [[0; 4]; WIDTH * HEIGHT],
            origin: [0; 2],
        }
    }

    fn paint(&mut self, tile: &Tile, clear: Texel, scene: &Scene, textures: &Textures) {
        self.origin = [tile.rect.left, tile.rect.top];
        self.texels.fill(clear);
        for [part, place] in &tile.items {
            let part = &scene.parts[*part as usize];
            let item = &part.items[*place as usize];
            self.draw(item, item.bounds.intersect(&tile.rect), part, textures);
        }
    }

    /// The pixels from `left` to `right` in a row of the picture.
    fn row(&mut self, y: i32, left: i32, right: i32) -> &mut [Texel] {
        let [x, top] = self.origin;
        let start = (y - top) as usize * WIDTH + (left - x) as usize;
        &mut self.texels[start..][..(right - left) as usize]
    }

    fn draw(&mut self, item: &Item, bounds: PixelRect, part: &Part, textures: &Textures) {
        match item.shape {
            Shape::Solid(colour) => {
                for y in bounds.top..bounds.bottom {
                    blend::solid(self.row(y, bounds.left, bounds.right), colour);
                }
            }
            Shape::Texels { texture, tint, shift } => {
                let texture = textures.get(texture);
                let left = (bounds.left + shift[0]) as usize;
                for y in bounds.top..bounds.bottom {
                    let texels = texture.row(left, (y + shift[1]) as usize, bounds.width());
                    blend::texels(self.row(y, bounds.left, bounds.right), texels, tint);
                }
            }
            Shape::Flat(triangle, colour) => {
                for span in part.triangles[triangle].spans(bounds) {
                    blend::solid(self.row(span.y, span.left, span.right), colour);
                }
            }
            Shape::Shaded(triangle) => self.shade(&part.triangles[triangle], bounds),
            Shape::Textured { triangle, texture } => {
                self.texture(&part.triangles[triangle], bounds, textures.get(texture));
            }
        }
    }

    fn shade(&mut self, triangle: &Triangle, bounds: PixelRect) {
        let colour = colour_planes(triangle);
        let step = colour.map(|plane| plane.by_x as f32);
        for span in triangle.spans(bounds) {
            let start = colour.map(|plane| plane.at(span.left, span.y) as f32);
            blend::gradient(self.row(span.y, span.left, span.right), start, step);
        }
    }

    fn texture(&mut self, triangle: &Triangle, bounds: PixelRect, texture: &Texture) {
        let colour = colour_planes(triangle);
        let uv: [Plane; 2] = std::array::from_fn(|axis| triangle.plane(|corner| f64::from(corner.uv[axis])));
        let scale = uv[0].by_x.hypot(uv[1].by_x).max(uv[0].by_y.hypot(uv[1].by_y));
        let filter = texture.filter(scale);
        for span in triangle.spans(bounds) {
            let row = self.row(span.y, span.left, span.right);
            for (x, below) in (span.left..).zip(row) {
                let point = uv.map(|plane| plane.at(x, span.y) as f32);
                let texel = texture.sample(point, filter);
                let tint = colour.map(|plane| (plane.at(x, span.y) as f32 / 255.0).clamp(0.0, 1.0));
                blend::pixel(
                    below,
                    std::array::from_fn(|channel| texel[channel] * tint[channel]),
                );
            }
        }
    }

    /// Puts what was painted into the picture, of which `pixels` are the rows from the tile's top on; returns the
    /// rectangle outside of which it was there already.
    fn put(&self, rect: PixelRect, pixels: &mut [u32], width: usize) -> PixelRect {
        let mut changed = PixelRect::default();
        let rows = self.texels.chunks_exact(WIDTH).zip(pixels.chunks_mut(width));
        for (y, (painted, shown)) in (rect.top..rect.bottom).zip(rows) {
            let shown = &mut shown[rect.left as usize..rect.right as usize];
            let painted = &painted[..shown.len()];
            // First at one go: most rows are as they were, or all different.
            let differences = shown
                .iter()
                .zip(painted)
                .fold(0, |all, (shown, painted)| all | (shown ^ pixel(*painted)));
            if differences == 0 {
                continue;
            }
            let differs = |(shown, painted): (&u32, &Texel)| *shown != pixel(*painted);
            let first = shown.iter().zip(painted).position(differs).unwrap_or(0);
            let last = shown.iter().zip(painted).rposition(differs).unwrap_or(first);
            for (shown, painted) in shown.iter_mut().zip(painted) {
                *shown = pixel(*painted);
            }
            changed = changed.union(&PixelRect {
                left: rect.left + first as i32,
                top: y,
                right: rect.left + last as i32 + 1,
                bottom: y + 1,
            });
        }
        changed
    }
}

fn colour_planes(triangle: &Triangle) -> [Plane; 4] {
    std::array::from_fn(|channel| triangle.plane(|corner| f64::from(corner.colour[channel])))
}

/// A pixel of the picture, which is opaque.
fn pixel(texel: Texel) -> u32 {
    u32::from_le_bytes(texel) & 0x00ff_ffff
}
