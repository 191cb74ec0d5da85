//! A frame, prepared: egui's meshes in pixels, cut into items that are quick to draw, each with a hash by which it is
//! known again in the next frame.

use egui::epaint::{ClippedPrimitive, Primitive, TextureId, Vertex};

use super::{
    blend::{Texel, times},
    clip,
    hash::Hash,
    piece::{Piece, pieces},
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

/// What became of one piece of a mesh.
#[derive(Default)]
pub(super) struct Part {
    source: Source,
    pub items: Vec<Item>,
    pub triangles: Vec<Triangle>,
    /// The tiles that its items touch; up to date when it is not new.
    pub touched: Vec<Touched>,
    /// Whether it was made in this frame.
    pub is_new: bool,
    /// The texels of which single points are used.
    points: PixelRect,
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
    vertices: Vec<Vertex>,
    indices: Vec<u32>,
    clip: PixelRect,
    pixels_per_point: f32,
    seed: u64,
    place: usize,
    texture_size: [usize; 2],
}

/// What the triangles of a part have in common.
struct Common<'a> {
    piece: Piece<'a>,
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
            for piece in pieces(mesh) {
                if count == self.parts.len() {
                    self.parts.push(Part::default());
                }
                let part = &mut self.parts[count];
                count += 1;
                part.follow(
                    &Common {
                        piece,
                        clip,
                        pixels_per_point,
                        texture: textures.get(place),
                        place,
                        seed: seed(mesh.texture_id),
                    },
                    &mut self.corners,
                );
            }
        }
        self.parts.truncate(count);
    }
}

impl Source {
    /// Whether the same would come of this, if the texels are the same.
    fn is(&self, common: &Common<'_>) -> bool {
        self.place == common.place
            && self.clip == common.clip
            && self.pixels_per_point == common.pixels_per_point
            && self.seed == common.seed
            && self.texture_size == common.texture.size()
            && common.piece.is(&self.vertices, &self.indices)
    }

    fn take_over(&mut self, common: &Common<'_>) {
        let Piece {
            vertices,
            indices,
            first,
        } = common.piece;
        self.vertices.clear();
        self.vertices.extend_from_slice(vertices);
        self.indices.clear();
        self.indices
            .extend(indices.iter().map(|index| index.wrapping_sub(first)));
        self.clip = common.clip;
        self.pixels_per_point = common.pixels_per_point;
        self.seed = common.seed;
        self.place = common.place;
        self.texture_size = common.texture.size();
    }
}

impl Part {
    /// Becomes what the piece wants, if it is not that already. `corners` are lent for it.
    fn follow(&mut self, common: &Common<'_>, corners: &mut Vec<Corner>) {
        if self.source.is(common) && !self.shows_change_of(common.texture) {
            self.is_new = false;
            // Whatever came new with the last frame is shown by now.
            self.touched.iter_mut().for_each(|tile| tile.is_stale = false);
            return;
        }
        self.is_new = true;
        self.source.take_over(common);
        self.items.clear();
        self.triangles.clear();
        self.points = PixelRect::default();
        std::mem::swap(&mut self.corners, corners);
        self.add(common);
        std::mem::swap(&mut self.corners, corners);
    }

    /// Whether an item would look different for what changed in the texture.
    fn shows_change_of(&self, texture: &Texture) -> bool {
        let shows = |item: &Item| match item.shape {
            Shape::Texels { shift, .. } => {
                texture.has_changed(&item.bounds.seen_from(shift.map(i32::wrapping_neg)))
            }
            Shape::Textured { triangle, .. } => self.triangles[triangle].has_changed(texture),
            // Their colours are those of single points.
            Shape::Solid(_) | Shape::Flat(..) | Shape::Shaded(_) => false,
        };
        texture.has_changed_at_all() && (texture.has_changed(&self.points) || self.items.iter().any(shows))
    }

    /// The colour of a point of the texture, which is remembered as used.
    fn texel_at(&mut self, texture: &Texture, point: [f32; 2]) -> Texel {
        self.points = self.points.union(&texture.texels_around(point));
        texture.texel_at(point)
    }

    fn add(&mut self, common: &Common<'_>) {
        let Common { piece, texture, .. } = common;
        let [width, height] = texture.size().map(|side| side as f32);
        let scale = f64::from(common.pixels_per_point);
        self.corners.clear();
        self.corners.extend(piece.vertices.iter().map(|vertex| {
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
        let mut rest = piece.indices;
        while let Some((indices, others)) = rest.split_first_chunk::<3>() {
            let pair = rest.first_chunk::<6>();
            rest = if pair.is_some_and(|pair| self.add_pair(common, piece.places(*pair))) {
                &others[3..]
            } else {
                self.add_single(common, &piece.places(*indices));
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
        let vertex = |index: u32| common.piece.vertices.get(index as usize);
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
            let colour = times(quad.colour(), self.texel_at(common.texture, uv));
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
            let texel = self.texel_at(common.texture, first);
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
        let is_stale = is_textured && triangle.has_changed(common.texture);
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
