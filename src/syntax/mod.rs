//! From text to [`tree::Tree`].
//!
//! pest stays in here. An outline first cuts the text at item keywords in column 0; each chunk is parsed alone, so one
//! mistake never hides the next item. [`parse`] never fails as a whole: it gives the items that could be read and a
//! diagnostic for each that could not. Nothing is resolved here: names are names.

pub mod tree;
