//! Records in, tables out: the counted grid.
//!
//! `count` turns each record into its point of the grid and counts it; the cost of a record does not grow with the number of
//! rows, columns or rules. The counted grid is small, free of names, and two of them add up ([`Counted::merge`]). `outcome`
//! evaluates the rules once for each distinct point, weighted by its count. Sees the plan and the records; prints nothing.

mod account;
mod aggregates;
mod cells;
mod checks;
mod counting;
mod decide;
mod derived;
mod distinct;
mod expression;
mod fillings;
mod formulas;
mod found;
mod gathered;
mod grid;
mod histories;
mod ledger;
mod listed;
mod masked;
mod masks;
mod merged;
mod occurring;
mod open;
mod outcome;
mod points;
mod regions;
mod rows;
mod share;
#[cfg(feature = "csv")]
mod streamed;
mod tally;
mod verdicts;
mod weighing;

pub use account::TypeAccount;
pub use aggregates::Aggregates;
pub(crate) use cells::measured;
pub use checks::checks_of_figures;
pub(crate) use counting::count;
#[cfg(feature = "csv")]
pub(crate) use counting::sizes;
pub(crate) use decide::decide_first;
pub use decide::{Decider, Decisions};
pub(crate) use expression::{Context, Lookup, value};
pub(crate) use formulas::{Origin, evaluate, origin, shown_by};
pub use grid::{Counted, Grid};
pub(crate) use occurring::Numbered;
pub use occurring::Points;
pub(crate) use outcome::{all_values, outcome};
pub(crate) use points::points;
pub use share::Share;
#[cfg(feature = "csv")]
pub(crate) use streamed::{Held, Streaming, Tabulator};
pub(crate) use tally::Parts;
pub use tally::{OperandTally, Tally};
