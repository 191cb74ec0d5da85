//! What the bar says: how many matches there are, what is wrong with an expression, why something stays as it is.

use super::{FindBar, Scope};
use crate::model::Obstacle;
use crate::session::Session;
use crate::text::find::{PatternError, PatternFault};
use crate::ui::i18n::Texts;

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Something to know.
    Calm,
    /// Something is missing.
    Warn,
    /// Something is wrong.
    Error,
}

impl Scope {
    /// The key of its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Speech => "find-in-speech",
            Self::Selection => "find-in-selection",
            Self::Section => "find-in-section",
            Self::Headings => "find-in-headings",
            Self::Values => "find-in-values",
        }
    }
}

/// Why a match stays as it is.
#[must_use]
pub fn obstacle_key(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::Generated => "find-obstacle-generated",
        Obstacle::Field => "find-obstacle-field",
        Obstacle::TwoLines => "find-obstacle-two-lines",
    }
}

/// What is wrong with an expression, and where.
pub(super) fn error_words(error: PatternError, texts: &Texts) -> String {
    let key = match error.fault {
        PatternFault::UnclosedGroup => "find-error-unclosed-group",
        PatternFault::UnopenedGroup => "find-error-unopened-group",
        PatternFault::UnclosedClass => "find-error-unclosed-class",
        PatternFault::Range => "find-error-range",
        PatternFault::NothingToRepeat => "find-error-nothing-to-repeat",
        PatternFault::Repetition => "find-error-repetition",
        PatternFault::Escape => "find-error-escape",
        PatternFault::Unsupported => "find-error-unsupported",
        PatternFault::UnknownSet => "find-error-unknown-set",
        PatternFault::Group => "find-error-group",
        PatternFault::TooLarge => return texts.get("find-error-too-large").to_owned(),
    };
    let what = texts.get(key);
    texts.with(
        "find-error-at",
        &[("at", (error.at.0 + 1).into()), ("what", what.into())],
    )
}

impl FindBar {
    /// How many matches there are, and which of them is gone to.
    pub(super) fn count_words(&self, session: &Session, texts: &Texts) -> (String, Tone) {
        if self.words.is_empty() || self.search.error().is_some() {
            return (String::new(), Tone::Calm);
        }
        let progress = self.search.progress();
        if progress < 1.0 {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a share of a hundred"
            )]
            let percent = (progress * 100.0) as usize;
            return (
                texts.with("find-searching", &[("percent", percent.into())]),
                Tone::Calm,
            );
        }
        let count = if self.scope == Scope::Values {
            self.search.values().len()
        } else {
            self.search.count()
        };
        if count == 0 {
            return (texts.get("find-none").to_owned(), Tone::Warn);
        }
        let words = match self.current(session) {
            Some(number) => texts.with(
                "find-number-of-count",
                &[("number", (number + 1).into()), ("count", count.into())],
            ),
            None => texts.with("find-count", &[("count", count.into())]),
        };
        (words, Tone::Calm)
    }

    /// What is to be said beside the count: an expression's fault, or why the match cannot be replaced.
    pub(super) fn message(&self, session: &Session, texts: &Texts) -> Option<(String, Tone)> {
        if let Some(error) = self.search.error() {
            return Some((error_words(error, texts), Tone::Error));
        }
        if !self.replaces || self.scope == Scope::Values {
            return None;
        }
        let (_, found) = self.search.nth(self.current(session)?)?;
        let obstacle = found.source.as_ref().err()?;
        Some((texts.get(obstacle_key(*obstacle)).to_owned(), Tone::Warn))
    }
}
