//! What the window remembers between two starts. Damage to this file never stops a start: the settings are then the
//! usual ones, and the damaged file is kept aside.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::atomic::{put_aside, write_atomically};
use super::disk::{Access, Disk, Hold, SystemDisk, make_lasting_folder};
use super::error::{Place, Problem, SaveStep, StoreError};
use super::reading::read_bounded_on;
use super::safety_settings::SafetySettings;
use super::typing_settings::TypingSettings;
use super::view_settings::Views;

/// How many recent drafts are remembered.
const RECENT: usize = 12;
/// How often, and how long each time, another window's writing is waited for.
const ATTEMPTS: u32 = 400;
const PAUSE: Duration = Duration::from_millis(5);

/// In which language the window speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum InterfaceLanguage {
    /// As the system.
    #[default]
    System,
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum RendererChoice {
    /// The graphics card where there is one that works, else the processor.
    #[default]
    Auto,
    /// The graphics card.
    Gpu,
    /// The processor.
    Software,
}

/// The window's size, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowSettings {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Whether it fills the screen.
    pub maximised: bool,
}

impl Default for WindowSettings {
    fn default() -> Self {
        Self {
            width: 1280.0,
            height: 800.0,
            maximised: false,
        }
    }
}

/// The panes beside the manuscript; widths in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panes {
    /// Whether the outline is shown.
    pub outline: bool,
    /// How wide it is.
    pub outline_width: f32,
    /// Whether the helper is shown.
    pub helper: bool,
    /// How wide it is.
    pub helper_width: f32,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            outline: true,
            outline_width: 312.0,
            helper: true,
            helper_width: 300.0,
        }
    }
}

/// Everything that is remembered. Keys that are missing are as usual, unknown ones are left alone at reading, so
/// that an older and a newer program can share the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The window.
    pub window: WindowSettings,
    /// The panes.
    pub panes: Panes,
    /// How a speech is shown.
    pub views: Views,
    /// How large the manuscript is; 1 is as designed.
    pub zoom: f32,
    /// How large the window's letters and buttons are, on top of what the desktop wishes; 1 is as designed.
    pub interface_scale: f32,
    /// In which language the window speaks.
    pub language: InterfaceLanguage,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// What draws the window.
    pub renderer: RendererChoice,
    /// What was decided about safety.
    pub safety: SafetySettings,
    /// What is replaced while it is typed.
    pub typing: TypingSettings,
    /// The shortcuts that were changed: of each command, named as the program names it, keys such as `Ctrl+Shift+S`.
    pub shortcuts: BTreeMap<String, Vec<String>>,
    /// The drafts opened and saved last, newest first.
    pub recent: Vec<PathBuf>,
    /// The folder of the last file dialog.
    pub last_folder: Option<PathBuf>,
    /// A folder of templates beside the user's own, such as one that an office shares.
    pub template_folder: Option<PathBuf>,
    /// Whether the start page offers the tour. Only a program that is started for the first time does: there are no settings
    /// yet then.
    pub offers_tour: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            window: WindowSettings::default(),
            panes: Panes::default(),
            views: Views::default(),
            zoom: 1.0,
            interface_scale: 1.0,
            language: InterfaceLanguage::default(),
            theme: ThemeChoice::default(),
            renderer: RendererChoice::default(),
            safety: SafetySettings::default(),
            typing: TypingSettings::default(),
            shortcuts: BTreeMap::new(),
            recent: Vec::new(),
            last_folder: None,
            template_folder: None,
            offers_tour: false,
        }
    }
}

impl Settings {
    /// What a program has that is started for the first time.
    #[must_use]
    pub fn of_first_start() -> Self {
        Self {
            offers_tour: true,
            ..Self::default()
        }
    }

