//! Language, theme, text scale and zoom: what was chosen, and what the desktop wishes for where nothing was.

use std::time::Duration;

use egui::{Context, Theme, ThemePreference};

use super::App;
use crate::session::files::Job;
use crate::store::{InterfaceLanguage, Settings, ThemeChoice};
use crate::ui::i18n::{Language, Texts};
use crate::ui::surroundings::DesktopWishes;
use crate::ui::{fonts, theme};

/// How long settings wait for further changes before they are written.
const SETTLING: Duration = Duration::from_secs(1);
/// What a window's frame and the desktop's own bars take of the screen, in points.
const TITLE_BAR: f32 = 64.0;
const FRAME: f32 = 4.0;
/// The least and the largest zoom.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.5..=3.0;
/// The least and the largest size of the whole window's content: beyond these nothing can be used any more.
const SCALES: std::ops::RangeInclusive<f32> = 0.5..=3.0;

/// How the window looks and in which language it speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub language: Language,
    theme: ThemePreference,
    /// How large everything is shown: the desktop's wish and the writer's together.
    scale: f32,
    reduced_motion: bool,
}

impl Look {
    pub fn new(settings: &Settings, wishes: DesktopWishes) -> Self {
        let theme = match (settings.theme, wishes.theme) {
            (ThemeChoice::Light, _) | (ThemeChoice::System, Some(Theme::Light)) => ThemePreference::Light,
            (ThemeChoice::Dark, _) | (ThemeChoice::System, Some(Theme::Dark)) => ThemePreference::Dark,
            (ThemeChoice::System, None) => ThemePreference::System,
        };
        Self {
            language: chosen_language(settings).unwrap_or_else(Language::of_system),
            theme,
            scale: (wishes.text_scale * settings.interface_scale).clamp(*SCALES.start(), *SCALES.end()),
            reduced_motion: wishes.reduced_motion,
        }
    }

    pub fn apply(self, ctx: &Context) {
        let marks = match self.language {
            Language::Chinese => fonts::Marks::Chinese,
            Language::English => fonts::Marks::Latin,
        };
        fonts::install(ctx, marks);
        ctx.options_mut(|options| options.fallback_theme = Theme::Light);
        theme::apply(ctx, self.theme, self.reduced_motion);
        ctx.set_zoom_factor(self.scale);
    }
}

/// The language that was chosen; none to follow the system.
pub(super) fn chosen_language(settings: &Settings) -> Option<Language> {
    match settings.language {
        InterfaceLanguage::System => None,
        InterfaceLanguage::Chinese => Some(Language::Chinese),
        InterfaceLanguage::English => Some(Language::English),
    }
}

/// The theme that was chosen, as egui names it.
pub(super) fn chosen_theme(settings: &Settings) -> ThemePreference {
    match settings.theme {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    }
}

impl App {
    /// Follows what was chosen and what the desktop wishes for.
    pub(super) fn follow_desktop(&mut self, ctx: &Context) {
        let look = Look::new(&self.settings, self.surroundings.desktop_wishes());
        if look == self.look {
            return;
        }
        if look.language != self.look.language {
            self.texts = Texts::new(look.language);
        }
        self.look = look;
        look.apply(ctx);
    }

    pub(super) fn choose_language(&mut self, language: InterfaceLanguage, ctx: &Context) {
        self.settings.language = language;
        self.follow_desktop(ctx);
        ctx.request_repaint();
    }

    pub(super) fn choose_theme(&mut self, theme: ThemeChoice, ctx: &Context) {
        self.settings.theme = theme;
        self.follow_desktop(ctx);
        ctx.request_repaint();
    }

    /// Zooms by so many steps of ten per cent.
    pub(super) fn zoom_by(&mut self, steps: f32) {
        let tenths = (self.settings.zoom * 10.0).round() + steps;
        self.settings.zoom = (tenths / 10.0).clamp(*ZOOMS.start(), *ZOOMS.end());
    }

    pub(super) fn zoom_times(&mut self, factor: f32) {
        self.settings.zoom = (self.settings.zoom * factor).clamp(*ZOOMS.start(), *ZOOMS.end());
    }

    pub(super) fn reset_zoom(&mut self) {
        self.settings.zoom = 1.0;
    }

    /// Remembers the window's size, and writes the settings once they have settled.
    pub(super) fn keep_settings(&mut self, ctx: &Context) {
        self.remember_window(ctx);
        if self.settings == self.settings_in_file {
            self.settings_changed_at = None;
            return;
        }
        let now = self.now();
        let since = *self.settings_changed_at.get_or_insert(now);
        if now.saturating_sub(since) < SETTLING {
            ctx.request_repaint_after(SETTLING);
            return;
        }
        self.settings_changed_at = None;
        self.save_settings();
    }

    /// Hands over what was changed since the settings were handed over last.
    pub(super) fn save_settings(&mut self) {
        let after = self.settings.clone();
        let before = std::mem::replace(&mut self.settings_in_file, after.clone());
        self.workers.start(Job::SaveSettings {
            before: Box::new(before),
            after: Box::new(after),
        });
    }

    /// Fills a screen that is too small for the window with its frame: window systems cut off what lies beyond.
    pub(super) fn fit_to_screen(&mut self, ctx: &Context) {
        if self.fitted || self.settings.views.full_screen {
            return;
        }
        let (screen, window) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.monitor_size, viewport.inner_rect.map(|rect| rect.size()))
        });
        if let Some((screen, window)) = screen.zip(window) {
            self.fitted = true;
            if window.x > screen.x - 2.0 * FRAME || window.y > screen.y - TITLE_BAR {
                ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(true));
            }
        }
    }

    fn remember_window(&mut self, ctx: &Context) {
        let (size, maximised, full_screen) = ctx.input(|input| {
            let viewport = input.viewport();
            (
                viewport.inner_rect.map(|rect| rect.size()),
                viewport.maximized.unwrap_or(false),
                viewport.fullscreen,
            )
        });
        self.hear_of_full_screen(full_screen);
        if full_screen == Some(true) || self.settings.views.full_screen {
            // What the window will be like again is known already.
            return;
        }
        let window = &mut self.settings.window;
        window.maximised = maximised;
        if let Some(size) = size.filter(|size| !maximised && size.x >= 480.0 && size.y >= 320.0) {
            let scale = ctx.zoom_factor();
            window.width = (size.x * scale).round();
            window.height = (size.y * scale).round();
        }
    }
}
