#![doc = include_str!("../README.md")]

mod check;
pub mod compare;
#[cfg(feature = "csv")]
mod counter;
pub mod diagnostic;
mod encoding;
mod engine;
mod evaluation;
mod exec;
mod explain;
mod format;
pub mod grid;
mod lint;
pub mod message;
mod model;
mod mutate;
mod naming;
pub mod outcome;
mod plain;
mod plan;
mod program;
mod prove;
mod reconcile;
pub mod records;
mod rename;
mod report;
pub mod schema;
pub mod source;
mod speech;
mod spelling;
mod spreadsheet;
#[cfg(feature = "stores")]
mod stores;
mod syntax;
mod testing;
mod units;
#[doc(hidden)]
pub mod unstable;
pub mod value;
mod words;
#[cfg(feature = "workbook")]
mod workbook;

#[cfg(feature = "csv")]
pub use counter::{Counter, FileChangedError, Holding, Look};
pub use engine::{DecideError, Rules, RulesError};
pub use evaluation::{Evaluation, compare};
pub use exec::{Counted, Decider, Decisions, Share};
pub use explain::Question;
pub use naming::{NameOf, UnknownNameError};
pub use program::{Loader, NoFiles};
pub use units::ReportOfEach;
