//! The second opinion: the plain evaluator and the grid engine must give the same outcome for every case.
//!
//! `BIEU_CASES` says how many cases are made up (200 unless it is set, more of what few show; each law besides these gets 60, or a part of
//! them where a case costs several runs), `BIEU_SEED` which ones.

#![allow(clippy::expect_used, clippy::panic)]

pub(crate) mod agreement;
mod blanks;
mod changes;
mod difference;
mod each;
mod fills;
pub mod generate;
mod grids;
mod lacking;
mod proofs;
mod reading;
pub mod small;
mod streams;
mod ties;
mod verdicts;
mod written;
