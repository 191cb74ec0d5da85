//! How long a section is and is meant to be, in words and in a colour.

use egui::Color32;

use crate::model::{Basis, SectionBudget, SectionId, Share, Standing};
use crate::session::Session;
use crate::text::language::Language;
use crate::text::length::Length;
use crate::ui::i18n::Texts;
use crate::ui::status_bar::duration;
use crate::ui::theme::Tokens;

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

/// What the line says of a section in the plan.
pub(super) fn target_line(session: &Session, id: SectionId, texts: &Texts) -> Option<TargetLine> {
    let budget = session.budget().section(id);
    let basis = budget.basis?;
    let Some(given) = budget.given else {
        return Some(TargetLine {
            target: texts.get("budget-weight-of-nothing").to_owned(),
            rest: String::new(),
            tone: Tone::Missing,
        });
    };
    let words = session.speech().language == Language::English;
    let key = match (basis, words) {
        (Basis::Characters | Basis::Minutes, false) => "guide-target-line",
        (Basis::Characters | Basis::Minutes, true) => "guide-target-line-words",
        (Basis::Weight | Basis::Below, false) => "budget-share-line",
        (Basis::Weight | Basis::Below, true) => "budget-share-line-words",
    };
    let time = duration(given.time(session.budget().rate), texts);
    let target = texts.with(key, &[("target", given.rounded().into()), ("time", time.into())]);
    let (rest, tone) = rest(&budget, words, texts);
    Some(TargetLine { target, rest, tone })
}

/// What is missing or over.
fn rest(budget: &SectionBudget, words: bool, texts: &Texts) -> (String, Tone) {
    let counted = |key: &str, share: Share| texts.with(key, &[("count", share.rounded().into())]);
    let (missing, over) = if words {
        ("guide-still-missing-words", "guide-over-words")
    } else {
        ("guide-still-missing", "guide-over")
    };
    match budget.standing() {
        Some(Standing::Over) => (counted(over, budget.over()), Tone::Over),
        Some(Standing::Near) => (counted(over, budget.over()), Tone::Near),
        Some(Standing::Reached) => (texts.get("guide-on-target").to_owned(), Tone::Reached),
        Some(Standing::Short) | None => (counted(missing, budget.left()), Tone::Missing),
    }
}

/// By how much the targets under a section exceed what it is given, in words, if they do.
pub(super) fn overcommitted(session: &Session, id: SectionId, texts: &Texts) -> Option<String> {
    let over = session.budget().section(id).overcommitted;
    let value = crate::ui::budget::characters(over.rounded(), session.speech().language, texts);
    (!over.is_nothing()).then(|| texts.with("budget-overcommitted-below", &[("amount", value.into())]))
}

/// A length in words: so many characters, about so long.
pub(super) fn length_line(length: Length, session: &Session, texts: &Texts) -> String {
    let words = session.speech().language == Language::English;
    let key = if words {
        "guide-length-line-words"
    } else {
        "guide-length-line"
    };
    let time = length.time(session.budget().rate);
    texts.with(
        key,
        &[
            ("count", length.count.words.into()),
            ("time", duration(time, texts).into()),
        ],
    )
}
