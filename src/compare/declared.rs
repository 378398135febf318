//! Declared changes held against what changed.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::{Message, comparison, declared_changes as say};
use crate::model::{DeclaredChange, Model, Table};
use crate::source::Span;
use crate::syntax::tree::ChangeKind;

use super::{Comparison, Edit, Found, Sameness, Subject, Thing};

/// The declarations that count: those that NEW has and OLD has not. One that stayed from an earlier change says nothing of this one.
pub(super) fn counting<'m>(old: &Model, new: &'m Model) -> Vec<&'m DeclaredChange> {
    let parts =
        |change: &DeclaredChange| -> Vec<String> { change.parts.iter().map(|part| part.value.clone()).collect() };
    let same = |a: &DeclaredChange, b: &DeclaredChange| {
        (a.kind, &a.of, parts(a), &a.reason) == (b.kind, &b.of, parts(b), &b.reason)
    };
    new.changes.iter().filter(|change| !old.changes.iter().any(|other| same(change, other))).collect()
}

/// Something that changed and asks for a declaration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Demand {
    kind: ChangeKind,
    /// What changed: the table, the criteria, the record type and so on.
    of: String,
    /// Any of these parts declares it; empty where only the whole does.
    parts: Vec<String>,
    /// The place of what is told first among several of the same whole.
    place: u8,
    /// What is compared there.
    subject: Subject,
    /// Whether it is only worked out from something else, which asks for the declaration.
    by_terms: bool,
}

impl Demand {
    fn new(kind: ChangeKind, of: String, parts: Vec<String>, subject: Subject) -> Demand {
        let place = match (&subject, kind) {
            (Subject::Checks { table }, ChangeKind::Print) if !table.is_empty() => 1,
            (Subject::Table { .. }, ChangeKind::Meaning) | (Subject::Days, _) => 1,
            (Subject::Report, _) => 2,
            _ => 0,
        };
        Demand { kind, of, parts, place, subject, by_terms: false }
    }

    /// What changed: `column [14] of annex`.
    fn said(&self) -> Message {
        match (&self.subject, self.kind) {
            (Subject::Table { table }, ChangeKind::Meaning) => say::which_records(table),
            (Subject::Table { table }, _) => comparison::table(table),
            (Subject::Criteria { criteria }, ChangeKind::Print) => comparison::criteria(criteria),
            (subject, _) => subject.said(),
        }
    }
}

impl Comparison {
    /// Undeclared changes and declarations that are not met, by NEW's places. Without `strict`, nothing is asked of a kind of change of
    /// which the program declares none.
    #[doc(hidden)]
    #[must_use]
    pub fn findings(&self, new: &Model, strict: bool) -> Vec<Diagnostic> {
        findings(self, new, strict)
    }
}

/// What is to be said of the changes that were found and of those that were declared. Without `strict`, nothing is asked of a kind of
/// change of which the program declares none.
fn findings(comparison: &Comparison, new: &Model, strict: bool) -> Vec<Diagnostic> {
    let declared = &comparison.declared;
    let mut demands = demands(comparison, new);
    let mut unmet = not_met(declared, &demands);
    let covers = |change: &DeclaredChange, demand: &Demand| {
        let named = |part: &String| change.parts.iter().any(|declared| declared.value == *part);
        (change.kind, &change.of) == (demand.kind, &demand.of)
            && (change.parts.is_empty() || demand.parts.iter().any(named))
    };
    let is_asked = |kind: ChangeKind| strict || declared.iter().any(|change| change.kind == kind);
    demands.retain(|demand| {
        !demand.by_terms && is_asked(demand.kind) && !declared.iter().any(|change| covers(change, demand))
    });
    let mut findings = Vec::new();
    let mut whole: Option<(ChangeKind, &str)> = None;
    for demand in &demands {
        // Where a table is over other records, all its columns changed: that is said once.
        if whole == Some((demand.kind, &demand.of)) {
            continue;
        }
        if demand.parts.is_empty() {
            whole = Some((demand.kind, &demand.of));
        }
        findings.push(undeclared(demand, new));
    }
    findings.append(&mut unmet);
    findings
}

/// What is said of declarations of things that did not change.
fn not_met(declared: &[DeclaredChange], demands: &BTreeSet<Demand>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for change in declared {
        let asked = || demands.iter().filter(|demand| (demand.kind, &demand.of) == (change.kind, &change.of));
        if asked().next().is_none() {
            let what = match change.kind {
                ChangeKind::Meaning => say::nothing_changed(&change.of),
                ChangeKind::Reading => say::read_as_before(&change.of),
                ChangeKind::Print => say::printed_as_before(&change.of),
            };
            findings.push(unmet(change.span, what));
            continue;
        }
        for part in &change.parts {
            if !asked().any(|demand| demand.parts.contains(&part.value)) {
                findings.push(unmet(part.span, say::part_did_not_change(&part.value, &change.of)));
            }
        }
    }
    findings
}

