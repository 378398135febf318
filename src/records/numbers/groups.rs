//! Digits in groups of three, as thousands are parted.

/// The spaces that part thousands; those that do not break among them.
pub(super) const SPACES: &[char] = &[' ', '\u{A0}', '\u{202F}', '\u{2009}'];

/// Whether the digits stand in threes behind the sign, and the first one to three do not begin with zero.
pub(super) fn is_grouped(digits: &str, sign: char) -> bool {
    let mut groups = digits.split(sign);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let leading = (1..=3).contains(&first.len()) && all_digits(first) && !first.starts_with('0');
    leading && !rest.is_empty() && rest.iter().all(|group| group.len() == 3 && all_digits(group))
}

/// `2,295`, and `1.234.567`, which is thousands for certain, but of a form that nobody declared.
pub(super) fn may_be_grouped(digits: &str) -> bool {
    is_grouped(digits, ',') || (digits.matches('.').count() > 1 && is_grouped(digits, '.'))
}

pub(super) fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
