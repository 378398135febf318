//! A table by the versions of another day, with its members at the positions that the table's own have.
//!
//! A column or row that was not in force then stands there and measures nothing. One that was in force then alone has no place: where
//! nothing that is asked for hangs on it, it is left out, else the other day cannot be asked for.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::Message;
use crate::message::versions as say;
use crate::model::{Axis, Body, Formula, Member, Override, Split, Table};
use crate::syntax::tree::{self, Dimension};

use super::bare::{behind, pruned, unmeasured};
use super::over::{Overs, Periods};
use super::scope::Scope;
use super::table;

/// The table as these rules have it, its members at the positions of the table's own.
pub(super) fn drafted<'a>(
    (rules, overs): (&Scope<'a>, &Overs<'a, '_>),
    written: &tree::Table,
    (own, periods): (&Table, &Periods),
    asked: &BTreeSet<usize>,
) -> Option<Table> {
    let cells_before = periods.len();
    let ids: BTreeSet<&str> = asked.iter().map(|column| own.columns.members[*column].id.as_str()).collect();
    let table = table::over(rules, overs, written, periods, &|id| ids.contains(id))?;
    let alignment = Alignment::new(own, &table);
    if alignment.is_same() {
        return Some(table);
    }
    periods.align_cells(cells_before, &|dimension, member| alignment.place(dimension, member));
    alignment.aligned(rules, own, pruned(table))
}

/// Where the table's own members stand for those of another day.
struct Alignment {
    rows: Vec<Option<usize>>,
    columns: Vec<Option<usize>>,
    is_same: bool,
}

impl Alignment {
    /// `then` is the table as it was then.
    fn new(own: &Table, then: &Table) -> Alignment {
        let places = |own: &Axis, then: &Axis| -> Vec<Option<usize>> {
            let is_at = |at: usize, id: &str| own.members.get(at).is_some_and(|other| other.id == id);
            let place = |(at, member): (usize, &Member)| {
                let elsewhere = || own.members.iter().position(|other| other.id == member.id);
                if is_at(at, &member.id) { Some(at) } else { elsewhere() }
            };
            then.members.iter().enumerate().map(place).collect()
        };
        let is_same = |own: &Axis, places: &[Option<usize>]| {
            own.members.len() == places.len() && places.iter().enumerate().all(|(at, place)| *place == Some(at))
        };
        let (rows, columns) = (places(&own.rows, &then.rows), places(&own.columns, &then.columns));
        let is_same = is_same(&own.rows, &rows) && is_same(&own.columns, &columns);
        Alignment { rows, columns, is_same }
    }

    /// Whether the same members stand at the same places.
    fn is_same(&self) -> bool {
        self.is_same
    }

    /// Where the table has a member of the other day.
    fn place(&self, dimension: Dimension, member: usize) -> Option<usize> {
        let places = if dimension == Dimension::Row { &self.rows } else { &self.columns };
        places.get(member).copied().flatten()
    }

    /// The table of that day with its members in these places; `None` where something hangs on one that has none, which is said.
    fn aligned(&self, scope: &Scope<'_>, own: &Table, then: Table) -> Option<Table> {
        let rows = self.axis(scope, Dimension::Row, &own.rows, &then.rows);
        let columns = self.axis(scope, Dimension::Column, &own.columns, &then.columns);
        let mut overrides = Vec::new();
        for cell in &then.overrides {
            let place = (self.place(Dimension::Row, cell.row), self.place(Dimension::Column, cell.column));
            let (Some(row), Some(column)) = place else { continue };
            let Some(body) = self.body(&cell.body, Dimension::Column) else {
                let column = &then.columns.members[cell.column];
                say_in_the_way(scope, column, say::cell_names_what_is_gone());
                return None;
            };
            overrides.push(Override { row, column, body, presentation: cell.presentation });
        }
        overrides.sort_by_key(|cell| (cell.row, cell.column));
        Some(Table { rows: rows?, columns: columns?, overrides, ..then })
    }

    fn axis(&self, scope: &Scope<'_>, dimension: Dimension, own: &Axis, then: &Axis) -> Option<Axis> {
        let mut axis = Axis {
            members: own.members.iter().map(unmeasured).collect(),
            splits: Vec::new(),
            of_which: Vec::new(),
            code_lines: then.code_lines.clone(),
        };
        for (at, member) in then.members.iter().enumerate() {
            let Some(place) = self.place(dimension, at) else { continue };
            if let Some(other) = self.in_the_way(dimension, then, at) {
                let message = match dimension {
                    Dimension::Row => say::row_hangs_on_what_is_gone(&member.id, &other.id),
                    Dimension::Column => say::column_hangs_on_what_is_gone(&member.id, &other.id),
                };
                say_in_the_way(scope, other, message);
                return None;
            }
            axis.members[place] = Member {
                parent: member.parent.and_then(|parent| self.place(dimension, parent)),
                body: self.body(&member.body, dimension)?,
                ..member.clone()
            };
        }
        let places = |members: &[usize]| members.iter().filter_map(|member| self.place(dimension, *member)).collect();
        let split = |split: &Split| Split {
            parent: split.parent.and_then(|parent| self.place(dimension, parent)),
            arms: places(&split.arms),
            otherwise: split.otherwise.and_then(|arm| self.place(dimension, arm)),
            ..split.clone()
        };
        axis.splits = then.splits.iter().map(split).collect();
        Some(axis)
    }

    /// A member without a place on which one with a place hangs.
    fn in_the_way<'t>(&self, dimension: Dimension, then: &'t Axis, member: usize) -> Option<&'t Member> {
        let mut found: BTreeSet<usize> = behind(then, member);
        if let Body::Formula(formula) = &then.members[member].body {
            formula.named(dimension, &mut |named| {
                found.insert(named);
            });
        }
        found.into_iter().find(|at| self.place(dimension, *at).is_none()).map(|at| &then.members[at])
    }

    fn body(&self, body: &Body, names: Dimension) -> Option<Body> {
        match body {
            Body::Formula(formula) => self.formula(formula, names).map(Body::Formula),
            Body::Measure(_) | Body::NotApplicable => Some(body.clone()),
        }
    }

    fn formula(&self, formula: &Formula, names: Dimension) -> Option<Formula> {
        let inner = |formula: &Formula| self.formula(formula, names).map(Box::new);
        Some(match formula {
            Formula::Member(member) => Formula::Member(self.place(names, *member)?),
            Formula::Sum(members) => {
                Formula::Sum(members.iter().map(|member| self.place(names, *member)).collect::<Option<_>>()?)
            }
            Formula::Cell(row, column) => {
                Formula::Cell(self.place(Dimension::Row, *row)?, self.place(Dimension::Column, *column)?)
            }
            Formula::Rank(of, direction) => Formula::Rank(self.place(names, *of)?, *direction),
            Formula::Over(aside, of) => Formula::Over(*aside, inner(of)?),
            Formula::Own(..) | Formula::Number(_) => formula.clone(),
            Formula::Negate(of) => Formula::Negate(inner(of)?),
            Formula::Binary(op, left, right) => Formula::Binary(*op, inner(left)?, inner(right)?),
        })
    }
}

fn say_in_the_way(scope: &Scope<'_>, member: &Member, message: Message) {
    scope.say(Diagnostic::new(&codes::BAD_OVER, message).at(member.span, say::in_force_then_alone()));
}
