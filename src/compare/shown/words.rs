//! What text and Markdown both say.

use crate::outcome::CellValue;
use crate::value::Number;

use super::super::{Comparison, Edit, Meaning, MovedCell, StructureChange, Subject, Verdict};

/// `1 column`, `2 columns`.
pub(super) fn counted(count: usize, word: &str) -> String {
    match (count, word) {
        (1, _) => format!("1 {word}"),
        (_, "criteria") => format!("{count} criteria"),
        _ => format!("{count} {word}s"),
    }
}

/// A subject: `column [14] of annex`.
pub(super) fn subject(subject: &Subject) -> String {
    let was = |was: &Option<String>| was.as_ref().map(|was| format!(" (was [{was}])")).unwrap_or_default();
    match subject {
        Subject::Table { table } => format!("the records of {table}"),
        Subject::Column { table, id, was: before } => format!("column [{id}] of {table}{}", was(before)),
        Subject::Row { table, id, was: before } => format!("row [{id}] of {table}{}", was(before)),
        Subject::Cell { table, row, column } => format!("cell [{row}, {column}] of {table}"),
        Subject::Criteria { criteria } => format!("the dates of {criteria}"),
        Subject::Requirement { criteria, requirement } => format!("requirement `{requirement}` of {criteria}"),
    }
}

/// How many subjects are equal, changed and not decided.
pub(super) fn verdicts(meaning: &[Meaning]) -> [usize; 3] {
    let count = |wanted: fn(&Verdict) -> bool| meaning.iter().filter(|found| wanted(&found.verdict)).count();
    [
        count(Verdict::is_equal),
        count(|verdict| matches!(verdict, Verdict::Changed(_))),
        count(|verdict| matches!(verdict, Verdict::NotDecided(_))),
    ]
}

/// The first lines of a comparison.
pub(super) fn summary(comparison: &Comparison) -> Vec<String> {
    let [equal, changed, open] = verdicts(&comparison.meaning);
    let mut lines = Vec::new();
    if changed + open == 0 {
        let all = counted(equal, "thing");
        lines.push(format!("No meaning changed: all {all} compared are equal (proved)."));
    } else {
        let mut parts = vec![format!("{changed} changed"), format!("{equal} equal (proved)")];
        if open > 0 {
            parts.push(format!("{open} not decided"));
        }
        lines.push(format!("Meaning: {}.", parts.join(", ")));
    }
    if !comparison.structure.is_empty() {
        lines.push(format!("Structure: {}.", counted(comparison.structure.len(), "change")));
    }
    if let Some(moved) = &comparison.moved {
        lines.push(match moved.len() {
            0 => "Figures: none moved.".to_owned(),
            count => format!("Figures: {} moved.", counted(count, "cell")),
        });
    }
    lines
}

/// What became of a thing: `column [25] of annex: added`.
pub(super) fn structure(change: &StructureChange) -> String {
    let name = match (change.name.as_str(), change.of.as_str()) {
        ("", of) => of.to_owned(),
        (name, "") => name.to_owned(),
        (name, of) => format!("{name} of {of}"),
    };
    let edit = match &change.edit {
        Edit::Added => "added".to_owned(),
        Edit::Removed => "removed".to_owned(),
        Edit::Renamed { from } => format!("was called {from}"),
        Edit::Relabelled { from, to } => format!("relabelled from \"{from}\" to \"{to}\""),
        Edit::Moved => "stands at another place".to_owned(),
        Edit::Rewritten { from, to } if from.contains('\n') || to.contains('\n') => "reworded".to_owned(),
        Edit::Rewritten { from, to } if from.is_empty() => format!("now \"{to}\""),
        Edit::Rewritten { from, to } if to.is_empty() => format!("no longer \"{from}\""),
        Edit::Rewritten { from, to } => format!("from \"{from}\" to \"{to}\""),
    };
    format!("{} {name}: {edit}", change.thing.name())
}

/// `350 -> 354 (+4)`.
pub(super) fn movement(cell: &MovedCell) -> String {
    let by = cell.difference.clone().filter(|number| !number.is_zero()).map(|by| format!(" ({})", signed(by)));
    format!("{} -> {}{}", figure(cell, false), figure(cell, true), by.unwrap_or_default())
}

/// A figure as printed; with its exact value where both sides are printed alike.
fn figure(cell: &MovedCell, new: bool) -> String {
    let side = if new { &cell.new } else { &cell.old };
    match &side.value {
        CellValue::Number(number) if cell.old.shown == cell.new.shown => format!("{} ({number})", side.shown),
        _ => side.shown.clone(),
    }
}

/// A number with its sign.
pub(super) fn signed(number: Number) -> String {
    if number > Number::ZERO { format!("+{number}") } else { number.to_string() }
}
