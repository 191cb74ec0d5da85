//! The status bar: how long the speech is, where the caret stands, what is left to fill, and whether it is saved.

use std::time::Duration;

use egui::{Align, Button, Color32, Label, Layout, RichText, Ui};

use super::command::Command;
use super::i18n::{Language, Texts};
use super::theme::{Tokens, space, text_size};

/// Whether the speech stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// As it is, since that time of day where it is known.
    Saved(Option<String>),
    /// Not as it is.
    Unsaved,
    /// It is being written.
    Saving {
        /// Whether that takes long.
        is_slow: bool,
    },
}

/// Whether what is written could be recovered, were the program or the computer to fail now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Safeguard {
    /// Nothing was heard yet.
    Unknown,
    /// It could.
    Keeping,
    /// Not the latest: the disk does not answer.
    Waiting,
    /// It could not; in the system's words.
    Failing(String),
    /// It could not: there is no place for it.
    NoHome,
    /// It could not, and the writer wants it so.
    Unwanted,
}

/// What the status bar shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// Length by Word's rule.
    pub length: usize,
    /// Whether `length` counts words rather than characters.
    pub in_words: bool,
    /// How long the speech takes aloud.
    pub speaking_time: Duration,
    /// The caret's section as the outline calls it; none in the title.
    pub section: Option<String>,
    /// How many fields are still to fill in.
    pub unfilled: usize,
    /// Whether it is saved.
    pub saved: SaveState,
    /// Whether it could be recovered.
    pub safeguard: Safeguard,
    /// Whether it is open for reading only.
    pub is_read_only: bool,
    /// The manuscript's size.
    pub zoom_percent: u32,
}

/// Shows the status bar and returns what was clicked.
pub fn bar(ui: &mut Ui, status: Option<&Status>, texts: &Texts) -> Option<Command> {
    let mut clicked = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::WIDE;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().button_padding = egui::vec2(space::TIGHT, space::HAIR);
        if let Some(status) = status {
            lengths(ui, status, texts);
            clicked = clicked.or(unfilled(ui, status, texts));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            clicked = clicked.or(language(ui, texts));
            if let Some(status) = status {
                clicked = clicked.or(zoom(ui, status, texts));
                saved(ui, &status.saved, texts);
                if status.is_read_only {
                    // Nothing is written that could be kept.
                    read_only(ui, texts);
                } else {
                    safeguard(ui, &status.safeguard, texts);
                }
            }
        });
    });
    clicked
}

fn small(text: impl Into<String>, color: Color32) -> RichText {
    RichText::new(text).size(text_size::SMALL).color(color)
}

fn lengths(ui: &mut Ui, status: &Status, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let key = if status.in_words {
        "status-words"
    } else {
        "status-characters"
    };
    let length = texts.with(key, &[("count", status.length.into())]);
    ui.label(small(length, tokens.dim))
        .on_hover_text(texts.get("tooltip-length"));
    let time = texts.with(
        "status-time",
        &[("time", duration(status.speaking_time, texts).into())],
    );
    ui.label(small(time, tokens.dim));
    let section = match status.section.as_deref() {
        Some("") => texts.get("outline-untitled"),
        Some(name) => name,
        None => texts.get("status-no-section"),
    };
    ui.scope(|ui| {
        ui.set_max_width(260.0);
        ui.add(Label::new(small(section, tokens.dim)).truncate());
    });
}

fn unfilled(ui: &mut Ui, status: &Status, texts: &Texts) -> Option<Command> {
    if status.unfilled == 0 {
        return None;
    }
    let text = texts.with("status-unfilled", &[("count", status.unfilled.into())]);
    link(
        ui,
        small(text, Tokens::of(ui).warn_text),
        texts,
        Command::NextUnfilled,
    )
}

