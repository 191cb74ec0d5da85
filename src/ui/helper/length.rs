//! How long a section is and is meant to be, in words and in a colour.

use egui::Color32;

use crate::model::{SectionId, Target};
use crate::session::Session;
use crate::text::language::Language;
use crate::text::speaking_time::{SpeakingRate, speaking_time};
use crate::ui::i18n::Texts;
use crate::ui::status_bar::duration;
use crate::ui::theme::Tokens;

/// A section's length with all under it: by Word's rule, and as it is spoken.
pub(super) fn of_section(session: &Session, id: SectionId) -> (usize, f32) {
    let tree = &session.speech().sections;
    let (count, units) = session.manuscript().length_with_children(tree, id);
    (count.words, units)
}

/// The rate at which the speech is given.
pub(super) fn rate(session: &Session) -> SpeakingRate {
    SpeakingRate::new(session.speech().information.rate)
}

/// The two sides of the line under a section's guidance.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct TargetLine {
    /// What is meant, and how long that takes.
    pub(super) target: String,
    /// What is missing or over.
    pub(super) rest: String,
    pub(super) tone: Tone,
}

/// How a length stands to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Missing,
    Reached,
    Near,
    Over,
}

impl Tone {
    pub(super) fn color(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Missing | Self::Near => tokens.warn_text,
            Self::Reached => tokens.ok,
            Self::Over => tokens.error,
        }
    }
}

/// What the line says.
pub(super) fn target_line(session: &Session, id: SectionId, target: Target, texts: &Texts) -> TargetLine {
    let rate = rate(session);
    let wanted = target.characters(rate.units_per_minute());
    let (length, _) = of_section(session, id);
    let words = session.speech().language == Language::English;
    let (line_key, missing_key, over_key) = if words {
        (
            "guide-target-line-words",
            "guide-still-missing-words",
            "guide-over-words",
        )
    } else {
        ("guide-target-line", "guide-still-missing", "guide-over")
    };
    let time = speaking_time(exact(wanted), rate);
    let line = texts.with(
        line_key,
        &[("target", wanted.into()), ("time", duration(time, texts).into())],
    );
    let wanted = wanted as usize;
    let counted = |key: &str, count: usize| texts.with(key, &[("count", count.into())]);
    let (rest, tone) = if length > wanted {
        // As the bars of the outline: amber up to a tenth over.
        let near = (length - wanted) * 10 <= wanted;
        let tone = if near { Tone::Near } else { Tone::Over };
        (counted(over_key, length - wanted), tone)
    } else if (wanted - length) * 20 <= wanted {
        (texts.get("guide-on-target").to_owned(), Tone::Reached)
    } else {
        (counted(missing_key, wanted - length), Tone::Missing)
    };
    TargetLine {
        target: line,
        rest,
        tone,
    }
}

/// A length in words: so many characters, about so long.
pub(super) fn length_line(length: usize, units: f32, session: &Session, texts: &Texts) -> String {
    let words = session.speech().language == Language::English;
    let key = if words {
        "guide-length-line-words"
    } else {
        "guide-length-line"
    };
    let time = speaking_time(units, rate(session));
    texts.with(
        key,
        &[("count", length.into()), ("time", duration(time, texts).into())],
    )
}

#[expect(clippy::cast_precision_loss, reason = "a time to the second needs no more")]
fn exact(units: u32) -> f32 {
    units as f32
}
