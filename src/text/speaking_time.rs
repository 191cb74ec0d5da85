//! How long a text takes to say.
//!
//! The customary rates (characters a minute in Chinese, words in English) are measured on written text of
//! few figures. Figures take longer aloud than on paper: 27.2% is eight syllables, 2026 three English
//! words. So units are counted as spoken: ideographs and marks one each as the rates assume, numbers,
//! percentages, dates and times by their reading, abbreviations letter by letter.
//!
//! Readings are estimates by rule; names of units and foreign words are guessed by their vowels.

use std::time::Duration;

use crate::text::language::Language;

mod chinese;
mod english;
#[cfg(test)]
mod readings;
mod tokens;

/// How fast someone speaks: characters a minute in Chinese, words in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakingRate {
    units_per_minute: u32,
}

impl SpeakingRate {
    /// The slowest rate that can be set, in units a minute.
    pub const SLOWEST: u32 = 20;
    /// The fastest rate that can be set, in units a minute.
    pub const FASTEST: u32 = 600;

    /// A rate of so many units a minute, brought within the slowest and the fastest.
    #[must_use]
    pub fn new(units_per_minute: u32) -> Self {
        Self {
            units_per_minute: units_per_minute.clamp(Self::SLOWEST, Self::FASTEST),
        }
    }

    /// Characters or words a minute.
    #[must_use]
    pub fn units_per_minute(self) -> u32 {
        self.units_per_minute
    }
}

/// How many units (characters in Chinese, words in English) saying `text` amounts to.
#[must_use]
pub fn spoken_units(text: &str, language: Language) -> f32 {
    match language {
        Language::Chinese => chinese::spoken_units(text),
        Language::English => english::spoken_units(text),
    }
}

/// How long `units` take at `rate`.
#[must_use]
pub fn speaking_time(units: f32, rate: SpeakingRate) -> Duration {
    let minutes = f64::from(units.max(0.0)) / f64::from(rate.units_per_minute);
    Duration::try_from_secs_f64(minutes * 60.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minute_holds_the_rate() {
        let rate = Language::Chinese.default_rate();
        assert_eq!(speaking_time(180.0, rate), Duration::from_mins(1));
        assert_eq!(speaking_time(0.0, rate), Duration::ZERO);
    }

    #[test]
    fn impossible_rates_are_brought_within_bounds() {
        assert_eq!(SpeakingRate::new(0).units_per_minute(), SpeakingRate::SLOWEST);
        assert_eq!(
            SpeakingRate::new(u32::MAX).units_per_minute(),
            SpeakingRate::FASTEST
        );
        assert_eq!(speaking_time(f32::NAN, SpeakingRate::new(180)), Duration::ZERO);
    }

    #[test]
    fn the_language_decides_the_unit() {
        assert!((spoken_units("同志们", Language::Chinese) - 3.0).abs() < f32::EPSILON);
        assert!((spoken_units("dear friends", Language::English) - 2.0).abs() < f32::EPSILON);
    }
}
