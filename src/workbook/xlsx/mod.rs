//! Workbooks of Office Open XML: XLSX and XLSM. Parts are found by their relationships alone.

mod book;
mod escapes;
mod formats;
mod relationships;
mod shape;
mod sheet;
mod texts;

pub(super) use book::XlsxBook;
