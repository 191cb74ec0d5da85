//! What a frame of the whole window costs, part by part: a letter, and Page Down held. Criterion knows means; a writer
//! sees the slowest frame, so this tells that, too. What is shown is copied as to the window system, and not presented.

#![expect(clippy::expect_used, reason = "without its draft there is nothing to measure")]

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Color32, Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use speechwright::model::Speech;
use speechwright::raster::Rasteriser;
use speechwright::session::{Action, Session};
use speechwright::store::{Folders, InterfaceLanguage, Settings, built_in, write_speech};
use speechwright::ui::app::{App, Start};
use tempfile::TempDir;

use around::{Around, Shared};

#[path = "../tests/window/around.rs"]
mod around;

const SIZES: [[u16; 2]; 3] = [[1280, 720], [1920, 1080], [3840, 2160]];
const LENGTHS: [usize; 2] = [20_000, 100_000];
const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// Ten seconds of a screen that shows sixty pictures a second, with a key in each.
const PAGES: usize = 600;
const LETTERS: usize = 200;

/// What the parts of a frame took.
#[derive(Debug, Default, Clone, Copy)]
struct Cost {
    layout: Duration,
    tessellation: Duration,
    raster: Duration,
    copying: Duration,
}

impl Cost {
    fn total(self) -> Duration {
        self.layout + self.tessellation + self.raster + self.copying
    }
}

/// The window and all that shows it.
struct Window {
    ctx: Context,
    app: App,
    around: Rc<RefCell<Around>>,
    raster: Rasteriser,
    shown: Vec<u32>,
    size: [u16; 2],
    frames: u32,
    _folder: TempDir,
}

impl Window {
    fn open(speech: &Speech, size: [u16; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.speech");
        let bytes = write_speech(speech, &path).expect("a speech to write");
        std::fs::write(&path, bytes).expect("a draft");
        let around = Rc::new(RefCell::new(Around::default()));
        let ctx = Context::default();
        let start = Start {
            file: Some(path),
            folders: Some(Folders::below(folder.path())),
            settings: Settings {
                language: InterfaceLanguage::Chinese,
                ..Settings::default()
            },
            note: None,
            wake: Arc::new(|| {}),
            surroundings: Box::new(Shared(Rc::clone(&around))),
        };
        let mut window = Self {
            app: App::new(&ctx, start),
            ctx,
            around,
            raster: Rasteriser::new(),
            shown: Vec::new(),
            size,
            frames: 0,
            _folder: folder,
        };
        while window.frames < 20 || window.app.is_working() {
            window.frame(Vec::new());
            sleep(Duration::from_millis(5));
        }
        window
    }

    fn frame(&mut self, events: Vec<Event>) -> Cost {
        self.frames += 1;
        let [width, height] = self.size.map(f32::from);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, height))),
            time: Some(f64::from(self.frames) / 60.0),
            focused: true,
            events,
            ..RawInput::default()
        };
        self.around.borrow_mut().now = Duration::from_secs(1) * self.frames / 60;
        let began = Instant::now();
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.logic(ui.ctx());
            app.ui(ui);
        });
        let laid_out = Instant::now();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let tessellated = Instant::now();
        self.raster.update_textures(&output.textures_delta);
        output.textures_delta.clear();
        let size = self.size.map(usize::from);
        self.raster
            .paint(size, output.pixels_per_point, Color32::BLACK, &primitives);
        let painted = Instant::now();
        self.copy_damage();
        Cost {
            layout: laid_out - began,
            tessellation: tessellated - laid_out,
            raster: painted - tessellated,
            copying: painted.elapsed(),
        }
    }

    fn copy_damage(&mut self) {
        let pixels = self.raster.pixels();
        self.shown.resize(pixels.len(), 0);
        let [width, _] = self.raster.size();
        for rect in self.raster.damage() {
            let place = |side: i32| usize::try_from(side).unwrap_or_default();
            for row in place(rect.top)..place(rect.bottom) {
                let columns = row * width + place(rect.left)..row * width + place(rect.right);
                self.shown[columns.clone()].copy_from_slice(&pixels[columns]);
            }
        }
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> Cost {
        self.frame(vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }])
    }
}

/// The half-year review with as many characters more in its first section.
fn speech_of(characters: usize) -> Speech {
    let template = built_in("half-year-review").expect("the template");
    let mut session = Session::new(template.instantiate(None), true);
    let lines: Vec<String> = (0..characters.div_ceil(400))
        .map(|_| SENTENCE.chars().cycle().take(400).collect())
        .collect();
    session.perform(Action::InsertText(lines.join("\n")), Duration::ZERO);
    session.speech().clone()
}

/// A page further each frame; from the end back to the beginning.
fn pages(window: &mut Window) -> Vec<Cost> {
    let mut costs = Vec::new();
    while costs.len() < PAGES {
        let cost = window.press(Key::PageDown, Modifiers::NONE);
        if window.raster.damage().is_empty() {
            window.press(Key::Home, Modifiers::CTRL | Modifiers::COMMAND);
        } else {
            costs.push(cost);
        }
    }
    costs
}

fn letters(window: &mut Window) -> Vec<Cost> {
    let letters = (0..LETTERS).map(|_| {
        let cost = window.frame(vec![Event::Text("字".to_owned())]);
        assert!(!window.raster.damage().is_empty(), "the letter is seen");
        cost
    });
    letters.collect()
}

fn report(what: &str, costs: &[Cost]) {
    let line = |part: &str, of: fn(Cost) -> Duration| {
        let mut times: Vec<Duration> = costs.iter().map(|&cost| of(cost)).collect();
        times.sort_unstable();
        let share = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1000.0;
        println!(
            "  {what}, {part}: median {:.2} ms, 95 of 100 within {:.2} ms, slowest {:.2} ms",
            share(50),
            share(95),
            share(100)
        );
    };
    line("layout", |cost| cost.layout);
    line("tessellation", |cost| cost.tessellation);
    line("raster", |cost| cost.raster);
    line("copying", |cost| cost.copying);
    line("all", Cost::total);
}

fn main() {
    for length in LENGTHS {
        let speech = speech_of(length);
        for size in SIZES {
            println!("{length} characters, {}x{}", size[0], size[1]);
            let mut window = Window::open(&speech, size);
            report("a letter", &letters(&mut window));
            report("a page", &pages(&mut window));
        }
    }
}
