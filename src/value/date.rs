//! Days of the calendar and the arithmetic that guidance uses on them.
//!
//! One rule covers 29 February and month ends alike: a day that the target month does not have becomes that
//! month's last day. So someone born on 29 February completes a year of life on 28 February of a common year,
//! and 31 August plus six months is the last day of February.

use std::fmt;
use std::num::NonZeroU32;

use jiff::ToSpan;
use jiff::civil;

/// A day in the proleptic Gregorian calendar, years 1 to 9999.
///
/// Kept as 32 for each month since the beginning of year 0 and the day of the month: such numbers stand to each other as the days
/// do, most arithmetic of guidance is a subtraction, and a column of days that may be missing takes four bytes a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NonZeroU32);

/// The unit of a shift such as `D + 18 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateUnit {
    /// Calendar days.
    Days,
    /// Calendar months; the day is kept, or cut to the month's last.
    Months,
    /// Twelve months each.
    Years,
}

impl DateUnit {
    /// The word for several.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            DateUnit::Days => "days",
            DateUnit::Months => "months",
            DateUnit::Years => "years",
        }
    }

    /// The word for one, or for several.
    pub(crate) fn word(self, one: bool) -> &'static str {
        if one { self.name().trim_end_matches('s') } else { self.name() }
    }
}

/// What a month takes: more than the days of any.
const MONTH: u32 = 32;
/// The months of the years 1 to 9999.
const MONTHS: std::ops::Range<i64> = 12..120_000;

