//! What laying a text out changes, line by line, in the form that `patch` and reviewers know.

use similar::TextDiff;

use crate::words::signs::written_out;
use crate::words::{Terminal, Text};

/// The lines that differ between a text and the same text laid out by [`super::format`], as a unified difference; empty if none
/// do. `name` is what both are called.
#[must_use]
pub fn difference(name: &str, text: &str, formatted: &str) -> Text<Terminal> {
    let shown = lines_of_difference(&written_out(name), text, formatted);
    Text::lines_of(&shown) + if shown.is_empty() { "" } else { "\n" }
}

fn lines_of_difference(name: &str, text: &str, formatted: &str) -> String {
    let laid_out = format!("{name}, laid out");
    // Lines without their ends: a file of another system would differ in all of them.
    let (old, new): (Vec<&str>, Vec<&str>) = (text.lines().collect(), formatted.lines().collect());
    if old == new && text != formatted {
        return format!("--- {name}\n+++ {laid_out}\n\\ only line ends differ\n");
    }
    TextDiff::from_slices(&old, &new).unified_diff().header(name, &laid_out).to_string()
}
