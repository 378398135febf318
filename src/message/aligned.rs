//! Lines of cells as text, each column as wide as its widest cell.

use unicode_width::UnicodeWidthStr;

/// How many letters of a head are repeated.
const LETTERS: usize = 56;

/// A head and cells on each line, in columns.
pub(super) fn aligned(lines: &[Vec<String>]) -> String {
    let lines: Vec<Vec<String>> = lines.iter().map(|cells| with_short_head(cells)).collect();
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| lines.iter().filter_map(|cells| cells.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    let line = |cells: &Vec<String>| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| pad(cell, *width));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn with_short_head(cells: &[String]) -> Vec<String> {
    let mut cells = cells.to_vec();
    if let Some(head) = cells.first_mut()
        && let Some((cut, _)) = head.char_indices().nth(LETTERS)
    {
        head.truncate(cut);
        head.push('…');
    }
    cells
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}