impl Date {
    /// The day, or `None` where the calendar has no such day (31 February) or the year is outside 1 to 9999.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Date> {
        civil::Date::new(year, month, day).ok().and_then(Date::of)
    }

    /// Reads `2024-06-30`; nothing else is taken.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Date> {
        Date::of_iso_bytes(text.as_bytes())
    }

    /// The same of bytes.
    #[must_use]
    pub(crate) fn of_iso_bytes(bytes: &[u8]) -> Option<Date> {
        let &[b0, b1, b2, b3, b4, b5, b6, b7, tens, ones] = bytes else { return None };
        // What each byte is above the one of this form: digits then are 0 to 9, signs 0.
        let over = u64::from_le_bytes([b0, b1, b2, b3, b4, b5, b6, b7]) ^ u64::from_le_bytes(*b"0000-00-");
        let (tens, ones) = (tens ^ b'0', ones ^ b'0');
        // Added to this, what is too much reaches the highest bit of its byte.
        let reaching = over.wrapping_add(u64::from_le_bytes([0x76, 0x76, 0x76, 0x76, 0x7F, 0x76, 0x76, 0x7F]));
        if (reaching | over) & 0x8080_8080_8080_8080 != 0 || tens > 9 || ones > 9 {
            return None;
        }
        // In each byte ten times the one before it and itself.
        let [_, century, _, rest, _, _, month, _] = over.wrapping_mul(10 << 8 | 1).to_le_bytes();
        let (year, day) = (i16::from(century) * 100 + i16::from(rest), (tens * 10 + ones) as i8);
        // Every month has 28 days: only the last three need a look at the calendar.
        if (1..=28).contains(&day) && (1..=12).contains(&month) && year > 0 {
            return Date::packed(i64::from(year) * 12 + i64::from(month) - 1, day);
        }
        Date::new(year, month as i8, day)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        (self.months() / 12) as i16
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        (self.months() % 12) as i8 + 1
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> i8 {
        (self.0.get() % MONTH) as i8
    }

    /// This day moved by `amount` units, or `None` where that leaves the years 1 to 9999.
    #[doc(hidden)]
    #[must_use]
    pub fn shift(self, amount: i64, unit: DateUnit) -> Option<Date> {
        let months = match unit {
            DateUnit::Days => {
                let span = jiff::Span::new().try_days(amount).ok()?;
                return self.civil()?.checked_add(span).ok().and_then(Date::of);
            }
            DateUnit::Months => amount,
            DateUnit::Years => amount.checked_mul(12)?,
        };
        let months = self.months().checked_add(months).filter(|months| MONTHS.contains(months))?;
        Date::packed(months, self.day_in(months))
    }

    /// How many days lie between the first day of year 1 and this one.
    #[must_use]
    pub fn number(self) -> i64 {
        let last = i64::from(self.year()) - 1;
        let years = 365 * last + last / 4 - last / 100 + last / 400;
        years + self.civil().map_or(0, |day| i64::from(day.day_of_year()) - 1)
    }

    /// The day with this number; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Date> {
        Date::new(1, 1, 1)?.shift(number, DateUnit::Days)
    }

    /// A number that stands to those of other days as the days do, with gaps between months.
    #[cfg(feature = "csv")]
    #[must_use]
    pub(crate) fn ordinal(self) -> u32 {
        self.0.get()
    }

    fn of(day: civil::Date) -> Option<Date> {
        let months = i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
        if MONTHS.contains(&months) { Date::packed(months, day.day()) } else { None }
    }

    fn packed(months: i64, day: i8) -> Option<Date> {
        let packed = u32::try_from(months * i64::from(MONTH) + i64::from(day)).ok()?;
        NonZeroU32::new(packed).map(Date)
    }

    fn civil(self) -> Option<civil::Date> {
        civil::Date::new(self.year(), self.month(), self.day()).ok()
    }

    /// Months since the beginning of year 0.
    fn months(self) -> i64 {
        i64::from(self.0.get() / MONTH)
    }

    /// Full months from `self` to `to`: the largest `n` with `self + n months <= to`; negative when `to` is earlier
    /// (then `-n` is the full months from `to` to `self`).
    #[must_use]
    pub fn full_months_until(self, to: Date) -> i64 {
        if to < self {
            return -to.full_months_until(self);
        }
        let months = to.months() - self.months();
        if to.day() < self.day_in(to.months()) { months - 1 } else { months }
    }

    /// Full years from `self` to `to`: the largest `n` with `self + n years <= to`; negative when `to` is earlier.
    #[must_use]
    pub fn full_years_until(self, to: Date) -> i64 {
        self.full_months_until(to) / 12
    }

    /// This day's number in another month: cut to that month's last day.
    fn day_in(self, months: i64) -> i8 {
        // Every month has 28 days: only the last three need a look at the calendar.
        if self.day() <= 28 {
            return self.day();
        }
        let first = Date::packed(months, 1).and_then(Date::civil);
        first.map_or(self.day(), |first| self.day().min(first.days_in_month()))
    }

    /// This day moved by working days: the `amount`-th day after it (before it where negative) that is neither a Saturday nor a
    /// Sunday nor among `days_off`, which ascend. `None` where that leaves the years that `days_off` speak of: what is off
    /// there is not known.
    #[must_use]
    pub fn shift_working(self, amount: i64, days_off: &[Date]) -> Option<Date> {
        let (first, last) = (days_off.first()?.year(), days_off.last()?.year());
        let known = |day: Date| (first..=last).contains(&day.year());
        let works = |day: Date| {
            let weekday = day.civil().map(civil::Date::weekday);
            let weekend = matches!(weekday, Some(civil::Weekday::Saturday | civil::Weekday::Sunday));
            !weekend && days_off.binary_search(&day).is_err()
        };
        let mut day = self;
        let mut left = amount.unsigned_abs();
        while left > 0 {
            day = if amount < 0 { day.yesterday()? } else { day.tomorrow()? };
            if !known(day) {
                return None;
            }
            left -= u64::from(works(day));
        }
        known(day).then_some(day)
    }

    /// The day after, or `None` after the last day of 9999.
    #[must_use]
    pub fn tomorrow(self) -> Option<Date> {
        self.civil()?.checked_add(1.day()).ok().and_then(Date::of)
    }

    /// The day before, or `None` before the first day of year 1.
    #[must_use]
    pub fn yesterday(self) -> Option<Date> {
        self.civil()?.checked_sub(1.day()).ok().and_then(Date::of)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse_iso(text).unwrap()
    }

    #[test]
    fn days_are_read_by_their_ten_signs_and_nothing_else_is_taken() {
        for (year, month, day) in [0, 1, 1900, 2000, 2023, 2024, 9999]
            .into_iter()
            .flat_map(|year| (0..=13).flat_map(move |month| (0..=32).map(move |day| (year, month, day))))
        {
            let text = format!("{year:04}-{month:02}-{day:02}");
            assert_eq!(Date::parse_iso(&text), Date::new(year, month, day), "{text}");
        }
        for at in 0..10 {
            for sign in 0..=255 {
                let mut bytes = *b"2024-06-30";
                bytes[at] = sign;
                let digits = bytes.iter().enumerate().all(|(at, sign)| at == 4 || at == 7 || sign.is_ascii_digit());
                let is_so = digits && bytes[4] == b'-' && bytes[7] == b'-';
                let number = |range: std::ops::Range<usize>| {
                    bytes[range].iter().fold(0, |n, b| n * 10 + i32::from(b.wrapping_sub(b'0')))
                };
                let (year, month, day) = (number(0..4), number(5..7), number(8..10));
                let expected = if is_so { Date::new(year as i16, month as i8, day as i8) } else { None };
                assert_eq!(Date::of_iso_bytes(&bytes), expected, "{bytes:?}");
            }
        }
        assert_eq!(Date::of_iso_bytes(b"2024-06-300"), None);
    }

    #[test]
    fn a_leap_day_birthday_falls_on_the_28th_in_common_years() {
        assert_eq!(day("2004-02-29").full_years_until(day("2022-02-27")), 17);
        assert_eq!(day("2004-02-29").full_years_until(day("2022-02-28")), 18);
        assert_eq!(day("2004-02-29").full_years_until(day("2024-02-28")), 19);
        assert_eq!(day("2004-02-29").full_years_until(day("2024-02-29")), 20);
    }

    #[test]
    fn full_years_and_months_are_the_largest_that_fit() {
        let days: Vec<Date> = [
            "2000-02-28",
            "2000-02-29",
            "2000-03-01",
            "2001-01-31",
            "2003-12-31",
            "2004-02-28",
            "2004-02-29",
            "2005-04-30",
        ]
        .map(day)
        .to_vec();
        for from in &days {
            for to in days.iter().filter(|to| from <= to) {
                let (years, months) = (from.full_years_until(*to), from.full_months_until(*to));
                assert!(from.shift(years, DateUnit::Years).unwrap() <= *to, "{from} {to}");
                assert!(from.shift(years + 1, DateUnit::Years).unwrap() > *to, "{from} {to}");
                assert!(from.shift(months, DateUnit::Months).unwrap() <= *to, "{from} {to}");
                assert!(from.shift(months + 1, DateUnit::Months).unwrap() > *to, "{from} {to}");
            }
        }
    }

    #[test]
    fn months_are_added_as_the_calendar_library_adds_them() {
        let first = day("2023-12-01");
        for from in (0..500).map(|days| first.shift(days, DateUnit::Days).unwrap()) {
            for months in [-30_000, -25_000, -13, -1, 0, 1, 2, 11, 12, 25, 95_000, 100_000, i64::MAX] {
                let expected = (|| {
                    let span = jiff::Span::new().try_months(months).ok()?;
                    from.civil()?.checked_add(span).ok().and_then(Date::of)
                })();
                assert_eq!(from.shift(months, DateUnit::Months), expected, "{from} + {months} months");
            }
            assert_eq!(from.shift(-3, DateUnit::Years), from.shift(-36, DateUnit::Months));
            assert_eq!(from.shift(i64::MAX, DateUnit::Years), None);
        }
    }

    #[test]
    fn days_are_numbered_one_after_the_other() {
        assert_eq!(day("0001-01-01").number(), 0);
        assert_eq!(day("9999-12-31").number(), 3_652_058);
        assert_eq!(Date::of_number(-1), None);
        assert_eq!(Date::of_number(3_652_059), None);
        for first in ["0004-02-27", "1899-12-30", "2000-02-27", "2023-12-30"].map(day) {
            for step in 0..5 {
                let later = Date::of_number(first.number() + step).unwrap();
                assert_eq!((later.number(), Some(later)), (first.number() + step, first.shift(step, DateUnit::Days)));
            }
        }
    }

    #[test]
    fn working_days_pass_over_weekends_and_days_off() {
        let off = [day("2024-01-01"), day("2024-04-30"), day("2024-05-01")];
        assert_eq!(day("2024-04-26").shift_working(1, &off), Some(day("2024-04-29")), "over a weekend");
        assert_eq!(day("2024-04-29").shift_working(1, &off), Some(day("2024-05-02")), "over two days off");
        assert_eq!(day("2024-05-02").shift_working(-2, &off), Some(day("2024-04-26")));
        assert_eq!(day("2024-04-28").shift_working(0, &off), Some(day("2024-04-28")));
        assert_eq!(day("2024-12-30").shift_working(5, &off), None, "nothing is known of 2025");
        assert_eq!(day("2024-04-29").shift_working(1, &[]), None);
    }

    #[test]
    fn months_are_cut_to_the_month_end() {
        assert_eq!(day("2023-08-31").shift(6, DateUnit::Months), Some(day("2024-02-29")));
        assert_eq!(day("2024-01-31").full_months_until(day("2024-02-29")), 1);
        assert_eq!(day("2024-01-31").full_months_until(day("2024-02-28")), 0);
        assert_eq!(day("2024-03-31").full_months_until(day("2024-01-31")), -2);
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::parse_iso("2023-02-29"), None);
        assert_eq!(Date::parse_iso("2023-2-9"), None);
        assert_eq!(Date::new(2024, 2, 31), None);
        assert_eq!(day("9999-12-31").shift(1, DateUnit::Days), None);
    }
}
