//! A comparison as a comment on a pull request: a short summary, what changed in a table, the details folded.

use super::super::{Comparison, MovedCell, Part, Verdict};
use super::words;
use crate::words::{Markdown, Text, written};

/// How many figures stand in the details; a comment has an end.
const FIGURES: usize = 200;

/// The comparison as Markdown, with a newline at the end.
#[must_use]
pub fn markdown(comparison: &Comparison) -> Text<Markdown> {
    let mut lines: Vec<Text<Markdown>> =
        words::summary(comparison).iter().map(|line| written!(Markdown, "{}  ", line)).collect();
    meaning(comparison, &mut lines);
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        figures(moved, &mut lines);
    }
    if !comparison.structure.is_empty() {
        lines.extend(fold(&format!("Structure: {}", words::counted(comparison.structure.len(), "change"))));
        lines.extend(comparison.structure.iter().map(|change| written!(Markdown, "- {}", words::structure(change))));
        lines.extend(unfold());
    }
    Text::join(lines, "\n") + "\n"
}

fn meaning(comparison: &Comparison, lines: &mut Vec<Text<Markdown>>) {
    let open: Vec<_> = comparison.meaning.iter().filter(|found| !found.verdict.is_equal()).collect();
    if open.is_empty() {
        return;
    }
    lines.extend(["", "| what | how it changed |", "|---|---|"].map(Text::own));
    for found in &open {
        let how = match &found.verdict {
            Verdict::Equal => String::new(),
            Verdict::NotDecided(why) => format!("not decided; {why}"),
            Verdict::Changed(changes) => {
                changes.iter().map(|change| change.how.as_str()).collect::<Vec<_>>().join("; ")
            }
        };
        lines.push(written!(Markdown, "| {} | {} |", words::subject(&found.subject), how));
    }
    let witnesses: Vec<Text<Markdown>> = open
        .iter()
        .filter_map(|found| match &found.verdict {
            Verdict::Changed(changes) => {
                let witness = changes.iter().find_map(|change| change.witness.as_ref())?;
                Some(written!(Markdown, "- {}: {}", words::subject(&found.subject), witness))
            }
            _ => None,
        })
        .collect();
    if !witnesses.is_empty() {
        lines.extend(fold("Made-up records that show it"));
        lines.extend(witnesses);
        lines.extend(unfold());
    }
}

fn figures(moved: &[MovedCell], lines: &mut Vec<Text<Markdown>>) {
    lines.extend(fold(&format!("Figures: {} moved", words::counted(moved.len(), "cell"))));
    lines.extend(["| table | row | column | figure | why |", "|---|---|---|---|---|"].map(Text::own));
    for cell in moved.iter().take(FIGURES) {
        let row = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
        let part = |part: &Part| {
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
