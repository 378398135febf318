//! Places of cells as programs write them: `C17`, `A1:L93001`.

use std::fmt;

use super::shape::Area;

/// The last row that a sheet can have.
pub(super) const LAST_ROW: u32 = 1 << 20;
/// Columns that a sheet can have.
pub(super) const COLUMNS: u32 = 1 << 14;

/// A cell: its row, counted from 1, and its column, counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub row: u32,
    pub column: u32,
}

impl Place {
    /// Reads `C17`: capitals and digits, nothing before, between or behind them, and a cell that a sheet has.
    pub(super) fn parse(text: &str) -> Option<Place> {
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        let (column, row) = text.split_at_checked(letters)?;
        if !(1..=3).contains(&letters) {
            return None;
        }
        let column = column.bytes().fold(0, |number, letter| number * 26 + u32::from(letter - b'A') + 1) - 1;
        let row = row_number(row)?;
        (column < COLUMNS).then_some(Place { row, column })
    }
}

/// Reads the number of a row: digits without zeros before them, and one that a sheet has.
pub(super) fn row_number(text: &str) -> Option<u32> {
    let is_plain = !text.starts_with('0') && text.len() <= 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    let row = if is_plain { text.parse().ok()? } else { return None };
    (row <= LAST_ROW).then_some(row)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = [0; 8];
        let mut first = letters.len();
        let mut rest = self.column + 1;
        while rest > 0 && first > 0 {
            first -= 1;
            letters[first] = b'A' + ((rest - 1) % 26) as u8;
            rest = (rest - 1) / 26;
        }
        letters[first..].iter().try_for_each(|letter| write!(f, "{}", *letter as char))?;
        write!(f, "{}", self.row)
    }
}

/// Reads `A1:L93001`, or one cell.
pub(super) fn area(text: &str) -> Option<Area> {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let (first, last) = (Place::parse(first)?, Place::parse(last)?);
    (first.row <= last.row && first.column <= last.column).then_some(Area {
        first_row: first.row,
        first_column: first.column,
        last_row: last.row,
        last_column: last.column,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_is_written_and_nothing_else_is() {
        let read = |text| Place::parse(text).map(|place| (place.row, place.column));
        assert_eq!(read("A1"), Some((1, 0)));
        assert_eq!(read("C17"), Some((17, 2)));
        assert_eq!(read("AA1"), Some((1, 26)));
        assert_eq!(read("XFD1048576"), Some((1_048_576, 16_383)));
        let none = [
            "",
            "1",
            "A",
            "A0",
            "A01",
            "a1",
            "XFE1",
            "A1048577",
            "AAAA1",
            "ZZZZZ99999999999",
            "$A$1",
            "A1 ",
            "A-1",
            "A1A",
            "Ă1",
            "A+1",
        ];
        assert_eq!(none.map(read), [None; 16]);
        for column in 0..COLUMNS {
            let place = Place { row: 7, column };
            assert_eq!(Place::parse(&place.to_string()), Some(place));
        }
    }

    #[test]
    fn an_area_has_its_first_cell_first() {
        let four = Area { first_row: 2, first_column: 1, last_row: 3, last_column: 2 };
        assert_eq!(area("B2:C3"), Some(four));
        assert_eq!(area("B2").map(|area| (area.last_row, area.last_column)), Some((2, 1)));
        assert_eq!(["C3:B2", "B3:C2", "C2:B3", "B2:", ":B2", "B2:C3:D4", "B:C"].map(area), [None; 7]);
    }
}
