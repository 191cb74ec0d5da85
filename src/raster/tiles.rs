//! The tiles of the picture: what touches each, which have to be painted anew, and where their pixels changed.

use super::{
    blend::Texel,
    hash::Hash,
    rect::PixelRect,
    scene::{Item, Scene, Shape},
};

/// The side of a tile in pixels. A tile's pixels fit into the nearest cache.
pub(super) const SIDE: usize = 64;

/// One tile.
#[derive(Default)]
pub(super) struct Tile {
    /// Its pixels within the picture.
    pub rect: PixelRect,
    /// Of all items that touch it, in the frame that is made.
    hash: u64,
    /// The same, in the frame that is shown.
    shown: u64,
    /// Whether it has to be painted, whatever the hashes say.
    is_stale: bool,
    /// What to paint, as places in the scene.
    pub items: Vec<u32>,
    /// The pixels that came out different from what was shown.
    pub changed: PixelRect,
}

impl Tile {
    /// Whether it has to be painted in this frame.
    pub(super) fn is_due(&self) -> bool {
        self.is_stale || self.hash != self.shown
    }

    /// The picture is what the frame wants.
    fn is_shown(&mut self) {
        self.is_stale = false;
        self.shown = self.hash;
    }
}

/// All tiles, row by row.
#[derive(Default)]
pub(super) struct Tiles {
    pub list: Vec<Tile>,
    size: [usize; 2],
    columns: usize,
    /// Whether all of the picture counts as changed.
    is_new: bool,
}

impl Tiles {
    /// Whether the size is another than before; then all is to be painted.
    pub(super) fn resize(&mut self, size: [usize; 2]) -> bool {
        if self.size == size {
            return false;
        }
        self.size = size;
        self.is_new = true;
        self.columns = size[0].div_ceil(SIDE);
        let rows = size[1].div_ceil(SIDE);
        self.list.resize_with(self.columns * rows, Tile::default);
        self.list.shrink_to(2 * self.list.len());
        let picture = PixelRect::of_size(size);
        for (at, tile) in self.list.iter_mut().enumerate() {
            let [left, top] = [at % self.columns, at / self.columns].map(|place| (place * SIDE) as i32);
            tile.is_stale = true;
            tile.rect = PixelRect {
                left,
                top,
                right: left + SIDE as i32,
                bottom: top + SIDE as i32,
            }
            .intersect(&picture);
        }
        true
    }

    pub(super) fn size(&self) -> [usize; 2] {
        self.size
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Finds out which tiles are due, and lists for those what touches them.
    pub(super) fn sort(&mut self, scene: &Scene, clear: Texel) {
        for tile in &mut self.list {
            tile.hash = u64::from(u32::from_le_bytes(clear));
            tile.items.clear();
            tile.changed = PixelRect::default();
        }
        for item in &scene.items {
            self.for_each_touched(scene, item, |tile| {
                let mut hash = Hash::new(tile.hash);
                hash.add(item.hash);
                tile.hash = hash.get();
                tile.is_stale |= item.is_stale;
            });
        }
        let due = self.list.iter().filter(|tile| tile.is_due());
        let due = due.fold(PixelRect::default(), |all, tile| all.union(&tile.rect));
        for (place, item) in scene.items.iter().enumerate() {
            if item.bounds.intersect(&due).is_empty() {
                continue;
            }
            self.for_each_touched(scene, item, |tile| {
                if tile.is_due() {
                    // What lies below an opaque rectangle is not seen.
                    if matches!(item.shape, Shape::Solid([.., 255])) && item.bounds.contains(&tile.rect) {
                        tile.items.clear();
                    }
                    tile.items.push(place as u32);
                }
            });
        }
    }

    fn for_each_touched(&mut self, scene: &Scene, item: &Item, mut act: impl FnMut(&mut Tile)) {
        let place = |pixel: i32| pixel as usize / SIDE;
        let (first, last) = (place(item.bounds.left), place(item.bounds.right - 1));
        let (top, bottom) = (place(item.bounds.top), place(item.bounds.bottom - 1));
        let triangle = match item.shape {
            // One in a single tile touches that.
            _ if first == last && top == bottom => None,
            Shape::Flat(at, _) | Shape::Shaded(at) | Shape::Textured { triangle: at, .. } => {
                Some(&scene.triangles[at])
            }
            Shape::Solid(_) | Shape::Texels { .. } => None,
        };
        for row in top..=bottom {
            for tile in &mut self.list[row * self.columns..][first..=last] {
                if triangle.is_none_or(|triangle| triangle.touches(&tile.rect.intersect(&item.bounds))) {
                    act(tile);
                }
            }
        }
    }

    /// Puts the changed rectangles of the frame that was painted into `damage`: those of tiles side by side become one,
    /// and so do those of tiles below each other when they are equally wide.
    pub(super) fn collect_damage(&mut self, damage: &mut Vec<PixelRect>) {
        damage.clear();
        for tile in &mut self.list {
            tile.is_shown();
        }
        if std::mem::take(&mut self.is_new) {
            damage.extend(Some(PixelRect::of_size(self.size)).filter(|all| !all.is_empty()));
            return;
        }
        if self.list.is_empty() {
            return;
        }
        for row in self.list.chunks(self.columns) {
            let mut run = PixelRect::default();
            for tile in row {
                if tile.changed.is_empty() {
                    add(damage, std::mem::take(&mut run));
                } else {
                    run = run.union(&tile.changed);
                }
            }
            add(damage, run);
        }
    }
}

fn add(damage: &mut Vec<PixelRect>, rect: PixelRect) {
    if rect.is_empty() {
        return;
    }
    let above = damage
        .iter_mut()
        .find(|above| above.bottom == rect.top && above.left == rect.left && above.right == rect.right);
    match above {
        Some(above) => above.bottom = rect.bottom,
        None => damage.push(rect),
    }
}
