//! What laying a text out changes, line by line, in the form that `patch` and reviewers know.

use std::fmt::Write;

use imara_diff::{Algorithm, Diff, Hunk, InternedInput};

use crate::words::signs::written_out;
use crate::words::{Terminal, Text};

/// The lines that differ between a text and what became of it, as a unified difference; empty if none do. `name` is what both are called, and
/// `done` says what was done to the second.
#[must_use]
pub fn difference(name: &str, done: &str, text: &str, changed: &str) -> Text<Terminal> {
    let shown = lines_of_difference(&written_out(name), done, text, changed);
    Text::lines_of(&shown) + if shown.is_empty() { "" } else { "\n" }
}

fn lines_of_difference(name: &str, done: &str, text: &str, formatted: &str) -> String {
    let laid_out = format!("{name}, {done}");
    // Lines without their ends: a file of another system would differ in all of them.
    let (old, new): (Vec<&str>, Vec<&str>) = (text.lines().collect(), formatted.lines().collect());
    if old == new && text != formatted {
        return format!("--- {name}\n+++ {laid_out}\n\\ only line ends differ\n");
    }
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let changes: Vec<Hunk> = Diff::compute(Algorithm::Histogram, &input).hunks().collect();
    let near = |change: &Hunk, next: &Hunk| next.before.start - change.before.end <= 2 * AROUND;
    let parts: String = changes.chunk_by(near).map(|changes| part(changes, &old, &new)).collect();
    if parts.is_empty() { parts } else { format!("--- {name}\n+++ {laid_out}\n{parts}") }
}

/// So many unchanged lines stand around changes.
const AROUND: u32 = 3;

/// Changes that stand near each other, with the lines between and around them. (The library's own printer gives a first change in
/// lines 5 to 7 a head that does not fit its lines.)
fn part(changes: &[Hunk], old: &[&str], new: &[&str]) -> String {
    let (Some(first), Some(last)) = (changes.first(), changes.last()) else { return String::new() };
    let before = first.before.start.min(AROUND);
    let after = (old.len() as u32 - last.before.end).min(AROUND);
    let (start, end) = (first.before.start - before, last.before.end + after);
    let (new_start, new_end) = (first.after.start - before, last.after.end + after);
    let head = |start: u32, lines: u32| format!("{},{lines}", if lines == 0 { start } else { start + 1 });
    let mut told = format!("@@ -{} +{} @@\n", head(start, end - start), head(new_start, new_end - new_start));
    let mut tell = |sign: char, lines: &[&str], from: u32, to: u32| {
        for line in lines.get(from as usize..to as usize).unwrap_or_default() {
            let _ = writeln!(told, "{sign}{line}");
        }
    };
    let mut at = start;
    for change in changes {
        tell(' ', old, at, change.before.start);
        tell('-', old, change.before.start, change.before.end);
        tell('+', new, change.after.start, change.after.end);
        at = change.before.end;
    }
    tell(' ', old, at, end);
    told
}
