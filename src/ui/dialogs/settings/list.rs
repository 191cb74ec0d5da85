//! The settings there are, in their groups, as plain data: how each is read, changed, and put back to what is usual.

use std::path::PathBuf;

use crate::store::{FocusScope, InterfaceLanguage, RendererChoice, Settings, ThemeChoice};
use crate::ui::dialogs::shortened;
use crate::ui::i18n::Texts;

/// A group of settings.
pub(super) struct Group {
    /// The key of its name.
    pub key: &'static str,
    /// What belongs to it.
    pub settings: &'static [Setting],
}

/// A setting.
pub(super) struct Setting {
    /// The key of its name.
    pub key: &'static str,
    /// What it can be.
    pub kind: Kind,
}

/// What a setting can be.
pub(super) enum Kind {
    /// On or off.
    Switch(fn(&mut Settings) -> &mut bool),
    /// One of what has names: their keys, and what chooses them.
    Named(&'static [Named]),
    /// A figure.
    Figure(Figure),
    /// Keys of commands, which have a sheet of their own.
    Shortcuts,
    /// A folder, which need not be.
    Folder(fn(&mut Settings) -> &mut Option<PathBuf>),
}

/// The key of a name, and what chooses what has it.
type Named = (&'static str, fn(&mut Settings));

/// A figure among those that are offered.
pub(super) struct Figure {
    pub get: fn(&Settings) -> u32,
    pub set: fn(&mut Settings, u32),
    pub offered: &'static [u32],
    pub words: fn(u32, &Texts) -> String,
}

const fn switch(key: &'static str, at: fn(&mut Settings) -> &mut bool) -> Setting {
    let kind = Kind::Switch(at);
    Setting { key, kind }
}

/// All settings.
pub(super) const GROUPS: [Group; 6] = [
    Group {
        key: "settings-appearance",
        settings: &APPEARANCE,
    },
    Group {
        key: "settings-views",
        settings: &VIEWS,
    },
    Group {
        key: "settings-writing",
        settings: &WRITING,
    },
    Group {
        key: "settings-safety",
        settings: &SAFETY,
    },
    Group {
        key: "settings-templates",
        settings: &[Setting {
            key: "settings-template-folder",
            kind: Kind::Folder(|settings| &mut settings.template_folder),
        }],
    },
    Group {
        key: "settings-keyboard",
        settings: &[Setting {
            key: "command-shortcuts",
            kind: Kind::Shortcuts,
        }],
    },
];

const APPEARANCE: [Setting; 5] = [
    Setting {
        key: "menu-language",
        kind: Kind::Named(&[
            ("command-theme-system", |settings| {
                settings.language = InterfaceLanguage::System;
            }),
            ("command-language-chinese", |settings| {
                settings.language = InterfaceLanguage::Chinese;
            }),
            ("command-language-english", |settings| {
                settings.language = InterfaceLanguage::English;
            }),
        ]),
    },
    Setting {
        key: "menu-theme",
        kind: Kind::Named(&[
            ("command-theme-system", |settings| {
                settings.theme = ThemeChoice::System;
            }),
            ("command-theme-light", |settings| {
                settings.theme = ThemeChoice::Light;
            }),
            ("command-theme-dark", |settings| {
                settings.theme = ThemeChoice::Dark;
            }),
        ]),
    },
    Setting {
        key: "settings-zoom",
        kind: Kind::Figure(Figure {
            get: |settings| percent_of(settings.zoom),
            set: |settings, percent| settings.zoom = times_of(percent),
            offered: &[50, 75, 90, 100, 110, 125, 150, 175, 200, 250, 300],
            words: |percent, _| format!("{percent}%"),
        }),
    },
    Setting {
        key: "settings-interface-scale",
        kind: Kind::Figure(Figure {
            get: |settings| percent_of(settings.interface_scale),
            set: |settings, percent| settings.interface_scale = times_of(percent),
            offered: &[80, 90, 100, 110, 125, 150, 175, 200, 250, 300],
            words: |percent, _| format!("{percent}%"),
        }),
    },
    Setting {
        key: "settings-renderer",
        kind: Kind::Named(&[
            ("settings-renderer-auto", |settings| {
                settings.renderer = RendererChoice::Auto;
            }),
            ("settings-renderer-gpu", |settings| {
                settings.renderer = RendererChoice::Gpu;
            }),
            ("settings-renderer-software", |settings| {
                settings.renderer = RendererChoice::Software;
            }),
        ]),
    },
];

const VIEWS: [Setting; 9] = [
    switch("command-outline", |settings| &mut settings.panes.outline),
    switch("command-helper", |settings| &mut settings.panes.helper),
    Setting {
        key: "menu-focus",
        kind: Kind::Named(&[
            ("settings-off", |settings| settings.views.focus = None),
            ("settings-focus-sentence", |settings| {
                settings.views.focus = Some(FocusScope::Sentence);
            }),
            ("settings-focus-paragraph", |settings| {
                settings.views.focus = Some(FocusScope::Paragraph);
            }),
            ("settings-focus-section", |settings| {
                settings.views.focus = Some(FocusScope::Section);
            }),
        ]),
    },
    switch("command-typewriter", |settings| &mut settings.views.typewriter),
    switch("command-one-section", |settings| &mut settings.views.one_section),
    switch("command-cards", |settings| &mut settings.views.cards),
    switch("command-siblings", |settings| &mut settings.views.siblings),
    switch("command-side-by-side", |settings| {
        &mut settings.views.side_by_side
    }),
    switch("command-full-screen", |settings| &mut settings.views.full_screen),
];

const WRITING: [Setting; 4] = [
    switch("typing-dashes", |settings| &mut settings.typing.dashes),
    switch("typing-ellipses", |settings| &mut settings.typing.ellipses),
    switch("typing-quotes", |settings| &mut settings.typing.quotes),
    switch("settings-count-days", |settings| &mut settings.typing.counts_days),
];

const SAFETY: [Setting; 4] = [
    switch("safety-autosave", |settings| &mut settings.safety.autosave),
    Setting {
        key: "settings-autosave-after",
        kind: Kind::Figure(Figure {
            get: |settings| settings.safety.autosave_seconds,
            set: |settings, seconds| settings.safety.autosave_seconds = seconds,
            offered: &[10, 30, 60, 300, 600],
            words: |seconds, texts| {
                if seconds.is_multiple_of(60) {
                    texts.with("safety-minutes", &[("minutes", (seconds / 60).into())])
                } else {
                    texts.with("safety-seconds", &[("seconds", seconds.into())])
                }
            },
        }),
    },
    Setting {
        key: "settings-room",
        kind: Kind::Figure(Figure {
            get: |settings| settings.safety.backup_mebibytes,
            set: |settings, mebibytes| settings.safety.backup_mebibytes = mebibytes,
            offered: &[50, 200, 500, 1_000, 5_000],
            words: |count, texts| texts.with("safety-mebibytes", &[("count", count.into())]),
        }),
    },
    switch("settings-traces", |settings| &mut settings.safety.traces),
];

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are between a half and three"
)]
fn percent_of(times: f32) -> u32 {
    (times * 100.0).round() as u32
}

