//! The status bar: how long the speech is, where the caret stands, what is left to fill, and whether it is saved.

use std::time::Duration;

use egui::{Align, Button, Color32, Label, Layout, RichText, Ui};

use super::command::Command;
use super::fonts;
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

/// What stands in the bar, from the left to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Length,
    Time,
    Section,
    Unfilled,
    Safeguard,
    Saved,
    Zoom,
    Language,
}

/// What gives way where the bar is narrow, the least important first. What is left to fill, and whether the work is
/// saved, never does.
const GIVING_WAY: [Part; 6] = [
    Part::Language,
    Part::Section,
    Part::Zoom,
    Part::Safeguard,
    Part::Time,
    Part::Length,
];

/// How wide the section's name is where it is cut: at least, and at most.
const SECTION: [f32; 2] = [72.0, 260.0];

/// What there is room for.
#[derive(Debug, PartialEq)]
struct Room {
    kept: Vec<Part>,
    /// For the section's name.
    section: f32,
}

impl Room {
    /// Of parts so wide, with a gap between them.
    fn of(mut widths: Vec<(Part, f32)>, is_alarming: bool, room: f32) -> Self {
        let needed = |widths: &[(Part, f32)]| -> f32 {
            let least = widths.iter().map(|&(part, width)| match part {
                Part::Section => width.min(SECTION[0]) + space::WIDE,
                _ => width + space::WIDE,
            });
            least.sum::<f32>() - space::WIDE
        };
        for part in GIVING_WAY {
            if needed(&widths) <= room {
                break;
            }
            if part != Part::Safeguard || !is_alarming {
                widths.retain(|(of, _)| *of != part);
            }
        }
        let left = (room - needed(&widths)).max(0.0);
        Self {
            section: (SECTION[0] + left).min(SECTION[1]),
            kept: widths.into_iter().map(|(part, _)| part).collect(),
        }
    }

    fn has(&self, part: Part) -> bool {
        self.kept.contains(&part)
    }
}

/// The words of the bar, made once a frame: they are measured first, and shown where there is room.
struct Words<'a> {
    length: String,
    time: String,
    section: &'a str,
    unfilled: Option<String>,
    saved: (String, Color32),
    /// With the color that tells whether it is a danger.
    safeguard: Option<(&'a str, Color32)>,
    zoom: String,
}

impl<'a> Words<'a> {
    fn of(status: &'a Status, tokens: &Tokens, texts: &'a Texts) -> Self {
        let length = if status.in_words {
            "status-words"
        } else {
            "status-characters"
        };
        let time = duration(status.speaking_time, texts);
        let unfilled = status.unfilled;
        Self {
            length: texts.with(length, &[("count", status.length.into())]),
            time: texts.with("status-time", &[("time", time.into())]),
            section: match status.section.as_deref() {
                Some("") => texts.get("outline-untitled"),
                Some(name) => name,
                None => texts.get("status-no-section"),
            },
            unfilled: (unfilled > 0).then(|| texts.with("status-unfilled", &[("count", unfilled.into())])),
            saved: saved_words(&status.saved, tokens, texts),
            safeguard: safety_words(status, tokens).map(|(key, color)| (texts.get(key), color)),
            zoom: texts.with("status-zoom", &[("percent", status.zoom_percent.into())]),
        }
    }

    /// Whether they tell of a danger.
    fn is_alarming(&self, tokens: &Tokens) -> bool {
        self.safeguard.is_some_and(|(_, color)| color != tokens.dim)
    }
}

/// How wide each part is.
fn widths(ui: &Ui, words: Option<&Words<'_>>, texts: &Texts) -> Vec<(Part, f32)> {
    let width = |words: &str| {
        let font = fonts::regular(text_size::SMALL);
        let painter = ui.painter();
        let words = painter.layout_no_wrap(words.to_owned(), font, Color32::PLACEHOLDER);
        words.size().x.ceil()
    };
    let padding = 2.0 * ui.spacing().button_padding.x;
    let mut widths = Vec::new();
    if let Some(words) = words {
        let zoom = [words.zoom.as_str(), "+", "−"];
        let zoom: f32 = zoom
            .iter()
            .map(|words| width(words) + padding + space::HAIR)
            .sum();
        widths.extend([
            (Part::Length, width(&words.length)),
            (Part::Time, width(&words.time)),
            (Part::Section, width(words.section)),
            (Part::Saved, width(&words.saved.0)),
            (Part::Zoom, zoom),
        ]);
        if let Some(words) = &words.unfilled {
            widths.push((Part::Unfilled, width(words) + padding));
        }
        if let Some((words, _)) = words.safeguard {
            widths.push((Part::Safeguard, width(words)));
        }
    }
    widths.push((Part::Language, width(texts.language().own_name()) + padding));
    widths
}

