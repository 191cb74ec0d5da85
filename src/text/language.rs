//! The languages a speech can be written in.
//!
//! The language of a speech decides what is counted (characters or words), how fast it is spoken by
//! default, and how numbers are read aloud. It is not the language of the window.

use serde::{Deserialize, Serialize};

use crate::text::speaking_time::SpeakingRate;

/// The language a speech is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Language {
    /// Chinese, counted in characters.
    #[default]
    Chinese,
    /// English, counted in words.
    English,
}

impl Language {
    /// The rate taken where the speaker's own is not known.
    #[must_use]
    pub fn default_rate(self) -> SpeakingRate {
        SpeakingRate::new(match self {
            Self::Chinese => 180,
            Self::English => 130,
        })
    }

    /// Rates to choose from, slow to fast.
    #[must_use]
    pub fn preset_rates(self) -> Vec<SpeakingRate> {
        let units: &[u32] = match self {
            Self::Chinese => &[160, 180, 200, 220],
            Self::English => &[110, 130, 150],
        };
        units.iter().copied().map(SpeakingRate::new).collect()
    }

    /// The name of what is still to fill in, in the brackets that a text of the language has for it: `〔name〕` or
    /// `[name]`.
    #[must_use]
    pub fn blank(self, name: &str) -> String {
        match self {
            Self::Chinese => format!("〔{name}〕"),
            Self::English => format!("[{name}]"),
        }
    }

    /// The BCP 47 tag: `zh` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh",
            Self::English => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_its_default_rate_among_the_presets() {
        for language in [Language::Chinese, Language::English] {
            assert!(language.preset_rates().contains(&language.default_rate()));
        }
    }
}
