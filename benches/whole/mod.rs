//! The whole window without a display, for benches: opened on a draft, drawn by the rasteriser, its keys pressed.

#![expect(clippy::expect_used, reason = "without its draft there is nothing to measure")]

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use egui::{Color32, Context, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use speechwright::raster::Rasteriser;
use speechwright::session::{Action, Session};
use speechwright::store::{Folders, InterfaceLanguage, Settings, built_in, write_speech};
use speechwright::ui::app::{App, Start};
use tempfile::TempDir;

use around::{Around, Shared};

#[path = "../../tests/window/around.rs"]
mod around;

const SENTENCE: &str = "今年上半年，全馆同志把“马上查”落到实处，接待群众三千二百人次，同比增长27.2%。";

/// What the parts of a frame took.
#[derive(Debug, Default, Clone, Copy)]
pub struct Cost {
    pub layout: Duration,
    pub tessellation: Duration,
    pub raster: Duration,
    pub copying: Duration,
}

impl Cost {
    pub fn total(self) -> Duration {
        self.layout + self.tessellation + self.raster + self.copying
    }
}

/// The window and all that shows it.
pub struct Window {
    ctx: Context,
    app: App,
    around: Rc<RefCell<Around>>,
    pub raster: Rasteriser,
    shown: Vec<u32>,
    size: [u16; 2],
    frames: u32,
    _folder: TempDir,
}

impl Window {
    /// Opened on what a draft's file holds. A journal is kept by a thread of its own, in its own time.
    pub fn open(draft: &[u8], size: [u16; 2], has_journal: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("draft.speech");
        std::fs::write(&path, draft).expect("a draft");
        let around = Rc::new(RefCell::new(Around::default()));
        let ctx = Context::default();
        let mut settings = Settings {
            language: InterfaceLanguage::Chinese,
            ..Settings::default()
        };
        settings.safety.traces = has_journal;
        let start = Start {
            file: Some(path),
            edits: false,
            folders: Some(Folders::below(folder.path())),
            settings,
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
        // The workers are left alone meanwhile, so that it takes as many frames each time.
        while window.frames < 2 || window.app.is_working() {
            assert!(window.frames < 1_000, "the draft is read in the end");
            window.frame(Vec::new());
            sleep(Duration::from_millis(200));
        }
        for _ in 0..20 {
            window.frame(Vec::new());
        }
        window
    }

    pub fn frame(&mut self, events: Vec<Event>) -> Cost {
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

    pub fn press(&mut self, key: Key, modifiers: Modifiers) -> Cost {
        self.frame(vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }])
    }
}

/// A draft: the half-year review with as many characters more in its first section.
pub fn draft_of(characters: usize) -> Vec<u8> {
    let template = built_in("half-year-review").expect("the template");
    let mut session = Session::new(template.instantiate(None), true);
    let lines: Vec<String> = (0..characters.div_ceil(400))
        .map(|_| SENTENCE.chars().cycle().take(400).collect())
        .collect();
    session.perform(Action::InsertText(lines.join("\n")), Duration::ZERO);
    write_speech(session.speech(), Path::new("draft.speech")).expect("a speech to write")
}
