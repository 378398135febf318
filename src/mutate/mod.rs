//! Would a slip be noticed? Small edits of rule files, one at a time, each held against the check and the tests.
//!
//! An edit is one of text, such as a person makes, so what it does to sets, parameters and criteria that others use is what it would do
//! there. The edited program is loaded, proved and tested like any other. An edit that nothing notices and that [`compare`] proves
//! to change nothing, in reading, meaning and print on all days, is not counted. Numbers and words in quotes that no edit
//! touches are named. No file is read or written here, and how tests are run is the caller's business.
//!
//! [`compare`]: crate::compare

mod edits;
mod fate;
mod passed;
mod survey;

pub use edits::{Edit, EditKind, edits};
pub use fate::{Fate, Mutant, Shown, Subject};
pub use passed::{Passed, PassedOver, Why};
pub use survey::Survey;
