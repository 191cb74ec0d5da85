//! Frames of textures and meshes out of arbitrary bytes, and what must hold for each of them: nothing panics, and what
//! is drawn by repainting what changed is what is drawn anew.
//!
//! The fuzz target `raster_meshes` looks for bytes that break this; a plain test goes through those that are kept.

use std::mem::ManuallyDrop;

use egui::epaint::textures::{TextureFilter, TextureOptions, TextureWrapMode, TexturesDelta};
use egui::epaint::{ClippedPrimitive, ColorImage, ImageDelta, Mesh, Primitive, TextureId, Vertex};
use egui::{Color32, Pos2, Rect, Vec2, pos2};
use speechwright::raster::{PixelRect, Rasteriser};

/// Bytes that are read one after another; zeros behind the last.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    fn below(&mut self, limit: u8) -> u8 {
        self.byte() % limit
    }

    fn word(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    /// Mostly coordinates within or about a small picture, some that no picture has.
    fn number(&mut self) -> f32 {
        match self.byte() {
            0..=119 => f32::from(self.byte()) - 64.0,
            120..=199 => f32::from(self.byte()) / 2.0 - 16.0,
            200..=219 => f32::from_bits(self.word()),
            220..=239 => (f32::from(self.byte()) * 256.0 + f32::from(self.byte())) / 256.0,
            240 => f32::NAN,
            241 => f32::INFINITY,
            242 => f32::NEG_INFINITY,
            243 => f32::MAX,
            244 => f32::MIN,
            245 => f32::MIN_POSITIVE,
            246 => -0.0,
            _ => f32::from(self.byte()) * 1.0e6,
        }
    }

    fn point(&mut self) -> Pos2 {
        pos2(self.number(), self.number())
    }

    /// In parts of a texture, mostly of one of sixteen texels a side.
    fn uv(&mut self) -> Pos2 {
        if self.below(4) == 0 {
            Pos2::ZERO
        } else {
            (self.point().to_vec2() / 16.0).to_pos2()
        }
    }

    fn colour(&mut self) -> Color32 {
        match self.below(4) {
            0 => Color32::WHITE,
            1 => Color32::TRANSPARENT,
            // Also light that is added, as no token has it.
            _ => {
                let mut colour = Color32::TRANSPARENT;
                for channel in 0..4 {
                    colour[channel] = self.byte();
                }
                colour
            }
        }
    }

    fn texture(&mut self) -> TextureId {
        let number = u64::from(self.below(4));
        if self.below(8) == 0 {
            TextureId::User(number)
        } else {
            TextureId::Managed(number)
        }
    }

    fn options(&mut self) -> TextureOptions {
        let filter = |byte| {
            if byte == 0 {
                TextureFilter::Linear
            } else {
                TextureFilter::Nearest
            }
        };
        TextureOptions {
            magnification: filter(self.below(2)),
            minification: filter(self.below(2)),
            wrap_mode: match self.below(4) {
                0 | 1 => TextureWrapMode::ClampToEdge,
                2 => TextureWrapMode::Repeat,
                _ => TextureWrapMode::MirroredRepeat,
            },
            mipmap_mode: None,
        }
    }

    /// A texture or a patch of one; now and then with fewer texels than its size has.
    fn image(&mut self) -> ImageDelta {
        let size = [self.below(40), self.below(40)].map(usize::from);
        let texels = (size[0] * size[1]).saturating_sub(usize::from(self.below(8) == 0));
        let (first, second) = (self.colour(), self.colour());
        let stride = usize::from(self.byte()) + 1;
        let texel = |at: usize| {
            if (at / stride).is_multiple_of(2) {
                first
            } else {
                second
            }
        };
        let image = ColorImage {
            size,
            source_size: Vec2::ZERO,
            pixels: (0..texels).map(texel).collect(),
        };
        let options = self.options();
        match self.below(3) {
            0 => ImageDelta::full(image, options),
            1 => ImageDelta::partial([self.below(48), self.below(48)].map(usize::from), image, options),
            _ => {
                let places = [self.word() as usize, usize::from(self.byte())];
                ImageDelta::partial(places, image, options)
            }
        }
    }

    fn mesh(&mut self) -> Mesh {
        let mut mesh = Mesh::with_texture(self.texture());
        let count = self.below(10);
        for _ in 0..count {
            mesh.vertices.push(Vertex {
                pos: self.point(),
                uv: self.uv(),
                color: self.colour(),
            });
        }
        for _ in 0..self.below(20) {
            let index = match self.below(16) {
                0 => self.word(),
                _ => u32::from(self.below(count.max(1))),
            };
            mesh.indices.push(index);
        }
        if self.below(4) == 0 {
            let (rect, uv) = (self.rect(), self.rect());
            let uv = Rect::from_min_max(
                (uv.min.to_vec2() / 16.0).to_pos2(),
                (uv.max.to_vec2() / 16.0).to_pos2(),
            );
            mesh.add_rect_with_uv(rect, uv, self.colour());
        }
        mesh
    }

    /// Also one that is the wrong way round.
    fn rect(&mut self) -> Rect {
        Rect::from_min_max(self.point(), self.point())
    }

    fn primitive(&mut self) -> ClippedPrimitive {
        let clip_rect = if self.below(2) == 0 {
            Rect::EVERYTHING
        } else {
            self.rect()
        };
        ClippedPrimitive {
            clip_rect,
            primitive: Primitive::Mesh(self.mesh()),
        }
    }

    fn scale(&mut self) -> f32 {
        match self.below(8) {
            0..=3 => 1.0,
            4 => 3.7,
            5 => 1.25,
            _ => self.number(),
        }
    }
}

