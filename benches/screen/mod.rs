//! A window of 1280 by 720 without a display, for benches: from what the writer does to tessellated shapes.

use std::hint::black_box;

use egui::{Context, Event, Key, Modifiers, Pos2, RawInput, Rect, ThemePreference, Ui, vec2};
use speechwright::store::Views;
use speechwright::ui::fonts::{self, Marks};
use speechwright::ui::i18n::{self, Texts};
use speechwright::ui::situation::{OpenSpeech, Situation};
use speechwright::ui::theme;

/// The window, of which the bench says what is in it.
pub struct Screen {
    pub ctx: Context,
    pub texts: Texts,
    pub situation: Situation,
    pub frames: u32,
}

impl Screen {
    pub fn new() -> Self {
        let ctx = Context::default();
        fonts::install(&ctx, Marks::Chinese);
        theme::apply(&ctx, ThemePreference::Light, true);
        Self {
            ctx,
            texts: Texts::new(i18n::Language::Chinese),
            situation: Situation {
                speech: Some(OpenSpeech::default()),
                outline: true,
                helper: true,
                views: Views::default(),
                theme: ThemePreference::Light,
                language: None,
                recent: Vec::new(),
                keymap: std::sync::Arc::default(),
            },
            frames: 0,
        }
    }

    /// A frame in which `show` shows what is in the window.
    pub fn frame(&mut self, events: Vec<Event>, mut show: impl FnMut(&mut Ui, &Self)) {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 720.0))),
            time: Some(f64::from(self.frames) / 60.0),
            events,
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| show(ui, self));
        output.textures_delta.clear();
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

/// A key that is struck.
pub fn struck(key: Key) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    }
}
