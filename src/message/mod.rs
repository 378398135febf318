//! What bieu says: messages by id, with typed arguments, and their words in each language.
//!
//! A room that finds something makes a [`Message`]: a fact, its id and its arguments. Words are looked up where it is shown, by who knows the
//! language of the reader: [`Message::say`].
//!
//! A subject declares its messages once (`messages!`), each as a function that takes the arguments. The words stand in a file for each language,
//! `en/report.ftl` and `vi/report.ftl`: lines of Fluent, which a translator edits without Rust. The compiler reads the files: one that lacks a
//! message, has one that nobody says, stands in another order, or leaves an argument out does not build. So a third language is a
//! file a subject, and no code but its name here.
//!
//! A language is a feature of the library (`english`, `vietnamese`); one that was not built in is not carried, and who asks for it is answered in the one
//! that is. How numbers and days are written in a language is known here, and no rule of grammar: no message hangs on whether there is one or several.

mod aligned;
mod catalogue;
mod fact;
mod language;
mod subject;

pub(crate) mod causes;
pub(crate) mod cells;
pub(crate) mod code_lists;
pub(crate) mod command;
pub(crate) mod comparison;
pub(crate) mod conditions;
pub(crate) mod coverage;
pub(crate) mod criteria;
pub(crate) mod data_files;
pub(crate) mod decisions;
pub(crate) mod declared_changes;
pub(crate) mod expected;
pub(crate) mod explanation;
pub(crate) mod figures;
pub(crate) mod files;
pub(crate) mod frame;
pub(crate) mod grids;
pub(crate) mod hosts;
pub(crate) mod layout;
pub(crate) mod lints;
pub(crate) mod meaning_changes;
pub(crate) mod members;
pub(crate) mod mutations;
pub(crate) mod names;
pub(crate) mod parameters;
pub(crate) mod periods;
pub(crate) mod phrases;
pub(crate) mod print_changes;
pub(crate) mod proofs;
pub(crate) mod reading;
pub(crate) mod reading_changes;
pub(crate) mod reconciliation;
pub(crate) mod record_types;
pub(crate) mod records;
pub(crate) mod renaming;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod sheets;
pub(crate) mod shown_rows;
pub(crate) mod slips;
pub(crate) mod spelling;
pub(crate) mod splits;
pub(crate) mod spoken;
#[cfg(feature = "stores")]
pub(crate) mod stores;
pub(crate) mod tables;
pub(crate) mod test_cases;
pub(crate) mod tests;
pub(crate) mod versions;
pub(crate) mod workbooks;

pub use fact::{Argument, Message};
pub use language::Language;
pub(crate) use subject::{Entry, Quoted, Rewording};
