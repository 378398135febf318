//! A table over other periods, for what its formulas ask of it there.
//!
//! The rules are read once more with the period moved, as for a test that says its own, and the table is made of them again: so
//! whatever names the period is about the other one. Members that no formula asks for measure nothing there.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{Aside, Axis, Body, Formula, Headers, Measure, Member, Position, Relation, Table};
use crate::outcome::Presentation;
use crate::source::Span;
use crate::syntax::tree::{self, Dimension, MeasureKind};

use super::over::{Asked, Overs, OwnCells, Period, Periods};
use super::scope::Scope;
use super::table;

/// The columns that are asked for in each aside.
type Needed = Vec<BTreeSet<usize>>;

/// A checked table with its asides; `None` if nothing of it can be kept.
pub(super) fn table<'a>(scope: &Scope<'a>, overs: &Overs<'a, '_>, written: &tree::Table) -> Option<Table> {
    let (mut table, periods) = table::table(scope, written)?;
    table.asides = asides(scope, overs, written, &table, &periods);
    say_unmoved(scope, &periods, &table);
    Some(table)
}

/// What stands aside of a table for its formulas.
fn asides<'a>(
    scope: &Scope<'a>,
    overs: &Overs<'a, '_>,
    written: &tree::Table,
    own: &Table,
    periods: &Periods,
) -> Vec<Aside> {
    if periods.is_empty() || scope.has_errors() {
        return Vec::new();
    }
    let mut needed = Needed::new();
    demand(own, None, None, &mut needed);
    let mut made: Vec<Option<Table>> = Vec::new();
    // Whether an aside has all that is asked for is known once those that ask for it are made.
    while let Some(next) = (0..needed.len()).find(|aside| made.get(*aside).is_none_or(Option::is_none)) {
        let Some(Asked { period, cells, place, .. }) = periods.asked(next) else { break };
        if let Some(cells) = cells {
            made.resize(needed.len(), None);
            made[next] = Some(alone(own, &cells));
            continue;
        }
        let Some(period) = period else { break };
        let over = overs.at(scope, period);
        let table = table::over(&over, written, periods, &needed[next]);
        if let Some(fault) = over.take_findings().into_iter().find(Diagnostic::is_error) {
            say_wrong(scope, place, period, &fault);
            return Vec::new();
        }
        let Some(table) = table else { return Vec::new() };
        let before = needed.clone();
        demand(&table, Some(next), Some(&before[next]), &mut needed);
        made.resize(needed.len(), None);
        made[next] = Some(table);
        let grown = (0..before.len()).filter(|aside| needed[*aside] != before[*aside]);
        grown.for_each(|aside| made[aside] = None);
    }
    let aside = |(index, table): (usize, Option<Table>)| {
        let Asked { period, cells, words, .. } = periods.asked(index)?;
        let first = |cells: OwnCells| Some((*cells.rows.first()?, *cells.columns.first()?));
        let table = table.map_or_else(|| nothing(own), pruned);
        Some(Aside { period, cell: cells.and_then(first), words, table })
    };
    made.into_iter().enumerate().filter_map(aside).collect()
}

fn say_wrong(scope: &Scope<'_>, place: Span, (first, last): Period, fault: &Diagnostic) {
    let message = format!("over {first} to {last}, the rules are wrong: {}", fault.message);
    let mut found = Diagnostic::new(&codes::BAD_OVER, message).at(place, "asked for here");
    if let Some(label) = fault.labels.first() {
        found = found.at(label.span, "wrong then");
    }
    scope.say(found);
}

/// Notes which columns the formulas of a table ask for, of asides and, in an aside, of itself; there only those of `columns`.
fn demand(table: &Table, aside: Option<usize>, columns: Option<&BTreeSet<usize>>, needed: &mut Needed) {
    let mut note = |at: Position| {
        if let Some(aside) = at.aside {
            if needed.len() <= aside {
                needed.resize(aside + 1, BTreeSet::new());
            }
            needed[aside].insert(at.column);
        }
    };
    let mut visit = |body: &Body, row: usize, column: usize, names: Dimension| {
        if let Body::Formula(formula) = body {
            formula.positions(Position { aside, row, column }, names, &mut note);
        }
    };
    let is_asked = |column: usize| columns.is_none_or(|columns| columns.contains(&column));
    for (column, member) in table.columns.members.iter().enumerate().filter(|(column, _)| is_asked(*column)) {
        visit(&member.body, 0, column, Dimension::Column);
        for row in &table.rows.members {
            visit(&row.body, 0, column, Dimension::Row);
        }
    }
    for single in table.overrides.iter().filter(|single| is_asked(single.column)) {
        visit(&single.body, single.row, single.column, Dimension::Column);
    }
}

/// A table of the same rows and columns in which single cells are measured by themselves.
fn alone(own: &Table, cells: &OwnCells) -> Table {
    let mut table = nothing(own);
    table.universe.clone_from(&cells.universe);
    let default = Measure { kind: MeasureKind::Count, record: own.record, operand: None, written: false };
    for row in &cells.rows {
        table.rows.members[*row].body = Body::Measure(default.clone());
    }
    for column in &cells.columns {
        let member = &mut table.columns.members[*column];
        member.body = Body::Measure(Measure { written: false, ..cells.measure.clone() });
        member.clauses.clone_from(&cells.clauses);
        member.about = (!cells.clauses.is_empty()).then_some(cells.measure.record);
    }
    table
}

