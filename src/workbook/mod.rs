//! Workbooks of spreadsheet programs, XLSX and ODS, read as they stand: sheets, rows, cells, and what is said of them.
//!
//! A cell comes as its program means it: a day by its format and not by its digits, a number by the digits that are shown, a
//! formula by the result that is in the file. Nothing is calculated, and nothing of records, schemas or rules may enter: which
//! row is a header and which cell a person's is for who asks. Sees `value` and `message`.
//!
//! Files come from anywhere, so each is held for hostile: [`Limits`] bounds what is unpacked and kept, references lead where they
//! say or are faults, and a sheet is never held: [`Rows`] lends one row at a time. So rows have their cells by an iterator,
//! and rows without any are passed over: the numbers of the others tell of them.

mod cell;
#[allow(dead_code, reason = "the readers that say it come next")]
mod fault;
#[allow(dead_code, reason = "the readers that fill it come next")]
mod held;
mod limits;
mod rows;
mod shape;
#[allow(dead_code, reason = "the readers that fill it come next")]
mod texts;

pub use cell::{Cell, Placed, Time};
pub use fault::{FileFault, PartFault, SheetFault, WorkbookFault};
pub use limits::Limits;
pub use rows::{GivenRow, Row, Rows};
pub use shape::{Area, Filter, Shape, SheetAbout, Visibility};
