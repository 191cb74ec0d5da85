//! How long a text is, on paper and aloud, in one value that adds up over paragraphs.

use std::iter::Sum;
use std::ops::{Add, AddAssign};
use std::time::Duration;

use super::counting::{Count, count};
use super::cues::without_cues;
use super::language::Language;
use super::speaking_time::{SpeakingRate, speaking_time, spoken_units};

/// The length of a text.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Length {
    /// As it stands, by Word's rule and in characters; marked pauses are counted as the characters that they are.
    pub count: Count,
    /// As it is spoken: characters (English: words), without marked pauses.
    pub spoken_units: f32,
    /// Marked pauses and applause, in seconds.
    pub pause_seconds: f32,
}

impl Length {
    /// Measures `text`.
    #[must_use]
    pub fn of(text: &str, language: Language) -> Self {
        let (spoken, pause_seconds) = without_cues(text);
        Self {
            count: count(text),
            spoken_units: spoken_units(&spoken, language),
            pause_seconds,
        }
    }

    /// How long it takes at `rate`, pauses included.
    #[must_use]
    pub fn time(self, rate: SpeakingRate) -> Duration {
        let pauses = Duration::try_from_secs_f32(self.pause_seconds).unwrap_or_default();
        speaking_time(self.spoken_units, rate) + pauses
    }

    /// What is said together with what is waited for, in characters (English: words) at `rate`.
    #[must_use]
    pub fn units(self, rate: SpeakingRate) -> f64 {
        let a_second = f64::from(rate.units_per_minute()) / 60.0;
        f64::from(self.spoken_units) + f64::from(self.pause_seconds) * a_second
    }
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            spoken_units: self.spoken_units + other.spoken_units,
            pause_seconds: self.pause_seconds + other.pause_seconds,
        }
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marked_pause_takes_its_seconds_and_is_not_spoken() {
        let rate = SpeakingRate::new(180);
        let plain = Length::of("同志们：大家好！", Language::Chinese);
        let marked = Length::of("同志们：（掌声10秒）大家好！", Language::Chinese);
        assert!((marked.spoken_units - plain.spoken_units).abs() < f32::EPSILON);
        assert_eq!(marked.time(rate), plain.time(rate) + Duration::from_secs(10));
        assert!((marked.units(rate) - f64::from(plain.spoken_units) - 30.0).abs() < 1e-9);
        assert!(marked.count.words > plain.count.words);
    }

    #[test]
    fn lengths_add_up_over_paragraphs() {
        let texts = ["一年27.2%", "（停顿）好", ""];
        let whole: Length = texts.iter().map(|text| Length::of(text, Language::Chinese)).sum();
        assert_eq!(whole, Length::of(&texts.join("\n"), Language::Chinese));
    }
}
