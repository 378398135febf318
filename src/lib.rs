//! bieu: guidance as rules, records as columns, official tables out.

pub mod advise;
pub mod compare;
#[cfg(feature = "csv")]
mod counter;
pub mod diagnostic;
mod engine;
pub mod exec;
pub mod explain;
pub mod format;
pub mod grid;
pub mod lint;
pub mod model;
pub mod mutate;
pub mod outcome;
pub mod plain;
pub mod plan;
pub mod program;
pub mod prove;
pub mod reconcile;
pub mod records;
pub mod report;
pub mod schema;
pub mod source;
pub mod spelling;
pub mod spreadsheet;
pub mod syntax;
pub mod testing;
pub mod value;
pub mod words;

#[cfg(feature = "csv")]
pub use counter::{Counter, FileChanged, Holding, Look};
pub use engine::{DecideFault, Faults, Rules};
