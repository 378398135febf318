//! What must hold of any bytes, one function for each way in. The targets hand them what the fuzzer makes up.
//!
//! A new way in (a reader of blocks, files of counted grids) gets a function in a module of its own here, with the reader that is there
//! as its judge, a target that calls it, and its name in `.ci/fuzz`.

mod cells;
pub mod csv;
pub mod grid;
pub mod json;
pub mod rules;
pub mod workbook;