/// A table of the same rows and columns in which nothing is measured.
fn nothing(own: &Table) -> Table {
    let bare = |axis: &Axis| Axis {
        members: axis.members.iter().map(unmeasured).collect(),
        splits: Vec::new(),
        code_lines: Vec::new(),
    };
    Table {
        overrides: Vec::new(),
        headers: Headers::default(),
        checks: Vec::new(),
        asides: Vec::new(),
        rows: bare(&own.rows),
        columns: bare(&own.columns),
        ..own.clone()
    }
}

/// A member that measures nothing, and of which nothing is asked.
fn unmeasured(member: &Member) -> Member {
    Member {
        parent: None,
        relation: Relation::Top,
        codes: None,
        choices: None,
        clauses: Vec::new(),
        about: None,
        body: Body::NotApplicable,
        presentation: Presentation::default(),
        ..member.clone()
    }
}

/// The table without the conditions of columns that nothing of it hangs on.
fn pruned(mut table: Table) -> Table {
    let columns = &mut table.columns;
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for column in 0..columns.members.len() {
        if !matches!(columns.members[column].body, Body::NotApplicable) {
            kept.extend(behind(columns, column));
        }
    }
    for index in (0..columns.members.len()).filter(|index| !kept.contains(index)) {
        columns.members[index] = unmeasured(&columns.members[index]);
    }
    for split in &mut columns.splits {
        if split.arms.iter().chain(&split.otherwise).any(|arm| !kept.contains(arm)) {
            (split.arms, split.otherwise, split.parent) = (Vec::new(), None, None);
        }
    }
    table
}

/// A member and those whose conditions its own hangs on: what it stands in, and the arms of its split.
fn behind(axis: &Axis, member: usize) -> BTreeSet<usize> {
    let (mut found, mut open) = (BTreeSet::new(), vec![member]);
    while let Some(member) = open.pop() {
        if !found.insert(member) {
            continue;
        }
        let of = &axis.members[member];
        open.extend(of.parent);
        if let Relation::Arm(split) = of.relation {
            open.extend(axis.splits[split].arms.iter().chain(&axis.splits[split].otherwise));
        }
    }
    found
}

/// Says which columns are asked for over another period though nothing in them names the period.
fn say_unmoved(scope: &Scope<'_>, periods: &Periods, table: &Table) {
    for (column, member) in table.columns.members.iter().enumerate() {
        let Body::Formula(formula @ Formula::Over(aside, inner)) = &member.body else { continue };
        // Asides are not made where something else is wrong.
        let other = table.at(*aside);
        if aside.is_some_and(|aside| aside >= table.asides.len()) {
            continue;
        }
        let mut moves = false;
        for row in 0..table.rows.members.len() {
            formula.positions(Position::own(row, column), Dimension::Column, &mut |at| {
                moves = moves || differs(table, other, at.row, at.column, 0);
            });
        }
        if let (false, Some(place)) = (moves, periods.place(column)) {
            let mut named = Vec::new();
            inner.members(&mut |member| named.push(table.columns.members[member].in_brackets()));
            scope.say(
                Diagnostic::new(&codes::BAD_OVER, format!("nothing in {} names the period", named.join(", ")))
                    .at(place, "the same figures twice")
                    .help("leave `over …` out, or let what is counted ask for the period: `where … in period`"),
            );
        }
    }
}

/// Whether a column rests on one of which no cell is another one over the other period.
pub(super) fn rests_on_what_stays(own: &Table, other: &Table, column: usize) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![column]);
    while let Some(column) = open.pop() {
        if !seen.insert(column) {
            continue;
        }
        match &own.columns.members[column].body {
            Body::Formula(formula) => formula.named(Dimension::Column, &mut |named| open.push(named)),
            Body::NotApplicable => {}
            Body::Measure(_) => {
                if !(0..own.rows.members.len()).any(|row| differs(own, other, row, column, 0)) {
                    return true;
                }
            }
        }
    }
    false
}

/// Whether a cell is another one over the other period. (Formulas are not followed deeper than a table can have members.)
fn differs(own: &Table, other: &Table, row: usize, column: usize, depth: usize) -> bool {
    if own.single(row, column) != other.single(row, column) {
        return true;
    }
    let (of_row, of_column) = (&own.rows.members[row].body, &own.columns.members[column].body);
    if let Body::Formula(formula) = of_column {
        let mut found = false;
        if depth <= own.columns.members.len() {
            formula.positions(Position::own(row, column), Dimension::Column, &mut |at| {
                found = found || differs(own, other, at.row, at.column, depth + 1);
            });
        }
        return found || !formula.leaves_its_line() && *of_column != other.columns.members[column].body;
    }
    let measures = [of_row, of_column].into_iter().filter_map(|body| match body {
        Body::Measure(Measure { record, written, .. }) => Some((*record, *written)),
        _ => None,
    });
    let record = measures.max_by_key(|(_, written)| *written).map(|(record, _)| record);
    let chain = |axis: fn(&Table) -> &Axis, member: usize| {
        let changed = |member: usize| axis(own).members[member] != axis(other).members[member];
        behind(axis(own), member).into_iter().any(changed) || axis(own).code_lines != axis(other).code_lines
    };
    (record == Some(own.record) && own.universe != other.universe)
        || chain(|table| &table.rows, row)
        || chain(|table| &table.columns, column)
}
