//! A comparison for a person at a terminal.

use super::super::{Comparison, MovedCell, Verdict};
use super::words;

/// The comparison as plain text, with a newline at the end.
#[must_use]
pub fn text(comparison: &Comparison) -> String {
    let mut lines = words::summary(comparison);
    meaning(comparison, &mut lines);
    if !comparison.structure.is_empty() {
        lines.extend([String::new(), "Structure".to_owned()]);
        lines.extend(comparison.structure.iter().map(|change| format!("  {}", words::structure(change))));
    }
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        lines.extend([String::new(), "Figures that moved".to_owned()]);
        moved.iter().for_each(|cell| figure(cell, &mut lines));
    }
    if !comparison.declared.is_empty() {
        lines.extend([String::new(), "Declared".to_owned()]);
        for change in &comparison.declared {
            let parts: Vec<&str> = change.parts.iter().map(|part| part.value.as_str()).collect();
            let parts = if parts.is_empty() { String::new() } else { format!(" {}", parts.join(", ")) };
            lines.push(format!("  {}{parts}: {}", change.of, change.reason));
        }
    }
    lines.join("\n") + "\n"
}

fn meaning(comparison: &Comparison, lines: &mut Vec<String>) {
    let open = comparison.meaning.iter().filter(|found| !found.verdict.is_equal());
    let mut open = open.peekable();
    if open.peek().is_some() {
        lines.extend([String::new(), "Meaning".to_owned()]);
    }
    for found in open {
        let subject = words::subject(&found.subject);
        match &found.verdict {
            Verdict::Equal => {}
            Verdict::NotDecided(why) => lines.push(format!("  {subject}: not decided; {why}")),
            Verdict::Changed(changes) => {
                for change in changes {
                    lines.push(format!("  {subject}: {}", change.how));
                    lines.extend(change.witness.iter().map(|witness| format!("      such a record: {witness}")));
                }
            }
        }
    }
}

fn figure(cell: &MovedCell, lines: &mut Vec<String>) {
    let row = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
    lines.push(format!("  {} [{}, {}] {row}: {}", cell.table, cell.row, cell.column, words::movement(cell)));
    for part in &cell.parts {
        let by = part.by.map(words::signed).unwrap_or_default();
        let records = match part.records {
            0 => String::new(),
            count => format!(" ({})", words::counted(count as usize, "record")),
        };
        lines.push(format!("    {by:>6}  {}{records}", part.cause));
        if !part.keys.is_empty() {
            lines.push(format!("            {}", part.keys.join(", ")));
        }
    }
}
