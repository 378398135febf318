//! The rows of a sheet, one after the other.

use super::cell::Placed;
use super::fault::WorkbookFault;
use super::held::Held;
use super::texts::Texts;

/// One row that holds something.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Its number, as the program shows it: the first is 1.
    pub number: u32,
    /// Whether it is not shown, be it by hand or by a filter.
    pub is_hidden: bool,
    held: &'a Held,
    texts: &'a Texts,
}

impl<'a> Row<'a> {
    pub(super) fn new(number: u32, is_hidden: bool, held: &'a Held, texts: &'a Texts) -> Row<'a> {
        Row { number, is_hidden, held, texts }
    }

    /// The cells that hold something, by their columns, ascending.
    #[must_use]
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Placed<'a>> + Clone + use<'a> {
        self.held.cells(self.texts)
    }

    /// The cell in a column, if that holds something.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<Placed<'a>> {
        self.held.cell(column, self.texts)
    }
}

/// A row that is given by its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRow<'a> {
    /// Its number, the first being 1.
    pub number: u32,
    /// Whether it is not shown.
    pub is_hidden: bool,
    /// What it holds, by ascending columns.
    pub cells: Vec<Placed<'a>>,
}

/// Where rows come from.
pub(super) trait RowSource {
    /// The next row that holds something.
    fn next(&mut self) -> Result<Option<Row<'_>>, WorkbookFault>;
}

/// The rows of a sheet that hold something, in one pass from the first to the last.
pub struct Rows<'a> {
    source: Box<dyn RowSource + 'a>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(source: impl RowSource + 'a) -> Rows<'a> {
        Rows { source: Box::new(source) }
    }

    /// Rows that are given by their cells, without a workbook.
    #[must_use]
    pub fn given(rows: Vec<GivenRow<'a>>) -> Rows<'a> {
        Rows::new(Given { rows: rows.into_iter(), held: Held::default(), texts: Texts::default() })
    }

    /// The next row that holds something; `None` behind the last.
    ///
    /// # Errors
    ///
    /// Where the file does not go on as a workbook does. What was read before stands; nothing of the sheet can be read after it.
    #[allow(clippy::should_implement_trait, reason = "a row is lent until the next one is asked for")]
    pub fn next(&mut self) -> Result<Option<Row<'_>>, WorkbookFault> {
        self.source.next()
    }
}

/// Rows in memory.
struct Given<'a> {
    rows: std::vec::IntoIter<GivenRow<'a>>,
    held: Held,
    texts: Texts,
}

impl RowSource for Given<'_> {
    fn next(&mut self) -> Result<Option<Row<'_>>, WorkbookFault> {
        let Some(row) = self.rows.find(|row| !row.cells.is_empty()) else { return Ok(None) };
        self.held.clear();
        row.cells.iter().for_each(|placed| self.held.place(placed));
        Ok(Some(Row::new(row.number, row.is_hidden, &self.held, &self.texts)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Date;
    use crate::workbook::{Cell, Time};

    #[test]
    fn given_rows_come_as_they_are_and_empty_ones_do_not() {
        let day = Date::new(2024, 6, 30).unwrap();
        let cells = [
            Cell::Text("Lò Văn Ánh"),
            Cell::Number("38.87"),
            Cell::Date(day),
            Cell::Moment(day, Time::of_seconds(5)),
            Cell::Time(Time::of_seconds(90_000)),
            Cell::YesNo(true),
            Cell::Error("#DIV/0!"),
            Cell::NotCalculated,
            Cell::Unreadable("NaN"),
        ];
        let placed: Vec<Placed<'_>> = (0..).step_by(2).zip(cells).map(|(at, cell)| Placed::new(at, cell)).collect();
        let row = |number, cells| GivenRow { number, is_hidden: number == 7, cells };
        let last = vec![Placed { is_formula: true, ..placed[1] }];
        let mut rows = Rows::given(vec![row(3, placed.clone()), row(5, Vec::new()), row(7, last.clone())]);
        let first = rows.next().unwrap().unwrap();
        assert_eq!((first.number, first.is_hidden), (3, false));
        assert_eq!(first.cells().collect::<Vec<_>>(), placed);
        assert_eq!(first.cell(4), Some(placed[2]));
        assert_eq!(first.cell(5), None);
        let second = rows.next().unwrap().unwrap();
        assert_eq!((second.number, second.is_hidden), (7, true));
        assert_eq!(second.cells().collect::<Vec<_>>(), last);
        assert!(rows.next().unwrap().is_none());
    }
}
