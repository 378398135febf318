//! A comparison for a person at a terminal.

use super::words::{self, Part};
use crate::compare::{Comparison, MovedCell, Sameness};
use crate::words::{Terminal, Text, written};

/// The comparison as plain text, with a newline at the end.
#[must_use]
pub fn text(comparison: &Comparison) -> Text<Terminal> {
    let mut lines: Vec<Text<Terminal>> = words::summary(comparison).iter().map(Text::of).collect();
    Part::ALL.into_iter().for_each(|part| open(part, comparison, &mut lines));
    if !comparison.structure.is_empty() {
        lines.extend([Text::new(), Text::own("Structure")]);
        lines.extend(comparison.structure.iter().map(|change| written!(Terminal, "  {}", words::structure(change))));
    }
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        lines.extend([Text::new(), Text::own("Figures that moved")]);
        moved.iter().for_each(|cell| figure(cell, &mut lines));
    }
    if let Some(texts) = comparison.texts.as_deref().filter(|texts| !texts.is_empty()) {
        lines.extend([Text::new(), Text::own("Texts that are printed otherwise")]);
        for text in texts {
            lines.push(written!(Terminal, "  text {}", text.name));
            for [old, new] in text.lines() {
                lines.push(written!(Terminal, "    was: {}", old));
                lines.push(written!(Terminal, "    is:  {}", new));
            }
        }
    }
    if !comparison.declared.is_empty() {
        lines.extend([Text::new(), Text::own("Declared")]);
        for change in &comparison.declared {
            let parts: Vec<&str> = change.parts.iter().map(|part| part.value.as_str()).collect();
            let parts = if parts.is_empty() { String::new() } else { format!(" {}", parts.join(", ")) };
            let kind = words::declared_kind(change.kind);
            lines.push(written!(Terminal, "  {}{}{}: {}", kind, change.of, parts, change.reason));
        }
    }
    Text::join(lines, "\n") + "\n"
}

/// What is not equal in a part.
fn open(part: Part, comparison: &Comparison, lines: &mut Vec<Text<Terminal>>) {
    let mut open = part.of(comparison).iter().filter(|found| !found.verdict.is_equal()).peekable();
    if open.peek().is_some() {
        lines.extend([Text::new(), Text::own(part.name())]);
    }
    for found in open {
        match &found.verdict {
            Sameness::Equal => {}
            Sameness::NotDecided(why) => {
                let subject = words::subject_of(part, &found.subject);
                lines.push(written!(Terminal, "  {}: not decided; {}", subject, why));
            }
            Sameness::Changed(changes) => {
                for change in changes {
                    lines.push(written!(Terminal, "  {}", words::told(part, found, change)));
                    let witness = change.witness.iter();
                    lines.extend(witness.map(|witness| written!(Terminal, "      {}: {}", part.witness(), witness)));
                }
            }
        }
    }
}

fn figure(cell: &MovedCell, lines: &mut Vec<Text<Terminal>>) {
    let label = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
    let MovedCell { table, row, column, .. } = cell;
    lines.push(written!(Terminal, "  {} [{}, {}] {}: {}", table, row, column, label, words::movement(cell)));
    for part in &cell.parts {
        let by = part.by.clone().map(words::signed).unwrap_or_default();
        let records = match part.records {
            0 => String::new(),
            count => format!(" ({})", words::counted(count as usize, "record")),
        };
        lines.push(written!(Terminal, "    {:>6}  {}{}", by, part.cause, records));
        if !part.keys.is_empty() {
            lines.push(written!(Terminal, "            {}", part.keys.join(", ")));
        }
    }
}
