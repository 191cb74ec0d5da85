//! The program's own rasteriser as a test harness's painter: pictures need no graphics card and come out alike on
//! every machine.

use egui::epaint::textures::TexturesDelta;
use egui::{Color32, Context, FullOutput, Rect};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use speechwright::raster::Rasteriser;

/// What lies under the window, a colour that stands out: nothing of it may be seen in a picture.
pub const GROUND: Color32 = Color32::RED;

/// Paints by [`Rasteriser`].
pub struct RasterRenderer {
    rasteriser: Rasteriser,
    part: Rect,
    ground: Color32,
}

impl RasterRenderer {
    /// Paints a part of the window, in points, and leaves the rest bare: without optimisation painting takes long.
    pub fn new(part: Rect) -> Self {
        Self {
            rasteriser: Rasteriser::new(),
            part,
            ground: GROUND,
        }
    }

    /// Lets something else lie under the window, which is seen between its parts where these end within a pixel.
    #[allow(dead_code, reason = "only the pictures show parts of pixels")]
    pub fn over(mut self, ground: Color32) -> Self {
        self.ground = ground;
        self
    }
}

impl TestRenderer for RasterRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.rasteriser.update_textures(delta);
        delta.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = size_in_pixels(ctx);
        let mut primitives = ctx.tessellate(output.shapes.clone(), scale);
        for primitive in &mut primitives {
            primitive.clip_rect = primitive.clip_rect.intersect(self.part);
        }
        self.rasteriser.paint(size, scale, self.ground, &primitives);
        let pixels = self.rasteriser.pixels();
        let mut bytes = vec![0; pixels.len() * 4];
        // A plain loop, since a picture has a million pixels and tests are not optimised.
        for (place, pixel) in bytes.as_chunks_mut::<4>().0.iter_mut().zip(pixels) {
            *place = (pixel << 8 | 0xff).to_be_bytes();
        }
        let [width, height] = self.rasteriser.size().map(u32::try_from);
        let (Ok(width), Ok(height)) = (width, height) else {
            return Err("the picture is too large".to_owned());
        };
        RgbaImage::from_raw(width, height, bytes).ok_or_else(|| "no picture".to_owned())
    }
}

/// The window's size, as a host asks for it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes of windows are small and not negative"
)]
pub fn size_in_pixels(ctx: &Context) -> [usize; 2] {
    let size = ctx.input(|input| input.viewport_rect().size() * input.pixels_per_point());
    [size.x, size.y].map(|side| side.round() as usize)
}