/// What changes from one frame to the next.
struct Frame {
    images: Vec<(TextureId, ImageDelta)>,
    freed: Option<TextureId>,
    size: [usize; 2],
    scale: f32,
    ground: Color32,
}

/// Draws the frames that `bytes` tell of.
///
/// # Panics
/// The rasteriser did not keep what it promises.
pub fn run(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let mut kept = Rasteriser::new();
    let mut primitives: Vec<ClippedPrimitive> = Vec::new();
    let mut frames: Vec<Frame> = Vec::new();
    let (mut size, mut scale) = (
        [usize::from(bytes.below(100)), usize::from(bytes.below(100))],
        bytes.scale(),
    );
    for _ in 0..=bytes.below(4) {
        if bytes.below(8) == 0 {
            size = [usize::from(bytes.below(100)), usize::from(bytes.below(100))];
            scale = bytes.scale();
        }
        let mut frame = Frame {
            images: Vec::new(),
            freed: None,
            size,
            scale,
            ground: bytes.colour(),
        };
        for _ in 0..bytes.below(4) {
            frame.images.push((bytes.texture(), bytes.image()));
        }
        if bytes.below(4) == 0 {
            frame.freed = Some(bytes.texture());
        }
        // Most of what was there stays.
        if bytes.below(2) == 0 && !primitives.is_empty() {
            primitives.remove(usize::from(bytes.byte()) % primitives.len());
        }
        for _ in 0..bytes.below(4) {
            primitives.push(bytes.primitive());
        }
        give(&mut kept, &frame);
        draw(&mut kept, &frame, &primitives);
        frames.push(frame);
        let mut anew = Rasteriser::new();
        for frame in &frames {
            give(&mut anew, frame);
        }
        if let Some(frame) = frames.last() {
            anew.paint(frame.size, frame.scale, frame.ground, &primitives);
        }
        assert!(
            kept.pixels() == anew.pixels(),
            "what was kept is what is drawn anew"
        );
    }
}

/// Hands over what changed in the textures.
fn give(rasteriser: &mut Rasteriser, frame: &Frame) {
    // What is dropped on the way of a panic would panic once more.
    let mut delta = ManuallyDrop::new(TexturesDelta::default());
    for (id, image) in &frame.images {
        delta.push(*id, image.clone());
    }
    delta.free.extend(frame.freed);
    rasteriser.update_textures(&delta);
    delta.clear();
    drop(ManuallyDrop::into_inner(delta));
}

/// Paints a frame; nothing may change outside of the damage.
fn draw(rasteriser: &mut Rasteriser, frame: &Frame, primitives: &[ClippedPrimitive]) {
    let (before, size) = (rasteriser.pixels().to_vec(), rasteriser.size());
    let damage: Vec<PixelRect> = rasteriser
        .paint(frame.size, frame.scale, frame.ground, primitives)
        .to_vec();
    let [width, height] = frame.size;
    assert_eq!(rasteriser.pixels().len(), width * height, "no pixel more or less");
    if size != frame.size {
        return;
    }
    for (at, (before, after)) in before.iter().zip(rasteriser.pixels()).enumerate() {
        let (x, y) = (at % width, at / width);
        let inside = |rect: &PixelRect| {
            let sides =
                [rect.left, rect.top, rect.right, rect.bottom].map(|side| usize::try_from(side).unwrap_or(0));
            (sides[0]..sides[2]).contains(&x) && (sides[1]..sides[3]).contains(&y)
        };
        assert!(
            before == after || damage.iter().any(inside),
            "{x}, {y} changed outside of the damage"
        );
    }
}
