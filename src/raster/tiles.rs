//! The tiles of the picture: what touches each, which have to be painted anew, and where their pixels changed.

use super::{
    blend::Texel,
    hash::Hash,
    rect::PixelRect,
    scene::{Item, Part, Scene, Shape, Touched},
    triangle::Triangle,
};

/// A tile's width in pixels. Whoever types pushes the rest of a row to the right.
pub(super) const WIDTH: usize = 64;

/// A tile's height in pixels: about that of a row of text. A tile's pixels fit into the nearest cache.
pub(super) const HEIGHT: usize = 32;

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
    /// What to paint: numbers of parts of the scene, and places in those.
    pub items: Vec<[u32; 2]>,
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
    /// For each tile, where a part that touches it lists it.
    marks: Vec<u32>,
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
        self.columns = size[0].div_ceil(WIDTH);
        let rows = size[1].div_ceil(HEIGHT);
        self.list.resize_with(self.columns * rows, Tile::default);
        self.list.shrink_to(2 * self.list.len());
        self.marks = vec![0; self.list.len()];
        let picture = PixelRect::of_size(size);
        for (at, tile) in self.list.iter_mut().enumerate() {
            let left = (at % self.columns * WIDTH) as i32;
            let top = (at / self.columns * HEIGHT) as i32;
            tile.is_stale = true;
            tile.rect = PixelRect {
                left,
                top,
                right: left + WIDTH as i32,
                bottom: top + HEIGHT as i32,
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
    pub(super) fn sort(&mut self, scene: &mut Scene, clear: Texel) {
        for tile in &mut self.list {
            tile.hash = u64::from(u32::from_le_bytes(clear));
            tile.items.clear();
            tile.changed = PixelRect::default();
        }
        for part in &mut scene.parts {
            if part.is_new {
                self.spread(part);
            }
            for touched in &part.touched {
                let tile = &mut self.list[touched.tile];
                let mut hash = Hash::new(tile.hash);
                hash.add(touched.hash);
                tile.hash = hash.get();
                tile.is_stale |= touched.is_stale;
            }
        }
        for (number, part) in scene.parts.iter().enumerate() {
            let due = part.touched.iter().map(|touched| &self.list[touched.tile]);
            let due = due
                .filter(|tile| tile.is_due())
                .fold(PixelRect::default(), |all, tile| all.union(&tile.rect));
            if !due.is_empty() {
                self.list_items(number as u32, part, &due);
            }
        }
    }

    /// Finds out which tiles the items of a part touch.
    fn spread(&mut self, part: &mut Part) {
        let Part {
            items,
            triangles,
            touched,
            ..
        } = part;
        touched.clear();
        let (columns, marks) = (self.columns, &mut self.marks);
        for item in items {
            for_each_touched(item, triangles, columns, &self.list, |tile| {
                // The mark of a tile that was not met yet is an old one, or leads to another tile.
                let mark = marks[tile] as usize;
                let is_met = touched.get(mark).is_some_and(|touched| touched.tile == tile);
                if !is_met {
                    marks[tile] = touched.len() as u32;
                    touched.push(Touched {
                        tile,
                        hash: 0,
                        is_stale: false,
                    });
                }
                let touched = &mut touched[marks[tile] as usize];
                let mut hash = Hash::new(touched.hash);
                hash.add(item.hash);
                touched.hash = hash.get();
                touched.is_stale |= item.is_stale;
            });
        }
    }

    /// Lists the items of a part that touch tiles that are due, with those tiles.
    fn list_items(&mut self, number: u32, part: &Part, due: &PixelRect) {
        let mut listed = Vec::new();
        for (place, item) in part.items.iter().enumerate() {
            if item.bounds.intersect(due).is_empty() {
                continue;
            }
            for_each_touched(item, &part.triangles, self.columns, &self.list, |tile| {
                listed.push(tile);
            });
            for tile in listed.drain(..) {
                let tile = &mut self.list[tile];
                if !tile.is_due() {
                    continue;
                }
                // What lies below an opaque rectangle is not seen.
                if matches!(item.shape, Shape::Solid([.., 255])) && item.bounds.contains(&tile.rect) {
                    tile.items.clear();
                }
                tile.items.push([number, place as u32]);
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

/// Tells the places of all tiles that an item touches, in a list of so many columns.
fn for_each_touched(
    item: &Item,
    triangles: &[Triangle],
    columns: usize,
    tiles: &[Tile],
    mut act: impl FnMut(usize),
) {
    let column = |x: i32| x as usize / WIDTH;
    let row = |y: i32| y as usize / HEIGHT;
    let (first, last) = (column(item.bounds.left), column(item.bounds.right - 1));
    let (top, bottom) = (row(item.bounds.top), row(item.bounds.bottom - 1));
    let triangle = match item.shape {
        // One in a single tile touches that.
        _ if first == last && top == bottom => None,
        Shape::Flat(at, _) | Shape::Shaded(at) | Shape::Textured { triangle: at, .. } => Some(&triangles[at]),
        Shape::Solid(_) | Shape::Texels { .. } => None,
    };
    for row in top..=bottom {
        let start = row * columns;
        for (place, tile) in (start + first..).zip(&tiles[start..][first..=last]) {
            if triangle.is_none_or(|triangle| triangle.touches(&tile.rect.intersect(&item.bounds))) {
                act(place);
            }
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
