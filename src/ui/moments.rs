//! Moments in words: today and yesterday by name, other days by date.

use super::i18n::Texts;
use super::surroundings::LocalTime;

/// A moment in words, as in “today at 14:32”.
#[must_use]
pub fn moment(at: LocalTime, now: LocalTime, texts: &Texts) -> String {
    let time = time_of_day(at);
    match age(at, now) {
        Age::Today => texts.with("moment-today", &[("time", time.into())]),
        Age::Yesterday => texts.with("moment-yesterday", &[("time", time.into())]),
        Age::ThisYear => {
            let values = [
                ("month", at.month.into()),
                ("day", at.day.to_string().into()),
                ("time", time.into()),
            ];
            texts.with("moment-this-year", &values)
        }
        Age::OtherYear => {
            let values = [
                ("month", at.month.into()),
                ("day", at.day.to_string().into()),
                ("year", at.year.to_string().into()),
                ("time", time.into()),
            ];
            texts.with("moment-other-year", &values)
        }
    }
}

/// The day of a moment in words.
#[must_use]
pub fn day(at: LocalTime, now: LocalTime, texts: &Texts) -> String {
    let (month, day) = (at.month.into(), at.day.to_string().into());
    match age(at, now) {
        Age::Today => texts.get("day-today").to_owned(),
        Age::Yesterday => texts.get("day-yesterday").to_owned(),
        Age::ThisYear => texts.with("day-this-year", &[("month", month), ("day", day)]),
        Age::OtherYear => {
            let values = [
                ("month", month),
                ("day", day),
                ("year", at.year.to_string().into()),
            ];
            texts.with("day-other-year", &values)
        }
    }
}

/// The time of day, as `14:32`.
#[must_use]
pub fn time_of_day(at: LocalTime) -> String {
    format!("{:02}:{:02}", at.hour, at.minute)
}

enum Age {
    Today,
    Yesterday,
    ThisYear,
    OtherYear,
}

fn age(at: LocalTime, now: LocalTime) -> Age {
    match now.day_number - at.day_number {
        0 => Age::Today,
        1 => Age::Yesterday,
        _ if at.year == now.year => Age::ThisYear,
        _ => Age::OtherYear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::i18n::Language;

    fn local(year: i32, month: u32, day: u32, day_number: i32) -> LocalTime {
        LocalTime {
            year,
            month,
            day,
            hour: 9,
            minute: 5,
            day_number,
        }
    }

    #[test]
    fn near_days_have_names_and_others_dates() {
        let texts = Texts::new(Language::Chinese);
        let now = local(2026, 1, 2, 100);
        let words = |at| (moment(at, now, &texts), day(at, now, &texts));
        let of = |moment: &str, day: &str| (moment.to_owned(), day.to_owned());
        assert_eq!(words(now), of("今天 09:05", "今天"));
        assert_eq!(
            words(local(2026, 1, 1, 99)),
            of("昨天 09:05", "昨天"),
            "the day before, whatever the date"
        );
        assert_eq!(words(local(2025, 12, 31, 98)).1, "2025年12月31日");
        let spring = local(2026, 5, 4, 222);
        assert_eq!(moment(now, spring, &texts), "1月2日 09:05");
        assert_eq!(day(now, spring, &texts), "1月2日");
    }
}