/// Shows the status bar and returns what was clicked.
pub fn bar(ui: &mut Ui, status: Option<&Status>, texts: &Texts) -> Option<Command> {
    let mut clicked = None;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = space::WIDE;
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().button_padding = egui::vec2(space::TIGHT, space::HAIR);
        let tokens = Tokens::of(ui);
        let words = status.map(|status| Words::of(status, tokens, texts));
        let is_alarming = words.as_ref().is_some_and(|words| words.is_alarming(tokens));
        let widths = widths(ui, words.as_ref(), texts);
        let room = Room::of(widths, is_alarming, ui.available_width());
        if let Some(words) = &words {
            lengths(ui, words, &room, texts);
            clicked = clicked.or(unfilled(ui, words, texts));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if room.has(Part::Language) {
                clicked = clicked.or(language(ui, texts));
            }
            if let Some((status, words)) = status.zip(words.as_ref()) {
                if room.has(Part::Zoom) {
                    clicked = clicked.or(zoom(ui, &words.zoom, texts));
                }
                let (saved, color) = &words.saved;
                ui.label(small(saved, *color));
                if let Some(safeguard) = words.safeguard.filter(|_| room.has(Part::Safeguard)) {
                    safety(ui, status, safeguard, texts);
                }
            }
        });
    });
    clicked
}

fn small(text: impl Into<String>, color: Color32) -> RichText {
    RichText::new(text).size(text_size::SMALL).color(color)
}

fn lengths(ui: &mut Ui, words: &Words<'_>, room: &Room, texts: &Texts) {
    let tokens = Tokens::of(ui);
    if room.has(Part::Length) {
        ui.label(small(&words.length, tokens.dim))
            .on_hover_text(texts.get("tooltip-length"));
    }
    if room.has(Part::Time) {
        ui.label(small(&words.time, tokens.dim));
    }
    if room.has(Part::Section) {
        ui.scope(|ui| {
            ui.set_max_width(room.section);
            ui.add(Label::new(small(words.section, tokens.dim)).truncate());
        });
    }
}

fn unfilled(ui: &mut Ui, words: &Words<'_>, texts: &Texts) -> Option<Command> {
    let words = small(words.unfilled.as_ref()?, Tokens::of(ui).warn_text);
    link(ui, words, texts, Command::NextUnfilled)
}

fn saved_words(saved: &SaveState, tokens: &Tokens, texts: &Texts) -> (String, Color32) {
    let (key, color) = match saved {
        SaveState::Saved(None) => ("status-saved", tokens.ok),
        SaveState::Saved(Some(time)) => {
            let words = texts.with("status-saved-at", &[("time", time.as_str().into())]);
            return (words, tokens.ok);
        }
        SaveState::Unsaved => ("status-unsaved", tokens.dim),
        SaveState::Saving { is_slow: false } => ("status-saving", tokens.dim),
        SaveState::Saving { is_slow: true } => ("status-saving-slow", tokens.warn_text),
    };
    (texts.get(key).to_owned(), color)
}

/// The key of the words for whether what is written could be recovered; none as long as nothing is known. Where nothing
/// is written that could be kept, that is said instead.
fn safety_words(status: &Status, tokens: &Tokens) -> Option<(&'static str, Color32)> {
    if status.is_read_only {
        return Some(("read-only", tokens.warn_text));
    }
    Some(match status.safeguard {
        Safeguard::Unknown => return None,
        Safeguard::Keeping => ("journal-keeping", tokens.dim),
        Safeguard::Waiting => ("journal-waiting", tokens.warn_text),
        Safeguard::Failing(_) => ("journal-failing", tokens.error),
        Safeguard::NoHome => ("journal-no-home", tokens.error),
        Safeguard::Unwanted => ("journal-unwanted", tokens.dim),
    })
}

