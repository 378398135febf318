//! What differs between two programs: the corpus of edits of the annex, and made-up pairs of programs.

mod each;
mod edits;
mod parts;
mod small;
