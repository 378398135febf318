//! What a cell of a CSV holds: text that no spreadsheet takes for a formula, or a figure.

use crate::words::signs::is_invisible;
use crate::words::{Cell, Medium};

/// A cell before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Content {
    Text(String),
    Figure(String),
    Kept(String),
}

impl Field {
    /// Text of rules or of data, with what steers written out. Where a spreadsheet would take it for a formula, an apostrophe leads it.
    #[must_use]
    pub fn text(text: impl AsRef<str>) -> Field {
        Field { content: Content::Text(Cell::escape(text.as_ref())) }
    }

    /// A figure: digits with a point or comma among them, a hyphen before them. Anything else is text.
    #[must_use]
    pub fn figure(text: impl Into<String>) -> Field {
        let text = text.into();
        if is_figure(&text) { Field { content: Content::Figure(text) } } else { Field::text(text) }
    }

    /// Digits that must stay as they are written, because a spreadsheet would make another number or a day of them: `1/3`. An
    /// apostrophe leads them.
    #[must_use]
    pub fn kept(text: impl Into<String>) -> Field {
        Field { content: Content::Kept(text.into()) }
    }

    /// What stands in the cell, quotes not counted.
    #[must_use]
    pub fn into_cell(self) -> String {
        match self.content {
            Content::Figure(text) => text,
            Content::Text(text) if begins_as_formula(text.trim_start_matches(GUARD)) => format!("{GUARD}{text}"),
            Content::Text(text) => text,
            Content::Kept(text) => format!("{GUARD}{text}"),
        }
    }
}

/// What leads text that would be taken for a formula.
const GUARD: char = '\'';

/// The text of a cell that [`Field::text`] has written: without the apostrophe, if one was put before it.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|text| begins_as_formula(text.trim_start_matches(GUARD))).unwrap_or(cell)
}

fn is_figure(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.starts_with(|sign: char| sign.is_ascii_digit())
        && digits.chars().all(|sign| sign.is_ascii_digit() || matches!(sign, '.' | ','))
}

/// Whether a spreadsheet could take a text for a formula. A hyphen alone is none: tables print it for zero.
#[must_use]
pub fn begins_as_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    // Some take white space and signs that are not seen away first.
    let seen = text.trim_start_matches(|sign: char| sign.is_whitespace() || sign.is_control() || is_invisible(sign));
    seen != "-" && seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_never_a_formula_and_a_figure_stays() {
        let text = |text: &str| Field::text(text).into_cell();
        for (given, cell) in [
            ("=1+1", "'=1+1"),
            ("- Nữ", "'- Nữ"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\u{feff}=1\u{1b}", "\\u{feff}=1\\u{1b}"),
            ("\t1", "'\t1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("Nữ", "Nữ"),
            ("'90", "'90"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(text(given), cell);
        }
        let figure = |text: &str| Field::figure(text).into_cell();
        for same in ["-5", "38,87", "-1.5", "0", "…"] {
            assert_eq!(figure(same), same);
        }
        assert_eq!(figure("-2+3"), "'-2+3", "what is not a figure is text");
        assert_eq!(figure("-A1"), "'-A1");
        assert_eq!(Field::kept("-1/3").into_cell(), "'-1/3");
    }

    proptest! {
        #[test]
        fn what_leads_a_text_is_taken_away_again(text in "['=+@\\-\t \u{feff}a1]{0,5}") {
            let cell = Field::text(text.clone()).into_cell();
            prop_assert!(!begins_as_formula(&cell));
            prop_assert_eq!(unguarded(&cell), Cell::escape(&text));
        }
    }
}