#[expect(clippy::cast_precision_loss, reason = "sizes are between a half and three")]
fn times_of(percent: u32) -> f32 {
    percent as f32 / 100.0
}

impl Setting {
    /// What it is, in words.
    pub(super) fn words(&self, settings: &Settings, texts: &Texts) -> String {
        match &self.kind {
            Kind::Switch(at) => {
                let on = *at(&mut settings.clone());
                let key = if on { "settings-on" } else { "settings-off" };
                texts.get(key).to_owned()
            }
            Kind::Named(names) => {
                let chosen = names.iter().find(|(_, choose)| is_chosen(settings, *choose));
                chosen.map_or_else(String::new, |(key, _)| texts.get(key).to_owned())
            }
            Kind::Figure(figure) => (figure.words)((figure.get)(settings), texts),
            Kind::Folder(at) => {
                let folder = at(&mut settings.clone()).clone();
                let words = folder.map(|folder| shortened(&folder).display().to_string());
                words.unwrap_or_else(|| texts.get("settings-no-folder").to_owned())
            }
            Kind::Shortcuts => {
                let count = settings.shortcuts.len();
                texts.with("settings-changed-keys", &[("count", count.into())])
            }
        }
    }

    /// Makes it what it is in `other`.
    pub(super) fn take_from(&self, other: &Settings, settings: &mut Settings) {
        match &self.kind {
            Kind::Switch(at) => *at(settings) = *at(&mut other.clone()),
            Kind::Named(names) => {
                if let Some((_, choose)) = names.iter().find(|(_, choose)| is_chosen(other, *choose)) {
                    choose(settings);
                }
            }
            Kind::Figure(figure) => (figure.set)(settings, (figure.get)(other)),
            Kind::Shortcuts => settings.shortcuts.clone_from(&other.shortcuts),
            Kind::Folder(at) => at(settings).clone_from(at(&mut other.clone())),
        }
    }

