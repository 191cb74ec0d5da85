//! The textures: their texels, how they are sampled, and which of their texels changed since the last frame.

use egui::epaint::{
    Color32, ColorImage, ImageData, ImageDelta, TextureId,
    textures::{TextureFilter, TextureOptions, TextureWrapMode, TexturesDelta},
};

use super::{blend::Texel, rect::PixelRect};

/// Beyond this many changed rectangles they are taken as one.
const MOST_CHANGES: usize = 64;

/// Changed rows of texels this far apart still make one rectangle.
const NEAR: i32 = 16;

/// Further out no texture coordinate is told from its neighbour.
const FURTHEST: f32 = 4_194_304.0;

/// A colour of egui's as this module keeps it.
pub(super) fn texel(colour: Color32) -> Texel {
    let [red, green, blue, alpha] = colour.to_array();
    [blue, green, red, alpha]
}

/// All textures that there are. They are few, so they are looked for one by one.
#[derive(Default)]
pub(super) struct Textures {
    list: Vec<(TextureId, Texture)>,
    to_free: Vec<TextureId>,
}

impl Textures {
    pub(super) fn update(&mut self, delta: &TexturesDelta) {
        self.free();
        for (id, changes) in &delta.set {
            for change in changes {
                self.set(*id, change);
            }
        }
        self.to_free.extend(&delta.free);
    }

    fn set(&mut self, id: TextureId, change: &ImageDelta) {
        let ImageData::Color(image) = &change.image;
        if image.pixels.len() != image.size[0] * image.size[1] {
            return;
        }
        match (self.find(id), change.pos) {
            (Some(at), Some(position)) => self.list[at].1.patch(image, position, change.options),
            (Some(at), None) => self.list[at].1.replace(image, change.options),
            (None, None) => self.list.push((id, Texture::new(image, change.options))),
            // A patch of nothing.
            (None, Some(_)) => {}
        }
    }

    fn free(&mut self) {
        let gone = &self.to_free;
        self.list.retain(|(id, _)| !gone.contains(id));
        self.to_free.clear();
    }

    /// A frame was painted: textures that were freed go, and all changes are shown.
    pub(super) fn painted(&mut self) {
        self.free();
        for (_, texture) in &mut self.list {
            texture.changed.clear();
        }
    }

    /// Where [`Self::get`] finds it, until the next change.
    pub(super) fn find(&self, id: TextureId) -> Option<usize> {
        self.list.iter().position(|(listed, _)| *listed == id)
    }

    pub(super) fn get(&self, at: usize) -> &Texture {
        &self.list[at].1
    }
}

/// One texture.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<Texel>,
    options: TextureOptions,
    /// Since the last frame.
    changed: Vec<PixelRect>,
}

impl Texture {
    fn new(image: &ColorImage, options: TextureOptions) -> Self {
        Self {
            size: image.size,
            texels: image.pixels.iter().map(|colour| texel(*colour)).collect(),
            options,
            changed: vec![PixelRect::of_size(image.size)],
        }
    }

    /// Takes another image. The font atlas grows this way: downwards, with all glyphs where they were.
    fn replace(&mut self, image: &ColorImage, options: TextureOptions) {
        let [width, height] = self.size;
        if width != image.size[0] {
            *self = Self::new(image, options);
            return;
        }
        self.size = image.size;
        self.texels.resize(image.pixels.len(), [0; 4]);
        let mut more = PixelRect::of_size(image.size);
        more.top = height as i32;
        if height > image.size[1] {
            // What lay on the lower edge is now another texel.
            more = PixelRect::of_size(image.size);
        }
        self.change(more);
        self.patch(image, [0, 0], options);
    }

    fn patch(&mut self, image: &ColorImage, [x, y]: [usize; 2], options: TextureOptions) {
        if self.options != options {
            self.options = options;
            self.change(PixelRect::of_size(self.size));
        }
        let width = image.size[0].min(self.size[0].saturating_sub(x));
        if width == 0 {
            return;
        }
        let mut run = PixelRect::default();
        let rows = image.pixels.chunks_exact(image.size[0]).zip(y..self.size[1]);
        for (new, row) in rows {
            let old = &mut self.texels[row * self.size[0] + x..][..width];
            let differs = |(old, new): (&Texel, &Color32)| *old != texel(*new);
            let Some(first) = old.iter().zip(new).position(differs) else {
                continue;
            };
            let last = old.iter().zip(&new[..width]).rposition(differs).unwrap_or(first);
            for (old, new) in old[first..=last].iter_mut().zip(&new[first..=last]) {
                *old = texel(*new);
            }
            let changed = PixelRect {
                left: (x + first) as i32,
                top: row as i32,
                right: (x + last + 1) as i32,
                bottom: row as i32 + 1,
            };
            let joins =
                changed.left < run.right && run.left < changed.right && changed.top - run.bottom < NEAR;
            if joins {
                run = run.union(&changed);
            } else {
                self.change(run);
                run = changed;
            }
        }
        self.change(run);
    }

    fn change(&mut self, texels: PixelRect) {
        if texels.is_empty() {
            return;
        }
        if self.changed.len() < MOST_CHANGES {
            self.changed.push(texels);
        } else {
            let all = self.changed.iter().fold(texels, |all, one| all.union(one));
            self.changed.clear();
            self.changed.push(all);
        }
    }

