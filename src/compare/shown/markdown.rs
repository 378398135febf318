//! A comparison as a comment on a pull request: a short summary, what changed in a table, the details folded.

use super::super::{Comparison, MovedCell, Verdict};
use super::words;

/// How many figures stand in the details; a comment has an end.
const FIGURES: usize = 200;

/// The comparison as Markdown, with a newline at the end. Every text of the rules is escaped.
#[must_use]
pub fn markdown(comparison: &Comparison) -> String {
    let mut lines: Vec<String> = words::summary(comparison).iter().map(|line| format!("{}  ", escaped(line))).collect();
    meaning(comparison, &mut lines);
    if let Some(moved) = comparison.moved.as_deref().filter(|moved| !moved.is_empty()) {
        figures(moved, &mut lines);
    }
    if !comparison.structure.is_empty() {
        lines.extend(fold(&format!("Structure: {}", words::counted(comparison.structure.len(), "change"))));
        lines.extend(comparison.structure.iter().map(|change| format!("- {}", escaped(&words::structure(change)))));
        lines.extend(unfold());
    }
    lines.join("\n") + "\n"
}

fn meaning(comparison: &Comparison, lines: &mut Vec<String>) {
    let open: Vec<_> = comparison.meaning.iter().filter(|found| !found.verdict.is_equal()).collect();
    if open.is_empty() {
        return;
    }
    lines.extend([String::new(), "| what | how it changed |".to_owned(), "|---|---|".to_owned()]);
    for found in &open {
        let how = match &found.verdict {
            Verdict::Equal => String::new(),
            Verdict::NotDecided(why) => format!("not decided; {why}"),
            Verdict::Changed(changes) => {
                changes.iter().map(|change| change.how.as_str()).collect::<Vec<_>>().join("; ")
            }
        };
        lines.push(format!("| {} | {} |", escaped(&words::subject(&found.subject)), escaped(&how)));
    }
    let witnesses: Vec<String> = open
        .iter()
        .filter_map(|found| match &found.verdict {
            Verdict::Changed(changes) => {
                let witness = changes.iter().find_map(|change| change.witness.as_ref())?;
                Some(format!("- {}: {}", escaped(&words::subject(&found.subject)), escaped(witness)))
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

fn figures(moved: &[MovedCell], lines: &mut Vec<String>) {
    lines.extend(fold(&format!("Figures: {} moved", words::counted(moved.len(), "cell"))));
    lines.extend(["| table | row | column | figure | why |".to_owned(), "|---|---|---|---|---|".to_owned()]);
    for cell in moved.iter().take(FIGURES) {
        let row = if cell.row_label.is_empty() { &cell.row } else { &cell.row_label };
        let part = |part: &super::super::Part| {
            let by = part.by.map(|by| format!("{} ", words::signed(by))).unwrap_or_default();
            let keys = if part.keys.is_empty() { String::new() } else { format!(" ({})", part.keys.join(", ")) };
            escaped(&format!("{by}{}{keys}", part.cause))
        };
        let why: Vec<String> = cell.parts.iter().map(part).collect();
        let cells = [&cell.table, row, &cell.column, &words::movement(cell)].map(|text| escaped(text));
        lines.push(format!("| {} | {} |", cells.join(" | "), why.join("<br>")));
    }
    if moved.len() > FIGURES {
        lines.push(format!("\nand {} more", moved.len() - FIGURES));
    }
    lines.extend(unfold());
}

fn fold(summary: &str) -> [String; 4] {
    [String::new(), "<details>".to_owned(), format!("<summary>{}</summary>", escaped(summary)), String::new()]
}

fn unfold() -> [String; 3] {
    [String::new(), "</details>".to_owned(), String::new()]
}

/// Text that Markdown and HTML take as it stands.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '*' | '_' | '[' | ']' | '`' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
