//! A frame, prepared: egui's meshes in pixels, cut into items that are quick to draw, each with a hash by which it is
//! known again in the next frame.

use egui::epaint::{ClippedPrimitive, Mesh, Primitive, TextureId, Vertex};

use super::{
    blend::{Texel, times},
    clip,
    hash::Hash,
    quad::Quad,
    rect::PixelRect,
    texture::{Texture, Textures, texel},
    triangle::{Corner, Triangle, snap},
};

/// Something to draw.
#[derive(Debug)]
pub(super) struct Item {
    /// The pixels it may touch: within its clip rectangle and the picture.
    pub bounds: PixelRect,
    pub shape: Shape,
    /// Of all that its look depends on, except the texels.
    pub hash: u64,
    /// Whether its texels are others than in the last frame.
    pub is_stale: bool,
}

/// How an item fills its bounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Shape {
    /// All of them with one colour.
    Solid(Texel),
    /// Each pixel with the texel that lies `shift` from it, times a colour.
    Texels {
        texture: usize,
        tint: Texel,
        shift: [i32; 2],
    },
    /// The triangle at this place in the part, in one colour.
    Flat(usize, Texel),
    /// The triangle at this place in the part, in the colours of its corners.
    Shaded(usize),
    /// The triangle at this place in the part, in a texture's texels times the colours of its corners.
    Textured { triangle: usize, texture: usize },
}

/// A frame, prepared. Kept from frame to frame: what stays the same is not prepared anew.
#[derive(Default)]
pub(super) struct Scene {
    pub parts: Vec<Part>,
    /// For the making of parts, so that nothing is allocated anew.
    corners: Vec<Corner>,
}

/// What became of one mesh.
#[derive(Default)]
pub(super) struct Part {
    source: Source,
    pub items: Vec<Item>,
    pub triangles: Vec<Triangle>,
    /// The tiles that its items touch; up to date when it is not new.
    pub touched: Vec<Touched>,
    /// Whether it was made in this frame.
    pub is_new: bool,
    corners: Vec<Corner>,
}

/// A tile that items of a part touch.
pub(super) struct Touched {
    /// Its place in the list of tiles.
    pub tile: usize,
    /// Of those items.
    pub hash: u64,
    /// Whether one of them has other texels than in the last frame.
    pub is_stale: bool,
}

/// What a part was made of.
#[derive(Default)]
struct Source {
    mesh: Mesh,
    clip: PixelRect,
    pixels_per_point: f32,
    place: usize,
}

/// What the triangles of a mesh have in common.
struct Common<'a> {
    mesh: &'a Mesh,
    clip: PixelRect,
    pixels_per_point: f32,
    texture: &'a Texture,
    place: usize,
    seed: u64,
}

impl Scene {
    /// Forgets the last frame: the picture gets other tiles.
    pub(super) fn forget(&mut self) {
        self.parts.clear();
    }

    pub(super) fn build(
        &mut self,
        size: [usize; 2],
        pixels_per_point: f32,
        primitives: &[ClippedPrimitive],
        textures: &Textures,
    ) {
        let picture = PixelRect::of_size(size);
        let mut count = 0;
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else {
                continue;
            };
            let rounded = |points: f32| (pixels_per_point * points).round() as i32;
            let clip = PixelRect {
                left: rounded(clip_rect.min.x),
                top: rounded(clip_rect.min.y),
                right: rounded(clip_rect.max.x),
                bottom: rounded(clip_rect.max.y),
            }
            .intersect(&picture);
            let Some(place) = textures.find(mesh.texture_id) else {
                continue;
            };
            if clip.is_empty() {
                continue;
            }
            if count == self.parts.len() {
                self.parts.push(Part::default());
            }
            let part = &mut self.parts[count];
            count += 1;
            part.follow(
                &Common {
                    mesh,
                    clip,
                    pixels_per_point,
                    texture: textures.get(place),
                    place,
                    seed: seed(mesh.texture_id),
                },
                &mut self.corners,
            );
        }
        self.parts.truncate(count);
    }
}

