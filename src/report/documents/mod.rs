//! What programs are told: each JSON document as a type, a file for each, and [the table](Version) of their versions.
//!
//! A document is made of results, or a command puts it together; `serde` writes it, in the order in which its members stand here. So what
//! a program reads is what these types say, and nothing is put into JSON by hand. Their JSON Schemas are in `docs/schemas`, and a
//! test holds them to the types. What is computed or worded may not enter.

mod cause;
mod cell;
mod check;
mod command;
mod count;
mod decisions;
mod diff;
mod ended;
mod explanation;
mod fact;
mod finding;
mod input;
mod mutate;
mod named;
mod numbers;
mod outcome;
mod period;
mod proof;
mod reconciliation;
mod run;
mod schema;
mod shown_rows;
mod test;
#[cfg(test)]
mod tests;
mod versions;

pub use cell::{Cell, Member};
pub use check::Check;
pub use command::{Codes, Fmt, New, NewName, Progress, Rename, Repair};
pub use count::{Counts, Grid};
pub use decisions::Decisions;
pub use diff::{Compared, Diff, Program};
pub use ended::{Ended, NoResult};
pub use explanation::Explanation;
pub use finding::{Finding, Line, OfFile, Said};
pub use input::{Input, Reject, SheetFound, Taken};
pub use mutate::{Mutations, Survey};
pub use named::{Named, Titled};
pub use numbers::{Count, Exact, Lacking};
pub use outcome::Outcome;
use period::{Over, Period};
pub use proof::Proof;
pub use reconciliation::Reconciliation;
pub use run::{Report, Run};
pub use schema::{RecordFiles, RecordForm, RecordForms};
use shown_rows::ShownRows;
pub use test::{Coverage, Tests};
pub(super) use test::{CoveredItem, Recorded, Test};
pub use versions::Version;
