//! Why a record is not in a cell.

use crate::message::{Argument, Message, causes as say, comparison, periods};
use crate::model::{Aside, Axis, Table};
use crate::outcome::Over;
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
        /// Whose clause it is.
        place: Whose,
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
        /// Its column, where it is another one, or where the cell stands aside of the table.
        column: Option<String>,
        /// In what it stands aside of the table.
        aside: Option<Beside>,
        /// What moved that cell.
        cause: Box<Cause>,
    },
}

/// Whose clause something is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Of a row or a column: `[14]`.
    Member(String),
    /// Of the table.
    Table,
}

/// In what a cell stands aside of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// It is counted by itself.
    Itself,
    /// It is counted by itself, over another period.
    ItselfOver(Over),
    /// It is over another period.
    Over(Over),
}

impl Side {
    /// The word for it in documents.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Side::Old => "OLD",
            Side::New => "NEW",
        }
    }

    fn said(self) -> Message {
        match self {
            Side::Old => comparison::old(),
            Side::New => comparison::new(),
        }
    }
}

impl Whose {
    fn said(&self) -> Argument {
        match self {
            Whose::Member(member) => member.into(),
            Whose::Table => say::the_table().into(),
        }
    }
}

impl Cause {
    /// The same of one made-up record: ``in NEW `where sex = female` of [14] keeps it out``.
    pub(in crate::compare) fn of_one(&self) -> Message {
        match self {
            Cause::Clause { side, place, words, undetermined: false } => {
                say::clause_keeps_it_out(side.said(), words, place.said())
            }
            Cause::Clause { side, place, words, undetermined: true } => {
                say::clause_is_open(side.said(), words, place.said())
            }
            Cause::Arm { side, place, arm, undetermined, unless } => {
                let takes = match undetermined {
                    false => say::arm_takes_it(side.said(), arm, place),
                    true => say::arm_may_take_it(side.said(), arm, place),
                };
                match unless {
                    Some(unless) => say::and_unless(takes, unless.of_one()),
                    None => takes,
                }
            }
            Cause::Codes { side, place, undetermined: false } => say::it_is_not_of(side.said(), place),
            Cause::Codes { side, place, undetermined: true } => say::it_may_be_of(side.said(), place),
            other => other.said(),
        }
    }

    /// What kept records out: ``in OLD `where sex = female` of [14] kept them out``.
    fn kept(&self) -> Message {
        match self {
            Cause::Clause { side, place, words, undetermined: false } => {
                say::clause_kept_them_out(side.said(), words, place.said())
            }
            Cause::Clause { side, place, words, undetermined: true } => {
                say::clause_was_open(side.said(), words, place.said())
            }
            Cause::Arm { side, place, arm, undetermined, unless } => {
                let took = match undetermined {
                    false => say::arm_took_them(side.said(), arm, place),
                    true => say::arm_may_take_them(side.said(), arm, place),
                };
                match unless {
                    Some(unless) => say::and_unless(took, unless.kept()),
                    None => took,
                }
            }
            Cause::Codes { side, place, undetermined: false } => say::they_were_not_of(side.said(), place),
            Cause::Codes { side, place, undetermined: true } => say::they_may_be_of(side.said(), place),
            other => other.said(),
        }
    }

    /// In words: ``no longer counted: in NEW `where sex = female` of [14] kept them out``.
    #[must_use]
    pub fn said(&self) -> Message {
        match self {
            Cause::Clause { side, .. } | Cause::Arm { side, .. } | Cause::Codes { side, .. } => match side {
                Side::Old => say::counted_now(self.kept()),
                Side::New => say::no_longer_counted(self.kept()),
            },
            Cause::Read { side } => say::read_by(side.said()),
            Cause::Measure => say::what_is_measured(),
            Cause::Formula => say::the_formula(),
            Cause::Ranks => say::what_rows_are_ranked_by(),
            Cause::Shown => say::printed_otherwise(),
            Cause::Term { row, column, aside, cause } => {
                let row = row.iter().map(say::member);
                let column = column.iter().map(|column| match aside {
                    Some(aside) => say::member_beside(column, aside.said()),
                    None => say::member(column),
                });
                say::by_way_of(Argument::list(row.chain(column)), cause.said())
            }
        }
    }
}

impl Beside {
    pub(super) fn of(aside: &Aside) -> Option<Beside> {
        match (aside.cell, aside.over) {
            (Some(_), Some(over)) => Some(Beside::ItselfOver(over)),
            (Some(_), None) => Some(Beside::Itself),
            (None, over) => over.map(Beside::Over),
        }
    }

    /// In words: `over 2023-01-01 to 2023-06-30`, `by itself`.
    pub(crate) fn said(self) -> Message {
        let over = |over: Over| match over.as_of {
            Some(day) => periods::over_days_as_of(over.first, over.last, day),
            None => periods::over_days(over.first, over.last),
        };
        match self {
            Beside::ItselfOver(period) => say::by_itself_over(over(period)),
            Beside::Itself => say::by_itself(),
            Beside::Over(period) => over(period),
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
            let (place, words) = (Whose::Table, clause.words.clone());
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
                Some(clause) => {
                    let place = Whose::Member(place.clone());
                    Cause::Clause { side, place, words: clause.words.clone(), undetermined }
                }
                None => Cause::Codes { side, place: place.clone(), undetermined },
            })
        })
    }
}

fn condition_of(at: &Standpoint<'_>, condition: &Condition) -> Option<Truth> {
    condition.at(at.regions)
}
