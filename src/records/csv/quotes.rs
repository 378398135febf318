//! Whether the quotation marks of a row match. The reader is lenient and would join lines in silence.

/// What a look at the marks of one row gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// Each cell that begins with a mark ends with one.
    Matched,
    /// The last cell begins with a mark and does not end.
    Unclosed,
    /// Something other than a separator follows a closing mark.
    TextAfter,
}

/// Looks at the bytes of one row, its line end not included.
pub(super) fn check_quotes(row: &[u8], delimiter: u8) -> Quotes {
    let mut at = 0;
    loop {
        if row.get(at) == Some(&b'"') {
            at = match closing_mark(row, at + 1) {
                None => return Quotes::Unclosed,
                Some(mark) => mark + 1,
            };
            if row.get(at).is_some_and(|next| *next != delimiter) {
                return Quotes::TextAfter;
            }
        }
        match row[at..].iter().position(|b| *b == delimiter) {
            None => return Quotes::Matched,
            Some(distance) => at += distance + 1,
        }
    }
}

/// The next mark that is not doubled.
pub(super) fn closing_mark(row: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += row.get(at..)?.iter().position(|b| *b == b'"')?;
        if row.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_match_as_the_standard_form_says() {
        for (row, expected) in [
            (r#"a,"b,c",d"#, Quotes::Matched),
            ("\"a \"\"b\"\" c\",\"\"\"", Quotes::Unclosed),
            ("\"a \"\"b\"\" c\",\"\"\"\"", Quotes::Matched),
            (r#"a,5" wide,c"#, Quotes::Matched),
            (r#"a,"b"c,d"#, Quotes::TextAfter),
            ("a,\"b\n1,c", Quotes::Unclosed),
            (r#""""#, Quotes::Matched),
            ("", Quotes::Matched),
            ("\"", Quotes::Unclosed),
        ] {
            assert_eq!(check_quotes(row.as_bytes(), b','), expected, "{row}");
        }
    }
}