    pub(super) fn size(&self) -> [usize; 2] {
        self.size
    }

    /// Whether anything about it is other than in the last frame.
    pub(super) fn has_changed_at_all(&self) -> bool {
        !self.changed.is_empty()
    }

    /// Whether what is drawn with texture coordinates between `least` and `most` may look different from before.
    pub(super) fn has_changed_between(&self, least: [f32; 2], most: [f32; 2]) -> bool {
        self.has_changed_at_all() && self.has_changed(&self.texels_between(least, most))
    }

    /// The texels that a point is mixed of, and some beside them.
    pub(super) fn texels_around(&self, point: [f32; 2]) -> PixelRect {
        self.texels_between(point, point)
    }

    /// The texels that may be seen where texture coordinates run from `least` to `most`, and some beside them.
    fn texels_between(&self, least: [f32; 2], most: [f32; 2]) -> PixelRect {
        let size = PixelRect::of_size(self.size);
        let used = PixelRect {
            left: (least[0] - 2.0) as i32,
            top: (least[1] - 2.0) as i32,
            right: (most[0] + 2.0).min(FURTHEST) as i32 + 1,
            bottom: (most[1] + 2.0).min(FURTHEST) as i32 + 1,
        };
        if self.options.wrap_mode == TextureWrapMode::ClampToEdge {
            return PixelRect {
                left: used.left.clamp(0, (size.right - 1).max(0)),
                top: used.top.clamp(0, (size.bottom - 1).max(0)),
                right: used.right.clamp(1, size.right.max(1)),
                bottom: used.bottom.clamp(1, size.bottom.max(1)),
            };
        }
        if size.contains(&used) { used } else { size }
    }

    /// Whether one of these texels is another than in the last frame.
    pub(super) fn has_changed(&self, texels: &PixelRect) -> bool {
        self.changed
            .iter()
            .any(|changed| !changed.intersect(texels).is_empty())
    }

    /// A part of a row of texels; it has to be there.
    pub(super) fn row(&self, x: usize, y: usize, width: usize) -> &[Texel] {
        &self.texels[y * self.size[0] + x..][..width]
    }

    /// The filter for a scale of so many texels a pixel.
    pub(super) fn filter(&self, texels_per_pixel: f64) -> TextureFilter {
        if texels_per_pixel > 1.0 {
            self.options.minification
        } else {
            self.options.magnification
        }
    }

    /// The colour at a point, in texels from the upper left corner; channels from 0 to 255.
    pub(super) fn sample(&self, [x, y]: [f32; 2], filter: TextureFilter) -> [f32; 4] {
        match filter {
            TextureFilter::Nearest => self.at(floor(x), floor(y)).map(f32::from),
            TextureFilter::Linear => {
                let (x, y) = (x - 0.5, y - 0.5);
                let (column, row) = (floor(x), floor(y));
                let (right, below) = (
                    x.clamp(-FURTHEST, FURTHEST) - column as f32,
                    y.clamp(-FURTHEST, FURTHEST) - row as f32,
                );
                let corners = [
                    self.at(column, row),
                    self.at(column + 1, row),
                    self.at(column, row + 1),
                    self.at(column + 1, row + 1),
                ]
                .map(|texel| texel.map(f32::from));
                std::array::from_fn(|channel| {
                    let top = mix(corners[0][channel], corners[1][channel], right);
                    let bottom = mix(corners[2][channel], corners[3][channel], right);
                    mix(top, bottom, below)
                })
            }
        }
    }

    /// The colour of what is drawn with one point of the texture only.
    pub(super) fn texel_at(&self, point: [f32; 2]) -> Texel {
        // The white corner of the font atlas, with which all is drawn that has no texture.
        if point == [0.0; 2] && self.options.wrap_mode == TextureWrapMode::ClampToEdge {
            return self.at(0, 0);
        }
        self.sample(point, self.options.magnification)
            .map(|channel| (channel + 0.5) as u8)
    }

    fn at(&self, column: i32, row: i32) -> Texel {
        let mode = self.options.wrap_mode;
        let [width, height] = self.size;
        self.texels
            .get(wrapped(row, height, mode) * width + wrapped(column, width, mode))
            .copied()
            .unwrap_or_default()
    }
}

fn mix(from: f32, to: f32, share: f32) -> f32 {
    from + (to - from) * share
}

/// The next whole number below; quicker than `f32::floor` where that is a call.
fn floor(number: f32) -> i32 {
    let number = number.clamp(-FURTHEST, FURTHEST);
    let cut = number as i32;
    cut - i32::from((cut as f32) > number)
}

/// A coordinate brought into the texture.
fn wrapped(coordinate: i32, side: usize, mode: TextureWrapMode) -> usize {
    let side = (side as i32).max(1);
    let inside = match mode {
        TextureWrapMode::ClampToEdge => coordinate.clamp(0, side - 1),
        TextureWrapMode::Repeat => coordinate.rem_euclid(side),
        TextureWrapMode::MirroredRepeat => {
            let phase = coordinate.rem_euclid(2 * side);
            phase.min(2 * side - 1 - phase)
        }
    };
    inside as usize
}
