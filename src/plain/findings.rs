//! What a table reports beside its cells: records that could not be decided, splits that records break, and what became
//! of every record.

use std::collections::{BTreeMap, BTreeSet};

use super::census::{AllCensuses, Census, Censuses, Standing, measured_types};
use super::facts::Facts;
use super::ruling::ruling;
use crate::model::{Body, Expression, Measure, Position, Split, Table};
use crate::outcome::{BrokenSplit, Merged, TableAccount, Undetermined};
use crate::schema::RecordId;
use crate::syntax::tree::Dimension;
use crate::value::Truth;

/// For each code made of several that the columns or rows stand for: the records of the universe that carry it.
pub(super) fn merged(table: &Table, censuses: &AllCensuses<'_>) -> Vec<Merged> {
    let mut found = Vec::new();
    for (aside, of) in table.with_asides() {
        let beside = aside.and_then(|aside| table.asides.get(aside));
        if beside.is_some_and(|beside| !table.accounts_for(beside)) {
            continue;
        }
        for (dimension, axis) in [(Dimension::Column, &of.columns), (Dimension::Row, &of.rows)] {
            for (member, among) in axis.merged() {
                let all = censuses.at(aside).values().flat_map(|census| &census.counted);
                let records = all.filter(|standing| standing.truth(dimension, member) == Truth::Yes).count() as u64;
                let over = beside.and_then(|beside| beside.over);
                found.extend((records > 0).then(|| Merged { place: dimension.place(member), records, among, over }));
            }
        }
    }
    found
}

/// For each column, then each row: the records that it could not decide, and of which one of its cells would change; over the
/// report's period, then over the others.
pub(super) fn undetermined(table: &Table, censuses: &AllCensuses<'_>) -> Vec<Undetermined> {
    let types = measured_types(table);
    let of = |(aside, of): (Option<usize>, _)| {
        let beside = aside.and_then(|aside: usize| table.asides.get(aside));
        let (over, cell) = (beside.and_then(|beside| beside.over), beside.and_then(|beside| beside.cell));
        let row = cell.map(|(row, _)| row);
        undetermined_of(of, &types, censuses.at(aside)).into_iter().map(move |entry| Undetermined {
            over,
            row,
            ..entry
        })
    };
    table.with_asides().flat_map(of).collect()
}

/// The same of the columns of each of the tables, where there is one for each: of the records that surely belong to it.
pub(super) fn undetermined_of_each(table: &Table, censuses: &AllCensuses<'_>) -> Vec<(usize, Undetermined)> {
    let types = measured_types(table);
    let of_each = table.rows.of_each();
    let mut found = Vec::new();
    for (aside, of) in table.with_asides() {
        let beside = aside.and_then(|aside| table.asides.get(aside));
        let (over, cell) = (beside.and_then(|beside| beside.over), beside.and_then(|beside| beside.cell));
        for whole in (0..of_each.len()).filter(|row| of_each[*row] == Some(*row)) {
            let is_own = |row: usize| of_each[row] == Some(whole);
            for column in 0..of.columns.members.len() {
                let censuses = types.iter().filter_map(|of| Some((*of, censuses.at(aside).get(of)?)));
                let entries = censuses.map(|(record, census)| {
                    let own = Own { whole: Some(whole), is_own: &is_own };
                    ledger(of, record, census, (Dimension::Column, column), &own)
                });
                let entries = entries.filter(|entry| entry.records > 0);
                let row = cell.map(|(row, _)| row);
                found.extend(entries.map(|entry| (whole, Undetermined { over, row, ..entry })));
            }
        }
    }
    found
}

/// Whose records a ledger is of: all, or those that surely belong to one of the tables, where there is one for each.
struct Own<'o> {
    whole: Option<usize>,
    is_own: &'o dyn Fn(usize) -> bool,
}