impl Source {
    /// Whether the same would come of this, if the texture is the same.
    fn is(&self, common: &Common<'_>) -> bool {
        let bits = |vertex: &Vertex| {
            let places = [vertex.pos.x, vertex.pos.y, vertex.uv.x, vertex.uv.y];
            (places.map(f32::to_bits), vertex.color)
        };
        let (one, other) = (&self.mesh, common.mesh);
        self.place == common.place
            && self.clip == common.clip
            && self.pixels_per_point == common.pixels_per_point
            && one.texture_id == other.texture_id
            && one.vertices.len() == other.vertices.len()
            && one.indices == other.indices
            && one
                .vertices
                .iter()
                .zip(&other.vertices)
                .all(|(one, other)| bits(one) == bits(other))
    }

    fn take_over(&mut self, common: &Common<'_>) {
        self.mesh.indices.clone_from(&common.mesh.indices);
        self.mesh.vertices.clone_from(&common.mesh.vertices);
        self.mesh.texture_id = common.mesh.texture_id;
        self.clip = common.clip;
        self.pixels_per_point = common.pixels_per_point;
        self.place = common.place;
    }
}

impl Part {
    /// Becomes what the mesh wants, if it is not that already. `corners` are lent for it.
    fn follow(&mut self, common: &Common<'_>, corners: &mut Vec<Corner>) {
        if !common.texture.has_changed_at_all() && self.source.is(common) {
            self.is_new = false;
            // Whatever came new with the last frame is shown by now.
            self.touched.iter_mut().for_each(|tile| tile.is_stale = false);
            return;
        }
        self.is_new = true;
        self.source.take_over(common);
        self.items.clear();
        self.triangles.clear();
        std::mem::swap(&mut self.corners, corners);
        self.add(common);
        std::mem::swap(&mut self.corners, corners);
    }

    fn add(&mut self, common: &Common<'_>) {
        let Common { mesh, texture, .. } = common;
        let [width, height] = texture.size().map(|side| side as f32);
        let scale = f64::from(common.pixels_per_point);
        self.corners.clear();
        self.corners.extend(mesh.vertices.iter().map(|vertex| {
            let uv = [vertex.uv.x * width, vertex.uv.y * height];
            let x = snap(f64::from(vertex.pos.x) * scale);
            let y = snap(f64::from(vertex.pos.y) * scale);
            match (x, y) {
                (Some(x), Some(y)) if uv[0].is_finite() && uv[1].is_finite() => Corner {
                    at: [x, y],
                    uv,
                    colour: texel(vertex.color),
                },
                _ => Corner::NOWHERE,
            }
        }));
        let mut rest = mesh.indices.as_slice();
        while let Some((indices, others)) = rest.split_first_chunk::<3>() {
            let pair = rest.first_chunk::<6>();
            rest = if pair.is_some_and(|pair| self.add_pair(common, *pair)) {
                &others[3..]
            } else {
                self.add_single(common, indices);
                others
            };
        }
    }

    /// Whether two triangles could be added as a rectangle.
    fn add_pair(&mut self, common: &Common<'_>, indices: [u32; 6]) -> bool {
        let quad = Quad::in_order(&self.corners, indices).or_else(|| {
            let (one, other) = indices.split_at(3);
            let corners = |indices: &[u32]| self.corners_at(indices.try_into().ok()?);
            Quad::of([&corners(one)?, &corners(other)?])
        });
        quad.is_some_and(|quad| self.add_quad(common, &quad))
    }

    fn add_single(&mut self, common: &Common<'_>, indices: &[u32; 3]) {
        match self.corners_at(indices) {
            Some(corners) => self.add_triangle(common, corners),
            None => self.add_far(common, indices),
        }
    }

    fn corners_at(&self, indices: &[u32; 3]) -> Option<[Corner; 3]> {
        let corner = |index: u32| {
            let corner = self.corners.get(index as usize).copied();
            corner.filter(Corner::is_somewhere)
        };
        Some([corner(indices[0])?, corner(indices[1])?, corner(indices[2])?])
    }

