//! Places of cells with their sheet, as OpenDocument writes them: `'Kết nạp'.A1:'Kết nạp'.L99`.

use crate::workbook::reference::Place;
use crate::workbook::shape::Area;

/// The sheet and the cells of a range on one sheet.
pub(super) fn range(text: &str) -> Option<(String, Area)> {
    let (sheet, first, rest) = cell(text)?;
    let (last_sheet, last, rest) = match rest.strip_prefix(':') {
        Some(rest) => cell(rest)?,
        None => (sheet.clone(), first, rest),
    };
    let is_so = rest.is_empty() && last_sheet == sheet && first.row <= last.row && first.column <= last.column;
    is_so.then_some((
        sheet,
        Area { first_row: first.row, first_column: first.column, last_row: last.row, last_column: last.column },
    ))
}

/// A sheet, a cell, and what follows them.
fn cell(text: &str) -> Option<(String, Place, &str)> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let (sheet, rest) = match text.strip_prefix('\'') {
        Some(quoted) => {
            let end = closing_quote(quoted)?;
            (quoted[..end].replace("''", "'"), quoted[end + 1..].strip_prefix('.')?)
        }
        None => {
            let (sheet, rest) = text.split_once('.')?;
            (sheet.to_owned(), rest)
        }
    };
    let (place, rest) = rest.split_at(rest.find(':').unwrap_or(rest.len()));
    Some((sheet, Place::parse(&place.replace('$', ""))?, rest))
}

/// Where the quotation mark is that closes; one that is written twice is part of the name.
fn closing_quote(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('\'')?;
        if text[at + 1..].starts_with('\'') {
            from = at + 2;
        } else {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_with_their_sheets() {
        let told = |text| range(text).map(|(sheet, area)| format!("{sheet} {} {}", area.last_row, area.last_column));
        assert_eq!(told("Sheet1.A1:Sheet1.L99").as_deref(), Some("Sheet1 99 11"));
        assert_eq!(told("$'Kết nạp'.$A$1:$'Kết nạp'.$B$2").as_deref(), Some("Kết nạp 2 1"));
        assert_eq!(told("'it''s. a:b'.A1").as_deref(), Some("it's. a:b 1 0"));
        let none = ["", "A1", "'A.A1", "A.A1:B.A2", "A.B2:A.A1", "A.A1:A.A2:A.A3", "A.A0", "'a'A1", "''.A1:"];
        assert_eq!(none.map(told), [const { None }; 9]);
    }
}