fn undetermined_of(table: &Table, types: &[RecordId], censuses: &Censuses<'_>) -> Vec<Undetermined> {
    let members = |dimension, count: usize| (0..count).map(move |member| (dimension, member));
    let columns = members(Dimension::Column, table.columns.members.len());
    let all = columns.chain(members(Dimension::Row, table.rows.members.len()));
    let of_member = |(dimension, member)| {
        let of_types = types.iter().filter_map(|of| Some((*of, censuses.get(of)?)));
        let all = Own { whole: None, is_own: &|_| true };
        let ledgers = of_types.map(|(of, census)| ledger(table, of, census, (dimension, member), &all));
        ledgers.filter(|entry| entry.records > 0).collect::<Vec<_>>()
    };
    all.flat_map(of_member).collect()
}

/// The records for which a member's condition is undetermined, or holds while the operand of its own measure is missing.
fn ledger(
    table: &Table,
    of: RecordId,
    census: &Census<'_>,
    (dimension, member): (Dimension, usize),
    own: &Own<'_>,
) -> Undetermined {
    let mut records = 0;
    let mut missing: BTreeMap<String, u64> = BTreeMap::new();
    let belongs =
        |standing: &Standing<'_>| own.whole.is_none_or(|whole| standing.truth(Dimension::Row, whole) == Truth::Yes);
    for standing in census.counted.iter().filter(|standing| belongs(standing)) {
        let measures = measures_met(table, of, standing, (dimension, member), own.is_own);
        let without_value = match standing.truth(dimension, member) {
            Truth::Undetermined if measures.is_empty() || !lists_undecided(table, standing, dimension, member) => None,
            Truth::Undetermined => Some(census.condition(dimension, member)),
            Truth::Yes => {
                let own = measures.iter().filter(|(_, by)| *by == dimension);
                own.filter_map(|(measure, _)| measure.operand.as_ref())
                    .find(|operand| standing.record.value(operand).is_none())
            }
            Truth::No => None,
        };
        let Some(expression) = without_value else { continue };
        records += 1;
        let mut names = BTreeSet::new();
        standing.record.missing(expression, &mut names);
        for name in names {
            *missing.entry(name).or_default() += 1;
        }
    }
    let of_record = |standing: &Standing<'_>| {
        let named = missing.iter().map(|(name, records)| (standing.record.named(name), *records));
        named.collect()
    };
    let missing = census.counted.first().map_or_else(Vec::new, of_record);
    Undetermined { place: dimension.place(member), records, missing, over: None, row: None }
}

/// Who lacks the code of a line `rows LIST` is not listed under each of its rows; who has a code that was split and lacks what decides, is.
fn lists_undecided(table: &Table, standing: &Standing<'_>, dimension: Dimension, member: usize) -> bool {
    let row = match dimension {
        Dimension::Column => return true,
        Dimension::Row => &table.rows.members[member],
    };
    if row.about.is_some() {
        return true;
    }
    let line = row.codes.as_ref().filter(|_| !row.decided.is_empty()).map(|(line, _)| &table.rows.code_lines[*line]);
    let ways = line.iter().flat_map(|line| &line.reaches).filter(|(of, _)| *of == standing.record.of);
    ways.into_iter().any(|(_, path)| standing.record.value(&Expression::Path(path.clone())).is_some())
}

/// What the cells of a member measure in which a record could be counted if the member took it, and whether the row says so or the column.
fn measures_met<'t>(
    table: &'t Table,
    of: RecordId,
    standing: &Standing<'_>,
    (dimension, member): (Dimension, usize),
    is_asked: &dyn Fn(usize) -> bool,
) -> Vec<(&'t Measure, Dimension)> {
    let across = dimension.across();
    let all = (0..table.axis(across).members.len()).filter(|other| is_asked(*other));
    let met = all.filter(|other| standing.truth(across, *other) != Truth::No);
    let measure = |other: usize| {
        let (row, column) = dimension.cell(member, other);
        let ruling = ruling(table, Position::own(row, column));
        match ruling.body {
            Body::Measure(measure) if measure.record == of => Some((measure, ruling.names)),
            _ => None,
        }
    };
    met.filter_map(measure).collect()
}

