//! The same frames drawn by egui's OpenGL painter and by the program's rasteriser: the pictures must not depend on
//! who draws the window.
//!
//! The painter draws into a buffer of its own, by Mesa's software renderer where there is no other: neither a display
//! nor a graphics card is needed.

#![expect(unsafe_code, reason = "OpenGL is called, which no compiler can check")]

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::epaint::{ClippedPrimitive, Primitive, TextureId, textures::TexturesDelta};
use egui::{Context, FullOutput, Pos2, Rect, pos2};
use egui_glow::Painter;
use egui_kittest::TestRenderer;
use glow::HasContext as _;
use glutin::api::egl::context::PossiblyCurrentContext;
use glutin::api::egl::{device::Device, display::Display};
use glutin::config::{ConfigSurfaceTypes, ConfigTemplateBuilder};
use glutin::context::ContextAttributesBuilder;
use glutin::display::GlDisplay as _;
use image::{RgbaImage, imageops};

use crate::raster_renderer::{GROUND, RasterRenderer, size_in_pixels};
use crate::scene::Scene;

/// All but one pixel of a thousand differ by no more than this, of 255.
const USUAL: u8 = 2;
/// None differs by more than this, but beside an edge.
const MOST: u8 = 24;
/// How near to a pixel's centre an edge decides by rounding whether it is covered, in pixels.
const NEAR: f32 = 1.0 / 256.0;

/// So many bytes are compared at once.
const STRETCH: usize = 128;

/// A context that is current on this thread, with a picture to draw into.
struct OpenGl {
    gl: Arc<glow::Context>,
    // Both must outlive what is drawn by.
    _context: PossiblyCurrentContext,
    _display: Display,
}

impl OpenGl {
    fn new() -> Self {
        let devices = Device::query_devices().expect("EGL with devices");
        // SAFETY: a device that EGL itself named, and no display is handed over.
        let display = devices
            .filter_map(|device| unsafe { Display::with_device(&device, None) }.ok())
            .last()
            .expect("an EGL device that can be opened");
        let wanted = ConfigTemplateBuilder::new()
            .with_surface_type(ConfigSurfaceTypes::PBUFFER)
            .build();
        let attributes = ContextAttributesBuilder::new().build(None);
        // SAFETY: the display is a live one; the configuration is one of its own.
        let context = unsafe {
            let config = display
                .find_configs(wanted)
                .expect("configurations")
                .next()
                .expect("a configuration");
            display.create_context(&config, &attributes).expect("a context")
        };
        let context = context
            .make_current_surfaceless()
            .expect("a context without a window");
        // SAFETY: the context was just made current, and the functions are its own.
        let gl = unsafe { glow::Context::from_loader_function_cstr(|name| display.get_proc_address(name)) };
        Self {
            gl: Arc::new(gl),
            _context: context,
            _display: display,
        }
    }

    /// What `draw` leaves in a picture of that size.
    fn picture(&self, [width, height]: [u32; 2], draw: impl FnOnce()) -> RgbaImage {
        let sides = [width, height].map(|side| i32::try_from(side).expect("a small picture"));
        let mut bytes = vec![0; width as usize * height as usize * 4];
        // SAFETY: the context is current; the buffer is as large as the pixels that are read into it.
        unsafe {
            let gl = &self.gl;
            let frame = gl.create_framebuffer().expect("a frame buffer");
            let buffer = gl.create_renderbuffer().expect("a buffer");
            gl.bind_renderbuffer(glow::RENDERBUFFER, Some(buffer));
            gl.renderbuffer_storage(glow::RENDERBUFFER, glow::RGBA8, sides[0], sides[1]);
            gl.bind_framebuffer(glow::FRAMEBUFFER, Some(frame));
            let place = glow::COLOR_ATTACHMENT0;
            gl.framebuffer_renderbuffer(glow::FRAMEBUFFER, place, glow::RENDERBUFFER, Some(buffer));
            let state = gl.check_framebuffer_status(glow::FRAMEBUFFER);
            assert_eq!(state, glow::FRAMEBUFFER_COMPLETE);
            draw();
            let target = glow::PixelPackData::Slice(Some(&mut bytes));
            gl.read_pixels(0, 0, sides[0], sides[1], glow::RGBA, glow::UNSIGNED_BYTE, target);
            gl.bind_framebuffer(glow::FRAMEBUFFER, None);
            gl.delete_framebuffer(frame);
            gl.delete_renderbuffer(buffer);
        }
        let picture = RgbaImage::from_raw(width, height, bytes).expect("a picture");
        imageops::flip_vertical(&picture)
    }
}

