//! Which former versions stay as time goes by: all of the last day, then one a day for a month, one a week for a year.

use std::collections::HashSet;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const DAY: Duration = Duration::from_hours(24);
const MONTH: Duration = Duration::from_hours(31 * 24);
const YEAR: Duration = Duration::from_hours(366 * 24);
const DAYS_A_WEEK: u64 = 7;

/// For each time, whether its version is kept. The newest always is; of a day or a week the last. What was kept from a
/// future, as a clock that was set back gives it, counts as of today.
pub(super) fn kept_of(times: &[SystemTime], now: SystemTime) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..times.len()).collect();
    newest_first.sort_by_key(|&number| std::cmp::Reverse(times[number]));
    let mut kept = vec![false; times.len()];
    let mut taken = HashSet::new();
    for (rank, number) in newest_first.into_iter().enumerate() {
        let time = times[number];
        let age = now.duration_since(time).unwrap_or_default();
        let day = time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() / DAY.as_secs();
        kept[number] = if age < DAY {
            true
        } else if age < MONTH {
            taken.insert((1, day))
        } else {
            age < YEAR && taken.insert((DAYS_A_WEEK, day / DAYS_A_WEEK))
        } || rank == 0;
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: u64 = 1_800_000_000;

    fn time(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn ages() -> impl Strategy<Value = Vec<SystemTime>> {
        let age = prop_oneof![0..200_000_u64, 0..4_000_000_u64, 0..80_000_000_u64];
        prop::collection::vec(age.prop_map(|age| time(NOW + 1_000 - age)), 0..400)
    }

    fn left(times: &[SystemTime], now: SystemTime) -> Vec<SystemTime> {
        let kept = kept_of(times, now);
        times
            .iter()
            .zip(kept)
            .filter_map(|(time, kept)| kept.then_some(*time))
            .collect()
    }

    proptest! {
        #[test]
        fn the_newest_is_never_dropped(times in ages(), later in 0..90_000_000_u64) {
            let left = left(&times, time(NOW + later));
            prop_assert_eq!(left.iter().max(), times.iter().max());
        }

        #[test]
        fn their_number_is_bounded(times in ages()) {
            let today = times.iter().filter(|at| time(NOW).duration_since(**at).unwrap_or_default() < DAY).count();
            let left = left(&times, time(NOW)).len();
            // 31 days touch 32, 48 weeks touch 49.
            prop_assert!(left <= today + 32 + 50, "{left} with {today} of today");
        }

        #[test]
        fn all_of_the_last_day_and_one_of_each_day_of_the_month_stay(times in ages()) {
            let left = left(&times, time(NOW));
            let day = |at: SystemTime| at.duration_since(UNIX_EPOCH).unwrap().as_secs() / DAY.as_secs();
            for at in &times {
                let age = time(NOW).duration_since(*at).unwrap_or_default();
                if age < DAY {
                    prop_assert!(left.contains(at));
                } else if age < MONTH {
                    prop_assert!(left.iter().any(|other| day(*other) == day(*at)));
                } else if age < YEAR {
                    prop_assert!(left.iter().any(|other| day(*other) / 7 == day(*at) / 7));
                }
            }
        }

        #[test]
        fn thinning_again_at_once_drops_nothing(times in ages()) {
            let once = left(&times, time(NOW));
            prop_assert_eq!(left(&once, time(NOW)), once);
        }
    }

    #[test]
    fn two_years_of_saving_every_hour_leave_a_history_of_a_year() {
        let hour = 60 * 60;
        let mut times = Vec::new();
        for number in 0..2 * 365 * 24 {
            let now = time(NOW + number * hour);
            times.push(now);
            times = left(&times, now);
            assert!(times.len() <= 24 + 32 + 50);
        }
        let oldest = *times.first().unwrap();
        let newest = *times.last().unwrap();
        let span = newest.duration_since(oldest).unwrap();
        assert!(span + 8 * DAY > YEAR && span < YEAR, "{span:?}");
    }
}