/// What became of the records of each type that the table measures, and of its own over other periods.
pub(super) fn account(facts: &Facts<'_>, table: &Table, censuses: &AllCensuses<'_>) -> Vec<TableAccount> {
    let own = accounts(facts, table, &measured_types(table), censuses.at(None));
    let others = table.asides.iter().enumerate().filter(|(_, aside)| table.accounts_for(aside));
    let others = others.flat_map(|(index, aside)| {
        let of = accounts(facts, &aside.table, &[table.record], censuses.at(Some(index)));
        of.into_iter().map(|account| TableAccount { over: aside.over, ..account })
    });
    own.into_iter().chain(others).collect()
}

fn accounts(facts: &Facts<'_>, table: &Table, types: &[RecordId], censuses: &Censuses<'_>) -> Vec<TableAccount> {
    let of_type = |of: RecordId| {
        let census = censuses.get(&of)?;
        Some(TableAccount {
            record: facts.model.schema.record_name(of).to_owned(),
            accepted: facts.records.set(of).len() as u64,
            counted: census.counted.len() as u64,
            outside: census.outside,
            undetermined: census.unsure.len() as u64,
            reach_no_row: reach_no_row(table, of, &census.counted),
            over: None,
        })
    };
    types.iter().filter_map(|of| of_type(*of)).collect()
}

/// How many records lie in none of the measured rows that records of their type can reach at all.
fn reach_no_row(table: &Table, of: RecordId, standings: &[Standing<'_>]) -> u64 {
    let members = table.rows.members.iter().enumerate();
    let reachable: Vec<usize> = members
        .filter(|(_, row)| !row.is_total && !row.hidden && matches!(row.body, Body::Measure(_)))
        .filter(|(_, row)| row.about.is_none_or(|about| about == of))
        .map(|(row, _)| row)
        .collect();
    if reachable.is_empty() {
        return 0;
    }
    standings.iter().filter(|standing| !reachable.iter().any(|&row| standing.rows[row].is_yes())).count() as u64
}

/// The splits of the columns, then of the rows, that some record breaks, over the report's period, then over the others.
pub(super) fn broken_splits(table: &Table, censuses: &AllCensuses<'_>) -> Vec<BrokenSplit> {
    let mut broken = splits_broken(table, censuses.at(None));
    for (index, aside) in table.asides.iter().enumerate() {
        let over = splits_broken(&aside.table, censuses.at(Some(index)));
        let named = |split: BrokenSplit| BrokenSplit { split: format!("{} {}", split.split, aside.shown()), ..split };
        broken.extend(over.into_iter().map(named));
    }
    broken
}

fn splits_broken(table: &Table, censuses: &Censuses<'_>) -> Vec<BrokenSplit> {
    let axes = [(Dimension::Column, &table.columns), (Dimension::Row, &table.rows)];
    let splits = axes.into_iter().flat_map(|(dimension, axis)| {
        // One of an aside that nothing asks for has no arms.
        axis.splits.iter().filter(|split| !split.arms.is_empty()).filter_map(move |split| {
            let of = split.arms.iter().find_map(|&arm| axis.members[arm].about).unwrap_or(table.record);
            Some(broken(split, dimension, &censuses.get(&of)?.counted))
        })
    });
    splits.filter(|split| split.overlapping + split.uncovered > 0).collect()
}

fn broken(split: &Split, dimension: Dimension, standings: &[Standing<'_>]) -> BrokenSplit {
    let mut broken = BrokenSplit { split: split.shown.clone(), overlapping: 0, uncovered: 0 };
    let of_parent =
        |standing: &&Standing<'_>| split.parent.is_none_or(|parent| standing.truth(dimension, parent).is_yes());
    for standing in standings.iter().filter(of_parent) {
        let arms = split.arms.iter().chain(&split.otherwise);
        let (mut taken, mut undecided) = (0, 0);
        for &arm in arms {
            match standing.truth(dimension, arm) {
                Truth::Yes => taken += 1,
                Truth::Undetermined => undecided += 1,
                Truth::No => {}
            }
        }
        if taken >= 2 {
            broken.overlapping += 1;
        } else if taken == 0 && undecided == 0 {
            broken.uncovered += 1;
        }
    }
    broken
}
