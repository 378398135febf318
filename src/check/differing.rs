//! Which cells of two readings of a table are not the same.

use std::collections::BTreeSet;

use crate::model::{Axis, Body, Formula, Measure, Member, Position, Table};
use crate::syntax::tree::Dimension;

use super::bare::behind;

/// Whether a column rests on one of which no cell is another one over the other period.
pub(super) fn rests_on_what_stays(own: &Table, other: &Table, column: usize) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![column]);
    while let Some(column) = open.pop() {
        if !seen.insert(column) {
            continue;
        }
        match &own.columns.members[column].body {
            // Of a block of periods: whatever the report's is, it is over its own.
            Body::Formula(Formula::Own(..)) => return true,
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

/// Whether a cell is another one in the other table. (Formulas are not followed deeper than a table can have members.)
pub(super) fn differs(own: &Table, other: &Table, row: usize, column: usize, depth: usize) -> bool {
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

/// Whether a column of a block of periods is another one in each of them. `measure` is its own over the report's period.
pub(super) fn names_its_period(own: &Table, other: &Table, column: usize, measure: &Measure) -> bool {
    let alike = |one: &Member, two: &Member| *one == Member { body: one.body.clone(), ..two.clone() };
    let (of_own, of_other) = (&own.columns.members, &other.columns.members);
    let is_other = |member: usize| !alike(&of_own[member], &of_other[member]);
    of_other[column].body != Body::Measure(measure.clone())
        || measure.record == own.record && own.universe != other.universe
        || own.rows != other.rows
        || own.columns.code_lines != other.columns.code_lines
        || behind(&own.columns, column).into_iter().any(is_other)
}
