//! Days and times as numbers: how many days since a beginning, with the time of day as the part behind the point.

use super::cell::Time;
use crate::value::Date;

/// The day from which a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is 1 January 1900, and 60 is 29 February of that year, which no calendar has.
    Of1900,
    /// 0 is 1 January 1904.
    Of1904,
}

const SECONDS: u64 = 86_400;
/// Digits behind the point that are looked at: there are more of them than any float has.
const PLACES: usize = 18;

/// Whole days and seconds of a number in decimal notation, to the nearest second. `None` where it is negative or has more digits than days do.
fn days_and_seconds(decimal: &str) -> Option<(u64, u64)> {
    let (whole, part) = decimal.split_once('.').unwrap_or((decimal, ""));
    let days: u64 = if whole.len() <= 7 { whole.parse().ok()? } else { return None };
    let part = part.get(..part.len().min(PLACES))?;
    let scale = 10_u128.pow(part.len() as u32);
    let part: u128 = if part.is_empty() { 0 } else { part.parse().ok()? };
    let seconds = (part * u128::from(SECONDS) * 2 + scale) / (scale * 2);
    let seconds = u64::try_from(seconds).ok()?;
    Some((days + seconds / SECONDS, seconds % SECONDS))
}

/// The day that a number names, and the seconds after its midnight.
pub(super) fn day(decimal: &str, epoch: Epoch) -> Option<(Date, Time)> {
    let (days, seconds) = days_and_seconds(decimal)?;
    let before = match (epoch, days) {
        (Epoch::Of1904, _) => Date::new(1904, 1, 1)?,
        (Epoch::Of1900, 0 | 60) => return None,
        (Epoch::Of1900, 1..60) => Date::new(1899, 12, 31)?,
        (Epoch::Of1900, _) => Date::new(1899, 12, 30)?,
    };
    let date = Date::of_number(before.number() + i64::try_from(days).ok()?)?;
    Some((date, Time::of_seconds(seconds)))
}

/// The time that a number names.
pub(super) fn time(decimal: &str) -> Option<Time> {
    let (days, seconds) = days_and_seconds(decimal)?;
    Some(Time::of_seconds(days * SECONDS + seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(decimal: &str, epoch: Epoch) -> Option<String> {
        day(decimal, epoch).map(|(date, time)| format!("{date} {}", time.seconds()))
    }

    #[test]
    fn both_epochs_name_the_days_that_programs_show() {
        // What LibreOffice and Excel show of these numbers; before March 1900 what Excel shows.
        for (number, shown) in [
            ("1", "1900-01-01 0"),
            ("59", "1900-02-28 0"),
            ("61", "1900-03-01 0"),
            ("36526", "2000-01-01 0"),
            ("45473", "2024-06-30 0"),
            ("45473.5", "2024-06-30 43200"),
            ("45473.999999", "2024-07-01 0"),
            ("45473.000001", "2024-06-30 0"),
            ("45473.75001157407407407407", "2024-06-30 64801"),
            ("2958465", "9999-12-31 0"),
        ] {
            assert_eq!(told(number, Epoch::Of1900).as_deref(), Some(shown), "{number}");
        }
        assert_eq!(told("0", Epoch::Of1904).as_deref(), Some("1904-01-01 0"));
        assert_eq!(told("44011", Epoch::Of1904), told("45473", Epoch::Of1900));
        let none = ["0", "0.5", "60", "60.5", "-1", "2958466", "99999999999999999999", "2958465.9999999"];
        assert_eq!(none.map(|number| told(number, Epoch::Of1900)), [const { None }; 8]);
    }

    #[test]
    fn times_go_on_over_a_day() {
        let seconds = |number| time(number).map(Time::seconds);
        assert_eq!(seconds("0.5"), Some(43_200));
        assert_eq!(seconds("1.25"), Some(108_000));
        assert_eq!(seconds("-0.5"), None);
    }
}
