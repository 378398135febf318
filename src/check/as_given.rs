//! What cells over another period read without a history: fields that are reached through a reference are as the data give them, whatever
//! the period is.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Aggregate, Axis, Body, Clause, End, Expression, OnPath, Path, Table};
use crate::outcome::Over;
use crate::schema::{RecordId, Schema};

/// Notes with each table which such fields are read over other periods than the report's.
pub(super) fn note(schema: &Schema, aggregates: &[Aggregate], tables: &mut [Table]) {
    for table in tables {
        let mut found: BTreeMap<String, Vec<Over>> = BTreeMap::new();
        for aside in &table.asides {
            let Some(over) = aside.over else { continue };
            read(&aside.table, &mut |record, path| {
                if !is_as_given(path, schema) {
                    return;
                }
                let shown = path.shown(schema, aggregates, record);
                let is_own = record == table.record;
                let field = if is_own { shown } else { format!("{}.{shown}", schema.record_name(record)) };
                let periods = found.entry(field).or_default();
                if !periods.contains(&over) {
                    periods.push(over);
                }
            });
        }
        table.headers.as_given = found.into_iter().collect();
    }
}

/// Whether a field is read of another record than the measured one, and not of a version as of a day. Of the record that a version refers to
/// only the key is the version's.
fn is_as_given(path: &Path, schema: &Schema) -> bool {
    let Some(OnPath { through, version, .. }) = path.last_version() else { return !path.steps.is_empty() };
    let rest = Path { steps: path.steps[through.len()..].to_vec(), end: path.end };
    let is_key = rest
        .holder(schema, version.of)
        .is_some_and(|at| matches!(path.end, End::Field(field) if schema.record(at).key == [field]));
    rest.steps.len() > usize::from(is_key)
}

/// Calls `visit` for every value that the measured cells of a table read, with the type of the record that it is read of.
fn read(table: &Table, visit: &mut dyn FnMut(RecordId, &Path)) {
    let measured: BTreeSet<RecordId> = [&table.rows, &table.columns]
        .into_iter()
        .flat_map(|axis| &axis.members)
        .filter_map(|member| if let Body::Measure(measure) = &member.body { Some(measure.record) } else { None })
        .collect();
    if !table.columns.members.iter().any(|column| matches!(column.body, Body::Measure(_))) {
        return;
    }
    if measured.contains(&table.record) {
        clauses(&table.universe, table.record, visit);
    }
    for axis in [&table.rows, &table.columns] {
        of_axis(axis, table.record, &measured, visit);
    }
}

fn of_axis(axis: &Axis, own: RecordId, measured: &BTreeSet<RecordId>, visit: &mut dyn FnMut(RecordId, &Path)) {
    let mut lines = BTreeSet::new();
    for member in &axis.members {
        let about = member.about.unwrap_or(own);
        lines.extend(member.codes.iter().map(|(line, _)| *line));
        clauses(&member.clauses, about, visit);
        member.choices.iter().for_each(|choices| paths(choices, about, visit));
        if let Body::Measure(measure) = &member.body
            && let Some(operand) = &measure.operand
        {
            paths(operand, measure.record, visit);
        }
    }
    let reaches = lines.into_iter().flat_map(|line| &axis.code_lines[line].reaches);
    reaches.filter(|(record, _)| measured.contains(record)).for_each(|(record, path)| visit(*record, path));
}

fn clauses(clauses: &[Clause], record: RecordId, visit: &mut dyn FnMut(RecordId, &Path)) {
    clauses.iter().for_each(|clause| paths(&clause.condition, record, visit));
}

fn paths(expression: &Expression, record: RecordId, visit: &mut dyn FnMut(RecordId, &Path)) {
    expression.paths(&mut |path| visit(record, path));
}
