//! What a frame costs without a graphics card: all of it, one key, a blinking caret, and nothing; with the share of
//! layout and tessellation beside it.

use std::fmt::Write as _;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use egui::epaint::ClippedPrimitive;
use egui::{Color32, Context, RawInput, Rect, Ui, Vec2};
use speechwright::raster::Rasteriser;
use speechwright::ui::fonts::{self, Marks, Weight};

const SIZES: [[u16; 2]; 3] = [[1280, 720], [1920, 1080], [3840, 2160]];
const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// A window of an editor: a toolbar, an outline at the left, a page full of text, a status bar, a caret.
struct Window {
    context: Context,
    size: [u16; 2],
    lines: Vec<String>,
    has_caret: bool,
}

/// A frame as a painter gets it.
struct Frame {
    primitives: Vec<ClippedPrimitive>,
}

impl Window {
    fn new(size: [u16; 2]) -> Self {
        let context = Context::default();
        fonts::install(&context, Marks::Chinese);
        let lines = (0..200)
            .map(|number| {
                let mut line = String::new();
                let _ = write!(line, "{number}．");
                line.extend(
                    SENTENCE
                        .chars()
                        .cycle()
                        .skip(number)
                        .take(usize::from(size[0]) / 24),
                );
                line
            })
            .collect();
        Self {
            context,
            size,
            lines,
            has_caret: true,
        }
    }

    fn show(&self, ui: &mut Ui) {
        egui::Panel::top("tools").show(ui, |ui| {
            ui.horizontal(|ui| {
                for name in ["新建", "打开", "保存", "撤销", "重做", "查找", "导出"] {
                    let _ = ui.button(name);
                }
            });
        });
        egui::Panel::bottom("status").show(ui, |ui| ui.label("共 20,000 字 · 约 90 分钟 · 已保存"));
        egui::Panel::left("outline").exact_size(220.0).show(ui, |ui| {
            for line in self.lines.iter().take(60) {
                let _ = ui.selectable_label(line.len() % 5 == 0, line.chars().take(14).collect::<String>());
            }
        });
        egui::CentralPanel::default().show(ui, |ui| {
            let page = ui.max_rect();
            ui.painter().rect_filled(page, 4.0, ui.visuals().extreme_bg_color);
            if self.has_caret {
                let caret = Rect::from_min_size(page.center(), Vec2::new(2.0, 20.0));
                ui.painter().rect_filled(caret, 0.0, ui.visuals().text_color());
            }
            let font = fonts::face(16.0, Weight::Regular, Marks::Chinese);
            for line in &self.lines {
                ui.label(egui::RichText::new(line).font(font.clone()));
            }
        });
    }

    fn frame(&self, rasteriser: &mut Rasteriser) -> Frame {
        let [width, height] = self.size.map(f32::from);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, height))),
            ..RawInput::default()
        };
        let mut output = self.context.run_ui(input, |ui| self.show(ui));
        rasteriser.update_textures(&output.textures_delta);
        output.textures_delta.clear();
        let shapes = std::mem::take(&mut output.shapes);
        Frame {
            primitives: self.context.tessellate(shapes, output.pixels_per_point),
        }
    }
}

fn paint(rasteriser: &mut Rasteriser, size: [u16; 2], frame: &Frame) -> usize {
    rasteriser
        .paint(
            size.map(usize::from),
            1.0,
            Color32::BLACK,
            black_box(&frame.primitives),
        )
        .len()
}

/// Two frames in turn, so that each differs from the one before.
fn in_turn(
    criterion: &mut Criterion,
    name: &str,
    [width, height]: [u16; 2],
    rasteriser: &mut Rasteriser,
    frames: [&Frame; 2],
) {
    let mut group = criterion.benchmark_group("raster");
    let mut turn = 0;
    group.bench_function(BenchmarkId::new(name, format!("{width}x{height}")), |bencher| {
        bencher.iter(|| {
            turn = 1 - turn;
            paint(rasteriser, [width, height], frames[turn])
        });
    });
    group.finish();
}

fn frames(criterion: &mut Criterion) {
    for size in SIZES {
        let mut window = Window::new(size);
        let mut rasteriser = Rasteriser::new();
        // The first lays out without knowing the size of its panels.
        window.frame(&mut rasteriser);
        let page = window.frame(&mut rasteriser);
        window.context.set_theme(egui::Theme::Light);
        window.frame(&mut rasteriser);
        let light = window.frame(&mut rasteriser);
        window.context.set_theme(egui::Theme::Dark);
        window.frame(&mut rasteriser);
        window.has_caret = false;
        let without_caret = window.frame(&mut rasteriser);
        window.has_caret = true;
        window.lines[10].push('好');
        let after_key = window.frame(&mut rasteriser);

        in_turn(criterion, "all", size, &mut rasteriser, [&page, &light]);
        in_turn(criterion, "key", size, &mut rasteriser, [&page, &after_key]);
        in_turn(criterion, "caret", size, &mut rasteriser, [&page, &without_caret]);
        in_turn(criterion, "nothing", size, &mut rasteriser, [&page, &page]);

        let mut group = criterion.benchmark_group("raster");
        let name = format!("{}x{}", size[0], size[1]);
        group.bench_function(BenchmarkId::new("layout and tessellation", name), |bencher| {
            bencher.iter(|| window.frame(&mut rasteriser));
        });
        group.finish();
    }
}

criterion_group! {
    name = raster;
    config = Criterion::default().sample_size(20);
    targets = frames
}
criterion_main!(raster);