/// How much two pictures of the same frame differ.
#[derive(Debug, Default)]
struct Difference {
    pixels: usize,
    /// Those that differ at all.
    other: usize,
    /// Those that differ by more than [`USUAL`].
    unusual: usize,
    /// Those that differ by more than [`MOST`] though no edge is near: where, and the two colours.
    wrong: Vec<(u32, u32, [u8; 4], [u8; 4])>,
}

/// Draws every frame twice.
struct Both {
    raster: RasterRenderer,
    painter: Painter,
    opengl: Rc<OpenGl>,
    to_free: Vec<TextureId>,
    difference: Rc<RefCell<Difference>>,
}

impl TestRenderer for Both {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for id in self.to_free.drain(..) {
            self.painter.free_texture(id);
        }
        for (&id, images) in &delta.set {
            for image in images {
                self.painter.set_texture(id, image);
            }
        }
        self.to_free.extend(&delta.free);
        self.raster.handle_delta(delta);
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = size_in_pixels(ctx).map(|side| u32::try_from(side).expect("a small picture"));
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let painter = &mut self.painter;
        let by_gpu = self.opengl.picture(size, || {
            painter.clear(size, GROUND.to_normalized_gamma_f32());
            painter.paint_primitives(size, scale, &primitives);
        });
        let by_raster = self.raster.render(ctx, output)?;
        *self.difference.borrow_mut() = difference(&by_gpu, &by_raster, &primitives, scale);
        Ok(by_gpu)
    }
}

impl Drop for Both {
    fn drop(&mut self) {
        self.painter.destroy();
    }
}

fn difference(
    by_gpu: &RgbaImage,
    by_raster: &RgbaImage,
    primitives: &[ClippedPrimitive],
    scale: f32,
) -> Difference {
    assert_eq!(by_gpu.dimensions(), by_raster.dimensions());
    let mut difference = Difference {
        pixels: by_gpu.len() / 4,
        ..Difference::default()
    };
    let width = by_gpu.width() as usize;
    // Nearly all pixels are the same, and whole stretches are compared in a small part of the time.
    let stretches = by_gpu.chunks(STRETCH).zip(by_raster.chunks(STRETCH));
    for (number, (gpu, cpu)) in stretches.enumerate().filter(|(_, (gpu, cpu))| gpu != cpu) {
        let pixels = gpu.as_chunks::<4>().0.iter().zip(cpu.as_chunks::<4>().0);
        for (at, (gpu, cpu)) in pixels.enumerate() {
            let apart = apart(*gpu, *cpu);
            difference.other += usize::from(apart > 0);
            difference.unusual += usize::from(apart > USUAL);
            let at = number * STRETCH / 4 + at;
            let [x, y] = [at % width, at / width].map(|place| u32::try_from(place).expect("a small picture"));
            if apart > MOST && !is_near_an_edge(x, y, primitives, scale) {
                difference.wrong.push((x, y, *gpu, *cpu));
            }
        }
    }
    difference
}

/// The largest difference of two colours, whatever they cover.
fn apart([red, green, blue, _]: [u8; 4], [other_red, other_green, other_blue, _]: [u8; 4]) -> u8 {
    let green = green.abs_diff(other_green);
    red.abs_diff(other_red).max(green).max(blue.abs_diff(other_blue))
}