fn saved(ui: &mut Ui, saved: &SaveState, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let text = match saved {
        SaveState::Saved(None) => small(texts.get("status-saved"), tokens.ok),
        SaveState::Saved(Some(time)) => {
            let text = texts.with("status-saved-at", &[("time", time.as_str().into())]);
            small(text, tokens.ok)
        }
        SaveState::Unsaved => small(texts.get("status-unsaved"), tokens.dim),
        SaveState::Saving { is_slow: false } => small(texts.get("status-saving"), tokens.dim),
        SaveState::Saving { is_slow: true } => small(texts.get("status-saving-slow"), tokens.warn_text),
    };
    ui.label(text);
}

/// Whether what is written could be recovered; silent as long as nothing is known.
fn safeguard(ui: &mut Ui, safeguard: &Safeguard, texts: &Texts) {
    let tokens = Tokens::of(ui);
    let (key, color, tooltip) = match safeguard {
        Safeguard::Unknown => return,
        Safeguard::Keeping => (
            "journal-keeping",
            tokens.dim,
            texts.get("journal-keeping-tooltip").to_owned(),
        ),
        Safeguard::Waiting => (
            "journal-waiting",
            tokens.warn_text,
            texts.get("journal-waiting-tooltip").to_owned(),
        ),
        Safeguard::Failing(reason) => (
            "journal-failing",
            tokens.error,
            texts.with("journal-failing-tooltip", &[("reason", reason.as_str().into())]),
        ),
        Safeguard::NoHome => (
            "journal-no-home",
            tokens.error,
            texts.get("journal-no-home-tooltip").to_owned(),
        ),
        Safeguard::Unwanted => (
            "journal-unwanted",
            tokens.dim,
            texts.get("journal-unwanted-tooltip").to_owned(),
        ),
    };
    ui.label(small(texts.get(key), color)).on_hover_text(tooltip);
}

fn read_only(ui: &mut Ui, texts: &Texts) {
    let words = small(texts.get("read-only"), Tokens::of(ui).warn_text);
    ui.label(words).on_hover_text(texts.get("read-only-tooltip"));
}

fn zoom(ui: &mut Ui, status: &Status, texts: &Texts) -> Option<Command> {
    let dim = Tokens::of(ui).dim;
    let percent = texts.with("status-zoom", &[("percent", status.zoom_percent.into())]);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        let larger = link(ui, small("+", dim), texts, Command::ZoomIn);
        let reset = link(ui, small(percent, dim), texts, Command::ZoomReset);
        let smaller = link(ui, small("−", dim), texts, Command::ZoomOut);
        larger.or(reset).or(smaller)
    })
    .inner
}

fn language(ui: &mut Ui, texts: &Texts) -> Option<Command> {
    let other = match texts.language() {
        Language::Chinese => Command::LanguageEnglish,
        Language::English => Command::LanguageChinese,
    };
    let name = small(texts.language().own_name(), Tokens::of(ui).dim);
    link(ui, name, texts, other)
}

fn link(ui: &mut Ui, text: RichText, texts: &Texts, command: Command) -> Option<Command> {
    let response = ui
        .add(Button::new(text).frame_when_inactive(false))
        .on_hover_text(texts.get(command.tooltip_key()));
    response.clicked().then_some(command)
}

/// A length of time in figures: minutes and seconds.
#[must_use]
pub fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A length of time in words, to the second below an hour.
#[must_use]
pub fn duration(time: Duration, texts: &Texts) -> String {
    let seconds = time.as_secs();
    match (seconds / 60, seconds % 60) {
        (minutes @ 60.., _) => texts.with(
            "duration-hours-minutes",
            &[
                ("hours", (minutes / 60).into()),
                ("minutes", (minutes % 60).into()),
            ],
        ),
        (0, seconds) => texts.with("duration-seconds", &[("seconds", seconds.into())]),
        (minutes, 0) => texts.with("duration-minutes", &[("minutes", minutes.into())]),
        (minutes, seconds) => texts.with(
            "duration-minutes-seconds",
            &[("minutes", minutes.into()), ("seconds", seconds.into())],
        ),
    }
}