    /// Puts a draft at the head of the recent ones, and remembers its folder.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(RECENT);
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            self.last_folder = Some(folder.to_owned());
        }
    }

    /// Takes a draft out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
    }

    /// These settings, as a file holds them, with what differs between `before` and `after`: two windows that write
    /// the same file do not take back each other's changes.
    #[must_use]
    pub fn with_changes(&self, before: &Self, after: &Self) -> Self {
        fn changed<T: Clone + PartialEq>(kept: &mut T, before: &T, after: &T) {
            if before != after {
                kept.clone_from(after);
            }
        }
        let mut merged = self.clone();
        changed(&mut merged.window, &before.window, &after.window);
        let (panes, old, new) = (&mut merged.panes, &before.panes, &after.panes);
        changed(&mut panes.outline, &old.outline, &new.outline);
        changed(&mut panes.outline_width, &old.outline_width, &new.outline_width);
        changed(&mut panes.helper, &old.helper, &new.helper);
        changed(&mut panes.helper_width, &old.helper_width, &new.helper_width);
        merged.views = merged.views.with_changes(before.views, after.views);
        changed(&mut merged.zoom, &before.zoom, &after.zoom);
        changed(
            &mut merged.interface_scale,
            &before.interface_scale,
            &after.interface_scale,
        );
        changed(&mut merged.language, &before.language, &after.language);
        changed(&mut merged.theme, &before.theme, &after.theme);
        changed(&mut merged.renderer, &before.renderer, &after.renderer);
        merged.safety = merged.safety.with_changes(before.safety, after.safety);
        merged.typing = merged.typing.with_changes(before.typing, after.typing);
        changed(&mut merged.shortcuts, &before.shortcuts, &after.shortcuts);
        changed(&mut merged.last_folder, &before.last_folder, &after.last_folder);
        changed(
            &mut merged.template_folder,
            &before.template_folder,
            &after.template_folder,
        );
        changed(&mut merged.offers_tour, &before.offers_tour, &after.offers_tour);
        // What stands behind the drafts that were opened or saved since then is in its former order.
        let mut former = before.recent.iter().rev();
        let unmoved = after.recent.iter().rev();
        let unmoved = unmoved
            .take_while(|path| former.any(|known| known == *path))
            .count();
        let newest = &after.recent[..after.recent.len() - unmoved];
        let forgotten = |path: &PathBuf| before.recent.contains(path) && !after.recent.contains(path);
        merged
            .recent
            .retain(|path| !newest.contains(path) && !forgotten(path));
        merged.recent.splice(0..0, newest.iter().cloned());
        merged.recent.truncate(RECENT);
        merged
    }

    /// Brings every figure within reason, whatever a file said.
    fn within_reason(mut self) -> Self {
        let usual = Self::default();
        let bring = |value: &mut f32, usual: f32, least: f32, most: f32| {
            *value = if value.is_finite() {
                value.clamp(least, most)
            } else {
                usual
            };
        };
        bring(&mut self.window.width, usual.window.width, 480.0, 16_000.0);
        bring(&mut self.window.height, usual.window.height, 320.0, 16_000.0);
        bring(
            &mut self.panes.outline_width,
            usual.panes.outline_width,
            120.0,
            2_000.0,
        );
        bring(
            &mut self.panes.helper_width,
            usual.panes.helper_width,
            120.0,
            2_000.0,
        );
        bring(&mut self.zoom, usual.zoom, 0.5, 3.0);
        bring(&mut self.interface_scale, usual.interface_scale, 0.8, 3.0);
        self.safety = self.safety.within_reason();
        self.recent.truncate(RECENT);
        self
    }
}

/// What became of settings that could not be read.
#[derive(Debug)]
pub struct SettingsNote {
    /// Why they could not be read.
    pub error: StoreError,
    /// Where the damaged file is kept, if it could be put aside.
    pub kept: Option<PathBuf>,
}

/// Reads the settings, or gives the usual ones with a note why; those of the first start where there are none.
#[must_use]
pub fn load_settings(path: &Path) -> (Settings, Option<SettingsNote>) {
    load_settings_from(&SystemDisk, path)
}

