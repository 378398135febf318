//! Why a record is not in a cell.

use std::fmt;

use crate::model::{Axis, Table};
use crate::plan::{AxisPlan, Condition, Population, Regions};
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
        /// What keeps them out of that arm on the other side; `None` where its own conditions let them in there too.
        unless: Option<Box<Cause>>,
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
    /// What rows are ranked by moved, of this row or of others, or how they are ranked.
    Ranks,
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

impl Cause {
    /// The same of one made-up record: ``in NEW `where sex = female` of [14] keeps it out``.
    pub(in crate::compare) fn of_one(&self) -> String {
        match self {
            Cause::Clause { side, place, words, undetermined } => {
                let holds = if *undetermined { "cannot be decided" } else { "keeps it out" };
                format!("in {} `{words}` of {place} {holds}", side.name())
            }
            Cause::Arm { side, place, arm, undetermined, unless } => {
                let takes = if *undetermined { "may take it before" } else { "takes it before" };
                let unless = unless.as_ref().map(|unless| format!(", and {}", unless.of_one())).unwrap_or_default();
                format!("in {} {arm} {takes} {place}{unless}", side.name())
            }
            Cause::Codes { side, place, undetermined } => {
                let is = if *undetermined { "it is not known whether it is of" } else { "it is not of" };
                format!("in {} {is} {place}", side.name())
            }
            other => other.to_string(),
        }
    }

    /// What kept records out of an arm: ``in OLD `where sex = female` of [14] kept them out``.
    fn kept(&self) -> String {
        match self {
            Cause::Clause { side, place, words, undetermined } => {
                let held = if *undetermined { "could not be decided" } else { "kept them out" };
                format!("in {} `{words}` of {place} {held}", side.name())
            }
            Cause::Codes { side, place, undetermined } => {
                let held = if *undetermined { "it was not known whether they are of" } else { "they were not of" };
                format!("in {} {held} {place}", side.name())
            }
            other => other.to_string(),
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
            Cause::Arm { side, place, arm, undetermined, unless } => {
                let took = if *undetermined { "may take them before" } else { "took them before" };
                write!(f, "{} {arm} {took} {place}", moved(side))?;
                unless.iter().try_for_each(|unless| write!(f, ", and {}", unless.kept()))
            }
            Cause::Codes { side, place, undetermined } => {
                let held = if *undetermined { "it was not known whether they are of" } else { "they were not of" };
                write!(f, "{} {held} {place}", moved(side))
            }
            Cause::Read { side } => write!(f, "read by {} only", side.name()),
            Cause::Measure => f.write_str("what is measured of the records"),
            Cause::Formula => f.write_str("the formula"),
            Cause::Ranks => f.write_str("what rows are ranked by, or how"),
            Cause::Shown => f.write_str("rounded or printed otherwise"),
            Cause::Term { row, column, cause } => {
                let names: Vec<String> = row.iter().chain(column).map(|id| format!("[{id}]")).collect();
                write!(f, "by way of {}: {cause}", names.join(", "))
            }
        }
    }
}

/// One side of a table, and where some records stand to it.
#[derive(Clone, Copy)]
pub(in crate::compare) struct Standpoint<'a> {
    pub side: Side,
    pub table: &'a Table,
    pub population: &'a Population,
    /// The region of each dimension; `None` where it is not chosen, which settles nothing.
    pub regions: &'a dyn Regions,
}

/// Which axis a member is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum Of {
    Rows,
    Columns,
}

impl<'a> Standpoint<'a> {
    /// Why records are not in the cell of a row and a column; `None` if they are. `other` is where they stand on the other side: it
    /// tells what keeps them out of an arm there that takes them here.
    pub fn cause(&self, [row, column]: [usize; 2], other: Option<Standpoint<'_>>) -> Option<Cause> {
        self.of_universe()
            .or_else(|| self.member(Of::Rows, row, other))
            .or_else(|| self.member(Of::Columns, column, other))
    }

    /// The clause of the table that keeps records out.
    pub fn of_universe(&self) -> Option<Cause> {
        let Condition::And(parts) = &self.population.universe else { return None };
        parts.iter().zip(&self.table.universe).find_map(|(part, clause)| {
            let undetermined = self.out(part)?;
            let (place, words) = ("the table".to_owned(), clause.words.clone());
            Some(Cause::Clause { side: self.side, place, words, undetermined })
        })
    }

    /// What keeps records out of a member: of its parents first.
    pub fn member(&self, of: Of, index: usize, other: Option<Standpoint<'_>>) -> Option<Cause> {
        let (axis, plan) = self.axis(of);
        let mut chain = vec![index];
        while let Some(parent) = chain.last().and_then(|last| plan.members[*last].parent) {
            chain.push(parent);
        }
        chain.into_iter().rev().find_map(|index| self.before(of, index, other).or_else(|| self.own(axis, plan, index)))
    }

    fn axis(&self, of: Of) -> (&'a Axis, &'a AxisPlan) {
        match of {
            Of::Rows => (&self.table.rows, &self.population.rows),
            Of::Columns => (&self.table.columns, &self.population.columns),
        }
    }

    /// Whether a condition does not hold, and if so whether it is undetermined.
    fn out(&self, condition: &Condition) -> Option<bool> {
        match condition.at(self.regions)? {
            Truth::Yes => None,
            Truth::No => Some(false),
            Truth::Undetermined => Some(true),
        }
    }

    /// The arm before a member that takes records, and what keeps them out of it on the other side.
    fn before(&self, of: Of, index: usize, other: Option<Standpoint<'_>>) -> Option<Cause> {
        let (axis, plan) = self.axis(of);
        if !plan.members[index].applies {
            return None;
        }
        plan.before(index).iter().find_map(|arm| {
            let undetermined = match condition_of(self, &plan.members[*arm].own)? {
                Truth::Yes => false,
                Truth::Undetermined => true,
                Truth::No => return None,
            };
            let id = &axis.members[*arm].id;
            let unless = other.and_then(|other| {
                let (axis, plan) = other.axis(of);
                let same = axis.members.iter().position(|member| member.id == *id)?;
                other.own(axis, plan, same).map(Box::new)
            });
            let place = axis.members[index].in_brackets();
            Some(Cause::Arm { side: self.side, place, arm: format!("[{id}]"), undetermined, unless })
        })
    }

    /// What of a member's own keeps records out: its codes, its values, its clauses.
    fn own(&self, axis: &Axis, plan: &AxisPlan, index: usize) -> Option<Cause> {
        let (member, planned) = (&axis.members[index], &plan.members[index]);
        let side = self.side;
        let place = member.in_brackets();
        if !planned.applies {
            return Some(Cause::Codes { side, place, undetermined: false });
        }
        planned.parts_with(&member.clauses).find_map(|(part, clause)| {
            let undetermined = self.out(part)?;
            Some(match clause {
                Some(clause) => Cause::Clause { side, place: place.clone(), words: clause.words.clone(), undetermined },
                None => Cause::Codes { side, place: place.clone(), undetermined },
            })
        })
    }
}

fn condition_of(at: &Standpoint<'_>, condition: &Condition) -> Option<Truth> {
    condition.at(at.regions)
}
