//! Declared changes held against what changed.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::model::{DeclaredChange, Model, Table};
use crate::source::Span;

use super::{ChangeKind, Comparison, Edit, Meaning, Subject, Thing, Verdict};

/// The declarations that count: those that NEW has and OLD has not. One that stayed from an earlier change says nothing of this one.
pub(super) fn counting<'m>(old: &Model, new: &'m Model) -> Vec<&'m DeclaredChange> {
    let parts =
        |change: &DeclaredChange| -> Vec<String> { change.parts.iter().map(|part| part.value.clone()).collect() };
    let same = |a: &DeclaredChange, b: &DeclaredChange| (&a.of, parts(a), &a.reason) == (&b.of, parts(b), &b.reason);
    new.changes.iter().filter(|change| !old.changes.iter().any(|other| same(change, other))).collect()
}

/// Something that changed and asks for a declaration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Demand {
    /// The table or the criteria.
    of: String,
    /// Any of these parts declares it; empty where only the whole does.
    parts: Vec<String>,
    /// In words: `column [14] of annex`.
    words: String,
}

/// What is to be said of the changes that were found and of those that were declared. Without `strict`, nothing is asked of a
/// program that declares no change.
pub(super) fn findings(comparison: &Comparison, new: &Model, strict: bool) -> Vec<Diagnostic> {
    let declared = &comparison.declared;
    if declared.is_empty() && !strict {
        return Vec::new();
    }
    let demands = demands(comparison);
    let covers = |change: &DeclaredChange, demand: &Demand| {
        let named = |part: &String| change.parts.iter().any(|declared| declared.value == *part);
        change.of == demand.of && (change.parts.is_empty() || demand.parts.iter().any(named))
    };
    let mut findings = Vec::new();
    let mut whole: Option<&str> = None;
    for demand in &demands {
        // Where a table is over other records, all its columns changed: that is said once.
        if whole == Some(demand.of.as_str()) {
            continue;
        }
        if !declared.iter().any(|change| covers(change, demand)) {
            let declaration = match demand.parts.first() {
                Some(part) if !new.criteria.iter().any(|one| one.name == demand.of) => format!(" [{part}]"),
                Some(part) => format!(" {part}"),
                None => String::new(),
            };
            if demand.parts.is_empty() {
                whole = Some(&demand.of);
            }
            let help = format!("if it is meant, say so: expect change {}{declaration} \"why\"", demand.of);
            let finding = Diagnostic::new(
                &codes::UNDECLARED_CHANGE,
                format!("{} changed, and no declaration says so", demand.words),
            );
            findings.push(finding.at(place(new, demand), "changed").help(help));
        }
    }
    for change in declared {
        let asked = || demands.iter().filter(|demand| demand.of == change.of);
        if asked().next().is_none() {
            findings.push(unmet(change.span, format!("nothing of {} changed", change.of)));
            continue;
        }
        for part in &change.parts {
            if !asked().any(|demand| demand.parts.contains(&part.value)) {
                findings.push(unmet(part.span, format!("{} of {} did not change", part.value, change.of)));
            }
        }
    }
    findings
}

fn unmet(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&codes::CHANGE_NOT_MET, message)
        .at(span, "declared to change")
        .help("take it out of the declaration, or make the change that was meant")
}

/// Everything that changed and asks for a declaration. What is only worked out from something else asks for none: that does.
fn demands(comparison: &Comparison) -> BTreeSet<Demand> {
    let mut demands: BTreeSet<Demand> = comparison.meaning.iter().filter_map(of_meaning).collect();
    for change in &comparison.structure {
        let gone = matches!(change.edit, Edit::Added | Edit::Removed);
        let (parts, words) = match change.thing {
            Thing::Column | Thing::Row => {
                (vec![change.name.clone()], format!("{} [{}] of {}", change.thing.name(), change.name, change.of))
            }
            Thing::Requirement => {
                (vec![change.name.clone()], format!("requirement `{}` of {}", change.name, change.of))
            }
            _ => continue,
        };
        if gone {
            demands.insert(Demand { of: change.of.clone(), parts, words });
        }
    }
    // Figures can move though no rule did: a record that only one side reads. Columns that were said already need no second word.
    for cell in comparison.moved.iter().flatten() {
        let names = [cell.column.clone(), cell.row.clone()];
        let of_terms = cell.parts.iter().all(|part| matches!(part.cause, super::Cause::Term { .. }));
        let said = demands.iter().any(|demand| {
            demand.of == cell.table && (demand.parts.is_empty() || names.iter().any(|name| demand.parts.contains(name)))
        });
        if !said && !of_terms {
            let words = format!("column [{}] of {}", cell.column, cell.table);
            demands.insert(Demand {
                of: cell.table.clone(),
                parts: vec![cell.column.clone(), cell.row.clone()],
                words,
            });
        }
    }
    demands
}

fn of_meaning(found: &Meaning) -> Option<Demand> {
    let Verdict::Changed(changes) = &found.verdict else { return None };
    if changes.iter().all(|change| change.kind == ChangeKind::Terms) {
        return None;
    }
    let demand = |of: &String, parts: Vec<String>, words: String| Some(Demand { of: of.clone(), parts, words });
    match &found.subject {
        Subject::Table { table } => demand(table, Vec::new(), format!("which records {table} is over")),
        Subject::Column { table, id, .. } => demand(table, vec![id.clone()], format!("column [{id}] of {table}")),
        Subject::Row { table, id, .. } => demand(table, vec![id.clone()], format!("row [{id}] of {table}")),
        Subject::Cell { table, row, column } => {
            demand(table, vec![column.clone(), row.clone()], format!("cell [{row}, {column}] of {table}"))
        }
        Subject::Criteria { criteria } => demand(criteria, Vec::new(), format!("the dates of {criteria}")),
        Subject::Requirement { criteria, requirement } => {
            demand(criteria, vec![requirement.clone()], format!("requirement `{requirement}` of {criteria}"))
        }
    }
}

/// Where NEW has the thing, or else what it belongs to.
fn place(new: &Model, demand: &Demand) -> Span {
    if let Some(table) = new.tables.iter().find(|table| table.name == demand.of) {
        return part_of_table(table, &demand.parts).unwrap_or(table.span);
    }
    let criteria = new.criteria.iter().find(|criteria| criteria.name == demand.of);
    let requirement = criteria.and_then(|criteria| {
        criteria.requirements().into_iter().find(|requirement| demand.parts.contains(&requirement.name)).map(|r| r.span)
    });
    requirement.or(criteria.map(|criteria| criteria.span)).unwrap_or_default()
}

fn part_of_table(table: &Table, parts: &[String]) -> Option<Span> {
    let members = table.columns.members.iter().chain(&table.rows.members);
    members.filter(|member| parts.contains(&member.id)).map(|member| member.span).next()
}
