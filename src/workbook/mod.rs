//! Workbooks of spreadsheet programs, XLSX and ODS, read as they stand: sheets, rows, cells, and what is said of them.
//!
//! A cell comes as its program means it: a day by its format and not by its digits, a number by the digits that are shown, a
//! formula by the result that is in the file. Nothing is calculated, and nothing of records, schemas or rules may enter: which
//! row is a header and which cell a person's is for who asks. Sees `value` and `message`.
//!
//! Files come from anywhere, so each is held for hostile: [`Limits`] bounds what is unpacked and kept, references lead where they
//! say or are faults, and a sheet is never held: [`Rows`] lends one row at a time. So rows have their cells by an iterator,
//! and rows without any are passed over: the numbers of the others tell of them.

mod book;
mod cell;
mod compound;
mod fault;
mod format;
mod held;
mod iso;
mod limits;
mod metered;
mod number;
mod ods;
mod package;
mod recognised;
mod reference;
mod rows;
mod serial;
mod shape;
mod stop;
mod texts;
mod xlsx;
mod xml;

pub use book::Workbook;
pub use cell::{Cell, Placed, Time};
pub use fault::{FileFault, PartFault, SheetFault, WorkbookFault};
pub use limits::Limits;
pub use rows::{GivenRow, Row, Rows};
pub use shape::{Area, Filter, Shape, SheetAbout, Visibility};
