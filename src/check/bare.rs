//! Tables in which less is measured, at the same places.

use std::collections::BTreeSet;

use crate::model::{Axis, Body, Headers, Measure, Member, Relation, Table};
use crate::outcome::Presentation;
use crate::syntax::tree::MeasureKind;

use super::over::OwnCells;

/// A table of the same rows and columns in which single cells are measured by themselves.
pub(super) fn alone(own: &Table, cells: &OwnCells) -> Table {
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
pub(super) fn nothing(own: &Table) -> Table {
    let bare = |axis: &Axis| Axis {
        members: axis.members.iter().map(unmeasured).collect(),
        splits: Vec::new(),
        of_which: Vec::new(),
        code_lines: Vec::new(),
    };
    Table {
        overrides: Vec::new(),
        headers: Headers::default(),
        checks: Vec::new(),
        asides: Vec::new(),
        shown: None,
        rows: bare(&own.rows),
        columns: bare(&own.columns),
        ..own.clone()
    }
}

/// A member that measures nothing, and of which nothing is asked.
pub(super) fn unmeasured(member: &Member) -> Member {
    Member {
        parent: None,
        relation: Relation::Top,
        codes: None,
        decided: Vec::new(),
        lacks: Vec::new(),
        choices: None,
        clauses: Vec::new(),
        about: None,
        asks_nothing_of: Vec::new(),
        body: Body::NotApplicable,
        presentation: Presentation::default(),
        ..member.clone()
    }
}

/// The table without the conditions of columns that nothing of it hangs on.
pub(super) fn pruned(mut table: Table) -> Table {
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
pub(super) fn behind(axis: &Axis, member: usize) -> BTreeSet<usize> {
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
