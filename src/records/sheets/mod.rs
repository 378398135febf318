//! Records from the rows of a sheet of a workbook.
//!
//! A sheet is a page that people keep: titles stand over its header, a header has two lines, cells are merged, a line of totals and notes stand below.
//! [`SheetHead`] finds the header among the first rows; [`read_sheet_rows`] takes each row below it through the one door, as CSV's are, so that a
//! row is a record or a reject and nothing else, but for empty ones and totals, which are said. How a workbook is stored, which file it is and
//! which sheets of it are read may not enter.

mod account;
mod cells;
mod head;
mod merged;
mod rows;

pub use account::SheetAccount;
pub use head::SheetHead;
pub use rows::{of_workbook, read_sheet_rows};