/// Whether an edge of a triangle passes so near to a pixel's centre that rounding decides on which side it is.
fn is_near_an_edge(x: u32, y: u32, primitives: &[ClippedPrimitive], scale: f32) -> bool {
    let in_pixels = |side: u32| f32::from(u16::try_from(side).expect("a small picture")) + 0.5;
    let centre = pos2(in_pixels(x), in_pixels(y));
    primitives.iter().any(|primitive| {
        let Primitive::Mesh(mesh) = &primitive.primitive else {
            return false;
        };
        mesh.indices.chunks_exact(3).any(|triangle| {
            let corner = |at: usize| mesh.vertices[triangle[at] as usize].pos * scale;
            [(0, 1), (1, 2), (2, 0)]
                .into_iter()
                .any(|(from, to)| is_near(centre, corner(from), corner(to)))
        })
    })
}

fn is_near(point: Pos2, from: Pos2, to: Pos2) -> bool {
    let along = to - from;
    let share = ((point - from).dot(along) / along.length_sq().max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    (from + along * share).distance(point) <= NEAR
}

/// Plays scenes in all their looks before both painters.
fn compare(scenes: &[Scene]) {
    let opengl = Rc::new(OpenGl::new());
    let mut faults = Vec::new();
    for scene in scenes {
        for &look in scene.looks {
            let found = Rc::new(RefCell::new(Difference::default()));
            let both = Both {
                raster: RasterRenderer::new(Rect::EVERYTHING),
                painter: Painter::new(Arc::clone(&opengl.gl), "", None, false).expect("a painter"),
                opengl: Rc::clone(&opengl),
                to_free: Vec::new(),
                difference: Rc::clone(&found),
            };
            scene.play(look, both).picture();
            let found = found.borrow();
            let name = scene.picture_name(look);
            println!(
                "{name}: {} of {} pixels differ, {} by more than {USUAL}",
                found.other, found.pixels, found.unusual
            );
            assert!(found.pixels > 0, "{name} was drawn");
            if found.unusual * 1000 > found.pixels || !found.wrong.is_empty() {
                let some: Vec<_> = found.wrong.iter().take(8).collect();
                faults.push(format!(
                    "{name}: {} of {} pixels differ, {} wholly, such as {some:?}",
                    found.unusual,
                    found.pixels,
                    found.wrong.len()
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

macro_rules! tests {
    ($($name:ident: $at:literal,)*) => {
        $(
            #[test]
            fn $name() {
                compare(crate::scenes::ALL[$at]);
            }
        )*
    };
}

tests! {
    the_start_page_is_that_of_opengl: 0,
    the_editor_is_that_of_opengl: 1,
    writing_is_that_of_opengl: 2,
    the_outline_is_that_of_opengl: 3,
    budgets_are_those_of_opengl: 4,
    the_helper_is_that_of_opengl: 5,
    menus_are_those_of_opengl: 6,
    dialogs_are_those_of_opengl: 7,
    notices_are_those_of_opengl: 8,
    safety_is_that_of_opengl: 9,
    ways_of_seeing_are_those_of_opengl: 10,
    finding_is_that_of_opengl: 11,
    typing_and_counting_are_those_of_opengl: 12,
    the_gallery_is_that_of_opengl: 13,
    the_workshop_is_that_of_opengl: 14,
    the_help_is_that_of_opengl: 15,
    the_pictures_of_the_manual_are_those_of_opengl: 16,
}

/// The list above names all the scenes there are.
const _: () = assert!(crate::scenes::ALL.len() == 17);

#[test]
fn a_difference_is_found_and_excused_beside_an_edge_only() {
    let grey = RgbaImage::from_pixel(4, 4, image::Rgba([100, 100, 100, 255]));
    let mut other = grey.clone();
    other.put_pixel(2, 1, image::Rgba([100, 130, 100, 255]));
    let mut mesh = egui::Mesh::default();
    mesh.add_colored_rect(Rect::from_min_max(pos2(0.0, 0.0), pos2(2.501, 4.0)), GROUND);
    let edge = ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Mesh(mesh),
    };
    let found = difference(&grey, &other, &[], 1.0);
    assert_eq!(
        (found.pixels, found.other, found.unusual, found.wrong.len()),
        (16, 1, 1, 1)
    );
    let excused = difference(&grey, &other, &[edge], 1.0);
    assert_eq!((excused.unusual, excused.wrong.len()), (1, 0));
}
