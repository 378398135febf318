//! Where among sheets, rows and cells the reading is. Rows and columns may stand in groups, in each other to any depth, and what lies
//! on a sheet may hold tables of its own.

use crate::workbook::fault::PartFault;
use crate::workbook::stop::Stop;
use crate::workbook::xml::{Tag, local};

/// At which depth the sheets stand.
const SHEETS: u32 = 4;

/// What begins.
pub(super) enum Begins {
    Sheet,
    /// So many columns from this one on, which are not shown.
    HiddenColumns(u32, u32),
    Row,
    /// A cell that stands in so many columns.
    Cell(u32),
    Other,
}

/// What ends.
pub(super) enum Ends {
    Sheet,
    Row,
    Cell,
    Other,
}

/// Where the reading is.
#[derive(Default)]
pub(super) struct Walk {
    /// Whether what is read are the sheets.
    is_sheets: bool,
    is_sheet: bool,
    /// The depth of what lies on the sheet.
    aside: Option<u32>,
    row_depth: Option<u32>,
    cell_depth: Option<u32>,
    /// The row, counted from 1, how often it stands there, and whether it is shown.
    pub row: u32,
    pub repeats: u32,
    pub is_hidden: bool,
    /// The first column of the cell.
    pub column: u32,
    next_row: u32,
    next_column: u32,
}

impl Walk {
    pub(super) fn open(&mut self, depth: u32, tag: &Tag<'_>) -> Result<Begins, Stop> {
        let name = tag.name();
        match (depth, self.row_depth) {
            (3, _) => self.is_sheets = name == "spreadsheet",
            (SHEETS, _) if self.is_sheets && name == "table" => {
                (self.is_sheet, self.next_row, self.next_column) = (true, 1, 0);
                return Ok(Begins::Sheet);
            }
            _ if !self.is_sheet || self.aside.is_some() => {}
            (_, None) if name == "shapes" || tag.written().starts_with("draw:") => self.aside = Some(depth),
            (_, None) if name == "table-column" => return self.columns(tag),
            (_, None) if name == "table-row" => {
                self.row_depth = Some(depth);
                return self.begin_row(tag);
            }
            (_, Some(row)) if depth == row + 1 && matches!(name, "table-cell" | "covered-table-cell") => {
                self.cell_depth = Some(depth);
                let repeats = count(tag, "number-columns-repeated")?;
                self.column = self.next_column;
                self.next_column = self.next_column.saturating_add(repeats);
                return Ok(Begins::Cell(repeats));
            }
            _ => {}
        }
        Ok(Begins::Other)
    }

    pub(super) fn close(&mut self, depth: u32) -> Ends {
        if self.aside == Some(depth) {
            self.aside = None;
        } else if self.cell_depth == Some(depth) {
            self.cell_depth = None;
            return Ends::Cell;
        } else if self.row_depth == Some(depth) {
            self.row_depth = None;
            return Ends::Row;
        } else if self.is_sheet && depth == SHEETS {
            self.is_sheet = false;
            return Ends::Sheet;
        }
        Ends::Other
    }

    /// How deep in a cell an element at this depth stands: 1 is its child.
    pub(super) fn in_cell(&self, depth: u32) -> Option<u32> {
        depth.checked_sub(self.cell_depth?).filter(|depth| *depth > 0)
    }

    /// Whether text that comes stands in a cell.
    pub(super) fn is_in_cell(&self) -> bool {
        self.cell_depth.is_some()
    }

    fn columns(&mut self, tag: &Tag<'_>) -> Result<Begins, Stop> {
        let (first, count) = (self.next_column, count(tag, "number-columns-repeated")?);
        self.next_column = first.saturating_add(count);
        Ok(if is_hidden(tag)? { Begins::HiddenColumns(first, count) } else { Begins::Other })
    }

    fn begin_row(&mut self, tag: &Tag<'_>) -> Result<Begins, Stop> {
        self.repeats = count(tag, "number-rows-repeated")?;
        self.is_hidden = is_hidden(tag)?;
        (self.row, self.next_column) = (self.next_row, 0);
        self.next_row = self.row.saturating_add(self.repeats);
        Ok(Begins::Row)
    }
}

/// Whether a row or a column is not shown, by hand or by a filter.
fn is_hidden(tag: &Tag<'_>) -> Result<bool, Stop> {
    Ok(tag.attribute("visibility")?.is_some_and(|word| word != "visible"))
}

/// How often something stands there: once, where nothing is said.
pub(super) fn count(tag: &Tag<'_>, name: &'static str) -> Result<u32, Stop> {
    for attribute in tag.attributes() {
        let (key, value) = attribute?;
        if local(key) == name {
            let is_number = value.len() <= 9 && value.bytes().all(|byte| byte.is_ascii_digit());
            let number = if is_number { value.parse().ok().filter(|number| *number > 0) } else { None };
            return number.ok_or(PartFault::Malformed { element: name }.into());
        }
    }
    Ok(1)
}