fn undeclared(demand: &Demand, new: &Model) -> Diagnostic {
    let is_table = new.tables.iter().any(|table| table.name == demand.of);
    let declaration = match demand.parts.first() {
        Some(part) if is_table => format!(" [{part}]"),
        Some(part) => format!(" {part}"),
        None => String::new(),
    };
    let (kind, message) = match demand.kind {
        ChangeKind::Meaning => ("", say::changed_undeclared(demand.said())),
        ChangeKind::Reading => ("reading ", say::read_otherwise_undeclared(demand.said())),
        ChangeKind::Print => ("print ", say::printed_otherwise_undeclared(demand.said())),
    };
    let help = say::say_so(format!("{kind}{}{declaration}", demand.of));
    let finding = Diagnostic::new(&codes::UNDECLARED_CHANGE, message).help(help);
    match place(new, demand) {
        Some(span) => finding.at(span, say::changed()),
        None => finding,
    }
}

fn unmet(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(&codes::CHANGE_NOT_MET, message).at(span, say::declared_to_change()).help(say::take_out_or_change())
}

/// Everything that changed and may be declared.
fn demands(comparison: &Comparison, new: &Model) -> BTreeSet<Demand> {
    let parts = [
        (ChangeKind::Meaning, &comparison.meaning),
        (ChangeKind::Reading, &comparison.reading),
        (ChangeKind::Print, &comparison.print),
    ];
    let of_part = |(kind, found): (ChangeKind, &'_ Vec<Found>)| -> Vec<Demand> {
        found.iter().filter_map(|found| of_found(kind, found, new)).collect()
    };
    let mut demands: BTreeSet<Demand> = parts.into_iter().flat_map(of_part).collect();
    for change in &comparison.structure {
        let gone = matches!(change.edit, Edit::Added | Edit::Removed);
        let (of, name) = (change.of.clone(), change.name.clone());
        let subject = match change.thing {
            Thing::Column => Subject::Column { table: of.clone(), id: name.clone(), was: None },
            Thing::Row => Subject::Row { table: of.clone(), id: name.clone(), was: None },
            Thing::Requirement => Subject::Requirement { criteria: of.clone(), requirement: name.clone() },
            _ => continue,
        };
        if gone {
            demands.insert(Demand::new(ChangeKind::Meaning, of, vec![name], subject));
        }
    }
    // Figures can move though no rule did: a record that only one side reads. Columns that were said already need no second word.
    for cell in comparison.moved.iter().flatten() {
        let names = [cell.column.clone(), cell.row.clone()];
        let of_terms =
            cell.parts.iter().all(|part| matches!(part.cause, super::Cause::Term { .. } | super::Cause::Shown));
        let said = demands.iter().any(|demand| {
            (demand.kind, &demand.of) == (ChangeKind::Meaning, &cell.table)
                && (demand.parts.is_empty() || names.iter().any(|name| demand.parts.contains(name)))
        });
        if !said && !of_terms {
            let parts = vec![cell.column.clone(), cell.row.clone()];
            let subject = Subject::Column { table: cell.table.clone(), id: cell.column.clone(), was: None };
            demands.insert(Demand::new(ChangeKind::Meaning, cell.table.clone(), parts, subject));
        }
    }
    demands
}

fn of_found(kind: ChangeKind, found: &Found, new: &Model) -> Option<Demand> {
    let Sameness::Changed(changes) = &found.verdict else { return None };
    let by_terms = changes.iter().all(|change| change.kind == super::ChangeKind::Terms);
    let parts = match &found.subject {
        Subject::Column { id, .. } | Subject::Row { id, .. } => vec![id.clone()],
        Subject::Cell { row, column, .. } => vec![column.clone(), row.clone()],
        Subject::Requirement { requirement, .. } => vec![requirement.clone()],
        Subject::Field { field, .. } => vec![field.clone()],
        _ => Vec::new(),
    };
    let of = match &found.subject {
        // Without a report there is nothing to name.
        Subject::Report | Subject::Days => Some(new.report.name.clone()).filter(|name| !name.is_empty())?,
        Subject::Checks { table } if table.is_empty() => {
            Some(new.report.name.clone()).filter(|name| !name.is_empty())?
        }
        subject => subject.of().to_owned(),
    };
    Some(Demand { by_terms, ..Demand::new(kind, of, parts, found.subject.clone()) })
}

/// Where NEW has the thing, or else what it belongs to; `None` where the model knows no place of it.
fn place(new: &Model, demand: &Demand) -> Option<Span> {
    if demand.kind == ChangeKind::Reading {
        return None;
    }
    if let Some(table) = new.tables.iter().find(|table| table.name == demand.of) {
        return Some(part_of_table(table, &demand.parts).unwrap_or(table.span));
    }
    let criteria = new.criteria.iter().find(|criteria| criteria.name == demand.of)?;
    let mut requirements = criteria.requirements().into_iter();
    let requirement = requirements.find(|requirement| demand.parts.contains(&requirement.name));
    Some(requirement.map_or(criteria.span, |requirement| requirement.span))
}

fn part_of_table(table: &Table, parts: &[String]) -> Option<Span> {
    let members = table.columns.members.iter().chain(&table.rows.members);
    members.filter(|member| parts.contains(&member.id)).map(|member| member.span).next()
}
