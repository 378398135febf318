//! Workbooks of OpenDocument: ODS. All sheets stand in one part; what repeats stands there once.

mod address;
mod book;
mod cell;
mod sheet;
mod text;
mod walk;

pub(super) use book::OdsBook;
