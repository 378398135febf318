//! A comparison for a person at a terminal.

use super::words::{self, Part};
use crate::compare::{Comparison, MovedCell, Sameness};
use crate::message::{Language, Message, comparison as say};
use crate::words::{Terminal, Text, written};

/// The comparison as plain text, with a newline at the end.
#[must_use]
pub fn text(comparison: &Comparison, language: Language) -> Text<Terminal> {
    let head = |head: Message| [Text::new(), Text::of(head.say(language))];
    let mut lines: Vec<Text<Terminal>> =
        words::summary(comparison).iter().map(|line| Text::of(line.say(language))).collect();
    Part::ALL.into_iter().for_each(|part| open(part, comparison, language, &mut lines));
    if !comparison.structure.is_empty() {
        lines.extend(head(say::structure()));
        let changes = comparison.structure.iter().map(words::structure);
        lines.extend(changes.map(|change| written!(Terminal, "  {}", change.say(language))));
    }
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        lines.extend(head(say::figures_that_moved()));
        moved.iter().for_each(|cell| figure(cell, language, &mut lines));
    }
    if let Some(texts) = comparison.texts.as_deref().filter(|texts| !texts.is_empty()) {
        lines.extend(head(say::texts_otherwise()));
        for text in texts {
            lines.push(written!(Terminal, "  {}", say::text(&text.name).say(language)));
            for [old, new] in text.lines() {
                lines.push(written!(Terminal, "    {}", say::text_was(old).say(language)));
                lines.push(written!(Terminal, "    {}", say::text_is(new).say(language)));
            }
        }
    }
    if !comparison.declared.is_empty() {
        lines.extend(head(say::declared()));
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
fn open(part: Part, comparison: &Comparison, language: Language, lines: &mut Vec<Text<Terminal>>) {
    let mut open = part.of(comparison).iter().filter(|found| !found.verdict.is_equal()).peekable();
    if open.peek().is_some() {
        lines.extend([Text::new(), Text::of(part.said().say(language))]);
    }
    for found in open {
        match &found.verdict {
            Sameness::Equal => {}
            Sameness::NotDecided(why) => {
                let line = say::told(words::subject_of(part, &found.subject), say::not_decided(why));
                lines.push(written!(Terminal, "  {}", line.say(language)));
            }
            Sameness::Changed(changes) => {
                for change in changes {
                    lines.push(written!(Terminal, "  {}", words::told(part, found, change).say(language)));
                    let witness = change.witness.iter().map(|witness| part.witness(witness));
                    lines.extend(witness.map(|witness| written!(Terminal, "      {}", witness.say(language))));
                }
            }
        }
    }
}

fn figure(cell: &MovedCell, language: Language, lines: &mut Vec<Text<Terminal>>) {
    let label = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
    let MovedCell { table, row, column, .. } = cell;
    lines.push(written!(Terminal, "  {} [{}, {}] {}: {}", table, row, column, label, words::movement(cell)));
    for part in &cell.parts {
        let by = part.by.clone().map(words::signed).unwrap_or_default();
        let cause = match part.records {
            0 => part.cause.said(),
            records => say::with_records(part.cause.said(), records),
        };
        lines.push(written!(Terminal, "    {:>6}  {}", by, cause.say(language)));
        if !part.keys.is_empty() {
            lines.push(written!(Terminal, "            {}", part.keys.join(", ")));
        }
    }
}
