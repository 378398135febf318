//! Why a record is not in a cell.

use std::fmt;

use crate::model::{Axis, Table};
use crate::plan::{AxisPlan, Condition, Population};
use crate::value::Truth;

/// One of the two programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The one before.
    Old,
    /// The one after.
    New,
}

/// What moved a cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A clause keeps the records out on this side, and on the other they are in.
    Clause {
        /// The side on which they are out.
        side: Side,
        /// Whose clause it is: `[14]`, `the table`.
        place: String,
        /// The clause as written.
        words: String,
        /// Whether the clause cannot be decided rather than does not hold.
        undetermined: bool,
    },
    /// An arm of the same split takes the records first on this side.
    Arm {
        /// The side on which it does.
        side: Side,
        /// The member that they are out of: `[9]`.
        place: String,
        /// The arm that takes them: `[11]`.
        arm: String,
        /// Whether it cannot be decided if the arm does.
        undetermined: bool,
    },
    /// The records' codes are not those of the row or column on this side.
    Codes {
        /// The side on which they are out.
        side: Side,
        /// The row or column.
        place: String,
        /// Whether the code is missing.
        undetermined: bool,
    },
    /// The records are read by this side only.
    Read {
        /// The side that reads them.
        side: Side,
    },
    /// What is measured of the records, or how, was rewritten.
    Measure,
    /// The formula was rewritten.
    Formula,
    /// The value is the same and is rounded or printed otherwise.
    Shown,
    /// A cell that this one is worked out from moved.
    Term {
        /// Its row, where it is another one.
        row: Option<String>,
        /// Its column, where it is another one.
        column: Option<String>,
        /// What moved that cell.
        cause: Box<Cause>,
    },
}

impl Side {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::Old => "OLD",
            Side::New => "NEW",
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moved = |side: &Side| match side {
            Side::Old => "counted now: in OLD",
            Side::New => "no longer counted: in NEW",
        };
        match self {
            Cause::Clause { side, place, words, undetermined } => {
                let held = if *undetermined { "could not be decided" } else { "kept them out" };
                write!(f, "{} `{words}` of {place} {held}", moved(side))
            }
            Cause::Arm { side, place, arm, undetermined } => {
                let took = if *undetermined { "may take them before" } else { "took them before" };
                write!(f, "{} {arm} {took} {place}", moved(side))
            }
            Cause::Codes { side, place, undetermined } => {
                let held = if *undetermined { "it was not known whether they are of" } else { "they were not of" };
                write!(f, "{} {held} {place}", moved(side))
            }
            Cause::Read { side } => write!(f, "read by {} only", side.name()),
            Cause::Measure => f.write_str("what is measured of the records"),
            Cause::Formula => f.write_str("the formula"),
            Cause::Shown => f.write_str("rounded or printed otherwise"),
            Cause::Term { row, column, cause } => {
                let names: Vec<String> = row.iter().chain(column).map(|id| format!("[{id}]")).collect();
                write!(f, "by way of {}: {cause}", names.join(", "))
            }
        }
    }
}

/// Why records at a point are not in the cell of a row and a column; `None` if they are.
pub(super) fn cause(
    side: Side,
    table: &Table,
    population: &Population,
    [row, column]: [usize; 2],
    point: &[u32],
) -> Option<Cause> {
    let asker = Asker { side, point };
    if let Condition::And(parts) = &population.universe {
        for (part, clause) in parts.iter().zip(&table.universe) {
            if let Some(undetermined) = asker.out(part) {
                let (place, words) = ("the table".to_owned(), clause.words.clone());
                return Some(Cause::Clause { side, place, words, undetermined });
            }
        }
    }
    asker
        .member(&table.rows, &population.rows, row)
        .or_else(|| asker.member(&table.columns, &population.columns, column))
}

struct Asker<'a> {
    side: Side,
    point: &'a [u32],
}

impl Asker<'_> {
    /// Whether a condition does not hold, and if so whether it is undetermined.
    fn out(&self, condition: &Condition) -> Option<bool> {
        match condition.at(&|dimension| self.point.get(dimension).copied()) {
            Some(Truth::Yes) => None,
            Some(Truth::No) => Some(false),
            Some(Truth::Undetermined) | None => Some(true),
        }
    }

    fn member(&self, axis: &Axis, plan: &AxisPlan, index: usize) -> Option<Cause> {
        let mut chain = vec![index];
        while let Some(parent) = chain.last().and_then(|last| plan.members[*last].parent) {
            chain.push(parent);
        }
        chain.into_iter().rev().find_map(|index| self.own(axis, plan, index))
    }

    /// The arms that come first, then the member's codes and clauses.
    fn own(&self, axis: &Axis, plan: &AxisPlan, index: usize) -> Option<Cause> {
        let (member, planned) = (&axis.members[index], &plan.members[index]);
        let side = self.side;
        let place = format!("[{}]", member.id);
        if !planned.applies {
            return Some(Cause::Codes { side, place, undetermined: false });
        }
        for arm in plan.before(index) {
            let undetermined = match self.out(&plan.members[*arm].own) {
                None => false,
                Some(true) => true,
                Some(false) => continue,
            };
            return Some(Cause::Arm { side, place, arm: format!("[{}]", axis.members[*arm].id), undetermined });
        }
        let Condition::And(parts) = &planned.own else { return None };
        for (arm, part) in planned.deciding.iter().zip(parts) {
            if let Some(undetermined) = self.out(part) {
                return Some(Cause::Arm { side, place, arm: format!("[{}]", axis.members[*arm].id), undetermined });
            }
        }
        let clauses = parts.len().saturating_sub(member.clauses.len());
        parts.iter().enumerate().find_map(|(position, part)| {
            let undetermined = self.out(part)?;
            Some(match position.checked_sub(clauses).and_then(|clause| member.clauses.get(clause)) {
                Some(clause) => Cause::Clause { side, place: place.clone(), words: clause.words.clone(), undetermined },
                None => Cause::Codes { side, place: place.clone(), undetermined },
            })
        })
    }
}
