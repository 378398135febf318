//! Checks that compare something with itself (of a report), or are written twice.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::message::lints as say;
use crate::source::Span;
use crate::syntax::tree::{Check, CheckKind, Formula, Item, TableEntry};

/// What the checks of reports say twice or for nothing.
pub(super) fn found(items: &[&Item]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut of_report: BTreeMap<String, Span> = BTreeMap::new();
    for item in items {
        let mut of_table = BTreeMap::new();
        let (checks, said): (Vec<&Check>, _) = match item {
            Item::Report(report) => (report.checks.iter().collect(), &mut of_report),
            Item::Table(table) => (table.entries.iter().filter_map(check_of).collect(), &mut of_table),
            _ => continue,
        };
        for check in checks {
            let Some([one, turned]) = both_ways(check) else { continue };
            if one.0 == one.2 && matches!(item, Item::Report(_)) {
                let finding = Diagnostic::new(&codes::ALWAYS_SO, say::check_of_figure_with_itself());
                let help = say::name_cell_meant();
                found.push(finding.at(check.span, say::same_on_both_sides()).help(help));
                continue;
            }
            let [one, turned] = [one, turned].map(|(left, sign, right)| format!("{left} {sign} {right}"));
            let first = *said.entry(one.min(turned)).or_insert(check.span);
            if first != check.span {
                let finding = Diagnostic::new(&codes::SAID_TWICE, say::check_said_twice());
                let help = say::remove_or_change_one();
                found.push(finding.at(check.span, say::again()).at(first, say::same()).help(help));
            }
        }
    }
    found
}

fn check_of(entry: &TableEntry) -> Option<&Check> {
    match entry {
        TableEntry::Check(check) => Some(check),
        _ => None,
    }
}

/// The sides of a check with the sign between them, as they stand and turned about.
fn both_ways(check: &Check) -> Option<[(String, &'static str, String); 2]> {
    let CheckKind::Compare { left, op, right } = &check.kind else { return None };
    let (left, right) = (words(left), words(right));
    Some([(left.clone(), op.sign(), right.clone()), (right, op.turned().sign(), left)])
}

/// A formula in words that are the same where it says the same.
fn words(formula: &Formula) -> String {
    match formula {
        Formula::Cell { table, row, column, .. } => format!("{}[{}, {}]", table.value, row.value, column.value),
        Formula::Member(name) => format!("[{}]", name.value),
        Formula::Range { from, to, .. } => format!("[{}] + ... + [{}]", from.value, to.value),
        Formula::Single { row, column, .. } => format!("[{}, {}]", row.value, column.value),
        Formula::Along { of, so_far, .. } => format!("[{}] {}", of.value, if *so_far { "so far" } else { "before" }),
        Formula::Rank { of, direction, .. } => format!("rank of [{}] {}", of.value, direction.word()),
        Formula::Over { inner, .. } => format!("{} over …", words(inner)),
        Formula::Parent(_) => "parent".to_owned(),
        Formula::Shown(inner, _) => format!("shown {}", words(inner)),
        Formula::Number(number) => number.value.to_string(),
        Formula::Param(name) => name.value.clone(),
        Formula::Negate(inner, _) => format!("-({})", words(inner)),
        Formula::Binary { op, left, right } => format!("({} {} {})", words(left), op.sign(), words(right)),
    }
}
