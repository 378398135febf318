//! A comparison as a comment on a pull request: a short summary, what changed in a table, the details folded.

use super::words::{self, Part};
use crate::compare::{self, Change, Comparison, Found, MovedCell, Sameness};
use crate::words::{Markdown, Text, written};

/// How many figures stand in the details; a comment has an end.
const FIGURES: usize = 200;

/// The comparison as Markdown, with a newline at the end.
#[must_use]
pub fn markdown(comparison: &Comparison) -> Text<Markdown> {
    let mut lines: Vec<Text<Markdown>> =
        words::summary(comparison).iter().map(|line| written!(Markdown, "{}  ", line)).collect();
    Part::ALL.into_iter().for_each(|part| open(part, comparison, &mut lines));
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        figures(moved, &mut lines);
    }
    if let Some(texts) = comparison.texts.as_deref().filter(|texts| !texts.is_empty()) {
        lines.extend(fold(&format!("Texts: {} printed otherwise", words::counted(texts.len(), "text"))));
        lines.extend(["| text | was | is |", "|---|---|---|"].map(Text::own));
        for text in texts {
            for [old, new] in text.lines() {
                lines.push(written!(Markdown, "| {} | {} | {} |", text.name, old, new));
            }
        }
        lines.extend(unfold());
    }
    if !comparison.structure.is_empty() {
        lines.extend(fold(&format!("Structure: {}", words::counted(comparison.structure.len(), "change"))));
        lines.extend(comparison.structure.iter().map(|change| written!(Markdown, "- {}", words::structure(change))));
        lines.extend(unfold());
    }
    Text::join(lines, "\n") + "\n"
}

/// What is not equal in a part: a table, and folded what shows it.
fn open(part: Part, comparison: &Comparison, lines: &mut Vec<Text<Markdown>>) {
    let open: Vec<&Found> = part.of(comparison).iter().filter(|found| !found.verdict.is_equal()).collect();
    if open.is_empty() {
        return;
    }
    lines.push(Text::new());
    lines.push(written!(Markdown, "| {} | how it changed |", part.name()));
    lines.push(Text::own("|---|---|"));
    for found in &open {
        let how = match &found.verdict {
            Sameness::Equal => String::new(),
            Sameness::NotDecided(why) => format!("not decided; {why}"),
            Sameness::Changed(changes) => changes.iter().map(how).collect::<Vec<_>>().join("; "),
        };
        lines.push(written!(Markdown, "| {} | {} |", words::subject_of(part, &found.subject), how));
    }
    let witness = |found: &&Found| match &found.verdict {
        Sameness::Changed(changes) => {
            let witness = changes.iter().find_map(|change| change.witness.as_ref())?;
            Some(written!(Markdown, "- {}: {}", words::subject_of(part, &found.subject), witness))
        }
        _ => None,
    };
    let witnesses: Vec<Text<Markdown>> = open.iter().filter_map(witness).collect();
    if !witnesses.is_empty() {
        let what =
            if part == Part::Reading { "Made-up lines of data that show it" } else { "Made-up records that show it" };
        lines.extend(fold(what));
        lines.extend(witnesses);
        lines.extend(unfold());
    }
}

fn how(change: &Change) -> String {
    match &change.days {
        Some(days) => format!("{days}: {}", change.how),
        None => change.how.clone(),
    }
}

fn figures(moved: &[MovedCell], lines: &mut Vec<Text<Markdown>>) {
    lines.extend(fold(&format!("Figures: {} moved", words::counted(moved.len(), "cell"))));
    lines.extend(["| table | row | column | figure | why |", "|---|---|---|---|---|"].map(Text::own));
    for cell in moved.iter().take(FIGURES) {
        let row = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
        let part = |part: &compare::Part| {
            let by = part.by.clone().map(|by| format!("{} ", words::signed(by))).unwrap_or_default();
            let keys = if part.keys.is_empty() { String::new() } else { format!(" ({})", part.keys.join(", ")) };
            Text::of(format!("{by}{}{keys}", part.cause))
        };
        let why = Text::<Markdown>::join(cell.parts.iter().map(part), "<br>");
        let (table, column, movement) = (&cell.table, &cell.column, words::movement(cell));
        lines.push(written!(Markdown, "| {} | {} | {} | {} | {} |", table, row, column, movement, why));
    }
    if moved.len() > FIGURES {
        lines.push(written!(Markdown, "\nand {} more", moved.len() - FIGURES));
    }
    lines.extend(unfold());
}

fn fold(summary: &str) -> [Text<Markdown>; 4] {
    let summary = written!(Markdown, "<summary>{}</summary>", summary);
    [Text::new(), Text::own("<details>"), summary, Text::new()]
}

fn unfold() -> [Text<Markdown>; 3] {
    ["", "</details>", ""].map(Text::own)
}
