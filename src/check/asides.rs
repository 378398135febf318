//! A table over other periods, for what its formulas ask of it there.
//!
//! The rules are read once more with the period moved, as for a test that says its own, and the table is made of them again: so
//! whatever names the period is about the other one. Members that no formula asks for measure nothing there.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Argument, frame, periods as say};
use crate::model::{Aside, Body, Formula, Position, Table};
use crate::outcome::Over;
use crate::source::Span;
use crate::syntax::tree::{self, Dimension};

use super::aligned::drafted;
use super::bare::{alone, nothing, pruned};
use super::changed;
use super::differing::{differs, names_its_period};
use super::over::{Asked, Overs, OwnCells, Periods, in_words};
use super::scope::Scope;
use super::table;

/// The columns that are asked for in each aside.
type Needed = Vec<BTreeSet<usize>>;

/// A checked table with its asides; `None` if nothing of it can be kept.
pub(super) fn table<'a>(scope: &Scope<'a>, overs: &Overs<'a, '_>, written: &tree::Table) -> Option<Table> {
    let (mut table, periods) = table::table(scope, overs, written)?;
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
        let Some(Asked { over, cells, place, .. }) = periods.asked(next) else { break };
        if let Some(cells) = cells {
            made.resize(needed.len(), None);
            made[next] = Some(alone(own, &cells));
            continue;
        }
        let Some(over) = over else { break };
        let rules = overs.at(scope, over);
        let table = drafted((&rules, overs), written, (own, periods), &needed[next]);
        if let Some(fault) = rules.take_findings().into_iter().find(Diagnostic::is_error) {
            say_wrong(scope, place, over, &fault);
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
        let Asked { over, cells, words, .. } = periods.asked(index)?;
        let first = |cells: OwnCells| Some((*cells.rows.first()?, *cells.columns.first()?));
        let table = table.map_or_else(|| nothing(own), pruned);
        Some(Aside { over, cell: cells.and_then(first), words, table })
    };
    let asides: Vec<Aside> = made.into_iter().enumerate().filter_map(aside).collect();
    say_unnamed(scope, own, periods, &asides);
    changed::say_changed(scope, overs, written, (own, periods), (&asides, &needed));
    asides
}

fn say_wrong(scope: &Scope<'_>, place: Span, over: Over, fault: &Diagnostic) {
    let message = frame::wrong_over(in_words(over), &fault.message);
    let mut found = Diagnostic::new(&codes::BAD_OVER, message).at(place, say::asked_for_here());
    if let Some(label) = fault.labels.first() {
        found = found.at(label.span, say::wrong_then());
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
            // So are those that tell whether its cells are computable.
            needed[aside].extend(&table.columns.members[at.column].lacks);
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

/// Says which columns of a block of periods are the same in all of them.
fn say_unnamed(scope: &Scope<'_>, own: &Table, periods: &Periods, asides: &[Aside]) {
    for (column, (measure, place)) in periods.of_blocks() {
        let Body::Formula(Formula::Own(aside, _)) = &own.columns.members[column].body else { continue };
        let Some(other) = asides.get(*aside) else { continue };
        if !names_its_period(own, &other.table, column, &measure) {
            scope.say(
                Diagnostic::new(&codes::BAD_OVER, say::column_names_no_period())
                    .at(place, say::same_figure_in_each())
                    .help(say::let_it_ask_for_the_period()),
            );
        }
    }
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
                Diagnostic::new(&codes::BAD_OVER, say::columns_name_no_period(Argument::list(named)))
                    .at(place, say::same_figures_twice())
                    .help(say::leave_over_out()),
            );
        }
    }
}