    /// Whether it is otherwise than in `other`.
    pub(super) fn differs(&self, other: &Settings, settings: &Settings) -> bool {
        let mut taken = settings.clone();
        self.take_from(other, &mut taken);
        taken != *settings
    }
}

/// Whether a choice would change nothing.
pub(super) fn is_chosen(settings: &Settings, choose: fn(&mut Settings)) -> bool {
    let mut chosen = settings.clone();
    choose(&mut chosen);
    chosen == *settings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{SafetySettings, TypingSettings, Views};

    fn all() -> impl Iterator<Item = &'static Setting> {
        GROUPS.iter().flat_map(|group| group.settings)
    }

    /// Settings in which nothing that can be chosen is as usual.
    fn changed() -> Settings {
        let usual = Settings::default();
        let mut changed = usual.clone();
        for setting in all() {
            match &setting.kind {
                Kind::Switch(at) => *at(&mut changed) ^= true,
                Kind::Named(names) => {
                    let other = names.iter().find(|(_, choose)| !is_chosen(&usual, *choose));
                    (other.unwrap().1)(&mut changed);
                }
                Kind::Figure(figure) => {
                    let other = figure
                        .offered
                        .iter()
                        .find(|other| **other != (figure.get)(&usual));
                    (figure.set)(&mut changed, *other.unwrap());
                }
                Kind::Folder(at) => *at(&mut changed) = Some(PathBuf::from("/srv/templates")),
                Kind::Shortcuts => {
                    changed.shortcuts.insert("save".to_owned(), vec!["F4".to_owned()]);
                }
            }
        }
        changed
    }

    #[test]
    fn every_setting_that_the_file_keeps_can_be_changed_and_reset() {
        let usual = Settings::default();
        let mut settings = changed();
        let SafetySettings {
            autosave,
            autosave_seconds,
            traces,
            backup_mebibytes,
        } = settings.safety;
        assert!(autosave && !traces);
        assert!(autosave_seconds != 30 && backup_mebibytes != 200);
        let TypingSettings {
            dashes,
            ellipses,
            quotes,
            counts_days,
        } = settings.typing;
        assert!(!dashes && !ellipses && !quotes && counts_days);
        let Views {
            focus,
            typewriter,
            one_section,
            cards,
            siblings,
            side_by_side,
            full_screen,
        } = settings.views;
        assert!(focus.is_some() && typewriter && one_section && cards);
        assert!(siblings && side_by_side && full_screen);
        assert!(settings.template_folder.is_some());
        for setting in all() {
            assert!(setting.differs(&usual, &settings), "{}", setting.key);
            setting.take_from(&usual, &mut settings);
            assert!(!setting.differs(&usual, &settings), "{}", setting.key);
        }
        assert_eq!(settings, usual);
    }

    #[test]
    fn what_is_usual_is_among_what_is_offered() {
        let usual = Settings::default();
        let texts = Texts::new(crate::ui::i18n::Language::English);
        for setting in all() {
            assert_ne!(setting.words(&usual, &texts), "", "{}", setting.key);
            if let Kind::Figure(figure) = &setting.kind {
                assert!(figure.offered.contains(&(figure.get)(&usual)), "{}", setting.key);
            }
        }
    }

    #[test]
    fn what_is_changed_here_is_what_the_file_gets() {
        let usual = Settings::default();
        assert_eq!(usual.with_changes(&usual, &changed()), changed());
    }
}
