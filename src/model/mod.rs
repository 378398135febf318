//! The checked program: names, types, dates and populations resolved; ids instead of names.
//!
//! Clauses stay clauses here, each with its words, its notes, its sources and its place. No record is read here, and
//! nothing is folded into one anonymous condition.

mod aggregate;
mod along;
mod aside;
pub(crate) mod by_day;
mod change;
mod check;
pub mod criteria;
mod days;
mod each;
pub mod expression;
mod finished_check;
mod formula;
mod kinds;
pub mod lacking;
mod missing;
mod partition;
mod path;
mod report;
mod restated;
mod rows;
mod shown;
mod shown_rows;
pub mod table;
pub mod test;
mod ties;

pub use aggregate::Aggregate;
pub use change::{Constant, ConstantValue, DeclaredChange};
pub use check::{Check, CheckKind};
pub use criteria::{Criteria, Exception, Requirement, Version};
pub use days::{OnDays, Stretch};
pub(crate) use each::filled_for;
pub use each::{Each, Parted, UnitReport, UnitRows};
pub use expression::{AsOf, Choice, End, Expression, Function, Path, Step, Type};
pub use finished_check::FinishedCheck;
pub(crate) use finished_check::of_unit;
pub use formula::{Formula, Position};
pub(crate) use kinds::end_type;
pub use lacking::{Leaf, is_always_known, leaves, sources};
pub(crate) use missing::need_too_many;
pub use missing::{MOST_MISSING, too_many_missing};
pub use partition::{OfWhich, Split};
pub(crate) use path::OnPath;
pub use report::{Report, Text};
pub use shown_rows::ShowRows;
pub use table::{Aside, Axis, Body, Clause, CodeLine, Headers, Measure, Member, Override, Relation, SolveOrder, Table};
pub use test::{Reading, Test};

use crate::schema::{RecordId, Schema};
use crate::syntax::tree::WordSet;
use crate::value::Date;

/// A checked program, read at one date.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Code lists and record types.
    pub schema: Schema,
    /// The set of words of the file that the program begins with: what is said of records is said in these.
    pub words: WordSet,
    /// The heading of the report.
    pub report: Report,
    /// The date that versions were chosen for, where there is one.
    pub as_of: Option<Date>,
    /// Derived fields that aggregate over referring records, in an order in which each needs only earlier ones.
    pub aggregates: Vec<Aggregate>,
    /// The tables in the order declared.
    pub tables: Vec<Table>,
    /// The checks of the report in the order declared. Each is a table of its own with that one check, under the report's name: one row
    /// that takes every record, and a column for each cell which the check reads, with the whole condition of that cell. So it is
    /// counted, filled in where something is missing, and proved as checks of tables are.
    pub ties: Vec<Table>,
    /// The texts in the order declared; none where there is a report for each of something, which has its own.
    pub texts: Vec<Text>,
    /// What there is a report for, each by itself.
    pub each: Option<Each>,
    /// The criteria in the order declared.
    pub criteria: Vec<Criteria>,
    /// The tests that read the rules as this model does, in the order declared.
    pub tests: Vec<Test>,
    /// What this program declares to have changed, in the order declared.
    pub changes: Vec<DeclaredChange>,
    /// The sets, then the parameters, in the order declared.
    pub constants: Vec<Constant>,
}
