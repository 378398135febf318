//! Which number formats show a number as a day or a time.

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number stays one.
    Number,
    /// A day, with or without a time of day.
    Day,
    /// A time that names no day.
    Time,
}

/// What a format makes of a number that has no code in the file, because every program knows it.
pub(super) fn shown_by_number(id: u32) -> Shown {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 | 71..=74 | 77 | 81 => Shown::Day,
        18..=21 | 32 | 33 | 45..=47 | 75 | 76 | 78..=80 => Shown::Time,
        _ => Shown::Number,
    }
}

/// What a format with this code makes of a number. Letters speak that stand outside of quotes, brackets and what is escaped.
pub(super) fn shown_by_code(code: &str) -> Shown {
    let (mut has_day, mut has_month, mut has_time) = (false, false, false);
    let mut rest = code;
    while let Some(sign) = rest.chars().next() {
        rest = &rest[sign.len_utf8()..];
        match sign {
            '"' => rest = behind(rest, '"'),
            '\\' | '_' | '*' => rest = rest.chars().next().map_or("", |next| &rest[next.len_utf8()..]),
            '[' => {
                let inner = rest.split(']').next().unwrap_or_default().to_ascii_lowercase();
                let of_one = |letter: char| !inner.is_empty() && inner.chars().all(|sign| sign == letter);
                has_time |= ['h', 'm', 's'].into_iter().any(of_one);
                rest = behind(rest, ']');
            }
            'a' | 'A' if begins(rest, "m/pm") => rest = &rest[4..],
            'g' | 'G' if begins(rest, "eneral") => rest = &rest[6..],
            'd' | 'D' | 'y' | 'Y' => has_day = true,
            'm' | 'M' => has_month = true,
            'h' | 'H' | 's' | 'S' => has_time = true,
            _ => {}
        }
    }
    match (has_day, has_time, has_month) {
        (true, ..) | (false, false, true) => Shown::Day,
        (false, true, _) => Shown::Time,
        (false, false, false) => Shown::Number,
    }
}

fn behind(text: &str, end: char) -> &str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_as_programs_read_them() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("0", Shown::Number),
            ("#,##0.00", Shown::Number),
            ("#,##0\\ \"đồng\";[Red]\\-#,##0", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("@", Shown::Number),
            ("[Red]0", Shown::Number),
            ("[$-42A]0", Shown::Number),
            ("0\" days\"", Shown::Number),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", Shown::Number),
            ("0_d", Shown::Number),
            ("\\d0", Shown::Number),
            ("\"unclosed dd", Shown::Number),
            ("[unclosed dd", Shown::Number),
            ("", Shown::Number),
            ("dd/mm/yyyy", Shown::Day),
            ("DD/MM/YYYY", Shown::Day),
            ("d\\-m", Shown::Day),
            ("mmm", Shown::Day),
            ("[$-1010000]d/m/yyyy;@", Shown::Day),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Day),
            ("\"Ngày \"dd\" tháng \"mm\" năm \"yyyy", Shown::Day),
            ("yyyy\\-mm\\-dd\\ hh:mm:ss", Shown::Day),
            ("m/d/yy h:mm AM/PM", Shown::Day),
            ("General;dd/mm/yyyy", Shown::Day),
            ("hh:mm", Shown::Time),
            ("h:mm AM/PM", Shown::Time),
            ("[h]:mm:ss", Shown::Time),
            ("[mm]", Shown::Time),
            ("mm:ss.0", Shown::Time),
        ] {
            assert_eq!(shown_by_code(code), shown, "{code}");
        }
    }

    #[test]
    fn formats_without_a_code_are_those_of_the_standard() {
        let of = |shown| (0..200).filter(|id| shown_by_number(*id) == shown).collect::<Vec<_>>();
        assert_eq!(of(Shown::Time), [18, 19, 20, 21, 32, 33, 45, 46, 47, 75, 76, 78, 79, 80]);
        assert_eq!(of(Shown::Day)[..5], [14, 15, 16, 17, 22]);
    }
}
