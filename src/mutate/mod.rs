//! Would a slip be noticed? Small edits of rule files, one at a time, each held against the check and the tests.

mod edits;
mod fate;
mod survey;

pub use edits::{Edit, EditKind, edits};
pub use fate::{Fate, Mutant, Subject};
pub use survey::Survey;
