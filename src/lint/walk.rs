//! The parts of an item that lints look at, wherever they stand in it.

use crate::syntax::tree::{AxisEntry, Body, Choice, Clause, Expr, Item, LetValue, Measure, Member, Table, TableEntry};

/// The tables among the items.
pub(super) fn tables<'i>(items: &[&'i Item]) -> impl Iterator<Item = &'i Table> {
    items.iter().filter_map(|item| if let Item::Table(table) = item { Some(table) } else { None })
}

/// The axis entries of a table, those inside others too, each list as it stands in one place.
pub(super) fn axis_lists(table: &Table) -> Vec<Vec<&AxisEntry>> {
    let top = table.entries.iter().filter_map(|entry| match entry {
        TableEntry::Axis(axis) => Some(axis),
        _ => None,
    });
    let mut lists = vec![top.collect::<Vec<_>>()];
    let mut at = 0;
    while at < lists.len() {
        for entry in lists[at].clone() {
            if !entry.inner().is_empty() {
                lists.push(entry.inner().iter().collect());
            }
        }
        at += 1;
    }
    lists
}

/// The columns and rows of a table that are written out.
pub(super) fn members(table: &Table) -> Vec<&Member> {
    let entries = axis_lists(table).into_iter().flatten();
    entries
        .filter_map(|entry| match entry {
            AxisEntry::Member(member) => Some(member.as_ref()),
            _ => None,
        })
        .collect()
}

/// The clauses of an item, those of one owner together.
pub(super) fn clause_lists(item: &Item) -> Vec<&[Clause]> {
    let mut lists: Vec<&[Clause]> = Vec::new();
    match item {
        Item::Table(table) => {
            lists.push(&table.clauses);
            lists.extend(members(table).into_iter().map(|member| member.clauses.as_slice()));
            lists.extend(table.entries.iter().filter_map(|entry| match entry {
                TableEntry::Cell { clauses, .. } => Some(clauses.as_slice()),
                _ => None,
            }));
        }
        Item::Criteria(criteria) => {
            lists.extend(criteria.requirements.iter().map(|requirement| requirement.clauses.as_slice()));
            lists.extend(criteria.exceptions.iter().map(|exception| exception.clauses.as_slice()));
        }
        Item::Record(record) => lists.extend(record.lets.iter().filter_map(|field| match &field.value {
            LetValue::Aggregate { clauses, .. } => Some(clauses.as_slice()),
            LetValue::Expr(_) => None,
        })),
        _ => {}
    }
    lists
}

/// The choices of an item that stand together: those of the arms of splits. (Those after `in` are parts of expressions.)
pub(super) fn arm_choices(item: &Item) -> Vec<&[Choice]> {
    let Item::Table(table) = item else { return Vec::new() };
    members(table).into_iter().filter_map(|member| member.values.as_deref()).collect()
}

/// Every expression of an item that is not a part of another.
pub(super) fn expressions(item: &Item) -> Vec<&Expr> {
    let mut found: Vec<&Expr> = clause_lists(item).into_iter().flatten().map(|clause| &clause.condition).collect();
    match item {
        Item::Table(table) => {
            found.extend(table.entries.iter().filter_map(|entry| match entry {
                TableEntry::Cell { body, .. } => operand(body),
                _ => None,
            }));
            for entry in axis_lists(table).into_iter().flatten() {
                match entry {
                    AxisEntry::Split { by: Some(by), .. } => found.push(by),
                    AxisEntry::Member(member) => {
                        found.extend(member.body.as_ref().and_then(operand));
                    }
                    _ => {}
                }
            }
        }
        Item::Record(record) => found.extend(record.lets.iter().filter_map(|field| match &field.value {
            LetValue::Expr(value) => Some(value),
            LetValue::Aggregate { measure, .. } => measure.operand.as_ref(),
        })),
        _ => {}
    }
    found.extend(arm_choices(item).into_iter().flatten().flat_map(ends));
    found
}

fn operand(body: &Body) -> Option<&Expr> {
    match body {
        Body::Measure(Measure { operand, .. }, _) => operand.as_ref(),
        _ => None,
    }
}

/// The values that a choice is made of.
pub(super) fn ends(choice: &Choice) -> Vec<&Expr> {
    match choice {
        Choice::One(one) | Choice::Above(one, _) | Choice::Below(one, _) => vec![one],
        Choice::Range(low, high) => vec![low, high],
    }
}

/// An expression and all parts of it.
pub(super) fn parts(expression: &Expr) -> Vec<&Expr> {
    let mut found = vec![expression];
    let mut at = 0;
    while at < found.len() {
        match found[at] {
            Expr::Number(_) | Expr::Date(_) | Expr::Text(_) | Expr::YesNo(_) | Expr::Path(_) | Expr::Meets { .. } => {}
            Expr::AsOf(reading) => found.extend([&reading.key, &reading.day]),
            Expr::And(parts) | Expr::Or(parts) | Expr::Mixed(parts, _) => found.extend(parts),
            Expr::Compare { left, right, .. } | Expr::Binary { left, right, .. } => found.extend([&**left, &**right]),
            Expr::In { operand, choices, .. } => {
                found.push(operand);
                found.extend(choices.iter().flat_map(ends));
            }
            Expr::Is { operand: inner, .. }
            | Expr::TextTest { operand: inner, .. }
            | Expr::Not(inner, _)
            | Expr::Negate(inner, _)
            | Expr::Duration { amount: inner, .. }
            | Expr::WorkingDays { amount: inner, .. } => found.push(inner),
            Expr::Call { arguments, .. } => found.extend(arguments),
        }
        at += 1;
    }
    found
}