fn safety(ui: &mut Ui, status: &Status, (words, color): (&str, Color32), texts: &Texts) {
    let tooltip = match &status.safeguard {
        _ if status.is_read_only => texts.get("read-only-tooltip").to_owned(),
        Safeguard::Failing(reason) => {
            texts.with("journal-failing-tooltip", &[("reason", reason.as_str().into())])
        }
        Safeguard::Unknown | Safeguard::Keeping => texts.get("journal-keeping-tooltip").to_owned(),
        Safeguard::Waiting => texts.get("journal-waiting-tooltip").to_owned(),
        Safeguard::NoHome => texts.get("journal-no-home-tooltip").to_owned(),
        Safeguard::Unwanted => texts.get("journal-unwanted-tooltip").to_owned(),
    };
    ui.label(small(words, color)).on_hover_text(tooltip);
}

fn zoom(ui: &mut Ui, percent: &str, texts: &Texts) -> Option<Command> {
    let dim = Tokens::of(ui).dim;
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

#[cfg(test)]
mod tests {
    use egui::Role;
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::ui::theme;

    fn room(width: f32, is_alarming: bool) -> Room {
        let widths = [
            (Part::Length, 60.0),
            (Part::Time, 100.0),
            (Part::Section, 200.0),
            (Part::Unfilled, 70.0),
            (Part::Safeguard, 60.0),
            (Part::Saved, 80.0),
            (Part::Zoom, 90.0),
            (Part::Language, 60.0),
        ];
        Room::of(widths.to_vec(), is_alarming, width)
    }

    #[test]
    fn the_less_important_gives_way_and_what_tells_of_danger_does_not() {
        let wide = room(1_200.0, false);
        assert_eq!((wide.kept.len(), wide.section), (8, 260.0));
        let mut former = wide;
        for width in (100..1_200).rev().step_by(20) {
            #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
            let width = width as f32;
            let narrower = room(width, false);
            assert!(narrower.kept.len() <= former.kept.len(), "{width}");
            assert!(
                narrower.has(Part::Unfilled) && narrower.has(Part::Saved),
                "{width}"
            );
            former = narrower;
        }
        assert_eq!(former.kept, [Part::Unfilled, Part::Saved]);
        assert!(!room(640.0, false).has(Part::Language) && room(640.0, false).has(Part::Time));
        assert!(!room(300.0, false).has(Part::Safeguard) && room(300.0, true).has(Part::Safeguard));
        // The name of the section is cut before anything is left out.
        let cut = room(760.0, false);
        assert!(cut.kept.len() == 8 && cut.section < 200.0, "{cut:?}");
    }

    #[test]
    fn no_two_words_of_the_bar_touch_however_narrow_it_is() {
        for (language, is_read_only) in [(Language::Chinese, false), (Language::English, true)] {
            for width in [1_280.0, 900.0, 760.0, 640.0, 560.0, 480.0] {
                let texts = Texts::new(language);
                let status = Status {
                    length: 12_345,
                    in_words: language == Language::English,
                    speaking_time: Duration::from_secs(3_599),
                    section: Some("首先 说说到任两个月的印象和听到的几点意见".to_owned()),
                    unfilled: 15,
                    saved: SaveState::Saved(Some("14:32".to_owned())),
                    safeguard: Safeguard::Keeping,
                    is_read_only,
                    zoom_percent: 100,
                };
                let mut harness = Harness::builder()
                    .with_size(egui::vec2(width, 40.0))
                    .build_ui(|ui| {
                        fonts::install(ui.ctx(), fonts::Marks::Chinese);
                        theme::apply(ui.ctx(), egui::ThemePreference::Light, true);
                        bar(ui, Some(&status), &texts);
                    });
                harness.run_steps(3);
                let words = harness.query_all_by(|node| matches!(node.role(), Role::Label | Role::Button));
                let mut rects: Vec<egui::Rect> = words.map(|node| node.rect()).collect();
                rects.sort_by(|one, other| one.left().total_cmp(&other.left()));
                assert!(rects.len() >= 3, "{width}: {rects:?}");
                for pair in rects.windows(2) {
                    assert!(pair[0].right() <= pair[1].left() - 1.0, "{width}: {rects:?}");
                }
                assert!(rects.last().is_some_and(|last| last.right() <= width), "{width}");
            }
        }
    }
}