    /// A triangle of which a corner is too far out, no number, or not there.
    fn add_far(&mut self, common: &Common<'_>, indices: &[u32; 3]) {
        let vertex = |index: u32| common.mesh.vertices.get(index as usize);
        let [Some(first), Some(second), Some(third)] = indices.map(vertex) else {
            return;
        };
        let vertices = [first, second, third];
        let colours = vertices.map(|vertex| texel(vertex.color));
        let cut = clip::cut(vertices, common.pixels_per_point, common.texture.size(), colours);
        if let Some((first, rest)) = cut.split_first() {
            for pair in rest.windows(2) {
                self.add_triangle(common, [*first, pair[0], pair[1]]);
            }
        }
    }

    /// Whether the rectangle could be added as such.
    fn add_quad(&mut self, common: &Common<'_>, quad: &Quad) -> bool {
        let bounds = quad.bounds().intersect(&common.clip);
        if bounds.is_empty() {
            return true;
        }
        if let Some(uv) = quad.only_uv() {
            let colour = times(quad.colour(), common.texture.texel_at(uv));
            self.push(bounds, Shape::Solid(colour), Hash::new(1), false);
            return true;
        }
        let Some(shift) = quad.texel_shift(&bounds) else {
            return false;
        };
        let texels = bounds.seen_from(shift.map(i32::wrapping_neg));
        if !PixelRect::of_size(common.texture.size()).contains(&texels) {
            return false;
        }
        let shape = Shape::Texels {
            texture: common.place,
            tint: quad.colour(),
            shift,
        };
        let mut hash = Hash::new(common.seed);
        hash.add_pair(shift[0], shift[1]);
        self.push(bounds, shape, hash, common.texture.has_changed(&texels));
        true
    }

    fn add_triangle(&mut self, common: &Common<'_>, mut corners: [Corner; 3]) {
        let bounds = Triangle::bounds(&corners).intersect(&common.clip);
        if bounds.is_empty() {
            return;
        }
        let [first, second, third] = corners.map(|corner| corner.uv);
        let is_textured = first != second || first != third;
        if !is_textured {
            let texel = common.texture.texel_at(first);
            for corner in &mut corners {
                corner.colour = times(corner.colour, texel);
            }
        }
        let Some(triangle) = Triangle::new(corners) else {
            return;
        };
        let place = self.triangles.len();
        let corners = &triangle.corners;
        let mut hash = Hash::new(if is_textured { common.seed } else { 2 });
        for corner in corners {
            hash.add_pair(corner.at[0], corner.at[1]);
            hash.add(u64::from(u32::from_le_bytes(corner.colour)));
        }
        let shape = if is_textured {
            for corner in corners {
                hash.add_pair(corner.uv[0].to_bits() as i32, corner.uv[1].to_bits() as i32);
            }
            Shape::Textured {
                triangle: place,
                texture: common.place,
            }
        } else if corners.iter().all(|corner| corner.colour == corners[0].colour) {
            Shape::Flat(place, corners[0].colour)
        } else {
            Shape::Shaded(place)
        };
        let is_stale = is_textured && {
            let ends = |choose: fn(f32, f32) -> f32| {
                std::array::from_fn(|axis| choose(choose(first[axis], second[axis]), third[axis]))
            };
            common.texture.has_changed_between(ends(f32::min), ends(f32::max))
        };
        self.triangles.push(triangle);
        self.push(bounds, shape, hash, is_stale);
    }

    fn push(&mut self, bounds: PixelRect, shape: Shape, mut hash: Hash, is_stale: bool) {
        if let Shape::Solid(colour) | Shape::Flat(_, colour) | Shape::Texels { tint: colour, .. } = shape {
            if colour == [0; 4] {
                return;
            }
            hash.add(u64::from(u32::from_le_bytes(colour)));
        }
        hash.add_pair(bounds.left, bounds.top);
        hash.add_pair(bounds.right, bounds.bottom);
        self.items.push(Item {
            bounds,
            shape,
            hash: hash.get(),
            is_stale,
        });
    }
}

/// Begins the hash of what is drawn with a texture.
fn seed(id: TextureId) -> u64 {
    match id {
        TextureId::Managed(number) => number << 2 | 3,
        TextureId::User(number) => number << 2,
    }
}
