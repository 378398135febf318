//! Days as databases write them.

use crate::value::Date;

/// The day of `2024-03-01`, or of a moment that is its beginning in no zone (`2024-03-01 00:00:00`); none of any other text.
pub(super) fn day_of(text: &str) -> Option<Date> {
    let (day, time) = match text.split_at_checked(10)? {
        (day, "") => return Date::parse_iso(day),
        (day, rest) => (day, rest.strip_prefix([' ', 'T'])?),
    };
    let (time, parts) = time.split_once('.').unwrap_or((time, ""));
    let is_beginning = ["00:00", "00:00:00"].contains(&time) && parts.bytes().all(|digit| digit == b'0');
    is_beginning.then(|| Date::parse_iso(day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_a_day_at_its_beginning_alone() {
        let day = Date::parse_iso("2024-03-01");
        assert_eq!(day_of("2024-03-01"), day);
        assert_eq!(day_of("2024-03-01 00:00:00"), day);
        assert_eq!(day_of("2024-03-01T00:00:00.000000"), day);
        for other in
            ["2024-03-01 00:00:01", "2024-03-01 00:00:00+07", "2024-03-01 00:00:00.5", "2024-02-30", "01/03/2024", ""]
        {
            assert_eq!(day_of(other), None, "{other}");
        }
    }
}
