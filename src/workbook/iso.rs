//! Days, moments and lengths of time as ISO 8601 writes them, which ODS does always and XLSX may.

use super::cell::Time;
use crate::value::Date;

/// A day, with the seconds after its midnight: `2024-06-30`, `2024-06-30T07:30:00`.
pub(super) fn moment(text: &str) -> Option<(Date, Time)> {
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let date = Date::parse_iso(day)?;
    let seconds = clock(time.strip_suffix('Z').unwrap_or(time))?;
    let days = i64::try_from(seconds / 86_400).ok()?;
    Some((Date::of_number(date.number() + days)?, Time::of_seconds(seconds % 86_400)))
}

/// Seconds of `07:30`, `07:30:00`, `07:30:00.000`, to the nearest.
pub(super) fn clock(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let (hours, minutes) = (whole(parts.next()?)?, whole(parts.next()?)?);
    let seconds = parts.next().map_or(Some(0), rounded)?;
    let is_time = parts.next().is_none() && hours < 24 && minutes < 60 && seconds <= 60;
    is_time.then_some(hours * 3600 + minutes * 60 + seconds)
}

/// A length of time: `PT12H30M00S`, `P1DT2H`. Years and months have no length.
pub(super) fn duration(text: &str) -> Option<Time> {
    let (days, times) = text.strip_prefix('P')?.split_once('T')?;
    let mut seconds = match days.strip_suffix('D') {
        Some(days) => whole(days)?.checked_mul(86_400)?,
        None if days.is_empty() => 0,
        None => return None,
    };
    let mut rest = times;
    let mut units = [('H', 3600), ('M', 60), ('S', 1)].into_iter();
    while !rest.is_empty() {
        let end = rest.find(|sign: char| sign.is_ascii_uppercase())?;
        let unit = rest[end..].chars().next()?;
        let (_, length) = units.find(|(letter, _)| *letter == unit)?;
        let number = if length == 1 { rounded(&rest[..end])? } else { whole(&rest[..end])? };
        seconds = seconds.checked_add(number.checked_mul(length)?)?;
        rest = &rest[end + 1..];
    }
    (!times.is_empty()).then(|| Time::of_seconds(seconds))
}

fn whole(digits: &str) -> Option<u64> {
    let is_number = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.parse().ok() } else { None }
}

/// A number with or without a part behind its point, to the nearest.
fn rounded(text: &str) -> Option<u64> {
    let (number, part) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_part = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let up = part.bytes().next().is_some_and(|digit| digit >= b'5');
    if is_part { Some(whole(number)? + u64::from(up)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        moment(text).map(|(date, time)| format!("{date} {}", time.seconds()))
    }

    #[test]
    fn moments_are_read() {
        for (text, shown) in [
            ("2024-06-30", "2024-06-30 0"),
            ("2024-06-30T00:00:00", "2024-06-30 0"),
            ("2024-06-30T07:30:00.000Z", "2024-06-30 27000"),
            ("2024-06-30T23:59:59.6", "2024-07-01 0"),
            ("2024-06-30T07:30", "2024-06-30 27000"),
        ] {
            assert_eq!(told(text).as_deref(), Some(shown), "{text}");
        }
        let none = [
            "",
            "2024-02-30",
            "2024-06-30T",
            "2024-06-30T24:00:00",
            "2024-06-30T07",
            "30/06/2024",
            "2024-06-30T07:60:00",
        ];
        assert_eq!(none.map(told), [const { None }; 7]);
    }

    #[test]
    fn lengths_of_time_are_read() {
        let seconds = |text| duration(text).map(Time::seconds);
        assert_eq!(seconds("PT12H30M00S"), Some(45_000));
        assert_eq!(seconds("PT36H00M00.5S"), Some(129_601));
        assert_eq!(seconds("P1DT2H"), Some(93_600));
        assert_eq!(seconds("PT5S"), Some(5));
        let none = ["", "PT", "P1Y", "P1Y2M3DT1H", "PT1S1H", "PT-1H", "-PT1H", "PT1", "PTH", "PT99999999999999999999H"];
        assert_eq!(none.map(seconds), [None; 10]);
    }
}