/// As [`load_settings`], from a disk that is handed in.
#[must_use]
pub fn load_settings_from(disk: &dyn Disk, path: &Path) -> (Settings, Option<SettingsNote>) {
    match read(disk, path) {
        Ok(settings) => (settings, None),
        Err(StoreError {
            problem: Problem::NotFound,
            ..
        }) => (Settings::of_first_start(), None),
        Err(error) => {
            // A file that another account owns stays where it is.
            let readable = !matches!(error.problem, Problem::Unreadable(_) | Problem::NotAFile);
            let kept = readable.then(|| put_aside(disk, path).ok()).flatten();
            (Settings::default(), Some(SettingsNote { error, kept }))
        }
    }
}

/// Writes what differs between `before` and `after` into the settings that the file holds now. A file that cannot
/// be read is written anew.
///
/// # Errors
/// When the disk refuses; the old settings then stay.
pub fn save_changed_settings(
    disk: &dyn Disk,
    path: &Path,
    before: &Settings,
    after: &Settings,
) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        make_lasting_folder(disk, folder, Access::Usual)
            .map_err(|error| StoreError::unsaved(path, SaveStep::Create, error))?;
    }
    let _held = path.parent().and_then(|folder| held(disk, folder));
    let in_file = read(disk, path).unwrap_or_else(|_| before.clone());
    save_settings(disk, path, &in_file.with_changes(before, after))
}

/// Holds a folder against other windows, so that none writes between another's reading and writing. Where
/// the file system offers no locks, or somebody holds it for long, it is done without.
pub(super) fn held(disk: &dyn Disk, folder: &Path) -> Option<Box<dyn Hold>> {
    for _ in 0..ATTEMPTS {
        match disk.hold(folder) {
            Ok(Some(hold)) => return Some(hold),
            Ok(None) => thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
    None
}

fn read(disk: &dyn Disk, path: &Path) -> Result<Settings, StoreError> {
    read_settings(&read_bounded_on(disk, path)?, path)
}

/// Reads settings; `path` is for messages only.
///
/// # Errors
/// Says what is wrong and where.
pub fn read_settings(bytes: &[u8], path: &Path) -> Result<Settings, StoreError> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let settings: Settings = options.from_bytes(bytes).map_err(|error| {
        let place = Place {
            line: error.span.start.line,
            column: error.span.start.col,
        };
        StoreError {
            path: path.to_owned(),
            place: Some(place),
            problem: Problem::Syntax(error.code.to_string()),
        }
    })?;
    Ok(settings.within_reason())
}

/// Writes the settings, making their folder if need be. Paths that are no text are left out.
///
/// # Errors
/// When the disk refuses; the old settings then stay.
pub fn save_settings(disk: &dyn Disk, path: &Path, settings: &Settings) -> Result<(), StoreError> {
    let bytes = write_settings(settings, path)?;
    if let Some(folder) = path.parent() {
        make_lasting_folder(disk, folder, Access::Usual)
            .map_err(|error| StoreError::unsaved(path, SaveStep::Create, error))?;
    }
    write_atomically(disk, path, &bytes)
}

/// The bytes of a settings file; `path` is for messages only. Paths that are no text are left out.
///
/// # Errors
/// When something in the settings cannot be written down.
pub fn write_settings(settings: &Settings, path: &Path) -> Result<Vec<u8>, StoreError> {
    let mut settings = settings.clone().within_reason();
    settings.recent.retain(|path| path.to_str().is_some());
    settings.last_folder = settings.last_folder.filter(|path| path.to_str().is_some());
    settings.template_folder = settings.template_folder.filter(|path| path.to_str().is_some());
    let unsaved = |error| StoreError::unsaved(path, SaveStep::Create, error);
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let text = options
        .to_string_pretty(&settings, PrettyConfig::new())
        .map_err(|error| unsaved(std::io::Error::other(error)))?;
    Ok((text + "\n").into_bytes())
}

#[cfg(test)]
mod tests;
